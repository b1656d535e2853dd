//! The tags as a tree; a name is typed where it will stand.

use egui::text::CCursorRange;
use egui::{Align2, EventFilter, Id, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::{Doing, State, Tree, claims, keep_other, tree_id};
use crate::dossier::codebook::path;
use crate::dossier::{Tag, TagId};
use crate::ui::{Scene, parts, tags};

/// Height of a line, and how far one below another is set in.
const LINE: f32 = 28.0;
const STEP: f32 = 18.0;
/// Deeper than this nothing is set in further.
const MOST_STEPS: usize = 8;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree, height: f32) {
    let look = scene.look;
    hold_keyboard(ui, state, height);
    ui.spacing_mut().item_spacing.y = 0.0;
    if tree.lines.is_empty() && !matches!(state.doing, Doing::New(_)) {
        let hint = "No tags yet. Press + for the first one, or type one at a claim in the inspector.";
        parts::empty_hint(ui, &look, hint);
        return;
    }
    banner(ui, scene, state);
    ScrollArea::vertical()
        .id_salt("codebook")
        .max_height((height - 40.0).max(80.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if state.doing == Doing::Move && nowhere(ui, scene, state) {
                state.other = 0;
                keep_other(scene, state, tree);
            }
            let new = match state.doing {
                Doing::New(parent) => Some(parent),
                _ => None,
            };
            if new == Some(None) && state.at.is_none() {
                name_field(ui, state, 0, "Name of the new tag");
            }
            for (index, (id, depth)) in tree.lines.iter().enumerate() {
                if state.doing == Doing::Rename && state.at == Some(*id) {
                    name_field(ui, state, *depth, "Name of the tag");
                } else {
                    line(ui, scene, state, tree, index, (*id, *depth));
                }
                // Below the tag it is made from: beside it, or one step in.
                if state.at == Some(*id)
                    && let Some(parent) = new
                {
                    let depth = if parent == Some(*id) { *depth + 1 } else { *depth };
                    name_field(ui, state, depth, "Name of the new tag");
                }
            }
        });
}

/// The tree has the keyboard unless a field or a button has it.
fn hold_keyboard(ui: &Ui, state: &mut State, height: f32) {
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let response = ui.interact(rect, tree_id(), Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Tree, true, "Tags"));
    let to_tree = std::mem::take(&mut state.to_tree);
    ui.memory_mut(|memory| {
        if to_tree || memory.focused().is_none() {
            memory.request_focus(tree_id());
        }
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        memory.set_focus_lock_filter(tree_id(), filter);
    });
}

/// What is to be picked in the tree.
fn banner(ui: &mut Ui, scene: &Scene<'_>, state: &State) {
    let look = scene.look;
    let tag = state.at.and_then(|id| scene.session.dossier().tags().get(&id));
    let name = tag.map_or("", |tag| tag.name.as_str());
    let text = match state.doing {
        Doing::Move => format!("Below which tag is “{name}” to stand?"),
        Doing::Merge => format!("Into which tag is “{name}” to be merged?"),
        _ => return,
    };
    let text = egui::RichText::new(parts::displayed(&text)).font(look.strong(look.sizes.small));
    ui.label(text.color(look.colours.accent));
    ui.add_space(4.0);
}

/// The first line where a tag is moved: below none.
fn nowhere(ui: &mut Ui, scene: &Scene<'_>, state: &State) -> bool {
    let look = scene.look;
    let (rect, response) = parts::list_row(ui, &look, LINE, state.other == 0, "Below no tag");
    let at = rect.left_center() + vec2(10.0, 0.0);
    let font = look.font(look.sizes.body);
    ui.painter()
        .text(at, Align2::LEFT_CENTER, "– below no tag", font, look.colours.muted);
    response.clicked()
}

fn line(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State, tree: &Tree, index: usize, (id, depth): (TagId, usize)) {
    let look = scene.look;
    let codebook = scene.session.dossier().tags();
    let Some(Tag { name, colour, .. }) = codebook.get(&id) else {
        return;
    };
    let picks = matches!(state.doing, Doing::Move | Doing::Merge);
    let selected = if picks {
        state.other == index + 1
    } else {
        state.at == Some(id)
    };
    let count = tree.count(id);
    let told = format!("Tag {}, {}", path(codebook, id), claims(count.with_below));
    let (rect, response) = parts::list_row(ui, &look, LINE, selected, &told);
    #[expect(clippy::cast_precision_loss, reason = "a few steps")]
    let indent = depth.min(MOST_STEPS) as f32 * STEP;
    let left = rect.left() + 10.0 + indent;
    let block = Rect::from_center_size(egui::pos2(left + 6.0, rect.center().y), vec2(12.0, 12.0));
    tags::swatch(ui, &look, block, *colour);
    let is_moved = picks && state.at == Some(id);
    let ink = if is_moved { look.colours.faint } else { look.colours.ink };
    let font = look.font(look.sizes.body);
    let text = parts::elided(
        ui,
        &parts::displayed(name),
        font,
        ink,
        rect.right() - 56.0 - left - 22.0,
    );
    let at = egui::pos2(left + 22.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    let number = if count.own == count.with_below {
        count.own.to_string()
    } else {
        format!("{} · {}", count.own, count.with_below)
    };
    ui.painter().text(
        rect.right_center() - vec2(10.0, 0.0),
        Align2::RIGHT_CENTER,
        number,
        look.font(look.sizes.small),
        look.colours.muted,
    );
    if selected && ui.memory(|memory| memory.has_focus(tree_id())) {
        let stroke = egui::Stroke::new(2.0, look.colours.accent);
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 5.0, stroke, egui::StrokeKind::Inside);
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
    }
    if response.clicked() {
        state.to_tree = true;
        if picks {
            state.other = index + 1;
            keep_other(scene, state, tree);
        } else {
            state.at = Some(id);
            state.told = None;
            state.doing = Doing::Nothing;
        }
    } else if response.double_clicked() {
        let name = name.clone();
        state.begin(Doing::Rename, &name);
    }
}

/// The name of a tag, where the tag stands or will stand.
fn name_field(ui: &mut Ui, state: &mut State, depth: usize, label: &str) {
    let row = ui.horizontal(|ui| {
        ui.set_min_height(LINE);
        #[expect(clippy::cast_precision_loss, reason = "a few steps")]
        ui.add_space(10.0 + depth.min(MOST_STEPS) as f32 * STEP);
        let edit = TextEdit::singleline(&mut state.text)
            .id(Id::unique("codebook name"))
            .desired_width(ui.available_width() - 8.0)
            .hint_text(label);
        let mut output = edit.show(ui);
        let response = output.response.response.clone();
        if std::mem::take(&mut state.to_field) {
            response.request_focus();
            let all = CCursorRange::two(
                egui::text::CCursor::default(),
                egui::text::CCursor::end_of_str(&state.text),
            );
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), response.id);
        }
        if response.changed() {
            state.told = None;
        }
        let now = state.text.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &now, label);
            info.label = Some(label.to_owned());
            info
        });
    });
    if let Some(told) = state.told.as_ref().filter(|told| told.is_refusal) {
        ui.add_space(2.0);
        let look = crate::ui::theme::Look::new(ui.visuals().dark_mode, 1.0);
        parts::refusal(ui, &look, &told.text);
    }
    row.response.scroll_to_me(None);
}
