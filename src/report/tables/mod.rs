//! The report as tidy tables, one record a row, for programs that sort, filter
//! and count.
//!
//! Cells hold text exactly as the report has it; a writer shows what cannot
//! be seen and keeps a cell from being read as a formula.

mod claims;
mod mentions;
mod register;

use super::tree::{NoteText, Report};
use super::{method, words};

/// A table: what it is called, what stands in each column, the rows.
pub(super) struct Table {
    /// In file names, in small letters.
    pub(super) name: &'static str,
    /// What one row is.
    pub(super) about: &'static str,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub(super) rows: Vec<Vec<Value>>,
}

/// A column: its name in the head row, and what stands in it.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) about: &'static str,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The row's own id; no two rows have the same.
    Key,
    /// The id of a row of the table named.
    Refers(&'static str),
    /// Words.
    Text,
    /// A whole number.
    Number,
}

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Text; may be empty.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Nothing is known.
    Nothing,
}

impl Value {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "ids are copied, and `&str` is a reference already"
    )]
    fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    fn number(number: usize) -> Self {
        u64::try_from(number).map_or(Self::Nothing, Self::Number)
    }

    /// An id that may be missing.
    fn maybe(id: Option<impl ToString>) -> Self {
        id.map_or(Self::Nothing, Self::text)
    }
}

pub(super) use claims::claims;
/// The mentions, the table that analysts ask for first.
pub(super) use mentions::mentions;
pub(super) use register::{articles, voices};

/// All tables, the mentions first.
pub(super) fn all(report: &Report) -> [Table; 4] {
    [mentions(report), claims(report), articles(report), voices(report)]
}

const fn column(name: &'static str, kind: Kind, about: &'static str) -> Column {
    Column { name, kind, about }
}

/// Several things in one cell. A semicolon parts them, since names have commas.
fn several(things: impl IntoIterator<Item = impl ToString>) -> Value {
    let things: Vec<String> = things.into_iter().map(|thing| thing.to_string()).collect();
    Value::Text(things.join("; "))
}

/// Notes, one a line where there are several.
fn notes(notes: &[NoteText]) -> Value {
    let notes: Vec<&str> = notes.iter().map(|note| note.text.trim()).collect();
    Value::Text(notes.join("\n"))
}

/// What the report is on, where and when it was made: name and value.
pub(super) fn facts(report: &Report) -> Vec<(&'static str, String)> {
    let head = &report.masthead;
    let facts = [
        ("Title", words::title(report).to_owned()),
        ("Analyst", head.analyst.clone()),
        ("Articles are from", words::window(&head.window)),
        ("Holds", words::counts(report).join("; ")),
        (
            "Left out",
            method::left_out(report).map_or_else(String::new, |point| point.text),
        ),
        ("Made", head.generated_at.clone()),
        ("Made by", format!("Sejajar {}", head.version)),
        ("Project file", head.project_file.clone()),
        ("SHA-256 of the project file", head.project_sha256.clone()),
    ];
    facts
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .collect()
}

/// Whether a spreadsheet could read a cell as a formula: some skip white space
/// before the sign, and some know the wide signs too.
pub(super) fn is_formula(text: &str) -> bool {
    let begins = text.chars().next();
    let sign = text.trim_start().chars().next();
    matches!(begins, Some('\t' | '\r' | '\n'))
        || matches!(sign, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}
