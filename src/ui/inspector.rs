//! What is selected, in full, to be read and changed.

mod chain;
mod claim;
mod links;
mod mention;
mod origins;
mod passage;
mod source;

use std::collections::BTreeMap;

use egui::{Context, Id, Key, Modifiers, Popup, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Scene, parts, theme};
use crate::dossier::{Action, ClaimId, MentionId, NoteId, SourceId, Target};
use crate::session::{Command, Part, Prompt, Selection, Verb};

/// Text being typed, so that the dossier need not hold half a word's change.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// The fields in sight, by the thing they are of and their number.
    lines: BTreeMap<(String, usize), String>,
    /// What is shown.
    of: Option<Shown>,
    /// The keyboard is to go to the first field.
    take_keyboard: bool,
    /// The part that the keyboard is to go to in this frame.
    asked: Option<Part>,
    reasons: links::Reasons,
    claim: claim::Drafts,
    /// Width of the panel, in points.
    width: f32,
    /// One of its controls has the keyboard.
    has_keyboard: bool,
    day: source::DayDraft,
    seen: u64,
}

/// What is shown: mark, claim, source.
type Shown = (Option<MentionId>, Option<ClaimId>, Option<SourceId>);

impl Drafts {
    /// The draft number `index` of the thing `of`, at first `value`. When the
    /// value changes from outside (undo), so does the draft.
    fn line(&mut self, of: &str, index: usize, value: &str, has_focus: bool) -> &mut String {
        let line = self.lines.entry((of.to_owned(), index)).or_default();
        if !has_focus && line != value {
            value.clone_into(line);
        }
        line
    }

    /// Whether the keyboard is to go to this part now; asked for once.
    fn takes(&mut self, part: Part) -> bool {
        self.asked.take_if(|asked| *asked == part).is_some()
    }

    /// Another thing is shown: nothing of the one before is kept.
    fn look_at(&mut self, selection: &Selection) {
        let shown = Some((selection.mention, selection.claim, selection.source));
        if self.of != shown {
            self.of = shown;
            self.lines.clear();
        }
    }
}

/// Esc in the inspector gives the keyboard back to the text, and lets go of nothing else.
pub(super) fn take_escape(scene: &Scene<'_>, ctx: &Context, drafts: &mut Drafts) {
    let here = std::mem::take(&mut drafts.has_keyboard) && scene.session.prompt().is_none();
    if here && !Popup::is_any_open(ctx) {
        ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
}

/// The node of a field of one thing.
fn field_id(of: &str, index: usize) -> Id {
    Id::unique(("inspector", of, index))
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
    let id = field_id(of, index);
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
        response.scroll_to_me(Some(egui::Align::Center));
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
    let asked = drafts.seen != scene.session.to_inspector();
    drafts.seen = scene.session.to_inspector();
    drafts.asked = asked.then(|| scene.session.inspector_part());
    drafts.take_keyboard = drafts.takes(Part::First);
    drafts.look_at(scene.session.selection());
    let area = ui.available_rect_before_wrap();
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        let selection = scene.session.selection().clone();
        drafts.width = ui.available_width();
        if let Some(id) = selection.mention {
            mention::mention(ui, scene, drafts, id);
        } else if let Some(id) = selection.source {
            source::source(ui, scene, drafts, id);
        } else if let Some(id) = selection.claim.filter(|_| selection.in_list) {
            // Picked in a list: it is meant, not the passage that still has the attention.
            claim::claim(ui, scene, drafts, id);
        } else if let Some(focus) = selection.focus {
            passage::passage(ui, scene, focus, drafts);
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
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    // By its place across alone: it may be on its way into sight.
    drafts.has_keyboard = response.is_some_and(|response| area.x_range().contains(response.rect.center().x));
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
