//! A name taken apart for comparing: its words in a canonical spelling, without titles.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use crate::findings::names::{Lists, of_all_languages};
use crate::text::fold::folded;
use crate::text::language;

/// Small words inside a name beyond those of `names`: a list of the `speech` section.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Inside {
    in_names: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    speech: Inside,
}

/// The lists of all languages: a register has names of several.
struct Words {
    /// Titles cut into words, the longest first.
    titles: Vec<Vec<String>>,
    bodies: BTreeSet<String>,
    /// Small words inside a name, left out of its initials.
    small: BTreeSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let names = of_all_languages();
    let small = std::iter::once(language::common::<File>()).chain(language::codes().map(language::of));
    let all = |list: fn(&Lists) -> [&Vec<String>; 3]| {
        let words = names.iter().flat_map(list).flatten();
        words.map(|word| folded(word)).collect::<Vec<String>>()
    };
    let mut titles: Vec<Vec<String>> = all(|names| [&names.titles, &names.titles_of, &names.courtesy])
        .iter()
        .map(|title| title.split_whitespace().map(str::to_owned).collect())
        .collect();
    titles.sort();
    titles.dedup();
    titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    Words {
        titles,
        bodies: all(|names| [&names.organisations, &names.places, &names.bodies])
            .into_iter()
            .collect(),
        small: small
            .flat_map(|file| file.speech.in_names)
            .chain(names.iter().flat_map(|names| names.in_names.clone()))
            .map(|word| folded(&word))
            .collect(),
    }
});

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case, without accents.
    pub(super) plain: String,
    /// With what is spelled in several ways spelled in one.
    pub(super) canonical: String,
    /// It stands for a longer name: "J.", "Yu.".
    pub(super) is_initial: bool,
}

/// A name for comparing.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As written.
    pub(super) written: String,
    /// Its words, without a title.
    pub(super) words: Vec<Word>,
    /// A title was left aside.
    pub(super) has_title: bool,
    /// It is written in capitals only, as initials of a longer name are.
    pub(super) is_capitals: bool,
    /// One of its words names a kind of body, or joins two names.
    pub(super) is_body: bool,
}

impl Name {
    /// A name, and another for what stands in it in brackets: "… News Agency (KCNA)".
    pub(super) fn all_of(written: &str) -> Vec<Self> {
        let (before, inside) = match written.split_once('(') {
            Some((before, rest)) => (before, rest.split_once(')').map(|(inside, _)| inside)),
            None => (written, None),
        };
        [Some(before), inside]
            .into_iter()
            .flatten()
            .filter_map(Self::of)
            .collect()
    }

    fn of(written: &str) -> Option<Self> {
        // "Sergei Lavrov, foreign minister": what follows says what he is.
        let head = written.split(',').next().unwrap_or_default().trim();
        let mut words = words_of(head);
        let letters: String = head.chars().filter(|c| c.is_alphabetic()).collect();
        if words.len() > 1 && words.iter().all(|word| word.plain.chars().count() == 1) {
            // "U.N."
            let joined: String = words.iter().map(|word| word.plain.as_str()).collect();
            words = vec![word(&joined, false)];
        }
        let mut has_title = false;
        while let Some(length) = title(&words) {
            words.drain(..length);
            has_title = true;
        }
        if words.is_empty() {
            return None;
        }
        let lists = &*WORDS;
        Some(Self {
            written: head.to_owned(),
            has_title,
            is_capitals: words.len() == 1
                && (2..=8).contains(&letters.chars().count())
                && letters.chars().all(char::is_uppercase),
            is_body: words
                .iter()
                .any(|word| lists.bodies.contains(&word.plain) || lists.small.contains(&word.plain) && is_joint(word)),
            words,
        })
    }

    /// All words without what parts them.
    pub(super) fn joined(&self) -> String {
        self.words.iter().map(|word| word.canonical.as_str()).collect()
    }

    /// The words in the order of the alphabet.
    pub(super) fn sorted(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(|word| word.canonical.as_str()).collect();
        words.sort_unstable();
        words.join(" ")
    }

