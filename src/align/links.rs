//! From scores to links in two tiers: what the app shows as its own decision, and
//! what it offers.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Tier;
use super::cluster::Pins;
use super::index::{Index, UnitIndex};
use super::score::Edge;
use super::tuning::Tuning;

/// Two units, the lower first.
pub type Pair = (UnitIndex, UnitIndex);

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

/// Decides on the pairs of `edges`, on those the clusters add, and on the pinned ones;
/// `own` scores pairs that are no edges.
#[must_use]
pub fn decide(
    index: &Index,
    own: impl Fn(&[Pair]) -> Vec<f32>,
    edges: &[Edge],
    clusters: &[Vec<UnitIndex>],
    pins: &Pins,
    tuning: &Tuning,
) -> Vec<Decided> {
    let mut pairs = across(index, clusters).into_iter().peekable();
    let mut scored: Vec<(Pair, f32, bool)> = Vec::new();
    // Pairs that are no edges, and whether they are in one cluster. Edges and pairs of
    // clusters both go by their units.
    let mut unscored: Vec<(Pair, bool)> = Vec::new();
    let mut pinned = pins.linked.clone();
    for edge in edges {
        let pair = (edge.a, edge.b);
        while let Some(before) = pairs.next_if(|other| *other < pair) {
            unscored.push((before, true));
        }
        let is_together = pairs.next_if_eq(&pair).is_some();
        if pinned.remove(&pair) || is_together || edge.score >= tuning.offered {
            scored.push((pair, edge.score, is_together));
        }
    }
    unscored.extend(pairs.map(|pair| (pair, true)));
    for (pair, _) in &unscored {
        pinned.remove(pair);
    }
    unscored.extend(pinned.into_iter().map(|pair| (pair, false)));
    let wanted: Vec<Pair> = unscored.iter().map(|(pair, _)| *pair).collect();
    let unscored = unscored.into_iter().zip(own(&wanted));
    scored.extend(unscored.map(|((pair, is_together), score)| (pair, score, is_together)));
    // Runs in order: what a stable sort only merges.
    scored.sort_by_key(|(pair, ..)| *pair);

    let mut decided: Vec<Decided> = Vec::new();
    let mut rest: Vec<Decided> = Vec::new();
    for ((a, b), score, is_together) in scored {
        let pinned = pins.linked.contains(&(a, b));
        if pins.apart.contains(&(a, b)) {
            continue;
        }
        let least = if is_together {
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

/// The pairs of units of two articles that are in one cluster, in order.
#[must_use]
pub fn across(index: &Index, clusters: &[Vec<UnitIndex>]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for units in clusters {
        for (at, a) in units.iter().enumerate() {
            let others = units.iter().skip(at + 1);
            let apart = others.filter(|b| index.article_of(*a) != index.article_of(**b));
            pairs.extend(apart.map(|b| (*a, *b)));
        }
    }
    pairs.par_sort_unstable();
    pairs
}

/// Adds the best of the rest: each sentence offers its own few best in each other
/// article. A link is offered when one of its ends offers it, so that a sentence many
/// others are like does not use up what they have to offer.
fn offer(index: &Index, mut rest: Vec<Decided>, tuning: &Tuning, decided: &mut Vec<Decided>) {
    rest.retain(|link| link.score >= tuning.offered);
    rest.par_sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut seen: HashMap<(UnitIndex, u32), usize> = HashMap::new();
    for link in rest {
        let ends = [(link.a, index.article_of(link.b)), (link.b, index.article_of(link.a))];
        let is_best_of_one = ends.map(|end| {
            let better = seen.entry(end).or_default();
            *better += 1;
            *better <= tuning.offered_most
        });
        if is_best_of_one.contains(&true) {
            decided.push(link);
        }
    }
}
