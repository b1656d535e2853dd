//! Numbers in a text, with their bounds and what they count.

use std::ops::Range;

use super::{Lexicon, Time};
use crate::align::meanings::Meanings;
use crate::findings::reading::Reading;
use crate::text::Span;

/// Words of a number looked at, at most.
const WORDS_MOST: usize = 8;

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::findings) enum Bound {
    Exactly,
    /// "more than", "sedikitnya".
    AtLeast,
    /// "kurang dari", "nearly".
    AtMost,
    /// "sekitar".
    About,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::findings) struct Number {
    pub(in crate::findings) sentence: usize,
    /// With its bound and what it counts.
    pub(in crate::findings) tokens: Range<usize>,
    /// The number alone.
    pub(in crate::findings) digits: Range<usize>,
    pub(in crate::findings) value: f64,
    /// The upper end of a range.
    pub(in crate::findings) upper: Option<f64>,
    pub(in crate::findings) bound: Bound,
    /// The word that is counted, as it is compared; empty when none stands there.
    pub(in crate::findings) unit: String,
    /// "second", "kedua".
    pub(in crate::findings) ordinal: bool,
}

impl Number {
    /// Its place with its bound and its unit.
    pub(in crate::findings) fn span(&self, reading: &Reading<'_>) -> Span {
        reading.cover(&self.tokens)
    }

    /// Whether both can be true of one thing.
    pub(in crate::findings) fn agrees(&self, other: &Self) -> bool {
        let (low, high) = self.reach();
        let (other_low, other_high) = other.reach();
        (low <= other_high && other_low <= high) || self.rounds(other) || other.rounds(self)
    }

    /// Whether it is the other one in round figures: "2,000" for 1,963, "63" for 63.4.
    fn rounds(&self, exact: &Self) -> bool {
        let whole = |value: f64| value.fract().abs() < f64::EPSILON;
        let hundreds = |value: f64| whole(value / 100.0);
        let far = (self.value - exact.value).abs();
        let plain = self.upper.is_none() && exact.upper.is_none() && !self.ordinal;
        let figures = hundreds(self.value) && !hundreds(exact.value) && far <= 0.02 * exact.value;
        let decimals = self.value >= 10.0 && whole(self.value) && !whole(exact.value) && far < 0.5 + f64::EPSILON;
        plain && (figures || decimals)
    }

    /// The same with another unit: years as days.
    pub(in crate::findings) fn times(&self, factor: f64) -> Self {
        Self {
            value: self.value * factor,
            upper: self.upper.map(|upper| upper * factor),
            ..self.clone()
        }
    }

    /// The least and the most it can mean.
    fn reach(&self) -> (f64, f64) {
        let upper = self.upper.unwrap_or(self.value);
        match self.bound {
            Bound::Exactly => (self.value, upper),
            // Nobody says "more than 100" of 150.
            Bound::AtLeast => (self.value, upper * 1.2),
            Bound::AtMost => (self.value * 0.9, upper),
            Bound::About => (self.value * 0.97, upper * 1.03),
        }
    }
}

/// The numbers of a sentence that are no part of a time.
pub(super) fn numbers(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    sentence: usize,
    times: &[Time],
    begins: impl Fn(usize) -> bool,
) -> Vec<Number> {
    let range = reading.tokens_of(sentence);
    let meanings = Meanings::of(lexicon.code);
    let mut found: Vec<Number> = Vec::new();
    let mut times = times.iter().peekable();
    let mut at = range.start;
    while at < range.end {
        while times.next_if(|time| time.tokens.end <= at).is_some() {}
        if let Some(time) = times.peek().filter(|time| time.tokens.contains(&at))
            && time.fields.relative.is_none()
        {
            at = time.tokens.end;
            continue;
        }
        if !begins(at) {
            at += 1;
            continue;
        }
        let surfaces = (at..range.end.min(at + WORDS_MOST))
            .enumerate()
            .take_while(|(ahead, at)| *ahead == 0 || reading.is_joined(*at) || reading.before(*at) == "-")
            .map(|(_, at)| reading.surface(at));
        // A name of a number ("Tiga" in a title) is one word with a capital.
        let Some((length, digits)) = meanings.number(surfaces) else {
            if let Some((length, number)) = in_letters(reading, lexicon, &range, at, sentence) {
                found.push(number);
                at += length;
                continue;
            }
            if let Some(number) = ordinal(reading, lexicon, &range, at, sentence) {
                found.push(number);
            }
            at += 1;
            continue;
        };
        if let Ok(value) = digits.parse::<f64>()
            && !is_year_or_scale(reading, lexicon, at, length, value)
            && !is_glued(reading, at, &range)
        {
            found.push(counted(reading, lexicon, &range, at..at + length, value, sentence));
        }
        at += length;
    }
    join_ranges(reading, lexicon, found)
}

