//! The texts in full, with the marks as comments on exactly their words.
//!
//! Invariant: between the two ends of a comment stands text of the article and nothing
//! else. A paragraph's number is that of a list, a fold's reason is a footnote.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::book::{Book, PARAGRAPHS};
use super::comments::{self, Remark, Signed};
use super::flow::{Para, exact, para};
use super::passages::mark_style;
use super::pieces::article;
use crate::report::Report;
use crate::report::tree::{Run, TextPart, TextRecord};

/// What a reader of this file must know beside the words of all formats.
const COMMENTS_LEAD: &str = "Each mark is a comment on the words that it marks: what the article says there of which claim, and who is said to have said it. A mark in several pieces has a comment on each.";

/// The texts in full.
pub(super) fn texts(book: &mut Book<'_>, report: &Report) {
    book.lead("Each article as imported, paragraph by paragraph; what is folded as page furniture stands in its place in small grey type.");
    let mut remarks = comments::remarks(report);
    if !remarks.is_empty() {
        book.lead(COMMENTS_LEAD);
    }
    let signed = Signed::by(report);
    for text in &report.texts {
        let own = remarks.remove(&text.article).unwrap_or_default();
        full_text(book, &signed, text, &own);
    }
}

/// The comments that are open or still to come while a text is written.
struct Pending<'r, 'a> {
    coming: std::iter::Peekable<std::slice::Iter<'r, Remark<'a>>>,
    /// Where each that is open ends, and its number.
    open: BinaryHeap<Reverse<(usize, usize)>>,
    signed: &'r Signed,
}

impl Pending<'_, '_> {
    /// Begins all that begin before the text at `at`. What has ended by then is on
    /// white space that no paragraph has, and gets its comment here.
    fn begin(&mut self, book: &mut Book<'_>, at: usize) {
        while let Some(remark) = self.coming.next_if(|remark| remark.start <= at) {
            let id = comments::begin(book, self.signed, remark);
            if remark.end <= at {
                comments::end(book, id);
            } else {
                self.open.push(Reverse((remark.end, id)));
            }
        }
    }

    /// Ends all that end before the next text, at `next`.
    fn end(&mut self, book: &mut Book<'_>, next: usize) {
        while let Some(Reverse((end, id))) = self.open.peek().copied() {
            if end > next {
                return;
            }
            self.open.pop();
            comments::end(book, id);
        }
    }
}

fn full_text(book: &mut Book<'_>, signed: &Signed, text: &TextRecord, remarks: &[Remark<'_>]) {
    let record = book.report.article(text.article);
    let title = record.map_or_else(
        || text.article.to_string(),
        |record| format!("{} {}", text.article, record.outlet),
    );
    book.heading_with(2, &format!("text-{}", text.article), &title, |book| {
        article(&mut book.body, text.article, record);
    });
    let mut pending = Pending {
        coming: remarks.iter().peekable(),
        open: BinaryHeap::new(),
        signed,
    };
    let starts = starts(text);
    let mut list: Option<(usize, u32)> = None;
    let mut part = 0;
    for paragraph in &text.paragraphs {
        // A list counts on by itself; where a number is missing a new one begins.
        let own = match list {
            Some((own, last)) if last + 1 == paragraph.number => own,
            _ => book.list(PARAGRAPHS, paragraph.number),
        };
        list = Some((own, paragraph.number));
        for (index, given) in paragraph.parts.iter().enumerate() {
            let from = starts.get(part).copied().unwrap_or(usize::MAX);
            part += 1;
            let next = starts.get(part).copied().unwrap_or(usize::MAX);
            let (style, runs) = match given {
                TextPart::Text(runs) => ("Text", runs),
                TextPart::Folded(_, runs) => ("Folded", runs),
            };
            let look = Para {
                list: (index == 0).then_some((own, 0)),
                ..para(style).toward(&beginning(runs))
            };
            book.para(look, |book| {
                if index == 0 {
                    book.bookmark(&format!("{}-{}", text.article, paragraph.number));
                }
                self::part(book, &mut pending, text, runs, (from, next));
                if let TextPart::Folded(reason, _) = given {
                    book.footnote(|flow| flow.plain(&format!("Folded as page furniture: {reason}.")));
                }
            });
        }
    }
    if pending.coming.peek().is_some() {
        // Marks on nothing but white space, after all that is text.
        book.para(para("Text"), |book| pending.begin(book, usize::MAX));
    }
}

/// A part of a paragraph that begins at one place, the next one at another.
fn part(book: &mut Book<'_>, pending: &mut Pending<'_, '_>, text: &TextRecord, runs: &[Run], at: (usize, usize)) {
    let language = book.language(text.article);
    let (mut at, next) = at;
    for (index, run) in runs.iter().enumerate() {
        pending.begin(book, at);
        book.body.text(exact(&mark_style(&run.marks), language), &run.text);
        at = at.saturating_add(run.text.len());
        // Up to the next run, or over the white space before the next part.
        pending.end(book, if index + 1 < runs.len() { at } else { next });
    }
}

/// Where each part of a text begins in the article: its first sentence does.
fn starts(text: &TextRecord) -> Vec<usize> {
    let parts = text.paragraphs.iter().flat_map(|paragraph| &paragraph.parts);
    let mut sentences = text
        .whole
        .sentences
        .iter()
        .map(|sentence| sentence.span.start)
        .peekable();
    let begin = |part: &TextPart| {
        let (TextPart::Text(runs) | TextPart::Folded(_, runs)) = part;
        let length: usize = runs.iter().map(|run| run.text.len()).sum();
        let start = sentences.next().unwrap_or(usize::MAX);
        while sentences.next_if(|next| *next < start.saturating_add(length)).is_some() {}
        start
    };
    parts.map(begin).collect()
}

/// Enough of a text to see which way it runs.
fn beginning(runs: &[Run]) -> String {
    runs.iter().take(20).map(|run| run.text.as_str()).collect()
}
