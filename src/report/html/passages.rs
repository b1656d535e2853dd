//! The aligned passages side by side, and the texts in full.

use maud::{Markup, html};

use super::marked::Marker;
use super::text::{article, article_label, frame, named, shown, siglum};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{ArticleRecord, Basis, FoldRecord, Passage, Row, TextPart, TextRecord};
use crate::report::words;

/// The aligned table with what is folded below it.
pub(super) fn aligned(report: &Report) -> Markup {
    let passages = &report.passages;
    // Furniture does not stand in the table, but its marks are anchors of the same section.
    let mut marker = Marker::new("in-row");
    let left_out = words::left_out(passages);
    html! {
        @if passages.rows.is_empty() {
            p.lead { (words::NO_ROWS) }
        } @else {
            p.lead { (words::PASSAGES_LEAD) }
            @if !left_out.is_empty() { p.lead { (left_out) } }
            p.toggle {
                label { input #shared-only type="checkbox"; " Show only what more than one article tells" }
            }
            (frame("Table of aligned passages", passages.columns.len(), &html! {
                table.rows {
                    thead {
                        tr {
                            th.number scope="col" { "Row" }
                            @for id in &passages.columns { (column_head(*id, report.article(*id))) }
                        }
                    }
                    tbody {
                        @for rows in passages.rows.chunk_by(|one, next| is_alone(one) && is_alone(next)) {
                            @match rows {
                                [one] if !is_alone(one) => (row(report, one, &mut marker)),
                                band => (self::band(report, band, &mut marker)),
                            }
                        }
                    }
                }
            }))
        }
        @if !passages.furniture.is_empty() { (furniture(report)) }
    }
}

fn column_head(id: ArticleId, record: Option<&ArticleRecord>) -> Markup {
    html! {
        th scope="col" {
            (article(id, record))
            @if let Some(record) = record {
                @if !record.date.is_empty() { span.date { (named(&record.date)) } }
            }
        }
    }
}

const fn is_alone(row: &Row) -> bool {
    matches!(row.basis, Basis::Alone(_))
}

fn row(report: &Report, row: &Row, marker: &mut Marker) -> Markup {
    let class = if row.basis == Basis::Pinned {
        "pinned"
    } else {
        "proposed"
    };
    html! {
        tr class=(class) id={ "row-" (row.number) } {
            th.number scope="row" {
                a href={ "#row-" (row.number) } { (row.number) }
                " " span.basis { (words::basis(row.basis)) }
            }
            @for (id, cell) in report.passages.columns.iter().zip(&row.cells) {
                (row_cell(*id, report.article(*id), cell, marker))
            }
        }
        @if !row.reuse.is_empty() { (reuse(report, row)) }
    }
}

/// What the passages of the row above took over from one text, across all columns.
fn reuse(report: &Report, row: &Row) -> Markup {
    html! {
        tr.reuse {
            td.number {}
            td colspan=(report.passages.columns.len()) {
                ul {
                    @for record in &row.reuse {
                        li {
                            (siglum(record.articles.0)) " " (siglum(record.articles.1)) " "
                            span dir="auto" { (named(&words::reuse(record))) }
                        }
                    }
                }
            }
        }
    }
}

/// Rows in sequence that one article each tells stand in one row of the table,
/// each in its own column: side by side they take no more room than needed.
fn band(report: &Report, rows: &[Row], marker: &mut Marker) -> Markup {
    let numbers = rows
        .first()
        .zip(rows.last())
        .map(|(first, last)| (first.number, last.number));
    html! {
        tr.alone {
            th.number scope="row" {
                @if let Some((first, last)) = numbers {
                    @if first == last { (first) } @else { (first) "–" (last) }
                }
                " " span.basis { (words::band(rows)) }
            }
            @for (column, id) in report.passages.columns.iter().enumerate() {
                (band_cell(*id, report.article(*id), column, rows, marker))
            }
        }
    }
}

fn band_cell(
    id: ArticleId,
    record: Option<&ArticleRecord>,
    column: usize,
    rows: &[Row],
    marker: &mut Marker,
) -> Markup {
    let cell = |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.is_empty());
    let mut last = None;
    html! {
        @if rows.iter().any(cell) {
            td data-who=(article_label(id, record)) {
                @for row in rows.iter().filter(|row| cell(row)) {
                    div.one id={ "row-" (row.number) } {
                        @for passage in row.cells.get(column).into_iter().flatten() {
                            // A paragraph is numbered once, where it begins in the cell.
                            @let begins = last.replace(passage.paragraphs) != Some(passage.paragraphs);
                            (self::passage(id, record, passage, begins, marker))
                        }
                    }
                }
            }
        } @else {
            (row_cell(id, record, &[], marker))
        }
    }
}

