//! The document while it is written: its body, and what stands beside it in parts of
//! their own (footnotes, comments, lists).

use std::collections::BTreeSet;

use super::flow::{Flow, Look, Para, bookmark, para};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::MarkKind;

/// A heading, for the contents.
pub(super) struct Heading {
    pub(super) level: usize,
    pub(super) anchor: String,
    pub(super) title: String,
}

/// A list: which kind, and the number it begins with.
pub(super) struct List {
    pub(super) kind: &'static str,
    pub(super) start: u32,
}

/// Bullets.
pub(super) const BULLETS: usize = 1;

/// The kinds of lists, as the part of numberings names them.
pub(super) const NUMBERS: &str = "1";
pub(super) const PARAGRAPHS: &str = "2";

/// The document while it is written.
pub(super) struct Book<'a> {
    pub(super) report: &'a Report,
    pub(super) body: Flow,
    pub(super) footnotes: Flow,
    pub(super) comments: Flow,
    pub(super) headings: Vec<Heading>,
    /// Lists beside [`BULLETS`], which is the first.
    pub(super) lists: Vec<List>,
    /// Marks that have their bookmark in the aligned passages.
    pub(super) in_rows: BTreeSet<MarkKind>,
    pub(super) last_comment: usize,
    last_bookmark: usize,
    /// The names of the bookmarks that are there.
    pub(super) bookmarks: BTreeSet<String>,
    last_footnote: usize,
    /// Width of the text on the page that is written, in twentieths of a point.
    pub(super) width: usize,
}

impl<'a> Book<'a> {
    /// Nothing written yet.
    pub(super) fn new(report: &'a Report) -> Self {
        let mut footnotes = Flow::new("w:footnotes");
        for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
            footnotes.xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            footnotes.begin(para("FootnoteText"));
            let line = if kind == "separator" {
                "w:separator"
            } else {
                "w:continuationSeparator"
            };
            footnotes.sign("", line, &[]);
            footnotes.end();
            footnotes.end();
        }
        Self {
            report,
            body: Flow::new("w:document"),
            footnotes,
            comments: Flow::new("w:comments"),
            headings: Vec::new(),
            lists: Vec::new(),
            in_rows: BTreeSet::new(),
            last_comment: 0,
            last_bookmark: 0,
            bookmarks: BTreeSet::new(),
            last_footnote: 0,
            width: 0,
        }
    }

    /// A paragraph of the body.
    pub(super) fn para(&mut self, para: Para<'_>, inside: impl FnOnce(&mut Self)) {
        self.body.begin(para);
        inside(self);
        self.body.end();
    }

    /// A paragraph of ours, on what follows.
    pub(super) fn lead(&mut self, text: &str) {
        self.body.line(para("Lead"), Look::default(), text);
    }

    /// A place that links lead to.
    pub(super) fn bookmark(&mut self, anchor: &str) {
        self.last_bookmark += 1;
        let id = self.last_bookmark.to_string();
        let name = bookmark(anchor);
        let xml = &mut self.body.xml;
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        self.bookmarks.insert(name);
    }

    /// A heading that links and the contents lead to.
    pub(super) fn heading(&mut self, level: usize, anchor: &str, title: &str) {
        self.heading_with(level, anchor, title, |book| book.body.plain(title));
    }

    /// A heading written otherwise than it stands in the contents.
    pub(super) fn heading_with(&mut self, level: usize, anchor: &str, title: &str, inside: impl FnOnce(&mut Self)) {
        let style = match level {
            1 => "Heading1",
            2 => "Heading2",
            3 => "Heading3",
            _ => "Heading4",
        };
        self.para(para(style).toward(title), |book| {
            book.bookmark(anchor);
            inside(book);
        });
        self.headings.push(Heading {
            level,
            anchor: anchor.to_owned(),
            title: title.to_owned(),
        });
    }

    /// A footnote, at the place in the body that is written.
    pub(super) fn footnote(&mut self, inside: impl FnOnce(&mut Flow)) {
        self.last_footnote += 1;
        let id = self.last_footnote.to_string();
        self.body
            .sign("FootnoteReference", "w:footnoteReference", &[("w:id", &id)]);
        let notes = &mut self.footnotes;
        notes.xml.open("w:footnote", &[("w:id", &id)]);
        notes.begin(para("FootnoteText"));
        notes.sign("FootnoteReference", "w:footnoteRef", &[]);
        notes.plain(" ");
        inside(notes);
        notes.end();
        notes.end();
    }

    /// A new list.
    pub(super) fn list(&mut self, kind: &'static str, start: u32) -> usize {
        self.lists.push(List { kind, start });
        self.lists.len() + BULLETS
    }

    /// A cell of the body.
    pub(super) fn cell(&mut self, width: usize, columns: usize, inside: impl FnOnce(&mut Self)) {
        let before = self.body.cell(width, columns);
        inside(self);
        self.body.end_cell(before);
    }

    /// A table's head row of plain words.
    pub(super) fn head<'b>(&mut self, cells: impl IntoIterator<Item = (usize, &'b str)>) {
        self.body.row(true, true);
        for (width, title) in cells {
            self.cell(width, 1, |book| {
                book.body.line(para("CellHead"), Look::default(), title);
            });
        }
        self.body.end();
    }

    /// Ends a table, with the gap that keeps it from the next.
    pub(super) fn end_table(&mut self) {
        self.body.end();
        self.body.begin(para("Gap"));
        self.body.end();
    }

    /// The language of an article's words; empty where it is not known.
    pub(super) fn language(&self, id: ArticleId) -> &'a str {
        self.report.article(id).map_or("", |record| record.language.as_str())
    }
}

/// So many columns in proportion, together as wide as the page.
pub(super) fn shares(width: usize, parts: &[usize]) -> Vec<usize> {
    let all = parts.iter().sum::<usize>().max(1);
    parts.iter().map(|part| width * part / all).collect()
}
