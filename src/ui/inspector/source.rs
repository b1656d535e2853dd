//! A source: who it is, how reliable, whom it belongs to, what it says and where it is
//! named. Each part is a line until it is opened.

mod family;
mod merging;
mod places;
mod rating;

use egui::{ComboBox, Role, Ui, WidgetInfo};

pub(super) use rating::DayDraft;

use super::{Drafts, field, notes};
use crate::dossier::{Action, Source, SourceId, SourceKind, Target};
use crate::session::{Command, Verb};
use crate::ui::{Scene, parts};

/// Names shared with other sources that are told at most.
const MOST_SHARED: usize = 3;

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
        edit(scene, id, Source { name, ..source.clone() });
    }
    shared_names(ui, scene, id);
    kind(ui, scene, id, &source);
    ui.add_space(2.0);
    let names = match (source.role.trim(), source.aliases.len()) {
        ("", 0) => "none".to_owned(),
        ("", _) => source.aliases.join("; "),
        (role, 0) => role.to_owned(),
        (role, _) => format!("{role} · {}", source.aliases.join("; ")),
    };
    parts::fold(ui, &look, "Role and other names", &names, false, |ui| {
        if let Some(role) = field(ui, drafts, &of, 1, "Role", &source.role, 1) {
            edit(scene, id, Source { role, ..source.clone() });
        }
        let aliases = source.aliases.join("; ");
        let label = "Other names and spellings, parted by ;";
        if let Some(text) = field(ui, drafts, &of, 2, label, &aliases, 1) {
            let names = text.split(';').map(str::trim).filter(|alias| !alias.is_empty());
            let aliases = names.map(str::to_owned).collect();
            edit(
                scene,
                id,
                Source {
                    aliases,
                    ..source.clone()
                },
            );
        }
    });
    rating::rating(ui, scene, drafts, id, &source);
    family::family(ui, scene, id, &source);
    merging::merging(ui, scene, id);
    places::says(ui, scene, id);
    places::named_in(ui, scene, id);
    ui.add_space(4.0);
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

/// Which of its names are another's, too. It is allowed, for two may be called the same;
/// but typed text finds the first of them.
fn shared_names(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let mut shared = dossier.shared_names(id);
    let more = shared.len().saturating_sub(MOST_SHARED);
    shared.truncate(MOST_SHARED);
    for (name, other) in shared {
        let whose = dossier.sources().get(&other).map_or("", |source| source.name.as_str());
        let (name, whose) = (parts::one_line(name, 40), parts::one_line(whose, 40));
        let told = format!("“{name}” is also a name of {whose} ({other}). Typed, it means the first of the two.");
        parts::refusal(ui, &look, &told);
        let to_it = parts::link_line(ui, &look, &format!("Look at {whose} ({other})"));
        if to_it.clicked() {
            scene.send(Command::SelectSource(other));
        }
    }
    if more > 0 {
        parts::empty_hint(ui, &look, &format!("and {more} more; `sejajar check` lists them all"));
    }
}

fn edit(scene: &mut Scene<'_>, id: SourceId, source: Source) {
    scene.send(Command::Do(Action::EditSource(id, source)));
}

fn kind(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId, source: &Source) {
    ui.label(egui::RichText::new("Kind").small().color(scene.look.colours.muted));
    let mut picked = source.kind;
    let combo = ComboBox::from_id_salt("kind of source")
        .width(ui.available_width())
        .selected_text(source.kind.word());
    let response = combo.show_ui(ui, |ui| {
        for kind in SourceKind::ALL {
            ui.selectable_value(&mut picked, kind, kind.word());
        }
    });
    response
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, format!("Kind: {}", source.kind.word())));
    if picked != source.kind {
        edit(
            scene,
            id,
            Source {
                kind: picked,
                ..source.clone()
            },
        );
    }
}
