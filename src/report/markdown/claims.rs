//! Claims in Markdown: disputes, matrix, cards.

use std::borrow::Cow;

use super::escape::{head, inline, quote, row};
use super::standing;
use crate::article::ArticleId;
use crate::report::Report;
use crate::report::tree::{Cell, ClaimCard, Dispute, NoteText, Quoted, Said};
use crate::report::words;

/// Siglum and outlet.
pub(super) fn article(report: &Report, id: ArticleId) -> String {
    report
        .article(id)
        .map_or_else(|| id.to_string(), |record| format!("{id} {}", inline(&record.outlet)))
}

/// The disputed claims.
pub(super) fn disputed(report: &Report) -> String {
    if report.disputes.is_empty() {
        let nothing = if report.claims.is_empty() {
            words::NO_CLAIMS
        } else {
            words::NO_DISPUTES
        };
        return format!("{nothing}\n\n");
    }
    let disputes: Vec<String> = report.disputes.iter().map(|one| dispute(report, one)).collect();
    format!("{}\n\n{}", words::DISPUTED_LEAD, disputes.concat())
}

fn dispute(report: &Report, dispute: &Dispute) -> String {
    let mut out = format!("### {} {}\n\n", dispute.claim, inline(&dispute.statement));
    // By the marks it is disputed, or it would not be here: only another word needs saying.
    let card = report.claim(dispute.claim);
    if let Some(card) = card.filter(|card| card.standing.overruled.is_some() || dispute.versions.len() < 2) {
        let whose = standing::status(&card.standing);
        push!(out, "**{whose}**\n\n{}", standing::reasons(&card.standing));
    }
    let with_values = dispute.versions.iter().any(|version| !version.value.is_empty());
    for version in &dispute.versions {
        let label = if with_values {
            words::version(&version.value, version.denied)
        } else {
            words::plain_version(version.denied)
        };
        push!(out, "#### {}\n\n", inline(&label));
        push!(out, "{}\n\n", inline(&words::rests_on(version)));
        for one in &version.quotes {
            out.push_str(&quoted(report, one));
        }
    }
    for cell in &dispute.without {
        out.push_str(&empty_line(report, cell));
    }
    out
}

/// A quotation with its siglum and paragraph, and what is known of it.
fn quoted(report: &Report, one: &Quoted) -> String {
    let mut out = quote(&words::quotation(&one.fragments));
    push!(
        out,
        ">\n> — **{} {}** {}\n\n",
        one.article,
        one.paragraphs,
        report
            .article(one.article)
            .map_or_else(String::new, |record| inline(&record.outlet))
    );
    let mut facts = vec![stance(one), inline(&words::attributed(one))];
    if !one.cue.is_empty() {
        facts.push(format!("by the words “{}”", inline(&one.cue)));
    }
    if let Some(row) = one.row {
        facts.push(format!("row {row}"));
    }
    facts.push(one.id.to_string());
    push!(out, "{}\n\n", facts.join(" · "));
    out
}

/// Stance and value.
fn stance(one: &Quoted) -> String {
    let stance = format!("{} {}", one.stance.glyph(), one.stance.word());
    if one.value.is_empty() {
        stance
    } else {
        format!("{stance} “{}”", inline(&one.value))
    }
}

/// Why an article has no quotation here.
fn empty_line(report: &Report, cell: &Cell) -> String {
    let Said::Empty(why) = &cell.said else {
        return String::new();
    };
    let linked = words::linked(why);
    let linked = if linked.is_empty() {
        linked
    } else {
        format!(" ({linked})")
    };
    format!("**{}**: {}{linked}\n\n", article(report, cell.article), sign(cell))
}

fn sign(cell: &Cell) -> String {
    match &cell.said {
        Said::Empty(why) => {
            let (sign, word) = words::empty(why);
            format!("{sign} {word}")
        }
        Said::Mentions(quotes) => {
            let one = |quote: &Quoted| {
                let by = quote.voice.as_ref().map(words::voice_name);
                by.map_or_else(|| stance(quote), |by| format!("{}, {}", stance(quote), inline(&by)))
            };
            quotes.iter().map(one).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The matrix.
pub(super) fn matrix(report: &Report) -> String {
    if report.claims.is_empty() {
        return format!("{}\n\n", words::NO_CLAIMS);
    }
    let articles = report
        .articles
        .iter()
        .map(|record| Cow::Owned(article(report, record.id)));
    let titles = std::iter::once("Claim".into())
        .chain(articles)
        .chain(["Where it stands".into()]);
    let mut out = format!("{}\n\n{}", words::MATRIX_LEAD, head(titles));
    for card in &report.claims {
        let claim = format!("**{}** {}", card.id, inline(&card.statement));
        let stands = standing::cell(card);
        let cells = card.cells.iter().map(|cell| Cow::Owned(sign(cell)));
        out.push_str(&row(std::iter::once(claim.into()).chain(cells).chain([stands.into()])));
    }
    out + "\n"
}

/// The cards.
pub(super) fn cards(report: &Report) -> String {
    if report.claims.is_empty() {
        return format!("{}\n\n", words::NO_CLAIMS);
    }
    let cards: Vec<String> = report.claims.iter().map(|one| card(report, one)).collect();
    format!("{}\n\n{}", words::CLAIMS_LEAD, cards.concat())
}

fn card(report: &Report, card: &ClaimCard) -> String {
    let mut out = format!("### {} {}\n\n", card.id, inline(&card.statement));
    out.push_str(&standing::head_of(card));
    out.push_str(&notes(&card.notes));
    for cell in &card.cells {
        match &cell.said {
            Said::Mentions(quotes) => {
                for one in quotes {
                    out.push_str(&quoted(report, one));
                    out.push_str(&notes(&one.notes));
                }
            }
            Said::Empty(_) => out.push_str(&empty_line(report, cell)),
        }
    }
    out.push_str(&standing::origins(&card.standing));
    out.push_str(&standing::assessment(card.assessment.as_ref()));
    out
}

/// The analyst's notes on something.
fn notes(notes: &[NoteText]) -> String {
    let lines = notes
        .iter()
        .map(|note| format!("Note {}: {}\n\n", note.id, inline(&note.text)));
    lines.collect()
}
