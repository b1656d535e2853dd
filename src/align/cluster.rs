//! Which sentences of all articles tell the same thing, under the analyst's pins.
//!
//! Groups join where the mean score across is at least [`Tuning::cohesion`], so two
//! that join have a pair between them that is as strong: no group ever reaches
//! beyond the sentences that strong pairs connect. Each such component is grouped
//! by itself, and a pin costs only the components it touches.

mod agglomerate;

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Index, UnitIndex, count_of};
use super::tuning::Tuning;
use agglomerate::agglomerate;

/// Pairs weaker than this do not count for the mean: they would cost time and
/// change nothing.
const LEAST: f32 = 0.05;
/// A little less than one: a mean is a sum, and sums are rounded.
const ROUNDING: f32 = 0.999;

/// The analyst's pins in units of the index, in canonical order.
#[derive(Clone, Debug, Default)]
pub struct Pins {
    /// Pairs that must be linked.
    pub linked: BTreeSet<(UnitIndex, UnitIndex)>,
    /// Pairs that must not.
    pub apart: BTreeSet<(UnitIndex, UnitIndex)>,
}

/// The groups as they are without pins, and what it takes to make them anew with.
#[derive(Debug, Default)]
pub struct Clustering {
    /// For each unit its partners with a higher number, by number.
    partners: Vec<Vec<(UnitIndex, f32)>>,
    /// The component of each unit.
    component_of: Vec<u32>,
    /// The units of each component, in order.
    components: Vec<Vec<UnitIndex>>,
    /// The groups of each component.
    groups: Vec<Vec<Vec<UnitIndex>>>,
}

impl Clustering {
    /// Groups the units of `index` by the scored `pairs`, the lower unit first.
    #[must_use]
    pub fn new(index: &Index, pairs: impl Iterator<Item = (UnitIndex, UnitIndex, f32)>, tuning: &Tuning) -> Self {
        let mut clustering = Self {
            partners: vec![Vec::new(); index.units.len()],
            ..Self::default()
        };
        let mut forest = Forest::new(index.units.len());
        for (a, b, score) in pairs.filter(|(_, _, score)| *score >= LEAST) {
            if let Some(partners) = clustering.partners.get_mut(a as usize) {
                partners.push((b, score));
            }
            if score >= tuning.cohesion * ROUNDING {
                forest.join(a, b);
            }
        }
        for partners in &mut clustering.partners {
            partners.sort_unstable_by_key(|(unit, _)| *unit);
        }
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        for unit in 0..count_of(index.units.len()) {
            let next = count_of(numbers.len());
            let number = *numbers.entry(forest.root(unit)).or_insert(next);
            clustering.component_of.push(number);
            if number == next {
                clustering.components.push(Vec::new());
            }
            if let Some(units) = clustering.components.get_mut(number as usize) {
                units.push(unit);
            }
        }
        let none = Pins::default();
        clustering.groups = clustering
            .components
            .iter()
            .map(|units| clustering.group(index, units, &none, tuning))
            .collect();
        clustering
    }

    /// The groups under `pins`. Every unit is in exactly one; groups and units are in
    /// canonical order.
    #[must_use]
    pub fn under(&self, index: &Index, pins: &Pins, tuning: &Tuning) -> Vec<Vec<UnitIndex>> {
        let component = |unit: &UnitIndex| self.component_of.get(*unit as usize).copied();
        let mut forest = Forest::new(self.components.len());
        let mut touched: BTreeSet<u32> = BTreeSet::new();
        for (one, other) in pins.linked.iter().chain(&pins.apart) {
            touched.extend(component(one).into_iter().chain(component(other)));
        }
        for (one, other) in &pins.linked {
            if let (Some(one), Some(other)) = (component(one), component(other)) {
                forest.join(one, other);
            }
        }
        let mut joined: BTreeMap<u32, Vec<UnitIndex>> = BTreeMap::new();
        for number in &touched {
            if let Some(units) = self.components.get(*number as usize) {
                joined.entry(forest.root(*number)).or_default().extend(units);
            }
        }
        let mut found: Vec<Vec<UnitIndex>> = Vec::new();
        for (number, groups) in (0..).zip(&self.groups) {
            if !touched.contains(&number) {
                found.extend(groups.iter().cloned());
            }
        }
        for units in joined.values_mut() {
            units.sort_unstable();
            found.extend(self.group(index, units, pins, tuning));
        }
        // Groups share no unit: their first units order them.
        found.sort_unstable_by_key(|units| units.first().copied());
        found
    }

    fn group(&self, index: &Index, units: &[UnitIndex], pins: &Pins, tuning: &Tuning) -> Vec<Vec<UnitIndex>> {
        if let [_] = units {
            return vec![units.to_vec()];
        }
        let mut pairs: Vec<(u32, u32, f32)> = Vec::new();
        for (place, unit) in (0..).zip(units) {
            for (partner, score) in self.partners.get(*unit as usize).into_iter().flatten() {
                if let Ok(other) = units.binary_search(partner) {
                    pairs.push((place, count_of(other), *score));
                }
            }
        }
        agglomerate(index, units, &pairs, pins, tuning)
    }
}

/// Sets that only ever join (Tarjan 1975); the root of a set is its lowest member.
struct Forest(Vec<u32>);

impl Forest {
    fn new(members: usize) -> Self {
        Self((0..count_of(members)).collect())
    }

    fn parent(&self, member: u32) -> u32 {
        self.0.get(member as usize).copied().unwrap_or(member)
    }

    fn root(&mut self, mut member: u32) -> u32 {
        while self.parent(member) != member {
            let above = self.parent(self.parent(member));
            if let Some(parent) = self.0.get_mut(member as usize) {
                *parent = above;
            }
            member = above;
        }
        member
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(parent) = self.0.get_mut(one.max(other) as usize) {
            *parent = one.min(other);
        }
    }
}
