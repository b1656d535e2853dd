//! Where a sentence might end: UAX #29, and places it leaves out.

use unicode_segmentation::UnicodeSegmentation;

use super::domains::is_ending;
use super::lexicon::Lexicon;
use crate::text::span::floor_boundary;

/// `unicode-segmentation` looks ahead over anything that is no letter, once for
/// each space or bracket (rule SB8): runs without a letter are fed to it in
/// pieces of this many bytes, or it would be quadratic on them.
const LONGEST_RUN: usize = 64;

/// Bytes of a word that are looked at around a full stop without a space.
const WORD_WINDOW: usize = 64;

/// Offsets in `paragraph`, ascending, at which a new sentence may begin.
pub(super) fn candidates(paragraph: &str, lexicon: &Lexicon) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = 0;
    for chunk in chunks(paragraph) {
        out.extend(
            chunk
                .split_sentence_bound_indices()
                .map(|(offset, _)| at + offset)
                .filter(|offset| *offset > at),
        );
        at += chunk.len();
    }
    out.extend(stops_without_space(paragraph, lexicon));
    out.extend(ellipses(paragraph));
    out.extend(brands(paragraph));
    out.sort_unstable();
    out.dedup();
    out
}

/// `paragraph` cut inside every run without a letter that is longer than [`LONGEST_RUN`].
/// No sentence begins at such a cut: what follows it is no letter.
fn chunks(paragraph: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut run) = (0, 0);
    for (at, c) in paragraph.char_indices() {
        if c.is_alphabetic() {
            run = 0;
            continue;
        }
        if run >= LONGEST_RUN {
            out.push(paragraph.get(start..at).unwrap_or_default());
            (start, run) = (at, 0);
        }
        run += c.len_utf8();
    }
    out.push(paragraph.get(start..).unwrap_or_default());
    out
}

/// Full stops with no space after them, as sloppy pages have it: "di Ukraina.Putin
/// mengatakan". Addresses ("Tribunnews.Com", "index.Html") and abbreviations are none.
fn stops_without_space<'t>(paragraph: &'t str, lexicon: &'t Lexicon) -> impl Iterator<Item = usize> + 't {
    paragraph.match_indices('.').filter_map(move |(dot, _)| {
        let after = dot + 1;
        let (before, rest) = (paragraph.get(..dot)?, paragraph.get(after..)?);
        if !before.ends_with(char::is_lowercase) || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let word = window_before(paragraph, dot).rsplit(char::is_whitespace).next()?;
        let next = window_after(paragraph, after).split(char::is_whitespace).next()?;
        let prose = word.chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3
            && next.chars().nth(1).is_some_and(char::is_lowercase);
        let address = word.contains(['/', '@', ':']) || next.contains(['/', '@', '=']) || {
            let end = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
            is_ending(next.get(..end).unwrap_or_default())
        };
        let abbreviation = lexicon.titles.contains(word) || lexicon.inside.contains(word);
        (prose && !address && !abbreviation).then_some(after)
    })
}

/// Ellipsis characters before a space and a capital; UAX #29 breaks after "..." there,
/// but knows nothing of "…".
fn ellipses(paragraph: &str) -> impl Iterator<Item = usize> + '_ {
    paragraph.match_indices('…').filter_map(|(at, dots)| {
        let after = at + dots.len();
        let rest = window_after(paragraph, after);
        let unclosed = rest.trim_start_matches(['”', '"', '’', ')', '»']);
        let next = unclosed.trim_start();
        let spaced = next.len() < unclosed.len();
        let capital = next
            .trim_start_matches(['“', '"', '‘', '(', '«'])
            .starts_with(char::is_uppercase);
        (spaced && capital).then(|| after + (rest.len() - next.len()))
    })
}

/// Names such as "iPhone" after a full stop; UAX #29 takes the small letter for the
/// middle of a sentence.
fn brands(paragraph: &str) -> impl Iterator<Item = usize> + '_ {
    paragraph.match_indices(". ").filter_map(|(at, stop)| {
        let after = at + stop.len();
        let mut letters = paragraph.get(after..)?.chars();
        let brand = letters.next()?.is_lowercase() && letters.next()?.is_uppercase();
        brand.then_some(after)
    })
}

fn window_before(text: &str, end: usize) -> &str {
    text.get(floor_boundary(text, end.saturating_sub(WORD_WINDOW))..end)
        .unwrap_or_default()
}

fn window_after(text: &str, start: usize) -> &str {
    text.get(start..floor_boundary(text, start.saturating_add(WORD_WINDOW)))
        .unwrap_or_default()
}
