//! Things that are one, joined pair by pair.

/// Sets of numbers, each known by its least.
#[derive(Default)]
pub(super) struct Union(Vec<usize>);

impl Union {
    /// So many things, each by itself.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// One thing more, by itself.
    pub(super) fn add(&mut self) {
        self.0.push(self.0.len());
    }

    /// The least number that is one with this.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(above) = self.0.get(at).copied().filter(|above| *above != at) {
            let next = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = next;
            }
            at = next;
        }
        at
    }

    /// Makes two things one.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
