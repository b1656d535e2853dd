//! What text is made of in any part: paragraphs, runs, links, bookmarks, tables.
//!
//! Invariant: text from outside enters a part only through [`Flow::text`], which shows
//! what cannot be seen.

use std::collections::BTreeMap;

use super::direction::{is_rtl, stretches};
use super::xml::{Attributes, Xml};
use crate::report::visible::{Piece, mark, pieces};

/// How a run of text looks, and whose it is.
#[derive(Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// The character style; empty for none.
    pub(super) style: &'a str,
    /// Stressed, beside what the style says.
    pub(super) italic: bool,
    /// Strongly stressed, beside what the style says.
    pub(super) bold: bool,
    /// The language of an article's words (empty where it is not known); `None` for ours.
    pub(super) language: Option<&'a str>,
    /// Whether line ends are shown; else they are blanks.
    pub(super) lines: bool,
}

/// A character style by its name.
pub(super) fn style(style: &str) -> Look<'_> {
    Look {
        style,
        ..Look::default()
    }
}

/// An article's exact words.
pub(super) fn exact<'a>(style: &'a str, language: &'a str) -> Look<'a> {
    Look {
        style,
        language: Some(language),
        lines: true,
        ..Look::default()
    }
}

/// A paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct Para<'a> {
    /// Its style.
    pub(super) style: &'a str,
    /// List and level, if it is numbered or has a bullet.
    pub(super) list: Option<(usize, usize)>,
    /// Levels it is indented by.
    pub(super) indent: usize,
    /// Whether it runs from right to left.
    pub(super) is_rtl: bool,
    /// Whether it stays with the paragraph after it, beside what the style says.
    pub(super) keep_next: bool,
}

/// A paragraph by its style.
pub(super) fn para(style: &str) -> Para<'_> {
    Para {
        style,
        ..Para::default()
    }
}

impl Para<'_> {
    /// The way that a text runs.
    pub(super) fn toward(self, text: &str) -> Self {
        Self {
            is_rtl: is_rtl(text),
            ..self
        }
    }
}

/// Twentieths of a point that a level is indented by.
const INDENT: usize = 360;

/// The text of a part.
pub(super) struct Flow {
    pub(super) xml: Xml,
    /// Addresses outside, each with its number.
    links: BTreeMap<String, usize>,
    /// Which way the paragraph that is open runs.
    is_rtl: bool,
    /// Paragraphs so far, to know whether a cell has any.
    paragraphs: usize,
}

impl Flow {
    /// A part with this root.
    pub(super) fn new(root: &'static str) -> Self {
        let mut xml = Xml::new();
        xml.open(root, &NAMESPACES);
        Self::over(xml)
    }

    /// A piece to be put into a part.
    pub(super) fn piece() -> Self {
        Self::over(Xml::piece())
    }

    const fn over(xml: Xml) -> Self {
        Self {
            xml,
            links: BTreeMap::new(),
            is_rtl: false,
            paragraphs: 0,
        }
    }

    /// Begins a paragraph.
    pub(super) fn begin(&mut self, para: Para<'_>) {
        let xml = &mut self.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        if !para.style.is_empty() {
            xml.value("w:pStyle", para.style);
        }
        if para.keep_next {
            xml.empty("w:keepNext", &[]);
        }
        if let Some((list, level)) = para.list {
            xml.open("w:numPr", &[]);
            xml.value("w:ilvl", &level.min(8).to_string());
            xml.value("w:numId", &list.to_string());
            xml.close();
        }
        if para.is_rtl {
            xml.empty("w:bidi", &[]);
        }
        if para.indent > 0 {
            xml.empty("w:ind", &[("w:left", &(para.indent * INDENT).to_string())]);
        }
        xml.close();
        self.is_rtl = para.is_rtl;
        self.paragraphs += 1;
    }

    /// Ends the paragraph, link or cell that is open.
    pub(super) fn end(&mut self) {
        self.xml.close();
    }

    /// A paragraph of one look.
    pub(super) fn line(&mut self, para: Para<'_>, look: Look<'_>, text: &str) {
        self.begin(para);
        self.text(look, text);
        self.end();
    }

    /// Text without a look of its own, on one line.
    pub(super) fn plain(&mut self, text: &str) {
        self.text(Look::default(), text);
    }

    /// Text in a character style, on one line.
    pub(super) fn styled(&mut self, named: &str, text: &str) {
        self.text(style(named), text);
    }

