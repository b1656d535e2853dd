//! Articles to links and rows: which sentences tell the same thing.
//!
//! A pure function of texts and pins: the same answer for the same articles in
//! any order.

pub mod alike;
pub mod calibrate;
pub mod candidates;
pub mod cluster;
pub mod context;
pub mod diff;
pub mod eval;
pub mod features;
pub mod index;
pub mod links;
pub mod reasons;
pub mod reuse;
pub mod rows;
pub mod score;
pub mod skeleton;
pub mod tuning;
pub mod vectors;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, ArticleId};
use cluster::{Clustering, Pins};
use features::Features;
use index::{Index, UnitIndex, count_of, real};
use score::Scorer;
use tuning::Tuning;
use vectors::{Similar, Vectors};

/// One article as the aligner sees it.
#[derive(Clone, Debug)]
pub struct Input {
    /// The article's id.
    pub id: ArticleId,
    /// Its text and sentences.
    pub article: Arc<Article>,
    /// ISO 639-1 code, or empty.
    pub language: String,
    /// For each sentence: whether it takes part (furniture does not).
    pub active: Vec<bool>,
}

/// One sentence of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// The article.
    pub article: ArticleId,
    /// Index of the sentence in its article.
    pub sentence: u32,
}

/// The analyst's word on a pair, by sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PinnedPair {
    /// One sentence.
    pub a: Unit,
    /// The other.
    pub b: Unit,
    /// Must they be linked (`true`) or kept apart (`false`)?
    pub linked: bool,
}

/// How sure the app is of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The app's own decision, precise: it makes the rows.
    Shown,
    /// A candidate, dashed until the analyst accepts it.
    Offered,
}

/// Two sentences of two articles that tell the same thing, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The sentence with the smaller id.
    pub a: Unit,
    /// The other one.
    pub b: Unit,
    /// 0 to 1.
    pub score: f32,
    /// Shown or offered.
    pub tier: Tier,
    /// Whether the analyst pinned it.
    pub pinned: bool,
    /// Why, in words, the weightiest first.
    pub because: Vec<String>,
}

/// Sentences across articles that tell the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The sentences, in order.
    pub units: Vec<Unit>,
}

/// What the aligner found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Links, by their ends.
    pub links: Vec<Link>,
    /// Every active sentence is in exactly one cluster; most are alone.
    pub clusters: Vec<Cluster>,
}

/// Lets the caller watch and stop a long alignment.
pub trait Progress {
    /// Called now and then with the share done, 0 to 1. `false` stops the work.
    fn went(&self, share: f32) -> bool;
}

/// Nobody watches.
impl Progress for () {
    fn went(&self, _share: f32) -> bool {
        true
    }
}

/// Aligns the articles. `None` when `progress` said stop.
#[must_use]
pub fn align(inputs: &[Input], pins: &[PinnedPair], progress: &dyn Progress) -> Option<Alignment> {
    align_with(inputs, &Vectors::default(), pins, progress)
}

/// The same with the vectors of a language model, which count across languages.
#[must_use]
pub fn align_with(
    inputs: &[Input],
    vectors: &Vectors,
    pins: &[PinnedPair],
    progress: &dyn Progress,
) -> Option<Alignment> {
    let mut features = Vec::with_capacity(inputs.len());
    for (number, input) in inputs.iter().enumerate() {
        if !progress.went(0.05 * real(count_of(number)) / real(count_of(inputs.len()))) {
            return None;
        }
        features.push(Features::of(&input.article, &input.language));
    }
    let features: Vec<&Features> = features.iter().collect();
    align_all(inputs, &features, vectors, pins, progress, &Tuning::DEFAULT)
}

/// Aligns articles whose features are known: what [`align`] does after reading
/// each article by itself. `features` go with `inputs`, one by one.
#[must_use]
pub fn align_features(
    inputs: &[Input],
    features: &[&Features],
    pins: &[PinnedPair],
    progress: &dyn Progress,
    tuning: &Tuning,
) -> Option<Alignment> {
    align_all(inputs, features, &Vectors::default(), pins, progress, tuning)
}

