//! What an export will hold, to be read before it is handed over: the Markdown
//! writer's own output, set in the window.

use egui::{Frame, Margin, RichText, ScrollArea, Ui};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use super::{Scene, parts};
use crate::session::{Command, Verb};

/// The widest a line of the preview gets, in points.
const MEASURE: f32 = 1_000.0;

/// What the preview keeps from frame to frame.
#[derive(Default)]
pub(super) struct Preview {
    cache: CommonMarkCache,
}

impl std::fmt::Debug for Preview {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Preview").finish_non_exhaustive()
    }
}

/// The preview.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, preview: &mut Preview) {
    let look = scene.look;
    Frame::new().inner_margin(Margin::symmetric(20, 10)).show(ui, |ui| {
        ui.horizontal(|ui| {
            parts::empty_hint(
                ui,
                &look,
                "This is what a Markdown export holds; HTML holds the same, with the marks in the text.",
            );
            if parts::verb_button(ui, "Export…", Verb::Export).clicked() {
                scene.send(Command::Run(Verb::Export));
            }
        });
        ui.add_space(6.0);
        let Some(text) = scene.session.preview() else {
            ui.label(RichText::new("Making the report…").color(look.colours.muted));
            return;
        };
        ScrollArea::both().id_salt("report").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(MEASURE.min(ui.available_width()));
            CommonMarkViewer::new().show(ui, &mut preview.cache, text);
            ui.add_space(40.0);
        });
    });
}
