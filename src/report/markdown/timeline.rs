//! What was told when, in Markdown.

use super::claims::article;
use super::escape::inline;
use crate::report::Report;
use crate::report::words;

/// The days, the first one first.
pub(super) fn timeline(report: &Report) -> String {
    let timeline = &report.timeline;
    let mut out = format!("{}\n\n", words::TIMELINE_LEAD);
    for day in &timeline.days {
        push!(out, "### {}\n\n", words::day(day.date));
        for id in &day.articles {
            let record = report.article(*id);
            let headline = record.map_or("", |record| record.headline.as_str());
            let dash = if headline.is_empty() { "" } else { " – " };
            push!(out, "- {}{dash}{}\n", article(report, *id), inline(headline));
        }
        for new in &day.new {
            push!(
                out,
                "- {} {}: **{}** ({})\n",
                new.claim,
                inline(&new.statement),
                inline(&words::new(new)),
                words::sigla(&new.articles)
            );
        }
        out.push('\n');
    }
    if !timeline.undated.is_empty() {
        push!(out, "{}\n\n", words::undated(&timeline.undated));
    }
    out
}
