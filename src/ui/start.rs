//! Nothing open yet: recent projects, the sample, open, paste.

use egui::{RichText, Ui, vec2};

use super::{Scene, parts, theme};
use crate::session::{Command, Verb};

/// The start page.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let colours = look.colours;
    let width: f32 = 620.0;
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.add_space((ui.available_height() * 0.14).max(12.0));
    ui.horizontal_top(|ui| {
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.set_max_width(width);
            mark(ui, scene);
            ui.add_space(10.0);
            ui.label(RichText::new("Sejajar").font(egui::FontId::new(38.0, theme::serif_semibold())).color(colours.ink));
            ui.label(
                RichText::new("One event, several outlets, side by side: what they tell in common, what is disputed, who says so.")
                    .font(egui::FontId::new(17.0, theme::serif()))
                    .color(colours.muted),
            );
            ui.add_space(22.0);
            ui.horizontal(|ui| {
                let open = egui::Button::new(RichText::new("Open…").color(colours.on_accent)).fill(colours.accent).min_size(vec2(120.0, 32.0));
                if ui.add(open).on_hover_text(scene.hint(Verb::OpenFiles)).clicked() {
                    scene.send(Command::Run(Verb::OpenFiles));
                }
                for (label, verb) in [("New dossier", Verb::NewDossier), ("Paste an article…", Verb::PasteArticle)] {
                    let button = egui::Button::new(label).min_size(vec2(120.0, 32.0));
                    if ui.add(button).on_hover_text(scene.hint(verb)).clicked() {
                        scene.send(Command::Run(verb));
                    }
                }
                let sample = ui.add(egui::Button::new("Sample dossier").min_size(vec2(120.0, 32.0)));
                if sample.on_hover_text("Six invented articles on one event, some claims marked").clicked() {
                    scene.send(Command::OpenSample);
                }
            });
            ui.add_space(8.0);
            parts::empty_hint(ui, &look, "Or drop files here: text files become articles, a .ron file is opened as a project.");
            if scene.session.document().dossier().articles().is_empty() {
                recent(ui, scene);
            } else {
                ui.add_space(16.0);
                if ui.link(format!("Back to {}", parts::one_line(&scene.session.name(), 60))).clicked() {
                    scene.send(Command::Run(Verb::ShowSynopsis));
                }
                recent(ui, scene);
            }
        });
    });
}

/// Two columns and a row: what the app does, as a sign.
fn mark(ui: &mut Ui, scene: &Scene<'_>) {
    let colours = scene.look.colours;
    let (rect, _) = ui.allocate_exact_size(vec2(56.0, 40.0), egui::Sense::hover());
    for (column, widths) in [[14.0, 14.0, 9.0], [14.0, 11.0, 14.0], [10.0, 14.0, 12.0]]
        .into_iter()
        .enumerate()
    {
        for (row, width) in widths.into_iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "three by three")]
            let at = rect.min + vec2(column as f32 * 19.0, row as f32 * 14.0);
            let fill = if row == 1 { colours.accent } else { colours.strong_line };
            ui.painter()
                .rect_filled(egui::Rect::from_min_size(at, vec2(width, 8.0)), 2.0, fill);
        }
    }
}

fn recent(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let recent = scene.session.settings().recent.clone();
    ui.add_space(26.0);
    parts::section(ui, &look, "RECENT");
    if recent.is_empty() {
        parts::empty_hint(ui, &look, "Projects you save or open will be listed here.");
    }
    for path in recent {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let folder = path
            .parent()
            .map(|folder| folder.display().to_string())
            .unwrap_or_default();
        let (rect, response) = parts::list_row(ui, &look, 30.0, false, &format!("Open {name}"));
        let at = rect.left_center() + vec2(8.0, 0.0);
        let end = ui.painter().text(
            at,
            egui::Align2::LEFT_CENTER,
            &name,
            look.font(look.sizes.body),
            look.colours.ink,
        );
        let clip = ui.painter().with_clip_rect(rect);
        clip.text(
            end.right_center() + vec2(12.0, 0.0),
            egui::Align2::LEFT_CENTER,
            folder,
            look.font(look.sizes.small),
            look.colours.faint,
        );
        if response.clicked() {
            scene.send(Command::Open(vec![path]));
        }
    }
}
