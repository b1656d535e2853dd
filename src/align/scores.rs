//! Articles compared: all that neither pins nor the score from which links are shown
//! change, so that a pin costs only the groups it touches; and why two sentences are
//! linked, when somebody asks.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::candidates::{self, Candidates};
use super::cluster::{Clustering, Pins};
use super::features::Features;
use super::index::{Index, UnitIndex, count_of};
use super::score::{Edge, Scorer};
use super::tuning::Tuning;
use super::vectors::{Similar, Vectors};
use super::{Alignment, Cluster, Input, Link, PinnedPair, Progress, ShownFrom, Unit, context, links, reasons, reuse};
use crate::article::ArticleId;

/// The articles of a dossier, read and compared with one another.
#[derive(Debug)]
pub struct Scores {
    /// The articles in canonical order: everything inside is numbered by it, never by id.
    articles: Vec<Read>,
    /// Their texts.
    texts: Vec<Arc<str>>,
    index: Index,
    units: Units,
    candidates: Candidates,
    similar: Similar,
    edges: Vec<Edge>,
    clustering: Clustering,
    /// Pairs that the clusters add to the edges when nothing is pinned, in order.
    bridged: Vec<((UnitIndex, UnitIndex), f32)>,
    tuning: Tuning,
}

/// An article with what is known of it by itself.
#[derive(Clone, Debug)]
struct Read {
    input: Input,
    features: Arc<Features>,
}

impl Scores {
    /// Reads and compares the articles. `None` when `progress` said stop.
    #[must_use]
    pub fn of(inputs: &[Input], progress: &dyn Progress) -> Option<Self> {
        Self::new(inputs, &Vectors::default(), None, progress)
    }

    /// The same with the vectors of a language model, which count across languages.
    /// Articles that are in `before` are not read again.
    #[must_use]
    pub fn new(inputs: &[Input], vectors: &Vectors, before: Option<&Self>, progress: &dyn Progress) -> Option<Self> {
        let known = |input: &Input| {
            let same = |read: &&Read| {
                Arc::ptr_eq(&read.input.article, &input.article) && read.input.language == input.language
            };
            Some(Arc::clone(&before?.articles.iter().find(same)?.features))
        };
        if !progress.went(0.0) {
            return None;
        }
        let articles: Vec<Read> = inputs
            .par_iter()
            .map(|input| Read {
                features: known(input).unwrap_or_else(|| Arc::new(Features::of(&input.article, &input.language))),
                input: input.clone(),
            })
            .collect();
        Self::compared(articles, vectors, &Tuning::DEFAULT, progress)
    }

    /// Compares articles whose features are known, by other values than the app's: for
    /// fitting them. `features` go with `inputs`, one by one.
    #[must_use]
    pub fn tuned(inputs: &[Input], features: &[Arc<Features>], tuning: &Tuning) -> Option<Self> {
        let articles = inputs.iter().zip(features).map(|(input, features)| Read {
            input: input.clone(),
            features: Arc::clone(features),
        });
        Self::compared(articles.collect(), &Vectors::default(), tuning, &())
    }

    fn compared(mut articles: Vec<Read>, vectors: &Vectors, tuning: &Tuning, progress: &dyn Progress) -> Option<Self> {
        articles.sort_by(|one, other| canonical(&one.input).cmp(&canonical(&other.input)));
        let seen: Vec<(&Features, &[bool])> = articles
            .iter()
            .map(|read| (&*read.features, read.input.active.as_slice()))
            .collect();
        if !progress.went(0.1) {
            return None;
        }
        let index = Index::new(&seen, tuning);
        let tuning = tuning.sized(index.units.len(), index.articles.len());
        let ids: Vec<ArticleId> = articles.iter().map(|read| read.input.id).collect();
        let candidates = candidates::candidates(&index, &tuning, progress)?;
        let similar = Similar::new(&index, &ids, vectors, progress)?;
        let scorer = Scorer::new(&index, &candidates, &tuning).with(&similar);
        let mut edges = scorer.edges(progress)?;
        context::add_context(&index, &mut edges, &tuning);
        // Both regressions were fitted on words alone: the vectors are heard after them.
        for edge in &mut edges {
            edge.score = scorer.mixed(edge.a, edge.b, edge.score);
        }
        let tuning = tuning.calibrated(edges.iter().map(|edge| edge.score));
        if !progress.went(0.9) {
            return None;
        }
        let clustering = clustered(&index, &edges, &tuning);
        let mut bridged = links::across(&index, &clustering.under(&index, &Pins::default(), &tuning));
        let is_edge = |pair: &(UnitIndex, UnitIndex)| edges.binary_search_by_key(pair, |edge| (edge.a, edge.b)).is_ok();
        bridged.retain(|pair| !is_edge(pair));
        let scores = Scorer::new(&index, &candidates, &tuning).with(&similar).own(&bridged);
        let bridged = bridged.into_iter().zip(scores).collect();
        progress.went(0.95).then(|| Self {
            bridged,
            texts: articles
                .iter()
                .map(|read| Arc::clone(&read.input.article.text))
                .collect(),
            units: Units::new(&index, &ids),
            articles,
            index,
            candidates,
            similar,
            edges,
            clustering,
            tuning,
        })
    }

