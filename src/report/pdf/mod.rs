//! A report as PDF: tagged, for printing and for keeping (PDF/UA-1 and PDF/A-2a).
//!
//! The report becomes [data](data()) that the template `assets/report/report.typ` sets.
//! Text is data, never markup, so nothing in a dossier can be read as an instruction.
//! The typesetter is typst as a library; it is part of the program only with the
//! feature `pdf`, since building it costs minutes ([`BUILT`]).

#![allow(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "nodes are made to be put into others, and all text from outside goes through a pen"
)]

mod analyst;
mod claims;
#[cfg(feature = "pdf")]
mod compile;
mod data;
#[cfg(feature = "pdf")]
mod fonts;
mod marked;
mod node;
mod passages;
mod pen;
mod prose;
mod register;
mod standing;
mod timeline;

use std::fmt::Display;
use std::io;

pub use data::data;
#[cfg(feature = "pdf")]
pub use fonts::{Face, FontFile, lacking};

use super::tree::Report;
use crate::article::ArticleId;
use crate::report::tree::Paragraphs;

/// Whether this build can write PDF.
pub const BUILT: bool = cfg!(feature = "pdf");

/// What is said of a PDF that is asked of a build that writes none.
pub const NOT_BUILT: &str =
    "this build writes no PDF; build Sejajar with “--features pdf”, or export .html and print it from a browser";

/// What the section of full texts says of itself: on paper nothing is folded away.
const TEXTS_LEAD: &str =
    "Each article as imported, paragraph by paragraph; what is page furniture is set small and says why it was folded.";

/// Writes the report with the fonts of ours only: what they lack is shown as marks.
///
/// # Errors
/// [`NOT_BUILT`] as [`io::ErrorKind::Unsupported`], what the typesetter or `out` says.
pub fn write_to(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    #[cfg(feature = "pdf")]
    return write_with(report, &[], out);
    #[cfg(not(feature = "pdf"))]
    {
        let _ = (report, out);
        Err(io::Error::new(io::ErrorKind::Unsupported, NOT_BUILT))
    }
}

/// Writes the report with more fonts, for the characters that ours [lack](lacking).
///
/// # Errors
/// What the typesetter or `out` says.
#[cfg(feature = "pdf")]
pub fn write_with(report: &Report, fonts: &[FontFile], out: &mut dyn io::Write) -> io::Result<()> {
    let bytes = compile::compile(report, fonts).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

/// Where a mark is to be found in the texts in full: at its first stretch, or at its
/// paragraph when it marks nothing but white space, which no sentence holds.
fn text_anchor(mark: &impl Display, words: &str, article: ArticleId, paragraphs: Paragraphs) -> String {
    if words.trim().is_empty() {
        format!("{article}-{}", paragraphs.first)
    } else {
        format!("text-{mark}")
    }
}

/// Whether a quotation may be parted between two pages: one that need not be is kept whole.
const fn is_long(text: &str) -> bool {
    text.len() > 900
}
