//! A sheet that takes text of any kind: strings only, within Excel's limits.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::fitting::{Lost, MOST_LINKS, MOST_NUMBER, MOST_TEXT, cut};
use crate::report::tables::is_formula;
use crate::report::visible::visible;

/// Longest address that is written as a link; Excel's bound is 2,080 with what must be escaped.
const LONGEST_LINK: usize = 2_000;

/// Height of a line and the greatest height of a row, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// A sheet being written.
pub(super) struct Sheet<'a> {
    pub(super) inner: &'a mut Worksheet,
    pub(super) lost: &'a mut Lost,
    links: u32,
    /// Width of each column, in characters.
    widths: BTreeMap<u16, f64>,
    /// Lines that the fullest cell of the row being written needs.
    lines: usize,
}

impl<'a> Sheet<'a> {
    /// A sheet with this name, set up to be printed on A3 across, a page wide.
    pub(super) fn new(inner: &'a mut Worksheet, name: &str, lost: &'a mut Lost) -> Result<Self, XlsxError> {
        inner.set_name(name)?;
        inner.set_landscape();
        inner.set_paper_size(8);
        inner.set_print_fit_to_pages(1, 0);
        inner.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        inner.set_footer("&L&A&RPage &P of &N");
        Ok(Self {
            inner,
            lost,
            links: 0,
            widths: BTreeMap::new(),
            lines: 1,
        })
    }

    /// How wide a column is, in characters.
    pub(super) fn width(&mut self, column: u16, characters: f64) -> Result<(), XlsxError> {
        self.widths.insert(column, characters);
        self.inner.set_column_width(column, characters)?;
        Ok(())
    }

    /// Ends a row: it becomes as high as its fullest cell needs, as far as Excel allows.
    /// Not every spreadsheet fits the height when it opens a file.
    pub(super) fn end_row(&mut self, row: u32) -> Result<(), XlsxError> {
        let lines = u16::try_from(std::mem::replace(&mut self.lines, 1)).unwrap_or(u16::MAX);
        self.inner
            .set_row_height(row, (f64::from(lines) * LINE + 2.0).min(HIGHEST))?;
        Ok(())
    }

    /// Notes how many lines a text takes in its column.
    fn reckon(&mut self, column: u16, text: &str) {
        let width = self.widths.get(&column).copied().unwrap_or(10.0);
        self.lines = self.lines.max(lines(text, width));
    }

    /// Text, whatever it begins with.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let shown = visible(text);
        let fitted = self.lost.fitted(&shown);
        let fitted = fitted.into_owned();
        self.reckon(column, &fitted);
        let format = if is_formula(&fitted) {
            &format.clone().set_quote_prefix()
        } else {
            format
        };
        self.inner.write_string_with_format(row, column, fitted, format)?;
        Ok(())
    }

    /// Text in several colours; each piece has some text.
    pub(super) fn pieces(
        &mut self,
        row: u32,
        column: u16,
        pieces: &[(Format, String)],
        format: &Format,
    ) -> Result<(), XlsxError> {
        let whole: String = pieces.iter().map(|(_, text)| text.as_str()).collect();
        if pieces.len() < 2 || matches!(cut(&whole, MOST_TEXT), std::borrow::Cow::Owned(_)) {
            return self.text(row, column, &whole, format);
        }
        self.reckon(column, &whole);
        let pieces: Vec<(&Format, &str)> = pieces.iter().map(|(format, text)| (format, text.as_str())).collect();
        self.inner.write_rich_string_with_format(row, column, &pieces, format)?;
        Ok(())
    }

    /// A whole number; as text where Excel would round it.
    pub(super) fn number(&mut self, row: u32, column: u16, number: u64, format: &Format) -> Result<(), XlsxError> {
        if number > MOST_NUMBER {
            return self.text(row, column, &number.to_string(), format);
        }
        self.inner
            .write_number_with_format(row, column, number as f64, format)?;
        Ok(())
    }

    /// Text that leads somewhere; text alone where there is no room for more links.
    pub(super) fn link(
        &mut self,
        row: u32,
        column: u16,
        (text, to): (&str, &str),
        format: &Format,
        otherwise: &Format,
    ) -> Result<(), XlsxError> {
        let shown = visible(text);
        // A cell without text has nothing to be clicked on.
        if shown.trim().is_empty() {
            return self.text(row, column, text, otherwise);
        }
        // Each character outside ASCII, and each one escaped, takes three for every byte.
        let length: usize = to
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { 1 } else { 3 * c.len_utf8() })
            .sum();
        if self.links >= MOST_LINKS || length > LONGEST_LINK {
            self.lost.links += 1;
            return self.text(row, column, text, otherwise);
        }
        self.links += 1;
        let fitted = self.lost.fitted(&shown).into_owned();
        self.reckon(column, &fitted);
        let format = if is_formula(&fitted) {
            &format.clone().set_quote_prefix()
        } else {
            format
        };
        self.inner
            .write_url_with_options(row, column, to, fitted, "", Some(format))?;
        Ok(())
    }
}

/// Lines that a text takes in a column of this width, a little generously: words break
/// before the edge, and some letters are wide.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let most = HIGHEST / LINE + 1.0;
    let mut lines = 0.0;
    for line in text.split('\n') {
        let wide = line.chars().map(|c| if u32::from(c) < 0x2e80 { 1.08 } else { 2.0 });
        lines += (wide.sum::<f64>() / (width - 1.0).max(1.0)).ceil().max(1.0);
        if lines > most {
            break;
        }
    }
    (1..100)
        .find(|whole| f64::from(*whole) >= lines)
        .map_or(100, |whole| usize::try_from(whole).unwrap_or(1))
}
