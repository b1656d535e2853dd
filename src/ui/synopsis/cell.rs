//! One row's cells: laid out, then painted and made to answer the pointer.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{Galley, LayoutJob, TextFormat};
use egui::text::CharIndex;
use egui::{Align2, CornerRadius, CursorIcon, Id, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::columns::{Column, Columns};
use super::lens::Lens;
use super::{ROW_GUTTER, SynopsisState, marks};
use crate::align::diff::{Difference, difference};
use crate::align::rows::{Cell, Moved, Reference};
use crate::align::{Tier, Unit};
use crate::article::ArticleId;
use crate::dossier::{Entry, Target};
use crate::session::{Aligned, Command, Edge, Focus, Session};
use crate::text::Span;
use crate::text::words::word_at;
use crate::ui::theme::Look;
use crate::ui::{Scene, parts};

/// Height of a line that holds chips, in points.
const CHIP_LINE: f32 = 26.0;
/// White space between two passages of a cell.
const BETWEEN: f32 = 8.0;

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

/// A drag through the text of one article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drag {
    article: ArticleId,
    from: usize,
    moved: bool,
}

/// Ends a drag when the button is up.
pub(super) fn end_drag(ui: &Ui, state: &mut SynopsisState) {
    if state.drag.is_some() && !ui.input(|input| input.pointer.primary_down()) {
        state.drag = None;
    }
}

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
}

