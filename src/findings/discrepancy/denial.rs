//! Whether it is so: one article says no where another says yes.

use rustc_hash::FxHashMap;

use super::case::{At, Case, WORDS_MOST};
use super::group::{Mark, discrepancy, told};
use super::lexicon::{Certainty, Lexicon};
use super::number::is_other_year;
use super::{Discrepancy, Kind, Relation};
use crate::findings::reading::Reading;

/// Words a negation reaches over.
const REACH: usize = 3;
/// Words around a negated word in which what it is about stands.
const NEAR: usize = 8;
/// Words around both that are the same, at least: a word alone is negated of many things.
const AROUND_LEAST: usize = 2;
/// A word in more sentences says nothing.
const SENTENCES_MOST: usize = 24;

/// A word, negated or not, in its sentence.
#[derive(Clone, Copy)]
struct Told {
    at: At,
    token: usize,
    /// Where the negation stands.
    negation: Option<usize>,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_word: Vec<(&str, Vec<Told>)> = Vec::new();
    let mut known: FxHashMap<u32, usize> = FxHashMap::default();
    let negates: Vec<Vec<bool>> = case.readings.iter().map(negates).collect();
    for at in case.sentences() {
        let (Some(reading), Some(negates)) = (case.reading(at.0), negates.get(at.0)) else {
            continue;
        };
        let lexicon = case.lexicon(at.0);
        let sentence = case.tokens(at);
        let mut negation: Option<usize> = None;
        for token in sentence.clone().take(WORDS_MOST) {
            if negates.get(reading.number(token)) == Some(&true) {
                if reading.phrase(&lexicon.no_negations, token, sentence.end).is_some() {
                    negation = None;
                    continue;
                }
                if lexicon.negations.contains(reading.folded(token)) {
                    negation = Some(token);
                    continue;
                }
            }
            negation = negation.filter(|from| token - from <= REACH && !reading.before(token).contains([',', ';']));
            let capital = reading.tokens.get(token).is_some_and(|token| token.capital);
            // Lists of function words hold words that judge ("siap").
            let judges = || lexicon.judgements.contains(case.about(at.0, token));
            if capital || (reading.is_stop(token) && !judges()) {
                continue;
            }
            let told = Told { at, token, negation };
            let number = *known.entry(case.about_number(at.0, token)).or_insert(by_word.len());
            if number == by_word.len() {
                by_word.push((case.about(at.0, token), Vec::new()));
            }
            if let Some((_, all)) = by_word.get_mut(number) {
                all.push(told);
            }
            // Only the first word after a negation that says something is negated.
            negation = None;
        }
    }
    let mut found: Vec<(At, At, Discrepancy)> = Vec::new();
    by_word.retain(|(_, told)| told.len() <= SENTENCES_MOST);
    by_word.sort_unstable_by_key(|(about, _)| *about);
    for (_, told) in by_word {
        for no in told.iter().filter(|told| told.negation.is_some()) {
            let yes: Vec<&Told> = told
                .iter()
                .filter(|yes| yes.negation.is_none() && yes.at != no.at && is_of_one(case, no, yes))
                .collect();
            let none = no_toll(case, no, &told);
            let yes = if none.is_empty() { yes } else { none };
            let both = told.iter().any(|other| other.negation.is_none() && other.at == no.at);
            if both || yes.iter().all(|yes| yes.at.0 == no.at.0) {
                continue;
            }
            if let Some(one) = judged(case, no, &yes)
                && !found
                    .iter()
                    .any(|(a, b, _)| *a == no.at && yes.iter().any(|yes| yes.at == *b))
                && let Some(first) = yes.first()
            {
                found.push((no.at, first.at, one));
            }
        }
    }
    found.into_iter().map(|(.., one)| one).collect()
}

