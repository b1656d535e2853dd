//! The ends of the selected mark, to be dragged: the mark gets longer or shorter
//! by words, and no other mark is touched.

use egui::{CornerRadius, CursorIcon, Id, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Block;
use crate::article::ArticleId;
use crate::dossier::{Fragment, MentionId};
use crate::session::Command;
use crate::text::Span;
use crate::text::words::words;
use crate::ui::Scene;
use crate::ui::synopsis::SynopsisState;

/// Half the width in which an end is taken hold of, in points.
const REACH: f32 = 5.0;
/// Radius of the knob, in points.
const KNOB: f32 = 4.0;

/// An end of a fragment, held by the pointer.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui::synopsis) struct Grip {
    article: ArticleId,
    mention: MentionId,
    from: Span,
    at_start: bool,
    /// The extent it would have now.
    now: Span,
}

/// The extent that a fragment would have if its end were let go now.
pub(super) fn held(state: &SynopsisState, fragment: &Fragment) -> Option<Span> {
    let grip = state.grip?;
    (grip.mention == fragment.id && grip.from == fragment.span).then_some(grip.now)
}

/// The pointer is up: the mark keeps what it was dragged to, in one step.
pub(super) fn let_go(scene: &mut Scene<'_>, state: &mut SynopsisState) {
    if let Some(grip) = state.grip.take()
        && grip.now != grip.from
    {
        scene.send(Command::ResizeMark(grip.mention, grip.from, grip.now));
    }
}

/// Draws the ends of the selected mark that stand in this block, and lets them be
/// dragged.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, state: &mut SynopsisState, article: ArticleId, block: &Block, at: Pos2) {
    let dossier = scene.session.dossier();
    let (Some(id), true) = (scene.session.selection().mention, block.is_faithful()) else {
        return;
    };
    let Some(mention) = dossier
        .mentions()
        .get(&id)
        .filter(|mention| mention.at.article == article)
    else {
        return;
    };
    let ink = scene.look.colours.stance(mention.stance).text;
    for (number, fragment) in mention.at.fragments.iter().enumerate() {
        let of_grip = state.grip.filter(|grip| grip.mention == id && grip.from == *fragment);
        let boxes = block.boxes(of_grip.map_or(*fragment, |grip| grip.now));
        let shown = of_grip.map_or(*fragment, |grip| grip.now);
        for at_start in [true, false] {
            let (line, place, offset) = if at_start {
                (boxes.first(), shown.start, fragment.start)
            } else {
                (boxes.last(), shown.end, fragment.end)
            };
            let Some(line) = line.filter(|_| block.span.start <= place && place <= block.span.end) else {
                continue;
            };
            let x = at.x
                + if at_start {
                    line.left() - 2.0
                } else {
                    line.right() + 2.0
                };
            let (top, bottom) = (at.y + line.top(), at.y + line.bottom());
            ui.painter()
                .line_segment([pos2(x, top + 2.0), pos2(x, bottom - 1.0)], Stroke::new(1.5, ink));
            let knob = if at_start { pos2(x, top + 2.0) } else { pos2(x, bottom) };
            let sense = Rect::from_min_max(pos2(x - REACH, top - 3.0), pos2(x + REACH, bottom + 3.0));
            let response = ui.interact(sense, Id::unique(("grip", id.0, number, at_start)), Sense::drag());
            let edge = if at_start { "first" } else { "last" };
            response
                .widget_info(|| WidgetInfo::labeled(Role::Slider, true, format!("Mark {id}: {edge} edge at {offset}")));
            let radius = if response.hovered() || response.dragged() {
                KNOB + 1.5
            } else {
                KNOB
            };
            ui.painter().rect_filled(
                Rect::from_center_size(knob, vec2(radius, radius) * 2.0),
                CornerRadius::same(8),
                ink,
            );
            let response = response.on_hover_cursor(CursorIcon::ResizeColumn);
            if response.drag_started() {
                state.drag = None;
                state.grip = Some(Grip {
                    article,
                    mention: id,
                    from: *fragment,
                    at_start,
                    now: *fragment,
                });
            }
        }
    }
}

/// Follows the pointer through a block: the end goes to the nearest edge of a word.
pub(super) fn follow(state: &mut SynopsisState, article: ArticleId, block: &Block, text: &str, offset: usize) {
    let Some(grip) = state.grip.as_mut().filter(|grip| grip.article == article) else {
        return;
    };
    let places = words(text, block.span);
    let nearest = |places: &mut dyn Iterator<Item = usize>| places.min_by_key(|place| place.abs_diff(offset));
    grip.now = if grip.at_start {
        let end = grip.from.end;
        let start = nearest(&mut places.map(|word| word.start).filter(|place| *place < end));
        start.map_or(grip.now, |start| Span::new(start, end))
    } else {
        let start = grip.from.start;
        let end = nearest(&mut places.map(|word| word.end).filter(|place| *place > start));
        end.map_or(grip.now, |end| Span::new(start, end))
    };
}
