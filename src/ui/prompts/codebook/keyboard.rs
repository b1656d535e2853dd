//! The keys of the codebook, taken while the tree has the keyboard; Esc also in a field.

use egui::{Key, Modifiers, Ui};

use super::{Doing, State, Tree, delete, keep_name, keep_other, keep_split, tree_id};
use crate::session::{Command, Verb};
use crate::ui::Scene;

/// Lines that Page Down goes.
const PAGE: usize = 8;

pub(super) fn take(ui: &Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree) {
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if state.doing != Doing::Nothing && pressed(Modifiers::NONE, Key::Escape) {
        state.told = None;
        state.end();
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let in_tree = ui.memory(|memory| memory.has_focus(tree_id()));
    if typing {
        // Fields have one line: Enter ends them. The description has its own.
        if matches!(state.doing, Doing::New(_) | Doing::Rename) && pressed(Modifiers::NONE, Key::Enter) {
            keep_name(scene, state);
        } else if state.doing == Doing::Split && pressed(Modifiers::NONE, Key::Enter) {
            keep_split(scene, state);
        }
        return;
    }
    // Redo first: Ctrl+Shift+Z is not Ctrl+Z.
    for verb in [Verb::Redo, Verb::Undo] {
        if scene.gives(ui.ctx(), verb) {
            state.told = None;
            scene.send(Command::Run(verb));
        }
    }
    if !in_tree {
        return;
    }
    walk(ui, state, tree);
    match state.doing {
        Doing::Move | Doing::Merge if pressed(Modifiers::NONE, Key::Enter) => keep_other(scene, state, tree),
        Doing::Nothing => begin(ui, scene, state, tree),
        _ => {}
    }
}

/// Up and down the tree: the tag looked at, or the other one to be picked.
fn walk(ui: &Ui, state: &mut State, tree: &Tree) {
    let picks = matches!(state.doing, Doing::Move | Doing::Merge);
    let at = if picks {
        state.other
    } else {
        state.at.and_then(|tag| tree.place(tag)).unwrap_or(0)
    };
    // Where another tag is picked, the first line is "no tag".
    let first = usize::from(state.doing == Doing::Merge);
    let last = (tree.lines.len() + usize::from(picks)).saturating_sub(1);
    let mut to = at;
    for (key, step) in [
        (Key::ArrowDown, at + 1),
        (Key::ArrowUp, at.saturating_sub(1)),
        (Key::PageDown, at + PAGE),
        (Key::PageUp, at.saturating_sub(PAGE)),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            to = step.clamp(first.min(last), last);
        }
    }
    if to != at {
        state.told = None;
        if picks {
            state.other = to;
        } else {
            state.at = tree.lines.get(to).map(|(tag, _)| *tag);
        }
    }
}

/// What the keys of the tree begin.
fn begin(ui: &Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree) {
    let codebook = scene.session.dossier().tags();
    let here = state.at.and_then(|id| codebook.get(&id));
    // Shift+Insert is looked for before Insert.
    if scene.gives(ui.ctx(), Verb::NewTagBelow) {
        state.begin(Doing::New(state.at), "");
    } else if scene.gives(ui.ctx(), Verb::NewTag) {
        state.begin(Doing::New(here.and_then(|tag| tag.parent)), "");
    }
    let Some(tag) = here else { return };
    if scene.gives(ui.ctx(), Verb::RenameTag) {
        let name = tag.name.clone();
        state.begin(Doing::Rename, &name);
    } else if scene.gives(ui.ctx(), Verb::MoveTag) {
        state.begin(Doing::Move, "");
    } else if tree.lines.len() > 1 && scene.gives(ui.ctx(), Verb::MergeTag) {
        state.begin(Doing::Merge, "");
        state.other = 1;
    } else if scene.gives(ui.ctx(), Verb::SplitTag) {
        state.begin(Doing::Split, "");
    } else if scene.gives(ui.ctx(), Verb::DeleteTag) {
        delete(scene, state, tree);
    }
}
