//! Where a mark is, said twice: by position and by quotation.

use super::span::{Span, floor_boundary};

/// Bytes of context kept on each side of a quotation.
const CONTEXT_BYTES: usize = 32;

/// A place in a text by position *and* by quotation with context, after the
/// selectors of the W3C Web Annotation Data Model (`TextPositionSelector` and
/// `TextQuoteSelector`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// The position, in bytes.
    pub span: Span,
    /// Exactly what stands there.
    pub quote: String,
    /// What stands just before.
    pub prefix: String,
    /// What stands just after.
    pub suffix: String,
}

/// What became of a selector when it was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The quotation stands at the position.
    Exact(Span),
    /// The quotation, with its context, stands once, but elsewhere. The analyst
    /// decides: no mark moves by itself.
    Elsewhere(Span),
    /// The quotation is not there, or not uniquely.
    Lost,
}

impl Selector {
    /// The selector of `span` in `text`.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Self {
        let before = floor_boundary(text, span.start.saturating_sub(CONTEXT_BYTES));
        let after = floor_boundary(text, span.end.saturating_add(CONTEXT_BYTES));
        Self {
            span,
            quote: span.of(text).to_owned(),
            prefix: Span::new(before, span.start).of(text).to_owned(),
            suffix: Span::new(span.end, after).of(text).to_owned(),
        }
    }

    /// Looks the selector up in `text`. Only an identical quotation counts:
    /// similarity cannot tell "confirmed" from "denied".
    #[must_use]
    pub fn resolve(&self, text: &str) -> Resolution {
        if self.span.within(text) && self.span.of(text) == self.quote {
            return Resolution::Exact(self.span);
        }
        if self.quote.is_empty() {
            return Resolution::Lost;
        }
        let with_context = format!("{}{}{}", self.prefix, self.quote, self.suffix);
        only(text, &with_context).map_or(Resolution::Lost, |at| {
            let start = at + self.prefix.len();
            Resolution::Elsewhere(Span::new(start, start + self.quote.len()))
        })
    }
}

/// Where `words` stand in `text`, if they do in one place only; they may overlap themselves.
#[must_use]
pub fn only(text: &str, words: &str) -> Option<usize> {
    let first = text.find(words)?;
    let next = first + words.chars().next().map_or(1, char::len_utf8);
    let again = text.get(next..).and_then(|rest| rest.find(words));
    again.is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_word_is_lost_not_moved() {
        let old = "Kantor itu membenarkan kabar tersebut.";
        let selector = Selector::of(old, Span::new(0, old.len()));
        let new = "Kantor itu membantah kabar tersebut.";
        assert_eq!(selector.resolve(new), Resolution::Lost);
    }

    #[test]
    fn a_shifted_text_is_elsewhere() {
        let old = "Satu. Dua. Tiga.";
        let selector = Selector::of(old, Span::new(6, 10));
        assert_eq!(
            selector.resolve("Nol. Satu. Dua. Tiga."),
            Resolution::Elsewhere(Span::new(11, 15))
        );
    }

    proptest::proptest! {
        #[test]
        fn a_selector_finds_itself(text in ".{1,80}", a in 0usize..80, b in 0usize..80) {
            let span = Span::new(floor_boundary(&text, a), floor_boundary(&text, b));
            if span.within(&text) {
                proptest::prop_assert_eq!(Selector::of(&text, span).resolve(&text), Resolution::Exact(span));
            }
        }
    }
}
