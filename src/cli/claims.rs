//! `sejajar claims`: every claim with all that is marked and judged of it, as JSON or as
//! text for a terminal.

mod json;
mod text;

pub(super) use json::json;
pub(super) use text::text;

use crate::dossier::Entry;

/// Why an article without a mark has none, as far as that is known without aligning.
fn empty(entry: &Entry) -> &'static str {
    if !entry.has_text() {
        "not applicable"
    } else if entry.read {
        "silent"
    } else {
        "not read"
    }
}
