//! What the project says: codes, texts, passages, notes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::xml::Element;
use super::{Archive, shown};
use crate::exchange::{Brought, Fragment, Mark, Text, Voice, What, once, stance};
use crate::text::points::Points;

/// The deepest that codes stand in each other: what the XML reader lets through.
const MOST_DEPTH: usize = 64;

/// A code of the codebook.
struct Code<'a> {
    name: &'a str,
    description: &'a str,
    parent: Option<&'a str>,
}

/// A project being read.
struct Reading<'a> {
    codes: BTreeMap<&'a str, Code<'a>>,
    notes: BTreeMap<&'a str, &'a str>,
    users: BTreeMap<&'a str, &'a str>,
    is_own: bool,
    brought: Brought,
}

/// Reads the project.
pub(super) fn read(root: &Element, archive: &mut Archive<'_>, file: &str) -> Result<Brought, String> {
    if root.name != "Project" {
        return Err(format!(
            "project.qde begins with “{}”; expected a REFI-QDA project",
            shown(&root.name)
        ));
    }
    let mut reading = Reading {
        codes: BTreeMap::new(),
        notes: BTreeMap::new(),
        users: BTreeMap::new(),
        is_own: root.value("origin").starts_with("Sejajar"),
        brought: Brought::new(file),
    };
    for user in root.all("Users").flat_map(|users| users.all("User")) {
        reading.users.insert(user.value("guid"), user.value("name"));
    }
    for codes in root.all("CodeBook").flat_map(|book| book.all("Codes")) {
        reading.codes_in(codes, None, 0);
    }
    for note in root.all("Notes").flat_map(|notes| notes.all("Note")) {
        reading
            .notes
            .insert(note.value("guid"), note.text_of("PlainTextContent"));
    }
    for source in root.all("Sources").flat_map(|sources| &sources.children) {
        if source.name == "TextSource" {
            reading.source(source, archive)?;
        } else {
            let what = "pictures, PDF, sound and video are left out: Sejajar reads the marks of texts";
            once(&mut reading.brought.left_out, what);
        }
    }
    if reading.brought.texts.is_empty() && reading.brought.left_out.is_empty() {
        return Err("there are no texts in it; export the project with its sources".to_owned());
    }
    let lacks = if reading.is_own {
        "chains of attribution, the words that attribute, tags, assessments and relations do not come with a REFI-QDA file"
    } else {
        "codes come as claims, and the file says nothing of stances: a mark that is taken over asserts its claim until you say otherwise"
    };
    reading.brought.lacks.push(lacks.to_owned());
    Ok(reading.brought)
}

impl<'a> Reading<'a> {
    fn codes_in(&mut self, within: &'a Element, parent: Option<&'a str>, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        for code in within.all("Code") {
            let guid = code.value("guid");
            let description = code.text_of("Description");
            let name = code.value("name");
            self.codes.insert(
                guid,
                Code {
                    name,
                    description,
                    parent,
                },
            );
            self.codes_in(code, Some(guid), depth + 1);
        }
    }

    fn source(&mut self, source: &'a Element, archive: &mut Archive<'_>) -> Result<(), String> {
        let name = source.value("name");
        let path = source.value("plainTextPath");
        let words = match source.first("PlainTextContent") {
            Some(content) => content.text.clone(),
            None if path.is_empty() => {
                once(
                    &mut self.brought.left_out,
                    format!("“{}” has no plain text and is left out", shown(name)),
                );
                return Ok(());
            }
            None => archive.text(path)?,
        };
        if source.first("Coding").is_some() {
            let what = "codes on whole texts are left out: a mark needs a passage";
            once(&mut self.brought.left_out, what);
        }
        if !self.is_own && words.contains("\r\n") {
            let what = "a text of it has line ends of two characters, which some programs count as one: look whether its marks are on their words";
            once(&mut self.brought.lacks, what);
        }
        let index = self.brought.push_text(Text {
            name: name.to_owned(),
            text: Some(words.clone()),
            ..Text::default()
        })?;
        let points = Points::of(&words);
        // Parts of one mark of ours stand in several passages: the marks that the first made.
        let mut parts: BTreeMap<&str, Range<usize>> = BTreeMap::new();
        for selection in source.all("PlainTextSelection") {
            self.selection(selection, &points, index, &mut parts)?;
        }
        Ok(())
    }

