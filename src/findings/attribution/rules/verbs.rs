//! Verbs and tags of saying: "X said that …", "…," kata X.

use std::ops::Range;

use super::super::content::Content;
use super::super::cues::Class;
use super::super::tokens::{Kind, Reader};
use super::super::voice::{Subject, Voice, VoiceKind};
use super::Draft;
use super::sentence::{Head, Sentence};

/// Words a content before "kata X" may have and still be only the first half of it.
const FIRST_HALF: usize = 4;

impl Sentence<'_, '_> {
    /// "X mengatakan bahwa …", "…, X said".
    pub(super) fn verb(&self, head: &Head, shared: Option<Voice>) -> Option<Draft> {
        let reader = self.reader;
        let Head { cue, class, subject } = head;
        let shares = matches!(subject, Subject::Shared);
        let voice = match subject {
            Subject::Own(voice) | Subject::Relative(voice) => voice.clone(),
            Subject::Shared => shared.or_else(|| reader.first_subject(self.start, cue.start))?,
            Subject::None => return None,
        };
        // "was felt and reported": nobody's.
        let strong = class.is(Class::SAY.or(Class::DENY).or(Class::ACCUSE));
        let shows = class.is(Class::SHOW) && voice.kind == VoiceKind::Document;
        if !shows && (!class.is(Class::VERB) || (voice.kind == VoiceKind::Other && !strong)) {
            return None;
        }
        // "reportedly offered": the hedge has it.
        if cue.start > self.start && reader.is(cue.start - 1, Class::HEDGE) {
            return None;
        }
        // "the sum that the buyer hopes to save", but "the gear, which its captain believes failed".
        let of_thing = || reader.is(cue.end, Class::TO.or(Class::BLOCK).or(Class::PREPOSITION));
        if class.is(Class::FEEL) && self.in_relative(&voice, true) && of_thing() {
            return None;
        }
        if voice.kind == VoiceKind::Document && !class.is(Class::SHOW.or(Class::SAY).or(Class::DENY).or(Class::ACCUSE))
        {
            return None;
        }
        if class.is(Class::TAG)
            && !shares
            && let Some(content) = self.said_before(&voice, cue)
        {
            let mut draft = self.tagged(voice, cue.clone(), content);
            draft.via.extend(self.told_to(cue.end));
            return Some(draft);
        }
        // "asked by the union": somebody else asked.
        if reader.is(cue.end, Class::BY) {
            return None;
        }
        let addressed = class.is(Class::ADDRESSED);
        let mut start = reader.content_start(cue.end, self.end, addressed);
        if reader.is(start, Class::AS) {
            start += 1;
        }
        let relative = matches!(subject, Subject::Relative(_)) || self.in_relative(&voice, false);
        let end = self.content_end(start, relative);
        let least = if class.is(Class::FEEL.or(Class::PROMISE)) { 2 } else { 1 };
        let content = reader.content(start..end, least)?;
        let only = Class::DETERMINER
            .or(Class::PRONOUN)
            .or(Class::ADVERB)
            .or(Class::PREPOSITION)
            .or(Class::DEMONSTRATIVE);
        if content.tokens.len() == 1 && reader.is(content.tokens.start, only) {
            return None;
        }
        let mut draft = self.draft(Some(voice), cue.clone(), content);
        draft.via.extend(self.told_to(cue.end));
        Some(draft)
    }

    /// The agency that was told: "told Reuters", "kepada Antara".
    pub(super) fn told_to(&self, at: usize) -> Option<Range<usize>> {
        let reader = self.reader;
        let from = at + usize::from(reader.is(at, Class::TO));
        let from = from + usize::from(reader.is(from, Class::VOICE) && !reader.is(from, Class::AGENCY));
        let told = from > at || (at > self.start && reader.is(at - 1, Class::ADDRESSED));
        let length = (from..self.end.min(from + 4))
            .take_while(|at| reader.is(*at, Class::AGENCY))
            .count();
        (told && length > 0).then_some(from..from + length)
    }

