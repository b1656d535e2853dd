//! Every command, every step done.

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::{Drafts, field, title, verb_line};
use crate::session::{Command, Home, Verb};
use crate::text::fold::folded;
use crate::ui::{Scene, parts};

/// A list as high as it needs, up to `most` points and what the window has.
pub(super) fn tall_scroll(ui: &Ui, most: f32) -> ScrollArea {
    let most = most.min(ui.ctx().content_rect().height() - 180.0).max(120.0);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most)
}

/// All commands, the ones that match first.
pub(super) fn palette(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    let before = drafts.picked;
    step(ui, drafts);
    let moved = drafts.picked != before;
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
        .filter(|verb| verb.home().is_none_or(|home| home == Home::View(scene.session.view())))
        .collect();
    // What works here stands first.
    let view = scene.session.view();
    found.sort_by_key(|verb| (!verb.works_in(view), !folded(verb.label()).starts_with(&wanted)));
    drafts.offer(found.len());
    ui.add_space(4.0);
    let mut chosen = None;
    tall_scroll(ui, 380.0).show(ui, |ui| {
        for (index, verb) in found.iter().enumerate() {
            let selected = index == drafts.picked;
            let line = verb_line(ui, scene, *verb, selected);
            if moved && selected {
                line.scroll_to_me(None);
            }
            if line.clicked() {
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

/// Height of a step's line, in points.
const STEP: f32 = 26.0;

/// Steps done, the last first; undone ones pale. Enter goes back or forth to a step.
pub(super) fn history(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    title(ui, "History");
    let look = scene.look;
    let document = scene.session.document();
    let (all, done) = (document.steps(), document.steps_done());
    if drafts.fresh {
        drafts.picked = all - done;
    }
    let before = drafts.picked;
    step(ui, drafts);
    // One line more than steps: the dossier as it was opened.
    drafts.offer(all + 1);
    let words = if all == 0 {
        "Nothing was done yet.".to_owned()
    } else {
        format!("{done} of {all} steps are done. ↑ ↓ picks one, Enter goes back or forth to it.")
    };
    ui.label(RichText::new(words).small().color(look.colours.muted));
    let mut area = tall_scroll(ui, 420.0);
    if drafts.fresh || drafts.picked != before {
        #[expect(clippy::cast_precision_loss, reason = "at most 10,000 steps")]
        let at = drafts.picked as f32 * STEP;
        area = area.vertical_scroll_offset((at - 180.0).max(0.0));
    }
    let mut go_to = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, STEP, all + 1, |ui, lines| {
        let steps = document.history().rev().map(|entry| (entry.label, entry.done));
        let lines_of_steps = steps.chain([("As opened", true)]).enumerate();
        for (line, (label, is_done)) in lines_of_steps.skip(lines.start).take(lines.len()) {
            let target = all - line;
            let name = if target == done {
                format!("{label}, now")
            } else {
                label.to_owned()
            };
            let (rect, response) = parts::list_row(ui, &look, STEP, line == drafts.picked, &name);
            let colour = if is_done { look.colours.ink } else { look.colours.faint };
            let font = if target == done {
                look.strong(look.sizes.body)
            } else {
                look.font(look.sizes.body)
            };
            let text = parts::elided(ui, &parts::one_line(label, 160), font, colour, rect.width() - 60.0);
            let left = rect.left_center() + egui::vec2(10.0, -text.size().y / 2.0);
            ui.painter().galley(left, text, colour);
            if target == done {
                let right = rect.right_center() - egui::vec2(10.0, 0.0);
                let font = look.font(look.sizes.small);
                ui.painter()
                    .text(right, egui::Align2::RIGHT_CENTER, "now", font, look.colours.accent);
            }
            if response.clicked() {
                go_to = Some(target);
            }
        }
    });
    if super::entered(ui) {
        go_to = Some(all - drafts.picked);
    }
    if let Some(target) = go_to.filter(|target| *target != done) {
        drafts.picked = all - target;
        scene.send(Command::GoToStep(target));
    }
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        scene.send(Command::ClosePrompt);
    }
}
