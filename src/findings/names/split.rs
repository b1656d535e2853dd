//! Runs of capitalised words parted into title, office's place or organisation, and name.

use std::ops::Range;

use super::runs::{Known, words};
use super::{Lexicon, Mention, NameKind, Title};
use crate::findings::reading::Reading;
use crate::findings::values::zones::place;

/// Words looked at before a name for a title, at most.
const REACH: usize = 8;

/// The mentions that the runs of an article are.
pub(super) fn mentions(article: usize, reading: &Reading<'_>, runs: &[Range<usize>], known: &Known) -> Vec<Mention> {
    let lexicon = Lexicon::of(reading.language);
    let splitter = Splitter {
        reading,
        lexicon,
        known,
    };
    let mut found: Vec<Mention> = Vec::new();
    for run in runs {
        let sentence = reading.sentence_of(run.start);
        let range = reading.tokens_of(sentence);
        for (tokens, title, kind) in splitter.split(run, &range) {
            found.push(Mention {
                article,
                sentence,
                title: title.map(|tokens| title_at(reading, lexicon, tokens)),
                tokens,
                kind,
                entity: usize::MAX,
            });
        }
    }
    found
}

/// A title at its place, with what it is compared by.
pub(super) fn title_at(reading: &Reading<'_>, lexicon: &Lexicon, tokens: Range<usize>) -> Title {
    let counts = |at: &usize| {
        let word = reading.folded(*at);
        !lexicon.fresh.contains(word) && !lexicon.articles.contains(word)
    };
    let key = |at: usize| {
        let word = reading.folded(at);
        place(word).map_or_else(|| word.to_owned(), |place| place.name.to_lowercase())
    };
    // Capitalised words that are no words of titles name what the office is of.
    let is_office = |at: &usize| {
        let capital = reading.tokens.get(*at).is_some_and(|token| token.capital);
        let word = reading.folded(*at);
        let head = (at.saturating_sub(2)..=*at).any(|from| {
            let found = reading.phrase(&lexicon.titles, from, tokens.end);
            from >= tokens.start && found.is_some_and(|(length, ())| from + length > *at)
        });
        head || !capital || lexicon.title_words.contains(word)
    };
    let all: Vec<usize> = tokens.clone().filter(counts).collect();
    Title {
        key: all.iter().map(|at| key(*at)).collect::<Vec<_>>().join(" "),
        office: all
            .iter()
            .filter(|at| is_office(at))
            .map(|at| key(*at))
            .collect::<Vec<_>>()
            .join(" "),
        told: reading.told(&tokens),
        tokens,
    }
}

struct Splitter<'r, 'a> {
    reading: &'r Reading<'a>,
    lexicon: &'r Lexicon,
    known: &'r Known,
}

/// A name, its title, and what it names.
type Part = (Range<usize>, Option<Range<usize>>, NameKind);

impl Splitter<'_, '_> {
    /// The names in a run.
    fn split(&self, run: &Range<usize>, sentence: &Range<usize>) -> Vec<Part> {
        let head = self.head(run);
        let lowered = self.title_before(run.start, sentence);
        let mut found = Vec::new();
        // Title words of the run, then what the office is of, then the name.
        let office = head.or_else(|| (lowered < run.start).then_some(run.start));
        let organisation = self
            .reading
            .phrase(&self.lexicon.organisations, run.start, run.end)
            .is_some();
        let name = match office {
            Some(from) => self.name_after(from, run, true),
            None => self.name_after(run.start, run, false),
        };
        // "Foreign Minister …" at the beginning of a sentence, where capitals say little.
        let mut title_from = lowered.min(run.start);
        while head.is_some() && title_from > sentence.start && self.reading.is_joined(title_from) {
            let before = self.reading.folded(title_from - 1);
            if !self.lexicon.title_words.contains(before) {
                break;
            }
            title_from -= 1;
        }
        // "Chief Minister of Jammu": what follows is what the office is of.
        let is_scope = office.is_some() && self.reading.tokens.get(name.start).is_some_and(|token| !token.capital);
        if is_scope && name.start + 1 < run.end {
            let rest = name.start + 1..run.end;
            found.push((rest.clone(), None, self.kind(&rest)));
            return found;
        }
        if office.is_some() || (organisation && !name.is_empty() && name.start > run.start) {
            let name = if self.is_all_office(run, sentence) {
                run.end..run.end
            } else {
                name
            };
            if name.is_empty() {
                // "Menteri Pertahanan" alone names nobody; its country is named.
                if let Some(office) = self.organisation_in(run) {
                    found.push((office, None, NameKind::Organisation));
                } else if let Some(scope) = self.scope(office.unwrap_or(run.start), run) {
                    found.push((scope.clone(), None, self.kind(&scope)));
                } else if organisation || office.is_none_or(|from| from == run.start) {
                    found.push((run.clone(), None, self.kind(run)));
                }
                return found;
            }
            let title = title_from..name.start;
            let inside = run.start..name.start;
            if let Some(office) = self.organisation_in(&inside) {
                found.push((office, None, NameKind::Organisation));
            } else if let Some(scope) = office.and_then(|from| self.scope(from, &inside)) {
                found.push((scope.clone(), None, self.kind(&scope)));
            }
            found.push((name, Some(title), NameKind::Person));
            return found;
        }
        if name.start > run.start && !name.is_empty() {
            // "Korea Utara Kim Jong Un": a place, then a person.
            let before = run.start..name.start;
            found.push((before.clone(), None, self.kind(&before)));
            let kind = self.kind(&name);
            found.push((name, None, kind));
            return found;
        }
        found.push((run.clone(), None, self.kind(run)));
        found
    }

