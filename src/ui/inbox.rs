//! What is suggested, to be accepted or rejected: marks of others, sources that may be one, where
//! articles differ, and sentences that may tell the same, side by side.

mod marks;
mod rejected;

use egui::epaint::text::LayoutJob;
use egui::{Align, Color32, FontId, Frame, Layout, Margin, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui};
use egui::{WidgetInfo, pos2, vec2};

use super::theme::Look;
use super::{Scene, discrepancies, parts, theme, variants};
use crate::align::Link;
use crate::dossier::{Pin, PinPair, Place};
use crate::session::{Aligned, Command, Suggestion, Verb};

/// Lines of each sentence that are shown.
const LINES: usize = 3;
/// Width of the column with score and buttons, in points.
const SIDE: f32 = 150.0;

/// What the inbox keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The suggestion last brought into sight.
    at: Option<Suggestion>,
    /// What was rejected is listed.
    rejected: bool,
}

/// The inbox.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut State) {
    let look = scene.look;
    rejected::show(ui, scene, &mut state.rejected);
    let aligned = scene.session.aligned().cloned();
    let links: &[usize] = aligned.as_ref().map_or(&[], |aligned| &aligned.inbox);
    let variants = scene.session.variants();
    let differences = scene.session.open_discrepancies();
    let others = scene.session.dossier().to_review().count();
    if links.is_empty() && variants.is_empty() && differences == 0 && others == 0 {
        match aligned {
            None => empty(ui, &look, "Nothing yet", "The articles are still being compared."),
            Some(_) => {
                let why = "Everything that was suggested has been answered, or nothing was found.";
                empty(ui, &look, "The inbox is empty", why);
            }
        }
        return;
    }
    let looked_at = scene.session.suggestion();
    let is_new = state.at != looked_at;
    state.at = looked_at;
    Frame::new().inner_margin(Margin::symmetric(20, 10)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let keys = [Verb::NextSuggestion, Verb::Accept, Verb::Reject]
                .map(|verb| scene.hint(verb))
                .join("  ·  ");
            ui.label(RichText::new(keys).small().color(look.colours.muted));
        });
        let next = scene.spoken(Verb::NextSuggestion);
        let everywhere =
            format!("{next} goes to the next suggestion from every view; it is answered where it is seen.");
        ui.label(RichText::new(everywhere).small().color(look.colours.muted));
        ui.label(
            RichText::new("Suggestions count nowhere until you accept them: not in rows, claims or reports.")
                .small()
                .color(look.colours.muted),
        );
    });
    if others > 0 {
        heading(
            ui,
            &look,
            match others {
                1 => "1 mark of another’s to review".to_owned(),
                many => format!("{many} marks of others to review"),
            },
        );
        let alone = links.is_empty() && variants.is_empty() && differences == 0;
        let most = ui.available_height() * if alone { 1.0 } else { 0.5 };
        marks::show(ui, scene, is_new, most);
        ui.add_space(6.0);
    }
    sources(ui, scene, links.is_empty() && differences == 0, is_new);
    if differences > 0 {
        let count = match differences {
            1 => "1 discrepancy".to_owned(),
            many => format!("{many} discrepancies, the gravest first"),
        };
        heading(ui, &look, count);
        let most = ui.available_height() * if links.is_empty() { 1.0 } else { 0.5 };
        discrepancies::among_others(ui, scene, is_new, most);
        ui.add_space(6.0);
    }
    if let Some(aligned) = aligned.filter(|aligned| !aligned.inbox.is_empty()) {
        link_list(ui, scene, &aligned, is_new);
    }
}

fn heading(ui: &mut Ui, look: &Look, text: String) {
    Frame::new().inner_margin(Margin::symmetric(20, 4)).show(ui, |ui| {
        ui.label(RichText::new(text).font(look.strong(look.sizes.body)));
    });
}

/// Sources that may be one: a few lines above the links.
fn sources(ui: &mut Ui, scene: &mut Scene<'_>, alone: bool, is_new: bool) {
    let look = scene.look;
    let all = scene.session.variants();
    if all.is_empty() {
        return;
    }
    heading(
        ui,
        &look,
        match all.len() {
            1 => "1 pair of sources may be one".to_owned(),
            many => format!("{many} pairs of sources may be one"),
        },
    );
    let looked_at = scene.session.suggestion();
    let most = ui.available_height() * if alone { 1.0 } else { 0.4 };
    ScrollArea::vertical()
        .id_salt("sources that may be one")
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 2)).show(ui, |ui| {
                for variant in all {
                    let top = ui.cursor().top();
                    variants::proposal(ui, scene, variant, false);
                    if is_new && looked_at == Some(Suggestion::OneSource(variant.pair)) {
                        let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
                        ui.scroll_to_rect(row, None);
                    }
                }
            });
        });
    ui.add_space(6.0);
}

