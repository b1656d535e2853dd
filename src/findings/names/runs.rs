//! Runs of capitalised words that may be names, with care where capitals say little:
//! the first word of a sentence, headlines, lines all in capitals.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Lexicon;
use crate::findings::lexicon::WordSet;
use crate::findings::reading::Reading;
use crate::findings::values::Values;
use crate::findings::values::zones::place;

/// A sentence with at least so many words is a headline when most are capitalised.
const HEADLINE_LEAST: usize = 4;

/// Words of a name with its title, at most: a longer run is cut.
const WORDS_MOST: usize = 16;

/// What all articles together show about words and names.
#[derive(Default)]
pub(super) struct Known {
    /// Words that stand in lower case somewhere.
    lower: WordSet,
    /// Words that stand capitalised inside a sentence.
    upper: WordSet,
    /// Names that stand by themselves, their words folded and parted by blanks.
    pub(super) clean: FxHashMap<String, u32>,
    /// Names after a word of places ("Kabupaten Tana Wulan").
    pub(super) places: WordSet,
}

impl Known {
    /// Learns from all articles.
    pub(super) fn of(readings: &[Reading<'_>], values: &[Values]) -> Self {
        let mut known = Self::default();
        for reading in readings {
            for sentence in reading.active_sentences() {
                if is_headline(reading, sentence) {
                    continue;
                }
                let range = reading.tokens_of(sentence);
                for at in range.clone() {
                    let Some(token) = reading.tokens.get(at) else { continue };
                    let list = if !token.capital {
                        &mut known.lower
                    } else if is_opening(reading, at, &range) {
                        continue;
                    } else {
                        &mut known.upper
                    };
                    if !list.contains(reading.folded(at)) {
                        list.insert(reading.folded(at).to_owned());
                    }
                }
            }
        }
        for (reading, values) in readings.iter().zip(values) {
            let lexicon = Lexicon::of(reading.language);
            for run in runs(reading, Some(values), &known) {
                let has_title = reading.phrase(&lexicon.titles, run.start, run.end).is_some();
                if let Some((length, ())) = reading.phrase(&lexicon.places, run.start, run.end) {
                    let rest = run.start + length..run.end;
                    if !rest.is_empty() && rest.len() <= 3 {
                        known.places.insert(words(reading, &rest));
                    }
                } else if let Some(after) = run.start.checked_sub(1)
                    && reading.is_joined(run.start)
                    && reading.phrase(&lexicon.places, after, run.start).is_some()
                    && run.len() <= 3
                {
                    known.places.insert(words(reading, &run));
                }
                if !has_title && run.len() <= 4 {
                    *known.clean.entry(words(reading, &run)).or_default() += 1;
                }
            }
        }
        known
    }
}

/// The words of a run, folded and parted by blanks.
pub(super) fn words(reading: &Reading<'_>, run: &Range<usize>) -> String {
    run.clone().map(|at| reading.folded(at)).collect::<Vec<_>>().join(" ")
}

/// Whether a token is the first of its sentence or of a quotation in it.
fn is_opening(reading: &Reading<'_>, at: usize, range: &Range<usize>) -> bool {
    at == range.start
        || reading
            .before(at)
            .contains(['“', '"', '«', '„', ':', '‘', '–', '—', '•'])
        || reading.before(at).contains(" - ")
}

/// Whether nearly every long word of a sentence is capitalised.
fn is_headline(reading: &Reading<'_>, sentence: usize) -> bool {
    let range = reading.tokens_of(sentence);
    // Nearly every sentence ends like one, and is none.
    let ends = reading
        .spans
        .get(sentence)
        .is_some_and(|span| span.of(reading.text).trim_end().ends_with(['.', '!', '”', '"']));
    if ends || range.len() < HEADLINE_LEAST {
        return false;
    }
    let long = |at: &usize| {
        let surface = reading.surface(*at);
        surface.len() > 3 && surface.chars().nth(3).is_some() && !surface.starts_with(char::is_numeric)
    };
    let all = range.clone().filter(long).count();
    let capital = |at: &usize| reading.tokens.get(*at).is_some_and(|token| token.capital);
    let capitals = range.clone().filter(long).filter(capital).count();
    all >= 3 && 4 * capitals >= 3 * all
}

/// The runs of a reading's sentences, in order.
pub(super) fn runs(reading: &Reading<'_>, values: Option<&Values>, known: &Known) -> Vec<Range<usize>> {
    let lexicon = Lexicon::of(reading.language);
    let mut found = Vec::new();
    for sentence in reading.active_sentences() {
        let range = reading.tokens_of(sentence);
        let headline = is_headline(reading, sentence);
        let times = values.map_or(&[][..], |values| values.times_in(sentence));
        let is_time = |at: usize| {
            let hit = times.partition_point(|time| time.tokens.end <= at);
            times.get(hit).is_some_and(|time| time.tokens.contains(&at))
        };
        let is_name = |at: usize| {
            let Some(token) = reading.tokens.get(at) else {
                return false;
            };
            let word = reading.folded(at);
            if !token.capital || is_time(at) {
                return false;
            }
            let shouted = token.capitals && headline;
            if headline || shouted {
                return known.upper.contains(word) && !known.is_common(word, lexicon);
            }
            if !is_opening(reading, at, &range) {
                return true;
            }
            let next = reading.tokens.get(at + 1).is_some_and(|next| {
                at + 1 < range.end && next.capital && reading.is_joined(at + 1) && !is_time(at + 1)
            });
            known.opens_name(reading, at, next, lexicon)
        };
        let mut at = range.start;
        while at < range.end {
            if !is_name(at) {
                at += 1;
                continue;
            }
            let from = at;
            at += 1;
            while at < range.end && at - from < WORDS_MOST {
                if is_name(at) && joins(reading, at) {
                    at += 1;
                } else if is_tail(reading, at) {
                    // "Kim Jong-un".
                    at += 1;
                } else if lexicon.in_names.contains(reading.folded(at))
                    && at + 1 < range.end
                    && reading.is_joined(at)
                    && reading.is_joined(at + 1)
                    && is_name(at + 1)
                {
                    at += 2;
                } else {
                    break;
                }
            }
            // "Barat" alone names nobody, "Korea Utara" does.
            let mut from = from;
            while from < at
                && (at - from == 1 || from == range.start)
                && lexicon.no_names.contains(reading.folded(from))
            {
                from += 1;
            }
            if from < at {
                found.push(from..at);
            }
        }
    }
    found
}

impl Known {
    /// Whether a word stands more often as a common one.
    fn is_common(&self, word: &str, lexicon: &Lexicon) -> bool {
        lexicon.starters.contains(word) || (self.lower.contains(word) && !lexicon.title_words.contains(word))
    }

