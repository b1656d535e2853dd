//! One row's cells, laid out; painting and answering the pointer stand beside.

mod compare;
mod extras;
mod grips;
mod marked;
mod named;
mod paint;
mod pointer;
mod style;
mod tags;

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Galley, LayoutJob};
use egui::text::CharIndex;
use egui::{Id, Pos2, Rangef, Rect, Ui, Vec2, vec2};

use super::columns::{Column, Columns};
use super::folds::{FoldPlaces, has_right_to_left, together};
use super::lens::LensCache;
use super::suggested::Looked;
use super::{ROW_GUTTER, SynopsisState, marks};
use crate::align::Unit;
use crate::align::diff::Difference;
use crate::align::rows::{Cell, Moved, Reference};
use crate::dossier::{Entry, Place};
use crate::session::{Aligned, Session};
use crate::text::Span;
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};
use compare::compared;
use extras::{SuggestionBar, candidates, chip_text, show_extra};
pub(super) use grips::Grip;
use paint::show_block;
pub(super) use pointer::{Drag, end_drag};
pub(super) use style::Style;
use style::{format, sections};

/// Height of a line that holds chips, in points.
const CHIP_LINE: f32 = 26.0;
/// White space between two passages of a cell.
const BETWEEN: f32 = 8.0;

/// A run of sentences of one paragraph.
struct Block {
    galley: Arc<Galley>,
    span: Span,
    shown: String,
    sentences: Range<u32>,
    paragraph: u32,
    moved: Option<Moved>,
    y: f32,
}

enum Extra {
    Fold {
        group: Range<usize>,
        open: Option<Arc<Galley>>,
        y: f32,
    },
    Chip {
        reference: Reference,
        x: f32,
        y: f32,
    },
    Candidate {
        unit: Unit,
        y: f32,
    },
    Reuse {
        text: String,
        y: f32,
    },
    Suggested(SuggestionBar),
}

struct LaidOut {
    column: Column,
    blocks: Vec<Block>,
    extras: Vec<Extra>,
}

/// What every row is laid out from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    /// What is open.
    pub session: &'a Session,
    /// Colours and sizes.
    pub look: &'a Look,
    /// Links and rows.
    pub aligned: &'a Aligned,
    /// The columns in sight, and those scrolled out of it.
    pub columns: &'a Columns,
    /// Where folds stand.
    pub folds: &'a FoldPlaces,
    /// What is suggested for the sentence in hand.
    pub looked: Option<&'a Looked>,
}

/// How much of a row is laid out.
#[derive(Clone, Copy)]
pub(super) enum Extent {
    /// All columns: its height is to be found.
    Whole,
    /// All columns, with what only the focused row has.
    Focused,
    /// The columns that meet this range from left to right, in points from the
    /// first column: the row's height is known.
    Within(Rangef),
}

/// All cells of one row, laid out.
pub(super) struct RowCells {
    index: usize,
    cells: Vec<LaidOut>,
    /// Height of the row, in points.
    pub height: f32,
}

impl RowCells {
    /// Lays out a row. What does not change its height (selection, marks) is left to painting.
    pub(super) fn lay_out(ui: &Ui, page: Page<'_>, lens: &mut LensCache, index: usize, extent: Extent) -> Self {
        let mut height: f32 = 0.0;
        let mut cells = Vec::new();
        let row = page.aligned.rows.get(index);
        for column in &page.columns.all {
            if let Extent::Within(sight) = extent
                && !sight.intersects(Rangef::new(column.x, column.x + column.width))
            {
                continue;
            }
            let Some(entry) = page.session.dossier().article(column.id) else {
                continue;
            };
            let cell = row.and_then(|row| row.cells.get(&column.id));
            let focused = matches!(extent, Extent::Focused);
            let (laid_out, bottom) = lay_out_cell(ui, page, lens, index, entry, *column, cell, focused);
            height = height.max(bottom);
            cells.push(laid_out);
        }
        let pad = page.look.spacing.cell;
        Self {
            index,
            cells,
            height: (height + 2.0 * pad).max(page.look.reading_line() + 2.0 * pad).round(),
        }
    }

