//! Aligned passages and full texts in Markdown.

use super::claims::article;
use super::escape::{inline, lines};
use super::marked;
use crate::report::Report;
use crate::report::tree::{Row, Run, TextPart, TextRecord};
use crate::report::words;

/// The aligned rows with what is folded below them.
pub(super) fn aligned(report: &Report) -> String {
    let passages = &report.passages;
    let mut out = String::new();
    if passages.rows.is_empty() {
        push!(out, "{}\n\n", words::NO_ROWS);
    } else {
        push!(out, "{}\n\n{}\n\n", words::PASSAGES_LEAD, marked::LEGEND);
        let left_out = words::left_out(passages);
        if !left_out.is_empty() {
            push!(out, "{left_out}\n\n");
        }
    }
    for one in &passages.rows {
        out.push_str(&row(report, one));
    }
    if !passages.furniture.is_empty() {
        out.push_str("### Folded as page furniture\n\n");
        for fold in &passages.furniture {
            let text: String = fold.runs.iter().map(|run| run.text.as_str()).collect();
            let place = format!("{} {}", fold.article, fold.paragraphs);
            push!(out, "- **{place}** {}: {}\n", inline(&fold.reason), inline(&text));
        }
        out.push('\n');
    }
    out
}

fn row(report: &Report, row: &Row) -> String {
    let mut out = format!("**Row {}** · {}\n\n", row.number, words::basis(row.basis));
    let cells = report.passages.columns.iter().zip(&row.cells);
    let passages: Vec<String> = cells
        .flat_map(|(id, cell)| cell.iter().map(move |passage| (id, passage)))
        .map(|(id, passage)| {
            let place = format!("**{id} {}** ", passage.paragraphs);
            behind("> ", &place, &passage.runs)
        })
        .collect();
    out.push_str(&passages.join(">\n"));
    out.push('\n');
    for record in &row.reuse {
        let (one, other) = record.articles;
        push!(out, "- **{one} and {other}** {}\n", inline(&words::reuse(record)));
    }
    if !row.reuse.is_empty() {
        out.push('\n');
    }
    out
}

/// Marked text behind a label, each line behind `margin`.
fn behind(margin: &str, label: &str, runs: &[Run]) -> String {
    let mut out = String::new();
    for (index, line) in lines(&marked::text(runs)).iter().enumerate() {
        push!(out, "{margin}{}{line}\n", if index == 0 { label } else { "" });
    }
    out
}

/// The texts in full.
pub(super) fn texts(report: &Report) -> String {
    let texts: Vec<String> = report.texts.iter().map(|text| full_text(report, text)).collect();
    format!("{}\n\n{}\n\n{}", words::TEXTS_LEAD, marked::LEGEND, texts.concat())
}

fn full_text(report: &Report, text: &TextRecord) -> String {
    let mut out = format!("### {}\n\n", article(report, text.article));
    for paragraph in &text.paragraphs {
        for (index, part) in paragraph.parts.iter().enumerate() {
            let number = if index == 0 {
                format!("**¶{}** ", paragraph.number)
            } else {
                String::new()
            };
            out.push_str(&match part {
                TextPart::Text(runs) => behind("", &number, runs),
                TextPart::Folded(reason, runs) => behind("", &format!("{number}*Folded, {}:* ", inline(reason)), runs),
            });
            out.push('\n');
        }
    }
    out
}
