//! The marks as comments: what each says, and the stretches of text that it is on.

use std::collections::BTreeMap;

use super::book::Book;
use super::flow::{Flow, para};
use super::pieces::{LINES, by, claim, stance, value};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{NamedAt, NoteOn, NoteRecord, Quoted, Voice};
use crate::report::visible::visible;

/// What a comment tells of.
#[derive(Clone, Copy)]
enum On<'a> {
    Mention(&'a Quoted, &'a str),
    Naming(&'a NamedAt, &'a Voice),
    Note(&'a NoteRecord),
}

/// A comment on one stretch of an article's text.
#[derive(Clone, Copy)]
pub(super) struct Remark<'a> {
    /// Where it begins in the article's text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Which fragment of its mark, and of how many.
    part: (usize, usize),
    on: On<'a>,
}

impl Remark<'_> {
    /// Where links lead to this mark in the texts; only its first fragment has it.
    pub(super) fn anchor(&self) -> Option<String> {
        let id = match self.on {
            On::Mention(quote, _) => quote.id.to_string(),
            On::Naming(naming, _) => naming.id.to_string(),
            On::Note(note) => note.id.to_string(),
        };
        (self.part.0 == 1).then(|| format!("text-{id}"))
    }
}

/// The comments on each article, by where they begin; longer ones first.
pub(super) fn remarks(report: &Report) -> BTreeMap<ArticleId, Vec<Remark<'_>>> {
    let mut found: BTreeMap<ArticleId, Vec<Remark<'_>>> = BTreeMap::new();
    let mut put = |article: ArticleId, spans: &[crate::text::Span], on| {
        let place = found.entry(article).or_default();
        place.extend(spans.iter().enumerate().map(|(index, span)| Remark {
            start: span.start,
            end: span.end,
            part: (index + 1, spans.len()),
            on,
        }));
    };
    for card in &report.claims {
        for quote in card.quotations() {
            put(quote.article, &quote.spans, On::Mention(quote, &card.statement));
        }
    }
    for voice in &report.voices {
        for naming in &voice.named {
            put(naming.article, &naming.spans, On::Naming(naming, voice));
        }
    }
    for note in &report.notes {
        if let NoteOn::Passage { article, spans, .. } = &note.on {
            put(*article, spans, On::Note(note));
        }
    }
    for remarks in found.values_mut() {
        remarks.sort_by_key(|remark| (remark.start, std::cmp::Reverse(remark.end)));
    }
    found
}

/// Who comments, and when.
pub(super) struct Signed {
    author: String,
    initials: String,
    date: Option<String>,
}

/// The most characters that Word lets an author's name have, and initials.
const LONGEST: (usize, usize) = (200, 8);

impl Signed {
    /// The analyst, or the program where nobody is named.
    pub(super) fn by(report: &Report) -> Self {
        let named = visible(report.masthead.analyst.trim()).replace(['\n', '\t'], " ");
        let author = if named.is_empty() { "Sejajar".to_owned() } else { named };
        let initials = author.split_whitespace().filter_map(|word| word.chars().next());
        Self {
            initials: initials.take(LONGEST.1).collect(),
            date: moment(report),
            author: author.chars().take(LONGEST.0).collect(),
        }
    }
}

/// When the report was made, if that is a moment.
pub(super) fn moment(report: &Report) -> Option<String> {
    let moment: jiff::Timestamp = report.masthead.generated_at.trim().parse().ok()?;
    let moment = moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    // A year that a date in XML can have.
    moment.starts_with(|c: char| c.is_ascii_digit()).then_some(moment)
}

/// Begins a comment's stretch of text; its number.
pub(super) fn begin(book: &mut Book<'_>, signed: &Signed, remark: &Remark<'_>) -> usize {
    let id = book.last_comment;
    book.last_comment += 1;
    if let Some(anchor) = remark.anchor() {
        book.bookmark(&anchor);
    }
    book.body.xml.empty("w:commentRangeStart", &[("w:id", &id.to_string())]);
    comment(&mut book.comments, &id.to_string(), signed, remark);
    id
}

/// Ends a comment's stretch of text.
pub(super) fn end(book: &mut Book<'_>, id: usize) {
    let id = id.to_string();
    book.body.xml.empty("w:commentRangeEnd", &[("w:id", &id)]);
    book.body
        .sign("CommentReference", "w:commentReference", &[("w:id", &id)]);
}

fn comment(flow: &mut Flow, id: &str, signed: &Signed, remark: &Remark<'_>) {
    let mut attributes = vec![
        ("w:id", id),
        ("w:author", signed.author.as_str()),
        ("w:initials", signed.initials.as_str()),
    ];
    if let Some(date) = &signed.date {
        attributes.push(("w:date", date));
    }
    flow.xml.open("w:comment", &attributes);
    flow.begin(para("CommentText"));
    flow.sign("CommentReference", "w:annotationRef", &[]);
    match remark.on {
        On::Mention(quote, statement) => mention(flow, quote, statement, &part(remark)),
        On::Naming(naming, voice) => {
            flow.plain(&format!("{}{}: names ", naming.id, part(remark)));
            flow.link(&voice.id.to_string(), "Link", &format!("{} {}", voice.id, voice.name));
            flow.end();
        }
        On::Note(note) => {
            flow.link(&note.id.to_string(), "Link", &format!("Note {}", note.id));
            flow.plain(&format!("{}: ", part(remark)));
            flow.text(LINES, &note.text);
            flow.end();
        }
    }
    flow.end();
}

/// "(1 of 2)"; nothing for a mark in one piece.
fn part(remark: &Remark<'_>) -> String {
    match remark.part {
        (_, 1) => String::new(),
        (part, all) => format!(" ({part} of {all})"),
    }
}

/// What a mention's comment says, a paragraph a thing; the first is open.
fn mention(flow: &mut Flow, quote: &Quoted, statement: &str, part: &str) {
    flow.link(&quote.id.to_string(), "Link", &quote.id.to_string());
    flow.plain(&format!("{part} · claim "));
    claim(flow, quote.claim);
    flow.plain(&format!(": {statement}"));
    flow.end();
    flow.begin(para("CommentText"));
    stance(flow, quote.stance);
    value(flow, &quote.value);
    flow.end();
    flow.begin(para("CommentText"));
    by(flow, quote);
    flow.end();
    for note in &quote.notes {
        flow.begin(para("CommentText"));
        flow.link(&note.id.to_string(), "Link", &format!("Note {}", note.id));
        flow.plain(": ");
        flow.text(LINES, &note.text);
        flow.end();
    }
}
