//! The articles' terms as one vocabulary: how rare each term is in the dossier,
//! which terms are spelt alike, and which sentences use which.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::alike;
use super::features::{Features, Kind, Term};
use super::tuning::Tuning;
use crate::text::Span;

/// A sentence by its place in [`Index::units`].
pub type UnitIndex = u32;

/// All sentences that take part, and the vocabulary they share. Articles are
/// numbered in their canonical order, units by article and sentence.
#[derive(Debug, Default)]
pub struct Index {
    /// The vocabulary.
    pub terms: Vec<Entry>,
    /// The sentences.
    pub units: Vec<Vector>,
    /// The units of each article.
    pub articles: Vec<std::ops::Range<UnitIndex>>,
    /// Number of each article's language.
    pub languages: Vec<u32>,
    /// For each term the units that use it, with the weight it has there.
    pub postings: Vec<Vec<(UnitIndex, f32)>>,
    /// For each term those spelt alike, itself first, each with the likeness, 0 to 1.
    pub alike: Vec<Vec<(u32, f32)>>,
}

/// One term of the dossier.
#[derive(Clone, Debug)]
pub struct Entry {
    /// How rare it is: 0 for a term of every sentence, 1 for a term of one.
    pub rarity: f32,
    /// The word as first written.
    pub surface: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it is written like a name.
    pub is_name: bool,
    /// A function word.
    pub is_stop: bool,
    /// How many units use it.
    pub units: u32,
}

/// A sentence as weighted terms.
#[derive(Clone, Debug, Default)]
pub struct Vector {
    /// Number of the article.
    pub article: u32,
    /// Index of the sentence in its article.
    pub sentence: u32,
    /// Distinct terms with their weights, by term.
    pub terms: Vec<(u32, f32)>,
    /// The terms in reading order.
    pub sequence: Vec<u32>,
    /// Where each of them stands in the article's text.
    pub places: Vec<Span>,
    /// The parts of `sequence` that are quoted.
    pub quotations: Vec<std::ops::Range<u32>>,
    /// Likeness with itself.
    pub square: f32,
    /// Whether one of the terms is a number.
    pub has_number: bool,
}

impl Index {
    /// The index of `articles`: features and which sentences take part.
    #[must_use]
    pub fn new(articles: &[(&Features, &[bool])], tuning: &Tuning) -> Self {
        let mut index = Self::default();
        let vocabulary = index.intern(articles);
        index.count();
        index.alike = alike::alike(&vocabulary, tuning);
        index.weigh(tuning);
        index
    }

