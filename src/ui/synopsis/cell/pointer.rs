//! Clicks, double clicks and drags on a block.

use egui::{CursorIcon, Pos2, Ui};

use super::{BETWEEN, Block, grips};
use crate::article::ArticleId;
use crate::dossier::MentionId;
use crate::session::{Command, Focus, Session};
use crate::text::Span;
use crate::text::words::word_at;
use crate::ui::Scene;
use crate::ui::synopsis::{SynopsisState, table_id};

/// A drag through the text of one article.
#[derive(Clone, Debug)]
pub(in crate::ui::synopsis) struct Drag {
    article: ArticleId,
    from: usize,
    moved: bool,
    /// What was selected before and stays: the drag adds a fragment.
    parts: Vec<Span>,
}

/// Ends a drag when the button is up.
pub(in crate::ui::synopsis) fn end_drag(ui: &Ui, scene: &mut Scene<'_>, state: &mut SynopsisState) {
    if ui.input(|input| input.pointer.primary_down()) {
        return;
    }
    if let Some(drag) = state.drag.take()
        && drag.moved
        && let Some(at) = ui.input(|input| input.pointer.interact_pos())
    {
        state.at_pointer.open(at, None);
    }
    grips::let_go(scene, state);
}

/// The fragments that stay selected when one is added in this article: none when
/// what is selected stands in another one, since a mark stands in one article.
fn parts_before(session: &Session, article: ArticleId) -> Vec<Span> {
    let selection = session.selection();
    if selection.focus.is_some_and(|focus| focus.article == article) {
        selection.fragments()
    } else {
        Vec::new()
    }
}

#[expect(clippy::too_many_arguments, reason = "the table's parts, borrowed apart")]
pub(super) fn answer_pointer(
    ui: &Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    article: ArticleId,
    block: &Block,
    at: Pos2,
    response: &egui::Response,
    under_pointer: Option<MentionId>,
) {
    let Some(entry) = scene.session.dossier().article(article) else {
        return;
    };
    let faithful = block.is_faithful();
    let lane = under_pointer.filter(|_| response.hovered());
    if response.hovered() {
        ui.ctx().set_cursor_icon(if lane.is_some() {
            CursorIcon::PointingHand
        } else {
            CursorIcon::Text
        });
    }
    let (pointer, modifiers) = ui.input(|input| (input.pointer.clone(), input.modifiers));
    let Some(now) = pointer.interact_pos() else { return };
    let inside = response.rect.contains(now) && ui.clip_rect().contains(now);
    if pointer.primary_pressed() && response.contains_pointer() && inside {
        let from = pointer.press_origin().unwrap_or(now);
        let parts = if modifiers.command {
            parts_before(scene.session, article)
        } else {
            Vec::new()
        };
        state.drag = Some(Drag {
            article,
            from: block.offset_at(from - at),
            moved: false,
            parts,
        });
        ui.memory_mut(|memory| memory.request_focus(table_id()));
    }
    if response.secondary_clicked() && inside {
        let offset = block.offset_at(now - at);
        let selection = scene.session.selection();
        let on_selection = selection.focus.is_some_and(|focus| focus.article == article)
            && selection
                .fragments()
                .iter()
                .any(|part| part.start <= offset && offset <= part.end);
        match (lane, block.sentence_at(entry, offset)) {
            (Some(id), _) => scene.send(Command::SelectMention(id)),
            (None, Some(span)) if !on_selection => scene.send(Command::Select(Focus { article, span })),
            _ => {}
        }
        state.at_pointer.open(now, lane);
        return;
    }
    if response.double_clicked() && faithful && !modifiers.command {
        let offset = block.offset_at(now - at);
        if let Some(span) = word_at(&entry.article.text, block.span, offset) {
            scene.send(Command::Select(Focus { article, span }));
        }
        return;
    }
    if response.clicked() && !state.drag.as_ref().is_some_and(|drag| drag.moved) {
        if let Some(id) = lane.filter(|_| !modifiers.command && !modifiers.shift) {
            scene.send(Command::SelectMention(id));
            return;
        }
        let Some(sentence) = block.sentence_at(entry, block.offset_at(now - at)) else {
            return;
        };
        if modifiers.command {
            add_or_take(scene, article, sentence);
            return;
        }
        let before = scene
            .session
            .selection()
            .focus
            .filter(|focus| modifiers.shift && focus.article == article);
        let span = before.map_or(sentence, |focus| focus.span.cover(sentence));
        scene.send(Command::Select(Focus { article, span }));
        return;
    }
    if state.grip.is_some() {
        if pointer.primary_down() && is_over(response, now) {
            grips::follow(state, article, block, &entry.article.text, block.offset_at(now - at));
        }
        return;
    }
    if let Some(drag) = &mut state.drag
        && drag.article == article
        && pointer.primary_down()
    {
        let far = pointer
            .press_origin()
            .is_some_and(|origin| (origin - now).length() > 4.0);
        if (far || drag.moved) && is_over(response, now) {
            drag.moved = true;
            let span = if faithful {
                Span::new(drag.from, block.offset_at(now - at))
            } else {
                block.span
            };
            let focus = Focus { article, span };
            if !span.is_empty() && scene.session.selection().focus != Some(focus) {
                let parts = drag.parts.clone();
                scene.send(Command::SelectParts(focus, parts));
            }
        }
    }
}

/// Whether a pointer that is held down is at a block, or between it and the next.
fn is_over(response: &egui::Response, now: Pos2) -> bool {
    response.rect.x_range().contains(now.x) && response.rect.expand(BETWEEN).y_range().contains(now.y)
}

/// Adds a sentence to the selection; one that is in it already is taken out.
fn add_or_take(scene: &mut Scene<'_>, article: ArticleId, sentence: Span) {
    let mut parts = parts_before(scene.session, article);
    let before = parts.len();
    parts.retain(|part| part.overlap(sentence).is_none());
    let span = if parts.len() == before {
        sentence
    } else {
        // What is left; the last sentence of all stays.
        parts.pop().unwrap_or(sentence)
    };
    scene.send(Command::SelectParts(Focus { article, span }, parts));
}
