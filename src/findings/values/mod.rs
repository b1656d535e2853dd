//! Values in a text, normalised: numbers with what they count, dates and times.

pub(super) mod compare;
mod lexicon;
pub(super) mod number;
#[cfg(test)]
mod tests;
pub(super) mod time;
pub(super) mod zones;

use super::reading::Reading;
pub(super) use lexicon::Lexicon;
pub(super) use number::Number;
pub(super) use time::Time;

/// The values of an article, in reading order.
#[derive(Default)]
pub(super) struct Values {
    pub(super) numbers: Vec<Number>,
    pub(super) times: Vec<Time>,
}

impl Values {
    /// Reads an article's values, sentence by sentence. What is read as a time is no
    /// number too.
    pub(super) fn of(reading: &Reading<'_>) -> Self {
        let lexicon = Lexicon::of(reading.language);
        let begins: Vec<bool> = reading.vocabulary().map(|word| lexicon.begins_value(word)).collect();
        let begins = |at: usize| begins.get(reading.number(at)) == Some(&true);
        let mut found = Self::default();
        for sentence in 0..reading.sentences.len() {
            let times = time::times(reading, lexicon, sentence, begins);
            found
                .numbers
                .extend(number::numbers(reading, lexicon, sentence, &times, begins));
            found.times.extend(times);
        }
        found
    }

    /// The numbers of a sentence.
    pub(super) fn numbers_in(&self, sentence: usize) -> &[Number] {
        let from = self.numbers.partition_point(|number| number.sentence < sentence);
        let to = self.numbers.partition_point(|number| number.sentence <= sentence);
        self.numbers.get(from..to).unwrap_or_default()
    }

    /// The times of a sentence.
    pub(super) fn times_in(&self, sentence: usize) -> &[Time] {
        let from = self.times.partition_point(|time| time.sentence < sentence);
        let to = self.times.partition_point(|time| time.sentence <= sentence);
        self.times.get(from..to).unwrap_or_default()
    }
}
