//! Where it was: places that stand beside one event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::case::{At, Case, WORDS_MOST};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::names::NameKind;
use crate::findings::values::compare::{Verdict, compare};
use crate::findings::values::zones;

/// Words between an event and its place, at most.
const REACH: usize = 7;
/// Places of one kind of event that are compared with one another.
const MOST: usize = 120;
/// Links with a lower score do not make two places of one thing.
const LINKED_LEAST: f32 = 0.6;
/// From this score on fewer words around both are enough.
const SURE_LEAST: f32 = 0.85;

/// Times of a sentence that are looked at.
const TIMES_MOST: usize = 16;

struct Told {
    at: At,
    tokens: Range<usize>,
    /// The words of the place, folded.
    words: BTreeSet<String>,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_event: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    let mut others: BTreeMap<At, Vec<Told>> = BTreeMap::new();
    for at in case.sentences() {
        let Some(reading) = case.reading(at.0) else { continue };
        let lexicon = case.lexicon(at.0);
        for mention in case.mentions(at) {
            if case.names.kind(mention.entity) == NameKind::Person {
                continue;
            }
            let start = mention.tokens.start;
            let sentence = case.tokens(at);
            // "di kosmodrom Vostochny": the preposition may stand before a noun.
            let before = (start.saturating_sub(3).max(sentence.start)..start).rev();
            let mut near = before.take_while(|token| reading.is_joined(token + 1));
            // Between them only what kind of place it is.
            let preposition = near.find(|token| reading.is_stop(*token) || case.event(at.0, *token).is_some());
            let Some(preposition) = preposition.filter(|token| lexicon.place_before.contains(reading.folded(*token)))
            else {
                continue;
            };
            let from = preposition.saturating_sub(REACH).max(sentence.start);
            let to = sentence.end.min(mention.tokens.end + 2);
            let event = (from..preposition)
                .rev()
                .chain(mention.tokens.end..to)
                .find_map(|token| case.event(at.0, token));
            let tokens = preposition + 1..mention.tokens.end;
            let words = tokens
                .clone()
                .filter(|token| !reading.is_stop(*token))
                .map(|token| reading.folded(token).to_owned())
                .collect();
            let told = Told { at, tokens, words };
            match event {
                Some(event) => by_event.entry(event).or_default().push(told),
                None => others.entry(at).or_default().push(told),
            }
        }
    }
    let mut found = Vec::new();
    for told in by_event.into_values().filter(|told| told.len() <= MOST) {
        let mut marks = Marks::default();
        for (number, one) in told.iter().enumerate() {
            for other in told.iter().skip(number + 1).filter(|other| other.at != one.at) {
                if !is_one_event(case, one.at, other.at) {
                    continue;
                }
                if let (Some(a), Some(b)) = (mark(case, one), mark(case, other)) {
                    let (a, b) = (marks.add(a), marks.add(b));
                    marks.join(a, b);
                }
            }
        }
        let words = by_place(case, told.iter());
        found.extend(
            marks
                .things()
                .into_iter()
                .filter_map(|thing| judged(case, thing, &words)),
        );
    }
    found.extend(linked(case, &others));
    found
}

fn by_place<'t>(
    case: &Case<'_>,
    told: impl Iterator<Item = &'t Told>,
) -> BTreeMap<(usize, crate::text::Span), &'t Told> {
    told.map(|told| ((told.at.0, case.place(told.at.0, &told.tokens)), told))
        .collect()
}

/// Places in sentences told alike, whatever the event: one in each, in the same words.
fn linked(case: &Case<'_>, others: &BTreeMap<At, Vec<Told>>) -> Vec<Discrepancy> {
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.score >= LINKED_LEAST) {
        let (Some([one]), Some([other])) = (
            others.get(&pair.one).map(Vec::as_slice),
            others.get(&pair.other).map(Vec::as_slice),
        ) else {
            continue;
        };
        // What both name stands in both: the one is no place of the other's.
        let named = |at: At, told: &Told| {
            case.reading(at.0).is_some_and(|reading| {
                let mut tokens = case.tokens(at).take(WORDS_MOST);
                tokens.any(|token| told.words.contains(reading.folded(token)))
            })
        };
        let words = case.shared_around((one.at, &one.tokens), (other.at, &other.tokens));
        let share_people = || !case.persons(one.at).is_disjoint(&case.persons(other.at));
        let is_one = words >= 3 || (words >= 2 && (pair.score >= SURE_LEAST || share_people()));
        if !is_one || named(pair.one, other) || named(pair.other, one) {
            continue;
        }
        if let (Some(a), Some(b)) = (mark(case, one), mark(case, other)) {
            let (a, b) = (marks.add(a), marks.add(b));
            marks.join(a, b);
        }
    }
    let words = by_place(case, others.values().flatten());
    let things = marks.things().into_iter();
    things
        .filter_map(|thing| judged(case, thing, &words))
        .map(|one| Discrepancy {
            relation: Relation::ApparentContradiction,
            severity: 2,
            confidence: 0.45,
            ..one
        })
        .collect()
}

