//! What it is called: labels that judge, and other words for one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::attribution::by_name;
use super::case::{At, Case, WORDS_MOST, is_content};
use super::group::{Mark, discrepancy, keys, told};
use super::lexicon::LabelWord;
use super::{Discrepancy, Kind, Relation};
use crate::findings::lexicon::Phrases;
use crate::findings::union::Union;
use crate::text::fold::folded;

/// Words between a label and what it is given to, at most.
const REACH: usize = 12;
/// Places of one label that are listed, at most, article by article.
const LISTED_MOST: usize = 6;

/// Articles whose words are compared.
const ARTICLES_MOST: usize = 64;
/// Sentences this much alike tell one thing.
const LINKED_LEAST: f32 = 0.4;

struct Told {
    at: At,
    tokens: std::ops::Range<usize>,
    label: String,
    /// What stands beside it by name.
    objects: BTreeSet<usize>,
    /// What stands beside it of what all articles tell of: "ferry".
    topics: Vec<u32>,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (class, told) in by_class(case, |article| &case.lexicon(article).labels) {
        found.extend(labels(case, &class, &told));
    }
    for (_, told) in by_class(case, |article| &case.lexicon(article).synonyms) {
        found.extend(synonyms(case, &told));
    }
    found
}

fn by_class<'p>(case: &Case<'_>, phrases: impl Fn(usize) -> &'p Phrases<LabelWord>) -> BTreeMap<String, Vec<Told>> {
    let mut found: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    let topics = topics(case);
    let speakers = speakers(case);
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
            if word.label == "-" {
                token += length;
                continue;
            }
            let all = case.mentions(at);
            let first = all.partition_point(|mention| mention.tokens.end + REACH <= tokens.start);
            let near = all
                .iter()
                .skip(first)
                .take_while(|mention| mention.tokens.start < tokens.end + REACH);
            let told = Told {
                at,
                label: word.label.clone(),
                objects: near
                    .map(|mention| mention.entity)
                    .chain(speakers.get(&(at.0, reading.cover(&tokens).start)).copied())
                    .collect(),
                topics: case
                    .around(at, &tokens, REACH)
                    .into_iter()
                    .filter(|word| topics.contains(word))
                    .collect(),
                tokens,
            };
            found.entry(word.class.clone()).or_default().push(told);
            token += length;
        }
    }
    found
}

/// The words that every article has: what all of them tell of.
fn topics(case: &Case<'_>) -> BTreeSet<u32> {
    let mut articles: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
    for at in case.sentences() {
        let Some(reading) = case.reading(at.0) else { continue };
        for token in case
            .tokens(at)
            .take(WORDS_MOST)
            .filter(|token| is_content(reading, *token))
        {
            articles.entry(case.about_number(at.0, token)).or_default().insert(at.0);
        }
    }
    let all = case.readings.len();
    let told = articles.into_iter().filter(|(_, own)| own.len() == all && all > 1);
    told.map(|(word, _)| word).collect()
}

/// Who is meant as the speaker at each cue, by article and where it begins: "ia melarang".
fn speakers(case: &Case<'_>) -> BTreeMap<(usize, usize), usize> {
    let known = by_name(case);
    let articles = case.attributions.iter().enumerate();
    let cues = articles.flat_map(|(article, said)| said.iter().map(move |one| (article, one)));
    cues.filter_map(|(article, one)| Some(((article, one.cue?.start), *known.get(&folded(&one.name))?)))
        .collect()
}

/// The discrepancy of a class of labels: those given to one thing, as the names beside
/// them or alike sentences show.
fn labels(case: &Case<'_>, class: &str, told_of: &[Told]) -> Option<Discrepancy> {
    let article = told_of.first().map_or(0, |told| told.at.0);
    let light = case.lexicon(article).light.contains(class);
    let mut union = Union::new(told_of.len());
    let mut by_object: BTreeMap<usize, usize> = BTreeMap::new();
    let mut by_sentence: BTreeMap<At, usize> = BTreeMap::new();
    let mut by_topic: BTreeMap<u32, usize> = BTreeMap::new();
    for (number, told) in told_of.iter().enumerate() {
        for object in &told.objects {
            union.join(number, *by_object.entry(*object).or_insert(number));
        }
        // Words that judge little are not set against each other by the matter alone.
        for topic in told.topics.iter().filter(|_| !light) {
            union.join(number, *by_topic.entry(*topic).or_insert(number));
        }
        union.join(number, *by_sentence.entry(told.at).or_insert(number));
    }
    for pair in case.pairs.iter().filter(|pair| pair.score >= LINKED_LEAST) {
        if let (Some(one), Some(other)) = (by_sentence.get(&pair.one), by_sentence.get(&pair.other)) {
            union.join(*one, *other);
        }
    }
    let mut things: BTreeMap<usize, Vec<&Told>> = BTreeMap::new();
    for (number, told) in told_of.iter().enumerate() {
        things.entry(union.root(number)).or_default().push(told);
    }
    let things = things.into_values().filter_map(|told_of| {
        let marks = marks(case, &told_of);
        let mut by_article: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for mark in &marks {
            by_article.entry(mark.at.0).or_default().insert(&mark.key);
        }
        // Who uses the same words judges nothing by them.
        let first = by_article.values().next().cloned().unwrap_or_default();
        let differ = keys(&marks).len() > 1 && by_article.values().any(|labels| *labels != first);
        let rank = (keys(&marks).len(), by_article.len(), marks.len());
        differ.then_some((rank, marks))
    });
    let (_, marks) = things.max_by_key(|(rank, _)| *rank)?;
    let why = format!("Called differently: {}.", told(case, &marks));
    let (severity, confidence) = if light { (1, 0.6) } else { (3, 0.6) };
    Some(discrepancy(
        case,
        &marks,
        Kind::Label,
        Relation::Variant,
        (severity, confidence),
        why,
    ))
}

/// Synonyms: each article's word.
fn synonyms(case: &Case<'_>, told_of: &[Told]) -> Option<Discrepancy> {
    let marks = marks(case, &told_of.iter().collect::<Vec<_>>());
    let mut by_article: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for mark in &marks {
        by_article.entry(mark.at.0).or_default().insert(&mark.key);
    }
    let languages: BTreeSet<&str> = by_article
        .keys()
        .filter_map(|article| Some(case.reading(*article)?.language))
        .collect();
    let first = by_article.values().next()?;
    if keys(&marks).len() < 2
        || by_article.len() < 2
        || languages.len() > 1
        || by_article.values().all(|own| own == first)
        || !are_apart(&by_article)
    {
        return None;
    }
    let why = format!("Other words for one thing: {}.", told(case, &marks));
    Some(discrepancy(case, &marks, Kind::Label, Relation::Lexical, (1, 0.4), why))
}

/// Whether two articles have no word for it in common: who uses both words judges nothing.
fn are_apart(by_article: &BTreeMap<usize, BTreeSet<&str>>) -> bool {
    let all: Vec<_> = by_article.values().take(ARTICLES_MOST).collect();
    let later = |number: usize| all.iter().skip(number + 1);
    let mut pairs = all
        .iter()
        .enumerate()
        .flat_map(|(number, one)| later(number).map(move |other| (one, other)));
    pairs.any(|(one, other)| one.is_disjoint(other))
}

fn marks(case: &Case<'_>, told_of: &[&Told]) -> Vec<Mark> {
    let mut listed: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut marks = Vec::new();
    for told in told_of {
        let Some(reading) = case.reading(told.at.0) else {
            continue;
        };
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
