//! Alignment quality against gold: `sejajar eval` without the files.

mod gold;
mod measures;

use std::collections::BTreeMap;

use super::index::count_of;
use super::{Input, Unit};
use crate::article::{Article, ArticleId, Origin, Sentence};
use crate::text::Span;

pub use gold::{Gold, Place};
pub use measures::Measures;

/// How the lines of the articles are put out of order, to test crossings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permute {
    /// As they are.
    #[default]
    None,
    /// The two halves of every second article change places.
    Swap,
    /// Every article in an order of its own.
    Shuffle,
}

/// The order in which the `lines` lines of the `number`-th article are read: a
/// permutation of `0..lines`, the same for the same seed (Fisher–Yates on `SplitMix64`).
#[must_use]
pub fn order(lines: usize, number: usize, permute: Permute, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines).collect();
    match permute {
        Permute::Swap if number % 2 == 1 => order.rotate_left(lines / 2),
        Permute::None | Permute::Swap => {}
        Permute::Shuffle => {
            let mut state = seed.wrapping_add((number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
            for last in (1..lines).rev() {
                state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut mixed = state;
                mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                mixed ^= mixed >> 31;
                let pick = usize::try_from(mixed % (last as u64 + 1)).unwrap_or(0);
                order.swap(last, pick);
            }
        }
    }
    order
}

/// An article of a gold set: its lines in `order`, a unit a line; empty lines take
/// no part.
#[must_use]
pub fn input(id: ArticleId, name: &str, lines: &[&str], order: &[usize], language: &str, sha256: &str) -> Input {
    let mut text = String::new();
    let mut sentences = Vec::with_capacity(order.len());
    let mut active = Vec::with_capacity(order.len());
    for (place, line) in order.iter().enumerate() {
        let line = lines.get(*line).copied().unwrap_or_default();
        let span = Span::new(text.len(), text.len() + line.len());
        text.push_str(line);
        text.push('\n');
        active.push(!line.trim().is_empty());
        sentences.push(Sentence {
            span,
            paragraph: u32::try_from(place + 1).unwrap_or(u32::MAX),
        });
    }
    let origin = Origin {
        file_name: name.to_owned(),
        sha256: sha256.to_owned(),
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    Input {
        id,
        article: std::sync::Arc::new(Article {
            text: text.into(),
            origin,
            sentences,
        }),
        language: language.to_owned(),
        active,
    }
}

/// One cluster of gold: articles with a unit a line, and which lines tell the same.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// What the gold says.
    pub gold: Gold,
    /// The articles, in order of their names.
    pub articles: Vec<Lines>,
}

/// An article of a cluster.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// Its name in the gold.
    pub name: String,
    /// Its text.
    pub text: String,
    /// ISO 639-1 code, or empty.
    pub language: String,
}

impl Cluster {
    /// The articles for the aligner with their lines in the order that `permute`
    /// and `seed` say, and what the gold calls each sentence.
    #[must_use]
    pub fn inputs(&self, permute: Permute, seed: u64) -> (Vec<Input>, BTreeMap<Unit, Place>) {
        let mut inputs = Vec::with_capacity(self.articles.len());
        let mut places = BTreeMap::new();
        for (number, article) in self.articles.iter().enumerate() {
            let lines: Vec<&str> = article.text.lines().collect();
            let order = order(lines.len(), number, permute, seed);
            let id = ArticleId(count_of(number));
            // The text orders the articles where the hash does not: no name gets in.
            let input = input(id, &article.name, &lines, &order, &article.language, "");
            for (sentence, line) in order.iter().enumerate() {
                let unit = Unit {
                    article: id,
                    sentence: count_of(sentence),
                };
                if input.active.get(sentence) == Some(&true) {
                    places.insert(unit, (article.name.clone(), count_of(*line)));
                }
            }
            inputs.push(input);
        }
        (inputs, places)
    }

