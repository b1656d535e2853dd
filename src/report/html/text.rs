//! Small pieces of HTML: text from outside, quotations, badges, links.
//!
//! Invariant: text from outside enters a page only through [`shown`], [`named`]
//! and [`visible`].

use std::fmt::Display;

use maud::{Markup, html};

use crate::article::ArticleId;
use crate::dossier::{ClaimId, Stance};
use crate::report::tree::{ArticleRecord, NoteText, Paragraphs, VoiceRef};
use crate::report::visible::{Piece, mark, pieces, visible};

/// Text from outside, with what cannot be seen as visible marks.
pub(super) fn shown(text: &str) -> Markup {
    html! {
        @for piece in pieces(text) {
            @match piece {
                Piece::Plain(plain) => (plain),
                Piece::Hidden(hidden) => span.hidden-character { (mark(hidden)) },
            }
        }
    }
}

/// A name from outside inside a line of ours: its direction stays its own.
pub(super) fn named(text: &str) -> Markup {
    html! { bdi { (shown(text)) } }
}

/// The class of a stance: its word.
pub(super) const fn class_of(stance: Stance) -> &'static str {
    stance.word()
}

/// A stance as sign and word.
pub(super) fn stance(stance: Stance) -> Markup {
    html! {
        span class={ "stance " (class_of(stance)) } { span aria-hidden="true" { (stance.glyph()) } " " (stance.word()) }
    }
}

/// A value in quotation marks; nothing if it is empty.
pub(super) fn value(value: &str) -> Markup {
    html! { @if !value.is_empty() { " " span.value { "“" (named(value)) "”" } } }
}

/// A voice with its rating, linked to the register.
pub(super) fn voice(voice: &VoiceRef) -> Markup {
    html! {
        a href={ "#" (voice.id) } { (named(&voice.name)) }
        @if let Some(letter) = voice.reliability { " (" (letter) ")" }
    }
}

/// A claim's number, linked to its card.
pub(super) fn claim(id: ClaimId) -> Markup {
    html! { a.claim-number href={ "#" (id) } { (id) } }
}

/// An article's siglum.
pub(super) fn siglum(id: ArticleId) -> Markup {
    html! { span.siglum { (id) } }
}

/// Siglum and outlet, linked to the register.
pub(super) fn article(id: ArticleId, record: Option<&ArticleRecord>) -> Markup {
    html! {
        a.article href={ "#article-" (id) } {
            (siglum(id))
            @if let Some(record) = record { " " span.outlet { (named(&record.outlet)) } }
        }
    }
}

/// Siglum and outlet as plain text, for an attribute.
pub(super) fn article_label(id: ArticleId, record: Option<&ArticleRecord>) -> String {
    record.map_or_else(
        || id.to_string(),
        |record| format!("{id} · {}", visible(&record.outlet)),
    )
}

/// A fact from outside, or that it is not known.
pub(super) fn known(text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { span.missing { "not known" } } @else { (named(text)) }
    }
}

/// The analyst's notes on something.
pub(super) fn notes(notes: &[NoteText]) -> Markup {
    html! {
        @for note in notes {
            p.note { a href={ "#" (note.id) } { "Note " (note.id) } ": " (named(&note.text)) }
        }
    }
}

/// Where a mark is to be found in the texts in full: at its label, or at its
/// paragraph when it marks nothing but white space, which no sentence holds.
pub(super) fn text_anchor(mark: &impl Display, words: &str, article: ArticleId, paragraphs: Paragraphs) -> String {
    if words.trim().is_empty() {
        format!("#{article}-{}", paragraphs.first)
    } else {
        format!("#text-{mark}")
    }
}

/// Articles that stand beside each other on a common screen; a table of more is
/// scrolled sideways in a frame of its own.
pub(super) const MOST_COLUMNS: usize = 6;

/// A table with a column an article, in its frame.
pub(super) fn frame(label: &str, columns: usize, table: &Markup) -> Markup {
    html! {
        @if columns > MOST_COLUMNS {
            // What scrolls must be reached by key.
            div.table-frame.many tabindex="0" role="region" aria-label=(label) { (table) }
        } @else {
            div.table-frame { (table) }
        }
    }
}
