//! Reports to files: each takes the place of the one that is there only when it is whole.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::dossier::Dossier;
use crate::project::save::save_written;
use crate::report::{self, Format};
use crate::session::Aligned;

/// The format that a file's name asks for.
///
/// # Errors
/// In words: which file, what to do.
pub fn format_of(path: &Path) -> Result<Format, String> {
    Format::of(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a report in the format that the path's name asks for, with the files
/// that belong beside it. Each file is replaced only when the new one is whole.
///
/// # Errors
/// In words.
pub fn export(path: &Path, dossier: &Dossier, aligned: &Aligned, project: &str) -> Result<(), String> {
    let format = format_of(path)?;
    let report = super::report_of(dossier, aligned, project, &super::now());
    let name = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (name(path.file_stem()), name(path.extension()));
    for suffix in report::beside(format) {
        let mut write = |out: &mut dyn Write| report::write_beside(suffix, &report, &stem, &extension, out);
        save_written(&beside(path, suffix), &mut write).map_err(|error| error.to_string())?;
    }
    let mut write = |out: &mut dyn Write| report::write(format, &report, out);
    save_written(path, &mut write).map_err(|error| error.to_string())
}

/// The file beside `path` whose name has `suffix` in place of the extension.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// Whether an export to `path` would replace a file.
pub(super) fn would_replace(path: &Path) -> bool {
    let others = Format::of(path).map_or(&[][..], report::beside);
    path.exists() || others.iter().any(|suffix| beside(path, suffix).exists())
}
