//! Cuts inside what has no full stop: subheads glued to the sentence after them,
//! tails of headlines, photo credits, authors' initials.

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
pub(super) fn is_terminated(text: &str) -> bool {
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
    let form = |word: &Span| Form::of(word.of(text));
    let lower = |word: &Span| word.of(text).to_lowercase();
    if all
        .first()
        .is_none_or(|first| form(first) == Form::Lower || lexicon.openers.contains(&lower(first)))
    {
        return None;
    }
    for (count, group) in all.windows(3).enumerate().map(|(at, group)| (at + 1, group)) {
        let [before, here, after] = group else { return None };
        if count > *SUBHEAD_WORDS.end() || !Span::new(before.end, here.start).of(text).trim().is_empty() {
            // A name may have a hyphen, a subhead no other mark.
            if Span::new(before.end, here.start).of(text) != "-" || count > *SUBHEAD_WORDS.end() {
                return None;
            }
            continue;
        }
        if !SUBHEAD_WORDS.contains(&count) || form(here) != Form::Capitalised || lexicon.titled.contains(&lower(before))
        {
            continue;
        }
        let adjoining = Span::new(here.end, after.start).of(text).trim().is_empty();
        let (lower_before, lower_after) = (form(before) == Form::Lower, adjoining && form(after) == Form::Lower);
        let word = lower(here);
        let sure = if lexicon.openers.contains(&word) {
            lower_before || lower_after
        } else {
            lexicon.starters.contains(&word) && here.len() > 1 && lower_before && lower_after
        };
        let name = lexicon.fixed.contains(Span::new(here.start, after.end).of(text));
        let rest = words::words(text, Span::new(here.start, sentence.end)).nth(SENTENCE_WORDS - 1);
        if sure && !name && rest.is_some() {
            return Some(here.start);
        }
    }
    None
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
        is_domain(tail).then_some(line.start + at + 1)
    })
}

/// Whether `word` is written like the name of a site: "Kompas.com", "REPUBLIKA.CO.ID".
pub(super) fn is_domain(word: &str) -> bool {
    let mut parts = word.split('.');
    let name = parts
        .next()
        .is_some_and(|name| name.len() >= 2 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    let mut rest = parts.peekable();
    name && rest.peek().is_some()
        && rest.all(|p| (2..=12).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))
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
        let known = lexicon.credits.iter().any(|credit| {
            inner.strip_prefix(credit.as_str()).is_some_and(|rest| {
                let rest = rest.trim_start_matches('.');
                let named = rest.trim_start_matches([':', ' ', '/']);
                rest.len() > named.len()
                    && named.starts_with(char::is_uppercase)
                    && (rest.contains(':') || words_in(named) <= 3)
            })
        });
        known || is_agency_credit(inner)
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

/// "REUTERS/Vladimir Pirogov", "ANTARA FOTO/Bayu Pratama S/Spt.", "AFP PHOTO/KCNA VIA KNS".
fn is_agency_credit(text: &str) -> bool {
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
