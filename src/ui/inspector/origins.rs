//! On whom a claim rests: for each origin the marks that go back to it, each with the way
//! it came and a link to its place.

use egui::Ui;

use crate::dossier::relay::source_name;
use crate::dossier::{ClaimId, MentionId};
use crate::session::Command;
use crate::ui::{Scene, parts};

/// Marks listed at most for an origin.
const MOST: usize = 40;

/// The independent origins of a claim.
pub(super) fn origins(ui: &mut Ui, scene: &mut Scene<'_>, id: ClaimId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(origins) = scene.tally.origins_of(id) else {
        return;
    };
    if origins.origins.is_empty() && origins.unsourced.is_empty() {
        return;
    }
    let summary = match origins.origins.as_slice() {
        [] => "none: no mark that states it names a source".to_owned(),
        [one] => format!("1: {}", source_name(dossier, one.source)),
        many => format!("{} independent", many.len()),
    };
    parts::fold(ui, &look, "Origins", &summary, false, |ui| {
        ui.label(dossier.why_origins(origins));
        for origin in &origins.origins {
            ui.add_space(2.0);
            if parts::link_line(ui, &look, source_name(dossier, origin.source)).clicked() {
                scene.send(Command::SelectSource(origin.source));
            }
            for mention in origin.chains.keys().take(MOST) {
                way(ui, scene, *mention);
            }
            if origin.chains.len() > MOST {
                parts::empty_hint(ui, &look, &format!("and {} more", origin.chains.len() - MOST));
            }
        }
    });
}

/// The way of a mark; leads to its place.
fn way(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id) else {
        return;
    };
    let words = format!("{}  ({})", dossier.chain_in_words(mention), mention.stance.word());
    ui.indent(("way", id.0), |ui| {
        if parts::link_line(ui, &look, &words).clicked() {
            scene.send(Command::SelectMention(id));
        }
    });
}
