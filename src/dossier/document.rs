//! A dossier with its history.

use std::collections::BTreeMap;

use undo::Record;

use super::action::{Action, Refusal};
use super::change::Transaction;
use super::model::{ClaimId, Dossier};
use super::plan;

/// Steps that can be undone.
const HISTORY_LIMIT: usize = 10_000;

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
    touched: BTreeMap<ClaimId, u64>,
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
            dossier,
            history,
            revision: 0,
            alignment_revision: 0,
            touched: BTreeMap::new(),
        }
    }

    /// A document in the place of `before`. Its revisions go on from there: what
    /// was derived from the one is never taken for the other's.
    #[must_use]
    pub fn in_place_of(before: &Self, dossier: Dossier) -> Self {
        Self {
            revision: before.revision + 1,
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
        self.touch(&transaction);
        self.history.edit(&mut self.dossier, transaction);
        self.revision += 1;
        let head = self.history.head();
        Ok(head
            .checked_sub(1)
            .and_then(|last| self.history.get_entry(last))
            .map_or("", |entry| entry.as_ref().label.as_str()))
    }

    /// Why `action` would be refused as the dossier stands; `None` if it can be done.
    #[must_use]
    pub fn refusal(&self, action: Action) -> Option<Refusal> {
        plan::plan(&self.dossier, action).err()
    }

    /// Takes the last step back; its label, if there was one.
    pub fn undo(&mut self) -> Option<String> {
        let entry = self
            .history
            .get_entry(self.history.head().checked_sub(1)?)?
            .as_ref()
            .clone();
        self.touch(&entry);
        self.history.undo(&mut self.dossier)?;
        self.revision += 1;
        Some(entry.label)
    }

    /// Does the last step undone again; its label, if there was one.
    pub fn redo(&mut self) -> Option<String> {
        let entry = self.history.get_entry(self.history.head())?.as_ref().clone();
        self.touch(&entry);
        self.history.redo(&mut self.dossier)?;
        self.revision += 1;
        Some(entry.label)
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

    /// The dossier as it was opened or last saved.
    #[must_use]
    pub const fn saved(&self) -> &Dossier {
        &self.saved
    }

    /// The revision in which a claim or what is marked for it changed last; `None` if
    /// it stands as it was opened.
    #[must_use]
    pub fn last_changed(&self, claim: ClaimId) -> Option<u64> {
        self.touched.get(&claim).copied()
    }

    /// All steps, oldest first.
    pub fn history(&self) -> impl Iterator<Item = HistoryEntry<'_>> {
        let head = self.history.head();
        self.history
            .entries()
            .enumerate()
            .map(move |(index, entry)| HistoryEntry {
                label: &entry.as_ref().label,
                done: index < head,
            })
    }

    /// Called before a transaction is made or taken back.
    fn touch(&mut self, transaction: &Transaction) {
        if transaction
            .changes
            .iter()
            .any(|change| change.moves_alignment(&self.dossier))
        {
            self.alignment_revision += 1;
        }
        for change in &transaction.changes {
            for claim in change.claims(&self.dossier) {
                self.touched.insert(claim, self.revision + 1);
            }
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
