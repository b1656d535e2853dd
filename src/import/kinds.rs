//! What a unit of a page is, as far as its own words say: a link to another article,
//! an editor's line, a call to subscribe.

use super::dates;
use super::lexicon::{Lexicon, Phrases};
use super::lines::{Line, Token, Unit};
use crate::text::sentences::is_agency_credit;

/// Words a call to action may have.
const CALL_WORDS: usize = 45;
/// Words among which a call stands at the start.
const CALL_WITHIN: usize = 3;

/// A kind of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Separator,
    Address,
    Hashtags,
    Date,
    Initials,
    Placeholder,
    Teaser,
    Widget,
    Rights,
    Author,
    Editor,
    Photo,
    Label,
    Call,
    AfterHeadline,
    HeadlineAgain,
    BeforeHeadline,
    UnderHeadline,
    AfterEnd,
    Section,
}

impl Kind {
    /// Why such a unit is folded, in words.
    pub(super) fn reason(self) -> &'static str {
        match self {
            Self::Separator => "a separator without words",
            Self::Address => "an address by itself",
            Self::Hashtags => "hashtags",
            Self::Date => "a date or time by itself",
            Self::Initials => "initials of authors",
            Self::Placeholder => "the place of a picture, a video or an advertisement",
            Self::Teaser => "a link to another article",
            Self::Widget => "a button or heading of the page",
            Self::Rights => "a notice of rights",
            Self::Author => "the author's line",
            Self::Editor => "the editor's line",
            Self::Photo => "a photo credit",
            Self::Label => "a label with its value",
            Self::Call => "a call to follow, subscribe, share or comment",
            Self::AfterHeadline => "the section or site, after the headline",
            Self::HeadlineAgain => "the headline once more",
            Self::BeforeHeadline => "a line of the page before the headline",
            Self::UnderHeadline => "a line of the page under the headline",
            Self::AfterEnd => "a line of the page after the end of the article",
            Self::Section => "the heading of a list of articles",
        }
    }
}

/// The kind of each unit of a line. `last` says that it is the last of the text.
pub(super) fn of_line(line: &Line<'_>, last: bool, lexicon: &Lexicon) -> Vec<Option<Kind>> {
    let mut kinds: Vec<_> = line.units.iter().map(|unit| of_unit(unit, last, lexicon)).collect();
    // A call often takes several sentences: "One account for all! Sign up here."
    if kinds.contains(&Some(Kind::Call)) && kinds.len() <= 5 {
        for (kind, unit) in kinds.iter_mut().zip(&line.units) {
            let addressed = unit.text.ends_with('!') || lexicon.second_person.find(&unit.tokens).is_some();
            if kind.is_none() && addressed && unit.words <= 20 && !is_quoted(unit) {
                *kind = Some(Kind::Call);
            }
        }
    }
    kinds
}

fn of_unit(unit: &Unit<'_>, last: bool, lexicon: &Lexicon) -> Option<Kind> {
    let rules: [(Kind, bool); 14] = [
        (
            Kind::Separator,
            unit.tokens.is_empty() && !unit.text.chars().any(char::is_alphanumeric),
        ),
        (Kind::Address, is_address(unit.text)),
        (Kind::Hashtags, is_hashtags(unit.text)),
        (Kind::Date, dates::is_date_line(unit, lexicon)),
        (Kind::Initials, is_initials(unit)),
        (Kind::Placeholder, is_placeholder(unit, lexicon)),
        (Kind::Teaser, is_teaser(unit, last, lexicon)),
        (Kind::Widget, is_widget(unit, lexicon)),
        (Kind::Rights, is_rights(unit, lexicon)),
        (Kind::Author, names_after(unit, &lexicon.authors)),
        (Kind::Editor, names_after(unit, &lexicon.editors)),
        (Kind::Photo, is_photo(unit, lexicon)),
        (Kind::Label, is_label(unit, lexicon)),
        (Kind::Call, is_call(unit, lexicon)),
    ];
    rules.into_iter().find_map(|(kind, fits)| fits.then_some(kind))
}

