//! Links within a report, where the analyst has left out what some of them lead to:
//! those become plain text.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::str::FromStr;

use crate::dossier::{MentionId, NoteId, Section};
use crate::report::Report;

/// How a link within the page begins.
const LINK: &str = " href=\"#";

/// What links can lead to.
pub(super) struct Links<'a> {
    report: &'a Report,
    quoted: BTreeSet<MentionId>,
    notes: BTreeSet<NoteId>,
}

impl<'a> Links<'a> {
    /// The links of a report.
    pub(super) fn of(report: &'a Report) -> Self {
        Self {
            report,
            quoted: report.quotations().map(|quote| quote.id).collect(),
            notes: report.notes.iter().map(|note| note.id).collect(),
        }
    }

    /// A piece of the page without the links that lead to what is not in the report.
    pub(super) fn standing<'p>(&self, piece: &'p str) -> Cow<'p, str> {
        if self.report.left_out.is_nothing() || !piece.contains(LINK) {
            return Cow::Borrowed(piece);
        }
        let mut parts = piece.split(LINK);
        let mut out = String::with_capacity(piece.len());
        out.push_str(parts.next().unwrap_or_default());
        for part in parts {
            match part.split_once('"') {
                Some((anchor, rest)) if !self.lead_to(anchor) => out.push_str(rest),
                _ => {
                    out.push_str(LINK);
                    out.push_str(part);
                }
            }
        }
        Cow::Owned(out)
    }

    /// Whether the report has what an anchor names.
    fn lead_to(&self, anchor: &str) -> bool {
        let report = self.report;
        let stands = |section| report.sections.contains(&section);
        let is_article = |id: &str| holds(id, |id| report.article(*id).is_some());
        if report.sections.iter().any(|section| section.word() == anchor) {
            return true;
        }
        if let Some((first, rest)) = anchor.split_once('-') {
            return match first {
                // An article that does not stand in the report is told of at its head.
                "article" => stands(Section::Sources) || !is_article(rest),
                "row" | "in" => stands(Section::Passages),
                "disputed" => stands(Section::Disputed) && self.is_quoted(rest),
                "text" => stands(Section::Texts) && (is_article(rest) || !is_mention(rest) || self.is_quoted(rest)),
                article => stands(Section::Texts) && is_article(article),
            };
        }
        match anchor.as_bytes().first() {
            Some(b'c') if anchor != "content" => {
                stands(Section::Claims) && holds(anchor, |id| report.claim(*id).is_some())
            }
            Some(b'm') => stands(Section::Claims) && self.is_quoted(anchor),
            Some(b's') => stands(Section::Sources),
            Some(b'n') => stands(Section::Notes) && holds(anchor, |id| self.notes.contains(id)),
            Some(b't') => stands(Section::Codebook),
            _ => true,
        }
    }

    fn is_quoted(&self, mention: &str) -> bool {
        holds(mention, |id| self.quoted.contains(id))
    }
}

/// Whether this is an id of which something holds.
fn holds<T: FromStr>(id: &str, what: impl Fn(&T) -> bool) -> bool {
    id.parse().is_ok_and(|id| what(&id))
}

fn is_mention(id: &str) -> bool {
    holds::<MentionId>(id, |_| true)
}
