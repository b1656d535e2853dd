//! Discrepancies in the output of `analyze`.

use std::fmt::Write as _;

use serde::Serialize;

use super::PlaceOut;
use crate::cli::terminal::printable;
use crate::dossier::Dossier;
use crate::findings::{Discrepancy, Findings};

/// Letters of a passage told in text, at most.
const LETTERS_MOST: usize = 100;
/// Passages of a side told in text, at most.
const SPANS_MOST: usize = 3;

#[derive(Serialize)]
pub(super) struct DiscrepancyOut<'a> {
    kind: &'static str,
    relation: &'static str,
    severity: u8,
    confidence: f32,
    why: &'a str,
    sides: Vec<SideOut<'a>>,
}

#[derive(Serialize)]
struct SideOut<'a> {
    value: &'a str,
    spans: Vec<PlaceOut>,
}

/// The discrepancies of the findings for JSON.
pub(super) fn json(findings: &Findings) -> Vec<DiscrepancyOut<'_>> {
    let out = |one| {
        let Discrepancy {
            kind,
            relation,
            severity,
            confidence,
            why,
            sides,
        }: &Discrepancy = one;
        let sides = sides.iter().map(|side| SideOut {
            value: &side.value,
            spans: side
                .spans
                .iter()
                .map(|(article, span)| PlaceOut::of(*article, *span))
                .collect(),
        });
        DiscrepancyOut {
            kind: kind.word(),
            relation: relation.word(),
            severity: *severity,
            confidence: *confidence,
            why,
            sides: sides.collect(),
        }
    };
    findings.discrepancies.iter().map(out).collect()
}

/// The discrepancies for a terminal, the gravest first.
pub(super) fn text(out: &mut String, dossier: &Dossier, findings: &Findings) {
    let _ = writeln!(
        out,
        "\n{} discrepancies, the gravest first\n",
        findings.discrepancies.len()
    );
    for (number, one) in findings.discrepancies.iter().enumerate() {
        let _ = writeln!(
            out,
            "{:>3}. {} · {} · {}",
            number + 1,
            "!".repeat(usize::from(one.severity)),
            one.kind.word().replace('_', " "),
            one.relation.word().replace('_', " "),
        );
        let _ = writeln!(out, "     {}", printable(&one.why));
        for side in one.sides.iter().filter(|side| !side.spans.is_empty()) {
            for (article, span) in side.spans.iter().take(SPANS_MOST) {
                let Some(entry) = dossier.article(*article) else {
                    continue;
                };
                let passage = span
                    .of(&entry.article.text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let head: String = passage.chars().take(LETTERS_MOST).collect();
                let dots = if head.len() < passage.len() { "…" } else { "" };
                let _ = writeln!(out, "     {article}  {}{dots}", printable(&head));
            }
            if side.spans.len() > SPANS_MOST {
                let _ = writeln!(out, "        and {} more", side.spans.len() - SPANS_MOST);
            }
        }
    }
}
