//! A block painted: selection, marks, what is suggested, paragraph number, tags.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Id, Painter, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::Block;
use super::marked::{Here, marks_here, under_pointer};
use super::pointer::answer_pointer;
use super::{grips, marked, named, tags};
use crate::align::rows::Moved;
use crate::article::ArticleId;
use crate::dossier::MentionId;
use crate::session::Edge;
use crate::text::Span;
use crate::ui::synopsis::columns::Column;
use crate::ui::synopsis::{SynopsisState, marks};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};

/// Slighter discrepancies are listed, but not drawn in the text.
const LEAST_GRAVE: u8 = 2;

pub(super) fn show_block(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    column: Column,
    block: &Block,
    origin: Pos2,
) {
    let look = scene.look;
    let at = origin + vec2(look.spacing.gutter, block.y);
    let rect = Rect::from_min_size(
        at,
        vec2(
            column.width - look.spacing.gutter - look.spacing.cell,
            block.galley.rect.height(),
        ),
    );
    if !ui.is_rect_visible(rect) {
        return;
    }
    let session = scene.session;
    let here = marks_here(session, state, column.id, block);
    let under_pointer = under_pointer(ui, &here, block, at, session.selection().mention);
    paint_ground(ui, scene, column.id, block, &here, under_pointer, at);
    paragraph_number(ui, &look, block, pos2(origin.x, at.y));
    tags::show(ui, scene, column, block, &here, at);
    named::sentence(ui, scene, column.id, block, &here, at);
    let id = Id::unique(("passage", column.id.0, block.span.start));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    named::passage(ui, scene, column.id, block, &here, &response);
    answer_pointer(ui, scene, state, column.id, block, at, &response, under_pointer);
    tags::notes(ui, scene, column, block, &here, at);
    grips::show(ui, scene, state, column.id, block, at);
    ui.painter().galley(at, Arc::clone(&block.galley), look.colours.ink);
}

/// Fills lines of a block.
pub(super) fn fill(painter: &Painter, at: Pos2, boxes: &[Rect], colour: Color32) {
    for line in boxes {
        let rect = line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0));
        painter.rect_filled(rect, CornerRadius::same(2), colour);
    }
}

/// Behind the text: selection, marks, what is suggested, namings.
fn paint_ground(
    ui: &Ui,
    scene: &Scene<'_>,
    article: ArticleId,
    block: &Block,
    here: &[Here<'_>],
    under_pointer: Option<MentionId>,
    at: Pos2,
) {
    let colours = scene.look.colours;
    let session = scene.session;
    let selection = session.selection();
    let painter = ui.painter();
    if let Some(focus) = selection.focus.filter(|focus| focus.article == article) {
        for span in selection.fragments() {
            fill(painter, at, &block.boxes(span), colours.accent_soft);
        }
        picked_edge(ui, scene, block, focus.span, at);
    }
    marked::paint(painter, colours, session, here, under_pointer, at);
    if let Some(proposal) = session.proposal() {
        let mention = session.dossier().mentions().get(&proposal.mention);
        let is_here = mention.is_some_and(|mention| mention.at.article == article);
        for span in [proposal.at, proposal.cue].into_iter().filter(|_| is_here) {
            for line in block.boxes(span) {
                parts::dashed(
                    ui,
                    line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0)),
                    colours.accent,
                );
            }
        }
    }
    for place in session.suggested_link().iter().flat_map(|pair| [pair.a, pair.b]) {
        if place.article == article {
            dashed_around(painter, &block.boxes(place.span), at, colours.accent);
        }
    }
    differences(scene, article, block, painter, at);
    for (span, _) in session.document().places().namings_touching(article, block.span) {
        for line in block.boxes(span) {
            let y = at.y + line.bottom() - 3.0;
            let ends = [pos2(at.x + line.left(), y), pos2(at.x + line.right(), y)];
            painter.extend(egui::Shape::dotted_line(&ends, colours.accent, 3.0, 1.0));
        }
    }
}

/// Where articles differ and nobody has answered: a dashed line below the words, around
/// them where the discrepancy is looked at.
fn differences(scene: &Scene<'_>, article: ArticleId, block: &Block, painter: &Painter, at: Pos2) {
    let (session, colours) = (scene.session, scene.look.colours);
    let places = session.discrepant_places(article);
    let end = places.partition_point(|(span, _)| span.start < block.span.end);
    let looked_at = session.looked_at_discrepancy();
    for (span, number) in places.get(..end).unwrap_or_default() {
        if span.end <= block.span.start {
            continue;
        }
        let is_looked_at = looked_at == Some(*number);
        if is_looked_at {
            dashed_around(painter, &block.boxes(*span), at, colours.warning);
            continue;
        }
        // What is told by one only is no difference in these words.
        let is_told = session
            .discrepancy(*number)
            .is_some_and(|(one, _)| one.severity >= LEAST_GRAVE);
        for line in block.boxes(*span).iter().filter(|_| is_told) {
            let y = at.y + line.bottom() - 0.5;
            let ends = [pos2(at.x + line.left(), y), pos2(at.x + line.right(), y)];
            painter.extend(egui::Shape::dashed_line(
                &ends,
                Stroke::new(1.0, colours.warning),
                4.0,
                3.0,
            ));
        }
    }
}

/// A dashed line around a sentence: it is looked at as one that may tell the same.
fn dashed_around(painter: &Painter, boxes: &[Rect], at: Pos2, colour: Color32) {
    let boxes: Vec<Rect> = boxes
        .iter()
        .map(|line| line.translate(at.to_vec2()).expand2(vec2(2.0, 0.0)))
        .collect();
    // Two lines that have nothing above each other are no one shape.
    let apart = boxes
        .windows(2)
        .any(|two| matches!(two, [a, b] if !a.x_range().intersects(b.x_range())));
    let shapes: Vec<&[Rect]> = if apart { boxes.chunks(1).collect() } else { vec![&boxes] };
    for lines in shapes {
        let stroke = Stroke::new(1.0, colour);
        painter.extend(egui::Shape::dashed_line(&marks::outline(lines), stroke, 4.0, 3.0));
    }
}

/// A bar at the edge that the arrow keys move.
fn picked_edge(ui: &Ui, scene: &Scene<'_>, block: &Block, span: Span, at: Pos2) {
    let boxes = block.boxes(span);
    let edge = match scene.session.selection().edge {
        Edge::Start if block.span.contains(Span::new(span.start, span.start)) => {
            boxes.first().map(|line| line.left_top()..=line.left_bottom())
        }
        Edge::End if block.span.contains(Span::new(span.end, span.end)) => {
            boxes.last().map(|line| line.right_top()..=line.right_bottom())
        }
        _ => None,
    };
    if let Some(edge) = edge {
        let (top, bottom) = (*edge.start() + at.to_vec2(), *edge.end() + at.to_vec2());
        ui.painter()
            .line_segment([top, bottom], Stroke::new(2.5, scene.look.colours.accent));
    }
}

/// ¶ number, with an arrow where the passage comes out of its article's order.
fn paragraph_number(ui: &Ui, look: &Look, block: &Block, at: Pos2) {
    let (text, colour) = match block.moved {
        Some(Moved::Back) => (format!("↑{}", block.paragraph), look.colours.accent),
        Some(Moved::Ahead) => (format!("↓{}", block.paragraph), look.colours.accent),
        None => (block.paragraph.to_string(), look.colours.faint),
    };
    let place = at + vec2(look.spacing.gutter - 12.0, look.reading_line() / 2.0);
    ui.painter()
        .text(place, Align2::RIGHT_CENTER, text, look.font(10.0), colour);
}
