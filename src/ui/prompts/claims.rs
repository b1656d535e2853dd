//! What is done with two claims, or with one that becomes two: relate, merge, split.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, RichText, Ui, vec2};

use super::choose::{MOST_LINES, line};
use super::lists::{step, tall_scroll};
use super::{STATEMENT_ROWS, buttons, entered, field, title};
use crate::dossier::{Action, ClaimId, MentionId, Relation};
use crate::session::{Command, NearClaim, Session};
use crate::text::fold::folded;
use crate::ui::theme::Pair;
use crate::ui::{Scene, parts};

/// What is being put together in one of these questions.
#[derive(Debug, Default)]
pub(super) struct Draft {
    relation: usize,
    ticked: BTreeSet<MentionId>,
    /// A box to tick has the keyboard: Enter is not the answer then.
    on_box: bool,
    refused: Option<String>,
}

impl Draft {
    /// As the question begins, with some marks ticked.
    pub(super) fn with(ticked: &[MentionId]) -> Self {
        Self {
            ticked: ticked.iter().copied().collect(),
            ..Self::default()
        }
    }
}

/// What can be said of two claims, from the first one's side: the words, the relation,
/// and whether it goes from the second to the first.
const WORDS: [(Relation, bool); 5] = [
    (Relation::Equivalent, false),
    (Relation::Entails, false),
    (Relation::Entails, true),
    (Relation::Contradicts, false),
    (Relation::Contrary, false),
];

const fn words((relation, back): (Relation, bool)) -> &'static str {
    if back { relation.words_back() } else { relation.words() }
}

/// What a relation means.
const fn means((relation, back): (Relation, bool)) -> &'static str {
    match (relation, back) {
        (Relation::Equivalent, _) => "Where one holds, the other does.",
        (Relation::Entails, false) => "Where this one holds, the other does.",
        (Relation::Entails, true) => "Where the other holds, this one does.",
        (Relation::Contradicts, _) => "Exactly one of them holds.",
        (Relation::Contrary, _) => "They cannot both hold, but may both fail.",
    }
}

/// The other claims that fit what is typed, those most like this one first.
fn others(session: &Session, id: ClaimId, typed: &str) -> Vec<NearClaim> {
    let claims = session.dossier().claims();
    let own = claims.get(&id).map_or("", |claim| claim.statement.as_str());
    let typed = folded(typed.trim());
    let fits = |near: &NearClaim| {
        claims.get(&near.claim).is_some_and(|claim| {
            let key = claim.key.map_or_else(String::new, |key| key.to_string());
            let line = folded(&format!("{} {key} {}", near.claim, claim.statement));
            near.claim != id && typed.split_whitespace().all(|word| line.contains(word))
        })
    };
    session.near_claims(own).into_iter().filter(fits).collect()
}

/// A list of the other claims with a box to find one; the one chosen.
fn other_claim(ui: &mut Ui, scene: &Scene<'_>, drafts: &mut super::Drafts, id: ClaimId) -> Option<ClaimId> {
    let fresh = drafts.fresh;
    let hint = "Words of the other claim, or its number";
    if field(ui, &mut drafts.text, "Other claim", hint, 1, fresh).changed() {
        drafts.picked = 0;
    }
    let found = others(scene.session, id, &drafts.text);
    drafts.offer(found.len());
    ui.add_space(4.0);
    let mut chosen = entered(ui).then_some(drafts.picked);
    tall_scroll(ui, 28.0 * MOST_LINES as f32).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, near) in found.iter().enumerate() {
            let Some(claim) = scene.session.dossier().claims().get(&near.claim) else {
                continue;
            };
            let key = claim.key.map_or_else(|| near.claim.to_string(), |key| key.to_string());
            if line(ui, scene, drafts.picked == index, &key, &claim.statement, near.hint()) {
                chosen = Some(index);
            }
        }
        if found.is_empty() {
            parts::empty_hint(ui, &scene.look, "No other claim has these words.");
        }
    });
    chosen.and_then(|index| found.get(index)).map(|near| near.claim)
}

/// The claim that is meant, below the title; `None` once it is gone.
fn meant(ui: &mut Ui, scene: &mut Scene<'_>, id: ClaimId, after: &str) -> Option<()> {
    let Some(claim) = scene.session.dossier().claims().get(&id) else {
        scene.send(Command::ClosePrompt);
        return None;
    };
    let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
    let told = format!("{key}: “{}”{after}", parts::one_line(&claim.statement, 200));
    ui.add(egui::Label::new(RichText::new(told).color(scene.look.colours.muted)).wrap());
    ui.add_space(6.0);
    Some(())
}

/// Does it, and closes the question; or keeps why it cannot be done.
fn done(scene: &mut Scene<'_>, draft: &mut Draft, action: Action) {
    match scene.session.document().refuses(&action) {
        Some(refusal) => draft.refused = Some(format!("{refusal}.")),
        None => {
            scene.send(Command::ClosePrompt);
            scene.send(Command::Do(action));
        }
    }
}

