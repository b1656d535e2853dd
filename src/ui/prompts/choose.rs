//! Which claim: found among those there are, or made.

use egui::{Align2, RichText, Ui, vec2};

use super::lists::step;
use super::{Drafts, STATEMENT_ROWS, entered, field, title};
use crate::dossier::{MarkAs, Stance};
use crate::session::{Command, NearClaim};
use crate::ui::{Scene, parts};

/// Lines offered at once.
pub(super) const MOST_LINES: usize = 8;

/// Near-duplicates first: a claim is easier to find than to find twice.
pub(super) fn claim(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    let passages = scene.session.search().passages();
    title(
        ui,
        &if scene.session.marks_hits() && passages > 1 {
            format!("Which claim do these {passages} passages bear on?")
        } else if scene.session.selected().is_some() {
            "Which claim does this bear on?".to_owned()
        } else {
            "A claim to look for".to_owned()
        },
    );
    step(ui, drafts);
    let response = field(
        ui,
        &mut drafts.text,
        "Claim",
        "The claim, in your words",
        STATEMENT_ROWS,
        drafts.fresh,
    );
    if response.changed() {
        drafts.picked = 0;
    }
    let wanted = drafts.text.trim().to_owned();
    let near = near(scene, drafts, &wanted);
    if (drafts.fresh || response.changed()) && near.first().is_some_and(|near| near.same_words) {
        // The claim is there: Enter takes it rather than making it twice.
        drafts.picked = 1;
    }
    drafts.offer(near.len() + 1);
    ui.add_space(4.0);
    let mut chosen = None;
    if wanted.is_empty() {
        let warning = scene.look.colours.warning;
        ui.label(RichText::new("A claim needs a statement.").small().color(warning));
    } else if line(ui, scene, drafts.picked == 0, "+", "New claim with these words", "⏎") {
        chosen = Some(0);
    }
    if !near.is_empty() {
        parts::section(ui, &scene.look, "OR ONE THERE IS");
    }
    for (index, near) in near.iter().enumerate() {
        let Some(claim) = scene.session.dossier().claims().get(&near.claim) else {
            continue;
        };
        let key = claim.key.map_or_else(|| near.claim.to_string(), |key| key.to_string());
        if line(
            ui,
            scene,
            drafts.picked == index + 1,
            &key,
            &claim.statement,
            near.hint(),
        ) {
            chosen = Some(index + 1);
        }
    }
    if entered(ui) {
        chosen = Some(drafts.picked);
    }
    match chosen {
        Some(0) if !wanted.is_empty() => scene.send(Command::MarkAs(MarkAs::NewClaim(wanted, Stance::Asserts, None))),
        Some(index) if index > 0 => {
            if let Some(near) = near.get(index - 1) {
                scene.send(Command::MarkAs(MarkAs::Claim(near.claim, Stance::Asserts, None)));
            }
        }
        _ => {}
    }
}

/// The claims to offer, looked for when the words or the dossier have changed.
fn near(scene: &Scene<'_>, drafts: &mut Drafts, wanted: &str) -> Vec<NearClaim> {
    let revision = scene.session.document().revision();
    let known = drafts.near.take();
    let near = match known {
        Some((of, words, near)) if of == revision && words == wanted => near,
        _ => {
            let mut near = scene.session.near_claims(wanted);
            near.truncate(MOST_LINES);
            near
        }
    };
    drafts.near = Some((revision, wanted.to_owned(), near.clone()));
    near
}

pub(super) fn line(ui: &mut Ui, scene: &Scene<'_>, selected: bool, key: &str, text: &str, hint: &str) -> bool {
    let look = scene.look;
    let (rect, response) = parts::list_row(ui, &look, 28.0, selected, text);
    ui.painter().text(
        rect.left_center() + vec2(12.0, 0.0),
        Align2::CENTER_CENTER,
        key,
        look.strong(look.sizes.small),
        look.colours.accent,
    );
    let ink = look.colours.ink;
    let room = rect.width() - if hint.is_empty() { 36.0 } else { 102.0 };
    let words = parts::elided(ui, &parts::one_line(text, 200), look.font(look.sizes.body), ink, room);
    let at = rect.left_center() + vec2(28.0, -words.size().y / 2.0);
    ui.painter().galley(at, words, ink);
    ui.painter().text(
        rect.right_center() - vec2(8.0, 0.0),
        Align2::RIGHT_CENTER,
        hint,
        look.font(look.sizes.small),
        look.colours.muted,
    );
    response.clicked()
}
