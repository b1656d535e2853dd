//! A dossier with its history.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use undo::Record;

use super::action::{Action, Refusal};
use super::change::Transaction;
use super::model::{ClaimId, Dossier, Mention, MentionId};
use super::places::Places;
use super::plan;
use super::tally::Tally;
use super::touched::Touched;
use crate::article::ArticleId;
use crate::text::Span;

/// Steps that can be undone.
const HISTORY_LIMIT: usize = 10_000;
/// Steps of which it is told where they changed mentions.
const STEPS_TOLD: usize = 64;

/// A dossier, how it came to be, and how it differs from what is on disk.
#[derive(Debug)]
pub struct Document {
    dossier: Dossier,
    history: Record<Transaction>,
    revision: u64,
    alignment_revision: u64,
    /// The dossier as it stands on disk: what changed since is told against it.
    saved: Dossier,
    /// The revision in which a claim, a mark of it or a relation of it changed last.
    changed: BTreeMap<ClaimId, u64>,
    /// The revision it began with.
    first: u64,
    tally: Tally,
    places: Places,
    /// Of the last steps, the newest last: where mentions were made, changed or removed.
    marked: VecDeque<Vec<(ArticleId, Span)>>,
}

/// One step of the history, as the history list shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryEntry<'a> {
    /// What was done, in words.
    pub label: &'a str,
    /// Whether it is in force (not undone).
    pub done: bool,
}

impl Default for Document {
    fn default() -> Self {
        Self::new(Dossier::default())
    }
}

impl Document {
    /// A document as it stands on disk: nothing to undo, nothing to save.
    #[must_use]
    pub fn new(dossier: Dossier) -> Self {
        let mut history = Record::builder().limit(HISTORY_LIMIT).build();
        history.set_saved();
        Self {
            saved: dossier.clone(),
            tally: Tally::of(&dossier),
            places: Places::of(&dossier),
            dossier,
            history,
            revision: 0,
            alignment_revision: 0,
            changed: BTreeMap::new(),
            first: 0,
            marked: VecDeque::new(),
        }
    }

    /// A document in the place of `before`. Its revisions go on from there: what
    /// was derived from the one is never taken for the other's.
    #[must_use]
    pub fn in_place_of(before: &Self, dossier: Dossier) -> Self {
        Self {
            revision: before.revision + 1,
            first: before.revision + 1,
            alignment_revision: before.alignment_revision + 1,
            ..Self::new(dossier)
        }
    }

    /// The dossier.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Goes up with every change: what is derived from a dossier is cached by it.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Goes up with every change that alignment depends on (articles, folds,
    /// pins, the score from which links are shown).
    #[must_use]
    pub const fn alignment_revision(&self) -> u64 {
        self.alignment_revision
    }

    /// Does `action` as one undoable step and returns its label.
    ///
    /// # Errors
    /// [`Refusal`], in words for the analyst; the dossier is then as it was.
    pub fn perform(&mut self, action: Action) -> Result<&str, Refusal> {
        let transaction = plan::plan(&self.dossier, action)?;
        if transaction.changes.is_empty() {
            return Ok("");
        }
        let touched = self.before(&transaction);
        self.history.edit(&mut self.dossier, transaction);
        self.after(touched);
        let head = self.history.head();
        Ok(head
            .checked_sub(1)
            .and_then(|last| self.history.get_entry(last))
            .map_or("", |entry| entry.as_ref().label.as_str()))
    }

    /// Why `action` cannot be done as the dossier stands, if it cannot: for a form that
    /// says so before it is sent.
    #[must_use]
    pub fn refuses(&self, action: &Action) -> Option<Refusal> {
        plan::plan(&self.dossier, action.clone()).err()
    }

