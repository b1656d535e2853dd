//! Claim × article: who asserts, who denies, who is silent, and with which value.

use egui::{Align2, CornerRadius, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::theme::Look;
use super::{Scene, parts};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Coverage, Dossier, Mention};
use crate::session::{Command, Verb};

const CLAIM_WIDTH: f32 = 300.0;
const CELL_LEAST: f32 = 120.0;
const CELL_MOST: f32 = 220.0;
const HEAD_HEIGHT: f32 = 48.0;
/// Height of a mention that gives a value, and of one that gives none.
const MENTION: [f32; 2] = [58.0, 42.0];
const BETWEEN: f32 = 4.0;

fn mention_height(mention: &Mention) -> f32 {
    MENTION[usize::from(mention.value.is_empty())]
}

/// The matrix.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let articles: Vec<ArticleId> = dossier.columns().collect();
    let claims: Vec<ClaimId> = dossier.claims().keys().copied().collect();
    if claims.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.3);
            ui.label(
                egui::RichText::new("No claims yet").font(egui::FontId::new(look.sizes.title, super::theme::serif())),
            );
            ui.add_space(6.0);
            let key = scene.spoken(Verb::FindClaim);
            let hint = format!(
                "In the synopsis, select a sentence, then {key}: what it says becomes a claim, and here a row."
            );
            parts::empty_hint(ui, &look, &hint);
        });
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let cell =
        ((ui.available_width() - CLAIM_WIDTH - 40.0) / articles.len().max(1) as f32).clamp(CELL_LEAST, CELL_MOST);
    ScrollArea::both().id_salt("matrix").auto_shrink(false).show(ui, |ui| {
        let left = ui.cursor().min.x + 16.0;
        ui.add_space(12.0);
        head(ui, scene, &articles, left, cell);
        for id in claims {
            row(ui, scene, id, &articles, left, cell);
        }
        ui.add_space(12.0);
        ui.horizontal(|ui| {
            ui.add_space(16.0);
            parts::empty_hint(ui, &look, "“read, silent”: you have read the article and it does not speak of the claim. “not read”: mark the article as read first. Origins are not traced yet: agreeing articles may all relay one agency.");
        });
    });
}

fn head(ui: &mut Ui, scene: &mut Scene<'_>, articles: &[ArticleId], left: f32, width: f32) {
    let look = scene.look;
    let colours = look.colours;
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let all = CLAIM_WIDTH + articles.len() as f32 * width;
    let (rect, _) = ui.allocate_exact_size(vec2(all + 32.0, HEAD_HEIGHT), Sense::hover());
    ui.painter().text(
        pos2(left, rect.bottom() - 10.0),
        Align2::LEFT_BOTTOM,
        "Claim",
        look.strong(look.sizes.small),
        colours.muted,
    );
    for (index, id) in articles.iter().enumerate() {
        let Some(entry) = scene.session.dossier().article(*id) else {
            continue;
        };
        #[expect(clippy::cast_precision_loss, reason = "columns are few")]
        let x = left + CLAIM_WIDTH + index as f32 * width;
        let badge = Rect::from_min_size(pos2(x + 6.0, rect.bottom() - 40.0), vec2(22.0, 18.0));
        parts::siglum(ui, &look, badge, &id.to_string(), false);
        let clip = ui
            .painter()
            .with_clip_rect(Rect::from_min_size(pos2(x, rect.top()), vec2(width - 6.0, HEAD_HEIGHT)));
        let outlet = parts::elided(
            ui,
            &parts::displayed(entry.outlet()),
            look.font(look.sizes.small),
            colours.ink,
            width - 44.0,
        );
        clip.galley(
            pos2(x + 34.0, rect.bottom() - 31.0 - outlet.size().y / 2.0),
            outlet,
            colours.ink,
        );
        let read = if entry.read { "✓ read" } else { "○ not read" };
        clip.text(
            pos2(x + 6.0, rect.bottom() - 6.0),
            Align2::LEFT_BOTTOM,
            read,
            look.font(10.5),
            colours.faint,
        );
    }
    ui.painter()
        .hline(left..=left + all, rect.bottom(), Stroke::new(1.0, colours.strong_line));
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, id: ClaimId, articles: &[ArticleId], left: f32, width: f32) {
    let look = scene.look;
    let colours = look.colours;
    let session = scene.session;
    let dossier = session.dossier();
    let Some(claim) = dossier.claims().get(&id) else { return };
    let tally = scene.tally;
    let coverage: Vec<Coverage<'_>> = articles
        .iter()
        .map(|article| tally.coverage(dossier, id, *article))
        .collect();
    let stack = |coverage: &Coverage<'_>| match coverage {
        Coverage::Mentioned(all) => all.iter().map(|(_, mention)| mention_height(mention) + BETWEEN).sum(),
        Coverage::Silent | Coverage::NotRead => MENTION[1] + BETWEEN,
    };
    let most: f32 = coverage.iter().map(stack).fold(0.0, f32::max);
    let statement = ui.painter().layout(
        parts::displayed(&claim.statement),
        look.font(look.sizes.body),
        colours.ink,
        CLAIM_WIDTH - 44.0,
    );
    let height = (statement.rect.height() + 38.0).max(most + 12.0);
    #[expect(clippy::cast_precision_loss, reason = "columns are few")]
    let all = CLAIM_WIDTH + articles.len() as f32 * width;
    let (rect, response) = ui.allocate_exact_size(vec2(all + 32.0, height), Sense::click());
    let selected = session.selection().claim == Some(id);
    let disputed = tally.is_disputed(id);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::ListBoxOption,
            true,
            selected,
            format!("Claim {id}: {}", claim.statement),
        )
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    if selected {
        ui.painter().rect_filled(rect, 0.0, colours.row_focus);
    }
    let key = claim.key.map_or_else(|| id.to_string(), |key| key.to_string());
    parts::siglum(
        ui,
        &look,
        Rect::from_min_size(pos2(left, rect.top() + 10.0), vec2(22.0, 18.0)),
        &key,
        false,
    );
    let bottom = pos2(left + 30.0, rect.top() + 14.0 + statement.rect.height());
    ui.painter()
        .galley(pos2(left + 30.0, rect.top() + 10.0), statement, colours.ink);
    if disputed {
        let pair = colours.stance(crate::dossier::Stance::Denies);
        let values = tally.values_of(id);
        let text = if values > 1 {
            format!("disputed · {values} values")
        } else {
            "disputed".to_owned()
        };
        ui.painter()
            .text(bottom, Align2::LEFT_TOP, text, look.strong(look.sizes.small), pair.text);
    }
    let conflict = tally.values_of(id) > 1;
    let mut asked = response.clicked().then_some(Command::SelectClaim(id));
    for (index, (article, coverage)) in articles.iter().zip(coverage).enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "columns are few")]
        let x = left + CLAIM_WIDTH + index as f32 * width;
        let mut cell = Rect::from_min_size(pos2(x + 3.0, rect.top() + 7.0), vec2(width - 6.0, MENTION[1]));
        if !ui.clip_rect().x_range().intersects(cell.x_range()) {
            continue;
        }
        match coverage {
            Coverage::Mentioned(mentions) => {
                for (mention_id, mention) in mentions {
                    cell.set_height(mention_height(mention));
                    let response = mention_cell(ui, &look, dossier, cell, *article, mention_id, mention, conflict);
                    if response {
                        asked = Some(Command::SelectMention(mention_id));
                    }
                    cell = cell.translate(vec2(0.0, cell.height() + BETWEEN));
                }
            }
            Coverage::Silent => {
                ui.painter()
                    .rect_filled(cell, CornerRadius::same(5), colours.silent.tint);
                ui.painter().text(
                    cell.center(),
                    Align2::CENTER_CENTER,
                    "· read, silent",
                    look.font(look.sizes.small),
                    colours.silent.text,
                );
            }
            Coverage::NotRead => {
                parts::dashed(ui, cell.shrink(0.5), colours.strong_line);
                ui.painter().text(
                    cell.center(),
                    Align2::CENTER_CENTER,
                    "not read",
                    look.font(look.sizes.small),
                    colours.faint,
                );
            }
        }
    }
    ui.painter()
        .hline(left..=left + all, rect.bottom(), Stroke::new(1.0, colours.line));
    if let Some(command) = asked {
        scene.send(command);
    }
}

