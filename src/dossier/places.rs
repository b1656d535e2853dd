//! What is marked where: fragments of marks, namings of sources, notes on passages and on marks,
//! by article and in text order, for views that look at a stretch of text in every
//! frame.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Anchor, Dossier, MentionId, NamingId, NoteId, Target};
use super::touched::Touched;
use crate::article::ArticleId;
use crate::text::Span;

/// One fragment of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fragment {
    /// Where.
    pub span: Span,
    /// Of which mention.
    pub id: MentionId,
    /// Whether the mention begins here.
    pub first: bool,
}

/// Things with a span in one article, in text order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shelf<T> {
    things: Vec<(Span, T)>,
    /// The length of the longest span, in bytes: how far back what touches a place may begin.
    longest: usize,
}

/// Shelves by article; never an empty one.
type Shelves<T> = BTreeMap<ArticleId, Shelf<T>>;

fn put<T: Ord + Copy>(shelves: &mut Shelves<T>, article: ArticleId, span: Span, thing: T) {
    let shelf = shelves.entry(article).or_insert_with(|| Shelf {
        things: Vec::new(),
        longest: 0,
    });
    let at = shelf.things.partition_point(|other| *other < (span, thing));
    shelf.things.insert(at, (span, thing));
    shelf.longest = shelf.longest.max(span.len());
}

fn take<T: Ord>(shelves: &mut Shelves<T>, article: ArticleId, span: Span, thing: &T) {
    let Some(shelf) = shelves.get_mut(&article) else {
        return;
    };
    shelf.things.retain(|(at, other)| *at != span || other != thing);
    if shelf.things.is_empty() {
        shelves.remove(&article);
    } else if span.len() == shelf.longest {
        shelf.longest = shelf.things.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
    }
}

/// What touches `span`, in text order.
fn touching<T>(shelves: &Shelves<T>, article: ArticleId, span: Span) -> impl Iterator<Item = &(Span, T)> {
    let shelf = shelves.get(&article);
    let things = shelf.map_or(&[][..], |shelf| &shelf.things);
    let from = shelf.map_or(0, |shelf| span.start.saturating_sub(shelf.longest));
    let first = things.partition_point(|(at, _)| at.start < from);
    let things = things.get(first..).unwrap_or_default().iter();
    things
        .take_while(move |(at, _)| at.start < span.end)
        .filter(move |(at, _)| at.overlap(span).is_some())
}

/// What is marked where. A pure function of the dossier, which the
/// [`Document`](super::Document) keeps along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    marks: Shelves<(MentionId, bool)>,
    namings: Shelves<NamingId>,
    notes: Shelves<NoteId>,
    /// Notes on marks; never an empty set.
    on_marks: BTreeMap<MentionId, BTreeSet<NoteId>>,
    /// Marks that an article has; never nought.
    marked: BTreeMap<ArticleId, usize>,
}

impl Places {
    /// All places of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut places = Self::default();
        places.put_in(dossier, &Touched::everything(dossier));
        places
    }

    /// Forgets what is to be changed, as it stands before the change.
    pub(super) fn take_out(&mut self, dossier: &Dossier, touched: &Touched) {
        for (id, mention) in touched.mentions(dossier) {
            let article = mention.at.article;
            for (index, span) in mention.at.fragments.iter().enumerate() {
                take(&mut self.marks, article, *span, &(id, index == 0));
            }
            if let Some(count) = self.marked.get_mut(&article) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    self.marked.remove(&article);
                }
            }
        }
        for (id, naming) in touched.namings(dossier) {
            let Anchor { article, fragments } = &naming.at;
            for span in fragments {
                take(&mut self.namings, *article, *span, &id);
            }
        }
        for (id, note) in touched.notes(dossier) {
            match &note.on {
                Target::Passage(at) => take(&mut self.notes, at.article, at.cover(), &id),
                Target::Mention(mention) => {
                    let left = self.on_marks.get_mut(mention).is_some_and(|notes| {
                        notes.remove(&id);
                        !notes.is_empty()
                    });
                    if !left {
                        self.on_marks.remove(mention);
                    }
                }
                _ => {}
            }
        }
    }

    /// Keeps what has changed, as it stands after the change.
    pub(super) fn put_in(&mut self, dossier: &Dossier, touched: &Touched) {
        for (id, mention) in touched.mentions(dossier) {
            let article = mention.at.article;
            for (index, span) in mention.at.fragments.iter().enumerate() {
                put(&mut self.marks, article, *span, (id, index == 0));
            }
            *self.marked.entry(article).or_default() += 1;
        }
        for (id, naming) in touched.namings(dossier) {
            let Anchor { article, fragments } = &naming.at;
            for span in fragments {
                put(&mut self.namings, *article, *span, id);
            }
        }
        for (id, note) in touched.notes(dossier) {
            match &note.on {
                Target::Passage(at) => put(&mut self.notes, at.article, at.cover(), id),
                Target::Mention(mention) => drop(self.on_marks.entry(*mention).or_default().insert(id)),
                _ => {}
            }
        }
    }

    /// How many marks an article has.
    #[must_use]
    pub fn marked(&self, article: ArticleId) -> usize {
        self.marked.get(&article).copied().unwrap_or(0)
    }

    /// The fragments of marks in an article, in text order.
    #[must_use]
    pub fn marks(&self, article: ArticleId) -> impl DoubleEndedIterator<Item = Fragment> + '_ {
        let shelf = self.marks.get(&article).into_iter();
        shelf.flat_map(|shelf| shelf.things.iter().map(fragment))
    }

    /// The fragments of marks that touch `span`, in text order.
    pub fn marks_touching(&self, article: ArticleId, span: Span) -> impl Iterator<Item = Fragment> + '_ {
        touching(&self.marks, article, span).map(fragment)
    }

    /// The places that name a source and touch `span`, in text order.
    pub fn namings_touching(&self, article: ArticleId, span: Span) -> impl Iterator<Item = (Span, NamingId)> + '_ {
        touching(&self.namings, article, span).copied()
    }

    /// The notes on passages that touch `span`, in text order.
    pub fn notes_touching(&self, article: ArticleId, span: Span) -> impl Iterator<Item = NoteId> + '_ {
        touching(&self.notes, article, span).map(|(_, id)| *id)
    }

    /// The notes on a mark, by id.
    pub fn notes_on(&self, mention: MentionId) -> impl Iterator<Item = NoteId> + '_ {
        self.on_marks.get(&mention).into_iter().flatten().copied()
    }
}

const fn fragment((span, (id, first)): &(Span, (MentionId, bool))) -> Fragment {
    Fragment {
        span: *span,
        id: *id,
        first: *first,
    }
}
