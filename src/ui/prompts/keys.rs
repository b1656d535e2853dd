//! All keys, by group; each can be changed where it stands.

use egui::text::LayoutJob;
use egui::{Color32, Event, EventFilter, FontId, Id, Key, RichText, Sense, TextFormat, Ui, vec2};

use super::lists::tall_scroll;
use super::{Drafts, title};
use crate::session::{Chord, Command, FIXED_KEYS, Group, Verb, default_keys, fixed_command};
use crate::ui::{Scene, keys, parts};

/// What the next key pressed is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// It takes the place of the command's keys.
    Instead,
    /// It is one key more.
    Beside,
}

/// Groups in the left column; the others stand in the right one.
const LEFT_GROUPS: usize = 5;

/// The sheet of all keys.
pub(super) fn sheet(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    title(ui, "Keys");
    let grouped = Group::ALL
        .into_iter()
        .flat_map(|group| Verb::ALL.iter().copied().filter(move |verb| verb.group() == group));
    let verbs: Vec<Verb> = grouped.collect();
    drafts.offer(verbs.len());
    hold_keyboard(ui);
    let before = drafts.picked;
    answer_keys(ui, scene, drafts, &verbs);
    let moved = drafts.picked != before;
    faults(ui, scene);
    let look = scene.look;
    tall_scroll(ui, 540.0).show(ui, |ui| {
        ui.columns(2, |columns| {
            for (number, group) in Group::ALL.into_iter().enumerate() {
                let ui = &mut columns[usize::from(number >= LEFT_GROUPS)];
                ui.spacing_mut().item_spacing.y = 0.0;
                parts::section(ui, &look, group.heading());
                ui.add_space(2.0);
                for (index, verb) in verbs.iter().enumerate().filter(|(_, verb)| verb.group() == group) {
                    let response = line(ui, scene, drafts, *verb, index == drafts.picked);
                    if response.clicked() {
                        drafts.picked = index;
                        drafts.asking = None;
                        drafts.refused = None;
                    }
                    if response.double_clicked() {
                        ask(drafts, *verb, Asking::Instead);
                    }
                    if moved && index == drafts.picked {
                        response.scroll_to_me(None);
                    }
                }
                ui.add_space(10.0);
            }
            fixed(&mut columns[1], scene);
        });
    });
    ui.add_space(8.0);
    below(ui, scene, drafts, verbs.get(drafts.picked).copied());
}

/// What is wrong in the file of keys, with file and line, as long as it is.
fn faults(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    let all = scene.session.key_faults();
    if all.is_empty() {
        return;
    }
    egui::Frame::new()
        .fill(look.colours.warning_soft)
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let mended = "Mend the file, or give the command another key here.";
            let title = match all.len() {
                1 => format!("keys.ron has a fault. {mended}"),
                many => format!("keys.ron has {many} faults. {mended}"),
            };
            ui.label(
                RichText::new(title)
                    .font(look.strong(look.sizes.small))
                    .color(look.colours.warning),
            );
            let area = egui::ScrollArea::vertical()
                .id_salt("faults of the keys")
                .max_height(96.0);
            area.show(ui, |ui| {
                for fault in all {
                    let text = RichText::new(parts::displayed(fault)).size(look.sizes.small);
                    ui.add(egui::Label::new(text.color(look.colours.ink)).wrap());
                }
            });
        });
    ui.add_space(6.0);
}

