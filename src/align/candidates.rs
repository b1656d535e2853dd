//! Which pairs are worth a look: the best partners of each sentence in each
//! other article, found through the terms they share, never by trying all pairs.

use std::ops::Range;

use rayon::prelude::*;

use super::index::{Index, UnitIndex, count_of};
use super::tuning::Tuning;
use super::{Progress, in_blocks};

/// The candidates of every unit.
#[derive(Debug, Default)]
pub struct Candidates {
    /// For each unit the units it may go with, and their cosines: by article, within an
    /// article the best first.
    best: Vec<Vec<(UnitIndex, f32)>>,
}

impl Candidates {
    /// The candidates of a unit.
    #[must_use]
    pub fn of(&self, unit: UnitIndex) -> &[(UnitIndex, f32)] {
        self.best.get(unit as usize).map_or(&[], Vec::as_slice)
    }

    /// Those of them in an article, which has the units `within`; the best first.
    #[must_use]
    pub fn within(&self, unit: UnitIndex, within: &Range<UnitIndex>) -> &[(UnitIndex, f32)] {
        let all = self.of(unit);
        let start = all.partition_point(|(other, _)| *other < within.start);
        let end = all.partition_point(|(other, _)| *other < within.end);
        all.get(start..end).unwrap_or_default()
    }
}

/// Work worth doing for the candidates: products of postings.
const BUDGET: u64 = 40_000_000;

/// Finds the candidates. `None` when `progress` said stop.
#[must_use]
pub fn candidates(index: &Index, tuning: &Tuning, progress: &dyn Progress) -> Option<Candidates> {
    let search = Search {
        index,
        tuning,
        most: posting_cap(index),
        lengths: index
            .units
            .iter()
            .map(|unit| Length {
                article: unit.article,
                inverse: unit.square.sqrt().recip(),
            })
            .collect(),
    };
    let best = in_blocks(index.units.len(), progress, 0.1..0.5, |units| {
        units
            .into_par_iter()
            .map_init(|| Sums::new(index.units.len()), |sums, unit| search.best(unit, sums))
            .collect()
    })?;
    Some(Candidates { best })
}

/// Likenesses of one unit with all others, added up term by term.
struct Sums {
    sums: Vec<f32>,
    /// For each [`BLOCK`] units whether one of them has a sum.
    touched: Vec<bool>,
}

/// Units that are looked through together.
const BLOCK: usize = 64;

impl Sums {
    fn new(units: usize) -> Self {
        Self {
            sums: vec![0.0; units],
            touched: vec![false; units.div_ceil(BLOCK)],
        }
    }

    fn add(&mut self, posting: &[(UnitIndex, f32)], weight: f32) {
        for (other, against) in posting {
            let other = *other as usize;
            if let (Some(sum), Some(touched)) = (self.sums.get_mut(other), self.touched.get_mut(other / BLOCK)) {
                *sum += weight * against;
                *touched = true;
            }
        }
    }

    /// Calls `each` with every unit that has a sum, in order, and sets all to nothing.
    fn drain(&mut self, mut each: impl FnMut(UnitIndex, f32)) {
        for (block, touched) in self.touched.iter_mut().enumerate() {
            if !std::mem::take(touched) {
                continue;
            }
            let first = block * BLOCK;
            let sums = self.sums.iter_mut().enumerate().skip(first).take(BLOCK);
            for (other, sum) in sums.filter(|(_, sum)| **sum > 0.0) {
                each(count_of(other), std::mem::take(sum));
            }
        }
    }
}

struct Search<'a> {
    index: &'a Index,
    tuning: &'a Tuning,
    /// Terms of more units than this are left out.
    most: usize,
    /// What is needed of every unit that is met: close together, there are many.
    lengths: Vec<Length>,
}

#[derive(Clone, Copy)]
struct Length {
    article: u32,
    /// 1 / the root of the unit's likeness with itself.
    inverse: f32,
}

impl Search<'_> {
    fn posting(&self, term: u32) -> Option<&[(UnitIndex, f32)]> {
        let posting = self.index.postings.get(term as usize)?;
        (posting.len() <= self.most).then_some(posting)
    }

    fn best(&self, number: usize, sums: &mut Sums) -> Vec<(UnitIndex, f32)> {
        let Some(unit) = self.index.units.get(number) else {
            return Vec::new();
        };
        for (term, weight) in unit.terms.iter().filter(|(term, _)| self.posting(*term).is_some()) {
            for (near, likeness) in self.index.alike.get(*term as usize).into_iter().flatten() {
                if let Some(posting) = self.posting(*near) {
                    sums.add(posting, weight * likeness);
                }
            }
        }
        let own = unit.square.sqrt().recip();
        let mut best: Vec<(UnitIndex, f32)> = Vec::new();
        // The article at hand, and where its candidates begin.
        let (mut article, mut start) = (unit.article, 0);
        sums.drain(|other, sum| {
            let Some(length) = self.lengths.get(other as usize) else {
                return;
            };
            if length.article == unit.article {
                return;
            }
            if length.article != article {
                (article, start) = (length.article, best.len());
            }
            insert(
                &mut best,
                start,
                (other, sum * own * length.inverse),
                self.tuning.candidates,
            );
        });
        thin(&mut best, self.tuning);
        best
    }
}

/// Leaves out what is far below the unit's best candidate of all, and what is below
/// the last of the best so many: those equal to it stay.
fn thin(best: &mut Vec<(UnitIndex, f32)>, tuning: &Tuning) {
    let mut cosines: Vec<f32> = best.iter().map(|(_, cosine)| *cosine).collect();
    let first = cosines.iter().copied().fold(0.0, f32::max);
    let mut least = tuning.candidate_share * first;
    if cosines.len() > tuning.candidates_most {
        let last = tuning.candidates_most.saturating_sub(1);
        let (_, last, _) = cosines.select_nth_unstable_by(last, |x, y| y.total_cmp(x));
        least = least.max(*last);
    }
    best.retain(|(_, cosine)| *cosine >= least);
    best.shrink_to_fit();
}

/// Keeps `best` sorted from `start`, the greatest first, the earlier unit first among
/// equals, and there at most `most` long.
fn insert(best: &mut Vec<(UnitIndex, f32)>, start: usize, new: (UnitIndex, f32), most: usize) {
    let here = best.get(start..).unwrap_or_default();
    if here.len() >= most && here.last().is_some_and(|(_, last)| new.1 <= *last) {
        return;
    }
    let at = start + here.partition_point(|(_, cosine)| *cosine >= new.1);
    best.insert(at, new);
    best.truncate(start + most);
}

/// Terms of more units than this are left out of the search: the rarest terms
/// come first until the work is worth [`BUDGET`].
fn posting_cap(index: &Index) -> usize {
    let length = |term: u32| index.postings.get(term as usize).map_or(0, Vec::len);
    let mut works: Vec<(usize, u64)> = index
        .alike
        .iter()
        .zip(0..)
        .map(|(near, term)| {
            // What is left out is left out on both sides, so only terms as rare count.
            let own = length(term);
            let met: usize = near
                .iter()
                .map(|(near, _)| length(*near))
                .filter(|other| *other <= own)
                .sum();
            (own, (own as u64).saturating_mul(met as u64).saturating_mul(2))
        })
        .collect();
    works.sort_unstable();
    let mut work = 0u64;
    for (own, more) in &works {
        work = work.saturating_add(*more);
        if work > BUDGET {
            return *own;
        }
    }
    works.last().map_or(0, |(own, _)| *own)
}
