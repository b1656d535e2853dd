//! What the analyst can do to a dossier, and why it may be refused.

use super::codebook::Tag;
use super::contents::Contents;
use super::model::{
    About, Anchor, Attribution, Claim, ClaimId, Dismissed, Entry, Mention, MentionId, NamingId, NoteId, Pin, Place,
    ProposedId, Source, SourceId, Stance, TagId, Target,
};
use super::proposed::Proposed;
use super::relation::Relation;
use crate::align::ShownFrom;
use crate::article::{ArticleId, Metadata};
use crate::text::Span;

/// One thing the analyst does: one step in the history.
#[derive(Clone, Debug)]
pub enum Action {
    /// Adds articles at the right.
    AddArticles(Vec<Entry>),
    /// Removes an article with every mark in it.
    RemoveArticle(ArticleId),
    /// Corrects what is known of an article.
    SetMetadata(ArticleId, Metadata),
    /// Says whether an article has been read.
    SetRead(ArticleId, bool),
    /// Brings a fold back into the text.
    Unfold(ArticleId, Span),
    /// Folds sentences away as furniture.
    Fold(ArticleId, Span),
    /// Sets title, analyst, introduction.
    SetAbout(About),
    /// Chooses what stands in the report, and in which order.
    SetContents(Contents),
    /// Makes an article the pivot.
    SetPivot(ArticleId),
    /// Moves a column to a place in the order.
    MoveColumn(ArticleId, usize),
    /// Hides a column or shows it again.
    SetHidden(ArticleId, bool),
    /// Shows every column.
    ShowAllColumns,
    /// Shows links from a score; `None`: as the app finds best.
    SetShownFrom(Option<ShownFrom>),
    /// Marks a place.
    Mark(Anchor, MarkAs),
    /// Marks many places alike, in one step.
    MarkMany(Vec<Anchor>, MarkAs),
    /// Changes a mention.
    EditMention(MentionId, Mention),
    /// Removes a mention.
    DeleteMention(MentionId),
    /// Makes a claim with all its marks at once.
    TakeUp(Box<TakenUp>),
    /// Makes a claim.
    AddClaim(Claim),
    /// Changes a claim.
    EditClaim(ClaimId, Claim),
    /// Removes a claim with its mentions.
    DeleteClaim(ClaimId),
    /// Makes two claims one: the second takes over all that the first has.
    MergeClaims(ClaimId, ClaimId),
    /// Gives some mentions of a claim to a new one with this statement.
    SplitClaim(ClaimId, Vec<MentionId>, String),
    /// Says how a claim bears on another; `None` takes the word back.
    Relate(ClaimId, ClaimId, Option<Relation>),
    /// Puts a tag into the codebook.
    AddTag(Tag),
    /// Puts a tag into the codebook and gives it to a claim.
    TagAnew(ClaimId, Tag),
    /// Changes a tag.
    EditTag(TagId, Tag),
    /// Removes a tag; those below it go one up, claims lose it.
    DeleteTag(TagId),
    /// Makes two tags one: claims with the first have the second, and so do tags below it.
    MergeTags(TagId, TagId),
    /// Gives some claims of a tag to a new tag of this name beside it.
    SplitTag(TagId, Vec<ClaimId>, String),
    /// Makes a source.
    AddSource(Source),
    /// Changes a source.
    EditSource(SourceId, Source),
    /// Removes a source; mentions stay, without it.
    DeleteSource(SourceId),
    /// Makes two sources one: the second takes over the marks, names and places of the
    /// first.
    MergeSources(SourceId, SourceId),
    /// Says that two sources are not one, whatever their names look like; `false` takes
    /// the word back.
    KeepSourcesApart(SourceId, SourceId, bool),
    /// Says whose text an article is a copy of.
    SetCopyOf(ArticleId, Option<SourceId>),
    /// Puts the source of this name, made if it is new, to a use.
    PutSource(String, SourceUse),
    /// Removes a naming of a source.
    DeleteNaming(NamingId),
    /// Attributes a mention to the source of this name, made if it is new.
    Attribute(MentionId, String, Option<Span>),
    /// Attributes some mentions, each to the source of this name, through whom it came.
    AttributeMany(Vec<(MentionId, Said)>),
    /// Writes a note.
    AddNote(Target, String),
    /// Changes a note's text; an empty text removes the note.
    EditNote(NoteId, String),
    /// Rejects a suggestion for good, all it rests on; `false` lets it be made again.
    Dismiss(Vec<Dismissed>, bool),
    /// Adds articles and marks of others to review, on them or on those that are there. An
    /// article to come has the next free id.
    BringIn(Vec<Entry>, Vec<Proposed>),
    /// Makes marks of one's own of marks of others.
    AcceptProposed(Vec<ProposedId>),
    /// Rejects marks of others for good; `false` offers them again.
    RejectProposed(Vec<ProposedId>, bool),
    /// Says whether the two sentences of each pair tell the same thing; `None` takes
    /// the word back.
    SetPins(Vec<(Place, Place)>, Option<Pin>),
}

