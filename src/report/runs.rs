//! A text cut where its marks begin and end, so that overlapping marks can be
//! shown as nested stretches.

use std::collections::BTreeMap;

use super::tree::{Mark, MarkKind, Run};
use crate::article::ArticleId;
use crate::dossier::Dossier;
use crate::text::Span;

/// All marks in one article's text.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// Each span with its mark, by where it starts.
    placed: Vec<(Span, Mark)>,
}

/// The marks of every article that has any.
pub(super) fn marks_by_article(dossier: &Dossier) -> BTreeMap<ArticleId, Marks> {
    use crate::dossier::Target;
    let mut found: BTreeMap<ArticleId, Vec<(MarkKind, Vec<Span>)>> = BTreeMap::new();
    let left_out = &dossier.contents().without_claims;
    let mentions = dossier.mentions().iter();
    for (id, mention) in mentions.filter(|(_, mention)| !left_out.contains(&mention.claim)) {
        let kind = MarkKind::Mention(*id, mention.claim, mention.stance);
        let place = (kind, mention.at.fragments.clone());
        found.entry(mention.at.article).or_default().push(place);
    }
    for (id, naming) in dossier.namings() {
        let place = (MarkKind::Naming(*id, naming.source), naming.at.fragments.clone());
        found.entry(naming.at.article).or_default().push(place);
    }
    for (id, note) in dossier.notes() {
        if let Target::Passage(at) = &note.on {
            let place = (MarkKind::Note(*id), at.fragments.clone());
            found.entry(at.article).or_default().push(place);
        }
    }
    found
        .into_iter()
        .map(|(article, marks)| (article, Marks::new(marks)))
        .collect()
}

impl Marks {
    /// No marks.
    pub(super) const fn none() -> Self {
        Self { placed: Vec::new() }
    }

    /// Gives each mark the lowest lane that is free all along it; longer marks
    /// first, so that the shorter ones nest inside.
    fn new(mut marks: Vec<(MarkKind, Vec<Span>)>) -> Self {
        let cover = |spans: &[Span]| spans.iter().copied().reduce(Span::cover).unwrap_or(Span::new(0, 0));
        marks.sort_by_key(|(kind, spans)| {
            let cover = cover(spans);
            (cover.start, std::cmp::Reverse(cover.end), *kind)
        });
        let mut lane_ends: Vec<usize> = Vec::new();
        let mut placed = Vec::new();
        for (kind, spans) in marks {
            let cover = cover(&spans);
            let lane = lane_ends.iter().position(|end| *end <= cover.start);
            let lane = lane.unwrap_or(lane_ends.len());
            if lane == lane_ends.len() {
                lane_ends.push(0);
            }
            if let Some(end) = lane_ends.get_mut(lane) {
                *end = cover.end;
            }
            placed.extend(spans.into_iter().map(|span| (span, Mark { kind, lane })));
        }
        placed.sort_by_key(|(span, mark)| (span.start, mark.lane));
        Self { placed }
    }

    /// The text of `span`, cut into runs that together are exactly it.
    pub(super) fn runs(&self, text: &str, span: Span) -> Vec<Run> {
        let after = self.placed.partition_point(|(place, _)| place.start < span.end);
        let before = self.placed.get(..after).unwrap_or_default();
        let inside: Vec<(Span, Mark)> = before
            .iter()
            .filter_map(|(place, mark)| place.overlap(span).map(|part| (part, *mark)))
            .collect();
        let mut cuts: Vec<usize> = inside.iter().flat_map(|(part, _)| [part.start, part.end]).collect();
        cuts.extend([span.start, span.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let stretches = cuts.iter().zip(cuts.iter().skip(1));
        stretches
            .map(|(start, end)| {
                let stretch = Span::new(*start, *end);
                let mut marks: Vec<Mark> = inside
                    .iter()
                    .filter(|(part, _)| part.contains(stretch))
                    .map(|(_, mark)| *mark)
                    .collect();
                marks.sort_by_key(|mark| mark.lane);
                Run {
                    text: stretch.of(text).to_owned(),
                    marks,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ClaimId, MentionId, Stance};

    fn marks(spans: &[&[(usize, usize)]]) -> Marks {
        let kind = |index: usize| {
            let number = u32::try_from(index).unwrap_or(0) + 1;
            MarkKind::Mention(MentionId(number), ClaimId(number), Stance::Asserts)
        };
        Marks::new(
            spans
                .iter()
                .enumerate()
                .map(|(index, parts)| (kind(index), parts.iter().map(|(a, b)| Span::new(*a, *b)).collect()))
                .collect(),
        )
    }

    fn shown(runs: &[Run]) -> String {
        let one = |run: &Run| {
            let lanes: Vec<String> = run.marks.iter().map(|mark| mark.lane.to_string()).collect();
            format!("{}[{}]", run.text, lanes.join(","))
        };
        runs.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn overlapping_marks_are_cut_into_runs() {
        let text = "abcdefghij";
        let marks = marks(&[&[(1, 5)], &[(3, 8)], &[(8, 9)]]);
        assert_eq!(
            shown(&marks.runs(text, Span::new(0, 10))),
            "a[] bc[0] de[0,1] fgh[1] i[0] j[]"
        );
        assert_eq!(shown(&marks.runs(text, Span::new(4, 7))), "e[0,1] fg[1]");
    }

    #[test]
    fn a_mark_keeps_its_lane_over_its_fragments() {
        let marks = marks(&[&[(0, 2), (6, 8)], &[(3, 5)]]);
        assert_eq!(
            shown(&marks.runs("abcdefghij", Span::new(0, 10))),
            "ab[0] c[] de[1] f[] gh[0] ij[]"
        );
    }

    proptest::proptest! {
        #[test]
        fn runs_tile_the_span(
            spans in proptest::collection::vec((0usize..30, 1usize..12), 0..9),
            start in 0usize..20,
            length in 0usize..20,
        ) {
            let text = "Satu dua tiga empat lima enam tujuh delapan";
            let spans: Vec<[(usize, usize); 1]> = spans.iter().map(|(a, n)| [(*a, a + n)]).collect();
            let spans: Vec<&[(usize, usize)]> = spans.iter().map(<[_; 1]>::as_slice).collect();
            let span = Span::new(start, start + length);
            let runs = marks(&spans).runs(text, span);
            let joined: String = runs.iter().map(|run| run.text.as_str()).collect();
            proptest::prop_assert_eq!(joined, span.of(text));
            for run in &runs {
                let lanes: Vec<usize> = run.marks.iter().map(|mark| mark.lane).collect();
                let mut distinct = lanes.clone();
                distinct.dedup();
                proptest::prop_assert_eq!(lanes, distinct, "two marks in one lane");
            }
        }
    }
}
