//! The claims as JSON has them: where each stands, what the analyst holds of it, what
//! each article says of it.

use serde::Serialize;

use super::places::{Paragraphs, Place, Texts};
use super::register::{NoteText, SourceRef, TagRef, ids, notes, refs};
use super::terms::{Confidence, Stance, State, Status};
use crate::dossier;
use crate::report::tree::{self, ClaimCard, Quoted, Said};

/// A claim with what every article says of it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Claim<'a> {
    /// Its id in the project: c1, c2 and on.
    id: String,
    /// The statement, in the analyst's words.
    statement: &'a str,
    /// What the value of a mention answers ("how many"); may be empty.
    asks: &'a str,
    /// Where it stands by its marks, and on whom it rests.
    standing: Standing<'a>,
    /// The analyst's own judgement, which counts for nothing in `standing`; null where nothing has been judged.
    assessment: Option<Assessment<'a>>,
    /// Its tags.
    tags: Vec<TagRef<'a>>,
    /// How it bears on other claims.
    relations: Vec<Relation<'a>>,
    /// How many articles speak of it.
    told_by: usize,
    /// What each article says of it: one cell an article, in column order.
    cells: Vec<Cell<'a>>,
    /// The analyst's notes on it.
    notes: Vec<NoteText<'a>>,
}

/// Where a claim stands, and on whom it rests.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Standing<'a> {
    /// Where it stands: the analyst's word, or what the marks say.
    status: Status,
    /// What the marks say.
    status_by_marks: Status,
    /// Why the marks say so, in sentences.
    why: Vec<&'a str>,
    /// Why the analyst says otherwise; null where the marks are not overruled.
    overruled_because: Option<&'a str>,
    /// How many articles state it. It is no count of confirmations: see `origins`.
    stated_by: usize,
    /// The independent origins of what states it: where the chains of attribution end.
    origins: Vec<Origin<'a>>,
    /// Articles that state it and name no source.
    unsourced: Vec<String>,
}

/// An independent origin, and what goes back to it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Origin<'a> {
    /// Where the chains end.
    source: SourceRef<'a>,
    /// The articles that go back to it.
    articles: Vec<String>,
    /// The mentions that do, each with its chain.
    chains: Vec<Chain<'a>>,
}

/// How a mention came from its origin to the article.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Chain<'a> {
    /// The mention.
    mention: String,
    /// Its article.
    article: String,
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
    /// From the article's side: each passes on the next or belongs to it.
    links: Vec<SourceRef<'a>>,
}

/// What the analyst holds of a claim. Each part may be left open.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Assessment<'a> {
    /// Credibility by the Admiralty code, 1 to 6; null where it is left open.
    credibility: Option<u8>,
    /// What that number means; empty where it is left open.
    credibility_meaning: &'static str,
    /// How likely it is that the claim is so (ICD 203); null where it is left open.
    likelihood: Option<Likelihood>,
    /// How well founded that judgement is; null where it is left open.
    confidence: Option<Confidence>,
    /// Why; may be empty.
    reason: &'a str,
}

/// A likelihood in the terms of ICD 203.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Likelihood {
    /// The standard's term.
    term: &'static str,
    /// The lower bound of its range, in per cent.
    from_percent: u8,
    /// The upper bound of its range, in per cent.
    to_percent: u8,
}

/// How a claim bears on another.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Relation<'a> {
    /// The words between this claim and the other ("contradicts").
    words: &'static str,
    /// The other claim.
    claim: String,
    /// The other's statement.
    statement: &'a str,
}

/// What one article says of one claim, or why nothing stands there.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Cell<'a> {
    /// The article.
    article: String,
    /// Whether it speaks of the claim; if not, which of four kinds of nothing this is.
    state: State,
    /// What it says, in text order; empty unless the state is `mentions`.
    mentions: Vec<Mention<'a>>,
    /// Paragraphs that the machine links to a passage marked for this claim; no one has confirmed it.
    linked: Vec<Paragraphs>,
}

/// A mark: words of an article that bear on a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Mention<'a> {
    /// Its id in the project: m1, m2 and on.
    id: String,
    /// The claim it bears on.
    claim: String,
    /// The article it stands in.
    article: String,
    /// What the article does with the claim.
    stance: Stance,
    /// The value it gives; may be empty.
    value: &'a str,
    /// Who is said to have said it; null where the article names nobody.
    source: Option<SourceRef<'a>>,
    /// Through whom it came, from the article's side; each passes on the next.
    chain: Vec<SourceRef<'a>>,
    /// The words that attribute it, and where; null where there are none.
    cue: Option<Place<'a>>,
    /// The exact words, fragment by fragment, and where.
    places: Vec<Place<'a>>,
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
    /// The row of the aligned passages it stands in; null where it stands in none.
    row: Option<u32>,
    /// The analyst's notes on it.
    notes: Vec<NoteText<'a>>,
}

/// A disputed claim, version by version.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Dispute<'a> {
    /// The claim.
    claim: String,
    /// Its statement.
    statement: &'a str,
    /// What is said instead of each other.
    versions: Vec<Version<'a>>,
    /// Articles that say nothing of it, and which kind of nothing it is.
    without: Vec<Without>,
}

