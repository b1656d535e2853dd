//! The register of sources, in full: who, how reliable, what each says where.

use egui::{Frame, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

use super::{Scene, parts, theme};
use crate::dossier::{RELIABILITY, SourceId};
use crate::session::{Command, Verb};

/// Width of the part that says who it is, in points.
const WHO_WIDTH: f32 = 280.0;

/// The register.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let ids: Vec<SourceId> = scene.session.dossier().sources().keys().copied().collect();
    if ids.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            ui.label(RichText::new("No sources yet").font(egui::FontId::new(look.sizes.title, theme::serif())));
            ui.add_space(6.0);
            let key = scene.spoken(Verb::SetSource);
            let hint =
                format!("Select a mark, then {key}: who says so is kept here, with a rating and everything it says.");
            parts::empty_hint(ui, &look, &hint);
        });
        return;
    }
    ScrollArea::vertical()
        .id_salt("sources")
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                for id in ids {
                    row(ui, scene, id);
                    let line = ui.available_rect_before_wrap();
                    ui.painter()
                        .hline(line.x_range(), line.top(), Stroke::new(1.0, look.colours.line));
                }
            });
        });
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let selected = scene.session.selection().source == Some(id);
    let fill = if selected {
        scene.look.colours.row_focus
    } else {
        scene.look.colours.paper
    };
    Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(8, 10))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let (width, height) = (WHO_WIDTH, ui.available_height());
                ui.allocate_ui_with_layout(vec2(width, height), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(width);
                    who(ui, scene, id);
                });
                ui.add_space(16.0);
                ui.vertical(|ui| says(ui, scene, id));
            });
        });
}

fn who(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let muted = look.colours.muted;
    let Some(source) = scene.session.dossier().sources().get(&id) else {
        return;
    };
    let name = RichText::new(parts::displayed(&source.name))
        .font(look.strong(look.sizes.body))
        .color(look.colours.ink);
    if ui.link(name).clicked() {
        scene.send(Command::SelectSource(id));
    }
    if !source.role.is_empty() {
        ui.add(egui::Label::new(RichText::new(parts::displayed(&source.role)).small().color(muted)).wrap());
    }
    if !source.aliases.is_empty() {
        let aliases = format!("also {}", parts::displayed(&source.aliases.join(", ")));
        ui.add(egui::Label::new(RichText::new(aliases).small().color(muted)).wrap());
    }
    let rating = source
        .reliability
        .and_then(|letter| RELIABILITY.iter().find(|(other, _)| *other == letter));
    let text = rating.map_or_else(
        || "reliability not rated".to_owned(),
        |(letter, meaning)| format!("{letter}  {meaning}"),
    );
    parts::pill(
        ui,
        &text,
        look.font(look.sizes.small),
        look.colours.silent,
        egui::Sense::hover(),
    );
}

fn says(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let mut asked = None;
    let mut empty = true;
    for (mention_id, mention) in dossier.mentions_by(id) {
        empty = false;
        let statement = dossier
            .claims()
            .get(&mention.claim)
            .map_or("", |claim| claim.statement.as_str());
        ui.horizontal(|ui| {
            let width = 74.0;
            ui.allocate_ui_with_layout(
                vec2(width, 20.0),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_width(width);
                    parts::stance_pill(ui, &look, mention.stance);
                },
            );
            ui.label(RichText::new(mention.at.article.to_string()).small().strong());
            if ui.link(parts::one_line(statement, 90)).clicked() {
                asked = Some(Command::SelectMention(mention_id));
            }
        });
    }
    for (naming_id, naming) in dossier.namings_of(id) {
        empty = false;
        let quote = dossier
            .article(naming.at.article)
            .map(|entry| naming.at.quote(&entry.article.text))
            .unwrap_or_default();
        ui.horizontal(|ui| {
            ui.label(RichText::new("named in").small().color(look.colours.muted));
            ui.label(RichText::new(naming.at.article.to_string()).small().strong());
            if ui.link(format!("“{}”", parts::one_line(&quote, 80))).clicked() {
                asked = Some(Command::SelectNaming(naming_id));
            }
        });
    }
    if empty {
        parts::empty_hint(ui, &look, "Nothing is attributed to it yet.");
    }
    if let Some(command) = asked {
        scene.send(command);
    }
}
