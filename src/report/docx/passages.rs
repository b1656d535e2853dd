//! The aligned passages side by side, marks in the text; what is folded below them.

use super::book::Book;
use super::flow::{Look, Para, exact, para};
use super::matrix::MOST_COLUMNS;
use super::pieces::{article, mark_id, stance_style};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{Basis, Mark, MarkKind, Passage, Row, Run};
use crate::report::words;

/// Rows of one article's own that stand in one row of the table: more would be a row
/// that is longer than a page.
const MOST_IN_BAND: usize = 12;

/// The aligned table with what is folded below it.
pub(super) fn aligned(book: &mut Book<'_>, report: &Report) {
    let passages = &report.passages;
    if passages.rows.is_empty() {
        book.lead(words::NO_ROWS);
    } else {
        book.lead(words::PASSAGES_LEAD);
        let left_out = words::left_out(passages);
        if !left_out.is_empty() {
            book.lead(&left_out);
        }
        if passages.columns.len() > MOST_COLUMNS {
            stacked(book, report);
        } else {
            beside(book, report);
        }
    }
    if !passages.furniture.is_empty() {
        furniture(book, report);
    }
}

/// The width of the column of numbers, in twentieths of a point.
const NUMBER: usize = 1000;

/// A column an article.
fn beside(book: &mut Book<'_>, report: &Report) {
    let columns = &report.passages.columns;
    let each = book.width.saturating_sub(NUMBER) / columns.len().max(1);
    let mut widths = vec![each; columns.len() + 1];
    if let Some(first) = widths.first_mut() {
        *first = NUMBER;
    }
    book.body.table("Passages", "Aligned passages", &widths);
    book.body.row(true, true);
    book.cell(NUMBER, 1, |book| {
        book.body.line(para("CellHead"), Look::default(), "Row");
    });
    for id in columns {
        let record = report.article(*id);
        book.cell(each, 1, |book| {
            book.para(para("CellHead"), |book| article(&mut book.body, *id, record));
            if let Some(record) = record.filter(|record| !record.date.is_empty()) {
                book.body.line(para("CellFine"), Look::default(), &record.date);
            }
        });
    }
    book.body.end();
    for rows in bands(&report.passages.rows) {
        book.body.row(false, rows.iter().all(is_short));
        book.cell(NUMBER, 1, |book| number(book, rows));
        for (column, id) in columns.iter().enumerate() {
            book.cell(each, 1, |book| column_of(book, *id, column, rows));
        }
        book.body.end();
        reuse(book, rows, NUMBER, each * columns.len(), columns.len());
    }
    book.end_table();
}

/// The rows of the table: those that one article each tells side by side, so that they
/// take no more room than needed.
fn bands(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    let alike = |one: &Row, next: &Row| is_alone(one) && is_alone(next);
    rows.chunk_by(alike).flat_map(|rows| rows.chunks(MOST_IN_BAND))
}

const fn is_alone(row: &Row) -> bool {
    matches!(row.basis, Basis::Alone(_))
}

/// Bytes of one article's text up to which a row is kept on one page: a row of columns
/// is tall, and what does not fit leaves the page before it empty.
const SHORT: usize = 400;

/// Whether a row is short enough to be kept on one page.
fn is_short(row: &Row) -> bool {
    let length = |cell: &Vec<Passage>| {
        let runs = cell.iter().flat_map(|passage| &passage.runs);
        runs.map(|run| run.text.len()).sum::<usize>()
    };
    row.cells.iter().all(|cell| length(cell) < SHORT)
}

/// The numbers of rows, and who says that their passages belong together.
fn number(book: &mut Book<'_>, rows: &[Row]) {
    let Some((first, last)) = rows.first().zip(rows.last()) else {
        return;
    };
    let numbers = if first.number == last.number {
        first.number.to_string()
    } else {
        format!("{}–{}", first.number, last.number)
    };
    book.para(para("Cell"), |book| {
        book.bookmark(&format!("row-{}", first.number));
        for row in rows.iter().skip(1) {
            book.bookmark(&format!("row-{}", row.number));
        }
        book.body.styled("Strong", &numbers);
    });
    book.para(para("CellFine"), |book| match first.basis {
        Basis::Pinned => book.body.styled("Strong", &words::basis(first.basis)),
        _ => book.body.plain(&words::band(rows)),
    });
}

/// What one article tells in these rows.
fn column_of(book: &mut Book<'_>, id: ArticleId, column: usize, rows: &[Row]) {
    let mut last = None;
    for passage in rows.iter().flat_map(|row| row.cells.get(column).into_iter().flatten()) {
        // A paragraph is numbered once, where it begins in the cell.
        let begins = last.replace(passage.paragraphs) != Some(passage.paragraphs) || rows.len() == 1;
        self::passage(book, id, passage, begins);
    }
    if last.is_none() {
        book.para(para("Cell"), |book| book.body.styled("Missing", "–"));
    }
}

fn passage(book: &mut Book<'_>, id: ArticleId, passage: &Passage, is_numbered: bool) {
    let text: String = passage.runs.iter().take(20).map(|run| run.text.as_str()).collect();
    let language = book.language(id);
    book.para(para("CellText").toward(&text), |book| {
        if is_numbered {
            let place = format!("{id}-{}", passage.paragraphs.first);
            book.body.link(&place, "Place", &passage.paragraphs.to_string());
            book.body.plain(" ");
        }
        marked(book, language, &passage.runs);
    });
}

