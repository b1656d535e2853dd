//! A dossier counted through once, for views that ask the same of every claim in
//! every frame.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{ClaimId, Dossier, Mention, MentionId, SourceId, Stance};
use super::query::is_disputed;
use super::status::{Origins, Status, derived, origins};
use crate::article::ArticleId;

/// What one article says of one claim. The first two are both empty, and are
/// never shown alike: one is ignorance, the other a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coverage<'a> {
    /// The analyst has not read the article.
    NotRead,
    /// The analyst has read it, and it does not speak of the claim.
    Silent,
    /// The mentions, in text order.
    Mentioned(Vec<(MentionId, &'a Mention)>),
}

/// What each article says of each claim, and what each source says, in numbers.
/// A pure function of the dossier: cache it by the document's revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    cells: BTreeMap<(ClaimId, ArticleId), Vec<MentionId>>,
    values: BTreeMap<ClaimId, usize>,
    disputed: BTreeSet<ClaimId>,
    origins: BTreeMap<ClaimId, Origins>,
    said: BTreeMap<SourceId, usize>,
    named: BTreeMap<SourceId, usize>,
}

impl Tally {
    /// Counts through a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut tally = Self::default();
        let mut stances: BTreeMap<ClaimId, BTreeSet<Stance>> = BTreeMap::new();
        let mut values: BTreeMap<ClaimId, BTreeSet<&str>> = BTreeMap::new();
        for (id, mention) in dossier.mentions() {
            tally
                .cells
                .entry((mention.claim, mention.at.article))
                .or_default()
                .push(*id);
            stances.entry(mention.claim).or_default().insert(mention.stance);
            let value = mention.value.trim();
            if !value.is_empty() {
                values.entry(mention.claim).or_default().insert(value);
            }
            if let Some(attribution) = &mention.attribution {
                *tally.said.entry(attribution.source).or_default() += 1;
            }
        }
        for cell in tally.cells.values_mut() {
            cell.sort_by_key(|id| (dossier.mentions().get(id).map(|mention| mention.at.cover()), *id));
        }
        tally.values = values
            .into_iter()
            .map(|(claim, values)| (claim, values.len()))
            .collect();
        for (claim, stances) in &stances {
            if is_disputed(stances, tally.values_of(*claim)) {
                tally.disputed.insert(*claim);
            }
        }
        for claim in dossier.claims().keys() {
            let here = tally.mentions_of(*claim);
            let here = here.filter_map(|id| Some((id, dossier.mentions().get(&id)?)));
            let origins = origins(dossier, here);
            tally.origins.insert(*claim, origins);
        }
        for naming in dossier.namings().values() {
            *tally.named.entry(naming.source).or_default() += 1;
        }
        tally
    }

    /// The mentions of a claim in an article, in text order.
    #[must_use]
    pub fn mentions(&self, claim: ClaimId, article: ArticleId) -> &[MentionId] {
        self.cells.get(&(claim, article)).map_or(&[], Vec::as_slice)
    }

    /// The mentions of a claim, by article and in text order.
    pub fn mentions_of(&self, claim: ClaimId) -> impl Iterator<Item = MentionId> + '_ {
        let cells = (claim, ArticleId(0))..=(claim, ArticleId(u32::MAX));
        self.cells.range(cells).flat_map(|(_, mentions)| mentions).copied()
    }

    /// What an article says of a claim.
    #[must_use]
    pub fn coverage<'a>(&self, dossier: &'a Dossier, claim: ClaimId, article: ArticleId) -> Coverage<'a> {
        let here = self.mentions(claim, article).iter();
        let mentions: Vec<_> = here.filter_map(|id| Some((*id, dossier.mentions().get(id)?))).collect();
        if !mentions.is_empty() {
            Coverage::Mentioned(mentions)
        } else if dossier.article(article).is_some_and(|entry| entry.read) {
            Coverage::Silent
        } else {
            Coverage::NotRead
        }
    }

    /// How many different values are given for a claim's slot.
    #[must_use]
    pub fn values_of(&self, claim: ClaimId) -> usize {
        self.values.get(&claim).copied().unwrap_or(0)
    }

    /// Whether somebody denies what another states, or values differ.
    #[must_use]
    pub fn is_disputed(&self, claim: ClaimId) -> bool {
        self.disputed.contains(&claim)
    }

    /// The origins of what states a claim.
    #[must_use]
    pub fn origins_of(&self, claim: ClaimId) -> Option<&Origins> {
        self.origins.get(&claim)
    }

    /// Where a claim stands by its marks.
    #[must_use]
    pub fn derived_status(&self, claim: ClaimId) -> Status {
        let none = Origins::default();
        derived(self.is_disputed(claim), self.origins_of(claim).unwrap_or(&none))
    }

    /// Where a claim stands: the analyst's word, or what the marks say.
    #[must_use]
    pub fn status(&self, dossier: &Dossier, claim: ClaimId) -> Status {
        let overruled = dossier.claims().get(&claim).and_then(|claim| claim.overruled.as_ref());
        overruled.map_or_else(|| self.derived_status(claim), |overruled| overruled.status)
    }

    /// How many mentions are attributed to a source.
    #[must_use]
    pub fn said_by(&self, source: SourceId) -> usize {
        self.said.get(&source).copied().unwrap_or(0)
    }

    /// How many places name a source.
    #[must_use]
    pub fn named(&self, source: SourceId) -> usize {
        self.named.get(&source).copied().unwrap_or(0)
    }
}
