//! Sentence vectors of a language model, given to the aligner as data: what joins
//! two languages where no word does.

use std::collections::BTreeMap;

use super::Progress;
use super::index::{Index, UnitIndex, count_of, real};
use super::score::logistic;
use crate::article::ArticleId;

/// Nearest sentences that a likeness is measured against, as in Artetxe & Schwenk (2019).
const NEAREST: usize = 3;
/// How far above its neighbours' a pair's cosine must be to be as likely as not.
const MARGIN: f32 = 0.2;
/// How fast the chance rises with the cosine around there.
const SLOPE: f32 = 10.0;

/// A vector for each sentence of some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    articles: BTreeMap<ArticleId, Vec<Vec<f32>>>,
}

impl Vectors {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Gives the sentences of an article their vectors, in order. Their length does not
    /// matter; one that is zero or not finite is none.
    pub fn insert(&mut self, article: ArticleId, mut vectors: Vec<Vec<f32>>) {
        for vector in &mut vectors {
            let length = dot(vector, vector).sqrt();
            if length.is_finite() && length > 1e-6 {
                for value in vector.iter_mut() {
                    *value /= length;
                }
            } else {
                vector.clear();
            }
        }
        self.articles.insert(article, vectors);
    }

    fn of(&self, article: ArticleId, sentence: u32) -> &[f32] {
        let vectors = self.articles.get(&article);
        vectors
            .and_then(|all| all.get(sentence as usize))
            .map_or(&[], Vec::as_slice)
    }
}

/// How like the units of an index are by their vectors, across languages only:
/// within one language the words rank better without.
#[derive(Debug, Default)]
pub struct Similar {
    /// The vector of each unit; empty where it has none.
    vectors: Vec<Vec<f32>>,
    /// For each unit its nearest units in each article of another language, by article.
    nearest: Vec<Vec<Nearest>>,
    /// For each unit those of later articles that are among its nearest, or it among theirs.
    later: Vec<Vec<UnitIndex>>,
}

/// The nearest units in one article.
#[derive(Clone, Debug)]
struct Nearest {
    article: u32,
    best: Vec<(f32, UnitIndex)>,
}

impl Nearest {
    /// The mean cosine of those that are not `partner`.
    fn around(&self, partner: UnitIndex) -> f32 {
        let others = self.best.iter().filter(|(_, unit)| *unit != partner).take(NEAREST);
        let (count, sum) = others.fold((0u32, 0.0), |(count, sum), (cosine, _)| (count + 1, sum + cosine));
        sum / real(count.max(1))
    }
}

impl Similar {
    /// The likenesses in `index`, whose articles are called `ids`. `None` when
    /// `progress` said stop.
    #[must_use]
    pub fn new(index: &Index, ids: &[ArticleId], vectors: &Vectors, progress: &dyn Progress) -> Option<Self> {
        if vectors.is_empty() {
            return Some(Self::default());
        }
        let units = index.units.iter();
        let vectors: Vec<Vec<f32>> = units
            .map(|unit| {
                ids.get(unit.article as usize)
                    .map_or_else(Vec::new, |id| vectors.of(*id, unit.sentence).to_vec())
            })
            .collect();
        let mut nearest = Vec::with_capacity(vectors.len());
        for (number, vector) in vectors.iter().enumerate() {
            if number % 64 == 0 && !progress.went(0.05) {
                return None;
            }
            nearest.push(nearest_of(index, &vectors, count_of(number), vector));
        }
        let mut later: Vec<Vec<UnitIndex>> = vec![Vec::new(); vectors.len()];
        for (unit, lists) in (0..).zip(&nearest) {
            for (_, other) in lists.iter().flat_map(|list| list.best.iter().take(NEAREST)) {
                if let Some(list) = later.get_mut(unit.min(*other) as usize) {
                    list.push(unit.max(*other));
                }
            }
        }
        Some(Self {
            vectors,
            nearest,
            later,
        })
    }

    /// Units of later articles that `unit` is near to by their vectors, in any order.
    pub fn partners(&self, unit: UnitIndex) -> impl Iterator<Item = UnitIndex> {
        self.later.get(unit as usize).into_iter().flatten().copied()
    }

    /// How likely two units tell the same by `own` words and by their vectors, half and
    /// half; `own` where one has no vector or both are in one language.
    #[must_use]
    pub fn mixed(&self, index: &Index, a: UnitIndex, b: UnitIndex, own: f32) -> f32 {
        self.chance(index, a, b)
            .map_or(own, |chance| f32::midpoint(own, chance))
    }

