//! The sheet “About”: what the workbook is on, how it is read, how it was made, what
//! every column holds and what could not be written.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::fitting::Lost;
use super::look::Look;
use super::sheet::{Sheet, lines};
use super::sheet_of;
use crate::dossier::Stance;
use crate::report::tables::{self, Table};
use crate::report::tree::Report;
use crate::report::words;

/// How to read the sheets: name and words.
const READING: [(&str, &str); 6] = [
    (
        "Matrix",
        "A row a claim, a column an article. Each cell has the article’s stance (sign and word; the colour says the same), the value it gives, who is said to have said it and the paragraph. The id at the row’s beginning leads to the claim, that at its end to the claim’s first mention. Where an article takes several stances, the cell has no colour and each line has its own.",
    ),
    (
        "Empty cells",
        "“Read, silent”, “not read”, “not applicable” and “suggested, not confirmed” are four things. No cell is left blank.",
    ),
    (
        "Independent origins",
        "How many sources a claim goes back to, not how many articles tell it. Five articles that relay one agency have one origin.",
    ),
    (
        "Mentions, Claims, Sources, Articles",
        "The tables of the CSV export, with the same names of columns; each is an Excel table of that name. Ids lead to their record.",
    ),
    (
        "Text",
        "Every word is stored as text, also where it begins like a formula. Control, zero-width and direction characters are shown as ⟨U+….⟩.",
    ),
    (
        "Not in this workbook",
        "The introduction, the aligned passages and the texts in full: the HTML, Markdown and JSON exports have them.",
    ),
];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    tables: &[&Table],
    look: &Look,
    lost: &Lost,
) -> Result<(), XlsxError> {
    let mut lost = *lost;
    let mut sheet = Sheet::new(sheet, "About", &mut lost)?;
    sheet.inner.set_portrait();
    sheet.inner.set_paper_size(9);
    for (column, width) in [(0, 30.0), (1, 26.0), (2, 78.0)] {
        sheet.width(column, width)?;
    }
    let mut rows = Rows { sheet, look, row: 0 };
    rows.title(words::title(report))?;
    for (name, value) in tables::facts(report) {
        rows.pair(name, &value)?;
    }
    rows.part("How to read it")?;
    for (name, value) in READING {
        rows.pair(name, value)?;
    }
    for scale in &report.method.scales {
        rows.part(&scale.title)?;
        for step in &scale.steps {
            let stance = Stance::ALL
                .into_iter()
                .find(|stance| stance.glyph() == step.sign && stance.word() == step.word);
            let format = stance.map_or_else(|| look.strong.clone(), |stance| look.stance(stance));
            rows.line([&step.sign, &step.word, &step.meaning], &format)?;
        }
    }
    rows.part("Method and limits")?;
    for point in &report.method.points {
        rows.pair(&point.title, &point.text)?;
    }
    for table in tables {
        rows.part(&format!("{}: {}", sheet_of(table.name), table.about))?;
        for column in &table.columns {
            rows.pair(column.name, column.about)?;
        }
    }
    let lost = rows.sheet.lost.words();
    if !lost.is_empty() {
        rows.part("What could not be written as it is")?;
        for words in lost {
            rows.pair("", &words)?;
        }
    }
    Ok(())
}

/// The sheet from top to bottom.
struct Rows<'a> {
    sheet: Sheet<'a>,
    look: &'a Look,
    row: u32,
}

impl Rows<'_> {
    fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        self.merged(0, title, &self.look.title.clone())
    }

    /// A part's title, after a blank row.
    fn part(&mut self, title: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.merged(0, title, &self.look.part.clone())
    }

    /// A name, and words over the two columns beside it.
    fn pair(&mut self, name: &str, value: &str) -> Result<(), XlsxError> {
        self.sheet.text(self.row, 0, name, &self.look.strong)?;
        self.merged(1, value, &self.look.text.clone())
    }

    /// Three cells, the first two in this format.
    fn line(&mut self, cells: [&str; 3], format: &Format) -> Result<(), XlsxError> {
        let [sign, word, meaning] = cells;
        self.sheet.text(self.row, 0, sign, format)?;
        self.sheet.text(self.row, 1, word, format)?;
        self.sheet.text(self.row, 2, meaning, &self.look.text)?;
        self.row += 1;
        Ok(())
    }

    /// Text from a column to the last. Spreadsheets do not fit a row's height to text in
    /// merged cells: it is reckoned here.
    fn merged(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .inner
            .merge_range(self.row, column, self.row, 2, "", format)?;
        self.sheet.text(self.row, column, text, format)?;
        // The sheet's own reckoning knows of no merged cells.
        let big = self.look.title == *format;
        let width = if column == 0 { 134.0 } else { 104.0 };
        let lines = u16::try_from(lines(text, if big { width * 0.65 } else { width })).unwrap_or(1);
        let height = if big { 22.0 } else { 15.5 };
        self.sheet
            .inner
            .set_row_height(self.row, (f64::from(lines) * height).min(409.0))?;
        self.row += 1;
        Ok(())
    }
}
