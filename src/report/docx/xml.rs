//! Writes one XML part in memory: elements are closed in the order they were opened,
//! and nothing that XML cannot hold gets in.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::report::visible::mark;

/// An element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// One XML part.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// A part with its declaration.
    pub(super) fn new() -> Self {
        let mut xml = Self::piece();
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// A piece of a part, to be put into another.
    pub(super) fn piece() -> Self {
        Self {
            writer: Writer::new(Vec::new()),
            open: Vec::new(),
        }
    }

    /// An element that has something in it.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Ends what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose one attribute is a value.
    pub(super) fn value(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text as it stands.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&held(text))));
    }

    /// Puts a piece into what is written.
    pub(super) fn insert(&mut self, at: usize, piece: &[u8]) {
        let written = self.writer.get_mut();
        let at = at.min(written.len());
        written.splice(at..at, piece.iter().copied());
    }

    /// How long it is so far.
    pub(super) fn length(&mut self) -> usize {
        self.writer.get_mut().len()
    }

    /// All of it, with every element closed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        // Into memory: nothing that could fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'static str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        let value = held(value);
        element.push_attribute((*key, value.as_ref()));
    }
    element
}

/// Text with a mark for each character that XML 1.0 cannot hold.
fn held(text: &str) -> Cow<'_, str> {
    // Most text is told to fit by its bytes alone: U+FFFE and U+FFFF begin with 0xEF.
    let plain = |byte: u8| byte >= 0x20 && byte != 0xef;
    if text.bytes().all(plain) || text.chars().all(fits) {
        return Cow::Borrowed(text);
    }
    let one = |c: char| if fits(c) { c.to_string() } else { mark(c) };
    Cow::Owned(text.chars().map(one).collect())
}

const fn fits(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}
