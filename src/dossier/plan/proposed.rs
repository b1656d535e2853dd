//! Marks of others: brought in to be reviewed, taken over, rejected.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Plan, next_id};
use crate::dossier::action::Refusal;
use crate::dossier::model::{
    Anchor, Claim, ClaimId, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note, NoteId, ProposedId, Stance,
    Target,
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
        let own = Own::of(self.dossier);
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
            if is_new && !own.has(&one) {
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
        let mut own = Own::of(self.dossier);
        let mut next = Next {
            claim: next_id(&self.dossier.claims, |id| id.0),
            mention: next_id(&self.dossier.mentions, |id| id.0),
            naming: next_id(&self.dossier.namings, |id| id.0),
            note: next_id(&self.dossier.notes, |id| id.0),
        };
        for id in ids {
            let one = self.proposed(*id)?.clone();
            self.take_over(one, &mut own, &mut next)?;
            self.changes.push(Change::Proposed(*id, None));
        }
        Ok(label)
    }

    fn take_over(&mut self, one: Proposed, own: &mut Own, next: &mut Next) -> Result<(), Refusal> {
        // What the analyst has marked in the meantime, or takes over twice in this very step,
        // is not marked twice; only what is noted on it is new.
        let is_there = own.has_mark(&one);
        let Proposed { at, what, comment, .. } = one;
        self.anchor(&at)?;
        if is_there {
            self.note_of_other(Target::Passage(at.clone()), at, comment, own, next);
            return Ok(());
        }
        let (mark, on) = match what {
            ProposedAs::Claim {
                statement,
                stance,
                value,
                said,
            } => {
                let claim = self.claim_stated(statement, own, next)?;
                let attribution = said.as_ref().map(|said| self.said(said)).transpose()?;
                let id = MentionId(taken(&mut next.mention));
                let mention = Mention {
                    claim,
                    at: at.clone(),
                    stance: stance.unwrap_or_default(),
                    value,
                    attribution,
                };
                let mark = OwnMark::Claim(claim, mention.stance, mention.value.trim().to_owned());
                self.changes.push(Change::Mention(id, Some(mention)));
                (Some(mark), Target::Mention(id))
            }
            ProposedAs::Naming(name) => {
                let source = self.source_named(&name)?;
                let naming = Naming { source, at: at.clone() };
                let id = NamingId(taken(&mut next.naming));
                self.changes.push(Change::Naming(id, Some(naming)));
                (Some(OwnMark::Naming(folded(name.trim()))), Target::Passage(at.clone()))
            }
            ProposedAs::Note if comment.trim().is_empty() => return Err(Refusal::Empty("a note")),
            ProposedAs::Note => (None, Target::Passage(at.clone())),
        };
        own.marks.entry(at.clone()).or_default().extend(mark);
        self.note_of_other(on, at, comment, own, next);
        Ok(())
    }

    /// What its author notes on a mark, where that is not noted there already.
    fn note_of_other(&mut self, on: Target, at: Anchor, comment: String, own: &mut Own, next: &mut Next) {
        let is_new = own
            .marks
            .entry(at)
            .or_default()
            .insert(OwnMark::Note(comment.trim().to_owned()));
        if is_new && !comment.trim().is_empty() {
            let id = NoteId(taken(&mut next.note));
            self.changes.push(Change::Note(id, Some(Note { on, text: comment })));
        }
    }

    /// The claim with this statement, made if there is none; case and accents do not matter.
    fn claim_stated(&mut self, statement: String, own: &mut Own, next: &mut Next) -> Result<ClaimId, Refusal> {
        let stated = own.claims.entry(folded(statement.trim())).or_default();
        if let Some(id) = stated.first() {
            return Ok(*id);
        }
        let id = ClaimId(taken(&mut next.claim));
        stated.push(id);
        let claim = Claim {
            statement,
            key: own.keys.pop(),
            ..Claim::default()
        };
        self.put_claim(id, claim)?;
        Ok(id)
    }
}

/// A mark of the analyst's own, as far as another's can be the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum OwnMark {
    /// With the value it gives.
    Claim(ClaimId, Stance, String),
    /// By a name of the source, folded.
    Naming(String),
    Note(String),
}

/// What the analyst has marked where, and the claims by their statements, folded: looked up
/// for each of very many marks.
struct Own {
    marks: BTreeMap<Anchor, BTreeSet<OwnMark>>,
    claims: BTreeMap<String, Vec<ClaimId>>,
    /// The number keys that no claim has, the lowest last.
    keys: Vec<u8>,
}

impl Own {
    fn of(dossier: &Dossier) -> Self {
        let mut marks: BTreeMap<Anchor, BTreeSet<OwnMark>> = BTreeMap::new();
        let mut add = |at: &Anchor, mark| marks.entry(at.clone()).or_default().insert(mark);
        for mention in dossier.mentions.values() {
            let value = mention.value.trim().to_owned();
            add(&mention.at, OwnMark::Claim(mention.claim, mention.stance, value));
        }
        for naming in dossier.namings.values() {
            let source = dossier.sources.get(&naming.source);
            for name in source
                .into_iter()
                .flat_map(|source| source.aliases.iter().chain([&source.name]))
            {
                add(&naming.at, OwnMark::Naming(folded(name.trim())));
            }
        }
        for note in dossier.notes.values() {
            let at = match &note.on {
                Target::Passage(at) => Some(at),
                Target::Mention(id) => dossier.mentions.get(id).map(|mention| &mention.at),
                _ => None,
            };
            if let Some(at) = at {
                add(at, OwnMark::Note(note.text.trim().to_owned()));
            }
        }
        let mut claims: BTreeMap<String, Vec<ClaimId>> = BTreeMap::new();
        for (id, claim) in &dossier.claims {
            claims.entry(folded(claim.statement.trim())).or_default().push(*id);
        }
        let taken: BTreeSet<u8> = dossier.claims.values().filter_map(|claim| claim.key).collect();
        let keys = (1..=9).rev().filter(|key| !taken.contains(key)).collect();
        Self { marks, claims, keys }
    }

    /// Whether there is such a mark, and what its author notes on it.
    fn has(&self, one: &Proposed) -> bool {
        let comment = one.comment.trim();
        let noted = || {
            self.marks
                .get(&one.at)
                .is_some_and(|marks| marks.contains(&OwnMark::Note(comment.to_owned())))
        };
        self.has_mark(one) && (comment.is_empty() || noted())
    }

    /// Whether there is such a mark. One whose stance the file does not say is there with any.
    fn has_mark(&self, one: &Proposed) -> bool {
        let Some(marks) = self.marks.get(&one.at) else {
            return false;
        };
        match &one.what {
            ProposedAs::Claim {
                statement,
                stance,
                value,
                ..
            } => {
                let stated = self.claims.get(&folded(statement.trim()));
                let stances = stance.as_ref().map_or(Stance::ALL.as_slice(), std::slice::from_ref);
                stated.into_iter().flatten().any(|claim| {
                    let with = |stance: &Stance| OwnMark::Claim(*claim, *stance, value.trim().to_owned());
                    stances.iter().any(|stance| marks.contains(&with(stance)))
                })
            }
            ProposedAs::Naming(name) => marks.contains(&OwnMark::Naming(folded(name.trim()))),
            ProposedAs::Note => marks.contains(&OwnMark::Note(one.comment.trim().to_owned())),
        }
    }
}

/// The numbers of the next records.
struct Next {
    claim: u32,
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