    /// The organisation named in a title: from its first word to the end.
    fn organisation_in(&self, title: &Range<usize>) -> Option<Range<usize>> {
        let is_head = |at: &usize| {
            let capital = self.reading.tokens.get(*at).is_some_and(|token| token.capital);
            capital
                && self
                    .reading
                    .phrase(&self.lexicon.organisations, *at, title.end)
                    .is_some()
        };
        let from = title.clone().find(is_head)?;
        (title.end - from > 1).then_some(from..title.end)
    }

    /// "Juru bicara PT Wana Makmur Sentosa, Hendrik Lolowang": a name after the comma is
    /// the person, and the run is the office.
    fn is_all_office(&self, run: &Range<usize>, sentence: &Range<usize>) -> bool {
        let capital = |at: usize| at < sentence.end && self.reading.tokens.get(at).is_some_and(|token| token.capital);
        let parted = run.end < sentence.end && self.reading.before(run.end).trim() == ",";
        parted
            && capital(run.end)
            && capital(run.end + 1)
            && self.reading.is_joined(run.end + 1)
            && self.organisation_in(run).is_some()
    }

    fn head(&self, run: &Range<usize>) -> Option<usize> {
        let mut at = run.start;
        let mut is_title = false;
        while at < run.end {
            if let Some((length, ())) = self.reading.phrase(&self.lexicon.titles, at, run.end) {
                at += length;
                is_title = true;
            } else if self.lexicon.title_words.contains(self.reading.folded(at)) {
                at += 1;
            } else if !is_title && self.has_head_soon(at, run) {
                // "Russian Foreign Minister …": what comes before the head.
                at += 1;
            } else {
                break;
            }
        }
        let words_only = !is_title
            && at > run.start
            && run.end - at >= 2
            && !run
                .clone()
                .any(|at| self.reading.phrase(&self.lexicon.organisations, at, run.end).is_some());
        (is_title || words_only).then_some(at)
    }

    fn has_head_soon(&self, at: usize, run: &Range<usize>) -> bool {
        (at + 1..run.end.min(at + 4)).any(|at| self.reading.phrase(&self.lexicon.titles, at, run.end).is_some())
            && at == run.start
    }

    /// The person's name after title words: what is left of the run when known places
    /// and organisations are taken away.
    fn name_after(&self, from: usize, run: &Range<usize>, after_title: bool) -> Range<usize> {
        // A name that stands by itself elsewhere, at the end of the run.
        for start in from..run.end.saturating_sub(1) {
            let tail = start..run.end;
            let is_known = self.known.clean.contains_key(&words(self.reading, &tail));
            if (start > run.start || from > run.start) && is_known && !self.is_place(&tail) {
                return tail;
            }
        }
        let mut at = from;
        if let Some(scope) = self.scope(from, run) {
            at = scope.end;
        } else if !after_title {
            return run.clone();
        }
        if at == from && after_title {
            if self
                .reading
                .phrase(&self.lexicon.organisations, from, run.end)
                .is_some()
            {
                // An organisation's words are many; a person's name is two or three.
                at = run.end.saturating_sub(2).max(from + 1);
                let listed = |at: usize| self.lexicon.title_words.contains(self.reading.folded(at));
                while at > from && at < run.end && listed(at) {
                    at += 1;
                }
            } else if run.end - at >= 3 && self.takes_name(run) {
                at += 1;
            }
        }
        while at < run.end && self.lexicon.title_words.contains(self.reading.folded(at)) {
            at += 1;
        }
        at..run.end
    }

