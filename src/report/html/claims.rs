//! Claims: the disputed ones by version, the matrix, the cards.

use maud::{Markup, html};

use super::text::{
    article, article_label, claim, frame, named, notes, shown, siglum, stance, text_anchor, value, voice,
};
use super::{analyst, standing};
use crate::report::Report;
use crate::report::tree::{Cell, ClaimCard, Dispute, Empty, Quoted, Said, Version};
use crate::report::words;

/// The disputed claims, each version with who gives it.
pub(super) fn disputed(report: &Report) -> Markup {
    html! {
        @if report.disputes.is_empty() {
            p.lead { (if report.claims.is_empty() { words::NO_CLAIMS } else { words::NO_DISPUTES }) }
        } @else {
            p.lead { (words::DISPUTED_LEAD) }
            @for one in &report.disputes { (dispute(report, one)) }
        }
    }
}

fn dispute(report: &Report, dispute: &Dispute) -> Markup {
    let with_values = dispute.versions.iter().any(|version| !version.value.is_empty());
    html! {
        div.dispute {
            h3 { (claim(dispute.claim)) " " (named(&dispute.statement)) }
            // By the marks it is disputed, or it would not be here: only another word needs
            // saying, or why where the versions that stand here do not show it.
            @if let Some(card) = report.claim(dispute.claim).filter(|card| card.standing.overruled.is_some() || dispute.versions.len() < 2) {
                (standing::reasons(&card.standing))
            }
            div.versions {
                @for one in &dispute.versions { (version(report, one, with_values)) }
            }
            (without(&dispute.without))
        }
    }
}

fn version(report: &Report, version: &Version, with_values: bool) -> Markup {
    let label = if with_values {
        words::version(&version.value, version.denied)
    } else {
        words::plain_version(version.denied)
    };
    html! {
        div.version {
            h4 { (named(&label)) }
            (standing::rests_on(version))
            @for (index, quote) in version.quotes.iter().enumerate() {
                @let before = index.checked_sub(1).and_then(|before| version.quotes.get(before));
                // Anchored like all that is quoted, so that it can be held against the project.
                figure.quote id={ "disputed-" (quote.id) } {
                    @if before.is_none_or(|before| before.article != quote.article) {
                        div.who { (article(quote.article, report.article(quote.article))) }
                    }
                    (quotation(report, quote))
                    // The value stands above, once for all.
                    figcaption { (stance(quote.stance)) " " (by(quote)) " " (way(quote)) }
                }
            }
        }
    }
}

/// Articles that say nothing, in one line by the reason.
fn without(cells: &[Cell]) -> Markup {
    html! {
        @if !cells.is_empty() {
            ul.without {
                @for cell in cells {
                    @if let Said::Empty(why) = &cell.said { li { (siglum(cell.article)) " " (empty(why)) } }
                }
            }
        }
    }
}

/// The matrix: a row a claim, a column an article.
pub(super) fn matrix(report: &Report) -> Markup {
    html! {
        @if report.claims.is_empty() {
            p.lead { (words::NO_CLAIMS) }
        } @else {
            p.lead { (words::MATRIX_LEAD) }
            (frame("Table of claims by article", report.articles.len(), &html! {
                table.matrix {
                    thead {
                        tr {
                            th.claim scope="col" { "Claim" }
                            @for record in &report.articles {
                                th scope="col" { (article(record.id, Some(record))) }
                            }
                            th.stands scope="col" { "Where it stands" }
                        }
                    }
                    tbody { @for card in &report.claims { (matrix_row(report, card)) } }
                }
            }))
        }
    }
}

fn matrix_row(report: &Report, card: &ClaimCard) -> Markup {
    html! {
        tr {
            th.claim scope="row" {
                (claim(card.id)) " " (named(&card.statement))
            }
            @for cell in &card.cells { (matrix_cell(report, cell)) }
            (standing::cell(card))
        }
    }
}

fn matrix_cell(report: &Report, cell: &Cell) -> Markup {
    let who = article_label(cell.article, report.article(cell.article));
    match &cell.said {
        Said::Mentions(quotes) => html! {
            td data-who=(who) {
                @for quote in quotes {
                    div.entry {
                        a.to-quote href={ "#" (quote.id) } { (stance(quote.stance)) }
                        (value(&quote.value))
                        @if let Some(by) = &quote.voice { div.by { (voice(by)) } }
                    }
                }
            }
        },
        Said::Empty(why) => html! { td class={ "empty " (empty_class(why)) } data-who=(who) { (empty(why)) } },
    }
}

