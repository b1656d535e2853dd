//! Which pairs are worth a look: the best partners of each sentence in each
//! other article, found through the terms they share, never by trying all pairs.

use super::Progress;
use super::index::{Index, UnitIndex, count_of, real};
use super::tuning::Tuning;

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
    let most = posting_cap(index);
    let mut found = Candidates {
        rows: Vec::with_capacity(index.units.len()),
    };
    let mut sums = vec![0.0f32; index.units.len()];
    for (number, unit) in index.units.iter().enumerate() {
        if number % 256 == 0 && !progress.went(0.05 + 0.55 * real(count_of(number)) / real(count_of(index.units.len())))
        {
            return None;
        }
        let kept = |term: &u32| index.postings.get(*term as usize).is_some_and(|p| p.len() <= most);
        for (term, weight) in unit.terms.iter().filter(|(term, _)| kept(term)) {
            for (near, likeness) in index.alike.get(*term as usize).into_iter().flatten() {
                let Some(posting) = index.postings.get(*near as usize).filter(|p| p.len() <= most) else {
                    continue;
                };
                let weight = weight * likeness;
                for (other, against) in posting {
                    if let Some(sum) = sums.get_mut(*other as usize) {
                        *sum += weight * against;
                    }
                }
            }
        }
        let mut rows = Vec::new();
        for (article, range) in index.articles.iter().enumerate() {
            let units = range.start as usize..range.end as usize;
            let (Some(slice), Some(vectors)) = (sums.get_mut(units.clone()), index.units.get(units)) else {
                continue;
            };
            if article == unit.article as usize {
                slice.fill(0.0);
                continue;
            }
            let mut best: Vec<(UnitIndex, f32)> = Vec::new();
            for (offset, (sum, vector)) in slice.iter_mut().zip(vectors).enumerate() {
                if *sum > 0.0 {
                    let cosine = *sum / (unit.square * vector.square).sqrt();
                    insert(&mut best, (range.start + count_of(offset), cosine), tuning.candidates);
                    *sum = 0.0;
                }
            }
            if !best.is_empty() {
                rows.push(Row {
                    article: count_of(article),
                    best,
                });
            }
        }
        thin(&mut rows, tuning);
        found.rows.push(rows);
    }
    Some(found)
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
