//! How sure it is: will, may, expected, said to be.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::case::{At, Case, WORDS_MOST, is_content};
use super::group::{Mark, Marks, articles, discrepancy, keys, told};
use super::lexicon::Certainty;
use super::{Discrepancy, Kind, Relation};

/// Links with a lower score do not make two statements one.
const SCORE_LEAST: f32 = 0.4;
/// From this score on a plain statement is set against one with reserve.
const PLAIN_LEAST: f32 = 0.55;
/// From here on two sentences tell one thing.
const SAME_LEAST: f32 = 0.8;
/// Words that both of them tell, at least.
const PLAIN_WORDS: usize = 2;
/// Words a hedge reaches over.
const REACH: usize = 8;

/// A hedge, and the words it reaches.
struct Hedge {
    certainty: Certainty,
    from: usize,
    to: usize,
}

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let hedged: BTreeMap<At, Vec<Hedge>> = case
        .sentences()
        .map(|at| (at, hedges(case, at)))
        .filter(|(_, hedges)| !hedges.is_empty())
        .collect();
    let mut marks = Marks::default();
    let mut plain_marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.score >= SCORE_LEAST) {
        let none = Vec::new();
        let (ones, others) = (
            hedged.get(&pair.one).unwrap_or(&none),
            hedged.get(&pair.other).unwrap_or(&none),
        );
        if ones.is_empty() != others.is_empty() {
            if pair.shown && pair.score >= PLAIN_LEAST {
                let (hedged, plain) = if ones.is_empty() {
                    ((pair.other, others), pair.one)
                } else {
                    ((pair.one, ones), pair.other)
                };
                let same = pair.score >= SAME_LEAST;
                plainly(case, hedged.0, hedged.1, (plain, same), &mut plain_marks);
            }
            continue;
        }
        if ones.is_empty() {
            continue;
        }
        let (Some(one), Some(other)) = (
            about(case, pair.one, ones, pair.other),
            about(case, pair.other, others, pair.one),
        ) else {
            continue;
        };
        let (a, b) = (marks.add(one), marks.add(other));
        marks.join(a, b);
    }
    let told = marks.things().into_iter().filter_map(|thing| judged(case, &thing));
    let plain = plain_marks.things().into_iter();
    told.chain(plain.filter_map(|thing| judged_plain(case, &thing)))
        .collect()
}

/// What one sentence tells with reserve and the other as it is: two words at least that the
/// hedge reaches stand there too, or all of them in sentences all but the `same`.
fn plainly(case: &Case<'_>, at: At, hedges: &[Hedge], (plain, same): (At, bool), marks: &mut Marks) {
    let (Some(reading), Some(against)) = (case.reading(at.0), case.reading(plain.0)) else {
        return;
    };
    let weak = hedges
        .iter()
        .filter(|hedge| matches!(hedge.certainty, Certainty::Possible | Certainty::Reported));
    for hedge in weak {
        let reached: BTreeSet<&str> = (hedge.from + 1..hedge.to)
            .filter(|token| is_content(reading, *token))
            .map(|token| case.about(at.0, token))
            .collect();
        let sentence = case.tokens(plain);
        let there: Vec<usize> = sentence
            .clone()
            .take(WORDS_MOST)
            .filter(|token| is_content(against, *token) && reached.contains(case.about(plain.0, *token)))
            .collect();
        let shared: BTreeSet<&str> = there.iter().map(|token| case.about(plain.0, *token)).collect();
        let (Some(first), Some(last)) = (there.first(), there.last()) else {
            continue;
        };
        let lexicon = case.lexicon(plain.0);
        let asserted = sentence.clone().take(WORDS_MOST).all(|token| {
            !lexicon.negations.contains(against.folded(token))
                && against.phrase(&lexicon.accusations, token, sentence.end).is_none()
                && against.phrase(&lexicon.denials, token, sentence.end).is_none()
        });
        // Of sentences all but the same, all that the hedge reaches is enough.
        let whole = same && shared.len() == reached.len();
        if (shared.len() < PLAIN_WORDS && !whole) || last - first > 2 * REACH || !asserted {
            continue;
        }
        let end = (hedge.from..hedge.to)
            .rev()
            .find(|token| shared.contains(case.about(at.0, *token)))
            .unwrap_or(hedge.from);
        let hedged = marks.add(mark(case, at, hedge.from..end + 1, hedge.certainty.word()));
        let told = marks.add(mark(case, plain, *first..last + 1, "plain"));
        marks.join(hedged, told);
        return;
    }
}

