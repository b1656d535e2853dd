//! Quotations without a cue of their own: those that go on with the speaker before, and
//! those that stand alone.

use super::super::cues::Class;
use super::super::tokens::{Kind, Quote, Reader};
use super::super::voice::VoiceKind;
use super::Draft;

/// Words from which a quotation inside a sentence is more than a term set off.
const STATEMENT: usize = 6;

/// Adds the quotations that no cue has.
pub(super) fn go_on(reader: &Reader<'_>, drafts: &mut Vec<Draft>) {
    drafts.sort_by_key(|draft| draft.content.span.start);
    let mut new = Vec::new();
    let mut known = 0;
    for quote in &reader.quotes {
        reader.tick(1);
        while drafts
            .get(known)
            .is_some_and(|draft| draft.content.span.end <= quote.inside.start)
        {
            known += 1;
        }
        // A longer content may begin before shorter ones that end before it.
        let around = known.saturating_sub(3)..drafts.len().min(known + 3);
        let near = drafts.get(around).unwrap_or_default();
        if near
            .iter()
            .any(|draft| draft.content.span.overlap(quote.inside).is_some())
        {
            continue;
        }
        let opens = is_unit(reader, quote);
        let sentence = reader.sentences.partition_point(|sentence| sentence.end <= quote.open);
        let before = near
            .iter()
            .rev()
            .find(|draft| draft.content.span.end <= quote.inside.start);
        // "It was never," Weber insisted, "about the money."
        let second_half = before.is_some_and(|draft| {
            let cue = draft.cue.as_ref().map_or(0, |cue| cue.end);
            let spoken = draft.voice.as_ref().map_or(0, |voice| voice.tokens.end).max(cue);
            spoken + 1 == quote.open && reader.kind(spoken) == Some(Kind::Comma)
        });
        if quote.words < 3 || !(opens || second_half || quote.words >= STATEMENT) {
            continue;
        }
        let Some(content) = reader.content(quote.open..quote.close + 1, 3) else {
            continue;
        };
        let speaker = before.filter(|draft| draft.voice.is_some() && draft.sentence + 1 >= sentence);
        let same = speaker.is_some_and(|draft| draft.sentence == sentence);
        // After "kata Kirby." a quotation that is a sentence goes on; so does the second
        // half of one: "…," said Castellan, "and …".
        let goes_on = same || (opens && !is_tagged(reader, quote));
        match speaker.filter(|_| goes_on) {
            Some(draft) => {
                let mut draft = draft.clone();
                draft.content = content;
                draft.sentence = sentence;
                new.push(draft);
            }
            None if opens || reader.is(quote.open.saturating_sub(1), Class::THAT) => {
                let voice = beside(reader, quote, sentence);
                let word = quote.close + 1;
                let tag = voice.as_ref().is_some_and(|voice| voice.tokens.start == word + 1)
                    && reader.kind(word) == Some(Kind::Word);
                new.push(Draft {
                    sentence,
                    voice,
                    cue: tag.then_some(word..word + 1),
                    content,
                    via: Vec::new(),
                    ending: false,
                    tag: false,
                });
            }
            None => {}
        }
    }
    drafts.extend(new);
}

/// Whether a quotation begins its sentence, or follows a colon.
fn is_unit(reader: &Reader<'_>, quote: &Quote) -> bool {
    let starts = reader.sentence_start(quote.open) == quote.open;
    let after = quote.open.checked_sub(1).and_then(|at| reader.kind(at));
    starts || matches!(after, Some(Kind::Colon))
}

/// Whether words follow a quotation in its sentence, as those do that say who speaks.
fn is_tagged(reader: &Reader<'_>, quote: &Quote) -> bool {
    let place = reader.sentences.partition_point(|sentence| sentence.end <= quote.close);
    let end = reader.sentences.get(place).map_or(0, |sentence| sentence.end);
    let after = quote.close + 1;
    let low = reader
        .token(after)
        .is_some_and(|token| token.kind == Kind::Word && !token.capital);
    after < end && low
}

/// A name right beside a quotation in its sentence, where no cue says more: `Kim: "…"`.
fn beside(reader: &Reader<'_>, quote: &Quote, sentence: usize) -> Option<super::super::voice::Voice> {
    let range = reader.sentences.get(sentence)?;
    let named = |voice: &super::super::voice::Voice| voice.kind == VoiceKind::Named && voice.tokens.len() <= 6;
    let colon = quote
        .open
        .checked_sub(1)
        .filter(|at| *at > range.start && reader.kind(*at) == Some(Kind::Colon));
    if let Some(colon) = colon {
        return reader.phrase_ending(range.start, colon).filter(named);
    }
    let mut after = quote.close + 1;
    while after < range.end + 8 && matches!(reader.kind(after), Some(Kind::Comma | Kind::Dash)) {
        after += 1;
    }
    let last = reader.sentences.partition_point(|sentence| sentence.end <= quote.close);
    let end = reader.sentences.get(last)?.end;
    (after..end.min(after + 4))
        .find(|at| reader.token(*at).is_some_and(super::super::tokens::Token::is_name))
        .and_then(|at| reader.phrase_starting(at, end))
        .filter(named)
}
