//! Which numbers a list may hold: the one thing that the shape of the app's own files
//! does not show.

use std::ops::RangeInclusive;

use super::tree::{Fault, Kind, Node};

/// Section, list, the numbers it may hold, and what they are.
const LIMITS: &[(&str, &str, RangeInclusive<i64>, &str)] = &[
    ("values", "months", 1..=12, "a month is a number from 1 to 12"),
    (
        "values",
        "weekdays",
        1..=7,
        "a weekday is a number from 1, Monday, to 7",
    ),
    ("values", "parts_of_day", 0..=23, "an hour is a number from 0 to 23"),
    ("values", "days", -366..=366, "days are counted from -366 to 366"),
    ("values", "after_clock", 0..=12, "hours to add are from 0 to 12"),
    ("values", "ordinals", 1..=255, "an ordinal is a number from 1 to 255"),
    (
        "values",
        "ordinals_after",
        1..=255,
        "an ordinal is a number from 1 to 255",
    ),
    (
        "values",
        "zones",
        -720..=840,
        "a zone is -720 to 840 minutes from Greenwich",
    ),
    (
        "values",
        "places",
        -720..=840,
        "a zone is -720 to 840 minutes from Greenwich",
    ),
];

/// A language file without the entries whose numbers are out of their limits.
pub(super) fn within(node: Node, faults: &mut Vec<Fault>) -> Node {
    let at = node.at;
    let kind = match node.kind {
        Kind::Record(sections) => {
            let sections = sections.into_iter().map(|(section, node)| {
                let node = section_within(&section, node, faults);
                (section, node)
            });
            Kind::Record(sections.collect())
        }
        other => other,
    };
    Node { at, kind }
}

fn section_within(section: &str, node: Node, faults: &mut Vec<Fault>) -> Node {
    let at = node.at;
    let kind = match node.kind {
        Kind::Record(lists) => {
            let lists = lists.into_iter().map(|(list, node)| {
                let limit = LIMITS.iter().find(|(of, name, ..)| (*of, *name) == (section, &*list));
                let node = match limit {
                    Some((.., range, what)) => list_within(node, range, what, faults),
                    None => node,
                };
                (list, node)
            });
            Kind::Record(lists.collect())
        }
        other => other,
    };
    Node { at, kind }
}

fn list_within(node: Node, range: &RangeInclusive<i64>, what: &str, faults: &mut Vec<Fault>) -> Node {
    let at = node.at;
    let mut fits = |node: &Node| {
        let is_good = holds(node, range);
        if !is_good {
            faults.push(Fault {
                at: node.at,
                what: what.to_owned(),
            });
        }
        is_good
    };
    let kind = match node.kind {
        Kind::Map(mut pairs) => {
            pairs.retain(|(_, value)| fits(value));
            Kind::Map(pairs)
        }
        Kind::List(mut entries) => {
            entries.retain(fits);
            Kind::List(entries)
        }
        other => other,
    };
    Node { at, kind }
}

/// Whether every number in an entry is one of the range.
fn holds(node: &Node, range: &RangeInclusive<i64>) -> bool {
    match &node.kind {
        Kind::Record(fields) => fields.iter().all(|(_, value)| holds(value, range)),
        Kind::Map(pairs) => pairs.iter().all(|(_, value)| holds(value, range)),
        Kind::List(entries) => entries.iter().all(|entry| holds(entry, range)),
        Kind::Text(_) => true,
        Kind::Other(raw) => {
            let plain = raw.replace('_', "");
            let numbers = plain.split(|c: char| !(c.is_ascii_digit() || c == '-'));
            numbers
                .filter(|number| !number.is_empty())
                .all(|number| number.parse().is_ok_and(|number| range.contains(&number)))
        }
    }
}
