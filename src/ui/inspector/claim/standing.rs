//! Where the claim stands and why; and the analyst's own word against it.

use egui::{Key, Label, RichText, TextEdit, Ui, WidgetInfo};

use super::section::{Section, section};
use super::{All, send, try_send};
use crate::dossier::{Action, Claim, ClaimId, Overruled, Status};
use crate::session::{Command, Part};
use crate::ui::claims::names::origins;
use crate::ui::claims::standing::{colours, why};
use crate::ui::inspector::{field, field_id};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};

/// The number of the field with the reason, among those of the claim.
const REASON: usize = 2;

/// A status of the analyst's own, half said; and why the claim stands as it does.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// What it shall be, while that is being said.
    status: Option<Status>,
    reason: String,
    refused: Option<String>,
    /// The sentences, and the revision they were made of.
    why: Option<(u64, String)>,
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId, claim: &Claim) {
    let asked = drafts.takes(Part::Standing);
    if asked {
        drafts.claim.opened.open(Section::Standing);
    }
    let look = scene.look;
    let dossier = scene.session.dossier();
    let status = scene.tally.status(dossier, id);
    let summary = match &claim.overruled {
        Some(_) => format!("{} by your word", status.word()),
        None => format!("{} · {}", status.word(), origins(dossier, scene.tally, id)),
    };
    let mut opened = std::mem::take(&mut drafts.claim.opened);
    section(
        ui,
        &look,
        &mut opened,
        Section::Standing,
        "Where it stands",
        &summary,
        |ui| {
            let revision = scene.session.document().revision();
            let known = &mut drafts.claim.standing.why;
            if known.as_ref().is_none_or(|(of, _)| *of != revision) {
                *known = Some((revision, why(scene.session.dossier(), id)));
            }
            let told = known.as_ref().map_or("", |(_, told)| told.as_str());
            let text = RichText::new(told).size(look.sizes.small + 0.5);
            ui.add(Label::new(text.color(look.colours.ink)).wrap());
            ui.add_space(4.0);
            match &claim.overruled {
                Some(word) => overruled(ui, scene, drafts, id, claim, word, asked),
                None => overrule(ui, scene, &mut drafts.claim.standing, id, claim, asked),
            }
        },
    );
    drafts.claim.opened = opened;
}

/// One button a status; the one clicked.
fn picker(ui: &mut Ui, look: &Look, now: Status) -> Option<Status> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for status in Status::ALL {
            let name = format!("Status {}", status.word());
            let response = parts::choice(ui, look, status.word(), &name, status == now, colours(look, status));
            if response.clicked() && status != now {
                picked = Some(status);
            }
        }
    });
    picked
}

/// The analyst's word, to be changed or taken back.
fn overruled(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    drafts: &mut All,
    id: ClaimId,
    claim: &Claim,
    word: &Overruled,
    asked: bool,
) {
    let look = scene.look;
    let marks = scene.tally.derived_status(id).word();
    let told = RichText::new(format!("Your word; the marks say {marks}"));
    ui.label(told.size(look.sizes.small).color(look.colours.warning));
    let with = |status: Status, reason: String| Claim {
        overruled: Some(Overruled { status, reason }),
        ..claim.clone()
    };
    if let Some(status) = picker(ui, &look, word.status) {
        send(scene, id, with(status, word.reason.clone()));
    }
    let of = format!("claim {id}");
    drafts.take_keyboard |= asked;
    if let Some(reason) = field(ui, drafts, &of, REASON, "Why", &word.reason, 2) {
        try_send(scene, id, with(word.status, reason));
    }
    let draft = drafts.lines.get(&(of, REASON));
    if draft.is_some_and(|draft| draft.trim().is_empty()) {
        parts::refusal(
            ui,
            &look,
            "A status of your own needs a reason; until you type one the old one stays.",
        );
    }
    let back = ui.add(parts::small_button(&look, "Take back"));
    back.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, "Take your status back"));
    parts::focus_ring(ui, &back, &look);
    if back.clicked() {
        let overruled = None;
        send(
            scene,
            id,
            Claim {
                overruled,
                ..claim.clone()
            },
        );
    }
}

/// "Overrule…", and the form it opens.
fn overrule(ui: &mut Ui, scene: &mut Scene<'_>, draft: &mut Draft, id: ClaimId, claim: &Claim, asked: bool) {
    let look = scene.look;
    let Some(status) = draft.status else {
        let open = ui.add(parts::small_button(&look, "Overrule…"));
        parts::focus_ring(ui, &open, &look);
        if asked {
            open.request_focus();
            open.scroll_to_me(Some(egui::Align::Center));
        }
        if open.clicked() {
            let other = |status: &Status| *status != scene.tally.derived_status(id);
            draft.status = [Status::Corroborated, Status::Disputed].into_iter().find(other);
        }
        return;
    };
    if let Some(picked) = picker(ui, &look, status) {
        draft.status = Some(picked);
    }
    let edit = TextEdit::multiline(&mut draft.reason)
        .desired_rows(2)
        .return_key(None)
        .desired_width(f32::INFINITY)
        .hint_text("Why it stands otherwise than the marks say");
    let response = ui.add(edit);
    let reason = draft.reason.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &reason, "");
        info.label = Some("Why you overrule it".to_owned());
        info
    });
    if response.changed() {
        draft.refused = None;
    }
    if let Some(refused) = &draft.refused {
        parts::refusal(ui, &look, refused);
    }
    let mut done = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut left = false;
    ui.horizontal(|ui| {
        let go = ui.add(parts::small_button(&look, "Overrule   ⏎"));
        go.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, "Overrule it"));
        let leave = ui.add(parts::small_button(&look, "Leave it"));
        for button in [&go, &leave] {
            parts::focus_ring(ui, button, &look);
        }
        done |= go.clicked();
        left = leave.clicked();
    });
    if left {
        *draft = Draft::default();
    }
    if done {
        let word = Overruled {
            status,
            reason: draft.reason.trim().to_owned(),
        };
        let overruled = Some(word);
        let action = Action::EditClaim(
            id,
            Claim {
                overruled,
                ..claim.clone()
            },
        );
        match scene.session.document().refuses(&action) {
            Some(refusal) => {
                let told = refusal.to_string();
                let mut letters = told.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                draft.refused = Some(format!("{}{}.", first.unwrap_or_default(), letters.as_str()));
                response.request_focus();
            }
            None => {
                scene.send(Command::Do(action));
                *draft = Draft::default();
                // The keyboard stays where the reason is.
                let node = field_id(&format!("claim {id}"), REASON);
                ui.memory_mut(|memory| memory.request_focus(node));
            }
        }
    }
}
