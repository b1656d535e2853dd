//! One sentence laid open, so that what it shares with many others is looked up
//! instead of searched.

use super::index::{Index, UnitIndex, Vector, count_of};

/// What a unit's terms give to each term that another may have.
#[derive(Debug)]
pub struct Probe<'a> {
    index: &'a Index,
    unit: Option<UnitIndex>,
    meets: Vec<Meeting>,
    /// For each term of the vocabulary its place in `meets`, from 1; 0 for none.
    slots: Vec<u32>,
    /// For each place in the unit's sequence the next one with the same term, from 1; 0 for none.
    next: Vec<u32>,
    /// Runs of common words that end at the last word, and at the one before it: where
    /// they end in the unit's sequence, and how long they are.
    runs: Vec<(u32, u32)>,
    runs_before: Vec<(u32, u32)>,
}

/// What a unit gives to a term.
#[derive(Clone, Copy, Debug)]
pub struct Meeting {
    term: u32,
    /// Sum over the unit's like terms of their weights times their likeness.
    pub weight: f32,
    /// Likeness of the term most alike.
    pub likeness: f32,
    /// The term's first place in the unit's sequence, from 1; 0 where only like terms stand there.
    first: u32,
}

impl<'a> Probe<'a> {
    /// A probe for the units of `index`, one after another.
    #[must_use]
    pub fn new(index: &'a Index) -> Self {
        Self {
            index,
            unit: None,
            meets: Vec::new(),
            slots: vec![0; index.terms.len()],
            next: Vec::new(),
            runs: Vec::new(),
            runs_before: Vec::new(),
        }
    }

    /// Lays `unit` open.
    pub fn set(&mut self, unit: UnitIndex) {
        if self.unit == Some(unit) {
            return;
        }
        self.unit = Some(unit);
        for meeting in self.meets.drain(..) {
            if let Some(slot) = self.slots.get_mut(meeting.term as usize) {
                *slot = 0;
            }
        }
        let index = self.index;
        let Some(vector) = index.units.get(unit as usize) else {
            return;
        };
        for (term, weight) in &vector.terms {
            for (near, likeness) in index.alike.get(*term as usize).into_iter().flatten() {
                self.meet(*near, weight * likeness, *likeness);
            }
        }
        self.next.clear();
        self.next.resize(vector.sequence.len(), 0);
        for (place, term) in vector.sequence.iter().enumerate().rev() {
            let meeting = self.slot(*term).and_then(|slot| self.meets.get_mut(slot));
            if let (Some(meeting), Some(next)) = (meeting, self.next.get_mut(place)) {
                *next = meeting.first;
                meeting.first = count_of(place + 1);
            }
        }
    }

    fn meet(&mut self, term: u32, weight: f32, likeness: f32) {
        if let Some(meeting) = self.slot(term).and_then(|slot| self.meets.get_mut(slot)) {
            meeting.weight += weight;
            meeting.likeness = meeting.likeness.max(likeness);
        } else if let Some(slot) = self.slots.get_mut(term as usize) {
            self.meets.push(Meeting {
                term,
                weight,
                likeness,
                first: 0,
            });
            *slot = count_of(self.meets.len());
        }
    }

    fn slot(&self, term: u32) -> Option<usize> {
        (*self.slots.get(term as usize)? as usize).checked_sub(1)
    }

    /// What the unit gives to `term`.
    #[must_use]
    pub fn at(&self, term: u32) -> Option<&Meeting> {
        self.meets.get(self.slot(term)?)
    }

    /// The longest run of words that the unit and `other` both have.
    pub fn longest_run(&mut self, other: &Vector) -> u32 {
        let mut longest = 0;
        self.runs.clear();
        for term in &other.sequence {
            std::mem::swap(&mut self.runs, &mut self.runs_before);
            self.runs.clear();
            let mut place = self
                .slot(*term)
                .and_then(|slot| self.meets.get(slot))
                .map_or(0, |meeting| meeting.first);
            // Both lists go by place.
            let mut before = self.runs_before.iter().peekable();
            while place > 0 {
                while before.next_if(|(end, _)| end + 1 < place).is_some() {}
                let length = before
                    .peek()
                    .filter(|(end, _)| end + 1 == place)
                    .map_or(1, |(_, length)| length + 1);
                self.runs.push((place, length));
                longest = longest.max(length);
                place = self.next.get(place as usize - 1).copied().unwrap_or(0);
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_is_found_among_repeated_words() {
        let vector = |sequence: &[u32]| {
            let mut terms: Vec<(u32, f32)> = sequence.iter().map(|term| (*term, 1.0)).collect();
            terms.sort_unstable_by_key(|(term, _)| *term);
            terms.dedup_by_key(|(term, _)| *term);
            Vector {
                terms,
                sequence: sequence.to_vec(),
                ..Vector::default()
            }
        };
        let entry = super::super::index::Entry {
            rarity: 1.0,
            surface: String::new(),
            kind: super::super::features::Kind::Word,
            is_name: false,
            is_stop: false,
            units: 1,
        };
        let index = Index {
            terms: vec![entry; 5],
            alike: (0..5).map(|term| vec![(term, 1.0)]).collect(),
            units: vec![vector(&[0, 1, 0, 1, 2, 0, 1, 2, 3])],
            ..Index::default()
        };
        let mut probe = Probe::new(&index);
        probe.set(0);
        assert_eq!(probe.longest_run(&vector(&[4, 0, 1, 2, 3, 4])), 4);
        assert_eq!(probe.longest_run(&vector(&[1, 0, 1, 0])), 3);
        assert_eq!(probe.longest_run(&vector(&[4, 4])), 0);
        assert_eq!(probe.longest_run(&vector(&[])), 0);
    }
}
