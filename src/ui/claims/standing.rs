//! The end of a row: where the claim stands, and on how many origins.

use egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::names;
use crate::dossier::{ClaimId, Dossier, Stance, Status};
use crate::session::Command;
use crate::ui::theme::{Look, Pair};
use crate::ui::{Scene, parts};

/// The colours of a status; its word always stands with them.
pub(in crate::ui) const fn colours(look: &Look, status: Status) -> Pair {
    match status {
        Status::Disputed => look.colours.stance(Stance::Denies),
        Status::Corroborated => look.colours.stance(Stance::Asserts),
        Status::SingleOrigin => look.colours.stance(Stance::Hedges),
        Status::Unverified => look.colours.silent,
    }
}

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, id: ClaimId, place: Rect) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let Some(claim) = dossier.claims().get(&id) else { return };
    let status = scene.tally.status(dossier, id);
    let origins = names::origins(dossier, scene.tally, id);
    let overruled = claim
        .overruled
        .as_ref()
        .map(|_| format!("your word; the marks say {}", scene.tally.derived_status(id).word()));
    let response = ui.interact(place, egui::Id::unique(("matrix standing", id.0)), Sense::click());
    let name = match &overruled {
        Some(yours) => format!("Claim {id} is {}, {yours}: {origins}", status.word()),
        None => format!("Claim {id} is {}: {origins}", status.word()),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));

    let pair = colours(&look, status);
    let word = ui
        .painter()
        .layout_no_wrap(status.word().to_owned(), look.strong(look.sizes.small), pair.text);
    let pill = Rect::from_min_size(place.min + vec2(12.0, 9.0), word.size() + vec2(14.0, 4.0));
    ui.painter().rect_filled(pill, CornerRadius::same(9), pair.tint);
    ui.painter().galley(pill.min + vec2(7.0, 2.0), word, pair.text);
    let mut top = pill.bottom() + 4.0;
    let width = place.width() - 24.0;
    if let Some(yours) = &overruled {
        let line = parts::elided(ui, yours, look.font(10.5), look.colours.warning, width);
        ui.painter()
            .galley(egui::pos2(pill.left(), top), line, look.colours.warning);
        top += 15.0;
    }
    let font = look.font(look.sizes.small);
    let mut job = egui::epaint::text::LayoutJob::simple(origins, font, look.colours.muted, width);
    let room = ((place.bottom() - top - 2.0) / 15.0).floor().clamp(1.0, 4.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 4")]
    let rows = room as usize;
    job.wrap.max_rows = rows;
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .galley(egui::pos2(pill.left(), top), galley, look.colours.muted);
    parts::focus_ring(ui, &response, &look);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(380.0);
        ui.label(why(scene.session.dossier(), id));
    });
    if response.clicked() {
        scene.send(Command::SelectClaim(id));
    }
}

/// Why it stands so, in sentences.
pub(in crate::ui) fn why(dossier: &Dossier, id: ClaimId) -> String {
    parts::displayed(&dossier.why_standing(id).join("\n")).replace("  ", " ")
}
