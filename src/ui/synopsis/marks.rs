//! Which marks touch a stretch of text, and how they are drawn: underlines in
//! lanes, filled only when selected.

use egui::epaint::text::Galley;
use egui::text::CharIndex;
use egui::{Painter, Pos2, Rect, Stroke, pos2};

use crate::article::ArticleId;
use crate::dossier::{Fragment, Places};
use crate::text::Span;

/// Lanes of underlines that fit between two lines of text.
const MOST_LANES: usize = 3;
/// From one lane to the next, in points.
pub(super) const LANE_DISTANCE: f32 = 3.0;

/// The fragments of marks that touch `span`, in text order, each with its lane.
#[must_use]
pub(super) fn in_lanes(places: &Places, article: ArticleId, span: Span) -> Vec<(Fragment, usize)> {
    let here: Vec<Fragment> = places.marks_touching(article, span).collect();
    let lanes = lanes(&here);
    here.into_iter().zip(lanes).collect()
}

/// How far below a line of text a lane is drawn, in points.
#[must_use]
pub(super) fn lane_y(line: Rect, lane: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lanes are three")]
    let drop = lane as f32 * LANE_DISTANCE;
    line.bottom() - 3.0 + drop
}

/// Gives each of some fragments in text order a lane in which it meets no other.
#[must_use]
fn lanes(fragments: &[Fragment]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    fragments
        .iter()
        .map(|fragment| {
            let lane = ends
                .iter()
                .position(|end| *end <= fragment.span.start)
                .unwrap_or(ends.len())
                .min(MOST_LANES - 1);
            if lane == ends.len() {
                ends.push(0);
            }
            ends[lane] = ends[lane].max(fragment.span.end);
            lane
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::MentionId;

    fn fragment(start: usize, end: usize) -> Fragment {
        Fragment {
            span: Span::new(start, end),
            id: MentionId(1),
            first: true,
        }
    }

    #[test]
    fn overlapping_marks_take_different_lanes() {
        let fragments = [fragment(0, 10), fragment(2, 5), fragment(5, 9), fragment(11, 12)];
        assert_eq!(lanes(&fragments), [0, 1, 1, 0]);
    }
}
