//! Hidden columns that are shown for a visit: a mark, a hit or a suggestion in one is gone
//! to without changing what the analyst hid. A visit is no step of the history and is not
//! saved; it ends with the reading view, or when the column is hidden again.

use super::{Session, View};
use crate::article::ArticleId;

impl Session {
    /// The columns the reading view shows, left to right: those not hidden, and those
    /// that are shown for a visit.
    pub fn columns(&self) -> impl Iterator<Item = ArticleId> + '_ {
        let arrangement = self.dossier().arrangement();
        let order = arrangement.order.iter().copied();
        order.filter(|id| !arrangement.hidden.contains(id) || self.is_visited(*id))
    }

    /// The article whose order the rows follow. A visit changes no row but those its
    /// column adds, so it is the dossier's, unless that shows nothing.
    #[must_use]
    pub fn pivot(&self) -> Option<ArticleId> {
        self.dossier().pivot().or_else(|| self.columns().next())
    }

    /// Whether a hidden column is shown for a visit.
    #[must_use]
    pub fn is_visited(&self, article: ArticleId) -> bool {
        self.view == View::Synopsis && self.visited.contains(&article)
    }

    /// Shows a column for a visit, if it is hidden.
    pub(super) fn visit(&mut self, article: ArticleId) {
        if self.dossier().arrangement().hidden.contains(&article) {
            self.visited.insert(article);
        }
    }

    /// Puts a column that is shown for a visit out of sight again. The passage selected
    /// in it is let go: no key is to change what nobody sees.
    pub(super) fn end_visit(&mut self, article: ArticleId) {
        self.visited.remove(&article);
        if self.selection.focus.is_some_and(|focus| focus.article == article) {
            let reveal = self.selection.reveal;
            self.selection = super::Selection {
                reveal,
                ..super::Selection::default()
            };
        }
    }

    /// Visits end with the reading view; back in it, what is selected is seen again.
    pub(super) fn refresh_visits(&mut self) {
        let hidden = &self.document.dossier().arrangement().hidden;
        let selected = self.selection.focus.map(|focus| focus.article);
        let in_sight = self.view == View::Synopsis;
        self.visited
            .retain(|id| hidden.contains(id) && (in_sight || selected == Some(*id)));
    }
}
