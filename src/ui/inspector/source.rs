//! A source: names, role, reliability, what it says and where it is named.

use egui::{RichText, Ui};

use super::mention::mention_line;
use super::{Drafts, field, notes};
use crate::dossier::{Action, MentionId, RELIABILITY, Source, SourceId, Target};
use crate::session::{Command, Verb};
use crate::ui::{Scene, parts};

/// The source, to be read and changed.
pub(super) fn source(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: SourceId) {
    let look = scene.look;
    let Some(source) = scene.session.dossier().sources().get(&id).cloned() else {
        return;
    };
    parts::section(ui, &look, &format!("SOURCE  {id}"));
    let of = format!("source {id}");
    if let Some(name) = field(ui, drafts, &of, 0, "Name", &source.name, 1)
        && !name.trim().is_empty()
    {
        scene.send(Command::Do(Action::EditSource(id, Source { name, ..source.clone() })));
    }
    if let Some(role) = field(ui, drafts, &of, 1, "Role or kind", &source.role, 1) {
        scene.send(Command::Do(Action::EditSource(id, Source { role, ..source.clone() })));
    }
    let aliases = source.aliases.join("; ");
    if let Some(text) = field(
        ui,
        drafts,
        &of,
        2,
        "Other names and spellings, parted by ;",
        &aliases,
        1,
    ) {
        let aliases: Vec<String> = text
            .split(';')
            .map(str::trim)
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect();
        scene.send(Command::Do(Action::EditSource(
            id,
            Source {
                aliases,
                ..source.clone()
            },
        )));
    }
    ui.label(
        RichText::new("Reliability, Admiralty code")
            .small()
            .color(look.colours.muted),
    );
    ui.horizontal(|ui| {
        for (letter, meaning) in RELIABILITY {
            let selected = source.reliability == Some(letter);
            let response = ui.selectable_label(selected, letter.to_string()).on_hover_text(meaning);
            if response.clicked() {
                let reliability = (!selected).then_some(letter);
                scene.send(Command::Do(Action::EditSource(
                    id,
                    Source {
                        reliability,
                        ..source.clone()
                    },
                )));
            }
        }
    });
    let said: Vec<MentionId> = scene.session.dossier().mentions_by(id).map(|(id, _)| id).collect();
    if !said.is_empty() {
        parts::section(ui, &look, "SAYS");
        for mention in said {
            mention_line(ui, scene, mention);
        }
    }
    let named: Vec<_> = scene
        .session
        .dossier()
        .namings_of(id)
        .map(|(id, naming)| (id, naming.clone()))
        .collect();
    if !named.is_empty() {
        parts::section(ui, &look, "NAMED IN");
        for (naming_id, naming) in named {
            ui.horizontal(|ui| {
                let text = scene
                    .session
                    .dossier()
                    .article(naming.at.article)
                    .map(|entry| naming.at.quote(&entry.article.text));
                let line = format!(
                    "{} “{}”",
                    naming.at.article,
                    parts::one_line(&text.unwrap_or_default(), 40)
                );
                if parts::link_line(ui, &look, &line).clicked() {
                    scene.send(Command::SelectNaming(naming_id));
                }
                if parts::icon_button(ui, "×", "Delete this naming", "Delete this naming").clicked() {
                    scene.send(Command::Do(Action::DeleteNaming(naming_id)));
                }
            });
        }
    }
    ui.horizontal(|ui| {
        if parts::verb_button(ui, scene, "Note", Verb::AddNote).clicked() {
            scene.send(Command::Run(Verb::AddNote));
        }
        if ui.button("Delete source").clicked() {
            scene.send(Command::Do(Action::DeleteSource(id)));
        }
    });
    notes(ui, scene, |target| *target == Target::Source(id));
}
