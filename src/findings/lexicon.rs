//! The word lists of findings, looked up by the words of an article.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;

/// Words looked up at every word of an article.
pub(super) type WordSet = FxHashSet<String>;

/// The words of a phrase, folded.
pub(super) fn folded_words(phrase: &str) -> Vec<String> {
    let all = words(phrase, Span::new(0, phrase.len()));
    all.map(|word| folded(word.of(phrase))).collect()
}

/// Phrases, each with what it stands for, found by their first word.
#[derive(Debug)]
pub(super) struct Phrases<T>(FxHashMap<String, Vec<(Vec<String>, T)>>);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase; an empty one is left out.
    pub(super) fn add(&mut self, phrase: &str, means: &T) {
        let mut phrase = folded_words(phrase);
        if phrase.is_empty() {
            return;
        }
        let first = phrase.remove(0);
        let same = self.0.entry(first).or_default();
        same.push((phrase, means.clone()));
        same.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// Phrases that all stand for one thing.
    pub(super) fn all(phrases: &[String], means: &T) -> Self {
        let mut made = Self::default();
        for phrase in phrases {
            made.add(phrase, means);
        }
        made
    }

    /// Lists by what they stand for.
    pub(super) fn by<K>(lists: &BTreeMap<K, Vec<String>>, means: impl Fn(&K) -> T) -> Self {
        let mut made = Self::default();
        for (key, phrases) in lists {
            for phrase in phrases {
                made.add(phrase, &means(key));
            }
        }
        made
    }

    /// Phrases, each with its own meaning.
    pub(super) fn each(phrases: &BTreeMap<String, T>) -> Self {
        let mut made = Self::default();
        for (phrase, means) in phrases {
            made.add(phrase, means);
        }
        made
    }

    /// Whether a phrase begins with a word.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The longest phrase that begins where `word` gives the words to come: how many
    /// words it has, and what it stands for.
    pub(super) fn at<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> Option<(usize, &T)> {
        let known = self.0.get(word(0)?)?;
        let fits = |rest: &[String]| (1..).zip(rest).all(|(at, wanted)| word(at) == Some(wanted.as_str()));
        let (rest, means) = known.iter().find(|(rest, _)| fits(rest))?;
        Some((rest.len() + 1, means))
    }
}

/// Single words, folded.
pub(super) fn word_set(words: &[String]) -> WordSet {
    words.iter().map(|word| folded(word)).collect()
}
