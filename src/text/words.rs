//! Words of a text, with their places.

use unicode_segmentation::UnicodeSegmentation;

use super::span::Span;

/// The words of `within` in `text`, by UAX #29; white space and punctuation are
/// left out.
pub fn words(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    within
        .of(text)
        .unicode_word_indices()
        .map(move |(at, word)| Span::new(within.start + at, within.start + at + word.len()))
}

/// The word at `offset`, if one stands there or ends there.
#[must_use]
pub fn word_at(text: &str, within: Span, offset: usize) -> Option<Span> {
    words(text, within).find(|word| word.start <= offset && offset <= word.end)
}

/// The start of the word after `offset`, or the end of `within`.
#[must_use]
pub fn next_word_end(text: &str, within: Span, offset: usize) -> usize {
    words(text, within)
        .map(|word| word.end)
        .find(|end| *end > offset)
        .unwrap_or(within.end)
}

/// The end of the word before `offset`, or the start of `within`.
#[must_use]
pub fn previous_word_start(text: &str, within: Span, offset: usize) -> usize {
    words(text, within)
        .map(|word| word.start)
        .take_while(|start| *start < offset)
        .last()
        .unwrap_or(within.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_by_word() {
        let text = "Kim, Putin tiba.";
        let all = Span::new(0, text.len());
        assert_eq!(next_word_end(text, all, 0), 3);
        assert_eq!(next_word_end(text, all, 3), 10);
        assert_eq!(previous_word_start(text, all, 10), 5);
        assert_eq!(word_at(text, all, 7).map(|w| w.of(text)), Some("Putin"));
    }
}
