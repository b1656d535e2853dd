//! Counts of what was found and what should have been, and the figures they give.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::super::{Alignment, Tier, Unit};
use super::gold::{Gold, Place, ordered};

/// Counts from which the figures of a cluster, a set, or several sets follow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Gold pairs that count.
    pub pairs: u64,
    /// Links shown that count.
    pub shown: u64,
    /// Those among them that are right.
    pub right: u64,
    /// Average precision of the scores, summed over clusters.
    pub average_precision: f64,
    /// Clusters with a pair to find: the others have no average precision.
    pub clusters: u64,
    /// Sentences that have a partner in another article, once for each such article.
    pub asked: u64,
    /// Those whose best-scored partner there is right.
    pub best: u64,
    /// Sentences.
    pub units: u64,
    /// Time taken.
    pub seconds: f64,
}

impl Measures {
    /// Measures an alignment; `places` names its units as the gold does.
    #[must_use]
    pub fn of(alignment: &Alignment, gold: &Gold, places: &BTreeMap<Unit, Place>, seconds: f64) -> Self {
        let mut ranked: Vec<(f32, bool)> = Vec::new();
        let mut best: BTreeMap<(&Place, &str), (f32, bool)> = BTreeMap::new();
        let mut measures = Self {
            units: places.len() as u64,
            seconds,
            ..Self::default()
        };
        for link in &alignment.links {
            let (Some(one), Some(other)) = (places.get(&link.a), places.get(&link.b)) else {
                continue;
            };
            let pair = ordered(one.clone(), other.clone());
            if !gold.counts(&pair) {
                continue;
            }
            let right = gold.pairs.contains(&pair);
            ranked.push((link.score, right));
            if link.tier == Tier::Shown {
                measures.shown += 1;
                measures.right += u64::from(right);
            }
            for (unit, partner) in [(one, other), (other, one)] {
                let entry = best.entry((unit, &partner.0)).or_insert((-1.0, false));
                if link.score > entry.0 {
                    *entry = (link.score, right);
                }
            }
        }
        let mut asked: BTreeSet<(&Place, &str)> = BTreeSet::new();
        for (one, other) in gold.pairs.iter().filter(|pair| gold.counts(pair)) {
            measures.pairs += 1;
            asked.insert((one, &other.0));
            asked.insert((other, &one.0));
        }
        measures.asked = asked.len() as u64;
        measures.best = asked
            .iter()
            .filter(|key| best.get(key).is_some_and(|(_, right)| *right))
            .count() as u64;
        measures.average_precision = average_precision(ranked, measures.pairs);
        measures.clusters = u64::from(measures.pairs > 0);
        measures
    }

    /// Adds the counts of another cluster or set.
    pub fn add(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.shown += other.shown;
        self.right += other.right;
        self.average_precision += other.average_precision;
        self.clusters += other.clusters;
        self.asked += other.asked;
        self.best += other.best;
        self.units += other.units;
        self.seconds += other.seconds;
    }

    /// Share of the links shown that are right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.shown)
    }

    /// Share of the gold pairs that are shown.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.pairs)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.shown + self.pairs)
    }

    /// Share of the sentences with a partner whose best-scored partner is right.
    #[must_use]
    pub fn best_partner(&self) -> f64 {
        share(self.best, self.asked)
    }

    /// Mean over the clusters of the average precision.
    #[must_use]
    pub fn mean_average_precision(&self) -> f64 {
        self.average_precision / real(self.clusters.max(1))
    }

    /// The figures under the keys of `sejajar.eval/1`.
    #[must_use]
    pub fn figures(&self) -> Value {
        json!({
            "pairs": self.pairs,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
            "average_precision": self.mean_average_precision(),
            "best_partner": self.best_partner(),
            "units": self.units,
            "seconds": self.seconds,
        })
    }
}

/// Average precision of a ranking; gold pairs that were not ranked count as found
/// never. Pairs of equal score count together, so that their order does not matter.
fn average_precision(mut ranked: Vec<(f32, bool)>, pairs: u64) -> f64 {
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut seen, mut right, mut sum) = (0u64, 0u64, 0.0);
    for group in ranked.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        let found = group.iter().filter(|(_, is_right)| *is_right).count() as u64;
        seen += group.len() as u64;
        right += found;
        sum += real(found) * share(right, seen);
    }
    if pairs == 0 { 0.0 } else { sum / real(pairs) }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}

/// A count as a real number; exact below 2⁵³.
fn real(count: u64) -> f64 {
    count as f64
}
