//! Small pieces that several views share.

use egui::{
    Align2, Color32, CornerRadius, FontId, Rect, Response, Role, Sense, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::Scene;
use super::theme::{Look, Pair};
use crate::dossier::{Dossier, Place, Stance};
use crate::session::Verb;

/// Characters that say nothing by themselves but change what is read: bidi
/// controls, zero-width characters, control codes.
#[must_use]
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// `text` for the screen: white space is plain spaces and invisible characters
/// are visible marks, **each of the same length in bytes**, so that offsets into
/// the one are offsets into the other.
#[must_use]
pub(super) fn displayed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (c, c.len_utf8()) {
            ('\n' | '\r' | '\t', _) => out.push(' '),
            (c, 1) if is_invisible(c) => out.push('?'),
            (c, 2) if is_invisible(c) => out.push('¤'),
            (c, 3) if is_invisible(c) => out.push('\u{fffd}'),
            (c, _) => out.push(c),
        }
    }
    debug_assert_eq!(out.len(), text.len());
    out
}

/// Short text on one line, without invisible characters.
#[must_use]
pub(super) fn one_line(text: &str, most: usize) -> String {
    let shown = displayed(text.trim());
    if shown.chars().count() <= most {
        return shown;
    }
    let head: String = shown.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

/// A place in a few letters: "B ¶4".
#[must_use]
pub(super) fn called(dossier: &Dossier, place: Place) -> String {
    let entry = dossier.article(place.article);
    let paragraph = entry.and_then(|entry| entry.article.paragraph_at(place.span.start));
    format!("{} ¶{}", place.article, paragraph.unwrap_or(0))
}

/// A button of a verb, with its words and key as tooltip.
pub(super) fn verb_button(ui: &mut Ui, scene: &Scene<'_>, label: &str, verb: Verb) -> Response {
    let response = ui.button(label).on_hover_text(scene.hint(verb));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), verb.label()));
    response
}

/// A button in small type, for lists.
pub(super) fn small_button<'a>(look: &Look, text: &'a str) -> egui::Button<'a> {
    egui::Button::new(egui::RichText::new(text).size(look.sizes.small))
        .small()
        .min_size(vec2(40.0, 20.0))
}

/// A button with a sign only.
pub(super) fn icon_button(ui: &mut Ui, icon: &str, name: &str, hover: &str) -> Response {
    let button = egui::Button::new(icon)
        .frame_when_inactive(false)
        .min_size(vec2(28.0, 26.0));
    let response = ui.add(button).on_hover_text(hover);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    response
}

/// A small rounded label.
pub(super) fn pill(ui: &mut Ui, text: &str, font: FontId, pair: Pair, sense: Sense) -> Response {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, pair.text);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 4.0), sense);
    ui.painter().rect_filled(rect, CornerRadius::same(9), pair.tint);
    ui.painter().galley(rect.min + vec2(6.0, 2.0), galley, pair.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A stance: sign and word on its tint.
pub(super) fn stance_pill(ui: &mut Ui, look: &Look, stance: Stance) -> Response {
    let text = format!("{} {}", stance.glyph(), stance.word());
    pill(
        ui,
        &text,
        look.font(look.sizes.small),
        look.colours.stance(stance),
        Sense::hover(),
    )
}

/// Five buttons, one a stance; the one clicked.
pub(super) fn stance_picker(ui: &mut Ui, look: &Look, now: Stance) -> Option<Stance> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for stance in Stance::ALL {
            let pair = look.colours.stance(stance);
            let text = format!("{} {}", stance.glyph(), stance.word());
            let selected = stance == now;
            let button = egui::Button::new(egui::RichText::new(&text).size(look.sizes.small).color(pair.text))
                .fill(if selected { pair.tint } else { look.colours.chrome })
                .stroke(egui::Stroke::new(
                    if selected { 1.5 } else { 1.0 },
                    if selected { pair.text } else { look.colours.line },
                ));
            let response = ui.add(button);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, stance.word()));
            if response.clicked() && !selected {
                picked = Some(stance);
            }
        }
    });
    picked
}