/// Whether `text` is one bare address.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim_matches(['<', '>', '(', ')']);
    let scheme = ["http://", "https://", "www."]
        .iter()
        .any(|start| text.starts_with(start));
    let mail = text
        .split_once('@')
        .is_some_and(|(name, site)| !name.is_empty() && site.contains('.'));
    (scheme || mail) && !text.contains(char::is_whitespace)
}

fn is_hashtags(text: &str) -> bool {
    text.starts_with('#') && text.split_whitespace().all(|word| word.starts_with('#'))
}

/// "(rfs/imk)", "(Warta.example, Sekar Windu)", "(AFP)".
fn is_initials(unit: &Unit<'_>) -> bool {
    let Some(inner) = unit
        .text
        .strip_prefix('(')
        .and_then(|t| t.trim_end_matches(['.', ' ']).strip_suffix(')'))
    else {
        return false;
    };
    let words = inner.split_whitespace().count();
    let code = words == 1 && (inner.contains(['/', '-', '*']) || inner.len() <= 8);
    let site = words <= 6
        && inner
            .split([' ', ',', '/'])
            .any(crate::text::sentences::is_known_domain);
    let names =
        words <= 6 && inner.contains('/') && inner.split('/').all(|name| name.trim().starts_with(char::is_uppercase));
    !inner.contains(['(', ')']) && inner.chars().any(char::is_alphabetic) && (code || site || names)
}

fn is_placeholder(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    let bracket = unit.text.starts_with('[') && unit.text.ends_with(']') && unit.words <= 6;
    bracket || (unit.words <= 14 && lexicon.markers.find(&unit.tokens).is_some())
}

