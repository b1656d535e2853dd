//! What is selected, in full, to be read and changed.

mod links;
mod source;

use egui::{RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::{Scene, parts, theme};
use crate::dossier::{Action, Claim, ClaimId, Mention, MentionId, NoteId, Target};
use crate::session::{Command, Focus, Prompt, Verb};

/// Text being typed, so that the dossier need not hold half a word's change.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    of: String,
    lines: Vec<String>,
    /// The keyboard is to go to the first field.
    take_keyboard: bool,
    reasons: links::Reasons,
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
            mention(ui, scene, drafts, id);
        } else if let Some(id) = selection.source {
            source::source(ui, scene, drafts, id);
        } else if let Some(focus) = selection.focus {
            passage(ui, scene, focus, &mut drafts.reasons);
            if let Some(id) = selection.claim {
                ui.add_space(10.0);
                ui.separator();
                claim(ui, scene, drafts, id);
            }
        } else if let Some(id) = selection.claim {
            claim(ui, scene, drafts, id);
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

fn passage(ui: &mut Ui, scene: &mut Scene<'_>, focus: Focus, reasons: &mut links::Reasons) {
    let look = scene.look;
    let Some(entry) = scene.session.dossier().article(focus.article) else {
        return;
    };
    let sentence = entry.article.sentence_at(focus.span.start);
    let paragraph = sentence
        .and_then(|index| entry.article.sentences.get(index))
        .map_or(0, |s| s.paragraph);
    let selected = scene.session.selected().filter(|anchor| anchor.fragments.len() > 1);
    let fragments = selected.as_ref().map_or_else(String::new, |anchor| {
        format!("  ·  {} FRAGMENTS", anchor.fragments.len())
    });
    parts::section(
        ui,
        &look,
        &format!("PASSAGE  {} ¶{paragraph}{fragments}", focus.article),
    );
    match &selected {
        Some(anchor) => quote(ui, scene, &anchor.quote(&entry.article.text)),
        None => quote(ui, scene, focus.span.of(&entry.article.text)),
    }
    if let Some(fold) = entry.folds.iter().find(|fold| fold.span.overlap(focus.span).is_some()) {
        ui.label(
            RichText::new(format!("Folded as furniture: {}", fold.reason))
                .small()
                .color(look.colours.warning),
        );
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (label, verb) in [
            ("Mark as claim", Verb::FindClaim),
            ("Names a source", Verb::SetSource),
            ("Note", Verb::AddNote),
            ("Fold", Verb::ToggleFold),
        ] {
            if parts::verb_button(ui, scene, label, verb).clicked() {
                scene.send(Command::Run(verb));
            }
        }
    });
    let here: Vec<MentionId> = scene
        .session
        .dossier()
        .mentions_in(focus.article, focus.span)
        .map(|(id, _)| id)
        .collect();
    if !here.is_empty() {
        ui.add_space(8.0);
        parts::section(ui, &look, "MARKS HERE");
        for id in here {
            mention_line(ui, scene, id);
        }
    }
    notes(ui, scene, |target| match target {
        Target::Passage(anchor) => anchor.article == focus.article && anchor.cover().overlap(focus.span).is_some(),
        Target::Article(id) => *id == focus.article,
        _ => false,
    });
    links::links(ui, scene, reasons);
}

fn mention_line(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId) {
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

fn mention(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: MentionId) {
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
    if let Some(value) = field(
        ui,
        drafts,
        &of,
        0,
        "Value it gives (number, date, name …)",
        &mention.value,
        1,
    ) {
        scene.send(Command::Do(Action::EditMention(
            id,
            Mention {
                value,
                ..mention.clone()
            },
        )));
    }
    ui.horizontal(|ui| {
        let source = mention
            .attribution
            .as_ref()
            .and_then(|a| dossier.sources().get(&a.source).map(|s| (a.source, s)));
        match source {
            Some((source_id, source)) => {
                ui.label(RichText::new("said by").small().color(look.colours.muted));
                if ui.link(parts::one_line(&source.name, 40)).clicked() {
                    scene.send(Command::SelectSource(source_id));
                }
                if parts::icon_button(ui, "×", "Take the source away", "Take the source away").clicked() {
                    scene.send(Command::Do(Action::EditMention(
                        id,
                        Mention {
                            attribution: None,
                            ..mention.clone()
                        },
                    )));
                }
            }
            None => {
                ui.label(
                    RichText::new("in the article’s own voice")
                        .small()
                        .color(look.colours.muted),
                );
            }
        }
        if ui
            .add(parts::small_button(&look, "Who says so?"))
            .on_hover_text(scene.hint(Verb::SetSource))
            .clicked()
        {
            scene.send(Command::Run(Verb::SetSource));
        }
    });
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
    let cue = entry.map_or("", |entry| proposal.speaker.cue.of(&entry.article.text));
    let new = if proposal.source.is_none() { " (new source)" } else { "" };
    let name = parts::one_line(&proposal.name, 60);
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

fn claim(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: ClaimId) {
    let look = scene.look;
    let Some(claim) = scene.session.dossier().claims().get(&id).cloned() else {
        return;
    };
    parts::section(ui, &look, &format!("CLAIM  {id}"));
    let of = format!("claim {id} {:?}", scene.session.selection().mention);
    if let Some(statement) = field(ui, drafts, &of, 3, "Statement, in your words", &claim.statement, 3)
        && !statement.trim().is_empty()
    {
        scene.send(Command::Do(Action::EditClaim(
            id,
            Claim {
                statement,
                ..claim.clone()
            },
        )));
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new("Key").small().color(look.colours.muted));
        for key in 1..=9_u8 {
            let selected = claim.key == Some(key);
            if ui
                .selectable_label(selected, RichText::new(key.to_string()).small())
                .clicked()
            {
                let key = (!selected).then_some(key);
                scene.send(Command::Do(Action::EditClaim(id, Claim { key, ..claim.clone() })));
            }
        }
    });
    let mentions: Vec<MentionId> = scene.tally.mentions_of(id).collect();
    ui.label(
        RichText::new(format!("{} mentions", mentions.len()))
            .small()
            .color(look.colours.muted),
    );
    for mention in mentions {
        mention_line(ui, scene, mention);
    }
    if ui
        .add(parts::small_button(&look, "Delete claim and its mentions"))
        .clicked()
    {
        scene.send(Command::Do(Action::DeleteClaim(id)));
    }
    notes(ui, scene, |target| *target == Target::Claim(id));
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
