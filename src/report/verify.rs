//! Whether a report that somebody was handed says what the project says.
//!
//! The report is written anew from the project and the two pages are compared place by
//! place: a place is an element that has an anchor, as every article, claim, quotation,
//! voice, paragraph and row of ours has. Whatever a report comes to hold is so compared
//! too. What the report says of its own making (when, by which version, from which file)
//! is taken from it and told apart: it is no evidence that the texts hold.

mod page;
mod verified;

use std::fmt;

use similar::{ChangeTag, TextDiff};

use super::words::Place;
use page::Part;
pub use page::{Page, Stated};
pub use verified::Verified;

/// Letters that are told of one side.
const LETTERS_MOST: usize = 160;
/// Words told before and after the first that differs.
const WORDS_AROUND: usize = 4;
/// Parts with more words are told by their first difference alone, found from both ends.
const WORDS_MOST: usize = 4000;

/// What a report says otherwise than the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The anchor of the place; empty for the head of the report.
    pub anchor: String,
    /// Where, in words: "quotation m3".
    pub place: String,
    /// What is wrong there.
    pub kind: DifferenceKind,
}

/// How a report departs from the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Other words stand there: those of the report, those of the project.
    Otherwise(String, String),
    /// The same words in other elements: they may be hidden, linked or shown otherwise.
    MarkedUp,
    /// Only the report has it; what it says.
    Added(String),
    /// The report lacks it; what the project says.
    Missing(String),
    /// It stands in another order.
    Moved,
}

impl Difference {
    /// Words that only the report has, at an anchor of it.
    #[must_use]
    pub fn added(anchor: &str, text: &str) -> Self {
        Self::new(anchor, DifferenceKind::Added(cut(text)))
    }

    fn new(anchor: &str, kind: DifferenceKind) -> Self {
        Self {
            anchor: anchor.to_owned(),
            place: Place(anchor).to_string(),
            kind,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        match &self.kind {
            DifferenceKind::Otherwise(report, project) => {
                write!(f, "{place}: the report says “{report}”, the project “{project}”")
            }
            DifferenceKind::MarkedUp => write!(
                f,
                "{place}: the words are the project's, but not how they are marked up: they may be shown, hidden or linked otherwise"
            ),
            DifferenceKind::Added(report) => write!(f, "{place}: only the report has it: “{report}”"),
            DifferenceKind::Missing(project) => write!(f, "{place}: the report lacks it; the project says “{project}”"),
            DifferenceKind::Moved => write!(f, "{place}: it does not stand where the project has it"),
        }
    }
}

/// What a page says otherwise than `ours`, the report that the project gives with what
/// the page states of its own making. Empty where every word and every
/// element is the same. Linear in the two pages, but for the words of parts that differ.
#[must_use]
pub fn differences(theirs: &Page, ours: &str) -> Vec<Difference> {
    let ours = Page::read(ours);
    let mut found = Vec::new();
    for (anchor, part) in &theirs.parts {
        let kind = match ours.parts.get(anchor) {
            None => Some(DifferenceKind::Added(cut(&part.text()))),
            Some(own) => compared(part, own),
        };
        found.extend(kind.map(|kind| (part.number, Difference::new(anchor, kind))));
    }
    for (anchor, own) in &ours.parts {
        if !theirs.parts.contains_key(anchor) {
            let kind = DifferenceKind::Missing(cut(&own.text()));
            found.push((own.number, Difference::new(anchor, kind)));
        }
    }
    found.extend(moved(theirs, &ours));
    // In the order of the page.
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, one)| one).collect()
}

/// The first part that stands in another order than the project's.
fn moved(theirs: &Page, ours: &Page) -> Option<(usize, Difference)> {
    let in_order = |page: &'_ Page, other: &Page| {
        let both = page
            .parts
            .iter()
            .filter(|(anchor, _)| other.parts.contains_key(*anchor));
        let mut order: Vec<(usize, String)> = both.map(|(anchor, part)| (part.number, anchor.clone())).collect();
        order.sort_unstable();
        order
    };
    let (a, b) = (in_order(theirs, ours), in_order(ours, theirs));
    let ((number, anchor), _) = a.into_iter().zip(b).find(|((_, a), (_, b))| a != b)?;
    Some((number, Difference::new(&anchor, DifferenceKind::Moved)))
}

