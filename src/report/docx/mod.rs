//! A report as a Word document (OOXML, transitional), written part by part: every mark
//! is a comment on exactly its words in the texts in full.
//!
//! What stands in every document alike (styles, fonts, settings, kinds of lists) are the
//! XML files beside this one; colours are named in `styles.xml` and nowhere else.

mod analyst;
mod book;
mod claims;
mod comments;
mod direction;
mod flow;
mod links;
mod matrix;
mod package;
mod page;
mod passages;
mod pieces;
mod prose;
mod register;
mod standing;
mod texts;
mod timeline;
mod xml;

use std::io;

use super::Report;

/// Writes the report as a Word document.
///
/// # Errors
/// What `out` says.
pub(super) fn write_to(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let mut book = book::Book::new(report);
    page::write(&mut book, report);
    package::write(book, report, out)
}
