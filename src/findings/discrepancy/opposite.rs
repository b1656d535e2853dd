//! Words that say the opposite of one another, over one matter: convicted, acquitted.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::case::{At, Case, WORDS_MOST};
use super::group::{Mark, discrepancy, told};
use super::{Discrepancy, Kind, Relation};

/// Links with a lower score do not make two sentences of one matter.
const SCORE_LEAST: f32 = 0.45;
/// Words around both that are the same, at least, where no name is.
const AROUND_LEAST: usize = 2;
/// Words between a negation and what it turns round, at most.
const REACH: usize = 3;
/// Words shown after the one that says it.
const SHOWN: usize = 4;

/// A word of a class of opposites.
struct Said {
    tokens: Range<usize>,
    /// What it says; with a negation before it the other.
    label: String,
    negated: bool,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let said: BTreeMap<At, BTreeMap<&str, Vec<Said>>> = case
        .sentences()
        .map(|at| (at, said(case, at)))
        .filter(|(_, said)| !said.is_empty())
        .collect();
    let mut known: BTreeSet<(At, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for pair in case.pairs.iter().filter(|pair| pair.score >= SCORE_LEAST) {
        let (Some(ones), Some(others)) = (said.get(&pair.one), said.get(&pair.other)) else {
            continue;
        };
        for (class, ones) in ones {
            let Some(others) = others.get(class) else { continue };
            let (Some(one), Some(other)) = (single(ones), single(others)) else {
                continue;
            };
            // A double negation is no plain word to set against another.
            let differ = (one.label != other.label) != (one.negated != other.negated);
            if !differ || !is_of_one(case, (pair.one, one), (pair.other, other)) {
                continue;
            }
            if known.insert((pair.one, class)) && known.insert((pair.other, class)) {
                found.extend(judged(case, (pair.one, one), (pair.other, other)));
            }
        }
    }
    found
}

/// The words of a sentence that have an opposite, by their class.
fn said(case: &Case<'_>, at: At) -> BTreeMap<&'static str, Vec<Said>> {
    let mut found: BTreeMap<&'static str, Vec<Said>> = BTreeMap::new();
    let Some(reading) = case.reading(at.0) else {
        return found;
    };
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    let end = sentence.end.min(sentence.start + WORDS_MOST);
    let mut token = sentence.start;
    while token < end {
        let Some((length, word)) = reading.phrase(&lexicon.opposites, token, sentence.end) else {
            token += 1;
            continue;
        };
        let before = token.saturating_sub(REACH).max(sentence.start)..token;
        let negated = before
            .rev()
            .take_while(|before| !reading.before(before + 1).contains([',', ';', '.']))
            .any(|before| lexicon.negations.contains(reading.folded(before)));
        found.entry(&word.class).or_default().push(Said {
            tokens: token..token + length,
            label: word.label.clone(),
            negated,
        });
        token += length;
    }
    found
}

/// The word of a class, where the sentence says only the one thing.
fn single(said: &[Said]) -> Option<&Said> {
    let first = said.first()?;
    let same = said
        .iter()
        .all(|other| (&other.label, other.negated) == (&first.label, first.negated));
    same.then_some(first)
}

/// Whether both speak of one matter: of the same people, or in the same words.
fn is_of_one(case: &Case<'_>, one: (At, &Said), other: (At, &Said)) -> bool {
    let words = case.shared_around((one.0, &one.1.tokens), (other.0, &other.1.tokens));
    let people = case.persons(one.0).intersection(&case.persons(other.0)).count();
    words >= AROUND_LEAST || (words >= 1 && people >= 1)
}

fn judged(case: &Case<'_>, one: (At, &Said), other: (At, &Said)) -> Option<Discrepancy> {
    let mark = |(at, said): (At, &Said)| {
        let reading = case.reading(at.0)?;
        let end = case.tokens(at).end.min(said.tokens.end + SHOWN);
        let clause = (said.tokens.end..end).take_while(|token| !reading.before(*token).contains([',', ';', '”', '"']));
        let from = said.tokens.start.saturating_sub(if said.negated { REACH } else { 0 });
        let tokens = from.max(case.tokens(at).start)..clause.last().map_or(said.tokens.end, |last| last + 1);
        Some(Mark {
            at,
            span: reading.cover(&tokens),
            // "Not open" says what "closed" says.
            key: format!("{} {}", said.label, said.negated),
            value: reading.told(&tokens),
        })
    };
    let marks = vec![mark(one)?, mark(other)?];
    let why = format!("The accounts are opposed: {}. Check.", told(case, &marks));
    let relation = Relation::ApparentContradiction;
    Some(discrepancy(case, &marks, Kind::Denial, relation, (3, 0.5), why))
}
