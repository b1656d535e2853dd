//! A discrepancy: what it is, why it was found, its accounts side by side, and the answers.

use egui::{Align, FontId, Layout, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::account::{self, LINES};
use super::kind_words;
use crate::dossier::Action;
use crate::findings::{Discrepancy, Relation, Side};
use crate::session::{Answered, Command, Suggestion, Verb, records};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts, theme};

/// Width of the column with kind and answers, in points.
const SIDE: f32 = 136.0;
/// White space around a card.
const PAD: egui::Vec2 = vec2(20.0, 12.0);
/// Accounts shown side by side; the others are counted.
const MOST: usize = 3;
/// An account in less room than this cannot be read.
const NARROWEST: f32 = 150.0;

/// How high a card is: all are alike, so that only those in sight are laid out.
pub(super) fn height(ui: &Ui, look: &Look) -> f32 {
    let serif = FontId::new(look.sizes.body, theme::serif());
    let line = ui.fonts_mut(|fonts| fonts.row_height(&serif));
    #[expect(clippy::cast_precision_loss, reason = "three lines")]
    let lines = LINES as f32;
    2.0 * PAD.y + 22.0 + 18.0 + lines * line + 4.0
}

/// Paints a card and answers the pointer.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, number: usize, height: f32, looked_at: bool) {
    let session = scene.session;
    let Some((one, answered)) = session.discrepancy(number) else {
        return;
    };
    let look = scene.look;
    let colours = look.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = name(one);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, looked_at, &name));
    if response.clicked() {
        scene.send(Command::SelectSuggestion(Suggestion::Discrepancy(number)));
    }
    if response.double_clicked() {
        scene.send(Command::Run(Verb::ShowSynopsis));
    }
    if looked_at {
        ui.painter().rect_filled(rect, 0.0, colours.row_focus);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, colours.accent);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colours.line));
    parts::focus_ring(ui, &response, &look);

    let inner = rect.shrink2(PAD);
    let right = inner.right() - SIDE;
    let why = parts::elided(
        ui,
        &parts::displayed(&one.why),
        look.font(look.sizes.body),
        colours.ink,
        right - inner.left() - 24.0,
    );
    let is_cut = why.elided;
    ui.painter().galley(inner.min, why, colours.ink);
    let left_out = accounts(
        ui,
        scene,
        &one.sides,
        Rect::from_min_max(inner.min + vec2(0.0, 24.0), pos2(right - 24.0, inner.bottom())),
    );
    let within = Rect::from_min_max(pos2(right, inner.top()), inner.max);
    let layout = Layout::top_down(Align::Min);
    // A child of its own: it takes no room from the list.
    let builder = UiBuilder::new().max_rect(within).layout(layout).id_salt(number);
    let ui = &mut ui.new_child(builder);
    kind(ui, &look, one);
    answers(ui, scene, number, one, answered, &name);
    if left_out > 0 {
        let text = match left_out {
            1 => "1 account more".to_owned(),
            many => format!("{many} accounts more"),
        };
        ui.add_space(3.0);
        parts::empty_hint(ui, &look, &text);
    }
    if is_cut {
        response.on_hover_text(&one.why);
    }
}

/// The accounts beside each other, as many as can be read; how many are left out.
fn accounts(ui: &Ui, scene: &Scene<'_>, sides: &[Side], within: Rect) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
    let room = (within.width() / NARROWEST).max(1.0) as usize;
    let shown = sides.len().min(MOST).min(room);
    #[expect(clippy::cast_precision_loss, reason = "at most three")]
    let width = (within.width() + 20.0) / shown.max(1) as f32;
    for (column, side) in sides.iter().take(shown).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "at most three")]
        let left = within.left() + column as f32 * width;
        let part = Rect::from_min_max(pos2(left, within.top()), pos2(left + width - 20.0, within.bottom()));
        account::show(ui, scene, side, part);
    }
    sides.len() - shown
}

/// What it is and how grave.
fn kind(ui: &mut Ui, look: &Look, one: &Discrepancy) {
    let colours = look.colours;
    ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
    ui.horizontal(|ui| {
        let colour = if one.severity > 2 {
            colours.warning
        } else {
            colours.muted
        };
        ui.label(
            RichText::new("●".repeat(usize::from(one.severity)))
                .size(9.0)
                .color(colour),
        );
        ui.label(RichText::new(kind_words(one.kind)).font(look.strong(look.sizes.small)));
    });
    let sure = format!("{} · {:.0} %", relation(one.relation), one.confidence * 100.0);
    ui.add(egui::Label::new(RichText::new(sure).small().color(colours.muted)).truncate());
    ui.add_space(5.0);
}

fn answers(ui: &mut Ui, scene: &mut Scene<'_>, number: usize, one: &Discrepancy, answered: Answered, name: &str) {
    let look = scene.look;
    let small = |text: String| RichText::new(text).small().color(look.colours.muted);
    let button = |ui: &mut Ui, text: &str, hint: &str| {
        let response = ui.add(parts::small_button(&look, text)).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{text}: {name}")));
        response.clicked()
    };
    match answered {
        Answered::Open => {
            ui.horizontal(|ui| {
                for (text, yes, hint) in [
                    ("Take up", true, "Makes a claim with a mark for each account"),
                    ("Put away", false, "It is none; it is not shown again"),
                ] {
                    if button(ui, text, hint) {
                        scene.send(Command::Answer(Suggestion::Discrepancy(number), yes));
                    }
                }
            });
        }
        Answered::TakenUp(claim) => {
            let key = scene.session.dossier().claims().get(&claim).and_then(|claim| claim.key);
            let called = key.map_or_else(|| claim.to_string(), |key| key.to_string());
            ui.label(small(format!("taken up as claim {called}")));
            if button(ui, "To the claim", "Selects it in the matrix") {
                scene.send(Command::SelectClaim(claim));
                scene.send(Command::Run(Verb::ShowClaims));
            }
        }
        Answered::Rejected => {
            ui.label(small("put away".to_owned()));
            if button(ui, "Show again", "Among those to look at") {
                scene.send(Command::Do(Action::Dismiss(records(one).collect(), false)));
            }
        }
    }
}

/// It as one who does not see it is told it.
fn name(one: &Discrepancy) -> String {
    let grave = ["", "slight", "middling", "grave"]
        .get(usize::from(one.severity))
        .copied()
        .unwrap_or_default();
    format!(
        "Discrepancy, {}, {}, {grave}: {}",
        kind_words(one.kind),
        relation(one.relation),
        parts::displayed(&one.why)
    )
}

/// How the accounts stand to one another, in words.
const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradiction => "contradiction",
        Relation::ApparentContradiction => "may contradict",
        Relation::Reconciled => "reconciled",
        Relation::Variant => "both can be true",
        Relation::Lexical => "other words",
    }
}