/// Whether two sentences with one kind of event tell one event: both place it in time,
/// and not differently, and both mean an earlier one; or they are told alike.
fn is_one_event(case: &Case<'_>, one: At, other: At) -> bool {
    let earlier = || case.is_earlier(one) && case.is_earlier(other);
    let score = case.score(one, other);
    if (one.0 == other.0 || score < LINKED_LEAST) && !earlier() {
        return false;
    }
    let verdicts = || {
        case.times(one)
            .iter()
            .take(TIMES_MOST)
            .flat_map(|a| case.times(other).iter().take(TIMES_MOST).map(move |b| (a, b)))
            .map(|(a, b)| compare(&a.fields, &b.fields, case.reference))
    };
    let same = verdicts().any(|verdict| verdict == Verdict::Same);
    let differs = verdicts().any(|verdict| matches!(verdict, Verdict::Differs(_)));
    let likely = score >= LINKED_LEAST && one.0 != other.0;
    (earlier() && same) || ((likely || earlier()) && !differs)
}

fn mark(case: &Case<'_>, told: &Told) -> Option<Mark> {
    let reading = case.reading(told.at.0)?;
    Some(Mark {
        at: told.at,
        span: reading.cover(&told.tokens),
        key: told.words.iter().cloned().collect::<Vec<_>>().join(" "),
        value: reading.told(&told.tokens),
    })
}

/// Says how the places of one event differ, if they do.
fn judged(
    case: &Case<'_>,
    mut marks: Vec<Mark>,
    words: &BTreeMap<(usize, crate::text::Span), &Told>,
) -> Option<Discrepancy> {
    let words_of = |mark: &Mark| words.get(&(mark.at.0, mark.span)).map(|told| &told.words);
    // Several places of one sentence lead from small to large; they are one account.
    let mut all: BTreeMap<At, BTreeSet<String>> = BTreeMap::new();
    for mark in &marks {
        all.entry(mark.at)
            .or_default()
            .extend(words_of(mark).into_iter().flatten().cloned());
    }
    // From small to large: what lies in a country is told apart before the country is.
    marks.sort_by_cached_key(|mark| {
        let words = all.get(&mark.at);
        (
            words.is_some_and(|words| nearest(words).iter().any(|place| place.within.is_empty())),
            mark.clone(),
        )
    });
    let mut accounts: Vec<(BTreeSet<String>, String)> = Vec::new();
    for mark in &mut marks {
        let own = all.get(&mark.at).cloned().unwrap_or_default();
        match accounts.iter().find(|(known, _)| agree(known, &own)) {
            Some((_, key)) => mark.key.clone_from(key),
            None => accounts.push((own, mark.key.clone())),
        }
    }
    if keys(&marks).len() < 2 {
        return None;
    }
    let within = articles(&marks, |_| true).len() < 2;
    let why = format!(
        "Seemingly one event in different places: {}. Check.",
        told(case, &marks)
    );
    let weight = (3, if within { 0.6 } else { 0.65 });
    Some(discrepancy(
        case,
        &marks,
        Kind::Place,
        Relation::Contradiction,
        weight,
        why,
    ))
}

/// The known places of an account, without those that another of them lies in: "the
/// cosmodrome in the east of Russia" is not all of Russia.
fn nearest(words: &BTreeSet<String>) -> Vec<&'static zones::Place> {
    let singles = words.iter().filter_map(|word| zones::place(word));
    let pairs = words.iter().flat_map(|first| {
        words
            .iter()
            .filter_map(move |second| zones::place(&format!("{first} {second}")))
    });
    let all: Vec<&'static zones::Place> = singles.chain(pairs).collect();
    let outer = |place: &zones::Place| all.iter().any(|inner| inner.within.contains(&place.name));
    all.iter().copied().filter(|place| !outer(place)).collect()
}

/// Whether two places can be one: a word in common, or one lies in the other as far as
/// the map says.
fn agree(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let plain = |word: &&String| word.len() > 3 && zones::place(word).is_none();
    if one.intersection(other).any(|word| plain(&word)) {
        return true;
    }
    let (a, b) = (nearest(one), nearest(other));
    let lies = |inner: &[&zones::Place], outer: &[&zones::Place]| {
        inner.iter().any(|inner| {
            outer
                .iter()
                .any(|outer| inner.name == outer.name || inner.within.contains(&outer.name))
        })
    };
    // A country says nothing against a town nobody has on the map.
    let is_country = |places: &[&zones::Place]| places.iter().any(|place| place.within.is_empty());
    lies(&a, &b) || lies(&b, &a) || (a.is_empty() && is_country(&b)) || (b.is_empty() && is_country(&a))
}
