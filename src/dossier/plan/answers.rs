//! The analyst's word on what the machine suggests: pins, and what was rejected.

use std::collections::BTreeSet;

use super::{Change, Plan};
use crate::article::ArticleId;
use crate::dossier::action::Refusal;
use crate::dossier::model::{Anchor, Dismissed, Pin, PinPair, Place, Suggested};
use crate::dossier::words::listed;

impl Plan<'_> {
    pub(super) fn set_pins(&mut self, pairs: &[(Place, Place)], pin: Option<Pin>) -> Result<String, Refusal> {
        for (a, b) in pairs {
            if a.article == b.article {
                return Err(Refusal::SameArticle(a.article));
            }
            for place in [a, b] {
                self.anchor(&Anchor::new(place.article, place.span))?;
            }
            let pair = PinPair::new(*a, *b);
            let differs = self.dossier.pins.get(&pair).copied() != pin;
            self.push_if(differs, Change::Pin(pair, pin));
        }
        let verb = match pin {
            Some(Pin::Linked) => "Link",
            Some(Pin::Apart) => "Keep apart",
            None => "Unpin",
        };
        let articles: BTreeSet<ArticleId> = pairs.iter().flat_map(|(a, b)| [a.article, b.article]).collect();
        let articles: Vec<String> = articles.iter().map(ArticleId::to_string).collect();
        Ok(format!("{verb} passages of {}", listed(&articles)))
    }

    pub(super) fn dismiss(&mut self, all: &[Dismissed], gone: bool) -> Result<String, Refusal> {
        let Some(first) = all.first() else {
            return Err(Refusal::Empty("a suggestion"));
        };
        for what in all {
            self.anchor(&Anchor::new(what.at.article, what.at.span))?;
            let differs = self.dossier.is_dismissed(what) != gone;
            self.push_if(differs, Change::Dismissed(*what, gone.then_some(())));
        }
        let articles: BTreeSet<ArticleId> = all.iter().map(|what| what.at.article).collect();
        let articles: Vec<String> = articles.iter().map(ArticleId::to_string).collect();
        let (verb, articles) = (if gone { "Reject" } else { "Allow" }, listed(&articles));
        Ok(match first.kind {
            Suggested::Speaker => format!("{verb} a proposed source in {articles}"),
            Suggested::Discrepancy => format!("{verb} a discrepancy of {articles}"),
        })
    }
}
