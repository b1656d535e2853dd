//! A claim: its statement, what its value answers, its key; and, in sections that open,
//! its tags, where it stands, the analyst's assessment, relations, mentions.

mod assessment;
mod mentions;
mod relations;
mod section;
mod standing;
mod tags;

use egui::{Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::origins::origins;
use super::{Drafts as All, field, notes};
use crate::dossier::{Action, Claim, ClaimId, Target};
use crate::session::Command;
use crate::ui::claims::standing::colours;
use crate::ui::theme::Pair;
use crate::ui::{Scene, parts};

/// What is half done with a claim, and which sections are open.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    of: Option<ClaimId>,
    opened: section::Opened,
    standing: standing::Draft,
    tag: tags::Draft,
    ticked: mentions::Ticked,
}

impl Drafts {
    /// Another claim: what was half done with the one before is let go.
    fn look_at(&mut self, id: ClaimId) {
        if self.of != Some(id) {
            *self = Self {
                of: Some(id),
                opened: std::mem::take(&mut self.opened),
                ..Self::default()
            };
        }
    }
}

/// The claim, to be read and changed.
pub(super) fn claim(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId) {
    let Some(claim) = scene.session.dossier().claims().get(&id).cloned() else {
        return;
    };
    drafts.claim.look_at(id);
    // What stands above may be wider than the panel; this is not.
    let room = Rect::from_min_size(ui.cursor().min, vec2(drafts.width, f32::INFINITY));
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        parts_of(ui, scene, drafts, id, &claim);
    });
}

fn parts_of(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId, claim: &Claim) {
    let look = scene.look;
    head(ui, scene, id);
    statement(ui, scene, drafts, id, claim);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Key").small().color(look.colours.muted));
        ui.spacing_mut().item_spacing.x = 2.0;
        for key in 1..=9_u8 {
            let selected = claim.key == Some(key);
            let accent = Pair {
                text: look.colours.accent,
                tint: look.colours.accent_soft,
            };
            let response = parts::choice(ui, &look, &key.to_string(), &format!("Key {key}"), selected, accent);
            if response.clicked() {
                let key = (!selected).then_some(key);
                send(scene, id, Claim { key, ..claim.clone() });
            }
        }
    });
    ui.add_space(6.0);
    tags::show(ui, scene, drafts, id, claim);
    standing::show(ui, scene, drafts, id, claim);
    origins(ui, scene, id);
    assessment::show(ui, scene, drafts, id, claim);
    relations::show(ui, scene, &mut drafts.claim.opened, id);
    mentions::show(ui, scene, &mut drafts.claim, id);
    notes(ui, scene, |target| *target == Target::Claim(id));
}

/// Its id, and how it stands in a word.
fn head(ui: &mut Ui, scene: &Scene<'_>, id: ClaimId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    ui.horizontal(|ui| {
        parts::section(ui, &look, &format!("CLAIM  {id}"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let status = scene.tally.status(dossier, id);
            let font = look.strong(look.sizes.small);
            let pill = parts::pill(ui, status.word(), font, colours(&look, status), Sense::hover());
            pill.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("It is {}", status.word())));
        });
    });
}

/// The statement, and what the value of its marks answers.
fn statement(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId, claim: &Claim) {
    let look = scene.look;
    let of = format!("claim {id}");
    let typed = field(ui, drafts, &of, 0, "Statement, in your words", &claim.statement, 3);
    if let Some(statement) = typed {
        try_send(
            scene,
            id,
            Claim {
                statement,
                ..claim.clone()
            },
        );
    }
    let draft = drafts.lines.get(&(of.clone(), 0));
    if draft.is_some_and(|draft| draft.trim().is_empty()) {
        let kept = parts::one_line(&claim.statement, 60);
        let told = format!("A claim needs a statement. Until you type one it keeps “{kept}”.");
        parts::refusal(ui, &look, &told);
    }
    ui.add_space(2.0);
    let label = "What its value answers (how many, which date …)";
    if let Some(asks) = field(ui, drafts, &of, 1, label, &claim.asks, 1) {
        send(scene, id, Claim { asks, ..claim.clone() });
    }
}

/// Changes the claim.
fn send(scene: &mut Scene<'_>, id: ClaimId, claim: Claim) {
    scene.send(Command::Do(Action::EditClaim(id, claim)));
}

/// Changes the claim, unless that cannot be: then why is told where it was typed.
fn try_send(scene: &mut Scene<'_>, id: ClaimId, claim: Claim) -> Option<String> {
    let action = Action::EditClaim(id, claim);
    let refused = scene.session.document().refuses(&action);
    if refused.is_none() {
        scene.send(Command::Do(action));
    }
    refused.map(|refusal| refusal.to_string())
}
