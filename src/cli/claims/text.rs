//! The claims for reading in a terminal of 80 columns.

use super::empty;
use crate::cli::terminal::printable;
use crate::dossier::codebook::path;
use crate::dossier::{Claim, ClaimId, Dossier, Mention, Tally};

/// Columns of the narrowest terminal that is thought of.
const COLUMNS: usize = 80;
/// How far what is told of a claim is set in.
const INDENT: usize = 4;
/// Where the words after a label begin.
const WORDS: usize = 16;

/// The claims as text.
pub(in crate::cli) fn text(dossier: &Dossier) -> String {
    let tally = Tally::of(dossier);
    let mut out = String::new();
    for (id, claim) in dossier.claims() {
        if !out.is_empty() {
            out.push('\n');
        }
        of_claim(&mut out, dossier, &tally, *id, claim);
    }
    if out.is_empty() {
        out.push_str("no claims\n");
    }
    out
}

fn of_claim(out: &mut String, dossier: &Dossier, tally: &Tally, id: ClaimId, claim: &Claim) {
    wrap(out, &format!("{:<INDENT$}", id.to_string()), INDENT, &claim.statement);
    let status = tally.status(dossier, id).word();
    let derived = tally.derived_status(id).word();
    let stands = match &claim.overruled {
        Some(_) => format!("{status}, by your word; the marks say {derived}"),
        None => status.to_owned(),
    };
    label(out, "stands", &stands);
    for why in dossier.why_standing(id) {
        label(out, "", &why);
    }
    let values: Vec<String> = dossier
        .values_of(id)
        .into_iter()
        .map(|(value, mentions)| format!("“{value}” ({})", mentions.len()))
        .collect();
    if !claim.asks.trim().is_empty() {
        label(out, "asks", claim.asks.trim());
    }
    if values.len() > 1 {
        label(out, "versions", &values.join(", "));
    }
    let tags: Vec<String> = claim.tags.iter().map(|tag| path(dossier.tags(), *tag)).collect();
    if !tags.is_empty() {
        label(out, "tags", &tags.join(", "));
    }
    if !claim.assessment.is_empty() {
        label(out, "assessment", &claim.assessment.in_words());
    }
    for (other, words) in dossier.relations_of(id) {
        let statement = dossier
            .claims()
            .get(&other)
            .map_or("", |claim| claim.statement.as_str());
        label(out, "relation", &format!("{words} {other}: {statement}"));
    }
    for article in &dossier.arrangement().order {
        let Some(entry) = dossier.article(*article) else {
            continue;
        };
        let here = tally.mentions(id, *article).iter();
        let said: Vec<String> = here
            .filter_map(|mention| dossier.mentions().get(mention))
            .map(|mention| said(dossier, mention))
            .collect();
        if said.is_empty() {
            label(out, &article.to_string(), empty(entry));
        }
        for (index, said) in said.iter().enumerate() {
            let letter = if index == 0 { article.to_string() } else { String::new() };
            label(out, &letter, said);
        }
    }
}

/// "denies, “Tue 18 June”, Tass [D]".
fn said(dossier: &Dossier, mention: &Mention) -> String {
    let mut parts = vec![mention.stance.word().to_owned()];
    let value = mention.value.trim();
    if !value.is_empty() {
        parts.push(format!("“{value}”"));
    }
    let source = mention.attribution.as_ref();
    let source = source.and_then(|said| dossier.sources().get(&said.source));
    parts.push(source.map_or_else(
        || "own voice".to_owned(),
        |source| {
            let rating = source
                .reliability
                .map_or_else(String::new, |letter| format!(" [{letter}]"));
            format!("{}{rating}", source.name)
        },
    ));
    parts.join(", ")
}

/// What it is, and the words for it from a column on.
fn label(out: &mut String, what: &str, words: &str) {
    let width = WORDS - INDENT;
    wrap(out, &format!("{:INDENT$}{what:<width$}", ""), WORDS, words);
}

/// Words after what begins the line, the further lines set in.
fn wrap(out: &mut String, begins: &str, indent: usize, words: &str) {
    let words = printable(words);
    let mut line = begins.to_owned();
    let mut used = begins.chars().count();
    let mut fresh = true;
    for word in words.split_whitespace() {
        let width = word.chars().count();
        if !fresh && used + 1 + width > COLUMNS {
            push_line(out, &line);
            line = " ".repeat(indent);
            used = indent;
            fresh = true;
        }
        if !fresh {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += width;
        fresh = false;
    }
    push_line(out, &line);
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_a_terminal_and_nothing_moves_its_cursor() {
        let mut out = String::new();
        let words = "satu dua\u{202e} tiga\u{1b}[2J\nempat ".repeat(20);
        label(&mut out, "why", &words);
        assert!(out.lines().all(|line| line.chars().count() <= COLUMNS), "{out}");
        assert!(out.lines().skip(1).all(|line| line.starts_with(&" ".repeat(WORDS))));
        assert!(!out.contains('\u{202e}') && !out.contains('\u{1b}'));
    }
}
