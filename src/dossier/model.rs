//! The records of a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::assessment::Assessment;
use super::codebook::{Codebook, Tag};
use super::contents::Contents;
pub use super::pin::{Dismissed, Pin, PinPair, Place, Suggested};
pub(super) use super::proposed::Proposed;
use super::relation::{ClaimPair, Relation};
pub use super::source::{RELIABILITY, Source, SourceKind, SourcePair};
use super::status::Overruled;
use crate::align::ShownFrom;
use crate::article::{Article, ArticleId, Fold, Metadata};
use crate::text::Span;

macro_rules! short_id {
    ($name:ident, $prefix:literal, $what:literal) => {
        #[doc = concat!("Stable short id of ", $what, ", written `", $prefix, "1`, `", $prefix, "2`, …")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.strip_prefix($prefix)
                    .filter(|digits| !digits.starts_with('+'))
                    .and_then(|digits| digits.parse().ok())
                    .map(Self)
                    .ok_or_else(|| {
                        format!(
                            concat!(
                                "{:?} is not the id of ",
                                $what,
                                " (",
                                $prefix,
                                "1, ",
                                $prefix,
                                "2, …)"
                            ),
                            text
                        )
                    })
            }
        }
    };
}

short_id!(ClaimId, "c", "a claim");
short_id!(MentionId, "m", "a mention");
short_id!(SourceId, "s", "a source");
short_id!(NamingId, "k", "a naming");
short_id!(NoteId, "n", "a note");
short_id!(TagId, "t", "a tag");
short_id!(ProposedId, "p", "a mark to review");

/// Everything the analyst has: articles, claims, sources, marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    pub(super) about: About,
    pub(super) articles: BTreeMap<ArticleId, Arc<Entry>>,
    pub(super) arrangement: Arrangement,
    pub(super) contents: Contents,
    pub(super) claims: BTreeMap<ClaimId, Claim>,
    pub(super) mentions: BTreeMap<MentionId, Mention>,
    pub(super) sources: BTreeMap<SourceId, Source>,
    pub(super) namings: BTreeMap<NamingId, Naming>,
    pub(super) notes: BTreeMap<NoteId, Note>,
    pub(super) pins: BTreeMap<PinPair, Pin>,
    pub(super) tags: Codebook,
    pub(super) relations: BTreeMap<ClaimPair, Relation>,
    #[allow(clippy::zero_sized_map_values, reason = "one kind of change serves every table")]
    pub(super) never_merge: BTreeMap<SourcePair, ()>,
    #[allow(clippy::zero_sized_map_values, reason = "one kind of change serves every table")]
    pub(super) dismissed: BTreeMap<Dismissed, ()>,
    pub(super) proposed: BTreeMap<ProposedId, Proposed>,
}

/// What the dossier is about and whose work it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The event, in the analyst's words.
    pub title: String,
    /// Who made the dossier.
    pub analyst: String,
    /// The analyst's introduction to the report.
    pub introduction: String,
}

/// An article with what the analyst decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The text and where it came from.
    pub article: Arc<Article>,
    /// What it says of itself, as corrected.
    pub metadata: Metadata,
    /// What is folded out of sight, in text order, not overlapping.
    pub folds: Vec<Fold>,
    /// The analyst has read it: only then does a missing mention mean silence.
    pub read: bool,
    /// The source whose text this is a copy of, wholly or mostly: an agency's report
    /// printed by an outlet.
    pub copy_of: Option<SourceId>,
}

impl Entry {
    /// Whether sentence `index` is folded away as furniture.
    #[must_use]
    pub fn is_folded(&self, index: usize) -> bool {
        self.article
            .sentences
            .get(index)
            .is_some_and(|sentence| self.fold_at(sentence.span).is_some())
    }

    /// Whether there is text that is not furniture.
    #[must_use]
    pub fn has_text(&self) -> bool {
        (0..self.article.sentences.len()).any(|index| !self.is_folded(index))
    }

    /// The fold that covers `span`.
    #[must_use]
    pub fn fold_at(&self, span: Span) -> Option<&Fold> {
        let after = self.folds.partition_point(|fold| fold.span.end <= span.start);
        self.folds.get(after).filter(|fold| fold.span.contains(span))
    }

    /// The outlet, or the file's name where no outlet is known.
    #[must_use]
    pub fn outlet(&self) -> &str {
        self.metadata
            .outlet
            .as_ref()
            .map_or(self.article.origin.file_name.as_str(), |found| found.value.as_str())
    }
}

/// How the table stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// All articles, left to right.
    pub order: Vec<ArticleId>,
    /// Columns out of sight.
    pub hidden: BTreeSet<ArticleId>,
    /// The article whose order the rows follow.
    pub pivot: Option<ArticleId>,
    /// The score from which links are shown, where the analyst set one.
    pub shown_from: Option<ShownFrom>,
}

/// A statement of the analyst's, in the analyst's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The statement.
    pub statement: String,
    /// The number key (1–9) that marks a passage as this claim.
    pub key: Option<u8>,
    /// What the value of a mention answers: "how many", "which date"; empty for a claim
    /// that asks for none. A claim that leaves two things open is two claims.
    pub asks: String,
    /// Tags from the codebook.
    pub tags: BTreeSet<TagId>,
    /// The analyst's own judgement.
    pub assessment: Assessment,
    /// Where the claim stands, against what the marks say.
    pub overruled: Option<Overruled>,
}

/// What an article does with a claim. The article's, never the analyst's view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// States it as so.
    #[default]
    Asserts,
    /// States that it is not so.
    Denies,
    /// Asks, doubts.
    Questions,
    /// States it with reserve: may, is said to, is expected.
    Hedges,
    /// Passes on that somebody says so.
    Reports,
}

