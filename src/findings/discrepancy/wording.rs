//! One word for another inside words that are the same: "economic" for "military" threats.

use super::case::{At, Case};
use super::group::{Mark, Marks, discrepancy, keys};
use super::{Discrepancy, Kind, Relation};
use crate::align::diff::{Difference, Piece, are_alike, pieces};
use crate::text::Span;
use crate::text::words::words;

/// Links with a lower score are not compared word by word.
const SCORE_LEAST: f32 = 0.45;
/// Words that are the same around the one that differs, at least, on both sides together.
const AROUND_LEAST: usize = 4;
/// Sentences with more words are not compared.
const LONG: usize = 120;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut marks = Marks::default();
    for pair in case.pairs.iter().filter(|pair| pair.shown && pair.score >= SCORE_LEAST) {
        if case.tokens(pair.one).len() <= LONG
            && case.tokens(pair.other).len() <= LONG
            && may_share(case, pair.one, pair.other)
        {
            compare(case, pair.one, pair.other, &mut marks);
        }
    }
    let things = marks.things();
    things.into_iter().filter_map(|thing| judged(case, &thing)).collect()
}

/// Whether two sentences have so many words in common that a run of them can be the same.
fn may_share(case: &Case<'_>, one: At, other: At) -> bool {
    case.matters(one).intersection(&case.matters(other)).count() >= AROUND_LEAST
}

fn compare(case: &Case<'_>, one: At, other: At, marks: &mut Marks) {
    let (Some(reading), Some(against)) = (case.reading(one.0), case.reading(other.0)) else {
        return;
    };
    let (Some(ours), Some(theirs)) = (reading.spans.get(one.1), reading_span(case, other)) else {
        return;
    };
    let pieces = pieces(reading.text, *ours, against.text, theirs);
    for (number, piece) in pieces.iter().enumerate() {
        let (Some(a), Some(b)) = (piece.one, piece.other) else {
            continue;
        };
        if matches!(piece.difference, Difference::Same | Difference::Elsewhere) {
            continue;
        }
        let same = |piece: Option<&Piece>| -> usize {
            let same = piece.filter(|piece| piece.difference == Difference::Same);
            same.and_then(|piece| piece.one)
                .map_or(0, |span| words(reading.text, span).count())
        };
        let before = number.checked_sub(1).and_then(|before| pieces.get(before));
        let (before, after) = (same(before), same(pieces.get(number + 1)));
        let short = |text: &str, span: Span| words(text, span).count() == 1;
        if before < 2
            || before + after < AROUND_LEAST
            || after == 0
            || !short(reading.text, a)
            || !short(against.text, b)
        {
            continue;
        }
        let (at, to) = (reading.token_at(a.start), against.token_at(b.start));
        if is_form(case, (one.0, at), (other.0, to)) {
            continue;
        }
        // The words around it make the passage.
        let around = |reading: &crate::findings::reading::Reading<'_>, token: usize, article: At| {
            let sentence = case.tokens(article);
            let from = token.saturating_sub(before.min(3)).max(sentence.start);
            reading.cover(&(from..sentence.end.min(token + after.min(2) + 1)))
        };
        let mark = |at: At, reading: &crate::findings::reading::Reading<'_>, token: usize| Mark {
            at,
            span: around(reading, token, at),
            key: reading.folded(token).to_owned(),
            value: reading.surface(token).to_owned(),
        };
        let a = marks.add(mark(one, reading, at));
        let b = marks.add(mark(other, against, to));
        marks.join(a, b);
    }
}

fn reading_span(case: &Case<'_>, at: At) -> Option<Span> {
    case.reading(at.0)?.spans.get(at.1).copied()
}

/// Whether two words are forms of one, function words, names, numbers or parts of a time:
/// others look at those.
fn is_form(case: &Case<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let plain = |(article, token): (usize, usize)| {
        case.reading(article).is_some_and(|reading| {
            let sentence = reading.sentence_of(token);
            let name = case.names.in_sentence(article, sentence).iter().any(|mention| {
                let title = mention
                    .title
                    .as_ref()
                    .is_some_and(|title| title.tokens.contains(&token));
                mention.tokens.contains(&token) || title
            });
            let time = case
                .times((article, sentence))
                .iter()
                .any(|time| time.tokens.contains(&token));
            let capital = reading.tokens.get(token).is_some_and(|token| token.capital);
            !reading.is_stop(token)
                && !name
                && !time
                && !capital
                && !reading.surface(token).starts_with(char::is_numeric)
        })
    };
    let folded = |(article, token): (usize, usize)| case.reading(article).map_or("", |reading| reading.folded(token));
    !plain(one)
        || !plain(other)
        || case.about(one.0, one.1) == case.about(other.0, other.1)
        || are_alike(folded(one), folded(other))
}

fn judged(case: &Case<'_>, marks: &[Mark]) -> Option<Discrepancy> {
    if keys(marks).len() < 2 {
        return None;
    }
    let said = marks.iter().any(|mark| {
        let Some(reading) = case.reading(mark.at.0) else {
            return false;
        };
        let sentence = case.tokens(mark.at);
        let own = |token: usize| {
            reading
                .phrase(&case.lexicon(mark.at.0).own_words, token, sentence.end)
                .is_some()
        };
        sentence.clone().any(own)
    });
    let mut words: Vec<&str> = marks.iter().map(|mark| mark.value.as_str()).collect();
    words.sort_unstable();
    words.dedup();
    let why = format!(
        "The same words but for one: “{}”. Check which was meant.",
        words.join("” / “")
    );
    let kind = if said { Kind::Quotation } else { Kind::Label };
    let weight = if said { (2, 0.7) } else { (1, 0.5) };
    Some(discrepancy(case, marks, kind, Relation::Variant, weight, why))
}
