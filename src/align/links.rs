//! From scores to links in two tiers: what the app shows as its own decision, and
//! what it offers.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::Pins;
use super::index::{Index, UnitIndex};
use super::score::{Edge, Scorer};
use super::tuning::Tuning;
use super::{Link, Tier, Unit, reasons, reuse};

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
    let score = |a: UnitIndex, b: UnitIndex| scorer.own(a, b);
    let mut together: BTreeSet<(UnitIndex, UnitIndex)> = BTreeSet::new();
    for units in clusters {
        for (at, a) in units.iter().enumerate() {
            for b in units.iter().skip(at + 1) {
                if index.article_of(*a) != index.article_of(*b) {
                    together.insert((*a, *b));
                    scores.entry((*a, *b)).or_insert_with(|| score(*a, *b));
                }
            }
        }
    }
    for (a, b) in &pins.linked {
        scores.entry((*a, *b)).or_insert_with(|| score(*a, *b));
    }
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

/// Adds the best of the rest: each sentence offers its own few best in each other
/// article. A link is offered when one of its ends offers it, so that a sentence many
/// others are like does not use up what they have to offer.
fn offer(index: &Index, mut rest: Vec<Decided>, tuning: &Tuning, decided: &mut Vec<Decided>) {
    rest.retain(|link| link.score >= tuning.offered);
    rest.sort_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut seen: BTreeMap<(UnitIndex, u32), usize> = BTreeMap::new();
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

/// Puts a decided pair in words; `unit` names a unit of the index.
#[must_use]
pub fn link(index: &Index, texts: &[&str], decided: Decided, unit: impl Fn(UnitIndex) -> Option<Unit>) -> Option<Link> {
    let (one, other) = (unit(decided.a)?, unit(decided.b)?);
    let mut because = reuse::reasons(index, texts, decided.a, decided.b);
    because.extend(reasons::reasons(index, texts, decided.a, decided.b));
    if because.iter().any(|reason| reason.starts_with(reuse::TWO_WORDINGS)) {
        // Where the quotation as a whole is not the same, a part of it that is misleads.
        because.retain(|reason| !reason.starts_with(reasons::SAME_QUOTATION));
    }
    if decided.pinned {
        because.insert(0, "linked by the analyst".to_owned());
    }
    Some(Link {
        a: one.min(other),
        b: one.max(other),
        score: decided.score,
        tier: decided.tier,
        pinned: decided.pinned,
        because,
    })
}
