//! A block painted: selection, marks, paragraph number, tags.

use std::sync::Arc;

use egui::{Align2, CornerRadius, CursorIcon, Id, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::grips;
use super::pointer::{answer_pointer, lane_at};
use super::{BETWEEN, Block};
use crate::align::rows::Moved;
use crate::article::ArticleId;
use crate::session::{Command, Edge};
use crate::text::Span;
use crate::ui::synopsis::columns::Column;
use crate::ui::synopsis::{SynopsisState, marks};
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};

pub(super) fn show_block(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    column: Column,
    block: &Block,
    origin: Pos2,
) {
    let look = scene.look;
    let at = origin + vec2(look.spacing.gutter, block.y);
    let rect = Rect::from_min_size(
        at,
        vec2(
            column.width - look.spacing.gutter - look.spacing.cell,
            block.galley.rect.height(),
        ),
    );
    if !ui.is_rect_visible(rect) {
        return;
    }
    paint_ground(ui, scene, state, column.id, block, at);
    paragraph_number(ui, &look, block, pos2(origin.x, at.y));
    tags(ui, scene, column, block, origin, at);
    let id = Id::unique(("passage", column.id.0, block.span.start));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{} ¶{}: {}", column.id, block.paragraph, block.shown),
        )
    });
    answer_pointer(ui, scene, state, column.id, block, at, &response);
    grips::show(ui, scene, state, column.id, block, at);
    ui.painter().galley(at, Arc::clone(&block.galley), look.colours.ink);
}

/// Behind the text: selection, the selected mark's fill, underlines.
fn paint_ground(ui: &Ui, scene: &Scene<'_>, state: &SynopsisState, article: ArticleId, block: &Block, at: Pos2) {
    let colours = scene.look.colours;
    let selection = scene.session.selection();
    let painter = ui.painter();
    let fill = |span: Span, colour| {
        for line in block.boxes(span) {
            let rect = line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0));
            painter.rect_filled(rect, CornerRadius::same(2), colour);
        }
    };
    if let Some(focus) = selection.focus.filter(|focus| focus.article == article) {
        for span in selection.fragments() {
            fill(span, colours.accent_soft);
        }
        picked_edge(ui, scene, block, focus.span, at);
    }
    let (dossier, places) = (scene.session.dossier(), scene.session.document().places());
    let under_pointer = lane_at(ui, places, article, block, at);
    let here = marks::in_lanes(places, article, block.span);
    let drawn: Vec<_> = here
        .iter()
        .filter_map(|(fragment, lane)| {
            let mention = dossier.mentions().get(&fragment.id)?;
            let span = grips::held(state, fragment).unwrap_or(fragment.span);
            Some((mention, fragment.id, span, *lane))
        })
        .collect();
    // Fills first: they would cover the lines of marks that overlap.
    for (mention, _, span, _) in drawn.iter().filter(|(_, id, ..)| selection.mention == Some(*id)) {
        fill(*span, colours.stance(mention.stance).tint);
    }
    for (mention, id, span, lane) in drawn {
        let is_meant = selection.mention == Some(id) || under_pointer == Some(id);
        let width = if is_meant || selection.claim == Some(mention.claim) {
            2.5
        } else {
            1.5
        };
        let stroke = Stroke::new(width, colours.stance(mention.stance).text);
        marks::underline(painter, at, &block.boxes(span), lane, stroke);
    }
    if let Some(proposal) = scene.session.proposal() {
        let is_here = dossier
            .mentions()
            .get(&proposal.mention)
            .is_some_and(|mention| mention.at.article == article);
        for span in [proposal.speaker.name, proposal.speaker.cue]
            .into_iter()
            .filter(|_| is_here)
        {
            for line in block.boxes(span) {
                parts::dashed(
                    ui,
                    line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0)),
                    colours.accent,
                );
            }
        }
    }
    for (span, _) in places.namings_touching(article, block.span) {
        for line in block.boxes(span) {
            let y = at.y + line.bottom() - 3.0;
            let ends = [pos2(at.x + line.left(), y), pos2(at.x + line.right(), y)];
            painter.extend(egui::Shape::dotted_line(&ends, colours.accent, 3.0, 1.0));
        }
    }
}

