//! Text from outside inside Markdown: escaped where a reader would take it for
//! markup, and only there, so that it stays readable.

use std::borrow::Cow;

use crate::report::visible::visible;

/// Text as lines of a paragraph: what stands there is what a reader sees.
/// Blank lines are left out.
pub(super) fn lines(text: &str) -> Vec<String> {
    let shown = visible(text);
    let lines = shown.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(line).collect()
}

/// Text on one line.
pub(super) fn inline(text: &str) -> String {
    lines(text).join(" ")
}

/// Text as a block quote.
pub(super) fn quote(text: &str) -> String {
    let quoted: Vec<String> = lines(text).iter().map(|line| format!("> {line}\n")).collect();
    quoted.concat()
}

/// A table's row.
pub(super) fn row<'a>(cells: impl IntoIterator<Item = Cow<'a, str>>) -> String {
    let mut row = String::from("|");
    for cell in cells {
        row.push(' ');
        row.push_str(&cell);
        row.push_str(" |");
    }
    row.push('\n');
    row
}

/// A table's first two rows.
pub(super) fn head<'a>(cells: impl IntoIterator<Item = Cow<'a, str>>) -> String {
    let cells: Vec<Cow<'a, str>> = cells.into_iter().collect();
    let rules = vec![Cow::Borrowed("---"); cells.len()];
    row(cells) + &row(rules)
}

/// One line without white space at its ends.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut start_of_number = true;
    let mut previous: Option<char> = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let begins = previous.is_none();
        let blank_next = next.is_none_or(char::is_whitespace);
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => true,
            '_' => {
                let inside = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
                !(inside(previous) && inside(next))
            }
            '&' => {
                let name = |n: &char| n.is_ascii_alphanumeric() || *n == '#';
                rest.clone().find(|n| !name(n)) == Some(';')
            }
            '#' | '=' | '-' | '+' => begins && (blank_next || next == Some(c)),
            '>' | ':' => begins,
            '.' | ')' => start_of_number && !begins && blank_next,
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(c);
        start_of_number &= c.is_ascii_digit();
        previous = Some(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    #[test]
    fn only_markup_is_escaped() {
        for plain in [
            "Rp 5.000 - naik 3%",
            "a_b",
            "Q&A",
            "(1) satu",
            "-5 derajat",
            "“ya!”",
            "2024 adalah",
        ] {
            assert_eq!(inline(plain), plain);
        }
        assert_eq!(inline("1. satu"), "1\\. satu");
        assert_eq!(inline("- dua"), "\\- dua");
        assert_eq!(inline("<b> *x* | [y](z) &amp;"), "\\<b> \\*x\\* \\| \\[y\\](z) \\&amp;");
    }

    /// What a reader sees of `markdown`, and whether anything but text is in it.
    fn read(markdown: &str) -> (String, bool) {
        let mut seen = String::new();
        let mut is_plain = true;
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::SoftBreak => seen.push(' '),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                _ => is_plain = false,
            }
        }
        (seen, is_plain)
    }

    /// The text as it is to be seen on one line.
    fn expected(text: &str) -> String {
        let shown = visible(text);
        let lines = shown.split('\n').map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" ")
    }

    proptest::proptest! {
        #[test]
        fn a_reader_sees_the_text(text in "[-a1_*`\\[\\]()<>&;#.|~=+:!\\\\$^{}/ \n]{0,24}") {
            let (seen, is_plain) = read(&inline(&text));
            proptest::prop_assert_eq!(seen, expected(&text), "{}", inline(&text));
            proptest::prop_assert!(is_plain, "{}", inline(&text));
            let (seen, is_plain) = read(&lines(&text).join("\n"));
            proptest::prop_assert_eq!(seen, expected(&text), "{}", lines(&text).join("\n"));
            proptest::prop_assert!(is_plain);
        }

        #[test]
        fn a_cell_stays_one_cell(text in "[-a1_*`\\[\\]<>&|~:\\\\ \n]{1,16}") {
            let table = head(["x".into(), "y".into()]) + &row([inline(&text).into(), "zz".into()]);
            let mut cells = Vec::new();
            for event in Parser::new_ext(&table, Options::ENABLE_TABLES) {
                match event {
                    Event::Start(Tag::TableCell) => cells.push(String::new()),
                    Event::Text(text) => if let Some(cell) = cells.last_mut() { cell.push_str(&text) },
                    _ => {}
                }
            }
            proptest::prop_assert_eq!(cells, ["x".to_owned(), "y".to_owned(), expected(&text), "zz".to_owned()]);
        }
    }
}
