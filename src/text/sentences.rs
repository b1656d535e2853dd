//! Sentences (stub to be replaced within the hour).

use super::span::Span;
use crate::article::Sentence;

/// The sentences of `text`.
#[must_use]
pub fn sentences(text: &str, _language: &str) -> Vec<Sentence> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut out = Vec::new();
    let mut paragraph = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            paragraph += 1;
            for (offset, s) in line.split_sentence_bound_indices() {
                let span = Span::new(at + offset, at + offset + s.len()).trimmed(text);
                if !span.is_empty() {
                    out.push(Sentence { span, paragraph });
                }
            }
        }
        at += line.len();
    }
    out
}
