//! Who is meant: full names for short ones, and those that pronouns and roles point to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cues::{Class, WordId};
use super::tokens::{Kind, Reader};
use super::voice::{Voice, VoiceKind};

/// Sentences looked back through for the one a pronoun means.
const BACK: usize = 12;
/// Names looked back through for it.
const MENTIONS: usize = 80;
/// Full names kept for one word of a name.
const MOST: usize = 8;

/// A name as it stands somewhere.
#[derive(Clone, Debug)]
struct Mention {
    at: usize,
    /// Its words without titles.
    core: Range<usize>,
    group: bool,
    /// Whether it stands where the subject of its clause does.
    subject: bool,
    sentence: usize,
}

/// Who spoke last.
#[derive(Clone, Debug)]
pub(super) struct Spoke {
    pub(super) name: String,
    pub(super) sentence: usize,
    /// A body or a state, which "she" cannot mean.
    pub(super) group: bool,
}

/// The names of an article.
pub(super) struct People<'r, 'a> {
    reader: &'r Reader<'a>,
    mentions: Vec<Mention>,
    /// Longer names by their first and last words, with how often they stand.
    full: BTreeMap<&'a str, Vec<(String, usize)>>,
    /// Who had a role, in order of the text.
    roles: BTreeMap<WordId, Vec<(usize, String)>>,
    /// Words that stand after "di", "in", "kota": of places, not persons.
    places: BTreeSet<&'a str>,
}

impl<'r, 'a> People<'r, 'a> {
    pub(super) fn of(reader: &'r Reader<'a>) -> Self {
        let mut people = Self {
            reader,
            mentions: Vec::new(),
            full: BTreeMap::new(),
            roles: BTreeMap::new(),
            places: BTreeSet::new(),
        };
        people.places = people.find_places();
        for (number, sentence) in reader.sentences.iter().enumerate() {
            people.read(number, sentence.clone());
        }
        people
    }

