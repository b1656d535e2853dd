//! The register of sources, in full.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::{Scene, parts, theme};
use crate::dossier::{RELIABILITY, SourceId};
use crate::session::Command;

/// The register.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let ids: Vec<SourceId> = scene.session.dossier().sources().keys().copied().collect();
    if ids.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            ui.label(RichText::new("No sources yet").font(egui::FontId::new(look.sizes.title, theme::serif())));
            ui.add_space(6.0);
            parts::empty_hint(
                ui,
                &look,
                "Select a mark and press s: who says so is kept here, with a rating and everything it says.",
            );
        });
        return;
    }
    let frame = egui::Frame::new().inner_margin(16);
    ScrollArea::both().id_salt("sources").auto_shrink(false).show(ui, |ui| {
        frame.show(ui, |ui| {
            Grid::new("source register")
                .num_columns(5)
                .spacing([24.0, 12.0])
                .striped(false)
                .show(ui, |ui| {
                    for heading in ["Source", "Reliability", "Role", "Says", "Named in"] {
                        parts::section(ui, &look, heading);
                    }
                    ui.end_row();
                    for id in ids {
                        row(ui, scene, id);
                        ui.end_row();
                    }
                });
        });
    });
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(source) = dossier.sources().get(&id).cloned() else {
        return;
    };
    ui.vertical(|ui| {
        ui.set_width(220.0);
        let selected = scene.session.selection().source == Some(id);
        if ui
            .selectable_label(selected, RichText::new(parts::one_line(&source.name, 40)).strong())
            .clicked()
        {
            scene.send(Command::SelectSource(id));
        }
        if !source.aliases.is_empty() {
            ui.label(
                RichText::new(format!("also {}", source.aliases.join(", ")))
                    .small()
                    .color(look.colours.muted),
            );
        }
    });
    let rating = source
        .reliability
        .and_then(|letter| RELIABILITY.iter().find(|(other, _)| *other == letter));
    match rating {
        Some((letter, meaning)) => ui.label(format!("{letter}  {meaning}")),
        None => ui.label(RichText::new("not rated").color(look.colours.faint)),
    };
    ui.label(if source.role.is_empty() {
        RichText::new("–").color(look.colours.faint)
    } else {
        RichText::new(parts::one_line(&source.role, 40))
    });
    let said: Vec<_> = dossier
        .mentions_by(id)
        .map(|(id, mention)| {
            let statement = dossier
                .claims()
                .get(&mention.claim)
                .map_or("", |claim| claim.statement.as_str());
            (
                id,
                mention.stance,
                format!("{} {}", mention.at.article, parts::one_line(statement, 46)),
            )
        })
        .collect();
    let named: Vec<_> = dossier
        .namings_of(id)
        .map(|(id, naming)| {
            let text = dossier
                .article(naming.at.article)
                .map(|entry| naming.at.quote(&entry.article.text));
            (
                id,
                format!(
                    "{} “{}”",
                    naming.at.article,
                    parts::one_line(&text.unwrap_or_default(), 26)
                ),
            )
        })
        .collect();
    ui.vertical(|ui| {
        if said.is_empty() {
            parts::empty_hint(ui, &look, "nothing marked");
        }
        for (mention, stance, line) in said {
            ui.horizontal(|ui| {
                parts::stance_pill(ui, &look, stance);
                if ui.link(line).clicked() {
                    scene.send(Command::SelectMention(mention));
                }
            });
        }
    });
    ui.vertical(|ui| {
        for (naming, line) in named {
            if ui.link(line).clicked() {
                scene.send(Command::SelectNaming(naming));
            }
        }
    });
}
