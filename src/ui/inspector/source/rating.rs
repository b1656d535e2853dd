//! How reliable a source is by the Admiralty code, since when, and why.

use egui::{RichText, Role, TextEdit, Ui, WidgetInfo};

use super::edit;
use crate::dossier::{RELIABILITY, Source, SourceId, is_day, reliability_words};
use crate::session::Command;
use crate::ui::inspector::{Drafts, field};
use crate::ui::{Scene, parts};

/// A day being typed: it is kept, and told to be none, until it is one.
#[derive(Debug, Default)]
pub(in crate::ui::inspector) struct DayDraft {
    of: Option<SourceId>,
    text: String,
    /// The day that stood there when it was begun.
    before: String,
}

/// The rating.
pub(super) fn rating(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: SourceId, source: &Source) {
    let look = scene.look;
    let summary = match (source.reliability, source.rated.as_str()) {
        (None, _) => "not rated".to_owned(),
        (Some(letter), "") => format!("{letter} {}", reliability_words(letter)),
        (Some(letter), day) => format!("{letter} {}, {day}", reliability_words(letter)),
    };
    parts::fold(ui, &look, "Reliability", &summary, false, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (letter, meaning) in RELIABILITY {
                let selected = source.reliability == Some(letter);
                let response = ui.selectable_label(selected, letter.to_string()).on_hover_text(meaning);
                let name = format!("Reliability {letter}: {meaning}");
                response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &name));
                if response.clicked() {
                    scene.send(Command::Rate(id, (!selected).then_some(letter)));
                }
            }
        });
        let meaning = source.reliability.map_or(
            "Admiralty code: A completely reliable … E unreliable, F cannot be judged",
            reliability_words,
        );
        ui.label(RichText::new(meaning).small().color(look.colours.muted));
        if source.reliability.is_some() {
            day(ui, scene, &mut drafts.day, id, source);
        }
        let of = format!("source {id}");
        if let Some(rated_because) = field(ui, drafts, &of, 4, "Why this rating", &source.rated_because, 2) {
            edit(
                scene,
                id,
                Source {
                    rated_because,
                    ..source.clone()
                },
            );
        }
    });
}

fn day(ui: &mut Ui, scene: &mut Scene<'_>, draft: &mut DayDraft, id: SourceId, source: &Source) {
    let colours = scene.look.colours;
    ui.label(RichText::new("Rated on").small().color(colours.muted));
    if draft.of != Some(id) || draft.before != source.rated {
        *draft = DayDraft {
            of: Some(id),
            text: source.rated.clone(),
            before: source.rated.clone(),
        };
    }
    let edit_day = TextEdit::singleline(&mut draft.text)
        .id(egui::Id::unique(("day of rating", id.0)))
        .hint_text("2026-11-25")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit_day);
    let text = draft.text.trim().to_owned();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &source.rated, &text, "2026-11-25");
        info.label = Some("Rated on".to_owned());
        info
    });
    if text == source.rated {
        return;
    }
    if text.is_empty() || is_day(&text) {
        draft.before.clone_from(&text);
        edit(
            scene,
            id,
            Source {
                rated: text,
                ..source.clone()
            },
        );
    } else {
        let keeps = match source.rated.as_str() {
            "" => "no date".to_owned(),
            day => day.to_owned(),
        };
        let words = format!(
            "“{}” is no date; write it as 2026-11-25. The rating keeps {keeps}.",
            parts::one_line(&text, 20)
        );
        ui.add(egui::Label::new(RichText::new(words).small().color(colours.warning)).wrap());
    }
}
