//! The codebook: the tags as a tree, and all that can be done with one.

mod keyboard;
mod side;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Id, RichText, Ui};

use super::title;
use crate::dossier::codebook::{outline, with_descendants};
use crate::dossier::{Action, ClaimId, Tag, TagId};
use crate::session::Command;
use crate::ui::{Scene, parts, tags};

/// Width of the prompt, and of its right half, in points.
pub(super) const WIDTH: f32 = 820.0;
const SIDE: f32 = 320.0;

/// What is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Doing {
    /// Walking through the tree.
    #[default]
    Nothing,
    /// A new tag, below another, is being named.
    New(Option<TagId>),
    /// The tag is being renamed.
    Rename,
    /// The tag is to stand below another.
    Move,
    /// The tag is to become one with another.
    Merge,
    /// Some claims of the tag are to have a new one.
    Split,
}

/// What is half done in the codebook.
#[derive(Debug, Default)]
pub(super) struct State {
    at: Option<TagId>,
    doing: Doing,
    /// The name being typed.
    text: String,
    /// The line of the tree that is picked as the other tag; 0 is "no tag".
    other: usize,
    ticked: BTreeSet<ClaimId>,
    /// What was done last, or why it could not be done.
    told: Option<Told>,
    /// The description being typed, and of which tag.
    description: (Option<TagId>, String),
    /// The keyboard is to go to the field of what is under way.
    to_field: bool,
    /// The keyboard is to go to the tree.
    to_tree: bool,
}

#[derive(Debug)]
struct Told {
    text: String,
    is_refusal: bool,
}

impl State {
    /// As the codebook opens, a tag being looked at.
    pub(super) fn at(tag: Option<TagId>) -> Self {
        Self {
            at: tag,
            to_tree: true,
            ..Self::default()
        }
    }

    /// Begins something; a field, if it has one, takes the keyboard.
    fn begin(&mut self, doing: Doing, text: &str) {
        self.doing = doing;
        text.clone_into(&mut self.text);
        self.told = None;
        self.ticked.clear();
        self.other = 0;
        self.to_field = true;
    }

    /// Back to the tree.
    fn end(&mut self) {
        self.doing = Doing::Nothing;
        self.text.clear();
        self.to_tree = true;
    }

    /// Says why something cannot be done; what was typed stays.
    fn refuse(&mut self, text: String) {
        self.told = Some(Told { text, is_refusal: true });
        self.to_field = true;
    }

    /// Does it, if it can be done, and says what was done.
    fn perform(&mut self, scene: &mut Scene<'_>, action: Action, told: String) {
        match scene.session.document().refuses(&action) {
            Some(refusal) => self.refuse(format!("{refusal}.")),
            None => {
                scene.send(Command::Do(action));
                self.end();
                self.told = Some(Told {
                    text: told,
                    is_refusal: false,
                });
            }
        }
    }
}

/// How many claims have a tag, and how many it or one below it.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    own: usize,
    with_below: usize,
}

/// The tree as it stands: each tag with its depth and its claims.
struct Tree {
    lines: Vec<(TagId, usize)>,
    counts: BTreeMap<TagId, Count>,
}

impl Tree {
    fn of(scene: &Scene<'_>) -> Self {
        let dossier = scene.session.dossier();
        let codebook = dossier.tags();
        let count = |tag: &TagId| {
            let all = with_descendants(codebook, *tag);
            let claims = || dossier.claims().values();
            Count {
                own: claims().filter(|claim| claim.tags.contains(tag)).count(),
                with_below: claims().filter(|claim| !claim.tags.is_disjoint(&all)).count(),
            }
        };
        Self {
            lines: outline(codebook),
            counts: codebook.keys().map(|tag| (*tag, count(tag))).collect(),
        }
    }

    fn place(&self, tag: TagId) -> Option<usize> {
        self.lines.iter().position(|(id, _)| *id == tag)
    }

    fn count(&self, tag: TagId) -> Count {
        self.counts.get(&tag).copied().unwrap_or_default()
    }
}

fn tree_id() -> Id {
    Id::unique("codebook tree")
}

/// "1 claim", "3 claims".
fn claims(count: usize) -> String {
    format!("{count} claim{}", if count == 1 { "" } else { "s" })
}

/// The prompt.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State) {
    let look = scene.look;
    let tree = Tree::of(scene);
    let codebook = scene.session.dossier().tags();
    if state.at.is_none_or(|tag| !codebook.contains_key(&tag)) {
        state.at = tree.lines.first().map(|(tag, _)| *tag);
        if !matches!(state.doing, Doing::New(_)) {
            state.doing = Doing::Nothing;
        }
    }
    keyboard::take(ui, scene, state, &tree);
    title(ui, "Codebook");
    let height = (ui.ctx().content_rect().height() - 240.0).clamp(160.0, 440.0);
    ui.horizontal_top(|ui| {
        let left = ui.available_width() - SIDE - 20.0;
        ui.allocate_ui(egui::vec2(left, height), |ui| {
            ui.vertical(|ui| {
                ui.set_width(left);
                ui.set_min_height(height);
                tree::show(ui, scene, state, &tree, height);
            });
        });
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.set_width(SIDE);
            egui::ScrollArea::vertical()
                .id_salt("codebook side")
                .max_height(height)
                .show(ui, |ui| side::show(ui, scene, state, &tree));
        });
    });
    ui.add_space(6.0);
    foot(ui, scene, state, &look);
}

