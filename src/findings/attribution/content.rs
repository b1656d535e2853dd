//! What is said: how far the words reach that a cue attributes.

use std::ops::Range;

use super::Form;
use super::cues::Class;
use super::tokens::{Kind, Reader, trimmed};
use crate::text::Span;

/// Tokens a content may have; beyond that a text is not prose.
const LONGEST: usize = 400;
/// Tokens between a cue and the "that" before what is said.
const TO_THAT: usize = 12;

/// What is said, and in which form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) tokens: Range<usize>,
    pub(super) span: Span,
    pub(super) form: Form,
}

impl Reader<'_> {
    /// The content of a run of tokens; none if it holds too few words.
    pub(super) fn content(&self, tokens: Range<usize>, least: usize) -> Option<Content> {
        let mut tokens = tokens;
        while tokens.start < tokens.end && self.is_loose(tokens.start) && self.kind(tokens.start) != Some(Kind::Open) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end
            && self.is_loose(tokens.end - 1)
            && self.kind(tokens.end - 1) != Some(Kind::Close)
        {
            tokens.end -= 1;
        }
        let run = self.tokens.get(tokens.clone())?;
        self.tick(run.len());
        let words = run.iter().filter(|token| token.kind == Kind::Word).count();
        if words < least.max(1) {
            return None;
        }
        let whole = self.quote_at(tokens.start).filter(|quote| quote.open == tokens.start);
        if let Some(quote) = whole.filter(|quote| quote.close + 1 >= tokens.end) {
            return Some(Content {
                span: quote.inside,
                form: Form::Direct,
                tokens,
            });
        }
        let mixed = run
            .iter()
            .any(|token| token.kind == Kind::Open || token.kind == Kind::Close);
        Some(Content {
            span: trimmed(self.text, self.span(tokens.clone())),
            form: if mixed { Form::Mixed } else { Form::Indirect },
            tokens,
        })
    }

    /// Marks that are no part of what is said when they stand at its ends.
    fn is_loose(&self, at: usize) -> bool {
        !matches!(self.kind(at), None | Some(Kind::Word | Kind::Bracket))
            || (self.kind(at) == Some(Kind::Bracket) && self.tokens.get(at).is_some_and(|t| t.span.len() > 1))
    }

    /// Where what is said begins after a cue that ends before `at`: past "that", those
    /// who are told, and the day.
    pub(super) fn content_start(&self, at: usize, end: usize, addressed: bool) -> usize {
        let mut from = self.past_occasion(at, end);
        let jump =
            (at..end.min(at + TO_THAT)).find(|place| self.is(*place, Class::THAT) && !self.is(place + 1, Class::THAT));
        let between_opens = self.is(at, Class::PREPOSITION.or(Class::TO).or(Class::TIME).or(Class::NOUN)) || addressed;
        if let Some(that) = jump {
            let clear = (at..that).all(|place| {
                matches!(self.kind(place), Some(Kind::Word | Kind::Comma | Kind::Bracket))
                    && !self.is(place, Class::VERBLIKE)
            });
            // "berpidato singkat bahwa": a word that is nothing but "that" begins what is said.
            let plain = !self.is(that, Class::RELATIVE.or(Class::DETERMINER)) && that <= at + 2;
            if that == at || (clear && (between_opens || plain)) {
                return that + 1;
            }
        }
        if addressed && from < end && !matches!(self.kind(from), Some(Kind::Comma | Kind::Colon | Kind::Open)) {
            let told = from;
            while from < end
                && self.is(
                    from,
                    Class::DETERMINER.or(Class::VOICE).or(Class::AGENCY).or(Class::PRONOUN),
                )
            {
                from += 1;
                // "told investigators the ship": the second article is of what is said.
                let second = from > told + 1 || self.is(told, Class::VOICE);
                if self.is(from - 1, Class::PRONOUN) || (second && self.is(from, Class::DETERMINER)) {
                    break;
                }
            }
            if from == told {
                while from < end && self.token(from).is_some_and(super::tokens::Token::is_name) {
                    from += 1;
                }
            }
        } else if self.is(from, Class::TO) {
            // "kepada wartawan:", "to reporters,": up to the mark, if one is near.
            let mark = (from..end.min(from + 8))
                .find(|place| matches!(self.kind(*place), Some(Kind::Comma | Kind::Colon | Kind::Open)));
            from = mark.unwrap_or(from);
        }
        // "said on Monday the …"
        let day = from;
        while from < end && from < day + 4 && self.is(from, Class::TIME.or(Class::AT)) && self.is(from + 1, Class::TIME)
        {
            from += 1;
        }
        if from > day && self.is(from, Class::TIME) {
            from += 1;
        }
        while from < end && matches!(self.kind(from), Some(Kind::Comma | Kind::Colon)) {
            from += 1;
        }
        if self.is(from, Class::THAT) {
            from += 1;
        }
        from
    }

    /// Past "in a statement", "dalam keterangan tertulis", "at a news conference".
    fn past_occasion(&self, at: usize, end: usize) -> usize {
        if !self.is(at, Class::PREPOSITION) {
            return at;
        }
        let noun = (at + 1..end.min(at + 5)).find(|place| self.is(*place, Class::DOCUMENT));
        let Some(noun) = noun else { return at };
        let clear =
            (at + 1..noun).all(|place| self.kind(place) == Some(Kind::Word) && !self.is(place, Class::VERBLIKE));
        let mut after = noun + 1;
        while after < end && self.is(after, Class::DOCUMENT.or(Class::DEMONSTRATIVE)) {
            after += 1;
        }
        if clear { after } else { at }
    }

    /// Where what is said ends that begins at `from`. `stops` are places, in order, at
    /// which other attributions of the sentence begin.
    pub(super) fn content_end(&self, from: usize, end: usize, stops: &[usize], embedded: bool) -> usize {
        let mut at = from;
        let last = end.min(from + LONGEST);
        while at < last {
            if stops.binary_search(&at).is_ok() {
                return at;
            }
            match self.kind(at) {
                Some(Kind::Open) => {
                    if let Some(quote) = self.quote_at(at) {
                        self.tick(1);
                        at = quote.close + 1;
                        // The quotation goes on in the next sentence: all of it is said.
                        if at >= end {
                            return at;
                        }
                        continue;
                    }
                }
                Some(Kind::Semicolon) => return at,
                Some(Kind::Comma | Kind::Dash) => {
                    let next = at + 1;
                    // "…, according to her brother": who says so is no part of it.
                    if self.is(next, Class::ACCORDING) && self.kind(at) == Some(Kind::Comma) {
                        return at;
                    }
                    if self.is(next, Class::RELAY.or(Class::TOLD_BY)) && !self.is(next, Class::SAY) {
                        return at;
                    }
                    // ", while driving" is no clause of the article's own.
                    if self.is(next, Class::CUT)
                        && next + 3 < end
                        && (next..next + 3).all(|at| self.kind(at) == Some(Kind::Word))
                    {
                        return at;
                    }
                    if self.is(next, Class::TAG) && !self.is(next, Class::VOICE) && self.tag_follows(next) {
                        return at;
                    }
                    if embedded && self.is(next, Class::PREPOSITION) {
                        return at;
                    }
                    if embedded
                        && self.kind(at) == Some(Kind::Comma)
                        && self.word_count(from, at) > 0
                        && !self.lists(at)
                    {
                        return at;
                    }
                }
                Some(Kind::Stop) if at + 1 >= end => return at,
                _ => {}
            }
            at += 1;
        }
        at
    }

    fn word_count(&self, from: usize, to: usize) -> usize {
        self.tick(to.saturating_sub(from));
        let run = self.tokens.get(from..to).unwrap_or_default();
        run.iter().filter(|token| token.kind == Kind::Word).count()
    }

    /// Whether a comma is one of a list: an "and" comes within a few words.
    fn lists(&self, comma: usize) -> bool {
        (comma + 1..comma + 6).any(|at| self.is(at, Class::AND))
    }

    /// Whether "kata", "said" at a place stands where it tags what was said before.
    pub(super) fn tag_follows(&self, tag: usize) -> bool {
        let next = tag + 1;
        self.is(tag, Class::ENCLITIC)
            || self.token(next).is_some_and(super::tokens::Token::is_name)
            || self.is(
                next,
                Class::VOICE
                    .or(Class::DETERMINER)
                    .or(Class::PRONOUN)
                    .or(Class::AGENCY)
                    .or(Class::DOCUMENT),
            )
            || matches!(self.kind(next), Some(Kind::Comma | Kind::Colon | Kind::Open)) && self.is(tag, Class::ENCLITIC)
    }

    /// Where the clause begins that ends before `at`: past dateline and connectives.
    pub(super) fn clause_start(&self, start: usize, at: usize) -> usize {
        let least = start.max(at.saturating_sub(LONGEST));
        let cut = (least..at).rev().find(|place| {
            matches!(self.kind(*place), Some(Kind::Semicolon)) || self.is(*place, Class::CUT) && *place > start
        });
        let mut from = cut.map_or(least, |cut| cut + 1);
        if from == start {
            from = self.past_dateline(start, at);
        }
        while from < at && (self.is(from, Class::CONNECTIVE) || self.kind(from) == Some(Kind::Comma)) {
            from += 1;
        }
        from
    }

    /// Past "JAKARTA, WARTA.EXAMPLE - " at the start of a sentence.
    pub(super) fn past_dateline(&self, start: usize, end: usize) -> usize {
        let dash = (start..end.min(start + 10)).find(|at| self.kind(*at) == Some(Kind::Dash));
        let Some(dash) = dash.filter(|dash| *dash > start) else {
            return start;
        };
        let head = self.tokens.get(start..dash).unwrap_or_default();
        let opens = head.iter().all(|token| {
            token.kind != Kind::Word
                || token.capital
                || token.span.of(self.text).starts_with(|c: char| c.is_ascii_digit())
        });
        let sure = head.iter().any(|token| token.acronym) || head.iter().any(|token| token.kind == Kind::Bracket);
        if opens && (sure || head.len() <= 2) {
            dash + 1
        } else {
            start
        }
    }
}
