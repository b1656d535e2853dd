//! The selected passage: what can be done with it, the marks on it, what tells the same.

use egui::{RichText, Ui};

use super::links::links;
use super::mention::mention_line;
use super::{Drafts, notes, quote};
use crate::dossier::{MentionId, Target};
use crate::session::{Command, Focus, Verb};
use crate::ui::{Scene, parts};

/// The passage.
pub(super) fn passage(ui: &mut Ui, scene: &mut Scene<'_>, focus: Focus, drafts: &mut Drafts) {
    let look = scene.look;
    let Some(entry) = scene.session.dossier().article(focus.article) else {
        return;
    };
    let sentence = entry.article.sentence_at(focus.span.start);
    let paragraph = sentence
        .and_then(|index| entry.article.sentences.get(index))
        .map_or(0, |s| s.paragraph);
    let selected = scene.session.selected().filter(|anchor| anchor.fragments.len() > 1);
    let fragments = selected.as_ref().map_or_else(String::new, |anchor| {
        format!("  ·  {} FRAGMENTS", anchor.fragments.len())
    });
    parts::section(
        ui,
        &look,
        &format!("PASSAGE  {} ¶{paragraph}{fragments}", focus.article),
    );
    match &selected {
        Some(anchor) => quote(ui, scene, &anchor.quote(&entry.article.text)),
        None => quote(ui, scene, focus.span.of(&entry.article.text)),
    }
    if let Some(fold) = entry.folds.iter().find(|fold| fold.span.overlap(focus.span).is_some()) {
        ui.label(
            RichText::new(format!("Folded as furniture: {}", fold.reason))
                .small()
                .color(look.colours.warning),
        );
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (label, verb) in [
            ("Mark as claim", Verb::FindClaim),
            ("Names a source", Verb::SetSource),
            ("Note", Verb::AddNote),
            ("Fold", Verb::ToggleFold),
        ] {
            let button = parts::verb_button(ui, scene, label, verb);
            if std::mem::take(&mut drafts.take_keyboard) {
                button.request_focus();
            }
            if button.clicked() {
                scene.send(Command::Run(verb));
            }
        }
    });
    if let Some(mark) = scene.session.cue_mark() {
        let label = format!("Cue of mark {mark}");
        let hint = "These words say who says so";
        let key = scene.session.keymap().beside(hint, Verb::SetCue);
        if ui.add(parts::small_button(&look, &label)).on_hover_text(key).clicked() {
            scene.send(Command::Run(Verb::SetCue));
        }
    }
    let here: Vec<MentionId> = scene
        .session
        .document()
        .mentions_in(focus.article, focus.span)
        .map(|(id, _)| id)
        .collect();
    if !here.is_empty() {
        ui.add_space(8.0);
        parts::section(ui, &look, "MARKS HERE");
        for id in here {
            mention_line(ui, scene, id);
        }
    }
    notes(ui, scene, |target| match target {
        Target::Passage(anchor) => anchor.article == focus.article && anchor.cover().overlap(focus.span).is_some(),
        Target::Article(id) => *id == focus.article,
        _ => false,
    });
    links(ui, scene, &mut drafts.reasons);
}
