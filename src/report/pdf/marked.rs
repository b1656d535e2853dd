//! Text with its marks: stacked underlines, and behind each mark a label that leads
//! to what it marks.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::node::{Line, Piece as _, line};
use super::pen::Pen;
use crate::report::tree::{Mark, MarkKind, Run};

/// Underlines below each other that the eye can tell apart; of more marks in one place
/// all have their labels.
const MOST_LANES: usize = 3;

/// Writes marked text into one section, where each mark is an anchor once.
pub(super) struct Marker<'p, 'a> {
    pen: &'p Pen<'a>,
    /// What anchors in this section begin with.
    section: &'static str,
    seen: BTreeSet<MarkKind>,
}

impl<'p, 'a> Marker<'p, 'a> {
    pub(super) const fn new(pen: &'p Pen<'a>, section: &'static str) -> Self {
        Self {
            pen,
            section,
            seen: BTreeSet::new(),
        }
    }

    /// The text of runs, with marks and labels.
    pub(super) fn runs(&mut self, runs: &[Run]) -> Line {
        let mut out = Line::new();
        for (index, run) in runs.iter().enumerate() {
            let begun: Vec<Value> = run.marks.iter().filter_map(|mark| self.begins(*mark)).collect();
            begun.put(&mut out);
            let body = self.pen.shown(&run.text);
            if run.marks.is_empty() {
                body.put(&mut out);
            } else if !body.is_empty() {
                let lanes: Vec<&str> = run.marks.iter().take(MOST_LANES).map(|mark| style(mark.kind)).collect();
                json!({ "k": "mark", "lanes": lanes, "b": body }).put(&mut out);
            }
            let next = runs.get(index + 1).map_or(&[][..], |next| next.marks.as_slice());
            let next: BTreeSet<MarkKind> = next.iter().map(|mark| mark.kind).collect();
            for mark in run.marks.iter().filter(|mark| !next.contains(&mark.kind)) {
                label(mark.kind).put(&mut out);
            }
        }
        out
    }

    /// The anchor of a mark where its first stretch begins.
    fn begins(&mut self, mark: Mark) -> Option<Value> {
        if !self.seen.insert(mark.kind) {
            return None;
        }
        let own: String = match mark.kind {
            MarkKind::Mention(id, ..) => id.to_string(),
            MarkKind::Naming(id, _) => id.to_string(),
            MarkKind::Note(id) => id.to_string(),
        };
        let id = self.pen.anchor(format!("{}-{own}", self.section))?;
        Some(json!({ "k": "anchor", "id": id }))
    }
}

/// The text of runs without their marks.
pub(super) fn unmarked(pen: &Pen<'_>, runs: &[Run]) -> Line {
    let mut out = line![];
    for run in runs {
        pen.shown(&run.text).put(&mut out);
    }
    out
}

/// The exact text of runs.
pub(super) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

const fn style(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Mention(_, _, stance) => stance.word(),
        MarkKind::Naming(..) => "naming",
        MarkKind::Note(_) => "noted",
    }
}

/// The label at a mark's end: what it marks, linked.
fn label(kind: MarkKind) -> Value {
    let (to, words, sign) = match kind {
        MarkKind::Mention(mention, claim, stance) => (mention.to_string(), claim.to_string(), stance.glyph()),
        MarkKind::Naming(_, source) => (source.to_string(), source.to_string(), ""),
        MarkKind::Note(note) => (note.to_string(), note.to_string(), ""),
    };
    json!({ "k": "label", "s": style(kind), "to": to, "v": words, "sign": sign })
}
