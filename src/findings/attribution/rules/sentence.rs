//! The cues of one sentence, each with its speaker and its content.

use std::ops::Range;

use super::super::content::Content;
use super::super::cues::Class;
use super::super::relay::{self, Relay};
use super::super::tokens::{Kind, Reader, Token};
use super::super::voice::{Subject, Voice, VoiceKind};
use super::Draft;

/// Tokens an apposition or a place after a name may have.
pub(super) const TAIL: usize = 16;

/// A cue with the subject that stands before it.
pub(super) struct Head {
    pub(super) cue: Range<usize>,
    pub(super) class: Class,
    pub(super) subject: Subject,
}

/// One sentence, read for its cues.
pub(super) struct Sentence<'r, 'a> {
    pub(super) reader: &'r Reader<'a>,
    pub(super) number: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Places at which other predicates begin: what is said before ends there.
    stops: Vec<usize>,
}

impl<'r, 'a> Sentence<'r, 'a> {
    pub(super) fn new(reader: &'r Reader<'a>, number: usize, tokens: Range<usize>) -> Self {
        Self {
            reader,
            number,
            start: tokens.start,
            end: tokens.end,
            stops: Vec::new(),
        }
    }

    pub(super) fn drafts(mut self) -> Vec<Draft> {
        let heads = self.heads();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut relays = Vec::new();
        // Whose predicates those without a subject are: not of one who only speaks inside
        // another's words.
        let mut shared: Option<Voice> = None;
        for head in &heads {
            if let Subject::Own(voice) | Subject::Relative(voice) = &head.subject {
                let inside = drafts
                    .iter()
                    .rev()
                    .take(4)
                    .any(|draft| draft.content.tokens.contains(&voice.from));
                if shared.is_none() || !inside {
                    shared = Some(voice.clone());
                }
            }
            let (found, relay) = self.read(head, shared.clone());
            if shared.is_none() {
                shared = found.iter().find_map(|draft: &Draft| draft.voice.clone());
            }
            drafts.extend(found);
            relays.extend(relay);
        }
        drop_nested(self.reader, &mut drafts);
        for relay in relay::attach(self.reader, relays, &mut drafts) {
            let content = self.around(&relay.cue, &relay.voice, true);
            drafts.extend(content.map(|content| self.draft(Some(relay.voice), relay.cue, content)));
        }
        drafts
    }

    /// The cues of the sentence with the subjects before them; notes where each predicate
    /// begins.
    fn heads(&mut self) -> Vec<Head> {
        let mut heads = Vec::new();
        let mut at = self.start;
        while at < self.end {
            let Some(mut token) = self.reader.token(at).copied() else {
                break;
            };
            let length = usize::from(token.cue_words);
            if length == 0 || !token.is(Class::CUE) || token.is_quoted() || !self.may_be_cue(at, &token) {
                at += 1;
                continue;
            }
            // "Their claim", "whose notes": no verb after a determiner.
            let noun = token.is(Class::NOUN.or(Class::DOCUMENT)) && at > self.start;
            if noun && token.is(Class::VERB) && self.reader.is(at - 1, Class::DETERMINER) {
                if !token.is(Class::NOUN) {
                    at += length;
                    continue;
                }
                token.class = token.class.without(Class::VERB.or(Class::TAG).or(Class::SHOW));
            }
            let cue = at..(at + length).min(self.end);
            let verbal = Class::VERB.or(Class::SHOW).or(Class::QUOTING);
            let subject = if token.is(Class::PARTICIPLE) {
                self.participle(at)
            } else if token.is(verbal) {
                self.reader.subject_before(self.start, at)
            } else {
                Subject::None
            };
            self.note_stop(&cue, &subject);
            if token.is(Class::HEDGE) {
                self.note_clause(at);
            }
            at = cue.end;
            heads.push(Head {
                cue,
                class: token.class,
                subject,
            });
        }
        self.stops.sort_unstable();
        self.stops.dedup();
        heads
    }

    /// "a decree stating that", "…, adding that".
    fn participle(&self, at: usize) -> Subject {
        let reader = self.reader;
        if at > self.start && reader.kind(at - 1) == Some(Kind::Comma) {
            let says = Class::THAT.or(Class::DETERMINER).or(Class::PRONOUN);
            let told = reader.is(at + 1, says) || reader.kind(at + 1) == Some(Kind::Open);
            return if told { Subject::Shared } else { Subject::None };
        }
        match reader.phrase_ending(self.start, at) {
            Some(mut voice) if voice.kind == VoiceKind::Document => {
                // "Putin signed a decree stating": the decree.
                let own = voice
                    .tokens
                    .clone()
                    .skip(1)
                    .rev()
                    .find(|at| reader.is(*at, Class::DETERMINER));
                voice.tokens.start = own.unwrap_or(voice.tokens.start);
                voice.from = voice.tokens.start;
                Subject::Relative(voice)
            }
            _ => Subject::None,
        }
    }

    /// A capital inside a sentence is a name's.
    fn may_be_cue(&self, at: usize, token: &Token) -> bool {
        !token.capital
            || at == self.start
            || self.reader.kind(at - 1) != Some(Kind::Word)
            || self.reader.is(at - 1, Class::CONNECTIVE)
    }

