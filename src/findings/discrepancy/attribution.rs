//! Who says so: one statement, two speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::attribution::Form;
use crate::findings::names::NameKind;
use crate::findings::reading::one_line;
use crate::text::Span;
use crate::text::fold::folded;

/// Links with a lower score do not make two statements one.
const SCORE_LEAST: f32 = 0.6;
/// Statements of a sentence that are looked at, at most.
const STATEMENTS_MOST: usize = 8;
/// Words that two statements have in common where a speaker has no name, at least.
const VOICE_LEAST: usize = 5;

/// A statement in a sentence, with who says it.
pub(super) struct Said<'a> {
    /// The words that name the speaker.
    span: Span,
    /// The entities meant; empty for a voice that is not named.
    pub(super) who: BTreeSet<usize>,
    /// The words of a voice that is not named, as they are compared.
    voice: String,
    /// Those who passed it on.
    via: BTreeSet<usize>,
    value: String,
    /// What is said.
    pub(super) content: Span,
    /// What the words of it are about that stand in the sentence, in order, each once.
    about: Vec<&'a str>,
    pub(super) form: Form,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.shown && pair.score >= SCORE_LEAST) {
        for one in case.said(pair.one) {
            for other in case.said(pair.other) {
                // Who passes on what the other says is no other speaker.
                let passed_on = !one.via.is_disjoint(&other.who) || !other.via.is_disjoint(&one.who);
                // A state or "media in Moscow" may well be the one whom the other names.
                let named = |said: &Said<'_>| said.voice.is_empty() && !is_place(case, said);
                let least = if named(one) && named(other) { 3 } else { VOICE_LEAST };
                let shared = shared_content(one, other);
                if passed_on || shared < least || may_be_one(case, one, other) || may_be_one(case, other, one) {
                    continue;
                }
                // One speaker joins, too: who agrees stands on one side.
                let (a, b) = (marks.add(mark(pair.one, one)), marks.add(mark(pair.other, other)));
                marks.join(a, b);
            }
        }
    }
    let things = marks.things();
    things
        .into_iter()
        .filter(|marks| keys(marks).len() > 1 && articles(marks, |_| true).len() > 1)
        // Who gives it to both tells of two statements.
        .filter(|marks| {
            let both = |key: &str| articles(marks, |mark| mark.key == key);
            let by_key: Vec<BTreeSet<usize>> = keys(marks).into_iter().map(both).collect();
            let told: usize = by_key.iter().map(BTreeSet::len).sum();
            told == articles(marks, |_| true).len()
        })
        .map(|marks| {
            let why = format!(
                "Seemingly one statement by different speakers: {}. Check.",
                told(case, &marks)
            );
            discrepancy(case, &marks, Kind::Attribution, Relation::Variant, (2, 0.4), why)
        })
        .collect()
}

fn mark(at: At, said: &Said<'_>) -> Mark {
    Mark {
        at,
        span: said.span,
        key: said.who.first().map_or_else(|| said.voice.clone(), ToString::to_string),
        value: said.value.clone(),
    }
}

/// Whether nothing but a place is named as the speaker.
fn is_place(case: &Case<'_>, said: &Said<'_>) -> bool {
    let mut who = said.who.iter().peekable();
    who.peek().is_some() && who.all(|entity| matches!(case.names.kind(*entity), NameKind::Place))
}

/// The statements with a named speaker, by the sentence that names both.
pub(super) fn statements<'a>(case: &Case<'a>) -> BTreeMap<At, Vec<Said<'a>>> {
    let known = by_name(case);
    let mut all: BTreeMap<At, Vec<Said<'_>>> = BTreeMap::new();
    for (article, attributions) in case.attributions.iter().enumerate() {
        let Some(reading) = case.reading(article) else { continue };
        for one in attributions {
            let Some(span) = one.speaker else { continue };
            let place = |span: Span| reading.spans.partition_point(|sentence| sentence.end <= span.start);
            let (mut sentence, told) = (place(span), place(one.content));
            let here = reading.spans.get(sentence);
            let mut together =
                here.is_some_and(|here| here.overlap(one.content).is_some() && here.overlap(span).is_some());
            // A quotation goes on in the next sentence, where its speaker is known by name.
            if !together && told == sentence + 1 && known.contains_key(&folded(&one.name)) {
                (sentence, together) = (told, one.form == Form::Direct);
            }
            let said = all.entry((article, sentence)).or_default();
            if !together || !reading.is_active(sentence) || said.len() >= STATEMENTS_MOST {
                continue;
            }
            let named = |span: Span| -> BTreeSet<usize> {
                let inside = case.mentions((article, sentence)).iter();
                inside
                    .filter(|mention| case.place(article, &mention.tokens).overlap(span).is_some())
                    .map(|mention| mention.entity)
                    .collect()
            };
            // A pronoun or a role stands for a name that is somewhere else.
            let who = match known.get(&folded(&one.name)) {
                Some(entity) => BTreeSet::from([*entity]),
                None => named(span),
            };
            // A voice without a name is known by its words; a pronoun by nothing.
            let voice = if who.is_empty() {
                voice(case, article, sentence, span)
            } else {
                String::new()
            };
            if (who.is_empty() && voice.is_empty()) || (one.by_pronoun && who.is_empty()) {
                continue;
            }
            said.push(Said {
                voice,
                span,
                who,
                via: one.via.iter().flat_map(|span| named(*span)).collect(),
                value: if one.name.is_empty() {
                    one_line(span.of(reading.text))
                } else {
                    one.name.clone()
                },
                about: about(case, (article, sentence), one.content, span),
                content: one.content,
                form: one.form,
            });
        }
    }
    all
}

