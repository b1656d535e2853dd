//! What it is called: labels that judge, and other words for one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, articles, discrepancy, keys, told};
use super::lexicon::LabelWord;
use super::{Discrepancy, Kind, Relation};
use crate::findings::lexicon::Phrases;
use crate::findings::names::NameKind;

/// Words between a label and what it is given to, at most.
const REACH: usize = 8;
/// Places of one label that are listed, at most, article by article.
const LISTED_MOST: usize = 6;

struct Told {
    at: At,
    tokens: std::ops::Range<usize>,
    label: String,
    /// What stands beside it by name.
    objects: BTreeSet<usize>,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (class, told) in by_class(case, |article| &case.lexicon(article).labels) {
        found.extend(labels(case, &class, told));
    }
    for (_, told) in by_class(case, |article| &case.lexicon(article).synonyms) {
        found.extend(synonyms(case, &told));
    }
    found
}

fn by_class<'p>(
    case: &Case<'_>,
    phrases: impl Fn(usize) -> &'p Phrases<LabelWord>,
) -> BTreeMap<String, Vec<Told>> {
    let mut found: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for at in case.sentences() {
        let Some(reading) = case.reading(at.0) else { continue };
        let sentence = case.tokens(at);
        let phrases = phrases(at.0);
        let mut token = sentence.start;
        while token < sentence.end {
            let Some((length, word)) = reading.phrase(phrases, token, sentence.end) else {
                token += 1;
                continue;
            };
            let tokens = token..token + length;
            let near = case.mentions(at).iter().filter(|mention| {
                mention.tokens.start < tokens.end + REACH && tokens.start < mention.tokens.end + REACH
            });
            let told = Told {
                at,
                label: word.label.clone(),
                objects: near.map(|mention| mention.entity).collect(),
                tokens,
            };
            found.entry(word.class.clone()).or_default().push(told);
            token += length;
        }
    }
    found
}

/// One discrepancy for a class of labels: those given to the object most of them share,
/// or in sentences told alike.
fn labels(case: &Case<'_>, class: &str, told_of: Vec<Told>) -> Option<Discrepancy> {
    let mut objects: BTreeMap<usize, (BTreeSet<&str>, BTreeSet<usize>)> = BTreeMap::new();
    for told in &told_of {
        for object in &told.objects {
            let (labels, articles) = objects.entry(*object).or_default();
            labels.insert(&told.label);
            articles.insert(told.at.0);
        }
    }
    // Of one place rather than of one person: a war is fought in a country.
    let place = |object: usize| case.names.kind(object) == NameKind::Place;
    let object = objects
        .iter()
        .filter(|(_, (labels, articles))| labels.len() > 1 && articles.len() > 1)
        .max_by_key(|(object, (labels, articles))| (labels.len(), articles.len(), place(**object), std::cmp::Reverse(**object)))
        .map(|(object, _)| *object)?;
    let told_of: Vec<Told> = told_of.into_iter().filter(|told| told.objects.contains(&object)).collect();
    let marks = marks(case, &told_of);
    if keys(&marks).len() < 2 || articles(&marks, |_| true).len() < 2 {
        return None;
    }
    // One who uses all of the words judges nothing by them.
    let differ = {
        let mut by_article: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for mark in &marks {
            by_article.entry(mark.at.0).or_default().insert(&mark.key);
        }
        let first = by_article.values().next().cloned().unwrap_or_default();
        by_article.values().any(|labels| *labels != first)
    };
    let name = case.names.name(object);
    let why = format!("What has to do with {name} is called differently: {}.", told(case, &marks));
    let severity = if case.lexicon(0).light.contains(class) { 1 } else { 3 };
    differ.then(|| discrepancy(case, &marks, Kind::Label, Relation::Variant, (severity, 0.6), why))
}

/// Synonyms: each article's word.
fn synonyms(case: &Case<'_>, told_of: &[Told]) -> Option<Discrepancy> {
    let marks = marks(case, told_of);
    let mut by_article: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for mark in &marks {
        by_article.entry(mark.at.0).or_default().insert(&mark.key);
    }
    let languages: BTreeSet<&str> =
        by_article.keys().filter_map(|article| Some(case.reading(*article)?.language)).collect();
    let first = by_article.values().next()?;
    if keys(&marks).len() < 2 || by_article.len() < 2 || languages.len() > 1 || by_article.values().all(|own| own == first) {
        return None;
    }
    let why = format!("Other words for one thing: {}.", told(case, &marks));
    Some(discrepancy(case, &marks, Kind::Label, Relation::Lexical, (1, 0.4), why))
}

fn marks(case: &Case<'_>, told_of: &[Told]) -> Vec<Mark> {
    let mut listed: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut marks = Vec::new();
    for told in told_of {
        let Some(reading) = case.reading(told.at.0) else { continue };
        let count = listed.entry((told.at.0, &told.label)).or_default();
        *count += 1;
        if *count <= LISTED_MOST {
            marks.push(Mark {
                at: told.at,
                span: reading.cover(&told.tokens),
                key: told.label.clone(),
                value: reading.told(&told.tokens).to_lowercase(),
            });
        }
    }
    marks
}
