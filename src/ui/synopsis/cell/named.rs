//! What a block says to assistive technology: its text, the marks on it, and which
//! sentence has the attention.

use egui::{Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::Block;
use super::marked::Here;
use crate::article::ArticleId;
use crate::session::Session;
use crate::text::Span;
use crate::ui::discrepancies::kind_words;
use crate::ui::synopsis::{marks, suggested, table_id};
use crate::ui::{Scene, parts};

/// The passage: "A ¶2: …. Marked: claim 1 asserts, KCNA".
pub(super) fn passage(
    ui: &Ui,
    scene: &Scene<'_>,
    article: ArticleId,
    block: &Block,
    here: &[Here<'_>],
    response: &Response,
) {
    let session = scene.session;
    response.widget_info(|| {
        let marked = marked(session, here, block.span);
        let name = format!("{article} ¶{}: {}{marked}", block.paragraph, block.shown);
        WidgetInfo::labeled(Role::Label, true, name)
    });
    let focus = session.selection().focus.filter(|focus| focus.article == article);
    if focus.is_some_and(|focus| focus.span.overlap(block.span).is_some()) {
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_selected(true));
    }
}

/// The sentence that has the attention, as a node of its own: while the table has the
/// keyboard, it is what is read out.
pub(super) fn sentence(ui: &Ui, scene: &Scene<'_>, article: ArticleId, block: &Block, here: &[Here<'_>], at: Pos2) {
    let session = scene.session;
    let Some(focus) = session.selection().focus.filter(|focus| focus.article == article) else {
        return;
    };
    let begin = Span::new(focus.span.start, focus.span.start);
    let Some(entry) = session
        .dossier()
        .article(article)
        .filter(|_| block.span.contains(begin))
    else {
        return;
    };
    let Some(area) = block.boxes(focus.span).into_iter().reduce(Rect::union) else {
        return;
    };
    let id = Id::unique("sentence in hand");
    let response = ui.interact(area.translate(at.to_vec2()), id, Sense::hover());
    response.widget_info(|| {
        let text = parts::displayed(focus.span.of(&entry.article.text));
        let marked = marked(session, here, focus.span);
        let discrepancy = session
            .looked_at_discrepancy()
            .and_then(|number| session.discrepancy(number))
            .map_or_else(String::new, |(one, _)| {
                format!(". Suggested: {}: {}", kind_words(one.kind), parts::displayed(&one.why))
            });
        let suggested = session
            .suggested_link()
            .and_then(|pair| suggested::halves(session, pair))
            .map_or_else(String::new, |(_, there)| {
                format!(
                    ". Suggested: {} may tell the same",
                    parts::called(session.dossier(), there)
                )
            });
        let name = format!(
            "In hand: {article} ¶{}: {text}{marked}{suggested}{discrepancy}",
            block.paragraph
        );
        WidgetInfo::labeled(Role::Cell, true, name)
    });
    ui.ctx().accesskit_node_builder(id, |node| node.set_selected(true));
    ui.ctx()
        .accesskit_node_builder(table_id(), |node| node.set_active_descendant(id.accesskit_id()));
}

/// The marks that touch `span`, in words; empty for none.
fn marked(session: &Session, here: &[Here<'_>], span: Span) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut told = Vec::new();
    for one in here.iter().filter(|one| one.span.overlap(span).is_some()) {
        if !told.contains(&one.id) {
            told.push(one.id);
            words.push(marks::words(session.dossier(), one.mention));
        }
    }
    if words.is_empty() {
        return String::new();
    }
    format!(". Marked: {}", words.join("; "))
}
