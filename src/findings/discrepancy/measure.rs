//! What a number counts, so that numbers for one thing can be compared.

use super::case::{At, Case, is_content};
use crate::findings::values::Number;

/// Words between a number and the toll it is of, at most.
pub(super) const REACH: usize = 8;
/// Words after a number among which what is counted stands ("19 terrified passengers").
const NOUNS: usize = 3;
/// Minutes of the units of time, by their shared names.
const PERIODS: &[(&str, f64)] = &[
    ("=second", 1.0 / 60.0),
    ("=minute", 1.0),
    ("=hour", 60.0),
    ("=day", 1440.0),
    ("=week", 10_080.0),
    ("=month", 43_830.0),
    ("=year", 525_960.0),
];
/// How many times as long as another a length of time of one thing is, at most.
const LENGTHS_APART: f64 = 10.0;
/// Numbers of a sentence that are looked at.
pub(super) const NUMBERS_MOST: usize = 48;
/// The measure of all lengths of time.
const DURATION: &str = "duration";

/// A number with what it counts.
pub(super) struct Told<'a> {
    pub(super) at: At,
    /// Lengths of time in minutes.
    pub(super) number: Number,
    /// What is counted.
    pub(super) measure: String,
    /// The words after it, one of which is what is counted.
    nouns: Vec<&'a str>,
}

impl<'a> Told<'a> {
    /// A number with what it counts, if anything.
    pub(super) fn of(case: &Case<'a>, at: At, number: &Number) -> Option<Self> {
        let measure = measure(case, at, number)?;
        let period = PERIODS.iter().find(|(name, _)| *name == measure);
        let (measure, number) = match period {
            Some((_, minutes)) if !number.ordinal => (DURATION.to_owned(), number.times(*minutes)),
            _ => (measure, number.clone()),
        };
        let nouns = nouns(case, at, &number);
        Some(Self {
            at,
            number,
            measure,
            nouns,
        })
    }

    /// Whether both count one thing, by its name or by a word that follows both.
    pub(super) fn counts_what(&self, other: &Self) -> bool {
        if self.measure == other.measure {
            return true;
        }
        let plain = |told: &Self| told.measure != DURATION && !told.number.ordinal && !told.is_amount();
        plain(self) && plain(other) && self.nouns.iter().any(|noun| other.nouns.contains(noun))
    }

    /// Whether it is an amount of money or a share: what it is of is not told by its unit.
    pub(super) fn is_amount(&self) -> bool {
        self.measure.chars().all(|c| !c.is_alphanumeric())
    }

    /// Whether it is a length of time.
    pub(super) fn is_duration(&self) -> bool {
        self.measure == DURATION
    }

    /// Whether two lengths of time are of one order: nine hours are not another six years.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let (low, high) = (
            self.number.value.min(other.number.value),
            self.number.value.max(other.number.value),
        );
        high <= LENGTHS_APART * low
    }

    /// Whether the unit alone says little of what is measured.
    pub(super) fn is_general(&self) -> bool {
        self.measure == DURATION || self.is_amount() || matches!(&*self.measure, "=people" | "rp")
    }
}

/// The words that say something right after a number.
fn nouns<'a>(case: &Case<'a>, at: At, number: &Number) -> Vec<&'a str> {
    let Some(reading) = case.reading(at.0) else {
        return Vec::new();
    };
    let to = case.tokens(at).end.min(number.digits.end + NOUNS);
    let tokens = (number.digits.end..to).take_while(|token| reading.is_joined(*token) || reading.before(*token) == "-");
    tokens
        .filter(|token| is_content(reading, *token))
        .map(|token| case.about(at.0, token))
        .collect()
}

/// Whether another number without a noun of its own stands nearer to a word: of "asked 40
/// people and arrested two" two are arrested.
fn is_nearer(case: &Case<'_>, at: At, number: &Number, token: usize) -> bool {
    let far = |number: &Number| {
        let before = number.digits.start.saturating_sub(token);
        before.max((token + 1).saturating_sub(number.digits.end))
    };
    let own = far(number);
    let others = case.numbers(at).iter().take(NUMBERS_MOST);
    others
        .filter(|other| other.digits != number.digits && !other.ordinal && other.unit.is_empty())
        .any(|other| far(other) < own)
}

/// What a number counts: the toll named beside it, else its unit. Parts of a whole and
/// numbers without a unit count nothing that can be compared.
fn measure(case: &Case<'_>, at: At, number: &Number) -> Option<String> {
    let reading = case.reading(at.0)?;
    let lexicon = case.lexicon(at.0);
    let sentence = case.tokens(at);
    // "Solberg (31)": an age in brackets counts nothing.
    let alone =
        reading.before(number.digits.start).ends_with('(') && reading.before(number.digits.end).starts_with(')');
    if alone && number.unit.is_empty() {
        return None;
    }
    let mut after = number.digits.end;
    while after < sentence.end && after < number.tokens.end + 2 {
        if reading.phrase(&lexicon.partial, after, sentence.end).is_some() {
            return None;
        }
        after += 1;
    }
    if number.ordinal {
        let concept = number.tokens.clone().find(|token| *token != number.digits.start)?;
        let about = case.about(at.0, concept);
        return (!about.is_empty()).then(|| format!("ordinal {about}"));
    }
    let to = sentence.end.min(number.digits.end + REACH);
    let clause = |token: &usize| *token == number.digits.end || !reading.before(*token).contains([',', ';', '(']);
    let ahead = (number.digits.end..to)
        .take_while(clause)
        .map(|token| (token - number.digits.end, token));
    let from = number.digits.start.saturating_sub(REACH).max(sentence.start);
    let back = (from..number.digits.start)
        .rev()
        .take_while(|token| !reading.before(token + 1).contains([',', ';', '(']))
        .map(|token| (number.digits.start - token + 1, token));
    let toll = ahead
        .chain(back)
        .filter_map(|(far, token)| {
            let about = case.about(at.0, token);
            let is_own = lexicon.tolls.contains(about) && !is_nearer(case, at, number, token);
            is_own.then_some((far, about))
        })
        .min();
    let unit = number.tokens.clone().rfind(|token| !number.digits.contains(token));
    let about = unit.map_or(number.unit.as_str(), |token| case.about(at.0, token));
    let is_period = PERIODS.iter().any(|(name, _)| *name == about);
    let is_sign = !number.unit.is_empty() && number.unit.chars().all(|c| !c.is_alphanumeric());
    let measure = match toll {
        // "Jailed for nine months over two deaths": months count no dead.
        Some((_, toll)) if !is_period && !is_sign => toll,
        _ if number.unit.is_empty() => return None,
        _ if is_sign || unit.is_none() => &number.unit,
        _ => about,
    };
    (!measure.is_empty()).then(|| measure.to_owned())
}
