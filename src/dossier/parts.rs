//! A dossier from records that come from outside, checked once: after
//! [`Dossier::from_parts`] every reference leads somewhere and every mark lies
//! in its article.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use super::codebook::{Tag, upwards};
use super::model::{
    About, Anchor, Arrangement, Claim, ClaimId, Dismissed, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note,
    NoteId, Pin, PinPair, Source, SourceId, SourcePair, TagId, Target,
};
use super::relation::{ClaimPair, Relation};
use crate::article::{ArticleId, Metadata};
use crate::import::Imported;
use crate::text::Span;

/// The greatest number an id may have: room for new ids above it.
const MOST_ID: u32 = 1_000_000_000;

/// The greatest number of an article: its siglum stays readable (five letters).
const MOST_ARTICLE: u32 = 1_000_000;

impl Entry {
    /// An article as imported; the analyst has not read it yet.
    #[must_use]
    pub fn from_imported(imported: Imported) -> Self {
        Self {
            article: Arc::new(imported.article),
            metadata: imported.metadata,
            folds: imported.folds,
            read: false,
            copy_of: None,
        }
    }
}

/// The places in the text that metadata was read at.
fn places_of(metadata: &Metadata) -> impl Iterator<Item = Span> + '_ {
    [
        &metadata.headline,
        &metadata.outlet,
        &metadata.byline,
        &metadata.dateline,
        &metadata.date,
        &metadata.url,
    ]
    .into_iter()
    .filter_map(|found| found.as_ref()?.at)
}

/// The records of a dossier, in any order, not checked yet.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What it is about.
    pub about: About,
    /// The articles.
    pub articles: Vec<(ArticleId, Entry)>,
    /// How the table stands.
    pub arrangement: Arrangement,
    /// The claims.
    pub claims: Vec<(ClaimId, Claim)>,
    /// The mentions.
    pub mentions: Vec<(MentionId, Mention)>,
    /// The sources.
    pub sources: Vec<(SourceId, Source)>,
    /// The namings.
    pub namings: Vec<(NamingId, Naming)>,
    /// The notes.
    pub notes: Vec<(NoteId, Note)>,
    /// The analyst's pins.
    pub pins: Vec<(PinPair, Pin)>,
    /// The codebook.
    pub tags: Vec<(TagId, Tag)>,
    /// How claims bear on one another.
    pub relations: Vec<(ClaimPair, Relation)>,
    /// Sources that are not one.
    pub never_merge: Vec<SourcePair>,
    /// Suggestions that were rejected.
    pub dismissed: Vec<Dismissed>,
}

/// A record of a dossier, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// Order, hidden columns, pivot, and from which score links are shown.
    Arrangement,
    /// An article.
    Article(ArticleId),
    /// A claim.
    Claim(ClaimId),
    /// A mention.
    Mention(MentionId),
    /// A source.
    Source(SourceId),
    /// A naming of a source.
    Naming(NamingId),
    /// A note.
    Note(NoteId),
    /// A pin; it has no id but its two places.
    Pin(PinPair),
    /// A tag.
    Tag(TagId),
    /// How two claims bear on one another.
    Relation(ClaimPair),
    /// Two sources that are not one.
    NeverMerge(SourcePair),
    /// A suggestion that was rejected; it has no id but its place.
    Dismissed(Dismissed),
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arrangement => f.write_str("the arrangement"),
            Self::Article(id) => write!(f, "article {id}"),
            Self::Claim(id) => write!(f, "claim {id}"),
            Self::Mention(id) => write!(f, "mention {id}"),
            Self::Source(id) => write!(f, "source {id}"),
            Self::Naming(id) => write!(f, "naming {id}"),
            Self::Note(id) => write!(f, "note {id}"),
            Self::Tag(id) => write!(f, "tag {id}"),
            Self::Dismissed(Dismissed { at, .. }) => write!(f, "dismissed {} {:?}", at.article, at.span),
            Self::Relation(ClaimPair { from, to }) => write!(f, "relation {from} – {to}"),
            Self::NeverMerge(SourcePair { a, b }) => write!(f, "never_merge {a} – {b}"),
            Self::Pin(PinPair { a, b }) => {
                write!(f, "pin {} {:?} – {} {:?}", a.article, a.span, b.article, b.span)
            }
        }
    }
}

