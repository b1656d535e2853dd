//! Which claim: found among those there are, or made.

use egui::{Align2, RichText, Ui, vec2};

use super::lists::step;
use super::{Drafts, STATEMENT_ROWS, entered, field, title};
use crate::dossier::{Claim, ClaimId, MarkAs, Stance};
use crate::session::Command;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;
use crate::ui::{Scene, parts};

/// Lines offered at once.
pub(super) const MOST_LINES: usize = 8;

/// The share of the words of `a` and `b` together that both have, 0 to 1 (Dice).
fn likeness(a: &str, b: &str) -> f32 {
    let bag = |text: &str| -> std::collections::BTreeSet<String> {
        words(text, Span::new(0, text.len()))
            .map(|word| folded(word.of(text)))
            .collect()
    };
    let (a, b) = (bag(a), bag(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "words of a sentence are few")]
    let share = 2.0 * a.intersection(&b).count() as f32 / (a.len() + b.len()) as f32;
    share
}

/// Near-duplicates first: a claim is easier to find than to find twice.
pub(super) fn claim(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    let passages = scene.session.search().passages();
    title(
        ui,
        &if scene.session.marks_hits() && passages > 1 {
            format!("Which claim do these {passages} passages bear on?")
        } else {
            "Which claim does this bear on?".to_owned()
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
    let mut near: Vec<(f32, ClaimId, Claim)> = scene
        .session
        .dossier()
        .claims()
        .iter()
        .map(|(id, claim)| (likeness(&wanted, &claim.statement), *id, claim.clone()))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.truncate(MOST_LINES);
    drafts.offer(near.len() + 1);
    ui.add_space(4.0);
    let mut chosen = None;
    if line(ui, scene, drafts.picked == 0, "+", "New claim with these words", "⏎") {
        chosen = Some(0);
    }
    if !near.is_empty() {
        parts::section(ui, &scene.look, "OR ONE THERE IS");
    }
    for (index, (likeness, id, claim)) in near.iter().enumerate() {
        let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
        let hint = if *likeness > 0.5 { "much alike" } else { "" };
        if line(ui, scene, drafts.picked == index + 1, &key, &claim.statement, hint) {
            chosen = Some(index + 1);
        }
    }
    if entered(ui) {
        chosen = Some(drafts.picked);
    }
    match chosen {
        Some(0) if !wanted.is_empty() => scene.send(Command::MarkAs(MarkAs::NewClaim(wanted, Stance::Asserts, None))),
        Some(0) => {
            ui.label(RichText::new("A claim needs a statement.").color(scene.look.colours.warning));
        }
        Some(index) => {
            if let Some((_, id, _)) = near.get(index - 1) {
                scene.send(Command::MarkAs(MarkAs::Claim(*id, Stance::Asserts, None)));
            }
        }
        None => {}
    }
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
    let clip = ui
        .painter()
        .with_clip_rect(rect.with_max_x(rect.right() - 74.0).intersect(ui.clip_rect()));
    clip.text(
        rect.left_center() + vec2(28.0, 0.0),
        Align2::LEFT_CENTER,
        parts::one_line(text, 110),
        look.font(look.sizes.body),
        look.colours.ink,
    );
    ui.painter().text(
        rect.right_center() - vec2(8.0, 0.0),
        Align2::RIGHT_CENTER,
        hint,
        look.font(look.sizes.small),
        look.colours.muted,
    );
    response.clicked()
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn likeness_counts_shared_words() {
        assert!(likeness("Putin tiba Selasa malam", "putin tiba selasa") > 0.8);
        assert!(likeness("Putin tiba", "harga beras naik").abs() < f32::EPSILON);
    }
}
