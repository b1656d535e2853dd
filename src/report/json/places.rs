//! Places in articles' texts, counted in the three ways that programs count.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::tree::{self, Report};
use crate::article::ArticleId;
use crate::text::Span;

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

/// Bytes between two places where code points and UTF-16 units have been counted.
const STEP: usize = 1024;

/// A text whose units are counted once.
struct Counted<'a> {
    text: &'a str,
    /// Bytes, code points and UTF-16 units before some places, in order.
    known: Vec<[usize; 3]>,
}

impl<'a> Counted<'a> {
    fn of(text: &'a str) -> Self {
        let mut known = vec![[0, 0, 0]];
        let (mut points, mut units, mut last) = (0, 0, 0);
        for (at, c) in text.char_indices() {
            if at - last >= STEP {
                known.push([at, points, units]);
                last = at;
            }
            points += 1;
            units += c.len_utf16();
        }
        Self { text, known }
    }

    /// Code points and UTF-16 units before a byte.
    fn before(&self, byte: usize) -> [usize; 2] {
        let after = self.known.partition_point(|known| known[0] <= byte);
        let [from, mut points, mut units] = self.known.get(after.saturating_sub(1)).copied().unwrap_or_default();
        for c in self.text.get(from..byte).unwrap_or_default().chars() {
            points += 1;
            units += c.len_utf16();
        }
        [points, units]
    }
}

/// The texts that places are in.
pub(super) struct Texts<'a>(BTreeMap<ArticleId, Counted<'a>>);

impl<'a> Texts<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let texts = report.texts.iter();
        Self(
            texts
                .map(|text| (text.article, Counted::of(&text.whole.text)))
                .collect(),
        )
    }

    /// Where a span of an article stands.
    pub(super) fn offsets(&self, article: ArticleId, span: Span) -> Offsets {
        let before = |byte| self.0.get(&article).map_or([0, 0], |text| text.before(byte));
        let ([first, first_unit], [last, last_unit]) = (before(span.start), before(span.end));
        let range = |start, end| Range { start, end };
        Offsets {
            bytes: range(span.start, span.end),
            code_points: range(first, last),
            utf16: range(first_unit, last_unit),
        }
    }

    /// A span of an article with its words.
    pub(super) fn place(&self, article: ArticleId, span: Span) -> Place<'a> {
        Place {
            offsets: self.offsets(article, span),
            text: self.0.get(&article).map_or("", |text| span.of(text.text)),
        }
    }

    pub(super) fn places(&self, article: ArticleId, spans: &[Span]) -> Vec<Place<'a>> {
        spans.iter().map(|span| self.place(article, *span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn units_are_counted_as_if_from_the_start(text in "(\\PC|🙂){0,900}", at in 0_usize..4000) {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let before = text.get(..at).expect("a boundary");
            let expected = [before.chars().count(), before.encode_utf16().count()];
            proptest::prop_assert_eq!(Counted::of(&text).before(at), expected);
        }
    }
}
