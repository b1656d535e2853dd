//! The articles' text in a report: aligned in rows and in full, with its marks.

use super::Paragraphs;
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use crate::dossier::{ClaimId, MentionId, NamingId, NoteId, SourceId, Stance};
use crate::text::Span;

/// The aligned passages: a row per thing told, a column an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passages {
    /// The articles that stand in the table, left to right.
    pub columns: Vec<ArticleId>,
    /// The articles that do not: hidden, or all of it furniture.
    pub left_out: Vec<ArticleId>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is folded as furniture.
    pub furniture: Vec<FoldRecord>,
}

/// One row of aligned passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Who says that these belong together.
    pub basis: Basis,
    /// One entry a column; empty where the article tells nothing here.
    pub cells: Vec<Vec<Passage>>,
    /// What two of its passages took over from one text, and where they part.
    pub reuse: Vec<ReuseRecord>,
}

/// Near-verbatim passages, or a quotation that two articles give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReuseRecord {
    /// The two articles.
    pub articles: (ArticleId, ArticleId),
    /// What it is, in words.
    pub kind: String,
    /// Where the two part, in their order; at most a few.
    pub changes: Vec<String>,
    /// Changes there are beside those.
    pub more: usize,
}

/// Who says that the passages of a row belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The machine proposed it.
    Machine,
    /// The analyst linked at least two of them.
    Pinned,
    /// Only this article tells it.
    Alone(ArticleId),
}

/// A run of sentences shown together in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub paragraphs: Paragraphs,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The text with its marks.
    pub runs: Vec<Run>,
}

/// A stretch of text that is marked alike throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The exact text.
    pub text: String,
    /// The marks on it, by lane.
    pub marks: Vec<Mark>,
}

/// A mark on a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it marks.
    pub kind: MarkKind,
    /// Marks that overlap stand in different lanes, from 0.
    pub lane: usize,
}

/// What a mark marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A place that bears on a claim.
    Mention(MentionId, ClaimId, Stance),
    /// A place that names a voice.
    Naming(NamingId, SourceId),
    /// A passage with a note.
    Note(NoteId),
}

/// A stretch of furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldRecord {
    /// The article.
    pub article: ArticleId,
    /// Where it stands.
    pub paragraphs: Paragraphs,
    /// Where it stands in the article's text.
    pub span: Span,
    /// Why it is folded.
    pub reason: String,
    /// The text with its marks.
    pub runs: Vec<Run>,
}

/// One article's text in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRecord {
    /// The article.
    pub article: ArticleId,
    /// All of it as imported: what places are counted in.
    pub whole: Arc<Article>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<TextParagraph>,
}

/// A numbered paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextParagraph {
    /// Its number, from 1.
    pub number: u32,
    /// Its text in order.
    pub parts: Vec<TextPart>,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// The article's own text.
    Text(Vec<Run>),
    /// Furniture, with the reason it is folded.
    Folded(String, Vec<Run>),
}
