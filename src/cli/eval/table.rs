//! The figures of `sejajar eval` for a terminal.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::terminal::printable;
use super::Measured;
use crate::align::eval::Measures;
use crate::findings::eval::{Attributions, Discrepancies, Names, Share, share};

/// A table for the alignment and one for each kind of finding that was measured; the
/// last line of each is all sets together, where there are several.
pub(super) fn table(sets: &[Measured], total: &Measured) -> String {
    let lines: Vec<&Measured> = sets.iter().chain((sets.len() > 1).then_some(total)).collect();
    let first = lines.iter().map(|set| printable(&set.name).chars().count()).max();
    let first = first.unwrap_or(0).max("discrepancies".len());
    let findings = |set: &&Measured| set.findings.clone().unwrap_or_default();
    let mut parts = [
        // Alone, its table needs no other's width.
        part("set", 3, ALIGNMENT, &lines, |set| set.alignment.as_ref().map(alignment)),
        part("statements", first, ATTRIBUTIONS, &lines, |set| {
            findings(set).attributions.as_ref().map(attributions)
        }),
        part("names", first, NAMES, &lines, |set| {
            findings(set).names.as_ref().map(names)
        }),
        part("discrepancies", first, DISCREPANCIES, &lines, |set| {
            findings(set).discrepancies.as_ref().map(discrepancies)
        }),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<String>>();
    let not_computed: BTreeSet<&str> = lines.iter().flat_map(|set| findings(set).not_computed).collect();
    if !not_computed.is_empty() {
        let list = not_computed.into_iter().collect::<Vec<_>>().join(", ");
        parts.push(format!(
            "There is gold for what this version does not look for: {list}.\n"
        ));
    }
    parts.join("\n")
}

/// The heads of columns with the width they have at least.
type Heads = &'static [(&'static str, usize)];

const ALIGNMENT: Heads = &[
    ("pairs", 6),
    ("precision", 9),
    ("recall", 6),
    ("F1", 5),
    ("average precision", 17),
    ("best partner", 12),
    ("units", 6),
    ("ms/unit", 8),
];

const ATTRIBUTIONS: Heads = &[
    ("gold", 5),
    ("found", 5),
    ("precision", 9),
    ("recall", 6),
    ("speaker", 7),
    ("form", 5),
];

const NAMES: Heads = &[
    ("pairs", 5),
    ("found", 5),
    ("precision", 9),
    ("recall", 6),
    ("wrongly one", 11),
];

const DISCREPANCIES: Heads = &[
    ("gold", 5),
    ("found", 5),
    ("precision", 9),
    ("recall", 6),
    ("gravest", 7),
    ("easy", 7),
    ("middling", 8),
    ("hard", 7),
    ("best 20", 7),
    ("relation", 8),
];

/// A table of the sets that have figures; `None` where none has.
fn part(
    title: &str,
    first: usize,
    heads: Heads,
    lines: &[&Measured],
    cells: impl Fn(&&Measured) -> Option<Vec<String>>,
) -> Option<String> {
    let mut rows: Vec<(String, Vec<String>)> = lines
        .iter()
        .filter_map(|set| Some((printable(&set.name), cells(set)?)))
        .collect();
    // Where only one of several sets has figures, the total would say them again.
    if lines.len() > 1 && rows.len() == 2 {
        rows.pop();
    }
    let longest = rows.iter().map(|(name, _)| name.chars().count()).max()?;
    let first = first.max(longest);
    let heading = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
    let mut out = String::new();
    for (name, cells) in std::iter::once((title.to_owned(), heading)).chain(rows) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{name:first$}");
        for (cell, (head, width)) in cells.iter().zip(heads) {
            let width = head.len().max(*width);
            let _ = write!(out, "  {cell:>width$}");
        }
        out.push('\n');
    }
    Some(out)
}

fn alignment(measures: &Measures) -> Vec<String> {
    let figure = |value: f64| format!("{value:.3}");
    vec![
        measures.pairs.to_string(),
        figure(measures.precision()),
        figure(measures.recall()),
        figure(measures.f1()),
        figure(measures.mean_average_precision()),
        figure(measures.best_partner()),
        measures.units.to_string(),
        figure(1000.0 * measures.seconds / (measures.units.max(1) as f64)),
    ]
}

/// A share to three places; a dash where there was nothing to get right.
fn shown(part: u64, whole: u64) -> String {
    share(part, whole).map_or_else(|| "-".to_owned(), |share| format!("{share:.3}"))
}

fn attributions(counts: &Attributions) -> Vec<String> {
    vec![
        counts.gold.to_string(),
        counts.found.to_string(),
        shown(counts.right, counts.found),
        shown(counts.right, counts.gold),
        shown(counts.speakers, counts.gold),
        shown(counts.forms, counts.right),
    ]
}

fn names(counts: &Names) -> Vec<String> {
    vec![
        counts.gold.to_string(),
        counts.found.to_string(),
        shown(counts.right, counts.found),
        shown(counts.right, counts.gold),
        format!("{}/{}", counts.violations, counts.not_one),
    ]
}

fn discrepancies(counts: &Discrepancies) -> Vec<String> {
    let of = |share: Share| format!("{}/{}", share.found, share.gold);
    let [easy, middling, hard] = counts.difficulty;
    let [_, _, gravest] = counts.severity;
    vec![
        counts.all.gold.to_string(),
        counts.found.to_string(),
        shown(counts.right, counts.found),
        shown(counts.all.found, counts.all.gold),
        of(gravest),
        of(easy),
        of(middling),
        of(hard),
        shown(counts.best_right, counts.best),
        shown(counts.relations, counts.all.found),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::eval::Measures as Findings;

    #[test]
    fn findings_have_tables_of_their_own() {
        let other = Measured {
            name: "news".to_owned(),
            alignment: Some(Measures::default()),
            findings: None,
        };
        let set = Measured {
            name: "seeds_findings.json".to_owned(),
            alignment: None,
            findings: Some(Findings {
                attributions: Some(Attributions {
                    gold: 90,
                    found: 80,
                    right: 72,
                    speakers: 60,
                    forms: 70,
                }),
                names: Some(Names {
                    gold: 14,
                    found: 0,
                    right: 0,
                    not_one: 9,
                    violations: 1,
                }),
                discrepancies: Some(Discrepancies {
                    all: Share { gold: 32, found: 20 },
                    difficulty: [Share { gold: 15, found: 14 }; 3],
                    severity: [Share { gold: 10, found: 8 }; 3],
                    relations: 10,
                    found: 40,
                    right: 22,
                    best: 20,
                    best_right: 15,
                }),
                not_computed: BTreeSet::new(),
            }),
        };
        let mut total = Measured {
            name: "all together".to_owned(),
            ..Measured::default()
        };
        total.add(&other);
        total.add(&set);
        insta::assert_snapshot!(table(&[other, set], &total), @r"
        set    pairs  precision  recall     F1  average precision  best partner   units   ms/unit
        news       0      0.000   0.000  0.000              0.000         0.000       0     0.000

        statements            gold  found  precision  recall  speaker   form
        seeds_findings.json     90     80      0.900   0.800    0.667  0.972

        names                pairs  found  precision  recall  wrongly one
        seeds_findings.json     14      0          -   0.000          1/9

        discrepancies         gold  found  precision  recall  gravest     easy  middling     hard  best 20  relation
        seeds_findings.json     32     40      0.550   0.625     8/10    14/15     14/15    14/15    0.750     0.500
        ");
    }
}
