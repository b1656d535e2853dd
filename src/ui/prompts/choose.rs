//! Which claim, which source: found among those there are, or made.

use egui::{Align2, RichText, Ui, vec2};

use super::lists::step;
use super::{Drafts, STATEMENT_ROWS, entered, field, title};
use crate::dossier::{Claim, ClaimId, MarkAs, Stance};
use crate::session::{Command, Session};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;
use crate::ui::{Scene, parts};

/// Lines offered at once.
pub(super) const MOST_LINES: usize = 8;

/// The share of the words of `a` and `b` together that both have, 0 to 1 (Dice).
pub(super) fn likeness(a: &str, b: &str) -> f32 {
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

/// Who says so: the names in the passage first, then the register.
pub(super) fn source(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    title(ui, "Who says so?");
    step(ui, drafts);
    let response = field(
        ui,
        &mut drafts.text,
        "Source",
        "A name: of a person, an office, an agency, a document",
        1,
        drafts.fresh,
    );
    if response.changed() {
        drafts.picked = 0;
    }
    let wanted = folded(drafts.text.trim());
    let mut offered: Vec<(String, &'static str)> = Vec::new();
    if !wanted.is_empty() {
        offered.push((drafts.text.trim().to_owned(), "as typed"));
    }
    for name in names_nearby(scene.session) {
        offered.push((name, "in this passage"));
    }
    for source in scene.session.dossier().sources().values() {
        offered.push((source.name.clone(), "in the register"));
    }
    let mut seen: Vec<String> = Vec::new();
    offered.retain(|(name, why)| {
        let name = folded(name);
        let fresh = !seen.contains(&name);
        seen.push(name.clone());
        fresh && (*why == "as typed" || name.contains(&wanted))
    });
    offered.truncate(MOST_LINES);
    drafts.offer(offered.len());
    ui.add_space(4.0);
    let mut chosen = None;
    for (index, (name, why)) in offered.iter().enumerate() {
        if line(ui, scene, drafts.picked == index, "", name, why) {
            chosen = Some(index);
        }
    }
    if offered.is_empty() {
        parts::empty_hint(ui, &scene.look, "Type a name.");
    }
    if entered(ui) {
        chosen = Some(drafts.picked);
    }
    if let Some((name, _)) = chosen.and_then(|index| offered.get(index)) {
        scene.send(Command::Attribute(name.clone()));
    }
}

/// Runs of capitalised words in the selected passage, and in the sentence around it.
fn names_nearby(session: &Session) -> Vec<String> {
    let Some(focus) = session.selection().focus else {
        return Vec::new();
    };
    let Some(entry) = session.dossier().article(focus.article) else {
        return Vec::new();
    };
    let text = &entry.article.text;
    let around = entry
        .article
        .sentences_in(focus.span)
        .filter_map(|index| entry.article.sentences.get(index));
    let within = around.map(|sentence| sentence.span).fold(focus.span, Span::cover);
    let mut names: Vec<Span> = Vec::new();
    for word in words(text, within) {
        if !word.of(text).starts_with(char::is_uppercase) {
            continue;
        }
        match names.last_mut() {
            Some(last)
                if text
                    .get(last.end..word.start)
                    .is_some_and(|gap| gap == " " || gap == "-") =>
            {
                last.end = word.end;
            }
            _ => names.push(word),
        }
    }
    // A single capitalised word at the start of a sentence is seldom a name.
    names.retain(|name| name.start > within.start || name.of(text).contains(' '));
    names.iter().map(|name| name.of(text).to_owned()).collect()
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