    /// Whether the title of a run is the office of something named.
    fn takes_name(&self, run: &Range<usize>) -> bool {
        let from = run.start.saturating_sub(1);
        let start = self.reading.tokens_of(self.reading.sentence_of(run.start)).start;
        [from.max(start), run.start]
            .into_iter()
            .any(|at| self.reading.phrase(&self.lexicon.titles_of, at, run.end).is_some())
    }

    /// A known place or an organisation's initials at the beginning of what follows a
    /// title, up to the last one.
    fn scope(&self, from: usize, run: &Range<usize>) -> Option<Range<usize>> {
        let mut end = None;
        let mut at = from;
        while at < run.end {
            let known = (1..=3.min(run.end - at))
                .rev()
                .find(|length| self.is_place(&(at..at + length)));
            let initials = self.reading.tokens.get(at).is_some_and(|token| token.capitals);
            let length = match known {
                Some(length) => length,
                None if initials => 1,
                None if at < from + 3 => {
                    at += 1;
                    continue;
                }
                None => break,
            };
            at += length;
            end = Some(at);
        }
        end.map(|end| from..end)
    }

    fn is_place(&self, run: &Range<usize>) -> bool {
        let name = words(self.reading, run);
        place(&name).is_some() || self.known.places.contains(&name)
    }

    /// Where a title in lower case begins that ends right before `start`.
    fn title_before(&self, start: usize, sentence: &Range<usize>) -> usize {
        let mut best = start;
        let mut at = start;
        while at > sentence.start && start - at < REACH && self.reading.is_joined(at) {
            at -= 1;
            let word = self.reading.folded(at);
            let head = self.reading.phrase(&self.lexicon.titles, at, start).is_some();
            let listed = self.lexicon.title_words.contains(word);
            let capital = self.reading.tokens.get(at).is_some_and(|token| token.capital);
            let inside = (at.saturating_sub(2).max(sentence.start)..at).any(|from| {
                let found = self.reading.phrase(&self.lexicon.titles, from, start);
                found.is_some_and(|(length, ())| from + length > at)
            });
            if head || listed {
                best = at;
            } else if inside {
                // "juru bicara": the head begins before.
            } else if (at + 1 == start && !self.is_scope(at))
                || (capital && !self.is_scope(at))
                || (self.reading.is_stop(at) && !self.lexicon.title_joins.contains(word))
            {
                // What is no part of a title right before the name, a name, "and".
                break;
            }
        }
        // Function words are no title.
        while best < start && self.lexicon.title_joins.contains(self.reading.folded(best)) {
            best += 1;
        }
        let is_title = (best..start).any(|at| self.reading.phrase(&self.lexicon.titles, at, start).is_some());
        if is_title { best } else { start }
    }

    /// Whether a word is the end of what an office is of.
    fn is_scope(&self, at: usize) -> bool {
        let place = (1..=2).any(|length| at + 1 >= length && self.is_place(&(at + 1 - length..at + 1)));
        place || self.reading.tokens.get(at).is_some_and(|token| token.capitals)
    }

    /// What a name names, by its words.
    fn kind(&self, name: &Range<usize>) -> NameKind {
        let reading = self.reading;
        if self.is_place(name) || reading.phrase(&self.lexicon.places, name.start, name.end).is_some() {
            return NameKind::Place;
        }
        let organisation = name
            .clone()
            .any(|at| reading.phrase(&self.lexicon.organisations, at, name.end).is_some());
        let initials = name.len() == 1 && reading.tokens.get(name.start).is_some_and(|token| token.capitals);
        if organisation || initials {
            return NameKind::Organisation;
        }
        let before = name.start.checked_sub(1).map_or("", |at| reading.folded(at));
        if reading.is_joined(name.start) && self.lexicon.place_before.contains(before) {
            return NameKind::Place;
        }
        NameKind::Unknown
    }
}
