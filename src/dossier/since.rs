//! What changed between two states of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{ClaimId, Dossier, Mention, MentionId};

/// The claims of the mentions that `new` has otherwise than `old`.
fn differing(old: &BTreeMap<MentionId, Mention>, new: &BTreeMap<MentionId, Mention>) -> impl Iterator<Item = ClaimId> {
    new.iter()
        .filter(|(id, mention)| old.get(id) != Some(mention))
        .map(|(_, mention)| mention.claim)
}

impl Dossier {
    /// The claims of this dossier that are not as they were in `before`: they
    /// themselves, what is marked for them, or how they bear on others.
    #[must_use]
    pub fn claims_changed_since(&self, before: &Self) -> BTreeSet<ClaimId> {
        let claims = self.claims.iter();
        let mut changed: BTreeSet<ClaimId> = claims
            .filter(|(id, claim)| before.claims.get(id) != Some(claim))
            .map(|(id, _)| *id)
            .collect();
        changed.extend(differing(&before.mentions, &self.mentions));
        changed.extend(differing(&self.mentions, &before.mentions));
        let relations = self.relations.iter().chain(&before.relations);
        for (pair, _) in relations.filter(|(pair, _)| self.relations.get(pair) != before.relations.get(pair)) {
            changed.extend([pair.from, pair.to]);
        }
        changed.retain(|id| self.claims.contains_key(id));
        changed
    }
}
