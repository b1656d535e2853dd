//! The words that show who says what in one language: the `speech` section of
//! `assets/lang`, made ready for looking up.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::findings::names;
use crate::findings::values::zones;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::language;

/// What a word or phrase can be; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    pub(super) const NONE: Self = Self(0);
    /// "said": the subject stands before it, or right after.
    pub(super) const SAY: Self = Self(1);
    /// "denied".
    pub(super) const DENY: Self = Self(1 << 1);
    /// "accused".
    pub(super) const ACCUSE: Self = Self(1 << 2);
    /// "promised".
    pub(super) const PROMISE: Self = Self(1 << 3);
    /// "praised", "called".
    pub(super) const JUDGE: Self = Self(1 << 4);
    /// "fears".
    pub(super) const FEEL: Self = Self(1 << 5);
    /// "kata": comes after what is said and before who says it.
    pub(super) const TAG: Self = Self(1 << 6);
    /// "according to".
    pub(super) const ACCORDING: Self = Self(1 << 7);
    /// "quoted by": a medium that passed it on follows.
    pub(super) const RELAY: Self = Self(1 << 8);
    /// "quoting": the one who is quoted follows.
    pub(super) const QUOTING: Self = Self(1 << 9);
    /// "as told by": the speaker follows, without being the subject.
    pub(super) const TOLD_BY: Self = Self(1 << 10);
    /// "shows": what a document or a picture does.
    pub(super) const SHOW: Self = Self(1 << 11);
    /// "reportedly".
    pub(super) const HEDGE: Self = Self(1 << 12);
    /// "there are reports that": a hedge that what is said follows.
    pub(super) const RUMOUR: Self = Self(1 << 13);
    /// "claim", "accusation": a noun with what is said after it.
    pub(super) const NOUN: Self = Self(1 << 14);
    /// "what he *called*", "yang ia *gambarkan*".
    pub(super) const LABEL: Self = Self(1 << 15);
    /// "bahwa", "that".
    pub(super) const THAT: Self = Self(1 << 16);
    /// "yang", "who".
    pub(super) const RELATIVE: Self = Self(1 << 17);
    /// "oleh", "by".
    pub(super) const BY: Self = Self(1 << 18);
    /// "sebagai", "as".
    pub(super) const AS: Self = Self(1 << 19);
    /// Between subject and verb: "juga", "has".
    pub(super) const ADVERB: Self = Self(1 << 20);
    /// "dan", "and": joins subjects, or predicates of one subject.
    pub(super) const AND: Self = Self(1 << 21);
    /// "tetapi", "although": a clause begins.
    pub(super) const CLAUSE: Self = Self(1 << 22);
    /// "sementara", "while": the article goes on in its own name.
    pub(super) const CUT: Self = Self(1 << 23);
    /// "di", "in", "setelah".
    pub(super) const PREPOSITION: Self = Self(1 << 24);
    /// "kepada": before the one who is told.
    pub(super) const TO: Self = Self(1 << 25);
    /// "di", "ke": before a place.
    pub(super) const AT: Self = Self(1 << 26);
    /// "officials": people or bodies that can speak.
    pub(super) const VOICE: Self = Self(1 << 27);
    /// "president": a role that one person has.
    pub(super) const TITLE: Self = Self(1 << 28);
    /// "letter", "satellite image".
    pub(super) const DOCUMENT: Self = Self(1 << 29);
    /// "Kementerian": in the name of a body.
    pub(super) const BODY: Self = Self(1 << 30);
    /// "Moscow": a state or a capital that speaks.
    pub(super) const PLACE: Self = Self(1 << 31);
    /// "ia", "she".
    pub(super) const PRONOUN: Self = Self(1 << 32);
    /// "mereka", "they".
    pub(super) const PLURAL: Self = Self(1 << 33);
    /// "itu", "tersebut": the one named before.
    pub(super) const DEMONSTRATIVE: Self = Self(1 << 34);
    /// "the", "para", "sejumlah".
    pub(super) const DETERMINER: Self = Self(1 << 35);
    /// Lower-case words inside a name: "of".
    pub(super) const IN_NAME: Self = Self(1 << 36);
    /// Days, "last week": may stand between the cue and what is said.
    pub(super) const TIME: Self = Self(1 << 37);
    /// A word that opens a sentence and is no name.
    pub(super) const STARTER: Self = Self(1 << 38);
    /// Built like a verb (by its prefix).
    pub(super) const VERBLIKE: Self = Self(1 << 39);
    /// "-nya": the word ends with a pronoun.
    pub(super) const ENCLITIC: Self = Self(1 << 40);
    /// "told": its object is who is told.
    pub(super) const ADDRESSED: Self = Self(1 << 41);
    /// A medium or agency that passes news on.
    pub(super) const AGENCY: Self = Self(1 << 42);
    /// "however", "sementara itu": opens a sentence, belongs to nobody's words.
    pub(super) const CONNECTIVE: Self = Self(1 << 43);
    /// Unnamed people: "officials", "sumber".
    pub(super) const UNNAMED: Self = Self(1 << 44);
    /// Before the name of a place: "kabupaten", "town of".
    pub(super) const PLACE_NOUN: Self = Self(1 << 45);

    /// "not", "was", "untuk": a verb after it attributes nothing.
    pub(super) const BLOCK: Self = Self(1 << 46);

    /// "karena", "because": a clause begins, still in the same mouth.
    pub(super) const CAUSE: Self = Self(1 << 47);
    /// "stating that": a verb of saying that hangs on a noun or on the speaker before.
    pub(super) const PARTICIPLE: Self = Self(1 << 48);
    /// "a", "sejumlah": somebody who is not named.
    pub(super) const INDEFINITE: Self = Self(1 << 49);

    /// Classes of proper names: a word in lower case has none of them.
    pub(super) const PROPER: Self = Self(Self::PLACE.0 | Self::AGENCY.0);
    /// Verbs with the speaker as their subject.
    pub(super) const VERB: Self =
        Self(Self::SAY.0 | Self::DENY.0 | Self::ACCUSE.0 | Self::PROMISE.0 | Self::JUDGE.0 | Self::FEEL.0);
    /// Whatever can be the cue of an attribution.
    pub(super) const CUE: Self = Self(
        Self::VERB.0
            | Self::TAG.0
            | Self::ACCORDING.0
            | Self::RELAY.0
            | Self::QUOTING.0
            | Self::TOLD_BY.0
            | Self::SHOW.0
            | Self::HEDGE.0
            | Self::RUMOUR.0
            | Self::NOUN.0
            | Self::LABEL.0,
    );

    /// Whether it is one of `other`.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// All but `other`.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The `speech` section, as written; each list is explained in `assets/lang/README.md`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    verbs: Vec<String>,
    denials: Vec<String>,
    accusations: Vec<String>,
    promises: Vec<String>,
    judgements: Vec<String>,
    feelings: Vec<String>,
    tags: Vec<String>,
    according: Vec<String>,
    relays: Vec<String>,
    quoting: Vec<String>,
    told_by: Vec<String>,
    shows: Vec<String>,
    hedges: Vec<String>,
    rumours: Vec<String>,
    nouns: Vec<String>,
    labels: Vec<String>,
    that: Vec<String>,
    relatives: Vec<String>,
    by: Vec<String>,
    as_words: Vec<String>,
    blocks: Vec<String>,
    adverbs: Vec<String>,
    and: Vec<String>,
    clauses: Vec<String>,
    causes: Vec<String>,
    participles: Vec<String>,
    indefinite: Vec<String>,
    cuts: Vec<String>,
    connectives: Vec<String>,
    prepositions: Vec<String>,
    to: Vec<String>,
    at: Vec<String>,
    addressed: Vec<String>,
    voices: Vec<String>,
    unnamed: Vec<String>,
    titles: Vec<String>,
    documents: Vec<String>,
    bodies: Vec<String>,
    places: Vec<String>,
    place_nouns: Vec<String>,
    agencies: Vec<String>,
    pronouns: Vec<String>,
    plurals: Vec<String>,
    demonstratives: Vec<String>,
    determiners: Vec<String>,
    in_names: Vec<String>,
    times: Vec<String>,
    enclitics: Vec<String>,
    verb_prefixes: Vec<String>,
    no_verbs: Vec<String>,
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

