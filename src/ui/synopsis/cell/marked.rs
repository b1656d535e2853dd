//! The marks of a block: where each is drawn, and which one is under the pointer.

use egui::{Painter, Pos2, Rect, Stroke, Ui};

use super::{Block, grips};
use crate::article::ArticleId;
use crate::dossier::{Mention, MentionId};
use crate::session::Session;
use crate::text::Span;
use crate::ui::synopsis::lanes::BEYOND;
use crate::ui::synopsis::{SynopsisState, marks};
use crate::ui::theme::Palette;

/// How far from its underline a mark is hit, in points.
const REACH: f32 = 2.5;

/// One fragment of a mark, as far as it stands in a block.
pub(super) struct Here<'a> {
    /// The mark.
    pub id: MentionId,
    /// The same.
    pub mention: &'a Mention,
    /// Its extent; while an end is dragged, the one it would have.
    pub span: Span,
    /// In which lane it is drawn.
    pub lane: usize,
    /// Whether the mark begins in this block.
    pub begins: bool,
    /// The lines it covers, from the block's corner.
    pub boxes: Vec<Rect>,
}

/// The fragments of marks in a block, in text order.
pub(super) fn marks_here<'a>(
    session: &'a Session,
    state: &mut SynopsisState,
    article: ArticleId,
    block: &Block,
) -> Vec<Here<'a>> {
    let document = session.document();
    let mut here = document.places().marks_touching(article, block.span).peekable();
    if here.peek().is_none() {
        return Vec::new();
    }
    let lanes = state.lanes.of(document, article);
    let one = |fragment: crate::dossier::Fragment| {
        let mention = session.dossier().mentions().get(&fragment.id)?;
        let span = grips::held(state, &fragment).unwrap_or(fragment.span);
        Some(Here {
            id: fragment.id,
            mention,
            span,
            lane: lanes.lane(fragment.id),
            begins: fragment.first && fragment.span.start >= block.span.start,
            boxes: block.boxes(span),
        })
    };
    here.filter_map(one).collect()
}

/// The mark whose underline is under the pointer, the nearest of several. Of those that
/// share a line the one after the selected: every one is reached by clicks.
pub(super) fn under_pointer(
    ui: &Ui,
    here: &[Here<'_>],
    block: &Block,
    at: Pos2,
    selected: Option<MentionId>,
) -> Option<MentionId> {
    let now = ui.input(|input| input.pointer.hover_pos())? - at;
    let area = block.galley.rect.expand(marks::LANE_DISTANCE * 2.0);
    if !block.is_faithful()
        || !area.contains(now.to_pos2())
        || ui.ctx().layer_id_at(now.to_pos2() + at.to_vec2()) != Some(ui.layer_id())
    {
        return None;
    }
    let hits: Vec<(f32, MentionId)> = here
        .iter()
        .filter_map(|one| {
            let across = one.boxes.iter().filter(|line| line.x_range().contains(now.x));
            let off = across.map(|line| (marks::lane_y(*line, one.lane) - now.y).abs());
            let off = off.min_by(f32::total_cmp).filter(|off| *off <= REACH)?;
            Some((off, one.id))
        })
        .collect();
    let nearest = hits.iter().map(|(off, _)| *off).min_by(f32::total_cmp)?;
    let mut on_line = hits.iter().filter(|(off, _)| *off <= nearest).map(|(_, id)| *id);
    let first = on_line.clone().next();
    let after = on_line.find(|id| Some(*id) == selected).and_then(|_| on_line.next());
    after.or(first)
}

/// Draws the marks: the fill of the one in hand, then underlines and stripes. Those in
/// hand come last, over the others.
pub(super) fn paint(
    painter: &Painter,
    colours: &Palette,
    session: &Session,
    here: &[Here<'_>],
    under_pointer: Option<MentionId>,
    at: Pos2,
) {
    let selection = session.selection();
    let is_meant = |one: &Here<'_>| selection.mention == Some(one.id) || under_pointer == Some(one.id);
    // Fills first: they would cover the lines of marks that overlap.
    for one in here.iter().filter(|one| selection.mention == Some(one.id)) {
        super::paint::fill(painter, at, &one.boxes, colours.stance(one.mention.stance).tint);
    }
    let (last, first): (Vec<&Here<'_>>, Vec<&Here<'_>>) = here.iter().partition(|one| is_meant(one));
    for one in first.into_iter().chain(last) {
        let colour = colours.stance(one.mention.stance).text;
        let is_meant = is_meant(one);
        if one.lane == BEYOND && !is_meant {
            marks::dots(painter, at, &one.boxes, colours.muted);
            continue;
        }
        let width = if is_meant || selection.claim == Some(one.mention.claim) {
            2.5
        } else {
            1.5
        };
        marks::underline(painter, at, &one.boxes, one.lane, Stroke::new(width, colour));
        let stroke = marks::stripe_stroke(colour, is_meant);
        marks::stripe(painter, at, &one.boxes, one.lane, stroke);
    }
}
