//! The report as a tree: everything a reader sees, in order, in no format.
//!
//! Text in the tree is exact: a writer escapes it. Things that point at each
//! other do so by the dossier's stable ids, which a report shows (`c1`, `m3`,
//! `s2`), so that a reader can find them in the project file.

mod claim;
mod prose;
mod text;
mod timeline;

use std::fmt;

pub use claim::{
    Cell, Chain, ClaimCard, Dispute, Empty, NoteText, OriginRecord, Quoted, Related, Said, Standing, TagRef, Version,
    VoiceRef,
};
pub use prose::{Block, Inline};
pub use text::{
    Basis, FoldRecord, Mark, MarkKind, Passage, Passages, ReuseRecord, Row, Run, TextParagraph, TextPart, TextRecord,
};

pub use timeline::{Day, New, Timeline};

use jiff::civil::Date;

use crate::article::ArticleId;
use crate::dossier::{Assessment, ClaimId, MentionId, NamingId, NoteId, Section, SourceId, SourceKind, Stance, TagId};
use crate::text::Span;

/// A report, section by section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it is about, who made it, from what.
    pub masthead: Masthead,
    /// The sections that stand in it, in order.
    pub sections: Vec<Section>,
    /// What of the dossier does not, as the analyst chose.
    pub left_out: LeftOut,
    /// The analyst's introduction.
    pub introduction: Vec<Block>,
    /// The articles in column order.
    pub articles: Vec<ArticleRecord>,
    /// The disputed claims: those that are by their marks, and those that the analyst says are.
    pub disputes: Vec<Dispute>,
    /// Every claim by its id, with what each article says of it in the order of `articles`.
    pub claims: Vec<ClaimCard>,
    /// The aligned passages.
    pub passages: Passages,
    /// The voices: persons, organisations, documents that are cited.
    pub voices: Vec<Voice>,
    /// What was told when.
    pub timeline: Timeline,
    /// The analyst's notes.
    pub notes: Vec<NoteRecord>,
    /// How the report was made and what it cannot say.
    pub method: Method,
    /// The codebook, as its tree reads.
    pub tags: Vec<TagRecord>,
    /// The articles' texts in full, in the order of `articles`.
    pub texts: Vec<TextRecord>,
}

impl Report {
    /// The record of an article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&ArticleRecord> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The card of a claim.
    #[must_use]
    pub fn claim(&self, id: ClaimId) -> Option<&ClaimCard> {
        let at = self.claims.binary_search_by_key(&id, |card| card.id).ok()?;
        self.claims.get(at)
    }

    /// The quotations of all claims, by claim and article.
    pub fn quotations(&self) -> impl Iterator<Item = &Quoted> + '_ {
        self.claims.iter().flat_map(ClaimCard::quotations)
    }

    /// The claims that the analyst has judged, each with the judgement.
    pub fn judged(&self) -> impl Iterator<Item = (&ClaimCard, &Assessment)> + '_ {
        let cards = self.claims.iter();
        cards.filter_map(|card| Some((card, card.assessment.as_ref()?)))
    }
}

/// What of the dossier the analyst left out of the report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The articles, each with its outlet.
    pub articles: Vec<(ArticleId, String)>,
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// The sections.
    pub sections: Vec<Section>,
}

impl LeftOut {
    /// Whether all of the dossier stands in the report.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.articles.is_empty() && self.claims.is_empty() && self.sections.is_empty()
    }
}

/// What stands at the head of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The event, in the analyst's words; may be empty.
    pub title: String,
    /// The analyst; may be empty.
    pub analyst: String,
    /// The window of time the articles are from.
    pub window: Window,
    /// How much there is of everything.
    pub counts: Counts,
    /// When the report was made; may be empty.
    pub generated_at: String,
    /// The program's version.
    pub version: String,
    /// The project file's name; empty when there is none.
    pub project_file: String,
    /// SHA-256 of the project file; empty when there is none.
    pub project_sha256: String,
}

/// From when to when the articles are, by the dates they give themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The earliest and the latest date that could be read.
    pub dates: Option<(Date, Date)>,
    /// Articles without a date, or with one that could not be read.
    pub undated: Vec<ArticleId>,
}

/// How much there is of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: usize,
    /// Articles the analyst has read.
    pub read: usize,
    /// Claims.
    pub claims: usize,
    /// Claims by where they stand, in the order of `Status::ALL`.
    pub statuses: [usize; 4],
    /// Mentions.
    pub mentions: usize,
    /// Voices.
    pub voices: usize,
    /// Rows of aligned passages.
    pub rows: usize,
    /// Rows that more than one article tells.
    pub shared_rows: usize,
}

