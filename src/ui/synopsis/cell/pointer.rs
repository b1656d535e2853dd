//! Clicks, double clicks and drags on a block.

use egui::{CursorIcon, Pos2, Ui};

use super::{BETWEEN, Block};
use crate::article::ArticleId;
use crate::session::{Command, Focus};
use crate::text::Span;
use crate::text::words::word_at;
use crate::ui::Scene;
use crate::ui::synopsis::{SynopsisState, table_id};

/// A drag through the text of one article.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui::synopsis) struct Drag {
    article: ArticleId,
    from: usize,
    moved: bool,
}

/// Ends a drag when the button is up.
pub(in crate::ui::synopsis) fn end_drag(ui: &Ui, state: &mut SynopsisState) {
    if state.drag.is_some() && !ui.input(|input| input.pointer.primary_down()) {
        state.drag = None;
    }
}

pub(super) fn answer_pointer(
    ui: &Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    article: ArticleId,
    block: &Block,
    at: Pos2,
    response: &egui::Response,
) {
    let Some(entry) = scene.session.dossier().article(article) else {
        return;
    };
    let faithful = block.is_faithful();
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let pointer = ui.input(|input| input.pointer.clone());
    let Some(now) = pointer.interact_pos() else { return };
    let inside = response.rect.contains(now) && ui.clip_rect().contains(now);
    if pointer.primary_pressed() && response.contains_pointer() && inside {
        let from = pointer.press_origin().unwrap_or(now);
        state.drag = Some(Drag {
            article,
            from: block.offset_at(from - at),
            moved: false,
        });
        ui.memory_mut(|memory| memory.request_focus(table_id()));
    }
    if response.double_clicked() && faithful {
        let offset = block.offset_at(now - at);
        if let Some(span) = word_at(&entry.article.text, block.span, offset) {
            scene.send(Command::Select(Focus { article, span }));
        }
        return;
    }
    let shift = ui.input(|input| input.modifiers.shift);
    if response.clicked() && !state.drag.is_some_and(|drag| drag.moved) {
        let Some(sentence) = block.sentence_at(entry, block.offset_at(now - at)) else {
            return;
        };
        let before = scene
            .session
            .selection()
            .focus
            .filter(|focus| shift && focus.article == article);
        let span = before.map_or(sentence, |focus| focus.span.cover(sentence));
        scene.send(Command::Select(Focus { article, span }));
        return;
    }
    if let Some(drag) = state
        .drag
        .filter(|drag| drag.article == article && pointer.primary_down())
    {
        let far = pointer
            .press_origin()
            .is_some_and(|origin| (origin - now).length() > 4.0);
        let column = response.rect.x_range().contains(now.x) && response.rect.expand(BETWEEN).y_range().contains(now.y);
        if (far || drag.moved) && column {
            state.drag = Some(Drag { moved: true, ..drag });
            let span = if faithful {
                Span::new(drag.from, block.offset_at(now - at))
            } else {
                block.span
            };
            if !span.is_empty() && scene.session.selection().focus != Some(Focus { article, span }) {
                scene.send(Command::Select(Focus { article, span }));
            }
        }
    }
}
