//! Two sources that may be one: proposed in a line, with the two answers. The same in the
//! register, in the inbox and in the inspector.

use egui::{Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Scene, parts};
use crate::dossier::Variant;
use crate::dossier::relay::source_name;
use crate::session::{Command, Suggestion};

/// "Manturov and Mantrurov may be one: the spelling differs by a letter."
pub(super) fn words(scene: &Scene<'_>, variant: &Variant) -> String {
    let dossier = scene.session.dossier();
    let name = |id| parts::one_line(source_name(dossier, id), 60);
    format!(
        "{} and {} may be one: {}.",
        name(variant.pair.a),
        name(variant.pair.b),
        parts::displayed(&variant.because())
    )
}

/// The proposal, dashed until it is answered. With its answers below the words where
/// there is little room beside them.
pub(super) fn proposal(ui: &mut Ui, scene: &mut Scene<'_>, variant: &Variant, is_narrow: bool) {
    let look = scene.look;
    let suggestion = Suggestion::OneSource(variant.pair);
    let looked_at = scene.session.suggestion() == Some(suggestion);
    let text = words(scene, variant);
    let width = ui.available_width();
    let (pad, answers) = (10.0, 94.0);
    let room = width - 2.0 * pad - if is_narrow { 0.0 } else { answers + 8.0 };
    let font = look.font(look.sizes.small + if is_narrow { 0.0 } else { 1.0 });
    let galley = ui
        .painter()
        .layout(text.clone(), font, look.colours.ink, room.max(60.0));
    let height = if is_narrow {
        galley.size().y + 24.0 + 18.0
    } else {
        galley.size().y.max(22.0) + 14.0
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, looked_at, format!("Suggestion: {text}")));
    if response.clicked() {
        scene.send(Command::SelectSuggestion(suggestion));
    }
    if looked_at {
        ui.painter().rect_filled(rect, 4.0, look.colours.row_focus);
    }
    parts::dashed(ui, rect.shrink(0.5), look.colours.accent);
    parts::focus_ring(ui, &response, &look);
    let (place, top) = if is_narrow {
        let top = rect.top() + galley.size().y + 12.0;
        (egui::pos2(rect.left() + pad, top), rect.top() + 7.0)
    } else {
        let top = rect.center().y - galley.size().y / 2.0;
        (egui::pos2(rect.right() - answers - pad, rect.center().y - 11.0), top)
    };
    ui.painter()
        .galley(egui::pos2(rect.left() + pad, top), galley, look.colours.ink);
    let within = egui::Rect::from_min_size(place, vec2(answers, 22.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let salt = (variant.pair.a.0, variant.pair.b.0);
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(within).layout(layout).id_salt(salt));
    let dossier = scene.session.dossier();
    let hint = |yes: bool| {
        if !yes {
            return "They are two, and are never proposed again".to_owned();
        }
        let (stays, goes) = dossier.merge_order(variant.pair);
        format!(
            "{} goes, {} stays with all marks and both names",
            parts::one_line(source_name(dossier, goes), 40),
            parts::one_line(source_name(dossier, stays), 40)
        )
    };
    for (label, yes) in [("One", true), ("Two", false)] {
        let button = ui.add(parts::small_button(&look, label));
        // Which one stays is counted from all marks: only for whom asks.
        let button = button.on_hover_ui(|ui| {
            ui.label(hint(yes));
        });
        if button.clicked() {
            scene.send(Command::Answer(suggestion, yes));
        }
    }
}
