//! What came of holding a report that somebody was handed against the dossier.

use egui::{Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};

use super::{Scene, parts};
use crate::session::{Command, Handed};

/// Differences that are listed; the command line tells all.
const MOST: usize = 200;
/// How high the list gets, in points.
const HEIGHT: f32 = 220.0;
/// The room of the button at the right, in points.
const BUTTON: f32 = 40.0;

/// The result, where there is one.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let Some(handed) = scene.session.handed() else { return };
    let look = scene.look;
    let verified = handed.verified();
    let (fill, ink) = if verified.holds() {
        (look.colours.raised, look.colours.ink)
    } else {
        (look.colours.warning_soft, look.colours.warning)
    };
    let mut put_away = false;
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, look.colours.line))
        .corner_radius(6)
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let sign = if verified.holds() { "✓" } else { "≠" };
            let head = format!("{sign}  {}", parts::displayed(&summary(handed)));
            let width = ui.available_width() - BUTTON;
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add(Label::new(RichText::new(head).strong().color(ink)).wrap());
            });
            put_away = parts::icon_button(ui, "×", "Put the result away", "Put away").clicked();
        });
        if scene.session.handed_is_old() {
            parts::empty_hint(ui, &look, "The dossier has changed since: check the report again.");
        }
        list(ui, handed);
    });
    ui.add_space(6.0);
    if put_away {
        scene.send(Command::ForgetHanded);
    }
}

fn summary(handed: &Handed) -> String {
    let name = handed
        .path()
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    format!("{name}: {}", handed.verified().summary("this dossier"))
}

fn list(ui: &mut Ui, handed: &Handed) {
    let told: Vec<String> = handed.verified().told().take(MOST + 1).collect();
    if told.is_empty() {
        return;
    }
    ScrollArea::vertical()
        .max_height(HEIGHT)
        .id_salt("handed")
        .show(ui, |ui| {
            for line in told.iter().take(MOST) {
                ui.add(Label::new(parts::displayed(line)).wrap());
            }
            if told.len() > MOST {
                ui.label("And more: `sejajar check --report` tells them all.");
            }
        });
}
