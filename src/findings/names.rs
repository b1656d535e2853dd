//! Names: which words name somebody or something, and which spellings, short forms and
//! initials name one.
//!
//! A title is kept apart from the name it goes with. Two persons never become one: a
//! short form goes to the one the article names most.

mod lexicon;
mod merge;
mod runs;
mod spelling;
mod split;
#[cfg(test)]
mod tests;
mod titles;

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::reading::Reading;
use super::values::Values;
use crate::article::ArticleId;
use crate::text::Span;
pub(super) use lexicon::{Lexicon, Lists, lists, of_all_languages};

/// One entity with all that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form; of several the most frequent.
    pub canonical: String,
    /// Every form that occurs, without titles.
    pub forms: Vec<String>,
    /// What it names.
    pub kind: NameKind,
    /// Titles it is given, as written.
    pub titles: Vec<String>,
    /// Where it stands.
    pub places: Vec<(ArticleId, Span)>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation, office or medium.
    Organisation,
    /// A country, town, building or other place.
    Place,
    /// Not known.
    Unknown,
}

impl NameKind {
    /// The word for it in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Unknown => "unknown",
        }
    }
}

/// A place where something is named.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Number of the reading.
    pub(super) article: usize,
    pub(super) sentence: usize,
    /// The name, without its title.
    pub(super) tokens: Range<usize>,
    pub(super) title: Option<Title>,
    pub(super) kind: NameKind,
    /// Number of the entity.
    pub(super) entity: usize,
}

/// A title at its place.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) tokens: Range<usize>,
    /// As it is compared: with what it is the office of, without "new".
    pub(super) key: String,
    /// The office alone.
    pub(super) office: String,
    /// As written.
    pub(super) told: String,
}

/// All names of the articles.
#[derive(Default)]
pub(super) struct Names {
    /// By article and place.
    pub(super) mentions: Vec<Mention>,
    pub(super) entities: Vec<Name>,
    /// The mentions of each sentence that has some.
    by_sentence: FxHashMap<(usize, usize), Range<usize>>,
}

impl Names {
    /// Finds the names of the articles and which are one.
    pub(super) fn of(readings: &[Reading<'_>], values: &[Values]) -> Self {
        let known = runs::Known::of(readings, values);
        let mut mentions = Vec::new();
        for (article, reading) in readings.iter().enumerate() {
            let runs = runs::runs(reading, values.get(article), &known);
            mentions.extend(split::mentions(article, reading, &runs, &known));
        }
        titles::give(readings, &mut mentions);
        let entities = merge::entities(readings, &mut mentions);
        let mut by_sentence: FxHashMap<(usize, usize), Range<usize>> = FxHashMap::default();
        for (at, mention) in mentions.iter().enumerate() {
            let own = by_sentence.entry((mention.article, mention.sentence)).or_insert(at..at);
            own.end = at + 1;
        }
        Self {
            mentions,
            entities,
            by_sentence,
        }
    }

    /// The mentions in a sentence.
    pub(super) fn in_sentence(&self, article: usize, sentence: usize) -> &[Mention] {
        let own = self.by_sentence.get(&(article, sentence)).cloned();
        own.and_then(|own| self.mentions.get(own)).unwrap_or_default()
    }

    /// The name of an entity.
    pub(super) fn name(&self, entity: usize) -> &str {
        self.entities.get(entity).map_or("", |name| &name.canonical)
    }

    /// What an entity is.
    pub(super) fn kind(&self, entity: usize) -> NameKind {
        self.entities.get(entity).map_or(NameKind::Unknown, |name| name.kind)
    }

    /// Mentions by their entity.
    pub(super) fn by_entity(&self) -> BTreeMap<usize, Vec<&Mention>> {
        let mut all: BTreeMap<usize, Vec<&Mention>> = BTreeMap::new();
        for mention in &self.mentions {
            all.entry(mention.entity).or_default().push(mention);
        }
        all
    }
}

/// The words of a name in its place, without a genitive's ending.
pub(super) fn form(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    let told = reading.told(tokens);
    let plain = told.strip_suffix("'s").or_else(|| told.strip_suffix("’s"));
    plain.unwrap_or(&told).to_owned()
}
