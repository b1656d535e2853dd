//! The table of claims: where each stands, and apart from that what the analyst holds of it.

use super::{Column, Kind, Table, Value, column, notes, several};
use crate::dossier::{Confidence, meaning};
use crate::report::tree::{ClaimCard, Report};
use crate::report::words;

const COLUMNS: [Column; 19] = [
    column("claim", Kind::Key, "The claim's id in the project."),
    column("statement", Kind::Text, "The claim, in the analyst's words."),
    column("asks", Kind::Text, "What the values given answer."),
    column(
        "status",
        Kind::Text,
        "Where it stands: the analyst's word, or what the marks say.",
    ),
    column("status_by_marks", Kind::Text, "Where it stands by the marks alone."),
    column("why", Kind::Text, "Why the marks say so."),
    column(
        "overruled_because",
        Kind::Text,
        "Why the analyst says otherwise than the marks.",
    ),
    column("told_by", Kind::Number, "How many articles speak of it."),
    column("stated_by", Kind::Number, "How many articles state it."),
    column(
        "origins",
        Kind::Number,
        "On how many independent origins what states it rests.",
    ),
    column("origin_names", Kind::Text, "Those origins."),
    column(
        "likelihood",
        Kind::Text,
        "How likely the analyst holds it to be (ICD 203).",
    ),
    column(
        "confidence",
        Kind::Text,
        "How well founded that judgement is; not how likely the claim is.",
    ),
    column("credibility", Kind::Number, "By the Admiralty code, 1 to 6."),
    column("credibility_meaning", Kind::Text, "What that number means."),
    column("reason", Kind::Text, "Why the analyst judges so."),
    column("tags", Kind::Text, "Its tags."),
    column("relations", Kind::Text, "How it bears on other claims."),
    column("note", Kind::Text, "The analyst's notes on it."),
];

/// The table of claims, by id.
pub(in crate::report) fn claims(report: &Report) -> Table {
    Table {
        name: "claims",
        about: "One row a claim: where it stands by the marks, and the analyst's own judgement.",
        columns: COLUMNS.into(),
        rows: report.claims.iter().map(row).collect(),
    }
}

fn row(card: &ClaimCard) -> Vec<Value> {
    let standing = &card.standing;
    let judged = card.assessment.as_ref();
    let credibility = judged.and_then(|judged| judged.credibility);
    let relations = card.relations.iter();
    vec![
        Value::text(card.id),
        Value::text(&card.statement),
        Value::text(&card.asks),
        Value::text(standing.status.word()),
        Value::text(standing.derived.word()),
        Value::Text(standing.why.join(" ")),
        Value::maybe(standing.overruled.as_ref()),
        Value::number(card.told_by()),
        Value::number(standing.stated_by()),
        Value::number(standing.origins.len()),
        several(standing.origins.iter().map(|origin| &origin.voice.name)),
        Value::maybe(judged.and_then(|judged| judged.likelihood).map(words::likelihood)),
        Value::maybe(judged.and_then(|judged| judged.confidence).map(Confidence::word)),
        credibility.map_or(Value::Nothing, |step| Value::Number(step.into())),
        Value::maybe(credibility.map(meaning)),
        Value::maybe(judged.map(|judged| judged.reason.trim())),
        several(card.tags.iter().map(|tag| &tag.path)),
        several(relations.map(|other| format!("{} {} {}", other.words, other.claim, other.statement))),
        notes(&card.notes),
    ]
}
