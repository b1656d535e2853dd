//! What the machine sees in articles, for the analyst to accept or reject. Nothing here
//! counts before that.

pub mod attribution;
pub mod discrepancy;
pub mod eval;
mod find;
mod lexicon;
pub mod names;
mod reading;
mod speaker;
#[cfg(test)]
mod tests;
mod union;
mod values;
pub mod variants;

pub use attribution::{Attribution, Form, attributions};
pub use discrepancy::{Discrepancy, Kind, Relation, Side, Tells};
pub use find::Findings;
pub use names::{Name, NameKind};
pub use speaker::{Speaker, known_in, speaker};
