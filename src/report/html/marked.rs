//! Text with its marks: overlapping marks are nested stretches, each with its
//! own underline; behind a mark stands a label that leads to what it marks, and
//! what it marks leads to its first stretch.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::text::{class_of, shown};
use crate::report::tree::{Mark, MarkKind, Run};

/// Writes marked text into one section of a page, where each mark is an anchor once.
pub(super) struct Marker {
    /// What anchors in this section begin with.
    section: &'static str,
    seen: BTreeSet<MarkKind>,
}

impl Marker {
    pub(super) const fn new(section: &'static str) -> Self {
        Self {
            section,
            seen: BTreeSet::new(),
        }
    }

    /// The text of runs, with marks and labels.
    pub(super) fn runs(&mut self, runs: &[Run]) -> Markup {
        html! {
            @for (index, run) in runs.iter().enumerate() {
                (self.nested(&run.text, &run.marks))
                @let next = runs.get(index + 1).map_or(&[][..], |next| next.marks.as_slice());
                @for mark in run.marks.iter().filter(|mark| !next.contains(mark)) {
                    (label(mark.kind))
                }
            }
        }
    }

    /// Text inside its marks, the lowest lane outermost. The first stretch of a
    /// mark is its anchor.
    fn nested(&mut self, text: &str, marks: &[Mark]) -> Markup {
        // Built from the inside: the number of overlapping marks has no limit, the stack has.
        marks.iter().rev().fold(shown(text), |inner, mark| {
            let kind = match mark.kind {
                MarkKind::Mention(_, _, stance) => class_of(stance),
                MarkKind::Naming(..) => "naming",
                MarkKind::Note(_) => "noted",
            };
            let id = self.seen.insert(mark.kind).then(|| anchor(self.section, mark.kind));
            html! { mark id=[id] class={ (kind) " lane-" (mark.lane.min(2)) } { (inner) } }
        })
    }
}

/// The label at a mark's end: what it marks, linked.
fn label(kind: MarkKind) -> Markup {
    match kind {
        MarkKind::Mention(mention, claim, stance) => html! {
            a class={ "label " (class_of(stance)) } href={ "#" (mention) } {
                (claim) span.spoken { " " (stance.word()) } span aria-hidden="true" { " " (stance.glyph()) }
            }
        },
        MarkKind::Naming(_, source) => html! {
            a.label.naming href={ "#" (source) } { span.spoken { "voice " } (source) }
        },
        MarkKind::Note(note) => html! {
            a.label.noted href={ "#" (note) } { span.spoken { "note " } (note) }
        },
    }
}

/// The anchor of a mark in a section: `text-m3`.
pub(super) fn anchor(section: &str, kind: MarkKind) -> String {
    match kind {
        MarkKind::Mention(id, _, _) => format!("{section}-{id}"),
        MarkKind::Naming(id, _) => format!("{section}-{id}"),
        MarkKind::Note(id) => format!("{section}-{id}"),
    }
}
