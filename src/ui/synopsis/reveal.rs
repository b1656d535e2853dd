//! Brings the selected passage into sight when the session says so.

use egui::{Ui, vec2};

use super::cell::Page;
use super::columns::Columns;
use super::{ROW_GUTTER, SynopsisState};
use crate::session::Aligned;
use crate::ui::Scene;

/// Distance kept from the edges, in points.
const MARGIN: f32 = 36.0;

/// Scrolls to the focused row and column if a reveal is due.
pub(super) fn follow(ui: &Ui, scene: &Scene<'_>, state: &mut SynopsisState, aligned: &Aligned, columns: &Columns) {
    let selection = scene.session.selection();
    if state.seen_reveal == selection.reveal {
        return;
    }
    state.seen_reveal = selection.reveal;
    let Some(focus) = selection.focus else { return };
    let row = scene.session.focused_unit().and_then(|unit| {
        aligned
            .row_of(unit)
            .or_else(|| state.folds.anchor_of(unit).and_then(|unit| aligned.row_of(unit)))
    });
    let Some(row) = row else { return };
    let page = Page {
        session: scene.session,
        look: &scene.look,
        aligned,
        columns,
        folds: &state.folds,
    };
    state.heights.measure_around(ui, page, &mut state.lens, row);
    let (top, height) = (state.heights.top(row), state.heights.height(row));
    let (view_width, view_height) = (state.viewport.x.max(200.0), state.viewport.y.max(200.0));
    let mut to = state.offset;
    if top < to.y + MARGIN.min(top) || height > view_height - 2.0 * MARGIN {
        to.y = top - MARGIN;
    } else if top + height > to.y + view_height - MARGIN {
        to.y = top + height - view_height + MARGIN;
    }
    if let Some(column) = columns.of(focus.article) {
        let left = ROW_GUTTER + column.x;
        if left < to.x {
            to.x = left - ROW_GUTTER;
        } else if left + column.width > to.x + view_width {
            to.x = left + column.width - view_width;
        }
    }
    let to = vec2(to.x.max(0.0), to.y.max(0.0));
    if (to - state.offset).length() > 0.5 {
        state.jump = Some(to);
    }
}
