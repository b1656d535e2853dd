//! The report as an Excel workbook: claims by article in colour, and the tables that
//! CSV has too as sheets that link to each other.
//!
//! Text is always text: it is stored as a string, and what could be a formula keeps the
//! mark that Excel gives to text even when the cell is edited. What Excel cannot hold is
//! shortened or left out, and the sheet “About” says how much of it.

mod about;
mod fitting;
mod look;
mod matrix;
mod sheet;
mod tidy;

use std::collections::BTreeMap;
use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::tables::{self, Kind, Table, Value};
use super::tree::Report;
use super::visible::visible;
use super::{dates, words};
use fitting::Lost;
use look::Look;

/// Writes the workbook. It is put together in memory, since an archive is written back
/// and forth.
///
/// # Errors
/// What `out` says.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let bytes = workbook(report).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let [mentions, claims, articles, voices] = tables::all(report);
    let places = Places::of(&[&mentions, &claims, &articles, &voices]);
    let look = Look::default();
    let mut lost = Lost::default();
    let mut book = Workbook::new();
    book.set_properties(&properties(report)?);
    let name = matrix::write(book.add_worksheet(), report, &places, &look, &mut lost)?;
    book.define_name("Matrix", &name)?;
    for table in [&mentions, &claims, &voices, &articles] {
        let sheet = book.add_worksheet();
        if let Some(name) = tidy::write(sheet, report, table, &places, &look, &mut lost)? {
            book.define_name(sheet_of(table.name), &name)?;
        }
    }
    let all = [&mentions, &claims, &voices, &articles];
    about::write(book.add_worksheet(), report, &all, &look, &lost)?;
    book.save_to_buffer()
}

/// The sheet that holds a table.
fn sheet_of(table: &str) -> &'static str {
    match table {
        "mentions" => "Mentions",
        "claims" => "Claims",
        "articles" => "Articles",
        _ => "Sources",
    }
}

/// Where each record stands: by table and id, the row of its sheet, from 0.
struct Places(BTreeMap<(&'static str, String), u32>);

impl Places {
    fn of(tables: &[&Table]) -> Self {
        let mut places = BTreeMap::new();
        for table in tables {
            let Some(key) = table.columns.iter().position(|column| column.kind == Kind::Key) else {
                continue;
            };
            for (row, record) in (1..fitting::MOST_ROWS).zip(&table.rows) {
                if let Some(Value::Text(id)) = record.get(key) {
                    places.insert((table.name, id.clone()), row);
                }
            }
        }
        Self(places)
    }

    /// The cell that a link to a record leads to.
    fn link(&self, table: &'static str, id: &str) -> Option<String> {
        let row = self.0.get(&(table, id.to_owned()))?;
        Some(format!("internal:{}!A{}", sheet_of(table), row + 1))
    }
}

/// What the file says of itself. A clock is not read: the day is that of the report.
fn properties(report: &Report) -> Result<DocProperties, XlsxError> {
    let head = &report.masthead;
    let short = |text: &str| fitting::cut(&visible(text), 255).into_owned();
    let day = dates::read(&head.generated_at, "en").filter(|day| (1900..=9999).contains(&day.year()));
    let made = match day {
        Some(day) => ExcelDateTime::from_ymd(
            u16::try_from(day.year()).unwrap_or(1980),
            u8::try_from(day.month()).unwrap_or(1),
            u8::try_from(day.day()).unwrap_or(1),
        )?,
        // The earliest day that an archive can say: no day is known.
        None => ExcelDateTime::from_ymd(1980, 1, 1)?,
    };
    let mut properties = DocProperties::new()
        .set_title(short(words::title(report)))
        .set_author(short(&head.analyst))
        .set_subject("Claims of several articles on one event, side by side")
        .set_comment(short(&format!("Made by Sejajar {}", head.version)))
        .set_creation_datetime(&made);
    for (name, value) in [
        ("Project file", &head.project_file),
        ("SHA-256 of the project file", &head.project_sha256),
        ("Made", &head.generated_at),
    ] {
        if !value.is_empty() {
            properties = properties.set_custom_property(name, short(value));
        }
    }
    Ok(properties)
}
