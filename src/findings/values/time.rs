//! Dates and times in a text: weekday, date, month, year, hour, part of the day, and
//! words that count from the day of writing ("pekan lalu", "yesterday").

use std::ops::Range;

use super::Lexicon;
use crate::align::meanings::Meanings;
use crate::findings::reading::Reading;
use crate::text::Span;

/// Words between two parts of one time, at most ("pada", "in the").
const BETWEEN: usize = 3;

/// A time as a text gives it: what it leaves open is open here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::findings) struct Time {
    pub(in crate::findings) sentence: usize,
    pub(in crate::findings) tokens: Range<usize>,
    pub(in crate::findings) fields: Fields,
}

/// What a time says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::findings) struct Fields {
    pub(in crate::findings) year: Option<i16>,
    pub(in crate::findings) month: Option<u8>,
    pub(in crate::findings) day: Option<u8>,
    /// The last day of several ("18-19 Juni").
    pub(in crate::findings) to_day: Option<u8>,
    /// Monday is 1.
    pub(in crate::findings) weekday: Option<u8>,
    pub(in crate::findings) hour: Option<u8>,
    pub(in crate::findings) minute: Option<u8>,
    /// First and last hour of the part of the day; the last is below the first where it
    /// goes over midnight.
    pub(in crate::findings) part: Option<(u8, u8)>,
    /// Whether it is said to be the time of the place.
    pub(in crate::findings) local: bool,
    /// Minutes from UTC, where a zone is named.
    pub(in crate::findings) zone: Option<i16>,
    /// Counted from the day of writing.
    pub(in crate::findings) relative: Option<Relative>,
    /// Whether it begins a span of time ("since 2000").
    pub(in crate::findings) since: bool,
}

/// So many periods before (below zero) or after the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::findings) struct Relative {
    pub(in crate::findings) count: i32,
    pub(in crate::findings) period: Period,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::findings) enum Period {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

impl Fields {
    /// Takes over what another part of the same time says; `false`, and nothing taken,
    /// where both say the same thing.
    fn take(&mut self, other: &Self) -> bool {
        let clash = (self.year.is_some() && other.year.is_some())
            || (self.month.is_some() && other.month.is_some())
            || (self.day.is_some() && other.day.is_some())
            || (self.weekday.is_some() && other.weekday.is_some())
            || (self.hour.is_some() && other.hour.is_some())
            || (self.relative.is_some() && other.relative.is_some());
        if clash {
            return false;
        }
        self.year = self.year.or(other.year);
        self.month = self.month.or(other.month);
        self.day = self.day.or(other.day);
        self.to_day = self.to_day.or(other.to_day);
        self.weekday = self.weekday.or(other.weekday);
        self.hour = self.hour.or(other.hour);
        self.minute = self.minute.or(other.minute);
        self.part = narrower(self.part, other.part);
        self.local |= other.local;
        self.zone = self.zone.or(other.zone);
        self.relative = self.relative.or(other.relative);
        self.since |= other.since;
        // "7 p.m.", "pukul 9 malam".
        if let (Some(hour), Some((from, to))) = (self.hour, self.part)
            && hour < 12
            && !within_part(hour, from, to)
            && within_part(hour + 12, from, to)
        {
            self.hour = Some(hour + 12);
        }
        true
    }

    /// Minutes since midnight, where the hour is given.
    fn minutes(&self) -> Option<i16> {
        Some(i16::from(self.hour?) * 60 + i16::from(self.minute.unwrap_or(0)))
    }

    /// Whether a day is given, by name or number.
    pub(in crate::findings) const fn has_day(&self) -> bool {
        self.weekday.is_some() || self.day.is_some()
    }
}

/// The shorter of two parts of the day ("sebelum fajar pada Rabu pagi").
fn narrower(one: Option<(u8, u8)>, other: Option<(u8, u8)>) -> Option<(u8, u8)> {
    let length = |(from, to): (u8, u8)| (i32::from(to) - i32::from(from)).rem_euclid(24);
    match (one, other) {
        (Some(one), Some(other)) => Some(if length(other) < length(one) { other } else { one }),
        _ => one.or(other),
    }
}

/// Whether an hour lies in a part of the day.
pub(super) const fn within_part(hour: u8, from: u8, to: u8) -> bool {
    if from <= to {
        from <= hour && hour <= to
    } else {
        hour >= from || hour <= to
    }
}

impl Time {
    /// Its place in the text.
    pub(in crate::findings) fn span(&self, reading: &Reading<'_>) -> Span {
        reading.cover(&self.tokens)
    }
}

/// The times of a sentence, in order.
pub(super) fn times(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    sentence: usize,
    begins: impl Fn(usize) -> bool,
) -> Vec<Time> {
    let range = reading.tokens_of(sentence);
    let parser = Parser {
        reading,
        lexicon,
        end: range.end,
    };
    let mut found: Vec<Time> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let part = begins(at).then(|| parser.part_at(at, range.start)).flatten();
        let Some((length, fields)) = part else {
            at += 1;
            continue;
        };
        // "05:12 (0212 GMT)": the hour again, which says what zone the first is in.
        if let (Some(zone), Some(last)) = (fields.zone, found.last_mut())
            && last.tokens.end == at
            && reading.before(at).contains('(')
            && last.fields.zone.is_none()
            && let (Some(here), Some(there)) = (last.fields.minutes(), fields.minutes())
        {
            let ahead = (here - there + 720).rem_euclid(1440) - 720;
            last.fields.zone = zone.checked_add(ahead);
            last.tokens.end = at + length;
            at += length;
            continue;
        }
        let joined = found.last_mut().is_some_and(|last| {
            let gap = last.tokens.end..at;
            let near = gap.len() <= BETWEEN
                && gap.clone().all(|token| lexicon.joins.contains(reading.folded(token)))
                && (gap.start..=at).all(|token| is_open(reading, token));
            near && last.fields.take(&fields)
        });
        if joined && let Some(last) = found.last_mut() {
            last.tokens.end = at + length;
        } else {
            found.push(Time {
                sentence,
                tokens: at..at + length,
                fields,
            });
        }
        at += length;
    }
    // A part of the day or "local time" alone says nothing to compare.
    found.retain(|time| {
        let fields = &time.fields;
        fields.has_day()
            || fields.year.is_some()
            || fields.month.is_some()
            || fields.hour.is_some()
            || fields.relative.is_some()
            || fields.part.is_some()
    });
    found
}

