//! From candidates to scores: the evidence for and against a pair, and how
//! likely it makes the pair to tell the same thing.

use super::Progress;
use super::candidates::Candidates;
use super::features::Kind;
use super::index::{Index, Share, UnitIndex, Vector, count_of, real};
use super::tuning::Tuning;

/// How many kinds of evidence there are.
pub const KINDS: usize = 17;

/// Which evidence says that both are in one language.
const SAME_LANGUAGE: usize = 9;

/// A pair of units of two articles, the first in the earlier article.
#[derive(Clone, Debug)]
pub struct Edge {
    /// One unit.
    pub a: UnitIndex,
    /// The other.
    pub b: UnitIndex,
    /// How likely they tell the same thing, by their own words.
    pub own: f32,
    /// The same with what third articles say.
    pub score: f32,
    /// The evidence.
    pub evidence: [f32; KINDS],
}

/// Scores pairs of units.
#[derive(Debug)]
pub struct Scorer<'a> {
    index: &'a Index,
    candidates: &'a Candidates,
    tuning: &'a Tuning,
    /// For each two articles the mean of the first one's best cosines.
    peaks: Vec<Vec<f32>>,
}

impl<'a> Scorer<'a> {
    /// The scorer of the pairs of `index`.
    #[must_use]
    pub fn new(index: &'a Index, candidates: &'a Candidates, tuning: &'a Tuning) -> Self {
        Self {
            index,
            candidates,
            tuning,
            peaks: peaks(index, candidates),
        }
    }

    /// How likely a pair is by its own words; the lower unit first.
    #[must_use]
    pub fn own(&self, a: UnitIndex, b: UnitIndex) -> f32 {
        self.edge(a, b).map_or(0.0, |edge| edge.own)
    }

    fn edge(&self, a: UnitIndex, b: UnitIndex) -> Option<Edge> {
        let evidence = evidence(self.index, self.candidates, &self.peaks, a, b)?;
        let own = likelihood(&evidence, self.tuning);
        Some(Edge {
            a,
            b,
            own,
            score: own,
            evidence,
        })
    }

    /// The candidates with their scores, by unit. `None` when `progress` said stop.
    #[must_use]
    pub fn edges(&self, progress: &dyn Progress) -> Option<Vec<Edge>> {
        let mut edges = Vec::new();
        let all = real(count_of(self.index.units.len()).max(1));
        let backward = self.backward();
        for (number, (unit, rows)) in self.index.units.iter().zip(&self.candidates.rows).enumerate() {
            let a = count_of(number);
            if number % 128 == 0 && !progress.went(0.6 + 0.3 * real(a) / all) {
                return None;
            }
            let forward = rows
                .iter()
                .filter(|row| row.article > unit.article)
                .flat_map(|row| row.best.iter().map(|(b, _)| *b));
            let back = backward.get(number).into_iter().flatten().copied();
            let mut partners: Vec<UnitIndex> = forward.chain(back).collect();
            partners.sort_unstable();
            partners.dedup();
            edges.extend(partners.into_iter().filter_map(|b| self.edge(a, b)));
        }
        Some(edges)
    }

    /// For each unit those of later articles that have it among their best.
    fn backward(&self) -> Vec<Vec<UnitIndex>> {
        let mut backward: Vec<Vec<UnitIndex>> = vec![Vec::new(); self.index.units.len()];
        for (number, (unit, rows)) in self.index.units.iter().zip(&self.candidates.rows).enumerate() {
            for row in rows.iter().filter(|row| row.article < unit.article) {
                for (a, _) in &row.best {
                    if let Some(list) = backward.get_mut(*a as usize) {
                        list.push(count_of(number));
                    }
                }
            }
        }
        backward
    }
}

/// For each two articles the mean over the first one's units of their best cosine.
fn peaks(index: &Index, candidates: &Candidates) -> Vec<Vec<f32>> {
    let articles = index.articles.len();
    let mut peaks = vec![vec![0.0f32; articles]; articles];
    for (unit, rows) in index.units.iter().zip(&candidates.rows) {
        for row in rows {
            let best = row.best.first().map_or(0.0, |(_, cosine)| *cosine);
            if let Some(peak) = peaks
                .get_mut(unit.article as usize)
                .and_then(|row_of| row_of.get_mut(row.article as usize))
            {
                *peak += best;
            }
        }
    }
    for (row, range) in peaks.iter_mut().zip(&index.articles) {
        for peak in row {
            *peak /= real(range.end - range.start).max(1.0);
        }
    }
    peaks
}

