//! Reports to files: each takes the place of the one that is there only when it is whole.

use std::cell::Cell;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::align::Progress;
use crate::dossier::Dossier;
use crate::project::save::save_written;
use crate::report::{self, Format};
use crate::session::Aligned;

/// The share of the work that is done when the report is built and nothing is written.
const BUILT: f32 = 0.3;
/// Bytes written between two looks at the progress.
const PIECE: usize = 1 << 18;
/// About how long a report is: so many times the articles, and so many bytes a mark.
const TIMES_THE_TEXT: u64 = 3;
const MARK_BYTES: u64 = 2_000;

/// The format that a file's name asks for.
///
/// # Errors
/// In words: which file, what to do.
pub fn format_of(path: &Path) -> Result<Format, String> {
    Format::of(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a report in the format that the path's name asks for, with the files
/// that belong beside it. Each file is replaced only when the new one is whole.
/// Whether it was written: `false` when `progress` said stop; the files that are not
/// written yet are then as they were.
///
/// # Errors
/// In words.
pub fn export(
    path: &Path,
    dossier: &Dossier,
    aligned: &Aligned,
    project: &str,
    progress: &dyn Progress,
) -> Result<bool, String> {
    let format = format_of(path)?;
    if !progress.went(0.0) {
        return Ok(false);
    }
    let report = super::report_of(dossier, aligned, project, &super::now());
    let name = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (name(path.file_stem()), name(path.extension()));
    let watched = Watched::new(dossier, progress);
    for suffix in report::beside(format) {
        let write = |out: &mut dyn Write| report::write_beside(suffix, &report, &stem, &extension, out);
        if !watched.save(&beside(path, suffix), write)? {
            return Ok(false);
        }
    }
    let done = watched.save(path, |out| report::write(format, &report, out))?;
    progress.went(1.0);
    Ok(done)
}

/// Saves what writers write, telling how far they are.
struct Watched<'a> {
    progress: &'a dyn Progress,
    /// About how much will be written, in bytes.
    expected: u64,
    written: Cell<u64>,
    stopped: Cell<bool>,
}

impl<'a> Watched<'a> {
    fn new(dossier: &Dossier, progress: &'a dyn Progress) -> Self {
        let texts = dossier.articles().values().map(|entry| entry.article.text.len() as u64);
        Self {
            progress,
            expected: texts.sum::<u64>() * TIMES_THE_TEXT + MARK_BYTES * dossier.mentions().len() as u64,
            written: Cell::new(0),
            stopped: Cell::new(false),
        }
    }

    /// Whether the file is there as a whole.
    fn save(&self, path: &Path, mut write: impl FnMut(&mut dyn Write) -> io::Result<()>) -> Result<bool, String> {
        let saved = save_written(path, &mut |out| write(&mut WatchedOut { out, watched: self }));
        match saved {
            Err(_) if self.stopped.get() => Ok(false),
            saved => saved.map(|()| true).map_err(|error| error.to_string()),
        }
    }
}

struct WatchedOut<'a, 'b> {
    out: &'a mut dyn Write,
    watched: &'a Watched<'b>,
}

impl Write for WatchedOut<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let watched = self.watched;
        #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
        let share = watched.written.get() as f32 / watched.expected.max(1) as f32;
        if !watched.progress.went(BUILT + share.min(1.0) * (0.99 - BUILT)) {
            watched.stopped.set(true);
            return Err(io::Error::other("stopped"));
        }
        let written = self.out.write(bytes.get(..PIECE).unwrap_or(bytes))?;
        watched.written.set(watched.written.get() + written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
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
