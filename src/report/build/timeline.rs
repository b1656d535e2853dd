//! When the articles appeared, and which version of which claim was new then.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::article::ArticleId;
use crate::dossier::{ClaimId, Stance};
use crate::report::tree::{ArticleRecord, ClaimCard, Day, New, Timeline};

/// The timeline of `articles`, which stand in column order.
pub(super) fn timeline(articles: &[ArticleRecord], claims: &[ClaimCard]) -> Timeline {
    let mut days: BTreeMap<Date, Vec<ArticleId>> = BTreeMap::new();
    let mut timeline = Timeline::default();
    for article in articles {
        match article.published {
            Some(date) => days.entry(date).or_default().push(article.id),
            None => timeline.undated.push(article.id),
        }
    }
    let mut told: BTreeSet<ClaimId> = BTreeSet::new();
    let mut given: BTreeSet<(ClaimId, bool, &str)> = BTreeSet::new();
    for (date, articles) in days {
        let mut new = Vec::new();
        for card in claims {
            let versions = versions(card, &articles);
            let is_first = !versions.is_empty() && told.insert(card.id);
            for ((denied, value), articles) in versions {
                if given.insert((card.id, denied, value)) {
                    new.push(New {
                        claim: card.id,
                        statement: card.statement.clone(),
                        is_first,
                        value: value.to_owned(),
                        denied,
                        articles,
                    });
                }
            }
        }
        timeline.days.push(Day { date, articles, new });
    }
    timeline
}

/// What some articles say of a claim: whether they deny it, and the value they give.
fn versions<'a>(card: &'a ClaimCard, articles: &[ArticleId]) -> BTreeMap<(bool, &'a str), Vec<ArticleId>> {
    let mut versions: BTreeMap<(bool, &str), Vec<ArticleId>> = BTreeMap::new();
    for quote in card.quotations().filter(|quote| articles.contains(&quote.article)) {
        let version = (quote.stance == Stance::Denies, quote.value.as_str());
        let by = versions.entry(version).or_default();
        if by.last() != Some(&quote.article) {
            by.push(quote.article);
        }
    }
    versions
}
