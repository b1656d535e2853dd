//! How many: numbers that count one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case, Pair};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::measure::{NUMBERS_MOST, REACH, Told};
use super::{Discrepancy, Kind, Relation, sole};
use crate::findings::values::Number;
use crate::text::Span;

/// Links with a lower score do not make two numbers of one thing.
const SCORE_LEAST: f32 = 0.3;
/// From here on two sentences tell one thing, whatever their words.
const SAME_LEAST: f32 = 0.6;
/// From here on two articles seldom give one number for two things by chance.
const LARGE: f64 = 1000.0;
/// Numbers of a sentence that are compared with those of another.
const COMPARED_MOST: usize = 32;

/// Numbers by their sentence.
pub(super) type Numbers<'a> = BTreeMap<At, Vec<Told<'a>>>;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_sentence: Numbers<'_> = BTreeMap::new();
    for at in case.sentences() {
        for number in case.numbers(at).iter().take(NUMBERS_MOST) {
            if let Some(told) = Told::of(case, at, number) {
                by_sentence.entry(at).or_default().push(told);
            }
        }
    }
    let mut marks = Marks::default();
    let join = |one: &Told<'_>, other: &Told<'_>, marks: &mut Marks| {
        let (Some(a), Some(b)) = (mark(case, one), mark(case, other)) else {
            return;
        };
        let (a, b) = (marks.add(a), marks.add(b));
        marks.join(a, b);
    };
    for pair in &case.pairs {
        let (Some(ones), Some(others)) = (by_sentence.get(&pair.one), by_sentence.get(&pair.other)) else {
            continue;
        };
        // Tolls are compared as wholes, whatever sentence gives them.
        for one in ones.iter().take(COMPARED_MOST).filter(|one| !is_whole(case, one)) {
            if let Some(other) = counterpart(case, pair, one, ones, others) {
                join(one, other, &mut marks);
            }
        }
    }
    for told in tolls(case, &by_sentence).values() {
        for pair in told.windows(2) {
            if let [one, other] = pair {
                join(one, other, &mut marks);
            }
        }
    }
    for (one, other) in sole::pairs(case, &by_sentence) {
        join(one, other, &mut marks);
    }
    let mut of_mark: BTreeMap<(usize, Span), &Told<'_>> = BTreeMap::new();
    for told in by_sentence.values().flatten() {
        if let Some(reading) = case.reading(told.at.0) {
            of_mark.insert((told.at.0, told.number.span(reading)), told);
        }
    }
    let things = marks.things();
    let mut found: Vec<Discrepancy> = things
        .into_iter()
        .filter_map(|thing| judged(case, thing, &of_mark))
        .collect();
    found.extend(same_number_other_thing(case));
    found
}

