//! The aligned passages and the texts in full, as data.

use serde_json::{Value, json};

use super::claims::MOST_COLUMNS;
use super::marked::{Marker, text_of, unmarked};
use super::node::{Column, Line, block, by, cell_of, column, heading, line, link, of, table, word};
use super::pen::{Pen, is_rtl, siglum, spoken};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{Basis, FoldRecord, Passage, Row, TextPart, TextRecord};
use crate::report::words;

/// The aligned table with what is folded below it.
pub(super) fn aligned(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let passages = &report.passages;
    // Furniture does not stand in the table, but its marks are anchors of the same section.
    let mut marker = Marker::new(pen, "in-row");
    let mut blocks = Vec::new();
    if passages.rows.is_empty() {
        blocks.push(block("lead", words::NO_ROWS));
    } else {
        blocks.push(block("lead", words::PASSAGES_LEAD));
        let left_out = words::left_out(passages);
        if !left_out.is_empty() {
            blocks.push(block("lead", left_out));
        }
        if passages.columns.len() <= MOST_COLUMNS {
            blocks.push(beside(pen, report, &mut marker));
        } else {
            // More columns than fit on a sheet: the cells of a row stand under each other.
            let rows = passages.rows.iter();
            blocks.extend(rows.map(|row| stacked(pen, report, row, &mut marker)));
        }
    }
    if !passages.furniture.is_empty() {
        furniture(pen, report, &mut blocks);
    }
    blocks
}

fn beside(pen: &Pen<'_>, report: &Report, marker: &mut Marker<'_, '_>) -> Value {
    let passages = &report.passages;
    let mut columns: Vec<Column> = vec![column(0.0, "Row")];
    columns.extend(passages.columns.iter().map(|id| {
        let record = report.article(*id);
        let date = record
            .map(|record| record.date.as_str())
            .filter(|date| !date.is_empty());
        let date = date.map(|date| line![super::node::br(), by(pen.named(date))]);
        column(1.0, line![pen.article(*id, record), date])
    }));
    let mut rows = Vec::new();
    for band in passages.rows.chunk_by(|one, next| is_alone(one) && is_alone(next)) {
        match band {
            [one] if !is_alone(one) => {
                rows.push(row(pen, report, one, marker));
                if !one.reuse.is_empty() {
                    rows.push(reuse_row(pen, one, passages.columns.len()));
                }
            }
            band => rows.push(self::band(pen, report, band, marker)),
        }
    }
    table("rows", columns, rows)
}

const fn is_alone(row: &Row) -> bool {
    matches!(row.basis, Basis::Alone(_))
}

fn row(pen: &Pen<'_>, report: &Report, row: &Row, marker: &mut Marker<'_, '_>) -> Vec<Value> {
    let style = if row.basis == Basis::Pinned {
        "number-pinned"
    } else {
        "number"
    };
    let number = vec![
        of("line", word("num", row.number.to_string())),
        of("line", by(words::basis(row.basis))),
    ];
    let mut cells = vec![cell_of(pen.anchor(format!("row-{}", row.number)), style, number)];
    for (id, cell) in report.passages.columns.iter().zip(&row.cells) {
        let passages = cell.iter().map(|one| passage(report, *id, one, true, marker)).collect();
        cells.push(row_cell(passages));
    }
    cells
}

fn row_cell(blocks: Vec<Value>) -> Value {
    if blocks.is_empty() {
        cell_of(None, "nothing", vec![of("line", by("–"))])
    } else {
        cell_of(None, "", blocks)
    }
}

/// What the passages of the row above took over from one text, across all columns.
fn reuse_row(pen: &Pen<'_>, row: &Row, columns: usize) -> Vec<Value> {
    let mut whole = cell_of(None, "reuse", reuse(pen, row));
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("span".to_owned(), Value::from(columns));
    }
    vec![cell_of(None, "reuse", Vec::new()), whole]
}

fn reuse(pen: &Pen<'_>, row: &Row) -> Vec<Value> {
    let one = |record: &crate::report::tree::ReuseRecord| {
        let (first, second) = record.articles;
        let words = pen.named(&words::reuse(record));
        of("line", by(line![siglum(first), " ", siglum(second), " ", words]))
    };
    row.reuse.iter().map(one).collect()
}