fn mark(case: &Case<'_>, at: At, tokens: Range<usize>, key: &str) -> Mark {
    Mark {
        at,
        span: case.place(at.0, &tokens),
        key: key.to_owned(),
        value: case
            .reading(at.0)
            .map_or_else(String::new, |reading| reading.told(&tokens)),
    }
}

fn judged_plain(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    if !keys(marks).contains("plain") || keys(marks).len() < 2 {
        return None;
    }
    let why = format!("Reserve here, a fact there: {}. Check.", told(case, marks));
    Some(discrepancy(
        case,
        marks,
        Kind::Certainty,
        Relation::Variant,
        (2, 0.4),
        why,
    ))
}

/// The hedges of a sentence in order.
fn hedges(case: &Case<'_>, at: At) -> Vec<Hedge> {
    let Some(reading) = case.reading(at.0) else {
        return Vec::new();
    };
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    let mut found: Vec<Hedge> = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end && found.len() < 16 {
        let Some((length, certainty)) = reading.phrase(&lexicon.certainty, token, sentence.end) else {
            token += 1;
            continue;
        };
        // "No plans to close" is no plan.
        let negated = token > sentence.start && lexicon.negations.contains(reading.folded(token - 1));
        if negated && *certainty != Certainty::Certain {
            token += length;
            continue;
        }
        let end = sentence.end.min(token + length + REACH);
        // "may …, including …" goes on over a comma, but not over the end of a clause.
        let stop = (token + length..end).find(|next| reading.before(*next).contains([';', '”', '“', '"', ':']));
        let to = stop.unwrap_or(end);
        // "Ada laporan bahwa Putin akan menginap": of two in a row the less sure one counts.
        match found
            .last_mut()
            .filter(|last| token <= last.to && token - last.from <= 5)
        {
            Some(last) if last.certainty <= *certainty => last.to = last.to.max(to),
            Some(last) if token - last.from <= 2 => {
                last.certainty = *certainty;
                last.to = to;
            }
            _ => found.push(Hedge {
                certainty: *certainty,
                from: token,
                to,
            }),
        }
        token += length;
    }
    found
}

/// The least sure hedge of a sentence over something the other sentence tells too.
fn about(case: &Case<'_>, at: At, hedges: &[Hedge], other: At) -> Option<Mark> {
    let reading = case.reading(at.0)?;
    let matters = case.matters(other);
    let hedge = hedges
        .iter()
        .filter(|hedge| {
            (hedge.from + 1..hedge.to).any(|token| {
                let capital = reading.tokens.get(token).is_some_and(|token| token.capital);
                !capital && !reading.is_stop(token) && matters.contains(case.about(at.0, token))
            })
        })
        .min_by_key(|hedge| hedge.certainty)?;
    let last = (hedge.from..hedge.to)
        .rev()
        .find(|token| matters.contains(case.about(at.0, *token)) && !reading.is_stop(*token))
        .unwrap_or(hedge.from);
    Some(Mark {
        at,
        span: reading.cover(&(hedge.from..last + 1)),
        key: hedge.certainty.word().to_owned(),
        value: reading.told(&(hedge.from..last + 1)),
    })
}

/// Says how sure the articles are, if not alike.
fn judged(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    let levels = keys(marks);
    if levels.len() < 2 || articles(marks, |_| true).len() < 2 {
        return None;
    }
    let firm = levels.contains("Certain");
    let weak = levels.iter().any(|level| matches!(*level, "Possible" | "Reported"));
    let severity = if firm && weak { 3 } else { 2 };
    let relation = if firm && weak {
        Relation::ApparentContradiction
    } else {
        Relation::Variant
    };
    let why = format!("Not equally sure: {}.", told(case, marks));
    Some(discrepancy(
        case,
        marks,
        Kind::Certainty,
        relation,
        (severity, 0.7),
        why,
    ))
}
