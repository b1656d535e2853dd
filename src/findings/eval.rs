//! Findings against gold made by hand: the other half of `sejajar eval`, without the files.

mod attributions;
mod discrepancies;
mod gold;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::attribution::Attribution;
use super::discrepancy::Discrepancy;
use super::names::Name;
use crate::article::ArticleId;

pub use attributions::Attributions;
pub use discrepancies::{Discrepancies, Share};
pub use gold::{Account, Difference, Difficulty, File, Gold, Group, Said, Words};
pub use names::Names;

/// What was found in the articles of a gold; `None` for what was not looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// Who says what.
    pub attributions: Option<&'a [Attribution]>,
    /// Names.
    pub names: Option<&'a [Name]>,
    /// Where the articles differ, best first.
    pub discrepancies: Option<&'a [Discrepancy]>,
}

/// Counts of what was found and what should have been; `None` where the gold does not
/// judge it or nobody looked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Of statements.
    pub attributions: Option<Attributions>,
    /// Of names.
    pub names: Option<Names>,
    /// Of discrepancies.
    pub discrepancies: Option<Discrepancies>,
    /// Kinds of finding that the gold judges and nobody looked for.
    pub not_computed: BTreeSet<&'static str>,
}

impl Measures {
    /// Measures what was found; `ids` has the articles by the names that the gold
    /// gives them.
    #[must_use]
    pub fn of(gold: &Gold, found: &Found<'_>, ids: &BTreeMap<String, ArticleId>) -> Self {
        let groups = names::Groups::new(gold.names.as_deref().unwrap_or_default());
        let not_computed = [
            (
                "attributions",
                gold.attributions.is_some(),
                found.attributions.is_some(),
            ),
            ("names", gold.names.is_some(), found.names.is_some()),
            (
                "discrepancies",
                gold.discrepancies.is_some(),
                found.discrepancies.is_some(),
            ),
        ];
        let attributions = gold.attributions.as_deref().zip(found.attributions);
        let names = gold.names.as_deref().zip(found.names);
        let discrepancies = gold.discrepancies.as_deref().zip(found.discrepancies);
        Self {
            attributions: attributions.map(|(gold, found)| Attributions::of(gold, found, ids, &groups)),
            names: names.map(|(one, found)| Names::of(one, &gold.not_one, found)),
            discrepancies: discrepancies.map(|(gold, found)| Discrepancies::of(gold, found, ids)),
            not_computed: not_computed
                .into_iter()
                .filter(|(_, is_judged, is_computed)| *is_judged && !is_computed)
                .map(|(kind, _, _)| kind)
                .collect(),
        }
    }

    /// Adds the counts of another cluster or set.
    pub fn add(&mut self, other: &Self) {
        if let Some(counts) = &other.attributions {
            self.attributions.get_or_insert_default().add(counts);
        }
        if let Some(counts) = &other.names {
            self.names.get_or_insert_default().add(counts);
        }
        if let Some(counts) = &other.discrepancies {
            self.discrepancies.get_or_insert_default().add(counts);
        }
        self.not_computed.extend(&other.not_computed);
    }

    /// The figures under the keys of `sejajar.eval/1`; what was not measured has none.
    #[must_use]
    pub fn figures(&self) -> Value {
        let mut figures = Map::new();
        if let Some(counts) = &self.attributions {
            let value = json!({
                "gold": counts.gold,
                "found": counts.found,
                "precision": share(counts.right, counts.found),
                "recall": share(counts.right, counts.gold),
                "speaker": share(counts.speakers, counts.gold),
                "form": share(counts.forms, counts.right),
            });
            figures.insert("attributions".to_owned(), value);
        }
        if let Some(counts) = &self.names {
            let value = json!({
                "pairs": counts.gold,
                "found": counts.found,
                "precision": share(counts.right, counts.found),
                "recall": share(counts.right, counts.gold),
                "not_one": counts.not_one,
                "violations": counts.violations,
            });
            figures.insert("names".to_owned(), value);
        }
        if let Some(counts) = &self.discrepancies {
            let part = |of: &Share| json!({ "gold": of.gold, "recall": share(of.found, of.gold) });
            let [easy, middling, hard] = &counts.difficulty;
            let [one, two, three] = &counts.severity;
            let value = json!({
                "gold": counts.all.gold,
                "found": counts.found,
                "precision": share(counts.right, counts.found),
                "recall": share(counts.all.found, counts.all.gold),
                "best_twenty": share(counts.best_right, counts.best),
                "relation": share(counts.relations, counts.all.found),
                "difficulty": { "easy": part(easy), "middling": part(middling), "hard": part(hard) },
                "severity": { "1": part(one), "2": part(two), "3": part(three) },
            });
            figures.insert("discrepancies".to_owned(), value);
        }
        if !self.not_computed.is_empty() {
            figures.insert("not_computed".to_owned(), json!(self.not_computed));
        }
        Value::Object(figures)
    }
}

/// A part of a whole as a share; nothing of nothing is `None`, `null` in JSON: there
/// was nothing to get right.
#[must_use]
pub fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_for_or_not_judged_has_no_figures() {
        let gold = Gold::parse(r#"{"names":[{"canonical":"AB","forms":["AB","Abe"]}]}"#).expect("well-formed");
        let ids = BTreeMap::new();
        let nothing = Measures::of(&gold, &Found::default(), &ids);
        assert_eq!(nothing.figures(), json!({ "not_computed": ["names"] }));
        let looked = Found {
            attributions: Some(&[]),
            names: Some(&[]),
            discrepancies: Some(&[]),
        };
        let mut total = Measures::default();
        total.add(&Measures::of(&gold, &looked, &ids));
        assert_eq!((total.attributions, total.discrepancies), (None, None));
        insta::assert_snapshot!(total.figures(), @r#"{"names":{"found":0,"not_one":0,"pairs":1,"precision":null,"recall":0.0,"violations":0}}"#);
    }
}
