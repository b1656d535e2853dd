//! The lines of an article as import looks at them: words, length, whether they
//! read as prose.

use std::ops::Range;

use crate::article::Article;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::sentences::is_terminated;

/// Words of a unit that are looked at; no furniture is longer.
const MOST_TOKENS: usize = 64;
/// Words a sentence has at least for its line to read as prose.
const PROSE_WORDS: usize = 6;
/// Words a question may have and still be a headline rather than prose.
const QUESTION_WORDS: usize = 20;

/// A word with what matters around it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// The word in lower case, without accents.
    pub folded: String,
    /// Its place in the text it was taken from.
    pub at: Span,
    /// Whether it begins with a capital or a digit.
    pub capital: bool,
    /// Whether a colon follows, with or without a space.
    pub colon_follows: bool,
}

impl Token {
    /// The first words of `text`: runs of letters and digits, with apostrophes inside,
    /// and the sign ©.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '©' | '°');
        let mut out = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(part).filter(|_| out.len() < MOST_TOKENS) {
            let from = text.len() - rest.len() + start;
            let word = text.get(from..).unwrap_or_default();
            let len = word.find(|c| !part(c)).unwrap_or(word.len());
            rest = text.get(from + len..).unwrap_or_default();
            let raw = word.get(..len).unwrap_or_default();
            let word = raw.trim_matches(['\'', '’']);
            if word.is_empty() {
                continue;
            }
            let at = from + (raw.len() - raw.trim_start_matches(['\'', '’']).len());
            out.push(Self {
                folded: folded(word),
                at: Span::new(at, at + word.len()),
                capital: word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()),
                colon_follows: rest.trim_start_matches([' ', '\t', '\u{a0}']).starts_with(':'),
            });
        }
        out
    }
}

/// A sentence, or another unit of a line.
#[derive(Clone, Debug)]
pub(super) struct Unit<'t> {
    pub text: &'t str,
    pub span: Span,
    pub tokens: Vec<Token>,
    /// Whether it ends as a sentence does.
    pub terminated: bool,
    /// Its length in words; in scripts without spaces, a guess.
    pub words: usize,
}

impl<'t> Unit<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let inside = span.of(text);
        let tokens = Token::all(inside);
        let chars = inside.chars().take(8 * MOST_TOKENS).count();
        Self {
            text: inside,
            span,
            words: tokens.len().max(chars / 8),
            tokens,
            terminated: is_terminated(inside),
        }
    }

    /// Whether it stands wholly in brackets.
    pub(super) fn in_brackets(&self) -> bool {
        self.text.starts_with(['(', '[']) && self.text.ends_with([')', ']'])
    }

    /// Whether it ends as a statement does, not as a question, a call or a cut-off line.
    fn is_statement(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
        self.terminated && !self.in_brackets() && !end.ends_with(['?', '!', '…', '？', '！']) && !end.ends_with("...")
    }

    fn is_prose(&self) -> bool {
        self.words >= PROSE_WORDS && (self.is_statement() || (self.terminated && self.words > QUESTION_WORDS))
    }
}

/// A line (paragraph) of an article.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Its units: sentences of the article by index.
    pub sentences: Range<usize>,
    pub units: Vec<Unit<'t>>,
    pub span: Span,
    /// Whether its end is the end of a sentence.
    pub terminated: bool,
    /// Whether it reads as a paragraph of an article.
    pub prose: bool,
    /// Its length in words.
    pub words: usize,
}

/// The lines of `article`.
pub(super) fn lines(article: &Article) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    let mut paragraph = 0;
    for (index, sentence) in article.sentences.iter().enumerate() {
        let unit = Unit::new(&article.text, sentence.span);
        match out.last_mut() {
            Some(line) if sentence.paragraph == paragraph => {
                line.sentences.end = index + 1;
                line.span = line.span.cover(unit.span);
                line.terminated = unit.terminated;
                line.prose |= unit.is_prose();
                line.words += unit.words;
                line.units.push(unit);
            }
            _ => out.push(Line {
                sentences: index..index + 1,
                span: unit.span,
                terminated: unit.terminated,
                prose: unit.is_prose(),
                words: unit.words,
                units: vec![unit],
            }),
        }
        paragraph = sentence.paragraph;
    }
    out
}