    /// Takes the last step back; its label, if there was one.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.history.head().checked_sub(1)?;
        let (label, touched) = self.step_about_to_move(step)?;
        self.history.undo(&mut self.dossier)?;
        self.after(touched);
        Some(label)
    }

    /// Does the last step undone again; its label, if there was one.
    pub fn redo(&mut self) -> Option<String> {
        let (label, touched) = self.step_about_to_move(self.history.head())?;
        self.history.redo(&mut self.dossier)?;
        self.after(touched);
        Some(label)
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Whether the dossier is as it stands on disk.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.history.is_saved()
    }

    /// Notes that the dossier of `revision` is on disk now. A later edit made
    /// while saving keeps the document unsaved.
    pub fn set_saved(&mut self, revision: u64) {
        if revision == self.revision {
            self.history.set_saved();
            self.saved = self.dossier.clone();
        }
    }

    /// The dossier counted through.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What is marked where.
    #[must_use]
    pub const fn places(&self) -> &Places {
        &self.places
    }

    /// The mentions that touch `span` of `article`, by id.
    pub fn mentions_in(&self, article: ArticleId, span: Span) -> impl Iterator<Item = (MentionId, &Mention)> + '_ {
        let here = self.places.marks_touching(article, span);
        let ids: BTreeSet<MentionId> = here.map(|fragment| fragment.id).collect();
        ids.into_iter()
            .filter_map(|id| Some((id, self.dossier.mentions().get(&id)?)))
    }

    /// The dossier as it was opened or last saved.
    #[must_use]
    pub const fn saved(&self) -> &Dossier {
        &self.saved
    }

    /// The revision in which a claim or what is marked for it changed last; `None` if
    /// it stands as it was opened.
    #[must_use]
    pub fn last_changed(&self, claim: ClaimId) -> Option<u64> {
        self.changed.get(&claim).copied()
    }

    /// Where mentions were made, changed or removed after a revision; `None` when that is
    /// too long ago to tell.
    #[must_use]
    pub fn marked_since(&self, revision: u64) -> Option<BTreeSet<(ArticleId, Span)>> {
        let ago = usize::try_from(self.revision.checked_sub(revision)?).ok()?;
        let from = self.marked.len().checked_sub(ago)?;
        Some(self.marked.range(from..).flatten().copied().collect())
    }

    /// The revision in which a claim or what is marked for it came to stand as it does:
    /// what is derived from one claim is cached by it.
    #[must_use]
    pub fn claim_revision(&self, claim: ClaimId) -> u64 {
        self.changed.get(&claim).copied().unwrap_or(self.first)
    }

    /// How many of the steps are done, not undone.
    #[must_use]
    pub fn steps_done(&self) -> usize {
        self.history.head()
    }

    /// How many steps there are, done and undone.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.history.len()
    }

    /// One step, from 0, the oldest first.
    #[must_use]
    pub fn step(&self, index: usize) -> Option<HistoryEntry<'_>> {
        let entry = self.history.get_entry(index)?;
        Some(HistoryEntry {
            label: &entry.as_ref().label,
            done: index < self.history.head(),
        })
    }

    /// All steps, oldest first.
    #[must_use]
    pub fn history(&self) -> impl DoubleEndedIterator<Item = HistoryEntry<'_>> {
        (0..self.steps()).filter_map(|index| self.step(index))
    }

    fn step_about_to_move(&mut self, step: usize) -> Option<(String, Touched)> {
        let transaction = self.history.get_entry(step)?.as_ref().clone();
        let touched = self.before(&transaction);
        Some((transaction.label, touched))
    }

    /// Called before a transaction is made or taken back.
    fn before(&mut self, transaction: &Transaction) -> Touched {
        let mut changes = transaction.changes.iter();
        if changes.any(|change| change.moves_alignment(&self.dossier)) {
            self.alignment_revision += 1;
        }
        let mut touched = Touched::by(transaction, &self.dossier);
        touched.note_places(&self.dossier);
        self.tally.take_out(&self.dossier, &touched);
        self.places.take_out(&self.dossier, &touched);
        touched
    }

    /// Called after it.
    fn after(&mut self, mut touched: Touched) {
        self.revision += 1;
        self.tally.put_in(&self.dossier, &touched);
        self.places.put_in(&self.dossier, &touched);
        for claim in touched.claims() {
            self.changed.insert(claim, self.revision);
        }
        touched.note_places(&self.dossier);
        self.marked.push_back(touched.into_places());
        if self.marked.len() > STEPS_TOLD {
            self.marked.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_in_the_place_of_another_shares_no_revision_with_it() {
        let before = Document::default();
        let after = Document::in_place_of(&before, Dossier::default());
        assert!(after.is_saved());
        assert_ne!(after.revision(), before.revision());
        assert_ne!(after.alignment_revision(), before.alignment_revision());
    }
}
