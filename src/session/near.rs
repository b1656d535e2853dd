//! Which claims the selected passage may bear on: a claim is easier to find than to
//! find twice.

use std::collections::BTreeSet;

use super::Session;
use crate::dossier::ClaimId;
use crate::text::likeness::likeness;

/// From this likeness on a statement is called much alike.
const MUCH_ALIKE: f32 = 0.5;
/// From this likeness on it says the same in the same words.
const SAME_WORDS: f32 = 0.98;

/// A claim that may be meant, and why it is offered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearClaim {
    /// The claim.
    pub claim: ClaimId,
    /// Another article has a mark of it on a passage that tells the same as the selected one.
    pub in_row: bool,
    /// Its statement is much like the one asked for.
    pub much_alike: bool,
    /// Its statement is the one asked for.
    pub same_words: bool,
}

impl NearClaim {
    /// Why it is offered, in a word or two; empty where it only stands in the list.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self { same_words: true, .. } => "the same",
            Self { in_row: true, .. } => "in this row",
            Self { much_alike: true, .. } => "much alike",
            _ => "",
        }
    }
}

impl Session {
    /// All claims, those first that are marked on what tells the same in other articles,
    /// then those whose statement is most like `wanted`.
    #[must_use]
    pub fn near_claims(&self, wanted: &str) -> Vec<NearClaim> {
        let in_row = self.claims_in_row();
        let mut near: Vec<(f32, NearClaim)> = self
            .dossier()
            .claims()
            .iter()
            .map(|(id, claim)| {
                let alike = likeness(wanted, &claim.statement);
                let found = NearClaim {
                    claim: *id,
                    in_row: in_row.contains(id),
                    much_alike: alike.dice > MUCH_ALIKE,
                    same_words: alike.dice > SAME_WORDS,
                };
                (alike.dice.max(alike.within * MUCH_ALIKE), found)
            })
            .collect();
        near.sort_by(|(a, one), (b, other)| {
            let first = |near: &NearClaim| (!near.same_words, !near.in_row);
            first(one)
                .cmp(&first(other))
                .then(b.total_cmp(a))
                .then(one.claim.cmp(&other.claim))
        });
        near.into_iter().map(|(_, found)| found).collect()
    }

    /// The claims marked on the sentences that tell the same as the selected one.
    fn claims_in_row(&self) -> BTreeSet<ClaimId> {
        let (Some(aligned), Some(here)) = (&self.aligned, self.focused_unit()) else {
            return BTreeSet::new();
        };
        let partners = aligned.partners(here);
        partners
            .filter_map(|unit| self.place_of(unit.article, unit.sentence))
            .flat_map(|place| self.document.mentions_in(place.article, place.span))
            .map(|(_, mention)| mention.claim)
            .collect()
    }
}
