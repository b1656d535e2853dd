//! What is selected, in full, to be read and changed.

mod chain;
mod claim;
mod links;
mod mention;
mod origins;
mod passage;
mod source;

use egui::{RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Scene, parts, theme};
use crate::dossier::{Action, NoteId, Target};
use crate::session::{Command, Prompt, Verb};

/// Text being typed, so that the dossier need not hold half a word's change.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    of: String,
    lines: Vec<String>,
    /// The keyboard is to go to the first field.
    take_keyboard: bool,
    reasons: links::Reasons,
    day: source::DayDraft,
    seen: u64,
}

impl Drafts {
    /// The draft number `index` of the thing `of`, at first `value`. When the
    /// value changes from outside (undo), so does the draft.
    fn line(&mut self, of: &str, index: usize, value: &str, has_focus: bool) -> &mut String {
        if self.of != of {
            of.clone_into(&mut self.of);
            self.lines.clear();
        }
        if self.lines.len() <= index {
            self.lines.resize(index + 1, String::new());
            value.clone_into(&mut self.lines[index]);
        }
        if !has_focus && self.lines[index] != value {
            value.clone_into(&mut self.lines[index]);
        }
        &mut self.lines[index]
    }
}

/// A field of one thing; the new text when it changed.
fn field(
    ui: &mut Ui,
    drafts: &mut Drafts,
    of: &str,
    index: usize,
    label: &str,
    value: &str,
    rows: usize,
) -> Option<String> {
    let id = egui::Id::unique(("inspector", of, index));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let draft = drafts.line(of, index, value, has_focus);
    ui.label(RichText::new(label).small().color(ui.visuals().weak_text_color()));
    let edit = if rows > 1 {
        TextEdit::multiline(draft).desired_rows(rows)
    } else {
        TextEdit::singleline(draft)
    };
    let response = ui.add(edit.id(id).desired_width(f32::INFINITY));
    let text = draft.clone();
    if std::mem::take(&mut drafts.take_keyboard) {
        response.request_focus();
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, value, &text, label);
        info.label = Some(label.to_owned());
        info
    });
    (response.changed() && text != value).then_some(text)
}

/// The inspector.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    drafts.take_keyboard = drafts.seen != scene.session.to_inspector();
    drafts.seen = scene.session.to_inspector();
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        let selection = scene.session.selection().clone();
        if let Some(id) = selection.mention {
            mention::mention(ui, scene, drafts, id);
        } else if let Some(id) = selection.source {
            source::source(ui, scene, drafts, id);
        } else if let Some(focus) = selection.focus {
            passage::passage(ui, scene, focus, &mut drafts.reasons);
            if let Some(id) = selection.claim {
                ui.add_space(10.0);
                ui.separator();
                claim::claim(ui, scene, drafts, id);
            }
        } else if let Some(id) = selection.claim {
            claim::claim(ui, scene, drafts, id);
        } else {
            let look = scene.look;
            parts::section(ui, &look, "INSPECTOR");
            notes(ui, scene, |target| *target == Target::Dossier);
            let [next, claim, source, across] =
                [Verb::NextSentence, Verb::FindClaim, Verb::SetSource, Verb::NextAligned].map(|verb| scene.spoken(verb));
            let hint = format!(
                "Click a sentence, or go to one with {next}. Then: 1–9 or {claim} marks it as a claim, {source} says who says so, {across} goes to the same passage in the next article."
            );
            parts::empty_hint(ui, &look, &hint);
        }
        ui.add_space(12.0);
    });
}

fn quote(ui: &mut Ui, scene: &Scene<'_>, text: &str) {
    let look = scene.look;
    let font = egui::FontId::new(look.sizes.body, theme::serif());
    ui.label(
        RichText::new(parts::one_line(text, 360))
            .font(font)
            .color(look.colours.ink),
    );
}

/// The notes on what is selected, with the way to change them.
fn notes(ui: &mut Ui, scene: &mut Scene<'_>, is_here: impl Fn(&Target) -> bool) {
    let look = scene.look;
    let here: Vec<(NoteId, String)> = scene
        .session
        .dossier()
        .notes()
        .iter()
        .filter(|(_, note)| is_here(&note.on))
        .map(|(id, note)| (*id, note.text.clone()))
        .collect();
    if here.is_empty() {
        return;
    }
    ui.add_space(6.0);
    parts::section(ui, &look, "NOTES");
    for (id, text) in here {
        ui.horizontal_top(|ui| {
            if parts::icon_button(ui, "×", "Delete note", "Delete note").clicked() {
                scene.send(Command::Do(Action::EditNote(id, String::new())));
            }
            let label = ui.add(
                egui::Label::new(parts::displayed(&text))
                    .wrap()
                    .sense(egui::Sense::click()),
            );
            label.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Note: {text}")));
            if label.on_hover_text("Click to change").clicked() {
                scene.send(Command::Ask(Prompt::EditNote(id)));
            }
        });
    }
}
