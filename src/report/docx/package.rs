//! The parts as a ZIP archive, with what says which part is which.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::book::{Book, List};
use super::comments::moment;
use super::links;
use super::page;
use super::xml::Xml;
use crate::report::Report;
use crate::report::words;

/// What stands in every document alike.
const STYLES: &str = include_str!("styles.xml");
const FONTS: &str = include_str!("fontTable.xml");
const SETTINGS: &str = include_str!("settings.xml");
const NUMBERING: &str = include_str!("numbering.xml");
const THEME: &str = include_str!("theme.xml");

/// Before this the lists of a document are put.
const END_OF_LISTS: &str = "</w:numbering>";

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const THEMES: &str = "application/vnd.openxmlformats-officedocument";

/// The parts beside the document: id of the relation, file, kind.
const BESIDE: [(&str, &str, &str); 8] = [
    ("styles", "styles.xml", "styles"),
    ("settings", "settings.xml", "settings"),
    ("fontTable", "fontTable.xml", "fontTable"),
    ("numbering", "numbering.xml", "numbering"),
    ("footnotes", "footnotes.xml", "footnotes"),
    ("comments", "comments.xml", "comments"),
    ("footer", "footer.xml", "footer"),
    ("theme", "theme.xml", "theme"),
];

/// Writes the book as a package.
pub(super) fn write(book: Book<'_>, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut zip = Archive::new();
    zip.part("[Content_Types].xml", &types())?;
    zip.part("_rels/.rels", &package_relations())?;
    zip.part("docProps/core.xml", &properties(report))?;
    zip.part("docProps/app.xml", &program(report))?;
    let (body, links) = book.body.finish();
    zip.part("word/document.xml", &links::kept(body, &book.bookmarks))?;
    zip.part("word/_rels/document.xml.rels", &relations(&BESIDE, &links))?;
    zip.part("word/styles.xml", STYLES.as_bytes())?;
    zip.part("word/settings.xml", SETTINGS.as_bytes())?;
    zip.part("word/fontTable.xml", FONTS.as_bytes())?;
    zip.part("word/theme.xml", THEME.as_bytes())?;
    zip.part("word/numbering.xml", &numbering(&book.lists))?;
    zip.part("word/footer.xml", &page::footer(report))?;
    for (name, flow) in [("footnotes", book.footnotes), ("comments", book.comments)] {
        let (part, links) = flow.finish();
        zip.part(&format!("word/{name}.xml"), &links::kept(part, &book.bookmarks))?;
        if !links.is_empty() {
            zip.part(&format!("word/_rels/{name}.xml.rels"), &relations(&[], &links))?;
        }
    }
    out.write_all(&zip.finish()?)
}

/// A ZIP archive in memory: writing it goes back and forth, and `out` does not.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// A part with a fixed date: the same report gives the same bytes.
    fn part(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0.start_file(name, options)?;
        self.0.write_all(bytes)
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// Which part is of which kind.
fn types() -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", namespace)]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{MAIN}.document.main+xml"));
    for (_, file, kind) in BESIDE {
        let family = if kind == "theme" { THEMES } else { MAIN };
        part(&format!("/word/{file}"), &format!("{family}.{kind}+xml"));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    part(
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    );
    xml.finish()
}

const RELATIONS: (&str, &str) = ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");

fn package_relations() -> Vec<u8> {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let all = [
        ("document", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("core", core.to_owned(), "docProps/core.xml"),
        ("app", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ];
    let mut xml = Xml::new();
    xml.open("Relationships", &[RELATIONS]);
    for (id, kind, target) in &all {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.finish()
}

/// What a part refers to: parts beside it, and addresses outside by their numbers.
fn relations(parts: &[(&str, &str, &str)], links: &BTreeMap<String, usize>) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[RELATIONS]);
    for (id, file, kind) in parts {
        let kind = format!("{OFFICE}/{kind}");
        xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", file)]);
    }
    for (address, number) in links {
        let outside = [
            ("Id", format!("link{number}")),
            ("Type", format!("{OFFICE}/hyperlink")),
            ("Target", address.clone()),
            ("TargetMode", "External".to_owned()),
        ];
        let outside = outside.each_ref().map(|(name, value)| (*name, value.as_str()));
        xml.empty("Relationship", &outside);
    }
    xml.finish()
}

/// Title, analyst, day.
fn properties(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let mut say = |name: &'static str, text: &str| {
        xml.open(name, &[]);
        xml.text(&crate::report::visible::visible(text));
        xml.close();
    };
    say("dc:title", words::title(report));
    say("dc:subject", "Coverage report");
    let analyst = report.masthead.analyst.trim();
    say("dc:creator", if analyst.is_empty() { "Sejajar" } else { analyst });
    say("dc:language", "en");
    if let Some(moment) = moment(report) {
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.open(name, &[("xsi:type", "dcterms:W3CDTF")]);
            xml.text(&moment);
            xml.close();
        }
    }
    xml.finish()
}

fn program(report: &Report) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", namespace)]);
    xml.open("Application", &[]);
    xml.text(&format!("Sejajar {}", report.masthead.version));
    xml.close();
    xml.finish()
}

/// The lists: bullets first, then each that counts, from its own number.
fn numbering(lists: &[List]) -> Vec<u8> {
    let mut xml = Xml::piece();
    let bullets = List { kind: "0", start: 1 };
    for (index, list) in std::iter::once(&bullets).chain(lists).enumerate() {
        xml.open("w:num", &[("w:numId", &(index + 1).to_string())]);
        xml.value("w:abstractNumId", list.kind);
        if index > 0 {
            for level in 0..9 {
                xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
                xml.value("w:startOverride", &list.start.to_string());
                xml.close();
            }
        }
        xml.close();
    }
    let end = NUMBERING.find(END_OF_LISTS).unwrap_or(NUMBERING.len());
    let (before, after) = NUMBERING.split_at(end);
    [before.as_bytes(), &xml.finish(), after.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_have_their_place() {
        assert_eq!(super::NUMBERING.matches(super::END_OF_LISTS).count(), 1);
    }
}
