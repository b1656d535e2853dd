//! A Word document read back: its parts, and the words under each comment.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use sejajar::report::{self, Format, Report};

pub fn bytes(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    report::write(Format::Docx, report, &mut bytes).expect("into memory");
    bytes
}

/// A document's parts by name.
pub struct Parts(pub BTreeMap<String, String>);

impl Parts {
    pub fn of(report: &Report) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes(report))).expect("a ZIP archive");
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            parts.insert(file.name().expect("a name").into_owned(), text);
        }
        Self(parts)
    }

    pub fn part(&self, name: &str) -> &str {
        &self.0[name]
    }

    /// All values of an attribute of an element, in order.
    pub fn values(&self, name: &str, element: &str, attribute: &str) -> Vec<String> {
        let mut found = Vec::new();
        read(self.part(name), |event| {
            if let Event::Start(start) | Event::Empty(start) = event
                && start.name().as_ref() == element
            {
                found.extend(value(start, attribute));
            }
        });
        found
    }
}

/// Goes through a part, which must be well-formed and hold what XML can.
pub fn read(xml: &str, mut see: impl FnMut(&Event<'_>)) {
    let fits = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert_eq!(xml.find(|c| !fits(c)), None, "a character that XML cannot hold");
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_i32;
    loop {
        let event = reader.read_event().expect("well-formed");
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
        see(&event);
    }
    assert_eq!(depth, 0, "every element is closed");
}

pub fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().map(|one| one.expect("an attribute"));
    let found = found.filter(|one| one.key.as_ref() == name);
    found
        .map(|one| quick_xml::escape::unescape(&one.value).expect("escaped").into_owned())
        .next()
}

/// The text under each comment, by its id; and how often each is referred to.
pub fn under_comments(document: &str) -> BTreeMap<String, String> {
    let mut open: BTreeMap<String, String> = BTreeMap::new();
    let mut done = BTreeMap::new();
    let mut referred = Vec::new();
    let mut in_text = false;
    read(document, |event| {
        let mut add = |text: &str| open.values_mut().for_each(|words| words.push_str(text));
        match event {
            Event::Start(start) | Event::Empty(start) => match start.name().as_ref() {
                "w:t" => in_text = matches!(event, Event::Start(_)),
                "w:br" => add("\n"),
                "w:tab" => add("\t"),
                "w:commentRangeStart" => {
                    let fresh = open.insert(value(start, "w:id").expect("an id"), String::new());
                    assert_eq!(fresh, None, "begins once");
                }
                "w:commentRangeEnd" => {
                    let id = value(start, "w:id").expect("an id");
                    let words = open.remove(&id).expect("ends what began");
                    assert_eq!(done.insert(id, words), None, "ends once");
                }
                "w:commentReference" => referred.push(value(start, "w:id").expect("an id")),
                _ => {}
            },
            Event::End(end) if end.name().as_ref() == "w:t" => in_text = false,
            Event::Text(text) if in_text => {
                let text = text.to_string();
                add(&quick_xml::escape::unescape(&text).expect("escaped"));
            }
            Event::GeneralRef(name) if in_text => {
                let name = name.to_string();
                add(&quick_xml::escape::unescape(&format!("&{name};")).expect("an entity"));
            }
            _ => {}
        }
    });
    assert!(open.is_empty(), "every comment's stretch ends");
    let distinct: BTreeSet<&String> = referred.iter().collect();
    assert_eq!(distinct.len(), referred.len(), "referred to once");
    assert!(
        distinct.into_iter().eq(done.keys().collect::<BTreeSet<_>>()),
        "each has its sign"
    );
    done
}

/// The text of each comment, by its id.
pub fn comments(parts: &Parts) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current = String::new();
    read(parts.part("word/comments.xml"), |event| match event {
        Event::Start(start) if start.name().as_ref() == "w:comment" => {
            current = value(start, "w:id").expect("an id");
            found.insert(current.clone(), String::new());
        }
        Event::Text(text) => {
            let text = text.to_string();
            let text = quick_xml::escape::unescape(&text).expect("escaped").into_owned();
            if let Some(comment) = found.get_mut(&current) {
                comment.push_str(&text);
            }
        }
        Event::GeneralRef(name) => {
            let name = name.to_string();
            let text = quick_xml::escape::unescape(&format!("&{name};"))
                .expect("an entity")
                .into_owned();
            if let Some(comment) = found.get_mut(&current) {
                comment.push_str(&text);
            }
        }
        _ => {}
    });
    found
}