/// One of several versions of a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Version<'a> {
    /// The value given; may be empty.
    value: &'a str,
    /// Whether the claim is denied here.
    denied: bool,
    /// On whom it rests.
    rests_on: Vec<RestsOn<'a>>,
    /// The articles that give it and name no source.
    unsourced: Vec<String>,
    /// The mentions that give it.
    mentions: Vec<String>,
}

/// An origin of a version.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct RestsOn<'a> {
    /// Where the chains of its mentions end.
    source: SourceRef<'a>,
    /// The articles that go back to it.
    articles: Vec<String>,
}

/// An article that says nothing of a claim.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Without {
    /// The article.
    article: String,
    /// Which kind of nothing.
    state: State,
}

impl<'a> Claim<'a> {
    pub(super) fn of(card: &'a ClaimCard, texts: &Texts<'a>) -> Self {
        let relation = |other: &'a tree::Related| Relation {
            words: other.words,
            claim: other.claim.to_string(),
            statement: &other.statement,
        };
        Self {
            id: card.id.to_string(),
            statement: &card.statement,
            asks: &card.asks,
            standing: Standing::of(&card.standing),
            assessment: card.assessment.as_ref().map(Assessment::of),
            tags: card.tags.iter().map(TagRef::of).collect(),
            relations: card.relations.iter().map(relation).collect(),
            told_by: card.told_by(),
            cells: card.cells.iter().map(|cell| Cell::of(cell, texts)).collect(),
            notes: notes(&card.notes),
        }
    }
}

impl<'a> Standing<'a> {
    fn of(standing: &'a tree::Standing) -> Self {
        let chain = |chain: &'a tree::Chain| Chain {
            mention: chain.mention.to_string(),
            article: chain.article.to_string(),
            paragraphs: chain.paragraphs.into(),
            links: refs(&chain.links),
        };
        let origins = standing.origins.iter();
        Self {
            status: standing.status.into(),
            status_by_marks: standing.derived.into(),
            why: standing.why.iter().map(String::as_str).collect(),
            overruled_because: standing.overruled.as_deref(),
            stated_by: standing.stated_by(),
            origins: origins
                .map(|origin| Origin {
                    source: SourceRef::of(&origin.voice),
                    articles: ids(&origin.articles),
                    chains: origin.chains.iter().map(chain).collect(),
                })
                .collect(),
            unsourced: ids(&standing.unsourced),
        }
    }
}

impl<'a> Assessment<'a> {
    fn of(assessment: &'a dossier::Assessment) -> Self {
        let likelihood = |likelihood: dossier::Likelihood| {
            let (from_percent, to_percent) = likelihood.range();
            Likelihood {
                term: likelihood.word(),
                from_percent,
                to_percent,
            }
        };
        Self {
            credibility: assessment.credibility,
            credibility_meaning: assessment.credibility.map_or("", dossier::meaning),
            likelihood: assessment.likelihood.map(likelihood),
            confidence: assessment.confidence.map(Confidence::from),
            reason: &assessment.reason,
        }
    }
}

impl<'a> Cell<'a> {
    fn of(cell: &'a tree::Cell, texts: &Texts<'a>) -> Self {
        let (state, linked) = State::of(&cell.said);
        let quotes = match &cell.said {
            Said::Mentions(quotes) => quotes.as_slice(),
            Said::Empty(_) => &[],
        };
        Self {
            article: cell.article.to_string(),
            state,
            mentions: quotes.iter().map(|quote| Mention::of(quote, texts)).collect(),
            linked: linked.iter().map(|places| (*places).into()).collect(),
        }
    }
}

impl<'a> Mention<'a> {
    fn of(quote: &'a Quoted, texts: &Texts<'a>) -> Self {
        Self {
            id: quote.id.to_string(),
            claim: quote.claim.to_string(),
            article: quote.article.to_string(),
            stance: quote.stance.into(),
            value: &quote.value,
            source: quote.voice.as_ref().map(SourceRef::of),
            chain: refs(&quote.chain),
            cue: quote.cue_at.map(|span| texts.place(quote.article, span)),
            places: texts.places(quote.article, &quote.spans),
            paragraphs: quote.paragraphs.into(),
            row: quote.row,
            notes: notes(&quote.notes),
        }
    }
}

impl<'a> Dispute<'a> {
    pub(super) fn of(dispute: &'a tree::Dispute) -> Self {
        let rests_on = |(voice, articles): &'a (tree::VoiceRef, Vec<_>)| RestsOn {
            source: SourceRef::of(voice),
            articles: ids(articles),
        };
        let version = |version: &'a tree::Version| Version {
            value: &version.value,
            denied: version.denied,
            rests_on: version.rests_on.iter().map(rests_on).collect(),
            unsourced: ids(&version.unsourced),
            mentions: version.quotes.iter().map(|quote| quote.id.to_string()).collect(),
        };
        let without = dispute.without.iter();
        Self {
            claim: dispute.claim.to_string(),
            statement: &dispute.statement,
            versions: dispute.versions.iter().map(version).collect(),
            without: without
                .map(|cell| Without {
                    article: cell.article.to_string(),
                    state: State::of(&cell.said).0,
                })
                .collect(),
        }
    }
}
