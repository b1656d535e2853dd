//! Marks of others: brought in to be reviewed, taken over, rejected.

use std::collections::BTreeSet;

use super::{Change, Plan, next_id};
use crate::dossier::action::Refusal;
use crate::dossier::model::{
    Anchor, Claim, ClaimId, Entry, Mention, MentionId, Naming, NamingId, Note, NoteId, ProposedId, Stance, Target,
};
use crate::dossier::proposed::{Proposed, ProposedAs};
use crate::dossier::words::short;
use crate::text::fold::folded;

impl Plan<'_> {
    /// Adds articles and marks to review, on them or on those that are there. What is
    /// there already, taken over or rejected, is left out.
    pub(super) fn bring_in(&mut self, entries: Vec<Entry>, proposed: Vec<Proposed>) -> Result<String, Refusal> {
        let articles = entries.len();
        if articles > 0 {
            self.add_articles(entries)?;
        }
        let file = proposed
            .first()
            .map_or_else(String::new, |one| format!(" from {}", short(&one.file)));
        let mut known: BTreeSet<(Anchor, ProposedAs, String)> = BTreeSet::new();
        for one in self.dossier.proposed.values() {
            let (at, what, comment) = one.content();
            known.insert((at.clone(), what.clone(), comment.to_owned()));
        }
        // Most stand where nothing is marked: only the others are looked at one by one.
        let dossier = self.dossier;
        let mentions = dossier.mentions.values().map(|mention| &mention.at);
        let namings = dossier.namings.values().map(|naming| &naming.at);
        let notes = dossier.notes.values().filter_map(|note| match &note.on {
            Target::Passage(at) => Some(at),
            _ => None,
        });
        let marked: BTreeSet<&Anchor> = mentions.chain(namings).chain(notes).collect();
        let first = next_id(&self.dossier.proposed, |id| id.0);
        let mut id = first;
        for one in proposed {
            self.anchor(&one.at)?;
            if let ProposedAs::Claim { said: Some(said), .. } = &one.what
                && let Some(cue) = said.cue
            {
                self.anchor(&Anchor::new(one.at.article, cue))?;
            }
            let (at, what, comment) = one.content();
            let is_new = known.insert((at.clone(), what.clone(), comment.to_owned()));
            if is_new && !(marked.contains(&one.at) && self.is_marked(&one)) {
                self.changes.push(Change::Proposed(ProposedId(id), Some(one)));
                id = id.saturating_add(1);
            }
        }
        Ok(match (articles, id - first) {
            (0, 1) => format!("Bring in 1 mark to review{file}"),
            (0, many) => format!("Bring in {many} marks to review{file}"),
            (articles, many) => format!("Bring in articles ({articles}) and marks to review ({many}){file}"),
        })
    }

    /// Whether the dossier has such a mark of the analyst's own already.
    fn is_marked(&self, one: &Proposed) -> bool {
        let dossier = self.dossier;
        match &one.what {
            ProposedAs::Claim { statement, stance, .. } => {
                let statement = folded(statement.trim());
                let is_it = |mention: &Mention| {
                    mention.at == one.at
                        && stance.is_none_or(|stance| stance == mention.stance)
                        && dossier
                            .claims
                            .get(&mention.claim)
                            .is_some_and(|claim| folded(claim.statement.trim()) == statement)
                };
                dossier.mentions.values().any(is_it)
            }
            ProposedAs::Naming(name) => {
                let source = dossier.source_by_name(name);
                let is_it = |naming: &Naming| naming.at == one.at && Some(naming.source) == source;
                dossier.namings.values().any(is_it)
            }
            ProposedAs::Note => {
                let on = Target::Passage(one.at.clone());
                dossier
                    .notes_on(&on)
                    .any(|(_, note)| note.text.trim() == one.comment.trim())
            }
        }
    }

    fn proposed(&self, id: ProposedId) -> Result<&Proposed, Refusal> {
        let known = self.dossier.proposed.get(&id);
        known.ok_or_else(|| Refusal::Gone(format!("the mark to review {id}")))
    }

    /// Rejects marks for good, or offers them again.
    pub(super) fn reject_proposed(&mut self, ids: &[ProposedId], gone: bool) -> Result<String, Refusal> {
        for id in ids {
            let old = self.proposed(*id)?;
            let changed = Proposed {
                rejected: gone,
                ..old.clone()
            };
            let differs = old.rejected != gone;
            self.push_if(differs, Change::Proposed(*id, Some(changed)));
        }
        let verb = if gone { "Reject" } else { "Offer again" };
        Ok(match ids {
            [] => return Err(Refusal::Empty("what is answered")),
            [one] => format!("{verb} {}", in_words(self.proposed(*one)?)),
            many => format!("{verb} {} marks of others", many.len()),
        })
    }

    /// Makes marks of one's own of marks of others: claims and sources are found, or made,
    /// by their words.
    pub(super) fn accept_proposed(&mut self, ids: &[ProposedId]) -> Result<String, Refusal> {
        let label = match ids {
            [] => return Err(Refusal::Empty("what is answered")),
            [one] => format!("Take over {}", in_words(self.proposed(*one)?)),
            many => format!("Take over {} marks of others", many.len()),
        };
        let mut next = Next {
            mention: next_id(&self.dossier.mentions, |id| id.0),
            naming: next_id(&self.dossier.namings, |id| id.0),
            note: next_id(&self.dossier.notes, |id| id.0),
        };
        for id in ids {
            let one = self.proposed(*id)?.clone();
            self.take_over(one, &mut next)?;
            self.changes.push(Change::Proposed(*id, None));
        }
        Ok(label)
    }

    fn take_over(&mut self, one: Proposed, next: &mut Next) -> Result<(), Refusal> {
        // What the analyst has marked in the meantime is not marked twice.
        if self.is_marked(&one) {
            return Ok(());
        }
        let Proposed { at, what, comment, .. } = one;
        self.anchor(&at)?;
        let on = match what {
            ProposedAs::Claim {
                statement,
                stance,
                value,
                said,
            } => {
                let claim = self.claim_stated(&statement)?;
                let attribution = said.as_ref().map(|said| self.said(said)).transpose()?;
                let id = MentionId(taken(&mut next.mention));
                let mention = Mention {
                    claim,
                    at,
                    stance: stance.unwrap_or(Stance::Asserts),
                    value,
                    attribution,
                };
                self.changes.push(Change::Mention(id, Some(mention)));
                Target::Mention(id)
            }
            ProposedAs::Naming(name) => {
                let source = self.source_named(&name)?;
                let naming = Naming { source, at: at.clone() };
                let id = NamingId(taken(&mut next.naming));
                self.changes.push(Change::Naming(id, Some(naming)));
                Target::Passage(at)
            }
            ProposedAs::Note if comment.trim().is_empty() => return Err(Refusal::Empty("a note")),
            ProposedAs::Note => Target::Passage(at),
        };
        if !comment.trim().is_empty() {
            let id = NoteId(taken(&mut next.note));
            self.changes.push(Change::Note(id, Some(Note { on, text: comment })));
        }
        Ok(())
    }

    /// The claim with this statement, made if there is none; case and accents do not matter.
    fn claim_stated(&mut self, statement: &str) -> Result<ClaimId, Refusal> {
        let wanted = folded(statement.trim());
        let is_it = |claim: &Claim| folded(claim.statement.trim()) == wanted;
        let mut made = self.changes.iter().filter_map(|change| match change {
            Change::Claim(id, Some(claim)) => Some((*id, claim)),
            _ => None,
        });
        let last = made.clone().map(|(id, _)| id.0).max();
        let known = self.dossier.claims.iter().map(|(id, claim)| (*id, claim));
        if let Some((id, _)) = made.find(|(_, claim)| is_it(claim)).or_else(|| {
            let mut known = known;
            known.find(|(_, claim)| is_it(claim))
        }) {
            return Ok(id);
        }
        let next = next_id(&self.dossier.claims, |id| id.0);
        let id = ClaimId(last.map_or(next, |last| next.max(last.saturating_add(1))));
        let claim = Claim {
            statement: statement.to_owned(),
            key: self.free_key(),
            ..Claim::default()
        };
        self.put_claim(id, claim)?;
        Ok(id)
    }
}

/// The numbers of the next records.
struct Next {
    mention: u32,
    naming: u32,
    note: u32,
}

fn taken(next: &mut u32) -> u32 {
    let number = *next;
    *next = number.saturating_add(1);
    number
}

fn in_words(one: &Proposed) -> String {
    let article = one.at.article;
    match &one.what {
        ProposedAs::Claim { statement, .. } => format!("another’s mark of “{}” in {article}", short(statement)),
        ProposedAs::Naming(name) => format!("another’s mark of {} in {article}", short(name)),
        ProposedAs::Note => format!("another’s note in {article}"),
    }
}