/// Rows in sequence that one article each tells stand in one row of the table, each in
/// its own column: side by side they take no more room than needed.
fn band(pen: &Pen<'_>, report: &Report, rows: &[Row], marker: &mut Marker<'_, '_>) -> Vec<Value> {
    let numbers = match rows {
        [first, .., last] => format!("{}–{}", first.number, last.number),
        [one] => one.number.to_string(),
        [] => String::new(),
    };
    let number = vec![of("line", word("num", numbers)), of("line", by(words::band(rows)))];
    let mut cells = vec![cell_of(None, "number", number)];
    for (column, id) in report.passages.columns.iter().enumerate() {
        let mut blocks = Vec::new();
        let mut last = None;
        for row in rows {
            let own = row.cells.get(column).map_or(&[][..], Vec::as_slice);
            let anchor = if own.is_empty() {
                None
            } else {
                pen.anchor(format!("row-{}", row.number))
            };
            for (index, passage) in own.iter().enumerate() {
                // A paragraph is numbered once, where it begins in the cell.
                let begins = last.replace(passage.paragraphs) != Some(passage.paragraphs);
                let mut block = self::passage(report, *id, passage, begins, marker);
                if let (0, Some(block), Some(anchor)) = (index, block.as_object_mut(), &anchor) {
                    block.insert("id".to_owned(), Value::from(anchor.as_str()));
                }
                blocks.push(block);
            }
        }
        cells.push(row_cell(blocks));
    }
    cells
}

/// A row whose cells stand under each other.
fn stacked(pen: &Pen<'_>, report: &Report, row: &Row, marker: &mut Marker<'_, '_>) -> Value {
    let title = line![
        word("num", format!("Row {}", row.number)),
        " ",
        by(words::basis(row.basis))
    ];
    let mut cells = Vec::new();
    for (id, cell) in report.passages.columns.iter().zip(&row.cells) {
        let passages: Vec<Value> = cell.iter().map(|one| passage(report, *id, one, true, marker)).collect();
        if !passages.is_empty() {
            let who = pen.article(*id, report.article(*id));
            cells.push(json!({ "who": who, "blocks": passages }));
        }
    }
    let id = pen.anchor(format!("row-{}", row.number));
    json!({ "k": "row", "id": id, "title": title, "items": cells, "below": reuse(pen, row) })
}

fn passage(report: &Report, id: ArticleId, passage: &Passage, is_numbered: bool, marker: &mut Marker<'_, '_>) -> Value {
    let place = is_numbered.then(|| {
        let place = link(
            format!("{id}-{}", passage.paragraphs.first),
            passage.paragraphs.to_string(),
        );
        line![of("place", place), " "]
    });
    let mut node = of("ev", line![place, marker.runs(&passage.runs)]);
    spoken(&mut node, report.article(id), is_rtl(&text_of(&passage.runs)));
    node
}

fn furniture(pen: &Pen<'_>, report: &Report, blocks: &mut Vec<Value>) {
    blocks.push(heading(2, None, "Folded as page furniture"));
    for record in &report.articles {
        let folds = report.passages.furniture.iter();
        let folds: Vec<&FoldRecord> = folds.filter(|fold| fold.article == record.id).collect();
        if folds.is_empty() {
            continue;
        }
        let count = words::count(folds.len(), "stretch", "stretches");
        let title = line![
            siglum(record.id),
            " ",
            of("outlet", pen.named(&record.outlet)),
            ": ",
            count
        ];
        blocks.push(block("who", title));
        for fold in folds {
            let place = link(
                format!("{}-{}", fold.article, fold.paragraphs.first),
                fold.paragraphs.to_string(),
            );
            let about = by(line![place, " ", pen.named(&fold.reason), ": "]);
            let mut node = of("fold", line![about, unmarked(pen, &fold.runs)]);
            spoken(&mut node, Some(record), is_rtl(&text_of(&fold.runs)));
            blocks.push(node);
        }
    }
}

/// The texts in full.
pub(super) fn texts(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let mut marker = Marker::new(pen, "text");
    // On paper nothing is folded: the words on the page's own lead would be wrong.
    let mut blocks = vec![block("lead", super::TEXTS_LEAD)];
    for text in &report.texts {
        full_text(pen, report, text, &mut marker, &mut blocks);
    }
    blocks
}

fn full_text(pen: &Pen<'_>, report: &Report, text: &TextRecord, marker: &mut Marker<'_, '_>, blocks: &mut Vec<Value>) {
    let record = report.article(text.article);
    let title = pen.article(text.article, record);
    blocks.push(heading(2, pen.anchor(format!("text-{}", text.article)), title));
    if let Some(record) = record.filter(|record| !record.headline.is_empty()) {
        let headline = pen.evidence("headline", Some(record), &record.headline, pen.shown(&record.headline));
        blocks.push(headline);
    }
    for paragraph in &text.paragraphs {
        let mut parts: Vec<Value> = Vec::new();
        for part in &paragraph.parts {
            let (kind, reason, runs): (_, Line, _) = match part {
                TextPart::Text(runs) => ("ev", line![], runs),
                TextPart::Folded(reason, runs) => ("fold", line![by(line!["Folded: ", pen.named(reason), ": "])], runs),
            };
            let mut node = of(kind, line![reason, marker.runs(runs)]);
            spoken(&mut node, record, is_rtl(&text_of(runs)));
            parts.push(node);
        }
        let id = pen.anchor(format!("{}-{}", text.article, paragraph.number));
        blocks.push(json!({ "k": "para", "id": id, "v": format!("¶{}", paragraph.number), "blocks": parts }));
    }
}
