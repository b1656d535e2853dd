//! Dates of the page that are not the event's.

use jiff::civil::Date;

use super::case::Case;
use super::group::{Mark, discrepancy};
use super::{Discrepancy, Kind, Relation};
use crate::findings::values::compare::{date, days_between, weekday_fits};

/// A page may well be of some days after the event.
const DAYS_MOST: i32 = 30;

pub(super) fn find(case: &Case<'_>) -> Vec<Discrepancy> {
    let mut found = Vec::new();
    for article in 0..case.readings.len() {
        found.extend(page(case, article));
    }
    found
}

fn page(case: &Case<'_>, article: usize) -> Option<Discrepancy> {
    let reading = case.reading(article)?;
    let values = case.values.get(article)?;
    let event = values
        .times
        .iter()
        .filter(|time| reading.is_active(time.sentence) && time.fields.day.is_some() && time.fields.month.is_some());
    let mut event = event
        .filter(|time| date(&time.fields, case.reference).is_some())
        .peekable();
    let page = values.times.iter().find_map(|time| {
        let is_page = !reading.is_active(time.sentence) && time.fields.year.is_some();
        Some((time, date(&time.fields, None).filter(|_| is_page)?))
    });
    let (page, on) = page?;
    let near = |time: &crate::findings::values::Time| {
        date(&time.fields, case.reference).is_some_and(|date: Date| days_between(date, on).abs() <= DAYS_MOST)
    };
    let first = event.peek().copied()?;
    if event.any(near) {
        return None;
    }
    let day = date(&first.fields, case.reference)?;
    let mark = |time: &crate::findings::values::Time, key: &str| Mark {
        at: (article, time.sentence),
        span: time.span(reading),
        key: key.to_owned(),
        value: reading.told(&time.tokens),
    };
    let marks = [mark(page, "page"), mark(first, "event")];
    let weekday = match weekday_fits(&first.fields, on.year()) {
        Some(false) => format!(" In {} that day was another weekday than the article says.", on.year()),
        _ => String::new(),
    };
    let why = format!(
        "The page of {} is dated {on}; the event it tells is of {day}.{weekday}",
        reading.id
    );
    Some(discrepancy(
        case,
        &marks,
        Kind::PageDate,
        Relation::Variant,
        (1, 0.9),
        why,
    ))
}