/// Text with its marks, a label behind each that leads to what it marks.
fn marked(book: &mut Book<'_>, language: &str, runs: &[Run]) {
    for (index, run) in runs.iter().enumerate() {
        for mark in &run.marks {
            if book.in_rows.insert(mark.kind) {
                book.bookmark(&format!("in-row-{}", mark_id(mark.kind)));
            }
        }
        book.body.text(exact(&mark_style(&run.marks), language), &run.text);
        let next = runs.get(index + 1).map_or(&[][..], |next| next.marks.as_slice());
        for mark in run.marks.iter().filter(|mark| !next.contains(mark)) {
            label(book, mark.kind);
        }
    }
}

/// The character style of text under marks: that of its one mark, or that of several.
pub(super) fn mark_style(marks: &[Mark]) -> String {
    match marks {
        [] => String::new(),
        [one] => match one.kind {
            MarkKind::Mention(_, _, stance) => format!("Mark{}", stance_style(stance)),
            MarkKind::Naming(..) => "MarkNaming".to_owned(),
            MarkKind::Note(_) => "MarkNote".to_owned(),
        },
        _ => "MarkSeveral".to_owned(),
    }
}

/// The label at a mark's end: what it marks, linked.
fn label(book: &mut Book<'_>, kind: MarkKind) {
    let flow = &mut book.body;
    match kind {
        MarkKind::Mention(mention, claim, stance) => {
            let style = format!("Label{}", stance_style(stance));
            flow.link(
                &mention.to_string(),
                &style,
                &format!("\u{a0}{claim}\u{a0}{}", stance.glyph()),
            );
        }
        MarkKind::Naming(_, source) => flow.link(&source.to_string(), "LabelOther", &format!("\u{a0}{source}")),
        MarkKind::Note(note) => flow.link(&note.to_string(), "LabelOther", &format!("\u{a0}{note}")),
    }
}

/// What the passages of rows took over from one text, across all columns.
fn reuse(book: &mut Book<'_>, rows: &[Row], number: usize, width: usize, columns: usize) {
    let records: Vec<_> = rows.iter().flat_map(|row| &row.reuse).collect();
    if records.is_empty() {
        return;
    }
    book.body.row(false, false);
    book.cell(number, 1, |_| ());
    book.cell(width, columns, |book| {
        for record in records {
            let (one, other) = record.articles;
            book.para(para("CellFine"), |book| {
                book.body.styled("Strong", &format!("{one} and {other} "));
                book.body.plain(&words::reuse(record));
            });
        }
    });
    book.body.end();
}

/// A row of the table for each passage, where more articles are than stand beside each other.
fn stacked(book: &mut Book<'_>, report: &Report) {
    let article_width = 2600;
    let widths = [NUMBER, article_width, book.width.saturating_sub(NUMBER + article_width)];
    let [first, second, third] = widths;
    book.body.table("Passages", "Aligned passages", &widths);
    book.head([(first, "Row"), (second, "Article"), (third, "Passage")]);
    for rows in bands(&report.passages.rows) {
        let mut is_first = true;
        for (column, id) in report.passages.columns.iter().enumerate() {
            let told = |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
            if !rows.iter().any(told) {
                continue;
            }
            book.body.row(false, rows.iter().all(is_short));
            book.cell(first, 1, |book| {
                if is_first {
                    number(book, rows);
                }
            });
            is_first = false;
            let record = report.article(*id);
            book.cell(second, 1, |book| {
                book.para(para("Cell"), |book| article(&mut book.body, *id, record));
            });
            book.cell(third, 1, |book| column_of(book, *id, column, rows));
            book.body.end();
        }
        reuse(book, rows, first, second + third, 2);
    }
    book.end_table();
}

fn furniture(book: &mut Book<'_>, report: &Report) {
    book.heading(2, "furniture", "Folded as page furniture");
    for record in &report.articles {
        let folds: Vec<_> = report
            .passages
            .furniture
            .iter()
            .filter(|fold| fold.article == record.id)
            .collect();
        if folds.is_empty() {
            continue;
        }
        let kept = Para {
            keep_next: true,
            ..para("Who")
        };
        book.para(kept, |book| {
            article(&mut book.body, record.id, Some(record));
            let stretches = words::count(folds.len(), "stretch", "stretches");
            book.body.plain(&format!(": {stretches}"));
        });
        for fold in folds {
            let place = format!("{}-{}", fold.article, fold.paragraphs.first);
            book.para(para("Folds"), |book| {
                book.body.link(&place, "Place", &fold.paragraphs.to_string());
                book.body.plain(&format!(" {}: ", fold.reason));
                for run in &fold.runs {
                    for mark in &run.marks {
                        // Not marked here, but a quotation's way to its row may lead here.
                        if book.in_rows.insert(mark.kind) {
                            book.bookmark(&format!("in-row-{}", mark_id(mark.kind)));
                        }
                    }
                    book.body.text(exact("", &record.language), &run.text);
                }
            });
        }
    }
}
