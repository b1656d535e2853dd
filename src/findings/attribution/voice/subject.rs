//! The subject of a verb: its own, that of its clause, or that of the predicate before.

use super::super::cues::Class;
use super::super::tokens::{Kind, Reader, Token};
use super::{FAR, Voice, VoiceKind};

/// What stands where a verb's subject does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::findings::attribution) enum Subject {
    /// A phrase of its own.
    Own(Voice),
    /// The one its clause hangs on: "KCNA, which says".
    Relative(Voice),
    /// That of the predicate before: "… and said".
    Shared,
    /// None.
    None,
}

impl Reader<'_> {
    /// Before a verb at `verb` in a sentence from `start`: its subject, its own or that
    /// of the predicate before (`None` inside: shared).
    pub(in crate::findings::attribution) fn subject_before(&self, start: usize, verb: usize) -> Subject {
        let mut end = verb;
        while end > start && self.is(end - 1, Class::ADVERB) && !self.is(end - 1, Class::PRONOUN.or(Class::AND)) {
            end -= 1;
        }
        if end == start || self.is(end - 1, Class::BLOCK) {
            return Subject::None;
        }
        let Some(before) = self.token(end - 1) else {
            return Subject::None;
        };
        match before.kind {
            Kind::Comma | Kind::Dash => return self.subject_across(start, end - 1),
            Kind::Word => {}
            Kind::Bracket => return self.subject_past_bracket(start, end - 1),
            _ => return Subject::None,
        }
        if before.is(Class::RELATIVE) && !before.is(Class::DEMONSTRATIVE) {
            let mut antecedent = end - 1;
            if antecedent > start && self.kind(antecedent - 1) == Some(Kind::Comma) {
                antecedent -= 1;
            }
            return self
                .phrase_ending(start, antecedent)
                .map_or(Subject::None, Subject::Relative);
        }
        if before.is(Class::AND.or(Class::CLAUSE)) {
            return Subject::Shared;
        }
        if before.is(Class::PREPOSITION) && !before.is_name() {
            // "images taken on Sunday show": the day was passed over already.
            let passed = end < verb && end > start + 1;
            let voice = self.phrase_ending(start, end - 1).filter(|_| passed);
            return voice.map_or(Subject::None, Subject::Own);
        }
        self.phrase_ending(start, end).map_or(Subject::None, Subject::Own)
    }

    /// The subject of a verb that follows a bracket: "X (AS) mengatakan".
    fn subject_past_bracket(&self, start: usize, close: usize) -> Subject {
        let mut at = close;
        while at > start && close - at < 8 {
            at -= 1;
            if self.kind(at) == Some(Kind::Bracket) {
                return self.phrase_ending(start, at).map_or(Subject::None, Subject::Own);
            }
        }
        Subject::None
    }

    /// The subject of a verb that follows a comma: name and apposition, either way round.
    fn subject_across(&self, start: usize, comma: usize) -> Subject {
        // `"a victory", said a lawyer`: what is quoted is no subject.
        if comma > start && self.kind(comma - 1) == Some(Kind::Close) {
            return Subject::None;
        }
        let open = self.comma_before(start, comma);
        let inner = open.map_or(start, |open| open + 1);
        let outer = open.and_then(|open| self.phrase_ending(start, open));
        if self.is(inner, Class::RELATIVE) {
            return outer.map_or(Subject::None, Subject::Own);
        }
        let holds_cue = self
            .tokens
            .get(inner..comma)
            .is_some_and(|run| run.iter().any(|token| token.is(Class::VERB)));
        if holds_cue {
            return Subject::Shared;
        }
        let starts_as_name = self.token(inner).is_some_and(Token::is_name);
        let is_number = self
            .token(inner)
            .is_some_and(|token| token.span.of(self.text).starts_with(|c: char| c.is_ascii_digit()));
        let apposition = self
            .phrase_ending(start, comma)
            .filter(|voice| voice.tokens.start == inner);
        match (outer, apposition) {
            (Some(outer), _) if is_number => Subject::Own(outer),
            (Some(outer), Some(name)) => {
                let roles = |voice: &Voice| {
                    let run = self.tokens.get(voice.tokens.clone()).unwrap_or_default();
                    run.iter().any(|token| token.is(Class::TITLE.or(Class::VOICE)))
                };
                let from = outer.from;
                let name_first = !starts_as_name || (roles(&name) && !roles(&outer)) || !self.is_role(&outer);
                let chosen = if name_first { outer } else { name };
                Subject::Own(Voice { from, ..chosen })
            }
            // "John Kirby, at the White House, said": what stands between is no name.
            (Some(outer), None) if outer.kind != VoiceKind::Other => Subject::Own(outer),
            // "Berbicara di Seoul, mengatakan": nobody; "Kim, mengatakan" is a slip.
            (_, Some(name)) if name.kind == VoiceKind::Named => Subject::Own(name),
            _ => Subject::Shared,
        }
    }

    /// Whether a phrase is a role that a name can follow: "Its regional officer".
    fn is_role(&self, voice: &Voice) -> bool {
        let run = self.tokens.get(voice.tokens.clone()).unwrap_or_default();
        self.tick(run.len());
        run.iter()
            .any(|token| token.is(Class::TITLE.or(Class::VOICE)) || !token.capital)
    }

    /// The last comma or dash before `at`, not inside a quotation.
    fn comma_before(&self, start: usize, at: usize) -> Option<usize> {
        let least = start.max(at.saturating_sub(FAR));
        (least..at)
            .rev()
            .find(|place| matches!(self.kind(*place), Some(Kind::Comma | Kind::Dash | Kind::Close)))
    }

    /// The subject of the sentence up to a place: the first phrase that stands where a
    /// subject does.
    pub(in crate::findings::attribution) fn first_subject(&self, start: usize, before: usize) -> Option<Voice> {
        let mut at = start;
        let last = before.min(start + FAR);
        while at < last {
            let opens = !self.is(at, Class::PREPOSITION.or(Class::CLAUSE).or(Class::CUT).or(Class::TIME));
            if opens && self.kind(at) == Some(Kind::Word) {
                let mut from = at;
                while from < last && self.is(from, Class::CONNECTIVE.or(Class::AND)) {
                    from += 1;
                }
                let found = self.phrase_starting(from, last);
                if let Some(voice) = found.filter(|voice| {
                    matches!(
                        voice.kind,
                        VoiceKind::Named
                            | VoiceKind::Pronoun
                            | VoiceKind::Definite
                            | VoiceKind::Document
                            | VoiceKind::Unnamed
                    )
                }) {
                    return Some(voice);
                }
            }
            while at < last && !matches!(self.kind(at), Some(Kind::Comma | Kind::Dash | Kind::Semicolon)) {
                at += 1;
            }
            at += 1;
        }
        None
    }
}
