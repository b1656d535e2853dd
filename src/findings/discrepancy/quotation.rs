//! One quotation in two wordings, or quoted here and told in other words there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::case::{At, Case, Pair};
use super::group::{Mark, Marks, discrepancy, keys, short};
use super::{Discrepancy, Kind, Relation};
use crate::align::diff::{pieces, same_in_order, says_much};
use crate::align::features::quotations;
use crate::align::reuse::{self, Kind as Reuse, changes};
use crate::findings::names::NameKind;
use crate::findings::union::Union;
use crate::text::Span;
use crate::text::words::words;

/// Links with a lower score are not searched for one quotation.
const SCORE_LEAST: f32 = 0.15;
/// Words that a quotation and what is told for it have in common, at least.
const WORDS_LEAST: usize = 5;
/// From this score on, two sentences that quote one person quote one saying.
const SAME_LEAST: f32 = 0.6;
/// Sentences with more words are not compared word by word.
const LONG: usize = 400;
/// Quotations of a sentence that are looked at, at most.
const QUOTATIONS_MOST: usize = 16;
/// Bytes of the changes told in a sentence.
const CHANGES_MOST: usize = 90;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let quoted: BTreeSet<At> = case
        .sentences()
        .filter(|at| {
            let reading = case.reading(at.0);
            reading.is_some_and(|reading| {
                let text = reading.spans.get(at.1).map_or("", |span| span.of(reading.text));
                case.tokens(*at).len() <= LONG && text.contains(['“', '”', '"', '«', '»', '„', '‘'])
            })
        })
        .collect();
    let quoting = quoting(case, &quoted);
    let heard = Heard::of(case, &quoted);
    let mut marks = Marks::default();
    let mut joined = Joined::default();
    for pair in case.pairs.iter().filter(|pair| pair.score >= SCORE_LEAST) {
        let quotes = |at: At| heard.0.contains_key(&at);
        let both = quotes(pair.one) && quotes(pair.other);
        if heard.have_one(pair) && joined.are_one(pair.one, pair.other) {
            continue;
        }
        let before = marks.joins();
        if both {
            if heard.may_be_one(pair.one, pair.other) {
                two_wordings(case, pair.one, pair.other, &mut marks);
            }
            one_speaker(case, &quoting, pair, &mut marks);
        }
        if pair.shown {
            for (one, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
                if quotes(one) && case.tokens(other).len() <= LONG {
                    told_otherwise(case, one, other, &heard.may_be_told(case, one, other), &mut marks);
                }
            }
        }
        if marks.joins() > before {
            joined.join(pair.one, pair.other);
        }
    }
    let things = marks.things();
    things.into_iter().filter_map(|thing| judged(case, &thing)).collect()
}

/// The words of each quotation, for a look whether a comparison word by word is worth it.
struct Heard(FxHashMap<At, Vec<Quoted>>);

/// A quotation's words.
struct Quoted {
    span: Span,
    tokens: Range<usize>,
    /// Each once, by their numbers.
    words: Vec<u32>,
}

impl Quoted {
    /// How many words can stand in the same order in others, at most: each that the others
    /// lack is one less.
    fn same_most(&self, others: &[u32]) -> usize {
        let lacking = self.words.iter().filter(|word| others.binary_search(word).is_err());
        self.tokens.len().saturating_sub(lacking.count())
    }
}

/// Sentences whose quotations are one already: what twenty articles quote need not be
/// compared two by two.
#[derive(Default)]
struct Joined {
    numbers: FxHashMap<At, usize>,
    union: Union,
}

impl Joined {
    fn number(&mut self, at: At) -> usize {
        let next = self.numbers.len();
        let number = *self.numbers.entry(at).or_insert(next);
        if number == next {
            self.union.add();
        }
        number
    }

    fn are_one(&mut self, one: At, other: At) -> bool {
        let (one, other) = (self.number(one), self.number(other));
        self.union.root(one) == self.union.root(other)
    }

    fn join(&mut self, one: At, other: At) {
        let (one, other) = (self.number(one), self.number(other));
        self.union.join(one, other);
    }
}

