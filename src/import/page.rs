//! An article seen as a page: its lines, what each unit is known to be by its words
//! alone, and where the prose begins and ends.

use std::ops::Range;

use super::kinds::{self, Kind};
use super::lexicon::Lexicon;
use super::lines::{Line, lines};
use crate::article::Article;

/// A page as far as it can be known without its headline.
pub(super) struct Page<'t> {
    pub text: &'t str,
    pub lines: Vec<Line<'t>>,
    /// For each line, for each unit: what it is, if its words say so.
    pub known: Vec<Vec<Option<Kind>>>,
    /// The lines from the first that reads as prose to the last.
    pub body: Range<usize>,
    pub lexicon: &'static Lexicon,
}

impl<'t> Page<'t> {
    pub(super) fn new(article: &'t Article, language: &str) -> Self {
        let lexicon = Lexicon::of(language);
        let lines = lines(article);
        let count = lines.len();
        let known: Vec<_> = lines
            .iter()
            .enumerate()
            .map(|(at, line)| kinds::of_line(line, at + 1 == count, lexicon))
            .collect();
        let is_prose = |at: &usize| {
            let kinds = known.get(*at).map(Vec::as_slice).unwrap_or_default();
            let caption = kinds.len() > 1 && kinds.last() == Some(&Some(Kind::Photo));
            lines.get(*at).is_some_and(|line| line.prose) && !caption && kinds.contains(&None)
        };
        let first = (0..count).find(is_prose);
        let last = (0..count).rev().find(is_prose);
        let body = match (first, last) {
            (Some(first), Some(last)) => first..last + 1,
            _ => count..count,
        };
        Self {
            text: &article.text,
            lines,
            known,
            body,
            lexicon,
        }
    }

    /// Whether any line reads as prose.
    pub(super) fn has_prose(&self) -> bool {
        !self.body.is_empty()
    }

    /// Whether every unit of line `at` is known to be no part of the article.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.known
            .get(at)
            .is_some_and(|kinds| kinds.iter().all(Option::is_some))
    }

    /// Whether line `at` is one sentence and the line after it a date or a byline.
    pub(super) fn is_dated_under(&self, at: usize) -> bool {
        let single = self.lines.get(at).is_some_and(|line| line.units.len() == 1);
        let next = self.known.get(at + 1).and_then(|kinds| kinds.first());
        single && matches!(next, Some(Some(Kind::Date | Kind::Author)))
    }
}
