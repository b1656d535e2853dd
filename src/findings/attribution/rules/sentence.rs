//! The cues of one sentence, each with its speaker and its content.

use std::ops::Range;

use super::super::content::Content;
use super::super::cues::Class;
use super::super::relay::{self, Relay};
use super::super::tokens::{Kind, Reader, Token};
use super::super::voice::{Subject, Voice, VoiceKind};
use super::Draft;

/// Words a content before "kata X" may have and still be only the first half of it.
const FIRST_HALF: usize = 4;
/// Tokens an apposition or a place after a name may have.
const TAIL: usize = 16;

/// A cue with the subject that stands before it.
struct Head {
    cue: Range<usize>,
    class: Class,
    subject: Subject,
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
            let Some(token) = self.reader.token(at).copied() else {
                break;
            };
            let length = usize::from(token.cue_words);
            if length == 0 || !token.is(Class::CUE) || token.is_quoted() || !self.may_be_cue(at, &token) {
                at += 1;
                continue;
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
            return Subject::Shared;
        }
        match reader.phrase_ending(self.start, at) {
            Some(voice) if voice.kind == VoiceKind::Document => Subject::Relative(voice),
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

    /// "X mengatakan bahwa …", "…, X said".
    fn verb(&self, head: &Head, shared: Option<Voice>) -> Option<Draft> {
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
        // "asked by the union"; "the sum that the buyer hopes to save".
        if reader.is(cue.end, Class::BY) || (class.is(Class::FEEL) && self.in_relative(&voice, true)) {
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
    fn told_to(&self, at: usize) -> Option<Range<usize>> {
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
    fn in_relative(&self, voice: &Voice, also_that: bool) -> bool {
        let Some(before) = voice.from.checked_sub(1).filter(|before| *before >= self.start) else {
            return false;
        };
        self.reader.is(before, Class::RELATIVE) && (also_that || !self.reader.is(before, Class::THAT))
    }

    /// What stands before "…, X said", if what follows the verb is not what is said.
    fn said_before(&self, voice: &Voice, cue: &Range<usize>) -> Option<Content> {
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

    /// The content that ends with a mark: a quotation, or the clause before a comma.
    fn before(&self, mark: usize) -> Option<Content> {
        let reader = self.reader;
        let mut mark = mark;
        if reader.kind(mark) == Some(Kind::Comma) && mark > 0 && reader.kind(mark - 1) == Some(Kind::Close) {
            mark -= 1;
        }
        match reader.kind(mark)? {
            Kind::Close => {
                let quote = reader.quote_at(mark)?;
                let start = reader.sentence_start(quote.open);
                let clause = reader.clause_start(start, quote.open);
                let lead = reader.tokens.get(clause..quote.open)?;
                reader.tick(lead.len());
                let words = lead.iter().filter(|token| token.kind == Kind::Word).count();
                let cue = lead
                    .iter()
                    .any(|token| token.is(Class::VERB.or(Class::TAG)) && token.cue_words > 0);
                let comma = lead.last().is_some_and(|token| token.kind != Kind::Word);
                let own = if words == 0 || comma { quote.open } else { clause };
                if cue && own != quote.open {
                    return reader.content(quote.open..mark + 1, 1);
                }
                reader.content(own..mark + 1, 1)
            }
            Kind::Comma if mark > self.start => reader.content(reader.clause_start(self.start, mark)..mark, 3),
            _ => None,
        }
    }

    fn tagged(&self, voice: Voice, cue: Range<usize>, content: Content) -> Draft {
        let tag = voice.kind == VoiceKind::Pronoun;
        Draft {
            tag,
            ..self.draft(Some(voice), cue, content)
        }
    }

    /// "…," kata X; "…, ujarnya"; "…," said X.
    fn tag(&self, cue: &Range<usize>, class: Class, subject: &Subject) -> Option<Draft> {
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

    /// Past the apposition, the bracket or the place after a name.
    fn past_tail(&self, at: usize) -> usize {
        let reader = self.reader;
        let mut at = at;
        if reader.kind(at) == Some(Kind::Bracket) {
            let close = (at + 1..self.end.min(at + 6)).find(|place| reader.kind(*place) == Some(Kind::Bracket));
            at = close.map_or(at, |close| close + 1);
        }
        let comma_near =
            |from: usize| (from..self.end.min(from + TAIL)).find(|place| reader.kind(*place) == Some(Kind::Comma));
        if reader.is(at, Class::PREPOSITION) {
            if let Some(comma) = comma_near(at) {
                at = comma;
            }
        }
        let apposition = Class::VOICE.or(Class::TITLE).or(Class::DETERMINER).or(Class::RELATIVE);
        if reader.kind(at) == Some(Kind::Comma) && reader.is(at + 1, apposition) && !reader.is(at + 1, Class::PRONOUN) {
            let next = comma_near(at + 1);
            let clear = |next: usize| {
                !(at + 1..next).any(|place| reader.is(place, Class::VERB) || reader.is(place, Class::THAT))
            };
            if let Some(next) = next.filter(|next| clear(*next)) {
                at = next;
            }
        }
        at
    }

    /// Of a clause with a cue in its middle: the longer side, or the whole.
    fn halves(&self, first: Range<usize>, after: usize) -> Option<Content> {
        let reader = self.reader;
        let words = |range: Range<usize>| {
            let run = reader.tokens.get(range).unwrap_or_default();
            reader.tick(run.len());
            run.iter().filter(|token| token.kind == Kind::Word).count()
        };
        let end = self.content_end(after, false);
        let (left, right) = (words(first.clone()), words(after..end.max(after)));
        let whole = words(first.start..end.max(after));
        if right < 2 {
            reader.content(first, 2)
        } else if left < 2 || right * 2 < whole && left < right {
            reader.content(after..end, 2)
        } else if left * 2 < whole && right < left && whole > left + right + 8 {
            reader.content(first, 2)
        } else {
            reader.content(first.start..end, 2)
        }
    }

    /// What a cue with its speaker after it is about: the clause after, before or around.
    fn around(&self, cue: &Range<usize>, voice: &Voice, relay: bool) -> Option<Content> {
        let reader = self.reader;
        let after = self.past_tail(voice.tokens.end.max(cue.end));
        let first = reader.clause_start(self.start, cue.start);
        let mark = cue.start.checked_sub(1)?;
        let opens = first >= cue.start;
        if opens || cue.start == self.start {
            let comma = (after..self.end.min(after + 3)).find(|at| reader.kind(*at) == Some(Kind::Comma));
            let start = comma
                .filter(|_| reader.kind(after) == Some(Kind::Comma) || relay)
                .map_or(after, |comma| comma + 1);
            let start = if reader.is(start, Class::THAT) {
                start + 1
            } else {
                start
            };
            return reader.content(start..self.content_end(start, false), 2);
        }
        if reader.kind(mark) == Some(Kind::Close)
            || (reader.kind(mark) == Some(Kind::Comma) && mark > 0 && reader.kind(mark - 1) == Some(Kind::Close))
        {
            return self.before(mark);
        }
        self.halves(first..cue.start, after)
    }

    /// "Menurut X, …"; "…, according to X"; "…, menurut X, …"; "menurutnya".
    fn according(&self, cue: Range<usize>, class: Class) -> Option<Draft> {
        if class.is(Class::ENCLITIC) {
            let voice = Voice {
                tokens: cue.clone(),
                from: cue.start,
                kind: VoiceKind::Pronoun,
            };
            let relative = cue.start > self.start && self.reader.is(cue.start - 1, Class::RELATIVE);
            let content = if relative {
                let end = self.content_end(cue.end, true);
                self.reader.content(cue.end..end, 2)
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
    fn told_by(&self, cue: Range<usize>) -> Option<Draft> {
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
    fn relay(&self, cue: Range<usize>) -> Option<Relay> {
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
    fn quoting(&self, head: &Head) -> (Vec<Draft>, Option<Relay>) {
        let reader = self.reader;
        let cue = head.cue.clone();
        let Some(quoted) = reader
            .phrase_starting(cue.end, self.end)
            .filter(|voice| voice.kind != VoiceKind::Other)
        else {
            return (Vec::new(), None);
        };
        let agency = match &head.subject {
            Subject::Own(voice) if voice.kind == VoiceKind::Named || voice.kind == VoiceKind::Unnamed => voice.clone(),
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
        let content = if reader.is(that.saturating_sub(1), Class::THAT) {
            reader.content(that..self.content_end(that, false), 2)
        } else {
            let mark = agency.from.checked_sub(1).filter(|mark| *mark >= self.start);
            mark.and_then(|mark| self.before(mark))
        };
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
    fn noun(&self, cue: Range<usize>) -> Option<Draft> {
        let reader = self.reader;
        let that = (cue.end..self.end.min(cue.end + 8)).find(|at| reader.is(*at, Class::THAT))?;
        // "menyatakan kekhawatirannya bahwa …" has its speaker already.
        let before = cue.start.saturating_sub(3).max(self.start);
        if (before..cue.start).any(|at| reader.is(at, Class::VERB) && reader.token(at).is_some_and(|t| t.cue_words > 0))
        {
            return None;
        }
        let clear = (cue.end..that).all(|at| reader.kind(at) == Some(Kind::Word) && !reader.is(at, Class::VERBLIKE));
        if !clear {
            return None;
        }
        let by = (cue.end..that).find(|at| reader.is(*at, Class::PREPOSITION.or(Class::BY).or(Class::IN_NAME)));
        let from = by.map_or(cue.end, |by| by + 1);
        let voice = reader
            .phrase_starting(from, that)
            .filter(|voice| voice.kind != VoiceKind::Other);
        let content = reader.content(that + 1..self.content_end(that + 1, false), 2)?;
        Some(self.draft(voice, cue, content))
    }

    /// "apa yang disebutnya sebagai …", "yang oleh KCNA disebut …".
    fn label(&self, cue: &Range<usize>, class: Class) -> Option<Draft> {
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

fn head_is_addressed(reader: &Reader<'_>, cue: &Range<usize>) -> bool {
    reader.is(cue.start, Class::ADDRESSED)
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
        !((soft || (vague && !tagged)) && inside)
    });
}
