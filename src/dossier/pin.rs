//! The analyst's word on what the machine suggests: pins, and what was rejected.

use crate::article::ArticleId;
use crate::text::Span;

/// One sentence's place, as pins keep it: by span, so that it outlives a change
/// of the segmentation rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The sentence's span.
    pub span: Span,
}

/// A suggestion that the analyst rejected, so that it is not made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dismissed {
    /// What was suggested.
    pub kind: Suggested,
    /// Where: what the suggestion rests on.
    pub at: Place,
}

/// Kinds of suggestions that are remembered by their place. Links are remembered by
/// pins, names of one source by [`Dossier::never_merge`](super::Dossier::never_merge).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suggested {
    /// That the words of a cue say who said a sentence.
    Speaker,
    /// That articles differ here: one record a place that the discrepancy rests on, so
    /// that it is made again when another article tells it, too.
    Discrepancy,
}

/// Two places in different articles, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PinPair {
    /// The smaller place.
    pub a: Place,
    /// The greater place.
    pub b: Place,
}

impl PinPair {
    /// The pair of two places, in order.
    #[must_use]
    pub fn new(one: Place, other: Place) -> Self {
        Self {
            a: one.min(other),
            b: one.max(other),
        }
    }
}

/// The analyst's word on a pair of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// They tell the same thing.
    Linked,
    /// They do not.
    Apart,
}
