//! Forms: what the dossier is about, what an article says of itself.

use egui::{RichText, Ui};

use super::{Drafts, buttons, control_entered, field, title};
use crate::article::{ArticleId, Found, Metadata};
use crate::dossier::{About, Action, SourceUse};
use crate::session::{Command, Prompt};
use crate::ui::Scene;

const METADATA: [(&str, &str); 8] = [
    ("Outlet", "Who published it"),
    ("Headline", "Its title"),
    ("Byline", "Who wrote or edited it"),
    ("Dateline", "Place and agency"),
    ("Date", "Date of publication"),
    ("Address", "https://…"),
    ("Language", "id, en, …"),
    (
        "A copy of",
        "The source whose text it is, if an outlet prints an agency’s report",
    ),
];

/// The texts that a form starts with.
pub(super) fn lines(scene: &Scene<'_>, prompt: &Prompt) -> Vec<String> {
    let dossier = scene.session.dossier();
    match prompt {
        Prompt::About => {
            let about = dossier.about();
            vec![about.title.clone(), about.analyst.clone(), about.introduction.clone()]
        }
        Prompt::Metadata(id) => {
            let Some(entry) = dossier.article(*id) else {
                return Vec::new();
            };
            let metadata = &entry.metadata;
            let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
            vec![
                value(&metadata.outlet),
                value(&metadata.headline),
                value(&metadata.byline),
                value(&metadata.dateline),
                value(&metadata.date),
                value(&metadata.url),
                metadata.language.clone(),
                copied(scene, *id),
            ]
        }
        _ => Vec::new(),
    }
}

/// Title, analyst, introduction.
pub(super) fn about(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts) {
    title(ui, "This dossier");
    let fresh = drafts.fresh;
    let [name, analyst, introduction] = drafts.lines.as_mut_slice() else {
        return;
    };
    ui.label("Event");
    field(ui, name, "Event", "What happened, in a line", 1, fresh);
    ui.label("Analyst");
    field(ui, analyst, "Analyst", "Who answers for it", 1, false);
    ui.label("Introduction to the report");
    field(
        ui,
        introduction,
        "Introduction",
        "What the reader should know first",
        6,
        false,
    );
    let done = buttons(ui, scene, "Keep   Ctrl ⏎", true) || control_entered(ui);
    if done {
        let about = About {
            title: drafts.lines[0].trim().to_owned(),
            analyst: drafts.lines[1].trim().to_owned(),
            introduction: drafts.lines[2].trim().to_owned(),
        };
        scene.send(Command::Do(Action::SetAbout(about)));
        scene.send(Command::ClosePrompt);
    }
}

/// Outlet, headline, date …, corrected by hand.
pub(super) fn metadata(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: ArticleId) {
    title(ui, &format!("What article {id} says of itself"));
    let Some(entry) = scene.session.dossier().article(id) else {
        return;
    };
    let old = entry.metadata.clone();
    let origin = entry.article.origin.clone();
    let fresh = drafts.fresh;
    for (index, ((label, hint), line)) in METADATA.iter().zip(&mut drafts.lines).enumerate() {
        ui.label(*label);
        field(ui, line, label, hint, 1, fresh && index == 0);
    }
    let muted = scene.look.colours.muted;
    ui.add_space(6.0);
    let about = format!(
        "{} · {} · {} bytes · SHA-256 {}",
        origin.file_name, origin.encoding, origin.bytes, origin.sha256
    );
    ui.add(
        egui::Label::new(RichText::new(about).small().color(muted))
            .wrap()
            .selectable(true),
    );
    if buttons(ui, scene, "Keep   Ctrl ⏎", true) || control_entered(ui) {
        if let [outlet, headline, byline, dateline, date, url, language, copy_of] = drafts.lines.as_slice() {
            let metadata = Metadata {
                outlet: corrected(old.outlet, outlet),
                headline: corrected(old.headline, headline),
                byline: corrected(old.byline, byline),
                dateline: corrected(old.dateline, dateline),
                date: corrected(old.date, date),
                url: corrected(old.url, url),
                language: language.trim().to_lowercase(),
            };
            scene.send(Command::Do(Action::SetMetadata(id, metadata)));
            if copy_of.trim() != copied(scene, id) {
                scene.send(Command::Do(if copy_of.trim().is_empty() {
                    Action::SetCopyOf(id, None)
                } else {
                    Action::PutSource(copy_of.trim().to_owned(), SourceUse::CopiedBy(id))
                }));
            }
        }
        scene.send(Command::ClosePrompt);
    }
}

/// The name of the source whose text an article is a copy of.
fn copied(scene: &Scene<'_>, id: ArticleId) -> String {
    let dossier = scene.session.dossier();
    let source = dossier.article(id).and_then(|entry| entry.copy_of);
    let source = source.and_then(|source| dossier.sources().get(&source));
    source.map_or_else(String::new, |source| source.name.clone())
}

/// A value that was not changed keeps its place in the text.
fn corrected(old: Option<Found>, text: &str) -> Option<Found> {
    let text = text.trim();
    match old {
        Some(found) if found.value == text => Some(found),
        _ if text.is_empty() => None,
        _ => Some(Found::typed(text)),
    }
}
