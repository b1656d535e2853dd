//! Alignment quality against gold files: `sejajar eval` without the files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Alignment, Input, Tier, Unit};
use crate::article::{Article, ArticleId, Origin, Sentence};
use crate::text::Span;

/// A sentence of the gold: article by name, line from 0.
pub type Place = (String, u32);

/// What a `gold.json` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// Pairs that tell the same thing, the smaller place first.
    pub pairs: BTreeSet<(Place, Place)>,
    /// Lines that were judged, by article; where given, others do not count.
    pub judged: Option<BTreeMap<String, BTreeSet<u32>>>,
    /// Pairs judged not to be the same; where given, only listed pairs count.
    pub negatives: Option<BTreeSet<(Place, Place)>>,
}

impl Gold {
    /// Reads the text of a `gold.json`.
    ///
    /// # Errors
    /// Says in words what is not as it should be.
    pub fn parse(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| format!("gold.json is not JSON: {error}"))?;
        let pairs = pairs_in(value.get("pairs"), "pairs")?.ok_or("gold.json has no \"pairs\"")?;
        let negatives = pairs_in(value.get("negatives"), "negatives")?;
        let judged = match value.get("judged") {
            None | Some(Value::Null) => None,
            Some(Value::Object(articles)) => {
                let mut judged = BTreeMap::new();
                for (article, lines) in articles {
                    judged.insert(article.clone(), lines_of(lines)?);
                }
                Some(judged)
            }
            Some(_) => return Err("\"judged\" in gold.json must be an object of lists of lines".to_owned()),
        };
        Ok(Self {
            pairs,
            judged,
            negatives,
        })
    }

    /// Whether a pair of places counts.
    fn counts(&self, pair: &(Place, Place)) -> bool {
        let judged = |(article, line): &Place| {
            self.judged
                .as_ref()
                .is_none_or(|judged| judged.get(article).is_some_and(|lines| lines.contains(line)))
        };
        let listed = self
            .negatives
            .as_ref()
            .is_none_or(|negatives| negatives.contains(pair) || self.pairs.contains(pair));
        judged(&pair.0) && judged(&pair.1) && listed
    }
}

fn pairs_in(value: Option<&Value>, key: &str) -> Result<Option<BTreeSet<(Place, Place)>>, String> {
    let wrong = || format!("{key:?} in gold.json must be a list of [article, line, article, line]");
    let list = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(list) => list.as_array().ok_or_else(wrong)?,
    };
    let mut found = BTreeSet::new();
    for entry in list {
        let [a, i, b, j] = entry.as_array().map(Vec::as_slice).ok_or_else(wrong)? else {
            return Err(wrong());
        };
        let place = |article: &Value, line: &Value| {
            let line = u32::try_from(line.as_u64()?).ok()?;
            Some((article.as_str()?.to_owned(), line))
        };
        let (one, other) = (place(a, i).ok_or_else(wrong)?, place(b, j).ok_or_else(wrong)?);
        found.insert(ordered(one, other));
    }
    Ok(Some(found))
}

fn lines_of(value: &Value) -> Result<BTreeSet<u32>, String> {
    let wrong = || "\"judged\" in gold.json must hold lists of line numbers".to_owned();
    value
        .as_array()
        .ok_or_else(wrong)?
        .iter()
        .map(|line| {
            line.as_u64()
                .and_then(|line| u32::try_from(line).ok())
                .ok_or_else(wrong)
        })
        .collect()
}

fn ordered(one: Place, other: Place) -> (Place, Place) {
    if one <= other { (one, other) } else { (other, one) }
}

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

/// Counts from which the figures of a set, or of several, follow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// Gold pairs that count.
    pub pairs: u64,
    /// Links shown that count.
    pub shown: u64,
    /// Those among them that are right.
    pub right: u64,
    /// Average precision of the scores, summed over sets.
    pub average_precision: f64,
    /// Sets that went in.
    pub sets: u64,
    /// Sentences that have a partner in another article, once for each such article.
    pub asked: u64,
    /// Those whose best-scored partner there is right.
    pub best: u64,
    /// Sentences.
    pub units: u64,
    /// Time taken.
    pub seconds: f64,
}

