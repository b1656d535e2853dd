//! One name in two spellings.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::group::{Mark, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::align::skeleton::skeleton;
use crate::findings::names::{Mention, NameKind};

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let by_entity = case.names.by_entity();
    let found = by_entity
        .into_iter()
        .filter_map(|(entity, mentions)| judged(case, entity, &mentions));
    found.collect()
}

fn judged(case: &Case<'_>, entity: usize, mentions: &[&Mention]) -> Option<Discrepancy> {
    if matches!(case.names.kind(entity), NameKind::Place) {
        return None;
    }
    // Words of the name by what they sound like; each with its spellings.
    let mut spellings: BTreeMap<usize, BTreeMap<String, Vec<&Mention>>> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.tokens.len() > 1) {
        let written = written(case, mention)?;
        spellings
            .entry(written.split([' ', '-']).count())
            .or_default()
            .entry(written)
            .or_default()
            .push(mention);
    }
    let same_length = spellings.into_values().find(|forms| forms.len() > 1)?;
    let marks: Vec<Mark> = same_length
        .iter()
        .flat_map(|(form, mentions)| mentions.iter().map(move |mention| (form, *mention)))
        .map(|(form, mention)| Mark {
            at: (mention.article, mention.sentence),
            span: case.place(mention.article, &mention.tokens),
            key: form.clone(),
            value: form.clone(),
        })
        .collect();
    if keys(&marks).len() < 2 {
        return None;
    }
    let sounds: BTreeSet<String> = same_length
        .keys()
        .map(|form| {
            form.to_lowercase()
                .split([' ', '-'])
                .map(skeleton)
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let said = told(case, &marks);
    let within = articles(&marks, |_| true).len() < 2;
    let (confidence, why) = if sounds.len() > 1 {
        (0.9, format!("One name in two spellings, one perhaps a slip: {said}."))
    } else if within {
        (0.6, format!("One name in two spellings in one article: {said}."))
    } else {
        (0.85, format!("One name in two spellings: {said}."))
    };
    Some(discrepancy(
        case,
        &marks,
        Kind::Name,
        Relation::Variant,
        (1, confidence),
        why,
    ))
}

/// The name as written, its white space made single, without a genitive's ending; `None`
/// in capitals throughout.
fn written(case: &Case<'_>, mention: &Mention) -> Option<String> {
    let reading = case.reading(mention.article)?;
    let form = crate::findings::names::form(reading, &mention.tokens);
    form.chars().any(char::is_lowercase).then_some(form)
}
