//! Claims: made, changed, joined, parted, related, removed.

use std::collections::BTreeSet;

use super::{Change, Plan, next_id};
use crate::article::ArticleId;
use crate::dossier::action::Refusal;
use crate::dossier::model::{Claim, ClaimId, Mention, MentionId, Note, NoteId, SourceId, Stance, Target};
use crate::dossier::relation::{ClaimPair, Relation};
use crate::dossier::words::short;
use crate::text::Span;

/// What an edit of a claim changes.
struct Part {
    /// In words, before the claim's id.
    words: &'static str,
    /// It is typed, letter by letter.
    typed: bool,
}

/// The one part in which two states of a claim differ; of several, the claim itself.
fn changed_part(old: &Claim, new: &Claim) -> Part {
    /// Takes over one part of a claim from another.
    type Take = fn(&mut Claim, &Claim);
    let typed: [(&str, Take); 4] = [
        ("the statement of", |to, from| to.statement.clone_from(&from.statement)),
        ("what is asked by", |to, from| to.asks.clone_from(&from.asks)),
        ("the reason of the assessment of", |to, from| {
            to.assessment.reason.clone_from(&from.assessment.reason);
        }),
        ("the reason for overruling", |to, from| {
            if let (Some(to), Some(from)) = (&mut to.overruled, &from.overruled) {
                to.reason.clone_from(&from.reason);
            }
        }),
    ];
    let picked: [(&str, Take); 4] = [
        ("the key of", |to, from| to.key = from.key),
        ("the tags of", |to, from| to.tags.clone_from(&from.tags)),
        ("the assessment of", |to, from| {
            to.assessment.clone_from(&from.assessment);
        }),
        ("the status of", |to, from| to.overruled.clone_from(&from.overruled)),
    ];
    let only = |take: Take| {
        let mut taken = old.clone();
        take(&mut taken, new);
        taken == *new
    };
    let all = typed
        .map(|part| (part, true))
        .into_iter()
        .chain(picked.map(|part| (part, false)));
    let found = all.into_iter().find(|((_, take), _)| only(*take));
    let ((words, _), typed) = found.unwrap_or((("several parts of", |_, _| ()), false));
    Part { words, typed }
}

