//! The questions the window asks: palette, claim, source, note, path, details.

mod choose;
mod claims;
mod codebook;
mod details;
mod keys;
mod lists;
mod sources;

use std::path::PathBuf;

use egui::{Context, Id, Key, Modal, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo};

use super::claims::peek;
use super::{Scene, parts};
use crate::dossier::{Action, MarkAs, Target};
use crate::report::{Format, beside};
use crate::session::{Command, NearClaim, PathFor, Prompt, Verb};

/// What is being typed in the prompt that is open.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    open: Option<Prompt>,
    text: String,
    lines: Vec<String>,
    picked: usize,
    /// Lines that could be picked in the frame before.
    offered: usize,
    fresh: bool,
    /// The claims offered, with the revision and the words they were looked for in.
    near: Option<(u64, String, Vec<NearClaim>)>,
    /// The key of the picked command is being asked for.
    asking: Option<keys::Asking>,
    /// What kept the last key, or the source chosen, from being taken.
    refused: Option<String>,
    claims: claims::Draft,
    codebook: codebook::State,
}

/// Shows the prompt that is open, if any.
pub(super) fn show(ctx: &Context, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    let Some(prompt) = scene.session.prompt().cloned() else {
        drafts.open = None;
        return;
    };
    if drafts.open.as_ref() != Some(&prompt) {
        *drafts = Drafts {
            open: Some(prompt.clone()),
            fresh: true,
            ..Drafts::default()
        };
        drafts.text = first_draft(scene, &prompt);
        drafts.lines = details::lines(scene, &prompt);
        match &prompt {
            Prompt::Codebook(tag) => drafts.codebook = codebook::State::at(*tag),
            Prompt::SplitClaim(_, ticked) => drafts.claims = claims::Draft::with(ticked),
            _ => {}
        }
    }
    let width: f32 = match prompt {
        Prompt::Keys => 860.0,
        Prompt::Codebook(_) => codebook::WIDTH,
        Prompt::Mentions(_) => peek::width(ctx),
        Prompt::Paste | Prompt::About => 640.0,
        Prompt::Unsaved => 420.0,
        _ => 560.0,
    };
    let frame = egui::Frame::popup(&ctx.global_style())
        .inner_margin(20)
        .corner_radius(12)
        .fill(scene.look.colours.raised);
    let response = Modal::new(Id::unique("prompt")).frame(frame).show(ctx, |ui| {
        ui.set_width(width.min(ctx.content_rect().width() - 48.0));
        match &prompt {
            Prompt::Palette => lists::palette(ui, scene, drafts),
            Prompt::Keys => keys::sheet(ui, scene, drafts),
            Prompt::History => lists::history(ui, scene, drafts),
            Prompt::Claim => choose::claim(ui, scene, drafts),
            Prompt::Source(what) => sources::source(ui, scene, drafts, *what),
            Prompt::Note(target) => note(ui, scene, drafts, target),
            Prompt::EditNote(id) => edit_note(ui, scene, drafts, *id),
            Prompt::About => details::about(ui, scene, drafts),
            Prompt::Metadata(id) => details::metadata(ui, scene, drafts, *id),
            Prompt::Mentions(id) => peek::show(ui, scene, *id, &mut drafts.picked),
            Prompt::Codebook(_) => codebook::show(ui, scene, &mut drafts.codebook),
            Prompt::Relate(id) => claims::relate(ui, scene, drafts, *id),
            Prompt::MergeClaim(id) => claims::merge(ui, scene, drafts, *id),
            Prompt::SplitClaim(id, _) => claims::split(ui, scene, drafts, *id),
            Prompt::Path(what) => path(ui, scene, drafts, *what),
            Prompt::Replace(what, path) => replace(ui, scene, *what, path),
            Prompt::Paste => paste(ui, scene, drafts),
            Prompt::Unsaved => unsaved(ui, scene),
        }
    });
    drafts.fresh = false;
    let escape = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if (escape || response.backdrop_response.clicked()) && scene.out.is_empty() {
        scene.send(Command::ClosePrompt);
    }
}

