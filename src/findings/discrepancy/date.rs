//! When it was: times that stand beside one event.

use std::collections::BTreeMap;

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::values::Time;
use crate::findings::values::compare::{Verdict, compare, date, explains, is_later};
use crate::findings::values::zones;

/// Words between a time and the event it is of, at most.
const REACH: usize = 12;
/// Times of one kind of event that are compared with one another.
const MOST: usize = 120;
/// Links with a lower score do not make two times of one thing.
const LINKED_LEAST: f32 = 0.5;
/// Times of a sentence beyond which nothing tells which are of one thing.
const TIMES_MOST: usize = 3;
/// From here on two sentences tell one thing.
const SAME_LEAST: f32 = 0.8;
/// Words around both that are the same, at least.
const WORDS_LEAST: usize = 2;

/// A time with the event it is of.
struct Told<'a> {
    at: At,
    time: &'a Time,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_event: BTreeMap<&str, Vec<Told<'_>>> = BTreeMap::new();
    for at in case.sentences() {
        for time in case.times(at) {
            if let Some(event) = event_of(case, at, time) {
                by_event.entry(event).or_default().push(Told { at, time });
            }
        }
    }
    let mut marks = Marks::default();
    let mut numbered: Vec<(usize, &Time)> = Vec::new();
    for told in by_event.values().filter(|told| told.len() <= MOST) {
        for (number, one) in told.iter().enumerate() {
            for other in told.iter().skip(number + 1).filter(|other| other.at.0 != one.at.0) {
                let verdict = compare(&one.time.fields, &other.time.fields, case.reference);
                if verdict == Verdict::Open || !is_one_event(case, one, other, verdict) {
                    continue;
                }
                let (Some(a), Some(b)) = (mark(case, one), mark(case, other)) else {
                    continue;
                };
                let (a, b) = (marks.add(a), marks.add(b));
                marks.join(a, b);
                numbered.extend([(a, one.time), (b, other.time)]);
            }
        }
    }
    let times = by_place(&marks, &numbered);
    let mut found: Vec<Discrepancy> = Vec::new();
    found.extend(
        marks
            .things()
            .into_iter()
            .filter_map(|thing| judged(case, thing, &times)),
    );
    let (marks, numbered) = linked(case, &times);
    let times = by_place(&marks, &numbered);
    let things = marks
        .things()
        .into_iter()
        .filter_map(|thing| judged(case, thing, &times));
    // No word says that they are of one event; only the sentences are alike.
    found.extend(things.map(|one| Discrepancy {
        severity: one.severity.min(2),
        ..one
    }));
    found
}

type Numbered<'a> = Vec<(usize, &'a Time)>;
type ByPlace<'a> = BTreeMap<(usize, crate::text::Span), &'a Time>;

fn by_place<'a>(marks: &Marks, numbered: &Numbered<'a>) -> ByPlace<'a> {
    let mut times = BTreeMap::new();
    for (number, time) in numbered {
        if let Some(mark) = marks.get(*number) {
            times.insert((mark.at.0, mark.span), *time);
        }
    }
    times
}

/// Times that differ in sentences told alike, whatever the event: they stand in the same
/// words, and neither sentence has another time that agrees.
fn linked<'a>(case: &Case<'a>, known: &ByPlace<'_>) -> (Marks, Numbered<'a>) {
    let mut marks = Marks::default();
    let mut numbered = Vec::new();
    for pair in case.pairs.iter().filter(|pair| pair.score >= LINKED_LEAST) {
        let (ones, others) = (case.times(pair.one), case.times(pair.other));
        let few = |times: &[Time]| (1..=TIMES_MOST).contains(&times.len());
        if !few(ones) || !few(others) || case.is_earlier(pair.one) != case.is_earlier(pair.other) {
            continue;
        }
        let verdict = |one: &Time, other: &Time| compare(&one.fields, &other.fields, case.reference);
        for one in ones {
            for other in others {
                let differ = matches!(verdict(one, other), Verdict::DayApart | Verdict::Differs(_));
                let agrees = ones.iter().any(|own| verdict(own, other) == Verdict::Same)
                    || others.iter().any(|own| verdict(one, own) == Verdict::Same);
                let words = || case.shared_around((pair.one, &one.tokens), (pair.other, &other.tokens));
                // One time each in sentences all but the same, of the same people, needs fewer
                // words beside it.
                let people = || !case.persons(pair.one).is_disjoint(&case.persons(pair.other));
                let alone = ones.len() == 1 && others.len() == 1 && pair.score >= SAME_LEAST && people();
                let least = if alone { 1 } else { WORDS_LEAST };
                if !differ || agrees || words() < least {
                    continue;
                }
                let (a, b) = (
                    Told {
                        at: pair.one,
                        time: one,
                    },
                    Told {
                        at: pair.other,
                        time: other,
                    },
                );
                let (Some(a), Some(b)) = (mark(case, &a), mark(case, &b)) else {
                    continue;
                };
                if known.contains_key(&(a.at.0, a.span)) && known.contains_key(&(b.at.0, b.span)) {
                    continue;
                }
                let (a, b) = (marks.add(a), marks.add(b));
                marks.join(a, b);
                numbered.extend([(a, one), (b, other)]);
            }
        }
    }
    (marks, numbered)
}

