//! Articles as findings read them: words with their keys, sentences as runs of words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon::{Phrases, WordSet};
use crate::align::Input;
use crate::align::meanings::Meanings;
use crate::article::ArticleId;
use crate::text::fold::folded;
use crate::text::meanings::stemmer;
use crate::text::words::words;
use crate::text::{Span, language};

/// An article's words.
pub(super) struct Reading<'a> {
    pub(super) id: ArticleId,
    pub(super) text: &'a str,
    /// ISO 639-1 code.
    pub(super) language: &'a str,
    /// The words of all sentences, in order.
    pub(super) tokens: Vec<Token>,
    /// Each sentence as a run of tokens.
    pub(super) sentences: Vec<Range<usize>>,
    /// Its place.
    pub(super) spans: Vec<Span>,
    /// Whether it takes part: furniture does not.
    pub(super) active: &'a [bool],
    /// The words that occur, each once.
    vocabulary: Vec<Word>,
}

/// A word at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    word: u32,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Whether it has two letters or more, all capitals.
    pub(super) capitals: bool,
}

/// A word as it is compared.
#[derive(Clone, Debug)]
struct Word {
    folded: String,
    /// The name all languages share for it, or its stem.
    key: String,
    stop: bool,
}

impl<'a> Reading<'a> {
    /// Reads an article.
    pub(super) fn of(input: &'a Input) -> Self {
        let text: &str = &input.article.text;
        let code = known_code(&input.language);
        let meanings = Meanings::of(code);
        let stemmer = stemmer(&input.language);
        let stops: WordSet = stop_words::lookup(&input.language)
            .unwrap_or_default()
            .iter()
            .map(|word| folded(word))
            .collect();
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut vocabulary: Vec<Word> = Vec::new();
        let mut tokens = Vec::new();
        let mut sentences = Vec::with_capacity(input.article.sentences.len());
        for sentence in &input.article.sentences {
            let from = tokens.len();
            for span in words(text, sentence.span) {
                let surface = span.of(text);
                let word = *known.entry(surface).or_insert_with(|| {
                    let plain = plain(surface);
                    let stem = stemmer
                        .as_ref()
                        .map_or_else(|| plain.clone(), |stemmer| folded(&stemmer.stem(&plain)));
                    let key = meanings
                        .name(&plain)
                        .or_else(|| meanings.name(&stem))
                        .map_or(stem, |name| format!("={name}"));
                    vocabulary.push(Word {
                        stop: stops.contains(&plain),
                        folded: plain,
                        key,
                    });
                    u32::try_from(vocabulary.len() - 1).unwrap_or(u32::MAX)
                });
                let mut letters = surface.chars().filter(|c| c.is_alphabetic());
                tokens.push(Token {
                    span,
                    word,
                    capital: surface.starts_with(char::is_uppercase),
                    capitals: letters.clone().count() > 1 && letters.all(char::is_uppercase),
                });
            }
            sentences.push(from..tokens.len());
        }
        Self {
            id: input.id,
            text,
            language: &input.language,
            tokens,
            sentences,
            spans: input.article.sentences.iter().map(|sentence| sentence.span).collect(),
            active: &input.active,
            vocabulary,
        }
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.vocabulary.get(self.tokens.get(at)?.word as usize)
    }

    /// The word at a token in lower case without accents; empty where there is none.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| &word.folded)
    }

    /// The number of the word at a token among those of the article.
    pub(super) fn number(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(usize::MAX, |token| token.word as usize)
    }

    /// The words of the article in lower case without accents, by their number.
    pub(super) fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.iter().map(|word| word.folded.as_str())
    }

    /// What the word is compared by.
    pub(super) fn key(&self, at: usize) -> &str {
        self.word(at).map_or("", |word| &word.key)
    }

    /// Whether the word is a function word of the language.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.word(at).is_none_or(|word| word.stop)
    }

    /// The word as written.
    pub(super) fn surface(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// What stands between a token and the one before it.
    pub(super) fn before(&self, at: usize) -> &'a str {
        let before = at.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (before, self.tokens.get(at)) {
            (Some(before), Some(here)) => self.text.get(before.span.end..here.span.start).unwrap_or_default(),
            _ => "\n",
        }
    }

    /// Whether nothing but blanks stands between a token and the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.before(at).chars().all(char::is_whitespace)
    }

    /// The place of a run of tokens.
    pub(super) fn cover(&self, range: &Range<usize>) -> Span {
        let ends = (
            self.tokens.get(range.start),
            range.end.checked_sub(1).and_then(|at| self.tokens.get(at)),
        );
        match ends {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The text of a run of tokens, its white space made single.
    pub(super) fn told(&self, range: &Range<usize>) -> String {
        one_line(self.cover(range).of(self.text))
    }

    /// The longest of the phrases that begins at a token and ends before `end`.
    pub(super) fn phrase<'p, T: Clone>(
        &self,
        phrases: &'p Phrases<T>,
        at: usize,
        end: usize,
    ) -> Option<(usize, &'p T)> {
        phrases.at(|ahead| (at + ahead < end).then(|| self.folded(at + ahead)))
    }

    /// The sentence that holds a token.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The token at or after a byte offset.
    pub(super) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// Indexes of the sentences that take part.
    pub(super) fn active_sentences(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sentences.len()).filter(|at| self.is_active(*at))
    }

    /// Whether a sentence takes part.
    pub(super) fn is_active(&self, sentence: usize) -> bool {
        self.active.get(sentence).copied().unwrap_or(true)
    }

    /// The tokens of a sentence.
    pub(super) fn tokens_of(&self, sentence: usize) -> Range<usize> {
        self.sentences.get(sentence).cloned().unwrap_or(0..0)
    }
}

/// White space of any kind made one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The code if it has word lists: the common ones serve every other language.
fn known_code(code: &str) -> &str {
    language::codes().find(|known| *known == code).unwrap_or("")
}

/// Folded, without an English genitive.
fn plain(surface: &str) -> String {
    let plain = if surface.is_ascii() {
        surface.to_ascii_lowercase()
    } else {
        folded(surface)
    };
    match plain.strip_suffix("'s") {
        Some(word) if !word.is_empty() => word.to_owned(),
        _ => plain,
    }
}
