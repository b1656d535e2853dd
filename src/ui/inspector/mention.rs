//! A mark: its stance, its value, who is said to have said it; and its claim.

use egui::{RichText, Ui};

use super::chain::chain;
use super::claim::claim;
use super::{Drafts, field, notes, quote};
use crate::dossier::{Action, Mention, MentionId, Target};
use crate::session::{Command, Verb};
use crate::ui::{Scene, parts};

/// The mark, to be read and changed.
pub(super) fn mention(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: MentionId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id).cloned() else {
        return;
    };
    let Some(entry) = dossier.article(mention.at.article) else {
        return;
    };
    parts::section(ui, &look, &format!("MARK  {id} in {}", mention.at.article));
    quote(ui, scene, &mention.at.quote(&entry.article.text));
    ui.add_space(6.0);
    ui.label(RichText::new("The article").small().color(look.colours.muted));
    if let Some(stance) = parts::stance_picker(ui, &look, mention.stance) {
        scene.send(Command::Do(Action::EditMention(
            id,
            Mention {
                stance,
                ..mention.clone()
            },
        )));
    }
    let of = format!("mention {id}");
    let asks = dossier
        .claims()
        .get(&mention.claim)
        .map_or("", |claim| claim.asks.trim());
    let label = if asks.is_empty() {
        "Value it gives (number, date, name …)".to_owned()
    } else {
        format!("Value it gives: {}", parts::one_line(asks, 60))
    };
    if let Some(value) = field(ui, drafts, &of, 0, &label, &mention.value, 1) {
        scene.send(Command::Do(Action::EditMention(
            id,
            Mention {
                value,
                ..mention.clone()
            },
        )));
    }
    ui.add_space(4.0);
    chain(ui, scene, id, &mention);
    proposal(ui, scene, id);
    ui.horizontal(|ui| {
        if parts::verb_button(ui, scene, "Note", Verb::AddNote).clicked() {
            scene.send(Command::Run(Verb::AddNote));
        }
        if parts::verb_button(ui, scene, "Delete mark", Verb::DeleteMark).clicked() {
            scene.send(Command::Run(Verb::DeleteMark));
        }
    });
    notes(ui, scene, |target| *target == Target::Mention(id));
    ui.add_space(8.0);
    ui.separator();
    claim(ui, scene, drafts, mention.claim);
}

/// A mark on one line; leads to it.
pub(super) fn mention_line(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id) else {
        return;
    };
    let statement = dossier
        .claims()
        .get(&mention.claim)
        .map_or("", |claim| claim.statement.as_str());
    ui.horizontal(|ui| {
        parts::stance_pill(ui, &look, mention.stance);
        let line = format!("{} {statement}", mention.at.article);
        if parts::link_line(ui, &look, &line).clicked() {
            scene.send(Command::SelectMention(id));
        }
    });
}

/// Who is proposed to have said a mark, dashed until it is answered.
fn proposal(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId) {
    let look = scene.look;
    let Some(proposal) = scene.session.proposal().filter(|proposal| proposal.mention == id) else {
        return;
    };
    let dossier = scene.session.dossier();
    let entry = dossier
        .mentions()
        .get(&id)
        .and_then(|mention| dossier.article(mention.at.article));
    let cue = entry.map_or("", |entry| proposal.cue.of(&entry.article.text));
    let new = if proposal.source.is_none() { " (new source)" } else { "" };
    let name = parts::one_line(&proposal.said.name, 60);
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6));
    let inner = frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.label(RichText::new(format!("said by {name}?{new}")).strong());
        ui.label(
            RichText::new(format!("The sentence has “{}”.", parts::one_line(cue, 40)))
                .small()
                .color(look.colours.muted),
        );
        ui.horizontal(|ui| {
            for (label, verb) in [("Yes", Verb::Accept), ("No", Verb::Reject)] {
                let response = parts::verb_button(ui, scene, label, verb);
                if response.clicked() {
                    scene.send(Command::Run(verb));
                }
            }
            let keymap = scene.session.keymap();
            let keys = format!("{} · {}", keymap.shown(Verb::Accept), keymap.shown(Verb::Reject));
            ui.label(RichText::new(keys).small().color(look.colours.muted));
        });
    });
    parts::dashed(ui, inner.response.rect, look.colours.accent);
    ui.add_space(4.0);
}
