//! The aligned passages as JSON has them.

use serde::Serialize;

use super::places::{Paragraphs, Place, Texts};
use super::register::ids;
use super::terms::Basis;
use crate::article::ArticleId;
use crate::report::tree::{self, MarkKind};

/// The aligned passages: a row per thing told.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Passages<'a> {
    /// The articles that stand in the rows, in column order.
    columns: Vec<String>,
    /// The articles that do not: hidden by the analyst, or all of it furniture.
    left_out: Vec<String>,
    /// The rows in order.
    rows: Vec<Row<'a>>,
}

/// One thing told, by one or more articles.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Row<'a> {
    /// Its number, from 1.
    number: u32,
    /// Who says that its passages belong together.
    basis: Basis,
    /// What each article tells here, in column order; articles that tell nothing are absent, which is no denial.
    cells: Vec<Told<'a>>,
    /// What two of its passages took over from one text.
    reuse: Vec<Reuse<'a>>,
}

/// What one article tells in a row.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Told<'a> {
    /// The article.
    article: String,
    /// Its passages in text order.
    passages: Vec<Passage<'a>>,
}

/// A run of sentences.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Passage<'a> {
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
    /// Where it stands.
    place: Place<'a>,
    /// The ids of the mentions, namings and notes that touch it, as they come.
    marks: Vec<String>,
}

/// Near-verbatim passages, or a quotation that two articles give.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Reuse<'a> {
    /// The two articles.
    articles: [String; 2],
    /// What it is, in words.
    what: &'a str,
    /// Where the two part, in order; at most a few.
    changes: Vec<&'a str>,
    /// How many further changes there are.
    more_changes: usize,
}

impl<'a> Passages<'a> {
    pub(super) fn of(passages: &'a tree::Passages, texts: &Texts<'a>) -> Self {
        let rows = passages.rows.iter();
        Self {
            columns: ids(&passages.columns),
            left_out: ids(&passages.left_out),
            rows: rows.map(|row| Row::of(row, &passages.columns, texts)).collect(),
        }
    }
}

impl<'a> Row<'a> {
    fn of(row: &'a tree::Row, columns: &[ArticleId], texts: &Texts<'a>) -> Self {
        let told = columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        let reuse = row.reuse.iter();
        Self {
            number: row.number,
            basis: row.basis.into(),
            cells: told
                .map(|(article, cell)| Told {
                    article: article.to_string(),
                    passages: cell.iter().map(|one| passage(*article, one, texts)).collect(),
                })
                .collect(),
            reuse: reuse
                .map(|record| Reuse {
                    articles: [record.articles.0.to_string(), record.articles.1.to_string()],
                    what: &record.kind,
                    changes: record.changes.iter().map(String::as_str).collect(),
                    more_changes: record.more,
                })
                .collect(),
        }
    }
}

fn passage<'a>(article: ArticleId, passage: &tree::Passage, texts: &Texts<'a>) -> Passage<'a> {
    let mut seen = std::collections::BTreeSet::new();
    let kinds = passage.runs.iter().flat_map(|run| &run.marks).map(|mark| mark.kind);
    let id = |kind: MarkKind| match kind {
        MarkKind::Mention(id, ..) => id.to_string(),
        MarkKind::Naming(id, _) => id.to_string(),
        MarkKind::Note(id) => id.to_string(),
    };
    Passage {
        paragraphs: passage.paragraphs.into(),
        place: texts.place(article, passage.span),
        marks: kinds.filter(|kind| seen.insert(*kind)).map(id).collect(),
    }
}
