//! The tag that is looked at: path, claims, description, colour, and what can be done.

use egui::{Id, Rect, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

use super::{Doing, State, Tree, claims, delete, keep_split};
use crate::dossier::codebook::path;
use crate::dossier::{Action, TAG_COLOURS, Tag, TagId};
use crate::session::{Command, Verb};
use crate::ui::{Scene, parts, tags};

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree) {
    let look = scene.look;
    let codebook = scene.session.dossier().tags();
    let Some((id, tag)) = state.at.and_then(|id| Some((id, codebook.get(&id)?.clone()))) else {
        let button = ui.button("New tag   +");
        parts::focus_ring(ui, &button, &look);
        if button.clicked() {
            state.begin(Doing::New(None), "");
        }
        return;
    };
    let whole = RichText::new(parts::displayed(&path(codebook, id))).font(look.strong(look.sizes.body));
    ui.add(egui::Label::new(whole).wrap());
    let count = tree.count(id);
    ui.horizontal(|ui| {
        let told = if count.own == count.with_below {
            claims(count.own)
        } else {
            format!("{}, {} with those below", claims(count.own), count.with_below)
        };
        ui.label(RichText::new(told).size(look.sizes.small).color(look.colours.muted));
        if count.with_below > 0 {
            let show = ui.add(parts::small_button(&look, "Show"));
            show.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Show the claims with this tag"));
            parts::focus_ring(ui, &show, &look);
            if show.clicked() {
                scene.send(Command::ShowTagged(id));
            }
        }
    });
    if state.doing == Doing::Split {
        split(ui, scene, state, id);
        return;
    }
    ui.add_space(4.0);
    description(ui, scene, state, id, &tag);
    ui.add_space(4.0);
    colours(ui, scene, id, &tag);
    ui.add_space(8.0);
    actions(ui, scene, state, tree, id, &tag);
}

/// Typed letter by letter; all of it is one step.
fn description(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, id: TagId, tag: &Tag) {
    let look = scene.look;
    let node = Id::unique(("codebook description", id.0));
    let has_focus = ui.memory(|memory| memory.has_focus(node));
    if state.description.0 != Some(id) || !has_focus {
        state.description = (Some(id), tag.description.clone());
    }
    ui.label(
        RichText::new("When to use it")
            .size(look.sizes.small)
            .color(look.colours.muted),
    );
    let edit = TextEdit::multiline(&mut state.description.1)
        .id(node)
        .desired_rows(3)
        .desired_width(f32::INFINITY)
        .hint_text("When, and when not");
    let response = ui.add(edit);
    let now = state.description.1.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &now, "When, and when not");
        info.label = Some("Description of the tag".to_owned());
        info
    });
    if response.changed() && now != tag.description {
        let description = now;
        scene.send(Command::Do(Action::EditTag(
            id,
            Tag {
                description,
                ..tag.clone()
            },
        )));
    }
}

fn colours(ui: &mut Ui, scene: &mut Scene<'_>, id: TagId, tag: &Tag) {
    let look = scene.look;
    ui.label(RichText::new("Colour").size(look.sizes.small).color(look.colours.muted));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for colour in 0..TAG_COLOURS {
            let selected = tag.colour == colour;
            let (rect, response) = ui.allocate_exact_size(vec2(28.0, 24.0), Sense::click());
            let name = format!("Colour {}", tags::NAMES[usize::from(colour)]);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &name));
            let pair = tags::pair(&look, colour);
            ui.painter().rect_filled(rect, 5.0, pair.tint);
            tags::swatch(
                ui,
                &look,
                Rect::from_center_size(rect.center(), vec2(14.0, 14.0)),
                colour,
            );
            if selected {
                let stroke = Stroke::new(2.0, pair.text);
                ui.painter().rect_stroke(rect, 5.0, stroke, StrokeKind::Inside);
            }
            parts::focus_ring(ui, &response, &look);
            if response.clicked() && !selected {
                scene.send(Command::Do(Action::EditTag(id, Tag { colour, ..tag.clone() })));
            }
            response.on_hover_text(name);
        }
    });
}

