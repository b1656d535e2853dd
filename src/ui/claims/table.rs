//! The matrix itself. Heads stay in sight above, statements at the left, how each claim
//! stands at the right; only what is in sight is laid out.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::grid::{Grid, HEAD, Row};
use super::{Cell, ClaimsState, cells, keyboard, standing};
use crate::session::Command;
use crate::ui::{Scene, parts};

/// Where the parts of the matrix stand on the screen.
struct Panes {
    /// Heads of the articles' columns.
    heads: Rect,
    statements: Rect,
    cells: Rect,
    standing: Rect,
}

impl Panes {
    /// `window` is what is in sight, `content` all of it.
    fn new(window: Rect, content: Rect, grid: &Grid) -> Self {
        let left = window.left() + grid.claim;
        let right = (content.left() + grid.claim + grid.column(grid.columns.len()))
            .min(window.right() - grid.status)
            .max(left);
        let top = window.top() + HEAD;
        let pane = |from: f32, to: f32| Rect::from_min_max(pos2(from, top), pos2(to, window.bottom()));
        Self {
            heads: Rect::from_min_max(pos2(left, window.top()), pos2(right, top)),
            statements: pane(window.left(), left),
            cells: pane(left, right),
            standing: pane(right, window.right()),
        }
    }
}

/// A part of the page with what stands in it cut off at its edges.
fn pane(ui: &mut Ui, rect: Rect, salt: &str) -> Ui {
    let mut pane = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    pane.set_clip_rect(rect.intersect(ui.clip_rect()));
    pane
}

/// The table.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut ClaimsState) {
    let dossier = scene.session.dossier();
    let grid = state.measured(dossier, scene.tally, ui.available_width());
    keyboard::take(ui, scene, state, &grid);
    let mut area = ScrollArea::both().id_salt("matrix").auto_shrink(false);
    if let Some(offset) = state.scroll.take() {
        area = area.scroll_offset(offset);
    }
    let here = state.cell(scene, &grid);
    area.show_viewport(ui, |ui, viewport| {
        let (_, content) = ui.allocate_space(grid.size());
        let window = viewport.translate(content.min.to_vec2());
        let panes = Panes::new(window, content, &grid);
        heads(ui, scene, &grid, &panes, content);
        body(ui, scene, state, &grid, &panes, content);
        if here != state.revealed {
            state.revealed = here;
            if let Some(offset) = here.and_then(|cell| reveal(&grid, cell, viewport, panes.cells.width())) {
                state.scroll = Some(offset);
                ui.ctx().request_repaint();
            }
        }
    });
}

/// Where to scroll so that a cell is in sight; `None` if it is.
fn reveal(grid: &Grid, cell: Cell, viewport: Rect, wide: f32) -> Option<egui::Vec2> {
    let row = grid.rows.get(grid.row_of(cell.claim)?)?;
    let column = grid.column(grid.column_of(cell.article)?);
    let high = viewport.height() - HEAD;
    let fit = |at: f32, start: f32, size: f32, room: f32| {
        if start < at || size > room {
            start
        } else {
            at.max(start + size - room)
        }
    };
    let offset = vec2(
        fit(viewport.left(), column, grid.cell, wide),
        fit(viewport.top(), row.top, row.height, high),
    );
    ((offset - viewport.min.to_vec2()).length() > 0.5).then_some(offset)
}

fn heads(ui: &mut Ui, scene: &Scene<'_>, grid: &Grid, panes: &Panes, content: Rect) {
    let look = scene.look;
    let colours = look.colours;
    let bottom = panes.heads.bottom();
    let title = |x: f32, text: &str| {
        let font = look.strong(look.sizes.small);
        ui.painter()
            .text(pos2(x, bottom - 8.0), Align2::LEFT_BOTTOM, text, font, colours.muted);
    };
    title(panes.statements.left() + 16.0, "Claim");
    title(panes.standing.left() + 12.0, "Where it stands");
    let heads = pane(ui, panes.heads, "heads");
    for (index, id) in grid.columns.iter().enumerate() {
        let Some(entry) = scene.session.dossier().article(*id) else {
            continue;
        };
        let x = content.left() + grid.claim + grid.column(index);
        let place = Rect::from_min_size(pos2(x, panes.heads.top()), vec2(grid.cell, HEAD));
        if !place.intersects(panes.heads) {
            continue;
        }
        let badge = Rect::from_min_size(pos2(x + 6.0, bottom - 44.0), vec2(22.0, 18.0));
        parts::siglum(&heads, &look, badge, &id.to_string(), false);
        let outlet = parts::displayed(entry.outlet());
        let name = parts::elided(
            &heads,
            &outlet,
            look.font(look.sizes.small),
            colours.ink,
            grid.cell - 40.0,
        );
        let at = pos2(x + 33.0, badge.center().y - name.size().y / 2.0);
        heads.painter().galley(at, name, colours.ink);
        let read = if entry.read { "✓ read" } else { "○ not read" };
        let font = look.font(10.5);
        heads.painter().text(
            pos2(x + 6.0, bottom - 8.0),
            Align2::LEFT_BOTTOM,
            read,
            font,
            colours.faint,
        );
        let response = heads.interact(place, egui::Id::unique(("matrix head", id.0)), Sense::hover());
        let state = if entry.read { "read" } else { "not read" };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{id} {outlet}, {state}")));
        let headline = entry.metadata.headline.as_ref();
        let headline = headline.map_or_else(String::new, |found| parts::one_line(&found.value, 160));
        response.on_hover_text(format!("{outlet}\n{headline}"));
    }
    let line = Stroke::new(1.0, colours.strong_line);
    let across = panes.statements.left()..=panes.standing.right();
    ui.painter().hline(across, bottom, line);
}

