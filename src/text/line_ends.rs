//! A text with every line end as one line feed, and its places there and back.
//! Programs that open a text file see it so, whatever stands in it.

use super::Span;

/// A text with plain line ends, beside the one it was made from.
#[derive(Debug)]
pub struct PlainLines {
    text: String,
    /// Where carriage returns were left out, in the text as it was.
    gone: Vec<usize>,
}

impl PlainLines {
    /// Of CR LF the CR is left out; a CR alone becomes a line feed. A text that begins
    /// with U+FEFF has U+2060 there: what reads a file takes the first for a byte order
    /// mark, and would count all that follows one too little.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut gone = Vec::new();
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            match character {
                '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => gone.push(at),
                '\r' => plain.push('\n'),
                '\u{feff}' if at == 0 => plain.push('\u{2060}'),
                other => plain.push(other),
            }
        }
        Self { text: plain, gone }
    }

    /// The text with plain line ends.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the text as it was stands in this one. What splits a line end has
    /// all of it.
    #[must_use]
    pub fn plain(&self, span: Span) -> Span {
        let before = |at: usize| self.gone.partition_point(|gone| *gone < at);
        let splits = span.end > 0 && self.gone.binary_search(&(span.end - 1)).is_ok();
        let start = span.start - before(span.start);
        Span::new(start, span.end - before(span.end) + usize::from(splits))
    }

    /// Where a span of this text stands in the one as it was.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        Span::new(self.original_at(span.start), self.original_at(span.end))
    }

    /// The nth return that is gone stood before the byte `gone - n` of this text: what
    /// begins there begins with it, and what ends there ends before it.
    fn original_at(&self, at: usize) -> usize {
        let (mut low, mut high) = (0, self.gone.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.gone.get(middle).is_some_and(|gone| gone - middle < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        at + low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_one_and_places_are_kept() {
        let text = "a\r\nb\rc\r\n";
        let lines = PlainLines::of(text);
        assert_eq!(lines.text(), "a\nb\nc\n");
        for (at, plain) in [((0, 1), (0, 1)), ((3, 4), (2, 3)), ((1, 3), (1, 2)), ((5, 8), (4, 6))] {
            let (at, plain) = (Span::new(at.0, at.1), Span::new(plain.0, plain.1));
            assert_eq!(lines.plain(at), plain);
            assert_eq!(lines.original(plain), at);
        }
        // Half a line end is all of it.
        assert_eq!(lines.plain(Span::new(1, 2)), Span::new(1, 2));
        assert_eq!(lines.plain(Span::new(2, 3)), Span::new(1, 2));
        assert_eq!(PlainLines::of("\u{feff}x").text(), "\u{2060}x");
    }

    proptest::proptest! {
        #[test]
        fn places_come_back(text in "[ab\\r\\né👍]{0,40}", a in 0usize..80, b in 0usize..80) {
            let span = Span::new(super::super::span::floor_boundary(&text, a), super::super::span::floor_boundary(&text, b));
            let splits = |at: usize| at > 0 && text.get(at - 1..=at) == Some("\r\n");
            if span.within(&text) && !splits(span.start) && !splits(span.end) {
                let lines = PlainLines::of(&text);
                let plain = lines.plain(span);
                proptest::prop_assert!(plain.within(lines.text()));
                proptest::prop_assert_eq!(lines.original(plain), span);
                let same = span.of(&text).replace("\r\n", "\n").replace('\r', "\n");
                proptest::prop_assert_eq!(plain.of(lines.text()), same);
            }
        }
    }
}