/// The evidence for one pair.
fn evidence(
    index: &Index,
    candidates: &Candidates,
    peaks: &[Vec<f32>],
    a: UnitIndex,
    b: UnitIndex,
) -> Option<[f32; KINDS]> {
    let one = index.units.get(a as usize)?;
    let other = index.units.get(b as usize)?;
    let shares = index.shared(one, other);
    let product: f32 = shares.iter().map(|share| share.weight).sum();
    let cosine = product / (one.square * other.square).sqrt();
    let containment = product / one.square.min(other.square);
    let (next_a, mean_a) = rivals(candidates, a, other.article, b);
    let (next_b, mean_b) = rivals(candidates, b, one.article, a);
    let table = |table: &[Vec<f32>], row: u32, column: u32| {
        table
            .get(row as usize)
            .and_then(|row| row.get(column as usize))
            .copied()
            .unwrap_or(0.0)
    };
    let background = table(&candidates.background, one.article, other.article);
    let peak = (table(peaks, one.article, other.article) + table(peaks, other.article, one.article)) / 2.0;
    let numbers = Numbers::of(index, one, other, &shares);
    let exact_rare = shares
        .iter()
        .filter(|share| {
            index
                .terms
                .get(share.other as usize)
                .is_some_and(|term| term.rarity > 0.6)
        })
        .map(|share| share.weight)
        .sum::<f32>();
    let same_language = index.languages.get(one.article as usize) == index.languages.get(other.article as usize);
    let log = |value: f32| (value + 0.02).ln();
    let lengths = (real(count_of(one.terms.len())), real(count_of(other.terms.len())));
    Some([
        1.0,
        log(cosine),
        log(containment.min(2.0)),
        (1.0 + product).ln(),
        cosine - next_a.max(next_b),
        cosine - next_a.min(next_b),
        log(cosine) - log((mean_a + mean_b) / 2.0),
        log(background),
        log(peak),
        f32::from(u8::from(same_language)),
        numbers.shared,
        numbers.apart,
        (1.0 + exact_rare).ln(),
        run(one, other),
        (lengths.0.min(lengths.1) + 1.0).ln(),
        (lengths.0.max(lengths.1) + 1.0).ln(),
        cosine,
    ])
}

/// The best cosine that `unit` has in `article` with another than `partner`, and
/// the mean of its three best.
fn rivals(candidates: &Candidates, unit: UnitIndex, article: u32, partner: UnitIndex) -> (f32, f32) {
    let Some(row) = candidates.row(unit, article) else {
        return (0.0, 0.0);
    };
    let next = row
        .best
        .iter()
        .find(|(other, _)| *other != partner)
        .map_or(0.0, |(_, cosine)| *cosine);
    let mean = row.best.iter().take(3).map(|(_, cosine)| cosine).sum::<f32>() / 3.0;
    (next, mean)
}

/// What the numbers say.
struct Numbers {
    /// Rarity of the numbers shared.
    shared: f32,
    /// 1 where both have numbers and share none.
    apart: f32,
}

impl Numbers {
    fn of(index: &Index, one: &Vector, other: &Vector, shares: &[Share]) -> Self {
        let is_number = |term: u32| {
            index
                .terms
                .get(term as usize)
                .is_some_and(|entry| entry.kind == Kind::Number)
        };
        let has = |unit: &Vector| unit.terms.iter().any(|(term, _)| is_number(*term));
        let shared: f32 = shares
            .iter()
            .filter(|share| share.one == share.other && is_number(share.one))
            .filter_map(|share| index.terms.get(share.one as usize))
            .map(|entry| entry.rarity)
            .sum();
        Self {
            shared: shared.min(3.0),
            apart: f32::from(u8::from(shared == 0.0 && has(one) && has(other))),
        }
    }
}

/// The longest run of words that both have, as a share of the shorter sentence's words.
fn run(one: &Vector, other: &Vector) -> f32 {
    let mut longest = 0u32;
    let mut lengths = vec![0u32; other.sequence.len() + 1];
    for term in &one.sequence {
        let mut diagonal = 0;
        for (at, against) in other.sequence.iter().enumerate() {
            let length = if term == against { diagonal + 1 } else { 0 };
            if let Some(slot) = lengths.get_mut(at + 1) {
                diagonal = std::mem::replace(slot, length);
            }
            longest = longest.max(length);
        }
    }
    let shorter = count_of(one.sequence.len().min(other.sequence.len()));
    real(longest) / real(shorter.max(4))
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
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}