/// The event a time is of: the nearest one named beside it.
fn event_of<'a>(case: &Case<'a>, at: At, time: &Time) -> Option<&'a str> {
    let sentence = case.tokens(at);
    let from = time.tokens.start.saturating_sub(REACH).max(sentence.start);
    let to = sentence.end.min(time.tokens.end + REACH / 2);
    let before = (from..time.tokens.start)
        .rev()
        .map(|token| (time.tokens.start - token, token));
    let after = (time.tokens.end..to).map(|token| (2 * (token - time.tokens.end) + 1, token));
    let events = before
        .chain(after)
        .filter_map(|(far, token)| Some((far, case.event(at.0, token)?)));
    events.min().map(|(_, event)| event)
}

/// Whether two times of one kind of event are of one event.
fn is_one_event(case: &Case<'_>, one: &Told<'_>, other: &Told<'_>, verdict: Verdict) -> bool {
    let score = case.score(one.at, other.at);
    let far = matches!(verdict, Verdict::Differs("year" | "month" | "date"));
    if far {
        return score >= 0.6 && !case.is_earlier(one.at) && !case.is_earlier(other.at);
    }
    let shared = case.persons(one.at).intersection(&case.persons(other.at)).count();
    shared > 0 || score >= 0.4
}

fn mark(case: &Case<'_>, told: &Told<'_>) -> Option<Mark> {
    let reading = case.reading(told.at.0)?;
    let fields = &told.time.fields;
    let day = date(fields, case.reference).map(|date| i64::from(date.weekday().to_monday_one_offset()));
    let key = match (fields.weekday.map(i64::from).or(day), fields.month, fields.year) {
        (Some(weekday), ..) => format!("day {weekday}"),
        (None, Some(month), year) => format!("month {month} {year:?}"),
        (None, None, Some(year)) => format!("year {year}"),
        _ => fields
            .hour
            .map_or_else(|| format!("part {:?}", fields.part), |hour| format!("hour {hour}")),
    };
    Some(Mark {
        at: told.at,
        span: told.time.span(reading),
        key,
        value: reading.told(&told.time.tokens),
    })
}

/// Two dates of one weekday are two, and so are two hours of one day, where they are of
/// one thing: what each says is set apart by the whole of it.
fn set_apart(case: &Case<'_>, marks: &mut [Mark], times: &ByPlace<'_>) {
    let fields = |mark: &Mark| times.get(&(mark.at.0, mark.span)).map(|time| &time.fields);
    let clash = marks.iter().take(MOST).enumerate().any(|(number, one)| {
        let mut others = marks.iter().take(MOST).skip(number + 1);
        others.any(|other| {
            let both = fields(one).zip(fields(other));
            let differ = both.map(|(one, other)| compare(one, other, case.reference));
            one.key == other.key && matches!(differ, Some(Verdict::Differs("date" | "hour")))
        })
    });
    if !clash {
        return;
    }
    for mark in marks {
        let Some(time) = times.get(&(mark.at.0, mark.span)) else {
            continue;
        };
        let (own, date) = (&time.fields, date(&time.fields, case.reference));
        mark.key = format!("{} {date:?} {:?} {:?} {:?}", mark.key, own.day, own.hour, own.minute);
    }
}