/// Whether what stands before a token parts no times: the point of "a.m." does not.
fn is_open(reading: &Reading<'_>, token: usize) -> bool {
    let between = reading.before(token);
    let abbreviated = token
        .checked_sub(1)
        .is_some_and(|before| reading.surface(before).contains('.'));
    !between.contains([';', '“', '”', '"', ':']) && (abbreviated || !between.contains('.'))
}

struct Parser<'r, 'a> {
    reading: &'r Reading<'a>,
    lexicon: &'r Lexicon,
    end: usize,
}

impl Parser<'_, '_> {
    /// The part of a time that begins at a token: its length in words and what it says.
    fn part_at(&self, at: usize, start: usize) -> Option<(usize, Fields)> {
        self.clock(at)
            .or_else(|| self.digits(at))
            .or_else(|| self.date(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.named(at))
            .or_else(|| self.year(at, start))
    }

    /// "pukul 21.30", "5:12 a.m.", "03.00 WIB".
    fn clock(&self, at: usize) -> Option<(usize, Fields)> {
        let cue = self.phrase(&self.lexicon.clock, at).map_or(0, |(length, ())| length);
        let number = at + cue;
        // "Valued at $9 million" tells no hour.
        if self.reading.before(number).contains(['$', '€', '£', '¥']) {
            return None;
        }
        let (mut length, hour, minute) = self.hour(number)?;
        length += cue;
        let mut fields = Fields {
            hour: Some(hour),
            minute,
            ..Fields::default()
        };
        let after = self.phrase(&self.lexicon.after_clock, at + length);
        if let Some((words, add)) = after {
            length += words;
            let hour = if hour == 12 { 0 } else { hour };
            fields.hour = Some((hour + add) % 24);
        }
        if let Some((words, zone)) = self.phrase(&self.lexicon.zones, at + length) {
            length += words;
            fields.zone = Some(*zone);
        }
        let is_told = cue > 0 || after.is_some() || fields.zone.is_some();
        (is_told || (minute.is_some() && self.reading.surface(number).len() < 3)).then_some((length, fields))
    }

    /// Hours and minutes in digits.
    fn hour(&self, at: usize) -> Option<(usize, u8, Option<u8>)> {
        if at >= self.end {
            return None;
        }
        let surface = self.reading.surface(at);
        let (hour, minute, length) = match surface.split_once(['.', ':']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, Some(minute), 1),
            Some(_) => return None,
            None if at + 1 < self.end && self.reading.before(at + 1) == ":" => {
                (surface, Some(self.reading.surface(at + 1)), 2)
            }
            // "0212 GMT".
            None if surface.len() == 4 && surface.is_ascii() => {
                self.phrase(&self.lexicon.zones, at + 1)?;
                (surface.get(..2)?, surface.get(2..), 1)
            }
            None => (surface, None, 1),
        };
        let hour: u8 = hour.parse().ok().filter(|hour| *hour < 25)?;
        let minute = match minute {
            Some(minute) => Some(minute.parse::<u8>().ok().filter(|minute| *minute < 60)?),
            None => None,
        };
        Some((length, hour % 24, minute))
    }

