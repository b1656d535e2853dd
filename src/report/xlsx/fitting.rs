//! What an Excel workbook can hold, and what is done with more than that.

use std::borrow::Cow;

use crate::report::words;

/// Rows of a sheet, the head counted.
pub(super) const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
pub(super) const MOST_COLUMNS: u16 = 16_384;
/// Links of a sheet.
pub(super) const MOST_LINKS: u32 = 65_530;
/// Length of a cell's text, in UTF-16 units.
pub(super) const MOST_TEXT: usize = 32_767;
/// Excel's numbers are exact up to fifteen digits.
pub(super) const MOST_NUMBER: u64 = 999_999_999_999_999;

/// How much could not be written as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lost {
    /// Cells whose text is shortened.
    pub(super) shortened: usize,
    /// Rows that no sheet has.
    pub(super) rows: usize,
    /// Columns of articles that the matrix does not have.
    pub(super) columns: usize,
    /// Links that are only text.
    pub(super) links: usize,
}

impl Lost {
    /// A cell's text, shortened where Excel could not hold it.
    pub(super) fn fitted<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let cut = cut(text, MOST_TEXT);
        if matches!(cut, Cow::Owned(_)) {
            self.shortened += 1;
        }
        cut
    }

    /// What could not be written as it is, in sentences.
    pub(super) fn words(self) -> Vec<String> {
        let mut told = Vec::new();
        let mut tell = |some: usize, one: &str, more: &str, what: &str| {
            if some > 0 {
                told.push(format!("{} {what}", words::count(some, one, more)));
            }
        };
        tell(
            self.shortened,
            "cell",
            "cells",
            "shortened, each with a word at its end: a cell holds 32,767 characters.",
        );
        tell(
            self.rows,
            "row",
            "rows",
            "left out: a sheet holds 1,048,576 rows. The CSV and JSON exports have all.",
        );
        tell(
            self.columns,
            "article",
            "articles",
            "left out of the sheet Matrix: a sheet holds 16,384 columns.",
        );
        tell(
            self.links,
            "link",
            "links",
            "written as text alone: a sheet holds 65,530 links, each of at most 2,000 characters.",
        );
        told
    }
}

/// The text in at most `most` UTF-16 units; what is shortened says so at its end.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    // No text has more units than bytes.
    if text.len() <= most {
        return Cow::Borrowed(text);
    }
    let whole: usize = text.chars().map(char::len_utf16).sum();
    if whole <= most {
        return Cow::Borrowed(text);
    }
    let word = format!(" […] (shortened; the whole has {whole} characters)");
    let room = most.saturating_sub(word.encode_utf16().count());
    let mut used = 0;
    let kept = text.char_indices().find(|(_, c)| {
        used += c.len_utf16();
        used > room
    });
    let kept = kept.and_then(|(at, _)| text.get(..at)).unwrap_or_default();
    Cow::Owned(format!("{kept}{word}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_cut_fits_and_begins_alike(text in "\\PC{0,300}", most in 80_usize..260) {
            let cut = cut(&text, most);
            proptest::prop_assert!(cut.encode_utf16().count() <= most);
            let kept = cut.rsplit_once(" […]").map_or(&*cut, |(kept, _)| kept);
            proptest::prop_assert!(text.starts_with(kept));
            proptest::prop_assert_eq!(text.encode_utf16().count() <= most, *cut == text);
        }
    }
}
