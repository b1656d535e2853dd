//! One word for another inside words that are the same: "economic" for "military" threats.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::case::{At, Case, WORDS_MOST};
use super::group::{Mark, Marks, discrepancy, keys, short};
use super::{Discrepancy, Kind, Relation};
use crate::align::diff::are_alike;
use crate::findings::reading::Reading;

/// Links with a lower score are not compared word by word.
const SCORE_LEAST: f32 = 0.45;
/// Words that are the same around the one that differs, at least, on both sides together.
const AROUND_LEAST: usize = 4;
/// Places of one context that are compared with one another, at most.
const PLACES_MOST: usize = 40;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut marks = Marks::default();
    let mut forms = Forms::default();
    for places in contexts(case).chunk_by(|one, other| one.0 == other.0) {
        let places: Vec<(At, usize)> = places.iter().take(PLACES_MOST).map(|(_, place)| *place).collect();
        for (number, one) in places.iter().enumerate() {
            for other in places.iter().skip(number + 1).filter(|other| other.0.0 != one.0.0) {
                compare(case, *one, *other, &mut forms, &mut marks);
            }
        }
    }
    let things = marks.things();
    things.into_iter().filter_map(|thing| judged(case, &thing)).collect()
}

/// The words of the articles by what stands around them: the two before and the one after.
/// A context of very many words is a turn of phrase. Contexts are known by a number; words
/// that share one by chance are told apart when they are compared.
fn contexts(case: &Case<'_>) -> Vec<(u64, (At, usize))> {
    let mut found = Vec::new();
    for at in case.sentences() {
        let sentence = case.tokens(at);
        for token in (sentence.start + 2..sentence.end.saturating_sub(1)).take(WORDS_MOST) {
            let mut hasher = FxHasher::default();
            for around in [token - 2, token - 1, token + 1] {
                case.number(at.0, around).hash(&mut hasher);
            }
            found.push((hasher.finish(), (at, token)));
        }
    }
    // Most contexts are of one word.
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for (context, _) in &found {
        *counts.entry(*context).or_default() += 1;
    }
    found.retain(|(context, _)| counts.get(context).is_some_and(|count| *count > 1));
    found.sort_unstable();
    found
}

/// How many words before two words are the same, and how many after them.
fn around(case: &Case<'_>, one: (At, usize), other: (At, usize)) -> (usize, usize) {
    let (ours, theirs) = (case.tokens(one.0), case.tokens(other.0));
    let same = |(a, b): &(usize, usize)| case.number(one.0.0, *a) == case.number(other.0.0, *b);
    let before = (ours.start..one.1).rev().zip((theirs.start..other.1).rev());
    let after = (one.1 + 1..ours.end).zip(other.1 + 1..theirs.end);
    (
        before.take(AROUND_LEAST).take_while(same).count(),
        after.take(AROUND_LEAST).take_while(same).count(),
    )
}

/// Pairs of words, by their numbers, and whether they are spelt like forms of one.
type Forms = FxHashMap<(u32, u32), bool>;

fn compare(case: &Case<'_>, one: (At, usize), other: (At, usize), forms: &mut Forms, marks: &mut Marks) {
    let (Some(reading), Some(against)) = (case.reading(one.0.0), case.reading(other.0.0)) else {
        return;
    };
    if case.number(one.0.0, one.1) == case.number(other.0.0, other.1) || case.score(one.0, other.0) < SCORE_LEAST {
        return;
    }
    let (before, after) = around(case, one, other);
    if before + after < AROUND_LEAST || is_form(case, (one.0.0, one.1), (other.0.0, other.1), forms) {
        return;
    }
    // The words around it make the passage.
    let mark = |reading: &Reading<'_>, (at, token): (At, usize)| {
        let sentence = case.tokens(at);
        let from = token.saturating_sub(before.min(3)).max(sentence.start);
        Mark {
            at,
            span: reading.cover(&(from..sentence.end.min(token + after.min(2) + 1))),
            key: reading.folded(token).to_owned(),
            value: reading.surface(token).to_owned(),
        }
    };
    let a = marks.add(mark(reading, one));
    let b = marks.add(mark(against, other));
    marks.join(a, b);
}

/// Whether two words are forms of one, function words, names, numbers or parts of a time:
/// others look at those.
fn is_form(case: &Case<'_>, one: (usize, usize), other: (usize, usize), forms: &mut Forms) -> bool {
    let plain = |(article, token): (usize, usize)| {
        case.reading(article).is_some_and(|reading| {
            let sentence = reading.sentence_of(token);
            let name = case.names.in_sentence(article, sentence).iter().any(|mention| {
                let title = mention
                    .title
                    .as_ref()
                    .is_some_and(|title| title.tokens.contains(&token));
                mention.tokens.contains(&token) || title
            });
            let time = case
                .times((article, sentence))
                .iter()
                .any(|time| time.tokens.contains(&token));
            let capital = reading.tokens.get(token).is_some_and(|token| token.capital);
            !reading.is_stop(token)
                && !name
                && !time
                && !capital
                && !reading.surface(token).starts_with(char::is_numeric)
        })
    };
    let folded = |(article, token): (usize, usize)| case.reading(article).map_or("", |reading| reading.folded(token));
    let words = (case.number(one.0, one.1), case.number(other.0, other.1));
    let mut alike = || {
        *forms
            .entry(words)
            .or_insert_with(|| are_alike(folded(one), folded(other)))
    };
    !plain(one) || !plain(other) || case.about_number(one.0, one.1) == case.about_number(other.0, other.1) || alike()
}

fn judged(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    if keys(marks).len() < 2 {
        return None;
    }
    let said = marks.iter().any(|mark| {
        let Some(reading) = case.reading(mark.at.0) else {
            return false;
        };
        let sentence = case.tokens(mark.at);
        let own = |token: usize| {
            reading
                .phrase(&case.lexicon(mark.at.0).own_words, token, sentence.end)
                .is_some()
        };
        sentence.clone().any(own)
    });
    let mut words: Vec<&str> = marks.iter().map(|mark| mark.value.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let words: Vec<String> = words.into_iter().take(4).map(short).collect();
    let why = format!("The same words but for one: “{}”. Check.", words.join("” / “"));
    let kind = if said { Kind::Quotation } else { Kind::Label };
    let weight = if said { (2, 0.7) } else { (1, 0.5) };
    Some(discrepancy(case, marks, kind, Relation::Variant, weight, why))
}