/// Why records do not make a dossier: one thing wrong with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct Fault {
    /// The record.
    pub record: Record,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Two records have one id.
    #[error("there is another record of this id")]
    Repeated,
    /// How two claims bear on one another stands there twice: most words are the same from
    /// either side.
    #[error("how these two claims bear on one another is said twice; from either side it is the same")]
    RelatedTwice,
    /// The id leaves no room for new ones.
    #[error("the number of the id is too large")]
    IdTooLarge,
    /// It refers to a record that is not there.
    #[error("it refers to {0}, which is not there")]
    Missing(Record),
    /// It refers to a passage that is not in the article.
    #[error("the passage {span:?} is not in the text of article {article}")]
    OutsideArticle {
        /// The article.
        article: ArticleId,
        /// The passage.
        span: Span,
    },
    /// It marks a place without any passage.
    #[error("it marks no passage")]
    NoPassage,
    /// Its passages overlap or are not in the order of the text.
    #[error("the passage {0:?} overlaps the one before it or stands before it in the text")]
    OutOfOrder(Span),
    /// It joins passages of one article.
    #[error("both passages are in article {0}; a link joins two articles")]
    SameArticle(ArticleId),
    /// It would stand above itself.
    #[error("it stands above itself")]
    Circle,
    /// It joins a record with itself.
    #[error("it is the same on both sides")]
    Itself,
    /// The order of the columns has an article twice.
    #[error("the order of the columns has article {0} twice")]
    ListedTwice(ArticleId),
    /// The order of the columns lacks an article.
    #[error("the order of the columns lacks article {0}")]
    NotListed(ArticleId),
}

impl Dossier {
    /// The dossier of `parts`.
    ///
    /// # Errors
    /// Every fault of every record, if there is one; then there is no dossier.
    pub fn from_parts(parts: Parts) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let articles = parts.articles.into_iter().map(|(id, entry)| (id, Arc::new(entry)));
        let dossier = Self {
            about: parts.about,
            articles: table(articles, Record::Article, &mut faults),
            arrangement: parts.arrangement,
            claims: table(parts.claims, Record::Claim, &mut faults),
            mentions: table(parts.mentions, Record::Mention, &mut faults),
            sources: table(parts.sources, Record::Source, &mut faults),
            namings: table(parts.namings, Record::Naming, &mut faults),
            notes: table(parts.notes, Record::Note, &mut faults),
            pins: table(parts.pins, Record::Pin, &mut faults),
            tags: table(parts.tags, Record::Tag, &mut faults),
            relations: table(parts.relations, Record::Relation, &mut faults),
            never_merge: table(
                parts.never_merge.into_iter().map(|pair| (pair, ())),
                Record::NeverMerge,
                &mut faults,
            ),
            dismissed: table(
                parts.dismissed.into_iter().map(|what| (what, ())),
                Record::Dismissed,
                &mut faults,
            ),
        };
        faults.extend(dossier.faults());
        if faults.is_empty() { Ok(dossier) } else { Err(faults) }
    }

    /// What is wrong with the dossier's records. Empty, unless an action let
    /// through what [`Dossier::from_parts`] would refuse.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut check = Check {
            dossier: self,
            record: Record::Arrangement,
            faults: Vec::new(),
        };
        check.arrangement();
        check.articles();
        check.ids();
        check.claims();
        check.sources();
        check.marks();
        check.notes();
        check.pins();
        check.faults
    }
}

