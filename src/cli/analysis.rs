//! `sejajar analyze`: what the app sees, as JSON by the contract or as text.

mod attributions;
mod discrepancies;
mod names;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use serde::Serialize;

use super::terminal::printable;
use crate::align::{ShownFrom, Tier, Unit};
use crate::article::ArticleId;
use crate::dossier::Dossier;
use crate::findings::{Attribution, Findings};
use crate::session::Aligned;
use crate::text::Span;

/// Schema `sejajar.analysis/1`. Offsets are UTF-8 bytes into the article's text,
/// end exclusive.
#[derive(Serialize)]
struct Analysis<'a> {
    schema: &'static str,
    articles: Vec<ArticleOut<'a>>,
    links: Vec<LinkOut>,
    rows: Vec<RowOut>,
    attributions: Vec<attributions::AttributionOut>,
    names: Vec<names::NameOut<'a>>,
    discrepancies: Vec<discrepancies::DiscrepancyOut<'a>>,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: String,
    file: &'a str,
    sha256: &'a str,
    language: &'a str,
    headline: Option<SpanOut>,
    sentences: Vec<SentenceOut>,
    furniture: Vec<FurnitureOut<'a>>,
}

#[derive(Serialize)]
struct SpanOut {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct SentenceOut {
    start: usize,
    end: usize,
    paragraph: u32,
    furniture: bool,
}

#[derive(Serialize)]
struct FurnitureOut<'a> {
    start: usize,
    end: usize,
    reason: &'a str,
}

#[derive(Serialize)]
struct PlaceOut {
    article: String,
    start: usize,
    end: usize,
}

impl PlaceOut {
    fn of(article: ArticleId, span: Span) -> Self {
        Self {
            article: article.to_string(),
            start: span.start,
            end: span.end,
        }
    }
}

#[derive(Serialize)]
struct LinkOut {
    a: PlaceOut,
    b: PlaceOut,
    score: f32,
    tier: &'static str,
    because: Vec<String>,
}

#[derive(Serialize)]
struct RowOut {
    cells: BTreeMap<String, Vec<SpanOut>>,
}

impl From<Span> for SpanOut {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

fn span_of(dossier: &Dossier, unit: Unit) -> Option<Span> {
    dossier
        .article(unit.article)?
        .article
        .sentences
        .get(unit.sentence as usize)
        .map(|sentence| sentence.span)
}

fn place_out(dossier: &Dossier, unit: Unit) -> Option<PlaceOut> {
    Some(PlaceOut::of(unit.article, span_of(dossier, unit)?))
}

/// The analysis as JSON.
pub(super) fn json(dossier: &Dossier, aligned: &Aligned, attributed: &[Attribution], findings: &Findings) -> String {
    let articles = dossier
        .articles()
        .iter()
        .map(|(id, entry)| ArticleOut {
            id: id.to_string(),
            file: &entry.article.origin.file_name,
            sha256: &entry.article.origin.sha256,
            language: &entry.metadata.language,
            headline: entry
                .metadata
                .headline
                .as_ref()
                .and_then(|found| found.at)
                .map(SpanOut::from),
            sentences: entry
                .article
                .sentences
                .iter()
                .map(|sentence| SentenceOut {
                    start: sentence.span.start,
                    end: sentence.span.end,
                    paragraph: sentence.paragraph,
                    furniture: entry.fold_at(sentence.span).is_some(),
                })
                .collect(),
            furniture: entry
                .folds
                .iter()
                .map(|fold| FurnitureOut {
                    start: fold.span.start,
                    end: fold.span.end,
                    reason: &fold.reason,
                })
                .collect(),
        })
        .collect();
    let links = aligned
        .alignment
        .links
        .par_iter()
        .filter_map(|link| {
            Some(LinkOut {
                a: place_out(dossier, link.a)?,
                b: place_out(dossier, link.b)?,
                score: link.score,
                tier: tier_word(link.tier),
                because: aligned.because(link),
            })
        })
        .collect();
    let rows = aligned
        .rows
        .iter()
        .map(|row| RowOut {
            cells: row
                .cells
                .iter()
                .map(|(id, cell)| {
                    let sentences = cell.passages.iter().cloned().flatten();
                    let spans = sentences.filter_map(|sentence| span_of(dossier, Unit { article: *id, sentence }));
                    (id.to_string(), spans.map(SpanOut::from).collect::<Vec<_>>())
                })
                .filter(|(_, spans)| !spans.is_empty())
                .collect(),
        })
        .collect();
    let analysis = Analysis {
        schema: "sejajar.analysis/1",
        articles,
        links,
        rows,
        attributions: attributions::json(attributed),
        names: names::json(findings),
        discrepancies: discrepancies::json(findings),
    };
    serde_json::to_string(&analysis).map_or_else(|error| format!("{{\"error\":\"{error}\"}}\n"), |text| text + "\n")
}

const fn tier_word(tier: Tier) -> &'static str {
    match tier {
        Tier::Shown => "shown",
        Tier::Offered => "offered",
    }
}

