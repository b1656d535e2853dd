//! Many places marked alike, in one step.

use super::{Plan, short};
use crate::dossier::action::{MarkAs, Refusal};
use crate::dossier::change::Change;
use crate::dossier::model::{Anchor, Mention, MentionId, Naming, NamingId, Note, NoteId, Target};

impl Plan<'_> {
    /// Marks the first place as any place is marked; the others are as the first,
    /// each where it stands.
    pub(super) fn mark_many(&mut self, places: Vec<Anchor>, as_what: MarkAs) -> Result<String, Refusal> {
        let label = format!(
            "Mark {} {}",
            match places.len() {
                1 => "1 passage".to_owned(),
                count => format!("{count} passages"),
            },
            match &as_what {
                MarkAs::Claim(claim, stance, _) => format!("as {claim}, {}", stance.word()),
                MarkAs::NewClaim(statement, ..) => format!("as new claim “{}”", short(statement)),
                MarkAs::Source(name) => format!("as naming {}", short(name)),
                MarkAs::Note(_) => "with a note".to_owned(),
            }
        );
        let mut places = places.into_iter();
        let Some(first) = places.next() else {
            return Err(Refusal::Empty("a mark"));
        };
        self.mark(first, as_what)?;
        for at in places {
            self.anchor(&at)?;
            let again = match self.changes.last() {
                Some(Change::Mention(id, Some(mention))) => Change::Mention(
                    MentionId(id.0.saturating_add(1)),
                    Some(Mention { at, ..mention.clone() }),
                ),
                Some(Change::Naming(id, Some(naming))) => {
                    Change::Naming(NamingId(id.0.saturating_add(1)), Some(Naming { at, ..naming.clone() }))
                }
                Some(Change::Note(id, Some(note))) => Change::Note(
                    NoteId(id.0.saturating_add(1)),
                    Some(Note {
                        on: Target::Passage(at),
                        ..note.clone()
                    }),
                ),
                _ => break,
            };
            self.changes.push(again);
        }
        Ok(label)
    }
}