impl Lists {
    /// Each list with what its words are.
    fn classes(&self) -> [(&[String], Class); 47] {
        [
            (&self.verbs, Class::SAY),
            (&self.denials, Class::DENY),
            (&self.accusations, Class::ACCUSE),
            (&self.promises, Class::PROMISE),
            (&self.judgements, Class::JUDGE),
            (&self.feelings, Class::FEEL),
            (&self.tags, Class::TAG),
            (&self.according, Class::ACCORDING),
            (&self.relays, Class::RELAY),
            (&self.quoting, Class::QUOTING),
            (&self.told_by, Class::TOLD_BY),
            (&self.shows, Class::SHOW),
            (&self.hedges, Class::HEDGE),
            (&self.rumours, Class::RUMOUR),
            (&self.nouns, Class::NOUN),
            (&self.labels, Class::LABEL),
            (&self.that, Class::THAT),
            (&self.relatives, Class::RELATIVE),
            (&self.by, Class::BY),
            (&self.as_words, Class::AS),
            (&self.blocks, Class::BLOCK),
            (&self.adverbs, Class::ADVERB),
            (&self.and, Class::AND),
            (&self.clauses, Class::CLAUSE),
            (&self.causes, Class::CAUSE),
            (&self.participles, Class::PARTICIPLE.or(Class::SAY)),
            (&self.indefinite, Class::INDEFINITE.or(Class::DETERMINER)),
            (&self.cuts, Class::CUT),
            (&self.connectives, Class::CONNECTIVE),
            (&self.prepositions, Class::PREPOSITION),
            (&self.to, Class::TO.or(Class::PREPOSITION)),
            (&self.at, Class::AT.or(Class::PREPOSITION)),
            (&self.addressed, Class::ADDRESSED.or(Class::SAY)),
            (&self.voices, Class::VOICE),
            (&self.unnamed, Class::UNNAMED.or(Class::VOICE)),
            (&self.titles, Class::TITLE.or(Class::VOICE)),
            (&self.documents, Class::DOCUMENT),
            (&self.bodies, Class::BODY.or(Class::VOICE)),
            (&self.places, Class::PLACE),
            (&self.place_nouns, Class::PLACE_NOUN),
            (&self.agencies, Class::AGENCY),
            (&self.pronouns, Class::PRONOUN),
            (&self.plurals, Class::PRONOUN.or(Class::PLURAL)),
            (&self.demonstratives, Class::DEMONSTRATIVE),
            (&self.determiners, Class::DETERMINER),
            (&self.in_names, Class::IN_NAME),
            (&self.times, Class::TIME),
        ]
    }
}

