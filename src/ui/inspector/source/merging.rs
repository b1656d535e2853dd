//! With whom a source may be one, and with whom it never is.

use egui::Ui;

use crate::dossier::relay::source_name;
use crate::dossier::{Action, SourceId, Variant};
use crate::session::{Command, Prompt, SourceFor};
use crate::ui::{Scene, parts, variants};

/// Likely ones first, then any, then those kept apart.
pub(super) fn merging(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let all = scene.session.variants().iter();
    let likely: Vec<Variant> = all
        .filter(|variant| variant.pair.a == id || variant.pair.b == id)
        .cloned()
        .collect();
    let apart: Vec<SourceId> = dossier
        .never_merge()
        .filter_map(|pair| match id {
            id if id == pair.a => Some(pair.b),
            id if id == pair.b => Some(pair.a),
            _ => None,
        })
        .collect();
    let mut summary = match likely.len() {
        0 => Vec::new(),
        1 => vec!["1 may be the same".to_owned()],
        many => vec![format!("{many} may be the same")],
    };
    if !apart.is_empty() {
        summary.push(format!("kept apart from {}", apart.len()));
    }
    if summary.is_empty() {
        summary.push("nobody else, as far as names tell".to_owned());
    }
    parts::fold(ui, &look, "Same as", &summary.join(" · "), false, |ui| {
        for variant in &likely {
            variants::proposal(ui, scene, variant, true);
        }
        ui.horizontal_wrapped(|ui| {
            for (label, hint, what) in [
                (
                    "Merge into…",
                    "Both are one: marks, names and places go to the other",
                    SourceFor::MergeInto(id),
                ),
                (
                    "Never the same as…",
                    "They are two, whatever their names look like",
                    SourceFor::ApartFrom(id),
                ),
            ] {
                if ui.add(parts::small_button(&look, label)).on_hover_text(hint).clicked() {
                    scene.send(Command::Ask(Prompt::Source(what)));
                }
            }
        });
        if !apart.is_empty() {
            parts::section(ui, &look, "KEPT APART FROM");
        }
        for other in apart {
            ui.horizontal(|ui| {
                let name = source_name(dossier, other);
                let hint = format!("Take back: {name} may be the same");
                if parts::icon_button(ui, "×", &hint, &hint).clicked() {
                    scene.send(Command::Do(Action::KeepSourcesApart(id, other, false)));
                }
                if parts::link_line(ui, &look, name).clicked() {
                    scene.send(Command::SelectSource(other));
                }
            });
        }
    });
}
