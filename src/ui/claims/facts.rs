//! What the matrix shows of a dossier beyond its tally: why cells are empty, and which
//! versions a claim's values make. Counted once for each change, not in each frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Weak};

use super::filter::{Filter, Sort, shown};
use crate::align::Unit;
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, value_key};
use crate::session::{Aligned, Focus};
use crate::ui::Scene;

/// Why nothing stands in a cell. The four are never shown alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Blank {
    /// The analyst has not read the article.
    NotRead,
    /// The analyst has read it, and it does not speak of the claim.
    Silent,
    /// All of the article is furniture.
    NotApplicable,
    /// The app links a marked passage of the claim to one of this article, which the
    /// analyst has not read.
    Suggested,
}

impl Blank {
    /// The sign for it; shown with the word, or beside a look of its own.
    pub(in crate::ui) const fn glyph(self) -> &'static str {
        match self {
            Self::NotRead => "○",
            Self::Silent => "·",
            Self::NotApplicable => "—",
            Self::Suggested => "≈",
        }
    }

    pub(in crate::ui) const fn words(self) -> &'static str {
        match self {
            Self::NotRead => "not read yet",
            Self::Silent => "read, silent",
            Self::NotApplicable => "not applicable",
            Self::Suggested => "suggested",
        }
    }

    /// What that means, in a sentence.
    pub(in crate::ui) const fn why(self) -> &'static str {
        match self {
            Self::NotRead => "You have not read this article yet, so its silence means nothing.",
            Self::Silent => "You have read this article, and it does not speak of the claim.",
            Self::NotApplicable => "All of this article is folded as furniture: there is nothing to speak.",
            Self::Suggested => {
                "Not confirmed: the app links a passage of this article to one you marked for the claim."
            }
        }
    }
}

/// What the facts were counted from. A weak hold: a large alignment is let go elsewhere.
#[derive(Debug)]
struct Basis {
    revision: u64,
    /// Of the articles and what is folded in them, among others.
    alignment_revision: u64,
    aligned: Weak<Aligned>,
    filter: Filter,
    sort: Sort,
}

/// The facts.
#[derive(Debug, Default)]
pub(in crate::ui) struct Facts {
    from: Option<Basis>,
    /// Goes up whenever they are counted anew.
    pub(super) counted: u64,
    /// The claims that pass the filter, in order.
    pub(super) shown: Vec<ClaimId>,
    /// Articles with text of their own.
    with_text: BTreeSet<ArticleId>,
    claims: BTreeMap<ClaimId, OfClaim>,
    /// The order of columns in which they were counted.
    order: Vec<ArticleId>,
}

/// The facts of one claim.
#[derive(Debug)]
struct OfClaim {
    /// The revision in which they were counted.
    revision: u64,
    /// The first sentence of an article that is linked to a passage marked for it.
    linked: BTreeMap<ArticleId, u32>,
    /// Its different values, where there are several, in the order of columns, as they
    /// are compared.
    versions: Vec<String>,
}