    fn chance(&self, index: &Index, a: UnitIndex, b: UnitIndex) -> Option<f32> {
        let (one, other) = (self.vectors.get(a as usize)?, self.vectors.get(b as usize)?);
        if one.is_empty() || one.len() != other.len() || index.is_same_language(a, b) {
            return None;
        }
        let around = |unit: UnitIndex, partner: UnitIndex| {
            let lists = self.nearest.get(unit as usize)?;
            let at = lists.binary_search_by_key(&index.article_of(partner), |list| list.article);
            Some(lists.get(at.ok()?)?.around(partner))
        };
        let margin = dot(one, other) - f32::midpoint(around(a, b)?, around(b, a)?);
        Some(logistic(SLOPE * (margin - MARGIN)))
    }
}

fn nearest_of(index: &Index, vectors: &[Vec<f32>], unit: UnitIndex, vector: &[f32]) -> Vec<Nearest> {
    let mut found = Vec::new();
    if vector.is_empty() {
        return found;
    }
    for (article, range) in index.articles.iter().enumerate() {
        if range.is_empty() || index.is_same_language(unit, range.start) {
            continue;
        }
        let mut best: Vec<(f32, UnitIndex)> = Vec::new();
        for other in range.clone() {
            let against = vectors.get(other as usize).map_or(&[][..], Vec::as_slice);
            if against.len() == vector.len() {
                let cosine = dot(vector, against);
                let at = best.partition_point(|(better, _)| *better >= cosine);
                if at <= NEAREST {
                    best.truncate(NEAREST);
                    best.insert(at, (cosine, other));
                }
            }
        }
        found.push(Nearest {
            article: count_of(article),
            best,
        });
    }
    found
}

/// The product of two vectors, in lanes that the compiler can take side by side.
fn dot(one: &[f32], other: &[f32]) -> f32 {
    const LANES: usize = 16;
    let mut sums = [0.0f32; LANES];
    let (pairs, rest) = (one.chunks_exact(LANES), other.chunks_exact(LANES));
    let tail: f32 = pairs.remainder().iter().zip(rest.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in pairs.zip(rest) {
        for ((sum, x), y) in sums.iter_mut().zip(x).zip(y) {
            *sum += x * y;
        }
    }
    sums.iter().sum::<f32>() + tail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::tests::input;
    use crate::align::{Alignment, Input, Scores, Tier, align};

    /// The same three things told without a word in common.
    fn articles(languages: [&str; 2]) -> [Input; 2] {
        [
            input(
                0,
                languages[0],
                "Titian putus dini\nPengungsi berdesakan segera\nBeras makin mahal",
            ),
            input(
                1,
                languages[1],
                "Rice costs more\nThe viaduct broke before dawn\nRefugees hurried on",
            ),
        ]
    }

    fn vectors() -> Vectors {
        let mut vectors = Vectors::default();
        let bridge = vec![3.0, 0.0, 0.3, 0.1];
        let fled = vec![0.0, 1.0, 0.1, 0.2];
        let rice = vec![0.1, 0.0, 0.8, 0.0];
        vectors.insert(ArticleId(0), vec![bridge.clone(), fled.clone(), rice.clone()]);
        vectors.insert(ArticleId(1), vec![rice, bridge, fled]);
        vectors
    }

    fn with(inputs: &[Input], vectors: &Vectors) -> Option<Alignment> {
        Some(Scores::new(inputs, vectors, None, &())?.under(&[], None))
    }

    fn shown(alignment: &Alignment) -> Vec<(u32, u32)> {
        let links = alignment.links.iter().filter(|link| link.tier == Tier::Shown);
        links.map(|link| (link.a.sentence, link.b.sentence)).collect()
    }

    #[test]
    fn vectors_join_two_languages() {
        let inputs = articles(["id", "en"]);
        let without = align(&inputs, &[], &()).expect("nobody stops it");
        assert_eq!(shown(&without), []);
        let with = with(&inputs, &vectors()).expect("nobody stops it");
        assert_eq!(shown(&with), [(0, 1), (1, 2), (2, 0)]);
    }

    #[test]
    fn within_one_language_they_change_nothing() {
        let inputs = articles(["id", "id"]);
        assert_eq!(with(&inputs, &vectors()), align(&inputs, &[], &()));
    }

    #[test]
    fn what_is_no_vector_counts_as_none() {
        let inputs = articles(["id", "en"]);
        let mut broken = Vectors::default();
        broken.insert(ArticleId(0), vec![vec![0.0; 4], vec![f32::NAN; 4], vec![1.0; 3]]);
        broken.insert(ArticleId(1), vec![vec![1.0; 4]; 9]);
        assert_eq!(with(&inputs, &broken), align(&inputs, &[], &()));
    }

    proptest::proptest! {
        #[test]
        fn the_product_is_that_of_its_definition(values in proptest::collection::vec((-1.0f32..1.0, -1.0f32..1.0), 0..70)) {
            let (one, other): (Vec<f32>, Vec<f32>) = values.iter().copied().unzip();
            let plain: f32 = values.iter().map(|(x, y)| x * y).sum();
            proptest::prop_assert!((dot(&one, &other) - plain).abs() < 1e-4);
        }
    }
}
