//! What the machine sees in articles, for the analyst to accept or reject. Nothing here
//! counts before that.

mod speaker;
pub mod variants;

pub use speaker::{Speaker, speaker};
