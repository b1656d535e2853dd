//! Sentences: UAX #29, tailored to news prose.
//!
//! A text is cut into paragraphs (lines), each paragraph at the places UAX #29
//! offers and a few more (`candidates`), of which those inside abbreviations,
//! names, brackets and attributions are passed over (`ends`); what has no full
//! stop but is a unit of its own is cut last (`splits`). Every window looked at
//! is bounded, so the whole is linear.

mod candidates;
mod domains;
mod ends;
mod lexicon;
mod paragraphs;
mod splits;

use std::cell::OnceCell;
use std::collections::HashSet;

use super::span::Span;
pub(crate) use domains::{is_domain, is_known_domain};
pub(crate) use splits::{is_agency_credit, is_terminated};

use ends::{Candidate, Reader};
use lexicon::Lexicon;

/// One sentence of a text, or another unit that stands by itself (a headline, a
/// caption, a line of a menu).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place, without white space around it.
    pub span: Span,
    /// Number of its paragraph, from 1.
    pub paragraph: u32,
}

/// The lines of `text` that hold anything but white space, each as one sentence and
/// one paragraph: for texts that come a unit a line.
///
/// ```
/// use sejajar::text::sentences::lines;
/// let text = "Satu. Dua.\r\n\n  tiga";
/// let cut: Vec<_> = lines(text).iter().map(|s| s.span.of(text)).collect();
/// assert_eq!(cut, ["Satu. Dua.", "tiga"]);
/// ```
#[must_use]
pub fn lines(text: &str) -> Vec<Sentence> {
    let mut at = 0;
    let spans = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        Span::new(start, at).trimmed(text)
    });
    let kept = spans.filter(|span| !span.is_empty());
    kept.zip(1..)
        .map(|(span, paragraph)| Sentence { span, paragraph })
        .collect()
}

/// Lines at the start of a text that may be its headline, to be known again.
const HEAD_LINES: usize = 12;
/// Bytes after which a sentence is cut, wherever its full stop may be: no prose comes
/// near, and text without full stops must not make one cell of ten megabytes.
const LONGEST_SENTENCE: usize = 4_000;
/// Bytes a headline may have.
const LONGEST_HEAD: usize = 240;

/// The sentences of `text` in order. They do not overlap, have no white space at
/// their ends, and hold every other character of the text. `language` is an ISO
/// 639-1 code; without resources for it the rules that need none apply.
///
/// ```
/// use sejajar::text::sentences::sentences;
/// let text = "Dr. J. K. Putra tiba pukul 03.00. Ia disambut 11.000 orang.";
/// let cut: Vec<_> = sentences(text, "id").iter().map(|s| s.span.of(text)).collect();
/// assert_eq!(cut, ["Dr. J. K. Putra tiba pukul 03.00.", "Ia disambut 11.000 orang."]);
/// ```
#[must_use]
pub fn sentences(text: &str, language: &str) -> Vec<Sentence> {
    let cutter = Cutter {
        text,
        lexicon: Lexicon::of(language),
        lower: OnceCell::new(),
    };
    let mut out = Vec::new();
    let mut heads: Vec<&str> = Vec::new();
    for (number, paragraph) in (1_u32..).zip(paragraphs::paragraphs(text)) {
        let units = cutter.paragraph(paragraph, &heads);
        if let Some(head) = units
            .first()
            .map(|unit| unit.of(text))
            .filter(|_| heads.len() < HEAD_LINES)
        {
            let long_enough = head.split_whitespace().nth(3).is_some();
            if long_enough && head.len() <= LONGEST_HEAD && !is_terminated(head) {
                heads.push(head);
            }
        }
        out.extend(units.into_iter().map(|span| Sentence {
            span,
            paragraph: number,
        }));
    }
    out
}

struct Cutter<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    /// The words of the text that are written in lower case; found when first asked for.
    lower: OnceCell<HashSet<&'t str>>,
}