/// A bar at the edge that the arrow keys move.
fn picked_edge(ui: &Ui, scene: &Scene<'_>, block: &Block, span: Span, at: Pos2) {
    let boxes = block.boxes(span);
    let edge = match scene.session.selection().edge {
        Edge::Start if block.span.contains(Span::new(span.start, span.start)) => {
            boxes.first().map(|line| line.left_top()..=line.left_bottom())
        }
        Edge::End if block.span.contains(Span::new(span.end, span.end)) => {
            boxes.last().map(|line| line.right_top()..=line.right_bottom())
        }
        _ => None,
    };
    if let Some(edge) = edge {
        let (top, bottom) = (*edge.start() + at.to_vec2(), *edge.end() + at.to_vec2());
        ui.painter()
            .line_segment([top, bottom], Stroke::new(2.5, scene.look.colours.accent));
    }
}

/// ¶ number, with an arrow where the passage comes out of its article's order.
fn paragraph_number(ui: &Ui, look: &Look, block: &Block, at: Pos2) {
    let (text, colour) = match block.moved {
        Some(Moved::Back) => (format!("↑{}", block.paragraph), look.colours.accent),
        Some(Moved::Ahead) => (format!("↓{}", block.paragraph), look.colours.accent),
        None => (block.paragraph.to_string(), look.colours.faint),
    };
    let place = at + vec2(look.spacing.gutter - 8.0, look.reading_line() / 2.0);
    ui.painter()
        .text(place, Align2::RIGHT_CENTER, text, look.font(10.0), colour);
}

/// In the gutter, a tag for each mark that begins here: the claim's key and the stance's sign.
fn tags(ui: &mut Ui, scene: &mut Scene<'_>, column: Column, block: &Block, origin: Pos2, at: Pos2) {
    let look = scene.look;
    let (dossier, places) = (scene.session.dossier(), scene.session.document().places());
    let mut taken: f32 = at.y + look.reading_line() - 4.0;
    let mut asked = Vec::new();
    for fragment in places
        .marks_touching(column.id, block.span)
        .filter(|fragment| fragment.first)
    {
        if !block.span.contains(Span::new(fragment.span.start, fragment.span.start)) {
            continue;
        }
        let Some(mention) = dossier.mentions().get(&fragment.id) else {
            continue;
        };
        let claim = dossier.claims().get(&mention.claim);
        let number = claim
            .and_then(|claim| claim.key)
            .map_or_else(|| mention.claim.to_string(), |key| key.to_string());
        let statement = claim.map_or("", |claim| claim.statement.as_str());
        let line = block
            .boxes(fragment.span)
            .first()
            .map_or(at.y, |line| at.y + line.top());
        let top = line.max(taken);
        let rect = Rect::from_min_size(pos2(origin.x + 3.0, top + 1.0), vec2(look.spacing.gutter - 9.0, 15.0));
        if rect.bottom() > at.y + block.galley.rect.height() + BETWEEN + look.spacing.cell {
            break;
        }
        taken = rect.bottom() + 1.0;
        let pair = look.colours.stance(mention.stance);
        let selected = scene.session.selection().mention == Some(fragment.id);
        ui.painter().rect_filled(rect, CornerRadius::same(3), pair.tint);
        if selected {
            ui.painter().rect_stroke(
                rect,
                CornerRadius::same(3),
                Stroke::new(1.5, pair.text),
                egui::StrokeKind::Inside,
            );
        }
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            format!("{number}{}", mention.stance.glyph()),
            look.font(10.5),
            pair.text,
        );
        let response = ui.interact(rect, Id::unique(("tag", fragment.id.0)), Sense::click());
        let name = format!("Mark: claim {number}, {}: {statement}", mention.stance.word());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&name);
        if response.clicked() {
            asked.push(Command::SelectMention(fragment.id));
        }
    }
    if places.notes_touching(column.id, block.span).next().is_some() {
        let top_right = pos2(at.x + column.width - look.spacing.gutter - look.spacing.cell, at.y);
        ui.painter().text(
            top_right + vec2(6.0, 2.0),
            Align2::LEFT_TOP,
            "✎",
            look.font(11.0),
            look.colours.warning,
        );
    }
    scene.out.append(&mut asked);
}
