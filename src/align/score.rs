//! From candidates to scores: the evidence for and against a pair, and how
//! likely it makes the pair to tell the same thing.

use rayon::prelude::*;

use super::candidates::Candidates;
use super::features::Kind;
use super::index::{Index, UnitIndex, Vector, count_of, real};
use super::probe::Probe;
use super::tuning::Tuning;
use super::vectors::Similar;
use super::{Progress, in_blocks};

/// How many kinds of evidence there are.
pub const KINDS: usize = 17;

/// Pairs worth a probe of their own.
const PAIRS_LEAST: usize = 256;
/// Terms rarer than this are rare.
const RARE: f32 = 0.6;

/// Which evidence says that both are in one language.
const SAME_LANGUAGE: usize = 7;

/// A pair of units of two articles, the first in the earlier article.
#[derive(Clone, Debug)]
pub struct Edge {
    /// One unit.
    pub a: UnitIndex,
    /// The other.
    pub b: UnitIndex,
    /// How likely they tell the same thing, by their own words.
    pub own: f32,
    /// The same with what the pairs around it say.
    pub score: f32,
}

/// Scores pairs of units.
#[derive(Debug)]
pub struct Scorer<'a> {
    index: &'a Index,
    candidates: &'a Candidates,
    similar: Option<&'a Similar>,
    tuning: &'a Tuning,
}

impl<'a> Scorer<'a> {
    /// The scorer of the pairs of `index`.
    #[must_use]
    pub fn new(index: &'a Index, candidates: &'a Candidates, tuning: &'a Tuning) -> Self {
        Self {
            index,
            candidates,
            similar: None,
            tuning,
        }
    }

    /// The same with what the vectors of a language model say.
    #[must_use]
    pub const fn with(mut self, similar: &'a Similar) -> Self {
        self.similar = Some(similar);
        self
    }

    /// How likely pairs are that are no candidates, by their words and vectors; the lower
    /// unit first.
    #[must_use]
    pub fn own(&self, pairs: &[(UnitIndex, UnitIndex)]) -> Vec<f32> {
        let own = |probe: &mut Probe<'_>, (a, b): &(UnitIndex, UnitIndex)| {
            let words = self.edge(probe, *a, *b).map_or(0.0, |edge| edge.own);
            self.mixed(*a, *b, words)
        };
        pairs
            .par_iter()
            .with_min_len(PAIRS_LEAST)
            .map_init(|| Probe::new(self.index), own)
            .collect()
    }

    fn edge(&self, probe: &mut Probe<'_>, a: UnitIndex, b: UnitIndex) -> Option<Edge> {
        let evidence = self.evidence(probe, a, b)?;
        let own = likelihood(&evidence, self.tuning);
        Some(Edge { a, b, own, score: own })
    }

    /// A pair's score by words with what the vectors say, half and half.
    #[must_use]
    pub fn mixed(&self, a: UnitIndex, b: UnitIndex, words: f32) -> f32 {
        self.similar
            .map_or(words, |similar| similar.mixed(self.index, a, b, words))
    }

    /// The evidence for a pair, the lower unit first: what the weights are fitted on.
    #[must_use]
    pub fn evidence_of(&self, a: UnitIndex, b: UnitIndex) -> Option<[f32; KINDS]> {
        self.evidence(&mut Probe::new(self.index), a, b)
    }

    /// The candidates with their scores, by unit. `None` when `progress` said stop.
    #[must_use]
    pub fn edges(&self, progress: &dyn Progress) -> Option<Vec<Edge>> {
        let backward = self.backward();
        let edges_of = |probe: &mut Probe<'_>, number: usize| -> Vec<Edge> {
            let a = count_of(number);
            // Candidates in later articles: the pairs go by their lower unit.
            let forward = self.candidates.of(a).iter().map(|(b, _)| *b).filter(|b| *b > a);
            let back = backward.get(number).into_iter().flatten().copied();
            let near = self.similar.into_iter().flat_map(|similar| similar.partners(a));
            let mut partners: Vec<UnitIndex> = forward.chain(back).chain(near).collect();
            partners.sort_unstable();
            partners.dedup();
            partners.into_iter().filter_map(|b| self.edge(probe, a, b)).collect()
        };
        let edges = in_blocks(self.index.units.len(), progress, 0.5..0.8, |units| {
            units
                .into_par_iter()
                .map_init(|| Probe::new(self.index), edges_of)
                .collect()
        })?;
        Some(edges.into_iter().flatten().collect())
    }

    /// For each unit those of later articles that have it among their best.
    fn backward(&self) -> Vec<Vec<UnitIndex>> {
        let mut backward: Vec<Vec<UnitIndex>> = vec![Vec::new(); self.index.units.len()];
        for number in 0..count_of(backward.len()) {
            for (a, _) in self.candidates.of(number).iter().filter(|(a, _)| *a < number) {
                if let Some(list) = backward.get_mut(*a as usize) {
                    list.push(number);
                }
            }
        }
        backward
    }
}

