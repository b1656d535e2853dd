//! Two times side by side: whether both can be true of one event, and whether time
//! zones explain a day between them.

use jiff::civil::{Date, Weekday};

use super::time::{Fields, Period, within_part};

/// How two times of one event stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::findings) enum Verdict {
    /// They say the same in something, and differ in nothing.
    Same,
    /// They have nothing in common to compare.
    Open,
    /// One gives the day after the other's.
    DayApart,
    /// They differ in this.
    Differs(&'static str),
}

/// Compares two times, with what is open in them taken from the `reference` date of the
/// articles: the year of "18/6", the date of "yesterday".
pub(in crate::findings) fn compare(one: &Fields, other: &Fields, reference: Option<Date>) -> Verdict {
    if one.since != other.since {
        return Verdict::Open;
    }
    let (a, b) = (Resolved::of(one, reference), Resolved::of(other, reference));
    let differs = |a: Option<i64>, b: Option<i64>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let both = |a: Option<i64>, b: Option<i64>| a.is_some() && b.is_some();
    if differs(a.year, b.year) {
        return Verdict::Differs("year");
    }
    if let (Some(first), Some(second)) = (a.date, b.date) {
        let last = |date: Date, to: Option<u8>| to.and_then(|to| date.with().day(i8::try_from(to).ok()?).build().ok());
        let within =
            |date: Date, from: Date, to: Option<u8>| last(from, to).is_some_and(|to| from <= date && date <= to);
        if first != second && !within(second, first, one.to_day) && !within(first, second, other.to_day) {
            return match days_between(first, second).abs() {
                1 => Verdict::DayApart,
                _ => Verdict::Differs("date"),
            };
        }
    } else if differs(a.month, b.month) {
        return Verdict::Differs("month");
    } else if a.month.is_some() && a.month == b.month && days_apart(one, other) {
        // No article gives a year: the days of one month still differ.
        return Verdict::Differs("date");
    } else if differs(a.weekday, b.weekday) && one.to_day.is_none() && other.to_day.is_none() {
        let apart = (a.weekday.unwrap_or(0) - b.weekday.unwrap_or(0)).rem_euclid(7);
        return if matches!(apart, 1 | 6) {
            Verdict::DayApart
        } else {
            Verdict::Differs("weekday")
        };
    }
    let days = both(a.weekday, b.weekday) || (a.date.is_some() && b.date.is_some());
    if one.hour.is_some() && other.hour.is_some() {
        let clock = |fields: &Fields| {
            let minutes = i32::from(fields.hour.unwrap_or(0)) * 60 + i32::from(fields.minute.unwrap_or(0));
            (minutes, fields.zone)
        };
        let ((a, zone), (b, other_zone)) = (clock(one), clock(other));
        let shift = match (zone, other_zone) {
            (Some(zone), Some(other)) => i32::from(zone) - i32::from(other),
            _ => 0,
        };
        if (a - shift).rem_euclid(1440) != b.rem_euclid(1440) {
            return Verdict::Differs("hour");
        }
        return Verdict::Same;
    }
    if let (Some(a), Some(b)) = (hours(one), hours(other)) {
        let meet = (0..24).any(|hour| within_part(hour, a.0, a.1) && within_part(hour, b.0, b.1));
        // "Selasa malam" of one and "pagi" of another with no day are of no one day.
        if !meet && days {
            return Verdict::Differs("part of the day");
        }
        if meet {
            return Verdict::Same;
        }
    }
    let same = days || both(a.month, b.month) || both(a.year, b.year);
    if same { Verdict::Same } else { Verdict::Open }
}

/// Whether both give a day of the month, and no day that both may mean.
fn days_apart(one: &Fields, other: &Fields) -> bool {
    let days = |fields: &Fields| fields.day.map(|day| (day, fields.to_day.unwrap_or(day).max(day)));
    match (days(one), days(other)) {
        (Some((from, to)), Some((other_from, other_to))) => to < other_from || other_to < from,
        _ => false,
    }
}

/// The hours a time may mean.
fn hours(fields: &Fields) -> Option<(u8, u8)> {
    fields.hour.map(|hour| (hour, hour)).or(fields.part)
}

/// Whether the `later` day's time, where a place with `zone` keeps it, is the `earlier`
/// time where another place keeps it: 3 o'clock in Pyongyang is the evening before in
/// Moscow. Zones are minutes from UTC.
pub(in crate::findings) fn explains(later: &Fields, zone: i16, earlier: &Fields, other: i16) -> bool {
    let Some((from, to)) = hours(later) else { return false };
    let shift = i32::from(other) - i32::from(zone);
    let minute = i32::from(later.minute.unwrap_or(0));
    (0..24).filter(|hour| within_part(*hour, from, to)).any(|hour| {
        let there = i32::from(hour) * 60 + minute + shift;
        let Ok(hour_before) = u8::try_from((there + 1440).div_euclid(60)) else {
            return false;
        };
        there < 0 && hours(earlier).is_none_or(|(from, to)| within_part(hour_before % 24, from, to))
    })
}

/// Which of two times a day apart is the later one: whether `one` is.
pub(in crate::findings) fn is_later(one: &Fields, other: &Fields, reference: Option<Date>) -> bool {
    let (a, b) = (Resolved::of(one, reference), Resolved::of(other, reference));
    match (a.date, b.date) {
        (Some(a), Some(b)) => a > b,
        _ => (a.weekday.unwrap_or(0) - b.weekday.unwrap_or(0)).rem_euclid(7) == 1,
    }
}

/// The civil date a time gives, with its year.
pub(in crate::findings) fn date(fields: &Fields, reference: Option<Date>) -> Option<Date> {
    Resolved::of(fields, reference).date
}

/// Whether the weekday and the date a time gives go together; open without both.
pub(in crate::findings) fn weekday_fits(fields: &Fields, year: i16) -> Option<bool> {
    let date = civil(year, fields.month?, fields.day?)?;
    Some(weekday(date) == i64::from(fields.weekday?))
}

/// Days from one date to another.
pub(in crate::findings) fn days_between(one: Date, other: Date) -> i32 {
    one.until(other).map_or(0, |span| span.get_days())
}

struct Resolved {
    year: Option<i64>,
    month: Option<i64>,
    weekday: Option<i64>,
    date: Option<Date>,
}

impl Resolved {
    fn of(fields: &Fields, reference: Option<Date>) -> Self {
        let mut year = fields.year;
        let mut month = fields.month;
        let mut date = None;
        if let (Some(relative), Some(today)) = (fields.relative, reference) {
            match relative.period {
                Period::Year => {
                    let by = i16::try_from(relative.count).unwrap_or(0);
                    year = year.or_else(|| today.year().checked_add(by));
                }
                Period::Month => {
                    let months = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
                    let months = months.saturating_add(relative.count);
                    year = year.or_else(|| i16::try_from(months.div_euclid(12)).ok());
                    month = month.or_else(|| u8::try_from(months.rem_euclid(12) + 1).ok());
                }
                Period::Hour | Period::Day | Period::Week | Period::Decade => {}
            }
        }
        if let (Some(month), Some(day)) = (fields.month, fields.day) {
            let year = year.or_else(|| reference.map(Date::year));
            date = year.and_then(|year| civil(year, month, day));
        }
        Self {
            year: year.map(i64::from),
            month: month.map(i64::from),
            weekday: fields.weekday.map(i64::from).or_else(|| date.map(weekday)),
            date,
        }
    }
}

fn civil(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn weekday(date: Date) -> i64 {
    let day: Weekday = date.weekday();
    i64::from(day.to_monday_one_offset())
}
