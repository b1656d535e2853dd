//! Stub until the aligner lands.
use std::collections::BTreeMap;
use std::ops::Range;

use super::{Alignment, Unit};
use crate::article::ArticleId;

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// By article.
    pub cells: BTreeMap<ArticleId, Cell>,
}

/// What one article tells in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Runs of consecutive sentences.
    pub passages: Vec<Range<u32>>,
    /// Elsewhere.
    pub references: Vec<Reference>,
    /// Out of order.
    pub moved: Option<Moved>,
}

/// A chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub to_row: usize,
    /// What.
    pub unit: Unit,
}

/// Direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Earlier.
    Back,
    /// Later.
    Ahead,
}

/// Rows.
#[must_use]
pub fn rows(
    _alignment: &Alignment,
    articles: &[(ArticleId, usize, &[bool])],
    _order: &[ArticleId],
    _pivot: ArticleId,
) -> Vec<Row> {
    let mut out = Vec::new();
    for (id, count, active) in articles {
        for sentence in 0..*count {
            if active[sentence] {
                let s = u32::try_from(sentence).unwrap_or(0);
                let cell = Cell { passages: vec![s..s + 1], ..Cell::default() };
                out.push(Row { cells: BTreeMap::from([(*id, cell)]) });
            }
        }
    }
    out
}
