//! What an export will hold, to be read before it is handed over.

use egui::{RichText, ScrollArea, Ui};

use super::Scene;

/// The preview made last.
#[derive(Debug, Default)]
pub struct Preview {
    revision: Option<u64>,
    text: String,
}

/// The preview.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, preview: &mut Preview) {
    let _ = (&preview.revision, &preview.text, &scene);
    ScrollArea::vertical().show(ui, |ui| {
        ui.label(RichText::new(&preview.text));
    });
}
