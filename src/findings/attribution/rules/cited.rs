//! Speakers that are not the subject of a verb: "menurut X", "as told by X", "dikutip Tass",
//! "claims by X that", "yang oleh X disebut".

use std::ops::Range;

use super::super::cues::Class;
use super::super::relay::Relay;
use super::super::tokens::Kind;
use super::super::voice::{Subject, Voice, VoiceKind};
use super::Draft;
use super::sentence::{Head, Sentence};

impl Sentence<'_, '_> {
    /// "Menurut X, …"; "…, according to X"; "…, menurut X, …"; "menurutnya".
    pub(super) fn according(&self, cue: Range<usize>, class: Class) -> Option<Draft> {
        if class.is(Class::ENCLITIC) {
            let voice = Voice {
                tokens: cue.clone(),
                from: cue.start,
                kind: VoiceKind::Pronoun,
            };
            // "yang menurutnya …"; "yang, menurutnya, …".
            let comma = |at: usize| usize::from(self.reader.kind(at) == Some(Kind::Comma));
            let before = cue.start.saturating_sub(1);
            let before = before.saturating_sub(comma(before));
            let relative = cue.start > self.start && self.reader.is(before, Class::RELATIVE);
            let content = if relative {
                let from = cue.end + comma(cue.end);
                let end = self.content_end(from, true);
                self.reader.content(from..end, 2)
            } else if cue.start == self.start {
                self.reader.content(cue.end..self.content_end(cue.end, false), 2)
            } else {
                self.around(&cue, &voice, false)
            };
            let mut draft = self.draft(Some(voice), cue, content?);
            draft.ending = true;
            draft.tag = true;
            return Some(draft);
        }
        let voice = self.reader.phrase_starting(cue.end, self.end)?;
        if voice.kind == VoiceKind::Other {
            return None;
        }
        let content = if cue.start == 0 {
            let after = self.past_tail(voice.tokens.end);
            self.reader.content(after..self.content_end(after, false), 2)
        } else {
            self.around(&cue, &voice, false)
        };
        Some(self.draft(Some(voice), cue, content?))
    }

    /// "seperti dibacakan Ushakov", "disampaikan oleh X".
    pub(super) fn told_by(&self, cue: Range<usize>) -> Option<Draft> {
        let reader = self.reader;
        let from = cue.end + usize::from(reader.is(cue.end, Class::BY));
        let voice = reader.phrase_starting(from, self.end)?;
        if !matches!(
            voice.kind,
            VoiceKind::Named | VoiceKind::Definite | VoiceKind::Pronoun | VoiceKind::Unnamed
        ) {
            return None;
        }
        let mut after = voice.tokens.clone();
        // "… dan dikutip Interfax" belongs to the same remark.
        while reader.is(after.end, Class::AND) && reader.is(after.end + 1, Class::RELAY.or(Class::TOLD_BY)) {
            let next = after.end + 1;
            let length = usize::from(reader.token(next)?.cue_words);
            match reader.phrase_starting(next + length, self.end) {
                Some(other) => after.end = other.tokens.end,
                None => break,
            }
        }
        let remark = Voice {
            tokens: after,
            ..voice.clone()
        };
        let content = self.around(&cue, &remark, false)?;
        Some(self.draft(Some(voice), cue, content))
    }

    /// "dilansir X": the medium, if one is named.
    pub(super) fn relay(&self, cue: Range<usize>) -> Option<Relay> {
        let reader = self.reader;
        let from = cue.end + usize::from(reader.is(cue.end, Class::BY));
        let voice = reader.phrase_starting(from, self.end)?;
        let named = matches!(
            voice.kind,
            VoiceKind::Named | VoiceKind::Document | VoiceKind::Unnamed | VoiceKind::Definite
        );
        named.then_some(Relay {
            voice,
            cue,
            quoted: false,
        })
    }

