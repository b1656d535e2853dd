//! What stands in a cell beside its text: folds, reference chips, candidates, reuse.

use std::sync::Arc;

use egui::{CornerRadius, CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{CHIP_LINE, Extra};
use crate::align::rows::Reference;
use crate::align::{Tier, Unit};
use crate::article::ArticleId;
use crate::session::{Aligned, Command, Focus, Session, Verb};
use crate::text::Span;
use crate::ui::synopsis::columns::Column;
use crate::ui::{Scene, parts};

/// What a chip that leads to another row says.
pub(super) fn chip_text(reference: &Reference) -> String {
    format!("↔ row {}", reference.to_row + 1)
}

/// Offers shown in one article; a sentence that others offer may have more.
const MOST_OFFERS: usize = 3;

/// Sentences that may tell the same as this row, in an article that has no cell in it.
pub(super) fn candidates(
    session: &Session,
    aligned: &Aligned,
    row: usize,
    column: ArticleId,
    extras: &mut Vec<Extra>,
    y: &mut f32,
) {
    let Some(focus) = session.focused_unit().filter(|unit| aligned.row_of(*unit) == Some(row)) else {
        return;
    };
    let offers = aligned.links_of(focus).filter(|link| link.tier == Tier::Offered);
    let others = offers.map(|link| if link.a == focus { link.b } else { link.a });
    for unit in others.filter(|unit| unit.article == column).take(MOST_OFFERS) {
        extras.push(Extra::Candidate { unit, y: *y });
        *y += CHIP_LINE;
    }
}

/// Paints it and answers a click.
pub(super) fn show_extra(ui: &mut Ui, scene: &mut Scene<'_>, column: Column, extra: &Extra, origin: Pos2, id: Id) {
    let look = scene.look;
    let colours = look.colours;
    let left = origin.x + look.spacing.gutter;
    let width = column.width - look.spacing.gutter - look.spacing.cell;
    let dossier = scene.session.dossier();
    let Some(entry) = dossier.article(column.id) else {
        return;
    };
    let (x, y, text, hover, dashed) = match extra {
        Extra::Reuse { text, y } => {
            let font = look.font(look.sizes.small);
            let galley = parts::elided(ui, &parts::displayed(text), font, colours.differs, width);
            let at = pos2(left, origin.y + y + 4.0);
            let rect = Rect::from_min_size(at, galley.rect.size());
            let response = ui.interact(rect, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
            response.on_hover_text(text);
            ui.painter().galley(at, galley, colours.differs);
            return;
        }
        Extra::Fold { group, y, .. } => {
            let Some((first, all)) = entry.folds.get(group.clone()).and_then(|all| Some((all.first()?, all))) else {
                return;
            };
            let text = match all.len() {
                1 => format!("⋯ folded: {}", first.reason),
                many => format!("⋯ {many} lines folded"),
            };
            let lines = all.iter().map(|fold| {
                format!(
                    "{} ({})",
                    parts::one_line(fold.span.of(&entry.article.text), 120),
                    fold.reason
                )
            });
            let hover = lines
                .chain([format!(
                    "Click to select; {} brings it back",
                    scene.spoken(Verb::ToggleFold)
                )])
                .collect::<Vec<_>>()
                .join("\n");
            (0.0, *y, text, hover, false)
        }
        Extra::Chip { reference, x, y } => {
            let text = chip_text(reference);
            (
                *x,
                *y,
                text,
                "Tells also what that row tells; click to go there".to_owned(),
                false,
            )
        }
        Extra::Candidate { unit, y } => {
            let paragraph = entry
                .article
                .sentences
                .get(unit.sentence as usize)
                .map_or(0, |s| s.paragraph);
            (
                0.0,
                *y,
                format!("? perhaps ¶{paragraph}"),
                parts::one_line(entry.article.sentence_text(unit.sentence as usize), 240),
                true,
            )
        }
    };
    let galley = parts::elided(
        ui,
        &parts::displayed(&text),
        look.font(look.sizes.small),
        colours.muted,
        width - 12.0,
    );
    let rect = Rect::from_min_size(
        pos2(left + x, origin.y + y + 2.0),
        vec2(galley.rect.width() + 12.0, CHIP_LINE - 6.0),
    );
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let ground = if response.hovered() {
        colours.hover
    } else {
        colours.chrome
    };
    ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    if dashed {
        parts::dashed(ui, rect, colours.strong_line);
    }
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(
        rect.min + vec2(6.0, 2.0),
        galley,
        colours.muted,
    );
    if let Extra::Fold {
        open: Some(galley), y, ..
    } = extra
    {
        ui.painter()
            .galley(pos2(left, origin.y + y + CHIP_LINE), Arc::clone(galley), colours.muted);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hover);
    if !response.clicked() {
        return;
    }
    match extra {
        Extra::Fold { group, .. } => {
            let folds = entry.folds.get(group.clone()).unwrap_or_default();
            if let Some(span) = folds.iter().map(|fold| fold.span).reduce(Span::cover) {
                scene.send(Command::Select(Focus {
                    article: column.id,
                    span,
                }));
            }
        }
        Extra::Chip { reference, .. } => go_to(scene, reference.unit),
        Extra::Candidate { unit, .. } => go_to(scene, *unit),
        Extra::Reuse { .. } => {}
    }
}

fn go_to(scene: &mut Scene<'_>, unit: Unit) {
    if let Some(place) = scene.session.place_of(unit.article, unit.sentence) {
        scene.send(Command::Reveal(Focus {
            article: place.article,
            span: place.span,
        }));
    }
}
