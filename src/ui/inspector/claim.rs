//! A claim: its statement, its key, what is marked for it.

use egui::{RichText, Ui};

use super::mention::mention_line;
use super::origins::origins;
use super::{Drafts, field, notes};
use crate::dossier::{Action, Claim, ClaimId, MentionId, Target};
use crate::session::Command;
use crate::ui::{Scene, parts};

/// The claim, to be read and changed.
pub(super) fn claim(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: ClaimId) {
    let look = scene.look;
    let Some(claim) = scene.session.dossier().claims().get(&id).cloned() else {
        return;
    };
    parts::section(ui, &look, &format!("CLAIM  {id}"));
    let of = format!("claim {id} {:?}", scene.session.selection().mention);
    if let Some(statement) = field(ui, drafts, &of, 3, "Statement, in your words", &claim.statement, 3)
        && !statement.trim().is_empty()
    {
        scene.send(Command::Do(Action::EditClaim(
            id,
            Claim {
                statement,
                ..claim.clone()
            },
        )));
    }
    ui.horizontal(|ui| {
        ui.label(RichText::new("Key").small().color(look.colours.muted));
        for key in 1..=9_u8 {
            let selected = claim.key == Some(key);
            if ui
                .selectable_label(selected, RichText::new(key.to_string()).small())
                .clicked()
            {
                let key = (!selected).then_some(key);
                scene.send(Command::Do(Action::EditClaim(id, Claim { key, ..claim.clone() })));
            }
        }
    });
    let mentions: Vec<MentionId> = scene.tally.mentions_of(id).collect();
    ui.label(
        RichText::new(format!("{} mentions", mentions.len()))
            .small()
            .color(look.colours.muted),
    );
    for mention in mentions {
        mention_line(ui, scene, mention);
    }
    origins(ui, scene, id);
    if ui
        .add(parts::small_button(&look, "Delete claim and its mentions"))
        .clicked()
    {
        scene.send(Command::Do(Action::DeleteClaim(id)));
    }
    notes(ui, scene, |target| *target == Target::Claim(id));
}
