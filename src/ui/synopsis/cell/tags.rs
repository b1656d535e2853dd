//! Beside a block: a tag for each mark, and a sign for notes.

use egui::{
    Align2, CornerRadius, CursorIcon, Id, Popup, Pos2, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::marked::Here;
use super::{BETWEEN, Block};
use crate::dossier::{MentionId, NoteId, Stance};
use crate::session::{Command, Focus, Prompt, Verb};
use crate::ui::synopsis::columns::Column;
use crate::ui::synopsis::marks;
use crate::ui::{Scene, parts};

/// Height of a tag, in points.
const TAG: f32 = 15.0;
/// From one tag to the next, in points.
const STEP: f32 = TAG + 1.0;
/// Right of a tag: number and stripes.
const RIGHT: f32 = 13.0;

struct Tag {
    id: MentionId,
    text: String,
    name: String,
    stance: Stance,
    /// Whether the mark begins in this block; else it goes on from the one before.
    begins: bool,
    /// Where it would stand by itself.
    wanted: f32,
}

/// A tag for each mark of a block: the claim's key and the stance's sign. What finds no
/// room is listed behind the last one, "+3".
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, column: Column, block: &Block, here: &[Here<'_>], at: Pos2) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let mut tags: Vec<Tag> = Vec::new();
    for one in here {
        if tags.iter().any(|tag| tag.id == one.id) {
            continue;
        }
        let number = marks::number(dossier, one.mention);
        let goes_on = if one.begins { "" } else { " goes on" };
        let stance = one.mention.stance;
        tags.push(Tag {
            id: one.id,
            text: format!("{number}{}", stance.glyph()),
            name: format!(
                "Mark{goes_on}: claim {number}, {}: {}",
                stance.word(),
                marks::statement(dossier, one.mention)
            ),
            stance,
            begins: one.begins,
            wanted: one.boxes.first().map_or(at.y, |line| at.y + line.top()),
        });
    }
    if tags.is_empty() {
        return;
    }
    tags.sort_by(|a, b| a.wanted.total_cmp(&b.wanted));
    let first = at.y + look.reading_line() - 3.0;
    let limit = at.y + block.galley.rect.height() + BETWEEN + look.spacing.cell;
    let wanted: Vec<f32> = tags.iter().map(|tag| tag.wanted).collect();
    let (tops, more) = places(&wanted, Rangef::new(first, limit));
    let left = at.x - look.spacing.gutter + 3.0;
    let rect = |top: f32| Rect::from_min_size(pos2(left, top), vec2(look.spacing.gutter - 3.0 - RIGHT, TAG));
    for (tag, top) in tags.iter().zip(&tops) {
        let response = one(
            ui,
            scene,
            tag,
            rect(*top),
            Id::unique(("tag", tag.id.0, block.span.start)),
        );
        if response.on_hover_text(&tag.name).clicked() {
            scene.send(Command::SelectMention(tag.id));
        }
    }
    if let (Some(top), Some(left)) = (more, tags.get(tops.len()..)) {
        let id = Id::unique(("more tags", column.id.0, block.span.start));
        more_tags(ui, scene, left, rect(top), id);
    }
}

/// The tops of as many tags as there is room for, in order of where they would stand;
/// and the top of the one that stands for the rest. That one always has a place.
fn places(wanted: &[f32], room: Rangef) -> (Vec<f32>, Option<f32>) {
    let mut tops: Vec<f32> = Vec::new();
    let mut free = room.min;
    for wish in wanted {
        let top = wish.max(free);
        if top + TAG > room.max {
            break;
        }
        tops.push(top);
        free = top + STEP;
    }
    if tops.len() == wanted.len() {
        return (tops, None);
    }
    loop {
        let free = tops.last().map_or(room.min, |top| top + STEP);
        if free + TAG <= room.max || tops.pop().is_none() {
            return (tops, Some(free));
        }
    }
}

fn one(ui: &Ui, scene: &Scene<'_>, tag: &Tag, rect: Rect, id: Id) -> Response {
    let look = scene.look;
    let pair = look.colours.stance(tag.stance);
    let selected = scene.session.selection().mention == Some(tag.id);
    let ground = if tag.begins { pair.tint } else { look.colours.paper };
    let edge = if selected { 1.5 } else { 0.75 };
    ui.painter().rect_filled(rect, CornerRadius::same(3), ground);
    if selected || !tag.begins {
        let stroke = Stroke::new(edge, pair.text);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    }
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        &tag.text,
        look.font(if tag.text.chars().count() > 3 { 8.5 } else { 10.5 }),
        pair.text,
    );
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &tag.name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// "+3": a click lists the marks it stands for. A mark in hand among them shows.
fn more_tags(ui: &mut Ui, scene: &mut Scene<'_>, tags: &[Tag], rect: Rect, id: Id) {
    let look = scene.look;
    let colours = look.colours;
    let selected = scene.session.selection().mention;
    let in_hand = tags.iter().find(|tag| Some(tag.id) == selected);
    let response = ui.interact(rect, id, Sense::click());
    let ground = if response.hovered() {
        colours.hover
    } else {
        colours.chrome
    };
    let stroke = in_hand.map_or(Stroke::new(0.75, colours.strong_line), |tag| {
        Stroke::new(1.5, colours.stance(tag.stance).text)
    });
    ui.painter().rect_filled(rect, CornerRadius::same(3), ground);
    ui.painter()
        .rect_stroke(rect, CornerRadius::same(3), stroke, StrokeKind::Inside);
    let text = format!("+{}", tags.len());
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        look.font(10.0),
        colours.muted,
    );
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    let marks = if tags.len() == 1 { "mark" } else { "marks" };
    let name = format!("{} more {marks} here. {}", tags.len(), names.join(". "));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, in_hand.is_some(), &name));
    let cycle = scene.spoken(Verb::CycleMarks);
    let hover = format!(
        "{}\nClick to choose; {cycle} goes through all marks here",
        names.join("\n")
    );
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hover);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(260.0);
        for tag in tags {
            let pair = colours.stance(tag.stance);
            ui.horizontal(|ui| {
                parts::pill(ui, &tag.text, look.font(look.sizes.small), pair, Sense::hover());
                let words = tag.name.split_once(": ").map_or("", |(_, words)| words);
                let words = parts::one_line(words, 60);
                let choice = ui.selectable_label(Some(tag.id) == selected, words);
                choice.widget_info(|| WidgetInfo::selected(Role::Button, true, Some(tag.id) == selected, &tag.name));
                if choice.clicked() {
                    scene.send(Command::SelectMention(tag.id));
                    ui.close();
                }
            });
        }
    });
}