/// Sentences that may tell the same, all of one height.
fn link_list(ui: &mut Ui, scene: &mut Scene<'_>, aligned: &Aligned, is_new: bool) {
    let look = scene.look;
    let links: &[usize] = &aligned.inbox;
    let count = match links.len() {
        1 => "1 pair of sentences may tell the same".to_owned(),
        many => format!("{many} pairs of sentences may tell the same"),
    };
    heading(ui, &look, count);
    let serif = FontId::new(look.sizes.body, theme::serif());
    let line = ui.fonts_mut(|fonts| fonts.row_height(&serif));
    #[expect(clippy::cast_precision_loss, reason = "three lines")]
    let height = LINES as f32 * line + 44.0;
    let looked_at = scene.session.suggested_link();
    let mut area = ScrollArea::vertical().id_salt("inbox").auto_shrink(false);
    let link_at = |index: &usize| {
        let link = aligned.alignment.links.get(*index)?;
        Some((link, scene.session.pair_of(link)?))
    };
    if is_new {
        let is_it = |index: &usize| link_at(index).is_some_and(|(_, pair)| Some(pair) == looked_at);
        if let Some(at) = links.iter().position(is_it) {
            #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
            let top = at as f32 * height;
            area = area.vertical_scroll_offset((top - ui.available_height() / 3.0).max(0.0));
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, height, links.len(), |ui, rows| {
        for index in links.get(rows).unwrap_or_default() {
            if let Some((link, pair)) = link_at(index) {
                row(ui, scene, link, pair, height, looked_at == Some(pair));
            }
        }
    });
}

fn empty(ui: &mut Ui, look: &Look, title: &str, why: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(title).font(FontId::new(look.sizes.title, theme::serif())));
        ui.add_space(6.0);
        parts::empty_hint(ui, look, why);
    });
}

/// The two sentences, how sure the machine is, and the two answers.
fn row(ui: &mut Ui, scene: &mut Scene<'_>, link: &Link, pair: PinPair, height: f32, looked_at: bool) {
    let look = scene.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let [first, second] = [pair.a, pair.b].map(|place| {
        let entry = scene.session.dossier().article(place.article);
        let text = entry.map_or("", |entry| place.span.of(&entry.article.text));
        let called = parts::called(scene.session.dossier(), place);
        format!("{called}, {}", parts::one_line(text, 80))
    });
    let name = format!(
        "Suggestion: {} and {} may tell the same, {:.0} %. {first} / {second}",
        pair.a.article,
        pair.b.article,
        link.score * 100.0
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, looked_at, &name));
    if response.clicked() {
        scene.send(Command::SelectSuggestion(Suggestion::Link(pair)));
    }
    if response.double_clicked() {
        scene.send(Command::Run(Verb::ShowSynopsis));
    }
    if looked_at {
        ui.painter().rect_filled(rect, 0.0, look.colours.row_focus);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, look.colours.accent);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, look.colours.line));
    parts::focus_ring(ui, &response, &look);
    let inner = rect.shrink2(vec2(20.0, 10.0));
    let half = (inner.width() - SIDE - 32.0) / 2.0;
    sentence(
        ui,
        scene,
        pair.a,
        Rect::from_min_size(inner.min, vec2(half, inner.height())),
    );
    let second = pos2(inner.left() + half + 24.0, inner.top());
    sentence(
        ui,
        scene,
        pair.b,
        Rect::from_min_size(second, vec2(half, inner.height())),
    );
    let side = Rect::from_min_max(pos2(inner.right() - SIDE + 16.0, inner.top()), inner.max);
    let builder = egui::UiBuilder::new()
        .max_rect(side)
        .layout(Layout::top_down(Align::Max));
    let answer = scene.session.dossier().pins().get(&pair).copied();
    // A child of its own: it takes no room from the list.
    let ui = &mut ui.new_child(builder);
    if let Some(answer) = answer {
        // Until the articles are grouped anew.
        let word = if answer == Pin::Linked {
            "the same"
        } else {
            "kept apart"
        };
        ui.label(RichText::new(word).small().color(look.colours.muted));
        return;
    }
    let sure = RichText::new(format!("{:.0} %", link.score * 100.0)).small();
    ui.label(sure.color(look.colours.muted));
    ui.spacing_mut().item_spacing.y = 6.0;
    for (label, yes, hint) in [
        ("Same", true, "These tell the same thing"),
        ("Apart", false, "These do not tell the same thing"),
    ] {
        let response = ui.add(parts::small_button(&look, label)).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: {first} / {second}")));
        if response.clicked() {
            scene.send(Command::Answer(Suggestion::Link(pair), yes));
        }
    }
}

/// A sentence with where it stands, cut after some lines.
fn sentence(ui: &Ui, scene: &Scene<'_>, place: Place, within: Rect) {
    let look = scene.look;
    let Some(entry) = scene.session.dossier().article(place.article) else {
        return;
    };
    let paragraph = entry
        .article
        .sentence_at(place.span.start)
        .and_then(|index| entry.article.sentences.get(index))
        .map_or(0, |sentence| sentence.paragraph);
    let head = format!(
        "{}  {} ¶{paragraph}",
        place.article,
        parts::one_line(entry.outlet(), 40)
    );
    let head = parts::elided(
        ui,
        &head,
        look.strong(look.sizes.small),
        look.colours.muted,
        within.width(),
    );
    ui.painter().galley(within.min, head, look.colours.muted);
    let colour: Color32 = look.colours.ink;
    let font = FontId::new(look.sizes.body, theme::serif());
    let text = parts::one_line(place.span.of(&entry.article.text), 400);
    let mut job = LayoutJob::simple(text, font, colour, within.width());
    job.wrap.max_rows = LINES;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(within.min + vec2(0.0, 18.0), galley, colour);
}
