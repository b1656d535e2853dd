//! Sources in full: the register (who, how reliable, what each says where), and the graph
//! of who relays whom.

mod flows;
mod graph;
mod keyboard;
mod layout;
mod lines;
mod list;
mod row;

use std::sync::Arc;

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Role, Ui, WidgetInfo};

use super::theme::Look;
use super::{Scene, parts, theme, variants};
use crate::dossier::relay::Relay;
use crate::session::Verb;
use list::{Register, Sort};

/// Proposals shown above the register; the inbox has them all.
const MOST_PROPOSALS: usize = 2;

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Register,
    Graph,
}

impl Part {
    const ALL: [(Self, &'static str); 2] = [(Self::Register, "Register"), (Self::Graph, "Who relays whom")];
}

/// What the view keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct SourcesState {
    part: Part,
    sort: Sort,
    register: Register,
    relay: Arc<Relay>,
    graph: graph::GraphState,
    /// The revision that register and graph are of.
    of: Option<u64>,
}

/// The view.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SourcesState) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    if dossier.sources().is_empty() {
        let key = scene.spoken(Verb::SetSource);
        let hint =
            format!("Select a mark, then {key}: who says so is kept here, with a rating and everything it says.");
        nothing(ui, &look, "No sources yet", &hint);
        return;
    }
    let revision = scene.session.document().revision();
    if state.of != Some(revision) {
        state.of = Some(revision);
        state.relay = Arc::new(Relay::of(dossier));
        state.graph.forget(&state.relay);
        state.register.forget();
    }
    keyboard::take(ui, scene, state);
    let frame = Frame::new()
        .fill(look.colours.paper)
        .inner_margin(Margin::symmetric(20, 8));
    Panel::top("sources bar")
        .frame(frame)
        .show(ui, |ui| bar(ui, scene, state));
    match state.part {
        Part::Register => {
            band(ui, scene);
            list::show(ui, scene, state);
        }
        Part::Graph => graph::show(ui, scene, state),
    }
}

fn bar(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SourcesState) {
    let look = scene.look;
    ui.horizontal(|ui| {
        let keymap = scene.session.keymap();
        let hint = keymap.beside("Register, or who relays whom", Verb::SourcesGraph);
        for (part, words) in Part::ALL {
            let selected = state.part == part;
            let response = ui.selectable_label(selected, words);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, words));
            if response.on_hover_text(&hint).clicked() {
                state.part = part;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if state.part == Part::Register {
                sorts(ui, state);
            }
        });
    });
    if state.part == Part::Graph {
        let sentence = state.relay.in_words(scene.session.dossier(), 4);
        let text = RichText::new(parts::displayed(&sentence)).color(look.colours.ink);
        ui.add(egui::Label::new(text).wrap());
    }
}

fn sorts(ui: &mut Ui, state: &mut SourcesState) {
    let name = format!("Sorted {}", state.sort.words());
    let menu = egui::containers::menu::MenuButton::new(format!("{name}  ▾"));
    let (response, _) = menu.ui(ui, |ui| {
        for sort in Sort::ALL {
            if ui.radio(state.sort == sort, sort.words()).clicked() {
                state.sort = sort;
                state.register.forget();
                ui.close();
            }
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
}

/// Sources that may be one, above the register.
fn band(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let all = scene.session.variants();
    if all.is_empty() {
        return;
    }
    // The one that is looked at is in sight.
    let looked_at = scene.session.suggestion();
    let is_it =
        |variant: &crate::dossier::Variant| looked_at == Some(crate::session::Suggestion::OneSource(variant.pair));
    let at = all.iter().position(is_it).unwrap_or(0);
    let first = at.min(all.len().saturating_sub(MOST_PROPOSALS));
    let frame = Frame::new().inner_margin(Margin {
        left: 20,
        right: 20,
        top: 8,
        bottom: 8,
    });
    Panel::top("sources that may be one").frame(frame).show(ui, |ui| {
        for variant in all.iter().skip(first).take(MOST_PROPOSALS) {
            variants::proposal(ui, scene, variant, false);
        }
        if all.len() > MOST_PROPOSALS {
            let more = format!(
                "{} of {} pairs that may be one; {} goes on, the inbox has all.",
                MOST_PROPOSALS,
                all.len(),
                scene.spoken(Verb::NextSuggestion)
            );
            parts::empty_hint(ui, &look, &more);
        }
    });
}

/// What stands in the middle where there is nothing.
fn nothing(ui: &mut Ui, look: &Look, title: &str, hint: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(title).font(egui::FontId::new(look.sizes.title, theme::serif())));
        ui.add_space(6.0);
        parts::empty_hint(ui, look, hint);
    });
}
