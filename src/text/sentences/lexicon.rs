//! The words that decide where a sentence ends.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::language;

/// The `sentences` section of a language file, as written there.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    titles: Vec<String>,
    before_numbers: Vec<String>,
    inside: Vec<String>,
    initials: Vec<String>,
    starters: Vec<String>,
    openers: Vec<String>,
    fixed: Vec<String>,
    titled: Vec<String>,
    saying: Vec<String>,
    credits: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    sentences: Lists,
}

/// The lists of one language together with the common ones, ready to look up.
#[derive(Default)]
pub(super) struct Lexicon {
    /// Abbreviations always followed by more.
    pub titles: HashSet<String>,
    /// Abbreviations only when a number follows.
    pub before_numbers: HashSet<String>,
    /// Abbreviations that may also end a sentence.
    pub inside: HashSet<String>,
    /// Initials of two letters.
    pub initials: HashSet<String>,
    /// Lower-case words that begin a sentence and are no name.
    pub starters: HashSet<String>,
    /// The surest of the starters.
    pub openers: HashSet<String>,
    /// Two-word names that begin with an opener.
    pub fixed: HashSet<String>,
    /// Lower-case nouns that a title follows.
    pub titled: HashSet<String>,
    /// Lower-case verbs of saying.
    pub saying: HashSet<String>,
    /// How a photo credit begins.
    pub credits: Vec<String>,
}

impl Lexicon {
    /// The lexicon of an ISO 639-1 code; the common one for a language without a file.
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
        for file in [language::common::<File>(), language::of::<File>(code)] {
            let lists = file.sentences;
            lexicon.titles.extend(lists.titles);
            lexicon.before_numbers.extend(lists.before_numbers);
            lexicon.inside.extend(lists.inside);
            lexicon.initials.extend(lists.initials);
            lexicon.starters.extend(lists.starters);
            lexicon.openers.extend(lists.openers);
            lexicon.fixed.extend(lists.fixed);
            lexicon.titled.extend(lists.titled);
            lexicon.saying.extend(lists.saying);
            lexicon.credits.extend(lists.credits);
        }
        lexicon
    }

    /// Whether nothing is known of the language's function words.
    pub(super) fn knows_no_starters(&self) -> bool {
        self.starters.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_a_section_that_can_be_read() {
        language::check::<File>().unwrap();
        assert!(Lexicon::of("id").starters.contains("pada"));
        assert!(Lexicon::of("id").titles.contains("Dr"), "common is merged in");
        assert!(Lexicon::of("xx").knows_no_starters());
    }
}
