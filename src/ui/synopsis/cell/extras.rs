//! What stands in a cell beside its text: folds, reference chips, candidates, reuse, and
//! what is suggested for the sentence in hand.

use std::sync::Arc;

use egui::epaint::text::{Galley, LayoutJob, TextFormat};
use egui::{CornerRadius, CursorIcon, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{CHIP_LINE, Extra};
use crate::align::rows::Reference;
use crate::align::{Tier, Unit};
use crate::article::ArticleId;
use crate::dossier::Place;
use crate::session::{Aligned, Command, Focus, Session, Verb};
use crate::text::Span;
use crate::ui::synopsis::columns::Column;
use crate::ui::synopsis::suggested::{Looked, unit_of};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts, theme};

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

/// White space in the bar of a suggestion.
const PAD: egui::Vec2 = vec2(7.0, 5.0);

/// Below the sentence in hand: which other sentence may tell the same.
pub(super) struct SuggestionBar {
    galley: Arc<Galley>,
    name: String,
    there: Place,
    y: f32,
}

impl SuggestionBar {
    /// Laid out in a column of this width.
    pub(super) fn lay_out(ui: &Ui, look: &Look, looked: &Looked, width: f32, y: f32) -> Self {
        let colours = look.colours;
        let mut job = LayoutJob::default();
        job.wrap.max_width = width - 2.0 * PAD.x;
        let sans = |colour| TextFormat::simple(look.font(look.sizes.small), colour);
        let serif = TextFormat::simple(egui::FontId::new(look.sizes.body, theme::serif()), colours.ink);
        let strong = TextFormat::simple(look.strong(look.sizes.small), colours.accent);
        job.append(&looked.head, 0.0, strong);
        job.append(&format!("\n{}\n", looked.quote), 0.0, serif);
        job.append(&looked.foot, 0.0, sans(colours.muted));
        let foot = looked.foot.replace(" · ", ", ").replace('\n', ". ");
        Self {
            galley: ui.painter().layout_job(job),
            name: format!("Suggestion: {}: {} {foot}", looked.head, looked.quote),
            there: looked.there,
            y,
        }
    }

    /// Its height, in points.
    pub(super) fn height(&self) -> f32 {
        self.galley.rect.height() + 2.0 * PAD.y
    }

    /// Paints it; a click goes to the other sentence.
    fn show(&self, ui: &Ui, scene: &mut Scene<'_>, left: f32, top: f32, width: f32, id: Id) {
        let colours = scene.look.colours;
        let rect = Rect::from_min_size(pos2(left, top + self.y), vec2(width, self.height()));
        let response = ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.name));
        let ground = if response.hovered() {
            colours.hover
        } else {
            colours.raised
        };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
        parts::dashed(ui, rect, colours.accent);
        ui.painter()
            .galley(rect.min + PAD, Arc::clone(&self.galley), colours.ink);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text("Click to go to the other sentence").clicked() {
            let Place { article, span } = self.there;
            scene.send(Command::Reveal(Focus { article, span }));
        }
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
    let looked_at = scene.session.suggested_link();
    let is_looked_at = |unit: Unit| {
        let mut halves = looked_at.iter().flat_map(|pair| [pair.a, pair.b]);
        halves.any(|place| unit_of(scene.session, place) == Some(unit))
    };
    let (x, y, text, hover, dashed) = match extra {
        Extra::Suggested(bar) => {
            bar.show(ui, scene, left, origin.y, width, id);
            return;
        }
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
            (0.0, *y, text, hover, None)
        }
        Extra::Chip { reference, x, y } => {
            let text = chip_text(reference);
            (
                *x,
                *y,
                text,
                "Tells also what that row tells; click to go there".to_owned(),
                None,
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
                Some(if is_looked_at(*unit) {
                    colours.accent
                } else {
                    colours.strong_line
                }),
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
    if let Some(colour) = dashed {
        parts::dashed(ui, rect, colour);
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
        Extra::Reuse { .. } | Extra::Suggested(_) => {}
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
