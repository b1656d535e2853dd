//! The terms of the report's closed lists, as JSON has them.

use serde::Serialize;

use crate::dossier;
use crate::report::tree;

/// What an article does with a claim; never what the analyst thinks of it.
#[derive(Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stance {
    /// The article states it as so.
    Asserts,
    /// The article states that it is not so.
    Denies,
    /// The article asks or doubts whether it is so.
    Questions,
    /// The article states it with reserve.
    Hedges,
    /// The article passes on that somebody says so.
    Reports,
}

impl From<dossier::Stance> for Stance {
    fn from(stance: dossier::Stance) -> Self {
        match stance {
            dossier::Stance::Asserts => Self::Asserts,
            dossier::Stance::Denies => Self::Denies,
            dossier::Stance::Questions => Self::Questions,
            dossier::Stance::Hedges => Self::Hedges,
            dossier::Stance::Reports => Self::Reports,
        }
    }
}

/// Where a claim stands.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Status {
    /// One article denies what another states, or values differ.
    Disputed,
    /// Not disputed, and two or more independent origins state it.
    Corroborated,
    /// Not disputed, and all that states it and names a source goes back to one origin.
    SingleOrigin,
    /// Not disputed, and no article that states it names a source.
    Unverified,
}

impl From<dossier::Status> for Status {
    fn from(status: dossier::Status) -> Self {
        match status {
            dossier::Status::Disputed => Self::Disputed,
            dossier::Status::Corroborated => Self::Corroborated,
            dossier::Status::SingleOrigin => Self::SingleOrigin,
            dossier::Status::Unverified => Self::Unverified,
        }
    }
}

/// What stands in a cell of claim and article. The last four are four kinds of nothing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// The article speaks of the claim.
    Mentions,
    /// The analyst has not read the article. Nothing can be said.
    NotRead,
    /// The analyst has read the article and marked nothing for this claim. It is no denial.
    ReadSilent,
    /// The file holds no text of an article: all of it is page furniture.
    NotApplicable,
    /// Not read; the machine links a passage of it to one that is marked for this claim.
    Suggested,
}

impl State {
    /// What stands there, and what the machine links all the same.
    pub(super) fn of(said: &tree::Said) -> (Self, &[tree::Paragraphs]) {
        match said {
            tree::Said::Mentions(_) => (Self::Mentions, &[]),
            tree::Said::Empty(tree::Empty::NotRead) => (Self::NotRead, &[]),
            tree::Said::Empty(tree::Empty::Silent { linked }) => (Self::ReadSilent, linked),
            tree::Said::Empty(tree::Empty::NotApplicable) => (Self::NotApplicable, &[]),
            tree::Said::Empty(tree::Empty::Suggested { linked }) => (Self::Suggested, linked),
        }
    }
}

/// What kind of source it is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum SourceKind {
    /// Not said.
    Unknown,
    /// Somebody with a name.
    Person,
    /// A ministry, company, party, body.
    Organisation,
    /// A state or its government.
    State,
    /// A treaty, decree, record, image.
    Document,
    /// An outlet or news agency.
    Medium,
    /// Nobody named.
    Anonymous,
}

impl From<dossier::SourceKind> for SourceKind {
    fn from(kind: dossier::SourceKind) -> Self {
        match kind {
            dossier::SourceKind::Unknown => Self::Unknown,
            dossier::SourceKind::Person => Self::Person,
            dossier::SourceKind::Organisation => Self::Organisation,
            dossier::SourceKind::State => Self::State,
            dossier::SourceKind::Document => Self::Document,
            dossier::SourceKind::Medium => Self::Medium,
            dossier::SourceKind::Anonymous => Self::Anonymous,
        }
    }
}

/// How well founded a judgement is; not how likely the claim is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Confidence {
    /// The evidence is scant, fragmentary or doubtful.
    Low,
    /// The evidence is credible and plausible, but not corroborated enough.
    Moderate,
    /// The evidence is good and comes from several sources.
    High,
}

impl From<dossier::Confidence> for Confidence {
    fn from(confidence: dossier::Confidence) -> Self {
        match confidence {
            dossier::Confidence::Low => Self::Low,
            dossier::Confidence::Moderate => Self::Moderate,
            dossier::Confidence::High => Self::High,
        }
    }
}

/// Who says that the passages of a row belong together.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum Basis {
    /// The machine proposed it; the analyst has not confirmed it.
    Proposed,
    /// The analyst linked at least two of them.
    Pinned,
    /// Only one article tells it.
    Alone,
}

impl From<tree::Basis> for Basis {
    fn from(basis: tree::Basis) -> Self {
        match basis {
            tree::Basis::Machine => Self::Proposed,
            tree::Basis::Pinned => Self::Pinned,
            tree::Basis::Alone(_) => Self::Alone,
        }
    }
}
