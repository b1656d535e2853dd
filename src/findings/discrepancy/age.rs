//! How old a person is: two ages of one.

use super::case::Case;
use super::group::{Mark, articles, discrepancy, keys, told};
use super::{Discrepancy, Kind, Relation};
use crate::findings::names::{Mention, NameKind};
use crate::findings::reading::Reading;
use crate::findings::values::Lexicon;
use crate::text::Span;

/// Ages that people are told to have.
const AGES: std::ops::RangeInclusive<u8> = 3..=115;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for (entity, mentions) in case.names.by_entity() {
        if matches!(case.names.kind(entity), NameKind::Place | NameKind::Organisation) {
            continue;
        }
        let marks: Vec<Mark> = mentions.iter().filter_map(|mention| mark(case, mention)).collect();
        if keys(&marks).len() < 2 || articles(&marks, |_| true).len() < 2 {
            continue;
        }
        let ages = marks.iter().filter_map(|mark| mark.key.parse::<u8>().ok());
        let (low, high) = ages.fold((u8::MAX, 0), |(low, high), age| (low.min(age), high.max(age)));
        // A birthday lies between two days of news.
        let (severity, confidence) = if high - low > 1 { (2, 0.8) } else { (1, 0.7) };
        let name = case.names.name(entity);
        let why = format!("{name} has different ages: {}.", told(case, &marks));
        let relation = Relation::Contradiction;
        found.push(discrepancy(
            case,
            &marks,
            Kind::Number,
            relation,
            (severity, confidence),
            why,
        ));
    }
    found
}

fn mark(case: &Case<'_>, mention: &Mention) -> Option<Mark> {
    let reading = case.reading(mention.article)?;
    if !reading.is_active(mention.sentence) {
        return None;
    }
    let sentence = case.tokens((mention.article, mention.sentence));
    let lexicon = Lexicon::of(reading.language);
    let token = after(reading, lexicon, mention.tokens.end, sentence.end)
        .or_else(|| before(reading, lexicon, mention, sentence.start))?;
    let age = age(reading, token)?;
    let span: Span = reading.cover(&(mention.tokens.start.min(token)..mention.tokens.end.max(token + 1)));
    Some(Mark {
        at: (mention.article, mention.sentence),
        span,
        key: age.to_string(),
        value: age.to_string(),
    })
}

fn age(reading: &Reading<'_>, token: usize) -> Option<u8> {
    let age: u8 = reading.surface(token).parse().ok()?;
    AGES.contains(&age).then_some(age)
}

/// "Tom Ellery, 44," – "Ratna Sari (44)" – "Ratna Sari, berusia 44 tahun".
fn after(reading: &Reading<'_>, lexicon: &Lexicon, name_end: usize, end: usize) -> Option<usize> {
    if name_end >= end {
        return None;
    }
    if lexicon.aged.contains(reading.folded(name_end)) {
        return Some(name_end + 1).filter(|token| *token < end);
    }
    age(reading, name_end)?;
    let rest = reading.text.get(reading.tokens.get(name_end)?.span.end..)?;
    let closed = match reading.before(name_end).trim() {
        "," => rest.starts_with([',', '.', ';']) || (name_end + 1 == end),
        "(" => rest.starts_with(')'),
        _ => false,
    };
    closed.then_some(name_end)
}

/// "58-year-old Donald Keir".
fn before(reading: &Reading<'_>, lexicon: &Lexicon, mention: &Mention, start: usize) -> Option<usize> {
    let name = mention.title.as_ref().map_or(mention.tokens.start, |title| {
        title.tokens.start.min(mention.tokens.start)
    });
    let old = name.checked_sub(1).filter(|old| *old >= start)?;
    if !lexicon.old.contains(reading.folded(old)) {
        return None;
    }
    let number = old.checked_sub(2).filter(|number| *number >= start)?;
    let is_one = reading.before(old) == "-" && reading.before(old - 1) == "-";
    is_one.then_some(number)
}