fn is_teaser(unit: &Unit<'_>, last: bool, lexicon: &Lexicon) -> bool {
    let Some(first) = unit.tokens.first() else { return false };
    if let Some(count) = lexicon.teasers.begins(&unit.tokens) {
        let colon = colon_after(unit, count);
        let title_next = unit.tokens.get(count).is_none_or(|token| token.capital);
        return colon || title_next || !unit.terminated || count > 2;
    }
    let word = first.at.of(unit.text);
    if !lexicon.teasers_in_capitals.contains(word) {
        return false;
    }
    let rest = unit.text.get(first.at.end..).unwrap_or_default();
    let title = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let set_off = last || rest.starts_with("  ") || rest.trim_start().starts_with([':', '-', '–', '|']);
    let mut letters = title.chars();
    set_off && letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Whether a colon follows the first `count` words.
fn colon_after(unit: &Unit<'_>, count: usize) -> bool {
    let last = count.checked_sub(1).and_then(|at| unit.tokens.get(at));
    last.is_some_and(|token| token.colon_follows)
}

/// A button or heading, with or without a count: "Komentar (12)".
fn is_widget(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    let digits = |token: &&Token| token.folded.bytes().all(|b| b.is_ascii_digit());
    let before = unit.tokens.iter().take_while(digits).count();
    let after = unit.tokens.iter().rev().take_while(digits).count();
    let words = unit.tokens.get(before..unit.tokens.len().saturating_sub(after));
    words.is_some_and(|words| !words.is_empty() && lexicon.widgets.is(words))
}

fn is_rights(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    let Some((at, count)) = lexicon.rights.find(&unit.tokens) else {
        return false;
    };
    let year = |token: &Token| token.folded.len() == 4 && token.folded.starts_with("20");
    let sure = count > 1 || !unit.terminated || unit.text.contains('©') || unit.tokens.iter().any(year);
    at <= 8 && unit.words <= 40 && sure
}

/// "Penulis: Sekar Windu", "Reporter Warta.example Bayu Lintang", "By KIM TONG-HYUNG".
fn names_after(unit: &Unit<'_>, labels: &Phrases) -> bool {
    let Some(count) = labels.begins(&unit.tokens) else {
        return false;
    };
    let last = count.checked_sub(1).and_then(|at| unit.tokens.get(at));
    let after = last.and_then(|token| unit.text.get(token.at.end..)).unwrap_or_default();
    let dashed = [" - ", " – ", " | "].iter().any(|mark| after.starts_with(mark)) && !unit.terminated;
    if dashed || colon_after(unit, count) || count > 1 {
        return unit.words <= 24 && !(unit.terminated && unit.words > 12);
    }
    let small = ["dan", "and", "of", "di", "in", "for"];
    let names = unit.tokens.get(count..).unwrap_or_default();
    let in_site = |token: &Token| {
        unit.text
            .get(..token.at.start)
            .is_some_and(|before| before.ends_with('.'))
    };
    let is_name = |token: &Token| token.capital || in_site(token) || small.contains(&token.folded.as_str());
    let starts = unit.tokens.first().is_some_and(|token| token.capital);
    starts
        && names.iter().all(is_name)
        && !names.is_empty()
        && !unit.terminated
        && unit.words <= 8
        && !unit.text.contains(['?', '!', '"', '“'])
}

fn is_photo(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    if is_agency_credit(unit.text.trim_matches(['(', ')'])) {
        return true;
    }
    let Some(count) = lexicon.photo_labels.begins(&unit.tokens) else {
        return false;
    };
    let colon = colon_after(unit, count);
    let named = unit.tokens.iter().all(|token| token.capital || token.folded == "by");
    ((colon || (count > 1 && !unit.terminated)) && unit.words <= 40) || (named && !unit.terminated && unit.words <= 7)
}

/// "Kab/Kota: Moskow", "Warta.example Jenis Media: Nasional", and `FollowSentimen: positif`.
fn is_label(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    let Some(colon) = unit
        .tokens
        .iter()
        .position(|token| token.colon_follows)
        .filter(|at| *at < 6)
    else {
        return false;
    };
    if (unit.terminated && unit.words > 8) || unit.words > 30 {
        return false;
    }
    let before = unit.tokens.get(..=colon).unwrap_or_default();
    let glued = || {
        let last = before.last().filter(|token| token.folded.len() <= 40)?;
        let token = |folded: &str| {
            [Token {
                folded: folded.to_owned(),
                ..last.clone()
            }]
        };
        let splits = last
            .folded
            .char_indices()
            .skip(3)
            .map(|(at, _)| last.folded.split_at(at));
        splits
            .into_iter()
            .find(|(call, label)| lexicon.calls.is(&token(call)) && lexicon.labels.is(&token(label)))
    };
    lexicon.labels.ends(before).is_some() || glued().is_some()
}

fn is_quoted(unit: &Unit<'_>) -> bool {
    unit.text.starts_with(['"', '“', '‘', '\'', '«'])
}

/// A call to act: a phrase that gives it away, or an imperative with its object and
/// one more sign.
fn is_call(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    if unit.words > CALL_WORDS || is_quoted(unit) {
        return false;
    }
    let quotes = unit.text.contains(['“', '"']);
    if !quotes && lexicon.call_phrases.find(&unit.tokens).is_some() {
        return true;
    }
    let called = (0..CALL_WITHIN.min(unit.tokens.len())).find(|at| {
        unit.tokens
            .get(*at..)
            .is_some_and(|tokens| lexicon.calls.begins(tokens).is_some())
    });
    let Some(called) = called else { return false };
    let rest = unit.tokens.get(called + 1..).unwrap_or_default();
    let mut objects = 0;
    let mut at = 0;
    while let Some((place, count)) = rest.get(at..).and_then(|tokens| lexicon.call_objects.find(tokens)) {
        objects += 1;
        at += place + count;
    }
    let second_person = usize::from(lexicon.second_person.find(rest).is_some());
    let open_end = usize::from(!unit.terminated || unit.text.ends_with('!'));
    objects > 0 && objects + second_person + open_end >= 2
}
