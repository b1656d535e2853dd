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
    /// The passage.
    pub focus: Option<Focus>,
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
    /// Lets go of what is no longer there.
    pub(super) fn forget_missing(&mut self, dossier: &Dossier) {
        self.focus = self.focus.filter(|focus| {
            dossier
                .article(focus.article)
                .is_some_and(|entry| focus.span.within(&entry.article.text))
        });
        self.mention = self.mention.filter(|id| dossier.mentions().contains_key(id));
        self.claim = self.claim.filter(|id| dossier.claims().contains_key(id));
        self.source = self.source.filter(|id| dossier.sources().contains_key(id));
    }

    /// Esc: lets go of the innermost thing selected. `false` if nothing was.
    pub(super) fn shrink(&mut self) -> bool {
        if self.edge != Edge::None {
            self.edge = Edge::None;
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
