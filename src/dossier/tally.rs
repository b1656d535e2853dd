//! A dossier counted through once, for views that ask the same of every claim in
//! every frame.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{ClaimId, Dossier, Mention, MentionId, NamingId, SourceId, Stance};
use super::query::is_disputed;
use super::status::{Origins, Status, derived, origins};
use super::touched::Touched;
use super::value::value_key;
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

/// What is counted of one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Counted {
    values: usize,
    disputed: bool,
    origins: Origins,
}

/// What each article says of each claim, and what each source says, in numbers.
/// A pure function of the dossier, which the [`Document`](super::Document) keeps along:
/// with a change only the claims are counted anew that it touches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Never an empty list.
    cells: BTreeMap<(ClaimId, ArticleId), Vec<MentionId>>,
    claims: BTreeMap<ClaimId, Counted>,
    /// What is attributed to a source, what came through one, what names one; never an
    /// empty set.
    said: BTreeMap<SourceId, BTreeSet<MentionId>>,
    passed: BTreeMap<SourceId, BTreeSet<MentionId>>,
    named: BTreeMap<SourceId, BTreeSet<NamingId>>,
}

impl Tally {
    /// Counts through a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut tally = Self::default();
        tally.put_in(dossier, &Touched::everything(dossier));
        tally
    }

    /// Forgets what is to be changed, as it stands before the change.
    pub(super) fn take_out(&mut self, dossier: &Dossier, touched: &Touched) {
        for (id, mention) in touched.mentions(dossier) {
            let place = (mention.claim, mention.at.article);
            if let Some(cell) = self.cells.get_mut(&place) {
                cell.retain(|other| *other != id);
                if cell.is_empty() {
                    self.cells.remove(&place);
                }
            }
            if let Some(said) = &mention.attribution {
                forget(&mut self.said, said.source, &id);
                for through in &said.via {
                    forget(&mut self.passed, *through, &id);
                }
            }
        }
        for (id, naming) in touched.namings(dossier) {
            forget(&mut self.named, naming.source, &id);
        }
        for claim in touched.claims() {
            self.claims.remove(&claim);
        }
    }

    /// Counts what has changed, as it stands after the change.
    pub(super) fn put_in(&mut self, dossier: &Dossier, touched: &Touched) {
        for (id, mention) in touched.mentions(dossier) {
            let cell = self.cells.entry((mention.claim, mention.at.article)).or_default();
            let place = |id: MentionId| (dossier.mentions().get(&id).map(|mention| mention.at.cover()), id);
            let here = place(id);
            cell.insert(cell.partition_point(|other| place(*other) < here), id);
            if let Some(said) = &mention.attribution {
                self.said.entry(said.source).or_default().insert(id);
                for through in &said.via {
                    self.passed.entry(*through).or_default().insert(id);
                }
            }
        }
        for (id, naming) in touched.namings(dossier) {
            self.named.entry(naming.source).or_default().insert(id);
        }
        for claim in touched.claims().filter(|claim| dossier.claims().contains_key(claim)) {
            self.count(dossier, claim);
        }
        if touched.moves_origins() {
            let all: Vec<ClaimId> = self.claims.keys().copied().collect();
            for claim in all {
                self.count(dossier, claim);
            }
        }
    }

    fn count(&mut self, dossier: &Dossier, claim: ClaimId) {
        let mentions: Vec<(MentionId, &Mention)> = self
            .mentions_of(claim)
            .filter_map(|id| Some((id, dossier.mentions().get(&id)?)))
            .collect();
        let stances: BTreeSet<Stance> = mentions.iter().map(|(_, mention)| mention.stance).collect();
        let values = mentions.iter().map(|(_, mention)| mention.value.trim());
        let values: BTreeSet<String> = values.filter(|value| !value.is_empty()).map(value_key).collect();
        let counted = Counted {
            values: values.len(),
            disputed: is_disputed(&stances, values.len()),
            origins: origins(dossier, mentions.iter().copied()),
        };
        self.claims.insert(claim, counted);
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
        self.claims.get(&claim).map_or(0, |counted| counted.values)
    }

    /// Whether somebody denies what another states, or values differ.
    #[must_use]
    pub fn is_disputed(&self, claim: ClaimId) -> bool {
        self.claims.get(&claim).is_some_and(|counted| counted.disputed)
    }

    /// The origins of what states a claim.
    #[must_use]
    pub fn origins_of(&self, claim: ClaimId) -> Option<&Origins> {
        self.claims.get(&claim).map(|counted| &counted.origins)
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
        self.said.get(&source).map_or(0, BTreeSet::len)
    }

    /// How many places name a source.
    #[must_use]
    pub fn named(&self, source: SourceId) -> usize {
        self.named.get(&source).map_or(0, BTreeSet::len)
    }

    /// The mentions attributed to a source, by id.
    pub fn mentions_by(&self, source: SourceId) -> impl Iterator<Item = MentionId> + '_ {
        self.said.get(&source).into_iter().flatten().copied()
    }

    /// The mentions that came through a source, by id.
    pub fn mentions_through(&self, source: SourceId) -> impl Iterator<Item = MentionId> + '_ {
        self.passed.get(&source).into_iter().flatten().copied()
    }

    /// The places that name a source, by id.
    pub fn namings_of(&self, source: SourceId) -> impl Iterator<Item = NamingId> + '_ {
        self.named.get(&source).into_iter().flatten().copied()
    }
}

/// One less in a source's set; an empty one is no entry.
fn forget<T: Ord>(sets: &mut BTreeMap<SourceId, BTreeSet<T>>, source: SourceId, id: &T) {
    let left = sets.get_mut(&source).is_some_and(|set| {
        set.remove(id);
        !set.is_empty()
    });
    if !left {
        sets.remove(&source);
    }
}
