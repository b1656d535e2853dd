//! Brings the selected passage into sight when the session says so.

use egui::{Ui, vec2};

use super::cell::Page;
use super::columns::Columns;
use super::{ROW_GUTTER, SynopsisState, suggested};
use crate::align::Unit;
use crate::dossier::Place;
use crate::session::{Aligned, Focus};
use crate::ui::Scene;

/// Distance kept from the edges, in points.
const MARGIN: f32 = 36.0;

/// Height of the bar that names a suggested sentence, roughly, in points.
const BAR: f32 = 90.0;
/// Rows between two sentences that may tell the same, at most, for both to be in sight.
const ROWS_TOGETHER: usize = 12;

/// The sentence that may tell the same as the one in hand, if that is looked at.
fn partner_unit(scene: &Scene<'_>) -> Option<Unit> {
    if let Some(other) = scene.session.other_account() {
        let Focus { article, span } = other;
        return suggested::unit_of(scene.session, Place { article, span });
    }
    let (_, there) = suggested::halves(scene.session, scene.session.suggested_link()?)?;
    suggested::unit_of(scene.session, there)
}

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
        looked: None,
    };
    state.heights.measure_around(ui, page, &mut state.lens, row);
    let partner = partner_unit(scene);
    let other_row = partner.and_then(|unit| aligned.row_of(unit));
    if let Some(other) = other_row.filter(|other| other.abs_diff(row) <= ROWS_TOGETHER) {
        for between in row.min(other)..=row.max(other) {
            state.heights.measure_around(ui, page, &mut state.lens, between);
        }
    }
    let (view_width, view_height) = (state.viewport.x.max(200.0), state.viewport.y.max(200.0));
    let (mut top, mut height) = (state.heights.top(row), state.heights.height(row));
    if let Some(other) = other_row {
        let (first, last) = (row.min(other), row.max(other));
        let both = state.heights.top(last) + state.heights.height(last) - state.heights.top(first);
        // With room for the bar that names the other sentence.
        if both + BAR <= view_height - 2.0 * MARGIN {
            (top, height) = (state.heights.top(first), both + BAR);
        }
    }
    // Where the table will be: rows above may have grown in the last frame.
    let from = state.jump.unwrap_or(state.offset);
    let mut to = from;
    if top < to.y + MARGIN.min(top) || height > view_height - 2.0 * MARGIN {
        to.y = top - MARGIN;
    } else if top + height > to.y + view_height - MARGIN {
        to.y = top + height - view_height + MARGIN;
    }
    if let Some(column) = columns.of(focus.article) {
        let (mut left, mut right) = (column.x, column.x + column.width);
        if let Some(other) = partner.and_then(|unit| columns.of(unit.article)) {
            let (first, last) = (left.min(other.x), right.max(other.x + other.width));
            if last - first + ROW_GUTTER <= view_width {
                (left, right) = (first, last);
            }
        }
        let (left, right) = (ROW_GUTTER + left, ROW_GUTTER + right);
        if left < to.x {
            to.x = left - ROW_GUTTER;
        } else if right > to.x + view_width {
            to.x = right - view_width;
        }
    }
    let to = vec2(to.x.max(0.0), to.y.max(0.0));
    if (to - from).length() > 0.5 {
        state.jump = Some(to);
    }
}