/// The analysis for a terminal: each row of the table in turn.
pub(super) fn text(dossier: &Dossier, aligned: &Aligned, attributed: &[Attribution], findings: &Findings) -> String {
    let mut out = String::new();
    for (id, entry) in dossier.articles() {
        let folded = (0..entry.article.sentences.len())
            .filter(|index| entry.is_folded(*index))
            .count();
        let _ = writeln!(
            out,
            "{id}  {}  ({}, {}, {} sentences, {folded} folded)",
            printable(entry.outlet()),
            printable(&entry.article.origin.file_name),
            if entry.metadata.language.is_empty() {
                "language not known"
            } else {
                &entry.metadata.language
            },
            entry.article.sentences.len(),
        );
        if let Some(headline) = &entry.metadata.headline {
            let _ = writeln!(out, "   {}", printable(&headline.value));
        }
        for fold in &entry.folds {
            let text = fold.span.of(&entry.article.text).replace(['\r', '\n'], " ");
            let head: String = text.chars().take(60).collect();
            let _ = writeln!(out, "   folded ({}): {}", fold.reason, printable(&head));
        }
    }
    let shared = aligned
        .rows
        .iter()
        .filter(|row| row.cells.values().filter(|cell| !cell.passages.is_empty()).count() > 1);
    let _ = writeln!(
        out,
        "\n{} rows, {} told by more than one article; {} links shown from {} % ({}), {} offered\n",
        aligned.rows.len(),
        shared.count(),
        aligned.shown,
        ShownFrom::nearest(aligned.alignment.shown_from).per_cent(),
        match dossier.arrangement().shown_from {
            Some(_) => "set by hand",
            None => "found best",
        },
        aligned.offered(),
    );
    for (index, row) in aligned.rows.iter().enumerate() {
        let _ = writeln!(out, "row {}", index + 1);
        for (id, cell) in &row.cells {
            for sentence in cell.passages.iter().cloned().flatten() {
                let unit = Unit { article: *id, sentence };
                let Some(entry) = dossier.article(*id) else { continue };
                let paragraph = entry
                    .article
                    .sentences
                    .get(sentence as usize)
                    .map_or(0, |sentence| sentence.paragraph);
                let text = entry
                    .article
                    .sentence_text(sentence as usize)
                    .replace(['\r', '\n'], " ");
                let _ = writeln!(out, "  {id} ¶{paragraph:<3} {}", printable(&text));
                for link in aligned
                    .links_of(unit)
                    .filter(|link| link.a == unit && link.tier == Tier::Shown)
                {
                    let _ = writeln!(
                        out,
                        "          ↔ {} {:.2}  {}",
                        link.b.article,
                        link.score,
                        printable(&aligned.because(link).join("; "))
                    );
                }
            }
        }
    }
    attributions::text(&mut out, dossier, attributed);
    names::text(&mut out, findings);
    discrepancies::text(&mut out, dossier, findings);
    out
}