    /// "which KCNA called …": the clause ends with the next comma.
    pub(super) fn in_relative(&self, voice: &Voice, also_that: bool) -> bool {
        let Some(before) = voice.from.checked_sub(1).filter(|before| *before >= self.start) else {
            return false;
        };
        self.reader.is(before, Class::RELATIVE) && (also_that || !self.reader.is(before, Class::THAT))
    }

    /// What stands before "…, X said", if what follows the verb is not what is said.
    pub(super) fn said_before(&self, voice: &Voice, cue: &Range<usize>) -> Option<Content> {
        let reader = self.reader;
        let mark = voice.from.checked_sub(1)?;
        if !matches!(reader.kind(mark), Some(Kind::Comma | Kind::Close)) {
            return None;
        }
        let next = cue.end;
        let closed = next >= self.end || matches!(reader.kind(next), Some(Kind::Stop | Kind::Comma | Kind::Dash));
        let adverbial = reader.is(next, Class::PREPOSITION.or(Class::TIME).or(Class::TO).or(Class::ADVERB))
            || (head_is_addressed(reader, cue) && !reader.is(next, Class::THAT));
        // After a quotation, "told a crowd that filled the square" is about the crowd.
        let quoted = reader.kind(mark) == Some(Kind::Close) || (mark > 0 && reader.kind(mark - 1) == Some(Kind::Close));
        let that = !quoted && (next..self.end.min(next + 12)).any(|at| reader.is(at, Class::THAT));
        if !(closed || (adverbial && !that)) {
            return None;
        }
        self.before(mark)
    }

    pub(super) fn tagged(&self, voice: Voice, cue: Range<usize>, content: Content) -> Draft {
        let tag = voice.kind == VoiceKind::Pronoun;
        Draft {
            tag,
            ..self.draft(Some(voice), cue, content)
        }
    }

    /// "…," kata X; "…, ujarnya"; "…," said X.
    pub(super) fn tag(&self, cue: &Range<usize>, class: Class, subject: &Subject) -> Option<Draft> {
        let reader = self.reader;
        let mut mark = cue.start.checked_sub(1)?;
        if class.is(Class::ADDRESSED) {
            return None;
        }
        if reader.is(mark, Class::ADVERB) {
            mark = mark.checked_sub(1)?;
        }
        if !matches!(reader.kind(mark), Some(Kind::Comma | Kind::Close)) {
            return None;
        }
        let ending = class.is(Class::ENCLITIC);
        let voice = if ending {
            Voice {
                tokens: cue.clone(),
                from: cue.start,
                kind: VoiceKind::Pronoun,
            }
        } else {
            let limit = if cue.end < self.end {
                self.end
            } else {
                self.end.max(cue.end)
            };
            let voice = reader.phrase_starting(cue.end, limit)?;
            let next = voice.tokens.end;
            let bounded = next >= self.end
                || reader.kind(next) != Some(Kind::Word)
                || reader.is(
                    next,
                    Class::PREPOSITION
                        .or(Class::TIME)
                        .or(Class::RELATIVE)
                        .or(Class::CLAUSE)
                        .or(Class::AND),
                );
            if voice.kind == VoiceKind::Other || (class.is(Class::SAY) && !bounded) {
                return None;
            }
            // "his adviser, Ushakov, said the treaty": the subject stands before.
            if matches!(subject, Subject::Own(own) if own.kind != VoiceKind::Other) && voice.kind != VoiceKind::Named {
                return None;
            }
            voice
        };
        let content =
            if reader.kind(mark) == Some(Kind::Comma) && reader.kind(mark.saturating_sub(1)) != Some(Kind::Close) {
                let first = reader.clause_start(self.start, mark);
                if mark.saturating_sub(first) <= FIRST_HALF {
                    let after = if ending {
                        cue.end
                    } else {
                        self.past_tail(voice.tokens.end)
                    };
                    self.halves(first..mark, after)
                } else {
                    self.before(mark)
                }
            } else {
                self.before(mark)
            };
        let mut draft = self.tagged(voice, cue.clone(), content?);
        draft.tag |= ending;
        draft.ending = ending;
        Some(draft)
    }
}

fn head_is_addressed(reader: &Reader<'_>, cue: &Range<usize>) -> bool {
    reader.is(cue.start, Class::ADDRESSED)
}
