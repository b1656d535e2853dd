//! Where articles differ on one thing.

use crate::article::ArticleId;
use crate::text::Span;

/// In what they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A number.
    Number,
    /// A date or a time.
    Date,
    /// A name.
    Name,
    /// A title or a post.
    Title,
    /// A place.
    Place,
    /// How certain it is.
    Certainty,
    /// Who said it.
    Attribution,
    /// One asserts what the other denies.
    Denial,
    /// What a thing is called.
    Label,
    /// The wording of a quotation.
    Quotation,
    /// A denial that one leaves out.
    DenialMissing,
    /// Told by one only.
    Omission,
    /// A list that is a part of another's.
    List,
    /// The page's date beside the event's.
    PageDate,
}

/// How the sides stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Both cannot be right.
    Contradiction,
    /// Both can be, though it does not look so.
    ApparentContradiction,
    /// An article explains it.
    Reconciled,
    /// Two accounts.
    Variant,
    /// Two words for one thing.
    Lexical,
}

/// One account of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it says.
    pub value: String,
    /// Where.
    pub spans: Vec<(ArticleId, Span)>,
}

/// A difference between articles on one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Discrepancy {
    /// In what they differ.
    pub kind: Kind,
    /// How the sides stand to each other.
    pub relation: Relation,
    /// How grave it is, 1 to 3.
    pub severity: u8,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// Why, in words.
    pub why: String,
    /// The accounts.
    pub sides: Vec<Side>,
}
