//! How many: numbers that count one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::values::Number;
use crate::text::Span;

/// Links with a lower score do not make two numbers of one thing.
const SCORE_LEAST: f32 = 0.3;
/// Words between a number and the toll it is of, at most.
const REACH: usize = 8;
/// From here on two articles seldom give one number for two things by chance.
const LARGE: f64 = 1000.0;

/// Numbers of a sentence that are looked at.
const NUMBERS_MOST: usize = 48;

struct Told<'a> {
    at: At,
    number: &'a Number,
    /// What is counted.
    measure: String,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_sentence: BTreeMap<At, Vec<Told<'_>>> = BTreeMap::new();
    for at in case.sentences() {
        for number in case.numbers(at).iter().take(NUMBERS_MOST) {
            if let Some(measure) = measure(case, at, number) {
                by_sentence.entry(at).or_default().push(Told { at, number, measure });
            }
        }
    }
    let mut marks = Marks::default();
    let mut of_mark: BTreeMap<(usize, Span), &Number> = BTreeMap::new();
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
        for one in ones.iter().take(32) {
            let is_toll = is_whole(case, one);
            // Tolls are compared as wholes, whatever sentence gives them.
            for other in others
                .iter()
                .take(32)
                .filter(|other| !is_toll && other.measure == one.measure)
            {
                let least = if one.number.ordinal { 0.15 } else { SCORE_LEAST };
                let twice = |told: &[Told<'_>]| told.iter().filter(|told| told.measure == one.measure).count() > 1;
                let exact = one.number.agrees(other.number);
                if pair.score >= least && (exact || !(twice(ones) || twice(others))) {
                    join(one, other, &mut marks);
                }
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
    for told in by_sentence.values().flatten() {
        if let Some(reading) = case.reading(told.at.0) {
            of_mark.insert((told.at.0, told.number.span(reading)), told.number);
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

/// What a number counts: the toll named beside it, else its unit. Parts of a whole and
/// numbers without a unit count nothing that can be compared.
fn measure(case: &Case<'_>, at: At, number: &Number) -> Option<String> {
    let reading = case.reading(at.0)?;
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    let mut after = number.digits.end;
    while after < sentence.end && after < number.tokens.end + 2 {
        if reading.phrase(&lexicon.partial, after, sentence.end).is_some() {
            return None;
        }
        after += 1;
    }
    if number.ordinal {
        let concept = number.tokens.clone().find(|token| *token != number.digits.start)?;
        let about = case.about(at.0, concept);
        return (!about.is_empty()).then(|| format!("ordinal {about}"));
    }
    let to = sentence.end.min(number.digits.end + REACH);
    let clause = |token: &usize| *token == number.digits.end || !reading.before(*token).contains([',', ';', '(']);
    let ahead = (number.digits.end..to)
        .take_while(clause)
        .map(|token| (token - number.digits.end, token));
    let from = number.digits.start.saturating_sub(REACH).max(sentence.start);
    let back = (from..number.digits.start)
        .rev()
        .take_while(|token| !reading.before(token + 1).contains([',', ';', '(']))
        .map(|token| (number.digits.start - token + 1, token));
    let toll = ahead
        .chain(back)
        .filter_map(|(far, token)| {
            let about = case.about(at.0, token);
            lexicon.tolls.contains(about).then_some((far, about))
        })
        .min();
    let unit = || {
        let unit = number.tokens.clone().rfind(|token| !number.digits.contains(token));
        let about = unit.map_or(number.unit.as_str(), |token| case.about(at.0, token));
        if number.unit == "%" { "%" } else { about }
    };
    let measure = match toll {
        Some((_, toll)) => toll,
        None if number.unit.is_empty() => return None,
        None => unit(),
    };
    (!measure.is_empty()).then(|| measure.to_owned())
}

/// Whether a number counts for the whole event.
fn is_whole(case: &Case<'_>, told: &Told<'_>) -> bool {
    let lexicon = case.lexicon(told.at.0);
    lexicon.tolls.contains(&told.measure) || lexicon.counted.contains(&told.measure)
}

/// The largest number each article gives for a toll of the event: parts of it, and those
/// of other years, are left out.
fn tolls<'t, 'a>(
    case: &Case<'_>,
    by_sentence: &'t BTreeMap<At, Vec<Told<'a>>>,
) -> BTreeMap<&'t str, Vec<&'t Told<'a>>> {
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
fn is_other_year(case: &Case<'_>, at: At) -> bool {
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
    let number = told.number;
    Some(Mark {
        at: told.at,
        span: number.span(reading),
        key: format!("{:?} {} {:?}", number.bound, number.value, number.upper),
        value: reading.told(&number.tokens),
    })
}

/// Says how numbers for one thing differ, if they do.
fn judged(case: &Case<'_>, mut marks: Vec<Mark>, of_mark: &BTreeMap<(usize, Span), &Number>) -> Option<Discrepancy> {
    let number = |mark: &Mark| of_mark.get(&(mark.at.0, mark.span)).copied();
    // What both can mean is one side: "more than 3,000" and 3,140.
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
    let severity = match (toll || ordinal || high >= LARGE, close) {
        (true, false) => 3,
        (true, true) | (false, false) => 2,
        (false, true) => 1,
    };
    let why = format!(
        "The numbers differ: {}. Check whether they count the same, and at what hour.",
        told(case, &marks)
    );
    let (relation, why) = match witness {
        Some(article) => {
            let id = case.sigla(&BTreeSet::from([article]));
            (
                Relation::Reconciled,
                format!(
                    "The numbers differ: {}. Article {id} gives all of them.",
                    told(case, &marks)
                ),
            )
        }
        None if ordinal => (Relation::Contradiction, why),
        None => (Relation::ApparentContradiction, why),
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
            let why = format!(
                "One number counts different things, or is meant differently: {}. Check.",
                told(case, &thing)
            );
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
