//! One article to the terms of its sentences: what can be known of an article
//! alone, so that it need be computed only once.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use snowball_stemmers_rs::Stemmer;

use super::index::count_of;
use super::meanings::Meanings;
use super::skeleton::skeleton;
use crate::article::Article;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::meanings::stemmer;
use crate::text::words::words;

/// The terms of an article and which of its sentences use them.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// ISO 639-1 code, or empty.
    pub language: String,
    /// The distinct terms, in order of first use.
    pub terms: Vec<Term>,
    /// For each sentence its terms.
    pub sentences: Vec<SentenceTerms>,
}

/// A word, number or other term that sentences can share.
#[derive(Clone, Debug)]
pub struct Term {
    /// What must be equal for two terms to be the same: a stem or a number.
    pub key: String,
    /// The word's canonical spelling, whose character n-grams are compared.
    pub skeleton: String,
    /// The word as first written.
    pub surface: String,
    /// What it is.
    pub kind: Kind,
    /// A function word of the article's language.
    pub is_stop: bool,
    /// How often it stands capitalised where a common word would not be.
    pub capitals: u32,
    /// How often it stands in lower case.
    pub lowers: u32,
}

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word.
    Word,
    /// A number in digits or a number word.
    Number,
    /// Neighbouring characters of a script that does not part words.
    Characters,
}

/// The terms of one sentence.
#[derive(Clone, Debug, Default)]
pub struct SentenceTerms {
    /// Indexes into [`Features::terms`], in reading order.
    pub sequence: Vec<u32>,
    /// Where each of them stands in the text.
    pub places: Vec<Span>,
    /// The parts of `sequence` that stand between quotation marks.
    pub quotations: Vec<std::ops::Range<u32>>,
}

impl Features {
    /// The features of `article`, written in `language`.
    #[must_use]
    pub fn of(article: &Article, language: &str) -> Self {
        let mut maker = Maker::new(language);
        let sentences = article
            .sentences
            .iter()
            .map(|sentence| maker.sentence(&article.text, sentence.span))
            .collect();
        Self {
            language: language.to_owned(),
            terms: maker.terms,
            sentences,
        }
    }
}

/// Collects the terms of an article.
struct Maker {
    language: String,
    stemmer: Option<Stemmer>,
    meanings: &'static Meanings,
    stops: BTreeSet<String>,
    by_key: BTreeMap<String, u32>,
    /// Words already met, as written: most words are, and folding costs.
    by_surface: BTreeMap<String, u32>,
    terms: Vec<Term>,
}

impl Maker {
    fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            stemmer: stemmer(language),
            meanings: Meanings::of(language),
            stops: stop_words::lookup(language)
                .unwrap_or_default()
                .iter()
                .map(|word| folded(word))
                .collect(),
            by_key: BTreeMap::new(),
            by_surface: BTreeMap::new(),
            terms: Vec::new(),
        }
    }

    fn sentence(&mut self, text: &str, span: Span) -> SentenceTerms {
        let mut found = SentenceTerms::default();
        let quoted = quotations(text, span);
        let mut previous: Option<(Span, char)> = None;
        let all: Vec<Span> = words(text, span).collect();
        let surfaces: Vec<&str> = all.iter().map(|word| word.of(text)).collect();
        let mut at = 0;
        while let (Some(word), Some(surface)) = (all.get(at).copied(), surfaces.get(at).copied()) {
            let lone = lone_character(surface);
            // A word met before begins no number.
            let rest = surfaces.get(at..).filter(|_| !self.by_surface.contains_key(surface));
            let number = rest.and_then(|words| self.meanings.number(words.iter().copied()));
            at += 1;
            if let Some((length, digits)) = number {
                at += length - 1;
                let end = all.get(at - 1).map_or(word.end, |last| last.end);
                found.sequence.push(self.term(&digits, Kind::Number));
                found.places.push(Span::new(word.start, end));
            } else if let Some(second) = lone {
                // Overlapping pairs of characters stand in for words.
                if let Some((_, first)) = previous.filter(|(before, _)| before.end == word.start) {
                    let pair: String = [first, second].iter().collect();
                    found.sequence.push(self.term(&pair, Kind::Characters));
                    found.places.push(word);
                }
            } else {
                let opens = found.places.is_empty();
                found.sequence.push(self.word(surface, opens));
                found.places.push(word);
            }
            previous = lone.map(|character| (word, character));
        }
        let place = |offset: usize| count_of(found.places.partition_point(|place| place.start < offset));
        let quotations = quoted
            .iter()
            .map(|quote| place(quote.start)..place(quote.end))
            .filter(|range| range.len() >= 2)
            .collect();
        SentenceTerms { quotations, ..found }
    }

    fn word(&mut self, surface: &str, opens: bool) -> u32 {
        if surface.starts_with(|c: char| c.is_numeric()) {
            return self.term(&number(surface), Kind::Number);
        }
        let capital = surface.starts_with(char::is_uppercase);
        let index = if let Some(known) = self.by_surface.get(surface) {
            *known
        } else {
            let index = self.term(surface, Kind::Word);
            self.by_surface.insert(surface.to_owned(), index);
            index
        };
        if let Some(term) = self.terms.get_mut(index as usize) {
            if !capital {
                term.lowers += 1;
            } else if !opens {
                term.capitals += 1;
            }
        }
        index
    }

    fn term(&mut self, surface: &str, kind: Kind) -> u32 {
        let lower = surface.to_lowercase();
        let plain = folded(&lower);
        let plain = without_clitic(&plain);
        let stem: Cow<'_, str> = match &self.stemmer {
            Some(stemmer) if kind == Kind::Word => Cow::Owned(folded(&stemmer.stem(without_clitic(&lower)))),
            _ => Cow::Borrowed(plain),
        };
        let is_stop = self.stops.contains(plain);
        let name = || self.meanings.name(plain).or_else(|| self.meanings.name(&stem));
        let key = if kind == Kind::Number {
            format!("#{plain}")
        } else if is_stop {
            // A function word of one language is none of another's ("en", "de").
            format!("{}~{stem}", self.language)
        } else if let Some(name) = name() {
            format!("={name}")
        } else {
            stem.into_owned()
        };
        if let Some(known) = self.by_key.get(&key) {
            return *known;
        }
        let index = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        self.terms.push(Term {
            skeleton: if kind == Kind::Word {
                skeleton(plain)
            } else {
                String::new()
            },
            surface: surface.to_owned(),
            is_stop,
            kind,
            capitals: 0,
            lowers: 0,
            key: key.clone(),
        });
        self.by_key.insert(key, index);
        index
    }
}

