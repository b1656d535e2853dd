//! Places in articles' texts, counted in the three ways that programs count.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::tree::{self, Report};
use crate::article::ArticleId;
use crate::text::Span;
use crate::text::points::Points;

/// A stretch, from its first unit to the one after its last, counted from 0.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Range {
    /// How many units stand before it.
    start: usize,
    /// How many units stand before its end.
    end: usize,
}

/// Where a stretch of an article's text stands: in the field `text` of the article.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Offsets {
    /// In bytes of the text as UTF-8, as Rust and Go count and as the project file has it.
    bytes: Range,
    /// In Unicode code points, as Python counts, and as Web Annotation and REFI-QDA do.
    code_points: Range,
    /// In UTF-16 units, as JavaScript, Java, C# and UIMA count.
    utf16: Range,
}

/// A place in an article with the exact words that stand there.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Place<'a> {
    /// Where it stands.
    offsets: Offsets,
    /// The exact words.
    text: &'a str,
}

/// Paragraph numbers of an article, from 1, furniture included.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Paragraphs {
    /// The first.
    first: u32,
    /// The last; the same as the first where it is one.
    last: u32,
}

impl From<tree::Paragraphs> for Paragraphs {
    fn from(paragraphs: tree::Paragraphs) -> Self {
        Self {
            first: paragraphs.first,
            last: paragraphs.last,
        }
    }
}

/// The texts that places are in.
pub(super) struct Texts<'a>(BTreeMap<ArticleId, Points<'a>>);

impl<'a> Texts<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let texts = report.texts.iter();
        Self(texts.map(|text| (text.article, Points::of(&text.whole.text))).collect())
    }

    /// Where a span of an article stands.
    pub(super) fn offsets(&self, article: ArticleId, span: Span) -> Offsets {
        let text = self.0.get(&article);
        let range = |count: &dyn Fn(&Points<'a>, usize) -> usize| Range {
            start: text.map_or(0, |text| count(text, span.start)),
            end: text.map_or(0, |text| count(text, span.end)),
        };
        Offsets {
            bytes: Range {
                start: span.start,
                end: span.end,
            },
            code_points: range(&Points::at),
            utf16: range(&Points::units),
        }
    }

    /// A span of an article with its words.
    pub(super) fn place(&self, article: ArticleId, span: Span) -> Place<'a> {
        Place {
            offsets: self.offsets(article, span),
            text: self.0.get(&article).map_or("", |text| span.of(text.text())),
        }
    }

    pub(super) fn places(&self, article: ArticleId, spans: &[Span]) -> Vec<Place<'a>> {
        spans.iter().map(|span| self.place(article, *span)).collect()
    }
}