fn first_draft(scene: &Scene<'_>, prompt: &Prompt) -> String {
    let session = scene.session;
    match prompt {
        // The passage is the first draft of the statement; of many, the first.
        Prompt::Claim => session
            .ticked_passages()
            .into_iter()
            .next()
            .filter(|_| session.marks_hits())
            .or_else(|| session.selected())
            .and_then(|anchor| {
                let entry = session.dossier().article(anchor.article)?;
                Some(anchor.quote(&entry.article.text))
            })
            .map(|text| parts::one_line(&text, 400))
            .unwrap_or_default(),
        Prompt::EditNote(id) => session
            .dossier()
            .notes()
            .get(id)
            .map(|note| note.text.clone())
            .unwrap_or_default(),
        Prompt::Path(PathFor::Save) => session
            .path()
            .map_or_else(|| "dossier.ron".to_owned(), |path| path.display().to_string()),
        Prompt::Path(PathFor::Export) => session.path().map_or_else(
            || "report.html".to_owned(),
            |path| path.with_extension("html").display().to_string(),
        ),
        Prompt::Path(PathFor::Model) => {
            let model = session.settings().model.as_ref();
            model.map_or_else(String::new, |folder| folder.display().to_string())
        }
        _ => String::new(),
    }
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).heading());
    ui.add_space(6.0);
}

/// A field of this height holds one statement: Enter ends it.
const STATEMENT_ROWS: usize = 3;

/// A named text field that takes the keyboard when the prompt opens.
fn field(ui: &mut Ui, text: &mut String, name: &str, hint: &str, rows: usize, take_focus: bool) -> egui::Response {
    let edit = if rows > 1 {
        TextEdit::multiline(text).desired_rows(rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = if rows == STATEMENT_ROWS {
        edit.return_key(None)
    } else {
        edit
    };
    let output = edit.desired_width(f32::INFINITY).hint_text(hint).show(ui);
    let response = output.response.response;
    if take_focus {
        response.request_focus();
        let mut state = output.state;
        let all = egui::text::CCursorRange::two(egui::text::CCursor::default(), egui::text::CCursor::end_of_str(text));
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), response.id);
    }
    let now = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &now, hint);
        info.label = Some(name.to_owned());
        info
    });
    response
}

/// The buttons at a prompt's end. Whether it is to be done.
fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, go: &str, enabled: bool) -> bool {
    ui.add_space(8.0);
    let mut done = false;
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let look = scene.look;
        let text = RichText::new(go).color(look.colours.on_accent);
        done = ui
            .add_enabled(enabled, egui::Button::new(text).fill(look.colours.accent))
            .clicked();
        if ui.button("Cancel").clicked() {
            scene.send(Command::ClosePrompt);
        }
    });
    done
}

/// Enter, meant for the prompt: a button or a line that has the keyboard takes it itself.
pub(in crate::ui) fn entered(ui: &Ui) -> bool {
    is_unclaimed(ui) && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift)
}

fn control_entered(ui: &Ui) -> bool {
    is_unclaimed(ui) && ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.command)
}

/// Whether no control but a text field has the keyboard.
pub(in crate::ui) fn is_unclaimed(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused() || ui.memory(|memory| memory.focused().is_none())
}

fn note(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, target: &Target) {
    title(
        ui,
        &match target {
            Target::Dossier => "Note on the dossier".to_owned(),
            Target::Article(id) => format!("Note on article {id}"),
            Target::Passage(anchor) => format!("Note on the passage in {}", anchor.article),
            Target::Claim(id) => format!("Note on claim {id}"),
            Target::Mention(id) => format!("Note on mark {id}"),
            Target::Source(id) => format!("Note on source {id}"),
        },
    );
    field(
        ui,
        &mut drafts.text,
        "Note",
        "What should the reader of this dossier know?",
        4,
        drafts.fresh,
    );
    let done = buttons(ui, scene, "Add note   Ctrl ⏎", !drafts.text.trim().is_empty()) || control_entered(ui);
    if done && !drafts.text.trim().is_empty() {
        match target {
            Target::Passage(_) => scene.send(Command::MarkAs(MarkAs::Note(drafts.text.trim().to_owned()))),
            target => {
                scene.send(Command::Do(Action::AddNote(
                    target.clone(),
                    drafts.text.trim().to_owned(),
                )));
                scene.send(Command::ClosePrompt);
            }
        }
    }
}

fn edit_note(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: crate::dossier::NoteId) {
    title(ui, "Change the note");
    field(ui, &mut drafts.text, "Note", "Empty: the note goes", 4, drafts.fresh);
    if buttons(ui, scene, "Change   Ctrl ⏎", true) || control_entered(ui) {
        scene.send(Command::Do(Action::EditNote(id, drafts.text.trim().to_owned())));
        scene.send(Command::ClosePrompt);
    }
}

