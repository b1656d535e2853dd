//! Which source: found by typing among those there are, or made; and what it is for.

use egui::{RichText, Ui};

use super::choose::{MOST_LINES, line};
use super::lists::step;
use super::{Drafts, entered, field, title};
use crate::dossier::SourceId;
use crate::session::{Command, Session, SourceFor};
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;
use crate::ui::{Scene, parts};

/// What is asked, and what may be typed.
fn question(scene: &Scene<'_>, what: SourceFor) -> (String, &'static str) {
    let dossier = scene.session.dossier();
    let name = |id: SourceId| {
        let source = dossier.sources().get(&id);
        source.map_or_else(String::new, |source| parts::one_line(&source.name, 40))
    };
    match what {
        SourceFor::Speaker => (
            "Who says so?".to_owned(),
            "A name: of a person, an office, an agency, a document",
        ),
        SourceFor::Through(_) => (
            "Through whom did it come?".to_owned(),
            "An agency or an outlet that passes it on",
        ),
        SourceFor::Parent(id) => (
            format!("Whom does {} belong to?", name(id)),
            "The ministry of a spokesman, the state of a ministry",
        ),
        SourceFor::CopyOf(id) => (
            format!("Whose text is article {id}?"),
            "The agency whose report the outlet prints",
        ),
        SourceFor::MergeInto(id) => (format!("Who else is {}?", name(id)), "A source of the register"),
        SourceFor::ApartFrom(id) => (format!("Who is not {}?", name(id)), "A source of the register"),
    }
}

/// Names that are offered, the likeliest first, each with where it is from.
fn offered(session: &Session, what: SourceFor) -> Vec<(String, &'static str)> {
    let dossier = session.dossier();
    let mut offered: Vec<(String, &'static str)> = Vec::new();
    if matches!(what, SourceFor::Speaker | SourceFor::Through(_)) {
        offered.extend(names_nearby(session).into_iter().map(|name| (name, "in this passage")));
    }
    if let SourceFor::MergeInto(id) | SourceFor::ApartFrom(id) = what {
        let near = session.variants().iter().filter_map(|variant| match variant.pair {
            pair if pair.a == id => Some(pair.b),
            pair if pair.b == id => Some(pair.a),
            _ => None,
        });
        let near = near.filter_map(|id| dossier.sources().get(&id));
        offered.extend(near.map(|source| (source.name.clone(), "much alike")));
    }
    let itself = match what {
        SourceFor::Parent(id) | SourceFor::MergeInto(id) | SourceFor::ApartFrom(id) => Some(id),
        _ => None,
    };
    let register = dossier.sources().iter().filter(|(id, _)| Some(**id) != itself);
    offered.extend(register.map(|(_, source)| (source.name.clone(), "in the register")));
    offered
}

/// Names nearby and the register, narrowed by what is typed.
pub(super) fn source(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, what: SourceFor) {
    let (asks, hint) = question(scene, what);
    title(ui, &asks);
    step(ui, drafts);
    let response = field(ui, &mut drafts.text, "Source", hint, 1, drafts.fresh);
    if response.changed() {
        drafts.picked = 0;
        drafts.refused = None;
    }
    let wanted = folded(drafts.text.trim());
    let makes = !matches!(what, SourceFor::MergeInto(_) | SourceFor::ApartFrom(_));
    let mut offered = offered(scene.session, what);
    if makes && !wanted.is_empty() {
        offered.insert(0, (drafts.text.trim().to_owned(), "as typed"));
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
        let hint = if makes {
            "Type a name."
        } else {
            "No other source of that name."
        };
        parts::empty_hint(ui, &scene.look, hint);
    }
    if entered(ui) {
        chosen = Some(drafts.picked);
    }
    if let Some((name, _)) = chosen.and_then(|index| offered.get(index)) {
        drafts.refused = scene.session.refusal(what, name);
        if drafts.refused.is_none() {
            scene.send(Command::UseSource(what, name.clone()));
        }
    }
    if let Some(refused) = &drafts.refused {
        let text = RichText::new(format!("⚠ {}", parts::displayed(refused))).color(scene.look.colours.warning);
        ui.add(egui::Label::new(text).wrap());
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
