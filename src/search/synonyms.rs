//! What else a word of a query may be: by the analyst's lexicon, and by the word
//! lists of the languages that come with the app.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::folded::folded;
use super::lexicon::Lexicon;
use crate::text::language;
use crate::text::meanings::{Lists, stemmer};
use crate::text::words::words;
use crate::text::{Span, fold};

/// Forms of words with one meaning that are looked for in one text: a language has a
/// few, a hostile text has any number.
const MOST_FORMS: usize = 100;

/// A word or phrase of a query, and what it may be instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// As the text to search has it: folded, or as typed.
    pub(super) typed: String,
    pub(super) synonyms: BTreeSet<String>,
}

/// The words of a query as they stand.
pub(super) fn plain(wanted: &str, exact: bool) -> Vec<Choice> {
    let wanted = if exact { wanted.to_owned() } else { folded(wanted) };
    let words = wanted.split_whitespace();
    words
        .map(|typed| Choice {
            typed: typed.to_owned(),
            synonyms: BTreeSet::new(),
        })
        .collect()
}

/// The shared names of a language's words, by word and by stem.
struct Names {
    code: &'static str,
    by_word: BTreeMap<String, String>,
    by_stem: BTreeMap<String, String>,
}

impl Names {
    fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Names>> = LazyLock::new(|| language::codes().map(Names::read).collect());
        &ALL
    }

    fn read(code: &'static str) -> Self {
        let stemmer = stemmer(code);
        let mut names = Self {
            code,
            by_word: BTreeMap::new(),
            by_stem: BTreeMap::new(),
        };
        for (name, words) in Lists::of(code).words {
            for word in words {
                let word = fold::folded(&word);
                if let Some(stemmer) = &stemmer {
                    let stem = fold::folded(&stemmer.stem(&word));
                    names.by_stem.entry(stem).or_insert_with(|| name.clone());
                }
                names.by_word.insert(word, name.clone());
            }
        }
        names
    }
}

/// What the words of one language, or of all of them, mean.
pub(super) struct Meanings(Vec<(&'static Names, Option<snowball_stemmers_rs::Stemmer>)>);

impl Meanings {
    /// Of an ISO 639-1 code; of every language where the code has no lists.
    pub(super) fn of(code: &str) -> Self {
        let known = Names::all().iter().any(|names| names.code == code);
        let names = Names::all().iter().filter(|names| !known || names.code == code);
        Self(names.map(|names| (names, stemmer(names.code))).collect())
    }

    fn names(&self, word: &str) -> impl Iterator<Item = &'static str> + '_ {
        let word = fold::folded(word);
        self.0.iter().filter_map(move |(names, stemmer)| {
            let by_stem = || {
                let stem = stemmer.as_ref()?.stem(&word);
                names.by_stem.get(&fold::folded(&stem))
            };
            names.by_word.get(&word).or_else(by_stem).map(String::as_str)
        })
    }

    /// The words of `spans` that mean one of `wanted`, folded, by what they mean. `None`
    /// when `went` said stop.
    pub(super) fn forms(
        &self,
        text: &str,
        spans: &[Span],
        wanted: &BTreeSet<&'static str>,
        went: &mut dyn FnMut() -> bool,
    ) -> Option<BTreeMap<&'static str, BTreeSet<String>>> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut forms: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        for span in spans {
            if !went() {
                return None;
            }
            for word in words(text, *span).map(|word| word.of(text)) {
                if !seen.insert(word) {
                    continue;
                }
                for name in self.names(word).filter(|name| wanted.contains(name)) {
                    let forms = forms.entry(name).or_default();
                    if forms.len() < MOST_FORMS {
                        forms.insert(folded(word));
                    }
                }
            }
        }
        Some(forms)
    }
}

/// The parts of a query that have synonyms, the longest phrases first, and the rest
/// word by word.
pub(super) struct Parts<'l> {
    parts: Vec<Part<'l>>,
}

struct Part<'l> {
    typed: String,
    from_lexicon: BTreeSet<&'l str>,
    meanings: BTreeSet<&'static str>,
}

impl<'l> Parts<'l> {
    /// Of what is looked for.
    pub(super) fn of(wanted: &str, lexicon: &'l Lexicon) -> Self {
        let wanted = folded(wanted);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let every_language = Meanings::of("");
        let mut parts = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = (at + 1..=words.len()).rev().find_map(|end| {
                let phrase = words[at..end].join(" ");
                let others: BTreeSet<&str> = lexicon.alike(&phrase).collect();
                (!others.is_empty() || end == at + 1).then_some((end, phrase, others))
            });
            let Some((end, typed, from_lexicon)) = longest else {
                break;
            };
            parts.push(Part {
                meanings: every_language.names(&typed).collect(),
                typed,
                from_lexicon,
            });
            at = end;
        }
        Self { parts }
    }

    /// What the words of the query mean, by the lists of the languages.
    pub(super) fn meanings(&self) -> BTreeSet<&'static str> {
        self.parts
            .iter()
            .flat_map(|part| part.meanings.iter().copied())
            .collect()
    }

    /// What is looked for in a text that has these `forms`.
    pub(super) fn choices(&self, forms: &BTreeMap<&'static str, BTreeSet<String>>) -> Vec<Choice> {
        let choice = |part: &Part<'_>| {
            let mut synonyms: BTreeSet<String> = part.from_lexicon.iter().map(|other| folded(other)).collect();
            synonyms.extend(
                part.meanings
                    .iter()
                    .filter_map(|name| forms.get(name))
                    .flatten()
                    .cloned(),
            );
            synonyms.remove(&part.typed);
            Choice {
                typed: part.typed.clone(),
                synonyms,
            }
        };
        self.parts.iter().map(choice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(wanted: &str, lexicon: &str, text: &str, language: &str) -> Vec<Vec<String>> {
        let lexicon = Lexicon::parse(lexicon, "synonyms.ron");
        assert_eq!(lexicon.faults(), &[] as &[String]);
        let parts = Parts::of(wanted, &lexicon);
        let all = [Span::new(0, text.len())];
        let forms = Meanings::of(language).forms(text, &all, &parts.meanings(), &mut || true);
        let choices = parts.choices(&forms.unwrap()).into_iter();
        choices
            .map(|choice| [choice.typed].into_iter().chain(choice.synonyms).collect())
            .collect()
    }

    #[test]
    fn words_of_one_meaning_are_found_in_the_language_of_the_text() {
        assert_eq!(
            choices("rudal", "[]", "Misil dan rudal.", "id"),
            [vec!["rudal", "misil"]]
        );
        assert_eq!(
            choices("rudal", "[]", "Two Missiles, one missile", "en"),
            [vec!["rudal", "missile", "missiles"]]
        );
        assert_eq!(
            choices("North Korea", "[]", "Laut utara", "id"),
            [vec!["north", "utara"], vec!["korea"]]
        );
        assert_eq!(choices("north", "[]", "Laut utara", "en"), [vec!["north"]]);
        assert_eq!(choices("north", "[]", "Laut utara", ""), [vec!["north", "utara"]]);
    }

    #[test]
    fn the_lexicon_knows_phrases() {
        let lexicon = r#"[["Korea Utara", "DPRK", "North Korea"]]"#;
        assert_eq!(
            choices("rezim korea utara", lexicon, "", "id"),
            [vec!["rezim"], vec!["korea utara", "dprk", "north korea"]]
        );
    }
}
