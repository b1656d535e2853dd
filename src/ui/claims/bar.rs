//! Above the matrix: how many claims are shown, sorted how, filtered by what.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Layout, PopupCloseBehavior, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::ClaimsState;
use super::filter::{Criterion, Sort};
use super::grid::Mode;
use crate::dossier::TagId;
use crate::dossier::codebook::outline;
use crate::session::Verb;
use crate::ui::Scene;

/// The bar.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut ClaimsState) {
    let look = scene.look;
    let all = scene.session.dossier().claims().len();
    ui.horizontal(|ui| {
        let shown = state.facts.shown.len();
        let count = if state.filter.is_empty() {
            format!("{all} claims")
        } else {
            format!("{shown} of {all} claims")
        };
        ui.label(RichText::new(count).font(look.strong(look.sizes.body)));
        ui.add_space(4.0);
        sorts(ui, state);
        filters(ui, scene, state);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| modes(ui, scene, state));
    });
    if !state.filter.is_empty() {
        chips(ui, scene, state);
    }
}

/// The keys that walk here, at the lower edge.
pub(super) fn keys(ui: &mut Ui, scene: &Scene<'_>) {
    let look = &scene.look;
    let key = |verb| scene.session.keymap().shown(verb);
    let stances = [
        Verb::Asserts,
        Verb::Denies,
        Verb::Questions,
        Verb::Hedges,
        Verb::Reports,
    ];
    let told = [
        ("← ↑ ↓ →".to_owned(), "cell"),
        (key(Verb::MatrixMarks), "all passages of the claim"),
        (key(Verb::MatrixPassage), "to the passage"),
        (stances.map(key).join(" "), "stance"),
        (key(Verb::MatrixMode), "how much is shown"),
    ];
    let told = told.iter().filter(|(key, _)| !key.trim().is_empty());
    let text: Vec<String> = told.map(|(key, what)| format!("{key}  {what}")).collect();
    let text = text.join("      ");
    let text = RichText::new(text).size(look.sizes.small).color(look.colours.muted);
    ui.add(egui::Label::new(text).truncate());
}

/// A menu that stays open while things in it are switched.
fn menu(ui: &mut Ui, text: &str, content: impl FnOnce(&mut Ui)) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new(format!("{text}  ▾")).config(config).ui(ui, content);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
}

fn sorts(ui: &mut Ui, state: &mut ClaimsState) {
    menu(ui, &format!("Sorted {}", state.sort.words()), |ui| {
        for sort in Sort::ALL {
            if ui.radio(state.sort == sort, sort.words()).clicked() {
                state.sort = sort;
                ui.close();
            }
        }
    });
}

fn filters(ui: &mut Ui, scene: &Scene<'_>, state: &mut ClaimsState) {
    let document = scene.session.document();
    menu(ui, "Filter", |ui| {
        ui.set_width(300.0);
        let most = (ui.ctx().content_rect().height() - 200.0).max(160.0);
        ScrollArea::vertical().max_height(most).show(ui, |ui| {
            for (heading, criteria) in Criterion::groups() {
                crate::ui::parts::section(ui, &scene.look, heading);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 14.0;
                    for criterion in criteria {
                        switch(ui, state, criterion, &short(criterion), &criterion.words(document));
                    }
                });
                ui.add_space(6.0);
            }
            tags(ui, scene, state);
        });
    });
}

/// A criterion under its heading.
fn short(criterion: Criterion) -> String {
    match criterion {
        Criterion::Stance(stance) => format!("{} {}", stance.glyph(), stance.word()),
        Criterion::Status(status) => status.word().to_owned(),
        Criterion::Rating(Some(letter)) => letter.to_string(),
        Criterion::Rating(None) => "not rated".to_owned(),
        Criterion::Tag(_) | Criterion::Changed => "changed".to_owned(),
    }
}

fn tags(ui: &mut Ui, scene: &Scene<'_>, state: &mut ClaimsState) {
    let document = scene.session.document();
    let tags: Vec<(TagId, usize)> = outline(document.dossier().tags());
    if tags.is_empty() {
        return;
    }
    crate::ui::parts::section(ui, &scene.look, "TAGGED (TAGS BELOW IT TOO)");
    for (id, depth) in tags {
        let Some(tag) = document.dossier().tag(id) else {
            continue;
        };
        let words = format!("{}{}", "    ".repeat(depth), tag.name);
        let criterion = Criterion::Tag(id);
        switch(ui, state, criterion, &words, &criterion.words(document));
    }
}

fn switch(ui: &mut Ui, state: &mut ClaimsState, criterion: Criterion, words: &str, name: &str) {
    let mut on = state.filter.has(criterion);
    let response = ui.checkbox(&mut on, words);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("Filter: {name}")));
    if response.changed() {
        state.filter.toggle(criterion);
    }
}

/// What is asked for; a click takes it away.
fn chips(ui: &mut Ui, scene: &Scene<'_>, state: &mut ClaimsState) {
    let look = scene.look;
    ui.horizontal_wrapped(|ui| {
        let mut gone = None;
        for criterion in state.filter.criteria() {
            let words = criterion.words(scene.session.document());
            let text = RichText::new(format!("{words}  ×"))
                .size(look.sizes.small)
                .color(look.colours.ink);
            let chip = egui::Button::new(text)
                .fill(look.colours.accent_soft)
                .corner_radius(10)
                .small();
            let response = ui.add(chip).on_hover_text("Take this filter away");
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Take away: {words}")));
            if response.clicked() {
                gone = Some(criterion);
            }
        }
        if let Some(criterion) = gone {
            state.filter.toggle(criterion);
        }
        if ui.add(crate::ui::parts::small_button(&look, "Clear all")).clicked() {
            state.filter.clear();
        }
    });
}

fn modes(ui: &mut Ui, scene: &Scene<'_>, state: &mut ClaimsState) {
    let look = &scene.look;
    let hint = scene
        .session
        .keymap()
        .beside("How much of a mark a cell shows", Verb::MatrixMode);
    // From right to left.
    for mode in Mode::ALL.into_iter().rev() {
        let selected = state.mode == mode;
        let text = RichText::new(mode.words()).size(look.sizes.small);
        let response = ui.selectable_label(selected, text);
        response
            .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, format!("Show: {}", mode.words())));
        if response.on_hover_text(&hint).clicked() {
            state.mode = mode;
        }
    }
}
