//! The document the analyst works on. [`Document::perform`] is the only door
//! through which a dossier changes; every change is one undoable step.
//!
//! Invariant: `&mut Dossier` does not leave this folder.

mod action;
mod assessment;
mod change;
pub mod codebook;
mod contents;
mod document;
mod model;
mod parts;
mod pin;
mod places;
mod plan;
mod proposed;
mod query;
mod relation;
pub mod relay;
mod since;
mod source;
mod status;
mod tally;
mod touched;
mod value;
mod variants;
mod words;

pub use action::{Action, MarkAs, Refusal, Said, SourceUse, TakenMark, TakenUp};
pub use assessment::{Assessment, CREDIBILITY, Confidence, Likelihood, meaning};
pub use codebook::{Codebook, TAG_COLOURS, Tag};
pub use contents::{Contents, Section};
pub use document::{Document, HistoryEntry};
pub use model::{
    About, Anchor, Arrangement, Attribution, Claim, ClaimId, Dismissed, Dossier, Entry, Mention, MentionId, Naming,
    NamingId, Note, NoteId, Pin, PinPair, Place, ProposedId, RELIABILITY, Source, SourceId, SourceKind, SourcePair,
    Stance, Suggested, TagId, Target,
};
pub use parts::{Fault, FaultKind, Parts, Record};
pub use places::{Fragment, Places};
pub use proposed::{Proposed, ProposedAs};
pub use relation::{ClaimPair, Relation};
pub use source::{is_day, reliability_words};
pub use status::{Origin, Origins, Overruled, Status};
pub use tally::{Coverage, Tally};
pub use value::value_key;
pub use variants::Variant;
