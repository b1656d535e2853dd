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

/// A name that is offered: the name, other names it is found by, where it is from.
type Offered = (String, Vec<String>, &'static str);

/// Names that are offered, the likeliest first.
fn offered(session: &Session, what: SourceFor) -> Vec<Offered> {
    let dossier = session.dossier();
    let mut offered: Vec<Offered> = Vec::new();
    if let (SourceFor::Speaker, Some(proposal)) = (what, session.proposal()) {
        offered.push((proposal.said.name.clone(), Vec::new(), "the sentence says so"));
    }
    if matches!(what, SourceFor::Speaker | SourceFor::Through(_)) {
        let nearby = names_nearby(session).into_iter();
        offered.extend(nearby.map(|name| (name, Vec::new(), "in this passage")));
    }
    if let SourceFor::MergeInto(id) | SourceFor::ApartFrom(id) = what {
        let near = session.variants().iter().filter_map(|variant| match variant.pair {
            pair if pair.a == id => Some(pair.b),
            pair if pair.b == id => Some(pair.a),
            _ => None,
        });
        let near = near.filter_map(|id| dossier.sources().get(&id));
        offered.extend(near.map(|source| (source.name.clone(), source.aliases.clone(), "much alike")));
    }
    let itself = match what {
        SourceFor::Parent(id) | SourceFor::MergeInto(id) | SourceFor::ApartFrom(id) => Some(id),
        _ => None,
    };
    let register = dossier.sources().iter().filter(|(id, _)| Some(**id) != itself);
    offered.extend(register.map(|(_, source)| (source.name.clone(), source.aliases.clone(), "in the register")));
    offered
}

/// What of it fits what is typed: what goes by the very name, then sources of the register
/// that begin so, then the name as typed if it may be `new`, then what has it somewhere.
fn ranked(offered: Vec<Offered>, typed: &str, new: bool) -> Vec<(String, &'static str)> {
    let wanted = folded(typed);
    let mut ranked: Vec<(u8, String, &'static str)> = Vec::new();
    for (name, others, from) in offered {
        let names = std::iter::once(&name).chain(&others).map(|name| folded(name));
        let rank = |name: String| match name {
            name if wanted.is_empty() || name == wanted => Some(0),
            name if name.starts_with(&wanted) && from != "in this passage" => Some(1),
            name if name.contains(&wanted) => Some(3),
            _ => None,
        };
        let is_known = |(_, other, _): &(u8, String, &str)| folded(other) == folded(&name);
        if let Some(rank) = names.filter_map(rank).min()
            && !ranked.iter().any(is_known)
        {
            ranked.push((rank, name, from));
        }
    }
    if new && !wanted.is_empty() && !ranked.iter().any(|(rank, ..)| *rank == 0) {
        ranked.push((2, typed.to_owned(), "new"));
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    ranked.into_iter().map(|(_, name, from)| (name, from)).collect()
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
    let makes = !matches!(what, SourceFor::MergeInto(_) | SourceFor::ApartFrom(_));
    let mut offered = ranked(offered(scene.session, what), drafts.text.trim(), makes);
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
