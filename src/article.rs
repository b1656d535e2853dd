//! One outlet's text, as imported and never changed after.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::text::Span;
pub use crate::text::sentences::Sentence;

/// An article's stable id in a dossier; shown as its siglum (A, B, … Z, AA …).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u64::from(self.0) + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        f.write_str(&letters.iter().rev().collect::<String>())
    }
}

impl FromStr for ArticleId {
    type Err = String;

    fn from_str(siglum: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("{siglum:?} is not an article's siglum (A, B, … Z, AA …)");
        if siglum.is_empty() || siglum.len() > 6 {
            return Err(wrong());
        }
        let mut number: u64 = 0;
        for letter in siglum.bytes() {
            if !letter.is_ascii_uppercase() {
                return Err(wrong());
            }
            number = number * 26 + u64::from(letter - b'A') + 1;
        }
        u32::try_from(number - 1).map(Self).map_err(|_| wrong())
    }
}

/// An article: its text, where it came from, and its sentences. Immutable: what
/// the analyst corrects (outlet, date, folds) stands beside it in the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The decoded file, unchanged.
    pub text: Arc<str>,
    /// The file it came from.
    pub origin: Origin,
    /// Sentences in reading order; with white space they tile the text.
    pub sentences: Vec<Sentence>,
}

impl Article {
    /// The article of `text`, cut into sentences.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>, origin: Origin, language: &str) -> Self {
        let text = text.into();
        let sentences = crate::text::sentences::sentences(&text, language);
        Self {
            text,
            origin,
            sentences,
        }
    }

    /// The same article with each line as one sentence.
    #[must_use]
    pub fn in_lines(&self) -> Self {
        Self {
            sentences: crate::text::sentences::lines(&self.text),
            ..self.clone()
        }
    }

    /// The text of sentence `index`; empty if there is none.
    #[must_use]
    pub fn sentence_text(&self, index: usize) -> &str {
        self.sentences.get(index).map_or("", |s| s.span.of(&self.text))
    }

    /// The number of the paragraph that the byte at `offset` stands in.
    #[must_use]
    pub fn paragraph_at(&self, offset: usize) -> Option<u32> {
        Some(self.sentences.get(self.sentence_at(offset)?)?.paragraph)
    }

    /// The sentence that holds `offset`, or the next one after it.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= offset);
        (index < self.sentences.len()).then_some(index)
    }

    /// The sentence in which a place begins, with all of the place.
    #[must_use]
    pub fn sentence_around(&self, span: Span) -> Span {
        self.sentence_at(span.start)
            .and_then(|index| self.sentences.get(index))
            .map_or(span, |sentence| sentence.span.cover(span))
    }

    /// Indexes of the sentences that `span` touches.
    #[must_use]
    pub fn sentences_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.sentences.partition_point(|s| s.span.end <= span.start);
        let last = self.sentences.partition_point(|s| s.span.start < span.end);
        first..last.max(first)
    }
}

/// Where an article's text came from: the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file's name, without folders, or a name for pasted text.
    pub file_name: String,
    /// SHA-256 of the original bytes, 64 lower-case hex digits.
    pub sha256: String,
    /// Length of the original in bytes.
    pub bytes: u64,
    /// The encoding it was read in (WHATWG name).
    pub encoding: String,
    /// When it was imported: RFC 3339, UTC; empty if not known.
    pub captured: String,
}

/// What the article says of itself; every field can be corrected by the analyst.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline, if there is one, and where it stands when it was found in the text.
    pub headline: Option<Found>,
    /// The medium that published it.
    pub outlet: Option<Found>,
    /// Who wrote or edited it.
    pub byline: Option<Found>,
    /// The place and agency that opens a report ("PYONGYANG –").
    pub dateline: Option<Found>,
    /// The date of publication, as the text gives it.
    pub date: Option<Found>,
    /// The address it was published at.
    pub url: Option<Found>,
    /// Language as an ISO 639-1 code ("id", "en"), or empty when not known.
    pub language: String,
}

/// A value and the place it was found at; `None` when the analyst typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value.
    pub value: String,
    /// Its place in the text.
    pub at: Option<Span>,
}

impl Found {
    /// A value read at `at` in `text`.
    #[must_use]
    pub fn at(text: &str, at: Span) -> Self {
        Self {
            value: at.of(text).trim().to_owned(),
            at: Some(at),
        }
    }

    /// A value the analyst gave.
    #[must_use]
    pub fn typed(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            at: None,
        }
    }
}

/// A stretch of furniture, folded out of sight but never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// What is folded: whole sentences.
    pub span: Span,
    /// Why, in words.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::ArticleId;

    #[test]
    fn sigla_go_on_after_z() {
        for (number, siglum) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(ArticleId(number).to_string(), siglum);
            assert_eq!(siglum.parse(), Ok(ArticleId(number)));
        }
        assert!("a".parse::<ArticleId>().is_err());
    }
}