    fn note_stop(&mut self, cue: &Range<usize>, subject: &Subject) {
        let reader = self.reader;
        let mut from = match subject {
            // "because he said" is still in the same mouth.
            Subject::Own(voice) if voice.kind == VoiceKind::Other => return,
            Subject::Own(voice) => voice.from,
            Subject::Shared => {
                let mut from = cue.start;
                while from > self.start && reader.is(from - 1, Class::ADVERB) && !reader.is(from - 1, Class::AND) {
                    from -= 1;
                }
                from
            }
            Subject::Relative(_) | Subject::None => return,
        };
        let mut joined = false;
        while from > self.start
            && reader.is(
                from - 1,
                Class::AND.or(Class::CLAUSE).or(Class::CUT).or(Class::CONNECTIVE),
            )
        {
            from -= 1;
            joined = true;
        }
        if from > self.start && reader.kind(from - 1) == Some(Kind::Comma) {
            self.stops.push(from - 1);
        } else if joined {
            self.stops.push(from);
        }
    }

    /// ", tetapi naskahnya konon …": a hedge whose clause turns against the one before.
    fn note_clause(&mut self, hedge: usize) {
        let reader = self.reader;
        let least = self.start.max(hedge.saturating_sub(TAIL));
        let comma = (least..hedge).rev().find(|at| reader.kind(*at) == Some(Kind::Comma));
        if let Some(comma) = comma.filter(|comma| reader.is(comma + 1, Class::CLAUSE)) {
            self.stops.push(comma);
        }
    }

    /// What one cue attributes; or the medium it names, to be given to others.
    fn read(&self, head: &Head, shared: Option<Voice>) -> (Vec<Draft>, Option<Relay>) {
        let cue = head.cue.clone();
        let class = head.class;
        let one = |draft: Option<Draft>| (draft.into_iter().collect(), None);
        if class.is(Class::RELAY) {
            return (Vec::new(), self.relay(cue));
        }
        if class.is(Class::ACCORDING) {
            return one(self.according(cue, class));
        }
        if class.is(Class::TOLD_BY)
            && let Some(draft) = self.told_by(cue.clone())
        {
            return one(Some(draft));
        }
        if class.is(Class::LABEL)
            && let Some(draft) = self.label(&cue, class)
        {
            return one(Some(draft));
        }
        if class.is(Class::HEDGE.or(Class::RUMOUR)) {
            return one(self.hedge(cue));
        }
        if class.is(Class::TAG)
            && let Some(draft) = self.tag(&cue, class, &head.subject)
        {
            return one(Some(draft));
        }
        if class.is(Class::QUOTING) {
            return self.quoting(head);
        }
        if class.is(Class::VERB.or(Class::SHOW)) {
            return one(self.verb(head, shared));
        }
        if class.is(Class::NOUN) {
            return one(self.noun(cue));
        }
        (Vec::new(), None)
    }

    pub(super) fn draft(&self, voice: Option<Voice>, cue: Range<usize>, content: Content) -> Draft {
        Draft {
            sentence: self.number,
            voice,
            cue: Some(cue),
            content,
            via: Vec::new(),
            ending: false,
            tag: false,
        }
    }

    pub(super) fn content_end(&self, from: usize, embedded: bool) -> usize {
        self.reader.content_end(from, self.end, &self.stops, embedded)
    }

    /// Where the clause begins in which a place stands: after the last comma, unless that
    /// is in a list or an apposition.
    pub(super) fn clause_before(&self, at: usize) -> usize {
        let comma = (self.start..at)
            .rev()
            .take(TAIL * 2)
            .find(|place| matches!(self.reader.kind(*place), Some(Kind::Comma | Kind::Semicolon)));
        match comma {
            Some(comma) if at - comma > 2 => self.reader.clause_start(comma + 1, at),
            _ => self.reader.clause_start(self.start, at),
        }
    }
}

/// Leaves out what is only a part of another's words: a feeling, a hedge or a label
/// inside them, or what a pronoun or a thing does there.
fn drop_nested(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    let contents: Vec<(Range<usize>, bool)> = drafts
        .iter()
        .map(|draft| (draft.content.tokens.clone(), draft.voice.is_some()))
        .collect();
    let mut number: usize = 0;
    drafts.retain(|draft| {
        let own = number;
        number += 1;
        let Some(cue) = &draft.cue else { return true };
        let class = Class::FEEL
            .or(Class::HEDGE)
            .or(Class::RUMOUR)
            .or(Class::LABEL)
            .or(Class::NOUN);
        let soft = reader.is(cue.start, class) && !reader.is(cue.start, Class::SAY);
        let vague = draft
            .voice
            .as_ref()
            .is_none_or(|voice| matches!(voice.kind, VoiceKind::Other | VoiceKind::Pronoun));
        let tagged = draft.tag || reader.is(cue.start, Class::TAG) && !reader.is(cue.start, Class::VERB);
        // Near ones only: a sentence of a thousand cues is no prose.
        let near = contents.iter().enumerate().skip(own.saturating_sub(6)).take(13);
        let inside = near
            .filter(|(other, _)| *other != own)
            .any(|(_, (tokens, named))| *named && tokens.start <= cue.start && cue.end <= tokens.end);
        reader.tick(13);
        // "She said the ruling showed": her words, not the ruling's.
        let shown = reader.is(cue.start, Class::SHOW)
            && draft
                .voice
                .as_ref()
                .is_some_and(|voice| voice.kind == VoiceKind::Document);
        !((soft || shown || (vague && !tagged)) && inside)
    });
}