    /// Whether the first word of a sentence begins a name.
    fn opens_name(&self, reading: &Reading<'_>, at: usize, before_capital: bool, lexicon: &Lexicon) -> bool {
        let word = reading.folded(at);
        if lexicon.starters.contains(word) || reading.is_stop(at) {
            return false;
        }
        if self.upper.contains(word) && !self.lower.contains(word) {
            return true;
        }
        let is_title = reading.phrase(&lexicon.titles, at, at + 4).is_some()
            || reading.phrase(&lexicon.organisations, at, at + 4).is_some();
        if is_title || reading.tokens.get(at).is_some_and(|token| token.capitals) {
            return before_capital || reading.tokens.get(at).is_some_and(|token| token.capitals);
        }
        let is_place = place(word).is_some();
        let is_word = reading.key(at).starts_with('=') && !is_place;
        // Without a list of words that begin sentences only what is a name elsewhere is one.
        let before_capital = before_capital && !lexicon.starters.is_empty();
        (before_capital && !self.lower.contains(word) && !is_word) || is_place
    }
}

/// Whether a capitalised word goes on a name: nothing but blanks before it, or a hyphen
/// inside one name, or the point of an initial.
fn joins(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.before(at);
    if before.chars().all(char::is_whitespace) {
        // A line or paragraph ends a name, and so do two blanks.
        return !before.contains('\n') && before.chars().count() < 3;
    }
    let previous = at.saturating_sub(1);
    if matches!(before, "-" | "‑") {
        let known = |at: usize| place(reading.folded(at)).is_some();
        return !known(previous) && !known(at);
    }
    before == ". " && reading.surface(previous).chars().count() == 1
}

/// Whether a word in lower case hangs on a name by a hyphen ("Jong-un").
fn is_tail(reading: &Reading<'_>, at: usize) -> bool {
    let short = reading.surface(at).chars().count() <= 4;
    let lower = reading.tokens.get(at).is_some_and(|token| !token.capital);
    matches!(reading.before(at), "-" | "‑") && short && lower && reading.surface(at).chars().all(char::is_alphabetic)
}