/// What was done or could not be, and the keys.
fn foot(ui: &mut Ui, scene: &mut Scene<'_>, state: &State, look: &crate::ui::theme::Look) {
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(20.0);
        match &state.told {
            Some(told) if told.is_refusal => parts::refusal(ui, look, &told.text),
            Some(told) => {
                ui.label(RichText::new(&told.text).size(look.sizes.small).color(look.colours.ink));
            }
            None => {}
        }
    });
    ui.horizontal(|ui| {
        let keys = match state.doing {
            Doing::Nothing => {
                "↑ ↓ choose · + new · B new below · F2 rename · M move · I merge · S split · Delete · Ctrl Z undo"
            }
            Doing::New(_) | Doing::Rename => "⏎ keeps the name · Esc leaves it",
            Doing::Move => "↑ ↓ choose where · ⏎ moves it there · Esc leaves it",
            Doing::Merge => "↑ ↓ choose the other · ⏎ merges · Esc leaves it",
            Doing::Split => "Space ticks · ⏎ in the name splits · Esc leaves it",
        };
        parts::empty_hint(ui, look, keys);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let close = ui.button("Close");
            parts::focus_ring(ui, &close, look);
            if close.clicked() {
                scene.send(Command::ClosePrompt);
            }
        });
    });
}

/// Keeps the name that was typed.
fn keep_name(scene: &mut Scene<'_>, state: &mut State) {
    let name = state.text.trim().to_owned();
    let codebook = scene.session.dossier().tags();
    match state.doing {
        Doing::New(parent) => {
            let tag = Tag {
                colour: tags::fresh_colour(codebook, parent),
                name: name.clone(),
                parent,
                description: String::new(),
            };
            state.perform(scene, Action::AddTag(tag), format!("New tag “{name}”."));
            if state.doing == Doing::Nothing {
                // It has the highest id once it is there.
                let last = scene.session.dossier().tags().last_key_value();
                state.at = Some(TagId(last.map_or(1, |(id, _)| id.0 + 1)));
            }
        }
        Doing::Rename => {
            let Some((id, old)) = state.at.and_then(|id| Some((id, codebook.get(&id)?))) else {
                return;
            };
            let told = format!("“{}” is now “{name}”.", old.name);
            let tag = Tag { name, ..old.clone() };
            state.perform(scene, Action::EditTag(id, tag), told);
        }
        _ => {}
    }
}

/// Moves or merges: the tag picked in the tree is the other one.
fn keep_other(scene: &mut Scene<'_>, state: &mut State, tree: &Tree) {
    let Some(id) = state.at else { return };
    let codebook = scene.session.dossier().tags();
    let other = state
        .other
        .checked_sub(1)
        .and_then(|at| tree.lines.get(at))
        .map(|(tag, _)| *tag);
    let name = |tag: TagId| codebook.get(&tag).map_or("", |tag| tag.name.as_str()).to_owned();
    match (state.doing, other) {
        (Doing::Move, parent) => {
            let Some(old) = codebook.get(&id) else { return };
            let told = match parent {
                Some(parent) => format!("“{}” stands below “{}” now.", old.name, name(parent)),
                None => format!("“{}” stands below no tag now.", old.name),
            };
            let tag = Tag { parent, ..old.clone() };
            state.perform(scene, Action::EditTag(id, tag), told);
        }
        (Doing::Merge, Some(into)) => {
            let told = format!(
                "“{}” is “{}” now, with {}.",
                name(id),
                name(into),
                claims(tree.count(id).own)
            );
            state.perform(scene, Action::MergeTags(id, into), told);
            if state.doing == Doing::Nothing {
                state.at = Some(into);
            }
        }
        _ => {}
    }
}

/// Parts a tag: the ticked claims have the new one.
fn keep_split(scene: &mut Scene<'_>, state: &mut State) {
    let Some(id) = state.at else { return };
    if state.ticked.is_empty() {
        state.refuse("Tick the claims that get the new tag.".to_owned());
        return;
    }
    let name = state.text.trim().to_owned();
    let ticked: Vec<ClaimId> = state.ticked.iter().copied().collect();
    let told = format!("New tag “{name}”, with {}.", claims(ticked.len()));
    state.perform(scene, Action::SplitTag(id, ticked, name), told);
}

/// Deletes the tag, and says what that took from whom.
fn delete(scene: &mut Scene<'_>, state: &mut State, tree: &Tree) {
    let Some(id) = state.at else { return };
    let name = scene
        .session
        .dossier()
        .tags()
        .get(&id)
        .map_or("", |tag| tag.name.as_str());
    let lost = match tree.count(id).own {
        0 => "no claim had it".to_owned(),
        1 => "1 claim lost it".to_owned(),
        many => format!("{many} claims lost it"),
    };
    let told = format!("“{name}” is deleted: {lost}. Ctrl Z brings it back.");
    let at = tree.place(id).unwrap_or(0);
    let near = tree.lines.get(at + 1).or_else(|| tree.lines.get(at.checked_sub(1)?));
    let near = near.map(|(tag, _)| *tag);
    state.perform(scene, Action::DeleteTag(id), told);
    state.at = near;
}