/// Sums over the terms that two units share.
#[derive(Default)]
struct Shared {
    /// The whole likeness.
    product: f32,
    /// The part that rare terms give.
    rare: f32,
    /// How many rare terms are met, each by its rarity and likeness.
    rare_terms: f32,
    /// The names among them.
    names: f32,
    /// Rarity of the numbers shared, at most 3.
    numbers: f32,
    /// Whether both have numbers and share none.
    numbers_differ: bool,
}

impl Shared {
    fn of(index: &Index, probe: &Probe<'_>, one: &Vector, other: &Vector) -> Self {
        let mut sums = Self::default();
        for (term, weight) in &other.terms {
            let (Some(met), Some(entry)) = (probe.at(*term), index.terms.get(*term as usize)) else {
                continue;
            };
            let share = weight * met.weight;
            if share > 0.0 {
                sums.product += share;
                if entry.rarity > RARE {
                    sums.rare += share;
                    sums.rare_terms += met.likeness * entry.rarity;
                    sums.names += if entry.is_name {
                        met.likeness * entry.rarity
                    } else {
                        0.0
                    };
                }
                if entry.kind == Kind::Number {
                    sums.numbers += entry.rarity;
                }
            }
        }
        sums.numbers = sums.numbers.min(3.0);
        sums.numbers_differ = sums.numbers == 0.0 && one.has_number && other.has_number;
        sums
    }
}

impl Scorer<'_> {
    /// The evidence for one pair.
    fn evidence(&self, probe: &mut Probe<'_>, a: UnitIndex, b: UnitIndex) -> Option<[f32; KINDS]> {
        probe.set(a);
        let one = self.index.units.get(a as usize)?;
        let other = self.index.units.get(b as usize)?;
        let shared = Shared::of(self.index, probe, one, other);
        let cosine = shared.product / (one.square * other.square).sqrt();
        let containment = shared.product / one.square.min(other.square);
        let rivals = |unit: UnitIndex, against: &Vector, partner: UnitIndex| {
            let article = self.index.articles.get(against.article as usize);
            rivals(
                article.map_or(&[], |units| self.candidates.within(unit, units)),
                partner,
            )
        };
        let (next_a, mean_a) = rivals(a, other, b);
        let (next_b, mean_b) = rivals(b, one, a);
        let log = |value: f32| (value + 0.02).ln();
        let flag = |is: bool| f32::from(u8::from(is));
        let shorter = count_of(one.sequence.len().min(other.sequence.len()));
        let run = real(probe.longest_run(other)) / real(shorter.max(4));
        let lengths = (real(count_of(one.terms.len())), real(count_of(other.terms.len())));
        Some([
            1.0,
            log(cosine),
            log(containment.min(2.0)),
            (1.0 + shared.product).ln(),
            cosine - next_a.max(next_b),
            cosine - next_a.min(next_b),
            log(cosine) - log(f32::midpoint(mean_a, mean_b)),
            flag(self.index.is_same_language(a, b)),
            shared.numbers,
            flag(shared.numbers_differ),
            (1.0 + shared.rare).ln(),
            run,
            (lengths.0.min(lengths.1) + 1.0).ln(),
            (lengths.0.max(lengths.1) + 1.0).ln(),
            shared.rare_terms.ln_1p(),
            shared.names.ln_1p(),
            cosine,
        ])
    }
}

/// The best cosine among the `candidates` of a unit in one article with another than
/// `partner`, and the mean of the three best.
fn rivals(candidates: &[(UnitIndex, f32)], partner: UnitIndex) -> (f32, f32) {
    let next = candidates
        .iter()
        .find(|(other, _)| *other != partner)
        .map_or(0.0, |(_, cosine)| *cosine);
    let mean = candidates.iter().take(3).map(|(_, cosine)| cosine).sum::<f32>() / 3.0;
    (next, mean)
}

/// How likely a pair is by its evidence (logistic regression).
fn likelihood(evidence: &[f32; KINDS], tuning: &Tuning) -> f32 {
    let weights = if evidence.get(SAME_LANGUAGE).copied().unwrap_or(0.0) > 0.5 {
        &tuning.same
    } else {
        &tuning.cross
    };
    logistic(evidence.iter().zip(weights).map(|(value, weight)| value * weight).sum())
}

/// The logistic function.
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}
