//! The words of a cell that the passage it is compared with does not have.

use std::ops::Range;

use crate::align::diff::{Difference, difference};
use crate::align::rows::Cell;
use crate::article::ArticleId;
use crate::session::{Aligned, Session};
use crate::text::Span;

/// The words of a cell that the passage it is compared with does not have.
pub(super) fn differences(
    session: &Session,
    aligned: &Aligned,
    row: usize,
    column: ArticleId,
    cell: &Cell,
) -> Option<Vec<Span>> {
    if !session.panels().differences {
        return None;
    }
    let focus = session.focused_unit()?;
    let cells = &aligned.rows.get(row)?.cells;
    let base = if focus.article == column {
        session
            .dossier()
            .columns()
            .find(|id| *id != column && cells.contains_key(id))?
    } else {
        focus.article
    };
    let text = &session.dossier().article(column)?.article.text;
    let base_text = &session.dossier().article(base)?.article.text;
    let bases = runs(session, base, cells.get(&base)?);
    let mut differs = Vec::new();
    for run in runs(session, column, cell) {
        // A word differs when no passage of the other cell has it in its place.
        let against = bases.iter().map(|other| unlike(text, run, base_text, *other));
        differs.extend(against.reduce(|all, more| common(&all, &more)).unwrap_or_default());
    }
    Some(differs)
}

/// The passages of a cell, as spans.
fn runs(session: &Session, article: ArticleId, cell: &Cell) -> Vec<Span> {
    let Some(entry) = session.dossier().article(article) else {
        return Vec::new();
    };
    let sentences = &entry.article.sentences;
    let span = |run: &Range<u32>| {
        let first = sentences.get(run.start as usize)?;
        let last = sentences.get(run.end.checked_sub(1)? as usize)?;
        Some(first.span.cover(last.span))
    };
    cell.passages.iter().filter_map(span).collect()
}

fn unlike(text: &str, span: Span, other_text: &str, other: Span) -> Vec<Span> {
    let (ours, _) = difference(text, span, other_text, other);
    ours.into_iter()
        .filter(|part| part.difference != Difference::Same)
        .map(|part| part.span)
        .collect()
}

/// What two lists of spans, each in order, both cover.
fn common(a: &[Span], b: &[Span]) -> Vec<Span> {
    a.iter().flat_map(|a| b.iter().filter_map(|b| a.overlap(*b))).collect()
}
