//! The whole document: masthead, then the sections in order.

use super::escape::inline;
use super::{claims, passages, prose, register, standing, timeline};
use crate::dossier::Section;
use crate::report::Report;
use crate::report::words;

/// The report as Markdown.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut out = masthead(report);
    for section in &report.sections {
        push!(out, "## {}\n\n", section.title());
        out.push_str(&self::section(report, *section));
    }
    let length = out.trim_end().len();
    out.truncate(length);
    out.push('\n');
    out
}

fn section(report: &Report, section: Section) -> String {
    match section {
        Section::Introduction => prose::blocks(&report.introduction),
        Section::Judgements => standing::judgements(report),
        Section::Disputed => claims::disputed(report),
        Section::Matrix => claims::matrix(report),
        Section::Claims => claims::cards(report),
        Section::Passages => passages::aligned(report),
        Section::Sources => register::sources(report),
        Section::Timeline => timeline::timeline(report),
        Section::Notes => register::notes(report),
        Section::Codebook => standing::codebook(report),
        Section::Method => register::method(report),
        Section::Texts => passages::texts(report),
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
    if !report.left_out.articles.is_empty() {
        let articles = report.left_out.articles.iter();
        let articles: Vec<String> = articles
            .map(|(id, outlet)| format!("{id} {}", inline(outlet)))
            .collect();
        push!(out, "In the dossier, not in this report: {}\n\n", articles.join(", "));
    }
    out
}
