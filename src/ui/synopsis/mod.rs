//! The aligned table: a column an article, a row per thing told.
//!
//! Only rows in sight are laid out; of the others only the height is kept.

mod at_pointer;
mod cell;
mod columns;
mod folds;
mod head;
mod heights;
mod lanes;
mod lens;
mod marks;
mod overview;
mod reveal;
mod strip;
mod suggested;

use std::sync::Arc;

use egui::{
    EventFilter, Id, Key, Modifiers, Rangef, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::{Scene, parts};
use crate::article::ArticleId;
use crate::session::{Aligned, Command, Verb};
use cell::{Extent, Page, RowCells};

/// Left of the first column: row numbers.
const ROW_GUTTER: f32 = 30.0;

/// Blocks of text never laid out before that a frame takes on: with new letters at
/// about 0.3 ms each, far below the 8 ms a frame may take.
const MOST_FRESH: usize = 12;

/// What the table keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct SynopsisState {
    columns: columns::Widths,
    heights: heights::Heights,
    lens: lens::LensCache,
    lanes: lanes::LaneCache,
    folds: folds::FoldPlaces,
    overview: strip::Overview,
    drag: Option<cell::Drag>,
    grip: Option<cell::Grip>,
    at_pointer: at_pointer::Palette,
    focused_row: Option<usize>,
    seen_reveal: u64,
    offset: Vec2,
    viewport: Vec2,
    jump: Option<Vec2>,
}

/// The id under which the table holds the keyboard.
#[must_use]
pub(super) fn table_id() -> Id {
    Id::unique("synopsis table")
}

/// Esc puts away the palette at the pointer before it lets go of anything else.
pub(super) fn take_escape(ctx: &egui::Context, state: &mut SynopsisState) {
    if state.at_pointer.is_open() && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        state.at_pointer.close();
    }
}

/// Shows the table, or says why there is none.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SynopsisState) {
    let dossier = scene.session.dossier();
    if dossier.articles().is_empty() {
        no_articles(ui, scene);
        return;
    }
    if scene.session.columns().next().is_none() {
        all_hidden(ui, scene);
        return;
    }
    let Some(aligned) = scene.session.aligned().cloned() else {
        aligning(ui, scene);
        return;
    };
    table(ui, scene, state, &aligned);
}

fn table(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SynopsisState, aligned: &Arc<Aligned>) {
    let look = scene.look;
    let all = ui.available_rect_before_wrap();
    let (all, strip_rect) = all.split_left_right_at_x(all.right() - look.spacing.strip);
    let order: Vec<ArticleId> = scene
        .session
        .columns()
        .filter(|id| scene.session.dossier().article(*id).is_some())
        .collect();
    let columns = state.columns.fit(&order, all.width() - ROW_GUTTER, &look);
    let head_height = head::height(&look);
    let (head_rect, body_rect) = all.split_top_bottom_at_y(all.top() + head_height);

    state.folds.refresh(scene.session);
    state.heights.prepare(aligned, &columns, scene, &state.folds);
    hold_keyboard(ui, scene, body_rect);
    reveal::follow(ui, scene, state, aligned, &columns);

    let total = vec2(ROW_GUTTER + columns.total, state.heights.total() + 48.0);
    let mut area = ScrollArea::both().id_salt("synopsis").auto_shrink(false);
    if let Some(to) = state.jump.take() {
        area = area.scroll_offset(to);
    }
    let mut body_ui = ui.new_child(UiBuilder::new().max_rect(body_rect).id_salt("synopsis body"));
    let output = area.show_viewport(&mut body_ui, |ui, viewport| {
        ui.set_min_size(total);
        rows(ui, scene, state, aligned, &columns, viewport)
    });
    let shift = output.inner;
    state.offset = output.state.clamped_offset();
    state.viewport = output.inner_rect.size();
    if shift != 0.0 {
        state.jump = Some(vec2(state.offset.x, (state.offset.y + shift).max(0.0)));
        ui.ctx().request_repaint();
    }
    let page = Page {
        session: scene.session,
        look: &look,
        aligned,
        columns: &columns,
        folds: &state.folds,
        looked: None,
    };
    let grown = state.heights.measure_some(ui, page, &mut state.lens, state.offset.y);
    if grown.abs() > 0.5 {
        // What is in sight stays where it is, whatever else moved in this frame.
        let from = state.jump.unwrap_or(state.offset);
        state.jump = Some(vec2(from.x, (from.y + grown).max(0.0)));
    }
    if !state.heights.is_done() {
        ui.ctx().request_repaint();
    }

    let mut head_ui = ui.new_child(UiBuilder::new().max_rect(head_rect).id_salt("synopsis head"));
    head_ui.set_clip_rect(head_rect.intersect(ui.clip_rect()));
    head::show(&mut head_ui, scene, state, &columns, head_rect);
    strip::show(ui, scene, state, aligned, &order, strip_rect);
    at_pointer::show(ui, scene, state);
}

