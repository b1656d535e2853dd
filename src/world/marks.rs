//! Files of marks, read for the command line and the window alike.

use std::path::Path;

use crate::exchange::{self, Brought};

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
