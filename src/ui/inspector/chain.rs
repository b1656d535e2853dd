//! Who says a mark and through whom it came, from the article on; and the words that say so.

use egui::{RichText, Ui};

use crate::dossier::relay::source_name;
use crate::dossier::{Attribution, Mention, MentionId, SourceId};
use crate::session::{Command, Verb};
use crate::ui::{Scene, parts};

/// The chain in one line, its steps to be changed, and the cue.
pub(super) fn chain(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId, mention: &Mention) {
    let look = scene.look;
    parts::section(ui, &look, "WHO SAYS SO");
    line(ui, scene, mention);
    if let Some(said) = &mention.attribution {
        let summary = match said.via.len() {
            0 => "straight from who said it".to_owned(),
            1 => "through 1 other".to_owned(),
            many => format!("through {many} others"),
        };
        parts::fold(ui, &look, "Steps", &summary, false, |ui| steps(ui, scene, id, said));
    }
    ui.horizontal_wrapped(|ui| {
        let has_speaker = mention.attribution.is_some();
        if parts::verb_button(ui, scene, "Who says so?", Verb::SetSource).clicked() {
            scene.send(Command::Run(Verb::SetSource));
        }
        ui.add_enabled_ui(has_speaker, |ui| {
            if parts::verb_button(ui, scene, "Through…", Verb::Through).clicked() {
                scene.send(Command::Run(Verb::Through));
            }
        });
    });
    cue(ui, scene, id, mention);
}

/// "A ← KCNA ← Kim (of North Korea)": each name leads to its source.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, mention: &Mention) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let chain = dossier.chain(mention);
    let told = dossier.chain_told(mention).len();
    let copied = dossier.article(mention.at.article).and_then(|entry| entry.copy_of);
    let muted = |text: &str| RichText::new(text).small().color(look.colours.muted);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(mention.at.article.to_string()).strong());
        if chain.is_empty() {
            ui.label(muted("in the article’s own voice"));
        }
        for (index, source) in chain.iter().enumerate() {
            let word = if index >= told {
                "of"
            } else if index == 0 && copied == Some(*source) {
                "← a copy of"
            } else if index + 1 == told && mention.attribution.is_some() {
                "← said by"
            } else {
                "← through"
            };
            ui.label(muted(word));
            let name = parts::one_line(source_name(dossier, *source), 40);
            if ui.link(RichText::new(name).size(look.sizes.body)).clicked() {
                scene.send(Command::SelectSource(*source));
            }
        }
    });
}

fn steps(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId, said: &Attribution) {
    let dossier = scene.session.dossier();
    let name = |id: SourceId| parts::one_line(source_name(dossier, id), 30);
    let mut changed: Option<Option<Attribution>> = None;
    let with = |via: Vec<SourceId>| Attribution { via, ..said.clone() };
    for (index, source) in said.via.iter().enumerate() {
        ui.horizontal(|ui| {
            let name = name(*source);
            let moved = |to: usize| {
                let mut via = said.via.clone();
                via.swap(index, to);
                Some(Some(with(via)))
            };
            let gone = format!("Take {name} out of the chain");
            if parts::icon_button(ui, "×", &gone, &gone).clicked() {
                let mut via = said.via.clone();
                via.remove(index);
                changed = Some(Some(with(via)));
            }
            ui.add_enabled_ui(index > 0, |ui| {
                let nearer = format!("{name}: nearer to the article");
                if parts::icon_button(ui, "↑", &nearer, &nearer).clicked() {
                    changed = moved(index - 1);
                }
            });
            ui.add_enabled_ui(index + 1 < said.via.len(), |ui| {
                let nearer = format!("{name}: nearer to who said it");
                if parts::icon_button(ui, "↓", &nearer, &nearer).clicked() {
                    changed = moved(index + 1);
                }
            });
            ui.label(name);
        });
    }
    ui.horizontal(|ui| {
        let hint = "Take the source away";
        if parts::icon_button(ui, "×", hint, "Take the source away, and the chain with it").clicked() {
            changed = Some(None);
        }
        ui.label(format!("said by {}", name(said.source)));
    });
    if let Some(attribution) = changed {
        scene.send(Command::SetAttribution(id, attribution));
    }
}

/// The words that attribute, or how to say which they are.
fn cue(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId, mention: &Mention) {
    let look = scene.look;
    let Some(said) = &mention.attribution else { return };
    let entry = scene.session.dossier().article(mention.at.article);
    let words = said
        .cue
        .zip(entry)
        .map(|(cue, entry)| parts::one_line(cue.of(&entry.article.text), 60));
    match words {
        Some(words) => {
            ui.horizontal(|ui| {
                let hint = "Take the cue away";
                if parts::icon_button(ui, "×", hint, hint).clicked() {
                    let attribution = Attribution {
                        cue: None,
                        ..said.clone()
                    };
                    scene.send(Command::SetAttribution(id, Some(attribution)));
                }
                let text = RichText::new(format!("by the words “{words}”")).small();
                ui.add(egui::Label::new(text.color(look.colours.muted)).wrap());
            });
        }
        None => {
            let key = scene.spoken(Verb::SetCue);
            let hint = format!("By which words? Select them beside the mark, then {key}.");
            parts::empty_hint(ui, &look, &hint);
        }
    }
}
