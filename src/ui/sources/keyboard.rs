//! Walking through the register and the graph with keys.

use egui::{Id, Key, Modifiers, Popup, Ui};

use super::graph::pick;
use super::{Part, Scene, SourcesState};
use crate::dossier::relay::Node;
use crate::session::{Command, Verb};

fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Takes the view's keys, unless a control, a menu or a question has the keyboard.
pub(super) fn take(ui: &Ui, scene: &mut Scene<'_>, state: &mut SourcesState) {
    let focused: Option<Id> = ui.memory(egui::Memory::focused);
    if focused.is_some() || scene.session.prompt().is_some() || Popup::is_any_open(ui.ctx()) {
        return;
    }
    if scene.gives(ui.ctx(), Verb::SourcesGraph) {
        state.part = match state.part {
            Part::Register => Part::Graph,
            Part::Graph => Part::Register,
        };
    }
    for (key, by) in [
        (Key::ArrowDown, (0, 1)),
        (Key::ArrowUp, (0, -1)),
        (Key::ArrowRight, (1, 0)),
        (Key::ArrowLeft, (-1, 0)),
    ] {
        while pressed(ui, key) {
            match state.part {
                Part::Register => walk_list(scene, state, by.1),
                Part::Graph => walk_graph(scene, state, by),
            }
        }
    }
}

fn walk_list(scene: &mut Scene<'_>, state: &SourcesState, by: isize) {
    let order: Vec<_> = state.register.order().collect();
    let selected = scene.session.selection().source;
    let at = selected.and_then(|id| order.iter().position(|other| *other == id));
    let next = match at {
        None => order.first(),
        Some(at) => at.checked_add_signed(by).and_then(|at| order.get(at)),
    };
    if let Some(id) = next.filter(|_| by != 0) {
        scene.send(Command::SelectSource(*id));
    }
}

/// Up and down in the column; left and right to the nearest that a line leads to, else
/// the nearest in the next column.
fn walk_graph(scene: &mut Scene<'_>, state: &mut SourcesState, (columns, rows): (isize, isize)) {
    let graph = &mut state.graph;
    let plan = &graph.plan;
    let Some((at, place)) = graph.here.and_then(|node| plan.place(node)) else {
        if let Some(first) = plan.columns.first().and_then(|column| column.first()) {
            pick(scene, graph, *first);
        }
        return;
    };
    let next = if rows != 0 {
        let column = plan.columns.get(at);
        place
            .checked_add_signed(rows)
            .and_then(|place| column?.get(place))
            .copied()
    } else {
        let here = graph.here.and_then(|node| plan.nodes.get(&node)).copied();
        let joined = state.relay.steps.keys().filter_map(|step| match columns > 0 {
            true if Some(step.from) == graph.here => Some(step.to),
            false if Some(step.to) == graph.here => Some(step.from),
            _ => None,
        });
        let beside = at.checked_add_signed(columns).and_then(|at| plan.columns.get(at));
        let far = |node: &Node| match (here, plan.nodes.get(node)) {
            (Some(here), Some(there)) => (here.center().y - there.center().y).abs(),
            _ => f32::INFINITY,
        };
        let nearest = |a: &Node, b: &Node| far(a).total_cmp(&far(b));
        joined
            .min_by(nearest)
            .or_else(|| beside.into_iter().flatten().copied().min_by(nearest))
    };
    if let Some(node) = next {
        pick(scene, graph, node);
    }
}