/// How does the claim bear on which other?
pub(super) fn relate(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut super::Drafts, id: ClaimId) {
    let look = scene.look;
    title(ui, "How does this claim bear on another?");
    if meant(ui, scene, id, "").is_none() {
        return;
    }
    let accent = Pair {
        text: look.colours.accent,
        tint: look.colours.accent_soft,
    };
    let mut relation = drafts.claims.relation;
    for (index, key) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5]
        .into_iter()
        .enumerate()
    {
        if ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
            relation = index;
            // The digit of "Alt 1" is not to be typed, too.
            ui.input_mut(|input| input.events.retain(|event| !matches!(event, egui::Event::Text(_))));
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for (index, pair) in WORDS.into_iter().enumerate() {
            let words = words(pair);
            let response = parts::choice(ui, &look, words, words, relation == index, accent);
            if response
                .on_hover_text(format!("{}   Alt {}", means(pair), index + 1))
                .clicked()
            {
                relation = index;
            }
        }
    });
    drafts.claims.relation = relation;
    let pair = WORDS[relation.min(WORDS.len() - 1)];
    parts::empty_hint(ui, &look, means(pair));
    ui.add_space(6.0);
    step(ui, drafts);
    if let Some(other) = other_claim(ui, scene, drafts, id) {
        let (from, to) = if pair.1 { (other, id) } else { (id, other) };
        done(scene, &mut drafts.claims, Action::Relate(from, to, Some(pair.0)));
    }
    refused(ui, scene, &drafts.claims);
    ui.add_space(4.0);
    parts::empty_hint(
        ui,
        &look,
        "↑ ↓ choose the claim · Alt 1 – Alt 5 the words · ⏎ relates them · Esc leaves it",
    );
}

/// Which other claim says the same?
pub(super) fn merge(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut super::Drafts, id: ClaimId) {
    title(ui, "Merge this claim into which other?");
    let after = ". Its marks, notes, tags and relations go to the other, whose statement stays.";
    if meant(ui, scene, id, after).is_none() {
        return;
    }
    step(ui, drafts);
    if let Some(other) = other_claim(ui, scene, drafts, id) {
        done(scene, &mut drafts.claims, Action::MergeClaims(id, other));
    }
    refused(ui, scene, &drafts.claims);
    ui.add_space(4.0);
    let look = scene.look;
    parts::empty_hint(ui, &look, "↑ ↓ choose the claim · ⏎ merges into it · Esc leaves it");
}

fn refused(ui: &mut Ui, scene: &Scene<'_>, draft: &Draft) {
    if let Some(refused) = &draft.refused {
        parts::refusal(ui, &scene.look, refused);
    }
}

/// Which marks go to a new claim, and what does that one state?
pub(super) fn split(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut super::Drafts, id: ClaimId) {
    let look = scene.look;
    title(ui, "Split off a new claim");
    if meant(ui, scene, id, "").is_none() {
        return;
    }
    let fresh = drafts.fresh;
    let hint = "What the new claim states, in your words";
    let text = field(ui, &mut drafts.text, "Statement", hint, STATEMENT_ROWS, fresh);
    let draft = &mut drafts.claims;
    if text.changed() {
        draft.refused = None;
    }
    ui.add_space(6.0);
    parts::section(ui, &look, "MARKS THAT GO TO IT");
    let mut on_box = false;
    let dossier = scene.session.dossier();
    let order = &dossier.arrangement().order;
    let mentions = order.iter().flat_map(|article| scene.tally.mentions(id, *article));
    tall_scroll(ui, 260.0).show(ui, |ui| {
        for mention in mentions {
            let Some(record) = dossier.mentions().get(mention) else {
                continue;
            };
            let words = dossier.article(record.at.article);
            let words = words.map_or_else(String::new, |entry| record.at.quote(&entry.article.text));
            let (article, stance) = (record.at.article, record.stance);
            let label = format!(
                "{article} {} {}  {}",
                stance.glyph(),
                stance.word(),
                parts::one_line(&words, 64)
            );
            let mut on = draft.ticked.contains(mention);
            let response = ui.checkbox(&mut on, label);
            response.widget_info(|| {
                let name = format!("Mark {mention} in {article}: {}", stance.word());
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, name)
            });
            parts::focus_ring(ui, &response, &look);
            on_box |= response.has_focus();
            if response.changed() {
                draft.refused = None;
                if on {
                    draft.ticked.insert(*mention);
                } else {
                    draft.ticked.remove(mention);
                }
            }
        }
    });
    if let Some(refused) = &draft.refused {
        parts::refusal(ui, &look, refused);
    }
    // The box pressed by Enter may have let go of the keyboard in this very frame.
    let enter = entered(ui) && !on_box && !draft.on_box;
    draft.on_box = on_box;
    let go = match drafts.claims.ticked.len() {
        0 => "Split off   ⏎".to_owned(),
        some => format!("Split {some} off   ⏎"),
    };
    if buttons(ui, scene, &go, true) || enter {
        let ticked: Vec<MentionId> = drafts.claims.ticked.iter().copied().collect();
        let statement = drafts.text.trim().to_owned();
        if ticked.is_empty() {
            drafts.claims.refused = Some("Tick the marks that go to the new claim.".to_owned());
        } else if statement.is_empty() {
            drafts.claims.refused = Some("A claim needs a statement.".to_owned());
        } else {
            done(scene, &mut drafts.claims, Action::SplitClaim(id, ticked, statement));
        }
    }
}