impl Stance {
    /// All stances, in the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::Asserts,
        Self::Denies,
        Self::Questions,
        Self::Hedges,
        Self::Reports,
    ];

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::Questions => "questions",
            Self::Hedges => "hedges",
            Self::Reports => "reports",
        }
    }

    /// Whether the article says it is so, in its own voice or another's, with reserve or
    /// without: not that it is not so, and not only asks.
    #[must_use]
    pub const fn states(self) -> bool {
        matches!(self, Self::Asserts | Self::Hedges | Self::Reports)
    }

    /// The sign for it; always shown with the word or beside colour, never alone.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Asserts => "✓",
            Self::Denies => "✗",
            Self::Questions => "?",
            Self::Hedges => "◐",
            Self::Reports => "❝",
        }
    }
}

/// A place in an article: one or more spans, in text order, not overlapping.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The article.
    pub article: ArticleId,
    /// The spans; never empty.
    pub fragments: Vec<Span>,
}

impl Anchor {
    /// An anchor of one span.
    #[must_use]
    pub fn new(article: ArticleId, span: Span) -> Self {
        Self {
            article,
            fragments: vec![span],
        }
    }

    /// The span from the first fragment's start to the last one's end.
    #[must_use]
    pub fn cover(&self) -> Span {
        match (self.fragments.first(), self.fragments.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::new(0, 0),
        }
    }

    /// The text of the fragments, joined by an ellipsis.
    #[must_use]
    pub fn quote(&self, text: &str) -> String {
        let parts: Vec<&str> = self.fragments.iter().map(|span| span.of(text)).collect();
        parts.join(" … ")
    }
}

/// A place in an article that bears on a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The claim.
    pub claim: ClaimId,
    /// Where.
    pub at: Anchor,
    /// What the article does with the claim here.
    pub stance: Stance,
    /// The value given for the claim's open slot (what number, which date).
    pub value: String,
    /// Who is said to have said it.
    pub attribution: Option<Attribution>,
}

/// Who a mention is attributed to, and by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source.
    pub source: SourceId,
    /// Through whom it came, from the article's side: each passes on the next, the last
    /// one the source.
    pub via: Vec<SourceId>,
    /// The words that attribute ("kata", "menurut"), if marked.
    pub cue: Option<Span>,
}

/// A place in an article that names a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// The source.
    pub source: SourceId,
    /// Where.
    pub at: Anchor,
}

/// A note of the analyst's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is on.
    pub on: Target,
    /// The note.
    pub text: String,
}

/// What a note can be on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The whole dossier.
    Dossier,
    /// An article.
    Article(ArticleId),
    /// A passage.
    Passage(Anchor),
    /// A claim.
    Claim(ClaimId),
    /// A mention.
    Mention(MentionId),
    /// A source.
    Source(SourceId),
}

impl Dossier {
    /// What it is about.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// The articles by id.
    #[must_use]
    pub const fn articles(&self) -> &BTreeMap<ArticleId, Arc<Entry>> {
        &self.articles
    }

    /// One article.
    #[must_use]
    pub fn article(&self, id: ArticleId) -> Option<&Entry> {
        self.articles.get(&id).map(Arc::as_ref)
    }

    /// How the table stands.
    #[must_use]
    pub const fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// The claims by id.
    #[must_use]
    pub const fn claims(&self) -> &BTreeMap<ClaimId, Claim> {
        &self.claims
    }

    /// The mentions by id.
    #[must_use]
    pub const fn mentions(&self) -> &BTreeMap<MentionId, Mention> {
        &self.mentions
    }

    /// The sources by id.
    #[must_use]
    pub const fn sources(&self) -> &BTreeMap<SourceId, Source> {
        &self.sources
    }

    /// The namings by id.
    #[must_use]
    pub const fn namings(&self) -> &BTreeMap<NamingId, Naming> {
        &self.namings
    }

    /// The notes by id.
    #[must_use]
    pub const fn notes(&self) -> &BTreeMap<NoteId, Note> {
        &self.notes
    }

    /// The analyst's pins.
    #[must_use]
    pub const fn pins(&self) -> &BTreeMap<PinPair, Pin> {
        &self.pins
    }

    /// The codebook.
    #[must_use]
    pub const fn tags(&self) -> &Codebook {
        &self.tags
    }

    /// One tag.
    #[must_use]
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(&id)
    }

    /// How claims bear on one another.
    #[must_use]
    pub const fn relations(&self) -> &BTreeMap<ClaimPair, Relation> {
        &self.relations
    }

    /// Whether the analyst rejected a suggestion.
    #[must_use]
    pub fn is_dismissed(&self, suggestion: &Dismissed) -> bool {
        self.dismissed.contains_key(suggestion)
    }

    /// The suggestions that the analyst rejected.
    pub fn dismissed(&self) -> impl Iterator<Item = Dismissed> + '_ {
        self.dismissed.keys().copied()
    }

    /// Pairs of sources that are not one, whatever their names look like.
    pub fn never_merge(&self) -> impl Iterator<Item = SourcePair> + '_ {
        self.never_merge.keys().copied()
    }

    /// The columns in sight, left to right.
    pub fn columns(&self) -> impl Iterator<Item = ArticleId> + '_ {
        self.arrangement
            .order
            .iter()
            .copied()
            .filter(|id| !self.arrangement.hidden.contains(id))
    }

    /// The article whose order the rows follow: the one chosen, if it is in
    /// sight, or the first column.
    #[must_use]
    pub fn pivot(&self) -> Option<ArticleId> {
        self.arrangement
            .pivot
            .filter(|id| self.articles.contains_key(id) && !self.arrangement.hidden.contains(id))
            .or_else(|| self.columns().next())
    }
}
