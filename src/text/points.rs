//! Places counted as other programs count them: in code points, as Web Annotation,
//! REFI-QDA and Python do, or in UTF-16 units, as JavaScript and Java do, while Sejajar
//! counts bytes of UTF-8.

use super::Span;

/// Bytes from one counted place to the next.
const STEP: usize = 512;

/// A text whose places can be counted in code points, both ways, without reading it
/// from its beginning each time.
///
/// ```
/// use sejajar::text::{Span, points::Points};
/// let text = "é👍b";
/// let points = Points::of(text);
/// assert_eq!(points.span(Span::new(2, 7)), (1, 3));
/// assert_eq!(points.bytes(1, 3), Some(Span::new(2, 7)));
/// assert_eq!(points.bytes(1, 4), None);
/// ```
#[derive(Debug)]
pub struct Points<'a> {
    text: &'a str,
    /// How many code points begin before each step.
    before: Vec<usize>,
    /// How many of those take two units in UTF-16.
    wide: Vec<usize>,
    total: usize,
}

/// Whether a character begins with this byte.
const fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Whether a character that takes two units in UTF-16 begins with this byte.
const fn is_wide(byte: u8) -> bool {
    byte >= 0xf0
}

impl<'a> Points<'a> {
    /// Counts a text once.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut wide = Vec::with_capacity(before.capacity());
        let (mut total, mut pairs) = (0, 0);
        for step in text.as_bytes().chunks(STEP) {
            before.push(total);
            wide.push(pairs);
            total += step.iter().filter(|byte| begins(**byte)).count();
            pairs += step.iter().filter(|byte| is_wide(**byte)).count();
        }
        // For the place after the last step.
        wide.push(pairs);
        Self {
            text,
            before,
            wide,
            total,
        }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// How many code points it has.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// How many code points begin before a byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        let Some(before) = self.before.get(step) else {
            return self.total;
        };
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        before + rest.iter().filter(|byte| begins(**byte)).count()
    }

    /// How many UTF-16 units stand before a byte.
    #[must_use]
    pub fn units(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        let rest = self.text.as_bytes().get(step * STEP..byte).unwrap_or_default();
        let pairs = self.wide.get(step).or(self.wide.last()).copied().unwrap_or(0);
        self.at(byte) + pairs + rest.iter().filter(|byte| is_wide(**byte)).count()
    }

    /// Start and end of a span, in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }

    /// The byte at which a code point begins; the length of the text for the place after
    /// the last one.
    #[must_use]
    pub fn byte(&self, point: usize) -> Option<usize> {
        if point >= self.total {
            return (point == self.total).then_some(self.text.len());
        }
        let step = self.before.partition_point(|before| *before <= point).checked_sub(1)?;
        let mut left = point - self.before.get(step)?;
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(step * STEP) {
            if begins(*byte) {
                if left == 0 {
                    return Some(at);
                }
                left -= 1;
            }
        }
        None
    }

    /// The span between two places counted in code points; `None` where the text ends
    /// before, or nothing is between them.
    #[must_use]
    pub fn bytes(&self, start: usize, end: usize) -> Option<Span> {
        if start >= end {
            return None;
        }
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn units_are_counted_as_if_from_the_start(text in "(\\PC|🙂){0,900}", at in 0_usize..4000) {
            let at = super::super::span::floor_boundary(&text, at.min(text.len()));
            let before = text.get(..at).unwrap_or_default();
            proptest::prop_assert_eq!(Points::of(&text).units(at), before.encode_utf16().count());
        }

        #[test]
        fn counting_there_and_back_is_the_same(text in proptest::collection::vec(proptest::char::any(), 0..900)) {
            let text: String = text.into_iter().collect();
            let points = Points::of(&text);
            let begins: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            proptest::prop_assert_eq!(points.total() + 1, begins.len());
            for (point, byte) in begins.iter().enumerate() {
                proptest::prop_assert_eq!(points.at(*byte), point);
                proptest::prop_assert_eq!(points.byte(point), Some(*byte));
            }
            proptest::prop_assert_eq!(points.byte(begins.len()), None);
        }
    }
}