struct LaidOut {
    column: Column,
    blocks: Vec<Block>,
    extras: Vec<Extra>,
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
    #[expect(clippy::too_many_arguments, reason = "the table's parts, borrowed apart")]
    pub(super) fn lay_out(
        ui: &Ui,
        scene: &Scene<'_>,
        aligned: &Aligned,
        index: usize,
        columns: &Columns,
        folds: &FoldPlaces,
        lens: &mut Lens,
        focused: bool,
    ) -> Self {
        let mut height: f32 = 0.0;
        let mut cells = Vec::new();
        for column in &columns.all {
            let Some(entry) = scene.session.dossier().article(column.id) else {
                continue;
            };
            let cell = aligned.rows.get(index).and_then(|row| row.cells.get(&column.id));
            let (laid_out, bottom) =
                lay_out_cell(ui, scene, aligned, index, entry, *column, cell, folds, lens, focused);
            height = height.max(bottom);
            cells.push(laid_out);
        }
        let pad = scene.look.spacing.cell;
        Self {
            index,
            cells,
            height: (height + 2.0 * pad).max(scene.look.reading_line() + 2.0 * pad).round(),
        }
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
    scene: &Scene<'_>,
    aligned: &Aligned,
    row: usize,
    entry: &Entry,
    column: Column,
    cell: Option<&Cell>,
    folds: &FoldPlaces,
    lens: &mut Lens,
    focused: bool,
) -> (LaidOut, f32) {
    let look = &scene.look;
    let width = (column.width - look.spacing.gutter - look.spacing.cell).max(40.0);
    let mut out = LaidOut {
        column,
        blocks: Vec::new(),
        extras: Vec::new(),
    };
    let mut y = 0.0;
    let Some(cell) = cell else {
        if focused {
            candidates(scene.session, aligned, row, column.id, &mut out.extras, &mut y);
        }
        return (out, y);
    };
    let differs = focused
        .then(|| differences(scene.session, aligned, row, column.id, cell))
        .flatten();
    let mut moved = cell.moved;
    for run in &cell.passages {
        for sentences in by_paragraph(entry, run.clone()) {
            if y > 0.0 {
                y += BETWEEN;
            }
            let Some(block) = lay_out_block(
                ui,
                scene,
                entry,
                column.id,
                sentences.clone(),
                width,
                moved.take(),
                y,
                lens,
                differs.as_deref(),
            ) else {
                continue;
            };
            y += block.galley.rect.height();
            out.blocks.push(block);
            let here = sentences.flat_map(|sentence| folds.at(column.id, sentence)).collect();
            for group in together(entry, here, scene.session.panels().furniture) {
                y += 4.0;
                let open = scene.session.panels().furniture.then(|| {
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

/// Folds with nothing between them make one chip, unless their text is shown.
fn together(entry: &Entry, here: Vec<usize>, apart: bool) -> Vec<Range<usize>> {
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

fn chip_text(reference: &Reference) -> String {
    format!("↔ row {}", reference.to_row + 1)
}

/// Sentences that may tell the same as this row, in an article that has no cell in it.
fn candidates(
    session: &Session,
    aligned: &Aligned,
    row: usize,
    column: ArticleId,
    extras: &mut Vec<Extra>,
    y: &mut f32,
) {
    let Some(focus) = session.focused_unit().filter(|unit| aligned.row_of(*unit) == Some(row)) else {
        return;
    };
    for link in aligned
        .links_of(focus)
        .filter(|link| link.tier == Tier::Offered)
        .take(3)
    {
        let unit = if link.a == focus { link.b } else { link.a };
        if unit.article == column {
            extras.push(Extra::Candidate { unit, y: *y });
            *y += CHIP_LINE;
        }
    }
}

/// The words of a cell that the passage it is compared with does not have.
fn differences(session: &Session, aligned: &Aligned, row: usize, column: ArticleId, cell: &Cell) -> Option<Vec<Span>> {
    if !session.panels().differences {
        return None;
    }
    let focus = session.focused_unit()?;
    let cells = &aligned.rows.get(row)?.cells;
    let base = if focus.article == column {
        session
            .dossier()
            .columns()
            .find(|id| *id != column && cells.contains_key(id))?
    } else {
        focus.article
    };
    let text = &session.dossier().article(column)?.article.text;
    let base_text = &session.dossier().article(base)?.article.text;
    let bases = runs(session, base, cells.get(&base)?);
    let mut differs = Vec::new();
    for run in runs(session, column, cell) {
        // A word differs when no passage of the other cell has it in its place.
        let against = bases.iter().map(|other| unlike(text, run, base_text, *other));
        differs.extend(against.reduce(|all, more| common(&all, &more)).unwrap_or_default());
    }
    Some(differs)
}

/// The passages of a cell, as spans.
fn runs(session: &Session, article: ArticleId, cell: &Cell) -> Vec<Span> {
    let Some(entry) = session.dossier().article(article) else {
        return Vec::new();
    };
    let sentences = &entry.article.sentences;
    let span = |run: &Range<u32>| {
        let first = sentences.get(run.start as usize)?;
        let last = sentences.get(run.end.checked_sub(1)? as usize)?;
        Some(first.span.cover(last.span))
    };
    cell.passages.iter().filter_map(span).collect()
}

fn unlike(text: &str, span: Span, other_text: &str, other: Span) -> Vec<Span> {
    let (ours, _) = difference(text, span, other_text, other);
    ours.into_iter()
        .filter(|part| part.difference != Difference::Same)
        .map(|part| part.span)
        .collect()
}

/// What two lists of spans, each in order, both cover.
fn common(a: &[Span], b: &[Span]) -> Vec<Span> {
    a.iter().flat_map(|a| b.iter().filter_map(|b| a.overlap(*b))).collect()
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

#[expect(clippy::too_many_arguments, reason = "the cell's parts, borrowed apart")]
fn lay_out_block(
    ui: &Ui,
    scene: &Scene<'_>,
    entry: &Entry,
    article: ArticleId,
    sentences: Range<u32>,
    width: f32,
    moved: Option<Moved>,
    y: f32,
    lens: &mut Lens,
    differs: Option<&[Span]>,
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
    job.wrap.max_width = width;
    let base = format(&scene.look, is_headline);
    let styled = if let Some(differs) = differs {
        differs
            .iter()
            .filter_map(|part| Some((part.overlap(span)?, Style::Differs)))
            .collect()
    } else if scene.session.panels().lenses {
        lens.spans(&entry.metadata.language, article, span, &shown)
    } else {
        Vec::new()
    };
    sections(&mut job, span, &base, &styled, &scene.look, differs.is_some());
    let galley = ui.painter().layout_job(job);
    Some(Block {
        galley,
        span,
        shown,
        sentences,
        paragraph: first.paragraph,
        moved,
        y,
    })
}

fn format(look: &Look, is_headline: bool) -> TextFormat {
    let mut format = TextFormat::simple(look.reading_font(), look.colours.ink);
    if is_headline {
        format.font_id.family = crate::ui::theme::serif_semibold();
    }
    format.line_height = Some(look.reading_line());
    format.valign = egui::Align::Center;
    format
}

/// How a stretch of text is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A word the other passage does not have.
    Differs,
    /// A quotation.
    Quote,
    /// A reporting verb.
    Cue,
    /// A word of reserve.
    Hedge,
    /// A number or date.
    Number,
}

/// Cuts the job into sections by `styled` spans (in text order).
fn sections(
    job: &mut LayoutJob,
    span: Span,
    base: &TextFormat,
    styled: &[(Span, Style)],
    look: &Look,
    comparing: bool,
) {
    let colours = look.colours;
    let mut plain = base.clone();
    if comparing {
        plain.color = colours.same;
    }
    let mut at = span.start;
    let mut push = |from: usize, to: usize, format: TextFormat| {
        if from < to {
            job.sections.push(egui::epaint::text::LayoutSection {
                leading_space: 0.0,
                byte_range: (from - span.start).into()..(to - span.start).into(),
                format,
            });
        }
    };
    for (part, style) in styled {
        if part.start < at || part.end > span.end {
            continue;
        }
        push(at, part.start, plain.clone());
        let mut format = base.clone();
        match style {
            Style::Differs => {
                format.color = colours.differs;
                format.underline = Stroke::new(1.0, colours.differs);
            }
            Style::Quote => format.background = colours.lens_quote,
            Style::Cue => {
                format.color = colours.lens_cue;
                format.italics = true;
            }
            Style::Hedge => {
                format.color = colours.lens_hedge;
                format.underline = Stroke::new(1.0, colours.lens_hedge);
            }
            Style::Number => format.color = colours.lens_number,
        }
        push(part.start, part.end, format);
        at = part.end;
    }
    push(at, span.end, plain);
}

impl Block {
    /// Whether places in the text can be told from places on the screen. Not so
    /// for scripts that egui cannot lay out (Arabic, Hebrew).
    fn is_faithful(&self) -> bool {
        self.galley.end().index.0 == self.shown.chars().count() && !has_right_to_left(&self.shown)
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

fn has_right_to_left(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'))
}

fn show_block(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    column: Column,
    block: &Block,
    origin: Pos2,
) {
    let look = scene.look;
    let at = origin + vec2(look.spacing.gutter, block.y);
    let rect = Rect::from_min_size(
        at,
        vec2(
            column.width - look.spacing.gutter - look.spacing.cell,
            block.galley.rect.height(),
        ),
    );
    if !ui.is_rect_visible(rect) {
        return;
    }
    paint_ground(ui, scene, state, column.id, block, at);
    paragraph_number(ui, &look, block, pos2(origin.x, at.y));
    tags(ui, scene, state, column, block, origin, at);
    let id = Id::unique(("passage", column.id.0, block.span.start));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(
            Role::Label,
            true,
            format!("{} ¶{}: {}", column.id, block.paragraph, block.shown),
        )
    });
    answer_pointer(ui, scene, state, column.id, block, at, &response);
    ui.painter().galley(at, Arc::clone(&block.galley), look.colours.ink);
}

/// Behind the text: selection, the selected mark's fill, underlines.
fn paint_ground(ui: &Ui, scene: &Scene<'_>, state: &SynopsisState, article: ArticleId, block: &Block, at: Pos2) {
    let colours = scene.look.colours;
    let selection = scene.session.selection();
    let painter = ui.painter();
    if let Some(focus) = selection.focus.filter(|focus| focus.article == article) {
        for line in block.boxes(focus.span) {
            painter.rect_filled(
                line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0)),
                CornerRadius::same(2),
                colours.accent_soft,
            );
        }
        edge_handles(ui, scene, block, focus.span, at);
    }
    let dossier = scene.session.dossier();
    let here: Vec<marks::Fragment> = state.marks.touching(article, block.span).copied().collect();
    let lanes = marks::lanes(&here);
    for (fragment, lane) in here.iter().zip(lanes) {
        let Some(mention) = dossier.mentions().get(&fragment.id) else {
            continue;
        };
        let pair = colours.stance(mention.stance);
        let boxes = block.boxes(fragment.span);
        let selected = selection.mention == Some(fragment.id);
        if selected {
            for line in &boxes {
                painter.rect_filled(
                    line.translate(at.to_vec2()).expand2(vec2(2.0, -1.0)),
                    CornerRadius::same(2),
                    pair.tint,
                );
            }
        }
        let of_claim = selection.claim == Some(mention.claim);
        marks::underline(
            painter,
            at,
            &boxes,
            lane,
            Stroke::new(if selected || of_claim { 2.5 } else { 1.5 }, pair.text),
        );
    }
    for naming in dossier.namings().values().filter(|naming| naming.at.article == article) {
        for span in &naming.at.fragments {
            for line in block.boxes(*span) {
                let y = at.y + line.bottom() - 3.0;
                let ends = [pos2(at.x + line.left(), y), pos2(at.x + line.right(), y)];
                painter.extend(egui::Shape::dotted_line(&ends, colours.accent, 3.0, 1.0));
            }
        }
    }
}

/// A bar at the edge that the arrow keys move.
fn edge_handles(ui: &Ui, scene: &Scene<'_>, block: &Block, span: Span, at: Pos2) {
    let boxes = block.boxes(span);
    let edge = match scene.session.selection().edge {
        Edge::Start if block.span.contains(Span::new(span.start, span.start)) => {
            boxes.first().map(|line| line.left_top()..=line.left_bottom())
        }
        Edge::End if block.span.contains(Span::new(span.end, span.end)) => {
            boxes.last().map(|line| line.right_top()..=line.right_bottom())
        }
        _ => None,
    };
    if let Some(edge) = edge {
        let (top, bottom) = (*edge.start() + at.to_vec2(), *edge.end() + at.to_vec2());
        ui.painter()
            .line_segment([top, bottom], Stroke::new(2.5, scene.look.colours.accent));
    }
}

/// ¶ number, with an arrow where the passage comes out of its article's order.
fn paragraph_number(ui: &Ui, look: &Look, block: &Block, at: Pos2) {
    let (text, colour) = match block.moved {
        Some(Moved::Back) => (format!("↑{}", block.paragraph), look.colours.accent),
        Some(Moved::Ahead) => (format!("↓{}", block.paragraph), look.colours.accent),
        None => (block.paragraph.to_string(), look.colours.faint),
    };
    let place = at + vec2(look.spacing.gutter - 8.0, look.reading_line() / 2.0);
    ui.painter()
        .text(place, Align2::RIGHT_CENTER, text, look.font(10.0), colour);
}

/// In the gutter, a tag for each mark that begins here: the claim's key and the stance's sign.
fn tags(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    state: &SynopsisState,
    column: Column,
    block: &Block,
    origin: Pos2,
    at: Pos2,
) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let mut taken: f32 = at.y + look.reading_line() - 4.0;
    let mut asked = Vec::new();
    for fragment in state
        .marks
        .touching(column.id, block.span)
        .filter(|fragment| fragment.first)
    {
        if !block.span.contains(Span::new(fragment.span.start, fragment.span.start)) {
            continue;
        }
        let Some(mention) = dossier.mentions().get(&fragment.id) else {
            continue;
        };
        let claim = dossier.claims().get(&mention.claim);
        let number = claim
            .and_then(|claim| claim.key)
            .map_or_else(|| mention.claim.to_string(), |key| key.to_string());
        let statement = claim.map_or("", |claim| claim.statement.as_str());
        let line = block
            .boxes(fragment.span)
            .first()
            .map_or(at.y, |line| at.y + line.top());
        let top = line.max(taken);
        let rect = Rect::from_min_size(pos2(origin.x + 3.0, top + 1.0), vec2(look.spacing.gutter - 9.0, 15.0));
        if rect.bottom() > at.y + block.galley.rect.height() + BETWEEN + look.spacing.cell {
            break;
        }
        taken = rect.bottom() + 1.0;
        let pair = look.colours.stance(mention.stance);
        let selected = scene.session.selection().mention == Some(fragment.id);
        ui.painter().rect_filled(rect, CornerRadius::same(3), pair.tint);
        if selected {
            ui.painter().rect_stroke(
                rect,
                CornerRadius::same(3),
                Stroke::new(1.5, pair.text),
                egui::StrokeKind::Inside,
            );
        }
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            format!("{number}{}", mention.stance.glyph()),
            look.font(10.5),
            pair.text,
        );
        let response = ui.interact(rect, Id::unique(("tag", fragment.id.0)), Sense::click());
        let name = format!("Mark: claim {number}, {}: {statement}", mention.stance.word());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(&name);
        if response.clicked() {
            asked.push(Command::SelectMention(fragment.id));
        }
    }
    let has_note = dossier.notes().values().any(|note| {
        matches!(&note.on, Target::Passage(anchor) if anchor.article == column.id && anchor.cover().overlap(block.span).is_some())
    });
    if has_note {
        let top_right = pos2(at.x + column.width - look.spacing.gutter - look.spacing.cell, at.y);
        ui.painter().text(
            top_right + vec2(6.0, 2.0),
            Align2::LEFT_TOP,
            "✎",
            look.font(11.0),
            look.colours.warning,
        );
    }
    scene.out.append(&mut asked);
}

fn answer_pointer(
    ui: &Ui,
    scene: &mut Scene<'_>,
    state: &mut SynopsisState,
    article: ArticleId,
    block: &Block,
    at: Pos2,
    response: &egui::Response,
) {
    let Some(entry) = scene.session.dossier().article(article) else {
        return;
    };
    let faithful = block.is_faithful();
    if response.hovered() {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let pointer = ui.input(|input| input.pointer.clone());
    let Some(now) = pointer.interact_pos() else { return };
    let inside = response.rect.contains(now) && ui.clip_rect().contains(now);
    if pointer.primary_pressed() && response.contains_pointer() && inside {
        let from = pointer.press_origin().unwrap_or(now);
        state.drag = Some(Drag {
            article,
            from: block.offset_at(from - at),
            moved: false,
        });
        ui.memory_mut(|memory| memory.request_focus(super::table_id()));
    }
    if response.double_clicked() && faithful {
        let offset = block.offset_at(now - at);
        if let Some(span) = word_at(&entry.article.text, block.span, offset) {
            scene.send(Command::Select(Focus { article, span }));
        }
        return;
    }
    let shift = ui.input(|input| input.modifiers.shift);
    if response.clicked() && !state.drag.is_some_and(|drag| drag.moved) {
        let Some(sentence) = block.sentence_at(entry, block.offset_at(now - at)) else {
            return;
        };
        let before = scene
            .session
            .selection()
            .focus
            .filter(|focus| shift && focus.article == article);
        let span = before.map_or(sentence, |focus| focus.span.cover(sentence));
        scene.send(Command::Select(Focus { article, span }));
        return;
    }
    if let Some(drag) = state
        .drag
        .filter(|drag| drag.article == article && pointer.primary_down())
    {
        let far = pointer
            .press_origin()
            .is_some_and(|origin| (origin - now).length() > 4.0);
        let column = response.rect.x_range().contains(now.x) && response.rect.expand(BETWEEN).y_range().contains(now.y);
        if (far || drag.moved) && column {
            state.drag = Some(Drag { moved: true, ..drag });
            let span = if faithful {
                Span::new(drag.from, block.offset_at(now - at))
            } else {
                block.span
            };
            if !span.is_empty() && scene.session.selection().focus != Some(Focus { article, span }) {
                scene.send(Command::Select(Focus { article, span }));
            }
        }
    }
}

fn show_extra(ui: &mut Ui, scene: &mut Scene<'_>, column: Column, extra: &Extra, origin: Pos2, id: Id) {
    let look = scene.look;
    let colours = look.colours;
    let left = origin.x + look.spacing.gutter;
    let width = column.width - look.spacing.gutter - look.spacing.cell;
    let dossier = scene.session.dossier();
    let Some(entry) = dossier.article(column.id) else {
        return;
    };
    let (x, y, text, hover, dashed) = match extra {
        Extra::Fold { group, y, .. } => {
            let Some((first, all)) = entry.folds.get(group.clone()).and_then(|all| Some((all.first()?, all))) else {
                return;
            };
            let text = match all.len() {
                1 => format!("⋯ folded: {}", first.reason),
                many => format!("⋯ {many} lines folded"),
            };
            let lines = all.iter().map(|fold| {
                format!(
                    "{} ({})",
                    parts::one_line(fold.span.of(&entry.article.text), 120),
                    fold.reason
                )
            });
            let hover = lines
                .chain(["Click to select; f brings it back".to_owned()])
                .collect::<Vec<_>>()
                .join("\n");
            (0.0, *y, text, hover, false)
        }
        Extra::Chip { reference, x, y } => {
            let text = chip_text(reference);
            (
                *x,
                *y,
                text,
                "Tells also what that row tells; click to go there".to_owned(),
                false,
            )
        }
        Extra::Candidate { unit, y } => {
            let paragraph = entry
                .article
                .sentences
                .get(unit.sentence as usize)
                .map_or(0, |s| s.paragraph);
            (
                0.0,
                *y,
                format!("? perhaps ¶{paragraph}"),
                parts::one_line(entry.article.sentence_text(unit.sentence as usize), 240),
                true,
            )
        }
    };
    let galley = parts::elided(
        ui,
        &parts::displayed(&text),
        look.font(look.sizes.small),
        colours.muted,
        width - 12.0,
    );
    let rect = Rect::from_min_size(
        pos2(left + x, origin.y + y + 2.0),
        vec2(galley.rect.width() + 12.0, CHIP_LINE - 6.0),
    );
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let ground = if response.hovered() {
        colours.hover
    } else {
        colours.chrome
    };
    ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    if dashed {
        parts::dashed(ui, rect, colours.strong_line);
    }
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(
        rect.min + vec2(6.0, 2.0),
        galley,
        colours.muted,
    );
    if let Extra::Fold {
        open: Some(galley), y, ..
    } = extra
    {
        ui.painter()
            .galley(pos2(left, origin.y + y + CHIP_LINE), Arc::clone(galley), colours.muted);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(hover);
    if !response.clicked() {
        return;
    }
    match extra {
        Extra::Fold { group, .. } => {
            let folds = entry.folds.get(group.clone()).unwrap_or_default();
            if let Some(span) = folds.iter().map(|fold| fold.span).reduce(Span::cover) {
                scene.send(Command::Select(Focus {
                    article: column.id,
                    span,
                }));
            }
        }
        Extra::Chip { reference, .. } => go_to(scene, reference.unit),
        Extra::Candidate { unit, .. } => go_to(scene, *unit),
    }
}

fn go_to(scene: &mut Scene<'_>, unit: Unit) {
    if let Some(place) = scene.session.place_of(unit.article, unit.sentence) {
        scene.send(Command::Reveal(Focus {
            article: place.article,
            span: place.span,
        }));
    }
}
