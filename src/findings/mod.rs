//! What the machine sees in articles, for the analyst to accept or reject. Nothing here
//! counts before that.

pub mod attribution;
pub mod discrepancy;
pub mod eval;
pub mod names;
mod speaker;
pub mod variants;

pub use attribution::{Attribution, Form, attributions};
pub use speaker::{Speaker, speaker};
