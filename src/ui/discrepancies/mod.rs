//! Where articles differ: the gravest first, each with both accounts side by side, to be
//! taken up as a claim or put away.

mod account;
mod card;

use std::collections::BTreeMap;

use egui::containers::menu::MenuButton;
use egui::{Align, FontId, Frame, Layout, Margin, RichText, Role, ScrollArea, Ui, Widget as _, WidgetInfo};

use super::{Scene, parts, theme};
use crate::findings::Kind;
use crate::session::{Answered, Command, FINDING, Verb};

/// Room that the keys need beside the count and the switches, in points.
const KEYS_ROOM: f32 = 330.0;

/// What the view keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The discrepancy last brought into sight.
    at: Option<usize>,
}

/// The view.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State) {
    let counts = counts(scene);
    if scene.session.discrepancies().len() == 0 {
        nothing(ui, scene);
        return;
    }
    Frame::new()
        .inner_margin(Margin::symmetric(20, 8))
        .show(ui, |ui| bar(ui, scene, &counts));
    let numbers = scene.session.listed_discrepancies();
    if numbers.is_empty() {
        let text = match (scene.session.listing().answered, counts.answered) {
            (true, _) => "You have answered none of these yet.",
            (false, 0) => "None of this kind.",
            (false, _) => "All of these are answered.",
        };
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.25);
            parts::empty_hint(ui, &scene.look, text);
        });
        return;
    }
    let looked_at = scene.session.looked_at_discrepancy();
    let is_new = state.at != looked_at;
    state.at = looked_at;
    list(ui, scene, &numbers, is_new, f32::INFINITY);
}

/// The open ones within a list of other suggestions, in this much height at most. `is_new`:
/// another suggestion is looked at than in the frame before.
pub(super) fn among_others(ui: &mut Ui, scene: &mut Scene<'_>, is_new: bool, most: f32) {
    let all = scene.session.discrepancies().enumerate();
    let open = all.filter(|(_, (_, answered))| *answered == Answered::Open);
    let numbers: Vec<usize> = open.map(|(number, _)| number).collect();
    if !numbers.is_empty() {
        list(ui, scene, &numbers, is_new, most);
    }
}

fn list(ui: &mut Ui, scene: &mut Scene<'_>, numbers: &[usize], is_new: bool, most: f32) {
    let looked_at = scene.session.looked_at_discrepancy();
    let height = card::height(ui, &scene.look);
    let mut area = ScrollArea::vertical()
        .id_salt("discrepancies")
        .auto_shrink([false, most.is_finite()])
        .max_height(most);
    let line = looked_at.and_then(|number| numbers.iter().position(|other| *other == number));
    if let Some(line) = line.filter(|_| is_new) {
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        let top = line as f32 * height;
        let room = ui.available_height().min(most);
        area = area.vertical_scroll_offset((top - room / 3.0).max(0.0));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, height, numbers.len(), |ui, rows| {
        for number in numbers.get(rows).unwrap_or_default() {
            card::show(ui, scene, *number, height, looked_at == Some(*number));
        }
    });
}

struct Counts {
    open: usize,
    answered: usize,
    by_kind: BTreeMap<Kind, usize>,
}

fn counts(scene: &Scene<'_>) -> Counts {
    let mut counts = Counts {
        open: 0,
        answered: 0,
        by_kind: BTreeMap::new(),
    };
    for (one, answered) in scene.session.discrepancies() {
        if answered == Answered::Open {
            counts.open += 1;
            *counts.by_kind.entry(one.kind).or_default() += 1;
        } else {
            counts.answered += 1;
        }
    }
    counts
}

fn bar(ui: &mut Ui, scene: &mut Scene<'_>, counts: &Counts) {
    let look = scene.look;
    let before = scene.session.listing();
    let mut listing = before;
    ui.horizontal(|ui| {
        let told = match counts.open {
            1 => "1 discrepancy to look at".to_owned(),
            many => format!("{many} discrepancies to look at"),
        };
        ui.label(RichText::new(told).font(look.strong(look.sizes.body)));
        ui.add_space(4.0);
        let name = listing.kind.map_or("All kinds", kind_words);
        let (response, _) = MenuButton::new(format!("{name}  ▾")).ui(ui, |ui| {
            let all = format!("All kinds  {}", counts.open);
            if ui.selectable_label(listing.kind.is_none(), all).clicked() {
                listing.kind = None;
            }
            for (kind, count) in &counts.by_kind {
                let text = format!("{}  {count}", kind_words(*kind));
                if ui.selectable_label(listing.kind == Some(*kind), text).clicked() {
                    listing.kind = Some(*kind);
                }
            }
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Kind: {name}")));
        let text = format!("Answered  {}", counts.answered);
        let answered = egui::Button::selectable(listing.answered, text).ui(ui);
        if answered.clicked() {
            listing.answered = !listing.answered;
        }
        // A narrow window has the keys in the inbox and on the sheet.
        if ui.available_width() < KEYS_ROOM {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keymap = scene.session.keymap();
            let [next, yes, no] = [Verb::NextSuggestion, Verb::Accept, Verb::Reject].map(|verb| keymap.spoken(verb));
            let keys = format!("{next} next · {yes} takes it up as a claim · {no} puts it away");
            parts::empty_hint(ui, &look, &keys);
        });
    });
    if listing != before {
        scene.send(Command::ListDiscrepancies(listing));
    }
    let hint = "Found by rules, which are wrong about as often as not where two articles only seem to differ: look before you take one up. Nothing counts before that.";
    ui.add(egui::Label::new(RichText::new(hint).small().color(look.colours.muted)).truncate())
        .on_hover_text(hint);
}

fn nothing(ui: &mut Ui, scene: &Scene<'_>) {
    let look = scene.look;
    let is_looking = scene.session.work().iter().any(|(what, _)| what == FINDING);
    let (title, why) = if scene.session.found().is_none() || is_looking {
        (
            "Nothing yet",
            "The articles are still being compared. You can read and mark meanwhile.",
        )
    } else if scene.session.dossier().articles().len() < 2 {
        (
            "One article only",
            "Add a second one: what differs is found between articles.",
        )
    } else {
        (
            "No discrepancies found",
            "That is no proof that the articles agree: only numbers, dates, names, places, quotations and denials that the rules know are compared.",
        )
    };
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(title).font(FontId::new(look.sizes.title, theme::serif())));
        ui.add_space(6.0);
        parts::empty_hint(ui, &look, why);
    });
}

/// A kind as a heading.
pub(super) const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "Number",
        Kind::Date => "Date or time",
        Kind::Name => "Name",
        Kind::Title => "Title",
        Kind::Place => "Place",
        Kind::Certainty => "How sure",
        Kind::Attribution => "Who says so",
        Kind::Denial => "Whether it is so",
        Kind::Label => "Choice of words",
        Kind::Quotation => "Quotation",
        Kind::DenialMissing => "Denial left out",
        Kind::Omission => "Told by one only",
        Kind::List => "Who belongs to it",
        Kind::PageDate => "Date of the page",
    }
}