fn compared(theirs: &Part, ours: &Part) -> Option<DifferenceKind> {
    if theirs.words != ours.words {
        let (report, project) = first_difference(&theirs.words, &ours.words);
        return Some(DifferenceKind::Otherwise(cut(&report), cut(&project)));
    }
    if theirs.elements != ours.elements {
        return Some(DifferenceKind::MarkedUp);
    }
    (theirs.within != ours.within).then_some(DifferenceKind::Moved)
}

/// Where two lists of words part for the first time, with some words around it.
fn first_difference(theirs: &[String], ours: &[String]) -> (String, String) {
    let start = theirs.iter().zip(ours).take_while(|(a, b)| a == b).count();
    let (their_end, our_end) = if theirs.len().max(ours.len()) > WORDS_MOST {
        let most = theirs.len().min(ours.len()) - start;
        let tail = theirs.iter().rev().zip(ours.iter().rev()).take(most);
        let tail = tail.take_while(|(a, b)| a == b).count();
        (theirs.len() - tail, ours.len() - tail)
    } else {
        first_change(theirs, ours)
    };
    let around = |words: &[String], end: usize| {
        let from = start.saturating_sub(WORDS_AROUND);
        let to = words.len().min(end + WORDS_AROUND);
        words.get(from..to).unwrap_or_default().join(" ")
    };
    (around(theirs, their_end), around(ours, our_end))
}

/// Where the first run of changes ends on both sides.
fn first_change(theirs: &[String], ours: &[String]) -> (usize, usize) {
    let (a, b): (Vec<&str>, Vec<&str>) = (
        theirs.iter().map(String::as_str).collect(),
        ours.iter().map(String::as_str).collect(),
    );
    let diff = TextDiff::from_slices(&a, &b);
    let mut ends = (0, 0);
    let mut begun = false;
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal if begun => break,
            ChangeTag::Equal => ends = (ends.0 + 1, ends.1 + 1),
            ChangeTag::Delete => (begun, ends.0) = (true, ends.0 + 1),
            ChangeTag::Insert => (begun, ends.1) = (true, ends.1 + 1),
        }
    }
    ends
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(LETTERS_MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = r#"<!DOCTYPE html><html><head><title>t</title></head><body><main id="content">
        <section id="claims"><h3 id="c1">Five boats sank</h3><figure id="m1"><blockquote>Five boats
        sank on Monday</blockquote></figure></section></main></body></html>"#;

    fn told(report: &str) -> Vec<String> {
        differences(&Page::read(report), OURS)
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn what_is_written_alike_is_the_same() {
        assert!(told(OURS).is_empty());
        assert!(told(&OURS.replace("boats\n        sank", "boats sank")).is_empty());
    }

    #[test]
    fn a_word_changed_is_told_with_its_place() {
        assert_eq!(
            told(&OURS.replace("Monday", "Tuesday")),
            ["quotation m1: the report says “Five boats sank on Tuesday”, the project “Five boats sank on Monday”"]
        );
    }

    #[test]
    fn what_is_added_hidden_moved_or_left_out_is_told() {
        let added = OURS.replace("</section>", r#"<p id="m9">Nine sank</p></section>"#);
        assert_eq!(told(&added), ["quotation m9: only the report has it: “Nine sank”"]);
        let hidden = OURS.replace("<blockquote>", "<blockquote hidden>");
        assert!(told(&hidden)[0].starts_with("quotation m1: the words are the project's, but"));
        let script = OURS.replace("</head>", "<script>1</script></head>");
        assert_eq!(told(&script).len(), 1);
        let without = OURS.replace(r#"<h3 id="c1">Five boats sank</h3>"#, "");
        assert_eq!(
            told(&without).last().map(String::as_str),
            Some("claim c1: the report lacks it; the project says “Five boats sank”")
        );
        let twice = OURS.replace("</section>", r#"<p id="c1">Six boats</p></section>"#);
        assert_eq!(told(&twice).len(), 1);
    }

    #[test]
    fn no_page_is_too_broken() {
        for odd in [
            "",
            "<",
            "\0",
            "<p id='m1'>",
            "<!--",
            "</p></p>",
            &"<div>".repeat(20_000),
        ] {
            assert!(!told(odd).is_empty(), "{}", odd.len());
        }
    }
}
