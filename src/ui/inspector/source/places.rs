//! What a source says, what came through it, and where it is named.

use std::collections::BTreeSet;

use egui::Ui;

use crate::dossier::{Action, MentionId, SourceId};
use crate::session::Command;
use crate::ui::inspector::mention::mention_line;
use crate::ui::{Scene, parts};

/// Marks listed at most: a source of a thousand is looked at in the claims matrix.
const MOST: usize = 60;

/// The marks it says, and those that came through it.
pub(super) fn says(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let dossier = scene.session.dossier();
    let said: Vec<MentionId> = scene.tally.mentions_by(id).collect();
    // What came through it, and all that stands in a copy of its text and is not its own word.
    let mut passed: BTreeSet<MentionId> = scene.tally.mentions_through(id).collect();
    let copies = dossier.articles().iter().filter(|(_, entry)| entry.copy_of == Some(id));
    for (article, _) in copies {
        let marks = scene.session.document().places().marks(*article);
        let marks = marks.filter(|fragment| fragment.first).map(|fragment| fragment.id);
        let is_own = |mark: &MentionId| dossier.mentions().get(mark).is_some_and(|mention| said_by(mention, id));
        passed.extend(marks.filter(|mark| !is_own(mark)));
    }
    let passed: Vec<MentionId> = passed.into_iter().collect();
    list(ui, scene, "Says", "nothing that is marked", &said);
    if !passed.is_empty() {
        list(ui, scene, "Passes on", "", &passed);
    }
}

fn said_by(mention: &crate::dossier::Mention, id: SourceId) -> bool {
    mention.attribution.as_ref().is_some_and(|said| said.source == id)
}

fn list(ui: &mut Ui, scene: &mut Scene<'_>, title: &str, empty: &str, marks: &[MentionId]) {
    let look = scene.look;
    let summary = match marks.len() {
        0 => empty.to_owned(),
        1 => "1 mark".to_owned(),
        many => format!("{many} marks"),
    };
    parts::fold(ui, &look, title, &summary, true, |ui| {
        for mention in marks.iter().take(MOST) {
            mention_line(ui, scene, *mention);
        }
        if marks.len() > MOST {
            parts::empty_hint(ui, &look, &format!("and {} more", marks.len() - MOST));
        }
    });
}

/// The places that name it.
pub(super) fn named_in(ui: &mut Ui, scene: &mut Scene<'_>, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let named = scene.tally.namings_of(id);
    let named: Vec<_> = named.filter_map(|id| Some((id, dossier.namings().get(&id)?))).collect();
    if named.is_empty() {
        return;
    }
    let summary = match named.len() {
        1 => "1 place".to_owned(),
        many => format!("{many} places"),
    };
    parts::fold(ui, &look, "Named in", &summary, true, |ui| {
        for (naming_id, naming) in named.into_iter().take(MOST) {
            ui.horizontal(|ui| {
                let text = dossier
                    .article(naming.at.article)
                    .map(|entry| naming.at.quote(&entry.article.text));
                let quote = parts::one_line(&text.unwrap_or_default(), 40);
                let hint = "Delete this naming";
                if parts::icon_button(ui, "×", hint, hint).clicked() {
                    scene.send(Command::Do(Action::DeleteNaming(naming_id)));
                }
                if parts::link_line(ui, &look, &format!("{} “{quote}”", naming.at.article)).clicked() {
                    scene.send(Command::SelectNaming(naming_id));
                }
            });
        }
    });
}