    fn selection(
        &mut self,
        selection: &'a Element,
        points: &Points<'_>,
        text: usize,
        parts: &mut BTreeMap<&'a str, Range<usize>>,
    ) -> Result<(), String> {
        let number = |name: &str| selection.value(name).trim().parse::<usize>().ok();
        let at = number("startPosition").zip(number("endPosition"));
        let span = at.and_then(|(start, end)| points.bytes(start, end));
        let fragment = || Fragment {
            at,
            // By its words, in case that the dossier has another text of it.
            quote: span.map(|span| span.of(points.text()).to_owned()),
            ..Fragment::default()
        };
        let name = selection.value("name");
        let record = name.split_once(", part ").filter(|_| self.is_own);
        if let Some(marks) = record.and_then(|(record, _)| parts.get(record)).cloned() {
            for mark in marks {
                self.brought.extend(mark, fragment())?;
            }
            return Ok(());
        }
        let description = selection.text_of("Description");
        let noted = selection
            .all("NoteRef")
            .filter_map(|note| self.notes.get(note.value("targetGUID")));
        let mut comments: Vec<&str> = noted.map(|note| note.trim()).collect();
        if !self.is_own {
            comments.insert(0, description.trim());
        }
        comments.retain(|comment| !comment.is_empty());
        let comment = comments.join("\n\n");
        let codings: Vec<&Element> = selection.all("Coding").collect();
        let author = |element: &Element| {
            let user = self.users.get(element.value("creatingUser"));
            user.map_or_else(String::new, |name| name.trim().to_owned())
        };
        let mut marks: Vec<(What, String)> = codings
            .iter()
            .filter_map(|coding| {
                let target = coding.first("CodeRef")?.value("targetGUID");
                Some((self.coded(target, description)?, author(coding)))
            })
            .collect();
        if marks.len() < codings.len() {
            let what = "codings without a code, or with one that has no name, are left out";
            once(&mut self.brought.left_out, what);
        }
        if marks.is_empty() && !comment.is_empty() {
            marks.push((What::Note, author(selection)));
        }
        if marks.is_empty() {
            let what = "passages with neither a code nor a note are left out: they say nothing";
            once(&mut self.brought.left_out, what);
        }
        let first = self.brought.marks.len();
        for (what, author) in marks {
            self.brought.push(Mark {
                called: name.to_owned(),
                author,
                text: Some(text),
                fragments: vec![fragment()],
                what,
                comment: comment.clone(),
            })?;
        }
        if let Some((record, part)) = record
            && part.contains(" of ")
            && self.brought.marks.len() > first
        {
            parts.insert(record, first..self.brought.marks.len());
        }
        Ok(())
    }

    /// What a code says of a passage.
    fn coded(&self, target: &str, passage: &str) -> Option<What> {
        let code = self.codes.get(target)?;
        if self.is_own {
            if let Some(voice) = line(code.description, "Voice") {
                return Some(What::Naming(voice.to_owned()));
            }
            let parent = code.parent.and_then(|parent| self.codes.get(parent));
            if let Some(statement) = parent.and_then(|parent| line(parent.description, "Statement")) {
                return Some(What::Claim {
                    statement: statement.to_owned(),
                    stance: line(code.description, "Stance").and_then(stance),
                    value: line(passage, "Value").unwrap_or_default().to_owned(),
                    voice: line(passage, "Voice").map(|name| Voice {
                        name: name.to_owned(),
                        ..Voice::default()
                    }),
                });
            }
        }
        let name = code.name.trim();
        (!name.is_empty()).then(|| What::Claim {
            statement: name.to_owned(),
            stance: None,
            value: String::new(),
            voice: None,
        })
    }
}

/// The value of a line “name: value” of a description of ours.
fn line<'a>(description: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = description.lines();
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
    Some(value.trim()).filter(|value| !value.is_empty())
}
