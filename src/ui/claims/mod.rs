//! Claim × article: who asserts, who denies, who is silent, and with which value;
//! and on how many origins it all rests.

mod bar;
mod cells;
pub(super) mod facts;
mod filter;
mod grid;
mod keyboard;
pub(super) mod names;
pub(super) mod peek;
pub(super) mod standing;
mod table;

use std::rc::Rc;

use egui::{CentralPanel, Frame, Margin, Panel, RichText, Ui, Vec2};

use super::theme::{Look, serif};
use super::{Scene, parts};
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, MentionId, Tally};
use crate::session::Verb;
use facts::Facts;
use filter::{Criterion, Filter, Sort};
use grid::{Grid, Mode};

/// How the matrix is looked at: sorted, filtered, scrolled. Not undoable.
#[derive(Debug, Default)]
pub(super) struct ClaimsState {
    mode: Mode,
    sort: Sort,
    filter: Filter,
    facts: Facts,
    /// Where everything stands, and what that was measured for.
    grid: Option<((u64, Mode, u32), Rc<Grid>)>,
    /// The last time the claims of a tag were asked for.
    seen_tag: u64,
    /// The column of the cell that has the attention, where no mark says it.
    column: Option<ArticleId>,
    /// The cell brought into sight last, and the mark of it.
    revealed: Option<Cell>,
    /// Where to scroll in the next frame.
    scroll: Option<Vec2>,
}

/// A cell of the matrix, and which of its marks is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    claim: ClaimId,
    article: ArticleId,
    mention: Option<MentionId>,
}

impl ClaimsState {
    /// What is known of the claims beyond the tally, as the dossier stands: the register
    /// at the side tells empty cells apart by it, too, whatever view is open.
    pub(super) fn facts(&mut self, scene: &Scene<'_>) -> &Facts {
        self.filter.forget_missing(scene.session.document());
        self.facts.refresh(scene, &self.filter, self.sort);
        &self.facts
    }

    /// Where everything stands: measured anew when claims, mode or width have changed.
    fn measured(&mut self, dossier: &Dossier, tally: &Tally, width: f32) -> Rc<Grid> {
        let of = (self.facts.counted, self.mode, width.to_bits());
        let grid = match self.grid.take() {
            Some((known, grid)) if known == of => grid,
            _ => Rc::new(Grid::new(dossier, tally, &self.facts.shown, self.mode, width)),
        };
        self.grid = Some((of, Rc::clone(&grid)));
        grid
    }

    /// The cell that has the attention: that of the selected mark, or the selected
    /// claim's in the column walked to last.
    fn cell(&self, scene: &Scene<'_>, grid: &Grid) -> Option<Cell> {
        let selection = scene.session.selection();
        let claim = selection.claim?;
        grid.row_of(claim)?;
        let mentions = scene.session.dossier().mentions();
        let mention = selection.mention.filter(|id| {
            let here = mentions.get(id);
            here.is_some_and(|here| here.claim == claim && grid.columns.contains(&here.at.article))
        });
        let marked = mention.and_then(|id| mentions.get(&id)).map(|here| here.at.article);
        let walked = self.column.filter(|column| grid.columns.contains(column));
        let article = marked.or(walked).or_else(|| grid.columns.first().copied())?;
        Some(Cell {
            claim,
            article,
            mention,
        })
    }
}

/// The matrix.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut ClaimsState) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    if dossier.claims().is_empty() {
        let find = scene.spoken(Verb::FindClaim);
        let hint = format!(
            "In the synopsis, select a sentence and press {find}: what it says becomes a claim, and here a row."
        );
        nothing(ui, &look, "No claims yet", &hint);
        return;
    }
    let (asked, tag) = scene.session.shown_tag();
    if std::mem::replace(&mut state.seen_tag, asked) != asked
        && let Some(tag) = tag
    {
        state.filter.clear();
        state.filter.toggle(Criterion::Tag(tag));
    }
    state.filter.forget_missing(scene.session.document());
    state.facts.refresh(scene, &state.filter, state.sort);
    let frame = |top: i8, bottom: i8| {
        Frame::new().fill(look.colours.paper).inner_margin(Margin {
            left: 16,
            right: 16,
            top,
            bottom,
        })
    };
    Panel::top("claims bar")
        .frame(frame(8, 6))
        .show(ui, |ui| bar::show(ui, scene, state));
    Panel::bottom("claims keys")
        .frame(frame(4, 4))
        .show(ui, |ui| bar::keys(ui, scene));
    CentralPanel::default()
        .frame(Frame::new().fill(look.colours.paper))
        .show(ui, |ui| {
            if !state.facts.shown.is_empty() {
                table::show(ui, scene, state);
                return;
            }
            let hint = "No claim passes all of these filters. Take one away above, or all of them.";
            nothing(ui, &look, "Nothing to show", hint);
            ui.vertical_centered(|ui| {
                ui.add_space(10.0);
                if ui.button("Show all claims").clicked() {
                    state.filter.clear();
                }
            });
        });
}

/// What stands in the middle where there are no rows.
fn nothing(ui: &mut Ui, look: &Look, title: &str, hint: &str) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(title).font(egui::FontId::new(look.sizes.title, serif())));
        ui.add_space(6.0);
        parts::empty_hint(ui, look, hint);
    });
}
