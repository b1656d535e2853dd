//! A dossier as a document to hand over: one neutral tree, several writers.
//!
//! [`build`] turns the dossier, its alignment and a few [`Facts`] from outside
//! into a [`Report`]: everything a reader sees, in order, with nothing of any
//! format in it. [`write()`] turns a report into one of the [`Format`]s. The same
//! dossier and facts give the same bytes.
//!
//! Invariant: a report holds text exactly as it stands in the articles; writers
//! escape it and show what cannot be seen ([`visible`]). Nothing in a written
//! report runs, and nothing is loaded from elsewhere.

mod build;
mod csv;
mod dates;
pub mod html;
pub mod markdown;
mod method;
mod prose;
mod runs;
mod tables;
pub mod tree;
pub mod verify;
pub mod visible;
mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

pub use build::build;
pub use tree::Report;

use crate::article::ArticleId;

/// What a report says of itself that the dossier does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When the report is made, as it is to be read; empty leaves it out.
    pub generated_at: String,
    /// The program's version.
    pub version: String,
    /// The project file's name, without folders; empty when it was never saved.
    pub project_file: String,
    /// SHA-256 of the project file's bytes, 64 hex digits; empty when it was never saved.
    pub project_sha256: String,
    /// The folder's name of the language model that helped to align; empty without one.
    pub model: String,
}

/// One row of the Synopsis, as a report takes it: for each article, the
/// passages that tell this, as ranges of sentence indexes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlignedRow {
    /// The passages by article; articles that tell nothing here are absent.
    pub cells: BTreeMap<ArticleId, Vec<Range<u32>>>,
}

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// Markdown (GitHub's dialect, for the tables).
    Markdown,
    /// CSV: several files, a tidy table each, with CSVW metadata.
    Csv,
}

/// Every extension a report can be written to, with its format.
const EXTENSIONS: [(&str, Format); 5] = [
    ("html", Format::Html),
    ("htm", Format::Html),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
];

impl Format {
    /// The format of a file that ends in `extension` (without the dot; case does not matter).
    ///
    /// # Errors
    /// [`UnknownFormat`] names the extensions that are known.
    ///
    /// ```
    /// use sejajar::report::Format;
    /// assert_eq!(Format::from_extension("HTM"), Ok(Format::Html));
    /// assert_eq!(
    ///     Format::from_extension("docx").unwrap_err().to_string(),
    ///     "“docx” is not a format a report can be written in; use .html, .htm, .md, .markdown or .csv",
    /// );
    /// ```
    pub fn from_extension(extension: &str) -> Result<Self, UnknownFormat> {
        let wanted = extension.trim_start_matches('.');
        EXTENSIONS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(wanted))
            .map(|(_, format)| *format)
            .ok_or_else(|| UnknownFormat {
                extension: wanted.to_owned(),
            })
    }
}

/// An extension that no format has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat {
    /// The extension, without the dot.
    pub extension: String,
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.extension.is_empty() {
            f.write_str("a report’s format follows the file’s extension, and there is none; use ")?;
        } else {
            let extension = visible::visible(&self.extension);
            write!(f, "“{extension}” is not a format a report can be written in; use ")?;
        }
        for (index, (known, _)) in EXTENSIONS.iter().enumerate() {
            let comma = match index {
                0 => "",
                _ if index + 1 == EXTENSIONS.len() => " or ",
                _ => ", ",
            };
            write!(f, "{comma}.{known}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownFormat {}

/// The report in a format; of CSV its first table, the mentions ([`files()`] has all).
#[must_use]
pub fn write(format: Format, report: &Report) -> String {
    match format {
        Format::Html => html::write(report),
        Format::Markdown => markdown::write(report),
        Format::Csv => csv::text(&tables::mentions(report)),
    }
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What its name has in place of the extension that was asked for: "-claims.csv".
    /// `None` for the file that was asked for itself.
    pub suffix: Option<&'static str>,
    /// What stands in it.
    pub text: String,
}

/// All files of an export to `STEM` with the format's extension, the one that was
/// asked for last: once it is there, the others are too. Only CSV has more than one.
#[must_use]
pub fn files(format: Format, report: &Report, stem: &str, extension: &str) -> Vec<File> {
    match format {
        Format::Html | Format::Markdown => vec![File {
            suffix: None,
            text: write(format, report),
        }],
        Format::Csv => csv::files(report, stem, extension),
    }
}

/// What the names of the files beside the one that is asked for end with.
#[must_use]
pub const fn beside(format: Format) -> &'static [&'static str] {
    match format {
        Format::Html | Format::Markdown => &[],
        Format::Csv => &csv::BESIDE,
    }
}
