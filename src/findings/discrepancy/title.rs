//! One person, two titles.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::group::{Mark, articles, discrepancy, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::names::{Mention, NameKind};

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for mention in &case.names.mentions {
        if let Some(title) = &mention.title {
            holders.entry(&title.key).or_default().insert(mention.entity);
        }
    }
    let by_entity = case.names.by_entity();
    let found = by_entity
        .into_iter()
        .filter_map(|(entity, mentions)| judged(case, &holders, entity, &mentions));
    found.collect()
}

fn judged(
    case: &Case<'_>,
    holders: &BTreeMap<&str, BTreeSet<usize>>,
    entity: usize,
    mentions: &[&Mention],
) -> Option<Discrepancy> {
    if !matches!(case.names.kind(entity), NameKind::Person) {
        return None;
    }
    let mut by_office: BTreeMap<BTreeSet<&str>, Vec<&Mention>> = BTreeMap::new();
    for mention in mentions {
        let Some(title) = &mention.title else { continue };
        let address = &case.lexicon(mention.article).no_offices;
        let words = title.office.split(' ');
        let office: BTreeSet<&str> = words
            .filter(|word| !word.is_empty() && !address.contains(*word))
            .collect();
        if !office.is_empty() {
            by_office.entry(office).or_default().push(mention);
        }
    }
    if by_office.len() < 2 {
        return None;
    }
    let marks: Vec<Mark> = by_office
        .iter()
        .flat_map(|(office, mentions)| mentions.iter().map(move |mention| (office, *mention)))
        .filter_map(|(office, mention)| {
            let reading = case.reading(mention.article)?;
            let title = mention.title.as_ref()?;
            let tokens = title.tokens.start.min(mention.tokens.start)..title.tokens.end.max(mention.tokens.end);
            Some(Mark {
                at: (mention.article, mention.sentence),
                span: reading.cover(&tokens),
                key: office.iter().copied().collect::<Vec<_>>().join(" "),
                value: title.told.clone(),
            })
        })
        .collect();
    let offices: Vec<&BTreeSet<&str>> = by_office.keys().collect();
    let apart = offices.iter().any(|one| {
        offices
            .iter()
            .any(|other| !one.is_subset(other) && !other.is_subset(one))
    });
    let within = articles(&marks, |_| true).len() < 2;
    let name = case.names.name(entity);
    let said = told(case, &marks);
    let taken = taken_title(case, holders, entity, mentions);
    let (relation, weight, why) = match (apart, taken) {
        (_, Some(other)) => (
            Relation::Contradiction,
            (3, 0.75),
            format!("{name} has two titles, one of them {other}'s elsewhere: {said}."),
        ),
        (true, None) => (
            Relation::Variant,
            (if within { 2 } else { 1 }, 0.7),
            format!("{name} has different titles: {said}. Check if one office."),
        ),
        (false, None) => (
            Relation::Variant,
            (2, 0.6),
            format!("One title of {name} is fuller: {said}. Check."),
        ),
    };
    Some(discrepancy(case, &marks, Kind::Title, relation, weight, why))
}

/// Another person who holds one of the titles elsewhere, the office being of something
/// named.
fn taken_title<'a>(
    case: &Case<'a>,
    holders: &BTreeMap<&str, BTreeSet<usize>>,
    entity: usize,
    mentions: &[&Mention],
) -> Option<&'a str> {
    let own: BTreeSet<&str> = mentions
        .iter()
        .filter_map(|mention| mention.title.as_ref())
        .filter(|title| title.office != title.key)
        .map(|title| title.key.as_str())
        .collect();
    let others = own.iter().filter_map(|title| holders.get(title)).flatten();
    let holder = others.filter(|holder| **holder != entity);
    holder.map(|holder| case.names.name(*holder)).min()
}