    /// Whether the gold fits the articles.
    ///
    /// # Errors
    /// Says in words what it names that is not there.
    pub fn check(&self) -> Result<(), String> {
        let lines = self.articles.iter();
        self.gold.check(
            &lines
                .map(|article| (article.name.clone(), article.text.lines().count()))
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Alignment, Link, Tier};
    use super::*;

    fn unit(article: u32, sentence: u32) -> Unit {
        Unit {
            article: ArticleId(article),
            sentence,
        }
    }

    fn link(a: Unit, b: Unit, score: f32, tier: Tier) -> Link {
        Link {
            a,
            b,
            score,
            tier,
            pinned: false,
        }
    }

    fn places() -> BTreeMap<Unit, Place> {
        (0..2)
            .flat_map(|article| (0..3).map(move |line| (article, line)))
            .map(|(article, line)| (unit(article, line), (["a", "b"][article as usize].to_owned(), line)))
            .collect()
    }

    fn alignment() -> Alignment {
        Alignment {
            links: vec![
                link(unit(0, 0), unit(1, 0), 0.9, Tier::Shown),
                link(unit(0, 1), unit(1, 0), 0.7, Tier::Shown),
                link(unit(0, 1), unit(1, 1), 0.4, Tier::Offered),
            ],
            ..Alignment::default()
        }
    }

    #[test]
    fn figures_follow_from_counts() {
        let gold = Gold::parse(r#"{"pairs":[["b",0,"a",0],["a",1,"b",1]]}"#).expect("well-formed");
        let measures = Measures::of(&alignment(), &gold, &places(), 0.0);
        assert_eq!((measures.pairs, measures.shown, measures.right), (2, 2, 1));
        assert!((measures.f1() - 0.5).abs() < 1e-9);
        // Ranked right, wrong, right: (1/1 + 2/3) / 2.
        assert!((measures.average_precision - 5.0 / 6.0).abs() < 1e-9);
        // a0 → b0, b0 → a0, b1 → a1 right; a1 → b0 wrong.
        assert_eq!((measures.best, measures.asked), (3, 4));
    }

    #[test]
    fn only_judged_lines_and_listed_pairs_count() {
        let judged = Gold::parse(r#"{"pairs":[["a",0,"b",0]],"judged":{"a":[0],"b":[0,1,2]}}"#).expect("well-formed");
        assert_eq!(Measures::of(&alignment(), &judged, &places(), 0.0).shown, 1);
        let listed = Gold::parse(r#"{"pairs":[["a",0,"b",0]],"negatives":[["a",2,"b",2]]}"#).expect("well-formed");
        assert_eq!(Measures::of(&alignment(), &listed, &places(), 0.0).shown, 1);
    }

    #[test]
    fn places_name_the_lines_wherever_they_stand() {
        let cluster = Cluster {
            articles: ["", "satu\n\ndua\ntiga\n"]
                .map(|text| Lines {
                    name: "b".to_owned(),
                    text: text.to_owned(),
                    language: String::new(),
                })
                .to_vec(),
            gold: Gold::default(),
        };
        for (permute, expected) in [
            (Permute::None, ["satu 0", "dua 2", "tiga 3"]),
            (Permute::Swap, ["dua 2", "tiga 3", "satu 0"]),
        ] {
            let (inputs, places) = cluster.inputs(permute, 1);
            let told: Vec<String> = places
                .iter()
                .map(|(unit, (_, line))| {
                    let text = inputs[1].article.sentence_text(unit.sentence as usize);
                    format!("{text} {line}")
                })
                .collect();
            assert_eq!(told, expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn an_order_is_a_permutation(lines in 0usize..50, number in 0usize..5, seed in 0u64..1000) {
            for permute in [Permute::None, Permute::Swap, Permute::Shuffle] {
                let mut order = order(lines, number, permute, seed);
                order.sort_unstable();
                proptest::prop_assert_eq!(order, (0..lines).collect::<Vec<_>>());
            }
        }
    }
}
