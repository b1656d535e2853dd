//! Project files on disk: read with a bound, saved so that the old file or the
//! new one is there after a crash, a full disk or a power cut, never a part.
//!
//! What a save does, and why, was tried with kill -9, power cuts and injected
//! errors on ext4 and XFS: links are followed to the real file; a new file
//! beside it takes the text and the old one's permissions; it is written,
//! flushed to the disk, read back and compared; then it takes the old one's
//! place in one step, and the folder is flushed too. The file's extended
//! attributes and hard links are not carried over.
#![allow(
    clippy::disallowed_methods,
    reason = "the one file of the library that reads and writes files"
)]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

mod content;
#[cfg(test)]
mod tests;

use content::Content;

use super::MOST_BYTES;

/// A file that a crashed save left behind is removed when it is this old: a
/// save that is still going on in another window is left alone.
const STALE_AFTER: Duration = Duration::from_mins(15);

/// The longest part of a file's name that its temporary file repeats, in bytes:
/// names may have 255.
const MOST_NAME: usize = 180;

/// Why a file was not read or saved, in words for the analyst.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// A new project where something is already.
    #[error("{path}: there is already a file of this name; nothing was changed. Choose another name")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A folder, a device, a pipe.
    #[error("{path}: this is {what}, not a file. Choose a file")]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// No folder to save in.
    #[error("{path}: there is no folder {folder}. Make it, or choose another")]
    NoFolder {
        /// The file.
        path: PathBuf,
        /// The folder that is missing.
        folder: PathBuf,
    },
    /// A link to nothing.
    #[error("{path}: this is a link to {target}, which is not there. Restore that file or remove the link")]
    DeadLink {
        /// The link.
        path: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// A file that its owner protected.
    #[error("{path}: the file is write-protected; it was not changed. Save under another name or lift the protection")]
    WriteProtected {
        /// The file.
        path: PathBuf,
    },
    /// A file too large to be a project.
    #[error("{path}: the file has more than {MOST_BYTES} bytes. Is this the right file?")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A file that is not text.
    #[error("{path}: line {line} is not UTF-8 text. Save the file as UTF-8, or take it from a backup")]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line where UTF-8 ends.
        line: usize,
    },
    /// The disk gave back something else than was written.
    #[error("{path}: the disk did not keep what was written; the file is as it was before. Save to another disk")]
    NotKept {
        /// The file.
        path: PathBuf,
    },
    /// The new file is in place, but the disk has not confirmed it.
    #[error("{path}: saved, but the disk did not confirm it ({source}). Save again before you switch off")]
    NotConfirmed {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused.
    #[error("{path}: could not {doing} ({source}). {}", advice(.source))]
    System {
        /// The file.
        path: PathBuf,
        /// What was tried.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

/// What to do when the system refuses.
fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => "Look whether the name is right",
        ErrorKind::PermissionDenied => "Choose a folder that you may write in, or ask for permission",
        ErrorKind::ReadOnlyFilesystem => "The disk can only be read: save to another one",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "The disk is full: make room, or save to another one",
        ErrorKind::InvalidFilename => "Choose a shorter or simpler name",
        _ => "Try again, or save to another place",
    }
}

