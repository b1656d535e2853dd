//! Which records a step is about: what is counted or listed by place beside the
//! dossier is brought up to date by these alone, not counted anew from all.

use std::collections::BTreeSet;

use super::change::{Change, Transaction};
use super::model::{ClaimId, Dossier, Mention, MentionId, Naming, NamingId, Note, NoteId};
use crate::article::ArticleId;
use crate::text::Span;

/// The records of one step, whatever it does with them.
#[derive(Debug, Default)]
pub(super) struct Touched {
    mentions: BTreeSet<MentionId>,
    namings: BTreeSet<NamingId>,
    notes: BTreeSet<NoteId>,
    claims: BTreeSet<ClaimId>,
    origins: bool,
    /// Where its mentions stood or stand.
    places: Vec<(ArticleId, Span)>,
}

impl Touched {
    /// Those of a transaction that is about to be made, or taken back.
    pub(super) fn by(transaction: &Transaction, dossier: &Dossier) -> Self {
        let mut touched = Self::default();
        for change in &transaction.changes {
            touched.claims.extend(change.claims(dossier));
            touched.origins |= change.moves_origins(dossier);
            match change {
                Change::Mention(id, _) => drop(touched.mentions.insert(*id)),
                Change::Naming(id, _) => drop(touched.namings.insert(*id)),
                Change::Note(id, _) => drop(touched.notes.insert(*id)),
                _ => {}
            }
        }
        touched
    }

    /// Every record there is.
    pub(super) fn everything(dossier: &Dossier) -> Self {
        Self {
            mentions: dossier.mentions().keys().copied().collect(),
            namings: dossier.namings().keys().copied().collect(),
            notes: dossier.notes().keys().copied().collect(),
            claims: dossier.claims().keys().copied().collect(),
            origins: false,
            places: Vec::new(),
        }
    }

    /// Notes where its mentions stand now: before a step is made, and after it.
    pub(super) fn note_places(&mut self, dossier: &Dossier) {
        let here: Vec<_> = self
            .mentions(dossier)
            .map(|(_, mention)| (mention.at.article, mention.at.cover()))
            .collect();
        self.places.extend(here);
    }

    /// Where its mentions stood before it and stand after it.
    pub(super) fn into_places(self) -> Vec<(ArticleId, Span)> {
        self.places
    }

    /// The mentions, as they stand in `dossier`; those it does not have are left out.
    pub(super) fn mentions<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = (MentionId, &'d Mention)> {
        let ids = self.mentions.iter();
        ids.filter_map(|id| Some((*id, dossier.mentions().get(id)?)))
    }

    /// The namings, as they stand in `dossier`.
    pub(super) fn namings<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = (NamingId, &'d Naming)> {
        let ids = self.namings.iter();
        ids.filter_map(|id| Some((*id, dossier.namings().get(id)?)))
    }

    /// The notes, as they stand in `dossier`.
    pub(super) fn notes<'d>(&self, dossier: &'d Dossier) -> impl Iterator<Item = (NoteId, &'d Note)> {
        let ids = self.notes.iter();
        ids.filter_map(|id| Some((*id, dossier.notes().get(id)?)))
    }

    /// The claims that the step changes, or marks of them, or relations of them.
    pub(super) fn claims(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.claims.iter().copied()
    }

    /// Whether any claim may rest on other origins after it.
    pub(super) const fn moves_origins(&self) -> bool {
        self.origins
    }
}
