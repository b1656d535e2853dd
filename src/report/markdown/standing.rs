//! Where a claim stands, and what is the analyst's own, in Markdown.

use std::borrow::Cow;

use super::escape::{head, inline, row};
use crate::dossier::{Assessment, ClaimId};
use crate::report::Report;
use crate::report::tree::{ClaimCard, Standing};
use crate::report::words;

/// A status as sign and word, and whose word it is where the marks say otherwise.
pub(super) fn status(standing: &Standing) -> String {
    let (sign, word) = (words::status_sign(standing.status), standing.status.word());
    let whose = words::whose(standing);
    let sign = if sign.is_empty() {
        String::new()
    } else {
        format!("{sign} ")
    };
    if whose.is_empty() {
        format!("{sign}{word}")
    } else {
        format!("{sign}{word} ({whose})")
    }
}

/// The last cell of a claim's row in the matrix.
pub(super) fn cell(card: &ClaimCard) -> String {
    format!(
        "{}: {}; told by {} of {}",
        status(&card.standing),
        inline(&words::origins(&card.standing)),
        card.told_by(),
        card.cells.len()
    )
}

/// Why a claim stands so: the analyst's reason, then that of the marks.
pub(super) fn reasons(standing: &Standing) -> String {
    let why = inline(&standing.why.join(" "));
    match &standing.overruled {
        Some(reason) => format!("The analyst: {}\n\nThe marks: {why}\n\n", inline(reason)),
        None => format!("{why}\n\n"),
    }
}

/// All that is known of a claim before its quotations.
pub(super) fn head_of(card: &ClaimCard) -> String {
    let told = words::count(card.cells.len(), "article", "articles");
    let mut out = format!(
        "**{}** · told by {} of {told}\n\n",
        status(&card.standing),
        card.told_by()
    );
    out.push_str(&reasons(&card.standing));
    let mut facts: Vec<String> = Vec::new();
    if !card.asks.is_empty() {
        facts.push(format!("Values answer: {}", inline(&card.asks)));
    }
    if !card.tags.is_empty() {
        let tags: Vec<String> = card.tags.iter().map(|tag| inline(&tag.path)).collect();
        facts.push(format!("Tags: {}", tags.join("; ")));
    }
    for one in &card.relations {
        let other = format!("**{}** {}", one.claim, inline(&one.statement));
        facts.push(format!("This claim {} {other}", one.words));
    }
    for fact in &facts {
        push!(out, "- {fact}\n");
    }
    if !facts.is_empty() {
        out.push('\n');
    }
    out
}

/// The independent origins of a claim, each with the chains that end with it.
pub(super) fn origins(standing: &Standing) -> String {
    if standing.origins.is_empty() {
        return String::new();
    }
    let origins = words::count(standing.origins.len(), "independent origin", "independent origins");
    let mut out = format!("#### {origins}\n\n");
    for origin in &standing.origins {
        push!(out, "- {}\n", inline(&words::voice_name(&origin.voice)));
        for one in &origin.chains {
            let chain = inline(&words::chain(one.article, &one.links, false));
            push!(out, "  - {chain}: {} ({})\n", one.paragraphs, one.mention);
        }
    }
    out.push('\n');
    if !standing.unsourced.is_empty() {
        push!(out, "{}\n\n", words::without_source(&standing.unsourced));
    }
    out
}

/// The judgement of one claim, set apart from what articles do with it.
pub(super) fn assessment(assessment: Option<&Assessment>) -> String {
    let Some(assessment) = assessment else {
        return String::new();
    };
    let mut out = format!("#### {}\n\n", words::ASSESSED);
    for (name, value) in words::judgement(assessment) {
        push!(out, "- {name}: {}\n", inline(&value));
    }
    out.push('\n');
    out
}

/// The claims that have been judged, in a table. Likelihood and confidence are two columns.
pub(super) fn judgements(report: &Report) -> String {
    let titles = ["Claim", "Likelihood", "Confidence", "Credibility", "Reason"];
    let mut out = format!("{}\n\n{}", words::JUDGEMENTS_LEAD, head(titles.map(Cow::Borrowed)));
    for (card, own) in report.judged() {
        let or_open = |value: Option<String>| value.unwrap_or_else(|| words::NOT_JUDGED.to_owned());
        let cells = [
            format!("**{}** {}", card.id, inline(&card.statement)),
            or_open(own.likelihood.map(words::likelihood)),
            or_open(own.confidence.map(|level| level.word().to_owned())),
            or_open(own.credibility.map(words::credibility)),
            inline(&own.reason),
        ];
        out.push_str(&row(cells.map(Cow::Owned)));
    }
    out + "\n"
}

/// The codebook as its tree reads.
pub(super) fn codebook(report: &Report) -> String {
    let titles = ["Tag", "When to use it", "Claims"];
    let mut out = format!("{}\n\n{}", words::CODEBOOK_LEAD, head(titles.map(Cow::Borrowed)));
    for tag in &report.tags {
        let cells = [inline(&tag.path), inline(&tag.description), ids(&tag.claims)];
        out.push_str(&row(cells.map(Cow::Owned)));
    }
    out + "\n"
}

/// Claims by their ids: "c1, c4"; "none".
pub(super) fn ids(claims: &[ClaimId]) -> String {
    if claims.is_empty() {
        return "none".to_owned();
    }
    claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
