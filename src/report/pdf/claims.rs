//! Claims as data: the disputed ones by version, the matrix, the cards.

use serde_json::{Value, json};

use super::node::{Column, Line, block, by, cell_of, column, heading, line, link, of, table};
use super::pen::{Pen, claim, nothing, siglum, stance};
use super::{analyst, standing};
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{ArticleRecord, Cell, ClaimCard, Dispute, Empty, Quoted, Said, Version};
use crate::report::words;

/// Articles that stand beside each other on a sheet.
pub(super) const MOST_COLUMNS: usize = 6;

/// The disputed claims, each version with who gives it.
pub(super) fn disputed(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    if report.disputes.is_empty() {
        let none = if report.claims.is_empty() {
            words::NO_CLAIMS
        } else {
            words::NO_DISPUTES
        };
        return vec![block("lead", none)];
    }
    let mut blocks = vec![block("lead", words::DISPUTED_LEAD)];
    for one in &report.disputes {
        dispute(pen, report, one, &mut blocks);
    }
    blocks
}

fn dispute(pen: &Pen<'_>, report: &Report, dispute: &Dispute, blocks: &mut Vec<Value>) {
    let title = line![claim(dispute.claim), " ", pen.named(&dispute.statement)];
    blocks.push(heading(2, None, title));
    // By the marks it is disputed, or it would not be here: only another word needs
    // saying, or why where the versions that stand here do not show it.
    let overruled = report
        .claim(dispute.claim)
        .filter(|card| card.standing.overruled.is_some() || dispute.versions.len() < 2);
    if let Some(card) = overruled {
        let reasons = standing::reasons(pen, &card.standing);
        blocks.extend(reasons.into_iter().map(|line| block("line", line)));
    }
    let with_values = dispute.versions.iter().any(|version| !version.value.is_empty());
    let versions: Vec<Value> = dispute
        .versions
        .iter()
        .map(|one| version(pen, report, one, with_values))
        .collect();
    blocks.push(json!({ "k": "versions", "items": versions }));
    let without: Vec<Line> = dispute
        .without
        .iter()
        .filter_map(|cell| match &cell.said {
            Said::Empty(why) => Some(line![siglum(cell.article), " ", empty(why)]),
            Said::Mentions(_) => None,
        })
        .collect();
    if !without.is_empty() {
        blocks.push(json!({ "k": "without", "items": without }));
    }
}

fn version(pen: &Pen<'_>, report: &Report, version: &Version, with_values: bool) -> Value {
    let label = if with_values {
        words::version(&version.value, version.denied)
    } else {
        words::plain_version(version.denied)
    };
    let mut quotes = Vec::new();
    let mut before = None;
    for quote in &version.quotes {
        if before.replace(quote.article) != Some(quote.article) {
            quotes.push(who(pen, report, quote.article));
        }
        // The value stands above, once for all.
        let caption = line![stance(quote.stance), " ", attributed(pen, quote), " ", way(quote)];
        quotes.push(quotation(pen, report, quote, None, caption));
    }
    json!({
        "title": pen.named(&label),
        "rests": pen.named(&words::rests_on(version)),
        "blocks": quotes,
    })
}

fn who(pen: &Pen<'_>, report: &Report, article: ArticleId) -> Value {
    block("who", pen.article(article, report.article(article)))
}

/// The matrix: a row a claim, a column an article; more articles than fit on a sheet
/// stand in several tables.
pub(super) fn matrix(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    if report.claims.is_empty() {
        return vec![block("lead", words::NO_CLAIMS)];
    }
    let mut blocks = vec![block("lead", words::MATRIX_LEAD)];
    let parts: Vec<&[ArticleRecord]> = report.articles.chunks(MOST_COLUMNS).collect();
    for (index, articles) in parts.iter().enumerate() {
        if let ([first, .., last], true) = (articles, parts.len() > 1) {
            blocks.push(heading(2, None, format!("Articles {}–{}", first.id, last.id)));
        } else if let ([one], true) = (articles, parts.len() > 1) {
            blocks.push(heading(2, None, format!("Article {}", one.id)));
        }
        let is_last = index + 1 == parts.len();
        let from = index * MOST_COLUMNS;
        blocks.push(matrix_part(pen, report, articles, from, is_last));
    }
    blocks
}

fn matrix_part(pen: &Pen<'_>, report: &Report, articles: &[ArticleRecord], from: usize, is_last: bool) -> Value {
    let mut columns: Vec<Column> = vec![column(3.0, "Claim")];
    columns.extend(
        articles
            .iter()
            .map(|record| column(2.2, pen.article(record.id, Some(record)))),
    );
    if is_last {
        columns.push(column(2.6, "Where it stands"));
    }
    let row = |card: &ClaimCard| {
        let statement = line![claim(card.id), " ", pen.named(&card.statement)];
        let mut row = vec![cell_of(None, "claim", vec![of("line", statement)])];
        let cells = card.cells.iter().skip(from).take(articles.len());
        row.extend(cells.map(|cell| matrix_cell(pen, cell)));
        if is_last {
            let lines = standing::cell(pen, card);
            row.push(cell_of(
                None,
                "stands",
                lines.into_iter().map(|line| of("line", line)).collect(),
            ));
        }
        row
    };
    table("matrix", columns, report.claims.iter().map(row).collect())
}

