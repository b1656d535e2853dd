//! What was told when, and what the analyst left out, as JSON has them.

use serde::Serialize;

use super::register::ids;
use crate::report::tree;

/// What of the dossier does not stand in the report, as the analyst chose.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct LeftOut<'a> {
    /// The articles. Where a claim stands is told of them, too.
    articles: Vec<LeftOutArticle<'a>>,
    /// The ids of the claims.
    claims: Vec<String>,
    /// The sections that other formats do without; what stands in them is here all the same.
    sections: Vec<&'static str>,
}

/// An article that does not stand in the report.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct LeftOutArticle<'a> {
    /// Its siglum.
    id: String,
    /// Its outlet, or the name of the file where none is known.
    outlet: &'a str,
}

impl<'a> LeftOut<'a> {
    pub(super) fn of(left_out: &'a tree::LeftOut) -> Self {
        let articles = left_out.articles.iter();
        Self {
            articles: articles
                .map(|(id, outlet)| LeftOutArticle {
                    id: id.to_string(),
                    outlet,
                })
                .collect(),
            claims: ids(&left_out.claims),
            sections: left_out.sections.iter().map(|section| section.word()).collect(),
        }
    }
}

/// The days on which articles appeared, by the dates that they give themselves.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Timeline<'a> {
    /// The days, the first one first.
    days: Vec<Day<'a>>,
    /// Articles without a date that can be read: what they tell stands nowhere here.
    undated: Vec<String>,
}

/// A day on which articles appeared. What came first within it is not known.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Day<'a> {
    /// The day, as YYYY-MM-DD.
    date: String,
    /// The articles of that day.
    articles: Vec<String>,
    /// What is told on that day and on none before.
    new: Vec<New<'a>>,
}

/// A version of a claim that no article of an earlier day gives.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct New<'a> {
    /// The id of the claim.
    claim: String,
    /// Whether no article of an earlier day speaks of the claim at all.
    is_first: bool,
    /// The value given; may be empty.
    value: &'a str,
    /// Whether the claim is denied here.
    denied: bool,
    /// The articles of the day that give it.
    articles: Vec<String>,
}

impl<'a> Timeline<'a> {
    pub(super) fn of(timeline: &'a tree::Timeline) -> Self {
        let new = |new: &'a tree::New| New {
            claim: new.claim.to_string(),
            is_first: new.is_first,
            value: &new.value,
            denied: new.denied,
            articles: ids(&new.articles),
        };
        let days = timeline.days.iter();
        Self {
            days: days
                .map(|day| Day {
                    date: day.date.to_string(),
                    articles: ids(&day.articles),
                    new: day.new.iter().map(new).collect(),
                })
                .collect(),
            undated: ids(&timeline.undated),
        }
    }
}
