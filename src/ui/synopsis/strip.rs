//! The whole dossier at a glance: who covers what, where the disputes are, and
//! which part is in sight. Click or drag to go there.

use egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::SynopsisState;
use crate::article::ArticleId;
use crate::dossier::Stance;
use crate::session::Aligned;
use crate::ui::Scene;

/// Draws the strip and scrolls by it.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    state: &mut SynopsisState,
    aligned: &Aligned,
    order: &[ArticleId],
    rect: Rect,
) {
    let colours = scene.look.colours;
    ui.painter().rect_filled(rect, 0.0, colours.chrome);
    ui.painter()
        .vline(rect.left(), rect.y_range(), Stroke::new(1.0, colours.line));
    let response = ui.interact(rect, ui.scope_id().with("overview strip"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Overview of all rows"));
    let total = state.heights.total();
    if total <= 0.0 || order.is_empty() {
        return;
    }
    let inner = rect.shrink2(vec2(5.0, 6.0));
    let scale = (inner.height() / total).min(0.25);
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let lane = inner.width() / order.len() as f32;
    // At most one line a pixel: with many rows several share one.
    let mut index = 0;
    while index < aligned.rows.len() {
        let top = state.heights.top(index);
        let y = inner.top() + top * scale;
        let mut height = state.heights.height(index) * scale;
        let first = index;
        index += 1;
        while height < 1.0 && index < aligned.rows.len() {
            height += state.heights.height(index) * scale;
            index += 1;
        }
        for (at, id) in order.iter().enumerate() {
            let mut told = false;
            let mut shared = false;
            for row in &aligned.rows[first..index] {
                if row.cells.get(id).is_some_and(|cell| !cell.passages.is_empty()) {
                    told = true;
                    shared |= row.cells.values().filter(|cell| !cell.passages.is_empty()).count() > 1;
                }
            }
            if told {
                #[expect(clippy::cast_precision_loss, reason = "columns are few")]
                let left = inner.left() + at as f32 * lane;
                let block = Rect::from_min_size(pos2(left, y), vec2(lane - 1.0, (height - 0.5).max(0.8)));
                ui.painter()
                    .rect_filled(block, 0.0, if shared { colours.row_line } else { colours.strong_line });
            }
        }
    }
    disputes(ui, scene, state, aligned, inner, scale);

    let seen = Rect::from_min_size(
        pos2(rect.left() + 1.0, inner.top() + state.offset.y * scale),
        vec2(rect.width() - 2.0, (state.viewport.y * scale).max(8.0)),
    );
    ui.painter().rect(
        seen,
        3.0,
        colours.accent.gamma_multiply(0.10),
        Stroke::new(1.0, colours.accent),
        egui::StrokeKind::Inside,
    );
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        let y = (pointer.y - inner.top()) / scale - state.viewport.y / 2.0;
        state.jump = Some(vec2(state.offset.x, y.clamp(0.0, (total - state.viewport.y).max(0.0))));
        ui.ctx().request_repaint();
    }
}

/// A tick at every mark that denies or questions.
fn disputes(ui: &Ui, scene: &Scene<'_>, state: &mut SynopsisState, aligned: &Aligned, inner: Rect, scale: f32) {
    for mention in scene.session.dossier().mentions().values() {
        if !matches!(mention.stance, Stance::Denies | Stance::Questions) {
            continue;
        }
        let place = scene.session.dossier().article(mention.at.article).and_then(|entry| {
            let sentence = entry.article.sentence_at(mention.at.cover().start)?;
            aligned.row_of(crate::align::Unit {
                article: mention.at.article,
                sentence: u32::try_from(sentence).ok()?,
            })
        });
        if let Some(row) = place {
            let y = inner.top() + state.heights.top(row) * scale;
            let tick = Rect::from_min_size(pos2(inner.right() - 1.0, y), vec2(5.0, 3.0));
            ui.painter()
                .rect_filled(tick, 1.0, scene.look.colours.stance(mention.stance).text);
        }
    }
}