/// `l'Ucraina`, `Putin's`: the word without what is glued to it.
fn without_clitic(word: &str) -> &str {
    let Some((before, after)) = word.split_once(['\'', '’']) else {
        return word;
    };
    if before.chars().count() >= after.chars().count() {
        before
    } else {
        after
    }
}

/// The one character of a word in a script that does not part words by spaces.
fn lone_character(word: &str) -> Option<char> {
    let mut characters = word.chars();
    let first = characters.next()?;
    let unspaced = matches!(first,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    (unspaced && characters.next().is_none()).then_some(first)
}

/// A number with its separators made one: `11.000`, `11,000` → `11000`;
/// `3,5` → `3.5`.
pub(crate) fn number(surface: &str) -> String {
    let plain = folded(surface);
    let groups: Vec<&str> = plain.split(['.', ',', '\'']).collect();
    match groups.as_slice() {
        [whole, rest @ ..] if !rest.is_empty() && rest.iter().all(|g| g.len() == 3) && whole.len() <= 3 => {
            groups.concat()
        }
        [_] => plain,
        [whole, fraction] => format!("{whole}.{fraction}"),
        _ => groups.join("."),
    }
}

/// The stretches of `span` between quotation marks, marks left out.
pub(crate) fn quotations(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, bool)> = None;
    for (at, character) in span.of(text).char_indices() {
        let at = span.start + at;
        let after = at + character.len_utf8();
        match (character, open) {
            ('“' | '«' | '„' | '「' | '『', None) => open = Some((after, false)),
            ('"', None) => open = Some((after, true)),
            ('“' | '”' | '»' | '」' | '』' | '"', Some((start, _))) => {
                found.push(Span::new(start, at));
                open = None;
            }
            ('”' | '»' | '」' | '』', None) if found.is_empty() => found.push(Span::new(span.start, at)),
            _ => {}
        }
    }
    // A quotation that goes on into the next sentence; a straight mark says too little.
    if let Some((start, false)) = open {
        found.push(Span::new(start, span.end));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    fn features(text: &str, language: &str) -> Features {
        let origin = Origin {
            file_name: String::new(),
            sha256: String::new(),
            bytes: 0,
            encoding: String::new(),
            captured: String::new(),
        };
        Features::of(&Article::new(text, origin, language), language)
    }

    fn keys(text: &str, language: &str) -> Vec<String> {
        let features = features(text, language);
        let sequence = features.sentences.iter().flat_map(|sentence| &sentence.sequence);
        sequence
            .map(|term| features.terms[*term as usize].key.clone())
            .collect()
    }

    #[test]
    fn number_formats_are_one() {
        for written in ["11.000", "11,000", "11000"] {
            assert_eq!(number(written), "11000");
        }
        assert_eq!(number("3,5"), number("3.5"));
        assert_ne!(number("3.500"), number("3.5"));
    }

    #[test]
    fn function_words_belong_to_a_language() {
        assert_eq!(keys("the ferry", "en"), ["en~the", "ferri"]);
        assert_eq!(keys("Kapalnya", "id"), keys("kapal", "id"));
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        assert_eq!(keys("北京天气", ""), ["北京", "京天", "天气"]);
    }

    #[test]
    fn quotations_are_ranges_of_the_sequence() {
        let features = features("Dia berkata “kapal itu aman” kepada pers.", "id");
        let first = features.sentences[0].quotations.first();
        assert_eq!(first, Some(&(2..5)));
    }
}