/// The entity of every form of a name, where it is the form of one.
pub(super) fn by_name(case: &Case<'_>) -> BTreeMap<String, usize> {
    let mut all: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (entity, name) in case.names.entities.iter().enumerate() {
        for form in &name.forms {
            all.entry(folded(form))
                .and_modify(|known| *known = known.filter(|known| *known == entity))
                .or_insert(Some(entity));
        }
    }
    all.into_iter()
        .filter_map(|(form, entity)| Some((form, entity?)))
        .collect()
}

/// A voice that is not named ("the union", "a dockworker") by the words that say which.
fn voice(case: &Case<'_>, article: usize, sentence: usize, span: Span) -> String {
    let Some(reading) = case.reading(article) else {
        return String::new();
    };
    let lexicon = case.lexicon(article);
    let tokens = case.tokens((article, sentence)).take(super::case::WORDS_MOST);
    let inside = tokens.filter(|token| {
        let own = reading.tokens.get(*token);
        own.is_some_and(|own| own.span.overlap(span).is_some())
    });
    let inside: Vec<usize> = inside.collect();
    let end = inside.last().map_or(0, |last| last + 1);
    let is_document = |token: &usize| reading.phrase(&lexicon.documents, *token, end).is_some();
    if inside.iter().any(is_document) {
        return String::new();
    }
    let words: Vec<&str> = inside
        .into_iter()
        .filter(|token| !reading.is_stop(*token) && !lexicon.vague_voices.contains(reading.folded(*token)))
        .map(|token| case.about(article, token))
        .collect();
    words.join(" ")
}

/// Whether a voice without a name may be somebody named: an office of that person, or
/// words of the other voice.
fn may_be_one(case: &Case<'_>, one: &Said<'_>, other: &Said<'_>) -> bool {
    if one.voice.is_empty() {
        return false;
    }
    let words: BTreeSet<&str> = one.voice.split(' ').collect();
    if !other.voice.is_empty() {
        return one.voice != other.voice && other.voice.split(' ').any(|word| words.contains(word));
    }
    other.who.iter().any(|entity| {
        case.names.entities.get(*entity).is_some_and(|name| {
            let told = name.titles.iter().chain(&name.forms);
            told.flat_map(|title| crate::findings::lexicon::folded_words(title))
                .any(|word| {
                    words
                        .iter()
                        .any(|own| own.trim_start_matches('=').starts_with(stem(&word)))
                })
        })
    })
}

/// The beginning of a word, by which its forms are one.
fn stem(word: &str) -> &str {
    word.char_indices()
        .nth(5)
        .and_then(|(end, _)| word.get(..end))
        .unwrap_or(word)
}

/// What the words of a statement are about: neither names nor who says it.
fn about<'a>(case: &Case<'a>, at: At, content: Span, speaker: Span) -> Vec<&'a str> {
    let Some(reading) = case.reading(at.0) else {
        return Vec::new();
    };
    let inside = |token: &usize| {
        reading.tokens.get(*token).is_some_and(|token| {
            token.span.overlap(content).is_some() && token.span.overlap(speaker).is_none() && !token.capital
        })
    };
    let tokens = case.tokens(at).take(super::case::WORDS_MOST).filter(inside);
    let mut all: Vec<&str> = tokens
        .filter(|token| !reading.is_stop(*token))
        .map(|token| case.about(at.0, token))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How many words what is said has in common; none where they are few of all.
pub(super) fn shared_content(one: &Said<'_>, other: &Said<'_>) -> usize {
    let (a, b) = (&one.about, &other.about);
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    if 3 * shared >= a.len().min(b.len()) { shared } else { 0 }
}
