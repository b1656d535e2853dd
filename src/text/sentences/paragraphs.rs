//! Paragraphs: lines, or, in hard-wrapped text, runs of lines.

use crate::text::Span;

/// Lines longer than this (characters) are no wrapped text.
const WIDEST_WRAP: usize = 110;
/// Lines shorter than this (characters) are too short to have been wrapped.
const NARROWEST_WRAP: usize = 40;
/// Places where a line goes on in lower case that show a text is wrapped.
const PROOFS_OF_WRAP: usize = 4;

/// Whether `c` ends a line (UAX #14 class BK, CR, LF and NL).
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The paragraphs of `text` that hold anything but white space, trimmed.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    match wrap_width(text, &lines) {
        Some(width) => unwrapped(text, &lines, width),
        None => lines,
    }
}

fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(ends_line) {
        let span = Span::new(at, at + line.len()).trimmed(text);
        if !span.is_empty() {
            lines.push(span);
        }
        at += line.len();
    }
    lines
}

/// Whether only one line end stands between two lines.
fn adjacent(text: &str, first: Span, second: Span) -> bool {
    let between = Span::new(first.end, second.start).of(text);
    between.chars().filter(|c| ends_line(*c)).count() == 1 || between.trim_matches([' ', '\t']) == "\r\n"
}

fn goes_on(text: &str, first: Span, second: Span) -> bool {
    let stops = |c: char| matches!(c, '.' | '!' | '?' | ':' | '…' | '”' | '"');
    !first.of(text).ends_with(stops) && second.of(text).starts_with(char::is_lowercase)
}

/// The width a text was wrapped at, if it was: lines of some length that go on in
/// lower case on the next, again and again.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    let width = |line: &Span| line.of(text).chars().count();
    let widest = lines.iter().map(width).max()?;
    if widest > WIDEST_WRAP {
        return None;
    }
    let mut pairs = 0;
    let mut proofs = 0;
    for pair in lines.windows(2) {
        let [first, second] = pair else { continue };
        if adjacent(text, *first, *second) {
            pairs += 1;
            if width(first) >= NARROWEST_WRAP && goes_on(text, *first, *second) {
                proofs += 1;
            }
        }
    }
    (proofs >= PROOFS_OF_WRAP && proofs * 3 >= pairs).then_some(widest)
}

/// Joins lines that were broken only because the next word did not fit.
fn unwrapped(text: &str, lines: &[Span], width: usize) -> Vec<Span> {
    /// Wrapping leaves the widest line a little under the limit.
    const SLACK: usize = 3;
    let mut out: Vec<Span> = Vec::new();
    let mut last_line = None;
    for &line in lines {
        let soft = last_line.is_some_and(|last: Span| {
            let next_word = line.of(text).split_whitespace().next().unwrap_or_default();
            let would_need = last.of(text).chars().count() + 1 + next_word.chars().count();
            adjacent(text, last, line) && (would_need + SLACK > width || goes_on(text, last, line))
        });
        match out.last_mut() {
            Some(paragraph) if soft => *paragraph = paragraph.cover(line),
            _ => out.push(line),
        }
        last_line = Some(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn each_line_is_a_paragraph() {
        assert_eq!(
            cut("Satu.\r\n\r\n \r\nDua \u{2028}Tiga\rEmpat"),
            ["Satu.", "Dua", "Tiga", "Empat"]
        );
    }

    #[test]
    fn wrapped_text_is_unwrapped() {
        let text = "Kapal itu berangkat dari pelabuhan pada pagi\nhari dan tiba di pulau seberang ketika senja\n\
                    mulai turun, membawa beras, gula, garam, dan\nsurat-surat untuk warga yang sudah menunggu di\n\
                    dermaga sejak siang.\n\nNakhoda berkata ombak cukup tenang sepanjang\njalan.\n";
        let paragraphs = cut(text);
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert!(paragraphs[1].ends_with("jalan."));
    }

    #[test]
    fn a_menu_is_not_wrapped_text() {
        assert_eq!(cut("beranda\nberita\nolahraga\nmasuk\nlainnya\nkontak").len(), 6);
    }
}
