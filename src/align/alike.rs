//! Which terms are spelt alike: inflections, cognates, spellings of one name.

use std::collections::HashMap;

use super::features::Term;
use super::index::{count_of, real};
use super::tuning::Tuning;

/// For each term the terms whose spelling is like it: cosine of character
/// 3–5-grams weighted by rarity in the vocabulary.
#[must_use]
pub fn alike(terms: &[&Term], tuning: &Tuning) -> Vec<Vec<(u32, f32)>> {
    let mut grams: Vec<Vec<u64>> = terms.iter().map(|term| grams(&term.skeleton, term.is_stop)).collect();
    let mut holders: HashMap<u64, Vec<u32>> = HashMap::new();
    for (number, grams) in grams.iter_mut().enumerate() {
        grams.sort_unstable();
        grams.dedup();
        for gram in grams {
            holders.entry(*gram).or_default().push(count_of(number));
        }
    }
    let all = real(count_of(terms.len())) + 1.0;
    let weight = |gram: u64| {
        let count = holders.get(&gram).map_or(0, Vec::len);
        let rarity = (all / (real(count_of(count)) + 0.5)).ln();
        rarity * rarity
    };
    let lengths: Vec<f32> = grams
        .iter()
        .map(|grams| grams.iter().map(|gram| weight(*gram)).sum::<f32>().sqrt())
        .collect();
    let mut sums = vec![0.0f32; terms.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut found = Vec::with_capacity(terms.len());
    for (number, grams) in grams.iter().enumerate() {
        for gram in grams {
            let Some(holders) = holders.get(gram).filter(|holders| holders.len() <= tuning.gram_cap) else {
                continue;
            };
            let weight = weight(*gram);
            for holder in holders {
                if let Some(sum) = sums.get_mut(*holder as usize) {
                    if *sum == 0.0 {
                        touched.push(*holder);
                    }
                    *sum += weight;
                }
            }
        }
        let own = lengths.get(number).copied().unwrap_or(1.0);
        let mut near: Vec<(u32, f32)> = Vec::new();
        touched.sort_unstable();
        for other in touched.drain(..) {
            let at = other as usize;
            if let (Some(sum), Some(length)) = (sums.get_mut(at), lengths.get(at)) {
                let likeness = *sum / (own * length).max(f32::MIN_POSITIVE);
                if at != number && likeness >= tuning.alike_least {
                    near.push((other, likeness.min(1.0).powf(tuning.alike_power)));
                }
                *sum = 0.0;
            }
        }
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(tuning.alike_most);
        near.insert(0, (count_of(number), 1.0));
        found.push(near);
    }
    symmetric(&mut found);
    found
}

/// Keeps a likeness only where each of the two lists the other.
fn symmetric(alike: &mut [Vec<(u32, f32)>]) {
    let lists: Vec<Vec<u32>> = alike
        .iter()
        .map(|near| {
            let mut terms: Vec<u32> = near.iter().map(|(term, _)| *term).collect();
            terms.sort_unstable();
            terms
        })
        .collect();
    for (number, near) in alike.iter_mut().enumerate() {
        near.retain(|(term, _)| {
            lists
                .get(*term as usize)
                .is_some_and(|list| list.binary_search(&count_of(number)).is_ok())
        });
    }
}

/// Hashes (FNV-1a) of the 3- to 5-grams of a word with its borders.
fn grams(skeleton: &str, is_stop: bool) -> Vec<u64> {
    let letters: Vec<char> = std::iter::once(' ').chain(skeleton.chars()).chain([' ']).collect();
    if is_stop || letters.len() < 5 {
        return Vec::new();
    }
    (3..=5)
        .flat_map(|size| letters.windows(size))
        .map(|gram| {
            gram.iter().fold(0xcbf2_9ce4_8422_2325u64, |hash, c| {
                (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3)
            })
        })
        .collect()
}
