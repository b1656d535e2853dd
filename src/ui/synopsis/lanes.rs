//! In which lane each mark of an article is drawn: the same one on every line and in
//! every paragraph it crosses, and no two marks that overlap in one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::dossier::{Document, Fragment, MentionId};
use crate::text::Span;

/// Lanes that are drawn: more underlines do not fit between two lines of text.
pub(super) const LANES: usize = 3;
/// The lane of a mark for which no lane is left. It is drawn in the last one, dotted,
/// until it is in hand.
pub(super) const BEYOND: usize = LANES;

/// The lanes of one article's marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lanes {
    /// In order of the marks' ids.
    by_mark: Vec<(MentionId, usize)>,
}

impl Lanes {
    /// The lanes of marks whose fragments are given in text order. Marks take their
    /// lanes in the order in which they begin, each the first one that is free
    /// wherever it stands.
    #[must_use]
    pub(super) fn of(fragments: impl IntoIterator<Item = Fragment>) -> Self {
        let mut by_id: Vec<(MentionId, Span)> = fragments.into_iter().map(|part| (part.id, part.span)).collect();
        by_id.sort();
        let mut marks: Vec<&[(MentionId, Span)]> = by_id.chunk_by(|a, b| a.0 == b.0).collect();
        marks.sort_by_key(|parts| parts.first().map(|(id, span)| (span.start, *id)));
        let mut lanes: [Lane; LANES] = Default::default();
        let mut by_mark = Vec::with_capacity(marks.len());
        for parts in marks {
            let Some((id, first)) = parts.first() else { continue };
            let spans = || parts.iter().map(|(_, span)| *span);
            let free = lanes.iter_mut().position(|lane| {
                lane.reach(first.start);
                spans().all(|span| lane.is_free(span))
            });
            if let Some(lane) = free.and_then(|index| lanes.get_mut(index)) {
                spans().for_each(|span| lane.take(span));
            }
            by_mark.push((*id, free.unwrap_or(BEYOND)));
        }
        by_mark.sort();
        Self { by_mark }
    }

    /// The lane of a mark.
    #[must_use]
    pub(super) fn lane(&self, id: MentionId) -> usize {
        let found = self.by_mark.binary_search_by_key(&id, |(other, _)| *other);
        found
            .ok()
            .and_then(|index| self.by_mark.get(index))
            .map_or(BEYOND, |(_, lane)| *lane)
    }
}

/// What is taken of one lane, while marks come in the order in which they begin.
#[derive(Default)]
struct Lane {
    /// The end of all that begins before the mark in hand.
    end: usize,
    /// Further fragments of marks that have begun, by where they start.
    ahead: BTreeMap<usize, usize>,
}

impl Lane {
    /// Marks begin no earlier than `at` from now on.
    fn reach(&mut self, at: usize) {
        while let Some(entry) = self.ahead.first_entry().filter(|entry| *entry.key() <= at) {
            self.end = self.end.max(entry.remove());
        }
    }

    fn is_free(&self, span: Span) -> bool {
        let before = self.ahead.range(..span.end).next_back();
        self.end <= span.start && before.is_none_or(|(_, end)| *end <= span.start)
    }

    fn take(&mut self, span: Span) {
        // The first fragment moves over at the next `reach`.
        self.ahead.insert(span.start, span.end);
    }
}

/// The lanes of the articles in sight, kept until the dossier changes.
#[derive(Debug, Default)]
pub(super) struct LaneCache {
    revision: u64,
    by_article: BTreeMap<ArticleId, Arc<Lanes>>,
}

impl LaneCache {
    /// The lanes of an article's marks.
    pub(super) fn of(&mut self, document: &Document, article: ArticleId) -> Arc<Lanes> {
        if self.revision != document.revision() {
            self.revision = document.revision();
            self.by_article.clear();
        }
        let lanes = self.by_article.entry(article);
        Arc::clone(lanes.or_insert_with(|| Arc::new(Lanes::of(document.places().marks(article)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fragments(marks: &[Vec<(usize, usize)>]) -> Vec<Fragment> {
        let mut all: Vec<Fragment> = Vec::new();
        for (number, parts) in marks.iter().enumerate() {
            for (index, (start, end)) in parts.iter().enumerate() {
                all.push(Fragment {
                    span: Span::new(*start, *end),
                    id: MentionId(u32::try_from(number).unwrap() + 1),
                    first: index == 0,
                });
            }
        }
        all.sort();
        all
    }

    fn lanes(marks: &[Vec<(usize, usize)>]) -> Vec<usize> {
        let lanes = Lanes::of(fragments(marks));
        (1..=marks.len())
            .map(|number| lanes.lane(MentionId(u32::try_from(number).unwrap())))
            .collect()
    }

    #[test]
    fn marks_that_overlap_take_different_lanes() {
        let marks = [vec![(0, 10)], vec![(2, 5)], vec![(5, 9)], vec![(11, 12)]];
        assert_eq!(lanes(&marks), [0, 1, 1, 0]);
    }

    #[test]
    fn a_mark_keeps_its_lane_where_it_goes_on() {
        // The first stands in two places; what lies between may have its lane, what
        // meets the second place may not.
        let marks = [vec![(0, 10), (40, 50)], vec![(15, 20)], vec![(30, 45)]];
        assert_eq!(lanes(&marks), [0, 0, 1]);
    }

    #[test]
    fn the_fourth_over_another_has_no_lane_left() {
        let marks = vec![vec![(0, 10)]; 5];
        assert_eq!(lanes(&marks), [0, 1, 2, BEYOND, BEYOND]);
    }

    proptest! {
        #[test]
        fn no_lane_holds_two_marks_that_overlap(
            marks in prop::collection::vec(
                prop::collection::btree_map(0_usize..300, 1_usize..60, 1..4),
                0..24,
            ),
        ) {
            // Fragments of one mark never overlap.
            let marks: Vec<Vec<(usize, usize)>> = marks
                .into_iter()
                .map(|parts| {
                    let mut at = 0;
                    parts
                        .into_iter()
                        .filter_map(|(start, length)| {
                            let free = start >= at;
                            at = if free { start + length } else { at };
                            free.then_some((start, start + length))
                        })
                        .collect()
                })
                .collect();
            let lanes = lanes(&marks);
            let meets = |a: &[(usize, usize)], b: &[(usize, usize)]| {
                a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1))
            };
            for (a, one) in marks.iter().enumerate() {
                let others = || marks.iter().enumerate().filter(|(b, other)| *b != a && meets(one, other));
                if lanes[a] < LANES {
                    prop_assert!(others().all(|(b, _)| lanes[b] != lanes[a]));
                } else {
                    for lane in 0..LANES {
                        prop_assert!(others().any(|(b, _)| lanes[b] == lane), "lane {lane} was free");
                    }
                }
            }
        }
    }
}