/// What a place is marked as.
#[derive(Clone, Debug)]
pub enum MarkAs {
    /// A mention of a claim that is there.
    Claim(ClaimId, Stance, Option<Attribution>),
    /// A mention of a new claim with this statement.
    NewClaim(String, Stance, Option<Attribution>),
    /// A naming of the source of this name, made if it is new.
    Source(String),
    /// A note.
    Note(String),
}

/// A claim with its marks, as the machine found them and the analyst takes them up.
#[derive(Clone, Debug)]
pub struct TakenUp {
    /// The claim’s statement.
    pub statement: String,
    /// What its value answers; empty for a claim that asks for none.
    pub asks: String,
    /// Its marks.
    pub marks: Vec<TakenMark>,
}

/// A mark of a claim that is taken up.
#[derive(Clone, Debug)]
pub struct TakenMark {
    /// Where.
    pub at: Anchor,
    /// What the article does with the claim.
    pub stance: Stance,
    /// Its value; empty for none.
    pub value: String,
    /// Who is said to have said it.
    pub said: Option<Said>,
}

/// Who said something, by name: sources are found, or made, by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Who.
    pub name: String,
    /// The words that say so.
    pub cue: Option<Span>,
    /// Through whom it came, from the article’s side.
    pub via: Vec<String>,
}

/// What a source found by its name, or made, is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceUse {
    /// The source belongs to it.
    ParentOf(SourceId),
    /// The article is a copy of its text.
    CopiedBy(ArticleId),
    /// The mention came through it: the last before who said it.
    Through(MentionId),
}

/// Why an action cannot be done, in words for the analyst.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Something named is not there (any more).
    #[error("{0} is not in this dossier any more")]
    Gone(String),
    /// A span does not fit its article.
    #[error("the passage {span:?} is not in article {article}")]
    OutsideArticle {
        /// The article.
        article: ArticleId,
        /// The span.
        span: Span,
    },
    /// A text that must say something is empty.
    #[error("{0} cannot be empty")]
    Empty(&'static str),
    /// The same text is already there.
    #[error("{file} is already here as article {article}: same bytes, same SHA-256")]
    Duplicate {
        /// The file that was to be added.
        file: String,
        /// The article that has the same bytes.
        article: ArticleId,
    },
    /// A name that must be unique is taken.
    #[error("there is already a source named “{0}”")]
    NameTaken(String),
    /// A tag's name is taken among those beside it.
    #[error("there is already a tag named “{0}” here")]
    TagTaken(String),
    /// A tag would be above itself, or a source belong to itself.
    #[error("{0} would then stand above itself")]
    Circle(String),
    /// Something cannot be done with a record and itself.
    #[error("{0} is the same on both sides")]
    Itself(String),
    /// A rating beyond its scale.
    #[error("credibility goes from 1 to 6, not {0}")]
    BadCredibility(u8),
    /// A claim's status overruled without saying why.
    #[error("a status of your own needs a reason")]
    NoReason,
    /// A source stands in a chain already.
    #[error("{0} is in this chain already")]
    InChain(String),
    /// A chain without anybody at its end.
    #[error("nobody is said to have said it yet; a chain ends with who said it")]
    NoSpeaker,
    /// The day of a rating is no day of the calendar.
    #[error("“{0}” is no date; write it as 2026-11-25")]
    NoDate(String),
    /// A pin within one article.
    #[error("both passages are in article {0}; a link joins two articles")]
    SameArticle(ArticleId),
}
