//! A dossier from records that come from outside, checked once: after
//! [`Dossier::from_parts`] every reference leads somewhere and every mark lies
//! in its article.

mod check;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::codebook::Tag;
use super::contents::Contents;
use super::model::{
    About, Arrangement, Claim, ClaimId, Dismissed, Dossier, Entry, Mention, MentionId, Naming, NamingId, Note, NoteId,
    Pin, PinPair, Proposed, ProposedId, Source, SourceId, SourcePair, TagId,
};
use super::relation::{ClaimPair, Relation};
use crate::article::ArticleId;
use crate::import::Imported;
use crate::text::Span;

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

/// The records of a dossier, in any order, not checked yet.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What it is about.
    pub about: About,
    /// The articles.
    pub articles: Vec<(ArticleId, Entry)>,
    /// How the table stands.
    pub arrangement: Arrangement,
    /// What stands in the report.
    pub contents: Contents,
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
    /// Marks of others.
    pub proposed: Vec<(ProposedId, Proposed)>,
}

/// A record of a dossier, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// Order, hidden columns, pivot, and from which score links are shown.
    Arrangement,
    /// What stands in the report.
    Contents,
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
    /// A mark of another's, to review.
    Proposed(ProposedId),
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arrangement => f.write_str("the arrangement"),
            Self::Contents => f.write_str("what stands in the report"),
            Self::Article(id) => write!(f, "article {id}"),
            Self::Claim(id) => write!(f, "claim {id}"),
            Self::Mention(id) => write!(f, "mention {id}"),
            Self::Source(id) => write!(f, "source {id}"),
            Self::Naming(id) => write!(f, "naming {id}"),
            Self::Note(id) => write!(f, "note {id}"),
            Self::Tag(id) => write!(f, "tag {id}"),
            Self::Proposed(id) => write!(f, "proposed mark {id}"),
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
            contents: parts.contents.sound(),
            claims: table(parts.claims, Record::Claim, &mut faults),
            mentions: table(parts.mentions, Record::Mention, &mut faults),
            sources: table(parts.sources, Record::Source, &mut faults),
            namings: table(parts.namings, Record::Naming, &mut faults),
            notes: table(parts.notes, Record::Note, &mut faults),
            proposed: table(parts.proposed, Record::Proposed, &mut faults),
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
        check::faults(self)
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
