//! The pieces of the data that the template sets: a kind, and what belongs to it.
//!
//! What flows in a line is a list of strings (plain text) and objects with a kind `k`;
//! a block is an object with a kind. `assets/report/report.typ` names every kind once.

use serde_json::{Map, Value, json};

/// What flows in a line.
pub(super) type Line = Vec<Value>;

/// What can be put into a line.
pub(super) trait Piece {
    /// Puts it at the line's end.
    fn put(self, line: &mut Line);
}

impl Piece for &str {
    fn put(self, line: &mut Line) {
        if !self.is_empty() {
            line.push(Value::from(self));
        }
    }
}

impl Piece for String {
    fn put(self, line: &mut Line) {
        self.as_str().put(line);
    }
}

impl Piece for Value {
    fn put(self, line: &mut Line) {
        line.push(self);
    }
}

impl Piece for Line {
    fn put(self, line: &mut Line) {
        line.extend(self);
    }
}

impl<P: Piece> Piece for Option<P> {
    fn put(self, line: &mut Line) {
        if let Some(piece) = self {
            piece.put(line);
        }
    }
}

/// A line of pieces, one after the other.
macro_rules! line {
    ($($piece:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "a line may be empty")]
        let mut line = $crate::report::pdf::node::Line::new();
        $($crate::report::pdf::node::Piece::put($piece, &mut line);)*
        line
    }};
}
pub(super) use line;

/// A node with a line in it.
pub(super) fn of(kind: &str, body: impl Piece) -> Value {
    json!({ "k": kind, "b": line![body] })
}

/// A node with one word of ours.
pub(super) fn word(kind: &str, value: impl Into<String>) -> Value {
    json!({ "k": kind, "v": value.into() })
}

/// A styled word: a stance, a status, an empty cell.
pub(super) fn styled(kind: &str, style: &str, value: impl Into<String>) -> Value {
    json!({ "k": kind, "s": style, "v": value.into() })
}

/// A line that leads to a place of the report.
pub(super) fn link(to: impl ToString, body: impl Piece) -> Value {
    json!({ "k": "link", "to": to.to_string(), "b": line![body] })
}

/// Small print below or beside something.
pub(super) fn by(body: impl Piece) -> Value {
    of("by", body)
}

/// A new line.
pub(super) fn br() -> Value {
    json!({ "k": "br" })
}

/// A block that is one line of text.
pub(super) fn block(kind: &str, body: impl Piece) -> Value {
    of(kind, body)
}

/// A heading below a section's.
pub(super) fn heading(level: usize, id: Option<String>, body: impl Piece) -> Value {
    json!({ "k": "head", "level": level, "id": id, "b": line![body] })
}

/// Blocks, one below the other.
pub(super) fn stack(kind: &str, blocks: Vec<Value>) -> Value {
    json!({ "k": kind, "blocks": blocks })
}

/// One column of a table: its share of the width, and what stands at its head.
pub(super) struct Column {
    pub(super) share: f64,
    pub(super) head: Line,
}

/// A column with a title of ours.
pub(super) fn column(share: f64, head: impl Piece) -> Column {
    Column {
        share,
        head: line![head],
    }
}

/// A table whose head is repeated on every page.
pub(super) fn table(style: &str, columns: Vec<Column>, rows: Vec<Vec<Value>>) -> Value {
    let (shares, head): (Vec<f64>, Vec<Line>) = columns.into_iter().map(|column| (column.share, column.head)).unzip();
    json!({ "k": "table", "s": style, "cols": shares, "head": head, "rows": rows })
}

/// A cell of paragraphs, each a line.
pub(super) fn cell(id: Option<String>, lines: Vec<Line>) -> Value {
    let blocks: Vec<Value> = lines
        .into_iter()
        .filter(|line| !line.is_empty())
        .map(|line| of("line", line))
        .collect();
    cell_of(id, "", blocks)
}

/// A cell of blocks, with a style of its own.
pub(super) fn cell_of(id: Option<String>, style: &str, blocks: Vec<Value>) -> Value {
    let mut cell = Map::new();
    if let Some(id) = id {
        cell.insert("id".to_owned(), Value::from(id));
    }
    if !style.is_empty() {
        cell.insert("s".to_owned(), Value::from(style));
    }
    cell.insert("blocks".to_owned(), Value::from(blocks));
    Value::Object(cell)
}
