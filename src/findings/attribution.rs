//! Who is said to have said what: a speaker, the words that say so, and what is said.

use crate::article::ArticleId;
use crate::text::Span;

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// In quotation marks.
    Direct,
    /// In the article's own words.
    Indirect,
    /// In the article's words, some of them quoted.
    Mixed,
    /// Nobody answers for it: "reportedly", "officials said".
    Anonymous,
}

/// A statement that an article gives to somebody.
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
    /// Who is meant, by name: a pronoun's antecedent, the full name; empty when
    /// nobody is named.
    pub name: String,
    /// Whether the speaker is a pronoun.
    pub by_pronoun: bool,
    /// Who passed it on, from the article's side: the names of agencies.
    pub via: Vec<Span>,
}
