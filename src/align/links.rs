//! From scores to links in two tiers: what the app shows as its own decision, and
//! what it offers.

use std::collections::{BTreeMap, BTreeSet};

use super::Tier;
use super::cluster::Pins;
use super::index::{Index, UnitIndex};
use super::score::{Edge, Scorer};
use super::tuning::Tuning;

/// A decided pair, before it is put in words.
#[derive(Clone, Copy, Debug)]
pub struct Decided {
    /// One unit.
    pub a: UnitIndex,
    /// The other.
    pub b: UnitIndex,
    /// 0 to 1.
    pub score: f32,
    /// Shown or offered.
    pub tier: Tier,
    /// Whether the analyst pinned it.
    pub pinned: bool,
}

/// Decides on the pairs of `edges`, on those the clusters add, and on the pinned ones.
#[must_use]
pub fn decide(
    index: &Index,
    scorer: &Scorer<'_>,
    edges: &[Edge],
    clusters: &[Vec<UnitIndex>],
    pins: &Pins,
    tuning: &Tuning,
) -> Vec<Decided> {
    let mut scores: BTreeMap<(UnitIndex, UnitIndex), f32> = edges
        .iter()
        .filter(|edge| edge.score >= tuning.offered)
        .map(|edge| ((edge.a, edge.b), edge.score))
        .collect();
    let mut together: BTreeSet<(UnitIndex, UnitIndex)> = BTreeSet::new();
    for units in clusters {
        for (at, a) in units.iter().enumerate() {
            for b in units.iter().skip(at + 1) {
                if index.article_of(*a) != index.article_of(*b) {
                    together.insert((*a, *b));
                }
            }
        }
    }
    let unscored: Vec<(UnitIndex, UnitIndex)> = together
        .union(&pins.linked)
        .filter(|pair| !scores.contains_key(pair))
        .copied()
        .collect();
    scores.extend(unscored.iter().copied().zip(scorer.own(&unscored)));
    let mut decided: Vec<Decided> = Vec::new();
    let mut rest: Vec<Decided> = Vec::new();
    for ((a, b), score) in scores {
        let pinned = pins.linked.contains(&(a, b));
        if pins.apart.contains(&(a, b)) {
            continue;
        }
        let least = if together.contains(&(a, b)) {
            tuning.shown_together
        } else {
            tuning.shown
        };
        let tier = if pinned || score >= least {
            Tier::Shown
        } else {
            Tier::Offered
        };
        let link = Decided {
            a,
            b,
            score,
            tier,
            pinned,
        };
        match tier {
            Tier::Shown => decided.push(link),
            Tier::Offered => rest.push(link),
        }
    }
    offer(index, rest, tuning, &mut decided);
    decided
}

/// Adds the best of the rest: at most a few a sentence and article.
fn offer(index: &Index, mut rest: Vec<Decided>, tuning: &Tuning, decided: &mut Vec<Decided>) {
    rest.retain(|link| link.score >= tuning.offered);
    rest.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut given: BTreeMap<(UnitIndex, u32), usize> = BTreeMap::new();
    for link in rest {
        let ends = [(link.a, index.article_of(link.b)), (link.b, index.article_of(link.a))];
        if ends
            .iter()
            .all(|end| given.get(end).copied().unwrap_or(0) < tuning.offered_most)
        {
            for end in ends {
                *given.entry(end).or_default() += 1;
            }
            decided.push(link);
        }
    }
}
