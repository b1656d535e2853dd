//! Accusations: who denies them, who leaves the denial out, how surely they are told, and
//! with what figures.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, articles, discrepancy, sides, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::lexicon::Phrases;
use crate::findings::values::zones;

/// Sentences before a denial in which what is denied may stand.
const BACK: usize = 4;
/// Accusations that are compared, at most.
const MOST: usize = 400;

/// A matter that somebody denies.
#[derive(Default)]
struct Matter {
    denials: Vec<At>,
    /// Sentences before them that tell what is denied.
    accused: Vec<At>,
    /// What it is about: concepts of the denial and of what it denies.
    about: BTreeSet<String>,
    /// Who denies, a capital taken for its country.
    who: BTreeSet<String>,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    let matters = matters(case);
    let denials: BTreeSet<At> = matters
        .iter()
        .flat_map(|matter| matter.denials.iter().copied())
        .collect();
    for matter in matters {
        let told = accusations(case, &matter, &denials);
        found.extend(denial(case, &matter, &told));
        found.extend(figures(case, &matter, &told));
        found.extend(certainty(case, &told));
    }
    found
}

/// Where in a sentence a denial stands.
fn denial_in(case: &Case<'_>, at: At) -> Option<usize> {
    first_of(case, at, &case.lexicon(at.0).denials)
}

/// Whether a sentence speaks of an accusation as one.
fn accuses(case: &Case<'_>, at: At) -> Option<usize> {
    first_of(case, at, &case.lexicon(at.0).accusations)
}

/// Where the first of these phrases stands in a sentence.
fn first_of<T: Clone>(case: &Case<'_>, at: At, phrases: &Phrases<T>) -> Option<usize> {
    let reading = case.reading(at.0)?;
    let sentence = case.tokens(at);
    sentence
        .clone()
        .find(|token| reading.phrase(phrases, *token, sentence.end).is_some())
}

/// Concepts of the language's data that a sentence tells: words anybody uses for the matter.
fn concepts(case: &Case<'_>, at: At) -> BTreeSet<String> {
    let lexicon = case.lexicon(at.0);
    let matters = case.matters(at).iter();
    matters
        .filter(|about| !lexicon.events.contains(**about) || lexicon.charges.contains(**about))
        .map(|about| (*about).to_owned())
        .collect()
}

/// The names of a sentence, a capital taken for its country.
fn who(case: &Case<'_>, at: At) -> BTreeSet<String> {
    let Some(reading) = case.reading(at.0) else {
        return BTreeSet::new();
    };
    case.mentions(at)
        .iter()
        .map(|mention| {
            let words: Vec<&str> = mention.tokens.clone().map(|token| reading.folded(token)).collect();
            match zones::place(&words.join(" ")) {
                Some(place) => place.within.last().unwrap_or(&place.name).clone(),
                None => case.names.name(mention.entity).to_owned(),
            }
        })
        .collect()
}

/// The matters that are denied, one for all denials of it.
fn matters(case: &Case<'_>) -> Vec<Matter> {
    let mut found: Vec<Matter> = Vec::new();
    for at in case.sentences() {
        let Some(cue) = denial_in(case, at) else { continue };
        if found.len() >= 32 {
            break;
        }
        let mut about = concepts(case, at);
        let mut accused = Vec::new();
        // "membantah tuduhan tersebut": what is denied stands before.
        let anaphoric = accuses(case, at).is_some_and(|token| token.abs_diff(cue) <= 4);
        for before in 1..=BACK {
            let Some(sentence) = at.1.checked_sub(before) else {
                break;
            };
            let earlier = (at.0, sentence);
            if accuses(case, earlier).is_some() || (anaphoric && before <= 2) {
                about.extend(concepts(case, earlier));
                accused.push(earlier);
            }
        }
        let who = who(case, at);
        let same = found.iter_mut().find(|matter| {
            let near = |denial: &At| denial.0 == at.0 && at.1.abs_diff(denial.1) <= 2;
            let linked = matter
                .denials
                .iter()
                .any(|denial| near(denial) || case.score(*denial, at) >= 0.4);
            let charges = &case.lexicon(at.0).charges;
            let one_charge = matter
                .about
                .intersection(&about)
                .filter(|about| charges.contains(*about))
                .count()
                >= 2;
            let one_voice = matter.who.is_empty() || who.is_empty() || !matter.who.is_disjoint(&who);
            linked || (one_charge && one_voice)
        });
        match same {
            Some(matter) => {
                matter.denials.push(at);
                matter.accused.extend(accused);
                matter.about.extend(about);
                matter.who.extend(who);
            }
            None => found.push(Matter {
                denials: vec![at],
                accused,
                about,
                who,
            }),
        }
    }
    found
}

/// Sentences that tell what is denied.
fn accusations(case: &Case<'_>, matter: &Matter, denials: &BTreeSet<At>) -> Vec<At> {
    let told = case.sentences().filter(|at| {
        if denials.contains(at) {
            return false;
        }
        let about = case.matters(*at);
        let shared = matter.about.iter().filter(|one| about.contains(one.as_str())).count();
        // "Deliver" and "shells": a charge by what it is about, whatever the words.
        let charged = charges(case, *at, matter)
            .filter(|charge| about.contains(charge))
            .count();
        let alike = || {
            matter
                .accused
                .iter()
                .any(|accused| accused == at || case.score(*accused, *at) >= 0.4)
        };
        // An accusation of the one who denies, whatever it is of.
        let accused = || shared >= 3 && accuses(case, *at).is_some();
        let is_told = charged >= 2 || (charged >= 1 && alike()) || accused() || (shared >= 2 && alike());
        is_told && (matter.who.is_empty() || alike() || !matter.who.is_disjoint(&who(case, *at)))
    });
    told.take(MOST).collect()
}