/// A word of the lists, by number; 0 is any other word.
pub(super) type WordId = u32;

/// The words and phrases of one language.
#[derive(Default)]
pub(super) struct Cues {
    words: HashMap<String, WordId>,
    /// By first word: phrases, the longest first.
    phrases: Vec<Vec<(Vec<WordId>, Class)>>,
    starters: std::collections::HashSet<String>,
    enclitics: Vec<String>,
    verb_prefixes: Vec<String>,
    no_verbs: std::collections::HashSet<String>,
}

impl Cues {
    /// The cues of a language; of one without a file, what all languages share.
    pub(super) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Cues>> =
            LazyLock::new(|| language::codes().map(|code| (code, Cues::read(code))).collect());
        static REST: LazyLock<Cues> = LazyLock::new(|| Cues::read(""));
        ALL.get(language::read_as(code)).unwrap_or(&REST)
    }

    fn read(code: &str) -> Self {
        let mut cues = Self {
            phrases: vec![Vec::new()],
            ..Self::default()
        };
        // What names consist of is the same whoever asks.
        for names in [names::lists("common"), names::lists(code)] {
            for (list, class) in [
                (&names.titles, Class::TITLE.or(Class::VOICE)),
                (&names.titles_of, Class::TITLE.or(Class::VOICE)),
                (&names.organisations, Class::BODY.or(Class::VOICE)),
                (&names.in_names, Class::IN_NAME),
            ] {
                for phrase in list {
                    cues.add(phrase, class);
                }
            }
        }
        for place in zones::names() {
            cues.add(&place, Class::PLACE);
        }
        for file in [language::common::<File>(), language::of::<File>(code)] {
            for (list, class) in file.speech.classes() {
                for phrase in list {
                    cues.add(phrase, class);
                }
            }
            let fold = |list: &[String]| -> Vec<String> { list.iter().map(|word| folded(word)).collect() };
            cues.starters.extend(fold(&file.sentences.starters));
            cues.no_verbs.extend(fold(&file.speech.no_verbs));
            cues.enclitics.extend(fold(&file.speech.enclitics));
            cues.verb_prefixes.extend(fold(&file.speech.verb_prefixes));
        }
        for phrases in &mut cues.phrases {
            phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        cues
    }

    fn add(&mut self, phrase: &str, class: Class) {
        let ids: Vec<WordId> = phrase
            .split_whitespace()
            .map(|word| self.number(&folded(word)))
            .collect();
        let Some((first, rest)) = ids.split_first() else { return };
        let Some(known) = self.phrases.get_mut(*first as usize) else {
            return;
        };
        match known.iter_mut().find(|(words, _)| words == rest) {
            Some((_, also)) => *also = also.or(class),
            None => known.push((rest.to_vec(), class)),
        }
    }

    fn number(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let id = u32::try_from(self.phrases.len()).unwrap_or(0);
        self.phrases.push(Vec::new());
        self.words.insert(word.to_owned(), id);
        id
    }

    /// The number of a folded word, and whether it is so without a pronoun at its end.
    pub(super) fn word(&self, word: &str) -> (WordId, Class) {
        if let Some(id) = self.words.get(word) {
            return (*id, Class::NONE);
        }
        let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("s'"));
        if let Some(id) = owner.and_then(|owner| self.words.get(owner)) {
            return (*id, Class::NONE);
        }
        let stem = self.enclitics.iter().find_map(|end| word.strip_suffix(end.as_str()));
        let id = stem.and_then(|stem| self.words.get(stem));
        id.map_or((0, Class::NONE), |id| (*id, Class::ENCLITIC))
    }

    /// What a word is by itself, beyond the lists.
    pub(super) fn shape(&self, word: &str, capital: bool) -> Class {
        let mut class = Class::NONE;
        if capital && self.starters.contains(word) {
            class = class.or(Class::STARTER);
        }
        let verblike = !capital
            && word.len() > 5
            && self
                .verb_prefixes
                .iter()
                .any(|prefix| word.starts_with(prefix.as_str()))
            && !self.no_verbs.contains(word);
        if verblike {
            class = class.or(Class::VERBLIKE);
        }
        class
    }

    /// The phrases that begin with a word: the words after it, and what they are.
    pub(super) fn phrases(&self, first: WordId) -> &[(Vec<WordId>, Class)] {
        self.phrases.get(first as usize).map_or(&[], Vec::as_slice)
    }
}