fn body(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut ClaimsState, grid: &Grid, panes: &Panes, content: Rect) {
    let here = state.cell(scene, grid);
    let scrolled = panes.cells.top() - HEAD - content.top();
    let mut statements = pane(ui, panes.statements, "statements");
    let mut marks = pane(ui, panes.cells, "cells");
    let mut standings = pane(ui, panes.standing, "standing");
    let line = Stroke::new(1.0, scene.look.colours.line);
    for row in &grid.rows[grid.rows_in(scrolled, scrolled + panes.cells.height())] {
        let top = content.top() + HEAD + row.top;
        let band = |pane: Rect| Rect::from_min_max(pos2(pane.left(), top), pos2(pane.right(), top + row.height));
        let selected = scene.session.selection().claim == Some(row.claim);
        for pane in [&statements, &marks, &standings] {
            let rect = band(pane.max_rect());
            if selected {
                pane.painter().rect_filled(rect, 0.0, scene.look.colours.row_focus);
            }
            pane.painter().hline(rect.x_range(), rect.bottom(), line);
        }
        statement(&mut statements, scene, grid, *row, band(panes.statements));
        for (index, article) in grid.columns.iter().enumerate() {
            let x = content.left() + grid.claim + grid.column(index);
            let place = Rect::from_min_size(pos2(x, top), vec2(grid.cell, row.height));
            if !place.intersects(panes.cells) {
                continue;
            }
            let cell = Cell {
                claim: row.claim,
                article: *article,
                mention: None,
            };
            let focus = here.filter(|here| here.claim == row.claim && here.article == *article);
            cells::show(&mut marks, scene, state, grid, cell, place, focus);
        }
        standing::show(&mut standings, scene, row.claim, band(panes.standing));
    }
    // The parts that stay are parted from those that move under them.
    let height = panes.heads.top()..=content.bottom().min(panes.cells.bottom());
    if panes.cells.left() > content.left() + grid.claim + 0.5 {
        let line = Stroke::new(1.0, scene.look.colours.strong_line);
        ui.painter().vline(panes.cells.left(), height.clone(), line);
    }
    let end = content.left() + grid.claim + grid.column(grid.columns.len());
    if panes.cells.right() < end - 0.5 {
        let line = Stroke::new(1.0, scene.look.colours.strong_line);
        ui.painter().vline(panes.cells.right(), height, line);
    }
}

/// The claim in the analyst's words, with its tags.
fn statement(ui: &mut Ui, scene: &mut Scene<'_>, grid: &Grid, row: Row, place: Rect) {
    let look = scene.look;
    let id = row.claim;
    let dossier = scene.session.dossier();
    let Some(claim) = dossier.claims().get(&id) else { return };
    let response = ui.interact(place, egui::Id::unique(("matrix claim", id.0)), Sense::click());
    let selected = scene.session.selection().claim == Some(id);
    let name = format!("Claim {id}: {}", claim.statement);
    response.widget_info(|| WidgetInfo::selected(Role::RowHeader, true, selected, &name));
    let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
    let badge = Rect::from_min_size(place.min + vec2(16.0, 9.0), vec2(24.0, 18.0));
    parts::siglum(ui, &look, badge, &key, false);
    let mut job = egui::epaint::text::LayoutJob::simple(
        parts::displayed(&claim.statement),
        look.font(look.sizes.body),
        look.colours.ink,
        place.width() - 60.0,
    );
    let tagged = !claim.tags.is_empty();
    job.wrap.max_rows = grid.mode.statement_lines().saturating_sub(usize::from(tagged)).max(1);
    let galley = ui.painter().layout_job(job);
    let below = place.top() + 12.0 + galley.size().y;
    ui.painter()
        .galley(place.min + vec2(48.0, 9.0), galley, look.colours.ink);
    let names: Vec<&str> = claim
        .tags
        .iter()
        .filter_map(|tag| Some(dossier.tag(*tag)?.name.as_str()))
        .collect();
    if tagged {
        let names = parts::displayed(&names.join(" · "));
        let line = parts::elided(ui, &names, look.font(10.5), look.colours.muted, place.width() - 60.0);
        ui.painter()
            .galley(pos2(place.left() + 48.0, below), line, look.colours.muted);
    }
    parts::focus_ring(ui, &response, &look);
    let response = response.on_hover_text(parts::displayed(&claim.statement));
    if response.clicked() {
        scene.send(Command::SelectClaim(id));
    }
}
