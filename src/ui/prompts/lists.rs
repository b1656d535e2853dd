//! Every command, every step done.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::{Drafts, field, title, verb_line};
use crate::session::{Command, Verb};
use crate::text::fold::folded;
use crate::ui::Scene;

/// A list as high as it needs, up to `most` points and what the window has.
pub(super) fn tall_scroll(ui: &Ui, most: f32) -> ScrollArea {
    let most = most.min(ui.ctx().content_rect().height() - 180.0).max(120.0);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most)
}

/// All commands, the ones that match first.
pub(super) fn palette(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    step(ui, drafts);
    let response = field(ui, &mut drafts.text, "Command", "Type a command", 1, drafts.fresh);
    if response.changed() {
        drafts.picked = 0;
    }
    let wanted = folded(&drafts.text);
    let matches = |verb: &Verb| {
        // Its name in the code counts too: “pivot” finds what rows follow.
        let label = folded(&format!("{} {verb:?}", verb.label()));
        wanted.split_whitespace().all(|word| label.contains(word))
    };
    let mut found: Vec<Verb> = Verb::ALL
        .iter()
        .copied()
        .filter(|verb| *verb != Verb::Palette && matches(verb))
        .collect();
    found.sort_by_key(|verb| !folded(verb.label()).starts_with(&wanted));
    drafts.offer(found.len());
    ui.add_space(4.0);
    let mut chosen = None;
    tall_scroll(ui, 380.0).show(ui, |ui| {
        for (index, verb) in found.iter().enumerate() {
            let selected = index == drafts.picked;
            let clicked = verb_line(ui, scene, *verb, selected);
            if clicked {
                chosen = Some(*verb);
            }
        }
        if found.is_empty() {
            ui.label(RichText::new("No command of that name").color(scene.look.colours.muted));
        }
    });
    if super::entered(ui) {
        chosen = found.get(drafts.picked).copied();
    }
    if let Some(verb) = chosen {
        scene.send(Command::ClosePrompt);
        scene.send(Command::Run(verb));
    }
}

/// Up and down in a list; taken before the field above it takes them.
pub(super) fn step(ui: &Ui, drafts: &mut Drafts) {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
            drafts.picked += 1;
        }
        if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
            drafts.picked = drafts.picked.saturating_sub(1);
        }
    });
    drafts.offer(drafts.offered);
}

impl Drafts {
    /// So many lines can be picked.
    pub(super) fn offer(&mut self, count: usize) {
        self.offered = count;
        self.picked = self.picked.min(count.saturating_sub(1));
    }
}

/// Steps done, the last first; undone ones pale.
pub(super) fn history(ui: &mut Ui, scene: &mut Scene<'_>) {
    title(ui, "History");
    let colours = scene.look.colours;
    let steps: Vec<(String, bool)> = scene
        .session
        .document()
        .history()
        .map(|entry| (entry.label.to_owned(), entry.done))
        .collect();
    if steps.is_empty() {
        ui.label(RichText::new("Nothing was done yet.").color(colours.muted));
    }
    let done = steps.iter().filter(|(_, done)| *done).count();
    let mut go_to = None;
    tall_scroll(ui, 420.0).show(ui, |ui| {
        for (index, (label, is_done)) in steps.iter().enumerate().rev() {
            let current = index + 1 == done;
            let colour = if *is_done { colours.ink } else { colours.faint };
            let text = RichText::new(crate::ui::parts::one_line(label, 90)).color(colour);
            let line = ui.selectable_label(current, text);
            if line.clicked() && !current {
                go_to = Some(index + 1);
            }
        }
        if ui
            .selectable_label(done == 0, RichText::new("As opened").color(colours.muted))
            .clicked()
            && done > 0
        {
            go_to = Some(0);
        }
    });
    if let Some(target) = go_to {
        let (verb, times) = if target < done {
            (Verb::Undo, done - target)
        } else {
            (Verb::Redo, target - done)
        };
        for _ in 0..times {
            scene.send(Command::Run(verb));
        }
    }
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        scene.send(Command::ClosePrompt);
    }
}
