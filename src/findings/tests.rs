//! Articles made of a few sentences, for the tests of findings.

use std::sync::Arc;

use super::{Discrepancy, Findings, attributions};
use crate::align::{Input, align};
use crate::article::{Article, ArticleId, Origin};

/// An article of `text`, a sentence a line.
pub(super) fn input(id: u32, language: &str, text: &str) -> Input {
    let origin = Origin {
        file_name: String::new(),
        sha256: text.to_owned(),
        bytes: 0,
        encoding: String::new(),
        captured: String::new(),
    };
    let article = Article::new(text, origin, language).in_lines();
    Input {
        id: ArticleId(id),
        active: vec![true; article.sentences.len()],
        article: Arc::new(article),
        language: language.to_owned(),
    }
}

/// What is found in articles of one language, each given as its text.
pub(super) fn findings(language: &str, texts: &[&str]) -> Findings {
    let inputs: Vec<Input> = (0..).zip(texts).map(|(id, text)| input(id, language, text)).collect();
    let alignment = align(&inputs, &[], &()).unwrap_or_default();
    Findings::of(&inputs, &alignment, &attributions(&inputs))
}

/// A discrepancy in one line: kind, relation, and each side's words in their articles.
pub(super) fn line(texts: &[&str], one: &Discrepancy) -> String {
    let sides: Vec<String> = one
        .sides
        .iter()
        .map(|side| {
            let spans = side.spans.iter().map(|(id, span)| {
                let text = texts.get(id.0 as usize).copied().unwrap_or_default();
                format!("{id} {}", span.of(text))
            });
            spans.collect::<Vec<_>>().join(", ")
        })
        .collect();
    format!("{} {}: {}", one.kind.word(), one.relation.word(), sides.join(" / "))
}

/// The discrepancies of two articles, omissions left out.
pub(super) fn lines(language: &str, texts: &[&str]) -> Vec<String> {
    let found = findings(language, texts);
    let told = found
        .discrepancies
        .iter()
        .filter(|one| one.kind != super::Kind::Omission);
    told.map(|one| line(texts, one)).collect()
}
