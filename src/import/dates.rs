//! Dates as pages write them.

use super::lexicon::Lexicon;
use super::lines::{Token, Unit};
use crate::text::Span;

/// A full date (day, month, year) in `unit`, with its weekday: its place in the text.
pub(super) fn full_date(unit: &Unit<'_>, lexicon: &Lexicon) -> Option<Span> {
    let tokens = &unit.tokens;
    let known = (0..tokens.len()).find_map(|year| {
        let (start, end) = date_around(unit.text, tokens, year, lexicon)?;
        let (first, last) = (tokens.get(start)?, tokens.get(end)?);
        Some(Span::new(
            unit.span.start + first.at.start,
            unit.span.start + last.at.end,
        ))
    });
    known.or_else(|| (!unit.terminated && is_plain_date(tokens)).then_some(unit.span))
}

/// First and last token of the date whose year is token `year`.
fn date_around(text: &str, tokens: &[Token], year: usize, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let is_year = |at: usize| number(tokens.get(at)?).filter(|n| (1900..=2099).contains(n));
    let is_day = |at: usize| number(tokens.get(at)?).filter(|n| (1..=31).contains(n));
    let is_month = |at: usize| tokens.get(at).filter(|t| lexicon.months.is(std::slice::from_ref(t)));
    is_year(year)?;
    // 2024-06-19
    if separator(text, tokens, year) == separator(text, tokens, year + 1)
        && separator(text, tokens, year) == Some("-")
        && is_day(year + 1).is_some()
        && is_day(year + 2).is_some()
    {
        return Some((year, year + 2));
    }
    let (last, before) = (year, year.checked_sub(2)?);
    let day_first = is_day(before).is_some() && is_month(year - 1).is_some();
    let month_first = is_month(before).is_some() && is_day(year - 1).is_some();
    let digits = is_day(before).is_some()
        && is_day(year - 1).is_some()
        && separator(text, tokens, before) == separator(text, tokens, year - 1)
        && matches!(separator(text, tokens, before), Some("/" | "-" | "."));
    if !(day_first || month_first || digits) {
        return None;
    }
    let weekday = before.checked_sub(1).filter(|at| {
        let named = tokens
            .get(*at)
            .is_some_and(|t| lexicon.weekdays.is(std::slice::from_ref(t)));
        named && separator(text, tokens, *at).is_some_and(|s| matches!(s.trim(), "" | ","))
    });
    Some((weekday.unwrap_or(before), last))
}

/// The number a token is, "19th" among them.
fn number(token: &Token) -> Option<u32> {
    let word = token.folded.as_str();
    let word = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    if word.len() > 4 {
        return None;
    }
    word.parse().ok()
}

/// What stands between token `at` and the next one.
fn separator<'t>(text: &'t str, tokens: &[Token], at: usize) -> Option<&'t str> {
    text.get(tokens.get(at)?.at.end..tokens.get(at + 1)?.at.start)
}

/// Whether a unit is a date and little else: "Rabu, 31 Desember 2025", "Kompas.com -
/// 19/08/2022, 20:26 WIB", "7 jam lalu", "3 min read".
pub(super) fn is_date_line(unit: &Unit<'_>, lexicon: &Lexicon) -> bool {
    let tokens = &unit.tokens;
    if unit.terminated || tokens.is_empty() || tokens.len() > 14 {
        return false;
    }
    let one = |token: &Token| std::slice::from_ref(token).to_vec();
    let said = |token: &Token| {
        let word = one(token);
        number(token).is_some()
            || lexicon.months.is(&word)
            || lexicon.weekdays.is(&word)
            || lexicon.date_words.is(&word)
            || token.folded.parse::<u32>().is_ok()
    };
    let others = tokens.iter().filter(|token| !said(token)).count();
    let relative = tokens.first().is_some_and(|t| number(t).is_some()) && lexicon.ago.ends(tokens).is_some();
    let read_time = others == 0 && tokens.len() > 1 && tokens.iter().any(|t| number(t).is_some());
    if (relative && tokens.len() <= 5) || read_time {
        return true;
    }
    if full_date(unit, lexicon).is_none() {
        return false;
    }
    if is_plain_date(tokens) {
        return true;
    }
    let timed = unit.text.contains(['|', ':']) || unit.text.contains(" - ") || unit.text.contains(" – ");
    others <= if timed { 4 } else { 1 }
}

/// A day, a few words and a year, or the like, in a language whose months are not
/// known: "6 de marzo de 2008", "March 06, 2008".
fn is_plain_date(tokens: &[Token]) -> bool {
    let numbers: Vec<u32> = tokens.iter().filter_map(number).collect();
    let words = tokens.len() - numbers.len();
    let day_and_year =
        matches!(numbers.as_slice(), [day, year] if (1..=31).contains(day) && (1900..=2099).contains(year));
    let year_last = tokens.last().and_then(number).is_some_and(|n| n >= 1900);
    let starts_with_day = tokens.first().and_then(number).is_some();
    day_and_year && year_last && (words == 1 || (starts_with_day && words <= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Unit<'_> {
        Unit::new(text, Span::new(0, text.len()))
    }

    #[test]
    fn full_dates() {
        for (language, text, expected) in [
            (
                "id",
                "Kapal tiba Rabu, 31 Desember 2025 pagi.",
                Some("Rabu, 31 Desember 2025"),
            ),
            ("id", "Kapal tiba pada Selasa (18/6/2024) malam.", Some("18/6/2024")),
            ("id", "Kapal tiba 19.06.2024.", Some("19.06.2024")),
            ("id", "Kapal tiba pada Selasa (18/6) dari 2024 pulau.", None),
            (
                "en",
                "It came on Wednesday, June 19, 2024 at noon.",
                Some("Wednesday, June 19, 2024"),
            ),
            ("en", "It came on the 19th June 2024.", Some("19th June 2024")),
            ("en", "It came on 2024-06-19.", Some("2024-06-19")),
            ("en", "In 2024 it came.", None),
        ] {
            let found = full_date(&unit(text), Lexicon::of(language)).map(|span| span.of(text));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn lines_with_a_date_and_little_else() {
        let id = Lexicon::of("id");
        for text in [
            "Rabu, 31 Desember 2025",
            "Warta.example - 19/08/2022, 20:26 WIB",
            "Politik | 1 Juni 2022, 19:08 WIB",
            "7 jam lalu",
            "3 min read",
            "6 de marzo de 2008",
            "March 06, 2008",
        ] {
            assert!(is_date_line(&unit(text), id), "{text}");
        }
        for text in [
            "Harga Emas Hari Ini 19 Juni 2024 Naik Tajam",
            "Harga Emas 19 Juni 2024",
            "Kapal tiba 19 Juni 2024.",
        ] {
            assert!(!is_date_line(&unit(text), id), "{text}");
        }
    }
}
