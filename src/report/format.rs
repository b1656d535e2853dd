//! The formats a report can be written in, and the file names that ask for them.

use std::fmt;
use std::path::Path;

use super::visible;

/// A format a report can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One self-contained HTML file.
    Html,
    /// Markdown (GitHub's dialect, for the tables).
    Markdown,
    /// CSV: several files, a tidy table each, with CSVW metadata.
    Csv,
    /// A Word document, every mark a comment on its words.
    Docx,
    /// An Excel workbook: claims by article, and the tables of CSV as sheets.
    Xlsx,
    /// All of the report as JSON, with its JSON Schema beside it.
    Json,
    /// The articles as a bibliography in CSL-JSON.
    Csl,
    /// The articles as a bibliography in BibLaTeX.
    Biblatex,
    /// PDF, for printing and for keeping; not in every build ([`Format::check_built`]).
    Pdf,
    /// The marks as W3C Web Annotations in JSON-LD.
    WebAnnotation,
    /// The marks as a REFI-QDA project, for programs of qualitative analysis.
    Qdpx,
}

/// What the name of a file ends with, and the format that it asks for. Where two fit,
/// the first: `.csl.json` stands before `.json`.
const ENDINGS: [(&str, Format); 13] = [
    ("html", Format::Html),
    ("htm", Format::Html),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("docx", Format::Docx),
    ("xlsx", Format::Xlsx),
    ("csl.json", Format::Csl),
    ("json", Format::Json),
    ("bib", Format::Biblatex),
    ("pdf", Format::Pdf),
    ("jsonld", Format::WebAnnotation),
    ("qdpx", Format::Qdpx),
];

impl Format {
    /// The format that the file's name asks for (case does not matter).
    ///
    /// # Errors
    /// [`UnknownFormat`] names the endings that are known.
    ///
    /// ```
    /// use std::path::Path;
    /// use sejajar::report::Format;
    /// assert_eq!(Format::of(Path::new("out/Report.HTM")), Ok(Format::Html));
    /// assert!(Format::of(Path::new("report.odt")).unwrap_err().to_string().starts_with(
    ///     "“.odt” is not a format a report can be written in; use .html, .htm, .md",
    /// ));
    /// ```
    pub fn of(path: &Path) -> Result<Self, UnknownFormat> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match ENDINGS.iter().find(|(ending, _)| stem_before(&name, ending).is_some()) {
            Some((_, format)) => Ok(*format),
            None => Err(UnknownFormat {
                ending: path.extension().unwrap_or_default().to_string_lossy().into_owned(),
            }),
        }
    }

    /// Whether this build can write it.
    ///
    /// # Errors
    /// What is missing and what to do, in words: the typesetter for PDF is not in every build.
    pub const fn check_built(self) -> Result<(), &'static str> {
        match self {
            Self::Pdf if !super::pdf::BUILT => Err(super::pdf::NOT_BUILT),
            _ => Ok(()),
        }
    }
}

/// A file's name without the ending of its format; `None` where it has another.
fn stem_before<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len())?;
    let (stem, end) = (name.get(..at)?, name.get(at..)?);
    let stem = stem.strip_suffix('.')?;
    (!stem.is_empty() && end.eq_ignore_ascii_case(ending)).then_some(stem)
}

/// A name that asks for no format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat {
    /// How it ends, without the dot; empty where there is none.
    pub ending: String,
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ending.is_empty() {
            f.write_str("a report’s format follows the file’s ending, and there is none; use ")?;
        } else {
            let ending = visible::visible(&self.ending);
            write!(f, "“.{ending}” is not a format a report can be written in; use ")?;
        }
        for (index, (known, _)) in ENDINGS.iter().enumerate() {
            let comma = match index {
                0 => "",
                _ if index + 1 == ENDINGS.len() => " or ",
                _ => ", ",
            };
            write!(f, "{comma}.{known}")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownFormat {}
