//! What words mean whatever the language: number words as numbers, and everyday words
//! of the news by a name all languages share.
//!
//! The lists are data, the `meanings` section of `assets/lang`. A word without a
//! meaning here stays what it is: a stem, compared by spelling.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::features::number;
use crate::text::fold::folded;
use crate::text::language;
use crate::text::meanings::{Lists, stemmer};

/// The meanings of one language's words.
#[derive(Default)]
pub(crate) struct Meanings {
    parts: FxHashMap<String, Part>,
    /// Shared names of words, by the word and by its stem.
    words: FxHashMap<String, String>,
}

/// What a word is in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// Written in digits.
    Digits(f64),
    /// A number by itself ("five", "twenty", "sebelas").
    Unit(u64),
    /// Ten more than the unit before ("dua belas").
    Teen,
    /// Times what stands before ("hundred", "juta").
    Scale(u64),
}

impl Meanings {
    /// The meanings of an ISO 639-1 code; none for a language without a file.
    pub(crate) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Meanings>> = LazyLock::new(|| {
            let codes = language::codes();
            codes.map(|code| (code, Meanings::read(code))).collect()
        });
        static NONE: LazyLock<Meanings> = LazyLock::new(Meanings::default);
        ALL.get(code).unwrap_or(&NONE)
    }

    fn read(code: &str) -> Self {
        let lists = Lists::of(code);
        let stemmer = stemmer(code);
        let mut meanings = Self::default();
        let parts = &mut meanings.parts;
        parts.extend(
            lists
                .numbers
                .iter()
                .map(|(word, value)| (folded(word), Part::Unit(*value))),
        );
        parts.extend(
            lists
                .scales
                .iter()
                .map(|(word, value)| (folded(word), Part::Scale(*value))),
        );
        parts.extend(lists.teens.iter().map(|word| (folded(word), Part::Teen)));
        for (name, words) in &lists.words {
            for word in words {
                let word = folded(word);
                if let Some(stemmer) = &stemmer {
                    let stem = folded(&stemmer.stem(&word));
                    meanings.words.entry(stem).or_insert_with(|| name.clone());
                }
                meanings.words.insert(word, name.clone());
            }
        }
        meanings
    }

    /// The name that all languages share for a word or stem.
    pub(crate) fn name(&self, word: &str) -> Option<&str> {
        self.words.get(word).map(String::as_str)
    }

    /// How many of the `words`, as written, make a number at their beginning, and the
    /// number in digits. Nothing for one without a number word and format of its own.
    pub(crate) fn number<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<(usize, String)> {
        let mut value = Value::default();
        let mut length = 0;
        for word in words {
            let Some(part) = self.part(word) else { break };
            if !value.take(part) {
                break;
            }
            length += 1;
        }
        (length > 0).then(|| (length, value.in_digits()))
    }

    /// Whether a word in lower case begins a number in words.
    pub(crate) fn begins_number(&self, word: &str) -> bool {
        self.parts.contains_key(word)
    }

    fn part(&self, word: &str) -> Option<Part> {
        if word.starts_with(char::is_numeric) {
            // Longer ones are no counts, and would lose digits.
            let digits = Some(number(word)).filter(|digits| digits.len() <= 15);
            let plain = digits.filter(|digits| digits.chars().all(|c| c.is_ascii_digit() || c == '.'));
            return plain?.parse().ok().map(Part::Digits);
        }
        // Most words are folded as they stand, and no numbers.
        let is_plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        let part = if is_plain {
            self.parts.get(word)
        } else {
            self.parts.get(&folded(word))
        };
        part.copied()
    }
}

/// A number as its words are read.
#[derive(Default)]
struct Value {
    /// What larger scales have closed.
    closed: f64,
    open: f64,
    last: Option<Part>,
}

impl Value {
    /// Takes the next word; whether it belongs to the number.
    fn take(&mut self, part: Part) -> bool {
        let fits = match (self.last, part) {
            (None, Part::Digits(_) | Part::Unit(_) | Part::Scale(_)) => true,
            (Some(Part::Unit(tens)), Part::Unit(unit)) => tens >= 20 && tens % 10 == 0 && unit < 10,
            (Some(Part::Scale(scale)), Part::Unit(unit)) => unit < scale,
            (Some(Part::Unit(unit)), Part::Teen) => unit < 10,
            (Some(Part::Digits(_)), Part::Scale(scale)) => scale >= 1000,
            (Some(Part::Unit(_) | Part::Teen | Part::Scale(_)), Part::Scale(_)) => true,
            _ => false,
        };
        if !fits {
            return false;
        }
        match part {
            Part::Digits(digits) => self.open = digits,
            Part::Unit(unit) => self.open += unit as f64,
            Part::Teen => self.open += 10.0,
            Part::Scale(scale) if scale >= 1000 => {
                self.closed += self.open.max(1.0) * scale as f64;
                self.open = 0.0;
            }
            // "tiga ratus dua puluh": only what is less than the scale is multiplied.
            Part::Scale(scale) => {
                let times = self.open % scale as f64;
                self.open += times.max(1.0) * scale as f64 - times;
            }
        }
        self.last = Some(part);
        true
    }

    fn in_digits(&self) -> String {
        format!("{}", self.closed + self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str, text: &str) -> Option<(usize, String)> {
        Meanings::of(code).number(text.split(' '))
    }

    #[test]
    fn number_words_are_numbers() {
        for (code, text, digits) in [
            ("id", "dua belas", "12"),
            ("id", "dua puluh lima", "25"),
            ("id", "tiga ratus dua puluh", "320"),
            ("id", "seribu dua ratus", "1200"),
            ("id", "11 juta", "11000000"),
            ("en", "twenty five", "25"),
            ("en", "three hundred thousand", "300000"),
            ("en", "1.5 million", "1500000"),
            ("de", "drei Millionen", "3000000"),
            ("", "11.000", "11000"),
        ] {
            let words = text.split(' ').count();
            assert_eq!(read(code, text), Some((words, digits.to_owned())), "{text}");
        }
        assert_eq!(read("en", "five six"), Some((1, "5".to_owned())));
        assert_eq!(read("en", "2 3"), Some((1, "2".to_owned())));
        assert_eq!(read("en", "president"), None);
    }

    #[test]
    fn everyday_words_have_one_name_in_all_languages() {
        let names = [("id", "utara"), ("en", "northern"), ("de", "norden")];
        for (code, word) in names {
            assert_eq!(Meanings::of(code).name(word), Some("north"), "{word}");
        }
    }
}
