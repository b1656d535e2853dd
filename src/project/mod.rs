//! The project file: a dossier as RON that a person can read, diff and merge,
//! and that proves its evidence.
//!
//! [`to_ron`] writes, [`from_ron`] reads and refuses what it cannot hold exactly,
//! [`check`] and [`check_text`] tell everything that is wrong. All of that is
//! pure; only [`save`](mod@save) touches the disk, for `cli` and `app` alone.
//!
//! Invariants: the same dossier gives the same bytes; what is read and written
//! again is the same file; no mark is moved, changed or left out silently; a
//! save leaves the old file or the new one, never a part.
//!
//! ```
//! use sejajar::dossier::Dossier;
//! use sejajar::project::{from_ron, to_ron};
//!
//! let ron = to_ron(&Dossier::default());
//! assert!(ron.starts_with("(\n  sejajar: 1,\n"));
//! let (dossier, odd) = from_ron(&ron)?;
//! assert_eq!(dossier, Dossier::default());
//! assert!(odd.is_empty());
//!
//! let error = from_ron(&ron.replace("sejajar: 1", "sejajar: 2")).unwrap_err();
//! assert!(error.to_string().contains("made by a newer Sejajar (format 2)"));
//! # Ok::<(), sejajar::project::ProjectError>(())
//! ```

mod check;
mod finding;
mod format;
mod outline;
mod read;
mod records;
mod ron_text;
pub mod save;
pub mod source;
mod words;
mod write;

pub use check::check;
pub use finding::{Finding, Position, Problem, ProjectError};
pub use read::{check_text, from_ron};
pub use write::to_ron;

/// The version of the format that is written and read.
pub const VERSION: u32 = 1;

/// The largest project that is read, in bytes.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;
