//! Who speaks: the words before or after a cue that name somebody.

mod subject;

use std::ops::Range;

use super::cues::Class;
use super::tokens::{Kind, Reader, Token};
pub(super) use subject::Subject;

/// Tokens looked at to the left of a verb for its subject.
const FAR: usize = 40;
/// Words a speaker's name may have with titles and all.
const LONGEST: usize = 14;

/// The words that name a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Voice {
    /// The words, as tokens; "nya" of "katanya" is its word.
    pub(super) tokens: Range<usize>,
    /// Where the phrase it is part of begins, apposition and all.
    pub(super) from: usize,
    pub(super) kind: VoiceKind,
}

/// What kind of words name a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VoiceKind {
    /// A name among them.
    Named,
    /// "the president", "kantor berita itu": one named before.
    Definite,
    /// "ia", "she", "-nya".
    Pronoun,
    /// A letter, a report, a picture.
    Document,
    /// "officials", "warga".
    Unnamed,
    /// A noun that is on no list.
    Other,
}

impl Reader<'_> {
    /// What a run of tokens is as a speaker; none if nothing in it can speak.
    fn kind_of(&self, tokens: Range<usize>) -> Option<VoiceKind> {
        let run = self.tokens.get(tokens.clone())?;
        self.tick(run.len());
        let (first, last) = (run.first()?, run.last()?);
        if run.len() == 1 && first.is(Class::PRONOUN) {
            return Some(VoiceKind::Pronoun);
        }
        // "Surat itu", "the report" at the head of the phrase.
        let head = run
            .iter()
            .find(|token| !token.is(Class::DETERMINER) && token.kind == Kind::Word)?;
        let is_document = run.iter().take(5).any(|token| token.is(Class::DOCUMENT));
        let speaks = run.iter().take(5).any(|token| token.is(Class::VOICE.or(Class::AGENCY)));
        if head.is(Class::DOCUMENT) || (is_document && !speaks && !run.iter().any(|token| token.is(Class::TITLE))) {
            return Some(VoiceKind::Document);
        }
        let named = run.iter().enumerate().any(|(index, token)| {
            let opens = tokens.start + index == self.sentence_start(tokens.start);
            token.is_name() && !(opens && (token.is(Class::VOICE.or(Class::DETERMINER)) || token.is(Class::ADVERB)))
        });
        let points = last.is(Class::DEMONSTRATIVE);
        let body = run.iter().any(|token| token.is(Class::BODY));
        let role = !body && run.iter().any(|token| token.is(Class::TITLE));
        if points && (role || run.iter().any(|token| token.is(Class::VOICE))) {
            return Some(VoiceKind::Definite);
        }
        let personal = run
            .iter()
            .any(|token| token.is_name() && !token.is(Class::VOICE.or(Class::PLACE)) && !token.acronym);
        if role && !personal && run.len() <= 5 && self.is_definite(tokens) {
            return Some(VoiceKind::Definite);
        }
        let speaks = Class::VOICE.or(Class::PLACE).or(Class::AGENCY);
        let unnamed = run.iter().any(|token| token.is(Class::UNNAMED) && !token.is_name())
            || (first.is(Class::INDEFINITE) && run.iter().any(|token| token.is(speaks)));
        if unnamed && !personal {
            return Some(VoiceKind::Unnamed);
        }
        if named || run.iter().any(|token| token.is(speaks)) {
            return Some(VoiceKind::Named);
        }
        Some(VoiceKind::Other)
    }

    /// "the president": a determiner that points to the one named before.
    fn is_definite(&self, tokens: Range<usize>) -> bool {
        let first = self.tokens.get(tokens.start);
        first.is_some_and(|token| {
            let word = token.span.of(self.text);
            token.is(Class::DETERMINER) && word.len() == 3 && word.eq_ignore_ascii_case("the")
        })
    }

    /// The first token of the sentence that holds a token.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let place = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(place).map_or(at, |sentence| sentence.start)
    }

    /// Where the stretch begins that may hold a noun phrase that ends before `end`.
    fn stretch(&self, start: usize, end: usize) -> usize {
        let mut at = end;
        let least = start.max(end.saturating_sub(FAR));
        while at > least {
            let Some(token) = self.token(at - 1) else { break };
            let ends = match token.kind {
                Kind::Word => {
                    let breaks = Class::RELATIVE.or(Class::CLAUSE).or(Class::CAUSE).or(Class::THAT);
                    // "data sementara" is no clause; ", sementara" is.
                    let cuts = token.is(Class::CUT) && at >= 2 && self.kind(at - 2) != Some(Kind::Word);
                    let cue = token.is(Class::VERB.or(Class::SHOW))
                        && !token.is(Class::VOICE.or(Class::DOCUMENT).or(Class::NOUN))
                        && !token.capital;
                    // "…, lapor Xinhua mengutip": the tag is no part of the name.
                    let tag = token.is(Class::TAG)
                        && !token.is(Class::VOICE.or(Class::DOCUMENT))
                        && at >= 2
                        && self.kind(at - 2) != Some(Kind::Word);
                    cuts || tag || (token.is(breaks) && !token.is(Class::DEMONSTRATIVE)) || cue
                }
                _ => true,
            };
            if ends {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The noun phrase that ends before `end`.
    pub(super) fn phrase_ending(&self, start: usize, end: usize) -> Option<Voice> {
        let mut from = self.stretch(start, end);
        // "dan penasihatnya", "however".
        while from < end
            && self.is(from, Class::AND.or(Class::CONNECTIVE).or(Class::ADVERB))
            && !self.is(from, Class::VOICE.or(Class::DETERMINER).or(Class::TITLE))
            && !(self.is(from, Class::PRONOUN) || (from == start && end - from == 1))
        {
            from += 1;
        }
        if from >= end {
            return None;
        }
        // "Pemimpin G7 yang bersidang di Italia mengutuk": the noun before "yang".
        if from > start && self.is(from - 1, Class::RELATIVE) && !self.is(from - 1, Class::THAT) {
            let opens = self.token(from)?;
            let subject = Class::DETERMINER.or(Class::PRONOUN).or(Class::VOICE).or(Class::BY);
            if !opens.is_name() && !opens.is(subject) {
                let mut antecedent = from - 1;
                if antecedent > start && self.kind(antecedent - 1) == Some(Kind::Comma) {
                    antecedent -= 1;
                }
                // One step only: relatives inside relatives are not followed.
                let outer = self.stretch(start, antecedent);
                let nested = outer > start && self.is(outer - 1, Class::RELATIVE);
                return if nested {
                    None
                } else {
                    self.phrase_ending(start, antecedent)
                };
            }
        }
        let last = self.token(end - 1)?;
        if last.is(Class::PRONOUN) {
            return self.voice(end - 1..end);
        }
        if let Some(conjunct) = self.conjunct(from, end) {
            from = conjunct;
        }
        // "dismissed by the judge, who": the one who did it.
        if self.is(from, Class::BY) && from + 1 < end {
            from += 1;
        }
        if self.is(from, Class::PREPOSITION) && !self.token(from).is_some_and(Token::is_name) {
            from = self.past_adverbial(from, end)?;
        }
        if let Some(verb) = (from..end).rev().find(|at| self.is(*at, Class::VERBLIKE)) {
            // "orang yang hadir" was cut at "yang"; here a clause without a comma.
            let noun = Class::VOICE.or(Class::DOCUMENT).or(Class::TITLE).or(Class::DETERMINER);
            if verb + 1 < end && (self.is(verb + 1, noun) || self.token(verb + 1).is_some_and(Token::is_name)) {
                from = verb + 1;
            } else {
                return None;
            }
        }
        // "before arriving Putin flattered": what no list knows is no part of the name.
        let unknown = |at: usize| {
            self.token(at)
                .is_some_and(|token| token.kind == Kind::Word && !token.capital && token.class == Class::NONE)
        };
        let known = (from..end).find(|at| !unknown(*at));
        if let Some(name) = known.filter(|at| self.token(*at).is_some_and(Token::is_name)) {
            from = name;
        }
        let to = self.without_tail(from, end);
        if to - from > LONGEST {
            from = self.last_name(from, to)?;
        }
        self.voice(from..to)
    }

    /// Of "A and B" before a verb: where what belongs to its subject begins.
    fn conjunct(&self, from: usize, end: usize) -> Option<usize> {
        let joins = (from..end).rev().find(|at| self.is(*at, Class::AND))?;
        let part = |token: &Token| {
            let noun = Class::DETERMINER
                .or(Class::VOICE)
                .or(Class::DOCUMENT)
                .or(Class::IN_NAME)
                .or(Class::PLACE)
                .or(Class::AND)
                .or(Class::ADVERB);
            token.capital || token.is(noun) || token.is(Class::ENCLITIC)
        };
        let left = self.tokens.get(from..joins)?;
        self.tick(left.len());
        let is_list = !left.is_empty()
            && left.iter().all(part)
            && left.iter().any(|token| token.capital || token.is(Class::VOICE));
        let in_document = left.iter().any(|token| token.is(Class::DOCUMENT));
        (!is_list && !in_document).then_some(joins + 1)
    }

    /// "Pada Maret Moskow …": where the subject begins after an adverbial without comma.
    fn past_adverbial(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        // The adverbial ends after its first name or time; the rest is the subject.
        while at < end && self.is(at, Class::PREPOSITION) {
            at += 1;
        }
        while at < end && self.is(at, Class::TIME.or(Class::DEMONSTRATIVE).or(Class::DETERMINER)) {
            at += 1;
        }
        let found = (at..end).find(|place| {
            let voice = self.is(
                *place,
                Class::VOICE.or(Class::TITLE).or(Class::PRONOUN).or(Class::AGENCY),
            );
            let name = self.token(*place).is_some_and(Token::is_name);
            let ends = Class::TIME.or(Class::DEMONSTRATIVE).or(Class::ENCLITIC);
            let after =
                *place > from && (self.is(*place - 1, ends) || self.token(*place - 1).is_some_and(Token::is_name));
            (voice || name) && after && !self.is(*place - 1, Class::PREPOSITION)
        });
        // "In his closing speech the prosecutor": the last one with an article of its own.
        let article = || {
            let own = |place: &usize| {
                let of = self.is(*place - 1, Class::PREPOSITION.or(Class::IN_NAME).or(Class::DETERMINER));
                self.is(*place, Class::DETERMINER) && !of
            };
            (from + 2..end.saturating_sub(1)).rev().find(own)
        };
        found.or_else(article)
    }

    /// The end of a phrase without "dari Seoul", unless it is part of a document's name.
    fn without_tail(&self, from: usize, end: usize) -> usize {
        let tail = (from + 1..end).find(|at| {
            let inside = self.is(*at, Class::IN_NAME) && !self.is(*at, Class::AT);
            self.is(*at, Class::PREPOSITION) && !inside
        });
        match tail {
            Some(at) => {
                let head = self.tokens.get(from..at).unwrap_or_default();
                let speaks = Class::VOICE.or(Class::DOCUMENT).or(Class::PLACE).or(Class::AGENCY);
                let stands = head.iter().any(|token| token.is_name() || token.is(speaks));
                if stands { at } else { end }
            }
            None => end,
        }
    }

    /// Where the last name before `end` begins, with the titles before it.
    fn last_name(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = end;
        while at > from {
            let token = self.token(at - 1)?;
            let part = token.is_name() || token.is(Class::VOICE.or(Class::TITLE).or(Class::DEMONSTRATIVE));
            if !part {
                break;
            }
            at -= 1;
        }
        (at < end).then_some(at)
    }

    fn voice(&self, tokens: Range<usize>) -> Option<Voice> {
        let kind = self.kind_of(tokens.clone())?;
        Some(Voice {
            from: tokens.start,
            tokens,
            kind,
        })
    }

    /// The noun phrase that begins at `from`, as a speaker after a cue. Where a role is
    /// followed by a name between commas, the name.
    pub(super) fn phrase_starting(&self, from: usize, end: usize) -> Option<Voice> {
        let first = self.phrase_at(from, end)?;
        let run = self.tokens.get(first.tokens.clone()).unwrap_or_default();
        let personal = run.iter().any(|token| {
            token.is_name() && !token.acronym && !token.is(Class::VOICE.or(Class::TITLE).or(Class::PLACE))
        });
        let role = run.iter().any(|token| token.is(Class::TITLE.or(Class::VOICE)));
        let comma = first.tokens.end;
        if role && self.kind(comma) == Some(Kind::Comma) {
            let lower = run.first().is_some_and(|token| !token.is_name());
            let next = self
                .token(comma + 1)
                .filter(|token| token.is_name() && !token.is(Class::VOICE));
            if next.is_some() && (!personal || lower) {
                let bounded = |name: &Voice| {
                    let after = name.tokens.end;
                    let marks = [
                        None,
                        Some(Kind::Comma),
                        Some(Kind::Stop),
                        Some(Kind::Bracket),
                        Some(Kind::Close),
                    ];
                    name.tokens.len() <= 5
                        && (after >= end || marks.contains(&self.kind(after)) || self.is(after, Class::TO))
                };
                if let Some(name) = self.phrase_at(comma + 1, end).filter(bounded) {
                    return Some(name);
                }
            }
        }
        Some(first)
    }

    fn phrase_at(&self, from: usize, end: usize) -> Option<Voice> {
        let mut at = from;
        let first = self.token(from)?;
        if first.is(Class::PRONOUN) && first.kind == Kind::Word {
            return self.voice(from..from + 1);
        }
        let mut last_named = None;
        while at < end && at - from < LONGEST {
            let Some(token) = self.token(at) else { break };
            if token.kind == Kind::Bracket && at > from {
                break;
            }
            if token.kind != Kind::Word {
                break;
            }
            if token.is(Class::DEMONSTRATIVE) && at > from {
                at += 1;
                break;
            }
            let next_is_name = self.token(at + 1).is_some_and(Token::is_name);
            let joins = token.is(Class::IN_NAME) && at > from && (next_is_name || self.is(at + 1, Class::DETERMINER));
            let lists = token.is(Class::AND) && at > from && next_is_name;
            let breaks = Class::RELATIVE
                .or(Class::CLAUSE)
                .or(Class::CUT)
                .or(Class::THAT)
                .or(Class::PREPOSITION)
                .or(Class::VERBLIKE)
                .or(Class::TIME)
                .or(Class::AND)
                .or(Class::BLOCK)
                .or(Class::CAUSE)
                .or(Class::BY);
            let cue = token.is(Class::VERB) && !token.is(Class::VOICE) && !token.capital;
            if (token.is(breaks) && !token.is_name() && !joins && !lists) || cue {
                break;
            }
            // "Blinken kepada", "Putin tidak": after a name only names and roles go on.
            let noun = Class::VOICE
                .or(Class::DOCUMENT)
                .or(Class::PLACE)
                .or(Class::DETERMINER)
                .or(Class::AGENCY);
            let goes_on = token.capital || token.is(noun) || joins || lists;
            if last_named.is_some() && !goes_on {
                break;
            }
            if token.is_name() && !token.is(Class::VOICE) {
                last_named = Some(at);
            }
            if token.is(Class::ADVERB) && !token.is(noun) && !token.capital {
                break;
            }
            at += 1;
        }
        if at == from {
            return None;
        }
        self.voice(from..at)
    }
}
