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
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, name));
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
