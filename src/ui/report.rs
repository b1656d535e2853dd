//! What an export will hold, to be read before it is handed over: the Markdown
//! writer's own output, set in the window. Only the part in sight is set.

use std::ops::Range;
use std::sync::Arc;

use egui::{CentralPanel, FontId, Frame, Margin, Rect, RichText, ScrollArea, TextStyle, Ui, UiBuilder, pos2, vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use super::theme::Look;
use super::{Scene, handed, parts, report_contents, theme, wording};
use crate::session::{Command, Verb};

/// The widest a line of the preview gets, in points.
const MEASURE: f32 = 1_000.0;
/// A part has at least so many bytes: fewer parts, fewer heights to add up.
const LEAST_PART: usize = 600;
/// A first guess at the height of a part, in points a byte.
const POINTS_A_BYTE: f32 = 0.35;

/// What the preview keeps from frame to frame.
#[derive(Default)]
pub(super) struct Preview {
    cache: CommonMarkCache,
    text: Option<Arc<str>>,
    width: f32,
    parts: Vec<Part>,
}

/// Some paragraphs of the report, set together.
struct Part {
    bytes: Range<usize>,
    /// In points; a guess until it has been in sight.
    height: f32,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview")
            .field("parts", &self.parts.len())
            .finish_non_exhaustive()
    }
}

impl Preview {
    /// Cuts the text anew when it, or the width it is set in, has changed.
    fn refresh(&mut self, text: &Arc<str>, width: f32) {
        let same = self.text.as_ref().is_some_and(|before| Arc::ptr_eq(before, text));
        if same && (self.width - width).abs() < 0.5 {
            return;
        }
        self.text = Some(Arc::clone(text));
        self.width = width;
        #[expect(clippy::cast_precision_loss, reason = "a guess")]
        let guess = |bytes: &Range<usize>| bytes.len() as f32 * POINTS_A_BYTE;
        self.parts = cut(text)
            .map(|bytes| Part {
                height: guess(&bytes),
                bytes,
            })
            .collect();
    }
}

/// Cuts Markdown where a blank line ends a block, into parts that stand by themselves.
fn cut(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let ends = rest.match_indices("\n\n").map(|(at, blank)| at + blank.len());
        let length = ends.into_iter().find(|end| *end >= LEAST_PART).unwrap_or(rest.len());
        let part = start..start + length;
        start = part.end;
        Some(part)
    })
}

/// The preview.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, preview: &mut Preview) {
    let look = scene.look;
    report_contents::show(ui, scene);
    let frame = Frame::new().inner_margin(Margin::symmetric(20, 10));
    CentralPanel::default().frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            parts::empty_hint(
                ui,
                &look,
                "This is what a Markdown export holds; HTML holds the same, with the marks in the text.",
            );
            if parts::verb_button(ui, scene, "Export…", Verb::Export).clicked() {
                scene.send(Command::Run(Verb::Export));
            }
            if parts::verb_button(ui, scene, "Check a report…", Verb::CheckReport).clicked() {
                scene.send(Command::Run(Verb::CheckReport));
            }
        });
        ui.add_space(6.0);
        handed::show(ui, scene);
        wording::show(ui, scene);
        let Some(text) = scene.session.preview() else {
            ui.label(RichText::new("Making the report…").color(look.colours.muted));
            return;
        };
        let width = MEASURE.min(ui.available_width() - 16.0);
        preview.refresh(text, width);
        ScrollArea::both()
            .id_salt("report")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| pages(ui, &look, preview, text, viewport));
    });
}

/// The viewer makes its headings between these two sizes, and its lines as high as buttons.
fn set_type(page: &mut Ui, look: &Look) {
    let heading = FontId::new(look.sizes.title, theme::serif_semibold());
    page.style_mut().text_styles.insert(TextStyle::Heading, heading);
    let line = page.text_style_height(&TextStyle::Body);
    page.spacing_mut().interact_size.y = line;
    page.spacing_mut().item_spacing.y = 4.0;
}

/// Sets the parts in sight; the others only take their room.
fn pages(ui: &mut Ui, look: &Look, preview: &mut Preview, text: &str, viewport: Rect) {
    let origin = ui.min_rect().min;
    let mut top = 0.0;
    for (number, part) in preview.parts.iter_mut().enumerate() {
        if top + part.height >= viewport.top() && top <= viewport.bottom() {
            let room = Rect::from_min_size(origin + vec2(0.0, top), vec2(preview.width, f32::INFINITY));
            let mut page = ui.new_child(UiBuilder::new().max_rect(room).id_salt(("report part", number)));
            set_type(&mut page, look);
            let source = text.get(part.bytes.clone()).unwrap_or_default();
            CommonMarkViewer::new().show(&mut page, &mut preview.cache, source);
            let height = page.min_rect().height() + ui.spacing().item_spacing.y;
            if (height - part.height).abs() > 0.5 {
                part.height = height;
                ui.ctx().request_repaint();
            }
        }
        top += part.height;
    }
    let end = pos2(origin.x + preview.width, origin.y + top + 40.0);
    ui.expand_to_include_rect(Rect::from_two_pos(origin, end));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole_text_cut_between_blocks() {
        let text = "A line of words.\n\n".repeat(200) + "| a | b |\n| - | - |\n| 1 | 2 |";
        let parts: Vec<_> = cut(&text).collect();
        assert!(parts.len() > 4);
        assert_eq!(parts.iter().map(|part| &text[part.clone()]).collect::<String>(), text);
        assert!(
            parts
                .iter()
                .rev()
                .skip(1)
                .all(|part| text[part.clone()].ends_with("\n\n"))
        );
        assert_eq!(cut("").count(), 0);
    }
}
