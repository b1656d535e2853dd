//! Which sentences tell the same, and the analyst's word on it.

use std::collections::BTreeMap;
use std::sync::{Arc, Weak};

use egui::epaint::text::LayoutJob;
use egui::{Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::align::{Link, Tier, Unit};
use crate::dossier::{Action, Pin, PinPair, Place};
use crate::session::{Aligned, Command, Focus, Session};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts, theme};

/// Links listed at least, candidates included.
const MOST_LINKS: usize = 6;
/// Lines of a partner's text that are shown.
const QUOTE_LINES: usize = 2;

/// Why links stand: found once for the sentence in focus, not in every frame.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    /// What they were found in.
    aligned: Weak<Aligned>,
    focus: Option<Unit>,
    found: BTreeMap<(Unit, Unit), Arc<[String]>>,
}

impl Reasons {
    fn of(&mut self, session: &Session, link: &Link) -> Arc<[String]> {
        let Some(aligned) = session.aligned() else {
            return Arc::default();
        };
        let focus = session.focused_unit();
        let stands = std::ptr::eq(self.aligned.as_ptr(), Arc::as_ptr(aligned));
        if !stands || self.focus != focus {
            self.aligned = Arc::downgrade(aligned);
            self.focus = focus;
            self.found.clear();
        }
        let found = self.found.entry((link.a, link.b));
        Arc::clone(found.or_insert_with(|| aligned.because(link).into()))
    }
}

/// A pair of sentences in a few words: "A ¶2 and B ¶4, First words of …".
fn named(session: &Session, here: Place, other: Place) -> String {
    let entry = session.dossier().article(other.article);
    let quote = entry.map_or_else(String::new, |entry| {
        parts::one_line(other.span.of(&entry.article.text), 60)
    });
    format!(
        "{} and {}, {quote}",
        parts::called(session.dossier(), here),
        parts::called(session.dossier(), other)
    )
}

/// Gives a button the name that says what it is about.
fn call(button: &Response, name: &str) {
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
}

/// The partner's first lines, and why it is one. All are of one height, so that
/// only those in sight need be laid out.
fn partner(ui: &mut Ui, look: &Look, quote: &str, because: impl FnOnce() -> Arc<[String]>, name: &str) -> Response {
    let serif = egui::FontId::new(look.sizes.small + 0.5, theme::serif());
    let sans = look.font(look.sizes.small - 0.5);
    let (line, last) = ui.fonts_mut(|fonts| (fonts.row_height(&serif), fonts.row_height(&sans)));
    #[expect(clippy::cast_precision_loss, reason = "two lines")]
    let lines = QUOTE_LINES as f32 * line;
    let size = vec2(ui.available_width(), lines + 2.0 + last);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    parts::focus_ring(ui, &response, look);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let because = because();
    let colour = if response.hovered() {
        look.colours.accent
    } else {
        look.colours.ink
    };
    let mut job = LayoutJob::simple(parts::one_line(quote, 200), serif, colour, rect.width());
    job.wrap.max_rows = QUOTE_LINES;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(rect.min, galley, colour);
    let why = parts::one_line(&because.join("; "), 160);
    let why = parts::elided(ui, &why, sans, look.colours.faint, rect.width());
    ui.painter()
        .galley(rect.min + vec2(0.0, lines + 2.0), why, look.colours.faint);
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(parts::one_line(quote, 600));
            for reason in because.iter() {
                ui.label(RichText::new(format!("· {}", parts::one_line(reason, 200))).color(look.colours.muted));
            }
        })
}

/// Which sentences tell the same, how sure that is, and why; and the analyst's word on it.
pub(super) fn links(ui: &mut Ui, scene: &mut Scene<'_>, reasons: &mut Reasons) {
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
    let shown = links.iter().filter(|(_, link)| link.tier == Tier::Shown).count();
    for (place, link) in links.into_iter().take(shown.max(MOST_LINKS)) {
        let Link {
            tier, score, pinned, ..
        } = link;
        let Some(entry) = scene.session.dossier().article(place.article) else {
            continue;
        };
        let pin = scene.session.dossier().pins().get(&PinPair::new(here, place)).copied();
        let pair = named(scene.session, here, place);
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
                    call(&apart, &format!("Apart: {pair}"));
                    if apart.clicked() {
                        scene.send(Command::Do(Action::SetPins(vec![(here, place)], Some(Pin::Apart))));
                    }
                }
                if pin.is_none() {
                    let link = ui
                        .add(parts::small_button(&look, "Link"))
                        .on_hover_text("These tell the same thing");
                    call(&link, &format!("Link: {pair}"));
                    if link.clicked() {
                        scene.send(Command::Do(Action::SetPins(vec![(here, place)], Some(Pin::Linked))));
                    }
                }
            });
        });
        let quote = place.span.of(&entry.article.text);
        let name = format!(
            "Go to {}: {}",
            parts::called(scene.session.dossier(), place),
            parts::one_line(quote, 80)
        );
        let because = || reasons.of(scene.session, &link);
        if partner(ui, &look, quote, because, &name).clicked() {
            scene.send(Command::Reveal(Focus {
                article: place.article,
                span: place.span,
            }));
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
            let back = ui.add(parts::small_button(&look, "Take back"));
            call(
                &back,
                &format!("Take back: {} kept apart", named(scene.session, here, other)),
            );
            if back.clicked() {
                scene.send(Command::Do(Action::SetPins(vec![(pair.a, pair.b)], None)));
            }
        });
    }
}