fn matrix_cell(pen: &Pen<'_>, cell: &Cell) -> Value {
    match &cell.said {
        Said::Mentions(quotes) => {
            let entry = |quote: &Quoted| {
                let said = line![link(quote.id, stance(quote.stance)), pen.value(&quote.value)];
                let mut lines = vec![of("line", said)];
                lines.extend(quote.voice.as_ref().map(|voice| of("line", by(pen.voice(voice)))));
                lines
            };
            cell_of(None, "", quotes.iter().flat_map(entry).collect())
        }
        Said::Empty(why) => cell_of(None, empty_style(why), vec![of("line", empty(why))]),
    }
}

const fn empty_style(empty: &Empty) -> &'static str {
    match empty {
        Empty::NotRead => "not-read",
        Empty::Silent { .. } => "silent",
        Empty::NotApplicable => "not-applicable",
        Empty::Suggested { .. } => "suggested",
    }
}

/// Why nothing stands in a cell: sign and word.
fn empty(why: &Empty) -> Value {
    let (sign, word) = words::empty(why);
    nothing(empty_style(why), sign, word)
}

/// The cards: every claim with a quotation, or the lack of one, from each article.
pub(super) fn cards(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    if report.claims.is_empty() {
        return vec![block("lead", words::NO_CLAIMS)];
    }
    let mut blocks = vec![block("lead", words::CLAIMS_LEAD)];
    for card in &report.claims {
        self::card(pen, report, card, &mut blocks);
    }
    blocks
}

fn card(pen: &Pen<'_>, report: &Report, card: &ClaimCard, blocks: &mut Vec<Value>) {
    let title = line![
        super::node::word("num", card.id.to_string()),
        " ",
        pen.named(&card.statement)
    ];
    blocks.push(heading(2, pen.anchor(card.id), title));
    let mut about = standing::reasons(pen, &card.standing);
    let articles = words::count(card.cells.len(), "article", "articles");
    about.push(line![by(format!("Told by {} of {articles}", card.told_by()))]);
    if !card.asks.is_empty() {
        about.push(line![by(line!["Values answer: ", pen.named(&card.asks)])]);
    }
    about.extend(standing::relations(pen, card));
    about.extend(pen.notes(&card.notes));
    blocks.extend(about.into_iter().map(|line| block("line", line)));
    let cells: Vec<Value> = card.cells.iter().map(|cell| card_cell(pen, report, cell)).collect();
    blocks.push(json!({ "k": "cells", "items": cells }));
    blocks.extend(standing::origins(pen, &card.standing));
    blocks.extend(analyst::assessment(pen, card.assessment.as_ref()));
}

fn card_cell(pen: &Pen<'_>, report: &Report, cell: &Cell) -> Value {
    let blocks = match &cell.said {
        Said::Mentions(quotes) => quotes.iter().map(|quote| card_quote(pen, report, quote)).collect(),
        Said::Empty(why) => {
            let mut lines = vec![block("line", empty(why))];
            let linked = words::linked(why);
            if !linked.is_empty() {
                lines.push(block("line", by(linked)));
            }
            lines
        }
    };
    json!({ "who": pen.article(cell.article, report.article(cell.article)), "blocks": blocks })
}

fn card_quote(pen: &Pen<'_>, report: &Report, quote: &Quoted) -> Value {
    let caption = line![
        stance(quote.stance),
        pen.value(&quote.value),
        " ",
        attributed(pen, quote),
        " ",
        way(quote),
    ];
    quotation(pen, report, quote, pen.anchor(quote.id), caption)
}

/// The exact words in the article's language, and what is to be said of them.
fn quotation(pen: &Pen<'_>, report: &Report, quote: &Quoted, id: Option<String>, caption: Line) -> Value {
    let words = pen.fragments(&quote.fragments);
    let text = quote.fragments.concat();
    let words = pen.evidence("ev", report.article(quote.article), &text, words);
    // The notes stand where the anchor is, once.
    let notes = if id.is_some() {
        pen.notes(&quote.notes)
    } else {
        Vec::new()
    };
    json!({
        "k": "quote", "id": id, "words": words, "caption": caption, "notes": notes,
        "long": super::is_long(&text),
    })
}

/// Who is said to have said it, and by which words.
fn attributed(pen: &Pen<'_>, quote: &Quoted) -> Value {
    let who = match (&quote.voice, quote.chain.len()) {
        (Some(voice), 0 | 1) => line!["said by ", pen.voice(voice)],
        (None, 0) => line!["no source marked"],
        (None, _) => line!["a copy: ", standing::chain(pen, quote.article, &quote.chain, true)],
        (Some(_), _) => standing::chain(pen, quote.article, &quote.chain, true),
    };
    let cue = (!quote.cue.is_empty()).then(|| line![", by the words “", pen.named(&quote.cue), "”"]);
    by(line![who, cue])
}

/// Where it stands: paragraph in the text, row in the table.
fn way(quote: &Quoted) -> Value {
    let words = quote.fragments.concat();
    let place = super::text_anchor(&quote.id, &words, quote.article, quote.paragraphs);
    let text = link(place, format!("{} {}", quote.article, quote.paragraphs));
    let row = quote
        .row
        .map(|row| line![" · ", link(format!("in-row-{}", quote.id), format!("row {row}"))]);
    by(line![" ", text, row])
}