/// What is denied, as far as it is of the matters that people are charged with.
fn charges<'m>(case: &Case<'_>, at: At, matter: &'m Matter) -> impl Iterator<Item = &'m str> + use<'m> {
    let lexicon = case.lexicon(at.0);
    matter
        .about
        .iter()
        .map(String::as_str)
        .filter(|about| lexicon.charges.contains(*about))
}

fn mark(case: &Case<'_>, at: At, key: &str, value: &str) -> Option<Mark> {
    let reading = case.reading(at.0)?;
    Some(Mark {
        at,
        span: *reading.spans.get(at.1)?,
        key: key.to_owned(),
        value: value.to_owned(),
    })
}

/// Who denies, and who tells the accusation without the denial.
fn denial(case: &Case<'_>, matter: &Matter, told_at: &[At]) -> Option<Discrepancy> {
    let denying: BTreeSet<usize> = matter.denials.iter().map(|at| at.0).collect();
    let mut marks: Vec<Mark> = matter
        .denials
        .iter()
        .filter_map(|at| mark(case, *at, "denied", "denied"))
        .collect();
    let silent: Vec<Mark> = told_at
        .iter()
        .filter(|at| !denying.contains(&at.0))
        .filter_map(|at| mark(case, *at, "told", "accusation without the denial"))
        .collect();
    if silent.is_empty() {
        return None;
    }
    let without = case.sigla(&articles(&silent, |_| true));
    let with = case.sigla(&denying);
    marks.extend(silent);
    let why = format!("The accusation without the denial in {without}; denied in {with}.");
    Some(discrepancy(
        case,
        &marks,
        Kind::DenialMissing,
        Relation::Variant,
        (3, 0.8),
        why,
    ))
}

/// What is feared is not told as a fact.
const WORRY: &str = "=worry";

/// Words between a figure and what is accused, at most.
const NEAR: usize = 5;

/// Figures that some articles give and others do not.
fn figures(case: &Case<'_>, matter: &Matter, told_at: &[At]) -> Option<Discrepancy> {
    let mut marks = Vec::new();
    for at in told_at {
        let Some(reading) = case.reading(at.0) else { continue };
        // What is charged, without what is done with it.
        let lexicon = case.lexicon(at.0);
        let things: BTreeSet<&str> = charges(case, *at, matter)
            .filter(|charge| !lexicon.events.contains(*charge))
            .collect();
        let tokens = case.tokens(*at).take(super::case::WORDS_MOST);
        let things: Vec<usize> = tokens
            .filter(|token| things.contains(case.about(at.0, *token)))
            .collect();
        let Some((first, last)) = things.first().zip(things.last()) else {
            continue;
        };
        let numbers = case.numbers(*at).iter().filter(|number| {
            let near = things.iter().any(|token| token.abs_diff(number.digits.start) <= NEAR);
            near && !number.ordinal && number.value >= 10.0
        });
        let numbers: Vec<_> = numbers.collect();
        let (key, tokens) = match numbers.first() {
            Some(number) => (
                format!("{}", number.value),
                number.tokens.start.min(*first)..number.tokens.end.max(last + 1),
            ),
            None => ("none".to_owned(), *first..last.saturating_add(1).min(first + 6)),
        };
        marks.push(Mark {
            at: *at,
            span: reading.cover(&tokens),
            key,
            value: reading.told(&tokens),
        });
    }
    let with = articles(&marks, |mark| mark.key != "none");
    let without = articles(&marks, |mark| mark.key == "none" && !with.contains(&mark.at.0));
    marks.retain(|mark| mark.key != "none" || !with.contains(&mark.at.0));
    if with.is_empty() || without.is_empty() {
        return None;
    }
    let why = format!(
        "A figure for the accusation only in {}: {}. Check.",
        case.sigla(&with),
        told(case, &marks)
    );
    Some(discrepancy(
        case,
        &marks,
        Kind::Number,
        Relation::ApparentContradiction,
        (3, 0.55),
        why,
    ))
}

/// An accusation told as one here and as a fact there.
fn certainty(case: &Case<'_>, told_at: &[At]) -> Option<Discrepancy> {
    let mut found: BTreeMap<&str, Vec<Mark>> = BTreeMap::new();
    for at in told_at {
        let alleged = accuses(case, *at).is_some()
            || case
                .tokens(*at)
                .take(super::case::WORDS_MOST)
                .any(|token| case.about(at.0, token) == WORRY);
        let (key, value) = if alleged {
            ("alleged", "told as an accusation")
        } else {
            ("fact", "told as a fact")
        };
        found.entry(key).or_default().extend(mark(case, *at, key, value));
    }
    let marks: Vec<Mark> = found.into_values().flatten().collect();
    let parts = sides(case, &marks);
    if parts.len() < 2 || articles(&marks, |_| true).len() < 2 {
        return None;
    }
    let why = format!(
        "Denied, and told as an accusation here, as a fact there: {}.",
        told(case, &marks)
    );
    Some(discrepancy(
        case,
        &marks,
        Kind::Certainty,
        Relation::Variant,
        (3, 0.5),
        why,
    ))
}