/// Says how the times of one event differ, if they do.
fn judged(
    case: &Case<'_>,
    mut marks: Vec<Mark>,
    times: &BTreeMap<(usize, crate::text::Span), &Time>,
) -> Option<Discrepancy> {
    let fields = |mark: &Mark| times.get(&(mark.at.0, mark.span)).map(|time| &time.fields);
    // A part of the day without a day goes with the day its article gives.
    let days: BTreeMap<usize, String> = marks
        .iter()
        .filter(|mark| mark.key.starts_with("day"))
        .map(|mark| (mark.at.0, mark.key.clone()))
        .collect();
    for mark in &mut marks {
        if mark.key.starts_with("part") || mark.key.starts_with("hour") {
            match days.get(&mark.at.0) {
                Some(day) => mark.key.clone_from(day),
                None if !days.is_empty() => "open".clone_into(&mut mark.key),
                None => {}
            }
        }
    }
    if !days.is_empty() {
        marks.retain(|mark| mark.key != "open");
    }
    set_apart(case, &mut marks, times);
    if keys(&marks).len() < 2 {
        return None;
    }
    let mut worst: Option<Verdict> = None;
    let mut explained = None;
    for (number, one) in marks.iter().enumerate() {
        for other in marks.iter().skip(number + 1).filter(|other| other.key != one.key) {
            let (a, b) = (fields(one)?, fields(other)?);
            let verdict = compare(a, b, case.reference);
            if matches!(verdict, Verdict::Differs(_)) && !matches!(worst, Some(Verdict::Differs(_))) {
                worst = Some(verdict);
            } else if verdict == Verdict::DayApart {
                worst = worst.or(Some(verdict));
            }
            if verdict == Verdict::DayApart && explained.is_none() {
                let (later, earlier) = if is_later(a, b, case.reference) {
                    (one, other)
                } else {
                    (other, one)
                };
                explained = zones_explain(case, later, earlier, times);
            }
        }
    }
    let said = told(case, &marks);
    let (relation, confidence, why) = match (worst?, explained) {
        (Verdict::DayApart, Some(why)) => (
            Relation::Reconciled,
            0.95,
            format!("One event on two days: {said}. {why}"),
        ),
        (Verdict::DayApart, None) => (
            Relation::ApparentContradiction,
            0.85,
            format!("One event on two days: {said}. Check the hour and the time zone."),
        ),
        (Verdict::Differs(what), _) => (
            Relation::ApparentContradiction,
            0.6,
            format!("Seemingly one event, another {what}: {said}. Check."),
        ),
        _ => return None,
    };
    let severity = if articles(&marks, |_| true).len() > 1 { 3 } else { 2 };
    Some(discrepancy(
        case,
        &marks,
        Kind::Date,
        relation,
        (severity, confidence),
        why,
    ))
}

/// How time zones explain a day between two times, and which article shows it.
fn zones_explain(
    case: &Case<'_>,
    later: &Mark,
    earlier: &Mark,
    times: &BTreeMap<(usize, crate::text::Span), &Time>,
) -> Option<String> {
    let fields = |mark: &Mark| times.get(&(mark.at.0, mark.span)).map(|time| time.fields.clone());
    let (mut late, early) = (fields(later)?, fields(earlier)?);
    let mut witness = later.at.0;
    // Another article of the later day may give the hour.
    if late.hour.is_none()
        && let Some(((article, _), time)) = times
            .iter()
            .find(|(_, time)| time.fields.hour.is_some() && time.fields.weekday == late.weekday)
    {
        late = time.fields.clone();
        witness = *article;
    }
    late.hour.or_else(|| late.part.map(|(from, _)| from))?;
    let here = zones_named(case, later.at);
    let elsewhere = all_zones(case);
    for (place, zone) in &here {
        for (other, other_zone) in &elsewhere {
            if explains(&late, *zone, &early, *other_zone) {
                let id = case.reading(witness)?.id;
                let hour = late.hour.map_or_else(
                    || "The hours".to_owned(),
                    |hour| format!("{hour:02}:{:02}", late.minute.unwrap_or(0)),
                );
                return Some(format!(
                    "Article {id} reconciles them: {hour} in {place} is still the day before in {other}."
                ));
            }
        }
    }
    None
}

/// The places a sentence and its article's opening name, with their zones.
fn zones_named(case: &Case<'_>, at: At) -> Vec<(String, i16)> {
    let mut found: Vec<(String, i16)> = Vec::new();
    for mention in case.mentions(at) {
        push_zone(case, mention, &mut found);
    }
    if found.is_empty() {
        let all = case.names.mentions.iter().filter(|mention| mention.article == at.0);
        for mention in all.take(12) {
            push_zone(case, mention, &mut found);
        }
    }
    found
}

/// The places all articles name.
fn all_zones(case: &Case<'_>) -> Vec<(String, i16)> {
    let mut found = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in &case.names.mentions {
        if let Some(place) = push_zone(case, mention, &mut found) {
            *counts.entry(place).or_default() += 1;
        }
    }
    // A capital is named rather than its country, and the one named most.
    found.sort_by_cached_key(|(name, _)| {
        let country = zones::place(&name.to_lowercase()).is_none_or(|place| place.within.is_empty());
        (country, std::cmp::Reverse(counts.get(name).copied()), name.clone())
    });
    found
}

/// Adds the place a mention names; its name.
fn push_zone(
    case: &Case<'_>,
    mention: &crate::findings::names::Mention,
    found: &mut Vec<(String, i16)>,
) -> Option<String> {
    let reading = case.reading(mention.article)?;
    if mention.tokens.len() > 3 {
        return None;
    }
    let words: Vec<&str> = mention.tokens.clone().map(|at| reading.folded(at)).collect();
    let place = zones::place(&words.join(" "))?;
    let zone = place.zone?;
    if !found.iter().any(|(name, _)| *name == place.name) {
        found.push((place.name.clone(), zone));
    }
    Some(place.name.clone())
}
