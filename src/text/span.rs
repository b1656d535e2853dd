//! A half-open byte range of a text.

use std::fmt;

/// A half-open range `start..end` of UTF-8 byte offsets into one text.
///
/// A span is validated once, where it comes from outside ([`Span::within`]);
/// after that slicing with it cannot fail.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`. Ends given in the wrong order are swapped.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        if start <= end {
            Self { start, end }
        } else {
            Self { start: end, end: start }
        }
    }

    /// Whether the span lies in `text`, on character boundaries, and is not empty.
    #[must_use]
    pub fn within(self, text: &str) -> bool {
        self.start < self.end && text.get(self.start..self.end).is_some()
    }

    /// The text the span covers; empty where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is covered.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part covered by both, if it is not empty.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self {
            start,
            end: start + inside.trim().len(),
        }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The largest character boundary of `text` that is not beyond `offset`.
#[must_use]
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trimming_keeps_offsets_of_the_text() {
        let text = "  dua kata \n";
        let span = Span::new(0, text.len()).trimmed(text);
        assert_eq!(span.of(text), "dua kata");
        assert_eq!(span, Span::new(2, 10));
    }

    #[test]
    fn a_span_inside_a_character_is_not_within() {
        assert!(!Span::new(0, 1).within("é"));
        assert!(Span::new(0, 2).within("é"));
        assert!(!Span::new(1, 1).within("abc"));
    }
}
