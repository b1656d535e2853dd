//! Agglomeration by mean link (UPGMA, Sokal & Michener 1958) of the units of one
//! component, under the analyst's pins.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::Pins;
use crate::align::index::{Index, UnitIndex, count_of, real};
use crate::align::tuning::Tuning;

/// Groups `units` (in order) by `pairs` of places in `units`, the lower first.
pub(super) fn agglomerate(
    index: &Index,
    units: &[UnitIndex],
    pairs: &[(u32, u32, f32)],
    pins: &Pins,
    tuning: &Tuning,
) -> Vec<Vec<UnitIndex>> {
    let mut groups = Groups::new(index, units, pins);
    groups.join_pinned(units, pins);
    let mut heap = groups.connect(pairs, tuning);
    while let Some(join) = heap.pop() {
        let is_current = groups
            .mean(join.one, join.other)
            .is_some_and(|mean| mean.total_cmp(&join.mean).is_eq());
        if is_current && groups.may_join(join.one, join.other, tuning) {
            let joined = groups.join(join.one, join.other);
            heap.extend(groups.joins_of(joined, tuning));
        }
    }
    groups.finish(units)
}

/// A set of sentences that grows.
#[derive(Debug, Default)]
struct Group {
    /// Places in the component.
    units: Vec<u32>,
    /// How many units each article gives.
    articles: BTreeMap<u32, u32>,
    /// Groups it may join, with the sum of the scores across.
    near: BTreeMap<u32, f32>,
    /// Groups it must never join.
    apart: BTreeSet<u32>,
}

impl Group {
    /// Pairs of units of different articles across two groups.
    fn pairs(&self, other: &Self) -> f32 {
        let same: u32 = self
            .articles
            .iter()
            .filter_map(|(article, count)| other.articles.get(article).map(|against| count * against))
            .sum();
        let all = count_of(self.units.len()).saturating_mul(count_of(other.units.len()));
        real(all.saturating_sub(same))
    }
}

/// Two groups that may join.
struct Join {
    mean: f32,
    one: u32,
    other: u32,
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| (other.one, other.other).cmp(&(self.one, self.other)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Join {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Join {}

/// The groups so far; a joined group takes a new number, its parts become empty.
struct Groups {
    groups: Vec<Group>,
    /// The group of each unit.
    of: Vec<u32>,
}

impl Groups {
    fn new(index: &Index, units: &[UnitIndex], pins: &Pins) -> Self {
        let mut groups: Vec<Group> = (0..)
            .zip(units)
            .map(|(place, unit)| Group {
                units: vec![place],
                articles: BTreeMap::from([(index.article_of(*unit), 1)]),
                ..Group::default()
            })
            .collect();
        for (one, other) in places(units, &pins.apart) {
            for (unit, against) in [(one, other), (other, one)] {
                if let Some(group) = groups.get_mut(unit as usize) {
                    group.apart.insert(against);
                }
            }
        }
        let of = (0..count_of(groups.len())).collect();
        Self { groups, of }
    }

    fn group_of(&self, unit: u32) -> u32 {
        self.of.get(unit as usize).copied().unwrap_or(0)
    }

    fn get(&self, group: u32) -> Option<&Group> {
        self.groups.get(group as usize)
    }

    /// Pins that link come first; one that would bring together what another pin
    /// keeps apart joins nothing (the link itself is still shown).
    fn join_pinned(&mut self, units: &[UnitIndex], pins: &Pins) {
        for (one, other) in places(units, &pins.linked) {
            let (one, other) = (self.group_of(one), self.group_of(other));
            if one != other && self.get(one).is_some_and(|group| !group.apart.contains(&other)) {
                self.join(one, other);
            }
        }
    }

    fn connect(&mut self, pairs: &[(u32, u32, f32)], tuning: &Tuning) -> BinaryHeap<Join> {
        for (a, b, score) in pairs {
            let (one, other) = (self.group_of(*a), self.group_of(*b));
            if one != other {
                for (group, against) in [(one, other), (other, one)] {
                    if let Some(group) = self.groups.get_mut(group as usize) {
                        *group.near.entry(against).or_default() += *score;
                    }
                }
            }
        }
        let all = 0..count_of(self.groups.len());
        all.flat_map(|group| self.joins_of(group, tuning))
            .filter(|join| join.one < join.other)
            .collect()
    }

    fn mean(&self, one: u32, other: u32) -> Option<f32> {
        let (first, second) = (self.get(one)?, self.get(other)?);
        let sum = first.near.get(&other)?;
        Some(sum / first.pairs(second).max(1.0))
    }

    fn joins_of(&self, group: u32, tuning: &Tuning) -> Vec<Join> {
        let near = self.get(group).map(|group| &group.near);
        near.into_iter()
            .flatten()
            .filter_map(|(other, _)| {
                let mean = self.mean(group, *other)?;
                (mean >= tuning.cohesion).then(|| Join {
                    mean,
                    one: group.min(*other),
                    other: group.max(*other),
                })
            })
            .collect()
    }

    fn may_join(&self, one: u32, other: u32, tuning: &Tuning) -> bool {
        let (Some(first), Some(second)) = (self.get(one), self.get(other)) else {
            return false;
        };
        let fits = |(article, count): (&u32, &u32)| {
            second
                .articles
                .get(article)
                .is_none_or(|more| count + more <= tuning.units_most)
        };
        !first.apart.contains(&other) && first.articles.iter().all(fits)
    }

    fn join(&mut self, one: u32, other: u32) -> u32 {
        let joined = count_of(self.groups.len());
        let take =
            |groups: &mut Vec<Group>, at: u32| groups.get_mut(at as usize).map(std::mem::take).unwrap_or_default();
        let mut whole = take(&mut self.groups, one);
        let part = take(&mut self.groups, other);
        whole.units.extend(part.units);
        whole.units.sort_unstable();
        for (article, count) in part.articles {
            *whole.articles.entry(article).or_default() += count;
        }
        for (near, sum) in part.near {
            *whole.near.entry(near).or_default() += sum;
        }
        whole.near.retain(|near, _| *near != one && *near != other);
        whole.apart.extend(part.apart);
        for unit in &whole.units {
            if let Some(of) = self.of.get_mut(*unit as usize) {
                *of = joined;
            }
        }
        for (near, sum) in &whole.near {
            if let Some(group) = self.groups.get_mut(*near as usize) {
                group.near.remove(&one);
                group.near.remove(&other);
                group.near.insert(joined, *sum);
            }
        }
        for far in &whole.apart {
            if let Some(group) = self.groups.get_mut(*far as usize) {
                group.apart.remove(&one);
                group.apart.remove(&other);
                group.apart.insert(joined);
            }
        }
        self.groups.push(whole);
        joined
    }

    fn finish(self, units: &[UnitIndex]) -> Vec<Vec<UnitIndex>> {
        let named = |group: Group| -> Vec<UnitIndex> {
            let places = group.units.into_iter();
            places.filter_map(|place| units.get(place as usize).copied()).collect()
        };
        let groups = self.groups.into_iter().map(named);
        groups.filter(|units| !units.is_empty()).collect()
    }
}

/// Those of `pins` that lie within `units`, by their places there.
fn places(units: &[UnitIndex], pins: &BTreeSet<(UnitIndex, UnitIndex)>) -> Vec<(u32, u32)> {
    let place = |unit: UnitIndex| units.binary_search(&unit).ok().map(count_of);
    pins.iter()
        .filter_map(|(one, other)| Some((place(*one)?, place(*other)?)))
        .collect()
}