/// Arrows, Tab and letters go to the sheet, not from button to button.
fn hold_keyboard(ui: &Ui) {
    let id = Id::unique("keys sheet");
    ui.interact(ui.max_rect(), id, Sense::focusable_noninteractive());
    ui.memory_mut(|memory| {
        memory.request_focus(id);
        let filter = EventFilter {
            tab: true,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        memory.set_focus_lock_filter(id, filter);
    });
}

/// The keys that are no command's.
fn fixed(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    parts::section(ui, &look, "The same everywhere");
    ui.add_space(2.0);
    for (keys, what) in FIXED_KEYS {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
        let name = format!("{keys}: {what}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
        entry(
            ui,
            scene,
            rect,
            (keys, look.font(look.sizes.small), look.colours.muted),
            what,
        );
    }
}

/// A line of the sheet: keys, and what they do.
fn entry(ui: &Ui, scene: &Scene<'_>, rect: egui::Rect, keys: (&str, FontId, Color32), what: &str) {
    let look = scene.look;
    let (keys, font, colour) = keys;
    let keys = parts::elided(ui, keys, font, colour, 112.0);
    let label = look.font(look.sizes.small + 0.5);
    let label = parts::elided(ui, what, label, look.colours.ink, rect.width() - 132.0);
    let middle = |galley: &egui::Galley| rect.center().y - galley.rect.height() / 2.0;
    let (left, right) = (
        egui::pos2(rect.left() + 8.0, middle(&keys)),
        egui::pos2(rect.left() + 124.0, middle(&label)),
    );
    ui.painter().galley(left, keys, colour);
    ui.painter().galley(right, label, look.colours.ink);
}

/// One command with its keys.
fn line(ui: &mut Ui, scene: &Scene<'_>, drafts: &Drafts, verb: Verb, picked: bool) -> egui::Response {
    let look = scene.look;
    let (keys, is_changed) = (words(scene, verb), scene.session.keymap().is_changed(verb));
    let name = format!("{}: {keys}", verb.label());
    let (rect, response) = parts::list_row(ui, &look, 22.0, picked, &name);
    let asked = picked && drafts.asking.is_some();
    let (text, colour) = match (asked, is_changed) {
        (true, _) => ("press a key …".to_owned(), look.colours.warning),
        (false, true) => (format!("{keys} *"), look.colours.accent),
        (false, false) => (keys, look.colours.accent),
    };
    let font = if is_changed || asked {
        look.strong(look.sizes.small)
    } else {
        look.font(look.sizes.small)
    };
    entry(ui, scene, rect, (&text, font, colour), verb.label());
    response
}

/// A command's keys, all of them; a dash for none.
fn words(scene: &Scene<'_>, verb: Verb) -> String {
    let keys = scene.session.keymap().all_shown(verb);
    if keys.is_empty() { "–".to_owned() } else { keys }
}

/// Below the list: the picked command and what can be done with its keys.
fn below(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, picked: Option<Verb>) {
    let Some(verb) = picked else { return };
    let look = scene.look;
    let mut told = LayoutJob::default();
    let format = |colour| TextFormat::simple(look.font(look.sizes.small + 0.5), colour);
    let (text, colour) = match (&drafts.refused, drafts.asking, fixed_command(verb)) {
        (Some(refused), ..) => (refused.clone(), look.colours.warning),
        (None, Some(_), _) => (
            format!("Press the key for “{}”. Esc leaves it as it is.", verb.label()),
            look.colours.ink,
        ),
        (None, None, Some(why)) => (format!("Its key stays as it is: {why}."), look.colours.muted),
        (None, None, None) => (
            "↑ ↓ choose, ⏎ changes the key, + adds one, Delete takes them away. * is a key of your own.".to_owned(),
            look.colours.muted,
        ),
    };
    told.append(&text, 0.0, format(colour));
    ui.set_min_height(64.0);
    ui.add(egui::Label::new(told).wrap());
    ui.add_space(6.0);
    let can = fixed_command(verb).is_none();
    let has_keys = !scene.session.keymap().keys_of(verb).is_empty();
    let is_changed = scene.session.keymap().is_changed(verb);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        let button = |ui: &mut Ui, on: bool, text: &str| ui.add_enabled(on, egui::Button::new(text)).clicked();
        if button(ui, can, "Change the key") {
            ask(drafts, verb, Asking::Instead);
        }
        if button(ui, can && has_keys, "Add a key") {
            ask(drafts, verb, Asking::Beside);
        }
        if button(ui, can && has_keys, "No key") {
            set(scene, drafts, verb, Some(Vec::new()));
        }
        if button(ui, is_changed, "Back to default") {
            set(scene, drafts, verb, None);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Close").clicked() {
                scene.send(Command::ClosePrompt);
            }
            let own = scene.session.keymap();
            if Verb::ALL.iter().any(|verb| own.is_changed(*verb)) {
                ui.label(RichText::new("kept in keys.ron").small().color(look.colours.faint));
            }
        });
    });
}