/// The table of `records`; what stands twice is a fault.
fn table<K: Ord + Copy, V>(
    records: impl IntoIterator<Item = (K, V)>,
    name: impl Fn(K) -> Record,
    faults: &mut Vec<Fault>,
) -> BTreeMap<K, V> {
    let mut table = BTreeMap::new();
    for (id, value) in records {
        if table.insert(id, value).is_some() {
            let record = name(id);
            faults.push(Fault {
                record,
                kind: match record {
                    Record::Relation(_) => FaultKind::RelatedTwice,
                    _ => FaultKind::Repeated,
                },
            });
        }
    }
    table
}

/// Collects the faults of the record at hand.
struct Check<'a> {
    dossier: &'a Dossier,
    record: Record,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn push(&mut self, kind: FaultKind) {
        let record = self.record;
        self.faults.push(Fault { record, kind });
    }

    /// Notes that `record` is not there, unless it is.
    fn refers(&mut self, record: Record) {
        let there = match record {
            Record::Arrangement => true,
            Record::Article(id) => self.dossier.articles.contains_key(&id),
            Record::Claim(id) => self.dossier.claims.contains_key(&id),
            Record::Mention(id) => self.dossier.mentions.contains_key(&id),
            Record::Source(id) => self.dossier.sources.contains_key(&id),
            Record::Naming(id) => self.dossier.namings.contains_key(&id),
            Record::Note(id) => self.dossier.notes.contains_key(&id),
            Record::Pin(pair) => self.dossier.pins.contains_key(&pair),
            Record::Tag(id) => self.dossier.tags.contains_key(&id),
            Record::Relation(pair) => self.dossier.relations.contains_key(&pair),
            Record::NeverMerge(pair) => self.dossier.never_merge.contains_key(&pair),
            Record::Dismissed(what) => self.dossier.dismissed.contains_key(&what),
        };
        if !there {
            self.push(FaultKind::Missing(record));
        }
    }

    fn arrangement(&mut self) {
        let arrangement = &self.dossier.arrangement;
        let mut seen = BTreeSet::new();
        for id in &arrangement.order {
            self.refers(Record::Article(*id));
            if !seen.insert(*id) {
                self.push(FaultKind::ListedTwice(*id));
            }
        }
        for id in self.dossier.articles.keys().filter(|id| !seen.contains(id)) {
            self.push(FaultKind::NotListed(*id));
        }
        for id in arrangement.hidden.iter().chain(&arrangement.pivot) {
            self.refers(Record::Article(*id));
        }
    }

    fn articles(&mut self) {
        for (id, entry) in &self.dossier.articles {
            self.record = Record::Article(*id);
            let folds = entry.folds.iter().map(|fold| fold.span);
            for span in places_of(&entry.metadata).chain(folds) {
                self.place(*id, span);
            }
            if let Some(source) = entry.copy_of {
                self.refers(Record::Source(source));
            }
        }
    }

    fn claims(&mut self) {
        for (id, claim) in &self.dossier.claims {
            self.record = Record::Claim(*id);
            for tag in &claim.tags {
                self.refers(Record::Tag(*tag));
            }
        }
        for (id, tag) in &self.dossier.tags {
            self.record = Record::Tag(*id);
            if let Some(parent) = tag.parent {
                self.refers(Record::Tag(parent));
                if upwards(&self.dossier.tags, parent).contains(id) {
                    self.push(FaultKind::Circle);
                }
            }
        }
        for pair in self.dossier.relations.keys() {
            self.record = Record::Relation(*pair);
            self.refers(Record::Claim(pair.from));
            self.refers(Record::Claim(pair.to));
            if pair.from == pair.to {
                self.push(FaultKind::Itself);
            }
        }
    }

    fn sources(&mut self) {
        let sources = &self.dossier.sources;
        for (id, source) in sources {
            self.record = Record::Source(*id);
            if let Some(parent) = source.parent {
                self.refers(Record::Source(parent));
                let above = |id: &SourceId| sources.get(id).and_then(|source| source.parent);
                let mut line = std::iter::successors(Some(parent), above).take(sources.len());
                if line.any(|other| other == *id) {
                    self.push(FaultKind::Circle);
                }
            }
        }
        for pair in self.dossier.never_merge.keys() {
            self.record = Record::NeverMerge(*pair);
            self.refers(Record::Source(pair.a));
            self.refers(Record::Source(pair.b));
            if pair.a == pair.b {
                self.push(FaultKind::Itself);
            }
        }
    }

    fn ids(&mut self) {
        let Dossier {
            articles,
            claims,
            mentions,
            sources,
            namings,
            notes,
            tags,
            ..
        } = self.dossier;
        let last = [
            articles
                .last_key_value()
                .map(|(id, _)| (Record::Article(*id), id.0, MOST_ARTICLE)),
            claims
                .last_key_value()
                .map(|(id, _)| (Record::Claim(*id), id.0, MOST_ID)),
            mentions
                .last_key_value()
                .map(|(id, _)| (Record::Mention(*id), id.0, MOST_ID)),
            sources
                .last_key_value()
                .map(|(id, _)| (Record::Source(*id), id.0, MOST_ID)),
            namings
                .last_key_value()
                .map(|(id, _)| (Record::Naming(*id), id.0, MOST_ID)),
            notes.last_key_value().map(|(id, _)| (Record::Note(*id), id.0, MOST_ID)),
            tags.last_key_value().map(|(id, _)| (Record::Tag(*id), id.0, MOST_ID)),
        ];
        for (record, number, most) in last.into_iter().flatten() {
            if number > most {
                self.record = record;
                self.push(FaultKind::IdTooLarge);
            }
        }
    }

    fn marks(&mut self) {
        for (id, mention) in &self.dossier.mentions {
            self.record = Record::Mention(*id);
            self.refers(Record::Claim(mention.claim));
            self.anchor(&mention.at);
            if let Some(attribution) = &mention.attribution {
                self.refers(Record::Source(attribution.source));
                for through in &attribution.via {
                    self.refers(Record::Source(*through));
                }
                if let Some(cue) = attribution.cue {
                    self.place(mention.at.article, cue);
                }
            }
        }
        for (id, naming) in &self.dossier.namings {
            self.record = Record::Naming(*id);
            self.refers(Record::Source(naming.source));
            self.anchor(&naming.at);
        }
    }

    fn notes(&mut self) {
        for (id, note) in &self.dossier.notes {
            self.record = Record::Note(*id);
            match &note.on {
                Target::Dossier => {}
                Target::Article(id) => self.refers(Record::Article(*id)),
                Target::Passage(anchor) => self.anchor(anchor),
                Target::Claim(id) => self.refers(Record::Claim(*id)),
                Target::Mention(id) => self.refers(Record::Mention(*id)),
                Target::Source(id) => self.refers(Record::Source(*id)),
            }
        }
    }

    fn pins(&mut self) {
        for what in self.dossier.dismissed.keys() {
            self.record = Record::Dismissed(*what);
            self.refers(Record::Article(what.at.article));
            self.place(what.at.article, what.at.span);
        }
        for pair in self.dossier.pins.keys() {
            self.record = Record::Pin(*pair);
            for place in [pair.a, pair.b] {
                self.refers(Record::Article(place.article));
                self.place(place.article, place.span);
            }
            if pair.a.article == pair.b.article {
                self.push(FaultKind::SameArticle(pair.a.article));
            }
        }
    }

    fn anchor(&mut self, at: &Anchor) {
        self.refers(Record::Article(at.article));
        if at.fragments.is_empty() {
            self.push(FaultKind::NoPassage);
        }
        let mut end = 0;
        for span in &at.fragments {
            self.place(at.article, *span);
            if span.start < end {
                self.push(FaultKind::OutOfOrder(*span));
            }
            end = end.max(span.end);
        }
    }

    /// Notes a span that is not in its article; an article that is not there is
    /// another fault.
    fn place(&mut self, article: ArticleId, span: Span) {
        let outside = |entry: &Entry| !span.within(&entry.article.text);
        if self.dossier.article(article).is_some_and(outside) {
            self.push(FaultKind::OutsideArticle { article, span });
        }
    }
}

#[cfg(test)]
mod tests;
