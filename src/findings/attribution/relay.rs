//! Through whom words came: agencies named in a sentence, and those whose report the
//! whole article is.

use super::cues::Class;
use super::rules::Draft;
use super::tokens::{Kind, Reader};
use super::voice::Voice;
use crate::align::Input;
use crate::text::Span;

/// Tokens at the start of an article that can be its dateline, and a last line's.
const LINE: usize = 14;

/// Attributions to each side of a relay that it can belong to.
const NEAR: usize = 4;

/// The agency whose report the whole article is: "LONDON (Reuters) – ", "(ANTARA)" at the
/// end, "Demikian dilansir Tass."
pub(super) fn of_article(reader: &Reader<'_>, input: &Input) -> Option<Span> {
    dateline(reader).or_else(|| last_line(reader, input))
}

fn dateline(reader: &Reader<'_>) -> Option<Span> {
    for sentence in reader.sentences.iter().take(4) {
        let end = sentence.end.min(sentence.start + LINE);
        let dash = (sentence.start..end).find(|at| reader.kind(*at) == Some(Kind::Dash));
        let Some(dash) = dash else { continue };
        let agency = (sentence.start..dash).find(|at| reader.is(*at, Class::AGENCY));
        if let Some(at) = agency {
            return Some(reader.span(at..agency_end(reader, at, dash)));
        }
    }
    None
}

fn agency_end(reader: &Reader<'_>, from: usize, end: usize) -> usize {
    let mut at = from + 1;
    while at < end && reader.is(at, Class::AGENCY) {
        at += 1;
    }
    at
}

/// A credit line, which is furniture more often than not: looked for in all sentences.
fn last_line(reader: &Reader<'_>, input: &Input) -> Option<Span> {
    let last = reader.sentences.last()?;
    // "Demikian dilansir dari Reuters."
    let relay = (last.start..last.end.min(last.start + 3)).find(|at| reader.is(*at, Class::RELAY));
    if last.len() <= LINE {
        let agency = (last.start..last.end).find(|at| reader.is(*at, Class::AGENCY));
        let alone = last.len() <= 4 || reader.kind(last.start) == Some(Kind::Bracket);
        if let Some(at) = agency.filter(|_| relay.is_some() || alone) {
            return Some(reader.span(at..agency_end(reader, at, last.end)));
        }
    }
    let tail = input.article.sentences.iter().rev().take(3);
    for sentence in tail {
        let text = sentence.span.of(reader.text);
        let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
        let words = inner.split_whitespace().count();
        let opens = text.starts_with('(') && text.ends_with(')');
        let credit = inner.split_once(':').map(|(_, rest)| rest.trim());
        let name = credit
            .filter(|_| words <= 4)
            .or_else(|| opens.then_some(inner).filter(|_| words <= 3))?;
        let at = sentence.span.start + text.find(name)?;
        let span = Span::new(at, at + name.len());
        if super::cues::is_agency(name, &input.language) {
            return Some(span);
        }
    }
    None
}

/// A medium that passed words on, named in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Relay {
    pub(super) voice: Voice,
    pub(super) cue: std::ops::Range<usize>,
    /// "citing officials": it is the one quoted that is named, not the medium.
    pub(super) quoted: bool,
}

/// Gives each relay of a sentence to the words it passed on; those nobody else said
/// stay.
pub(super) fn attach(reader: &Reader<'_>, relays: Vec<Relay>, drafts: &mut [Draft]) -> Vec<Relay> {
    let mut left = Vec::new();
    for relay in relays {
        let at = relay.cue.start;
        // The words nearest before it; else, "Dilansir Reuters, Kim mengatakan …", all.
        let place = drafts.partition_point(|draft| draft.cue.as_ref().is_some_and(|cue| cue.start < at));
        if relay.quoted
            && let Some(draft) = quoted_by(reader, &relay, drafts, place)
        {
            draft.via.extend(draft.voice.take().map(|voice| voice.tokens));
            draft.voice = Some(relay.voice);
            continue;
        }
        let near = drafts
            .iter_mut()
            .skip(place.saturating_sub(NEAR))
            .take(2 * NEAR)
            .filter(|draft| draft.cue.as_ref().is_none_or(|cue| cue.start != at))
            .filter(|draft| {
                !draft
                    .voice
                    .as_ref()
                    .is_some_and(|voice| voice.tokens == relay.voice.tokens)
            })
            .filter(|draft| draft.voice.is_some());
        let mut any = false;
        for draft in near {
            if !draft.via.contains(&relay.voice.tokens) {
                draft.via.insert(0, relay.voice.tokens.clone());
            }
            any = true;
        }
        reader.tick(2 * NEAR);
        if !any {
            left.push(relay);
        }
    }
    left
}

/// The words of the medium that quotes, right before "citing X".
fn quoted_by<'d>(reader: &Reader<'_>, relay: &Relay, drafts: &'d mut [Draft], place: usize) -> Option<&'d mut Draft> {
    let ends = |draft: &&mut Draft| {
        draft.voice.as_ref().is_some_and(|voice| {
            let run = reader.tokens.get(voice.tokens.clone()).unwrap_or_default();
            let medium = run.iter().any(|token| token.is(Class::AGENCY.or(Class::VOICE)));
            let spoken = voice.tokens.end.max(draft.cue.as_ref().map_or(0, |cue| cue.end));
            medium && spoken <= relay.cue.start && relay.cue.start <= spoken + 4
        })
    };
    drafts
        .iter_mut()
        .skip(place.saturating_sub(NEAR))
        .take(2 * NEAR)
        .find(ends)
}
