//! How wide the columns are.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::ui::theme::Look;

/// The widths the analyst dragged, in points.
#[derive(Debug, Default)]
pub(super) struct Widths {
    chosen: BTreeMap<ArticleId, f32>,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    /// The article.
    pub id: ArticleId,
    /// Its left edge, from the first column's.
    pub x: f32,
    /// Its width.
    pub width: f32,
}

/// All columns in sight, left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Columns {
    /// The columns.
    pub all: Vec<Column>,
    /// Their widths together.
    pub total: f32,
}

impl Columns {
    /// The right edges.
    pub(super) fn edges(&self) -> impl Iterator<Item = f32> + '_ {
        self.all.iter().map(|column| column.x + column.width)
    }

    /// The column of an article.
    #[must_use]
    pub(super) fn of(&self, id: ArticleId) -> Option<&Column> {
        self.all.iter().find(|column| column.id == id)
    }
}

impl Widths {
    /// Shares `available` points among the columns that have no width of their own.
    pub(super) fn fit(&mut self, order: &[ArticleId], available: f32, look: &Look) -> Columns {
        self.chosen.retain(|id, _| order.contains(id));
        let taken: f32 = self.chosen.values().sum();
        let free = order.len() - self.chosen.len();
        #[expect(clippy::cast_precision_loss, reason = "columns are few")]
        let share = ((available - taken) / free.max(1) as f32).floor();
        let least = look.spacing.column_least * look.zoom.max(0.8);
        let share = share.clamp(least, look.spacing.column_most * look.zoom.max(1.0));
        let mut columns = Columns::default();
        for id in order {
            let width = self.chosen.get(id).copied().unwrap_or(share);
            columns.all.push(Column {
                id: *id,
                x: columns.total,
                width,
            });
            columns.total += width;
        }
        columns
    }

    /// The analyst drags a column's edge.
    pub(super) fn drag(&mut self, column: Column, by: f32) {
        self.chosen.insert(column.id, (column.width + by).clamp(120.0, 1_200.0));
    }

    /// The column shares the space again.
    pub(super) fn reset(&mut self, id: ArticleId) {
        self.chosen.remove(&id);
    }
}
