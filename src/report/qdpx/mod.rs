//! The marks as a REFI-QDA project (`.qdpx`): what NVivo, MAXQDA, ATLAS.ti and QualCoder
//! exchange. A ZIP with `project.qde` (XML) and the texts in `sources/`.
//!
//! A claim is a code, and below it stands a code for each stance that articles take: a
//! passage has the code of its claim and stance and no other, so that two marks on one
//! passage cannot be mixed up, and a program that knows no codes below codes still shows
//! which is which by its name. Voices are cases, tags are sets, what is known of an article
//! are variables, and a note says what none of this can hold.
//!
//! Texts have plain line ends ([`PlainLines`]): programs read them so, and count so.
//! Names and notes show what cannot be seen ([`visible`](super::visible)), since XML has
//! no way to write most of it; the texts are exact.

mod codes;
mod limits;
mod sources;
mod xml;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::guid::guid;
use super::tree::{NoteOn, Report};
use super::words;
use crate::text::line_ends::PlainLines;
use xml::{Xml, name_of};

/// Writes the archive. Its entries have the first date a ZIP can have: the same dossier
/// gives the same bytes.
pub(super) fn write_to(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let texts: Vec<Text<'_>> = report.texts.iter().map(|text| Text::of(report, text)).collect();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    archive.start_file("project.qde", options)?;
    archive.write_all(&project(report, &texts)?)?;
    for text in &texts {
        archive.start_file(format!("sources/{}.txt", text.guid), options)?;
        archive.write_all(text.lines.text().as_bytes())?;
    }
    out.write_all(archive.finish()?.get_ref())
}

/// An article's text as it stands in the archive.
struct Text<'a> {
    record: &'a super::tree::TextRecord,
    guid: String,
    lines: PlainLines,
}

impl<'a> Text<'a> {
    fn of(report: &Report, record: &'a super::tree::TextRecord) -> Self {
        Self {
            guid: guid(report, &format!("article {}", record.article)),
            lines: PlainLines::of(&record.whole.text),
            record,
        }
    }
}

fn project(report: &Report, texts: &[Text<'_>]) -> io::Result<Vec<u8>> {
    let head = &report.masthead;
    let mut xml = Xml::new()?;
    let user = guid(report, "the analyst");
    let origin = format!("Sejajar {}", head.version);
    let mut attributes = vec![
        ("xmlns", "urn:QDA-XML:project:1.0".to_owned()),
        ("name", name_of(words::title(report))),
        ("origin", name_of(&origin)),
        ("creatingUserGUID", user.clone()),
    ];
    if head.generated_at.ends_with('Z') && head.generated_at.parse::<jiff::Timestamp>().is_ok() {
        attributes.push(("creationDateTime", head.generated_at.clone()));
    }
    xml.within("Project", &attributes, |xml| {
        let analyst = match head.analyst.trim() {
            "" => "Analyst".to_owned(),
            name => name_of(name),
        };
        xml.within("Users", &[], |xml| {
            xml.empty("User", &[("guid", user.clone()), ("name", analyst)])
        })?;
        codes::codebook(xml, report)?;
        sources::variables(xml, report)?;
        sources::cases(xml, report)?;
        sources::sources(xml, report, texts, &user)?;
        notes(xml, report)?;
        codes::sets(xml, report)?;
        xml.text("Description", &words::counts(report).join("; "))?;
        let on_dossier = report.notes.iter().filter(|note| note.on == NoteOn::Dossier);
        xml.note_ref(&guid(report, limits::NOTE))?;
        for note in on_dossier {
            xml.note_ref(&guid(report, &note.id.to_string()))?;
        }
        Ok(())
    })?;
    Ok(xml.finish())
}

/// Every note of the analyst's, and what this file cannot hold.
fn notes(xml: &mut Xml, report: &Report) -> io::Result<()> {
    let note = |xml: &mut Xml, id: &str, name: &str, text: &str| {
        let attributes = [("guid", guid(report, id)), ("name", name_of(name))];
        xml.within("Note", &attributes, |xml| xml.text("PlainTextContent", text))
    };
    xml.within("Notes", &[], |xml| {
        note(xml, limits::NOTE, limits::TITLE, &limits::text(report))?;
        for one in &report.notes {
            let name = format!("{} on {}", one.id, words::note_on(&one.on));
            note(xml, &one.id.to_string(), &name, &one.text)?;
        }
        Ok(())
    })
}
