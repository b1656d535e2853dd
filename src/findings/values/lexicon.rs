//! The `values` section of a language file: months, weekdays, hours, and the words
//! that stand around a number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::number::Bound;
use super::time::{Period, Relative};
use crate::align::meanings::Meanings;
use crate::findings::lexicon::{Phrases, WordSet, word_set};
use crate::text::fold::folded;
use crate::text::{language, meanings};

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    months: BTreeMap<String, u8>,
    weekdays: BTreeMap<String, u8>,
    capital_weekdays: Vec<String>,
    parts_of_day: BTreeMap<String, (u8, u8)>,
    days: BTreeMap<String, i32>,
    periods: Periods,
    ago: Vec<String>,
    last: Vec<String>,
    clock: Vec<String>,
    after_clock: BTreeMap<String, u8>,
    zones: BTreeMap<String, i16>,
    local_time: Vec<String>,
    year_before: Vec<String>,
    since: Vec<String>,
    joins: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    about: Vec<String>,
    range: Vec<String>,
    ordinals: BTreeMap<String, u8>,
    ordinals_after: BTreeMap<String, u8>,
    currencies: Vec<String>,
    classifiers: Vec<String>,
    percent: Vec<String>,
    vague: BTreeMap<String, (f64, f64)>,
    abbreviated: BTreeMap<String, f64>,
    aged: Vec<String>,
    old: Vec<String>,
    // Read by `zones`.
    #[serde(rename = "places")]
    _places: serde::de::IgnoredAny,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Periods {
    hour: Vec<String>,
    day: Vec<String>,
    week: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
    decade: Vec<String>,
}

impl Periods {
    fn by_word(self) -> BTreeMap<String, Period> {
        let lists = [
            (self.hour, Period::Hour),
            (self.day, Period::Day),
            (self.week, Period::Week),
            (self.month, Period::Month),
            (self.year, Period::Year),
            (self.decade, Period::Decade),
        ];
        let each = |(words, period): (Vec<String>, Period)| words.into_iter().map(move |word| (folded(&word), period));
        lists.into_iter().flat_map(each).collect()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct File {
    values: Lists,
}

/// The lists of one language with the common ones, ready to look up.
#[derive(Default)]
pub(in crate::findings) struct Lexicon {
    pub(super) months: Phrases<u8>,
    pub(super) weekdays: Phrases<u8>,
    /// Weekdays that are another word in lower case.
    pub(super) capital_weekdays: WordSet,
    pub(super) parts_of_day: Phrases<(u8, u8)>,
    pub(super) days: Phrases<i32>,
    pub(super) periods: BTreeMap<String, Period>,
    pub(super) ago: Phrases<()>,
    pub(super) last: Phrases<Relative>,
    pub(super) clock: Phrases<()>,
    pub(super) after_clock: Phrases<u8>,
    pub(super) zones: Phrases<i16>,
    pub(super) local_time: Phrases<()>,
    pub(super) year_before: WordSet,
    pub(super) since: WordSet,
    pub(super) joins: WordSet,
    pub(super) bounds: Phrases<Bound>,
    pub(super) range: WordSet,
    pub(super) ordinals: BTreeMap<String, u8>,
    /// Those that count only after their noun.
    pub(super) ordinals_after: BTreeMap<String, u8>,
    /// In order: the first that a word begins with counts.
    pub(super) currencies: BTreeSet<String>,
    pub(super) classifiers: WordSet,
    /// "per cent", "persen".
    pub(super) percent: Phrases<()>,
    /// "dozens", "belasan": the least and the most that is meant.
    pub(super) vague: Phrases<(f64, f64)>,
    /// The letters after an amount of money: "4m", "2bn".
    pub(super) abbreviated: BTreeMap<String, f64>,
    /// Stands between a name and an age ("aged", "berusia").
    pub(in crate::findings) aged: WordSet,
    /// Stands after an age and before a name ("58-year-old").
    pub(in crate::findings) old: WordSet,
    /// "thousand", "juta".
    pub(super) scales: WordSet,
    /// The language, for its number words.
    pub(super) code: &'static str,
}

impl Lexicon {
    /// The lexicon of a language; the common one for a language without a file.
    pub(in crate::findings) fn of(code: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&'static str, Lexicon>> =
            LazyLock::new(|| language::codes().map(|code| (code, Lexicon::read(code))).collect());
        static COMMON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(""));
        ALL.get(language::read_as(code)).unwrap_or(&COMMON)
    }

    /// Whether a number or a time may begin with a word in lower case: most words begin
    /// neither, and need no closer look.
    pub(super) fn begins_value(&self, word: &str) -> bool {
        word.contains(char::is_numeric)
            || Meanings::of(self.code).begins_number(word)
            || self.vague.begins(word)
            || self.ordinals.contains_key(word)
            || self.ordinals_after.contains_key(word)
            || self.clock.begins(word)
            || self.months.begins(word)
            || self.days.begins(word)
            || self.last.begins(word)
            || self.periods.contains_key(word)
            || self.weekdays.begins(word)
            || self.parts_of_day.begins(word)
            || self.local_time.begins(word)
    }

    fn read(code: &'static str) -> Self {
        let own = language::of::<File>(code).values;
        let common = language::common::<File>().values;
        let list = |mut own: Vec<String>, common: Vec<String>| {
            own.extend(common);
            own
        };
        let mut bounds = Phrases::all(&own.at_least, &Bound::AtLeast);
        for (phrases, bound) in [(&own.at_most, Bound::AtMost), (&own.about, Bound::About)] {
            for phrase in phrases {
                bounds.add(phrase, &bound);
            }
        }
        let mut zones = own.zones;
        zones.extend(common.zones);
        Self {
            months: Phrases::each(&own.months),
            weekdays: Phrases::each(&own.weekdays),
            capital_weekdays: word_set(&own.capital_weekdays),
            parts_of_day: Phrases::each(&own.parts_of_day),
            days: Phrases::each(&own.days),
            periods: own.periods.by_word(),
            ago: Phrases::all(&own.ago, &()),
            last: Phrases::all(
                &own.last,
                &Relative {
                    count: -1,
                    period: Period::Day,
                },
            ),
            clock: Phrases::all(&own.clock, &()),
            after_clock: Phrases::each(&own.after_clock),
            zones: Phrases::each(&zones),
            local_time: Phrases::all(&own.local_time, &()),
            year_before: word_set(&own.year_before),
            since: word_set(&own.since),
            joins: word_set(&own.joins),
            bounds,
            range: word_set(&own.range),
            ordinals: own.ordinals,
            ordinals_after: own.ordinals_after,
            currencies: word_set(&list(own.currencies, common.currencies)).into_iter().collect(),
            classifiers: word_set(&own.classifiers),
            percent: Phrases::all(&own.percent, &()),
            vague: Phrases::each(&own.vague),
            abbreviated: common.abbreviated,
            aged: word_set(&own.aged),
            old: word_set(&own.old),
            scales: meanings::Lists::of(code)
                .scales
                .keys()
                .map(|word| folded(word))
                .collect(),
            code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_can_be_read() {
        language::check::<File>().unwrap();
    }
}
