//! The words by which a page's furniture and its own statements are known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::lines::Token;
use crate::text::language;

/// The `page` section of a language file, as written there.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    teasers: Vec<String>,
    teasers_in_capitals: Vec<String>,
    widgets: Vec<String>,
    markers: Vec<String>,
    rights: Vec<String>,
    labels: Vec<String>,
    authors: Vec<String>,
    editors: Vec<String>,
    photo_labels: Vec<String>,
    section_words: Vec<String>,
    calls: Vec<String>,
    call_objects: Vec<String>,
    call_phrases: Vec<String>,
    second_person: Vec<String>,
    months: Vec<String>,
    weekdays: Vec<String>,
    date_words: Vec<String>,
    ago: Vec<String>,
    outlet_words: Vec<String>,
}

/// Months and days by their names; `page` has what only pages write.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Values {
    months: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    page: Lists,
    values: Values,
}

/// Phrases to look for among the words of a line.
#[derive(Default)]
pub(super) struct Phrases(BTreeMap<String, Vec<Phrase>>);

struct Phrase {
    words: Vec<String>,
    /// Whether a colon must follow.
    colon: bool,
}

impl Phrases {
    fn add(&mut self, phrases: Vec<String>) {
        for phrase in phrases {
            let words: Vec<String> = Token::all(&phrase).into_iter().map(|token| token.folded).collect();
            if let Some(first) = words.first().cloned() {
                let colon = phrase.ends_with(':');
                self.0.entry(first).or_default().push(Phrase { words, colon });
            }
        }
    }

    /// How many words the longest phrase has that begins with `tokens`.
    pub(super) fn begins(&self, tokens: &[Token]) -> Option<usize> {
        let phrases = self.0.get(&tokens.first()?.folded)?;
        let fits = |phrase: &&Phrase| {
            let words = phrase.words.iter().map(Some);
            let same = words.eq(tokens.iter().take(phrase.words.len()).map(|token| Some(&token.folded)));
            let last = tokens.get(phrase.words.len() - 1);
            same && (!phrase.colon || last.is_some_and(|token| token.colon_follows))
        };
        phrases.iter().filter(fits).map(|phrase| phrase.words.len()).max()
    }

    /// The place and length in words of the first phrase in `tokens`.
    pub(super) fn find(&self, tokens: &[Token]) -> Option<(usize, usize)> {
        (0..tokens.len()).find_map(|at| Some((at, self.begins(tokens.get(at..)?)?)))
    }

    /// Whether `tokens` are one of the phrases and nothing else.
    pub(super) fn is(&self, tokens: &[Token]) -> bool {
        self.begins(tokens) == Some(tokens.len())
    }

    /// The length in words of a phrase that ends with `tokens`.
    pub(super) fn ends(&self, tokens: &[Token]) -> Option<usize> {
        (0..tokens.len()).rev().take(4).find_map(|at| {
            let tail = tokens.get(at..)?;
            self.is(tail).then_some(tail.len())
        })
    }
}

/// The lists of one language with the common ones.
#[derive(Default)]
pub(super) struct Lexicon {
    pub teasers: Phrases,
    pub teasers_in_capitals: BTreeSet<String>,
    pub widgets: Phrases,
    pub markers: Phrases,
    pub rights: Phrases,
    pub labels: Phrases,
    pub authors: Phrases,
    pub editors: Phrases,
    pub photo_labels: Phrases,
    pub section_words: Phrases,
    pub calls: Phrases,
    pub call_objects: Phrases,
    pub call_phrases: Phrases,
    pub second_person: Phrases,
    pub months: Phrases,
    pub weekdays: Phrases,
    pub date_words: Phrases,
    pub ago: Phrases,
    pub outlet_words: BTreeSet<String>,
}

impl Lexicon {
    /// The lexicon of an ISO 639-1 code. English comes with every language: it is
    /// what the buttons of pages in other languages are written in.
    pub(super) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Lexicon>> = LazyLock::new(|| {
            let codes = language::codes().chain([""]);
            codes.map(|code| (code, Lexicon::read(code))).collect()
        });
        static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
        ALL.get(code).or_else(|| ALL.get("")).unwrap_or(&NONE)
    }

    fn read(code: &str) -> Self {
        let mut lexicon = Self::default();
        let mut files = vec![language::common::<File>(), language::of::<File>("en")];
        if code != "en" {
            files.push(language::of::<File>(code));
        }
        for File { page, values } in files {
            lexicon.teasers.add(page.teasers);
            lexicon.teasers_in_capitals.extend(page.teasers_in_capitals);
            lexicon.widgets.add(page.widgets);
            lexicon.markers.add(page.markers);
            lexicon.rights.add(page.rights);
            lexicon.labels.add(page.labels);
            lexicon.authors.add(page.authors);
            lexicon.editors.add(page.editors);
            lexicon.photo_labels.add(page.photo_labels);
            lexicon.section_words.add(page.section_words);
            lexicon.calls.add(page.calls);
            lexicon.call_objects.add(page.call_objects);
            lexicon.call_phrases.add(page.call_phrases);
            lexicon.second_person.add(page.second_person);
            lexicon.months.add(page.months);
            lexicon.months.add(values.months.into_keys().collect());
            lexicon.weekdays.add(page.weekdays);
            lexicon.weekdays.add(values.weekdays.into_keys().collect());
            lexicon.date_words.add(page.date_words);
            lexicon.ago.add(page.ago);
            lexicon.outlet_words.extend(page.outlet_words);
        }
        lexicon
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_section_that_can_be_read() {
        language::check::<File>().unwrap();
    }

    #[test]
    fn phrases_match_whole_words_and_colons() {
        let id = Lexicon::of("id");
        let begins = |text: &str| id.teasers.begins(&Token::all(text));
        assert_eq!(begins("BACA JUGA: Kapal tua"), Some(2));
        assert_eq!(begins("Bacajuga"), None);
        assert_eq!(begins("Baca: Kapal tua"), Some(1));
        assert_eq!(begins("Baca kapal tua"), None);
        assert!(id.widgets.is(&Token::all("Tokoh Terkait")));
        assert!(!id.widgets.is(&Token::all("Tokoh Terkait Kapal")));
        assert_eq!(id.labels.ends(&Token::all("Okezone.com Jenis Media")), Some(2));
    }
}