fn ask(drafts: &mut Drafts, verb: Verb, asking: Asking) {
    drafts.refused = fixed_command(verb).map(|why| format!("Its key stays as it is: {why}."));
    drafts.asking = drafts.refused.is_none().then_some(asking);
}

/// Gives the command its keys, or says why it cannot have them.
fn set(scene: &mut Scene<'_>, drafts: &mut Drafts, verb: Verb, chords: Option<Vec<Chord>>) {
    let wanted = chords.clone().unwrap_or_else(|| default_keys(verb));
    match scene.session.keymap().changed(verb, &wanted) {
        Ok(_) => {
            drafts.asking = None;
            drafts.refused = None;
            scene.send(Command::SetKeys(verb, chords));
        }
        // The question stays: another key can be pressed at once.
        Err(fault) => drafts.refused = Some(format!("{fault}.")),
    }
}

/// The keys of the sheet itself, or the key that is asked for.
fn answer_keys(ui: &Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, verbs: &[Verb]) {
    let Some(verb) = verbs.get(drafts.picked).copied() else {
        return;
    };
    let presses = ui.input_mut(|input| {
        let mut presses = Vec::new();
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if *key != Key::Escape || drafts.asking.is_some() => {
                presses.push((*key, keys::chord(*modifiers, *key)));
                false
            }
            // The clipboard's keys come as events of their own.
            Event::Copy | Event::Cut | Event::Paste(_) if drafts.asking.is_some() => {
                let letter = match event {
                    Event::Copy => Key::C,
                    Event::Cut => Key::X,
                    _ => Key::V,
                };
                presses.push((letter, keys::chord(egui::Modifiers::COMMAND, letter)));
                false
            }
            _ => true,
        });
        presses
    });
    for (key, chord) in presses {
        match (drafts.asking, key, chord) {
            (Some(_), Key::Escape, _) => {
                drafts.asking = None;
                drafts.refused = None;
            }
            (Some(asking), _, Some(chord)) => {
                let old = scene.session.keymap().keys_of(verb);
                let chords = match asking {
                    Asking::Instead => vec![chord],
                    Asking::Beside => old.iter().copied().chain([chord]).collect(),
                };
                set(scene, drafts, verb, Some(chords));
            }
            (Some(_), _, None) => {}
            (None, Key::ArrowDown, _) => pick(drafts, drafts.picked + 1),
            (None, Key::ArrowUp, _) => pick(drafts, drafts.picked.saturating_sub(1)),
            (None, Key::Home, _) => pick(drafts, 0),
            (None, Key::End, _) => pick(drafts, verbs.len()),
            (None, Key::PageDown, _) => pick(drafts, drafts.picked + 10),
            (None, Key::PageUp, _) => pick(drafts, drafts.picked.saturating_sub(10)),
            (None, Key::Enter, _) => ask(drafts, verb, Asking::Instead),
            (None, Key::Plus | Key::Insert, _) => ask(drafts, verb, Asking::Beside),
            (None, Key::Delete, _) => set(scene, drafts, verb, Some(Vec::new())),
            (None, Key::Backspace, _) => set(scene, drafts, verb, None),
            (None, ..) => {}
        }
    }
}

fn pick(drafts: &mut Drafts, at: usize) {
    drafts.picked = at.min(drafts.offered.saturating_sub(1));
    drafts.refused = None;
}