/// One of several that exclude each other: a small button that stays down.
pub(super) fn choice(ui: &mut Ui, look: &Look, text: &str, name: &str, selected: bool, pair: Pair) -> Response {
    let font = if selected {
        look.strong(look.sizes.small)
    } else {
        look.font(look.sizes.small)
    };
    let ink = if selected { pair.text } else { look.colours.muted };
    let button = egui::Button::new(egui::RichText::new(text).font(font).color(ink))
        .fill(if selected { pair.tint } else { look.colours.chrome })
        .stroke(egui::Stroke::new(
            if selected { 1.5 } else { 1.0 },
            if selected { pair.text } else { look.colours.strong_line },
        ))
        .min_size(vec2(24.0, 22.0));
    // In a row that wraps, the button goes to the next line, not its words.
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, vec2(6.0, 2.0));
    let response = ui.add(button.wrap_mode(egui::TextWrapMode::Extend));
    ui.spacing_mut().button_padding = padding;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, name));
    focus_ring(ui, &response, look);
    response
}

/// Why something cannot be done, where it was to be done.
pub(super) fn refusal(ui: &mut Ui, look: &Look, text: &str) {
    let rich = egui::RichText::new(displayed(text)).size(look.sizes.small);
    let label = ui.add(egui::Label::new(rich.color(look.colours.warning)).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, text));
}

/// One line, ended by … where it does not fit.
pub(super) fn elided(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::epaint::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::epaint::text::TextWrapping::truncate_at_width(width.max(8.0));
    ui.painter().layout_job(job)
}

/// A line that leads somewhere, ended by … where the panel ends.
pub(super) fn link_line(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let text = displayed(text);
    let rich = egui::RichText::new(&text)
        .size(look.sizes.small + 0.5)
        .color(look.colours.accent);
    let response = ui.add(egui::Label::new(rich).truncate().sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &text));
    focus_ring(ui, &response, look);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A heading of a section in a panel.
pub(super) fn section(ui: &mut Ui, look: &Look, title: &str) {
    ui.label(
        egui::RichText::new(title)
            .font(look.strong(look.sizes.small))
            .color(look.colours.muted),
    );
}

/// A section that opens and closes: its title, and in a line what is in it.
pub(super) fn fold(ui: &mut Ui, look: &Look, title: &str, summary: &str, open: bool, body: impl FnOnce(&mut Ui)) {
    let id = egui::Id::unique(("fold", title));
    let mut is_open = ui.data_mut(|data| *data.get_temp_mut_or(id, open));
    if disclosure(ui, look, title, summary, is_open).clicked() {
        is_open = !is_open;
        ui.data_mut(|data| data.insert_temp(id, is_open));
    }
    if is_open {
        disclosed(ui, body);
    }
}

/// The head of a section that opens and closes; closed, it says in a line what is in it.
pub(super) fn disclosure(ui: &mut Ui, look: &Look, title: &str, summary: &str, is_open: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}: {summary}")));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(5), look.colours.hover);
    }
    let line = egui::Stroke::new(1.0, look.colours.line);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let middle = rect.left_center() + vec2(8.0, 0.0);
    let corners = if is_open {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    let corners = corners.map(|step| middle + step).to_vec();
    let triangle = egui::Shape::convex_polygon(corners, look.colours.muted, egui::Stroke::NONE);
    ui.painter().add(triangle);
    let strong = look.strong(look.sizes.small);
    let name = ui.painter().layout_no_wrap(title.to_owned(), strong, look.colours.ink);
    let at = egui::pos2(rect.left() + 18.0, rect.center().y - name.size().y / 2.0);
    let after = at.x + name.size().x + 10.0;
    ui.painter().galley(at, name, look.colours.ink);
    if !is_open && rect.right() - after > 24.0 {
        let font = look.font(look.sizes.small);
        let room = rect.right() - 4.0 - after;
        let told = elided(ui, &one_line(summary, 120), font, look.colours.muted, room);
        let at = egui::pos2(
            rect.right() - 4.0 - told.size().x,
            rect.center().y - told.size().y / 2.0,
        );
        ui.painter().galley(at, told, look.colours.muted);
    }
    focus_ring(ui, &response, look);
    if is_open {
        return response;
    }
    response.on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(340.0);
        ui.label(displayed(summary));
    })
}

