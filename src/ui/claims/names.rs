//! The matrix in words: what a screen reader says of a cell, and of where a claim stands.

use super::facts::{Blank, Facts};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, Mention, Origins, SourceId, Tally};
use crate::ui::parts;

/// Who says so, with the rating: "Tass [D]".
pub(super) fn source(dossier: &Dossier, id: SourceId) -> String {
    dossier.sources().get(&id).map_or_else(String::new, |source| {
        let rating = source
            .reliability
            .map_or_else(String::new, |letter| format!(" [{letter}]"));
        format!("{}{rating}", parts::one_line(&source.name, 60))
    })
}

/// Who says so; nobody named is the article's own voice.
pub(super) fn voice(dossier: &Dossier, mention: &Mention) -> String {
    let said = mention.attribution.as_ref();
    said.map_or_else(|| "own voice".to_owned(), |said| source(dossier, said.source))
}

/// A mark in words: "denies, value “Tue 18 June” (version 2 of 3), own voice".
pub(super) fn mention(dossier: &Dossier, facts: &Facts, mention: &Mention) -> String {
    let value = mention.value.trim();
    let version = facts
        .version(mention.claim, value)
        .map_or_else(String::new, |(at, of)| format!(" (version {at} of {of})"));
    let value = if value.is_empty() {
        String::new()
    } else {
        format!(", value “{}”{version}", parts::displayed(value))
    };
    format!("{}{value}, {}", mention.stance.word(), voice(dossier, mention))
}

/// A cell in words.
pub(super) fn cell(claim: ClaimId, article: ArticleId, inside: &[String]) -> String {
    format!("Claim {claim}, article {article}: {}", inside.join("; "))
}

/// An empty cell in words.
pub(super) fn blank(blank: Blank, paragraph: Option<u32>) -> String {
    match (blank, paragraph) {
        (Blank::Suggested, Some(paragraph)) => format!("suggested, not confirmed: ¶{paragraph}"),
        (blank, _) => blank.words().to_owned(),
    }
}

/// "5 articles, 1 origin: KCNA"; who names nobody is told apart.
pub(in crate::ui) fn origins(dossier: &Dossier, tally: &Tally, claim: ClaimId) -> String {
    let none = Origins::default();
    let found = tally.origins_of(claim).unwrap_or(&none);
    let named: std::collections::BTreeSet<ArticleId> = found
        .origins
        .iter()
        .flat_map(|origin| &origin.articles)
        .copied()
        .collect();
    let all = named.len() + found.unsourced.len();
    if all == 0 {
        return "stated by no article".to_owned();
    }
    let plural = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let articles = plural(all, "article");
    if found.origins.is_empty() {
        return format!("{articles}, no source named");
    }
    let names: Vec<&str> = found
        .origins
        .iter()
        .filter_map(|origin| Some(dossier.sources().get(&origin.source)?.name.as_str()))
        .collect();
    let without = match found.unsourced.len() {
        0 => String::new(),
        some => format!("; {some} without a source"),
    };
    format!(
        "{articles}, {}: {}{without}",
        plural(found.origins.len(), "origin"),
        parts::displayed(&names.join(", "))
    )
}