    /// "18/6/2024", "(18/6)", "2024-06-19", "19.06.2024".
    fn digits(&self, at: usize) -> Option<(usize, Fields)> {
        let surface = self.reading.surface(at);
        if !surface.starts_with(|first: char| first.is_ascii_digit()) {
            return None;
        }
        let dotted: Vec<&str> = surface.split('.').collect();
        let (parts, length, separator) = if let [_, _, _] = dotted.as_slice() {
            (dotted, 1, ".")
        } else {
            let separator = (at + 1 < self.end).then(|| self.reading.before(at + 1))?;
            if !matches!(separator, "/" | "-") {
                return None;
            }
            let more = at + 2 < self.end && self.reading.before(at + 2) == separator;
            let length = if more { 3 } else { 2 };
            let parts = (at..at + length).map(|at| self.reading.surface(at)).collect();
            (parts, length, separator)
        };
        let numbers: Vec<i16> = parts.iter().map_while(|part| part.parse().ok()).collect();
        let (year, month, day) = match numbers.as_slice() {
            [year, month, day] if *year > 1900 => (Some(*year), *month, *day),
            [day, month, year] if *year > 1900 => (Some(*year), *month, *day),
            [day, month] if separator == "/" => (None, *month, *day),
            _ => return None,
        };
        // Months first, where the day cannot be one.
        let (month, day) = if month > 12 { (day, month) } else { (month, day) };
        let fields = Fields {
            year,
            month: Some(u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?),
            day: Some(u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?),
            ..Fields::default()
        };
        Some((length, fields))
    }

