//! Files of marks, read for the command line and the window alike.

use std::path::{Path, PathBuf};

use crate::align::Progress;
use crate::dossier::{Action, Document, Dossier};
use crate::exchange::{self, Brought, Placed};

/// Reads a file of marks (`.jsonld`, `.qdpx`).
///
/// # Errors
/// In words: which file, where in it, what is wrong, what to do.
pub fn read_marks(path: &Path) -> Result<Brought, String> {
    let told = |error: std::io::Error| {
        format!(
            "{}: could not read it ({error}). Look whether the name is right",
            path.display()
        )
    };
    let about = std::fs::metadata(path).map_err(told)?;
    if !about.is_file() {
        return Err(format!("{}: this is not a regular file", path.display()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    exchange::check_size(about.len(), &name)?;
    exchange::read(&std::fs::read(path).map_err(told)?, &name)
}

/// Reads files of marks and finds their places, one file after the other: a later one finds
/// the articles that an earlier one brings. `None` when `progress` said stop.
pub(super) fn placed(
    paths: &[PathBuf],
    dossier: Dossier,
    progress: &dyn Progress,
) -> Option<Vec<Result<Placed, String>>> {
    let mut document = Document::new(dossier);
    let mut results = Vec::with_capacity(paths.len());
    for path in paths {
        #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
        if !progress.went(results.len() as f32 / paths.len() as f32) {
            return None;
        }
        let placed = read_marks(path).map(|brought| brought.place(document.dossier(), &super::now()));
        if let Some(placed) = placed.as_ref().ok().filter(|_| paths.len() > 1) {
            // What is refused here is refused, and told, when it is done to the dossier itself.
            let _ = document.perform(Action::BringIn(placed.entries.clone(), placed.proposed.clone()));
        }
        results.push(placed);
    }
    progress.went(1.0);
    Some(results)
}
