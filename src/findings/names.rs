//! Who and what is named: one entry for all spellings of a name.

use crate::article::ArticleId;
use crate::text::Span;

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Not known.
    Unknown,
}

/// One person, organisation or place with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest frequent form.
    pub canonical: String,
    /// All forms.
    pub forms: Vec<String>,
    /// What bears it.
    pub kind: NameKind,
    /// Titles it stands with.
    pub titles: Vec<String>,
    /// Where it stands.
    pub places: Vec<(ArticleId, Span)>,
}
