//! The aligned rows and the texts in full, with their marks.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::{Context, paragraphs, reuse, standing};
use crate::align::Alignment;
use crate::article::{ArticleId, Fold};
use crate::dossier::Entry;
use crate::report::AlignedRow;
use crate::report::tree::{Basis, FoldRecord, Passage, Passages, Row, TextParagraph, TextPart, TextRecord};
use crate::text::Span;

/// The aligned passages.
pub(super) fn passages(context: &Context<'_>, alignment: &Alignment, rows: &[AlignedRow]) -> Passages {
    let told: BTreeSet<ArticleId> = rows.iter().flat_map(|row| row.cells.keys().copied()).collect();
    let (columns, left_out): (Vec<_>, Vec<_>) = context.order.iter().partition(|(id, _)| told.contains(id));
    let pinned = pinned_rows(context, alignment);
    Passages {
        rows: (1_u32..)
            .zip(rows)
            .filter_map(|(number, aligned)| row(context, &columns, number, aligned, &pinned))
            .collect(),
        furniture: context
            .order
            .iter()
            .flat_map(|(id, entry)| folds(context, *id, entry))
            .collect(),
        left_out: left_out.into_iter().map(|(id, _)| id).collect(),
        columns: columns.into_iter().map(|(id, _)| id).collect(),
    }
}

/// Rows in which the analyst linked two passages.
fn pinned_rows(context: &Context<'_>, alignment: &Alignment) -> BTreeSet<u32> {
    let pinned = alignment.links.iter().filter(|link| link.pinned);
    pinned
        .filter_map(|link| {
            let row = context.row_of.get(&link.a)?;
            (context.row_of.get(&link.b) == Some(row)).then_some(*row)
        })
        .collect()
}

/// One row; none if nothing stands in it.
fn row(
    context: &Context<'_>,
    columns: &[(ArticleId, &Entry)],
    number: u32,
    aligned: &AlignedRow,
    pinned: &BTreeSet<u32>,
) -> Option<Row> {
    let cells: Vec<Vec<Passage>> = columns
        .iter()
        .map(|(id, entry)| {
            let ranges = aligned.cells.get(id).into_iter().flatten();
            let spans = ranges.flat_map(|range| spans(entry, range));
            spans
                .map(|span| Passage {
                    paragraphs: paragraphs(entry, span),
                    span,
                    runs: context.runs(*id, entry, span),
                })
                .collect()
        })
        .collect();
    let tellers = columns.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
    let tellers: Vec<ArticleId> = tellers.map(|((id, _), _)| *id).collect();
    let basis = match tellers.as_slice() {
        [] => return None,
        [one] => Basis::Alone(*one),
        _ if pinned.contains(&number) => Basis::Pinned,
        _ => Basis::Machine,
    };
    Some(Row {
        number,
        basis,
        cells,
        reuse: reuse::records(columns, aligned),
    })
}

/// The text of a range of sentences, in one span where no furniture is between.
pub(super) fn spans(entry: &Entry, range: &Range<u32>) -> Vec<Span> {
    let mut spans: Vec<(u32, Span)> = Vec::new();
    for index in standing(entry, range) {
        let at = usize::try_from(index).unwrap_or(usize::MAX);
        let Some(sentence) = entry.article.sentences.get(at) else {
            continue;
        };
        match spans.last_mut() {
            Some((last, span)) if *last + 1 == index => {
                *last = index;
                *span = span.cover(sentence.span);
            }
            _ => spans.push((index, sentence.span)),
        }
    }
    spans.into_iter().map(|(_, span)| span).collect()
}

fn folds(context: &Context<'_>, id: ArticleId, entry: &Entry) -> Vec<FoldRecord> {
    let record = |fold: &Fold| FoldRecord {
        article: id,
        paragraphs: paragraphs(entry, fold.span),
        span: fold.span,
        reason: fold.reason.clone(),
        runs: context.runs(id, entry, fold.span),
    };
    entry.folds.iter().map(record).collect()
}

/// The texts in full.
pub(super) fn texts(context: &Context<'_>) -> Vec<TextRecord> {
    let articles = context.order.iter();
    articles
        .map(|(id, entry)| TextRecord {
            article: *id,
            whole: Arc::clone(&entry.article),
            paragraphs: text_paragraphs(context, *id, entry),
        })
        .collect()
}

fn text_paragraphs(context: &Context<'_>, id: ArticleId, entry: &Entry) -> Vec<TextParagraph> {
    // Each part: paragraph, why it is folded, span.
    let mut parts: Vec<(u32, Option<&str>, Span)> = Vec::new();
    for sentence in &entry.article.sentences {
        let reason = entry.fold_at(sentence.span).map(|fold| fold.reason.as_str());
        match parts.last_mut() {
            Some((paragraph, last, span)) if *paragraph == sentence.paragraph && *last == reason => {
                *span = span.cover(sentence.span);
            }
            _ => parts.push((sentence.paragraph, reason, sentence.span)),
        }
    }
    let mut found: Vec<TextParagraph> = Vec::new();
    for (number, reason, span) in parts {
        let runs = context.runs(id, entry, span);
        let part = match reason {
            Some(reason) => TextPart::Folded(reason.to_owned(), runs),
            None => TextPart::Text(runs),
        };
        match found.last_mut() {
            Some(paragraph) if paragraph.number == number => paragraph.parts.push(part),
            _ => found.push(TextParagraph {
                number,
                parts: vec![part],
            }),
        }
    }
    found
}
