//! What is the analyst's own, as data: the judgements and the codebook.

use serde_json::{Value, json};

use super::node::{Line, Piece as _, block, by, cell, column, line, table};
use super::pen::{Pen, claim, missing};
use crate::dossier::Assessment;
use crate::report::Report;
use crate::report::words;

/// The claims that have been judged, in a table. Likelihood and confidence are two columns.
pub(super) fn judgements(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let columns = vec![
        column(3.0, "Claim"),
        column(1.6, "Likelihood"),
        column(1.2, "Confidence"),
        column(1.6, "Credibility"),
        column(3.0, "Reason"),
    ];
    let rows = report.judged().map(|(card, assessment)| {
        let judged = |words: Option<String>| line![words.map_or_else(|| missing(words::NOT_JUDGED), Value::from)];
        let likelihood = match assessment.likelihood {
            Some(likelihood) => vec![line![likelihood.word()], line![by(words::range(likelihood))]],
            None => vec![judged(None)],
        };
        vec![
            cell(None, vec![line![claim(card.id), " ", pen.named(&card.statement)]]),
            cell(None, likelihood),
            cell(
                None,
                vec![judged(assessment.confidence.map(|level| level.word().to_owned()))],
            ),
            cell(None, vec![judged(assessment.credibility.map(words::credibility))]),
            cell(None, vec![pen.named(assessment.reason.trim())]),
        ]
    });
    vec![
        block("lead", words::JUDGEMENTS_LEAD),
        table("register", columns, rows.collect()),
    ]
}

/// The judgement of one claim, set apart from what articles do with it.
pub(super) fn assessment(pen: &Pen<'_>, assessment: Option<&Assessment>) -> Option<Value> {
    let parts = words::judgement(assessment?);
    let items: Vec<(&str, Line)> = parts.iter().map(|(name, value)| (*name, pen.named(value))).collect();
    Some(json!({ "k": "assessment", "title": words::ASSESSED, "items": items }))
}

/// The codebook as its tree reads.
pub(super) fn codebook(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let columns = vec![column(1.6, "Tag"), column(4.0, "When to use it"), column(1.6, "Claims")];
    let rows = report.tags.iter().map(|tag| {
        let mut claims = line![];
        for id in &tag.claims {
            line![claim(*id), " "].put(&mut claims);
        }
        if tag.claims.is_empty() {
            missing("none").put(&mut claims);
        }
        vec![
            cell(pen.anchor(tag.id), vec![pen.named(&tag.path)]),
            cell(None, vec![pen.named(&tag.description)]),
            cell(None, vec![claims]),
        ]
    });
    vec![
        block("lead", words::CODEBOOK_LEAD),
        table("register", columns, rows.collect()),
    ]
}
