//! What the passages of a row took over from one text.

use super::passages::spans;
use crate::align::diff::pieces;
use crate::align::reuse::{changes, reuse};
use crate::article::ArticleId;
use crate::dossier::Entry;
use crate::report::AlignedRow;
use crate::report::tree::ReuseRecord;
use crate::text::Span;

/// Changes told of two passages: a reader takes in a few.
const CHANGES_MOST: usize = 6;
/// Articles a row may have for each two to be compared.
const ARTICLES_MOST: usize = 12;

/// For each two articles of a row what they have in the same words, and where they part.
pub(super) fn records(columns: &[(ArticleId, &Entry)], row: &AlignedRow) -> Vec<ReuseRecord> {
    let tellers: Vec<(ArticleId, &Entry, Vec<Span>)> = columns
        .iter()
        .filter_map(|(id, entry)| {
            let ranges = row.cells.get(id)?;
            Some((
                *id,
                *entry,
                ranges.iter().flat_map(|range| spans(entry, range)).collect(),
            ))
        })
        .take(ARTICLES_MOST)
        .collect();
    let mut found = Vec::new();
    for (at, (one, entry, ours)) in tellers.iter().enumerate() {
        for (other, against, theirs) in tellers.iter().skip(at + 1) {
            let (text, other_text) = (&entry.article.text, &against.article.text);
            let pairs = ours.iter().flat_map(|x| theirs.iter().map(move |y| (*x, *y)));
            for both in pairs.flat_map(|(x, y)| reuse(text, x, other_text, y)) {
                let pieces = pieces(text, both.one, other_text, both.other);
                let mut changes = changes(text, other_text, &pieces, &one.to_string(), &other.to_string());
                let more = changes.len().saturating_sub(CHANGES_MOST);
                changes.truncate(CHANGES_MOST);
                found.push(ReuseRecord {
                    articles: (*one, *other),
                    kind: both.to_string(),
                    changes,
                    more,
                });
            }
        }
    }
    found
}
