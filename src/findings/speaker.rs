//! Who is said to have said a sentence: a cue ("menurut", "said") and the name it
//! points to.
//!
//! Cues are data, the `speech` section of `assets/lang`. A language without one has no
//! cues, and nothing is proposed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::fold::folded;
use crate::text::words::words;
use crate::text::{Span, language};

/// Words between a cue and the name it points to, at most: room for a title.
const REACH: usize = 12;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    /// Verbs whose subject stands before them, or right after: "Lavrov said".
    verbs: Vec<String>,
    /// Cues whose speaker follows: "according to", "kata".
    before_names: Vec<String>,
    /// Words in lower case inside a name: "of", "bin".
    in_names: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Starters {
    starters: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    speech: Lists,
    sentences: Starters,
}

/// The cues of one language, folded and cut into words, the longest first.
#[derive(Default)]
struct Cues {
    verbs: Vec<Vec<String>>,
    before_names: Vec<Vec<String>>,
    in_names: BTreeSet<String>,
    starters: BTreeSet<String>,
}

impl Cues {
    fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Cues>> =
            LazyLock::new(|| language::codes().map(|code| (code, Cues::read(code))).collect());
        static NONE: LazyLock<Cues> = LazyLock::new(Cues::default);
        ALL.get(code).unwrap_or(&NONE)
    }

    fn read(code: &str) -> Self {
        let file = language::of::<File>(code);
        let phrases = |list: Vec<String>| {
            let mut phrases: Vec<Vec<String>> = list.iter().map(|phrase| folded_words(phrase)).collect();
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            phrases
        };
        Self {
            verbs: phrases(file.speech.verbs),
            before_names: phrases(file.speech.before_names),
            in_names: file.speech.in_names.iter().map(|word| folded(word)).collect(),
            starters: file.sentences.starters.iter().map(|word| folded(word)).collect(),
        }
    }
}

fn folded_words(text: &str) -> Vec<String> {
    words(text, Span::new(0, text.len()))
        .map(|word| folded(word.of(text)))
        .collect()
}

/// A proposed speaker of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker.
    pub name: Span,
    /// The words that say that somebody says so.
    pub cue: Span,
    /// Which of the names given it is.
    pub known: Option<usize>,
}

/// The speaker that the `sentence` of `text` names by a cue, preferring the `known`
/// names (each with its other spellings). `None` where no cue points to a name.
#[must_use]
pub fn speaker(text: &str, sentence: Span, language: &str, known: &[Vec<&str>]) -> Option<Speaker> {
    let cues = Cues::of(language);
    let sentence = Sentence::of(text, sentence);
    let names = sentence.names(cues, known);
    let mut best: Option<(bool, usize, Speaker)> = None;
    for at in 0..sentence.folded.len() {
        for (follows, list) in [(true, &cues.before_names), (false, &cues.verbs)] {
            let Some(length) = sentence.phrase(at, list) else {
                continue;
            };
            let cue = sentence.cover(at, at + length);
            for name in &names {
                let Some(distance) = name.distance(at, at + length, follows) else {
                    continue;
                };
                let rank = (name.known.is_none(), distance);
                let is_better = best.as_ref().is_none_or(|(new, far, _)| rank < (*new, *far));
                if distance <= REACH && is_better {
                    let found = Speaker {
                        name: sentence.cover(name.from, name.to),
                        cue,
                        known: name.known,
                    };
                    best = Some((rank.0, rank.1, found));
                }
            }
        }
    }
    best.map(|(_, _, found)| found)
}

/// A run of words that names somebody.
struct Name {
    from: usize,
    to: usize,
    known: Option<usize>,
}

impl Name {
    /// Words between the name and a cue of which it can be the speaker.
    fn distance(&self, from: usize, to: usize, follows: bool) -> Option<usize> {
        if self.from >= to {
            let distance = self.from - to;
            // "…, said Lavrov": after a verb only what stands right there is its subject.
            return (follows || distance == 0).then_some(distance);
        }
        (!follows && self.to <= from).then(|| from - self.to)
    }
}

/// A sentence as words.
struct Sentence<'a> {
    text: &'a str,
    places: Vec<Span>,
    folded: Vec<String>,
}

impl<'a> Sentence<'a> {
    fn of(text: &'a str, span: Span) -> Self {
        let places: Vec<Span> = words(text, span).collect();
        let folded = places.iter().map(|place| folded(place.of(text))).collect();
        Self { text, places, folded }
    }

    fn cover(&self, from: usize, to: usize) -> Span {
        let ends = (self.places.get(from), self.places.get(to.saturating_sub(1)));
        match ends {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::new(0, 0),
        }
    }

