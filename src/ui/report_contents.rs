//! What stands in the report, beside its preview: sections in their order, articles,
//! claims. Each change is a step that can be undone.

use egui::{
    Align, Checkbox, Frame, Layout, Margin, Panel, Rect, RichText, Role, ScrollArea, Sense, TextWrapMode, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use super::{Scene, parts};
use crate::dossier::{Action, Contents};
use crate::session::Command;

/// The width of the panel when it is first seen, and what it may be, in points.
const WIDTH: f32 = 264.0;
const WIDTHS: std::ops::RangeInclusive<f32> = 200.0..=420.0;
/// The height of a line, and the width of a button that moves a section, in points.
const ROW: f32 = 26.0;
const MOVE: f32 = 30.0;

/// The panel.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let frame = Frame::new().fill(look.colours.chrome).inner_margin(Margin::same(12));
    let panel = Panel::left("report contents").frame(frame).default_size(WIDTH);
    panel.size_range(WIDTHS).resizable(true).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let now = scene.session.dossier().contents();
            let chosen = [
                sections(ui, scene, now),
                articles(ui, scene, now),
                claims(ui, scene, now),
            ];
            if let Some(chosen) = chosen.into_iter().flatten().next() {
                scene.send(Command::Do(Action::SetContents(chosen)));
            }
        });
    });
}

/// The sections in order, those that are left out among them.
fn sections(ui: &mut Ui, scene: &Scene<'_>, now: &Contents) -> Option<Contents> {
    let mut chosen = None;
    parts::section(ui, &scene.look, "Sections, in order");
    // One that is left out stays where it would stand: its tick does not run from the pointer.
    for section in &now.clone().with_all().sections {
        let at = now.sections.iter().position(|other| other == section);
        let row = row(ui);
        let (words, moves) = row.split_left_right_at_x(row.right() - 2.0 * MOVE);
        let mut stands = at.is_some();
        let label = section.title();
        if tick(ui, scene, words, &mut stands, label, label, !section.is_needed()) {
            chosen = Some(now.clone().with(*section, stands));
        }
        let Some(at) = at else { continue };
        let (up, down) = moves.split_left_right_at_fraction(0.5);
        let last = now.sections.len().saturating_sub(1);
        for (place, sign, name, may, to) in [
            (up, "↑", "up", at > 0, at.saturating_sub(1)),
            (down, "↓", "down", at < last, at + 1),
        ] {
            let name = format!("Move “{label}” {name}");
            let mut room = ui.new_child(UiBuilder::new().max_rect(place).id_salt((label, sign)));
            let button = room.add_enabled_ui(may, |ui| parts::icon_button(ui, sign, &name, &name));
            if button.inner.clicked() {
                chosen = Some(now.clone().moved(*section, to));
            }
        }
    }
    chosen
}

fn articles(ui: &mut Ui, scene: &Scene<'_>, now: &Contents) -> Option<Contents> {
    let mut chosen = None;
    let dossier = scene.session.dossier();
    ui.add_space(12.0);
    parts::section(ui, &scene.look, "Articles");
    for id in &dossier.arrangement().order {
        let row = row(ui);
        if !ui.is_rect_visible(row) {
            continue;
        }
        let outlet = dossier.article(*id).map_or("", |entry| entry.outlet());
        let mut stands = !now.without_articles.contains(id);
        let (label, name) = (format!("{id}  {outlet}"), format!("Article {id}"));
        if tick(ui, scene, row, &mut stands, &label, &name, true) {
            let mut contents = now.clone();
            toggle(&mut contents.without_articles, *id, stands);
            chosen = Some(contents);
        }
    }
    chosen
}

fn claims(ui: &mut Ui, scene: &Scene<'_>, now: &Contents) -> Option<Contents> {
    let mut chosen = None;
    let claims = scene.session.dossier().claims();
    ui.add_space(12.0);
    parts::section(ui, &scene.look, "Claims");
    if claims.is_empty() {
        parts::empty_hint(ui, &scene.look, "No claims have been marked yet.");
    }
    for (id, claim) in claims {
        let row = row(ui);
        // There may be hundreds.
        if !ui.is_rect_visible(row) {
            continue;
        }
        let mut stands = !now.without_claims.contains(id);
        let (label, name) = (format!("{id}  {}", claim.statement), format!("Claim {id}"));
        if tick(ui, scene, row, &mut stands, &label, &name, true) {
            let mut contents = now.clone();
            toggle(&mut contents.without_claims, *id, stands);
            chosen = Some(contents);
        }
    }
    chosen
}

fn toggle<T: Ord>(without: &mut std::collections::BTreeSet<T>, id: T, stands: bool) {
    if stands {
        without.remove(&id);
    } else {
        without.insert(id);
    }
}

/// The room of one line.
fn row(ui: &mut Ui) -> Rect {
    ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover())
        .0
}

/// A tick with a label that is cut where there is no room for it; whether it was changed.
fn tick(ui: &mut Ui, scene: &Scene<'_>, at: Rect, stands: &mut bool, label: &str, name: &str, may: bool) -> bool {
    let label = parts::one_line(label, 200);
    let text = RichText::new(&label).size(scene.look.sizes.small);
    let layout = Layout::left_to_right(Align::Center);
    let mut room = ui.new_child(UiBuilder::new().max_rect(at).layout(layout).id_salt(name));
    room.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    let response = room.add_enabled(may, Checkbox::new(stands, text));
    let on = *stands;
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, may, on, format!("{name} in the report")));
    parts::focus_ring(ui, &response, &scene.look);
    let response = if may {
        response.on_hover_text(label)
    } else {
        response.on_disabled_hover_text("Every report says how it was made and what it cannot say")
    };
    response.changed()
}