/// A sign where notes stand, on the passage or on a mark of it.
pub(super) fn notes(ui: &Ui, scene: &mut Scene<'_>, column: Column, block: &Block, here: &[Here<'_>], at: Pos2) {
    let look = scene.look;
    let places = scene.session.document().places();
    let on_marks = here.iter().filter(|one| one.begins);
    let mut ids: Vec<NoteId> = places
        .notes_touching(column.id, block.span)
        .chain(on_marks.flat_map(|one| places.notes_on(one.id)))
        .collect();
    ids.sort();
    ids.dedup();
    let Some(first) = ids.first().copied() else { return };
    let dossier = scene.session.dossier();
    let texts: Vec<String> = ids
        .iter()
        .filter_map(|id| Some(parts::one_line(&dossier.notes().get(id)?.text, 300)))
        .collect();
    let corner = pos2(at.x + column.width - look.spacing.gutter - look.spacing.cell, at.y);
    let rect = Rect::from_min_size(corner + vec2(-3.0, -2.0), vec2(16.0, 18.0));
    let response = ui.interact(
        rect,
        Id::unique(("notes", column.id.0, block.span.start)),
        Sense::click(),
    );
    let count = if texts.len() == 1 {
        "Note".to_owned()
    } else {
        format!("{} notes", texts.len())
    };
    let name = format!("{count}: {}", texts.join(" / "));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let colour = if response.hovered() {
        look.colours.accent
    } else {
        look.colours.warning
    };
    ui.painter().text(
        rect.left_top() + vec2(4.0, 2.0),
        Align2::LEFT_TOP,
        "✎",
        look.font(11.0),
        colour,
    );
    let response = response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_text(texts.join("\n"));
    if response.clicked() {
        if ids.len() == 1 {
            scene.send(Command::Ask(Prompt::EditNote(first)));
        } else {
            // The inspector lists them.
            let (article, span) = (column.id, block.span);
            scene.send(Command::Select(Focus { article, span }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_below_each_other_as_long_as_there_is_room() {
        let room = Rangef::new(20.0, 100.0);
        assert_eq!(places(&[0.0, 0.0], room), (vec![20.0, 36.0], None));
        assert_eq!(places(&[0.0, 60.0], room), (vec![20.0, 60.0], None));
        let (tops, more) = places(&[0.0; 7], room);
        assert_eq!((tops.len(), more), (4, Some(84.0)));
    }

    #[test]
    fn what_finds_no_room_stands_behind_the_last_tag() {
        let (tops, more) = places(&[0.0, 0.0], Rangef::new(20.0, 41.0));
        assert_eq!((tops.len(), more), (0, Some(20.0)), "one place: for both");
        let (tops, more) = places(&[0.0; 3], Rangef::new(20.0, 10.0));
        assert_eq!((tops.len(), more), (0, Some(20.0)), "no room at all: told nevertheless");
    }
}
