//! An anchor of a report in words.

use std::fmt;

use crate::dossier::Section;

/// The place that an anchor names: `m3` is “quotation m3”.
pub(in crate::report) struct Place<'a>(pub(in crate::report) &'a str);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let anchor = self.0;
        if anchor.is_empty() {
            return f.write_str("the head of the report");
        }
        if anchor == "content" {
            return f.write_str("between the sections");
        }
        let section = |anchor: &str| {
            let known = Section::ALL.into_iter().find(|section| section.word() == anchor);
            known.map(Section::title)
        };
        if let Some(title) = section(anchor) {
            return write!(f, "section “{title}”");
        }
        if let Some(title) = anchor.strip_suffix("-title").and_then(section) {
            return write!(f, "the title of section “{title}”");
        }
        if let Some(article) = anchor.strip_prefix("article-") {
            return write!(f, "article {article} in the register");
        }
        if let Some(row) = anchor.strip_prefix("row-") {
            return write!(f, "row {row} of the aligned passages");
        }
        if let Some(mark) = anchor.strip_prefix("in-row-") {
            return write!(f, "mark {mark} in the aligned passages");
        }
        if let Some(mark) = anchor.strip_prefix("disputed-") {
            return write!(f, "quotation {mark} among the disputed claims");
        }
        if let Some(own) = anchor.strip_prefix("text-") {
            return write!(f, "{own} in the texts in full");
        }
        if let Some((article, paragraph)) = anchor.split_once('-')
            && !article.is_empty()
            && article.bytes().all(|byte| byte.is_ascii_uppercase())
            && paragraph.bytes().all(|byte| byte.is_ascii_digit())
        {
            return write!(f, "{article} ¶{paragraph} in the texts in full");
        }
        let kinds = [
            ('m', "quotation"),
            ('c', "claim"),
            ('s', "voice"),
            ('n', "note"),
            ('t', "tag"),
        ];
        match kinds.into_iter().find(|(letter, _)| is_record(anchor, *letter)) {
            Some((_, kind)) => write!(f, "{kind} {anchor}"),
            None => write!(f, "element “{}”", crate::report::visible::visible(anchor)),
        }
    }
}

/// Whether an anchor is the id of a record: its letter and a number.
fn is_record(anchor: &str, letter: char) -> bool {
    let number = anchor.strip_prefix(letter);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