    /// Numbers the terms in order of first use, and the units.
    fn intern<'a>(&mut self, articles: &[(&'a Features, &[bool])]) -> Vec<&'a Term> {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut languages: BTreeMap<&str, u32> = BTreeMap::new();
        let mut terms: Vec<&Term> = Vec::new();
        let mut capitals: Vec<(u32, u32, bool)> = Vec::new();
        for (article, (features, active)) in articles.iter().enumerate() {
            let next = count_of(languages.len());
            self.languages
                .push(*languages.entry(features.language.as_str()).or_insert(next));
            let global: Vec<u32> = features
                .terms
                .iter()
                .map(|term| {
                    let number = *numbers.entry(term.key.as_str()).or_insert_with(|| {
                        terms.push(term);
                        capitals.push((0, 0, false));
                        count_of(terms.len() - 1)
                    });
                    if let Some((high, low, stop)) = capitals.get_mut(number as usize) {
                        *high += term.capitals;
                        *low += term.lowers;
                        *stop |= term.is_stop;
                    }
                    number
                })
                .collect();
            let first = count_of(self.units.len());
            for (sentence, found) in features.sentences.iter().enumerate() {
                if active.get(sentence).copied().unwrap_or(false) {
                    let sequence: Vec<u32> = found
                        .sequence
                        .iter()
                        .filter_map(|local| global.get(*local as usize).copied())
                        .collect();
                    self.units.push(Vector {
                        article: count_of(article),
                        sentence: count_of(sentence),
                        terms: counted(&sequence),
                        sequence,
                        places: found.places.clone(),
                        quotations: found.quotations.clone(),
                        square: 0.0,
                        has_number: false,
                    });
                }
            }
            self.articles.push(first..count_of(self.units.len()));
        }
        self.terms = terms
            .iter()
            .zip(&capitals)
            .map(|(term, (high, low, stop))| Entry {
                rarity: 0.0,
                surface: term.surface.clone(),
                kind: term.kind,
                is_name: high > low && !*stop,
                is_stop: *stop,
                units: 0,
            })
            .collect();
        terms
    }

    /// How rare each term is: the smallest rarity it has in a language, so that
    /// a function word is common however few articles are in its language.
    fn count(&mut self) {
        let languages = self.languages.iter().max().map_or(0, |last| *last as usize + 1);
        let mut sizes = vec![0u32; languages];
        let mut used: Vec<Vec<u32>> = vec![vec![0; self.terms.len()]; languages];
        for unit in &self.units {
            let language = self.languages.get(unit.article as usize).map_or(0, |l| *l as usize);
            if let (Some(size), Some(used)) = (sizes.get_mut(language), used.get_mut(language)) {
                *size += 1;
                for (term, _) in &unit.terms {
                    if let Some(count) = used.get_mut(*term as usize) {
                        *count += 1;
                    }
                }
            }
        }
        for (number, entry) in self.terms.iter_mut().enumerate() {
            let mut rarity = 1.0f32;
            for (size, used) in sizes.iter().zip(&used) {
                let count = used.get(number).copied().unwrap_or(0);
                entry.units += count;
                if count > 0 {
                    let all = real(*size) + 1.0;
                    rarity = rarity.min((all / (real(count) + 0.5)).ln() / (all / 1.5).ln().max(0.1));
                }
            }
            entry.rarity = rarity.clamp(0.0, 1.0);
        }
    }

    /// Gives every term its weight and every unit its length.
    fn weigh(&mut self, tuning: &Tuning) {
        self.postings = vec![Vec::new(); self.terms.len()];
        for (number, unit) in self.units.iter_mut().enumerate() {
            for (term, weight) in &mut unit.terms {
                let Some(entry) = self.terms.get(*term as usize) else {
                    continue;
                };
                unit.has_number |= entry.kind == Kind::Number;
                let times = 1.0 + weight.ln();
                let kind = match entry.kind {
                    Kind::Number => tuning.number_weight,
                    Kind::Word if entry.is_name => tuning.name_weight,
                    _ => 1.0,
                };
                let stop = if entry.is_stop { tuning.stop_weight } else { 1.0 };
                *weight = times * kind * stop * (tuning.rarity_floor + (1.0 - tuning.rarity_floor) * entry.rarity);
            }
            for (term, weight) in &unit.terms {
                if let Some(posting) = self.postings.get_mut(*term as usize) {
                    posting.push((count_of(number), *weight));
                }
            }
        }
        let squares: Vec<f32> = self
            .units
            .par_iter()
            .map(|unit| self.shared(unit, unit).iter().map(|share| share.weight).sum::<f32>())
            .collect();
        for (unit, square) in self.units.iter_mut().zip(squares) {
            unit.square = square.max(f32::MIN_POSITIVE);
        }
    }

    /// The article of `unit`, by its number.
    #[must_use]
    pub fn article_of(&self, unit: UnitIndex) -> u32 {
        self.units.get(unit as usize).map_or(u32::MAX, |vector| vector.article)
    }

    /// Whether two units are written in one language.
    #[must_use]
    pub fn is_same_language(&self, a: UnitIndex, b: UnitIndex) -> bool {
        let language = |unit| self.languages.get(self.article_of(unit) as usize);
        language(a) == language(b)
    }

    /// What two sentences share, term by term: the exact parts of their likeness.
    #[must_use]
    pub fn shared(&self, one: &Vector, other: &Vector) -> Vec<Share> {
        let mut shares = Vec::new();
        for (term, weight) in &one.terms {
            for (near, likeness) in self.alike.get(*term as usize).into_iter().flatten() {
                if let Ok(at) = other.terms.binary_search_by_key(near, |(term, _)| *term)
                    && let Some((_, against)) = other.terms.get(at)
                {
                    shares.push(Share {
                        one: *term,
                        other: *near,
                        likeness: *likeness,
                        weight: weight * against * likeness,
                    });
                }
            }
        }
        shares
    }
}

/// A term of one sentence that meets a term of another.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The term in the one.
    pub one: u32,
    /// The same or a like term in the other.
    pub other: u32,
    /// How alike the two are spelt, 0 to 1.
    pub likeness: f32,
    /// Its part of the likeness.
    pub weight: f32,
}

/// The distinct terms of a sequence, each with how often it stands there.
fn counted(sequence: &[u32]) -> Vec<(u32, f32)> {
    let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
    for term in sequence {
        *counts.entry(*term).or_default() += 1.0;
    }
    counts.into_iter().collect()
}

/// A length as a number of units or terms.
#[must_use]
pub fn count_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A count as a real number; exact below 2²⁴, near enough above.
#[must_use]
pub fn real(count: u32) -> f32 {
    count as f32
}
