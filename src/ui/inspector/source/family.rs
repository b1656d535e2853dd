//! Whom a source belongs to, and who belongs to it.

use egui::Ui;

use crate::dossier::relay::source_name;
use crate::dossier::{Source, SourceId};
use crate::session::{Command, Prompt, SourceFor};
use crate::ui::{Scene, parts};

/// Parent and children.
pub(super) fn family(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId, source: &Source) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let children: Vec<SourceId> = dossier.children(id).collect();
    let to = source.parent.map_or("nobody", |parent| source_name(dossier, parent));
    let summary = match children.len() {
        0 => to.to_owned(),
        1 => format!("{to} · 1 belongs to it"),
        many => format!("{to} · {many} belong to it"),
    };
    parts::fold(ui, &look, "Belongs to", &summary, false, |ui| {
        ui.horizontal(|ui| {
            if let Some(parent) = source.parent {
                let hint = "Belong to nobody";
                if parts::icon_button(ui, "×", hint, hint).clicked() {
                    let free = Source {
                        parent: None,
                        ..source.clone()
                    };
                    super::edit(scene, id, free);
                }
                if parts::link_line(ui, &look, source_name(dossier, parent)).clicked() {
                    scene.send(Command::SelectSource(parent));
                }
            }
        });
        if ui
            .add(parts::small_button(&look, "Belongs to…"))
            .on_hover_text("Whose spokesman, whose ministry: its marks then go back there")
            .clicked()
        {
            scene.send(Command::Ask(Prompt::Source(SourceFor::Parent(id))));
        }
        if !children.is_empty() {
            parts::section(ui, &look, "BELONG TO IT");
            for child in children {
                if parts::link_line(ui, &look, source_name(dossier, child)).clicked() {
                    scene.send(Command::SelectSource(child));
                }
            }
        }
    });
}