/// The text of the project file at `path`.
///
/// # Errors
/// [`FileError`] names the file and says what to do.
pub fn read(path: &Path) -> Result<String, FileError> {
    let system = |source| FileError::System {
        path: path.to_owned(),
        doing: "read it",
        source,
    };
    // Before it is opened: opening a pipe waits for whoever writes to it.
    let metadata = fs::metadata(path).map_err(system)?;
    is_file(path, &metadata)?;
    let too_large = || FileError::TooLarge { path: path.to_owned() };
    if metadata.len() > MOST_BYTES as u64 {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(system)?;
    // Bounded also if the file grows meanwhile.
    file.take(MOST_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(system)?;
    if bytes.len() > MOST_BYTES {
        return Err(too_large());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.as_bytes().get(..error.utf8_error().valid_up_to());
        FileError::NotText {
            path: path.to_owned(),
            line: valid.unwrap_or_default().split(|byte| *byte == b'\n').count(),
        }
    })
}

/// Saves `content` at `path`, in place of the file that is there.
///
/// # Errors
/// [`FileError`] names the file and says what to do. The old file is then as it
/// was, except for [`FileError::NotConfirmed`].
pub fn save(path: &Path, content: impl AsRef<[u8]>) -> Result<(), FileError> {
    save_steps(path, &mut Content::Whole(content.as_ref()), &mut |_| Ok(()))
}

/// Saves what `write` writes at `path`, in place of the file that is there.
///
/// # Errors
/// As [`save`]; an error that `write` returns is [`FileError::System`].
pub fn save_written(path: &Path, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> Result<(), FileError> {
    save_steps(path, &mut Content::Written(write), &mut |_| Ok(()))
}

/// Saves `content` at `path`, where nothing may be yet.
///
/// # Errors
/// [`FileError::Exists`] if something is there; else as [`save`].
pub fn create_new(path: &Path, content: impl AsRef<[u8]>) -> Result<(), FileError> {
    create_steps(path, &mut Content::Whole(content.as_ref()), &mut |_| Ok(()))
}

/// The steps of a save that can fail; tests make each of them fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Make,
    Permissions,
    Write,
    Flush,
    ReadBack,
    Link,
    Replace,
    FlushFolder,
}

/// Asked before every step.
type Gate<'a> = dyn FnMut(Step) -> io::Result<()> + 'a;

fn save_steps(path: &Path, content: &mut Content<'_>, gate: &mut Gate<'_>) -> Result<(), FileError> {
    let target = Target::of(path)?;
    let mut draft = Draft::write(&target, content, gate)?;
    let replace = gate(Step::Replace).and_then(|()| fs::rename(&draft.path, &target.real));
    replace.map_err(|source| target.system("put the new file in place of the old one", source))?;
    draft.is_done = true;
    target.flush_folder(gate)
}

fn create_steps(path: &Path, content: &mut Content<'_>, gate: &mut Gate<'_>) -> Result<(), FileError> {
    let exists = || FileError::Exists { path: path.to_owned() };
    // Also for a link that leads nowhere: it is something.
    if fs::symlink_metadata(path).is_ok() {
        return Err(exists());
    }
    let target = Target::of(path)?;
    let mut draft = Draft::write(&target, content, gate)?;
    // A hard link, unlike a rename, never takes the place of what has come to
    // be there meanwhile.
    let linked = gate(Step::Link).and_then(|()| fs::hard_link(&draft.path, &target.real));
    match linked {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(exists()),
        // Some file systems (FAT, shares) have no hard links: take the name first.
        Err(_) => {
            let taken = OpenOptions::new().write(true).create_new(true).open(&target.real);
            taken.map_err(|source| match source.kind() {
                ErrorKind::AlreadyExists => exists(),
                _ => target.system("make the file", source),
            })?;
            let replace = gate(Step::Replace).and_then(|()| fs::rename(&draft.path, &target.real));
            if let Err(source) = replace {
                let _ = fs::remove_file(&target.real);
                return Err(target.system("give the new file its name", source));
            }
            draft.is_done = true;
        }
    }
    drop(draft);
    target.flush_folder(gate)
}

fn is_file(path: &Path, metadata: &fs::Metadata) -> Result<(), FileError> {
    if metadata.is_file() {
        return Ok(());
    }
    let what = if metadata.is_dir() {
        "a folder"
    } else {
        "a device or a pipe"
    };
    let path = path.to_owned();
    Err(FileError::NotAFile { path, what })
}

/// Where a save goes.
struct Target<'a> {
    /// The path as the analyst knows it.
    path: &'a Path,
    /// The real file, behind all links.
    real: PathBuf,
    /// The real folder.
    folder: PathBuf,
    /// The file that is there now.
    old: Option<fs::Metadata>,
}