impl Facts {
    /// Counts anew if anything changed.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>, filter: &Filter, sort: Sort) {
        let document = scene.session.document();
        let aligned = scene.session.aligned().map_or_else(Weak::new, Arc::downgrade);
        let known = self.from.as_ref();
        let known_alignment = known.map(|from| from.aligned.clone());
        let same_dossier =
            known.is_some_and(|from| from.revision == document.revision() && Weak::ptr_eq(&from.aligned, &aligned));
        if same_dossier && known.is_some_and(|from| from.filter == *filter && from.sort == sort) {
            return;
        }
        self.counted += 1;
        self.shown = shown(document, scene.tally, filter, sort);
        if !same_dossier {
            // What is folded is asked of every sentence: once an article has changed, not
            // at every step.
            if known.is_none_or(|from| from.alignment_revision != document.alignment_revision()) {
                let articles = document.dossier().articles().iter();
                let with_text = articles.filter(|(_, entry)| entry.has_text());
                self.with_text = with_text.map(|(id, _)| *id).collect();
            }
            let same_alignment = known_alignment.is_some_and(|known| Weak::ptr_eq(&known, &aligned));
            self.count_claims(scene, same_alignment);
        }
        self.from = Some(Basis {
            revision: document.revision(),
            alignment_revision: document.alignment_revision(),
            aligned,
            filter: filter.clone(),
            sort,
        });
    }

    /// Counts those claims that have changed; all of them when the links have.
    fn count_claims(&mut self, scene: &Scene<'_>, same_alignment: bool) {
        let document = scene.session.document();
        let dossier = document.dossier();
        let order = &dossier.arrangement().order;
        if !same_alignment || self.order != *order {
            self.claims.clear();
            self.order.clone_from(order);
        }
        self.claims.retain(|id, _| dossier.claims().contains_key(id));
        for id in dossier.claims().keys().copied() {
            let revision = document.claim_revision(id);
            if self.claims.get(&id).is_none_or(|known| known.revision != revision) {
                let aligned = scene.session.aligned();
                let facts = OfClaim {
                    revision,
                    linked: aligned.map_or_else(BTreeMap::new, |aligned| linked(scene, aligned, id)),
                    versions: versions(scene, id),
                };
                self.claims.insert(id, facts);
            }
        }
    }

    fn linked(&self, claim: ClaimId, article: ArticleId) -> Option<u32> {
        self.claims.get(&claim)?.linked.get(&article).copied()
    }

    /// Why a cell without marks is empty. Where the analyst has read the article, the
    /// analyst's word goes before the app's.
    pub(in crate::ui) fn blank(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Blank {
        if !self.with_text.contains(&article) {
            Blank::NotApplicable
        } else if dossier.article(article).is_some_and(|entry| entry.read) {
            Blank::Silent
        } else if self.linked(claim, article).is_some() {
            Blank::Suggested
        } else {
            Blank::NotRead
        }
    }

    /// The passage of an article that may bear on a claim; else where the article begins.
    pub(super) fn look_at(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Option<Focus> {
        let entry = dossier.article(article)?;
        let sentences = &entry.article.sentences;
        let linked = self.linked(claim, article).and_then(|at| sentences.get(at as usize));
        let first = || (0..sentences.len()).find(|index| !entry.is_folded(*index));
        let sentence = linked.or_else(|| sentences.get(first()?))?;
        Some(Focus {
            article,
            span: sentence.span,
        })
    }

    /// The paragraph of the passage that may bear on a claim.
    pub(super) fn linked_paragraph(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Option<u32> {
        let at = self.linked(claim, article)?;
        let sentence = dossier.article(article)?.article.sentences.get(at as usize)?;
        Some(sentence.paragraph)
    }

    /// Which of a claim's versions a value is, from 1, and of how many; `None` where all
    /// who give a value give the same.
    pub(super) fn version(&self, claim: ClaimId, value: &str) -> Option<(usize, usize)> {
        let versions = &self.claims.get(&claim)?.versions;
        let at = versions.iter().position(|other| *other == value_key(value))?;
        Some((at + 1, versions.len()))
    }
}

/// Where shown links lead from the passages marked for a claim.
fn linked(scene: &Scene<'_>, aligned: &Aligned, claim: ClaimId) -> BTreeMap<ArticleId, u32> {
    let dossier = scene.session.dossier();
    let mut found = BTreeMap::new();
    let mentions = scene.tally.mentions_of(claim);
    for mention in mentions.filter_map(|id| dossier.mentions().get(&id)) {
        let article = mention.at.article;
        let Some(entry) = dossier.article(article) else {
            continue;
        };
        let touched = mention
            .at
            .fragments
            .iter()
            .flat_map(|span| entry.article.sentences_in(*span));
        for sentence in touched.filter_map(|index| u32::try_from(index).ok()) {
            for partner in aligned.partners(Unit { article, sentence }) {
                let first = found.entry(partner.article).or_insert(partner.sentence);
                *first = partner.sentence.min(*first);
            }
        }
    }
    found
}

fn versions(scene: &Scene<'_>, claim: ClaimId) -> Vec<String> {
    if scene.tally.values_of(claim) < 2 {
        return Vec::new();
    }
    let dossier = scene.session.dossier();
    let order = &dossier.arrangement().order;
    let mut values: Vec<String> = Vec::new();
    let mentions = order.iter().flat_map(|article| scene.tally.mentions(claim, *article));
    for mention in mentions.filter_map(|mention| dossier.mentions().get(mention)) {
        let value = value_key(&mention.value);
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
