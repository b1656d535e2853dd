//! What is suggested and looked at: two sentences that may tell the same, or a discrepancy.
//! Where the other place stands, and in which words it is suggested.

use egui::Rect;

use super::ROW_GUTTER;
use super::columns::Columns;
use super::folds::FoldPlaces;
use super::heights::Heights;
use crate::align::Unit;
use crate::dossier::{PinPair, Place};
use crate::session::{Aligned, Session, Verb};
use crate::ui::discrepancies::kind_words;
use crate::ui::parts;

/// As much of a row must be in sight for a sentence in it to count as seen, in points.
const SEEN: f32 = 60.0;
/// The share of a column that must be.
const SEEN_ACROSS: f32 = 0.6;

/// A suggestion as the sentence in hand shows it.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    /// The sentence in hand.
    pub here: Place,
    /// The one that may tell the same.
    pub there: Place,
    /// "B ¶4 may tell the same, 62 %".
    pub head: String,
    /// How the other sentence begins.
    pub quote: String,
    /// The keys that answer, and where the other sentence is if it is out of sight.
    pub foot: String,
}

/// The half of a pair that is in hand, and the other one.
pub(super) fn halves(session: &Session, pair: PinPair) -> Option<(Place, Place)> {
    let focus = session.selection().focus?;
    let is_here = |place: Place| place.article == focus.article && place.span == focus.span;
    let halves = [(pair.a, pair.b), (pair.b, pair.a)];
    halves.into_iter().find(|(here, _)| is_here(*here))
}

/// The sentence that a place is.
pub(super) fn unit_of(session: &Session, place: Place) -> Option<Unit> {
    let sentence = session
        .dossier()
        .article(place.article)?
        .article
        .sentence_at(place.span.start)?;
    Some(Unit {
        article: place.article,
        sentence: u32::try_from(sentence).ok()?,
    })
}

/// What is suggested for the sentence in hand, if it is looked at.
pub(super) fn looked_at(
    session: &Session,
    aligned: &Aligned,
    heights: &mut Heights,
    columns: &Columns,
    folds: &FoldPlaces,
    viewport: Rect,
) -> Option<Looked> {
    let keymap = session.keymap();
    let [accept, reject, across] = [Verb::Accept, Verb::Reject, Verb::NextAligned].map(|verb| keymap.spoken(verb));
    let mut at = |other: Unit, answers: String| match whereabouts(aligned, heights, columns, folds, viewport, other) {
        Whereabouts::InSight => answers,
        Whereabouts::OutOfSight(way) => format!("{answers}\nOut of sight, {way}: {across} goes there"),
        Whereabouts::Nowhere(why) => format!("{answers}\n{why}"),
    };
    if let Some(number) = session.looked_at_discrepancy() {
        return difference(session, number, &accept, &reject, at);
    }
    let (here, there) = halves(session, session.suggested_link()?)?;
    let (unit, other) = (unit_of(session, here)?, unit_of(session, there)?);
    let link = aligned.links_of(unit).find(|link| link.a == other || link.b == other);
    let sure = link.map_or_else(String::new, |link| format!(", {:.0}\u{a0}%", link.score * 100.0));
    let foot = at(other, format!("{accept} links · {reject} keeps apart"));
    let entry = session.dossier().article(there.article)?;
    Some(Looked {
        here,
        there,
        head: format!("{} may tell the same{sure}", parts::called(session.dossier(), there)),
        quote: parts::one_line(there.span.of(&entry.article.text), 70),
        foot,
    })
}

/// The discrepancy looked at, and the next account of it.
fn difference(
    session: &Session,
    number: usize,
    accept: &str,
    reject: &str,
    at: impl FnOnce(Unit, String) -> String,
) -> Option<Looked> {
    let (one, _) = session.discrepancy(number)?;
    let focus = session.selection().focus?;
    let answers = format!("{accept} takes it up as a claim · {reject} puts it away");
    let here = Place {
        article: focus.article,
        span: focus.span,
    };
    let head = format!("{}: {}", kind_words(one.kind), parts::one_line(&one.why, 220));
    let Some(other) = session.other_account() else {
        return Some(Looked {
            here,
            there: here,
            head,
            quote: String::new(),
            foot: answers,
        });
    };
    let there = Place {
        article: other.article,
        span: other.span,
    };
    let article = &session.dossier().article(there.article)?.article;
    let quote = parts::one_line(article.sentence_around(there.span).of(&article.text), 110);
    let foot = match unit_of(session, there) {
        Some(unit) => at(unit, answers),
        None => answers,
    };
    Some(Looked {
        here,
        there,
        head,
        quote: format!("{} {quote}", there.article),
        foot,
    })
}

enum Whereabouts {
    InSight,
    OutOfSight(String),
    Nowhere(&'static str),
}

/// Where a sentence is, seen from what is in sight of the table.
fn whereabouts(
    aligned: &Aligned,
    heights: &mut Heights,
    columns: &Columns,
    folds: &FoldPlaces,
    viewport: Rect,
    unit: Unit,
) -> Whereabouts {
    let Some(column) = columns.of(unit.article) else {
        return Whereabouts::Nowhere("Its column is hidden");
    };
    let anchor = || folds.anchor_of(unit).and_then(|unit| aligned.row_of(unit));
    let Some(row) = aligned.row_of(unit).or_else(anchor) else {
        return Whereabouts::Nowhere("It is folded as furniture");
    };
    let (top, height) = (heights.top(row), heights.height(row));
    let left = ROW_GUTTER + column.x;
    let mut ways = Vec::new();
    let hidden = |from: f32, length: f32, seen: f32, first: f32, last: f32| {
        let words = [from + length - first < seen, last - from < seen];
        words.iter().position(|hidden| *hidden)
    };
    let vertical = hidden(top, height, SEEN.min(height), viewport.top(), viewport.bottom());
    let across = SEEN_ACROSS * column.width;
    let horizontal = hidden(left, column.width, across, viewport.left(), viewport.right());
    ways.extend(vertical.map(|index| ["above", "below"][index]));
    ways.extend(horizontal.map(|index| ["to the left", "to the right"][index]));
    if ways.is_empty() {
        Whereabouts::InSight
    } else {
        Whereabouts::OutOfSight(ways.join(" and "))
    }
}
