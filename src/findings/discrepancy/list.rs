//! Who belongs to a list: names told together.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys};
use super::{Discrepancy, Kind, Relation};
use crate::findings::names::{Mention, NameKind};

/// Names that make a list, at least.
const NAMES_LEAST: usize = 3;
/// Names both lists have, at least.
const SHARED_LEAST: usize = 2;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let lists: BTreeMap<At, Vec<&Mention>> = case
        .sentences()
        .map(|at| (at, listed(case, at)))
        .filter(|(_, names)| names.len() >= NAMES_LEAST)
        .collect();
    let mut marks = Marks::default();
    let all: Vec<(&At, &Vec<&Mention>)> = lists.iter().take(200).collect();
    for (number, (at, one)) in all.iter().enumerate() {
        for (to, other) in all.iter().skip(number + 1).filter(|(to, _)| to.0 != at.0) {
            let (a, b) = (entities(one), entities(other));
            if a.intersection(&b).count() < SHARED_LEAST {
                continue;
            }
            let first = marks.add(mark(case, **at, one));
            let second = marks.add(mark(case, **to, other));
            marks.join(first, second);
            // "Lalu ada …": a list that goes on in the next sentence.
            for (place, from) in [(**at, first), (**to, second)] {
                let next = (place.0, place.1 + 1);
                if let Some(names) = lists.get(&next) {
                    let next = marks.add(mark(case, next, names));
                    marks.join(from, next);
                }
            }
        }
    }
    let things = marks.things();
    things
        .into_iter()
        .filter_map(|thing| judged(case, thing, &lists))
        .collect()
}

/// The persons told with a title in a sentence.
fn listed<'a>(case: &Case<'a>, at: At) -> Vec<&'a Mention> {
    let persons = case.mentions(at).iter();
    persons
        .filter(|mention| mention.title.is_some() && case.names.kind(mention.entity) == NameKind::Person)
        .collect()
}

fn entities(names: &[&Mention]) -> BTreeSet<usize> {
    names.iter().map(|mention| mention.entity).collect()
}

fn mark(case: &Case<'_>, at: At, names: &[&Mention]) -> Mark {
    let tokens = names.iter().flat_map(|mention| {
        let title = mention.title.iter().map(|title| title.tokens.clone());
        title.chain([mention.tokens.clone()])
    });
    let (from, to) = tokens.fold((usize::MAX, 0), |(from, to), tokens| {
        (from.min(tokens.start), to.max(tokens.end))
    });
    Mark {
        at,
        span: case.place(at.0, &(from..to)),
        key: String::new(),
        value: String::new(),
    }
}

fn judged(case: &Case<'_>, mut marks: Vec<Mark>, lists: &BTreeMap<At, Vec<&Mention>>) -> Option<Discrepancy> {
    let mut by_article: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for mark in &marks {
        let names = lists.get(&mark.at).map(|names| entities(names)).unwrap_or_default();
        by_article.entry(mark.at.0).or_default().extend(names);
    }
    for mark in &mut marks {
        let names = by_article.get(&mark.at.0)?;
        mark.key = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let told: Vec<&str> = names.iter().map(|entity| case.names.name(*entity)).collect();
        mark.value = format!("{} names: {}", told.len(), told.join(", "));
    }
    if keys(&marks).len() < 2 {
        return None;
    }
    let most = by_article.values().map(BTreeSet::len).max()?;
    let longest = articles(&marks, |mark| {
        by_article.get(&mark.at.0).is_some_and(|names| names.len() == most)
    });
    let full = by_article.values().max_by_key(|names| names.len())?;
    let part = by_article.values().all(|names| names.is_subset(full));
    let why = if part {
        format!(
            "The shorter lists are part of that of {}: {most} names.",
            case.sigla(&longest)
        )
    } else {
        format!(
            "The lists name different people; the longest, of {}, has {most}. Check.",
            case.sigla(&longest)
        )
    };
    Some(discrepancy(case, &marks, Kind::List, Relation::Variant, (2, 0.8), why))
}