/// "dozens of people", "belasan orang" as the range they mean; "£4m", "$2bn".
fn in_letters(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    range: &Range<usize>,
    at: usize,
    sentence: usize,
) -> Option<(usize, Number)> {
    if let Some((length, (low, high))) = reading.phrase(&lexicon.vague, at, range.end) {
        let mut number = counted(reading, lexicon, range, at..at + length, *low, sentence);
        number.upper = Some(*high);
        return Some((length, number));
    }
    let meanings = Meanings::of(lexicon.code);
    let surface = reading.surface(at);
    // "Rp85 miliar" is one word and more.
    let folded = reading.folded(at);
    let after = |currency: &String| {
        let rest = folded.strip_prefix(currency.as_str())?;
        rest.starts_with(|c: char| c.is_ascii_digit())
            .then(|| surface.get(surface.len() - rest.len()..))?
    };
    if let Some((currency, amount)) = lexicon.currencies.iter().find_map(|one| Some((one, after(one)?))) {
        let more = (at + 1..range.end.min(at + WORDS_MOST)).take_while(|at| reading.is_joined(*at));
        let words: Vec<&str> = [amount].into_iter().chain(more.map(|at| reading.surface(at))).collect();
        let (length, digits) = meanings.number(words.iter().copied())?;
        let mut number = counted(reading, lexicon, range, at..at + length, digits.parse().ok()?, sentence);
        number.unit.clone_from(currency);
        number.tokens.end = number.digits.end;
        return Some((length, number));
    }
    sign(reading, lexicon, at)?;
    let letters = surface.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ','));
    let scale = *lexicon.abbreviated.get(&letters.to_lowercase())?;
    let digits = surface.strip_suffix(letters).filter(|digits| !digits.is_empty())?;
    let (_, digits) = meanings.number([digits])?;
    let value = digits.parse::<f64>().ok()? * scale;
    Some((1, counted(reading, lexicon, range, at..at + 1, value, sentence)))
}

/// The sign of a currency right before a number.
fn sign<'a>(reading: &Reading<'a>, lexicon: &Lexicon, at: usize) -> Option<&'a str> {
    let start = reading.tokens.get(at)?.span.start;
    let before = reading.text.get(..start)?;
    let sign = before.get(start - before.chars().next_back()?.len_utf8()..)?;
    lexicon.currencies.contains(sign).then_some(sign)
}

/// Whether a number is a part of a name or code ("38 North", "B-52", "G7").
fn is_glued(reading: &Reading<'_>, at: usize, range: &Range<usize>) -> bool {
    at > range.start
        && matches!(reading.before(at), "-" | "/")
        && !reading.surface(at - 1).starts_with(char::is_numeric)
}

/// Whether a number is a year, or a scale by itself ("half a million", "ribu").
fn is_year_or_scale(reading: &Reading<'_>, lexicon: &Lexicon, at: usize, length: usize, value: f64) -> bool {
    let surface = reading.surface(at);
    if length > 1 {
        return false;
    }
    let is_year =
        surface.len() == 4 && surface.bytes().all(|byte| byte.is_ascii_digit()) && (1900.0..2100.0).contains(&value);
    let is_scale = lexicon.scales.contains(reading.folded(at));
    is_year || is_scale
}