fn row_cell(id: ArticleId, record: Option<&ArticleRecord>, cell: &[Passage], marker: &mut Marker) -> Markup {
    html! {
        @if cell.is_empty() {
            td.none { span aria-hidden="true" { "–" } span.spoken { "nothing linked" } }
        } @else {
            td data-who=(article_label(id, record)) {
                @for one in cell { (passage(id, record, one, true, marker)) }
            }
        }
    }
}

fn passage(
    id: ArticleId,
    record: Option<&ArticleRecord>,
    passage: &Passage,
    is_numbered: bool,
    marker: &mut Marker,
) -> Markup {
    let language = record.map_or("", |record| record.language.as_str());
    html! {
        p.evidence lang=(language) dir="auto" {
            @if is_numbered { (place(id, passage)) " " }
            (marker.runs(&passage.runs))
        }
    }
}

/// The paragraph a passage is from, linked to the text in full.
fn place(id: ArticleId, passage: &Passage) -> Markup {
    html! {
        a.place lang="en" href={ "#" (id) "-" (passage.paragraphs.first) } {
            span.spoken { (id) " " } (passage.paragraphs)
        }
    }
}

fn furniture(report: &Report) -> Markup {
    html! {
        div.furniture {
            h3 { "Folded as page furniture" }
            @for record in &report.articles {
                @let folds: Vec<&FoldRecord> = report.passages.furniture.iter().filter(|f| f.article == record.id).collect();
                @if !folds.is_empty() {
                    details {
                        summary {
                            (siglum(record.id)) " " (named(&record.outlet)) ": "
                            (words::count(folds.len(), "stretch", "stretches"))
                        }
                        ul {
                            @for fold in folds {
                                li {
                                    a.place href={ "#" (fold.article) "-" (fold.paragraphs.first) } { (fold.paragraphs) }
                                    " " span.reason { (named(&fold.reason)) ": " }
                                    span.evidence lang=(record.language) dir="auto" {
                                        @for run in &fold.runs { (shown(&run.text)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The texts in full.
pub(super) fn texts(report: &Report) -> Markup {
    let mut marker = Marker::new("text");
    html! {
        p.lead { (words::TEXTS_LEAD) }
        @for text in &report.texts { (full_text(report, text, &mut marker)) }
    }
}

fn full_text(report: &Report, text: &TextRecord, marker: &mut Marker) -> Markup {
    let record = report.article(text.article);
    let language = record.map_or("", |record| record.language.as_str());
    html! {
        div.full-text id={ "text-" (text.article) } {
            h3 { (article(text.article, record)) }
            @for paragraph in &text.paragraphs {
                div.paragraph id={ (text.article) "-" (paragraph.number) } {
                    a.place href={ "#" (text.article) "-" (paragraph.number) } {
                        span.spoken { (text.article) " " } "¶" (paragraph.number)
                    }
                    div.parts {
                        @for part in &paragraph.parts {
                            @match part {
                                TextPart::Text(runs) => p.evidence lang=(language) dir="auto" { (marker.runs(runs)) },
                                TextPart::Folded(reason, runs) => details {
                                    summary { "Folded: " (named(reason)) }
                                    p.evidence lang=(language) dir="auto" { (marker.runs(runs)) }
                                },
                            }
                        }
                    }
                }
            }
        }
    }
}
