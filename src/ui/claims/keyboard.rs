//! Walking through the matrix with keys: a cell at a time, and within a cell from mark
//! to mark. Stances are keys of the window, and mean the mark walked to.

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Popup, Ui};

use super::grid::Grid;
use super::{Cell, ClaimsState};
use crate::session::{Command, Prompt, Verb};
use crate::ui::Scene;

/// Rows that Page Down goes.
const PAGE: usize = 8;

/// Arrows and the like belong to the matrix while a cell has the keyboard.
pub(super) const FILTER: EventFilter = EventFilter {
    tab: false,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: false,
};

/// The node of a cell.
pub(super) fn id(cell: Cell) -> Id {
    Id::unique(("matrix", cell.claim.0, cell.article.0))
}

/// A key pressed once, without others.
fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Takes the matrix's keys, unless a field, a menu or a question has the keyboard.
pub(super) fn take(ui: &Ui, scene: &mut Scene<'_>, state: &mut ClaimsState, grid: &Grid) {
    let here = state.cell(scene, grid);
    let focused = ui.memory(egui::Memory::focused);
    let elsewhere = focused.is_some() && focused != here.map(id);
    if scene.session.prompt().is_some() || Popup::is_any_open(ui.ctx()) || elsewhere {
        return;
    }
    if scene.gives(ui.ctx(), Verb::MatrixMode) {
        state.mode = state.mode.next();
    }
    if let Some(cell) = here {
        if scene.gives(ui.ctx(), Verb::MatrixPassage) {
            go_there(scene, state, cell);
            return;
        }
        if scene.gives(ui.ctx(), Verb::MatrixMarks) {
            scene.send(Command::Ask(Prompt::Mentions(cell.claim)));
            return;
        }
    }
    if let Some(cell) = walked(ui, scene, grid, here) {
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(id(cell));
        });
        pick(scene, state, cell);
    }
}

/// Gives a cell the attention.
pub(super) fn pick(scene: &mut Scene<'_>, state: &mut ClaimsState, cell: Cell) {
    state.column = Some(cell.article);
    scene.send(Command::SelectCell(cell.claim, cell.mention));
}

/// To the passage in the synopsis: that of the mark, the one suggested, or where the
/// article begins.
pub(super) fn go_there(scene: &mut Scene<'_>, state: &ClaimsState, cell: Cell) {
    let dossier = scene.session.dossier();
    let first = scene.tally.mentions(cell.claim, cell.article).first().copied();
    if let Some(mention) = cell.mention.or(first) {
        scene.send(Command::SelectMention(mention));
    } else if let Some(focus) = state.facts.look_at(dossier, cell.claim, cell.article) {
        scene.send(Command::Reveal(focus));
    }
}

/// Where the keys pressed in this frame lead.
fn walked(ui: &Ui, scene: &Scene<'_>, grid: &Grid, here: Option<Cell>) -> Option<Cell> {
    let keys = [
        Key::ArrowDown,
        Key::ArrowUp,
        Key::ArrowRight,
        Key::ArrowLeft,
        Key::PageDown,
        Key::PageUp,
        Key::Home,
        Key::End,
    ];
    let mut at = here;
    let mut moved = false;
    for key in keys {
        while pressed(ui, key) {
            at = step(scene, grid, at, key);
            moved = true;
        }
    }
    at.filter(|_| moved)
}

fn step(scene: &Scene<'_>, grid: &Grid, at: Option<Cell>, key: Key) -> Option<Cell> {
    let marks = |row: usize, column: usize| {
        let (row, article) = (grid.rows.get(row)?, grid.columns.get(column)?);
        Some((row.claim, *article, scene.tally.mentions(row.claim, *article)))
    };
    let first_of = |row: usize, column: usize| {
        let (claim, article, mentions) = marks(row, column)?;
        let mention = mentions.first().copied();
        Some(Cell {
            claim,
            article,
            mention,
        })
    };
    let Some(cell) = at else { return first_of(0, 0) };
    let (row, column) = (grid.row_of(cell.claim)?, grid.column_of(cell.article)?);
    let (_, _, mentions) = marks(row, column)?;
    let mark = cell
        .mention
        .and_then(|id| mentions.iter().position(|other| *other == id));
    let within = |index: usize| Cell {
        mention: mentions.get(index).copied(),
        ..cell
    };
    let (last_row, last_column) = (grid.rows.len().saturating_sub(1), grid.columns.len().saturating_sub(1));
    match key {
        // First through the marks of the cell, then on to the next one.
        Key::ArrowDown => match mark {
            Some(mark) if mark + 1 < mentions.len() => Some(within(mark + 1)),
            None if !mentions.is_empty() => Some(within(0)),
            _ => first_of((row + 1).min(last_row), column)
                .filter(|_| row < last_row)
                .or(Some(cell)),
        },
        Key::ArrowUp => match mark {
            Some(mark) if mark > 0 => Some(within(mark - 1)),
            _ if row == 0 => Some(cell),
            _ => {
                let (claim, article, mentions) = marks(row - 1, column)?;
                let mention = mentions.last().copied();
                Some(Cell {
                    claim,
                    article,
                    mention,
                })
            }
        },
        Key::PageDown => first_of((row + PAGE).min(last_row), column),
        Key::PageUp => first_of(row.saturating_sub(PAGE), column),
        Key::ArrowRight => first_of(row, (column + 1).min(last_column)),
        Key::ArrowLeft => first_of(row, column.saturating_sub(1)),
        Key::Home => first_of(row, 0),
        _ => first_of(row, last_column),
    }
}
