//! Wording of the analyst's that a reader of the report may object to: told above the
//! preview, in a line that opens.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{Scene, parts};

/// How high the list gets, in points.
const HEIGHT: f32 = 160.0;

/// The remarks, where there are any.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    let remarks = scene.session.remarks();
    let Some(first) = remarks.first() else { return };
    let title = match remarks.len() {
        1 => "1 remark on wording".to_owned(),
        many => format!("{many} remarks on wording"),
    };
    parts::fold(ui, &look, &title, first, false, |ui| {
        let area = ScrollArea::vertical().id_salt("wording").max_height(HEIGHT);
        area.show(ui, |ui| {
            for remark in remarks {
                let text = RichText::new(parts::displayed(remark)).size(look.sizes.small);
                ui.add(Label::new(text).wrap());
                ui.add_space(4.0);
            }
        });
    });
    ui.add_space(6.0);
}
