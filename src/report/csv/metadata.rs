//! What the CSV files hold, as W3C's “Metadata Vocabulary for Tabular Data” says it.

use std::fmt::Write;

use serde_json::{Map, Value as Json, json};

use crate::report::tables::{self, Column, Kind, Table, Value};
use crate::report::tree::Report;
use crate::report::visible::visible;
use crate::report::words;

/// The metadata of the tables of an export to `STEM.csv`.
pub(super) fn json(report: &Report, tables: &[Table], stem: &str, extension: &str) -> String {
    let facts = tables::facts(report).into_iter();
    let facts: Vec<Json> = facts
        .map(|(name, value)| json!(format!("{name}: {}", visible(&value))))
        .collect();
    let mut group = Map::new();
    group.insert(
        "@context".to_owned(),
        json!(["http://www.w3.org/ns/csvw", {"@language": "en"}]),
    );
    group.insert("dc:title".to_owned(), json!(visible(words::title(report))));
    group.insert("dc:description".to_owned(), Json::Array(facts));
    group.insert(
        "rdfs:comment".to_owned(),
        json!([
            "A cell that a spreadsheet could take for a formula begins with an apostrophe that is not part of the text.",
            "Control, zero-width and direction characters are shown as ⟨U+….⟩. Where a cell holds several things, a semicolon and a blank part them.",
        ]),
    );
    group.insert(
        "dialect".to_owned(),
        json!({"encoding": "utf-8", "header": true, "delimiter": ",", "doubleQuote": true, "trim": false}),
    );
    group.insert(
        "tables".to_owned(),
        tables.iter().map(|one| table(one, tables, stem, extension)).collect(),
    );
    let mut text = format!("{:#}", Json::Object(group));
    text.push('\n');
    text
}

/// The address of a table's file, beside the metadata.
fn address(table: &Table, stem: &str, extension: &str) -> String {
    let name = match super::suffix(table) {
        Some(suffix) => format!("{stem}{suffix}"),
        None => format!("{stem}.{extension}"),
    };
    // Before the first colon an address has its scheme; a file's name may hold anything.
    let mut address = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

fn table(table: &Table, tables: &[Table], stem: &str, extension: &str) -> Json {
    let key = table.columns.iter().find(|column| column.kind == Kind::Key);
    let refers = table
        .columns
        .iter()
        .filter_map(|column| foreign(table, column, tables, stem, extension));
    json!({
        "url": address(table, stem, extension),
        "dc:description": table.about,
        "tableSchema": {
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
            "primaryKey": key.map(|key| key.name),
            "foreignKeys": refers.collect::<Vec<_>>(),
        },
    })
}

fn column(column: &Column) -> Json {
    let datatype = match column.kind {
        Kind::Number => "nonNegativeInteger",
        Kind::Key | Kind::Refers(_) | Kind::Text => "string",
    };
    let about = match column.kind {
        Kind::Refers(name) => format!("{} A key of the table of {name}; it may be empty.", column.about),
        Kind::Key | Kind::Text | Kind::Number => column.about.to_owned(),
    };
    json!({
        "name": column.name,
        "titles": column.name,
        "dc:description": about,
        "datatype": datatype,
        "required": column.kind == Kind::Key,
    })
}

/// Which row of which table a column's cells name, where each names one.
fn foreign(table: &Table, column: &Column, tables: &[Table], stem: &str, extension: &str) -> Option<Json> {
    let Kind::Refers(name) = column.kind else { return None };
    // To a strict validator an empty cell is a reference to nothing.
    let at = table.columns.iter().position(|own| own.name == column.name)?;
    let empty = |row: &Vec<Value>| !matches!(row.get(at), Some(Value::Text(text)) if !text.is_empty());
    if table.rows.iter().any(empty) {
        return None;
    }
    let other = tables.iter().find(|table| table.name == name)?;
    let key = other.columns.iter().find(|column| column.kind == Kind::Key)?;
    Some(json!({
        "columnReference": column.name,
        "reference": {"resource": address(other, stem, extension), "columnReference": key.name},
    }))
}
