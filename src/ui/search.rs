//! Search: the box with its switches, the hits as lines of a concordance, and the
//! passage of the one that is picked.

mod below;
mod controls;
mod list;

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, RichText, Stroke, Ui};

use super::{Scene, parts, theme};
use crate::search::Mode;
use crate::session::{Command, Seek, Verb};

/// Letters at each side of a hit that are looked at; what does not fit is cut off.
const CONTEXT: usize = 110;
/// White space at the left and right of the view, in points.
const MARGIN: i8 = 20;

/// What the view keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct SearchState {
    /// The last time the keyboard was asked to the box.
    seen_box: u64,
    /// The hit that was in sight as the picked one.
    shown: Option<usize>,
    /// A line of the list has the keyboard.
    line_has_keyboard: bool,
    /// Lines that fit into the list.
    page: usize,
}

fn box_id() -> Id {
    Id::unique("search box")
}

/// The view.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SearchState) {
    let look = scene.look;
    keys(ui, scene, state);
    let search = scene.session.search();
    let head = Frame::new().inner_margin(Margin {
        left: MARGIN,
        right: MARGIN,
        top: 14,
        bottom: 6,
    });
    head.show(ui, |ui| controls::show(ui, scene, state));
    let line = ui.available_rect_before_wrap();
    ui.painter()
        .hline(line.x_range(), line.top(), Stroke::new(1.0, look.colours.line));
    let hits = search.results().map_or(0, |results| results.hits.len());
    if hits == 0 {
        nothing(ui, scene);
        return;
    }
    let frame = Frame::new()
        .fill(look.colours.chrome)
        .inner_margin(Margin::symmetric(MARGIN, 10));
    Panel::bottom("search actions")
        .frame(frame)
        .show(ui, |ui| below::actions(ui, scene));
    if let Some(hit) = search.picked_hit() {
        Panel::bottom("search passage")
            .frame(Frame::new().inner_margin(Margin::symmetric(MARGIN, 12)))
            .show(ui, |ui| below::passage(ui, scene, hit));
    }
    list::show(ui, scene, state);
}

/// The keys of the list. From the box, ↓ leads into it and Enter to the first passage.
fn keys(ui: &Ui, scene: &mut Scene<'_>, state: &SearchState) {
    if scene.session.prompt().is_some() {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let in_box = focused == Some(box_id());
    let in_list = focused.is_none() || (state.line_has_keyboard && !ui.ctx().text_edit_focused());
    if !in_box && !in_list {
        return;
    }
    let pressed = |key: Key, modifiers: Modifiers| ui.input_mut(|input| input.consume_key(modifiers, key));
    let search = scene.session.search();
    let count = search.results().map_or(0, |results| results.hits.len());
    let picked = search.picked();
    let pick = |to: usize| Command::Search(Seek::Pick(to.min(count.saturating_sub(1))));
    let release = || ui.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
    if in_box && pressed(Key::Enter, Modifiers::NONE) {
        scene.send(Command::Search(Seek::Open(None)));
    }
    if in_list && scene.gives(ui.ctx(), Verb::OpenHit) {
        scene.send(Command::Search(Seek::Open(picked)));
    }
    if count == 0 {
        return;
    }
    if pressed(Key::ArrowDown, Modifiers::NONE) {
        release();
        scene.send(pick(match picked {
            Some(at) if !in_box => at + 1,
            other => other.unwrap_or(0),
        }));
    }
    if in_box {
        return;
    }
    if pressed(Key::ArrowUp, Modifiers::NONE) {
        release();
        match picked {
            Some(0) | None => ui.memory_mut(|memory| memory.request_focus(box_id())),
            Some(at) => scene.send(pick(at - 1)),
        }
    }
    for (key, to) in [
        (Key::PageDown, picked.map_or(0, |at| at + state.page)),
        (Key::PageUp, picked.map_or(0, |at| at.saturating_sub(state.page))),
        (Key::Home, 0),
        (Key::End, count),
    ] {
        if pressed(key, Modifiers::NONE) {
            release();
            scene.send(pick(to));
        }
    }
    if let Some(at) = picked.filter(|_| scene.gives(ui.ctx(), Verb::TickHit)) {
        scene.send(Command::Search(Seek::Tick(at)));
    }
    if scene.gives(ui.ctx(), Verb::TickAllHits) {
        scene.send(Command::Search(Seek::TickAll));
    }
}

/// What stands where there are no hits: nothing asked, nothing found, or not yet.
fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let search = scene.session.search();
    let query = search.query();
    let (title, hints): (&str, Vec<String>) = if search.problem().is_some() {
        ("", Vec::new())
    } else if query.is_empty() {
        (
            "Search the dossier",
            vec![
                "Words are found wherever they stand, case and accents left aside.".to_owned(),
                format!(
                    "Tick the hits you want with {}, all of them with {}, and mark them as a claim in one step.",
                    scene.spoken(Verb::TickHit),
                    scene.spoken(Verb::TickAllHits)
                ),
            ],
        )
    } else if search.is_running() || !search.is_current() {
        ("Searching…", Vec::new())
    } else {
        let mut hints = Vec::new();
        if !query.places.any() {
            hints.push("No place is searched: switch one on above.".to_owned());
        }
        if !query.synonyms && query.mode != Mode::Pattern {
            let switch = scene.spoken(Verb::SearchSynonyms);
            hints.push(format!(
                "Synonyms, {switch}, also find words of the same meaning, in other languages too."
            ));
        }
        if query.exact {
            let switch = scene.spoken(Verb::SearchExact);
            hints.push(format!("Case and accents count; {switch} leaves them aside."));
        }
        if !query.furniture {
            hints.push("What is folded as furniture was not searched.".to_owned());
        }
        ("Nothing found", hints)
    };
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.28);
        ui.label(RichText::new(title).font(egui::FontId::new(look.sizes.title, theme::serif())));
        ui.add_space(6.0);
        for hint in hints {
            parts::empty_hint(ui, &look, &hint);
        }
    });
}
