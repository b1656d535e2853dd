//! Who says so: one statement, two speakers.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{At, Case};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::reading::one_line;
use crate::text::Span;
use crate::text::fold::folded;

/// Links with a lower score do not make two statements one.
const SCORE_LEAST: f32 = 0.6;
/// Statements of a sentence that are looked at, at most.
const STATEMENTS_MOST: usize = 8;

/// A statement in a sentence, with who says it.
struct Said {
    /// The words that name the speaker.
    span: Span,
    /// The entities meant; empty for a voice that is not named.
    who: BTreeSet<usize>,
    /// Those who passed it on.
    via: BTreeSet<usize>,
    value: String,
    /// What is said.
    content: Span,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let said = statements(case);
    let of = |at: At| said.get(&at).map_or(&[][..], Vec::as_slice);
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.shown && pair.score >= SCORE_LEAST) {
        for one in of(pair.one) {
            for other in of(pair.other) {
                // Who passes on what the other says is no other speaker.
                let passed_on = !one.via.is_disjoint(&other.who) || !other.via.is_disjoint(&one.who);
                if passed_on || !shares_content(case, (pair.one, one), (pair.other, other)) {
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
        .map(|marks| {
            let why = format!(
                "What seems to be one statement has different speakers: {}. Check.",
                told(case, &marks)
            );
            discrepancy(case, &marks, Kind::Attribution, Relation::Variant, (2, 0.4), why)
        })
        .collect()
}

fn mark(at: At, said: &Said) -> Mark {
    Mark {
        at,
        span: said.span,
        key: said.who.first().map_or_else(String::new, ToString::to_string),
        value: said.value.clone(),
    }
}

/// The statements with a named speaker, by the sentence that names both.
fn statements(case: &Case<'_>) -> BTreeMap<At, Vec<Said>> {
    let known = by_name(case);
    let mut all: BTreeMap<At, Vec<Said>> = BTreeMap::new();
    for (article, attributions) in case.attributions.iter().enumerate() {
        let Some(reading) = case.reading(article) else { continue };
        for one in attributions {
            let Some(span) = one.speaker else { continue };
            let sentence = reading.spans.partition_point(|sentence| sentence.end <= span.start);
            let here = reading.spans.get(sentence);
            let together = here.is_some_and(|here| here.overlap(one.content).is_some() && here.overlap(span).is_some());
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
            if who.is_empty() {
                continue;
            }
            said.push(Said {
                span,
                who,
                via: one.via.iter().flat_map(|span| named(*span)).collect(),
                value: if one.name.is_empty() {
                    one_line(span.of(reading.text))
                } else {
                    one.name.clone()
                },
                content: one.content,
            });
        }
    }
    all
}

/// The entity of every form of a name, where it is the form of one.
fn by_name(case: &Case<'_>) -> BTreeMap<String, usize> {
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

/// Whether what is said has enough words in common.
fn shares_content(case: &Case<'_>, one: (At, &Said), other: (At, &Said)) -> bool {
    let words = |(at, said): (At, &Said)| -> BTreeSet<&str> {
        let Some(reading) = case.reading(at.0) else {
            return BTreeSet::new();
        };
        let inside = |token: &usize| {
            reading.tokens.get(*token).is_some_and(|token| {
                token.span.overlap(said.content).is_some() && token.span.overlap(said.span).is_none() && !token.capital
            })
        };
        let tokens = case.tokens(at).take(super::case::WORDS_MOST).filter(inside);
        tokens
            .filter(|token| !reading.is_stop(*token))
            .map(|token| case.about(at.0, token))
            .collect()
    };
    let (a, b) = (words(one), words(other));
    let shared = a.intersection(&b).count();
    shared >= 3 && 3 * shared >= a.len().min(b.len())
}
