//! What is selected: one selection for every view.

use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, MentionId, SourceId};
use crate::text::Span;

/// A passage with the reader's attention on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The article.
    pub article: ArticleId,
    /// The passage.
    pub span: Span,
}

/// The edge of the selected passage that the arrow keys move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// None: arrows walk.
    #[default]
    None,
    /// The first word.
    Start,
    /// The last word.
    End,
}

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The passage; of several fragments the one in hand.
    pub focus: Option<Focus>,
    /// The other fragments, in the article of the one in hand.
    pub parts: Vec<Span>,
    /// Sentences of the passage as it was before `Shift` extended it: the one end that stays.
    pub held: Option<(usize, usize)>,
    /// The edge that moves.
    pub edge: Edge,
    /// The mention.
    pub mention: Option<MentionId>,
    /// The claim.
    pub claim: Option<ClaimId>,
    /// The source.
    pub source: Option<SourceId>,
    /// The claim or source was picked in a list: it, not a mark in the text, is meant.
    pub in_list: bool,
    /// Goes up whenever the passage is to be brought into sight.
    pub reveal: u64,
}

impl Selection {
    /// All fragments, in text order, those that overlap joined.
    #[must_use]
    pub fn fragments(&self) -> Vec<Span> {
        joined(
            self.focus
                .map(|focus| focus.span)
                .into_iter()
                .chain(self.parts.iter().copied()),
        )
    }

    /// Lets go of what is no longer there.
    pub(super) fn forget_missing(&mut self, dossier: &Dossier) {
        self.focus = self.focus.filter(|focus| {
            dossier
                .article(focus.article)
                .is_some_and(|entry| focus.span.within(&entry.article.text))
        });
        let text = self.focus.and_then(|focus| dossier.article(focus.article));
        self.parts
            .retain(|part| text.is_some_and(|entry| part.within(&entry.article.text)));
        self.mention = self.mention.filter(|id| dossier.mentions().contains_key(id));
        self.claim = self.claim.filter(|id| dossier.claims().contains_key(id));
        self.source = self.source.filter(|id| dossier.sources().contains_key(id));
    }

    /// Esc: lets go of the innermost thing selected. `false` if nothing was.
    pub(super) fn shrink(&mut self) -> bool {
        if self.edge != Edge::None {
            self.edge = Edge::None;
        } else if !self.parts.is_empty() {
            self.parts.clear();
        } else if self.mention.is_some() || self.claim.is_some() || self.source.is_some() {
            self.mention = None;
            self.claim = None;
            self.source = None;
        } else {
            return self.focus.take().is_some();
        }
        true
    }
}

/// Spans in text order, those that overlap joined.
pub(super) fn joined(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().collect();
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_stand_in_text_order_and_do_not_overlap() {
        let selection = Selection {
            focus: Some(Focus {
                article: ArticleId(1),
                span: Span::new(20, 30),
            }),
            parts: vec![Span::new(40, 50), Span::new(0, 5), Span::new(25, 35)],
            ..Selection::default()
        };
        assert_eq!(
            selection.fragments(),
            [Span::new(0, 5), Span::new(20, 35), Span::new(40, 50)]
        );
    }
}
