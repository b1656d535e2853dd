//! What the analyst has rejected of what was suggested, and the way back: each can be
//! offered again, as a step of its own.

use super::Session;
use super::answers::{Answered, records};
use crate::dossier::{Action, Dismissed, Pin, PinPair, ProposedId, SourcePair, Suggested};

/// A suggestion that was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// That two sentences tell the same.
    Link(PinPair),
    /// That the words of a cue say who said a sentence.
    Speaker(Dismissed),
    /// That two sources are one.
    OneSource(SourcePair),
    /// A mark of another's.
    Mark(ProposedId),
    /// That articles differ: the number of the discrepancy.
    Discrepancy(usize),
}

impl Session {
    /// Everything that was rejected and is not offered: links, speakers, sources, marks of
    /// others, discrepancies.
    #[must_use]
    pub fn rejected(&self) -> Vec<Rejected> {
        let dossier = self.dossier();
        let pins = dossier.pins().iter();
        let links = pins.filter(|(_, pin)| **pin == Pin::Apart).map(|(pair, _)| *pair);
        let speakers = dossier.dismissed().filter(|what| what.kind == Suggested::Speaker);
        let marks = dossier.proposed().iter().filter(|(_, one)| one.rejected);
        // Those that are not found any more have no words to be told by.
        let all = self.discrepancies().enumerate();
        let discrepancies = all.filter(|(_, (_, answered))| *answered == Answered::Rejected);
        links
            .map(Rejected::Link)
            .chain(speakers.map(Rejected::Speaker))
            .chain(dossier.never_merge().map(Rejected::OneSource))
            .chain(marks.map(|(id, _)| Rejected::Mark(*id)))
            .chain(discrepancies.map(|(number, _)| Rejected::Discrepancy(number)))
            .collect()
    }

    /// Takes a rejection back, so that the app may suggest it again.
    pub(super) fn offer_again(&mut self, rejected: Rejected) {
        self.act(match rejected {
            Rejected::Link(pair) => Action::SetPins(vec![(pair.a, pair.b)], None),
            Rejected::Speaker(what) => Action::Dismiss(vec![what], false),
            Rejected::Discrepancy(number) => match self.discrepancy(number) {
                Some((one, _)) => Action::Dismiss(records(one).collect(), false),
                None => return,
            },
            Rejected::Mark(id) => Action::RejectProposed(vec![id], false),
            Rejected::OneSource(pair) => Action::KeepSourcesApart(pair.a, pair.b, false),
        });
        self.refresh_variants();
    }
}
