//! The sticky heads of the columns.

use egui::{Align2, CornerRadius, CursorIcon, Id, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::columns::{Column, Columns, Widths};
use super::{ROW_GUTTER, SynopsisState};
use crate::dossier::{Action, Entry, Source, Target};
use crate::session::{Command, Prompt, Session, SourceFor, Verb};
use crate::ui::theme::{self, Look};
use crate::ui::{Scene, parts};

/// Height of the heads, in points.
#[must_use]
pub(super) fn height(look: &Look) -> f32 {
    62.0 + 2.0 * (look.sizes.reading * 1.25).round()
}

/// Draws the heads over the columns, scrolled sideways with them.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SynopsisState, columns: &Columns, rect: Rect) {
    let colours = scene.look.colours;
    ui.painter().rect_filled(rect, 0.0, colours.chrome);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, colours.strong_line),
    );
    for column in &columns.all {
        let left = rect.left() + ROW_GUTTER + column.x - state.offset.x;
        let head = Rect::from_min_size(pos2(left, rect.top()), vec2(column.width, rect.height()));
        if head.right() < rect.left() || head.left() > rect.right() {
            continue;
        }
        one(ui, scene, state, *column, head);
        width_handle(ui, scene, &mut state.columns, *column, head);
    }
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, state: &SynopsisState, column: Column, head: Rect) {
    let look = scene.look;
    let colours = look.colours;
    let session = scene.session;
    let Some(entry) = session.dossier().article(column.id) else {
        return;
    };
    let pivot = session.pivot() == Some(column.id);
    let focused = session
        .selection()
        .focus
        .is_some_and(|focus| focus.article == column.id);
    if focused {
        let line = Rect::from_min_max(pos2(head.left(), head.bottom() - 3.0), head.right_bottom());
        ui.painter().rect_filled(line, 0.0, colours.accent);
    }
    let inner = head.shrink2(vec2(10.0, 8.0));
    let badge = Rect::from_min_size(inner.min, vec2(24.0, 20.0));
    parts::siglum(ui, &look, badge, &column.id.to_string(), pivot);
    let name = format!(
        "Column {}: {}{}{}{}",
        column.id,
        entry.outlet(),
        if pivot { ", rows follow it" } else { "" },
        if entry.read { ", read" } else { ", not read" },
        if session.is_visited(column.id) {
            ", hidden, shown for now"
        } else {
            ""
        }
    );
    let response = ui.interact(badge, Id::unique(("siglum", column.id.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pivot, &name));
    let hover = if pivot {
        "Rows follow this article".to_owned()
    } else {
        session
            .keymap()
            .beside("Click: let the rows follow this article", Verb::SetPivot)
    };
    if response
        .on_hover_text(hover)
        .on_hover_cursor(CursorIcon::PointingHand)
        .clicked()
    {
        scene.send(Command::Do(Action::SetPivot(column.id)));
    }

    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let text_left = badge.right() + 8.0;
    let menu = Rect::from_min_size(pos2(inner.right() - 24.0, inner.top() - 3.0), vec2(26.0, 26.0));
    let outlet = painter.layout_job(elided(
        parts::one_line(entry.outlet(), 80),
        look.strong(look.sizes.body),
        colours.ink,
        (menu.left() - text_left - 4.0).max(20.0),
        1,
    ));
    painter.galley(pos2(text_left, inner.top() + 1.0), outlet, colours.ink);

    let headline = entry
        .metadata
        .headline
        .as_ref()
        .map_or_else(|| "no headline".to_owned(), |found| parts::one_line(&found.value, 200));
    let font = egui::FontId::new(look.sizes.reading * 0.95, theme::serif_semibold());
    let ink = if entry.metadata.headline.is_some() {
        colours.ink
    } else {
        colours.faint
    };
    let galley = painter.layout_job(elided(headline, font, ink, inner.width(), 2));
    painter.galley(pos2(inner.left(), inner.top() + 25.0), galley, ink);

    let copied = entry
        .copy_of
        .and_then(|source| session.dossier().sources().get(&source));
    let facts = facts(session, state, column, entry, copied);
    let read = if entry.read {
        ("✓ read", colours.accent)
    } else {
        ("○ not read", colours.faint)
    };
    let line = pos2(inner.left(), head.bottom() - 9.0);
    let place = painter.text(line, Align2::LEFT_BOTTOM, read.0, look.font(look.sizes.small), read.1);
    let response = ui.interact(place.expand(3.0), Id::unique(("read", column.id.0)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, entry.read, format!("{} is read", column.id)));
    if response
        .on_hover_text(session.keymap().beside(
            "Have you read this article? Only then does a missing mention mean silence.",
            Verb::ToggleRead,
        ))
        .clicked()
    {
        scene.send(Command::Do(Action::SetRead(column.id, !entry.read)));
    }
    painter.text(
        place.right_bottom() + vec2(10.0, 0.0),
        Align2::LEFT_BOTTOM,
        facts,
        look.font(look.sizes.small),
        colours.faint,
    );

    let mut menu_ui = ui.new_child(UiBuilder::new().max_rect(menu).id_salt(("head menu", column.id.0)));
    column_menu(&mut menu_ui, scene, column, entry, pivot);
}

/// Date, marks, and what the reader should know of the text.
fn facts(session: &Session, state: &SynopsisState, column: Column, entry: &Entry, copied: Option<&Source>) -> String {
    let marks = session.document().places().marked(column.id);
    let date = entry
        .metadata
        .date
        .as_ref()
        .map_or_else(|| "no date".to_owned(), |found| parts::one_line(&found.value, 24));
    let mut text = match marks {
        0 => date,
        1 => format!("{date} · 1 mark"),
        many => format!("{date} · {many} marks"),
    };
    if let Some(source) = copied {
        text = format!("{}’s text · {text}", parts::one_line(&source.name, 24));
    }
    // First, for what does not fit is cut.
    if session.is_visited(column.id) {
        text = format!("hidden, shown for now · {text}");
    }
    if state.folds.is_unshaped(column.id) {
        text.push_str(" · ⚠ right-to-left script: mark whole passages only");
    }
    text
}

fn elided(
    text: String,
    font: egui::FontId,
    colour: egui::Color32,
    width: f32,
    rows: usize,
) -> egui::epaint::text::LayoutJob {
    let mut job = egui::epaint::text::LayoutJob::simple(text, font, colour, width);
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    job
}

fn column_menu(ui: &mut Ui, scene: &mut Scene<'_>, column: Column, entry: &Entry, pivot: bool) {
    let at = scene
        .session
        .dossier()
        .arrangement()
        .order
        .iter()
        .position(|id| *id == column.id)
        .unwrap_or(0);
    let id = column.id;
    let button = egui::Button::new("⋯")
        .frame_when_inactive(false)
        .min_size(vec2(24.0, 22.0));
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(200.0);
        let mut asked = None;
        if ui
            .add_enabled(!pivot, egui::Button::new("Rows follow this article"))
            .clicked()
        {
            asked = Some(Command::Do(Action::SetPivot(id)));
        }
        if ui
            .button(if entry.read { "Mark as not read" } else { "Mark as read" })
            .clicked()
        {
            asked = Some(Command::Do(Action::SetRead(id, !entry.read)));
        }
        if ui.button("Correct details…").clicked() {
            asked = Some(Command::Ask(Prompt::Metadata(id)));
        }
        if ui.button("Note on the article…").clicked() {
            asked = Some(Command::Ask(Prompt::Note(Target::Article(id))));
        }
        if ui.button("A copy of…").clicked() {
            asked = Some(Command::Ask(Prompt::Source(SourceFor::CopyOf(id))));
        }
        if entry.copy_of.is_some() && ui.button("No copy").clicked() {
            asked = Some(Command::Do(Action::SetCopyOf(id, None)));
        }
        ui.separator();
        if ui.button("Move left").clicked() {
            asked = Some(Command::Do(Action::MoveColumn(id, at.saturating_sub(1))));
        }
        if ui.button("Move right").clicked() {
            asked = Some(Command::Do(Action::MoveColumn(id, at + 1)));
        }
        if scene.session.is_visited(id) {
            if ui.button("Keep in sight").clicked() {
                asked = Some(Command::Do(Action::SetHidden(id, false)));
            }
            if ui.button("Hide again").clicked() {
                asked = Some(Command::EndVisit(id));
            }
        } else if ui.button("Hide").clicked() {
            asked = Some(Command::Do(Action::SetHidden(id, true)));
        }
        ui.separator();
        if ui.button("Remove from the dossier").clicked() {
            asked = Some(Command::Do(Action::RemoveArticle(id)));
        }
        if let Some(command) = asked {
            scene.send(command);
            ui.close();
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Menu of column {id}")));
}

fn width_handle(ui: &Ui, scene: &Scene<'_>, widths: &mut Widths, column: Column, head: Rect) {
    let grip = Rect::from_center_size(pos2(head.right(), head.center().y), vec2(8.0, head.height()));
    let response = ui.interact(grip, Id::unique(("column width", column.id.0)), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, format!("Width of column {}", column.id)));
    let active = response.hovered() || response.dragged();
    let stroke = if active {
        Stroke::new(2.0, scene.look.colours.accent)
    } else {
        Stroke::new(1.0, scene.look.colours.line)
    };
    ui.painter().vline(head.right() - 0.5, head.y_range(), stroke);
    if active {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        ui.painter().rect_filled(
            grip.shrink2(vec2(3.0, head.height() / 2.0 - 12.0)),
            CornerRadius::same(2),
            scene.look.colours.accent,
        );
    }
    if response.dragged() {
        widths.drag(column, response.drag_delta().x);
    }
    if response.double_clicked() {
        widths.reset(column.id);
    }
}
