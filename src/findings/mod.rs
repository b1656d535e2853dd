//! What the machine sees in articles, for the analyst to accept or reject. Nothing here
//! counts before that.

pub mod attribution;
mod speaker;

pub use attribution::{Attribution, Form, attributions};
pub use speaker::{Speaker, speaker};
