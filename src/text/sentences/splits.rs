//! Cuts inside what has no full stop: subheads glued to the sentence after them,
//! tails of headlines, photo credits, authors' initials.

use super::domains::is_known_domain;
use super::lexicon::Lexicon;
use crate::text::span::floor_boundary;
use crate::text::{Span, words};

/// Words a glued subhead may have.
const SUBHEAD_WORDS: std::ops::RangeInclusive<usize> = 2..=9;
/// Words the sentence after a glued subhead must have.
const SENTENCE_WORDS: usize = 6;
/// Bytes of a sentence in which a subhead is looked for.
const SUBHEAD_WINDOW: usize = 160;
/// Bytes a photo credit or a headline's tail may have.
const TAIL_BYTES: usize = 64;

/// Whether `text` ends as a sentence does.
pub(crate) fn is_terminated(text: &str) -> bool {
    let closers = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    text.trim_end_matches(closers)
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Where the sentence after a glued subhead begins: "Khawatir tentang senjata
/// **Bersama** dengan Cina, Rusia …". The word there is capitalised, cannot be part
/// of a name, and nothing but words stands before it.
pub(super) fn after_subhead(text: &str, sentence: Span, lexicon: &Lexicon) -> Option<usize> {
    let whole = sentence.of(text);
    if lexicon.openers.is_empty() || !whole.starts_with(char::is_alphanumeric) || !is_terminated(whole) {
        return None;
    }
    let window = floor_boundary(text, sentence.end.min(sentence.start + SUBHEAD_WINDOW));
    let all: Vec<Span> = words::words(text, Span::new(sentence.start, window)).collect();
    let first = all.first()?.of(text);
    if Form::of(first) == Form::Lower || lexicon.openers.contains(&first.to_lowercase()) {
        return None;
    }
    let rest = |at: usize| {
        words::words(text, Span::new(at, sentence.end))
            .nth(SENTENCE_WORDS - 1)
            .is_some()
    };
    for (count, group) in (1..=*SUBHEAD_WORDS.end()).zip(all.windows(4)) {
        let [before, here, next, after] = group else {
            return None;
        };
        match Span::new(before.end, here.start).of(text) {
            // A name may have a hyphen, a subhead no other mark.
            "-" => continue,
            gap if !gap.trim().is_empty() => return None,
            _ => {}
        }
        let opens = opens_sentence(text, [*before, *here, *next, *after], lexicon);
        if SUBHEAD_WORDS.contains(&count) && opens && rest(here.start) {
            return Some(here.start);
        }
    }
    None
}

/// Whether the second of four words begins a sentence though no full stop stands
/// before it.
fn opens_sentence(text: &str, [before, here, next, after]: [Span; 4], lexicon: &Lexicon) -> bool {
    let form = |word: Span| Form::of(word.of(text));
    let adjoining = |a: Span, b: Span| Span::new(a.end, b.start).of(text).trim().is_empty();
    let word = here.of(text).to_lowercase();
    let named = lexicon.titled.contains(&before.of(text).to_lowercase())
        || lexicon.fixed.contains(Span::new(here.start, next.end).of(text));
    if form(here) != Form::Capitalised || named {
        return false;
    }
    let lower_before = form(before) == Form::Lower;
    let lower_next = adjoining(here, next) && form(next) == Form::Lower;
    if !lexicon.openers.contains(&word) {
        return lexicon.starters.contains(&word) && here.len() > 1 && lower_before && lower_next;
    }
    // "He read In Cold Blood": a short word before two capitals is a title's.
    let in_title = here.len() < 5
        && adjoining(here, next)
        && adjoining(next, after)
        && [next, after].into_iter().all(|word| form(word) != Form::Lower);
    lower_next || (lower_before && !in_title)
}

/// Where the tail of a headline begins: "… | Section", "… - Outlet.com".
pub(super) fn headline_tail(text: &str, line: Span) -> Option<usize> {
    let whole = line.of(text);
    if is_terminated(whole) || whole.len() > 400 {
        return None;
    }
    let long_enough = |at: usize| {
        words::words(text, Span::new(line.start, line.start + at))
            .nth(2)
            .is_some()
    };
    if let Some(bar) = whole.find(" | ").filter(|at| long_enough(*at)) {
        return (whole.len() - bar <= TAIL_BYTES).then_some(line.start + bar + 1);
    }
    [" - ", " – ", " — "].iter().find_map(|dash| {
        let at = whole.rfind(dash).filter(|at| long_enough(*at))?;
        let tail = whole.get(at + dash.len()..)?;
        is_known_domain(tail).then_some(line.start + at + 1)
    })
}

/// Where the photo credit at the end of a line without a full stop begins:
/// "Kim menyambut Putin **Foto: Antara**", "… **(Foto: Reuters)**", "… **REUTERS/Nama**".
pub(super) fn photo_credit(text: &str, line: Span, lexicon: &Lexicon) -> Option<usize> {
    let whole = line.of(text);
    let bracketed = whole.ends_with(')');
    if is_terminated(whole) && !bracketed {
        return None;
    }
    let from = floor_boundary(whole, whole.len().saturating_sub(TAIL_BYTES));
    let tail = whole.get(from..)?;
    let mark = |at: usize| {
        let after = tail.get(at..).unwrap_or_default();
        let inner = after.strip_prefix('(').unwrap_or(after);
        let named = lexicon
            .credits
            .iter()
            .filter_map(|credit| inner.strip_prefix(credit.as_str()))
            .any(|rest| {
                let name = rest.trim_start_matches(['.', ':', ' ', '/']);
                let labelled = after.len() > inner.len() || rest.trim_start().starts_with([':', '/', '.']);
                let names =
                    words_in(name) <= 3 && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
                let caption = whole.get(..from + at).is_some_and(|head| is_caption(head, lexicon));
                rest.len() > name.len() && name.starts_with(char::is_uppercase) && (labelled || (names && caption))
            });
        named || is_agency_credit(inner)
    };
    let starts = tail.char_indices().filter(|(at, c)| {
        let after_space = tail
            .get(..*at)
            .is_some_and(|before| before.ends_with(char::is_whitespace));
        after_space && (*c == '(' || c.is_uppercase())
    });
    let at = starts.map(|(at, _)| at).find(|at| mark(*at))?;
    let head = Span::new(line.start, line.start + from + at);
    words::words(text, head).nth(1).is_some().then_some(head.end)
}

/// Whether `head` is written as a caption is, not as a headline: it holds a word in
/// lower case that is more than a function word.
fn is_caption(head: &str, lexicon: &Lexicon) -> bool {
    let plain = |word: &&str| word.len() >= 5 && word.starts_with(char::is_lowercase);
    head.split_whitespace()
        .filter(plain)
        .any(|word| !lexicon.starters.contains(word))
}

/// "REUTERS/Vladimir Pirogov", "ANTARA FOTO/Bayu Pratama S/Spt.", "AFP PHOTO/KCNA VIA KNS".
pub(crate) fn is_agency_credit(text: &str) -> bool {
    let Some((agency, name)) = text.split_once('/') else {
        return false;
    };
    let capitals = agency.chars().all(|c| c.is_uppercase() || c == ' ') && (2..=20).contains(&agency.len());
    capitals && name.starts_with(char::is_uppercase) && words_in(name) <= 6
}

/// Where the authors' initials at the end of a paragraph begin: "… tersebut. **(rfs/imk)**".
pub(super) fn initials_in_brackets(text: &str, sentence: Span) -> Option<usize> {
    let whole = sentence.of(text);
    let inner = whole.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let names = inner.get(open + 1..)?;
    let before = inner.get(..open)?.trim_end();
    let code = names.contains('/') || names.len() <= 4;
    let plain = names
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '*'));
    let short = (1..=32).contains(&names.len());
    (is_terminated(before) && code && plain && short).then_some(sentence.start + open)
}

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Lower,
    Capitalised,
    Other,
}

impl Form {
    fn of(word: &str) -> Self {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if first.is_lowercase() => Self::Lower,
            Some(first) if first.is_uppercase() && letters.all(|c| !c.is_uppercase()) => Self::Capitalised,
            _ => Self::Other,
        }
    }
}
