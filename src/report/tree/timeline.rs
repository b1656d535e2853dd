//! What was told when, by the dates that the articles give themselves.

use jiff::civil::Date;

use crate::article::ArticleId;
use crate::dossier::ClaimId;

/// The days on which articles appeared, the first one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The days.
    pub days: Vec<Day>,
    /// Articles without a date, or with one that could not be read: what they tell
    /// stands nowhere here.
    pub undated: Vec<ArticleId>,
}

/// A day on which articles appeared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day. What came first within it is not known.
    pub date: Date,
    /// The articles of that day, in column order.
    pub articles: Vec<ArticleId>,
    /// What is told on that day and on none before.
    pub new: Vec<New>,
}

/// A version of a claim that no article of an earlier day gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// The claim.
    pub claim: ClaimId,
    /// Its statement.
    pub statement: String,
    /// Whether no article of an earlier day speaks of the claim at all.
    pub is_first: bool,
    /// The value given; may be empty.
    pub value: String,
    /// Whether the claim is denied here.
    pub denied: bool,
    /// The articles of the day that give it.
    pub articles: Vec<ArticleId>,
}
