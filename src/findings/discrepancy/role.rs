//! One office, two persons.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::group::{Mark, articles, discrepancy, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::names::{Mention, NameKind};

/// Offices of so many persons are offices of many: spokesmen, witnesses.
const PERSONS_MOST: usize = 6;

/// Places of a title that are compared with one another.
const HOLDERS_MOST: usize = 200;
/// From this score on two sentences tell one thing.
const ALIKE_LEAST: f32 = 0.6;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut by_title: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in &case.names.mentions {
        if let Some(title) = &mention.title {
            by_title.entry(&title.key).or_default().push(mention);
        }
    }
    let found = by_title
        .into_iter()
        .filter_map(|(title, holders)| judged(case, title, &holders));
    found.collect()
}

fn judged(case: &Case<'_>, title: &str, holders: &[&Mention]) -> Option<Discrepancy> {
    let persons: BTreeSet<usize> = holders.iter().map(|mention| mention.entity).collect();
    if persons.len() < 2 || persons.len() > PERSONS_MOST {
        return None;
    }
    // An office of something named has one holder; others may be of other countries, and
    // count where the sentences tell one thing.
    let words = title.split(' ').count();
    let scoped = holders
        .iter()
        .any(|mention| mention.title.as_ref().is_some_and(|title| title.office != title.key));
    let linked = |one: &Mention, other: &Mention| {
        one.article != other.article && case.score((one.article, one.sentence), (other.article, other.sentence)) >= 0.4
    };
    let mut each: Vec<&Mention> = holders.to_vec();
    each.dedup_by_key(|mention| (mention.article, mention.sentence, mention.entity));
    each.truncate(HOLDERS_MOST);
    let pairs = each.iter().any(|one| {
        each.iter()
            .any(|other| one.entity != other.entity && linked(one, other))
    });
    // An office of one word ("captain") is one where each article has one holder of it, and
    // sentences told alike in the same words name them.
    let single = || {
        is_single(holders)
            && each
                .iter()
                .any(|one| each.iter().any(|other| is_alike(case, one, other)))
    };
    if !(if words < 2 { single() } else { scoped || pairs }) {
        return None;
    }
    let marks: Vec<Mark> = holders
        .iter()
        .filter_map(|mention| {
            let reading = case.reading(mention.article)?;
            let own = mention.title.as_ref()?;
            let tokens = own.tokens.start.min(mention.tokens.start)..own.tokens.end.max(mention.tokens.end);
            Some(Mark {
                at: (mention.article, mention.sentence),
                span: reading.cover(&tokens),
                key: mention.entity.to_string(),
                value: case.names.name(mention.entity).to_owned(),
            })
        })
        .collect();
    let all = articles(&marks, |_| true);
    if all.len() < 2 {
        return None;
    }
    // An article that names all of them shows that there are several. One of them may
    // have a fuller title there ("first deputy prime minister").
    let witness = all.iter().find(|article| {
        let named = case
            .names
            .mentions
            .iter()
            .filter(|mention| mention.article == **article);
        let named: BTreeSet<usize> = named
            .filter(|mention| mention.title.as_ref().is_some_and(|own| holds(&own.key, title)))
            .map(|mention| mention.entity)
            .collect();
        persons.iter().all(|person| named.contains(person))
    });
    let said = told(case, &marks);
    let (relation, why) = match witness {
        Some(article) => (
            Relation::Reconciled,
            format!(
                "“{title}” is {said}. {} names all of them.",
                case.sigla(&BTreeSet::from([*article]))
            ),
        ),
        None if scoped => (
            Relation::Contradiction,
            format!("One office, two persons: “{title}” is {said}."),
        ),
        None => (
            Relation::ApparentContradiction,
            format!("Seemingly one office, two persons: “{title}”, {said}. Check."),
        ),
    };
    let confidence = if words < 2 { 0.5 } else { 0.85 };
    Some(discrepancy(case, &marks, Kind::Name, relation, (3, confidence), why))
}

/// Whether no article gives a title to more than one person.
fn is_single(holders: &[&Mention]) -> bool {
    let mut by_article: BTreeMap<usize, usize> = BTreeMap::new();
    holders
        .iter()
        .all(|mention| *by_article.entry(mention.article).or_insert(mention.entity) == mention.entity)
}

/// Whether two holders stand in sentences told alike that name nobody in common, and in
/// the same words.
fn is_alike(case: &Case<'_>, one: &Mention, other: &Mention) -> bool {
    let (at, to) = ((one.article, one.sentence), (other.article, other.sentence));
    let common = || case.persons(at).intersection(&case.persons(to)).count();
    one.article != other.article
        && one.entity != other.entity
        && case.names.kind(one.entity) == NameKind::Person
        && case.names.kind(other.entity) == NameKind::Person
        && case.score(at, to) >= ALIKE_LEAST
        && case.shared_around((at, &one.tokens), (to, &other.tokens)) >= 2
        && common() == 0
}

/// Whether a title is another one, or a fuller form of it.
fn holds(title: &str, other: &str) -> bool {
    let own: BTreeSet<&str> = title.split(' ').collect();
    other.split(' ').all(|word| own.contains(word))
}
