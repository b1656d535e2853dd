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
mod citations;
mod csv;
mod dates;
mod docx;
mod format;
mod guid;
pub mod html;
mod json;
pub mod markdown;
mod method;
pub mod pdf;
mod prose;
mod qdpx;
mod runs;
mod tables;
pub mod tree;
pub mod verify;
pub mod visible;
mod web_annotation;
pub mod wording;
mod words;
mod xlsx;

use std::collections::BTreeMap;
use std::io;
use std::ops::Range;

pub use build::build;
pub use format::{Format, UnknownFormat};
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

/// Writes the file that was asked for. Of CSV it is the table of mentions; the other
/// tables stand [beside](beside()) it.
///
/// # Errors
/// What `out` says; that this build cannot write the format ([`Format::check_built`]).
pub fn write(format: Format, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Html => html::write_to(report, out),
        Format::Markdown => out.write_all(markdown::write(report).as_bytes()),
        Format::Csv => out.write_all(csv::text(&tables::mentions(report)).as_bytes()),
        Format::Qdpx => qdpx::write_to(report, out),
        Format::WebAnnotation => web_annotation::write_to(report, out),
        Format::Docx => docx::write_to(report, out),
        Format::Json => json::write(report, out),
        Format::Csl => out.write_all(citations::csl(report).as_bytes()),
        Format::Biblatex => out.write_all(citations::biblatex(report).as_bytes()),
        Format::Xlsx => xlsx::write(report, out),
        Format::Pdf => pdf::write_to(report, out),
    }
}

/// What the names of the files beside the one that is asked for have in place of its
/// ending: "-claims.csv". They are written before it: once it is there, they are too.
#[must_use]
pub const fn beside(format: Format) -> &'static [&'static str] {
    match format {
        Format::Csv => &csv::BESIDE,
        Format::Json => &json::BESIDE,
        _ => &[],
    }
}

/// Writes one of the files [beside](beside()) `STEM.EXTENSION`.
///
/// # Errors
/// What `out` says.
pub fn write_beside(
    suffix: &str,
    report: &Report,
    stem: &str,
    extension: &str,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    if json::BESIDE.contains(&suffix) {
        return out.write_all(json::SCHEMA.as_bytes());
    }
    out.write_all(csv::beside(suffix, report, stem, extension).as_bytes())
}