impl<'a> Target<'a> {
    fn of(path: &'a Path) -> Result<Self, FileError> {
        let system = |source| FileError::System {
            path: path.to_owned(),
            doing: "save it",
            source,
        };
        let real = match fs::canonicalize(path) {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => Self::new_file(path)?,
            Err(error) => return Err(system(error)),
        };
        let old = match fs::metadata(&real) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(system(error)),
        };
        if let Some(old) = &old {
            is_file(path, old)?;
            // A rename would pass over the protection.
            if old.permissions().readonly() {
                return Err(FileError::WriteProtected { path: path.to_owned() });
            }
        }
        let folder = real.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self {
            path,
            real,
            folder,
            old,
        })
    }

    /// The real path of a file that is not there yet.
    fn new_file(path: &Path) -> Result<PathBuf, FileError> {
        if let Ok(target) = fs::read_link(path) {
            let path = path.to_owned();
            return Err(FileError::DeadLink { path, target });
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let name = path.file_name().ok_or_else(|| FileError::NotAFile {
            path: path.to_owned(),
            what: "a folder",
        })?;
        match fs::canonicalize(folder) {
            Ok(real) => Ok(real.join(name)),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(FileError::NoFolder {
                path: path.to_owned(),
                folder: folder.to_owned(),
            }),
            Err(source) => Err(FileError::System {
                path: path.to_owned(),
                doing: "look into its folder",
                source,
            }),
        }
    }

    fn system(&self, doing: &'static str, source: io::Error) -> FileError {
        FileError::System {
            path: self.path.to_owned(),
            doing,
            source,
        }
    }

    /// Flushes the folder: until then the new name may be lost with the power.
    fn flush_folder(&self, gate: &mut Gate<'_>) -> Result<(), FileError> {
        let flushed = gate(Step::FlushFolder).and_then(|()| flush_folder(&self.folder));
        match flushed {
            Ok(()) => Ok(()),
            // Some file systems cannot: then there is nothing to wait for.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            Err(source) => Err(FileError::NotConfirmed {
                path: self.path.to_owned(),
                source,
            }),
        }
    }

    /// `.NAME.sejajar-`: how the names of this file's temporary files begin.
    fn draft_prefix(&self) -> OsString {
        let name = self.real.file_name().unwrap_or_default();
        let mut prefix = OsString::from(".");
        if name.len() <= MOST_NAME {
            prefix.push(name);
        } else {
            let name = name.to_string_lossy();
            let end = crate::text::span::floor_boundary(&name, MOST_NAME);
            prefix.push(name.get(..end).unwrap_or_default());
        }
        prefix.push(".sejajar-");
        prefix
    }

    /// Removes what crashed saves of this file left behind: files older by
    /// [`STALE_AFTER`] than the one just made. What cannot be removed stays.
    fn sweep(&self, draft: &Draft) {
        let made = |path: &Path| fs::symlink_metadata(path).and_then(|metadata| metadata.modified());
        let Ok(now) = made(&draft.path) else { return };
        let prefix = self.draft_prefix();
        let prefix = prefix.as_encoded_bytes();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let random = name.as_encoded_bytes().strip_prefix(prefix);
            let random = random.and_then(|rest| rest.strip_suffix(b".tmp"));
            let is_draft = random.is_some_and(|r| r.len() == 16 && r.iter().all(u8::is_ascii_hexdigit));
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            let is_old =
                || made(&entry.path()).is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > STALE_AFTER));
            if is_draft && is_file && is_old() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn flush_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file beside the target; removed when dropped, unless it has
/// become the target.
struct Draft {
    path: PathBuf,
    is_done: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_done {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Draft {
    /// A new file of `content`, flushed, read back and compared.
    fn write(target: &Target<'_>, content: &mut Content<'_>, gate: &mut Gate<'_>) -> Result<Self, FileError> {
        let failed = |doing| move |source| target.system(doing, source);
        let (draft, mut file) = gate(Step::Make)
            .and_then(|()| Self::make(target))
            .map_err(failed("make a file beside it"))?;
        target.sweep(&draft);
        gate(Step::Permissions)
            .and_then(|()| take_over(&file, target.old.as_ref()))
            .map_err(failed("give the new file the permissions of the old one"))?;
        let written = gate(Step::Write)
            .and_then(|()| content.write(&file))
            .map_err(failed("write it"))?;
        gate(Step::Flush)
            .and_then(|()| file.sync_all())
            .map_err(failed("write it to the disk"))?;
        let kept = gate(Step::ReadBack)
            .and_then(|()| file.rewind())
            .and_then(|()| written.stands_in(&mut file))
            .map_err(failed("read back what was written"))?;
        if !kept {
            let path = target.path.to_owned();
            return Err(FileError::NotKept { path });
        }
        Ok(draft)
    }

    /// An empty file of a name that nobody else has.
    fn make(target: &Target<'_>) -> io::Result<(Self, File)> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        // Never more open than the file it replaces, not even for a moment.
        #[cfg(unix)]
        if target.old.is_some() {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut tries = 0;
        loop {
            let mut name = target.draft_prefix();
            // Two hashers never start alike: as random as a name has to be.
            name.push(format!("{:016x}.tmp", RandomState::new().hash_one(tries)));
            let path = target.folder.join(name);
            match options.open(&path) {
                Ok(file) => return Ok((Self { path, is_done: false }, file)),
                Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < 16 => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

/// Gives `file` the owner (where that is allowed) and the permissions of `old`.
fn take_over(file: &File, old: Option<&fs::Metadata>) -> io::Result<()> {
    let Some(old) = old else { return Ok(()) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Only root may give files away; without it the file is the saver's.
            let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}
