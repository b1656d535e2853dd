//! From which score links are shown: more, fewer, or as the app finds best.

use super::{Session, Verb};
use crate::align::ShownFrom;
use crate::dossier::Action;

/// Per cent by which one command shows more links, or fewer.
const STEP: i8 = 5;

impl Session {
    /// The score from which the app finds it best to show links; `None` before the
    /// articles have been compared.
    #[must_use]
    pub fn best_from(&self) -> Option<f32> {
        let scores = self.aligned.as_ref()?.scores.as_ref()?;
        Some(scores.best_from())
    }

    /// The score from which links are shown, set by the analyst or found, in whole per cent.
    #[must_use]
    pub fn shown_from(&self) -> Option<ShownFrom> {
        let set = self.dossier().arrangement().shown_from;
        set.or_else(|| self.best_from().map(ShownFrom::nearest))
    }

    pub(super) fn run_strictness(&mut self, verb: Verb) {
        let (Some(now), Some(best)) = (self.shown_from(), self.best_from()) else {
            self.inform("The articles are not compared yet");
            return;
        };
        let next = match verb {
            Verb::MoreLinks => Some(now.moved(-STEP)),
            Verb::FewerLinks => Some(now.moved(STEP)),
            _ => None,
        };
        self.act(Action::SetShownFrom(next));
        self.inform(match next {
            Some(next) if next == now => format!("Links are shown from {} % already", next.per_cent()),
            Some(next) => format!("Links are shown from {} %", next.per_cent()),
            None => format!(
                "Links are shown as found best: from {} %",
                ShownFrom::nearest(best).per_cent()
            ),
        });
    }
}