/// An article in the source register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRecord {
    /// Its id, shown as its siglum.
    pub id: ArticleId,
    /// The outlet, or the file's name where none is known.
    pub outlet: String,
    /// The headline; may be empty, like all that follows up to `url`.
    pub headline: String,
    /// Who wrote it.
    pub byline: String,
    /// The date as the text gives it.
    pub date: String,
    /// The day that is, where it can be read in one way only.
    pub published: Option<Date>,
    /// The address it was published at.
    pub url: String,
    /// Language code, checked; empty when not known.
    pub language: String,
    /// The file it came from.
    pub file_name: String,
    /// SHA-256 of the original bytes.
    pub sha256: String,
    /// Length of the original in bytes.
    pub bytes: u64,
    /// The encoding it was read in.
    pub encoding: String,
    /// When it was imported; may be empty.
    pub captured: String,
    /// Whether the analyst has read it.
    pub read: bool,
    /// Sentences of its text, without furniture.
    pub sentences: usize,
    /// Sentences folded as page furniture.
    pub folded: usize,
    /// Whose text it is a copy of.
    pub copy_of: Option<VoiceRef>,
}

/// Paragraph numbers of one article, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Paragraphs {
    /// The first.
    pub first: u32,
    /// The last; the same as the first for one paragraph.
    pub last: u32,
}

impl fmt::Display for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "¶{}", self.first)
        } else {
            write!(f, "¶{}–{}", self.first, self.last)
        }
    }
}

/// A voice in the source register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its id.
    pub id: SourceId,
    /// The name it goes by.
    pub name: String,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// What it is; may be empty.
    pub role: String,
    /// What kind of voice it is.
    pub kind: SourceKind,
    /// Whom it belongs to or speaks for.
    pub parent: Option<VoiceRef>,
    /// Reliability by the Admiralty code, `A` to `F`.
    pub reliability: Option<char>,
    /// The day of that rating, as written; may be empty.
    pub rated: String,
    /// Why that rating; may be empty.
    pub rated_because: String,
    /// The claims it is an independent origin of.
    pub origin_of: Vec<ClaimId>,
    /// What it is said to have said, by claim.
    pub said: Vec<Saying>,
    /// Where it is named.
    pub named: Vec<NamedAt>,
    /// The analyst's notes on it.
    pub notes: Vec<NoteText>,
}

/// What a voice said, where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The mention.
    pub mention: MentionId,
    /// The claim.
    pub claim: ClaimId,
    /// The claim's statement.
    pub statement: String,
    /// The article's stance there.
    pub stance: Stance,
    /// The value; may be empty.
    pub value: String,
    /// The article.
    pub article: ArticleId,
    /// Where.
    pub paragraphs: Paragraphs,
}

/// A place that names a voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedAt {
    /// The naming.
    pub id: NamingId,
    /// The article.
    pub article: ArticleId,
    /// Where.
    pub paragraphs: Paragraphs,
    /// The name as it stands there.
    pub form: String,
    /// Where each fragment of it stands in the article's text.
    pub spans: Vec<Span>,
}

/// A note of the analyst's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRecord {
    /// Its id.
    pub id: NoteId,
    /// What it is on.
    pub on: NoteOn,
    /// The note.
    pub text: String,
}

/// What a note is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// The whole dossier.
    Dossier,
    /// An article.
    Article(ArticleId),
    /// A passage.
    Passage {
        /// The article.
        article: ArticleId,
        /// Where.
        paragraphs: Paragraphs,
        /// What stands there, fragment by fragment.
        fragments: Vec<String>,
        /// Where each fragment stands in the article's text.
        spans: Vec<Span>,
    },
    /// A claim.
    Claim(ClaimId),
    /// A mention, and its claim and article.
    Mention(MentionId, ClaimId, ArticleId),
    /// A voice and its name.
    Voice(SourceId, String),
}

/// A tag of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRecord {
    /// Its id.
    pub id: TagId,
    /// Its name with those above it: "Weapons / Missiles".
    pub path: String,
    /// When to use it and when not; may be empty.
    pub description: String,
    /// The claims that have it.
    pub claims: Vec<ClaimId>,
}

/// How the report was made and what it cannot say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Method {
    /// What a reader must know.
    pub points: Vec<Point>,
    /// The scales and signs used.
    pub scales: Vec<Scale>,
}

/// One thing a reader must know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// In two or three words.
    pub title: String,
    /// In full.
    pub text: String,
}

/// A scale and its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its name.
    pub title: String,
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Scale {
    /// Whether any step has a sign.
    #[must_use]
    pub fn has_signs(&self) -> bool {
        self.steps.iter().any(|step| !step.sign.is_empty())
    }
}

/// One step of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sign or letter; may be empty.
    pub sign: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
}
