//! The marks of a claim: to go to, and to tick for a new claim; the claim as a whole:
//! split, merged, deleted.

use std::collections::BTreeSet;

use egui::{CornerRadius, FontId, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Drafts;
use super::section::{Section, section};
use crate::dossier::{Action, ClaimId, MentionId};
use crate::session::{Command, Prompt};
use crate::ui::theme::serif;
use crate::ui::{Scene, parts};

/// Marks ticked to be parted from the claim.
pub(super) type Ticked = BTreeSet<MentionId>;

/// Height of a line, so that only those in sight need be set.
const LINE: f32 = 40.0;
/// Width of the tick.
const TICK: f32 = 26.0;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut Drafts, id: ClaimId) {
    let look = scene.look;
    let order = &scene.session.dossier().arrangement().order;
    let mentions: Vec<MentionId> = order
        .iter()
        .flat_map(|article| scene.tally.mentions(id, *article))
        .copied()
        .collect();
    let all = scene.session.dossier().mentions();
    drafts
        .ticked
        .retain(|mention| all.get(mention).is_some_and(|mention| mention.claim == id));
    let articles = order
        .iter()
        .filter(|article| !scene.tally.mentions(id, **article).is_empty());
    let summary = match (mentions.len(), articles.count()) {
        (0, _) => "none".to_owned(),
        (1, _) => "1 mark".to_owned(),
        (many, 1) => format!("{many} marks in 1 article"),
        (many, articles) => format!("{many} marks in {articles} articles"),
    };
    let ticked = &mut drafts.ticked;
    let title = &format!("Mentions  {}", mentions.len());
    section(
        ui,
        &look,
        &mut drafts.opened,
        Section::Mentions,
        title,
        &summary,
        |ui| {
            lines(ui, scene, &mentions, ticked);
            ui.add_space(4.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                let split = match ticked.len() {
                    0 => "Split…".to_owned(),
                    some => format!("Split {some} off…"),
                };
                let others = scene.session.dossier().claims().len() > 1;
                let button = |ui: &mut Ui, on: bool, text: &str| {
                    let response = ui.add_enabled(on, parts::small_button(&look, text));
                    parts::focus_ring(ui, &response, &look);
                    response.clicked()
                };
                if button(ui, !mentions.is_empty(), &split) {
                    let ticked = ticked.iter().copied().collect();
                    scene.send(Command::Ask(Prompt::SplitClaim(id, ticked)));
                }
                if button(ui, others, "Merge into…") {
                    scene.send(Command::Ask(Prompt::MergeClaim(id)));
                }
                if button(ui, true, "Delete claim and its mentions") {
                    scene.send(Command::Do(Action::DeleteClaim(id)));
                }
            });
        },
    );
}

/// The marks, of which only those in sight are set, and one more at each end, so that `Tab`
/// leads on.
fn lines(ui: &mut Ui, scene: &mut Scene<'_>, mentions: &[MentionId], ticked: &mut Ticked) {
    #[expect(clippy::cast_precision_loss, reason = "lines of a list")]
    let top = |index: usize| index as f32 * LINE;
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), top(mentions.len())), Sense::hover());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a list")]
    let at = |y: f32| ((y - all.top()) / LINE).max(0.0) as usize;
    let clip = ui.clip_rect();
    let seen = at(clip.top()).saturating_sub(1)..(at(clip.bottom()) + 2).min(mentions.len());
    for index in seen {
        let Some(mention) = mentions.get(index) else { break };
        let place = Rect::from_min_size(all.min + vec2(0.0, top(index)), vec2(all.width(), LINE));
        line(ui, scene, *mention, place, ticked);
    }
}

/// A mark on two lines: article, stance, value, voice; then its words.
fn line(ui: &mut Ui, scene: &mut Scene<'_>, id: MentionId, all: Rect, ticked: &mut Ticked) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let Some(mention) = dossier.mentions().get(&id) else {
        return;
    };
    let (tick, rect) = all.split_left_right_at_x(all.left() + TICK);
    let on = ticked.contains(&id);
    let node = |what: &str| egui::Id::unique(("claim mention", what, id.0));
    let tick_response = ui.interact(tick, node("tick"), Sense::click());
    tick_response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("Tick mark {id}")));
    let response = ui.interact(rect, node("line"), Sense::click());
    let said = mention
        .attribution
        .as_ref()
        .and_then(|said| dossier.sources().get(&said.source));
    response.widget_info(|| {
        let value = match mention.value.trim() {
            "" => String::new(),
            value => format!(", value “{value}”"),
        };
        let voice = said.map_or("own voice", |source| source.name.as_str());
        let name = format!(
            "Mark {id} in {}: {}{value}, {voice}",
            mention.at.article,
            mention.stance.word()
        );
        WidgetInfo::labeled(Role::Link, true, name)
    });
    if tick_response.clicked() && !ticked.remove(&id) {
        ticked.insert(id);
    }
    if response.clicked() {
        scene.send(Command::SelectMention(id));
    }
    if !ui.is_rect_visible(all) {
        return;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(5), colours.hover);
    }
    let square = Rect::from_center_size(pos2(tick.left() + 9.0, tick.top() + 12.0), vec2(16.0, 16.0));
    parts::tick(ui, &look, square, on);
    let pair = colours.stance(mention.stance);
    let text = format!(
        "{} {} {}",
        mention.at.article,
        mention.stance.glyph(),
        mention.stance.word()
    );
    let pill = ui
        .painter()
        .layout_no_wrap(text, look.font(look.sizes.small), pair.text);
    let place = Rect::from_min_size(rect.min + vec2(2.0, 3.0), pill.size() + vec2(12.0, 3.0));
    let after = place.right() + 6.0;
    ui.painter().rect_filled(place, CornerRadius::same(9), pair.tint);
    ui.painter().galley(place.min + vec2(6.0, 1.5), pill, pair.text);
    let voice = said.map_or_else(String::new, |source| parts::one_line(&source.name, 60));
    let facts: Vec<String> = [parts::one_line(&mention.value, 60), voice]
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .collect();
    let small = look.font(look.sizes.small);
    let facts = parts::elided(ui, &facts.join(" · "), small, colours.ink, rect.right() - 4.0 - after);
    ui.painter().galley(pos2(after, place.top() + 1.5), facts, colours.ink);
    let quote = dossier
        .article(mention.at.article)
        .map_or_else(String::new, |entry| mention.at.quote(&entry.article.text));
    let font = FontId::new(look.sizes.small + 0.5, serif());
    let quote = parts::elided(
        ui,
        &parts::one_line(&quote, 160),
        font,
        colours.muted,
        rect.width() - 8.0,
    );
    ui.painter()
        .galley(pos2(rect.left() + 2.0, rect.top() + 22.0), quote, colours.muted);
    parts::focus_ring(ui, &tick_response, &look);
    parts::focus_ring(ui, &response, &look);
    response.on_hover_text("To its passage");
}
