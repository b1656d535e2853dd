//! The `discrepancies` section of a language file: words by what they are about.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::findings::lexicon::{Phrases, WordSet, word_set};
use crate::findings::names;
use crate::text::language;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    concepts: BTreeMap<String, Vec<String>>,
    events: Vec<String>,
    tolls: Vec<String>,
    casualties: Vec<String>,
    counted: Vec<String>,
    charges: Vec<String>,
    certainty: Degrees,
    previous: Vec<String>,
    negations: Vec<String>,
    no_negations: Vec<String>,
    denials: Vec<String>,
    accusations: Vec<String>,
    partial: Vec<String>,
    place_before: Vec<String>,
    labels: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    synonyms: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    opposites: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    no_offices: Vec<String>,
    vague_voices: Vec<String>,
    judgements: Vec<String>,
    judged: Vec<String>,
    light: Vec<String>,
    own_words: Vec<String>,
}

/// Hedges by how sure they are.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Degrees {
    possible: Vec<String>,
    reported: Vec<String>,
    intended: Vec<String>,
    expected: Vec<String>,
    scheduled: Vec<String>,
    certain: Vec<String>,
}

impl Degrees {
    fn phrases(&self) -> Phrases<Certainty> {
        let mut made = Phrases::default();
        for (phrases, certainty) in [
            (&self.possible, Certainty::Possible),
            (&self.reported, Certainty::Reported),
            (&self.intended, Certainty::Intended),
            (&self.expected, Certainty::Expected),
            (&self.scheduled, Certainty::Scheduled),
            (&self.certain, Certainty::Certain),
        ] {
            for phrase in phrases {
                made.add(phrase, &certainty);
            }
        }
        made
    }
}

/// How one says, denies and accuses: lists of the `speech` section.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Speech {
    verbs: Vec<String>,
    tags: Vec<String>,
    addressed: Vec<String>,
    according: Vec<String>,
    promises: Vec<String>,
    labels: Vec<String>,
    denials: Vec<String>,
    accusations: Vec<String>,
    documents: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    discrepancies: Lists,
    speech: Speech,
}

/// A word of a class of labels.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LabelWord {
    pub(super) class: String,
    pub(super) label: String,
}

/// How sure a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    Possible,
    Reported,
    Intended,
    Expected,
    Scheduled,
    Certain,
}

impl Certainty {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Possible => "Possible",
            Self::Reported => "Reported",
            Self::Intended => "Intended",
            Self::Expected => "Expected",
            Self::Scheduled => "Scheduled",
            Self::Certain => "Certain",
        }
    }
}

/// The lists of one language, ready to look up.
#[derive(Default)]
pub(super) struct Lexicon {
    /// What a word is about, where that is more than its key.
    pub(super) concepts: Phrases<String>,
    /// Concepts that are events.
    pub(super) events: WordSet,
    /// Concepts that are counted for the whole event: the dead, the injured.
    pub(super) tolls: WordSet,
    /// Tolls of people that an article may deny as a whole: "nobody was killed".
    pub(super) casualties: WordSet,
    /// Concepts that are counted for the whole event by their own word: houses, troops.
    pub(super) counted: WordSet,
    /// Concepts that people are charged with.
    pub(super) charges: WordSet,
    pub(super) certainty: Phrases<Certainty>,
    /// An earlier time is meant.
    pub(super) previous: Phrases<()>,
    pub(super) negations: WordSet,
    /// Begins with a negation and denies nothing ("tidak hanya").
    pub(super) no_negations: Phrases<()>,
    pub(super) denials: Phrases<()>,
    pub(super) accusations: Phrases<()>,
    /// A part of the whole is counted ("of the", "di antaranya").
    pub(super) partial: Phrases<()>,
    pub(super) place_before: WordSet,
    pub(super) labels: Phrases<LabelWord>,
    pub(super) synonyms: Phrases<LabelWord>,
    /// Words that say the opposite of one another.
    pub(super) opposites: Phrases<LabelWord>,
    /// Forms of address and ranks of learning, which are no offices ("Mr", "Ibu").
    pub(super) no_offices: WordSet,
    /// Speakers who may be anybody ("he", "sources").
    pub(super) vague_voices: WordSet,
    /// What is written or seen speaks for somebody else.
    pub(super) documents: Phrases<()>,
    /// Concepts that judge an event ("worry"): one event beside them is enough.
    pub(super) judgements: WordSet,
    /// Concepts beside events that are judged ("the treaty is ready").
    pub(super) judged: WordSet,
    /// Classes of labels that judge little.
    pub(super) light: WordSet,
    /// A speaker's own words follow ("apa yang disebutnya").
    pub(super) own_words: Phrases<()>,
}

impl Lexicon {
    /// The lexicon of a language; the common one for a language without a file.
    pub(super) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Lexicon>> =
            LazyLock::new(|| language::codes().map(|code| (code, Lexicon::read(code))).collect());
        static COMMON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(""));
        ALL.get(language::read_as(code)).unwrap_or(&COMMON)
    }

    fn read(code: &str) -> Self {
        let File {
            discrepancies: own,
            speech,
        } = language::of::<File>(code);
        let place_before = [names::lists(code).place_before, own.place_before].concat();
        let said = [
            speech.verbs,
            speech.tags,
            speech.addressed,
            speech.according,
            speech.promises,
            speech.labels,
            own.own_words,
        ];
        let common = language::common::<File>().discrepancies;
        let all = |phrases: &[String]| Phrases::all(phrases, &());
        let labels = |classes: &BTreeMap<String, BTreeMap<String, Vec<String>>>| {
            let mut made = Phrases::default();
            for (class, labels) in classes {
                for (label, phrases) in labels {
                    for phrase in phrases {
                        let word = LabelWord {
                            class: class.clone(),
                            label: label.clone(),
                        };
                        made.add(phrase, &word);
                    }
                }
            }
            made
        };
        Self {
            concepts: Phrases::by(&own.concepts, |name| concept(name)),
            events: concepts(&common.events, &own.events),
            tolls: concepts(&common.tolls, &own.tolls),
            casualties: concepts(&common.casualties, &own.casualties),
            counted: concepts(&common.counted, &own.counted),
            charges: concepts(&common.charges, &own.charges),
            certainty: own.certainty.phrases(),
            previous: all(&own.previous),
            negations: word_set(&own.negations),
            no_negations: all(&own.no_negations),
            denials: all(&[speech.denials, own.denials].concat()),
            accusations: all(&[speech.accusations, own.accusations].concat()),
            partial: all(&own.partial),
            place_before: word_set(&place_before),
            labels: labels(&own.labels),
            synonyms: labels(&own.synonyms),
            opposites: labels(&own.opposites),
            no_offices: word_set(&own.no_offices),
            vague_voices: word_set(&own.vague_voices),
            documents: all(&speech.documents),
            judged: concepts(&common.judged, &own.judged),
            judgements: concepts(&common.judgements, &own.judgements),
            light: common.light.into_iter().collect(),
            own_words: all(&said.concat()),
        }
    }
}

/// A concept as words with a meaning are compared: under its name in all languages.
fn concept(name: &str) -> String {
    format!("={name}")
}

fn concepts(common: &[String], own: &[String]) -> WordSet {
    common.iter().chain(own).map(|name| concept(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        language::check::<File>().unwrap();
    }
}