fn actions(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree, id: TagId, tag: &Tag) {
    let look = scene.look;
    let count = tree.count(id).own;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let keymap = scene.session.keymap();
        let button = |ui: &mut Ui, on: bool, text: &str, hover: &str, verb: Verb| {
            let response = ui.add_enabled(on, parts::small_button(&look, text));
            parts::focus_ring(ui, &response, &look);
            response.on_hover_text(keymap.beside(hover, verb)).clicked()
        };
        if button(ui, true, "New", "A tag beside this one", Verb::NewTag) {
            state.begin(Doing::New(tag.parent), "");
        }
        if button(ui, true, "New below", "A tag below this one", Verb::NewTagBelow) {
            state.begin(Doing::New(Some(id)), "");
        }
        if button(ui, true, "Rename", "Another name", Verb::RenameTag) {
            state.begin(Doing::Rename, &tag.name);
        }
        if button(ui, true, "Move…", "Below another tag", Verb::MoveTag) {
            state.begin(Doing::Move, "");
            state.to_tree = true;
        }
        let can_merge = tree.lines.len() > 1;
        if button(ui, can_merge, "Merge…", "Into another tag", Verb::MergeTag) {
            state.begin(Doing::Merge, "");
            state.other = 1;
            state.to_tree = true;
        }
        let to_new = "Some of its claims to a new tag";
        if button(ui, count > 0, "Split…", to_new, Verb::SplitTag) {
            state.begin(Doing::Split, "");
        }
        let loss = match count {
            0 => "Delete".to_owned(),
            1 => "Delete: 1 claim loses it".to_owned(),
            many => format!("Delete: {many} claims lose it"),
        };
        let undo = keymap.spoken(Verb::Undo);
        let hover = format!("Tags below it go one up; {undo} brings it back");
        if button(ui, true, &loss, &hover, Verb::DeleteTag) {
            delete(scene, state, tree);
        }
    });
}

/// The name of the new tag, and which claims get it.
fn split(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, id: TagId) {
    let look = scene.look;
    ui.add_space(4.0);
    let edit = TextEdit::singleline(&mut state.text)
        .id(Id::unique("codebook split"))
        .desired_width(f32::INFINITY)
        .hint_text("Name of the new tag");
    let response = ui.add(edit);
    if std::mem::take(&mut state.to_field) {
        response.request_focus();
    }
    if response.changed() {
        state.told = None;
    }
    let now = state.text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &now, "Name of the new tag");
        info.label = Some("Name of the new tag".to_owned());
        info
    });
    ui.add_space(4.0);
    parts::section(ui, &look, "CLAIMS THAT GET IT");
    let dossier = scene.session.dossier();
    let tagged = dossier.claims().iter().filter(|(_, claim)| claim.tags.contains(&id));
    for (claim, record) in tagged {
        let mut on = state.ticked.contains(claim);
        let key = record.key.map_or_else(|| claim.to_string(), |key| key.to_string());
        let label = format!("{key}  {}", parts::one_line(&record.statement, 60));
        let response = ui.checkbox(&mut on, RichText::new(label).size(look.sizes.small));
        response.widget_info(|| {
            let name = format!("Claim {key}: {}", record.statement);
            WidgetInfo::selected(Role::CheckBox, true, on, name)
        });
        parts::focus_ring(ui, &response, &look);
        if response.changed() {
            state.told = None;
            if on {
                state.ticked.insert(*claim);
            } else {
                state.ticked.remove(claim);
            }
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let go = ui.add(parts::small_button(&look, "Split off   ⏎"));
        let leave = ui.add(parts::small_button(&look, "Leave it"));
        for button in [&go, &leave] {
            parts::focus_ring(ui, button, &look);
        }
        if go.clicked() {
            keep_split(scene, state);
        }
        if leave.clicked() {
            state.end();
        }
    });
}