const fn empty_class(empty: &Empty) -> &'static str {
    match empty {
        Empty::NotRead => "not-read",
        Empty::Silent { .. } => "silent",
        Empty::NotApplicable => "not-applicable",
        Empty::Suggested { .. } => "suggested",
    }
}

/// Why nothing stands in a cell: sign and word.
fn empty(why: &Empty) -> Markup {
    let (sign, word) = words::empty(why);
    html! {
        span class={ "nothing " (empty_class(why)) } { span aria-hidden="true" { (sign) } " " (word) }
    }
}

/// The cards: every claim with a quotation, or the lack of one, from each article.
pub(super) fn cards(report: &Report) -> Markup {
    html! {
        @if report.claims.is_empty() {
            p.lead { (words::NO_CLAIMS) }
        } @else {
            p.lead { (words::CLAIMS_LEAD) }
            @for one in &report.claims { (card(report, one)) }
        }
    }
}

fn card(report: &Report, card: &ClaimCard) -> Markup {
    html! {
        div.card {
            div.statement {
                h3 id=(card.id) { span.claim-number { (card.id) } " " (named(&card.statement)) }
                (standing::reasons(&card.standing))
                p.told { "Told by " (card.told_by()) " of " (words::count(card.cells.len(), "article", "articles")) }
                @if !card.asks.is_empty() { p.told { "Values answer: " (named(&card.asks)) } }
                (standing::tags(&card.tags))
                (standing::relations(&card.relations))
                (notes(&card.notes))
            }
            div {
                ul.cells { @for cell in &card.cells { (card_cell(report, cell)) } }
                (standing::origins(&card.standing))
                (analyst::assessment(card.assessment.as_ref()))
            }
        }
    }
}

fn card_cell(report: &Report, cell: &Cell) -> Markup {
    html! {
        li {
            div.who { (article(cell.article, report.article(cell.article))) }
            div.said {
                @match &cell.said {
                    Said::Mentions(quotes) => @for quote in quotes {
                        figure.quote id=(quote.id) {
                            (quotation(report, quote))
                            figcaption {
                                (stance(quote.stance)) (value(&quote.value)) " " (by(quote)) " " (way(quote))
                                (notes(&quote.notes))
                            }
                        }
                    },
                    Said::Empty(why) => {
                        p { (empty(why)) }
                        @let linked = words::linked(why);
                        @if !linked.is_empty() { p.caveat { (linked) } }
                    }
                }
            }
        }
    }
}

/// The exact words, in the article's language.
fn quotation(report: &Report, quote: &Quoted) -> Markup {
    let language = report
        .article(quote.article)
        .map_or("", |record| record.language.as_str());
    html! {
        blockquote.evidence lang=(language) dir="auto" { (fragments(&quote.fragments)) }
    }
}

/// Fragments of one quotation; what is left out between them is marked as ours.
pub(super) fn fragments(fragments: &[String]) -> Markup {
    html! {
        @for (index, fragment) in fragments.iter().enumerate() {
            @if index > 0 { span.left-out { " […] " } }
            (shown(fragment))
        }
    }
}

/// Who is said to have said it, and by which words.
fn by(quote: &Quoted) -> Markup {
    html! {
        span.by {
            @match (&quote.voice, quote.chain.len()) {
                (Some(by), 0 | 1) => { "said by " (voice(by)) },
                (None, 0) => "no source marked",
                (None, _) => { "a copy: " (standing::chain(quote.article, &quote.chain, true)) },
                (Some(_), _) => (standing::chain(quote.article, &quote.chain, true)),
            }
            @if !quote.cue.is_empty() { ", by the words “" (named(&quote.cue)) "”" }
        }
    }
}

/// Where it stands: paragraph in the text, row in the table.
fn way(quote: &Quoted) -> Markup {
    let place = text_anchor(&quote.id, &quote.fragments.concat(), quote.article, quote.paragraphs);
    html! {
        span.way {
            a href=(place) { (quote.article) " " (quote.paragraphs) }
            @if let Some(row) = quote.row { " " a href={ "#in-row-" (quote.id) } { "row " (row) } }
        }
    }
}
