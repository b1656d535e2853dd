//! Articles to links and rows: which sentences tell the same thing.
//!
//! A pure function of texts and pins: the same answer for the same articles in
//! any order.

pub mod diff;
pub mod rows;

use std::sync::Arc;

use crate::article::{Article, ArticleId};

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
    let _ = (pins, progress);
    let mut alignment = Alignment::default();
    for input in inputs {
        for (sentence, active) in input.active.iter().enumerate() {
            if *active {
                let unit = Unit {
                    article: input.id,
                    sentence: u32::try_from(sentence).unwrap_or(u32::MAX),
                };
                alignment.clusters.push(Cluster { units: vec![unit] });
            }
        }
    }
    Some(alignment)
}