/// What stands in a section while it is open.
pub(super) fn disclosed(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let inside = egui::Frame::new().inner_margin(egui::Margin {
        left: 4,
        right: 0,
        top: 2,
        bottom: 8,
    });
    inside.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        add(ui);
    });
}

/// What stands where there is nothing yet.
pub(super) fn empty_hint(ui: &mut Ui, look: &Look, text: &str) {
    ui.label(
        egui::RichText::new(text)
            .size(look.sizes.small)
            .color(look.colours.faint),
    );
}

/// A letter in a small square: an article's siglum.
pub(super) fn siglum(ui: &Ui, look: &Look, rect: Rect, text: &str, strong: bool) {
    let (fill, ink) = if strong {
        (look.colours.accent, look.colours.on_accent)
    } else {
        (look.colours.hover, look.colours.ink)
    };
    ui.painter().rect_filled(rect, CornerRadius::same(5), fill);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        text,
        look.strong(look.sizes.small),
        ink,
    );
}

/// A dashed outline: something proposed, not confirmed.
pub(super) fn dashed(ui: &Ui, rect: Rect, colour: Color32) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter().extend(egui::Shape::dashed_line(
        &corners,
        egui::Stroke::new(1.0, colour),
        3.0,
        3.0,
    ));
}

/// A box with a tick, or without.
pub(super) fn tick(ui: &Ui, look: &Look, rect: Rect, on: bool) {
    let colours = look.colours;
    let (fill, line) = if on {
        (colours.accent, colours.accent)
    } else {
        (colours.raised, colours.strong_line)
    };
    ui.painter()
        .rect(rect, 4.0, fill, egui::Stroke::new(1.0, line), StrokeKind::Inside);
    if on {
        let stroke = egui::Stroke::new(2.0, colours.on_accent);
        let points = [vec2(-4.0, 0.0), vec2(-1.0, 3.0), vec2(4.0, -3.5)].map(|step| rect.center() + step);
        ui.painter().line_segment([points[0], points[1]], stroke);
        ui.painter().line_segment([points[1], points[2]], stroke);
    }
}

/// A ring around what has the keyboard.
pub(super) fn focus_ring(ui: &Ui, response: &Response, look: &Look) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, look.colours.accent);
        ui.painter().rect_stroke(
            response.rect.expand(1.0),
            CornerRadius::same(5),
            stroke,
            StrokeKind::Outside,
        );
    }
}

/// A list row over the whole width: painted by the caller, clicked here.
pub(super) fn list_row(ui: &mut Ui, look: &Look, height: f32, selected: bool, name: &str) -> (Rect, Response) {
    list_row_named(ui, look, height, selected, || name.to_owned())
}

/// A list row whose name is made only where somebody listens.
pub(super) fn list_row_named(
    ui: &mut Ui,
    look: &Look,
    height: f32,
    selected: bool,
    name: impl Fn() -> String,
) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name()));
    let fill = if selected {
        Some(look.colours.accent_soft)
    } else if response.hovered() {
        Some(look.colours.hover)
    } else {
        None
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    }
    focus_ring(ui, &response, look);
    (rect, response)
}

#[cfg(test)]
mod tests {
    use super::displayed;

    #[test]
    fn display_keeps_every_offset() {
        let text = "a\u{202e}b\u{200b}\u{ad}\r\n\u{1b}[0m é 김";
        let shown = displayed(text);
        assert_eq!(shown.len(), text.len());
        assert!(!shown.contains('\u{202e}') && !shown.contains('\u{1b}') && !shown.contains('\n'));
        assert_eq!(text.find('김'), shown.find('김'));
    }
}