    /// "Interfax mengutip pernyataan Ushakov": who is quoted, through whom.
    pub(super) fn quoting(&self, head: &Head) -> (Vec<Draft>, Option<Relay>) {
        let reader = self.reader;
        let cue = head.cue.clone();
        let Some(quoted) = reader
            .phrase_starting(cue.end, self.end)
            .filter(|voice| voice.kind != VoiceKind::Other)
        else {
            return (Vec::new(), None);
        };
        // "The guard quoted her as saying": whoever it is, who passes it on.
        let saying = reader.is(quoted.tokens.end, Class::THAT);
        let passes = |voice: &Voice| saying || matches!(voice.kind, VoiceKind::Named | VoiceKind::Unnamed);
        let agency = match &head.subject {
            Subject::Own(voice) if passes(voice) => voice.clone(),
            // "Mengutip Tass, …": the one quoted is the medium.
            _ => {
                let relay = Relay {
                    voice: quoted,
                    cue,
                    quoted: true,
                };
                return (Vec::new(), Some(relay));
            }
        };
        let that = reader.content_start(quoted.tokens.end, self.end, false);
        let after = reader
            .is(that.saturating_sub(1), Class::THAT)
            .then(|| reader.content(that..self.content_end(that, false), 2));
        // `"…," the guard quoted her as saying`: nothing follows, so it stands before.
        let content = after.flatten().or_else(|| {
            let mark = agency.from.checked_sub(1).filter(|mark| *mark >= self.start);
            mark.and_then(|mark| self.before(mark))
        });
        let Some(content) = content else {
            let relay = Relay {
                voice: quoted,
                cue,
                quoted: true,
            };
            return (Vec::new(), Some(relay));
        };
        let mut draft = self.draft(Some(quoted), cue, content);
        draft.via.push(agency.tokens);
        (vec![draft], None)
    }

    /// "tuduhan dari Barat bahwa …", "claims by X that …".
    pub(super) fn noun(&self, cue: Range<usize>) -> Option<Draft> {
        let reader = self.reader;
        let that = (cue.end..self.end.min(cue.end + 8)).find(|at| reader.is(*at, Class::THAT))?;
        // "menyatakan kekhawatirannya bahwa …" has its speaker already.
        let before = cue.start.saturating_sub(3).max(self.start);
        if (before..cue.start).any(|at| reader.is(at, Class::VERB) && reader.token(at).is_some_and(|t| t.cue_words > 0))
        {
            return None;
        }
        let verb = Class::VERBLIKE.or(Class::VERB).or(Class::SHOW);
        let clear = (cue.end..that).all(|at| reader.kind(at) == Some(Kind::Word) && !reader.is(at, verb));
        if !clear {
            return None;
        }
        let by = (cue.end..that).find(|at| reader.is(*at, Class::PREPOSITION.or(Class::BY).or(Class::IN_NAME)));
        let from = by.map_or(cue.end, |by| by + 1);
        let voice = reader
            .phrase_starting(from, that)
            .filter(|voice| voice.kind != VoiceKind::Other);
        // "Kecurigaan bahwa … membuat …" is what the sentence is about, and nobody's.
        if voice.is_none() && reader.clause_start(self.start, cue.start) >= cue.start {
            return None;
        }
        let end = self.content_end(that + 1, false);
        // "The claim that … was dismissed": the sentence goes on about the claim.
        let passive = |at: &usize| reader.is(*at, Class::BLOCK) && reader.is(at + 1, Class::DENY);
        let end = (that + 1..end).find(passive).unwrap_or(end);
        let content = reader.content(that + 1..end, 2)?;
        Some(self.draft(voice, cue, content))
    }

    /// "apa yang disebutnya sebagai …", "yang oleh KCNA disebut …".
    pub(super) fn label(&self, cue: &Range<usize>, class: Class) -> Option<Draft> {
        let reader = self.reader;
        let ending = class.is(Class::ENCLITIC);
        let by = (cue.start.saturating_sub(6).max(self.start)..cue.start)
            .rev()
            .find(|at| reader.is(*at, Class::BY));
        let voice = if ending {
            Voice {
                tokens: cue.clone(),
                from: cue.start,
                kind: VoiceKind::Pronoun,
            }
        } else if reader.is(cue.end, Class::BY) {
            reader.phrase_starting(cue.end + 1, self.end)?
        } else if let Some(by) = by {
            reader.phrase_starting(by + 1, cue.start)?
        } else if cue.start > self.start && reader.is(cue.start - 1, Class::PRONOUN) {
            reader.phrase_ending(self.start, cue.start)?
        } else {
            // "dibaca para diplomat sebagai …".
            let agent = reader
                .phrase_starting(cue.end, self.end)
                .filter(|voice| voice.kind != VoiceKind::Other)?;
            let start = agent.tokens.end;
            if !reader.is(start, Class::AS) {
                return None;
            }
            let content = reader.content(start + 1..self.content_end(start + 1, false), 1)?;
            return Some(self.draft(Some(agent), cue.clone(), content));
        };
        let mut start = cue.end.max(if reader.is(cue.end, Class::BY) {
            voice.tokens.end
        } else {
            cue.end
        });
        if reader.is(start, Class::AS) {
            start += 1;
        }
        let content = reader.content(start..self.content_end(start, true), 1)?;
        let mut draft = self.draft(Some(voice), cue.clone(), content);
        draft.ending = ending;
        Some(draft)
    }
}