fn align_all(
    inputs: &[Input],
    features: &[&Features],
    vectors: &Vectors,
    pins: &[PinnedPair],
    progress: &dyn Progress,
    tuning: &Tuning,
) -> Option<Alignment> {
    // Everything from here on is numbered by content, never by id.
    let mut order: Vec<(&Input, &Features)> = inputs.iter().zip(features.iter().copied()).collect();
    order.sort_by(|(one, _), (other, _)| canonical(one).cmp(&canonical(other)));
    let articles: Vec<(&Features, &[bool])> = order
        .iter()
        .map(|(input, features)| (*features, input.active.as_slice()))
        .collect();
    let index = Index::new(&articles, tuning);
    let tuning = &tuning.sized(index.units.len(), index.articles.len());
    let ids: Vec<ArticleId> = order.iter().map(|(input, _)| input.id).collect();
    let units = Units::new(&index, &ids);
    let pins = units.pins(pins);

    let candidates = candidates::candidates(&index, tuning, progress)?;
    let similar = Similar::new(&index, &ids, vectors, progress)?;
    let scorer = Scorer::new(&index, &candidates, tuning).with(&similar);
    let mut edges = scorer.edges(progress)?;
    context::add_context(&index, &mut edges, tuning);
    let tuning = &tuning.calibrated(edges.iter().map(|edge| edge.score));
    if !progress.went(0.9) {
        return None;
    }
    let pairs = edges.iter().map(|edge| (edge.a, edge.b, edge.score));
    let groups = Clustering::new(&index, pairs, tuning).under(&index, &pins, tuning);
    if !progress.went(0.95) {
        return None;
    }
    let decided = links::decide(&index, &scorer, &edges, &groups, &pins, tuning);
    let texts: Vec<&str> = order.iter().map(|(input, _)| &*input.article.text).collect();
    let mut links: Vec<Link> = decided
        .into_iter()
        .filter_map(|link| links::link(&index, &texts, link, |unit| units.name(unit)))
        .collect();
    links.sort_by_key(|link| (link.a, link.b));
    let mut clusters: Vec<Cluster> = groups
        .into_iter()
        .map(|group| {
            let mut named: Vec<Unit> = group.into_iter().filter_map(|unit| units.name(unit)).collect();
            named.sort_unstable();
            Cluster { units: named }
        })
        .collect();
    clusters.sort_unstable_by(|one, other| one.units.cmp(&other.units));
    progress.went(1.0).then_some(Alignment { links, clusters })
}

/// What orders the articles; the id decides only between articles alike in all else.
fn canonical(input: &Input) -> (&str, &str, &str, &[bool], ArticleId) {
    let article = &input.article;
    (
        &article.origin.sha256,
        &article.text,
        &input.language,
        &input.active,
        input.id,
    )
}

/// Units by their names outside and by their numbers inside.
struct Units {
    names: Vec<Unit>,
    numbers: BTreeMap<Unit, UnitIndex>,
}

impl Units {
    fn new(index: &Index, ids: &[ArticleId]) -> Self {
        let names: Vec<Unit> = index
            .units
            .iter()
            .filter_map(|unit| {
                let article = *ids.get(unit.article as usize)?;
                Some(Unit {
                    article,
                    sentence: unit.sentence,
                })
            })
            .collect();
        let numbers = names
            .iter()
            .enumerate()
            .map(|(number, unit)| (*unit, count_of(number)))
            .collect();
        Self { names, numbers }
    }

    fn name(&self, unit: UnitIndex) -> Option<Unit> {
        self.names.get(unit as usize).copied()
    }

    /// The pins on sentences that take part; of two that contradict each other
    /// the one that keeps apart holds.
    fn pins(&self, pins: &[PinnedPair]) -> Pins {
        let mut found = Pins::default();
        for pin in pins.iter().filter(|pin| pin.a.article != pin.b.article) {
            if let (Some(a), Some(b)) = (self.numbers.get(&pin.a), self.numbers.get(&pin.b)) {
                let pair = (*a.min(b), *a.max(b));
                if pin.linked {
                    found.linked.insert(pair)
                } else {
                    found.apart.insert(pair)
                };
            }
        }
        found.linked.retain(|pair| !found.apart.contains(pair));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    fn input(id: u32, language: &str, text: &str) -> Input {
        let origin = Origin {
            file_name: String::new(),
            sha256: id.to_string(),
            bytes: 0,
            encoding: String::new(),
            captured: String::new(),
        };
        let article = Article::new(text, origin, language);
        Input {
            id: ArticleId(id),
            active: vec![true; article.sentences.len()],
            article: Arc::new(article),
            language: language.to_owned(),
        }
    }

    #[test]
    fn links_say_why() {
        let inputs = [
            input(
                0,
                "id",
                "Feri Cakra Bahari tenggelam di dekat Belawan dengan 214 penumpang.\n\
                 “Kami masih mencari para korban di laut,” kata Sutrisno.\n\
                 Cuaca buruk terjadi sejak Minggu.",
            ),
            input(
                1,
                "id",
                "Menteri Sutrisno berkata: “Kami masih mencari para korban di laut.”\n\
                 Harga beras naik lagi di pasar kota.\n\
                 Sebanyak 214 orang ada di atas feri Cakra Bahari saat tenggelam dekat Belavan.",
            ),
        ];
        let alignment = align(&inputs, &[], &()).expect("nobody stops it");
        let shown: Vec<String> = alignment
            .links
            .iter()
            .filter(|link| link.tier == Tier::Shown)
            .map(|link| {
                let end = |unit: Unit| format!("{}{}", unit.article, unit.sentence);
                format!("{} {}: {}", end(link.a), end(link.b), link.because.join("; "))
            })
            .collect();
        insta::assert_snapshot!(shown.join("\n"), @r"
        A0 B2: shares: Belavan ~ Belawan, Cakra, Bahari; words in common: Feri, tenggelam; same number 214
        A1 B0: near-verbatim: 7 of 9 words; same quotation “Kami masih mencari para korban di laut”; words in common: mencari, korban, laut; shares: Sutrisno
        ");
    }
}
