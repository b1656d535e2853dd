//! The document the analyst works on. [`Document::perform`] is the only door
//! through which a dossier changes; every change is one undoable step.
//!
//! Invariant: `&mut Dossier` does not leave this folder.

mod action;
mod change;
mod document;
mod model;
mod parts;
mod plan;
mod query;
mod tally;

pub use action::{Action, MarkAs, Refusal};
pub use document::{Document, HistoryEntry};
pub use model::{
    About, Anchor, Arrangement, Attribution, Claim, ClaimId, Dossier, Entry, Mention, MentionId, Naming, NamingId,
    Note, NoteId, Pin, PinPair, Place, RELIABILITY, Source, SourceId, Stance, Target,
};
pub use parts::{Fault, FaultKind, Parts, Record};
pub use tally::{Coverage, Tally};
