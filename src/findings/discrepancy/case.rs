//! All that the kinds of discrepancy look at: the articles read, their values and names,
//! the pairs of sentences that may tell one thing, and what each word is about.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::attribution::{Said, statements};
use super::lexicon::Lexicon;
use crate::align::{Alignment, Tier, Unit};
use crate::article::ArticleId;
use crate::findings::attribution::Attribution;
use crate::findings::names::{Mention, NameKind, Names};
use crate::findings::reading::Reading;
use crate::findings::values::compare::date;
use crate::findings::values::{Number, Time, Values};
use crate::text::Span;

/// Links with a lower score are not looked at.
const SCORE_LEAST: f32 = 0.15;

/// A sentence: number of the reading, number of the sentence.
pub(super) type At = (usize, usize);

/// Two sentences that may tell one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) one: At,
    pub(super) other: At,
    pub(super) score: f32,
    pub(super) shown: bool,
}

pub(super) struct Case<'a> {
    pub(super) readings: &'a [Reading<'a>],
    pub(super) values: &'a [Values],
    pub(super) names: &'a Names,
    /// In the order of the readings.
    pub(super) pairs: Vec<Pair>,
    pub(super) attributions: Vec<Vec<&'a Attribution>>,
    /// The date that most dates of the articles give: what "18/6" and "last year" count from.
    pub(super) reference: Option<Date>,
    scores: FxHashMap<(At, At), f32>,
    /// What each word is about as a number, by article and token.
    about: Vec<Vec<u32>>,
    /// One number for a word in all articles, by article and the word's number there:
    /// words of two articles are compared by the thousand.
    numbers: Vec<Vec<u32>>,
    concepts: Vec<Vec<Option<&'static str>>>,
    /// Who says what in a sentence, once somebody asks.
    said: OnceCell<BTreeMap<At, Vec<Said<'a>>>>,
    /// What each sentence is about, by article; many kinds ask for it again and again.
    matters: Vec<Vec<BTreeSet<&'a str>>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        readings: &'a [Reading<'a>],
        values: &'a [Values],
        names: &'a Names,
        alignment: &Alignment,
        attributions: &'a [Attribution],
    ) -> Self {
        let number: BTreeMap<ArticleId, usize> = readings.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let place = |unit: Unit| -> Option<At> { Some((*number.get(&unit.article)?, unit.sentence as usize)) };
        let links = alignment
            .links
            .iter()
            .filter(|link| link.score >= SCORE_LEAST || link.pinned);
        let mut pairs: Vec<Pair> = links
            .filter_map(|link| {
                let (one, other) = (place(link.a)?, place(link.b)?);
                Some(Pair {
                    one: one.min(other),
                    other: one.max(other),
                    score: link.score,
                    shown: link.tier == Tier::Shown,
                })
            })
            .collect();
        pairs.sort_by_key(|pair| (pair.one, pair.other));
        let scores = pairs.iter().map(|pair| ((pair.one, pair.other), pair.score)).collect();
        let mut said: Vec<Vec<&Attribution>> = vec![Vec::new(); readings.len()];
        for one in attributions {
            if let Some(own) = number.get(&one.article).and_then(|at| said.get_mut(*at)) {
                own.push(one);
            }
        }
        let concepts: Vec<_> = readings.par_iter().map(concepts).collect();
        let matters = readings.par_iter().zip(&concepts);
        let matters = matters
            .map(|(reading, concepts)| matters_of(reading, concepts))
            .collect();
        Self {
            readings,
            values,
            names,
            pairs,
            attributions: said,
            reference: reference(readings, values),
            scores,
            about: numbered(
                readings
                    .iter()
                    .zip(&concepts)
                    .map(|(reading, own)| abouts(reading, own)),
            ),
            numbers: numbered(readings.iter().map(Reading::vocabulary)),
            said: OnceCell::new(),
            concepts,
            matters,
        }
    }

    pub(super) fn reading(&self, article: usize) -> Option<&'a Reading<'a>> {
        self.readings.get(article)
    }

    pub(super) fn lexicon(&self, article: usize) -> &'static Lexicon {
        Lexicon::of(self.readings.get(article).map_or("", |reading| reading.language))
    }

    /// Who says what in a sentence.
    pub(super) fn said(&self, at: At) -> &[Said<'a>] {
        let all = self.said.get_or_init(|| statements(self));
        all.get(&at).map_or(&[], Vec::as_slice)
    }

    /// How alike two sentences are; 0 where the alignment does not say.
    pub(super) fn score(&self, one: At, other: At) -> f32 {
        self.scores
            .get(&(one.min(other), one.max(other)))
            .copied()
            .unwrap_or(0.0)
    }

    pub(super) fn times(&self, at: At) -> &'a [Time] {
        self.values.get(at.0).map_or(&[], |values| values.times_in(at.1))
    }

    pub(super) fn numbers(&self, at: At) -> &'a [Number] {
        self.values.get(at.0).map_or(&[], |values| values.numbers_in(at.1))
    }

    pub(super) fn mentions(&self, at: At) -> &'a [Mention] {
        self.names.in_sentence(at.0, at.1)
    }

    /// Tokens of a sentence.
    pub(super) fn tokens(&self, at: At) -> Range<usize> {
        self.readings.get(at.0).map_or(0..0, |reading| reading.tokens_of(at.1))
    }

    /// The number of a word: equal where the words are, in lower case without accents.
    pub(super) fn number(&self, article: usize, token: usize) -> u32 {
        let own = self.readings.get(article).map(|reading| reading.number(token));
        let all = self.numbers.get(article);
        own.and_then(|own| all?.get(own).copied()).unwrap_or(u32::MAX)
    }

    /// The numbers of the words of a run of tokens, in order, each once.
    pub(super) fn words(&self, article: usize, tokens: Range<usize>) -> Vec<u32> {
        let mut words: Vec<u32> = tokens.map(|token| self.number(article, token)).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// All sentences that take part, in order.
    pub(super) fn sentences(&self) -> impl Iterator<Item = At> + '_ {
        self.readings
            .iter()
            .enumerate()
            .flat_map(|(article, reading)| reading.active_sentences().map(move |sentence| (article, sentence)))
    }

    /// What a word is about: its concept, or the key by which it is compared.
    pub(super) fn about(&self, article: usize, token: usize) -> &'a str {
        let concept = self
            .concepts
            .get(article)
            .and_then(|all| all.get(token))
            .copied()
            .flatten();
        match (concept, self.readings.get(article)) {
            (Some(concept), _) => concept,
            (None, Some(reading)) => reading.key(token),
            (None, None) => "",
        }
    }

    /// What a word is about, as a number.
    pub(super) fn about_number(&self, article: usize, token: usize) -> u32 {
        let own = self.about.get(article).and_then(|own| own.get(token));
        own.copied().unwrap_or(u32::MAX)
    }

    /// The event a word is about.
    pub(super) fn event(&self, article: usize, token: usize) -> Option<&'a str> {
        let about = self.about(article, token);
        self.lexicon(article).events.contains(about).then_some(about)
    }

    /// What the words of a sentence are about, function words left out.
    pub(super) fn matters(&self, at: At) -> &BTreeSet<&'a str> {
        static NONE: BTreeSet<&str> = BTreeSet::new();
        let all = self.matters.get(at.0).and_then(|all| all.get(at.1));
        all.unwrap_or(&NONE)
    }

    /// What the words around a run of tokens are about: neither function words nor names
    /// nor numbers. Two values that stand in the same words are of one thing.
    pub(super) fn around(&self, at: At, tokens: &Range<usize>, reach: usize) -> Vec<u32> {
        let Some(reading) = self.readings.get(at.0) else {
            return Vec::new();
        };
        let sentence = self.tokens(at);
        let before = tokens.start.saturating_sub(reach).max(sentence.start)..tokens.start;
        let after = tokens.end..sentence.end.min(tokens.end + reach);
        let told = before
            .chain(after)
            .filter(|token| is_content(reading, *token) || (*token == sentence.start && self.is_common(at, *token)));
        let mut about: Vec<u32> = told.map(|token| self.about_number(at.0, token)).collect();
        about.sort_unstable();
        about.dedup();
        about
    }

    /// Whether the word that begins a sentence is no name.
    fn is_common(&self, at: At, token: usize) -> bool {
        let first = self.mentions(at).first();
        let named = first.is_some_and(|mention| mention.tokens.contains(&token));
        let stop = self.readings.get(at.0).is_none_or(|reading| reading.is_stop(token));
        !named && !stop
    }

    /// How many words around two runs of tokens are about the same.
    pub(super) fn shared_around(&self, one: (At, &Range<usize>), other: (At, &Range<usize>)) -> usize {
        self.shared_within(one, other, AROUND)
    }

    /// The same of the few words right beside them.
    pub(super) fn shared_near(&self, one: (At, &Range<usize>), other: (At, &Range<usize>)) -> usize {
        self.shared_within(one, other, BESIDE)
    }

    fn shared_within(&self, one: (At, &Range<usize>), other: (At, &Range<usize>), reach: usize) -> usize {
        let (a, b) = (self.around(one.0, one.1, reach), self.around(other.0, other.1, reach));
        a.iter().filter(|about| b.binary_search(about).is_ok()).count()
    }

    /// Whether a sentence speaks of an earlier time ("last met", "tahun lalu").
    pub(super) fn is_earlier(&self, at: At) -> bool {
        let Some(reading) = self.readings.get(at.0) else {
            return false;
        };
        let (lexicon, tokens) = (self.lexicon(at.0), self.tokens(at));
        let end = tokens.end;
        tokens
            .take(WORDS_MOST)
            .any(|token| reading.phrase(&lexicon.previous, token, end).is_some())
    }

    /// The entities named in a sentence.
    pub(super) fn named(&self, at: At) -> BTreeSet<usize> {
        self.mentions(at)
            .iter()
            .take(WORDS_MOST)
            .map(|mention| mention.entity)
            .collect()
    }

    /// The persons named in a sentence.
    pub(super) fn persons(&self, at: At) -> BTreeSet<usize> {
        let named = self.named(at).into_iter();
        named
            .filter(|entity| !matches!(self.names.kind(*entity), NameKind::Place))
            .collect()
    }

    /// The place of a run of tokens with its article.
    pub(super) fn place(&self, article: usize, tokens: &Range<usize>) -> Span {
        self.readings
            .get(article)
            .map_or(Span::new(0, 0), |reading| reading.cover(tokens))
    }

    /// The sigla of articles, in words.
    pub(super) fn sigla(&self, articles: &BTreeSet<usize>) -> String {
        let mut ids: Vec<ArticleId> = articles
            .iter()
            .filter_map(|at| Some(self.readings.get(*at)?.id))
            .collect();
        ids.sort_unstable();
        ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// Words on each side of a value in which what it is of stands.
const AROUND: usize = 7;

/// Words on each side of a value that are right beside it.
const BESIDE: usize = 4;

/// Whether a word says something by itself: no function word, no name, no number.
pub(super) fn is_content(reading: &Reading<'_>, token: usize) -> bool {
    let capital = reading.tokens.get(token).is_none_or(|token| token.capital);
    !capital && !reading.is_stop(token) && !reading.surface(token).starts_with(char::is_numeric)
}

/// What the words of each sentence are about, function words left out.
fn matters_of<'a>(reading: &'a Reading<'a>, concepts: &[Option<&'static str>]) -> Vec<BTreeSet<&'a str>> {
    let about = |token: usize| {
        concepts
            .get(token)
            .copied()
            .flatten()
            .unwrap_or_else(|| reading.key(token))
    };
    let of = |sentence: &Range<usize>| {
        let tokens = sentence.clone().take(WORDS_MOST);
        tokens
            .filter(|token| !reading.is_stop(*token))
            .map(about)
            .filter(|about| !about.is_empty())
            .collect()
    };
    reading.sentences.iter().map(of).collect()
}

