//! Where the matrix's rows, columns and marks stand, in points from its upper left.

use std::ops::Range;

use egui::Vec2;

use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, Mention, Tally};

/// Height of the columns' heads.
pub(super) const HEAD: f32 = 54.0;
/// White space between a cell and its neighbours, and between marks in one cell.
pub(super) const GAP: f32 = 4.0;
/// Width of a mark that is a sign and a letter.
pub(super) const SIGN: f32 = 44.0;
/// Width of a letter of a value, about, and of what stands beside the value.
const LETTER: f32 = 6.6;
const BESIDE: f32 = 36.0;

/// How much of a mark a cell shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// Sign and letter; a mark that is alone in its cell also its value, and who says so.
    Signs,
    /// Sign, word, value, and who says so.
    #[default]
    Summary,
    /// Sign, word, value, who says so, and the words of the article.
    Quotes,
}

impl Mode {
    pub(super) const ALL: [Self; 3] = [Self::Signs, Self::Summary, Self::Quotes];

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Signs => "Signs",
            Self::Summary => "Summary",
            Self::Quotes => "Quotations",
        }
    }

    pub(super) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|mode| *mode == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// The least and the most width of a column.
    const fn widths(self) -> (f32, f32) {
        match self {
            Self::Signs => (58.0, 110.0),
            Self::Summary => (112.0, 250.0),
            Self::Quotes => (200.0, 340.0),
        }
    }

    /// The least height of a row: room for the statement and how it stands.
    const fn row(self) -> f32 {
        match self {
            Self::Signs => 62.0,
            Self::Summary => 80.0,
            Self::Quotes => 118.0,
        }
    }

    /// Height of a sign with a line below it for who says so.
    const SPOKEN: f32 = 40.0;

    /// Height of a mark whose value takes so many lines.
    const fn mention(self, value_lines: usize) -> f32 {
        match (self, value_lines) {
            (Self::Signs, _) => 24.0,
            (Self::Summary, 0) => 42.0,
            (Self::Summary, 1) => 58.0,
            (Self::Summary, _) => 72.0,
            (Self::Quotes, _) => 104.0,
        }
    }

    /// Lines of the statement that the row has room for.
    pub(super) const fn statement_lines(self) -> usize {
        match self {
            Self::Signs => 2,
            Self::Summary => 3,
            Self::Quotes => 5,
        }
    }
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) claim: ClaimId,
    /// Below the heads.
    pub(super) top: f32,
    pub(super) height: f32,
}

/// The whole of it.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) mode: Mode,
    /// Width of the statements, which stay in sight at the left.
    pub(super) claim: f32,
    /// Width of an article's column.
    pub(super) cell: f32,
    /// Width of how it stands, which stays in sight at the right.
    pub(super) status: f32,
    pub(super) columns: Vec<ArticleId>,
    pub(super) rows: Vec<Row>,
}

impl Grid {
    pub(super) fn new(dossier: &Dossier, tally: &Tally, shown: &[ClaimId], mode: Mode, width: f32) -> Self {
        let columns: Vec<ArticleId> = dossier.columns().collect();
        let (least, most) = mode.widths();
        let claim = (width * 0.25).clamp(200.0, 380.0);
        let status = (width * 0.16).clamp(150.0, 260.0);
        let cell = ((width - claim - status - 12.0) / count(columns.len().max(1))).clamp(least, most);
        let mut top = 0.0;
        let rows = shown
            .iter()
            .map(|id| {
                let stacks = columns
                    .iter()
                    .map(|article| stack(dossier, tally, mode, cell, *id, *article));
                let height = stacks.fold(mode.row(), f32::max);
                let row = Row {
                    claim: *id,
                    top,
                    height,
                };
                top += height;
                row
            })
            .collect();
        Self {
            mode,
            claim,
            cell,
            status,
            columns,
            rows,
        }
    }

    pub(super) fn size(&self) -> Vec2 {
        let height = self.rows.last().map_or(0.0, |row| row.top + row.height);
        Vec2::new(
            self.claim + self.cell * count(self.columns.len()) + self.status,
            HEAD + height,
        )
    }

