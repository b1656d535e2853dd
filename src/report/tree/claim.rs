//! A claim in a report: where it stands, what the analyst holds of it, what each
//! article says of it. The articles' and the analyst's words are never one field.

use super::Paragraphs;
use crate::article::ArticleId;
use crate::dossier::{Assessment, ClaimId, MentionId, NoteId, SourceId, Stance, Status, TagId};
use crate::text::Span;

/// A claim with what every article says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimCard {
    /// The claim's id.
    pub id: ClaimId,
    /// The statement, in the analyst's words.
    pub statement: String,
    /// What the value of a quotation answers ("how many"); may be empty.
    pub asks: String,
    /// Where it stands.
    pub standing: Standing,
    /// The analyst's judgement; `None` where nothing has been judged.
    pub assessment: Option<Assessment>,
    /// Its tags, as the codebook reads.
    pub tags: Vec<TagRef>,
    /// How it bears on other claims.
    pub relations: Vec<Related>,
    /// One cell an article, in the order of the report's articles.
    pub cells: Vec<Cell>,
    /// The analyst's notes on it.
    pub notes: Vec<NoteText>,
}

impl ClaimCard {
    /// Its quotations, by article.
    pub fn quotations(&self) -> impl Iterator<Item = &Quoted> + '_ {
        self.cells.iter().flat_map(|cell| match &cell.said {
            Said::Mentions(quotes) => quotes.as_slice(),
            Said::Empty(_) => &[],
        })
    }

    /// How many articles speak of it.
    #[must_use]
    pub fn told_by(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| matches!(cell.said, Said::Mentions(_)))
            .count()
    }
}

/// Where a claim stands, and on whom it rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands: the analyst's word, or what the marks say.
    pub status: Status,
    /// What the marks say.
    pub derived: Status,
    /// Why the marks say so, in sentences.
    pub why: Vec<String>,
    /// Why the analyst says otherwise, where the marks are overruled.
    pub overruled: Option<String>,
    /// The independent origins of what states it.
    pub origins: Vec<OriginRecord>,
    /// Articles that state it and name nobody.
    pub unsourced: Vec<ArticleId>,
}

impl Standing {
    /// How many articles state it.
    #[must_use]
    pub fn stated_by(&self) -> usize {
        let named = self.origins.iter().flat_map(|origin| &origin.articles);
        let named: std::collections::BTreeSet<_> = named.collect();
        named.len() + self.unsourced.len()
    }
}

/// An independent origin, and what goes back to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginRecord {
    /// Where the chains end.
    pub voice: VoiceRef,
    /// The articles that go back to it.
    pub articles: Vec<ArticleId>,
    /// The quotations that do, each with its chain, by article and in text order.
    pub chains: Vec<Chain>,
}

/// How a quotation came from its origin to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The quotation.
    pub mention: MentionId,
    /// Its article.
    pub article: ArticleId,
    /// Where.
    pub paragraphs: Paragraphs,
    /// From the article's side: each passes on the next or belongs to it.
    pub links: Vec<VoiceRef>,
}

/// A tag, named in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRef {
    /// Its id in the codebook.
    pub id: TagId,
    /// Its name with those above it.
    pub path: String,
}

/// How a claim bears on another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The words between this claim and the other ("contradicts").
    pub words: &'static str,
    /// The other claim.
    pub claim: ClaimId,
    /// Its statement.
    pub statement: String,
}

/// What one article says of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The article.
    pub article: ArticleId,
    /// What it says.
    pub said: Said,
}

/// What an article says of a claim, or why nothing stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It speaks of it, in text order; never empty.
    Mentions(Vec<Quoted>),
    /// Nothing is marked.
    Empty(Empty),
}

/// Why nothing stands in a cell. The four are never shown alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Empty {
    /// The analyst has not read the article.
    NotRead,
    /// The analyst has read it and marked nothing.
    Silent {
        /// Where the machine links a passage with one marked for this claim all the same.
        linked: Vec<Paragraphs>,
    },
    /// The article has no text of its own that could speak of it.
    NotApplicable,
    /// The analyst has not read it, and the machine links a passage with one
    /// marked for this claim.
    Suggested {
        /// Where.
        linked: Vec<Paragraphs>,
    },
}

/// A mention, quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The mention.
    pub id: MentionId,
    /// The claim it bears on.
    pub claim: ClaimId,
    /// The article.
    pub article: ArticleId,
    /// What the article does with the claim.
    pub stance: Stance,
    /// The value it gives; may be empty.
    pub value: String,
    /// Who is said to have said it, if it is attributed.
    pub voice: Option<VoiceRef>,
    /// Through whom it came, from the article's side: what the whole article is a copy
    /// of, who passed it on, who said it. More than `voice` alone only where somebody
    /// stands between.
    pub chain: Vec<VoiceRef>,
    /// The words that attribute it; may be empty.
    pub cue: String,
    /// Where those words stand in the article's text.
    pub cue_at: Option<Span>,
    /// The exact text, fragment by fragment.
    pub fragments: Vec<String>,
    /// Where each fragment stands in the article's text.
    pub spans: Vec<Span>,
    /// Where it stands.
    pub paragraphs: Paragraphs,
    /// The row of the aligned passages it stands in.
    pub row: Option<u32>,
    /// The analyst's notes on it.
    pub notes: Vec<NoteText>,
}

/// A voice, named in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceRef {
    /// Its id in the register.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// Its reliability, `A` to `F`.
    pub reliability: Option<char>,
}

/// A note's text beside what it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText {
    /// The note.
    pub id: NoteId,
    /// The text.
    pub text: String,
}

/// A disputed claim, version by version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The claim.
    pub claim: ClaimId,
    /// Its statement.
    pub statement: String,
    /// What is said instead of each other; fewer than two only where the analyst says
    /// that the claim is disputed and the marks do not.
    pub versions: Vec<Version>,
    /// Articles that say nothing of it.
    pub without: Vec<Cell>,
}

/// One of several versions of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value given; may be empty.
    pub value: String,
    /// Whether the claim is denied here.
    pub denied: bool,
    /// On whom it rests: where the chains of its quotations end, each with the articles.
    pub rests_on: Vec<(VoiceRef, Vec<ArticleId>)>,
    /// The articles that give it and name nobody.
    pub unsourced: Vec<ArticleId>,
    /// Who says so.
    pub quotes: Vec<Quoted>,
}
