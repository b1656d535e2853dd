//! XML a piece at a time: what is written is well-formed, whatever the text.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::report::visible::visible;

/// The longest name that is written, in characters: lists of codes stay readable.
const MOST_NAME: usize = 160;

/// Attributes in the order they are written.
pub(super) type Attributes<'a> = &'a [(&'a str, String)];

/// An XML document being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(super) fn new() -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(Self(writer))
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    /// An element and what `inside` writes.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element of text; what cannot be seen is shown.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.within(name, &[], |xml| {
            xml.0.write_event(Event::Text(BytesText::new(&visible(text))))
        })
    }

    /// Several lines of “name: value” in a description; nothing where all values are empty.
    pub(super) fn description(&mut self, lines: &[(&str, String)]) -> io::Result<()> {
        let known = lines.iter().filter(|(_, value)| !value.trim().is_empty());
        let lines: Vec<String> = known
            .map(|(name, value)| format!("{name}: {}", one_line(value)))
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        self.text("Description", &lines.join("\n"))
    }

    pub(super) fn note_ref(&mut self, guid: &str) -> io::Result<()> {
        self.empty("NoteRef", &[("targetGUID", guid.to_owned())])
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, value.as_str()));
    }
    start
}

/// Text on one line, with what cannot be seen shown.
pub(super) fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name: on one line, and not too long.
pub(super) fn name_of(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(MOST_NAME) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default().trim_end()),
        None => line,
    }
}