/// The places that tell of a toll of the event ("an old man died") where an article denies
/// it ("nobody was killed") and tells of none itself: tolls are of the whole event, whatever
/// the words around them.
fn no_toll<'t>(case: &Case<'_>, no: &Told, told: &'t [Told]) -> Vec<&'t Told> {
    let is_toll = |told: &Told| {
        case.lexicon(told.at.0)
            .casualties
            .contains(case.about(told.at.0, told.token))
    };
    let now = |told: &Told| !case.is_earlier(told.at) && !is_other_year(case, told.at);
    let own = told
        .iter()
        .any(|other| other.at.0 == no.at.0 && other.negation.is_none());
    if own || !is_toll(no) || !now(no) {
        return Vec::new();
    }
    let tells = |other: &&Told| other.negation.is_none() && is_plain(case, other) && now(other);
    told.iter().filter(tells).collect()
}

/// Whether a word is told as a fact: not asked, feared or hoped for in its sentence.
fn is_plain(case: &Case<'_>, told: &Told) -> bool {
    let lexicon = case.lexicon(told.at.0);
    let Some(reading) = case.reading(told.at.0) else {
        return false;
    };
    let sentence = case.tokens(told.at);
    sentence.clone().take(WORDS_MOST).all(|token| {
        let hedge = reading.phrase(&lexicon.certainty, token, sentence.end);
        hedge.is_none_or(|(_, certainty)| *certainty == Certainty::Certain)
            && !lexicon.negations.contains(reading.folded(token))
    })
}

/// Whether each word of an article may begin a negation, or what looks like one.
fn negates(reading: &Reading<'_>) -> Vec<bool> {
    let lexicon = Lexicon::of(reading.language);
    let negates = |word| lexicon.negations.contains(word) || lexicon.no_negations.begins(word);
    reading.vocabulary().map(negates).collect()
}

/// Whether a negated word and one that is not are about one thing: the sentences are
/// told alike, or an event stands beside both.
fn is_of_one(case: &Case<'_>, no: &Told, yes: &Told) -> bool {
    let score = case.score(no.at, yes.at);
    let one = no.token..no.token + 1;
    let other = yes.token..yes.token + 1;
    let people = || case.persons(no.at).intersection(&case.persons(yes.at)).count();
    if score >= 0.6 {
        let words = case.shared_around((no.at, &one), (yes.at, &other));
        if words >= AROUND_LEAST || (words >= 1 && people() >= 1) {
            return true;
        }
    }
    let own = case.about(no.at.0, no.token);
    if !case.lexicon(no.at.0).judgements.contains(own) {
        return false;
    }
    let events = |told: &Told| -> Vec<&str> {
        let (sentence, lexicon) = (case.tokens(told.at), case.lexicon(told.at.0));
        let from = told.token.saturating_sub(NEAR).max(sentence.start);
        let to = sentence.end.min(told.token + NEAR);
        (from..to)
            .filter(|token| *token != told.token)
            .map(|token| case.about(told.at.0, token))
            .filter(|about| lexicon.events.contains(*about) || lexicon.judged.contains(*about))
            .collect()
    };
    let (a, b) = (events(no), events(yes));
    a.iter().any(|event| b.contains(event))
}

fn judged(case: &Case<'_>, no: &Told, yes: &[&Told]) -> Option<Discrepancy> {
    let mark = |told: &Told, key: &str| {
        let reading = case.reading(told.at.0)?;
        let sentence = case.tokens(told.at);
        let from = told.negation.unwrap_or(told.token);
        let to = sentence.end.min(told.token + 5);
        let ends = |token: &usize| reading.before(*token).contains([',', ';', '.', '”', '“', '"', '(']);
        let to = (told.token + 1..to).find(ends).unwrap_or(to);
        Some(Mark {
            at: told.at,
            span: reading.cover(&(from..to)),
            key: key.to_owned(),
            value: reading.told(&(from..to)),
        })
    };
    let mut marks = vec![mark(no, "no")?];
    marks.extend(yes.iter().take(8).filter_map(|yes| mark(yes, "yes")));
    let alike = yes.iter().map(|yes| case.score(no.at, yes.at)).fold(0.0f32, f32::max);
    let (severity, confidence) = if alike >= 0.6 { (2, 0.55) } else { (3, 0.5) };
    let why = format!("Denied here and not there: {}. Check.", told(case, &marks));
    let relation = Relation::ApparentContradiction;
    Some(discrepancy(
        case,
        &marks,
        Kind::Denial,
        relation,
        (severity, confidence),
        why,
    ))
}
