//! How sure it is: will, may, expected, said to be.

use std::collections::BTreeMap;

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::lexicon::Certainty;
use super::{Discrepancy, Kind, Relation};

/// Links with a lower score do not make two statements one.
const SCORE_LEAST: f32 = 0.4;
/// Words a hedge reaches over.
const REACH: usize = 8;

/// A hedge, and the words it reaches.
struct Hedge {
    certainty: Certainty,
    from: usize,
    to: usize,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let hedged: BTreeMap<At, Vec<Hedge>> = case
        .sentences()
        .map(|at| (at, hedges(case, at)))
        .filter(|(_, hedges)| !hedges.is_empty())
        .collect();
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.score >= SCORE_LEAST) {
        let none = Vec::new();
        let (ones, others) = (
            hedged.get(&pair.one).unwrap_or(&none),
            hedged.get(&pair.other).unwrap_or(&none),
        );
        if ones.is_empty() || others.is_empty() {
            continue;
        }
        let (Some(one), Some(other)) = (
            about(case, pair.one, ones, pair.other),
            about(case, pair.other, others, pair.one),
        ) else {
            continue;
        };
        let (a, b) = (marks.add(one), marks.add(other));
        marks.join(a, b);
    }
    marks
        .things()
        .into_iter()
        .filter_map(|thing| judged(case, &thing))
        .collect()
}

/// The hedges of a sentence in order.
fn hedges(case: &Case<'_>, at: At) -> Vec<Hedge> {
    let Some(reading) = case.reading(at.0) else {
        return Vec::new();
    };
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    let mut found: Vec<Hedge> = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end && found.len() < 16 {
        let Some((length, certainty)) = reading.phrase(&lexicon.certainty, token, sentence.end) else {
            token += 1;
            continue;
        };
        let end = sentence.end.min(token + length + REACH);
        // "may …, including …" goes on over a comma, but not over the end of a clause.
        let stop = (token + length..end).find(|next| reading.before(*next).contains([';', '”', '“', '"', ':']));
        let to = stop.unwrap_or(end);
        // "Ada laporan bahwa Putin akan menginap": of two in a row the less sure one counts.
        match found
            .last_mut()
            .filter(|last| token <= last.to && token - last.from <= 5)
        {
            Some(last) if last.certainty <= *certainty => last.to = last.to.max(to),
            Some(last) if token - last.from <= 2 => {
                last.certainty = *certainty;
                last.to = to;
            }
            _ => found.push(Hedge {
                certainty: *certainty,
                from: token,
                to,
            }),
        }
        token += length;
    }
    found
}

/// The least sure hedge of a sentence over something the other sentence tells too.
fn about(case: &Case<'_>, at: At, hedges: &[Hedge], other: At) -> Option<Mark> {
    let reading = case.reading(at.0)?;
    let matters = case.matters(other);
    let hedge = hedges
        .iter()
        .filter(|hedge| {
            (hedge.from + 1..hedge.to).any(|token| {
                let capital = reading.tokens.get(token).is_some_and(|token| token.capital);
                !capital && !reading.is_stop(token) && matters.contains(case.about(at.0, token))
            })
        })
        .min_by_key(|hedge| hedge.certainty)?;
    let last = (hedge.from..hedge.to)
        .rev()
        .find(|token| matters.contains(case.about(at.0, *token)) && !reading.is_stop(*token))
        .unwrap_or(hedge.from);
    Some(Mark {
        at,
        span: reading.cover(&(hedge.from..last + 1)),
        key: format!("{:?}", hedge.certainty),
        value: format!("{}: {}", hedge.certainty.word(), reading.told(&(hedge.from..last + 1))),
    })
}

/// Says how sure the articles are, if not alike.
fn judged(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    let levels = keys(marks);
    if levels.len() < 2 || articles(marks, |_| true).len() < 2 {
        return None;
    }
    let firm = levels.contains("Certain");
    let weak = levels.iter().any(|level| matches!(*level, "Possible" | "Reported"));
    let severity = if firm && weak { 3 } else { 2 };
    let relation = if firm && weak {
        Relation::ApparentContradiction
    } else {
        Relation::Variant
    };
    let why = format!("One thing is told with different certainty: {}.", told(case, marks));
    Some(discrepancy(
        case,
        marks,
        Kind::Certainty,
        relation,
        (severity, 0.7),
        why,
    ))
}
