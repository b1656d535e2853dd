//! What is said before a cue, or on both sides of it.

use std::ops::Range;

use super::super::content::Content;
use super::super::cues::Class;
use super::super::tokens::Kind;
use super::super::voice::Voice;
use super::sentence::{Sentence, TAIL};

impl Sentence<'_, '_> {
    /// The content that ends with a mark: a quotation, or the clause before a comma.
    pub(super) fn before(&self, mark: usize) -> Option<Content> {
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

    /// Past the apposition, the bracket or the place after a name.
    pub(super) fn past_tail(&self, at: usize) -> usize {
        let reader = self.reader;
        let mut at = at;
        if reader.kind(at) == Some(Kind::Bracket) {
            let close = (at + 1..self.end.min(at + 6)).find(|place| reader.kind(*place) == Some(Kind::Bracket));
            at = close.map_or(at, |close| close + 1);
        }
        let comma_near =
            |from: usize| (from..self.end.min(from + TAIL)).find(|place| reader.kind(*place) == Some(Kind::Comma));
        if reader.is(at, Class::PREPOSITION) {
            at = comma_near(at).unwrap_or(at);
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

    /// Of a clause with a cue in its middle the whole; where one side is no clause, the other.
    pub(super) fn halves(&self, first: Range<usize>, after: usize) -> Option<Content> {
        let reader = self.reader;
        let words = |range: Range<usize>| {
            let run = reader.tokens.get(range).unwrap_or_default();
            reader.tick(run.len());
            run.iter().filter(|token| token.kind == Kind::Word).count()
        };
        let end = self.content_end(after, false).max(after);
        if words(after..end) < 2 {
            reader.content(first, 2)
        } else if words(first.clone()) < 2 {
            reader.content(after..end, 2)
        } else {
            reader.content(first.start..end, 2)
        }
    }

    /// What a cue with its speaker after it is about: the clause after, before or around.
    pub(super) fn around(&self, cue: &Range<usize>, voice: &Voice, relay: bool) -> Option<Content> {
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
        // "…, dan menurut X …": a new clause is what X says.
        if reader.is(mark, Class::AND.or(Class::CLAUSE))
            && mark > self.start
            && reader.kind(mark - 1) == Some(Kind::Comma)
        {
            return reader.content(after..self.content_end(after, false), 2);
        }
        self.halves(first..cue.start, after)
    }
}
