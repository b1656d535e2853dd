//! The report as CSV: a tidy table a file, and CSVW metadata that says what
//! every column holds and how the tables refer to each other.
//!
//! RFC 4180 with a byte order mark: without one Excel reads UTF-8 as the
//! machine's old code page. A cell that a spreadsheet could take for a formula
//! begins with an apostrophe, which the metadata says too.

mod metadata;

use std::borrow::Cow;

use super::tables::{self, Table, Value, is_formula};
use super::tree::Report;
use super::visible::visible;

/// What the name of the metadata ends with.
const METADATA: &str = "-metadata.json";

/// What the names of the files beside the table of mentions end with.
pub(super) const BESIDE: [&str; 4] = [METADATA, "-claims.csv", "-articles.csv", "-sources.csv"];

/// One of the files beside `STEM.EXTENSION`.
pub(super) fn beside(which: &str, report: &Report, stem: &str, extension: &str) -> String {
    match which {
        "-claims.csv" => text(&tables::claims(report)),
        "-articles.csv" => text(&tables::articles(report)),
        "-sources.csv" => text(&tables::voices(report)),
        _ => metadata::json(report, &tables::all(report), stem, extension),
    }
}

/// What the name of a table's file ends with; `None` for the one that was asked for.
fn suffix(table: &Table) -> Option<&'static str> {
    match table.name {
        "claims" => Some("-claims.csv"),
        "articles" => Some("-articles.csv"),
        "sources" => Some("-sources.csv"),
        _ => None,
    }
}

/// A table as CSV.
pub(super) fn text(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".to_owned().into_bytes());
    let head = table.columns.iter().map(|column| column.name.to_owned()).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|value| cell(value).into_owned()).collect());
    let records = std::iter::once::<Vec<String>>(head).chain(rows);
    for record in records {
        // Into memory, and every row as long as the head: there is nothing that could fail.
        let _ = writer.write_record(record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Text(text) => guarded(visible(text)),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Nothing => Cow::Borrowed(""),
    }
}

/// The text, behind an apostrophe if a spreadsheet could take it for a formula.
fn guarded(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_formula(&text) {
        Cow::Owned(format!("'{text}"))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_is_guarded() {
        for bad in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", "  =1", "\u{a0}=1", "＝1",
        ] {
            assert!(is_formula(bad), "{bad:?}");
        }
        for good in ["", " ", "a=1", "'=1", "1-2", "“=1”", "−5"] {
            assert!(!is_formula(good), "{good:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_cell_begins_as_a_formula(text in "[\\s=+@\\-＝a'\"]{0,6}|\\PC*") {
            let value = Value::Text(text);
            let cell = cell(&value).into_owned();
            proptest::prop_assert!(!is_formula(&cell));
        }
    }
}