    /// How many words the longest of the `phrases` has that stands at a word.
    fn phrase(&self, at: usize, phrases: &[Vec<String>]) -> Option<usize> {
        let here = self.folded.get(at..)?;
        let found = phrases
            .iter()
            .find(|phrase| !phrase.is_empty() && here.starts_with(phrase));
        found.map(Vec::len)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.places
            .get(at)
            .is_some_and(|place| place.of(self.text).starts_with(char::is_uppercase))
    }

    /// Whether nothing but blanks and hyphens stands between a word and the next.
    fn joins_next(&self, at: usize) -> bool {
        let (Some(here), Some(next)) = (self.places.get(at), self.places.get(at + 1)) else {
            return false;
        };
        let between = Span::new(here.end, next.start).of(self.text);
        between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '‑' | '.'))
            && !between.contains(". ")
    }

    fn names(&self, cues: &Cues, known: &[Vec<&str>]) -> Vec<Name> {
        let mut names = Vec::new();
        for (number, spellings) in known.iter().enumerate() {
            for spelling in spellings {
                let wanted = folded_words(spelling);
                let ends = self
                    .folded
                    .len()
                    .checked_sub(wanted.len())
                    .filter(|_| !wanted.is_empty());
                for from in ends.map_or(0..0, |last| 0..last + 1) {
                    if self.folded.get(from..).is_some_and(|here| here.starts_with(&wanted)) {
                        let to = from + wanted.len();
                        names.push(Name {
                            from,
                            to,
                            known: Some(number),
                        });
                    }
                }
            }
        }
        let mut at = 0;
        while at < self.folded.len() {
            let is_name = |at: usize| {
                let word = self.folded.get(at).map_or("", String::as_str);
                let is_cue = self.phrase(at, &cues.verbs).is_some() || self.phrase(at, &cues.before_names).is_some();
                self.is_capital(at) && !is_cue && !(at == 0 && cues.starters.contains(word))
            };
            if !is_name(at) {
                at += 1;
                continue;
            }
            let from = at;
            let mut to = at + 1;
            while self.joins_next(to - 1) {
                let inside = self.folded.get(to).is_some_and(|word| cues.in_names.contains(word));
                if is_name(to) {
                    to += 1;
                } else if inside && self.joins_next(to) && is_name(to + 1) {
                    to += 2;
                } else {
                    break;
                }
            }
            names.push(Name { from, to, known: None });
            at = to;
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(language: &str, text: &str, known: &[Vec<&str>]) -> Option<(String, String)> {
        let found = speaker(text, Span::new(0, text.len()), language, known)?;
        Some((found.name.of(text).to_owned(), found.cue.of(text).to_owned()))
    }

    #[test]
    fn every_file_can_be_read() {
        language::check::<File>().unwrap();
    }

    #[test]
    fn a_cue_points_to_a_name() {
        for (language, text, name, cue) in [
            (
                "id",
                "Kesepakatan itu berlaku segera, kata Rukmini Halim kepada pers.",
                "Rukmini Halim",
                "kata",
            ),
            (
                "id",
                "Menurut kantor berita Antariksa, dua kapal karam.",
                "Antariksa",
                "Menurut",
            ),
            (
                "id",
                "Wali Kota Darsono mengatakan banjir sudah surut.",
                "Wali Kota Darsono",
                "mengatakan",
            ),
            (
                "en",
                "The ferry was full, said Harbour Master Odd Lien.",
                "Harbour Master Odd Lien",
                "said",
            ),
            (
                "en",
                "According to the Ministry of Ports, nobody was hurt.",
                "Ministry of Ports",
                "According to",
            ),
            ("en", "Marta Vidal denied that she had signed.", "Marta Vidal", "denied"),
        ] {
            assert_eq!(
                found(language, text, &[]),
                Some((name.to_owned(), cue.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn a_source_that_is_known_comes_first() {
        let known = [vec!["Badan Pelabuhan", "BP"], vec!["Darsono"]];
        let text = "Di Surabaya, juru bicara BP mengatakan pelabuhan dibuka.";
        assert_eq!(
            found("id", text, &known),
            Some(("BP".to_owned(), "mengatakan".to_owned()))
        );
        let found = speaker(text, Span::new(0, text.len()), "id", &known).and_then(|found| found.known);
        assert_eq!(found, Some(0));
    }

    #[test]
    fn without_a_cue_or_a_name_there_is_nobody() {
        assert_eq!(found("en", "The ferry was full.", &[]), None);
        assert_eq!(found("en", "It was full, they said.", &[]), None);
        assert_eq!(found("xx", "Lien said so.", &[]), None);
        assert_eq!(found("en", "", &[vec![""]]), None);
    }
}
