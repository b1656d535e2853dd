//! The claim in hand: what the commands on claims ask, and where they lead.

use super::{Prompt, Session, Verb, View};
use crate::dossier::codebook::with_descendants;
use crate::dossier::{Action, ClaimId, TagId};

/// The part of the inspector that the keyboard is to go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Its first field.
    #[default]
    First,
    /// Where the claim stands.
    Standing,
    /// The claim's tags.
    Tags,
    /// The analyst's assessment.
    Assessment,
}

impl Session {
    /// The claim that commands on claims mean: that of the selected mark, or the one
    /// selected, or that of the only mark on the selected passage.
    #[must_use]
    pub fn claim_in_hand(&self) -> Option<ClaimId> {
        let claim_of = |id| self.dossier().mentions().get(&id).map(|mention| mention.claim);
        let selection = self.selection();
        let marked = selection.mention.and_then(claim_of);
        let only = || self.mention_here().and_then(claim_of);
        marked.or(selection.claim).or_else(only)
    }

    /// The part of the inspector that the keyboard was sent to last.
    #[must_use]
    pub const fn inspector_part(&self) -> Part {
        self.inspector_part
    }

    /// The tag whose claims the matrix is to show, and a count that goes up with each
    /// time it is asked for.
    #[must_use]
    pub const fn shown_tag(&self) -> (u64, Option<TagId>) {
        self.shown_tag
    }

    pub(super) fn run_claim(&mut self, verb: Verb) {
        if verb == Verb::Codebook {
            let claim = self.claim_in_hand().and_then(|id| self.dossier().claims().get(&id));
            let tag = claim.and_then(|claim| claim.tags.first().copied());
            self.prompt = Some(Prompt::Codebook(tag));
            return;
        }
        let Some(claim) = self.claim_in_hand() else {
            self.inform("Select a claim first, or a mark of one");
            return;
        };
        match verb {
            Verb::TagClaim => self.inspect(claim, Part::Tags),
            Verb::AssessClaim => self.inspect(claim, Part::Assessment),
            Verb::ClaimStanding => self.inspect(claim, Part::Standing),
            Verb::RelateClaim if self.has_another_claim() => self.prompt = Some(Prompt::Relate(claim)),
            Verb::MergeClaim if self.has_another_claim() => self.prompt = Some(Prompt::MergeClaim(claim)),
            Verb::SplitClaim => {
                let mention = self.selection.mention.into_iter().collect();
                self.prompt = Some(Prompt::SplitClaim(claim, mention));
            }
            _ => self.inform("There is no other claim yet"),
        }
    }

    fn has_another_claim(&self) -> bool {
        self.dossier().claims().len() > 1
    }

    /// Takes the keyboard to a part of the claim in the inspector.
    fn inspect(&mut self, claim: ClaimId, part: Part) {
        self.selection.mention = self.selection.mention.or_else(|| self.mention_here());
        self.selection.claim = Some(claim);
        self.selection.source = None;
        self.keyboard_to_inspector(part);
    }

    pub(super) const fn keyboard_to_inspector(&mut self, part: Part) {
        self.panels.inspector = true;
        self.inspector_part = part;
        self.to_inspector += 1;
    }

    /// Does an action. The claim that comes of joining or parting is then in hand.
    pub(super) fn act_and_hold(&mut self, action: Action) {
        let joined = match &action {
            Action::MergeClaims(_, into) => Some(*into),
            _ => None,
        };
        let parts = matches!(action, Action::SplitClaim(..));
        if !self.act(action) {
            return;
        }
        let newest = self.dossier().claims().last_key_value().map(|(id, _)| *id);
        if let Some(claim) = joined.or(newest.filter(|_| parts)) {
            self.select_claim(claim);
        }
    }

    /// Leads to the claims that have a tag or one below it: to the only one, or to the
    /// matrix of them. Where there is none, to the tag itself.
    pub(super) fn show_tagged(&mut self, tag: TagId) {
        let Some(first) = self.first_tagged(tag) else {
            self.prompt = Some(Prompt::Codebook(Some(tag)));
            return;
        };
        self.prompt = None;
        self.select_claim(first);
        self.view = View::Claims;
        self.shown_tag = (self.shown_tag.0 + 1, Some(tag));
    }

    /// The first claim that has a tag or one below it.
    pub(super) fn first_tagged(&self, tag: TagId) -> Option<ClaimId> {
        let tags = with_descendants(self.dossier().tags(), tag);
        let mut claims = self.dossier().claims().iter();
        let found = claims.find(|(_, claim)| !claim.tags.is_disjoint(&tags));
        found.map(|(id, _)| *id)
    }
}