impl Plan<'_> {
    /// The lowest number key that no claim has.
    pub(super) fn free_key(&self) -> Option<u8> {
        let made = self.changes.iter().filter_map(|change| match change {
            Change::Claim(_, Some(claim)) => Some(claim),
            _ => None,
        });
        let known = self.dossier.claims.values().chain(made);
        let taken: BTreeSet<u8> = known.filter_map(|claim| claim.key).collect();
        (1..=9).find(|key| !taken.contains(key))
    }

    pub(super) fn put_claim(&mut self, id: ClaimId, claim: Claim) -> Result<(), Refusal> {
        if claim.statement.trim().is_empty() {
            return Err(Refusal::Empty("a claim’s statement"));
        }
        if let Some(credibility) = claim.assessment.credibility
            && !(1..=6).contains(&credibility)
        {
            return Err(Refusal::BadCredibility(credibility));
        }
        if claim
            .overruled
            .as_ref()
            .is_some_and(|word| word.reason.trim().is_empty())
        {
            return Err(Refusal::NoReason);
        }
        for tag in &claim.tags {
            self.tag(*tag)?;
        }
        // A key marks one claim: whoever asks last has it.
        if claim.key.is_some() {
            let others: Vec<(ClaimId, Claim)> = self
                .dossier
                .claims
                .iter()
                .filter(|(other, old)| **other != id && old.key == claim.key)
                .map(|(other, old)| (*other, old.clone()))
                .collect();
            for (other, old) in others {
                self.changes
                    .push(Change::Claim(other, Some(Claim { key: None, ..old })));
            }
        }
        let differs = self.dossier.claims.get(&id) != Some(&claim);
        self.push_if(differs, Change::Claim(id, Some(claim)));
        Ok(())
    }

    /// Typing in one field is one step; each other change is a step of its own.
    pub(super) fn edit_claim(&mut self, id: ClaimId, claim: Claim) -> Result<String, Refusal> {
        let old = self.claim(id)?;
        let what = changed_part(old, &claim);
        let name = self.claim_in_words(id);
        self.merge_key = what.typed.then(|| format!("claim {id} {}", what.words));
        self.put_claim(id, claim)?;
        Ok(format!("Change {} {name}", what.words))
    }

    pub(super) fn remove_claim(&mut self, id: ClaimId) {
        let dossier = self.dossier;
        for (mention, _) in dossier.mentions.iter().filter(|(_, m)| m.claim == id) {
            self.remove_mention(*mention);
        }
        self.remove_notes_on(|target| *target == Target::Claim(id));
        self.remove_relations(id);
        self.choose(|contents| {
            contents.without_claims.remove(&id);
        });
        self.changes.push(Change::Claim(id, None));
    }

    fn remove_relations(&mut self, id: ClaimId) {
        let dossier = self.dossier;
        for pair in dossier.relations.keys().filter(|pair| pair.from == id || pair.to == id) {
            self.changes.push(Change::Relation(*pair, None));
        }
    }

    pub(super) fn merge_claims(&mut self, from: ClaimId, into: ClaimId) -> Result<String, Refusal> {
        if from == into {
            return Err(Refusal::Itself(format!("claim {from}")));
        }
        let dossier = self.dossier;
        let (old, mut kept) = (self.claim(from)?.clone(), self.claim(into)?.clone());
        let label = format!(
            "Merge claim “{}” into “{}”",
            short(&old.statement),
            short(&kept.statement)
        );
        // A passage bears once on a claim: of two marks that say the same one goes.
        let twice: BTreeSet<MentionId> = self.said_by_both(from, into).collect();
        self.give_mentions(into, |id, mention| mention.claim == from && !twice.contains(&id));
        for id in &twice {
            self.remove_mention(*id);
        }
        for (id, note) in dossier.notes.iter().filter(|(_, note)| note.on == Target::Claim(from)) {
            let moved = Note {
                on: Target::Claim(into),
                ..note.clone()
            };
            self.changes.push(Change::Note(*id, Some(moved)));
        }
        for (pair, relation) in dossier
            .relations
            .iter()
            .filter(|(pair, _)| pair.from == from || pair.to == from)
        {
            self.changes.push(Change::Relation(*pair, None));
            let here = |id: ClaimId| if id == from { into } else { id };
            let moved = ClaimPair::new(here(pair.from), *relation, here(pair.to));
            let known = |pair: &ClaimPair| {
                let back = ClaimPair {
                    from: pair.to,
                    to: pair.from,
                };
                dossier.relations.contains_key(pair) || dossier.relations.contains_key(&back)
            };
            if moved.from != moved.to && !known(&moved) {
                self.changes.push(Change::Relation(moved, Some(*relation)));
            }
        }
        kept.tags.extend(&old.tags);
        kept.key = kept.key.or(old.key);
        if kept.asks.is_empty() {
            kept.asks.clone_from(&old.asks);
        }
        if kept.assessment.is_empty() {
            kept.assessment.clone_from(&old.assessment);
        } else if !old.assessment.is_empty() && old.assessment != kept.assessment {
            self.keep_as_note(
                into,
                &format!("Assessed before as “{}”: {}", old.statement, old.assessment.in_words()),
            );
        }
        if kept.overruled.is_none() {
            kept.overruled.clone_from(&old.overruled);
        } else if let Some(word) = old
            .overruled
            .as_ref()
            .filter(|word| kept.overruled.as_ref() != Some(*word))
        {
            let told = format!(
                "Overruled before as “{}”: {}, {}",
                old.statement,
                word.status.word(),
                word.reason
            );
            self.keep_as_note(into, &told);
        }
        // The old one first: its key must be free when the other takes it.
        self.choose(|contents| {
            contents.without_claims.remove(&from);
        });
        self.changes.push(Change::Claim(from, None));
        self.push_if(
            dossier.claims.get(&into) != Some(&kept),
            Change::Claim(into, Some(kept)),
        );
        Ok(label)
    }

    /// The marks of `from` without notes that a mark of `into` repeats: same place, stance,
    /// value, source.
    fn said_by_both(&self, from: ClaimId, into: ClaimId) -> impl Iterator<Item = MentionId> + '_ {
        let dossier = self.dossier;
        let of = move |claim: ClaimId| dossier.mentions.iter().filter(move |(_, m)| m.claim == claim);
        let kept: BTreeSet<_> = of(into).map(|(_, mention)| all_but_claim(mention)).collect();
        let noted = dossier.notes.values().filter_map(|note| match note.on {
            Target::Mention(id) => Some(id),
            _ => None,
        });
        let noted: BTreeSet<MentionId> = noted.collect();
        of(from)
            .filter(move |(id, old)| !noted.contains(*id) && kept.contains(&all_but_claim(old)))
            .map(|(id, _)| *id)
    }

    /// What two claims both have and one can keep only once: the other stays as a note.
    fn keep_as_note(&mut self, on: ClaimId, text: &str) {
        let planned = self.changes.iter().filter_map(|change| match change {
            Change::Note(id, Some(_)) => Some(id.0.saturating_add(1)),
            _ => None,
        });
        let first = next_id(&self.dossier.notes, |id| id.0);
        let id = NoteId(planned.fold(first, u32::max));
        let note = Note {
            on: Target::Claim(on),
            text: text.to_owned(),
        };
        self.changes.push(Change::Note(id, Some(note)));
    }

    pub(super) fn split_claim(
        &mut self,
        id: ClaimId,
        mentions: &[MentionId],
        statement: String,
    ) -> Result<String, Refusal> {
        let old = self.claim(id)?.clone();
        let moved: BTreeSet<MentionId> = mentions.iter().copied().collect();
        for mention in &moved {
            if self.mention(*mention)?.claim != id {
                return Err(Refusal::Gone(format!("mention {mention} of claim {id}")));
            }
        }
        if moved.is_empty() {
            return Err(Refusal::Empty("what is parted from a claim"));
        }
        let label = format!("Part “{}” from claim {id}", short(&statement));
        let new = ClaimId(next_id(&self.dossier.claims, |id| id.0));
        let claim = Claim {
            statement,
            key: self.free_key(),
            asks: old.asks,
            tags: old.tags,
            ..Claim::default()
        };
        self.put_claim(new, claim)?;
        self.give_mentions(new, |id, _| moved.contains(&id));
        Ok(label)
    }

    fn give_mentions(&mut self, claim: ClaimId, which: impl Fn(MentionId, &Mention) -> bool) {
        let dossier = self.dossier;
        for (id, mention) in dossier.mentions.iter().filter(|(id, mention)| which(**id, mention)) {
            let moved = Mention {
                claim,
                ..mention.clone()
            };
            self.changes.push(Change::Mention(*id, Some(moved)));
        }
    }

    pub(super) fn relate(&mut self, from: ClaimId, to: ClaimId, relation: Option<Relation>) -> Result<String, Refusal> {
        if from == to {
            return Err(Refusal::Itself(format!("claim {from}")));
        }
        self.claim(from)?;
        self.claim(to)?;
        // Two claims stand in one relation: the last word holds.
        let wanted = relation.map(|relation| ClaimPair::new(from, relation, to));
        let dossier = self.dossier;
        for pair in [ClaimPair { from, to }, ClaimPair { from: to, to: from }] {
            if dossier.relations.contains_key(&pair) && wanted != Some(pair) {
                self.changes.push(Change::Relation(pair, None));
            }
        }
        if let (Some(pair), Some(relation)) = (wanted, relation) {
            let differs = dossier.relations.get(&pair) != Some(&relation);
            self.push_if(differs, Change::Relation(pair, Some(relation)));
        }
        Ok(match relation {
            Some(relation) => format!("Claim {from} {} claim {to}", relation.words()),
            None => format!("Claims {from} and {to} do not bear on one another"),
        })
    }
}

/// Where an attribution comes from: source, chain, cue.
type Said<'m> = (SourceId, &'m [SourceId], Option<Span>);

/// Everything a mark is but the claim it is of, in an order: claims with thousands of marks
/// are compared by looking them up.
fn all_but_claim(mention: &Mention) -> (ArticleId, &[Span], Stance, &str, Option<Said<'_>>) {
    let said = mention.attribution.as_ref();
    (
        mention.at.article,
        &mention.at.fragments,
        mention.stance,
        &mention.value,
        said.map(|said| (said.source, said.via.as_slice(), said.cue)),
    )
}
