//! The whole document: masthead, then the sections in order.

use super::escape::inline;
use super::{claims, passages, prose, register, standing};
use crate::report::Report;
use crate::report::words;

/// The report as Markdown.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut out = masthead(report);
    for (anchor, title) in words::sections_of(report) {
        push!(out, "## {title}\n\n");
        out.push_str(&section(report, anchor));
    }
    let length = out.trim_end().len();
    out.truncate(length);
    out.push('\n');
    out
}

fn section(report: &Report, anchor: &str) -> String {
    match anchor {
        "introduction" => prose::blocks(&report.introduction),
        "judgements" => standing::judgements(report),
        "disputed" => claims::disputed(report),
        "matrix" => claims::matrix(report),
        "claims" => claims::cards(report),
        "passages" => passages::aligned(report),
        "sources" => register::sources(report),
        "notes" => register::notes(report),
        "codebook" => standing::codebook(report),
        "method" => register::method(report),
        _ => passages::texts(report),
    }
}

fn masthead(report: &Report) -> String {
    let masthead = &report.masthead;
    let or = |text: &str, missing: &str| {
        if text.trim().is_empty() {
            missing.to_owned()
        } else {
            inline(text)
        }
    };
    let mut project = or(&masthead.project_file, "not saved as a file");
    if !masthead.project_sha256.is_empty() {
        push!(project, ", SHA-256 {}", inline(&masthead.project_sha256));
    }
    let facts = [
        ("Window of time", inline(&words::window(&masthead.window))),
        ("Analyst", or(&masthead.analyst, "not named")),
        ("Report made", or(&masthead.generated_at, "date not given")),
        ("Project", project),
        ("Made with", format!("Sejajar {}", inline(&masthead.version))),
    ];
    let mut out = format!("# {}\n\n", inline(words::title(report)));
    push!(out, "Coverage report · {}\n\n", words::counts(report).join(" · "));
    for (name, value) in facts {
        push!(out, "- **{name}:** {value}\n");
    }
    out.push('\n');
    for record in &report.articles {
        let parts = [&record.headline, &record.date].map(|text| inline(text));
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let dash = if parts.is_empty() { "" } else { " – " };
        push!(
            out,
            "- **{}** {}{dash}{}\n",
            record.id,
            inline(&record.outlet),
            parts.join(", ")
        );
    }
    if !report.articles.is_empty() {
        out.push('\n');
    }
    out
}
