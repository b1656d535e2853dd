//! The analyst's own prose in a report.

/// A block of the analyst's prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of this level; 1 is the highest in use.
    Heading(u8, Vec<Inline>),
    /// A list; numbered from the number given, if there is one.
    List(Option<u64>, Vec<Vec<Self>>),
    /// A quotation.
    Quote(Vec<Self>),
    /// Text to be shown as typed.
    Code(String),
    /// A line between two parts.
    Rule,
}

/// A piece of the analyst's prose inside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Stressed.
    Emphasis(Vec<Self>),
    /// Strongly stressed.
    Strong(Vec<Self>),
    /// Text to be shown as typed.
    Code(String),
    /// A link; the address has been checked.
    Link(String, Vec<Self>),
    /// A new line.
    Break,
}
