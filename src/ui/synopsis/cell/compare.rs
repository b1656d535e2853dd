//! A cell beside the one it is compared with: the words that the other does not
//! have, and what the two took over from one text.

use std::ops::Range;

use crate::align::diff::{Difference, difference};
use crate::align::reuse::reuse;
use crate::align::rows::Cell;
use crate::article::{Article, ArticleId};
use crate::session::{Aligned, Session};
use crate::text::Span;

/// What a cell has otherwise than the cell it is compared with.
pub(super) struct Compared {
    /// Words that the other cell has not, or not in this form.
    pub differs: Vec<(Span, Difference)>,
    /// What is near-verbatim or quoted in both, in words.
    pub reuse: Vec<String>,
}

/// Compares a cell of the row in focus: with the cell in focus, and that one with the
/// first beside it.
pub(super) fn compared(
    session: &Session,
    aligned: &Aligned,
    row: usize,
    column: ArticleId,
    cell: &Cell,
) -> Option<Compared> {
    if !session.panels().differences {
        return None;
    }
    let focus = session.focused_unit()?;
    let cells = &aligned.rows.get(row)?.cells;
    let base = if focus.article == column {
        session.columns().find(|id| *id != column && cells.contains_key(id))?
    } else {
        focus.article
    };
    let ours = &session.dossier().article(column)?.article;
    let theirs = &session.dossier().article(base)?.article;
    let bases = runs(theirs, cells.get(&base)?);
    let mut found = Compared {
        differs: Vec::new(),
        reuse: Vec::new(),
    };
    for run in runs(ours, cell) {
        // A word differs when no passage of the other cell has it in its place.
        let against = bases.iter().map(|other| -> Vec<(Span, Difference)> {
            let (parts, _) = difference(&ours.text, run, &theirs.text, *other);
            parts.into_iter().map(|part| (part.span, part.difference)).collect()
        });
        let whole = against.reduce(|all, more| common(&all, &more)).unwrap_or_default();
        let differs = |(_, kind): &(Span, Difference)| matches!(kind, Difference::Differently | Difference::OnlyHere);
        found.differs.extend(whole.into_iter().filter(differs));
        for other in &bases {
            let reused = reuse(&ours.text, run, &theirs.text, *other);
            found
                .reuse
                .extend(reused.iter().map(|reuse| format!("{base}: {reuse}")));
        }
    }
    Some(found)
}

/// The passages of a cell, as spans.
fn runs(article: &Article, cell: &Cell) -> Vec<Span> {
    let span = |run: &Range<u32>| {
        let first = article.sentences.get(run.start as usize)?;
        let last = article.sentences.get(run.end.checked_sub(1)? as usize)?;
        Some(first.span.cover(last.span))
    };
    cell.passages.iter().filter_map(span).collect()
}

/// What two lists of spans, each in order, both cover, with the better of the two kinds.
fn common(a: &[(Span, Difference)], b: &[(Span, Difference)]) -> Vec<(Span, Difference)> {
    let both = a.iter().flat_map(|(span, kind)| {
        let parts = b
            .iter()
            .map(move |(other, against)| (span.overlap(*other), *kind.min(against)));
        parts.filter_map(|(span, kind)| Some((span?, kind)))
    });
    both.collect()
}
