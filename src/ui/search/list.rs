//! The hits, one below the other, aligned on what was found. Only the lines in sight are set.

use std::sync::Arc;

use egui::{Align2, FontId, Galley, Id, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{CONTEXT, MARGIN, SearchState};
use crate::search::{Hit, Line, On, line};
use crate::session::{Command, Seek};
use crate::ui::theme::{serif, serif_semibold};
use crate::ui::{Scene, parts};

/// Width of the tick, of what a hit stands in, and of the marks at the right, in points.
const TICK: f32 = 26.0;
const PLACE: f32 = 78.0;
const MARKS: f32 = 58.0;
/// Share of the room that what stands before a hit gets.
const BEFORE: f32 = 0.44;
/// Marks named at the right of a line.
const MOST_MARKS: usize = 2;

/// The list.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SearchState) {
    let Some(results) = scene.session.search().results().cloned() else {
        return;
    };
    let picked = scene.session.search().picked();
    let height = scene.look.reading_line() + 8.0;
    let count = results.hits.len();
    ScrollArea::vertical()
        .id_salt("concordance")
        .auto_shrink(false)
        .show_viewport(ui, |ui, viewport| {
            let origin = ui.min_rect().min + vec2(0.0, 6.0);
            let width = ui.available_width();
            let row = |index: usize| {
                let top = origin + vec2(0.0, index as f32 * height);
                Rect::from_min_size(top, vec2(width, height))
            };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows of a list")]
            let at = |y: f32| (y / height).max(0.0) as usize;
            state.page = at(viewport.height()).max(2) - 1;
            state.line_has_keyboard = false;
            for index in at(viewport.top() - 6.0)..at(viewport.bottom() + height).min(count) {
                let Some(hit) = results.hits.get(index) else { break };
                let first = index == 0 || results.hits.get(index - 1).is_none_or(|before| !is_beside(before, hit));
                row_ui(ui, scene, state, hit, index, row(index), first);
            }
            if picked != state.shown {
                state.shown = picked;
                if let Some(index) = picked {
                    ui.scroll_to_rect(row(index).expand2(vec2(0.0, height)), None);
                }
            }
            let bottom = row(count).top() + 6.0;
            ui.expand_to_include_rect(Rect::from_min_max(origin, pos2(origin.x + width, bottom)));
        });
}