    /// A person's full name, as far as can be seen.
    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1 && !self.is_body
    }

    pub(super) fn first(&self) -> Option<&Word> {
        self.words.first()
    }

    pub(super) fn last(&self) -> Option<&Word> {
        self.words.last()
    }

    /// The initials of its words: without small words, and with them.
    pub(super) fn initials(&self) -> BTreeSet<String> {
        let of = |all: bool| -> String {
            let words = self.words.iter();
            words
                .filter(|word| all || !WORDS.small.contains(&word.plain))
                .filter_map(|word| word.plain.chars().next())
                .collect()
        };
        [of(false), of(true)].into()
    }
}

/// Words that join two names into one of a pair.
fn is_joint(word: &Word) -> bool {
    matches!(
        word.plain.as_str(),
        "and" | "dan" | "und" | "et" | "y" | "e" | "en" | "&"
    )
}

/// How many words a title has that the name begins with; a name is more than its title.
fn title(words: &[Word]) -> Option<usize> {
    let begins = |title: &&Vec<String>| {
        title.len() < words.len() && title.iter().zip(words).all(|(part, word)| *part == word.plain)
    };
    WORDS.titles.iter().find(begins).map(Vec::len)
}

fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    // Composed again: a Korean syllable is one letter.
    let text: String = folded(text).nfc().collect();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || is_inside(c)))
            .unwrap_or(rest.len());
        let (here, after) = rest.split_at(length);
        let plain: String = here.chars().filter(|c| !is_inside(*c)).collect();
        if !plain.is_empty() {
            words.push(word(&plain, after.starts_with('.')));
        }
        let gap = after.chars().next().map_or(0, char::len_utf8);
        rest = after.get(gap..).unwrap_or_default();
    }
    words
}

const fn is_inside(c: char) -> bool {
    matches!(c, '\'' | '`' | 'ʻ' | 'ʿ' | 'ʾ')
}

fn word(plain: &str, stop: bool) -> Word {
    let letters = plain.chars().count();
    Word {
        canonical: canonical(plain),
        is_initial: plain.chars().all(char::is_alphabetic)
            && plain.chars().all(|c| c.is_ascii() || !is_syllabic(c))
            && (letters == 1 || letters == 2 && stop),
        plain: plain.to_owned(),
    }
}

/// Letters of which one is a whole word.
fn is_syllabic(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3)
}

/// One spelling for what is written in several when names go from one script to
/// another (figures in the design's probes).
fn canonical(plain: &str) -> String {
    let mut text = plain.to_owned();
    for (from, to) in [
        ("ß", "ss"),
        ("ł", "l"),
        ("ø", "o"),
        ("đ", "d"),
        ("ı", "i"),
        ("æ", "ae"),
        ("sch", "sh"),
        ("oe", "u"),
        ("ou", "u"),
        ("x", "ks"),
    ] {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let mut out = String::with_capacity(text.len());
    let has_digit = text.chars().any(char::is_numeric);
    for c in text.chars() {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            other => other,
        };
        if has_digit || !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical_of(name: &str) -> Vec<String> {
        let name = Name::of(name).unwrap();
        name.words.into_iter().map(|word| word.canonical).collect()
    }

    #[test]
    fn a_name_loses_its_title_and_its_spelling() {
        assert_eq!(canonical_of("Presiden Soekarno"), ["sukarno"]);
        assert_eq!(canonical_of("Menteri Luar Negeri Retno Marsudi"), ["retno", "marsudi"]);
        assert_eq!(canonical_of("Kim Jong‑Un"), ["kim", "iong", "un"]);
        assert_eq!(canonical_of("Wladimir Schröder"), ["vladimir", "shroder"]);
        assert_eq!(canonical_of("President"), ["president"], "a title alone is a name");
        assert_eq!(canonical_of("U.N."), ["un"]);
        assert_eq!(canonical_of("Resolution 2277"), ["resolution", "2277"]);
        let with_initials = Name::all_of("Korean Central News Agency (KCNA)");
        assert_eq!(with_initials.len(), 2);
        assert!(with_initials[1].is_capitals);
        assert!(Name::all_of("…").is_empty());
    }
}
