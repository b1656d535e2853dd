//! The primitive change: one record set or removed, whose inverse is another.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use super::codebook::Tag;
use super::contents::Contents;
use super::model::{
    About, Arrangement, Claim, ClaimId, Dismissed, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note, NoteId,
    Pin, PinPair, Proposed, ProposedId, Source, SourceId, SourcePair, TagId,
};
use super::relation::{ClaimPair, Relation};
use crate::article::ArticleId;

/// One record set (`Some`) or removed (`None`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    About(About),
    Arrangement(Arrangement),
    Contents(Contents),
    Article(ArticleId, Option<Arc<Entry>>),
    Claim(ClaimId, Option<Claim>),
    Mention(MentionId, Option<Mention>),
    Source(SourceId, Option<Source>),
    Naming(NamingId, Option<Naming>),
    Note(NoteId, Option<Note>),
    Pin(PinPair, Option<Pin>),
    Tag(TagId, Option<Tag>),
    Relation(ClaimPair, Option<Relation>),
    NeverMerge(SourcePair, Option<()>),
    Dismissed(Dismissed, Option<()>),
    Proposed(ProposedId, Option<Proposed>),
}

/// Puts `value` at `key` and leaves what stood there in `value`.
fn swap<K: Ord + Copy, V>(table: &mut BTreeMap<K, V>, key: K, value: &mut Option<V>) {
    *value = match value.take() {
        Some(new) => table.insert(key, new),
        None => table.remove(&key),
    };
}

impl Change {
    /// Whether which passages tell the same may be another after this change: it
    /// depends on texts, folds, languages, pins, and the score from which links are shown.
    pub(super) fn moves_alignment(&self, dossier: &Dossier) -> bool {
        match self {
            Self::Pin(..) => true,
            Self::Arrangement(new) => new.shown_from != dossier.arrangement.shown_from,
            Self::Article(id, new) => {
                let facts = |entry: &Arc<Entry>| {
                    (
                        Arc::clone(&entry.article),
                        entry.folds.clone(),
                        entry.metadata.language.clone(),
                    )
                };
                new.as_ref().map(facts) != dossier.articles.get(id).map(facts)
            }
            _ => false,
        }
    }

    /// Whether claims that it is not about may rest on other origins after this change:
    /// chains go on to whom a source belongs, and begin with whose text an article is.
    pub(super) fn moves_origins(&self, dossier: &Dossier) -> bool {
        match self {
            Self::Source(id, new) => {
                let parent = |source: &Source| source.parent;
                new.as_ref().and_then(parent) != dossier.sources.get(id).and_then(parent)
            }
            Self::Article(id, new) => {
                let copied = |entry: &Arc<Entry>| entry.copy_of;
                new.as_ref().and_then(copied) != dossier.articles.get(id).and_then(copied)
            }
            _ => false,
        }
    }

    /// The claims that a change is about.
    pub(super) fn claims(&self, dossier: &Dossier) -> Vec<ClaimId> {
        match self {
            Self::Claim(id, _) => vec![*id],
            Self::Mention(id, new) => {
                let old = dossier.mentions.get(id);
                old.into_iter().chain(new).map(|mention| mention.claim).collect()
            }
            Self::Relation(pair, _) => vec![pair.from, pair.to],
            _ => Vec::new(),
        }
    }

    /// Makes the change, and turns itself into its inverse.
    fn swap(&mut self, dossier: &mut Dossier) {
        match self {
            Self::About(about) => mem::swap(about, &mut dossier.about),
            Self::Arrangement(arrangement) => mem::swap(arrangement, &mut dossier.arrangement),
            Self::Contents(contents) => mem::swap(contents, &mut dossier.contents),
            Self::Article(id, entry) => swap(&mut dossier.articles, *id, entry),
            Self::Claim(id, claim) => swap(&mut dossier.claims, *id, claim),
            Self::Mention(id, mention) => swap(&mut dossier.mentions, *id, mention),
            Self::Source(id, source) => swap(&mut dossier.sources, *id, source),
            Self::Naming(id, naming) => swap(&mut dossier.namings, *id, naming),
            Self::Note(id, note) => swap(&mut dossier.notes, *id, note),
            Self::Pin(pair, pin) => swap(&mut dossier.pins, *pair, pin),
            Self::Tag(id, tag) => swap(&mut dossier.tags, *id, tag),
            Self::Relation(pair, relation) => swap(&mut dossier.relations, *pair, relation),
            Self::Dismissed(what, gone) => swap(&mut dossier.dismissed, *what, gone),
            Self::Proposed(id, one) => swap(&mut dossier.proposed, *id, one),
            Self::NeverMerge(pair, apart) => swap(&mut dossier.never_merge, *pair, apart),
        }
    }
}

/// What one action does: changes made together, undone together.
#[derive(Clone, Debug)]
pub(super) struct Transaction {
    pub(super) label: String,
    pub(super) changes: Vec<Change>,
    /// Two transactions with the same key, one after the other, are one step
    /// (typing in one field).
    pub(super) merge_key: Option<String>,
}

impl undo::Edit for Transaction {
    type Target = Dossier;
    type Output = ();

    fn edit(&mut self, dossier: &mut Dossier) {
        for change in &mut self.changes {
            change.swap(dossier);
        }
    }

    fn undo(&mut self, dossier: &mut Dossier) {
        for change in self.changes.iter_mut().rev() {
            change.swap(dossier);
        }
    }

    fn merge(&mut self, other: Self) -> undo::Merged<Self> {
        // Both have been made, so each holds inverses: those of `other`, undone
        // first, come last.
        if self.merge_key.is_some() && self.merge_key == other.merge_key {
            self.changes.extend(other.changes);
            self.label = other.label;
            undo::Merged::Yes
        } else {
            undo::Merged::No(other)
        }
    }
}
