//! How high each row is: measured when it is laid out, estimated until then.

use std::sync::{Arc, Weak};

use egui::Ui;

use super::cell::{Extent, Page, RowCells, text_width};
use super::columns::Columns;
use super::folds::FoldPlaces;
use super::lens::LensCache;
use crate::session::{Aligned, Lenses};
use crate::ui::Scene;

/// Cells laid out a frame in advance of being seen: at about 0.15 ms each, far
/// below the 8 ms a frame may take.
const CELLS_AHEAD: usize = 12;
/// The same while the analyst scrolls: then the rows that come into sight have
/// the frame to themselves.
const CELLS_AHEAD_SCROLLING: usize = 2;

/// Heights of all rows.
#[derive(Debug, Default)]
pub(super) struct Heights {
    aligned: Weak<Aligned>,
    columns: Columns,
    flags: (u32, bool, Lenses),
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// `tops[i]` is valid for `i <= valid`.
    tops: Vec<f32>,
    valid: usize,
    next: usize,
}

impl Heights {
    /// Starts anew when rows, widths or sizes have changed.
    pub(super) fn prepare(&mut self, aligned: &Arc<Aligned>, columns: &Columns, scene: &Scene<'_>, folds: &FoldPlaces) {
        let panels = scene.session.panels();
        let flags = (scene.look.zoom.to_bits(), panels.furniture, panels.lenses);
        let same_rows = std::ptr::eq(self.aligned.as_ptr(), Arc::as_ptr(aligned));
        if same_rows && self.columns == *columns && self.flags == flags {
            return;
        }
        self.aligned = Arc::downgrade(aligned);
        self.columns = columns.clone();
        self.flags = flags;
        self.heights = aligned
            .rows
            .iter()
            .map(|row| estimate(row, columns, scene, folds))
            .collect();
        self.measured = vec![false; self.heights.len()];
        self.tops = vec![0.0; self.heights.len() + 1];
        self.valid = 0;
        self.next = 0;
    }

    /// Height of a row, in points.
    pub(super) fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or(0.0)
    }

    /// Sets a measured height.
    pub(super) fn set(&mut self, row: usize, height: f32) {
        if let Some(old) = self.heights.get_mut(row) {
            if (*old - height).abs() > f32::EPSILON {
                *old = height;
                self.valid = self.valid.min(row);
            }
            self.measured[row] = true;
        }
    }

    /// Where a row begins.
    pub(super) fn top(&mut self, row: usize) -> f32 {
        let row = row.min(self.heights.len());
        while self.valid < row {
            self.tops[self.valid + 1] = self.tops[self.valid] + self.heights[self.valid];
            self.valid += 1;
        }
        self.tops.get(row).copied().unwrap_or(0.0)
    }

    /// Height of all rows together.
    pub(super) fn total(&mut self) -> f32 {
        self.top(self.heights.len())
    }

    /// The row at a distance from the top.
    pub(super) fn row_at(&mut self, y: f32) -> usize {
        self.total();
        self.tops
            .partition_point(|top| *top <= y)
            .saturating_sub(1)
            .min(self.heights.len().saturating_sub(1))
    }

    /// Whether a row's height is measured, not estimated.
    pub(super) fn is_measured(&self, row: usize) -> bool {
        self.measured.get(row).copied().unwrap_or(false)
    }

    /// A row has lost or gained what only the focused one has: it is measured when
    /// it is next in sight, and until then is as high as it was.
    pub(super) fn forget(&mut self, row: usize) {
        if let Some(measured) = self.measured.get_mut(row) {
            *measured = false;
        }
    }

    /// Measures a few rows that have not been seen yet. By how much the rows above
    /// `offset` grew; [`Self::is_done`] says whether there is more to do.
    pub(super) fn measure_some(&mut self, ui: &Ui, page: Page<'_>, lens: &mut LensCache, offset: f32) -> f32 {
        let most = if ui.input(egui::InputState::is_scrolling) {
            CELLS_AHEAD_SCROLLING
        } else {
            CELLS_AHEAD
        };
        let mut cells = 0;
        let mut grown = 0.0;
        while self.next < self.heights.len() && cells < most {
            let row = self.next;
            self.next += 1;
            if self.measured[row] {
                continue;
            }
            let above = self.top(row) < offset;
            let more = self.measure(ui, page, lens, row);
            cells += page.aligned.rows.get(row).map_or(1, |row| row.cells.len().max(1));
            if above {
                grown += more;
            }
        }
        grown
    }

    /// Whether every row has been measured.
    pub(super) const fn is_done(&self) -> bool {
        self.next >= self.heights.len()
    }

    /// Measures the rows around `row`, so that a jump lands where it should.
    pub(super) fn measure_around(&mut self, ui: &Ui, page: Page<'_>, lens: &mut LensCache, row: usize) {
        for near in row..(row + 2).min(self.heights.len()) {
            if !self.measured[near] {
                self.measure(ui, page, lens, near);
            }
        }
    }

    /// Measures a row; by how much it is higher than was thought.
    fn measure(&mut self, ui: &Ui, page: Page<'_>, lens: &mut LensCache, row: usize) -> f32 {
        let was = self.height(row);
        let now = RowCells::lay_out(ui, page, lens, row, Extent::Whole).height;
        self.set(row, now);
        now - was
    }
}

/// A guess from the number of letters.
fn estimate(row: &crate::align::rows::Row, columns: &Columns, scene: &Scene<'_>, folds: &FoldPlaces) -> f32 {
    let look = &scene.look;
    let letter = look.sizes.reading * look.zoom * 0.47;
    let mut highest: f32 = 0.0;
    for column in &columns.all {
        let (Some(cell), Some(entry)) = (row.cells.get(&column.id), scene.session.dossier().article(column.id)) else {
            continue;
        };
        let width = text_width(look, *column);
        let mut lines = 0.0;
        for run in &cell.passages {
            let sentences = entry
                .article
                .sentences
                .get(run.start as usize..run.end as usize)
                .unwrap_or_default();
            let bytes: usize = sentences.iter().map(|sentence| sentence.span.len() + 1).sum();
            #[expect(clippy::cast_precision_loss, reason = "an estimate")]
            let length = bytes as f32 * letter;
            lines += (length / width).ceil().max(1.0);
            lines += run
                .clone()
                .map(|s| folds.at(column.id, s).count())
                .fold(0.0, |all, n| if n > 0 { all + 1.4 } else { all });
        }
        highest = highest.max(lines * look.reading_line() + if cell.references.is_empty() { 0.0 } else { 26.0 });
    }
    highest + 2.0 * look.spacing.cell
}
