//! The sheet “Matrix”: a row a claim, a column an article, and where the claim stands.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Places;
use super::fitting::{Lost, MOST_COLUMNS, MOST_ROWS};
use super::look::{Look, words as ink};
use super::sheet::Sheet;
use crate::report::tree::{ArticleRecord, Cell, ClaimCard, Quoted, Report, Said};
use crate::report::visible::visible;
use crate::report::words;

/// What stands before the articles: head and width.
const BEFORE: [(&str, f64); 2] = [("Claim", 8.0), ("Statement", 38.0)];
/// What stands behind them.
const AFTER: [(&str, f64); 7] = [
    ("Status", 15.0),
    ("Whose word", 18.0),
    ("Where it stands", 30.0),
    ("Independent origins", 13.0),
    ("Articles that speak of it", 13.0),
    ("Articles that state it", 13.0),
    ("First mention", 10.0),
];

/// Writes the sheet; the range that it fills.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    places: &Places,
    look: &Look,
    lost: &mut Lost,
) -> Result<String, XlsxError> {
    let room = usize::from(MOST_COLUMNS) - BEFORE.len() - AFTER.len();
    let articles = report.articles.get(..room).unwrap_or(&report.articles);
    lost.columns += report.articles.len() - articles.len();
    let mut sheet = Sheet::new(sheet, "Matrix", lost)?;
    head(&mut sheet, articles, look)?;
    let mut last = 0;
    for (row, card) in (1..MOST_ROWS).zip(&report.claims) {
        claim(&mut sheet, row, card, articles.len(), places, look)?;
        last = row;
    }
    sheet.lost.rows += report.claims.len().saturating_sub(to_usize(last));
    let columns = to_column(BEFORE.len() + articles.len() + AFTER.len());
    sheet.inner.autofilter(0, 0, last, columns - 1)?;
    sheet.inner.set_freeze_panes(1, to_column(BEFORE.len()))?;
    sheet.inner.set_repeat_rows(0, 0)?;
    sheet.inner.set_repeat_columns(0, to_column(BEFORE.len()) - 1)?;
    sheet.inner.set_active(true);
    Ok(range("Matrix", last, columns - 1))
}

/// A range of a sheet from its first cell, as a defined name has it.
pub(super) fn range(sheet: &str, row: u32, column: u16) -> String {
    let column = rust_xlsxwriter::utility::column_number_to_name(column);
    format!("={sheet}!$A$1:${column}${}", row.saturating_add(1))
}

pub(super) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A column's number; callers stay within a sheet.
pub(super) fn to_column(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(MOST_COLUMNS)
}

fn head(sheet: &mut Sheet<'_>, articles: &[ArticleRecord], look: &Look) -> Result<(), XlsxError> {
    let mut column = 0;
    for (title, width) in BEFORE {
        sheet.width(column, width)?;
        sheet.text(0, column, title, &look.head)?;
        column += 1;
    }
    let width = if articles.len() > 6 { 19.0 } else { 25.0 };
    for article in articles {
        sheet.width(column, width)?;
        let read = if article.read { "" } else { "\nnot read" };
        let title = format!("{} {}{read}", article.id, article.outlet);
        sheet.text(0, column, &title, &look.head)?;
        column += 1;
    }
    for (title, width) in AFTER {
        sheet.width(column, width)?;
        sheet.text(0, column, title, &look.head)?;
        column += 1;
    }
    sheet.end_row(0)
}

fn claim(
    sheet: &mut Sheet<'_>,
    row: u32,
    card: &ClaimCard,
    articles: usize,
    places: &Places,
    look: &Look,
) -> Result<(), XlsxError> {
    let id = card.id.to_string();
    match places.link("claims", &id) {
        Some(to) => sheet.link(row, 0, (&id, &to), &look.link, &look.text)?,
        None => sheet.text(row, 0, &id, &look.text)?,
    }
    sheet.text(row, 1, &card.statement, &look.strong)?;
    let mut column = to_column(BEFORE.len());
    for cell in card.cells.iter().take(articles) {
        said(sheet, (row, column), cell, look)?;
        column += 1;
    }
    let standing = &card.standing;
    let sign = words::status_sign(standing.status);
    let status = format!("{sign} {}", standing.status.word());
    sheet.text(row, column, status.trim(), &look.strong)?;
    let whose = words::whose(standing);
    sheet.text(
        row,
        column + 1,
        if whose.is_empty() { "what the marks say" } else { &whose },
        &look.text,
    )?;
    sheet.text(row, column + 2, &words::origins(standing), &look.text)?;
    for (offset, number) in [
        (3, standing.origins.len()),
        (4, card.told_by()),
        (5, standing.stated_by()),
    ] {
        sheet.number(row, column + offset, u64::try_from(number).unwrap_or(0), &look.number)?;
    }
    let first = card
        .quotations()
        .next()
        .map_or_else(String::new, |quote| quote.id.to_string());
    match places.link("mentions", &first) {
        Some(to) => sheet.link(row, column + 6, (&first, &to), &look.link, &look.text)?,
        None => sheet.text(row, column + 6, &first, &look.text)?,
    }
    sheet.end_row(row)
}

/// What an article says of a claim, or why nothing stands there.
fn said(sheet: &mut Sheet<'_>, (row, column): (u32, u16), cell: &Cell, look: &Look) -> Result<(), XlsxError> {
    let quotes = match &cell.said {
        Said::Empty(why) => {
            let (sign, word) = words::empty(why);
            let linked = words::linked(why);
            let told = format!("{sign} {word}\n{linked}");
            return sheet.text(row, column, told.trim_end(), &look.empty);
        }
        Said::Mentions(quotes) => quotes,
    };
    let Some(first) = quotes.first() else {
        return sheet.text(row, column, "", &look.text);
    };
    let alike = quotes.iter().all(|quote| quote.stance == first.stance);
    let format = if alike {
        look.stance(first.stance)
    } else {
        look.mixed.clone()
    };
    // No link here: LibreOffice draws linked text in one line and in its own colour.
    let mut pieces: Vec<(Format, String)> = Vec::new();
    for (index, quote) in quotes.iter().enumerate() {
        let end = if index + 1 < quotes.len() { "\n" } else { "" };
        pieces.push((ink(quote.stance), format!("{}{end}", visible(&line(quote)))));
    }
    if alike {
        let whole: String = pieces.into_iter().map(|(_, line)| line).collect();
        return sheet.text(row, column, &whole, &format);
    }
    sheet.pieces(row, column, &pieces, &format)
}

/// Sign, word, value, who is said to have said it, where.
fn line(quote: &Quoted) -> String {
    let value = if quote.value.is_empty() {
        String::new()
    } else {
        format!(" “{}”", quote.value)
    };
    format!(
        "{} {}{value}\n{}, {}",
        quote.stance.glyph(),
        quote.stance.word(),
        words::attributed(quote),
        quote.paragraphs
    )
}
