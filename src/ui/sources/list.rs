//! The register as rows, sorted, those who belong to somebody below them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use egui::{Frame, Margin, ScrollArea, Stroke, Ui, vec2};

use super::row::row;
use super::{Scene, SourcesState};
use crate::dossier::relay::{Node, Relay};
use crate::dossier::{Dossier, SourceId};
use crate::text::fold::folded;

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Name,
    Rating,
    Marks,
    Kind,
}

impl Sort {
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Rating, Self::Marks, Self::Kind];

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Name => "by name",
            Self::Rating => "by rating",
            Self::Marks => "most marks first",
            Self::Kind => "by kind",
        }
    }
}

/// The rows as they stand, and how high each was.
#[derive(Debug, Default)]
pub(super) struct Register {
    rows: Vec<(SourceId, usize)>,
    heights: BTreeMap<SourceId, f32>,
    width: f32,
    /// Claims of which each is an origin.
    origins: BTreeMap<SourceId, usize>,
    /// The source brought into sight last.
    seen: Option<SourceId>,
}

impl Register {
    /// The rows are to be sorted and measured anew.
    pub(super) fn forget(&mut self) {
        self.rows.clear();
        self.heights.clear();
        self.origins.clear();
    }

    /// The sources in the order of the rows.
    pub(super) fn order(&self) -> impl Iterator<Item = SourceId> + '_ {
        self.rows.iter().map(|(id, _)| *id)
    }

    /// Of how many claims a source is an origin.
    pub(super) fn origin_of(&self, id: SourceId) -> usize {
        self.origins.get(&id).copied().unwrap_or(0)
    }

    fn refresh(&mut self, scene: &Scene<'_>, relay: &Relay, sort: Sort) {
        if !self.rows.is_empty() {
            return;
        }
        let dossier = scene.session.dossier();
        self.rows = sorted(dossier, relay, sort);
        for claim in dossier.claims().keys() {
            let origins = scene.tally.origins_of(*claim);
            for origin in origins.iter().flat_map(|origins| &origins.origins) {
                *self.origins.entry(origin.source).or_default() += 1;
            }
        }
    }
}

/// All sources with their depth, children below their parents.
fn sorted(dossier: &Dossier, relay: &Relay, sort: Sort) -> Vec<(SourceId, usize)> {
    let key = |id: &SourceId| {
        let source = dossier.sources().get(id);
        let marks = relay
            .nodes
            .get(&Node::Source(*id))
            .map_or(0, |flow| flow.mentions.len());
        let first = match (sort, source) {
            (Sort::Rating, Some(source)) => source.reliability.map_or(u32::MAX, u32::from),
            (Sort::Kind, Some(source)) => source.kind as u32,
            _ => 0,
        };
        let marks = Reverse(if sort == Sort::Marks { marks } else { 0 });
        (first, marks, source.map(|source| folded(&source.name)), *id)
    };
    let mut all: Vec<SourceId> = dossier.sources().keys().copied().collect();
    all.sort_by_cached_key(key);
    let mut below: BTreeMap<Option<SourceId>, Vec<SourceId>> = BTreeMap::new();
    for id in all {
        let parent = dossier.sources().get(&id).and_then(|source| source.parent);
        below.entry(parent).or_default().push(id);
    }
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack: Vec<(SourceId, usize)> = Vec::new();
    let push = |stack: &mut Vec<(SourceId, usize)>, of: Option<SourceId>, depth: usize| {
        stack.extend(below.get(&of).into_iter().flatten().rev().map(|id| (*id, depth)));
    };
    push(&mut stack, None, 0);
    while let Some((id, depth)) = stack.pop() {
        if seen.insert(id) {
            rows.push((id, depth));
            push(&mut stack, Some(id), depth + 1);
        }
    }
    rows
}

/// The rows; those out of sight only take their room.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SourcesState) {
    let look = scene.look;
    let SourcesState {
        register, relay, sort, ..
    } = state;
    register.refresh(scene, relay, *sort);
    let selected = scene.session.selection().source;
    let go_to = selected.filter(|_| register.seen != selected);
    register.seen = selected;
    ScrollArea::vertical()
        .id_salt("sources")
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new().inner_margin(Margin::symmetric(20, 4)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if (register.width - ui.available_width()).abs() > 0.5 {
                    register.width = ui.available_width();
                    register.heights.clear();
                }
                for (id, depth) in register.rows.clone() {
                    let top = ui.cursor().min;
                    let known = register.heights.get(&id).copied();
                    let place = known.map(|height| egui::Rect::from_min_size(top, vec2(register.width, height)));
                    match place.filter(|place| !ui.is_rect_visible(*place) && go_to != Some(id)) {
                        Some(place) => drop(ui.allocate_space(place.size())),
                        None => {
                            row(ui, scene, register, relay, id, depth);
                            register.heights.insert(id, ui.cursor().top() - top.y);
                        }
                    }
                    if go_to == Some(id) {
                        let bottom = egui::pos2(top.x + register.width, ui.cursor().top());
                        ui.scroll_to_rect(egui::Rect::from_min_max(top, bottom), None);
                    }
                    ui.painter().hline(
                        top.x..=top.x + register.width,
                        ui.cursor().top() - 0.5,
                        Stroke::new(1.0, look.colours.line),
                    );
                }
            });
        });
}
