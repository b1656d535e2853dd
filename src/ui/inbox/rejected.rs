//! What was rejected, folded below the inbox: a line each, with the way back.

use egui::{Frame, Margin, Panel, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::dossier::{Place, SourceId};
use crate::session::{Command, Focus, Rejected};
use crate::ui::{Scene, parts};

/// Height of a line, so that only those in sight need be set.
const LINE: f32 = 30.0;
/// Width of the button.
const BUTTON: f32 = 104.0;
/// Lines in sight at most; the rest is scrolled to.
const MOST: f32 = 8.0;

/// The heading with the count; opened, the list. `open` is kept by the inbox.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, open: &mut bool) {
    let all = scene.session.rejected();
    if all.is_empty() {
        return;
    }
    let look = scene.look;
    let frame = Frame::new()
        .fill(look.colours.chrome)
        .inner_margin(Margin::symmetric(20, 6));
    Panel::bottom("rejected").frame(frame).show(ui, |ui| {
        let title = format!("Rejected ({})", all.len());
        let summary = if *open { "" } else { "not suggested again" };
        if parts::disclosure(ui, &look, &title, summary, *open).clicked() {
            *open = !*open;
        }
        if !*open {
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        // The panel is as high as it was in the frame before; the list says how high it is to be.
        #[expect(clippy::cast_precision_loss, reason = "lines of a list")]
        let height = (all.len() as f32).min(MOST) * LINE;
        ScrollArea::vertical()
            .id_salt("rejected")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show_rows(ui, LINE, all.len(), |ui, rows| {
                for rejected in all.get(rows).unwrap_or_default() {
                    line(ui, scene, *rejected);
                }
            });
    });
}

fn line(ui: &mut Ui, scene: &mut Scene<'_>, rejected: Rejected) {
    let look = scene.look;
    let (kind, what) = words(scene, rejected);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let side = Rect::from_min_max(pos2(rect.right() - BUTTON, rect.top() + 2.0), rect.max);
    let named = rect.with_max_x(side.left() - 12.0);
    let response = ui.interact(named, egui::Id::unique(("rejected", what.as_str())), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{kind}: {what}")));
    let small = look.font(look.sizes.small);
    let label = parts::elided(ui, kind, small.clone(), look.colours.muted, 110.0);
    let text = parts::elided(ui, &what, small, look.colours.ink, named.width() - 118.0);
    let y = |height: f32| rect.center().y - height / 2.0;
    ui.painter()
        .galley(pos2(named.left(), y(label.size().y)), label, look.colours.muted);
    ui.painter()
        .galley(pos2(named.left() + 118.0, y(text.size().y)), text, look.colours.ink);
    parts::focus_ring(ui, &response, &look);
    if response.on_hover_text("To its place").clicked() {
        scene.send(match rejected {
            Rejected::Link(pair) => Command::Reveal(focus(pair.a)),
            Rejected::Speaker(what) => Command::Reveal(focus(what.at)),
            Rejected::OneSource(pair) => Command::SelectSource(pair.a),
            Rejected::Mark(id) => match scene.session.dossier().proposed().get(&id) {
                Some(one) => Command::Reveal(Focus {
                    article: one.at.article,
                    span: one.at.cover(),
                }),
                None => return,
            },
            Rejected::Discrepancy(number) => match first_place(scene, number) {
                Some(place) => Command::Reveal(place),
                None => return,
            },
        });
    }
    let button = ui
        .new_child(egui::UiBuilder::new().max_rect(side))
        .add(parts::small_button(&look, "Offer again"));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Offer again: {what}")));
    let hint = "Takes the no back: it is suggested again, if it is still likely";
    if button.on_hover_text(hint).clicked() {
        scene.send(Command::OfferAgain(rejected));
    }
}

const fn focus(place: Place) -> Focus {
    Focus {
        article: place.article,
        span: place.span,
    }
}

fn first_place(scene: &Scene<'_>, number: usize) -> Option<Focus> {
    let (one, _) = scene.session.discrepancy(number)?;
    let (article, span) = *one.sides.iter().flat_map(|side| &side.spans).next()?;
    Some(Focus { article, span })
}

/// What kind of suggestion it was, and what it said.
fn words(scene: &Scene<'_>, rejected: Rejected) -> (&'static str, String) {
    let dossier = scene.session.dossier();
    let quoted = |place: Place, most: usize| {
        let entry = dossier.article(place.article);
        let text = entry.map_or("", |entry| place.span.of(&entry.article.text));
        format!("{} “{}”", parts::called(dossier, place), parts::one_line(text, most))
    };
    let name = |id: SourceId| {
        let source = dossier.sources().get(&id);
        source.map_or_else(String::new, |source| parts::one_line(&source.name, 60))
    };
    match rejected {
        Rejected::Link(pair) => (
            "Not the same",
            format!("{} / {}", quoted(pair.a, 60), quoted(pair.b, 60)),
        ),
        Rejected::Speaker(what) => {
            let entry = dossier.article(what.at.article);
            let sentence = entry.map_or_else(String::new, |entry| {
                let sentence = entry.article.sentence_around(what.at.span);
                parts::one_line(sentence.of(&entry.article.text), 100)
            });
            ("Who says so", format!("{}: {sentence}", quoted(what.at, 30)))
        }
        Rejected::OneSource(pair) => ("Two sources", format!("{} / {}", name(pair.a), name(pair.b))),
        Rejected::Mark(id) => {
            let one = dossier.proposed().get(&id);
            let words = one.map(|one| super::marks::quoted(scene, one, 100));
            ("Another’s mark", words.unwrap_or_default())
        }
        Rejected::Discrepancy(number) => {
            let why = scene
                .session
                .discrepancy(number)
                .map(|(one, _)| parts::one_line(&one.why, 160));
            ("Put away", why.unwrap_or_default())
        }
    }
}
