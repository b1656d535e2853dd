//! Titles that stand beside a name, parted from it by a comma or in brackets.

use std::ops::Range;

use super::split::title_at;
use super::{Lexicon, Mention, NameKind};
use crate::findings::reading::Reading;

/// Words of a title set off from its name, at most.
const REACH: usize = 9;

/// Gives the mentions, which are in order, the titles that stand beside them.
pub(super) fn give(readings: &[Reading<'_>], mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get(at).cloned() else {
            continue;
        };
        let Some(reading) = readings.get(mention.article) else {
            continue;
        };
        let lexicon = Lexicon::of(reading.language);
        if mention.kind == NameKind::Place || mention.kind == NameKind::Organisation {
            continue;
        }
        let beside = |other: usize| {
            mentions
                .get(other)
                .filter(|other| (other.article, other.sentence) == (mention.article, mention.sentence))
        };
        let before = at.checked_sub(1).and_then(beside).cloned();
        let after = beside(at + 1).cloned();
        if mention.title.is_none()
            && let Some(title) = before_comma(reading, lexicon, &mention, before.as_ref())
        {
            // "penasihat Putin, Yuri Ushakov": the title is not Putin's.
            if let Some(owner) = at.checked_sub(1).and_then(|at| mentions.get_mut(at))
                && owner.article == mention.article
                && title.contains(&owner.tokens.start)
            {
                owner.title = None;
            }
            if let Some(mention) = mentions.get_mut(at) {
                mention.title = Some(title_at(reading, lexicon, title));
                mention.kind = NameKind::Person;
            }
            continue;
        }
        if mention.title.is_none()
            && let Some(title) = behind(reading, lexicon, &mention, after.as_ref())
            && let Some(mention) = mentions.get_mut(at)
        {
            mention.title = Some(title_at(reading, lexicon, title));
            mention.kind = NameKind::Person;
        }
    }
}

/// "Menteri Luar Negeri AS, Matthew Miller, …".
fn before_comma(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    mention: &Mention,
    before: Option<&Mention>,
) -> Option<Range<usize>> {
    let start = mention.tokens.start;
    let sentence = reading.tokens_of(mention.sentence);
    if reading.before(start).trim() != "," || mention.tokens.len() < 2 {
        return None;
    }
    let closes =
        mention.tokens.end >= sentence.end || reading.before(mention.tokens.end).starts_with([',', '.', ';', ')']);
    let mut from = None;
    let mut at = start;
    while at > sentence.start && start - at < REACH && (at == start || reading.is_joined(at)) {
        at -= 1;
        if reading.phrase(&lexicon.titles, at, start).is_some() {
            from = Some(at);
        } else if reading.is_stop(at)
            && !lexicon.title_joins.contains(reading.folded(at))
            && !lexicon.title_words.contains(reading.folded(at))
            && reading.tokens.get(at).is_some_and(|token| !token.capital)
        {
            break;
        }
    }
    let mut from = from?;
    while from > sentence.start && reading.is_joined(from) && lexicon.title_words.contains(reading.folded(from - 1)) {
        from -= 1;
    }
    let title = from..start;
    match before {
        // A person between title and comma has the title, unless it is one name and the
        // next is set off by commas.
        Some(owner) if owner.tokens.start >= from && owner.title.is_some() => {
            (owner.tokens.len() == 1 && closes).then_some(title)
        }
        _ => {
            let single = title.len() == 1 && !closes;
            (!single).then_some(title)
        }
    }
}

/// "John Kirby, juru bicara Dewan Keamanan Nasional, …", "Andrey Belousov (Menteri
/// Pertahanan)".
fn behind(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    mention: &Mention,
    after: Option<&Mention>,
) -> Option<Range<usize>> {
    let sentence = reading.tokens_of(mention.sentence);
    let mut from = mention.tokens.end;
    if from >= sentence.end {
        return None;
    }
    let open = reading.before(from).trim();
    if !matches!(open, "," | "(") {
        return None;
    }
    let brackets = open == "(";
    while from < sentence.end && lexicon.articles.contains(reading.folded(from)) {
        from += 1;
    }
    let soon = from..sentence.end.min(from + 4);
    let head = soon.into_iter().find(|at| {
        reading.phrase(&lexicon.titles, *at, sentence.end).is_some()
            && (from..*at).all(|at| lexicon.title_words.contains(reading.folded(at)))
    })?;
    let (length, ()) = reading.phrase(&lexicon.titles, head, sentence.end)?;
    let mut to = head + length;
    while to < sentence.end && to - from < REACH && reading.is_joined(to) {
        let word = reading.folded(to);
        let goes_on = lexicon.title_words.contains(word) || lexicon.title_joins.contains(word) || !reading.is_stop(to);
        if !goes_on {
            break;
        }
        to += 1;
    }
    let closed = to >= sentence.end || !reading.is_joined(to);
    // "…, Menteri Luar Negeri Sergei Lavrov": the title of the next name.
    let taken = after.is_some_and(|after| {
        after
            .title
            .as_ref()
            .is_some_and(|title| title.tokens.start <= from && from < title.tokens.end)
    });
    ((closed || brackets) && !taken).then_some(from..to)
}
