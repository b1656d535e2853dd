//! Marks that are of one thing, joined, and parted into sides by what they say.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::{Discrepancy, Kind, Relation, Side, Tells};
use crate::findings::union::Union;
use crate::text::Span;

/// Letters of a value, at most.
const LETTERS_MOST: usize = 60;
/// Letters of all values told in one sentence, as near as can be.
const TOLD_MOST: usize = 88;
/// Sides told in a sentence.
const SIDES_MOST: usize = 4;

/// What one place says of a thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) at: At,
    pub(super) span: Span,
    /// What it says, as it is compared.
    pub(super) key: String,
    /// In words.
    pub(super) value: String,
}

/// Marks with which of them are of one thing.
#[derive(Default)]
pub(super) struct Marks {
    marks: Vec<Mark>,
    numbers: BTreeMap<(usize, Span), usize>,
    edges: Vec<(usize, usize)>,
}

impl Marks {
    /// Adds a mark, once for its place.
    pub(super) fn add(&mut self, mark: Mark) -> usize {
        let place = (mark.at.0, mark.span);
        if let Some(known) = self.numbers.get(&place) {
            return *known;
        }
        let number = self.marks.len();
        self.numbers.insert(place, number);
        self.marks.push(mark);
        number
    }

    /// Two marks are of one thing.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        self.edges.push((one, other));
    }

    /// How often two marks were joined.
    pub(super) fn joins(&self) -> usize {
        self.edges.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<&Mark> {
        self.marks.get(number)
    }

    /// The things, each with the marks that are of it.
    pub(super) fn things(self) -> Vec<Vec<Mark>> {
        let mut union = Union::new(self.marks.len());
        for (one, other) in &self.edges {
            union.join(*one, *other);
        }
        let mut things: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
        for (number, mark) in self.marks.into_iter().enumerate() {
            things.entry(union.root(number)).or_default().push(mark);
        }
        things.into_values().filter(|marks| marks.len() > 1).collect()
    }
}

/// The sides of a thing: what most articles say first.
pub(super) fn sides(case: &Case<'_>, marks: &[Mark]) -> Vec<Side> {
    let mut by_key: BTreeMap<&str, Vec<&Mark>> = BTreeMap::new();
    for mark in marks {
        by_key.entry(&mark.key).or_default().push(mark);
    }
    let mut sides: Vec<(usize, Side)> = by_key.into_values().map(|marks| side(case, &marks)).collect();
    sides.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.value.cmp(&other.value)));
    sides.into_iter().map(|(_, side)| side).collect()
}

/// One side, and how many articles say it.
fn side(case: &Case<'_>, marks: &[&Mark]) -> (usize, Side) {
    let mut values: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in marks {
        *values.entry(&mark.value).or_default() += 1;
    }
    let value = values
        .iter()
        .max_by_key(|(value, count)| (**count, std::cmp::Reverse(value.len()), **value));
    let mut spans: Vec<_> = marks
        .iter()
        .filter_map(|mark| Some((case.reading(mark.at.0)?.id, mark.span)))
        .collect();
    spans.sort_unstable();
    spans.dedup();
    let articles: BTreeSet<usize> = marks.iter().map(|mark| mark.at.0).collect();
    let value = value.map(|(value, _)| (*value).to_owned()).unwrap_or_default();
    let tells = Tells::default();
    (articles.len(), Side { value, tells, spans })
}

/// How a mark of this kind says what it says, by what is compared.
fn tells(kind: Kind, key: &str) -> Tells {
    match (kind, key) {
        (Kind::Denial, "no") | (Kind::DenialMissing, "denied") => Tells::Denies,
        (Kind::Certainty, key) if !["Certain", "fact", "plain"].contains(&key) => Tells::Hedges,
        _ => Tells::Says,
    }
}

/// A discrepancy of the marks, its sides by what they say.
pub(super) fn discrepancy(
    case: &Case<'_>,
    marks: &[Mark],
    kind: Kind,
    relation: Relation,
    weight: (u8, f32),
    why: String,
) -> Discrepancy {
    let mut sides = sides(case, marks);
    for side in &mut sides {
        let is_here = |mark: &&Mark| {
            let id = case.reading(mark.at.0).map(|reading| reading.id);
            side.spans
                .first()
                .is_some_and(|(article, span)| id == Some(*article) && *span == mark.span)
        };
        let mark = marks.iter().find(is_here);
        side.tells = mark.map(|mark| tells(kind, &mark.key)).unwrap_or_default();
        side.value = short(&side.value);
    }
    Discrepancy {
        kind,
        relation,
        severity: weight.0,
        confidence: weight.1,
        why,
        sides,
    }
}

/// The articles of marks that say `key`.
pub(super) fn articles(marks: &[Mark], says: impl Fn(&Mark) -> bool) -> BTreeSet<usize> {
    marks.iter().filter(|mark| says(mark)).map(|mark| mark.at.0).collect()
}

/// How many different things marks say.
pub(super) fn keys(marks: &[Mark]) -> BTreeSet<&str> {
    marks.iter().map(|mark| mark.key.as_str()).collect()
}

/// The values of the sides in words: "9 (A, B) or 12 (C)".
pub(super) fn told(case: &Case<'_>, marks: &[Mark]) -> String {
    let sides = sides(case, marks);
    let each = (TOLD_MOST / sides.len().clamp(1, SIDES_MOST)).min(LETTERS_MOST);
    let words = sides.into_iter().take(SIDES_MOST).map(|side| {
        let mut ids: Vec<String> = side.spans.iter().map(|(id, _)| id.to_string()).collect();
        ids.dedup();
        format!("“{}” ({})", cut(&side.value, each), ids.join(", "))
    });
    words.collect::<Vec<_>>().join(" / ")
}

/// A value as it is shown: whole words of it, with dots for what is left out.
pub(super) fn short(value: &str) -> String {
    cut(value, LETTERS_MOST)
}

fn cut(value: &str, most: usize) -> String {
    let value = value.trim();
    if value.chars().count() <= most {
        return value.to_owned();
    }
    let end = value
        .char_indices()
        .nth(most.saturating_sub(1))
        .map_or(value.len(), |(at, _)| at);
    let kept = value.get(..end).unwrap_or_default();
    let words = kept.rfind(' ').filter(|at| *at > 0).and_then(|at| kept.get(..at));
    format!(
        "{}…",
        words.unwrap_or(kept).trim_end_matches([',', ';', ':', ' ', '(', '“'])
    )
}