/// Words of a sentence that are looked at when two are compared.
pub(super) const WORDS_MOST: usize = 400;

/// A number for each word of some lists, equal where the words are.
fn numbered<'t, W: Iterator<Item = &'t str>>(lists: impl Iterator<Item = W>) -> Vec<Vec<u32>> {
    let mut known: FxHashMap<&str, u32> = FxHashMap::default();
    lists
        .map(|words| {
            let number = |word| {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                *known.entry(word).or_insert(next)
            };
            words.map(number).collect()
        })
        .collect()
}

/// What each word of an article is about.
fn abouts<'t>(reading: &'t Reading<'_>, concepts: &'t [Option<&'static str>]) -> impl Iterator<Item = &'t str> {
    let concepts = concepts.iter().enumerate();
    concepts.map(|(token, concept)| concept.unwrap_or_else(|| reading.key(token)))
}

/// The concept of each token.
fn concepts(reading: &Reading<'_>) -> Vec<Option<&'static str>> {
    let lexicon = Lexicon::of(reading.language);
    let mut found = vec![None; reading.tokens.len()];
    for sentence in &reading.sentences {
        for at in sentence.clone() {
            if let Some((length, concept)) = reading.phrase(&lexicon.concepts, at, sentence.end) {
                for slot in found.iter_mut().skip(at).take(length) {
                    *slot = Some(concept.as_str());
                }
            }
        }
    }
    found
}

/// The date that most whole dates give; of equals the latest.
fn reference(readings: &[Reading<'_>], values: &[Values]) -> Option<Date> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for (reading, values) in readings.iter().zip(values) {
        for time in &values.times {
            if reading.is_active(time.sentence)
                && let Some(date) = date(&time.fields, None)
            {
                *counts.entry(date).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .max_by_key(|(date, count)| (*count, *date))
        .map(|(date, _)| date)
}
