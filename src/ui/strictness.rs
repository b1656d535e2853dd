//! The analyst's one slider: from which score links are shown.

use egui::{
    Align, Checkbox, Frame, Layout, Popup, PopupCloseBehavior, RectAlign, Response, RichText, Role, Slider, Ui,
    WidgetInfo, vec2,
};

use super::{Scene, parts};
use crate::align::ShownFrom;
use crate::dossier::Action;
use crate::session::{Command, Verb};

/// Width of the panel, in points.
const WIDTH: f32 = 270.0;
/// Width of the slider: a point or two for each per cent.
const SLIDER: f32 = 214.0;

/// How it stands, at the end of the status bar; a click opens the panel with the slider.
/// The bar's end stays where it is, so that the slider does not move under the pointer.
pub(super) fn button(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let (Some(now), Some(best)) = (scene.session.shown_from(), scene.session.best_from()) else {
        return;
    };
    let whose = match scene.session.dossier().arrangement().shown_from {
        Some(_) => "set by you",
        None => "automatic",
    };
    let text = format!("Links from {} % · {whose}", now.per_cent());
    let rich = RichText::new(&text).size(look.sizes.small).color(look.colours.accent);
    let button = egui::Button::new(rich).small().frame_when_inactive(false);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    parts::focus_ring(ui, &response, &look);
    let opens = response.clicked();
    Popup::from_toggle_button_response(&response)
        .frame(Frame::popup(ui.style()).inner_margin(12))
        .align(RectAlign::TOP_END)
        .align_alternatives(&[])
        .gap(8.0)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| panel(ui, scene, now, best, opens));
    response.on_hover_text("From which score the app shows that two sentences tell the same");
}

fn panel(ui: &mut Ui, scene: &mut Scene<'_>, now: ShownFrom, best: f32, opens: bool) {
    let look = scene.look;
    ui.set_width(WIDTH);
    parts::section(ui, &look, "LINKS ARE SHOWN FROM");
    ui.horizontal(|ui| {
        let mut per_cent = now.per_cent();
        let slider = slider(ui, scene, &mut per_cent);
        // The frame in which a popup only finds its size gives no control the keyboard.
        let wanted = ui.scope_id().with("wants the keyboard");
        if opens {
            ui.data_mut(|data| data.insert_temp(wanted, true));
        }
        if slider.has_focus() {
            ui.data_mut(|data| data.remove::<bool>(wanted));
        } else if ui.data(|data| data.get_temp(wanted).unwrap_or(false)) {
            slider.request_focus();
        }
        parts::focus_ring(ui, &slider, &look);
        if slider.changed() {
            scene.send(Command::Do(Action::SetShownFrom(ShownFrom::new(per_cent))));
        }
        ui.label(RichText::new(format!("{per_cent} %")).strong());
    });
    let small = |text: &str| RichText::new(text).size(look.sizes.small).color(look.colours.muted);
    let ends = vec2(SLIDER, look.sizes.small * 1.3);
    ui.allocate_ui_with_layout(ends, Layout::left_to_right(Align::Center), |ui| {
        ui.label(small("more, less sure"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(small("fewer, surer"))
        });
    });
    ui.add_space(4.0);
    let mut automatic = scene.session.dossier().arrangement().shown_from.is_none();
    let text = format!("Automatic: {} %", ShownFrom::nearest(best).per_cent());
    let label = RichText::new(&text).size(look.sizes.small);
    let check = ui.add(Checkbox::new(&mut automatic, label));
    if check.on_hover_text(Verb::BestLinks.label()).changed() {
        let set = (!automatic).then_some(now);
        scene.send(Command::Do(Action::SetShownFrom(set)));
    }
    if let Some(aligned) = scene.session.aligned() {
        let counts = format!("{} links shown · {} offered", aligned.shown, aligned.offered());
        ui.label(small(&counts));
    }
    ui.label(small("Links and separations by hand hold either way."));
}

fn slider(ui: &mut Ui, scene: &Scene<'_>, per_cent: &mut u8) -> Response {
    let colours = scene.look.colours;
    let (least, most) = (ShownFrom::LEAST.per_cent(), ShownFrom::MOST.per_cent());
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().slider_width = SLIDER;
            ui.visuals_mut().widgets.inactive.bg_fill = colours.strong_line;
            ui.visuals_mut().widgets.inactive.fg_stroke.color = colours.muted;
            ui.add(Slider::new(per_cent, least..=most).show_value(false))
        })
        .inner;
    let value = f64::from(*per_cent);
    response.widget_info(|| WidgetInfo::slider(true, value, "Links are shown from, per cent"));
    response
}