/// The pronoun at the end of a word, "nya" of "katanya"; the whole word where there is none.
pub(super) fn ending(text: &str, word: Span, language: &str) -> Span {
    let low = word.of(text).to_lowercase();
    let ends = Cues::of(language).enclitics.iter();
    let length = ends.filter(|end| low.ends_with(end.as_str())).map(String::len).max();
    let start = length.and_then(|length| word.end.checked_sub(length));
    start
        .filter(|at| text.is_char_boundary(*at))
        .map_or(word, |start| Span::new(start, word.end))
}

/// Whether a name is that of a medium that passes news on.
pub(super) fn is_agency(name: &str, language: &str) -> bool {
    let cues = Cues::of(language);
    let mut words = name
        .split_whitespace()
        .map(|word| cues.words.get(&folded(word)).copied().unwrap_or(0));
    let Some(first) = words.next() else { return false };
    let rest: Vec<WordId> = words.collect();
    let phrases = cues.phrases(first);
    phrases
        .iter()
        .any(|(words, class)| *words == rest && class.is(Class::AGENCY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        language::check::<File>().unwrap();
    }

    #[test]
    fn phrases_and_endings_are_known() {
        let cues = Cues::of("id");
        let (word, ending) = cues.word("katanya");
        assert_eq!(ending, Class::ENCLITIC);
        assert!(cues.phrases(word).iter().any(|(_, class)| class.is(Class::TAG)));
        assert!(cues.shape("menyusuri", false).is(Class::VERBLIKE));
        assert!(!cues.shape("menteri", false).is(Class::VERBLIKE));
        assert_eq!(Cues::of("xx").word("said").0, 0);
    }
}