/// The number of the other sentence that is of the same thing: it counts the same, and
/// stands in the same words. One that agrees is it before one that does not.
fn counterpart<'t, 'a>(
    case: &Case<'a>,
    pair: &Pair,
    one: &Told<'a>,
    ones: &[Told<'a>],
    others: &'t [Told<'a>],
) -> Option<&'t Told<'a>> {
    let least = if one.number.ordinal { 0.15 } else { SCORE_LEAST };
    if pair.score < least {
        return None;
    }
    let fits = |other: &&Told<'a>| one.counts_what(other) && !is_whole(case, other);
    let same: Vec<&Told<'a>> = others.iter().take(COMPARED_MOST).filter(fits).collect();
    if let Some(exact) = same.iter().find(|other| one.number.agrees(&other.number)) {
        return Some(exact);
    }
    // What another number of this sentence agrees with is not this one's.
    let own: Vec<&Told<'a>> = ones
        .iter()
        .take(COMPARED_MOST)
        .filter(|own| one.counts_what(own))
        .collect();
    let is_free = |other: &&&Told<'a>| !own.iter().any(|own| own.number.agrees(&other.number));
    let shared = |other: &Told<'a>| case.shared_around((one.at, &one.number.tokens), (other.at, &other.number.tokens));
    let free: Vec<(usize, &Told<'a>)> = same
        .iter()
        .filter(is_free)
        .map(|other| (shared(other), *other))
        .collect();
    let (words, other) = free.iter().max_by_key(|(words, _)| *words).copied()?;
    let alone = own.len() == 1 && same.len() == 1;
    let is_one = match (alone, one.is_general()) {
        _ if one.number.ordinal => alone,
        _ if one.is_duration() => {
            let same = alone && words >= 1 && pair.score >= SAME_LEAST;
            one.is_near(other)
                && (same || case.shared_near((one.at, &one.number.tokens), (other.at, &other.number.tokens)) >= 2)
        }
        (true, false) => words >= 1 || pair.score >= SAME_LEAST,
        (true, true) => words >= 2 || (words >= 1 && pair.score >= SAME_LEAST),
        (false, _) => words >= 2,
    };
    is_one.then_some(other)
}

/// Whether a number counts for the whole event.
pub(super) fn is_whole(case: &Case<'_>, told: &Told<'_>) -> bool {
    let lexicon = case.lexicon(told.at.0);
    lexicon.tolls.contains(&told.measure) || lexicon.counted.contains(&told.measure)
}

/// The largest number each article gives for a toll of the event: parts of it, and those
/// of other years, are left out.
fn tolls<'t, 'a>(case: &Case<'_>, by_sentence: &'t Numbers<'a>) -> BTreeMap<&'t str, Vec<&'t Told<'a>>> {
    let mut most: BTreeMap<(&str, usize), &Told<'_>> = BTreeMap::new();
    let all = || by_sentence.values().flatten().filter(|told| is_whole(case, told));
    let earlier: BTreeSet<(&str, u64)> = all()
        .filter(|told| is_other_year(case, told.at))
        .map(|told| (told.measure.as_str(), told.number.value.to_bits()))
        .collect();
    for told in all() {
        if earlier.contains(&(told.measure.as_str(), told.number.value.to_bits())) {
            continue;
        }
        let slot = most.entry((&told.measure, told.at.0)).or_insert(told);
        if told.number.value > slot.number.value {
            *slot = told;
        }
    }
    let mut by_toll: BTreeMap<&str, Vec<&Told<'_>>> = BTreeMap::new();
    for ((toll, _), told) in most {
        by_toll.entry(toll).or_default().push(told);
    }
    by_toll
}

/// Whether a sentence is of a year that is not the event's.
pub(super) fn is_other_year(case: &Case<'_>, at: At) -> bool {
    let event = case.reference.map(jiff::civil::Date::year);
    case.times(at).iter().take(NUMBERS_MOST).any(|time| {
        let other = time
            .fields
            .year
            .is_some_and(|year| event.is_none_or(|event| event != year));
        let before = time
            .fields
            .relative
            .is_some_and(|relative| relative.period >= crate::findings::values::time::Period::Year);
        other || before
    })
}

fn mark(case: &Case<'_>, told: &Told<'_>) -> Option<Mark> {
    let reading = case.reading(told.at.0)?;
    let number = &told.number;
    Some(Mark {
        at: told.at,
        span: number.span(reading),
        key: format!("{:?} {} {:?}", number.bound, number.value, number.upper),
        value: reading.told(&number.tokens),
    })
}

/// Says how numbers for one thing differ, if they do.
fn judged(case: &Case<'_>, mut marks: Vec<Mark>, of_mark: &BTreeMap<(usize, Span), &Told<'_>>) -> Option<Discrepancy> {
    let number = |mark: &Mark| of_mark.get(&(mark.at.0, mark.span)).map(|told| &told.number);
    // What both can mean is one side: "more than 3,000" and 3,140. "Thousands" may be both
    // of two numbers that differ, and is looked at last.
    marks.sort_by_key(|mark| number(mark).is_some_and(|number| number.upper.is_some()));
    let firsts: Vec<Mark> = marks.clone();
    for at in 0..marks.len() {
        let agrees = firsts.iter().take(at).find(|first| {
            let both = firsts.get(at).and_then(number).zip(number(first));
            both.is_some_and(|(one, other)| one.agrees(other))
        });
        if let (Some(first), Some(mark)) = (agrees, marks.get_mut(at)) {
            mark.key.clone_from(&first.key);
        }
    }
    if keys(&marks).len() < 2 || articles(&marks, |_| true).len() < 2 {
        return None;
    }
    if sole::are_two(case, &marks, of_mark) {
        return None;
    }
    let values: Vec<f64> = marks.iter().filter_map(|mark| Some(number(mark)?.value)).collect();
    let (low, high) = values.iter().fold((f64::MAX, 0.0f64), |(low, high), value| {
        (low.min(*value), high.max(*value))
    });
    // An article that gives all of them has an explanation.
    let witness = articles(&marks, |_| true).into_iter().find(|article| {
        let own: BTreeSet<u64> = case.values.get(*article).map_or_else(BTreeSet::new, |values| {
            values.numbers.iter().map(|number| number.value.to_bits()).collect()
        });
        values
            .iter()
            .all(|value| value.fract() != 0.0 && own.contains(&value.to_bits()))
    });
    let ordinal = marks.iter().filter_map(number).any(|number| number.ordinal);
    let toll = marks.iter().any(|mark| {
        let token = case
            .reading(mark.at.0)
            .map_or(0, |reading| reading.token_at(mark.span.end.saturating_sub(1)));
        let near = token.saturating_sub(REACH)..token + REACH;
        near.into_iter().any(|token| {
            let (lexicon, about) = (case.lexicon(mark.at.0), case.about(mark.at.0, token));
            lexicon.tolls.contains(about) || lexicon.counted.contains(about)
        })
    });
    let close = high <= 1.15 * low;
    let mut told_of = marks.iter().filter_map(|mark| of_mark.get(&(mark.at.0, mark.span)));
    let large = high >= LARGE && !told_of.any(|told| told.is_duration());
    let severity = match (toll || ordinal || large, close) {
        (true, false) => 3,
        (true, true) | (false, false) => 2,
        (false, true) => 1,
    };
    let said = told(case, &marks);
    let (relation, why) = match witness {
        Some(article) => {
            let id = case.sigla(&BTreeSet::from([article]));
            (
                Relation::Reconciled,
                format!("The numbers differ: {said}. {id} gives all of them."),
            )
        }
        None if ordinal => (Relation::Contradiction, format!("The numbers differ: {said}. Check.")),
        None if toll => (
            Relation::ApparentContradiction,
            format!("The numbers differ: {said}. Check at what hour."),
        ),
        None => (
            Relation::ApparentContradiction,
            format!("The numbers differ: {said}. Check what each counts."),
        ),
    };
    let confidence = if toll || ordinal { 0.85 } else { 0.6 };
    Some(discrepancy(
        case,
        &marks,
        Kind::Number,
        relation,
        (severity, confidence),
        why,
    ))
}

/// One large number that counts other things in other articles: 11,000 shells, 11,000
/// missiles.
fn same_number_other_thing(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_value: BTreeMap<u64, Vec<(At, &Number)>> = BTreeMap::new();
    for at in case.sentences() {
        for number in case.numbers(at).iter().take(NUMBERS_MOST) {
            let whole = number.value >= LARGE && number.value.fract().abs() < f64::EPSILON && number.value < 9e15;
            if whole && !number.unit.is_empty() {
                by_value.entry(number.value.to_bits()).or_default().push((at, number));
            }
        }
    }
    let mut found = Vec::new();
    for told_of in by_value.into_values().filter(|told| told.len() <= 64) {
        let mut marks = Marks::default();
        for (number, (one, a)) in told_of.iter().enumerate() {
            for (other, b) in told_of.iter().skip(number + 1).filter(|(other, _)| other.0 != one.0) {
                let shared = case.named(*one).intersection(&case.named(*other)).count();
                // Of one matter ("weapon"), by other words.
                let noun = |at: &At, number: &Number| case.about(at.0, number.tokens.end.saturating_sub(1));
                let one_matter = noun(one, a) == noun(other, b) && case.lexicon(one.0).charges.contains(noun(one, a));
                if !one_matter || (case.score(*one, *other) < SCORE_LEAST && shared == 0) {
                    continue;
                }
                let mark = |at: At, number: &Number| {
                    let reading = case.reading(at.0)?;
                    let noun = number.tokens.end.saturating_sub(1);
                    Some(Mark {
                        at,
                        span: number.span(reading),
                        key: format!(
                            "{} {} {:?}",
                            case.about(at.0, noun),
                            reading.told(&number.tokens),
                            number.bound
                        ),
                        value: reading.told(&number.tokens),
                    })
                };
                if let (Some(a), Some(b)) = (mark(*one, a), mark(*other, b)) {
                    let (a, b) = (marks.add(a), marks.add(b));
                    marks.join(a, b);
                }
            }
        }
        for thing in marks.things() {
            if keys(&thing).len() < 2 {
                continue;
            }
            let why = format!("One number counts different things: {}. Check.", told(case, &thing));
            found.push(discrepancy(
                case,
                &thing,
                Kind::Number,
                Relation::Contradiction,
                (3, 0.8),
                why,
            ));
        }
    }
    found
}
