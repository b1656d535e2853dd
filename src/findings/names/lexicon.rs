//! The `names` section of a language file: titles, words of organisations and places,
//! and names that are one by custom.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::findings::lexicon::{Phrases, WordSet, folded_words, word_set};
use crate::text::language;

/// The section as it is written; each list is explained in `assets/lang/README.md`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::findings) struct Lists {
    pub(in crate::findings) titles: Vec<String>,
    pub(in crate::findings) titles_of: Vec<String>,
    pub(in crate::findings) courtesy: Vec<String>,
    pub(in crate::findings) title_words: Vec<String>,
    pub(in crate::findings) title_joins: Vec<String>,
    pub(in crate::findings) fresh: Vec<String>,
    pub(in crate::findings) articles: Vec<String>,
    pub(in crate::findings) organisations: Vec<String>,
    pub(in crate::findings) bodies: Vec<String>,
    pub(in crate::findings) places: Vec<String>,
    pub(in crate::findings) place_before: Vec<String>,
    pub(in crate::findings) in_names: Vec<String>,
    pub(in crate::findings) no_names: Vec<String>,
    pub(in crate::findings) aliases: Vec<Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Starters {
    starters: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    names: Lists,
    sentences: Starters,
}

/// The section of one language, or of `common`.
pub(in crate::findings) fn lists(code: &str) -> Lists {
    language::of::<File>(code).names
}

/// The section of every language, the common one first: names of a register are of any.
pub(in crate::findings) fn of_all_languages() -> Vec<Lists> {
    let files = std::iter::once(language::common::<File>()).chain(language::codes().map(language::of));
    files.map(|file| file.names).collect()
}

/// The lists of one language, ready to look up.
#[derive(Default)]
pub(in crate::findings) struct Lexicon {
    /// Words that begin a title or are one.
    pub(super) titles: Phrases<()>,
    /// Titles whose first complement is a name ("Gubernur Primorye", "kepala Roscosmos").
    pub(super) titles_of: Phrases<()>,
    /// Words that stand in a title beside its head.
    pub(super) title_words: WordSet,
    /// Lower-case function words inside a title ("of", "untuk").
    pub(super) title_joins: WordSet,
    /// Words that make a title no other ("new", "baru").
    pub(super) fresh: WordSet,
    /// "seorang", "the".
    pub(super) articles: WordSet,
    pub(super) organisations: Phrases<()>,
    pub(super) places: Phrases<()>,
    pub(super) place_before: WordSet,
    pub(super) in_names: WordSet,
    /// Names that are one by custom: each with the first of its list.
    pub(super) aliases: BTreeMap<String, String>,
    /// Capitalised words that name nobody.
    pub(super) no_names: WordSet,
    /// Words that begin sentences.
    pub(super) starters: WordSet,
}

impl Lexicon {
    /// The lexicon of a language; the common one for a language without a file.
    pub(in crate::findings) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Lexicon>> =
            LazyLock::new(|| language::codes().map(|code| (code, Lexicon::read(code))).collect());
        static COMMON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(""));
        ALL.get(language::read_as(code)).unwrap_or(&COMMON)
    }

    fn read(code: &str) -> Self {
        let own = language::of::<File>(code);
        let common = language::common::<File>();
        let (lists, mut starters) = (own.names, own.sentences.starters);
        starters.extend(common.sentences.starters);
        let mut aliases = BTreeMap::new();
        for group in common.names.aliases.iter().chain(&lists.aliases) {
            let Some(first) = group.first() else { continue };
            for name in group {
                aliases.insert(folded_words(name).join(" "), folded_words(first).join(" "));
            }
        }
        let all = |phrases: &[String]| Phrases::all(phrases, &());
        let mut titles = all(&lists.titles);
        for phrase in lists.titles_of.iter().chain(&common.names.titles) {
            titles.add(phrase, &());
        }
        Self {
            titles,
            titles_of: all(&lists.titles_of),
            title_words: word_set(&lists.title_words),
            title_joins: word_set(&lists.title_joins),
            fresh: word_set(&lists.fresh),
            articles: word_set(&lists.articles),
            organisations: all(&[lists.organisations, common.names.organisations].concat()),
            places: all(&lists.places),
            place_before: word_set(&lists.place_before),
            in_names: word_set(&[lists.in_names, common.names.in_names].concat()),
            aliases,
            no_names: word_set(&[lists.no_names, common.names.no_names].concat()),
            starters: word_set(&starters),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        language::check::<File>().unwrap();
    }
}
