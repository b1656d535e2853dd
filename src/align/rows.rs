//! The table: passages across all articles in rows, in the order of a pivot.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Alignment, Tier, Unit};
use crate::article::ArticleId;

/// An article as the table needs it: its sentences' paragraphs and which take part.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// The article.
    pub article: ArticleId,
    /// For each sentence the number of its paragraph.
    pub paragraphs: &'a [u32],
    /// For each sentence whether it takes part (furniture does not).
    pub active: &'a [bool],
}

/// What the articles tell in common, or one alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The articles that tell it.
    pub cells: BTreeMap<ArticleId, Cell>,
}

/// What one article tells in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Runs of consecutive sentences, in order; never empty.
    pub passages: Vec<Range<u32>>,
    /// Shown links that lead to other rows, by sentence.
    pub references: Vec<Reference>,
    /// Whether the cell stands out of its article's order.
    pub moved: Option<Moved>,
}

/// A shown link to a sentence in another row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The sentence of the cell that is linked.
    pub from: u32,
    /// The row to jump to.
    pub to_row: usize,
    /// The sentence it is linked with.
    pub unit: Unit,
}

/// How a cell stands to the one above it in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// The article tells it earlier than the cell above.
    Back,
    /// Sentences between the cell above and this one stand further down.
    Ahead,
}

/// A row before it has its place.
struct Draft {
    /// Sentences by rank of their article in the order of columns.
    sentences: BTreeMap<usize, Vec<u32>>,
}

/// The rows of `columns` with the order of `pivot`; of the articles of a row
/// without the pivot the first in `order` leads. Every active sentence of every
/// column stands in exactly one row.
#[must_use]
pub fn rows(alignment: &Alignment, columns: &[Column<'_>], order: &[ArticleId], pivot: ArticleId) -> Vec<Row> {
    let columns = ranked(columns, order, pivot);
    let ranks: BTreeMap<ArticleId, usize> = columns
        .iter()
        .enumerate()
        .map(|(rank, column)| (column.article, rank))
        .collect();
    let (drafts, holder) = drafts(alignment, &columns, &ranks);
    let sequence = sequence(
        &drafts,
        &holder,
        &columns,
        columns.first().is_some_and(|c| c.article == pivot),
    );
    let mut place = vec![0; drafts.len()];
    for (at, draft) in sequence.iter().enumerate() {
        if let Some(slot) = place.get_mut(*draft) {
            *slot = at;
        }
    }
    let mut rows: Vec<Row> = sequence
        .iter()
        .filter_map(|draft| drafts.get(*draft))
        .map(|draft| row(draft, &columns))
        .collect();
    refer(alignment, &ranks, &holder, &place, &mut rows);
    mark_moved(&mut rows, &columns);
    rows
}

/// The columns, the pivot first, then by `order`, then by id.
fn ranked<'a>(columns: &[Column<'a>], order: &[ArticleId], pivot: ArticleId) -> Vec<Column<'a>> {
    let mut wanted: BTreeMap<ArticleId, usize> = BTreeMap::new();
    for (rank, id) in order.iter().enumerate() {
        wanted.entry(*id).or_insert(rank);
    }
    let mut columns = columns.to_vec();
    columns.sort_by_key(|column| {
        let rank = wanted.get(&column.article).copied().unwrap_or(usize::MAX);
        (column.article != pivot, rank, column.article)
    });
    columns.dedup_by_key(|column| column.article);
    columns
}

/// For each column and sentence the draft that holds it.
type Holder = Vec<Vec<Option<usize>>>;

fn held(holder: &Holder, rank: usize, sentence: u32) -> Option<usize> {
    holder.get(rank)?.get(sentence as usize).copied().flatten()
}

