//! The matrix: a row a claim, a column an article; where more articles are than stand
//! beside each other, their cells stand under each other.

use super::analyst::WHOLE;
use super::book::{Book, shares};
use super::flow::{Para, para};
use super::pieces::{article, claim, empty, stance, value, voice};
use super::standing;
use crate::report::Report;
use crate::report::tree::{Cell, ClaimCard, Said};
use crate::report::words;

/// Articles that stand beside each other on a page.
pub(super) const MOST_COLUMNS: usize = 6;

/// The matrix.
pub(super) fn matrix(book: &mut Book<'_>, report: &Report) {
    if report.claims.is_empty() {
        book.lead(words::NO_CLAIMS);
        return;
    }
    book.lead(words::MATRIX_LEAD);
    if report.articles.len() > MOST_COLUMNS {
        stacked(book, report);
    } else {
        beside(book, report);
    }
}

/// A column an article.
fn beside(book: &mut Book<'_>, report: &Report) {
    let mut parts = vec![20; report.articles.len() + 2];
    if let Some(first) = parts.first_mut() {
        *first = 32;
    }
    if let Some(last) = parts.last_mut() {
        *last = 24;
    }
    let widths = shares(book.width, &parts);
    book.body.table("Matrix", "Claims by article", &widths);
    book.body.row(true, true);
    let mut heads = widths.iter().copied();
    let mut next = || heads.next().unwrap_or_default();
    book.cell(next(), 1, |book| {
        book.body.line(para("CellHead"), super::flow::Look::default(), "Claim");
    });
    for record in &report.articles {
        book.cell(next(), 1, |book| {
            book.para(para("CellHead"), |book| {
                article(&mut book.body, record.id, Some(record));
            });
        });
    }
    let last = "Where it stands";
    book.cell(next(), 1, |book| {
        book.body.line(para("CellHead"), super::flow::Look::default(), last);
    });
    book.body.end();
    for card in &report.claims {
        let quotes = card.quotations().count();
        book.body.row(false, card.statement.len() < WHOLE && quotes < 30);
        let mut widths = widths.iter().copied();
        let mut next = || widths.next().unwrap_or_default();
        book.cell(next(), 1, |book| {
            book.para(para("Cell"), |book| statement(book, card));
        });
        for cell in &card.cells {
            book.cell(next(), 1, |book| said(book, cell));
        }
        book.cell(next(), 1, |book| stands(book, card));
        book.body.end();
    }
    book.end_table();
}

/// A claim in a row of its own, the articles under it.
fn stacked(book: &mut Book<'_>, report: &Report) {
    let widths = shares(book.width, &[34, 66]);
    let [first, second] = widths.as_slice() else { return };
    book.body.table("Matrix", "Claims by article", &widths);
    book.head([(*first, "Claim, article"), (*second, "What it says")]);
    for card in &report.claims {
        book.body.row(false, true);
        book.cell(first + second, 2, |book| {
            let kept = Para {
                keep_next: true,
                ..para("CellOver")
            };
            book.para(kept, |book| statement(book, card));
        });
        book.body.end();
        for cell in &card.cells {
            let record = report.article(cell.article);
            book.body.row(false, true);
            book.cell(*first, 1, |book| {
                book.para(para("Cell"), |book| article(&mut book.body, cell.article, record));
            });
            book.cell(*second, 1, |book| said(book, cell));
            book.body.end();
        }
        book.body.row(false, true);
        book.cell(*first, 1, |book| {
            book.para(para("Cell"), |book| book.body.styled("Strong", "Where it stands"));
        });
        book.cell(*second, 1, |book| stands(book, card));
        book.body.end();
    }
    book.end_table();
}

fn statement(book: &mut Book<'_>, card: &ClaimCard) {
    claim(&mut book.body, card.id);
    book.body.plain(&format!(" {}", card.statement));
}

/// What one article does with one claim.
fn said(book: &mut Book<'_>, cell: &Cell) {
    match &cell.said {
        Said::Empty(why) => book.para(para("Cell"), |book| empty(&mut book.body, why)),
        Said::Mentions(quotes) => {
            for quote in quotes {
                book.para(para("Cell"), |book| {
                    let flow = &mut book.body;
                    flow.to(&quote.id.to_string());
                    stance(flow, quote.stance);
                    flow.end();
                    value(flow, &quote.value);
                });
                if let Some(by) = &quote.voice {
                    book.para(para("CellFine"), |book| voice(&mut book.body, by));
                }
            }
        }
    }
}

/// Where a claim stands.
fn stands(book: &mut Book<'_>, card: &ClaimCard) {
    book.para(para("Cell"), |book| standing::status(&mut book.body, &card.standing));
    book.para(para("Cell"), |book| book.body.plain(&words::origins(&card.standing)));
    book.para(para("CellFine"), |book| {
        book.body
            .plain(&format!("told by {} of {}", card.told_by(), card.cells.len()));
    });
}