/// Whether two hits stand in one article, or in things of one kind.
fn is_beside(a: &Hit, b: &Hit) -> bool {
    match (a.on, b.on) {
        (On::Text(a), On::Text(b)) => a == b,
        (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}

/// What a hit stands in, in a word.
pub(super) fn place(hit: &Hit) -> String {
    match hit.on {
        On::Text(id) => format!("{id} ¶{}", hit.paragraph),
        On::Claim(id) => format!("claim {id}"),
        On::Asks(id) => format!("asked by {id}"),
        On::Value(id) => format!("value {id}"),
        On::Tag(id) => format!("tag {id}"),
        On::Reason(id) => format!("reason {id}"),
        On::Note(id) => format!("note {id}"),
        On::Source(id) => format!("source {id}"),
        On::Rating(id) => format!("rating {id}"),
        On::Details(id) => format!("about {id}"),
        On::About => "dossier".to_owned(),
    }
}

fn row_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut SearchState,
    hit: &Hit,
    index: usize,
    rect: Rect,
    first: bool,
) {
    let look = scene.look;
    let colours = look.colours;
    let search = scene.session.search();
    let is_picked = search.picked() == Some(index);
    let Line { left, hit: word, right } = line(hit, CONTEXT);
    let name = format!("{}: {left}{word}{right}", place(hit));
    let response = ui.interact(rect, Id::unique(("search line", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_picked, &name));
    let fill = if is_picked {
        Some(colours.accent_soft)
    } else if response.hovered() {
        Some(colours.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, 0.0, fill);
    }
    if first && index > 0 {
        let line = Stroke::new(1.0, colours.line);
        ui.painter().hline(rect.x_range(), rect.top(), line);
    }
    if response.has_focus() {
        state.line_has_keyboard = true;
        let stroke = Stroke::new(2.0, colours.accent);
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
    }
    let left_edge = rect.left() + f32::from(MARGIN);
    let middle = rect.center().y;
    if hit.article().is_some() {
        let tick = Rect::from_center_size(pos2(left_edge + 8.0, middle), vec2(16.0, 16.0));
        tick_ui(ui, scene, hit, index, tick);
    }
    place_ui(ui, scene, hit, left_edge + TICK, middle);

    let from = left_edge + TICK + PLACE;
    let to = rect.right() - f32::from(MARGIN) - MARKS;
    let at = from + (to - from) * BEFORE;
    let ink = if is_picked { colours.ink } else { colours.muted };
    let size = look.reading_font().size;
    let plain = FontId::new(size, serif());
    let before = ending(ui, &parts::displayed(&left), &plain, ink, at - from);
    let y = |galley: &Galley| middle - galley.size().y / 2.0;
    ui.painter()
        .galley(pos2(at - before.size().x, y(&before)), Arc::clone(&before), ink);
    let strong = FontId::new(size, serif_semibold());
    let found = parts::elided(ui, &parts::displayed(&word), strong, colours.accent, to - at);
    let after_at = at + found.size().x;
    ui.painter().galley(pos2(at, y(&found)), found, colours.accent);
    if to - after_at > 12.0 {
        let after = parts::elided(ui, &parts::displayed(&right), plain, ink, to - after_at);
        ui.painter().galley(pos2(after_at, y(&after)), after, ink);
    }
    marks_ui(ui, scene, hit, pos2(rect.right() - f32::from(MARGIN), middle));

    if response.double_clicked() {
        scene.send(Command::Search(Seek::Open(Some(index))));
    } else if response.clicked() || (response.gained_focus() && !is_picked) {
        state.shown = Some(index);
        scene.send(Command::Search(Seek::Pick(index)));
    }
}

fn tick_ui(ui: &Ui, scene: &mut Scene<'_>, hit: &Hit, index: usize, rect: Rect) {
    let on = scene.session.search().is_ticked(hit);
    let response = ui.interact(rect.expand(5.0), Id::unique(("search tick", index)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("Tick hit {}", index + 1)));
    parts::tick(ui, &scene.look, rect, on);
    parts::focus_ring(ui, &response, &scene.look);
    if response.clicked() {
        scene.send(Command::Search(Seek::Tick(index)));
    }
}

/// Letter and paragraph, or what else it stands in.
fn place_ui(ui: &Ui, scene: &Scene<'_>, hit: &Hit, x: f32, y: f32) {
    let look = scene.look;
    let small = look.font(look.sizes.small);
    let Some(article) = hit.article() else {
        ui.painter()
            .text(pos2(x, y), Align2::LEFT_CENTER, place(hit), small, look.colours.muted);
        return;
    };
    let badge = Rect::from_center_size(pos2(x + 11.0, y), vec2(22.0, 18.0));
    parts::siglum(ui, &look, badge, &article.to_string(), false);
    let paragraph = format!("¶{}", hit.paragraph);
    ui.painter().text(
        pos2(x + PLACE - 18.0, y),
        Align2::RIGHT_CENTER,
        paragraph,
        small,
        look.colours.faint,
    );
}

/// The claims that the hit is marked as, the key and the sign of each.
fn marks_ui(ui: &Ui, scene: &Scene<'_>, hit: &Hit, mut right: egui::Pos2) {
    let Some(article) = hit.article() else { return };
    let look = scene.look;
    let dossier = scene.session.dossier();
    for (_, mention) in scene.session.document().mentions_in(article, hit.span).take(MOST_MARKS) {
        let claim = dossier.claims().get(&mention.claim);
        let key = claim.and_then(|claim| claim.key);
        let key = key.map_or_else(|| mention.claim.to_string(), |key| key.to_string());
        let text = format!("{key}{}", mention.stance.glyph());
        let pair = look.colours.stance(mention.stance);
        let galley = ui
            .painter()
            .layout_no_wrap(text, look.font(look.sizes.small), pair.text);
        let pill = Rect::from_min_size(
            pos2(right.x - galley.size().x - 10.0, right.y - 9.0),
            vec2(galley.size().x + 10.0, 18.0),
        );
        ui.painter().rect_filled(pill, 5.0, pair.tint);
        let at = pos2(pill.left() + 5.0, right.y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, pair.text);
        right.x = pill.left() - 4.0;
    }
}

/// The end of a text that fits into `width`, after an ellipsis where it is cut.
fn ending(ui: &Ui, text: &str, font: &FontId, ink: egui::Color32, width: f32) -> Arc<Galley> {
    let whole = ui.painter().layout_no_wrap(text.to_owned(), font.clone(), ink);
    if whole.size().x <= width {
        return whole;
    }
    let cut = whole.size().x - width + font.size;
    let glyphs = whole.rows.first().map_or(&[][..], |row| &row.glyphs);
    let skipped = glyphs.iter().take_while(|glyph| glyph.pos.x < cut).count();
    let rest: String = text.chars().skip(skipped).collect();
    // A word that is cut says less than none.
    let rest = rest.split_once(' ').map_or(rest.as_str(), |(_, rest)| rest);
    ui.painter().layout_no_wrap(format!("… {rest}"), font.clone(), ink)
}