    /// Whether these are the scores of just these articles with just these folds.
    #[must_use]
    pub fn are_of(&self, inputs: &[Input]) -> bool {
        let is_here = |input: &Input| {
            self.articles.iter().any(|Read { input: read, .. }| {
                read.id == input.id
                    && Arc::ptr_eq(&read.article, &input.article)
                    && read.language == input.language
                    && read.active == input.active
            })
        };
        inputs.len() == self.articles.len() && inputs.iter().all(is_here)
    }

    /// The score from which links of this dossier are best shown, as found by itself.
    #[must_use]
    pub const fn best_from(&self) -> f32 {
        self.tuning.shown
    }

    /// The links and groups under the analyst's pins, shown from the score that the
    /// analyst set, or as found best. Nothing that is compared is compared anew.
    #[must_use]
    pub fn under(&self, pins: &[PinnedPair], shown_from: Option<ShownFrom>) -> Alignment {
        let pins = self.units.pins(pins);
        let (tuning, groups) = match shown_from {
            Some(shown_from) => {
                let tuning = self.tuning.showing_from(shown_from.score());
                let groups = clustered(&self.index, &self.edges, &tuning).under(&self.index, &pins, &tuning);
                (Cow::Owned(tuning), groups)
            }
            None => (
                Cow::Borrowed(&self.tuning),
                self.clustering.under(&self.index, &pins, &self.tuning),
            ),
        };
        let own = |pairs: &[(UnitIndex, UnitIndex)]| self.own(pairs);
        let decided = links::decide(&self.index, own, &self.edges, &groups, &pins, &tuning);
        let mut links: Vec<Link> = decided
            .into_iter()
            .filter_map(|link| {
                let (one, other) = (self.units.name(link.a)?, self.units.name(link.b)?);
                Some(Link {
                    a: one.min(other),
                    b: one.max(other),
                    score: link.score,
                    tier: link.tier,
                    pinned: link.pinned,
                })
            })
            .collect();
        links.par_sort_unstable_by_key(|link| (link.a, link.b));
        let mut clusters: Vec<Cluster> = groups
            .into_iter()
            .map(|group| {
                let mut named: Vec<Unit> = group.into_iter().filter_map(|unit| self.units.name(unit)).collect();
                named.sort_unstable();
                Cluster { units: named }
            })
            .collect();
        clusters.par_sort_unstable_by(|one, other| one.units.cmp(&other.units));
        Alignment {
            links,
            clusters,
            shown_from: tuning.shown,
        }
    }

    /// How likely pairs that are no edges are by their own words.
    fn own(&self, pairs: &[(UnitIndex, UnitIndex)]) -> Vec<f32> {
        let known = |pair: &(UnitIndex, UnitIndex)| {
            let at = self.bridged.binary_search_by_key(pair, |(pair, _)| *pair).ok()?;
            self.bridged.get(at).map(|(_, score)| *score)
        };
        let missing: Vec<(UnitIndex, UnitIndex)> = pairs.iter().filter(|pair| known(pair).is_none()).copied().collect();
        let scorer = Scorer::new(&self.index, &self.candidates, &self.tuning).with(&self.similar);
        let mut scored = scorer.own(&missing).into_iter();
        pairs
            .iter()
            .map(|pair| known(pair).or_else(|| scored.next()).unwrap_or(0.0))
            .collect()
    }

    /// Why a link stands, in words, the weightiest first.
    #[must_use]
    pub fn because(&self, link: &Link) -> Vec<String> {
        let (Some(one), Some(other)) = (self.units.number(link.a), self.units.number(link.b)) else {
            return Vec::new();
        };
        let (a, b) = (one.min(other), one.max(other));
        let mut because = reuse::reasons(&self.index, &self.texts, a, b);
        because.extend(reasons::reasons(&self.index, &self.texts, a, b));
        if because.iter().any(|reason| reason.starts_with(reuse::TWO_WORDINGS)) {
            // Where the quotation as a whole is not the same, a part of it that is misleads.
            because.retain(|reason| !reason.starts_with(reasons::SAME_QUOTATION));
        }
        if link.pinned {
            because.insert(0, "linked by the analyst".to_owned());
        }
        because
    }
}

/// The units grouped by the scores of their pairs.
fn clustered(index: &Index, edges: &[Edge], tuning: &Tuning) -> Clustering {
    let pairs = edges.iter().map(|edge| (edge.a, edge.b, edge.score));
    Clustering::new(index, pairs, tuning)
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
#[derive(Debug)]
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

    fn number(&self, unit: Unit) -> Option<UnitIndex> {
        self.numbers.get(&unit).copied()
    }

    /// The pins on sentences that take part; of two that contradict each other
    /// the one that keeps apart holds.
    fn pins(&self, pins: &[PinnedPair]) -> Pins {
        let mut found = Pins::default();
        for pin in pins.iter().filter(|pin| pin.a.article != pin.b.article) {
            if let (Some(a), Some(b)) = (self.number(pin.a), self.number(pin.b)) {
                let pair = (a.min(b), a.max(b));
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