    fn find_places(&self) -> BTreeSet<&'a str> {
        let reader = self.reader;
        let mut places = BTreeSet::new();
        for at in 1..reader.tokens.len() {
            let Some(token) = reader.token(at).filter(|token| token.is_name()) else {
                continue;
            };
            if reader.is(at - 1, Class::AT.or(Class::PLACE_NOUN)) {
                places.insert(token.span.of(reader.text));
            }
        }
        places
    }

    fn read(&mut self, number: usize, sentence: Range<usize>) {
        let reader = self.reader;
        let mut at = reader.past_dateline(sentence.start, sentence.end);
        while at < sentence.end {
            let Some(token) = reader.token(at) else { break };
            let opens = at == sentence.start && token.is(Class::PREPOSITION.or(Class::ADVERB).or(Class::CONNECTIVE));
            // "Rp50" is no name, "G7" is.
            let sum = token.span.len() > 3 && token.span.of(reader.text).ends_with(|c: char| c.is_ascii_digit());
            if !token.is_name() || opens || sum {
                at += 1;
                continue;
            }
            let from = at;
            at += 1;
            while at < sentence.end {
                let Some(next) = reader.token(at) else { break };
                let inside = next.is(Class::IN_NAME)
                    && !next.is(Class::AND)
                    && reader.token(at + 1).is_some_and(super::tokens::Token::is_name);
                if !(next.is_name() || inside) {
                    break;
                }
                at += 1;
            }
            self.add(number, from..at, sentence.start);
        }
    }

    fn add(&mut self, number: usize, run: Range<usize>, start: usize) {
        let reader = self.reader;
        let mut before = run.start;
        while before > start && before + 6 > run.start && reader.is(before - 1, Class::TITLE.or(Class::VOICE)) {
            before -= 1;
        }
        let titled = (before..run.start).any(|at| reader.is(at, Class::TITLE));
        let core = self.core(run.clone(), titled);
        let words = reader.tokens.get(core.clone()).unwrap_or_default();
        let here = before > start && reader.is(before - 1, Class::AT.or(Class::PLACE_NOUN));
        let group = here
            || words
                .iter()
                .any(|token| token.is(Class::BODY.or(Class::PLACE).or(Class::AGENCY)))
            || words.iter().all(|token| token.acronym)
            || (core == run
                && words
                    .first()
                    .is_some_and(|token| self.places.contains(token.span.of(reader.text))));
        let owner = words.last().is_some_and(|token| {
            token.span.of(reader.text).ends_with(['s', 'S']) && token.span.of(reader.text).contains(['\'', '’'])
        });
        let subject = !owner
            && (before == start
                || matches!(
                    reader.kind(before - 1),
                    Some(Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Close)
                )
                || reader.is(
                    before - 1,
                    Class::CLAUSE.or(Class::CUT).or(Class::CONNECTIVE).or(Class::ADVERB),
                ));
        let name = self.words(core.clone());
        if core.len() > 1 && core.len() <= 4 && !here {
            for end in [core.start, core.end - 1] {
                let Some(word) = reader.tokens.get(end).map(|token| token.span.of(reader.text)) else {
                    continue;
                };
                let known = self.full.entry(word).or_default();
                if let Some((_, count)) = known.iter_mut().find(|(other, _)| *other == name) {
                    *count += 1;
                } else if known.len() < MOST {
                    known.push((name.clone(), 1));
                }
            }
        }
        if !group {
            for token in reader.tokens.get(before..core.start).unwrap_or_default() {
                if token.is(Class::TITLE) {
                    self.roles
                        .entry(token.word)
                        .or_default()
                        .push((run.start, name.clone()));
                }
            }
        }
        self.mentions.push(Mention {
            at: run.start,
            core,
            group,
            subject,
            sentence: number,
        });
    }

    /// The words of a run of capitals without its titles, and the bodies, states and places
    /// after them: "Menteri Luar Negeri AS **Antony Blinken**".
    fn core(&self, run: Range<usize>, titled: bool) -> Range<usize> {
        let words = self.reader.tokens.get(run.clone()).unwrap_or_default();
        self.reader.tick(words.len());
        if let Some(agency) = words.iter().position(|token| token.is(Class::AGENCY)) {
            let length = words
                .iter()
                .skip(agency)
                .take_while(|token| token.is(Class::AGENCY))
                .count();
            return run.start + agency..run.start + agency + length;
        }
        let title = words.iter().rposition(|token| token.is(Class::TITLE));
        if title.is_none() && !titled {
            return run;
        }
        let mut from = title.map_or(0, |title| title + 1);
        let body = words
            .iter()
            .skip(from)
            .any(|token| token.is(Class::BODY.or(Class::VOICE)));
        let is_of = |token: &super::tokens::Token| {
            token.is(Class::PLACE.or(Class::IN_NAME).or(Class::BODY).or(Class::VOICE)) || token.acronym
        };
        if let Some(last) = words.iter().skip(from).rposition(is_of) {
            from += last + 1;
        }
        // "Dewan Keamanan Nasional John Kirby", "BPBD Tana Wulan Rusli Patompo".
        let left = words.len().saturating_sub(from);
        let first_is_place = words
            .get(from)
            .is_some_and(|token| self.places.contains(token.span.of(self.reader.text)));
        if (body && left >= 4) || (first_is_place && left >= 3) {
            from = words.len() - 2;
        }
        if from < words.len() {
            run.start + from..run.end
        } else {
            title
                .filter(|title| title + 1 < words.len())
                .map_or(run.clone(), |title| run.start + title + 1..run.end)
        }
    }

    fn words(&self, tokens: Range<usize>) -> String {
        let words = self.reader.tokens.get(tokens).unwrap_or_default();
        let text = self.reader.text;
        let words: Vec<&str> = words.iter().map(|token| token.span.of(text)).collect();
        let name = words.join(" ");
        let owner = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s"));
        owner.map_or(name.clone(), str::to_owned)
    }

    /// The name a voice has, in full where the article has it.
    pub(super) fn name(&self, voice: &Voice) -> String {
        let text = self.reader.span(voice.tokens.clone()).of(self.reader.text);
        let whole = || text.split_whitespace().collect::<Vec<_>>().join(" ");
        match voice.kind {
            VoiceKind::Named => {
                let run = self.reader.tokens.get(voice.tokens.clone()).unwrap_or_default();
                let opens = Class::DETERMINER.or(Class::ADVERB);
                let skip = run
                    .iter()
                    .take_while(|token| token.is(opens) && !token.is_name())
                    .count();
                let from = if skip < run.len() {
                    voice.tokens.start + skip
                } else {
                    voice.tokens.start
                };
                let stripped = || self.words(from..voice.tokens.end);
                let body = run.iter().any(|token| token.is(Class::BODY));
                let lists = run.iter().any(|token| token.is(Class::AND)) && !body;
                let personal = |token: &super::tokens::Token| token.is_name() && !token.is(Class::PLACE);
                let Some(last) = run.iter().rposition(personal).map(|last| voice.tokens.start + last) else {
                    return stripped();
                };
                let ends_low = run
                    .last()
                    .is_some_and(|token| !token.capital && token.kind == Kind::Word);
                if lists || ends_low {
                    return stripped();
                }
                let mut first = last;
                while first > voice.tokens.start
                    && self
                        .reader
                        .tokens
                        .get(first - 1)
                        .is_some_and(|token| token.is_name() || token.is(Class::IN_NAME))
                {
                    first -= 1;
                }
                if self.reader.tokens.get(first).is_some_and(|token| !token.is_name()) {
                    return stripped();
                }
                let titled = self
                    .reader
                    .tokens
                    .get(voice.tokens.start..first)
                    .is_some_and(|lead| lead.iter().any(|token| token.is(Class::TITLE)));
                self.full(self.core(first..last + 1, titled))
            }
            VoiceKind::Document | VoiceKind::Definite => whole(),
            VoiceKind::Pronoun | VoiceKind::Unnamed | VoiceKind::Other => String::new(),
        }
    }

    /// Whether a voice is a body, a state or a document rather than a person.
    pub(super) fn is_group(&self, voice: &Voice) -> bool {
        let run = self.reader.tokens.get(voice.tokens.clone()).unwrap_or_default();
        let role = run.iter().any(|token| token.is(Class::TITLE));
        let named = run.iter().rev().find(|token| token.is_name());
        let group =
            |token: &super::tokens::Token| token.is(Class::BODY.or(Class::PLACE).or(Class::AGENCY)) || token.acronym;
        voice.kind == VoiceKind::Document || named.is_none_or(group) && !role || run.iter().any(|t| t.is(Class::AND))
    }

    /// The longer name that a single word stands for, if the article has one.
    fn full(&self, core: Range<usize>) -> String {
        let name = self.words(core.clone());
        if core.len() != 1 {
            return name;
        }
        let known = self.full.get(name.as_str()).map_or(&[][..], Vec::as_slice);
        // The family name stands last in most names; "Kim" opens its own.
        let best = |fits: fn(&str, &str) -> bool| {
            let fitting = known.iter().filter(|(full, _)| fits(full, &name));
            fitting.max_by_key(|(_, count)| *count).map(|(full, _)| full.clone())
        };
        best(|full, name| full.ends_with(name))
            .or_else(|| best(|full, name| full.starts_with(name)))
            .unwrap_or(name)
    }

    /// Who a pronoun or a role means that stands at a place. `speaker` is who spoke last,
    /// with the sentence.
    pub(super) fn meant(&self, voice: &Voice, speaker: Option<&Spoke>, tag: bool) -> Option<String> {
        let reader = self.reader;
        let at = voice.tokens.start;
        let sentence = reader.sentences.partition_point(|sentence| sentence.end <= at);
        let run = reader.tokens.get(voice.tokens.clone()).unwrap_or_default();
        let definite = voice.kind == VoiceKind::Definite;
        if definite && let Some(name) = self.by_role(at, run) {
            return Some(self.lengthened(name));
        }
        // "the governor" of whom nothing was said; "gubernur itu" points back.
        if definite && !run.last().is_some_and(|token| token.is(Class::DEMONSTRATIVE)) {
            return None;
        }
        let recent = |far: usize| speaker.filter(|spoke| !spoke.name.is_empty() && spoke.sentence + far >= sentence);
        if tag && let Some(spoke) = recent(3) {
            return Some(spoke.name.clone());
        }
        let plural = run.iter().any(|token| token.is(Class::PLURAL));
        if plural && let Some(spoke) = recent(2) {
            return Some(spoke.name.clone());
        }
        let person = voice.kind == VoiceKind::Pronoun && !tag
            || (voice.kind == VoiceKind::Definite && run.iter().any(|token| token.is(Class::TITLE)));
        let before = self.mentions.partition_point(|mention| mention.at < at);
        let recently: Vec<&Mention> = self
            .mentions
            .get(..before)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|mention| mention.sentence + BACK >= sentence)
            .take(MENTIONS)
            .filter(|mention| {
                !reader
                    .tokens
                    .get(mention.at)
                    .is_some_and(super::tokens::Token::is_quoted)
            })
            .collect();
        reader.tick(MENTIONS);
        let fits = |mention: &&Mention| {
            if plural || (definite && !person) {
                mention.group
            } else {
                !person || !mention.group
            }
        };
        // "Sekretaris Jenderal tersebut": the person named last.
        if definite
            && person
            && let Some(mention) = recently.iter().find(|mention| !mention.group)
        {
            return Some(self.full(mention.core.clone()));
        }
        // One named before in the sentence; the one who spoke just before; the subject of
        // the nearest sentence that names somebody.
        let nearest = recently.iter().copied().find(fits).map(|mention| mention.sentence);
        if nearest != Some(sentence)
            && let Some(spoke) = recent(1).filter(|spoke| !(person && spoke.group || definite && !spoke.group))
        {
            return Some(spoke.name.clone());
        }
        let there = || {
            recently
                .iter()
                .copied()
                .filter(|mention| Some(mention.sentence) == nearest)
                .filter(fits)
        };
        let found = there().rfind(|mention| mention.subject).or_else(|| there().next_back());
        found
            .map(|mention| self.full(mention.core.clone()))
            .or_else(|| recent(BACK).filter(|_| !definite).map(|spoke| spoke.name.clone()))
    }

    /// The last one before a place who had all the titles of a phrase.
    fn by_role(&self, at: usize, phrase: &[super::tokens::Token]) -> Option<String> {
        let mut titles = phrase
            .iter()
            .filter(|token| token.is(Class::TITLE))
            .map(|token| token.word);
        let known = |title: WordId| {
            let all = self.roles.get(&title)?;
            let before = all.partition_point(|(place, _)| *place < at);
            all.get(..before)
        };
        let first = titles.next()?;
        let rest: Vec<WordId> = titles.collect();
        let has_all = |name: &str| {
            rest.iter().all(|title| {
                known(*title).is_some_and(|all| all.iter().rev().take(MOST).any(|(_, other)| other == name))
            })
        };
        let candidates = known(first)?.iter().rev().take(MOST);
        candidates.map(|(_, name)| name).find(|name| has_all(name)).cloned()
    }

    fn lengthened(&self, name: String) -> String {
        if name.contains(' ') {
            return name;
        }
        let known = self.full.get(name.as_str());
        let best = known.and_then(|known| known.iter().max_by_key(|(_, count)| *count));
        best.map_or(name, |(full, _)| full.clone())
    }
}
