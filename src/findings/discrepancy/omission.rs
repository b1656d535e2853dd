//! Told by one article only: sentences of weight that no other has.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::{Discrepancy, Kind, Relation, Side};
use crate::article::ArticleId;
use crate::findings::values::Number;
use crate::text::Span;

/// A sentence that is this much like one of another article is told there too.
const ALONE_MOST: f32 = 0.4;
/// Omissions told for one article, at most.
const MOST: usize = 1;
/// A number from here on has weight of its own.
const LARGE: f64 = 1000.0;
/// What a sentence weighs that is missed elsewhere, at least.
const WEIGHT_LEAST: usize = 4;

pub(super) fn find(case: &Case<'_>, others: &[Discrepancy]) -> Vec<Discrepancy> {
    if case.readings.len() < 2 {
        return Vec::new();
    }
    let mut best: BTreeMap<At, f32> = BTreeMap::new();
    for pair in &case.pairs {
        for at in [pair.one, pair.other] {
            let slot = best.entry(at).or_default();
            *slot = slot.max(pair.score);
        }
    }
    // Names that all tell are of no weight.
    let mut tellers: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for mention in &case.names.mentions {
        tellers.entry(mention.entity).or_default().insert(mention.article);
    }
    let compared = compared(others);
    let mut weighed: BTreeMap<usize, Vec<(usize, At)>> = BTreeMap::new();
    for at in case.sentences() {
        let alike = best.get(&at).copied().unwrap_or(0.0);
        let weight = weight(case, at, &tellers);
        if alike < ALONE_MOST && weight >= WEIGHT_LEAST && !is_compared(case, at, &compared) {
            weighed.entry(at.0).or_default().push((weight, at));
        }
    }
    let mut found = Vec::new();
    for mut sentences in weighed.into_values() {
        sentences.sort_by_key(|(weight, at)| (std::cmp::Reverse(*weight), *at));
        for (_, at) in sentences.into_iter().take(MOST) {
            found.extend(told_alone(case, at));
        }
    }
    found
}

/// Where grave discrepancies stand, in order.
fn compared(others: &[Discrepancy]) -> BTreeSet<(ArticleId, Span)> {
    let grave = others.iter().filter(|other| other.severity > 1);
    let sides = grave.flat_map(|other| &other.sides);
    sides.flat_map(|side| side.spans.iter().copied()).collect()
}

/// Whether a sentence is compared with others already: what is told in one begins there.
fn is_compared(case: &Case<'_>, at: At, compared: &BTreeSet<(ArticleId, Span)>) -> bool {
    let Some(reading) = case.reading(at.0) else {
        return false;
    };
    let Some(span) = reading.spans.get(at.1) else {
        return false;
    };
    let from = (reading.id, Span::new(span.start, span.start));
    let to = (reading.id, Span::new(span.end, span.end));
    compared.range(from..to).next().is_some()
}

/// What a sentence tells: names of its own, numbers, accusations.
fn weight(case: &Case<'_>, at: At, tellers: &BTreeMap<usize, BTreeSet<usize>>) -> usize {
    let Some(reading) = case.reading(at.0) else { return 0 };
    if case.tokens(at).len() < 6 {
        return 0;
    }
    let own = case
        .named(at)
        .into_iter()
        .filter(|entity| tellers.get(entity).is_some_and(|who| who.len() == 1));
    let counted = || {
        case.numbers(at)
            .iter()
            .filter(|number| !number.ordinal && !number.unit.is_empty())
    };
    let numbers = counted().count();
    // Money, shares, and what is counted in thousands.
    let is_figure = |number: &Number| number.value >= LARGE || number.unit.chars().all(|c| !c.is_alphanumeric());
    let figures = counted().any(is_figure);
    let times = case
        .times(at)
        .iter()
        .filter(|time| time.fields.has_day() || time.fields.year.is_some())
        .count();
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    let accuses = sentence.clone().any(|token| {
        let told = [&lexicon.accusations, &lexicon.denials];
        told.iter()
            .any(|phrases| reading.phrase(phrases, token, sentence.end).is_some())
    });
    if !accuses && !figures {
        return 0;
    }
    2 * own.count().min(3) + 2 * numbers.min(2) + times.min(2) + 3 * usize::from(accuses)
}

fn told_alone(case: &Case<'_>, at: At) -> Option<Discrepancy> {
    let reading = case.reading(at.0)?;
    let span = reading.spans.get(at.1)?.trimmed(reading.text);
    let mut others: Vec<String> = case
        .readings
        .iter()
        .filter(|other| other.id != reading.id)
        .map(|other| other.id.to_string())
        .collect();
    others.sort_by_key(|id| (id.len(), id.clone()));
    Some(Discrepancy {
        kind: Kind::Omission,
        relation: Relation::Variant,
        severity: 1,
        confidence: 0.35,
        why: format!(
            "Only {} tells this; no sentence like it was found in {}.",
            reading.id,
            others.join(", ")
        ),
        sides: vec![
            Side {
                value: super::group::short(&crate::findings::reading::one_line(span.of(reading.text))),
                spans: vec![(reading.id, span)],
                ..Side::default()
            },
            Side {
                value: "not told".to_owned(),
                ..Side::default()
            },
        ],
    })
}
