//! The extent of what is selected: edges moved by word, fragments added, a mark
//! made longer or shorter without touching another one.

use super::selection::joined;
use super::{Edge, Focus, Session};
use crate::dossier::{Mention, MentionId};
use crate::text::Span;
use crate::text::words::{next_word_end, previous_word_start, words};

impl Session {
    /// The selected mark, if it stands in the article of the passage in hand.
    pub(super) fn mark_in_hand(&self) -> Option<(MentionId, &Mention)> {
        let (id, focus) = (self.selection.mention?, self.selection.focus?);
        let mention = self.dossier().mentions().get(&id)?;
        (mention.at.article == focus.article).then_some((id, mention))
    }

    /// The fragment of the selected mark that is in hand.
    fn fragment_in_hand(&self) -> Option<(MentionId, usize)> {
        let (id, mention) = self.mark_in_hand()?;
        let focus = self.selection.focus?.span;
        let fragments = &mention.at.fragments;
        let same = fragments.iter().position(|part| *part == focus);
        let at = same.or_else(|| fragments.iter().position(|part| part.overlap(focus).is_some()));
        Some((id, at.unwrap_or(0)))
    }

    /// Picks the edge that the arrows move; of several fragments the next one when
    /// the same edge is picked again. With a mark selected its edges are meant.
    pub(super) fn pick_edge(&mut self, edge: Edge) {
        if let Some(id) = self.selection.mention
            && self.mark_in_hand().is_none()
        {
            self.select_mention(id);
        }
        let again = self.selection.edge == edge;
        if let Some((id, at)) = self.fragment_in_hand()
            && let Some(mention) = self.dossier().mentions().get(&id)
        {
            let fragments = &mention.at.fragments;
            let at = (at + usize::from(again)) % fragments.len().max(1);
            let (article, span) = (mention.at.article, fragments.get(at).copied());
            self.selection.focus = span.map(|span| Focus { article, span });
        } else if again
            && !self.selection.parts.is_empty()
            && let Some(focus) = &mut self.selection.focus
        {
            let next = self.selection.parts.remove(0);
            self.selection.parts.push(std::mem::replace(&mut focus.span, next));
        }
        if self.selection.focus.is_none() {
            self.inform(self.select_first());
            return;
        }
        self.selection.edge = edge;
    }

    /// Keeps the passage in hand as a fragment and leaves the hand free for one
    /// more; a fragment that is kept already is let go.
    pub(super) fn add_part(&mut self) {
        let Some(focus) = self.selection.focus else {
            self.inform(self.select_first());
            return;
        };
        self.selection.mention = None;
        self.selection.edge = Edge::None;
        let parts = &mut self.selection.parts;
        match parts.iter().position(|part| *part == focus.span) {
            Some(at) => {
                parts.remove(at);
                self.inform("This passage is no longer kept");
            }
            None => {
                parts.push(focus.span);
                self.inform("Kept: select the next passage, then mark them as one. Esc lets go");
            }
        }
    }

    /// Moves the picked edge by a word, and the selected mark with it.
    pub(super) fn move_edge(&mut self, right: bool) {
        let Some(mut focus) = self.selection.focus else { return };
        let in_hand = self.fragment_in_hand();
        if let Some((id, at)) = in_hand
            && let Some(mention) = self.dossier().mentions().get(&id)
            && let Some(span) = mention.at.fragments.get(at)
        {
            focus.span = *span;
        }
        let Some(entry) = self.dossier().article(focus.article) else {
            return;
        };
        let text = &entry.article.text;
        let whole = Span::new(0, text.len());
        let (start, end) = (focus.span.start, focus.span.end);
        let moved = match (self.selection.edge, right) {
            (Edge::Start, true) => words(text, focus.span)
                .map(|word| word.start)
                .find(|at| *at > start)
                .map(|at| (at, end)),
            (Edge::Start, false) => Some((previous_word_start(text, whole, start), end)),
            (Edge::End, true) => Some((start, next_word_end(text, whole, end))),
            (Edge::End, false) => words(text, focus.span)
                .map(|word| word.end)
                .take_while(|at| *at < end)
                .last()
                .map(|at| (start, at)),
            (Edge::None, _) => None,
        };
        let Some(span) = moved.map(|(start, end)| Span::new(start, end)) else {
            return;
        };
        if !span.within(text) {
            return;
        }
        match in_hand {
            Some((id, _)) => self.resize_mark(id, focus.span, span),
            None => {
                let article = focus.article;
                self.selection.focus = Some(Focus { article, span });
            }
        }
    }

    /// Gives one fragment of a mark another extent and takes it in hand. Other marks
    /// stay as they are; fragments of this one that then overlap become one.
    pub(super) fn resize_mark(&mut self, id: MentionId, from: Span, to: Span) {
        let Some(mention) = self.dossier().mentions().get(&id) else {
            return;
        };
        let (article, claim) = (mention.at.article, mention.claim);
        let old = &mention.at.fragments;
        if !old.contains(&from) {
            return;
        }
        let fragments = joined(old.iter().map(|part| if *part == from { to } else { *part }));
        let in_hand = fragments.iter().copied().find(|part| part.contains(to));
        self.edit_mention(id, |mention| mention.at.fragments = fragments);
        if let Some(span) = in_hand {
            self.selection.focus = Some(Focus { article, span });
            self.selection.parts.clear();
            self.selection.mention = Some(id);
            self.selection.claim = Some(claim);
        }
    }
}
