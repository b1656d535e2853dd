//! A discrepancy taken up: one claim, a mark for each place that tells it, with values
//! and sources, in one step.

use super::{Change, Plan, next_id};
use crate::dossier::action::{Refusal, Said, TakenMark, TakenUp};
use crate::dossier::model::{Anchor, Attribution, Claim, ClaimId, Mention, MentionId};
use crate::dossier::words::short;

impl Plan<'_> {
    pub(super) fn take_up(&mut self, taken: TakenUp) -> Result<String, Refusal> {
        let TakenUp { statement, asks, marks } = taken;
        if marks.is_empty() {
            return Err(Refusal::Empty("a mark"));
        }
        let label = format!("Take up as claim “{}”", short(&statement));
        let claim = ClaimId(next_id(&self.dossier.claims, |id| id.0));
        let made = Claim {
            statement,
            asks,
            key: self.free_key(),
            ..Claim::default()
        };
        self.put_claim(claim, made)?;
        let mut id = next_id(&self.dossier.mentions, |id| id.0);
        for mark in marks {
            let TakenMark {
                at,
                stance,
                value,
                said,
            } = mark;
            self.anchor(&at)?;
            if let Some(cue) = said.as_ref().and_then(|said| said.cue) {
                self.anchor(&Anchor::new(at.article, cue))?;
            }
            let attribution = said.as_ref().map(|said| self.said(said)).transpose()?;
            let mention = Mention {
                claim,
                at,
                stance,
                value,
                attribution,
            };
            self.changes.push(Change::Mention(MentionId(id), Some(mention)));
            id = id.saturating_add(1);
        }
        Ok(label)
    }

    pub(super) fn attribute_many(&mut self, all: Vec<(MentionId, Said)>) -> Result<String, Refusal> {
        let label = match all.as_slice() {
            [] => return Err(Refusal::Empty("a source")),
            [(id, said)] => format!(
                "{}: said by {}",
                self.mark_in_words(self.mention(*id)?),
                short(&said.name)
            ),
            many => format!("Take the sources that the text names for {} marks", many.len()),
        };
        for (id, said) in all {
            let mut mention = self.mention(id)?.clone();
            if let Some(cue) = said.cue {
                self.anchor(&Anchor::new(mention.at.article, cue))?;
            }
            mention.attribution = Some(self.said(&said)?);
            self.changes.push(Change::Mention(id, Some(mention)));
        }
        Ok(label)
    }

    pub(super) fn said(&mut self, said: &Said) -> Result<Attribution, Refusal> {
        let source = self.source_named(&said.name)?;
        let mut via = Vec::new();
        for name in &said.via {
            let through = self.source_named(name)?;
            if through != source && !via.contains(&through) {
                via.push(through);
            }
        }
        Ok(Attribution {
            source,
            via,
            cue: said.cue,
        })
    }
}
