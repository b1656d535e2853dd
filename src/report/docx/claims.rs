//! Claims: the disputed ones by version, the cards.

use super::book::Book;
use super::flow::para;
use super::pieces::{article, by, claim, empty, notes, quotation, stance, value, way};
use super::{analyst, standing};
use crate::report::Report;
use crate::report::tree::{Cell, ClaimCard, Dispute, Quoted, Said, Version};
use crate::report::words;

/// The disputed claims, each version with who gives it.
pub(super) fn disputed(book: &mut Book<'_>, report: &Report) {
    if report.disputes.is_empty() {
        book.lead(if report.claims.is_empty() {
            words::NO_CLAIMS
        } else {
            words::NO_DISPUTES
        });
        return;
    }
    book.lead(words::DISPUTED_LEAD);
    for one in &report.disputes {
        dispute(book, report, one);
    }
}

fn dispute(book: &mut Book<'_>, report: &Report, dispute: &Dispute) {
    let title = format!("{} {}", dispute.claim, dispute.statement);
    book.heading_with(2, &format!("dispute-{}", dispute.claim), &title, |book| {
        claim(&mut book.body, dispute.claim);
        book.body.plain(&format!(" {}", dispute.statement));
    });
    // By the marks it is disputed, or it would not be here: only another word needs saying.
    let card = report.claim(dispute.claim);
    if let Some(card) = card.filter(|card| card.standing.overruled.is_some()) {
        standing::reasons(book, &card.standing);
    }
    let with_values = dispute.versions.iter().any(|version| !version.value.is_empty());
    for (number, one) in dispute.versions.iter().enumerate() {
        let anchor = format!("dispute-{}-{}", dispute.claim, number + 1);
        version(book, &anchor, one, with_values);
    }
    for cell in &dispute.without {
        nothing(book, cell);
    }
}

fn version(book: &mut Book<'_>, anchor: &str, version: &Version, with_values: bool) {
    let label = if with_values {
        words::version(&version.value, version.denied)
    } else {
        words::plain_version(version.denied)
    };
    book.heading(3, anchor, &label);
    let rests = words::rests_on(version);
    if !rests.is_empty() {
        book.para(para("Fine"), |book| book.body.plain(&rests));
    }
    let mut before = None;
    for quote in &version.quotes {
        if before.replace(quote.article) != Some(quote.article) {
            who(book, quote);
        }
        quotation(book, &format!("disputed-{}", quote.id), quote);
        book.para(para("Caption"), |book| {
            // The value stands above, once for all.
            let flow = &mut book.body;
            stance(flow, quote.stance);
            flow.plain(" ");
            by(flow, quote);
            flow.plain(" · ");
            way(flow, quote);
        });
    }
}

/// The article that what follows is from.
fn who(book: &mut Book<'_>, quote: &Quoted) {
    let record = book.report.article(quote.article);
    book.para(para("Who"), |book| article(&mut book.body, quote.article, record));
}

/// An article that says nothing of a claim.
fn nothing(book: &mut Book<'_>, cell: &Cell) {
    let Said::Empty(why) = &cell.said else {
        return;
    };
    let record = book.report.article(cell.article);
    book.para(para("Nothing"), |book| {
        let flow = &mut book.body;
        article(flow, cell.article, record);
        flow.plain("  ");
        empty(flow, why);
        let linked = words::linked(why);
        if !linked.is_empty() {
            flow.styled("Missing", &format!(" – {linked}"));
        }
    });
}

/// The cards: every claim with a quotation, or the lack of one, from each article.
pub(super) fn cards(book: &mut Book<'_>, report: &Report) {
    if report.claims.is_empty() {
        book.lead(words::NO_CLAIMS);
        return;
    }
    book.lead(words::CLAIMS_LEAD);
    for one in &report.claims {
        card(book, one);
    }
}

fn card(book: &mut Book<'_>, card: &ClaimCard) {
    let title = format!("{} {}", card.id, card.statement);
    book.heading_with(2, &card.id.to_string(), &title, |book| {
        book.body.styled("ClaimNumber", &card.id.to_string());
        book.body.plain(&format!(" {}", card.statement));
    });
    standing::reasons(book, &card.standing);
    book.para(para("Fine"), |book| {
        let told = words::count(card.cells.len(), "article", "articles");
        book.body.plain(&format!("Told by {} of {told}", card.told_by()));
    });
    if !card.asks.is_empty() {
        book.para(para("Fine"), |book| {
            book.body.plain(&format!("Values answer: {}", card.asks));
        });
    }
    standing::tags(book, &card.tags);
    standing::relations(book, &card.relations);
    notes(book, &card.notes);
    for cell in &card.cells {
        match &cell.said {
            Said::Mentions(quotes) => said(book, quotes),
            Said::Empty(_) => nothing(book, cell),
        }
    }
    standing::origins(book, card);
    analyst::assessment(book, card);
}

/// What one article says of a claim.
fn said(book: &mut Book<'_>, quotes: &[Quoted]) {
    for (index, quote) in quotes.iter().enumerate() {
        if index == 0 {
            who(book, quote);
        }
        quotation(book, &quote.id.to_string(), quote);
        book.para(para("Caption"), |book| {
            let flow = &mut book.body;
            stance(flow, quote.stance);
            value(flow, &quote.value);
            flow.plain(" ");
            by(flow, quote);
            flow.plain(" · ");
            way(flow, quote);
        });
        notes(book, &quote.notes);
    }
}
