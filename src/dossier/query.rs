//! Questions to a dossier that views and reports share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::model::{
    ClaimId, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note, NoteId, SourceId, Stance, Target,
};
use super::value::value_key;
use crate::text::fold::folded;

/// What makes a claim disputed: one denies what another states, or they give
/// different values. Who only asks states nothing.
pub(super) fn is_disputed(stances: &BTreeSet<Stance>, values: usize) -> bool {
    let stated = stances.iter().any(|stance| stance.states());
    (stances.contains(&Stance::Denies) && stated) || values > 1
}

impl Dossier {
    /// The same dossier with each line of each article as one sentence and nothing
    /// folded: for looking at it by lines, not for keeping.
    #[must_use]
    pub fn in_lines(&self) -> Self {
        let mut whole = self.clone();
        for entry in whole.articles.values_mut() {
            *entry = Arc::new(Entry {
                article: Arc::new(entry.article.in_lines()),
                folds: Vec::new(),
                ..entry.as_ref().clone()
            });
        }
        whole
    }

    /// The source that goes by `name` or has it as an alias; case and accents do
    /// not matter.
    #[must_use]
    pub fn source_by_name(&self, name: &str) -> Option<SourceId> {
        let wanted = folded(name.trim());
        let goes_by = |known: &String| folded(known.trim()) == wanted;
        self.sources
            .iter()
            .find(|(_, source)| goes_by(&source.name) || source.aliases.iter().any(goes_by))
            .map(|(id, _)| *id)
    }

    /// The names of a source that another one has too, each with the other: homonyms, or
    /// one name written down twice.
    #[must_use]
    pub fn shared_names(&self, id: SourceId) -> Vec<(&str, SourceId)> {
        let Some(source) = self.sources.get(&id) else {
            return Vec::new();
        };
        let names = || std::iter::once(&source.name).chain(&source.aliases);
        let own: BTreeMap<String, &String> = names().map(|name| (folded(name.trim()), name)).collect();
        let others = self.sources.iter().filter(|(other, _)| **other != id);
        others
            .flat_map(|(other, source)| {
                let theirs = std::iter::once(&source.name).chain(&source.aliases);
                let theirs: BTreeSet<String> = theirs.map(|name| folded(name.trim())).collect();
                let shared = theirs.into_iter().filter(|name| !name.is_empty());
                shared
                    .filter_map(|name| own.get(&name))
                    .map(|name| (name.as_str(), *other))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// The claim that the number key `key` marks.
    #[must_use]
    pub fn claim_by_key(&self, key: u8) -> Option<ClaimId> {
        self.claims
            .iter()
            .find(|(_, claim)| claim.key == Some(key))
            .map(|(id, _)| *id)
    }

    /// Whether somebody denies what another states, or values differ.
    #[must_use]
    pub fn is_disputed(&self, claim: ClaimId) -> bool {
        let stances = self
            .mentions
            .values()
            .filter(|mention| mention.claim == claim)
            .map(|mention| mention.stance);
        is_disputed(&stances.collect(), self.values_of(claim).len())
    }

    /// The different values given for a claim's slot, each as first written, with its
    /// mentions. What differs in the format of a number only is one value.
    #[must_use]
    pub fn values_of(&self, claim: ClaimId) -> BTreeMap<&str, Vec<MentionId>> {
        let mut same: BTreeMap<String, (&str, Vec<MentionId>)> = BTreeMap::new();
        for (id, mention) in self.mentions.iter().filter(|(_, m)| m.claim == claim) {
            let value = mention.value.trim();
            if !value.is_empty() {
                let (_, mentions) = same.entry(value_key(value)).or_insert((value, Vec::new()));
                mentions.push(*id);
            }
        }
        same.into_values().collect()
    }

    /// The mentions attributed to a source.
    pub fn mentions_by(&self, source: SourceId) -> impl Iterator<Item = (MentionId, &Mention)> + '_ {
        self.mentions
            .iter()
            .filter(move |(_, m)| m.attribution.as_ref().is_some_and(|a| a.source == source))
            .map(|(id, m)| (*id, m))
    }

    /// The places that name a source.
    pub fn namings_of(&self, source: SourceId) -> impl Iterator<Item = (NamingId, &Naming)> + '_ {
        self.namings
            .iter()
            .filter(move |(_, n)| n.source == source)
            .map(|(id, n)| (*id, n))
    }

    /// The notes on a target.
    pub fn notes_on<'a>(&'a self, target: &'a Target) -> impl Iterator<Item = (NoteId, &'a Note)> + 'a {
        self.notes
            .iter()
            .filter(move |(_, note)| note.on == *target)
            .map(|(id, note)| (*id, note))
    }
}