/// Sign, word, value, and who says so. Whether it was clicked.
#[expect(clippy::too_many_arguments, reason = "one caller")]
fn mention_cell(
    ui: &Ui,
    look: &Look,
    dossier: &Dossier,
    cell: Rect,
    article: ArticleId,
    id: crate::dossier::MentionId,
    mention: &Mention,
    conflict: bool,
) -> bool {
    let pair = look.colours.stance(mention.stance);
    ui.painter().rect_filled(cell, CornerRadius::same(5), pair.tint);
    let clip = ui.painter().with_clip_rect(cell.intersect(ui.clip_rect()));
    let word = format!("{} {}", mention.stance.glyph(), mention.stance.word());
    clip.text(
        cell.min + vec2(8.0, 5.0),
        Align2::LEFT_TOP,
        &word,
        look.strong(look.sizes.small),
        pair.text,
    );
    let width = cell.width() - 16.0;
    if !mention.value.is_empty() {
        let font = if conflict {
            look.strong(look.sizes.small)
        } else {
            look.font(look.sizes.small)
        };
        let value = parts::elided(ui, &parts::displayed(&mention.value), font, look.colours.ink, width);
        let at = cell.min + vec2(8.0, 22.0);
        let end = Rect::from_min_size(at, value.size());
        clip.galley(at, value, look.colours.ink);
        if conflict {
            clip.hline(end.x_range(), end.bottom(), Stroke::new(1.5, pair.text));
        }
    }
    let source = mention
        .attribution
        .as_ref()
        .and_then(|attribution| dossier.sources().get(&attribution.source));
    let said = source.map_or_else(
        || "own voice".to_owned(),
        |source| {
            let rating = source
                .reliability
                .map_or_else(String::new, |letter| format!(" [{letter}]"));
            format!("{}{rating}", parts::one_line(&source.name, 34))
        },
    );
    let galley = parts::elided(ui, &said, look.font(look.sizes.small), look.colours.muted, width);
    clip.galley(
        pos2(cell.left() + 8.0, cell.bottom() - 5.0 - galley.size().y),
        galley,
        look.colours.muted,
    );
    let response = ui.interact(cell, Id::unique(("matrix", id.0)), Sense::click());
    let name = format!("{article} {}, {said}, {}", mention.stance.word(), mention.value);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    parts::focus_ring(ui, &response, look);
    let quote = dossier
        .article(article)
        .map(|entry| mention.at.quote(&entry.article.text))
        .unwrap_or_default();
    response.on_hover_text(parts::one_line(&quote, 300)).clicked()
}