impl Heard {
    /// Whether neither sentence of a pair has two quotations.
    fn have_one(&self, pair: &Pair) -> bool {
        self.of_sentence(pair.one).len() < 2 && self.of_sentence(pair.other).len() < 2
    }

    fn of(case: &Case<'_>, quoted: &BTreeSet<At>) -> Self {
        let words = |at: At| {
            let reading = case.reading(at.0)?;
            let spans = quotations(reading.text, *reading.spans.get(at.1)?);
            let inside = |span: Span| {
                let tokens = reading.token_at(span.start)..reading.token_at(span.end);
                let words = case.words(at.0, tokens.clone());
                Quoted { span, tokens, words }
            };
            Some((at, spans.into_iter().take(QUOTATIONS_MOST).map(inside).collect()))
        };
        Self(quoted.iter().filter_map(|at| words(*at)).collect())
    }

    fn of_sentence(&self, at: At) -> &[Quoted] {
        self.0.get(&at).map_or(&[], Vec::as_slice)
    }

    /// Whether two quotations of two sentences have so many words in common that they can
    /// be one.
    fn may_be_one(&self, one: At, other: At) -> bool {
        self.of_sentence(one).iter().any(|ours| {
            let mut others = self.of_sentence(other).iter();
            others.any(|theirs| {
                let most = ours.same_most(&theirs.words).min(theirs.same_most(&ours.words));
                reuse::may_be_quoted_alike(most, ours.tokens.len(), theirs.tokens.len())
            })
        })
    }

    /// The quotations that another sentence has so many words of that it can tell them.
    fn may_be_told(&self, case: &Case<'_>, one: At, other: At) -> Vec<&Quoted> {
        let long = |quoted: &&Quoted| quoted.words.len() >= WORDS_LEAST;
        let mut ours = self.of_sentence(one).iter().filter(long).peekable();
        if ours.peek().is_none() {
            return Vec::new();
        }
        let told = case.words(other.0, case.tokens(other));
        ours.filter(|quoted| is_told(quoted.same_most(&told), quoted.tokens.len()))
            .collect()
    }
}

fn whole<'a>(case: &Case<'a>, at: At) -> Option<(&'a str, Span)> {
    let reading = case.reading(at.0)?;
    Some((reading.text, *reading.spans.get(at.1)?))
}

fn mark(at: At, text: &str, span: Span) -> Mark {
    let value = crate::findings::reading::one_line(span.of(text));
    Mark {
        at,
        span,
        key: crate::text::fold::folded(value.trim_matches(|c: char| !c.is_alphanumeric())),
        value,
    }
}

/// Both quote, in other words.
fn two_wordings(case: &Case<'_>, one: At, other: At, marks: &mut Marks) {
    let (Some((text, span)), Some((against, theirs))) = (whole(case, one), whole(case, other)) else {
        return;
    };
    for found in reuse::quoted(text, span, against, theirs) {
        if matches!(found.kind, Reuse::TwoWordings | Reuse::SameQuotation) {
            let a = marks.add(mark(one, text, found.one));
            let b = marks.add(mark(other, against, found.other));
            marks.join(a, b);
        }
    }
}

/// How many sentences of each article quote a person.
fn quoting(case: &Case<'_>, quoted: &BTreeSet<At>) -> BTreeMap<(usize, usize), usize> {
    let mut counts = BTreeMap::new();
    for at in quoted {
        for person in persons(case, *at) {
            *counts.entry((at.0, person)).or_default() += 1;
        }
    }
    counts
}

fn persons(case: &Case<'_>, at: At) -> BTreeSet<usize> {
    let all = case.named(at).into_iter();
    all.filter(|entity| case.names.kind(*entity) == NameKind::Person)
        .collect()
}