/// A number with its bound and its unit.
fn counted(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    range: &Range<usize>,
    digits: Range<usize>,
    value: f64,
    sentence: usize,
) -> Number {
    let mut tokens = digits.clone();
    let mut bound = Bound::Exactly;
    for length in (1..=3).rev() {
        let Some(from) = digits.start.checked_sub(length).filter(|from| *from >= range.start) else {
            continue;
        };
        if let Some((words, found)) = reading.phrase(&lexicon.bounds, from, digits.start)
            && words == length
        {
            bound = *found;
            tokens.start = from;
            break;
        }
    }
    let mut unit = String::new();
    let currency = digits.start.checked_sub(1).filter(|at| *at >= range.start);
    if let Some(at) = currency.filter(|at| lexicon.currencies.contains(reading.folded(*at))) {
        reading.folded(at).clone_into(&mut unit);
        tokens.start = tokens.start.min(at);
    }
    if unit.is_empty()
        && let Some(sign) = sign(reading, lexicon, digits.start)
    {
        sign.clone_into(&mut unit);
    }
    let mut after = digits.end;
    // "24 people", "11 orang warga", "187-millimetre", "14 (warga)".
    while unit.is_empty() && after < range.end && after < digits.end + 3 {
        if !(reading.is_joined(after) || reading.before(after) == "-") {
            break;
        }
        let word = reading.folded(after);
        let skipped = lexicon.classifiers.contains(word);
        // Lists of function words hold "years".
        let stops = reading.is_stop(after) && !lexicon.periods.contains_key(word);
        if !skipped && (stops || word.starts_with(char::is_numeric)) {
            break;
        }
        after += 1;
        if !skipped {
            reading.key(after - 1).clone_into(&mut unit);
            tokens.end = after;
        }
    }
    // A classifier counts where no noun follows ("sembilan orang meninggal").
    if unit.is_empty()
        && digits.end < range.end
        && reading.is_joined(digits.end)
        && lexicon.classifiers.contains(reading.folded(digits.end))
    {
        reading.key(digits.end).clone_into(&mut unit);
        tokens.end = digits.end + 1;
    }
    if let Some((length, ())) = reading.phrase(&lexicon.percent, digits.end, range.end) {
        "%".clone_into(&mut unit);
        tokens.end = digits.end + length;
    }
    if reading
        .text
        .get(reading.cover(&digits).end..)
        .is_some_and(|rest| rest.trim_start().starts_with('%'))
    {
        "%".clone_into(&mut unit);
    }
    Number {
        sentence,
        tokens,
        digits,
        value,
        upper: None,
        bound,
        unit,
        ordinal: false,
    }
}

/// "third meeting", "pertemuan kedua": each list says on which side the noun stands.
fn ordinal(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    range: &Range<usize>,
    at: usize,
    sentence: usize,
) -> Option<Number> {
    let word = reading.folded(at);
    let says = |noun: &usize| range.contains(noun) && reading.is_joined(at.max(*noun)) && !reading.is_stop(*noun);
    let follows = lexicon.ordinals.get(word).zip(Some(at + 1));
    let precedes = || lexicon.ordinals_after.get(word).zip(at.checked_sub(1));
    let (value, noun) = follows.or_else(precedes).filter(|(_, noun)| says(noun))?;
    let value = *value;
    Some(Number {
        sentence,
        tokens: at.min(noun)..at.max(noun) + 1,
        digits: at..at + 1,
        value: f64::from(value),
        upper: None,
        bound: Bound::Exactly,
        unit: reading.key(noun).to_owned(),
        ordinal: true,
    })
}

/// "10 to 12 people", "10-12 orang" as one number with two ends.
fn join_ranges(reading: &Reading<'_>, lexicon: &Lexicon, numbers: Vec<Number>) -> Vec<Number> {
    let mut joined: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let range = joined.last().is_some_and(|last| {
            let between = last.digits.end..number.digits.start;
            let worded = between.len() == 1 && lexicon.range.contains(reading.folded(between.start));
            let dashed = between.is_empty() && matches!(reading.before(number.digits.start).trim(), "-" | "–");
            (worded || dashed) && last.value < number.value && last.upper.is_none() && !number.ordinal && !last.ordinal
        });
        match joined.last_mut() {
            Some(last) if range => {
                last.upper = Some(number.value);
                last.tokens.end = number.tokens.end;
                last.digits.end = number.digits.end;
                last.unit = number.unit;
            }
            _ => joined.push(number),
        }
    }
    joined
}