impl Measures {
    /// Measures an alignment; `places` names its units as the gold does.
    #[must_use]
    pub fn of(alignment: &Alignment, gold: &Gold, places: &BTreeMap<Unit, Place>, seconds: f64) -> Self {
        let mut ranked: Vec<(f32, bool)> = Vec::new();
        let mut best: BTreeMap<(Place, String), (f32, bool)> = BTreeMap::new();
        let mut measures = Self {
            units: places.len() as u64,
            sets: 1,
            seconds,
            ..Self::default()
        };
        for link in &alignment.links {
            let (Some(one), Some(other)) = (places.get(&link.a), places.get(&link.b)) else {
                continue;
            };
            let pair = ordered(one.clone(), other.clone());
            if !gold.counts(&pair) {
                continue;
            }
            let right = gold.pairs.contains(&pair);
            ranked.push((link.score, right));
            if link.tier == Tier::Shown {
                measures.shown += 1;
                measures.right += u64::from(right);
            }
            for (unit, partner) in [(one, other), (other, one)] {
                let entry = best.entry((unit.clone(), partner.0.clone())).or_insert((-1.0, false));
                if link.score > entry.0 {
                    *entry = (link.score, right);
                }
            }
        }
        let known: BTreeSet<&Place> = places.values().collect();
        let mut asked: BTreeSet<(Place, String)> = BTreeSet::new();
        for (one, other) in gold.pairs.iter().filter(|pair| gold.counts(pair)) {
            if known.contains(one) && known.contains(other) {
                measures.pairs += 1;
                asked.insert((one.clone(), other.0.clone()));
                asked.insert((other.clone(), one.0.clone()));
            }
        }
        measures.asked = asked.len() as u64;
        measures.best = asked
            .iter()
            .filter(|key| best.get(key).is_some_and(|(_, right)| *right))
            .count() as u64;
        measures.average_precision = average_precision(ranked, measures.pairs);
        measures
    }

    /// Adds the counts of another set.
    pub fn add(&mut self, other: &Self) {
        self.pairs += other.pairs;
        self.shown += other.shown;
        self.right += other.right;
        self.average_precision += other.average_precision;
        self.sets += other.sets;
        self.asked += other.asked;
        self.best += other.best;
        self.units += other.units;
        self.seconds += other.seconds;
    }

    /// Share of the links shown that are right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.right, self.shown)
    }

    /// Share of the gold pairs that are shown.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.right, self.pairs)
    }

    /// Harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.shown + self.pairs)
    }

    /// Share of the sentences with a partner whose best-scored partner is right.
    #[must_use]
    pub fn best_partner(&self) -> f64 {
        share(self.best, self.asked)
    }

    /// Mean over the sets of the average precision.
    #[must_use]
    pub fn mean_average_precision(&self) -> f64 {
        self.average_precision / real(self.sets.max(1))
    }

    fn figures(&self) -> Value {
        json!({
            "pairs": self.pairs,
            "precision": self.precision(),
            "recall": self.recall(),
            "f1": self.f1(),
            "average_precision": self.mean_average_precision(),
            "best_partner": self.best_partner(),
            "units": self.units,
            "seconds": self.seconds,
        })
    }
}

/// The answer of `sejajar eval --format json` (`sejajar.eval/1`).
#[must_use]
pub fn report(sets: &[(String, Measures)]) -> Value {
    let mut total = Measures::default();
    let mut listed = Vec::with_capacity(sets.len());
    for (name, measures) in sets {
        total.add(measures);
        let mut figures = measures.figures();
        if let Value::Object(fields) = &mut figures {
            fields.insert("name".to_owned(), Value::from(name.as_str()));
        }
        listed.push(figures);
    }
    json!({ "schema": "sejajar.eval/1", "sets": listed, "total": total.figures() })
}

/// Average precision of a ranking; gold pairs that were not ranked count as found
/// never. Pairs of equal score count together, so that their order does not matter.
fn average_precision(mut ranked: Vec<(f32, bool)>, pairs: u64) -> f64 {
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut seen, mut right, mut sum) = (0u64, 0u64, 0.0);
    for group in ranked.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
        let found = group.iter().filter(|(_, is_right)| *is_right).count() as u64;
        seen += group.len() as u64;
        right += found;
        sum += real(found) * share(right, seen);
    }
    if pairs == 0 { 0.0 } else { sum / real(pairs) }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { real(part) / real(whole) }
}

/// A count as a real number; exact below 2⁵³.
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::super::Link;
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
            because: Vec::new(),
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
            clusters: Vec::new(),
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
    fn faults_are_said_in_words() {
        insta::assert_snapshot!(Gold::parse("{}").unwrap_err(), @r#"gold.json has no "pairs""#);
        insta::assert_snapshot!(Gold::parse(r#"{"pairs":[["a",0]]}"#).unwrap_err(), @r#""pairs" in gold.json must be a list of [article, line, article, line]"#);
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
