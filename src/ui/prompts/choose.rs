//! Which claim, which source: found among those there are, or made.

use egui::{Align2, RichText, Ui, vec2};

use super::lists::step;
use super::{Drafts, STATEMENT_ROWS, entered, field, title};
use crate::dossier::{MarkAs, Stance};
use crate::session::{Command, NearClaim, Session};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;
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
        let hint = match near {
            NearClaim { same_words: true, .. } => "the same",
            NearClaim { in_row: true, .. } => "in this row",
            NearClaim { much_alike: true, .. } => "much alike",
            _ => "",
        };
        if line(ui, scene, drafts.picked == index + 1, &key, &claim.statement, hint) {
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
    let typed = drafts.text.trim().to_owned();
    let offered = offered_sources(scene, &typed);
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

/// What is offered for what is typed, the likeliest first, each with where it comes from.
/// With nothing typed: who the sentence itself names, names in the passage, the register.
/// Else what goes by the very name, then sources of the register that begin so, then the
/// name as typed, then what has it somewhere.
fn offered_sources(scene: &Scene<'_>, typed: &str) -> Vec<(String, &'static str)> {
    let wanted = folded(typed);
    let sources = scene.session.dossier().sources();
    let proposed = scene.session.proposal().into_iter();
    let proposed = proposed.map(|proposal| (proposal.name.clone(), &[][..], "the sentence says so"));
    let nearby = names_nearby(scene.session).into_iter();
    let nearby = nearby.map(|name| (name, &[][..], "in this passage"));
    let registered = sources
        .values()
        .map(|source| (source.name.clone(), source.aliases.as_slice(), "in the register"));
    let mut ranked: Vec<(u8, String, &'static str)> = Vec::new();
    for (name, others, from) in proposed.chain(nearby).chain(registered) {
        let names = std::iter::once(&name).chain(others).map(|name| folded(name));
        let rank = |name: String| match name {
            name if wanted.is_empty() || name == wanted => Some(0),
            name if name.starts_with(&wanted) && from == "in the register" => Some(1),
            name if name.contains(&wanted) => Some(3),
            _ => None,
        };
        let known = |(_, other, _): &(u8, String, &str)| folded(other) == folded(&name);
        if let Some(rank) = names.filter_map(rank).min()
            && !ranked.iter().any(known)
        {
            ranked.push((rank, name, from));
        }
    }
    if !ranked.iter().any(|(rank, ..)| *rank == 0) {
        ranked.push((2, typed.to_owned(), "new"));
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    ranked.truncate(MOST_LINES);
    ranked
        .into_iter()
        .filter(|(_, name, _)| !name.is_empty())
        .map(|(_, name, from)| (name, from))
        .collect()
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
