//! Dates as articles print them, for the window of time at a report's head.

use jiff::civil::Date;

/// Month names, Indonesian and English, folded to lower case.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "pebruari", "february", "feb"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "agt", "ags", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nopember", "nov"],
    &["desember", "december", "des", "dec"],
];

#[derive(Clone, Copy)]
enum Token {
    /// A number and how many digits it was written with.
    Number(i32, usize),
    /// A month's name, 1 to 12.
    Month(i8),
    /// `-`, `/` or `.` between numbers.
    Separator,
    /// Anything else.
    Other,
}

/// The first date in `text` that can be read in one way only. `6/7/2024` in an
/// English article can be read in two ways and is not taken.
pub(super) fn read(text: &str, language: &str) -> Option<Date> {
    use Token::{Month, Number, Separator};
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| match *tokens.get(at..)? {
        [
            Number(y, 4),
            Separator,
            Number(m, 1..=2),
            Separator,
            Number(d, 1..=2),
            ..,
        ] => date(y, m, d),
        [
            Number(d, 1..=2),
            Separator,
            Number(m, 1..=2),
            Separator,
            Number(y, 4),
            ..,
        ] if !language.starts_with("en") || d > 12 || d == m => date(y, m, d),
        [Number(d, 1..=2), Month(m), Number(y, 4), ..] | [Month(m), Number(d, 1..=2), Number(y, 4), ..] => {
            date(y, i32::from(m), d)
        }
        _ => None,
    })
}

fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digit = |c: char| c.is_ascii_digit();
        let length = if digit(first) {
            rest.find(|c| !digit(c)).unwrap_or(rest.len())
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, tail) = rest.split_at(length);
        rest = tail;
        if digit(first) {
            // An ISO time ("…-19T07:00") starts with a letter: the day has ended here.
            tokens.push(
                token
                    .parse()
                    .map_or(Token::Other, |number| Token::Number(number, length)),
            );
        } else if first.is_alphabetic() {
            let word = token.to_lowercase();
            let month = MONTHS.iter().position(|names| names.contains(&word.as_str()));
            let month = month.and_then(|index| i8::try_from(index + 1).ok());
            tokens.push(month.map_or(Token::Other, Token::Month));
        } else if matches!(first, '-' | '/' | '.') {
            tokens.push(Token::Separator);
        } else if !first.is_whitespace() && first != ',' {
            tokens.push(Token::Other);
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, language: &str, expected: &str) {
        let found = read(text, language).map_or_else(String::new, |date| date.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_as_pages_print_them() {
        check("Rabu (19/6/2024)", "id", "2024-06-19");
        check("Rabu, 19 Juni 2024 | 07:31 WIB", "id", "2024-06-19");
        check("2024-06-19T07:00:00+07:00", "id", "2024-06-19");
        check("June 19, 2024", "en", "2024-06-19");
        check("19 Agu 2024", "id", "2024-08-19");
        check("19.06.2024", "ru", "2024-06-19");
    }

    #[test]
    fn what_can_be_read_two_ways_is_not_read() {
        check("6/7/2024", "en", "");
        check("6/7/2024", "id", "2024-07-06");
        check("16/7/2024", "en", "2024-07-16");
        check("31/2/2024", "id", "");
        check("kemarin", "id", "");
        check("99999999999999999999/1/2024", "id", "");
    }
}