fn path(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, what: PathFor) {
    let (heading, hint, go) = match what {
        PathFor::Open => (
            "Open",
            "Path of a project (.ron), of articles (.txt) or marks (.jsonld, .qdpx), several parted by |",
            "Open",
        ),
        PathFor::Add => (
            "Add articles",
            "Paths of text files or of marks (.jsonld, .qdpx), parted by |",
            "Add",
        ),
        PathFor::Save => ("Save the project as", "Path of the project file (.ron)", "Save"),
        PathFor::Model => (
            "Use a language model",
            "Folder with config.json, tokenizer.json and model.safetensors (model2vec)",
            "Use",
        ),
        PathFor::Report => ("Check a report", "Path of a report in HTML (.html)", "Check"),
        PathFor::Export => (
            "Export the report",
            "Path; .html, .md, .docx, .xlsx, .csv, .json, .csl.json, .bib, .pdf, .jsonld or .qdpx says the format",
            "Export",
        ),
    };
    title(ui, heading);
    ui.label(
        RichText::new("The desktop offers no file dialog here, so type the path.")
            .small()
            .color(scene.look.colours.muted),
    );
    field(ui, &mut drafts.text, "Path", hint, 1, drafts.fresh);
    if what == PathFor::Open {
        for recent in scene.session.settings().recent.clone() {
            if ui.link(recent.display().to_string()).clicked() {
                scene.send(Command::Picked(what, vec![recent]));
            }
        }
    }
    let done = buttons(ui, scene, go, !drafts.text.trim().is_empty()) || entered(ui);
    if done && !drafts.text.trim().is_empty() {
        let paths: Vec<PathBuf> = match what {
            PathFor::Open | PathFor::Add => drafts.text.split('|').map(|path| PathBuf::from(path.trim())).collect(),
            PathFor::Save | PathFor::Export | PathFor::Model | PathFor::Report => {
                vec![PathBuf::from(drafts.text.trim())]
            }
        };
        scene.send(Command::Typed(what, paths));
    }
}

fn replace(ui: &mut Ui, scene: &mut Scene<'_>, what: PathFor, path: &std::path::Path) {
    title(ui, "Replace the file?");
    let is_one = Format::of(path).map_or(&[][..], beside).is_empty();
    let others = if what == PathFor::Export && !is_one {
        ", or a file that belongs beside it,"
    } else {
        ""
    };
    ui.label(format!(
        "{}{others} is there already.",
        parts::displayed(&path.display().to_string())
    ));
    if buttons(ui, scene, "Replace", true) {
        scene.send(Command::Picked(what, vec![path.to_owned()]));
    }
}

fn paste(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    title(ui, "Paste an article");
    egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        field(
            ui,
            &mut drafts.text,
            "Article text",
            "Headline, dateline, text; leave the page’s furniture in, it is folded",
            16,
            drafts.fresh,
        );
    });
    let done = buttons(ui, scene, "Add article   Ctrl ⏎", !drafts.text.trim().is_empty()) || control_entered(ui);
    if done && !drafts.text.trim().is_empty() {
        scene.send(Command::Paste(std::mem::take(&mut drafts.text)));
    }
}

fn unsaved(ui: &mut Ui, scene: &mut Scene<'_>) {
    title(ui, "Save the changes first?");
    ui.label(format!(
        "“{}” has changes that are on no disk yet.",
        parts::one_line(&scene.session.name(), 60)
    ));
    ui.add_space(10.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let look = scene.look;
        let save = egui::Button::new(RichText::new("Save   ⏎").color(look.colours.on_accent)).fill(look.colours.accent);
        let save = ui.add(save);
        save.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Save first"));
        if save.clicked() || entered(ui) {
            scene.send(Command::SaveFirst);
        }
        if ui.button("Stay").clicked() {
            scene.send(Command::ClosePrompt);
        }
        if ui.button("Discard changes").clicked() {
            scene.send(Command::Discard);
        }
    });
}

/// A verb's line in a list.
fn verb_line(ui: &mut Ui, scene: &Scene<'_>, verb: Verb, selected: bool) -> egui::Response {
    let look = scene.look;
    let (rect, response) = parts::list_row(ui, &look, 28.0, selected, verb.label());
    let left = rect.left_center() + egui::vec2(10.0, 0.0);
    let ink = if verb.works_in(scene.session.view()) {
        look.colours.ink
    } else {
        look.colours.faint
    };
    ui.painter().text(
        left,
        egui::Align2::LEFT_CENTER,
        verb.label(),
        look.font(look.sizes.body),
        ink,
    );
    let right = rect.right_center() - egui::vec2(10.0, 0.0);
    let key = scene.session.keymap().all_shown(verb);
    ui.painter().text(
        right,
        egui::Align2::RIGHT_CENTER,
        key,
        look.font(look.sizes.small),
        look.colours.muted,
    );
    response
}
