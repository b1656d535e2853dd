//! What is searched for, what was found, what of it is picked and ticked.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::View;
use crate::dossier::Dossier;
use crate::search::{Hit, HitId, Problem, Query, Results};

/// What a search is called among the work under way.
pub(super) const SEARCHING: &str = "Searching";

/// What a search was asked for: the query, and the document's revision.
pub type Asked = (Query, u64);

/// A search to make.
#[derive(Clone, Debug)]
pub struct SearchTask {
    /// What the answer is for.
    pub asked: Asked,
    /// In what.
    pub dossier: Box<Dossier>,
    /// The file with the analyst's synonyms.
    pub lexicon: Option<PathBuf>,
}

/// What the analyst does in a search.
#[derive(Clone, Debug)]
pub enum Seek {
    /// Searches for this from now on.
    For(Query),
    /// Picks a hit: its passage is selected, the view stays.
    Pick(usize),
    /// Ticks a hit, or takes the tick away.
    Tick(usize),
    /// Ticks every hit in a text; if all are ticked, none.
    TickAll,
    /// Goes to the passage of a hit; without a number, of the one picked or the first.
    Open(Option<usize>),
    /// Whether the sentences of the hits are marked, not their words alone.
    MarkSentences(bool),
    /// Stops the search under way.
    Stop,
}

/// A search with its hits.
#[derive(Clone, Debug)]
pub struct Search {
    pub(super) query: Query,
    pub(super) asked: Option<Asked>,
    pub(super) running: bool,
    pub(super) found: Option<(Asked, Arc<Results>)>,
    pub(super) problem: Option<Problem>,
    pub(super) picked: Option<usize>,
    pub(super) ticked: BTreeSet<HitId>,
    pub(super) sentences: bool,
    /// Passages that the ticked hits are in.
    pub(super) passages: usize,
    /// The first hit is to be gone to as soon as there is one.
    pub(super) open_when_found: bool,
    pub(super) to_box: u64,
    pub(super) lexicon: Option<PathBuf>,
    pub(super) faults: Vec<String>,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            query: Query::default(),
            asked: None,
            running: false,
            found: None,
            problem: None,
            picked: None,
            ticked: BTreeSet::new(),
            sentences: true,
            passages: 0,
            open_when_found: false,
            to_box: 0,
            lexicon: None,
            faults: Vec::new(),
        }
    }
}

impl Search {
    /// What is looked for.
    #[must_use]
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// What was found last; while a new search is made, by the one before.
    #[must_use]
    pub fn results(&self) -> Option<&Arc<Results>> {
        self.found.as_ref().map(|(_, results)| results)
    }

    /// Why the query cannot be searched for.
    #[must_use]
    pub const fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Whether a search is under way.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.running
    }

    /// Whether what was found is what is looked for now.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.found.as_ref().is_some_and(|((query, _), _)| *query == self.query)
    }

    /// The number of the hit that is picked.
    #[must_use]
    pub const fn picked(&self) -> Option<usize> {
        self.picked
    }

    /// The hit that is picked.
    #[must_use]
    pub fn picked_hit(&self) -> Option<&Hit> {
        self.results()?.hits.get(self.picked?)
    }

    /// Whether a hit is ticked.
    #[must_use]
    pub fn is_ticked(&self, hit: &Hit) -> bool {
        self.ticked.contains(&hit.id())
    }

    /// How many hits are ticked.
    #[must_use]
    pub fn ticked(&self) -> usize {
        self.ticked.len()
    }

    /// Whether every hit in a text is ticked.
    #[must_use]
    pub fn all_ticked(&self) -> bool {
        let results = self.results().map_or(&[][..], |results| &results.hits);
        // Hits in the text come first.
        let in_text = results.partition_point(|hit| hit.article().is_some());
        in_text > 0 && self.ticked.len() == in_text
    }

    /// How many passages a mark would go to: several hits may be in one sentence.
    #[must_use]
    pub const fn passages(&self) -> usize {
        self.passages
    }

    /// Whether sentences are marked, not the words found alone.
    #[must_use]
    pub const fn marks_sentences(&self) -> bool {
        self.sentences
    }

    /// What is wrong with the file of synonyms.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Goes up whenever the keyboard is to go to the box.
    #[must_use]
    pub const fn to_box(&self) -> u64 {
        self.to_box
    }

    pub(super) fn take_keyboard(&mut self, view: View) {
        self.to_box += u64::from(view == View::Search);
    }

    /// Another dossier: the query stays, nothing is found yet.
    pub(super) fn forget(&mut self) {
        *self = Self {
            query: self.query.clone(),
            sentences: self.sentences,
            to_box: self.to_box,
            lexicon: self.lexicon.take(),
            ..Self::default()
        };
    }

    /// The ticked hits, in their order.
    pub(super) fn ticked_hits(&self) -> impl Iterator<Item = &Hit> {
        let hits = self.results().into_iter().flat_map(|results| &results.hits);
        hits.filter(|hit| self.is_ticked(hit))
    }
}
