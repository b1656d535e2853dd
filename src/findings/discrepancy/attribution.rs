//! Who says so: one statement, two speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::text::Span;

/// Links with a lower score do not make two statements one.
const SCORE_LEAST: f32 = 0.6;

/// Who says a sentence.
struct Said {
    /// The words that name the speaker.
    span: Span,
    /// The entities named there; empty for a voice that is not named.
    who: BTreeSet<usize>,
    value: String,
    /// What is said.
    content: Span,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut said: BTreeMap<At, Said> = BTreeMap::new();
    for at in case.sentences() {
        if let Some(one) = said_by(case, at) {
            said.insert(at, one);
        }
    }
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.shown && pair.score >= SCORE_LEAST) {
        let (Some(one), Some(other)) = (said.get(&pair.one), said.get(&pair.other)) else {
            continue;
        };
        if !shares_content(case, (pair.one, one), (pair.other, other)) {
            continue;
        }
        let mark = |at: At, said: &Said| Mark {
            at,
            span: said.span,
            key: said
                .who
                .first()
                .map_or_else(|| said.value.to_lowercase(), ToString::to_string),
            value: said.value.clone(),
        };
        // One speaker joins, too: who agrees stands on one side.
        if !one.who.is_empty() && !other.who.is_empty() {
            let (a, b) = (marks.add(mark(pair.one, one)), marks.add(mark(pair.other, other)));
            marks.join(a, b);
        }
    }
    let things = marks.things();
    things
        .into_iter()
        .filter(|marks| keys(marks).len() > 1 && articles(marks, |_| true).len() > 1)
        .map(|marks| {
            let why = format!(
                "What seems to be one statement has different speakers: {}. Check.",
                told(case, &marks)
            );
            discrepancy(case, &marks, Kind::Attribution, Relation::Variant, (2, 0.4), why)
        })
        .collect()
}

/// Who says a sentence, by the attributions.
fn said_by(case: &Case<'_>, at: At) -> Option<Said> {
    let reading = case.reading(at.0)?;
    let sentence = *reading.spans.get(at.1)?;
    let known = case.attributions.get(at.0).map_or(&[][..], Vec::as_slice);
    let named = |span: Span| -> BTreeSet<usize> {
        let inside = case.mentions(at).iter();
        inside
            .filter(|mention| case.place(at.0, &mention.tokens).overlap(span).is_some())
            .map(|mention| mention.entity)
            .collect()
    };
    let one = known.iter().find(|one| sentence.overlap(one.content).is_some())?;
    let span = one.speaker.filter(|span| sentence.overlap(*span).is_some())?;
    Some(Said {
        span,
        who: named(span),
        value: if one.name.is_empty() {
            span.of(reading.text).to_owned()
        } else {
            one.name.clone()
        },
        content: one.content,
    })
}

/// Whether what is said has enough words in common.
fn shares_content(case: &Case<'_>, one: (At, &Said), other: (At, &Said)) -> bool {
    let words = |(at, said): (At, &Said)| -> BTreeSet<&str> {
        let Some(reading) = case.reading(at.0) else {
            return BTreeSet::new();
        };
        let inside = |token: &usize| {
            reading.tokens.get(*token).is_some_and(|token| {
                token.span.overlap(said.content).is_some() && token.span.overlap(said.span).is_none() && !token.capital
            })
        };
        let tokens = case.tokens(at).take(super::case::WORDS_MOST).filter(inside);
        tokens
            .filter(|token| !reading.is_stop(*token))
            .map(|token| case.about(at.0, token))
            .collect()
    };
    let (a, b) = (words(one), words(other));
    let shared = a.intersection(&b).count();
    shared >= 3 && 3 * shared >= a.len().min(b.len())
}
