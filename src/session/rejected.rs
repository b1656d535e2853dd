//! What the analyst has rejected of what was suggested, and the way back: each can be
//! offered again, as a step of its own.

use super::Session;
use crate::dossier::{Action, Dismissed, Pin, PinPair, SourcePair};

/// A suggestion that was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// That two sentences tell the same.
    Link(PinPair),
    /// That the words of a cue say who said a sentence.
    Speaker(Dismissed),
    /// That two sources are one.
    OneSource(SourcePair),
}

impl Session {
    /// Everything that was rejected and is not offered: links, then speakers, then sources.
    #[must_use]
    pub fn rejected(&self) -> Vec<Rejected> {
        let dossier = self.dossier();
        let pins = dossier.pins().iter();
        let links = pins.filter(|(_, pin)| **pin == Pin::Apart).map(|(pair, _)| *pair);
        links
            .map(Rejected::Link)
            .chain(dossier.dismissed().map(Rejected::Speaker))
            .chain(dossier.never_merge().map(Rejected::OneSource))
            .collect()
    }

    /// Takes a rejection back, so that the app may suggest it again.
    pub(super) fn offer_again(&mut self, rejected: Rejected) {
        self.act(match rejected {
            Rejected::Link(pair) => Action::SetPins(vec![(pair.a, pair.b)], None),
            Rejected::Speaker(what) => Action::Dismiss(what, false),
            Rejected::OneSource(pair) => Action::KeepSourcesApart(pair.a, pair.b, false),
        });
        self.refresh_variants();
    }
}