    fn day(&self, at: usize) -> Option<u8> {
        let word = (at < self.end).then(|| self.reading.folded(at))?;
        let word = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| word.strip_suffix(end))
            .unwrap_or(word);
        if word.len() > 2 {
            return None;
        }
        word.parse().ok().filter(|day| (1..=31).contains(day))
    }

    fn month(&self, at: usize) -> Option<(usize, u8)> {
        let capital = self.reading.tokens.get(at).is_some_and(|token| token.capital);
        let (length, month) = self.phrase(&self.lexicon.months, at)?;
        // "may", "march", "mar": months have a capital in these languages.
        capital.then_some((length, *month))
    }

    fn year_at(&self, at: usize) -> Option<i16> {
        let surface = (at < self.end).then(|| self.reading.surface(at))?;
        if surface.len() != 4 {
            return None;
        }
        surface.parse().ok().filter(|year| (1900..=2099).contains(year))
    }

    /// "18-19 Juni 2024", "June 19, 2024", "11 March", "September 2023".
    fn date(&self, at: usize) -> Option<(usize, Fields)> {
        let mut fields = Fields::default();
        let mut length = 0;
        if let Some(day) = self.day(at) {
            fields.day = Some(day);
            length = 1;
            if let Some(to) = self
                .day(at + 1)
                .filter(|_| matches!(self.reading.before(at + 1), "-" | "–"))
            {
                fields.to_day = Some(to);
                length = 2;
            }
            if self.reading.folded(at + length) == "of" {
                length += 1;
            }
        }
        let (words, month) = self.month(at + length)?;
        fields.month = Some(month);
        length += words;
        if fields.day.is_none()
            && let Some(day) = self.day(at + length)
            && self.reading.is_joined(at + length)
        {
            fields.day = Some(day);
            length += 1;
        }
        if let Some(year) = self.year_at(at + length) {
            fields.year = Some(year);
            length += 1;
        }
        // A month alone needs a word before it: "Maret" may be a slip for another word.
        let before = at.checked_sub(1).map_or("", |before| self.reading.folded(before));
        let is_told = fields.day.is_some()
            || fields.year.is_some()
            || self.lexicon.year_before.contains(before)
            || self.lexicon.since.contains(before)
            || self.lexicon.periods.contains_key(before);
        is_told.then_some((length, fields))
    }

    /// "pekan lalu", "sembilan bulan lalu", "last week", "two years ago".
    fn relative(&self, at: usize) -> Option<(usize, Fields)> {
        let relative = |count, period| {
            Some(Fields {
                relative: Some(Relative { count, period }),
                ..Fields::default()
            })
        };
        if let Some((length, days)) = self.phrase(&self.lexicon.days, at) {
            return Some((length, relative(*days, Period::Day)?));
        }
        if let Some((length, _)) = self.phrase(&self.lexicon.last, at)
            && let Some(period) = self.period(at + length)
        {
            return Some((length + 1, relative(-1, period)?));
        }
        let surfaces = (at..self.end.min(at + 4)).map(|at| self.reading.surface(at));
        let (words, count) = Meanings::of(self.lexicon.code)
            .number(surfaces)
            .and_then(|(words, digits)| Some((words, digits.parse::<i32>().ok()?)))
            .unwrap_or((0, 1));
        let period = self.period(at + words)?;
        let (ago, ()) = self.phrase(&self.lexicon.ago, at + words + 1)?;
        Some((words + 1 + ago, relative(-count, period)?))
    }

    fn period(&self, at: usize) -> Option<Period> {
        let word = (at < self.end).then(|| self.reading.folded(at))?;
        self.lexicon.periods.get(word).copied()
    }

    /// A weekday, a part of the day, words for local time, a zone.
    fn named(&self, at: usize) -> Option<(usize, Fields)> {
        let mut fields = Fields::default();
        let capital = self.reading.tokens.get(at).is_some_and(|token| token.capital);
        let is_day = capital || !self.lexicon.capital_weekdays.contains(self.reading.folded(at));
        if is_day && let Some((length, weekday)) = self.phrase(&self.lexicon.weekdays, at) {
            fields.weekday = Some(*weekday);
            // "Selasa lalu" is Tuesday still.
            let ago = self.phrase(&self.lexicon.ago, at + length).map_or(0, |(ago, ())| ago);
            return Some((length + ago, fields));
        }
        if let Some((length, part)) = self.phrase(&self.lexicon.parts_of_day, at) {
            fields.part = Some(*part);
            return Some((length, fields));
        }
        let (length, ()) = self.phrase(&self.lexicon.local_time, at)?;
        fields.local = true;
        Some((length, fields))
    }

    /// A year by itself, after a word that goes before one.
    fn year(&self, at: usize, start: usize) -> Option<(usize, Fields)> {
        let year = self.year_at(at)?;
        let before = at.checked_sub(1).filter(|before| *before >= start)?;
        let word = self.reading.folded(before);
        let since = self.lexicon.since.contains(word)
            || (before > start && self.lexicon.since.contains(self.reading.folded(before - 1)));
        let told = since || self.lexicon.year_before.contains(word);
        told.then_some((
            1,
            Fields {
                year: Some(year),
                since,
                ..Fields::default()
            },
        ))
    }

    fn phrase<'p, T: Clone>(
        &self,
        phrases: &'p crate::findings::lexicon::Phrases<T>,
        at: usize,
    ) -> Option<(usize, &'p T)> {
        self.reading.phrase(phrases, at, self.end)
    }
}
