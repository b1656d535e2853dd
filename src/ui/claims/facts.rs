//! What the matrix shows of a dossier beyond its tally: why cells are empty, and which
//! versions a claim's values make. Counted once for each change, not in each frame.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Weak};

use super::filter::{Filter, Sort, shown};
use crate::align::Unit;
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier};
use crate::session::{Aligned, Focus};
use crate::ui::Scene;

/// Why nothing stands in a cell. The four are never shown alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
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
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::NotRead => "not read yet",
            Self::Silent => "read, silent",
            Self::NotApplicable => "not applicable",
            Self::Suggested => "suggested",
        }
    }

    /// What that means, in a sentence.
    pub(super) const fn why(self) -> &'static str {
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
    aligned: Weak<Aligned>,
    filter: Filter,
    sort: Sort,
}

/// The facts.
#[derive(Debug, Default)]
pub(super) struct Facts {
    from: Option<Basis>,
    /// The claims that pass the filter, in order.
    pub(super) shown: Vec<ClaimId>,
    /// Articles with text of their own.
    with_text: BTreeSet<ArticleId>,
    /// The first sentence of an article that is linked to a passage marked for a claim.
    linked: BTreeMap<(ClaimId, ArticleId), u32>,
    /// The different values of a claim, where there are several, in the order of columns.
    versions: BTreeMap<ClaimId, Vec<String>>,
}

impl Facts {
    /// Counts anew if anything changed.
    pub(super) fn refresh(&mut self, scene: &Scene<'_>, filter: &Filter, sort: Sort) {
        let document = scene.session.document();
        let aligned = scene.session.aligned().map_or_else(Weak::new, Arc::downgrade);
        let known = self.from.as_ref();
        let same_dossier =
            known.is_some_and(|from| from.revision == document.revision() && Weak::ptr_eq(&from.aligned, &aligned));
        if same_dossier && known.is_some_and(|from| from.filter == *filter && from.sort == sort) {
            return;
        }
        self.shown = shown(document, scene.tally, filter, sort);
        if !same_dossier {
            let dossier = document.dossier();
            let articles = dossier.articles().iter();
            self.with_text = articles
                .filter(|(_, entry)| entry.has_text())
                .map(|(id, _)| *id)
                .collect();
            self.linked = scene
                .session
                .aligned()
                .map_or_else(BTreeMap::new, |aligned| linked(dossier, aligned));
            self.versions = versions(scene);
        }
        self.from = Some(Basis {
            revision: document.revision(),
            aligned,
            filter: filter.clone(),
            sort,
        });
    }

    /// Why a cell without marks is empty. Where the analyst has read the article, the
    /// analyst's word goes before the app's.
    pub(super) fn blank(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Blank {
        if !self.with_text.contains(&article) {
            Blank::NotApplicable
        } else if dossier.article(article).is_some_and(|entry| entry.read) {
            Blank::Silent
        } else if self.linked.contains_key(&(claim, article)) {
            Blank::Suggested
        } else {
            Blank::NotRead
        }
    }

    /// The passage of an article that may bear on a claim; else where the article begins.
    pub(super) fn look_at(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Option<Focus> {
        let entry = dossier.article(article)?;
        let sentences = &entry.article.sentences;
        let linked = self
            .linked
            .get(&(claim, article))
            .and_then(|at| sentences.get(*at as usize));
        let first = || (0..sentences.len()).find(|index| !entry.is_folded(*index));
        let sentence = linked.or_else(|| sentences.get(first()?))?;
        Some(Focus {
            article,
            span: sentence.span,
        })
    }

    /// The paragraph of the passage that may bear on a claim.
    pub(super) fn linked_paragraph(&self, dossier: &Dossier, claim: ClaimId, article: ArticleId) -> Option<u32> {
        let at = *self.linked.get(&(claim, article))?;
        let sentence = dossier.article(article)?.article.sentences.get(at as usize)?;
        Some(sentence.paragraph)
    }

    /// Which of a claim's versions a value is, from 1, and of how many; `None` where all
    /// who give a value give the same.
    pub(super) fn version(&self, claim: ClaimId, value: &str) -> Option<(usize, usize)> {
        let versions = self.versions.get(&claim)?;
        let at = versions.iter().position(|other| other == value.trim())?;
        Some((at + 1, versions.len()))
    }
}

/// Where shown links lead from the passages marked for each claim.
fn linked(dossier: &Dossier, aligned: &Aligned) -> BTreeMap<(ClaimId, ArticleId), u32> {
    let mut found = BTreeMap::new();
    for mention in dossier.mentions().values() {
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
                let first = found
                    .entry((mention.claim, partner.article))
                    .or_insert(partner.sentence);
                *first = partner.sentence.min(*first);
            }
        }
    }
    found
}

fn versions(scene: &Scene<'_>) -> BTreeMap<ClaimId, Vec<String>> {
    let dossier = scene.session.dossier();
    let order = &dossier.arrangement().order;
    let several = dossier.claims().keys().filter(|id| scene.tally.values_of(**id) > 1);
    several
        .map(|id| {
            let mut values: Vec<String> = Vec::new();
            let mentions = order.iter().flat_map(|article| scene.tally.mentions(*id, *article));
            for mention in mentions.filter_map(|mention| dossier.mentions().get(mention)) {
                let value = mention.value.trim();
                if !value.is_empty() && !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
            }
            (*id, values)
        })
        .collect()
}