    /// Text with its look, what cannot be seen as marks.
    pub(super) fn text(&mut self, look: Look<'_>, text: &str) {
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => {
                    for (is_rtl, stretch) in stretches(plain, self.is_rtl) {
                        self.run(look, is_rtl, stretch);
                    }
                }
                Piece::Hidden(hidden) => {
                    let look = Look {
                        style: "Hidden",
                        ..look
                    };
                    self.run(look, false, &mark(hidden));
                }
            }
        }
    }

    fn run(&mut self, look: Look<'_>, is_rtl: bool, text: &str) {
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        properties(xml, look, is_rtl);
        let mut rest = text;
        while !rest.is_empty() {
            let at = rest.find(['\n', '\t']).unwrap_or(rest.len());
            let (words, tail) = rest.split_at(at);
            if !words.is_empty() {
                xml.open("w:t", &[("xml:space", "preserve")]);
                xml.text(words);
                xml.close();
            }
            if tail.starts_with('\t') && look.lines {
                xml.empty("w:tab", &[]);
            } else if tail.starts_with('\n') && look.lines {
                xml.empty("w:br", &[]);
            } else if !tail.is_empty() {
                xml.open("w:t", &[("xml:space", "preserve")]);
                xml.text(" ");
                xml.close();
            }
            rest = tail.get(1..).unwrap_or_default();
        }
        xml.close();
    }

    /// A run that holds one element and no text.
    pub(super) fn sign(&mut self, look: &str, name: &'static str, attributes: Attributes<'_>) {
        self.xml.open("w:r", &[]);
        properties(&mut self.xml, style(look), false);
        self.xml.empty(name, attributes);
        self.xml.close();
    }

    /// What a field is to show.
    pub(super) fn instruction(&mut self, field: &str) {
        self.xml.open("w:r", &[]);
        self.xml.open("w:instrText", &[("xml:space", "preserve")]);
        self.xml.text(field);
        self.xml.close();
        self.xml.close();
    }

    /// A field whose value is known once there are pages.
    pub(super) fn field(&mut self, field: &str) {
        self.xml.open("w:fldSimple", &[("w:instr", field)]);
        self.plain("1");
        self.end();
    }

    /// A gap up to the next tab stop.
    pub(super) fn tab(&mut self) {
        self.sign("", "w:tab", &[]);
    }

    /// Begins a link to a bookmark of the report.
    pub(super) fn to(&mut self, anchor: &str) {
        self.xml
            .open("w:hyperlink", &[("w:anchor", &bookmark(anchor)), ("w:history", "1")]);
    }

    /// Text that leads to a bookmark of the report.
    pub(super) fn link(&mut self, anchor: &str, look: &str, text: &str) {
        self.to(anchor);
        self.styled(look, text);
        self.end();
    }

    /// Begins a link to an address outside; whether it may be one has been asked.
    pub(super) fn outside(&mut self, address: &str) {
        let next = self.links.len() + 1;
        let number = *self.links.entry(address.to_owned()).or_insert(next);
        self.xml
            .open("w:hyperlink", &[("r:id", &format!("link{number}")), ("w:history", "1")]);
    }

    /// Begins a table; the widths of its columns in twentieths of a point.
    pub(super) fn table(&mut self, style: &str, about: &str, widths: &[usize]) {
        let xml = &mut self.xml;
        xml.open("w:tbl", &[]);
        xml.open("w:tblPr", &[]);
        xml.value("w:tblStyle", style);
        let whole: usize = widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let look = [
            ("w:val", "0420"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
        ];
        let also = [("w:lastColumn", "0"), ("w:noHBand", "0"), ("w:noVBand", "1")];
        xml.empty("w:tblLook", &[look.as_slice(), &also].concat());
        xml.value("w:tblCaption", about);
        xml.close();
        xml.open("w:tblGrid", &[]);
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.close();
    }

    /// Begins a row. A head is repeated on every page; a whole one does not break over pages.
    pub(super) fn row(&mut self, is_head: bool, is_whole: bool) {
        let xml = &mut self.xml;
        xml.open("w:tr", &[]);
        if is_head || is_whole {
            xml.open("w:trPr", &[]);
            xml.empty("w:cantSplit", &[]);
            if is_head {
                xml.empty("w:tblHeader", &[]);
            }
            xml.close();
        }
    }

    /// Begins a cell that spans so many columns; says what [`Flow::end_cell`] needs.
    pub(super) fn cell(&mut self, width: usize, columns: usize) -> usize {
        let xml = &mut self.xml;
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if columns > 1 {
            xml.value("w:gridSpan", &columns.to_string());
        }
        xml.close();
        self.paragraphs
    }

    /// Ends a cell, which must hold a paragraph.
    pub(super) fn end_cell(&mut self, before: usize) {
        if self.paragraphs == before {
            self.begin(para("Cell"));
            self.end();
        }
        self.xml.close();
    }

    /// The part, and the addresses it links to, with their numbers.
    pub(super) fn finish(self) -> (Vec<u8>, BTreeMap<String, usize>) {
        (self.xml.finish(), self.links)
    }
}

/// The look of a run, in the order the schema asks for.
fn properties(xml: &mut Xml, look: Look<'_>, is_rtl: bool) {
    if look.style.is_empty() && !look.bold && !look.italic && look.language.is_none() && !is_rtl {
        return;
    }
    xml.open("w:rPr", &[]);
    if !look.style.is_empty() {
        xml.value("w:rStyle", look.style);
    }
    if look.bold {
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
    }
    if look.italic {
        xml.empty("w:i", &[]);
        xml.empty("w:iCs", &[]);
    }
    if look.language == Some("") {
        xml.empty("w:noProof", &[]);
    }
    if is_rtl {
        xml.empty("w:rtl", &[]);
    }
    if let Some(language) = look.language {
        // Word's name for words in no language that it knows.
        let language = if language.is_empty() { "x-none" } else { language };
        let tags = [("w:val", language), ("w:eastAsia", language), ("w:bidi", language)];
        xml.empty("w:lang", &tags);
    }
    xml.close();
}

/// An anchor of the report as the name of a bookmark, which has neither hyphens nor more
/// than forty characters.
pub(super) fn bookmark(anchor: &str) -> String {
    anchor.replace('-', "_").chars().take(40).collect()
}

/// The namespaces of every part.
const NAMESPACES: [(&str, &str); 2] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
];
