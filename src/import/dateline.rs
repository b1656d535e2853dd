//! The place and agency that open a report: "JAKARTA, WARTA.EXAMPLE - ", "LONDON (Reuters) —".

use super::lexicon::Lexicon;
use super::lines::Token;
use crate::text::Span;
use crate::text::sentences::{is_domain, is_known_domain};
use crate::text::span::floor_boundary;

/// Bytes in which a dateline ends.
const LONGEST: usize = 80;
/// Words a dateline may have.
const MOST_WORDS: usize = 8;

/// What opens a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Without the dash after it.
    pub span: Span,
    /// The site or outlet in it.
    pub outlet: Option<Span>,
}

/// The dateline at the start of `unit`, if one stands there.
pub(super) fn dateline(text: &str, unit: Span, lexicon: &Lexicon) -> Option<Dateline> {
    let window = Span::new(unit.start, floor_boundary(text, unit.end.min(unit.start + LONGEST)));
    let (end, mark, after) = mark(text, window)?;
    let span = Span::new(unit.start, end).trimmed(text);
    let opening = span.of(text);
    if opening.is_empty() || opening.split_whitespace().count() > MOST_WORDS || opening.contains(['"', '“', '?', '!'])
    {
        return None;
    }
    let mut sure = false;
    let mut outlet = None;
    for (start, part) in parts(opening) {
        let kind = Part::of(part, lexicon)?;
        sure |= matches!(kind, Part::Site | Part::Agency | Part::Capitals | Part::Outlet);
        if matches!(kind, Part::Site | Part::Outlet) && outlet.is_none() {
            outlet = Some(Span::new(span.start + start, span.start + start + part.len()));
        }
    }
    let rest = Span::new(after, unit.end).of(text).trim_start();
    let begins =
        rest.is_empty() || rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'«".contains(c));
    let allowed = match mark {
        // "KUALA LUMPUR: ": only a place in capitals, or any heading would do.
        Mark::Colon => Part::of(opening, lexicon) == Some(Part::Capitals) && opening.len() > 3,
        Mark::Dash => sure || (begins && opening.split_whitespace().count() <= 3),
    };
    (allowed && (begins || sure)).then_some(Dateline { span, outlet })
}

/// What closes a dateline.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Dash,
    Colon,
}

/// Where the opening ends, by what, and where the report goes on.
fn mark(text: &str, window: Span) -> Option<(usize, Mark, usize)> {
    let inside = window.of(text);
    for (at, c) in inside.char_indices() {
        let (before, after) = (inside.get(..at)?, inside.get(at + c.len_utf8()..)?);
        let spaced = before.ends_with(char::is_whitespace) || after.starts_with([' ', '\u{a0}']) || after.is_empty();
        let mark = match c {
            '—' | '–' => Mark::Dash,
            '-' if spaced || after.starts_with('-') => Mark::Dash,
            ':' if after.starts_with(' ') => Mark::Colon,
            '.' if after.starts_with(char::is_whitespace) => return None,
            _ => continue,
        };
        let rest = after.trim_start_matches(['-', '–', '—', ' ', '\u{a0}']);
        return Some((window.start + at, mark, window.end - rest.len()));
    }
    None
}

/// The parts of an opening, cut at commas and before brackets, with their offsets.
fn parts(opening: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    opening
        .split_inclusive([',', ')'])
        .flat_map(move |piece| {
            let start = at;
            at += piece.len();
            let bracket = piece.find('(').unwrap_or(piece.len());
            let (name, agency) = piece.split_at(bracket);
            [(start, name), (start + bracket, agency)]
        })
        .filter_map(|(start, part)| {
            let open = |c: char| c.is_whitespace() || c == ',';
            let lead = part.len() - part.trim_start_matches(open).len();
            let part = part.trim_matches(open);
            (!part.is_empty()).then_some((start + lead, part))
        })
}

/// A part of an opening.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Site,
    Agency,
    Outlet,
    Capitals,
    Name,
    Day,
}

impl Part {
    fn of(part: &str, lexicon: &Lexicon) -> Option<Self> {
        if part.starts_with('(') && part.ends_with(')') {
            return Some(Self::Agency);
        }
        let tokens = Token::all(part);
        let words = part.split_whitespace().count();
        let month = tokens
            .iter()
            .any(|token| lexicon.months.is(std::slice::from_ref(token)));
        let weekday = tokens
            .iter()
            .any(|token| lexicon.weekdays.is(std::slice::from_ref(token)));
        let digits = part.chars().any(|c| c.is_ascii_digit());
        if words == 1 && is_domain(part) && (is_known_domain(part) || part.len() > 6) {
            return Some(Self::Site);
        }
        if (month && digits) || weekday {
            return Some(Self::Day);
        }
        if part.split_whitespace().any(|word| lexicon.outlet_words.contains(word)) && words <= 4 {
            return Some(Self::Outlet);
        }
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = part.chars().filter(|c| c.is_uppercase()).count();
        if letters >= 3 && letters == capitals {
            return Some(Self::Capitals);
        }
        let named = !tokens.is_empty() && tokens.iter().all(|token| token.capital);
        (named && words <= 4).then_some(Self::Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_of_reports() {
        for (language, text, expected, outlet) in [
            (
                "id",
                "JAKARTA, WARTA.EXAMPLE - Kapal tiba.",
                Some("JAKARTA, WARTA.EXAMPLE"),
                Some("WARTA.EXAMPLE"),
            ),
            (
                "id",
                "WARTA.EXAMPLE, SEMARANG – Kapal tiba.",
                Some("WARTA.EXAMPLE, SEMARANG"),
                Some("WARTA.EXAMPLE"),
            ),
            ("id", "SEMARANG - Kapal tiba.", Some("SEMARANG"), None),
            ("id", "Semarang - Kapal tiba.", Some("Semarang"), None),
            (
                "id",
                "Jakarta, CNN Indonesia -- Kapal tiba.",
                Some("Jakarta, CNN Indonesia"),
                Some("CNN Indonesia"),
            ),
            ("id", "KOMPAS.com - Kapal tiba.", Some("KOMPAS.com"), Some("KOMPAS.com")),
            (
                "id",
                "KUALA LUMPUR, 8 Mei – Kadar itu tinggi.",
                Some("KUALA LUMPUR, 8 Mei"),
                None,
            ),
            ("id", "KUCHING: Kapal tiba.", Some("KUCHING"), None),
            (
                "en",
                "LONDON (Reuters) — The ship came.",
                Some("LONDON (Reuters)"),
                None,
            ),
            (
                "en",
                "SEOUL, June 19 (Yonhap) -- The ship came.",
                Some("SEOUL, June 19 (Yonhap)"),
                None,
            ),
            ("id", "Kapal itu - yang tua - tiba.", None, None),
            ("id", "Kapal itu tiba - semua senang.", None, None),
            ("id", "Putin: Kami siap berlayar besok pagi.", None, None),
            ("id", "Sejak 2014 – kata Kim – semua berubah.", None, None),
            ("en", "The ship came. LONDON - it left.", None, None),
        ] {
            let found = dateline(text, Span::new(0, text.len()), Lexicon::of(language));
            assert_eq!(found.map(|d| d.span.of(text)), expected, "{text}");
            assert_eq!(found.and_then(|d| d.outlet).map(|o| o.of(text)), outlet, "{text}");
        }
    }
}
