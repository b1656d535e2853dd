//! Two passages word by word: what both say, what they say differently, and what
//! only one says.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;

/// Passages with more words than this are compared at their ends only: the
/// difference of two unlike texts costs the product of their lengths.
const WORDS_MOST: usize = 4000;

/// How a stretch of a passage stands to the other passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// The other says it in the same words.
    Same,
    /// The other has other words in its place.
    Differently,
    /// The other has nothing in its place.
    OnlyHere,
}

/// A stretch of a passage: whole words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the article's text.
    pub span: Span,
    /// How it stands to the other passage.
    pub difference: Difference,
}

/// The difference of `one` in `text` and `other` in `against`: the parts of each,
/// in order, neighbours of one kind joined. Case and accents do not count (Myers
/// 1986, by the crate `similar`).
#[must_use]
pub fn difference(text: &str, one: Span, against: &str, other: Span) -> (Vec<Part>, Vec<Part>) {
    let ours: Vec<Span> = words(text, one).collect();
    let theirs: Vec<Span> = words(against, other).collect();
    let plain =
        |text: &str, spans: &[Span]| -> Vec<String> { spans.iter().map(|span| folded(span.of(text))).collect() };
    let (our_words, their_words) = (plain(text, &ours), plain(against, &theirs));
    let operations = if ours.len().max(theirs.len()) <= WORDS_MOST {
        capture_diff_slices(Algorithm::Myers, &our_words, &their_words)
    } else {
        ends(&our_words, &their_words)
    };
    let mut found = (Vec::new(), Vec::new());
    for operation in operations {
        let kind = match operation {
            DiffOp::Equal { .. } => Difference::Same,
            DiffOp::Replace { .. } => Difference::Differently,
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => Difference::OnlyHere,
        };
        push(&mut found.0, ours.get(operation.old_range()), kind);
        push(&mut found.1, theirs.get(operation.new_range()), kind);
    }
    found
}

fn push(parts: &mut Vec<Part>, words: Option<&[Span]>, difference: Difference) {
    let Some((first, last)) = words.and_then(|words| Some((*words.first()?, *words.last()?))) else {
        return;
    };
    let span = first.cover(last);
    match parts.last_mut() {
        Some(part) if part.difference == difference => part.span = part.span.cover(span),
        _ => parts.push(Part { span, difference }),
    }
}

/// The common beginning and end; all between is differently said.
fn ends(ours: &[String], theirs: &[String]) -> Vec<DiffOp> {
    let start = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let shorter = ours.len().min(theirs.len());
    let tail = ours
        .iter()
        .rev()
        .zip(theirs.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let tail = tail.min(shorter - start);
    vec![
        DiffOp::Equal {
            old_index: 0,
            new_index: 0,
            len: start,
        },
        DiffOp::Replace {
            old_index: start,
            old_len: ours.len() - start - tail,
            new_index: start,
            new_len: theirs.len() - start - tail,
        },
        DiffOp::Equal {
            old_index: ours.len() - tail,
            new_index: theirs.len() - tail,
            len: tail,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(one: &str, other: &str) -> (String, String) {
        let (ours, theirs) = difference(one, Span::new(0, one.len()), other, Span::new(0, other.len()));
        let write = |text: &str, parts: &[Part]| {
            parts
                .iter()
                .map(|part| match part.difference {
                    Difference::Same => part.span.of(text).to_owned(),
                    Difference::Differently => format!("~{}~", part.span.of(text)),
                    Difference::OnlyHere => format!("+{}+", part.span.of(text)),
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        (write(one, &ours), write(other, &theirs))
    }

    #[test]
    fn says_what_is_same_different_and_only_here() {
        let (one, other) = shown(
            "Kapal itu tiba Selasa malam.",
            "Kapal itu tiba Rabu malam di pelabuhan.",
        );
        insta::assert_snapshot!(one, @"Kapal itu tiba ~Selasa~ malam");
        insta::assert_snapshot!(other, @"Kapal itu tiba ~Rabu~ malam +di pelabuhan+");
    }

    proptest::proptest! {
        /// The parts hold every word once, in order, and the same parts hold the same words.
        #[test]
        fn parts_tile_the_words(one in "[ab ]{0,30}", other in "[abÉé ]{0,30}") {
            let (ours, theirs) = difference(&one, Span::new(0, one.len()), &other, Span::new(0, other.len()));
            for (text, parts) in [(&one, &ours), (&other, &theirs)] {
                let held: Vec<Span> = parts.iter().flat_map(|part| words(text, part.span)).collect();
                let all: Vec<Span> = words(text, Span::new(0, text.len())).collect();
                proptest::prop_assert_eq!(held, all);
            }
            let same = |text: &str, parts: &[Part]| -> Vec<String> {
                parts
                    .iter()
                    .filter(|part| part.difference == Difference::Same)
                    .flat_map(|part| words(text, part.span))
                    .map(|word| folded(word.of(text)))
                    .collect()
            };
            proptest::prop_assert_eq!(same(&one, &ours), same(&other, &theirs));
        }
    }
}
