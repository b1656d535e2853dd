//! The word lists of what words mean whatever the language, and the stemmers that
//! carry them over to inflected forms: what alignment and search both ask of a word.

use std::collections::BTreeMap;

use serde::Deserialize;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::language;

/// The `meanings` section of a language file, as written there.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Lists {
    pub(crate) numbers: BTreeMap<String, u64>,
    pub(crate) scales: BTreeMap<String, u64>,
    pub(crate) teens: Vec<String>,
    /// Everyday words by a name that all languages share.
    pub(crate) words: BTreeMap<String, Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    meanings: Lists,
}

impl Lists {
    /// The lists of an ISO 639-1 code; empty for a language without a file.
    pub(crate) fn of(code: &str) -> Self {
        language::of::<File>(code).meanings
    }
}

/// The Snowball stemmer of a language.
pub(crate) fn stemmer(language: &str) -> Option<Stemmer> {
    algorithm(language).map(Stemmer::create)
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "hy" => Algorithm::Armenian,
        "eu" => Algorithm::Basque,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" | "ms" => Algorithm::Indonesian,
        "ga" => Algorithm::Irish,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "fa" => Algorithm::Persian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::fold::folded;

    #[test]
    fn every_file_can_be_read_and_names_a_word_once() {
        language::check::<File>().unwrap();
        for code in language::codes() {
            let mut seen = BTreeSet::new();
            for words in Lists::of(code).words.values() {
                for word in words {
                    assert!(seen.insert(folded(word)), "{code}: {word}");
                }
            }
        }
    }
}