/// Both quote one person once, in sentences that tell one thing, and not in the same words.
fn one_speaker(case: &Case<'_>, quoting: &BTreeMap<(usize, usize), usize>, pair: &Pair, marks: &mut Marks) {
    let (one, other) = (pair.one, pair.other);
    let (Some((text, span)), Some((against, theirs))) = (whole(case, one), whole(case, other)) else {
        return;
    };
    let shared = persons(case, one);
    let shared: Vec<usize> = shared.intersection(&persons(case, other)).copied().collect();
    let once = |at: At, person: usize| quoting.get(&(at.0, person)).copied() == Some(1);
    let alike = pair.shown && pair.score >= SAME_LEAST;
    if !shared
        .iter()
        .any(|person| alike || (once(one, *person) && once(other, *person)))
    {
        return;
    }
    let (ours, others) = (quotations(text, span), quotations(against, theirs));
    let ([mine], [yours]) = (ours.as_slice(), others.as_slice()) else {
        return;
    };
    let long = |text: &str, span: Span| words(text, span).count() >= 4;
    if !long(text, *mine) || !long(against, *yours) {
        return;
    }
    let a = marks.add(mark(one, text, mine.trimmed(text)));
    let b = marks.add(mark(other, against, yours.trimmed(against)));
    marks.join(a, b);
}

/// Whether so many words in the same order tell a quotation of so many words.
const fn is_told(same: usize, words: usize) -> bool {
    same >= WORDS_LEAST && 3 * same >= 2 * words
}

/// One quotes what the other tells in nearly the same words.
fn told_otherwise(case: &Case<'_>, one: At, other: At, quoted: &[&Quoted], marks: &mut Marks) {
    if quoted.is_empty() {
        return;
    }
    let (Some((text, _)), Some((against, theirs))) = (whole(case, one), whole(case, other)) else {
        return;
    };
    let long: FxHashSet<u32> = case
        .tokens(one)
        .filter(|token| {
            case.reading(one.0)
                .is_some_and(|reading| says_much(reading.folded(*token)))
        })
        .map(|token| case.number(one.0, token))
        .collect();
    let numbers =
        |article, tokens: Range<usize>| -> Vec<u32> { tokens.map(|token| case.number(article, token)).collect() };
    let told = numbers(other.0, case.tokens(other));
    let others = quotations(against, theirs);
    for quoted in quoted {
        let ours = numbers(one.0, quoted.tokens.clone());
        let same = same_in_order(&ours, &told, |word| long.contains(word));
        if !is_told(same, ours.len()) || same == ours.len() {
            continue;
        }
        let quotation = quoted.span;
        // What stands for it over there: from the first to the last of the same words.
        let inside = pieces(text, quotation, against, theirs);
        let stretch = inside
            .iter()
            .filter(|piece| piece.one.is_some())
            .filter_map(|piece| piece.other)
            .reduce(Span::cover);
        let Some(stretch) = stretch.filter(|stretch| others.iter().all(|quoted| quoted.overlap(*stretch).is_none()))
        else {
            continue;
        };
        let a = marks.add(mark(one, text, quotation.trimmed(text)));
        let b = marks.add(mark(other, against, stretch));
        marks.join(a, b);
    }
}

/// The changes that a sentence has room for.
fn short_of(changes: &[String]) -> String {
    let mut told = String::new();
    for change in changes.iter().map(|change| short(change)) {
        if told.is_empty() {
            told = change;
        } else if told.len() + change.len() < CHANGES_MOST {
            told = format!("{told}; {change}");
        }
    }
    told
}

fn judged(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    if keys(marks).len() < 2 {
        return None;
    }
    let first = marks.first()?;
    let other = marks
        .iter()
        .find(|mark| mark.key != first.key && mark.at.0 != first.at.0)?;
    let (one, against) = (case.reading(first.at.0)?, case.reading(other.at.0)?);
    let pieces = pieces(one.text, first.span, against.text, other.span);
    let (a, b) = (one.id.to_string(), against.id.to_string());
    let changed = changes(one.text, against.text, &pieces, &a, &b);
    let why = format!("One quotation in other words in {a} and {b}: {}.", short_of(&changed));
    Some(discrepancy(
        case,
        marks,
        Kind::Quotation,
        Relation::Variant,
        (2, 0.75),
        why,
    ))
}
