//! The articles as JSON has them: what is known of each, and its text in full.

use serde::Serialize;

use super::places::{Offsets, Paragraphs, Place, Texts};
use super::register::SourceRef;
use crate::report::tree::{self, ArticleRecord, Report};

/// An article as it was imported.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Article<'a> {
    /// Its siglum: A, B, C and on.
    id: String,
    /// The outlet, or the name of the file where none is known.
    outlet: &'a str,
    /// The headline; may be empty.
    headline: &'a str,
    /// Who wrote it, as the page says; may be empty.
    byline: &'a str,
    /// The date as the page gives it; may be empty.
    date: &'a str,
    /// That date as YYYY-MM-DD; null where it cannot be read in one way only.
    date_read: Option<String>,
    /// The address as it was given, not checked: it may be none of the web; may be empty.
    address: &'a str,
    /// Language code; empty where it is not known.
    language: &'a str,
    /// The name of the file it came from.
    file: &'a str,
    /// SHA-256 of that file, 64 hex digits.
    sha256: &'a str,
    /// Length of that file in bytes.
    bytes: u64,
    /// The encoding it was read in.
    encoding: &'a str,
    /// When it was imported, as ISO 8601; may be empty.
    captured: &'a str,
    /// Whether the analyst has read it. Silence of an article that is not read says nothing.
    read: bool,
    /// Whose text it is a copy of; null where it is nobody's.
    copy_of: Option<SourceRef<'a>>,
    /// The text in full, unchanged: what all places of this article are counted in.
    text: &'a str,
    /// Its sentences in order; with the white space between them they are all of the text.
    sentences: Vec<Sentence>,
    /// What is folded as page furniture: menus, teasers, share lines.
    furniture: Vec<Furniture<'a>>,
}

/// A sentence of an article.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Sentence {
    /// The number of its paragraph, from 1, furniture included.
    paragraph: u32,
    /// Where it stands.
    offsets: Offsets,
}

/// A stretch of page furniture.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Furniture<'a> {
    /// Why it is folded.
    reason: &'a str,
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
    /// Where it stands.
    place: Place<'a>,
}

impl<'a> Article<'a> {
    pub(super) fn of(article: &'a ArticleRecord, report: &'a Report, texts: &Texts<'a>) -> Self {
        let whole = report.texts.iter().find(|text| text.article == article.id);
        let sentences = whole.map_or(&[][..], |text| &text.whole.sentences);
        let folds = report.passages.furniture.iter();
        Self {
            id: article.id.to_string(),
            outlet: &article.outlet,
            headline: &article.headline,
            byline: &article.byline,
            date: &article.date,
            date_read: article.published.map(|day| day.to_string()),
            address: &article.url,
            language: &article.language,
            file: &article.file_name,
            sha256: &article.sha256,
            bytes: article.bytes,
            encoding: &article.encoding,
            captured: &article.captured,
            read: article.read,
            copy_of: article.copy_of.as_ref().map(SourceRef::of),
            text: whole.map_or("", |text| &text.whole.text),
            sentences: sentences
                .iter()
                .map(|sentence| Sentence {
                    paragraph: sentence.paragraph,
                    offsets: texts.offsets(article.id, sentence.span),
                })
                .collect(),
            furniture: folds
                .filter(|fold| fold.article == article.id)
                .map(|fold| furniture(fold, texts))
                .collect(),
        }
    }
}

fn furniture<'a>(fold: &'a tree::FoldRecord, texts: &Texts<'a>) -> Furniture<'a> {
    Furniture {
        reason: &fold.reason,
        paragraphs: fold.paragraphs.into(),
        place: texts.place(fold.article, fold.span),
    }
}
