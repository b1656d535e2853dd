//! How the claim bears on others, seen from its side.

use egui::Ui;

use super::section::{Opened, Section, section};
use crate::dossier::{Action, ClaimId, Dossier};
use crate::session::{Command, Prompt};
use crate::ui::{Scene, parts};

/// "claim 4" by its key, or "claim c12".
fn called(dossier: &Dossier, id: ClaimId) -> String {
    let key = dossier.claims().get(&id).and_then(|claim| claim.key);
    key.map_or_else(|| format!("claim {id}"), |key| format!("claim {key}"))
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, opened: &mut Opened, id: ClaimId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let seen = dossier.relations_of(id);
    let told: Vec<String> = seen
        .iter()
        .map(|(other, words)| format!("{words} {}", called(dossier, *other)))
        .collect();
    let summary = if told.is_empty() {
        "none".to_owned()
    } else {
        told.join(" · ")
    };
    section(ui, &look, opened, Section::Relations, "Relations", &summary, |ui| {
        for ((other, _), told) in seen.iter().zip(&told) {
            ui.horizontal(|ui| {
                let name = format!("Take back: it {told}");
                let cross = parts::icon_button(ui, "×", &name, "Take it back");
                parts::focus_ring(ui, &cross, &look);
                if cross.clicked() {
                    scene.send(Command::Do(Action::Relate(id, *other, None)));
                }
                let claims = scene.session.dossier().claims();
                let statement = claims.get(other).map_or("", |claim| claim.statement.as_str());
                if parts::link_line(ui, &look, &format!("{told}: {statement}")).clicked() {
                    scene.send(Command::SelectClaim(*other));
                }
            });
        }
        if scene.session.dossier().claims().len() < 2 {
            parts::empty_hint(ui, &look, "There is no other claim yet.");
            return;
        }
        let relate = ui.add(parts::small_button(&look, "Relate to a claim…"));
        parts::focus_ring(ui, &relate, &look);
        if relate.clicked() {
            scene.send(Command::Ask(Prompt::Relate(id)));
        }
    });
}