/// Clusters become drafts; then neighbouring sentences that nobody else tells
/// become one draft a paragraph.
fn drafts(alignment: &Alignment, columns: &[Column<'_>], ranks: &BTreeMap<ArticleId, usize>) -> (Vec<Draft>, Holder) {
    let mut holder: Holder = columns.iter().map(|column| vec![None; column.active.len()]).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let is_active = |unit: &Unit| {
        let column = columns.get(*ranks.get(&unit.article)?)?;
        column.active.get(unit.sentence as usize).copied()
    };
    let mut linked: Vec<Vec<bool>> = columns.iter().map(|column| vec![false; column.active.len()]).collect();
    for link in alignment.links.iter().filter(|link| link.tier == Tier::Shown) {
        if is_active(&link.a) == Some(true) && is_active(&link.b) == Some(true) {
            for end in [link.a, link.b] {
                let flag = ranks
                    .get(&end.article)
                    .and_then(|rank| linked.get_mut(*rank))
                    .and_then(|flags| flags.get_mut(end.sentence as usize));
                if let Some(flag) = flag {
                    *flag = true;
                }
            }
        }
    }
    for cluster in &alignment.clusters {
        let mut draft = Draft {
            sentences: BTreeMap::new(),
        };
        for unit in cluster.units.iter().filter(|unit| is_active(unit) == Some(true)) {
            let Some(rank) = ranks.get(&unit.article) else { continue };
            let slot = holder.get_mut(*rank).and_then(|of| of.get_mut(unit.sentence as usize));
            if let Some(slot @ None) = slot {
                *slot = Some(drafts.len());
                draft.sentences.entry(*rank).or_default().push(unit.sentence);
            }
        }
        if draft.sentences.len() > 1 {
            drafts.push(draft);
        } else {
            // Nobody else in sight tells it: it stands with its neighbours.
            for (rank, sentences) in draft.sentences {
                for sentence in sentences {
                    if let Some(slot) = holder.get_mut(rank).and_then(|of| of.get_mut(sentence as usize)) {
                        *slot = None;
                    }
                }
            }
        }
    }
    for draft in &mut drafts {
        for sentences in draft.sentences.values_mut() {
            sentences.sort_unstable();
        }
    }
    gather_alone(columns, &linked, &mut drafts, &mut holder);
    (drafts, holder)
}

/// Sentences that stand together in a cell because nobody else tells them, at most:
/// a row is laid out whole, so a paragraph without end must not be one row.
const MOST_ALONE: usize = 12;

/// Puts every active sentence that no draft holds into one, with the sentence
/// before it where both are alone in one paragraph.
fn gather_alone(columns: &[Column<'_>], linked: &[Vec<bool>], drafts: &mut Vec<Draft>, holder: &mut Holder) {
    for (rank, column) in columns.iter().enumerate() {
        let mut before: Option<(usize, u32)> = None;
        for (sentence, active) in column.active.iter().enumerate() {
            let slot = holder.get_mut(rank).and_then(|of| of.get_mut(sentence));
            let Some(slot @ None) = slot.filter(|_| *active) else {
                before = None;
                continue;
            };
            let number = u32::try_from(sentence).unwrap_or(u32::MAX);
            let paragraph = column.paragraphs.get(sentence).copied().unwrap_or(0);
            let is_linked = linked
                .get(rank)
                .and_then(|flags| flags.get(sentence))
                .copied()
                .unwrap_or(false);
            let has_room = |draft: &usize| {
                let held = drafts.get(*draft).and_then(|draft| draft.sentences.get(&rank));
                held.is_none_or(|sentences| sentences.len() < MOST_ALONE)
            };
            let joins = before
                .filter(|(_, of)| *of == paragraph && !is_linked)
                .map(|(draft, _)| draft)
                .filter(has_room);
            let draft = joins.unwrap_or(drafts.len());
            *slot = Some(draft);
            if let Some(draft) = drafts.get_mut(draft) {
                draft.sentences.entry(rank).or_default().push(number);
            } else {
                drafts.push(Draft {
                    sentences: BTreeMap::from([(rank, vec![number])]),
                });
            }
            before = (!is_linked).then_some((draft, paragraph));
        }
    }
}

/// The order of the drafts. Those of the pivot stand by themselves; every other
/// hangs on the one that holds the sentence before it in its leading article.
/// That sentence is earlier or its draft led by an earlier article, so nothing
/// hangs on itself.
fn sequence(drafts: &[Draft], holder: &Holder, columns: &[Column<'_>], has_pivot: bool) -> Vec<usize> {
    let mut roots: Vec<(usize, u32, usize)> = Vec::new();
    let mut hanging: Vec<Vec<(usize, u32, usize)>> = vec![Vec::new(); drafts.len()];
    let mut first: Vec<(usize, u32, usize)> = Vec::new();
    let before: Vec<Vec<Option<u32>>> = columns.iter().map(|column| before(column.active)).collect();
    for (number, draft) in drafts.iter().enumerate() {
        let Some((rank, sentence)) = draft.sentences.iter().next().and_then(|(r, s)| Some((*r, *s.first()?))) else {
            continue;
        };
        let entry = (rank, sentence, number);
        if has_pivot && rank == 0 {
            roots.push(entry);
            continue;
        }
        let previous = before
            .get(rank)
            .and_then(|of| of.get(sentence as usize))
            .copied()
            .flatten();
        match previous.and_then(|previous| held(holder, rank, previous)) {
            Some(parent) => {
                if let Some(children) = hanging.get_mut(parent) {
                    children.push(entry);
                }
            }
            None => first.push(entry),
        }
    }
    roots.sort_unstable();
    first.sort_unstable();
    let mut stack: Vec<usize> = first.iter().chain(&roots).rev().map(|(_, _, number)| *number).collect();
    let mut sequence = Vec::with_capacity(drafts.len());
    while let Some(number) = stack.pop() {
        sequence.push(number);
        if let Some(children) = hanging.get_mut(number) {
            children.sort_unstable();
            stack.extend(children.iter().rev().map(|(_, _, child)| *child));
        }
    }
    sequence
}

/// For each sentence the active one before it.
fn before(active: &[bool]) -> Vec<Option<u32>> {
    let mut last = None;
    active
        .iter()
        .enumerate()
        .map(|(sentence, active)| {
            let before = last;
            if *active {
                last = u32::try_from(sentence).ok();
            }
            before
        })
        .collect()
}

fn row(draft: &Draft, columns: &[Column<'_>]) -> Row {
    let mut row = Row::default();
    for (rank, sentences) in &draft.sentences {
        let mut passages: Vec<Range<u32>> = Vec::new();
        for sentence in sentences {
            match passages.last_mut() {
                Some(last) if last.end == *sentence => last.end += 1,
                _ => passages.push(*sentence..sentence + 1),
            }
        }
        if let Some(column) = columns.get(*rank) {
            row.cells.insert(
                column.article,
                Cell {
                    passages,
                    ..Cell::default()
                },
            );
        }
    }
    row
}

/// Adds the shown links between rows to both their ends.
fn refer(
    alignment: &Alignment,
    ranks: &BTreeMap<ArticleId, usize>,
    holder: &Holder,
    place: &[usize],
    rows: &mut [Row],
) {
    let row_of = |unit: &Unit| {
        let draft = held(holder, *ranks.get(&unit.article)?, unit.sentence)?;
        place.get(draft).copied()
    };
    for link in alignment.links.iter().filter(|link| link.tier == Tier::Shown) {
        let (Some(one), Some(other)) = (row_of(&link.a), row_of(&link.b)) else {
            continue;
        };
        if one == other {
            continue;
        }
        for (at, from, to_row, unit) in [(one, link.a, other, link.b), (other, link.b, one, link.a)] {
            let cell = rows.get_mut(at).and_then(|row| row.cells.get_mut(&from.article));
            if let Some(cell) = cell {
                cell.references.push(Reference {
                    from: from.sentence,
                    to_row,
                    unit,
                });
            }
        }
    }
    for cell in rows.iter_mut().flat_map(|row| row.cells.values_mut()) {
        cell.references.sort_unstable();
    }
}

/// Marks the cells that stand out of their article's order.
fn mark_moved(rows: &mut [Row], columns: &[Column<'_>]) {
    for column in columns {
        let mut unseen = Unseen::new(column.active);
        let mut above: Option<Range<u32>> = None;
        for row in rows.iter_mut() {
            let Some(cell) = row.cells.get_mut(&column.article) else {
                continue;
            };
            let (Some(first), Some(last)) = (cell.passages.first().cloned(), cell.passages.last().cloned()) else {
                continue;
            };
            let end = above.as_ref().map_or(0, |above| above.end);
            cell.moved = if above.is_some_and(|above| first.start < above.start) {
                Some(Moved::Back)
            } else if unseen.from(end) < first.start {
                Some(Moved::Ahead)
            } else {
                None
            };
            for sentence in cell.passages.iter().cloned().flatten() {
                unseen.see(sentence);
            }
            above = Some(first.start..last.end);
        }
    }
}

/// The sentences not yet seen, as links to the next one (path halving).
struct Unseen {
    next: Vec<u32>,
}

impl Unseen {
    fn new(active: &[bool]) -> Self {
        let mut all = Self {
            next: (0..=u32::try_from(active.len()).unwrap_or(u32::MAX)).collect(),
        };
        for (sentence, active) in active.iter().enumerate() {
            if !active {
                all.see(u32::try_from(sentence).unwrap_or(u32::MAX));
            }
        }
        all
    }

    fn step(&self, at: u32) -> u32 {
        self.next.get(at as usize).copied().unwrap_or(at)
    }

    /// The first sentence from `at` on that was not seen.
    fn from(&mut self, mut at: u32) -> u32 {
        while self.step(at) != at {
            let over = self.step(self.step(at));
            if let Some(slot) = self.next.get_mut(at as usize) {
                *slot = over;
            }
            at = over;
        }
        at
    }

    fn see(&mut self, sentence: u32) {
        if let Some(slot) = self.next.get_mut(sentence as usize).filter(|slot| **slot == sentence) {
            *slot = sentence + 1;
        }
    }
}