impl<'t> Cutter<'t> {
    /// The units of one paragraph. `heads` are lines before it that may be headlines.
    fn paragraph(&self, paragraph: Span, heads: &[&str]) -> Vec<Span> {
        let mut units = self.sentences(paragraph);
        if let [line] = units.as_slice() {
            let line = *line;
            if let Some(head) = heads.iter().find(|head| self.repeats(line, head)) {
                let (head, rest) = self.cut(line, line.start + head.len());
                units = vec![head, rest];
            } else if let Some(at) = splits::headline_tail(self.text, line) {
                let (head, tail) = self.cut(line, at);
                units = vec![head, tail];
            }
        }
        let mut out = Vec::with_capacity(units.len() + 1);
        let last = units.len().saturating_sub(1);
        for (index, unit) in units.into_iter().enumerate() {
            let credit = || splits::photo_credit(self.text, unit, self.lexicon).filter(|_| index == last);
            let initials = || splits::initials_in_brackets(self.text, unit).filter(|_| index == last);
            let subhead = || splits::after_subhead(self.text, unit, self.lexicon);
            match initials().or_else(credit).or_else(subhead) {
                Some(at) => {
                    let (head, tail) = self.cut(unit, at);
                    out.extend([head, tail]);
                }
                None => out.push(unit),
            }
        }
        out.retain(|unit| !unit.is_empty());
        out.into_iter().flat_map(|unit| self.bounded(unit)).collect()
    }

    /// A unit too long to be read, aligned or set as one, in pieces cut between words.
    fn bounded(&self, unit: Span) -> Vec<Span> {
        let mut pieces = Vec::new();
        let mut rest = unit;
        while rest.len() > LONGEST_SENTENCE {
            let window = self.text.floor_char_boundary(rest.start + LONGEST_SENTENCE);
            let head = Span::new(rest.start, window).of(self.text);
            let between_words = head.rfind(char::is_whitespace).filter(|at| *at > head.len() / 2);
            let (piece, after) = self.cut(rest, between_words.map_or(window, |at| rest.start + at));
            pieces.push(piece);
            rest = after;
        }
        pieces.push(rest);
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// Whether `line` begins with `head` and goes on.
    fn repeats(&self, line: Span, head: &str) -> bool {
        let rest = line.of(self.text).strip_prefix(head);
        rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }

    fn cut(&self, span: Span, at: usize) -> (Span, Span) {
        let head = Span::new(span.start, at).trimmed(self.text);
        (head, Span::new(at, span.end).trimmed(self.text))
    }

    /// The sentences of one paragraph, by full stops.
    fn sentences(&self, paragraph: Span) -> Vec<Span> {
        let text = paragraph.of(self.text);
        let candidates = candidates::candidates(text, self.lexicon);
        let occurs_in_lower = |word: &str| self.lower_words().contains(word);
        let mut out = Vec::new();
        let (mut start, mut read) = (0, 0);
        let mut quoted = false;
        let mut reader = Reader::default();
        for (index, &at) in candidates.iter().enumerate() {
            quoted ^= odd_quotes(text.get(read..at).unwrap_or_default());
            let moved = past_closers(text, at, quoted);
            quoted ^= odd_quotes(text.get(at..moved).unwrap_or_default());
            let at = moved;
            let next = candidates.get(index + 1).copied().unwrap_or(text.len());
            if at <= read || at >= text.len() {
                continue;
            }
            let so_far = reader.read(text.get(read..at).unwrap_or_default());
            read = at;
            let (left, rest) = (
                text.get(start..at).unwrap_or_default(),
                text.get(at..).unwrap_or_default(),
            );
            let right = rest.trim_start();
            let candidate = Candidate {
                left: left.trim_end(),
                right,
                spaced: left.trim_end().len() < left.len() || right.len() < rest.len(),
                next_piece: text.get(at..next.max(at)).unwrap_or_default(),
                so_far,
            };
            if candidate.is_end(self.lexicon, &occurs_in_lower) {
                out.push(self.within(paragraph, start, at));
                start = at;
                reader = Reader::default();
            }
        }
        out.push(self.within(paragraph, start, text.len()));
        out
    }

    fn within(&self, paragraph: Span, start: usize, end: usize) -> Span {
        Span::new(paragraph.start + start, paragraph.start + end).trimmed(self.text)
    }

    fn lower_words(&self) -> &HashSet<&'t str> {
        self.lower.get_or_init(|| {
            let words = self.text.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| word.starts_with(char::is_lowercase)).collect()
        })
    }
}

/// Whether `text` holds an odd number of straight quotation marks.
fn odd_quotes(text: &str) -> bool {
    text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

/// `at`, moved past closing marks that stand apart from their sentence: ". ” Kim …".
/// A straight quotation mark closes if one was `open` before it.
fn past_closers(text: &str, at: usize, open: bool) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let closers = rest.trim_start();
    let after = closers.trim_start_matches(['”', '»', ')', ']', '’']);
    let after = if open {
        after.strip_prefix('"').unwrap_or(after)
    } else {
        after
    };
    let any = after.len() < closers.len();
    let apart = after.is_empty() || after.starts_with(char::is_whitespace);
    if any && apart {
        at + (rest.len() - after.len())
    } else {
        at
    }
}
