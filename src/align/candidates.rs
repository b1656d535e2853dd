//! Which pairs are worth a look: the best partners of each sentence in each
//! other article, found through the terms they share, never by trying all pairs.

use rayon::prelude::*;

use super::index::{Index, UnitIndex, count_of};
use super::tuning::Tuning;
use super::{Progress, in_blocks};

/// What a sentence's candidates in one other article look like.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The other article.
    pub article: u32,
    /// Its best units for this sentence with their cosines, the best first.
    pub best: Vec<(UnitIndex, f32)>,
}

/// The candidates of every unit.
#[derive(Debug, Default)]
pub struct Candidates {
    /// For each unit a row for each article that has a candidate, by article.
    pub rows: Vec<Vec<Row>>,
}

impl Candidates {
    /// The row of `unit` in `article`.
    #[must_use]
    pub fn row(&self, unit: UnitIndex, article: u32) -> Option<&Row> {
        let rows = self.rows.get(unit as usize)?;
        let at = rows.binary_search_by_key(&article, |row| row.article).ok()?;
        rows.get(at)
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
    let rows = in_blocks(index.units.len(), progress, 0.1..0.5, |units| {
        units
            .into_par_iter()
            .map_init(|| Sums::new(index.units.len()), |sums, unit| search.rows(unit, sums))
            .collect()
    })?;
    Some(Candidates { rows })
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
    /// What a further unit must have more than to be among a row's best.
    fn least(&self, row: &Row) -> f32 {
        let last = row.best.last().filter(|_| row.best.len() >= self.tuning.candidates);
        last.map_or(0.0, |(_, cosine)| *cosine)
    }

    fn posting(&self, term: u32) -> Option<&[(UnitIndex, f32)]> {
        let posting = self.index.postings.get(term as usize)?;
        (posting.len() <= self.most).then_some(posting)
    }

    fn rows(&self, number: usize, sums: &mut Sums) -> Vec<Row> {
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
        let mut rows: Vec<Row> = Vec::new();
        let own = unit.square.sqrt().recip();
        // What is not above this is none of the best of the article at hand.
        let mut least = 0.0;
        sums.drain(|other, sum| {
            let Some(Length { article, inverse }) = self.lengths.get(other as usize).copied() else {
                return;
            };
            let cosine = sum * own * inverse;
            match rows.last_mut().filter(|row| row.article == article) {
                Some(row) => {
                    if cosine > least {
                        insert(&mut row.best, (other, cosine), self.tuning.candidates);
                    }
                    least = self.least(row);
                }
                None if article == unit.article => {}
                None => {
                    let mut row = Row {
                        article,
                        best: Vec::with_capacity(self.tuning.candidates + 1),
                    };
                    row.best.push((other, cosine));
                    least = self.least(&row);
                    rows.push(row);
                }
            }
        });
        thin(&mut rows, self.tuning);
        rows
    }
}

/// Leaves out what is far below the unit's best candidate of all.
fn thin(rows: &mut Vec<Row>, tuning: &Tuning) {
    let best = rows
        .iter()
        .filter_map(|row| row.best.first())
        .map(|(_, cosine)| *cosine);
    let least = tuning.candidate_share * best.fold(0.0, f32::max);
    for row in rows.iter_mut() {
        row.best.retain(|(_, cosine)| *cosine >= least);
    }
    rows.retain(|row| !row.best.is_empty());
}

/// Keeps `best` sorted, the greatest first, the earlier unit first among equals.
fn insert(best: &mut Vec<(UnitIndex, f32)>, new: (UnitIndex, f32), most: usize) {
    let at = best.partition_point(|(_, cosine)| *cosine >= new.1);
    if at < most {
        best.truncate(most - 1);
        best.insert(at, new);
    }
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
