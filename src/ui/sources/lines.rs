//! The lines of the relay graph: as wide as the marks that go there are many, dashed where
//! the one only belongs to the other.

use egui::epaint::CubicBezierShape;
use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::dossier::relay::{Flow, Step};

/// The widest line, in points.
const WIDEST: f32 = 13.0;

/// Width for so many marks.
fn width(marks: usize) -> f32 {
    if marks == 0 {
        return 1.0;
    }
    (0.8 + 1.5 * (marks as f32).sqrt()).min(WIDEST)
}

fn curve((from, to): (Pos2, Pos2), stroke: Stroke) -> CubicBezierShape {
    let ahead = to.x > from.x + 1.0;
    let reach = if ahead { (to.x - from.x) * 0.5 } else { 70.0 };
    let back = if ahead { -reach } else { reach };
    CubicBezierShape::from_points_stroke(
        [from, from + vec2(reach, 0.0), to + vec2(back, 0.0), to],
        false,
        Color32::TRANSPARENT,
        stroke,
    )
}

/// Paints a line.
pub(super) fn paint(painter: &Painter, step: Step, flow: &Flow, ends: (Pos2, Pos2), colour: Color32) {
    let stroke = Stroke::new(width(flow.mentions.len()), colour);
    let curve = curve(ends, stroke);
    if step.belongs || flow.mentions.is_empty() {
        let points = curve.flatten(Some(0.5));
        painter.extend(Shape::dashed_line(
            &points,
            Stroke::new(stroke.width.min(2.0), colour),
            5.0,
            4.0,
        ));
    } else {
        painter.add(curve);
    }
}