/// Paints the rows in sight. Returns by how much what is in sight moved because
/// a row above it turned out higher or lower than thought.
fn rows(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    aligned: &Aligned,
    columns: &columns::Columns,
    viewport: Rect,
) -> f32 {
    let origin = ui.min_rect().min;
    let focused = scene.session.focused_unit().and_then(|unit| aligned.row_of(unit));
    if state.focused_row != focused {
        for row in [state.focused_row, focused].into_iter().flatten() {
            state.heights.forget(row);
        }
        state.focused_row = focused;
    }
    let look = scene.look;
    let colours = look.colours;
    let looked = suggested::looked_at(
        scene.session,
        aligned,
        &mut state.heights,
        columns,
        &state.folds,
        viewport,
    );
    let in_sight = Rangef::new(viewport.left() - ROW_GUTTER, viewport.right() - ROW_GUTTER);
    let mut fresh = 0;
    let mut shift = 0.0;
    let mut index = state.heights.row_at(viewport.top());
    while index < aligned.rows.len() {
        let top = state.heights.top(index);
        if top > viewport.bottom() {
            break;
        }
        let is_focused = focused == Some(index);
        let is_known = state.heights.is_measured(index);
        if !is_known && fresh >= MOST_FRESH {
            // The rest of a page that is all new comes with the next frames.
            ui.ctx().request_repaint();
            break;
        }
        let extent = match (is_focused, is_known) {
            (true, _) => Extent::Focused,
            (false, true) => Extent::Within(in_sight),
            (false, false) => Extent::Whole,
        };
        let page = Page {
            session: scene.session,
            look: &look,
            aligned,
            columns,
            folds: &state.folds,
            looked: looked.as_ref(),
        };
        let painted = RowCells::lay_out(ui, page, &mut state.lens, index, extent);
        let was = state.heights.height(index);
        let height = match extent {
            Extent::Within(_) => was,
            Extent::Whole | Extent::Focused => painted.height,
        };
        if !is_known {
            fresh += painted.blocks();
        }
        if !is_known || (height - was).abs() > 0.5 {
            state.heights.set(index, height);
            if top < viewport.top() {
                shift += height - was;
            }
        }
        let rect = Rect::from_min_size(pos2(origin.x, origin.y + top), vec2(ROW_GUTTER + columns.total, height));
        if is_focused {
            ui.painter().rect_filled(rect, 0.0, colours.row_focus);
            let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(edge, 0.0, colours.row_line);
        }
        ui.painter().hline(
            ui.clip_rect().x_range(),
            rect.bottom() - 0.5,
            egui::Stroke::new(1.0, colours.line),
        );
        ui.painter().text(
            pos2(
                rect.left() + ROW_GUTTER - 8.0,
                rect.top() + scene.look.spacing.cell + 2.0,
            ),
            egui::Align2::RIGHT_TOP,
            (index + 1).to_string(),
            scene.look.font(if index < 999 { 10.0 } else { 7.5 }),
            colours.faint,
        );
        painted.show(ui, scene, state, rect.min);
        index += 1;
    }
    for x in columns.edges() {
        let x = origin.x + ROW_GUTTER + x;
        ui.painter()
            .vline(x, ui.clip_rect().y_range(), egui::Stroke::new(1.0, colours.line));
    }
    cell::end_drag(ui, scene, state);
    shift
}

/// The table has the keyboard unless a field or a prompt has it: arrows and Tab
/// walk through the text instead of through the buttons.
fn hold_keyboard(ui: &Ui, scene: &Scene<'_>, rect: Rect) {
    let id = table_id();
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Aligned table"));
    let prompt = scene.session.prompt().is_some();
    ui.memory_mut(|memory| {
        if !prompt && memory.focused().is_none() {
            memory.request_focus(id);
        }
        memory.set_focus_lock_filter(
            id,
            EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            },
        );
    });
}

fn centred(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        add(ui);
    });
}

fn no_articles(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    centred(ui, |ui| {
        ui.label(
            egui::RichText::new("No articles yet").font(egui::FontId::new(look.sizes.title, super::theme::serif())),
        );
        ui.add_space(6.0);
        ui.label(egui::RichText::new("Drop text files on this window, or").color(look.colours.muted));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let width = 260.0;
            ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
            if parts::verb_button(ui, scene, "Add articles…", Verb::AddArticles).clicked() {
                scene.send(Command::Run(Verb::AddArticles));
            }
            if parts::verb_button(ui, scene, "Paste text…", Verb::PasteArticle).clicked() {
                scene.send(Command::Run(Verb::PasteArticle));
            }
        });
    });
}

fn all_hidden(ui: &mut Ui, scene: &mut Scene<'_>) {
    centred(ui, |ui| {
        ui.label("All columns are hidden.");
        if parts::verb_button(ui, scene, "Show all columns", Verb::ShowAllColumns).clicked() {
            scene.send(Command::Run(Verb::ShowAllColumns));
        }
    });
}

fn aligning(ui: &mut Ui, scene: &Scene<'_>) {
    let share = scene.session.work().iter().map(|(_, share)| *share).fold(0.0, f32::max);
    centred(ui, |ui| {
        ui.label("Finding the passages that tell the same thing…");
        ui.add(egui::ProgressBar::new(share).desired_width(240.0));
    });
}
