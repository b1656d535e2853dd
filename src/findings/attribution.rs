//! Who is said to have said what.

use crate::article::ArticleId;
use crate::text::Span;

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// In the speaker's words.
    Direct,
    /// In the article's words.
    Indirect,
    /// Both.
    Mixed,
    /// By nobody named.
    Anonymous,
}

/// A statement with who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The article.
    pub article: ArticleId,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that say that somebody says so.
    pub cue: Option<Span>,
    /// What is said.
    pub content: Span,
    /// How it is given.
    pub form: Form,
    /// Who is meant, by name; empty when nobody is named.
    pub name: String,
    /// Whether a pronoun names the speaker.
    pub by_pronoun: bool,
    /// The agencies that passed it on, as the article names them.
    pub via: Vec<Span>,
}
