//! What somebody says, quoted here and told in other words there.

use super::attribution::{Said, shared_content};
use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::attribution::Form;
use crate::findings::reading::one_line;
use crate::text::words::words;

/// Links with a lower score do not make two sayings one.
const SCORE_LEAST: f32 = 0.45;
/// Words that both sayings have in common, at least.
const SHARED_LEAST: usize = 2;
/// Words of a quotation that is more than a turn of phrase.
const WORDS_LEAST: usize = 4;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.score >= SCORE_LEAST) {
        for one in case.said(pair.one) {
            for other in case.said(pair.other) {
                let quoted = |said: &Said<'_>| said.form == Form::Direct;
                if quoted(one) == quoted(other) || one.who.is_disjoint(&other.who) {
                    continue;
                }
                let (direct, at) = if quoted(one) {
                    (one, pair.one)
                } else {
                    (other, pair.other)
                };
                let long = case.reading(at.0).is_some_and(|reading| {
                    words(reading.text, direct.content).take(WORDS_LEAST).count() == WORDS_LEAST
                });
                if !long || shared_content(one, other) < SHARED_LEAST {
                    continue;
                }
                if let (Some(a), Some(b)) = (mark(case, pair.one, one), mark(case, pair.other, other)) {
                    let (a, b) = (marks.add(a), marks.add(b));
                    marks.join(a, b);
                }
            }
        }
    }
    let things = marks.things().into_iter();
    things
        .filter(|marks| keys(marks).len() > 1 && articles(marks, |_| true).len() > 1)
        .map(|marks| {
            let why = format!("Quoted here, in other words there: {}.", told(case, &marks));
            discrepancy(case, &marks, Kind::Quotation, Relation::Variant, (1, 0.55), why)
        })
        .collect()
}

fn mark(case: &Case<'_>, at: At, said: &Said<'_>) -> Option<Mark> {
    let reading = case.reading(at.0)?;
    let span = said.content.trimmed(reading.text);
    let value = one_line(span.of(reading.text));
    Some(Mark {
        at,
        span,
        key: crate::text::fold::folded(value.trim_matches(|c: char| !c.is_alphanumeric())),
        value,
    })
}