    /// The left edge of a column, from the end of the statements.
    pub(super) fn column(&self, index: usize) -> f32 {
        self.cell * count(index)
    }

    /// The rows that touch a band of heights below the heads.
    pub(super) fn rows_in(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.rows.partition_point(|row| row.top + row.height <= top);
        let end = self.rows.partition_point(|row| row.top < bottom);
        first..end.max(first)
    }

    pub(super) fn row_of(&self, claim: ClaimId) -> Option<usize> {
        self.rows.iter().position(|row| row.claim == claim)
    }

    pub(super) fn column_of(&self, article: ArticleId) -> Option<usize> {
        self.columns.iter().position(|column| *column == article)
    }

    /// Where the marks of a cell stand in it.
    pub(super) fn places(&self, mentions: &[&Mention]) -> Vec<egui::Rect> {
        places(self.mode, self.cell, mentions)
    }
}

#[expect(clippy::cast_precision_loss, reason = "columns are few")]
fn count(number: usize) -> f32 {
    number as f32
}

fn stack(dossier: &Dossier, tally: &Tally, mode: Mode, cell: f32, claim: ClaimId, article: ArticleId) -> f32 {
    let here = tally.mentions(claim, article).iter();
    let mentions: Vec<&Mention> = here.filter_map(|id| dossier.mentions().get(id)).collect();
    let last = places(mode, cell, &mentions).last().map_or(0.0, egui::Rect::bottom);
    last + 2.0 * GAP
}

/// Lines a value takes in a mark of this width: none, one or two. Told from its length,
/// so that rows out of sight need not be laid out.
pub(super) fn value_lines(value: &str, width: f32) -> usize {
    let letters = count(value.trim().chars().count());
    usize::from(letters > 0.0) + usize::from(letters * LETTER > width - BESIDE)
}

/// Whether a mark shown as a sign has the whole width of its cell: where it is alone in it.
fn is_alone(mode: Mode, mentions: &[&Mention]) -> bool {
    mode == Mode::Signs && mentions.len() == 1
}

fn places(mode: Mode, cell: f32, mentions: &[&Mention]) -> Vec<egui::Rect> {
    let alone = is_alone(mode, mentions);
    let wide = if mode == Mode::Signs && !alone {
        SIGN
    } else {
        cell - 2.0 * GAP
    };
    let (mut x, mut y) = (GAP, 7.0);
    mentions
        .iter()
        .map(|mention| {
            let height = if alone && mention.attribution.is_some() {
                Mode::SPOKEN
            } else {
                mode.mention(value_lines(&mention.value, wide))
            };
            if x > GAP && x + wide > cell - GAP {
                x = GAP;
                y += height + GAP;
            }
            let place = egui::Rect::from_min_size(egui::pos2(x, y), Vec2::new(wide, height));
            if mode == Mode::Signs {
                x += wide + GAP;
            } else {
                y += height + GAP;
            }
            place
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Anchor, Attribution, SourceId, Stance};
    use crate::text::Span;

    #[test]
    fn a_sign_alone_in_its_cell_has_room_for_value_and_voice_in_the_row_there_is() {
        let mark = |source: Option<u32>| Mention {
            claim: ClaimId(1),
            at: Anchor::new(ArticleId(0), Span::new(0, 1)),
            stance: Stance::Asserts,
            value: "11,000".to_owned(),
            attribution: source.map(|id| Attribution {
                source: SourceId(id),
                via: Vec::new(),
                cue: None,
            }),
        };
        let (said, own) = (mark(Some(1)), mark(None));
        let one = places(Mode::Signs, 110.0, &[&said]);
        assert!((one[0].width() - (110.0 - 2.0 * GAP)).abs() < 0.5);
        assert!(one[0].bottom() + 2.0 * GAP <= Mode::Signs.row(), "no row grows for it");
        assert!(places(Mode::Signs, 110.0, &[&own])[0].height() < one[0].height());
        // Several stay as small as they were.
        let two = places(Mode::Signs, 110.0, &[&said, &own]);
        assert!(two.iter().all(|place| (place.width() - SIGN).abs() < 0.5));
    }
}
