//! Where folded furniture is shown in the table.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::align::Unit;
use crate::article::ArticleId;
use crate::dossier::Entry;
use crate::session::Session;

/// Where the folds of each article stand: after which sentence that is in a row
/// (or before the first).
#[derive(Debug, Default)]
pub(super) struct FoldPlaces {
    revision: Option<u64>,
    after: BTreeMap<ArticleId, BTreeMap<u32, Vec<usize>>>,
    right_to_left: BTreeSet<ArticleId>,
}

impl FoldPlaces {
    /// Looks anew when articles or folds have changed.
    pub(super) fn refresh(&mut self, session: &Session) {
        let revision = session.document().alignment_revision();
        if self.revision == Some(revision) {
            return;
        }
        self.revision = Some(revision);
        self.after.clear();
        self.right_to_left.clear();
        for (id, entry) in session.dossier().articles() {
            if has_right_to_left(&entry.article.text) {
                self.right_to_left.insert(*id);
            }
            let places = self.after.entry(*id).or_default();
            for (index, fold) in entry.folds.iter().enumerate() {
                let first = entry.article.sentences_in(fold.span).start;
                let before = (0..first).rev().find(|sentence| !entry.is_folded(*sentence));
                let anchor = before.or_else(|| (first..entry.article.sentences.len()).find(|s| !entry.is_folded(*s)));
                if let Some(anchor) = anchor.and_then(|anchor| u32::try_from(anchor).ok()) {
                    places.entry(anchor).or_default().push(index);
                }
            }
        }
    }

    /// The folds shown with a sentence, by their index in the article.
    pub(super) fn at(&self, article: ArticleId, sentence: u32) -> impl Iterator<Item = usize> + '_ {
        self.after
            .get(&article)
            .and_then(|places| places.get(&sentence))
            .into_iter()
            .flatten()
            .copied()
    }

    /// Whether an article has text in a script that egui cannot lay out.
    #[must_use]
    pub(super) fn is_unshaped(&self, article: ArticleId) -> bool {
        self.right_to_left.contains(&article)
    }

    /// The sentence with which a folded one is shown.
    pub(super) fn anchor_of(&self, unit: Unit) -> Option<Unit> {
        let places = self.after.get(&unit.article)?;
        let before = places
            .range(..=unit.sentence)
            .next_back()
            .or_else(|| places.iter().next());
        before.map(|(sentence, _)| Unit {
            article: unit.article,
            sentence: *sentence,
        })
    }
}

/// Folds with nothing between them make one chip, unless their text is shown.
pub(super) fn together(entry: &Entry, here: Vec<usize>, apart: bool) -> Vec<Range<usize>> {
    let sentences = |index: usize| entry.folds.get(index).map(|fold| entry.article.sentences_in(fold.span));
    let mut groups: Vec<Range<usize>> = Vec::new();
    for index in here {
        match groups.last_mut() {
            Some(group)
                if !apart
                    && group.end == index
                    && sentences(index - 1).map(|run| run.end) == sentences(index).map(|run| run.start) =>
            {
                group.end = index + 1;
            }
            _ => groups.push(index..index + 1),
        }
    }
    groups
}

/// Whether some of the text is in a script whose words egui lays out in the wrong order.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'))
}