    /// How many blocks of text it has.
    pub(super) fn blocks(&self) -> usize {
        self.cells.iter().map(|cell| cell.blocks.len()).sum()
    }

    /// Paints the row at `origin` and answers the pointer.
    pub(super) fn show(&self, ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SynopsisState, origin: Pos2) {
        for cell in &self.cells {
            let column_origin = origin + vec2(ROW_GUTTER + cell.column.x, scene.look.spacing.cell);
            for block in &cell.blocks {
                show_block(ui, scene, state, cell.column, block, column_origin);
            }
            for (number, extra) in cell.extras.iter().enumerate() {
                let id = Id::unique(("synopsis extra", self.index, cell.column.id.0, number));
                show_extra(ui, scene, cell.column, extra, column_origin, id);
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "the table's parts, borrowed apart")]
fn lay_out_cell(
    ui: &Ui,
    page: Page<'_>,
    lens: &mut LensCache,
    row: usize,
    entry: &Entry,
    column: Column,
    cell: Option<&Cell>,
    focused: bool,
) -> (LaidOut, f32) {
    let look = page.look;
    let width = text_width(look, column);
    let mut out = LaidOut {
        column,
        blocks: Vec::new(),
        extras: Vec::new(),
    };
    let mut y = 0.0;
    let Some(cell) = cell else {
        if focused {
            candidates(page.session, page.aligned, row, column.id, &mut out.extras, &mut y);
        }
        return (out, y);
    };
    let compared = focused
        .then(|| compared(page.session, page.aligned, row, column.id, cell))
        .flatten();
    let differs = compared.as_ref().map(|compared| compared.differs.as_slice());
    let mut moved = cell.moved;
    for run in &cell.passages {
        for sentences in by_paragraph(entry, run.clone()) {
            if y > 0.0 {
                y += BETWEEN;
            }
            let Some(block) = lay_out_block(ui, page, lens, entry, column, sentences.clone(), differs) else {
                continue;
            };
            let height = block.galley.rect.height();
            out.blocks.push(Block {
                y,
                moved: moved.take(),
                ..block
            });
            y += height;
            let looked = page.looked.filter(|looked| focused && looked.here.article == column.id);
            if let Some(looked) =
                looked.filter(|looked| out.blocks.last().is_some_and(|block| block.holds(looked.here)))
            {
                let bar = SuggestionBar::lay_out(ui, look, looked, width, y + 6.0);
                y += bar.height() + 8.0;
                out.extras.push(Extra::Suggested(bar));
            }
            let here = sentences
                .flat_map(|sentence| page.folds.at(column.id, sentence))
                .collect();
            for group in together(entry, here, page.session.panels().furniture) {
                y += 4.0;
                let open = page.session.panels().furniture.then(|| {
                    let text = entry
                        .folds
                        .get(group.start)
                        .map_or("", |fold| fold.span.of(&entry.article.text));
                    let shown = parts::displayed(text);
                    ui.painter()
                        .layout(shown, look.font(look.sizes.small), look.colours.muted, width)
                });
                let height = CHIP_LINE + open.as_ref().map_or(0.0, |galley| galley.rect.height() + 4.0);
                out.extras.push(Extra::Fold { group, open, y });
                y += height;
            }
        }
    }
    for text in compared.into_iter().flat_map(|compared| compared.reuse) {
        out.extras.push(Extra::Reuse { text, y: y + 2.0 });
        y += CHIP_LINE;
    }
    let mut x = 0.0;
    let mut rows_named = Vec::new();
    for reference in &cell.references {
        if rows_named.contains(&reference.to_row) {
            continue;
        }
        rows_named.push(reference.to_row);
        let text = parts::elided(
            ui,
            &chip_text(reference),
            look.font(look.sizes.small),
            look.colours.muted,
            width,
        );
        let needed = text.rect.width() + 12.0 + 6.0;
        if x > 0.0 && x + needed > width {
            x = 0.0;
            y += CHIP_LINE;
        }
        out.extras.push(Extra::Chip {
            reference: *reference,
            x,
            y: y + 2.0,
        });
        x += needed;
    }
    if x > 0.0 {
        y += CHIP_LINE + 2.0;
    }
    (out, y)
}

/// How wide a column's text is, in points.
pub(super) fn text_width(look: &Look, column: Column) -> f32 {
    (column.width - look.spacing.gutter - look.spacing.cell).max(40.0)
}

/// Cuts a run of sentences where a paragraph ends.
fn by_paragraph(entry: &Entry, run: Range<u32>) -> Vec<Range<u32>> {
    let mut out: Vec<Range<u32>> = Vec::new();
    let mut last = None;
    for sentence in run {
        let Some(paragraph) = entry.article.sentences.get(sentence as usize).map(|s| s.paragraph) else {
            continue;
        };
        match out.last_mut() {
            Some(open) if last == Some(paragraph) => open.end = sentence + 1,
            _ => out.push(sentence..sentence + 1),
        }
        last = Some(paragraph);
    }
    out
}

/// A block at the top of its cell.
fn lay_out_block(
    ui: &Ui,
    page: Page<'_>,
    lens: &mut LensCache,
    entry: &Entry,
    column: Column,
    sentences: Range<u32>,
    differs: Option<&[(Span, Difference)]>,
) -> Option<Block> {
    let first = entry.article.sentences.get(sentences.start as usize)?;
    let last = entry.article.sentences.get(sentences.end.checked_sub(1)? as usize)?;
    let span = first.span.cover(last.span);
    let shown = parts::displayed(span.of(&entry.article.text));
    let is_headline = entry
        .metadata
        .headline
        .as_ref()
        .and_then(|found| found.at)
        .is_some_and(|at| at.overlap(span).is_some());
    let mut job = LayoutJob {
        text: shown.clone(),
        ..LayoutJob::default()
    };
    job.wrap.max_width = text_width(page.look, column);
    let base = format(page.look, is_headline);
    let styled = if let Some(differs) = differs {
        differs
            .iter()
            .filter_map(|(part, kind)| Some((part.overlap(span)?, Style::Differs(*kind))))
            .collect()
    } else if page.session.panels().lenses.any() {
        let lenses = page.session.panels().lenses;
        lens.spans(lenses, &entry.metadata.language, column.id, span, &shown)
    } else {
        Vec::new()
    };
    sections(&mut job, span, &base, &styled, page.look, differs.is_some());
    let galley = ui.painter().layout_job(job);
    Some(Block {
        galley,
        span,
        shown,
        sentences,
        paragraph: first.paragraph,
        moved: None,
        y: 0.0,
    })
}

impl Block {
    /// Whether places in the text can be told from places on the screen. Not so
    /// for scripts that egui cannot lay out (Arabic, Hebrew).
    fn is_faithful(&self) -> bool {
        self.galley.end().index.0 == self.shown.chars().count() && !has_right_to_left(&self.shown)
    }

    /// Whether a sentence begins in it.
    fn holds(&self, place: Place) -> bool {
        self.span.contains(Span::new(place.span.start, place.span.start))
    }

    fn boxes(&self, span: Span) -> Vec<Rect> {
        let Some(part) = span.overlap(self.span) else {
            return Vec::new();
        };
        if !self.is_faithful() {
            return vec![Rect::from_min_size(Pos2::ZERO, self.galley.rect.size())];
        }
        let from = marks::chars_before(&self.shown, part.start - self.span.start);
        let to = marks::chars_before(&self.shown, part.end - self.span.start);
        marks::boxes(&self.galley, from, to)
    }

    /// The byte offset in the article at a place on the screen.
    fn offset_at(&self, inside: Vec2) -> usize {
        let CharIndex(chars) = self.galley.cursor_from_pos(inside).index;
        let byte = self
            .shown
            .char_indices()
            .nth(chars)
            .map_or(self.shown.len(), |(at, _)| at);
        self.span.start + byte
    }

    fn sentence_at(&self, entry: &Entry, offset: usize) -> Option<Span> {
        let sentences = entry
            .article
            .sentences
            .get(self.sentences.start as usize..self.sentences.end as usize)?;
        sentences
            .iter()
            .find(|s| offset < s.span.end)
            .or(sentences.last())
            .map(|s| s.span)
    }
}
