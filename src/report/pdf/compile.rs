//! Typst as a library: a world that holds the template, the data, the fonts and
//! nothing else. It opens no file, knows no clock, finds no package.

use std::collections::BTreeSet;

use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, TextItem};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use unicode_segmentation::UnicodeSegmentation as _;

use super::data::{self, made};
use super::fonts::{FontFile, FontSet};
use crate::report::tree::Report;

const TEMPLATE: &str = include_str!("../../../assets/report/report.typ");

/// Times a document is set anew because shaping found no glyph for what the fonts'
/// tables promised.
const MOST_ROUNDS: usize = 6;

/// The report as the bytes of a PDF.
pub(super) fn compile(report: &Report, more: &[FontFile]) -> Result<Vec<u8>, String> {
    let mut world = ReportWorld::new(FontSet::new(more))?;
    let mut never = Never::default();
    for _ in 0..MOST_ROUNDS {
        let set = &world.set;
        let (data, _) = data::data(report, &|letter| {
            !never.has(letter) && letter.chars().all(|c| is_ignorable(c) || set.has(c))
        });
        world.data = Bytes::new(bytes_of(&data)?);
        let document = typst::compile::<PagedDocument>(&world).output;
        let document = document.map_err(|errors| told(&errors))?;
        let missed = missing_glyphs(&document);
        if !never.learn(&missed) {
            return export(report, &document);
        }
    }
    Err("the report could not be set: no font shows some of its characters".to_owned())
}

/// The date of a report that has none.
const NO_DATE: jiff::civil::DateTime = jiff::civil::date(1980, 1, 1).at(0, 0, 0, 0);

fn bytes_of(data: &Value) -> Result<Vec<u8>, String> {
    serde_json::to_vec(data).map_err(|error| error.to_string())
}

fn export(report: &Report, document: &PagedDocument) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(format!("Sejajar {}", env!("CARGO_PKG_VERSION")))),
        timestamp: timestamp(report),
        page_ranges: None,
        standards: standards.map_err(|error| error.message().to_string())?,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|errors| told(&errors))
}

/// When the report was made, to the second; where it does not say so, 1 January 1980, as in
/// the workbook: PDF/A wants a date, and no clock is read.
fn timestamp(report: &Report) -> Option<Timestamp> {
    let at = made(report).unwrap_or(NO_DATE);
    let number = |n: i8| u8::try_from(n).ok();
    let (month, day) = (number(at.month())?, number(at.day())?);
    let (hour, minute, second) = (number(at.hour())?, number(at.minute())?, number(at.second())?);
    let at = Datetime::from_ymd_hms(i32::from(at.year()), month, day, hour, minute, second)?;
    Some(Timestamp::new_utc(at))
}

fn told(errors: &[SourceDiagnostic]) -> String {
    let messages: BTreeSet<String> = errors.iter().take(8).map(|error| error.message.to_string()).collect();
    let messages: Vec<String> = messages.into_iter().collect();
    format!("the report could not be set as PDF: {}", messages.join("; "))
}

/// Format characters that need no glyph.
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Letters that turned out to have no glyph: what combines with a letter of another
/// font, or a sequence that no font knows.
#[derive(Default)]
struct Never {
    letters: BTreeSet<String>,
    chars: BTreeSet<char>,
}

impl Never {
    fn has(&self, letter: &str) -> bool {
        self.letters.contains(letter) || letter.chars().any(|c| self.chars.contains(&c))
    }

    /// Takes up what had no glyph; whether there was anything. A letter that was known and
    /// comes back in pieces is given up character by character.
    fn learn(&mut self, missed: &BTreeSet<String>) -> bool {
        for letter in missed {
            if !self.letters.insert(letter.clone()) {
                self.chars.extend(letter.chars().filter(|c| !c.is_ascii()));
            }
        }
        !missed.is_empty()
    }
}

/// The letters of the document that are set without a glyph.
fn missing_glyphs(document: &PagedDocument) -> BTreeSet<String> {
    let mut missed = BTreeSet::new();
    let mut frames: Vec<&Frame> = document.pages().iter().map(|page| &page.frame).collect();
    while let Some(frame) = frames.pop() {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => frames.push(&group.frame),
                FrameItem::Text(text) => missed_in(text, &mut missed),
                _ => {}
            }
        }
    }
    missed
}

fn missed_in(item: &TextItem, missed: &mut BTreeSet<String>) {
    if item.glyphs.iter().all(|glyph| glyph.id != 0) {
        return;
    }
    for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let range = glyph.range();
        for (at, letter) in item.text.grapheme_indices(true) {
            let own = at..at + letter.len();
            if own.start < range.end && range.start < own.end {
                missed.insert(letter.to_owned());
            }
        }
    }
}

/// What the typesetter may see.
struct ReportWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    set: FontSet,
    main: FileId,
    template: Source,
    data_id: FileId,
    data: Bytes,
}

impl ReportWorld {
    fn new(set: FontSet) -> Result<Self, String> {
        let id = |name: &str| {
            let path = VirtualPath::new(name).map_err(|error| format!("{error:?}"))?;
            Ok::<FileId, String>(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let main = id("report.typ")?;
        Ok(Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(set.book.clone()),
            set,
            main,
            template: Source::new(main, TEMPLATE.to_owned()),
            data_id: id("data.json")?,
            data: Bytes::new(Vec::new()),
        })
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.set.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
