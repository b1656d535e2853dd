//! Which sentences tell the same, and the analyst's word on it.

use egui::{RichText, Role, Ui, WidgetInfo};

use crate::align::Tier;
use crate::dossier::{Action, Pin, PinPair};
use crate::session::{Command, Focus};
use crate::ui::{Scene, parts, theme};

/// Links listed at least, candidates included.
const MOST_LINKS: usize = 6;

/// Which sentences tell the same, how sure that is, and why; and the analyst's word on it.
pub(super) fn links(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let links = scene.session.links_here();
    ui.add_space(8.0);
    parts::section(ui, &look, "TELLS THE SAME");
    let Some(here) = scene
        .session
        .focused_unit()
        .and_then(|unit| scene.session.place_of(unit.article, unit.sentence))
    else {
        return;
    };
    if links.is_empty() {
        parts::empty_hint(
            ui,
            &look,
            "No other article tells this, as far as the app can see. l links by hand.",
        );
    }
    let shown = links.iter().filter(|(_, tier, ..)| *tier == Tier::Shown).count();
    for (place, tier, score, pinned, because) in links.into_iter().take(shown.max(MOST_LINKS)) {
        let Some(entry) = scene.session.dossier().article(place.article) else {
            continue;
        };
        let pin = scene.session.dossier().pins().get(&PinPair::new(here, place)).copied();
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            let word = match (tier, pinned) {
                (_, true) => "linked by you".to_owned(),
                (Tier::Shown, false) => format!("{:.0} %", score * 100.0),
                (Tier::Offered, false) => format!("perhaps · {:.0} %", score * 100.0),
            };
            ui.label(RichText::new(format!("{}  {word}", place.article)).small().strong());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if pin.is_none() || pin == Some(Pin::Linked) {
                    let apart = ui
                        .add(parts::small_button(&look, "Apart"))
                        .on_hover_text("These do not tell the same thing");
                    if apart.clicked() {
                        scene.send(Command::Do(Action::SetPin(here, place, Some(Pin::Apart))));
                    }
                }
                if pin.is_none()
                    && ui
                        .add(parts::small_button(&look, "Link"))
                        .on_hover_text("These tell the same thing")
                        .clicked()
                {
                    scene.send(Command::Do(Action::SetPin(here, place, Some(Pin::Linked))));
                }
            });
        });
        let text = parts::one_line(place.span.of(&entry.article.text), 150);
        let font = egui::FontId::new(look.sizes.small + 0.5, theme::serif());
        let response = ui.add(egui::Label::new(RichText::new(text).font(font)).sense(egui::Sense::click()));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("Go to {}", place.article)));
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            scene.send(Command::Reveal(Focus {
                article: place.article,
                span: place.span,
            }));
        }
        if !because.is_empty() {
            ui.label(
                RichText::new(parts::one_line(&because.join("; "), 200))
                    .size(look.sizes.small - 0.5)
                    .color(look.colours.faint),
            );
        }
    }
    let apart: Vec<PinPair> = scene
        .session
        .dossier()
        .pins()
        .iter()
        .filter(|(pair, pin)| **pin == Pin::Apart && (pair.a == here || pair.b == here))
        .map(|(pair, _)| *pair)
        .collect();
    for pair in apart {
        let other = if pair.a == here { pair.b } else { pair.a };
        ui.horizontal(|ui| {
            ui.label(
                RichText::new(format!("kept apart from {}", other.article))
                    .small()
                    .color(look.colours.muted),
            );
            if ui.add(parts::small_button(&look, "Take back")).clicked() {
                scene.send(Command::Do(Action::SetPin(pair.a, pair.b, None)));
            }
        });
    }
}
