//! The only count of a thing in each article, and numbers that one sentence sets side by
//! side: of one thing, and of two, whatever the words around them.

use std::collections::BTreeMap;

use super::case::{At, Case};
use super::group::{Mark, keys};
use super::measure::Told;
use super::number::{Numbers, is_other_year, is_whole};
use crate::text::Span;

/// Links with a lower score do not make two counts of one thing by themselves.
const SCORE_LEAST: f32 = 0.3;
/// Articles whose only counts are compared.
const ARTICLES_MOST: usize = 64;

/// Counts of one thing, each the only one of its article: the sentences are alike, or a
/// word beside both is the same.
pub(super) fn pairs<'t, 'a>(case: &Case<'a>, by_sentence: &'t Numbers<'a>) -> Vec<(&'t Told<'a>, &'t Told<'a>)> {
    let mut all: BTreeMap<(&str, usize), Option<&Told<'_>>> = BTreeMap::new();
    for told in by_sentence.values().flatten() {
        let plain = !told.is_duration() && !told.number.ordinal && told.measure != "=people";
        if !plain || is_whole(case, told) || is_other_year(case, told.at) {
            continue;
        }
        all.entry((&told.measure, told.at.0))
            .and_modify(|known| *known = known.filter(|known| known.number.agrees(&told.number)))
            .or_insert(Some(told));
    }
    let mut by_measure: BTreeMap<&str, Vec<&Told<'_>>> = BTreeMap::new();
    for ((measure, _), told) in all {
        by_measure.entry(measure).or_default().extend(told);
    }
    let mut found = Vec::new();
    for told in by_measure.into_values().filter(|told| told.len() <= ARTICLES_MOST) {
        for (number, one) in told.iter().enumerate() {
            let others = told.iter().skip(number + 1);
            found.extend(
                others
                    .filter(|other| is_one(case, one, other))
                    .map(|other| (*one, *other)),
            );
        }
    }
    found
}

fn is_one(case: &Case<'_>, one: &Told<'_>, other: &Told<'_>) -> bool {
    let words = case.shared_around((one.at, &one.number.tokens), (other.at, &other.number.tokens));
    let alike = case.score(one.at, other.at) >= SCORE_LEAST;
    // What an amount of money is of is not told by its unit.
    if one.is_amount() {
        words >= 1 && alike
    } else {
        words >= 1 || alike
    }
}

/// Whether a sentence gives two of the values that differ, with one unit: "from 1.1 to 2.4
/// billion" tells of two things, or of two hours.
pub(super) fn are_two(case: &Case<'_>, marks: &[Mark], of_mark: &BTreeMap<(usize, Span), &Told<'_>>) -> bool {
    let told = |mark: &Mark| of_mark.get(&(mark.at.0, mark.span)).copied();
    if keys(marks).len() > 2 || marks.iter().filter_map(told).any(|told| is_whole(case, told)) {
        return false;
    }
    let gives = |at: At, wanted: &Told<'_>| {
        case.numbers(at).iter().any(|number| {
            let same = |value: f64| (value - wanted.number.value).abs() < f64::EPSILON * value.abs().max(1.0);
            number.unit == wanted.number.unit && (same(number.value) || number.upper.is_some_and(same))
        })
    };
    marks.iter().any(|mark| {
        let values = || marks.iter().filter_map(told).filter(|told| told.number.upper.is_none());
        let mut given = values().filter(|told| gives(mark.at, told));
        given
            .next()
            .is_some_and(|first| given.any(|other| !first.number.agrees(&other.number)))
    })
}
