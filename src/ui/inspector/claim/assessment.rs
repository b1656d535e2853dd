//! The analyst's own judgement, set apart from what the articles say.

use egui::{Frame, Margin, Rect, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use super::section::{Section, section};
use super::{All, send};
use crate::dossier::{Assessment, CREDIBILITY, Claim, ClaimId, Confidence, Likelihood, meaning};
use crate::session::Part;
use crate::ui::inspector::field;
use crate::ui::theme::{Look, Pair};
use crate::ui::{Scene, parts};

/// The assessment on one line: "2 probably true · likely · moderate confidence".
fn summary(assessment: &Assessment) -> String {
    let credibility = assessment
        .credibility
        .map(|number| format!("{number} {}", meaning(number)));
    let likelihood = assessment.likelihood.map(|term| term.word().to_owned());
    let confidence = assessment
        .confidence
        .map(|level| format!("{} confidence", level.word()));
    let parts: Vec<String> = credibility.into_iter().chain(likelihood).chain(confidence).collect();
    match (parts.is_empty(), assessment.reason.trim().is_empty()) {
        (false, _) => parts.join(" · "),
        (true, false) => "a reason only".to_owned(),
        (true, true) => "none yet".to_owned(),
    }
}

fn range(term: Likelihood) -> String {
    let (from, to) = term.range();
    format!("{from}–{to}")
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId, claim: &Claim) {
    let asked = drafts.takes(Part::Assessment);
    if asked {
        drafts.claim.opened.open(Section::Assessment);
    }
    let look = scene.look;
    let told = summary(&claim.assessment);
    let mut opened = std::mem::take(&mut drafts.claim.opened);
    let title = "Your assessment";
    section(ui, &look, &mut opened, Section::Assessment, title, &told, |ui| {
        // A stripe of its own ground: this is the analyst's, not the articles'.
        let frame = Frame::new()
            .fill(look.colours.raised)
            .corner_radius(6)
            .inner_margin(Margin {
                left: 12,
                right: 8,
                top: 8,
                bottom: 8,
            });
        let shown = frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            parts::empty_hint(ui, &look, "What you hold of it, not what the articles say.");
            let mut changed = claim.clone();
            scales(ui, &look, &mut changed.assessment, asked);
            if changed != *claim {
                send(scene, id, changed);
            }
            let reason = &claim.assessment.reason;
            if let Some(reason) = field(ui, drafts, &format!("claim {id}"), 3, "Reason", reason, 2) {
                let mut changed = claim.clone();
                changed.assessment.reason = reason;
                send(scene, id, changed);
            }
        });
        let stripe = Rect::from_min_size(shown.response.rect.min, vec2(3.0, shown.response.rect.height()));
        ui.painter().rect_filled(stripe, 1.5, look.colours.accent);
    });
    drafts.claim.opened = opened;
}

/// The three scales. A click on what is chosen takes it back.
fn scales(ui: &mut Ui, look: &Look, assessment: &mut Assessment, asked: bool) {
    let told = assessment
        .credibility
        .map(|number| format!("{number} · {}", meaning(number)));
    if heading(ui, look, "Credibility", told) {
        assessment.credibility = None;
    }
    let six = CREDIBILITY.map(|(number, words)| (number, number.to_string(), format!("Credibility {number}, {words}")));
    scale(ui, look, &six, &mut assessment.credibility, asked);

    let told = assessment
        .likelihood
        .map(|term| format!("{} · {} %", term.word(), range(term)));
    if heading(ui, look, "Likelihood", told) {
        assessment.likelihood = None;
    }
    let seven = Likelihood::ALL.map(|term| {
        let (from, to) = term.range();
        (
            term,
            range(term),
            format!("Likelihood {}, {from} to {to} %", term.word()),
        )
    });
    scale(ui, look, &seven, &mut assessment.likelihood, false);

    let told = assessment.confidence.map(|level| level.word().to_owned());
    if heading(ui, look, "Confidence", told) {
        assessment.confidence = None;
    }
    let three = Confidence::ALL.map(|level| (level, level.word().to_owned(), format!("Confidence {}", level.word())));
    scale(ui, look, &three, &mut assessment.confidence, false);
    ui.add_space(4.0);
}

/// What is judged, and how; whether that is taken back.
fn heading(ui: &mut Ui, look: &Look, what: &str, told: Option<String>) -> bool {
    let mut taken_back = false;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(what).size(look.sizes.small).color(look.colours.muted));
        match told {
            Some(told) => {
                ui.label(RichText::new(told).font(look.strong(look.sizes.small)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let cross = egui::Button::new("×")
                        .frame_when_inactive(false)
                        .min_size(vec2(20.0, 18.0));
                    let cross = ui.add(cross).on_hover_text("Take it back");
                    let name = format!("Take the {} back", what.to_lowercase());
                    cross.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                    parts::focus_ring(ui, &cross, look);
                    taken_back = cross.clicked();
                });
            }
            None => parts::empty_hint(ui, look, "left open"),
        }
    });
    taken_back
}

/// One step of a scale beside the other, over the whole width.
fn scale<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    look: &Look,
    steps: &[(T, String, String); N],
    now: &mut Option<T>,
    asked: bool,
) {
    let gap = 3.0;
    #[expect(clippy::cast_precision_loss, reason = "a few steps")]
    let width = ((ui.available_width() - gap * (N as f32 - 1.0)) / N as f32).floor();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (index, (step, text, name)) in steps.iter().enumerate() {
            let selected = *now == Some(*step);
            let response = step_ui(ui, look, text, name, selected, width);
            // The keyboard goes to what is chosen, else to the first.
            if asked && (selected || (now.is_none() && index == 0)) {
                response.request_focus();
                response.scroll_to_me(Some(egui::Align::Center));
            }
            if response.clicked() {
                *now = (!selected).then_some(*step);
            }
            response.on_hover_text(name);
        }
    });
}

fn step_ui(ui: &mut Ui, look: &Look, text: &str, name: &str, selected: bool, width: f32) -> egui::Response {
    let colours = look.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, name));
    let pair = Pair {
        text: if selected { colours.on_accent } else { colours.ink },
        tint: match (selected, response.hovered()) {
            (true, _) => colours.accent,
            (false, true) => colours.accent_soft,
            (false, false) => colours.hover,
        },
    };
    ui.painter().rect_filled(rect, 4.0, pair.tint);
    let size = if width < 44.0 { 10.0 } else { look.sizes.small };
    let font = if selected { look.strong(size) } else { look.font(size) };
    ui.painter()
        .text(rect.center(), egui::Align2::CENTER_CENTER, text, font, pair.text);
    parts::focus_ring(ui, &response, look);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assessment_is_told_on_a_line() {
        let mut assessment = Assessment::default();
        assert_eq!(summary(&assessment), "none yet");
        assessment.credibility = Some(2);
        assessment.likelihood = Some(Likelihood::Likely);
        assessment.confidence = Some(Confidence::Moderate);
        assert_eq!(summary(&assessment), "2 probably true · likely · moderate confidence");
        assessment = Assessment {
            reason: "because".to_owned(),
            ..Assessment::default()
        };
        assert_eq!(summary(&assessment), "a reason only");
    }
}
