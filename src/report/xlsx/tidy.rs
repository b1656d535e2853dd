//! The sheets that CSV has as files: a tidy table each, whose ids are links.

use rust_xlsxwriter::{Table as Ranged, TableColumn, TableStyle, Worksheet, XlsxError};

use super::fitting::{Lost, MOST_ROWS};
use super::look::Look;
use super::matrix::{range, to_column, to_usize};
use super::sheet::Sheet;
use super::{Places, sheet_of};
use crate::report::tables::{Kind, Table, Value};
use crate::report::tree::Report;
use crate::report::visible::web_address;

/// Writes a table's sheet. The range, where it is no Excel table since it has no rows.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    table: &Table,
    places: &Places,
    look: &Look,
    lost: &mut Lost,
) -> Result<Option<String>, XlsxError> {
    let name = sheet_of(table.name);
    let mut sheet = Sheet::new(sheet, name, lost)?;
    let last_column = to_column(table.columns.len().saturating_sub(1));
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.width(at, width(column.name))?;
    }
    let mut last = 0;
    for (row, record) in (1..MOST_ROWS).zip(&table.rows) {
        for ((at, column), value) in (0_u16..).zip(&table.columns).zip(record) {
            match value {
                Value::Number(number) => sheet.number(row, at, *number, &look.number)?,
                Value::Nothing => sheet.text(row, at, "", &look.text)?,
                Value::Text(text) => match target(report, table, column.name, column.kind, text, row, places) {
                    Some(to) => sheet.link(row, at, (text, &to), &look.link, &look.text)?,
                    None => sheet.text(row, at, text, &look.text)?,
                },
            }
        }
        sheet.end_row(row)?;
        last = row;
    }
    sheet.lost.rows += table.rows.len().saturating_sub(to_usize(last));
    sheet
        .inner
        .set_freeze_panes(1, if table.name == "claims" { 2 } else { 1 })?;
    sheet.inner.set_repeat_rows(0, 0)?;
    if last == 0 {
        // An Excel table has at least one row.
        for (at, column) in (0_u16..).zip(&table.columns) {
            sheet.text(0, at, column.name, &look.head)?;
        }
        sheet.inner.autofilter(0, 0, 0, last_column)?;
        return Ok(Some(range(name, 0, last_column)));
    }
    let columns = table.columns.iter();
    let columns: Vec<TableColumn> = columns
        .map(|column| TableColumn::new().set_header(column.name).set_header_format(&look.head))
        .collect();
    let ranged = Ranged::new()
        .set_name(name)
        .set_columns(&columns)
        .set_style(TableStyle::None)
        .set_alt_text(table.about);
    sheet.inner.add_table(0, 0, last, last_column, &ranged)?;
    Ok(None)
}

/// Where a cell leads: an id to its record, a claim's own to the matrix, an address to the web.
fn target(
    report: &Report,
    table: &Table,
    column: &str,
    kind: Kind,
    text: &str,
    row: u32,
    places: &Places,
) -> Option<String> {
    match kind {
        Kind::Refers(other) => places.link(other, text),
        Kind::Key if table.name == "claims" => Some(format!("internal:Matrix!A{}", row + 1)),
        Kind::Text if table.name == "articles" && column == "address" => {
            let record = report.articles.get(to_usize(row).checked_sub(1)?)?;
            web_address(&record.url).map(str::to_owned)
        }
        Kind::Key | Kind::Text | Kind::Number => None,
    }
}

/// How wide a column is, in characters.
fn width(column: &str) -> f64 {
    match column {
        "quotation" => 60.0,
        "statement" | "headline" | "why" | "reason" | "note" | "said" => 42.0,
        "chain" | "address" | "relations" | "overruled_because" | "rated_because" | "sha256" => 36.0,
        "name" | "aliases" | "role" | "origin_names" | "voice_name" | "tags" | "asks" | "attribution" | "file"
        | "byline" | "published" | "captured" | "likelihood" => 24.0,
        "outlet"
        | "value"
        | "copy_of_name"
        | "belongs_to_name"
        | "credibility_meaning"
        | "reliability_meaning"
        | "status"
        | "status_by_marks"
        | "kind" => 18.0,
        _ => 12.0,
    }
}
