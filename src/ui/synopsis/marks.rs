//! How marks are drawn: underlines in lanes and stripes in the margin; and how they are
//! called.

use egui::epaint::text::Galley;
use egui::text::CharIndex;
use egui::{Painter, Pos2, Rect, Stroke, pos2};

use super::lanes::LANES;
use crate::dossier::{Dossier, Mention};
use crate::ui::parts;

/// From one lane to the next, in points.
pub(super) const LANE_DISTANCE: f32 = 3.0;
/// Width of a stripe, in points.
const STRIPE: f32 = 2.0;

/// How far below a line of text a lane is drawn, in points.
#[must_use]
pub(super) fn lane_y(line: Rect, lane: usize) -> f32 {
    line.bottom() - 3.0 + from_first(lane)
}

/// From the first lane to this one; a mark for which none is left shares the last one.
fn from_first(lane: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lanes are three")]
    let lanes = lane.min(LANES - 1) as f32;
    lanes * LANE_DISTANCE
}

/// Draws the stripe of a mark beside the lines it covers; the first lane is nearest to
/// the text.
pub(super) fn stripe(painter: &Painter, origin: Pos2, boxes: &[Rect], lane: usize, stroke: Stroke) {
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else {
        return;
    };
    let x = origin.x - 4.0 - from_first(lane);
    let (top, bottom) = (origin.y + first.top() + 2.0, origin.y + last.bottom() - 1.0);
    painter.vline(x, top..=bottom, stroke);
}

/// The stroke of a stripe.
#[must_use]
pub(super) fn stripe_stroke(colour: egui::Color32, is_meant: bool) -> Stroke {
    Stroke::new(if is_meant { STRIPE + 1.0 } else { STRIPE }, colour)
}

/// A claim as a tag has it: its key, else its id.
#[must_use]
pub(super) fn number(dossier: &Dossier, mention: &Mention) -> String {
    let key = dossier.claims().get(&mention.claim).and_then(|claim| claim.key);
    key.map_or_else(|| mention.claim.to_string(), |key| key.to_string())
}

/// A mark in a few words: "claim 1 asserts, KCNA".
#[must_use]
pub(super) fn words(dossier: &Dossier, mention: &Mention) -> String {
    let said = mention.attribution.as_ref();
    let source = said.and_then(|said| dossier.sources().get(&said.source));
    let source = source.map_or_else(String::new, |source| format!(", {}", parts::one_line(&source.name, 60)));
    format!("claim {} {}{source}", number(dossier, mention), mention.stance.word())
}

/// What a claim states, on one line.
#[must_use]
pub(super) fn statement(dossier: &Dossier, mention: &Mention) -> String {
    let claim = dossier.claims().get(&mention.claim);
    claim.map_or_else(String::new, |claim| parts::one_line(&claim.statement, 160))
}

/// Characters of `text` before byte `offset`.
#[must_use]
pub(super) fn chars_before(text: &str, offset: usize) -> usize {
    text.get(..offset).map_or(0, |head| head.chars().count())
}

/// Where the characters `from..to` of a galley stand, a rectangle a line,
/// relative to the galley.
#[must_use]
pub(super) fn boxes(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    let mut out = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let count = row.row.char_count_excluding_newline().0;
        let (start, end) = (from.max(at), to.min(at + count));
        if start < end {
            let rect = row.rect();
            let left = rect.left() + row.row.x_offset(CharIndex(start - at));
            let right = rect.left() + row.row.x_offset(CharIndex(end - at));
            out.push(Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom())));
        }
        at += count + usize::from(row.ends_with_newline);
    }
    out
}

/// Draws one fragment's underline in its lane.
pub(super) fn underline(painter: &Painter, origin: Pos2, boxes: &[Rect], lane: usize, stroke: Stroke) {
    for line in boxes {
        let y = origin.y + lane_y(*line, lane);
        painter.hline(origin.x + line.left()..=origin.x + line.right(), y, stroke);
    }
}

/// Draws dots where a mark for which no lane is left stands, below the last lane.
pub(super) fn dots(painter: &Painter, origin: Pos2, boxes: &[Rect], colour: egui::Color32) {
    for line in boxes {
        let y = origin.y + lane_y(*line, LANES - 1) + 2.5;
        let ends = [pos2(origin.x + line.left(), y), pos2(origin.x + line.right(), y)];
        painter.extend(egui::Shape::dotted_line(&ends, colour, 4.0, 0.8));
    }
}

/// An outline around lines of text that follow each other, closed.
#[must_use]
pub(super) fn outline(boxes: &[Rect]) -> Vec<Pos2> {
    let right = boxes.iter().flat_map(|line| [line.right_top(), line.right_bottom()]);
    let left = boxes
        .iter()
        .rev()
        .flat_map(|line| [line.left_bottom(), line.left_top()]);
    right.chain(left).chain(boxes.first().map(Rect::right_top)).collect()
}
