//! Where the nodes of the relay graph stand: columns side by side, each spread over the
//! height of the highest, never squeezed.

use std::collections::BTreeMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::dossier::relay::{Node, Relay, Step};

/// Height of a node, in points.
const HEIGHT: f32 = 40.0;
/// Width of a node, at least and at most.
const WIDTH: (f32, f32) = (140.0, 200.0);
/// Room between the nodes of a column.
const GAP: f32 = 12.0;
/// The furthest that nodes of a short column stand apart, middle to middle.
const MOST_APART: f32 = 76.0;
/// Room between columns, at least and at most.
const BETWEEN: (f32, f32) = (64.0, 240.0);
/// White space around all.
const MARGIN: f32 = 20.0;
/// Room above for the headings of the columns.
pub(super) const HEAD: f32 = 30.0;

/// The graph, laid out.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The columns, from the articles on.
    pub(super) columns: Vec<Vec<Node>>,
    /// Where each node stands.
    pub(super) nodes: BTreeMap<Node, Rect>,
    /// Where each line begins and ends.
    pub(super) lines: BTreeMap<Step, (Pos2, Pos2)>,
    /// What all of it takes.
    pub(super) size: Vec2,
}

impl Plan {
    /// In an area of this size, or larger where it does not fit.
    pub(super) fn of(relay: &Relay, columns: Vec<Vec<Node>>, area: Vec2) -> Self {
        let count = columns.len().max(1) as f32;
        let highest = columns.iter().map(Vec::len).max().unwrap_or(0).max(1) as f32;
        let needed = highest * (HEIGHT + GAP);
        let room = area.y - HEAD - 2.0 * MARGIN;
        let height = needed.max(room.min(highest * MOST_APART));
        let across = area.x - 2.0 * MARGIN;
        let width = ((across - (count - 1.0) * BETWEEN.0) / count).clamp(WIDTH.0, WIDTH.1);
        let between = ((across - count * width) / (count - 1.0).max(1.0)).clamp(BETWEEN.0, BETWEEN.1);
        let node_size = vec2(width, HEIGHT);
        let mut nodes = BTreeMap::new();
        for (at, column) in columns.iter().enumerate() {
            let apart = height / (column.len().max(1) as f32);
            let apart = if needed > room { apart } else { apart.min(MOST_APART) };
            let top = HEAD + MARGIN + (height - apart * column.len() as f32) / 2.0;
            for (n, node) in column.iter().enumerate() {
                let middle = top + (n as f32 + 0.5) * apart;
                let left = MARGIN + at as f32 * (width + between);
                nodes.insert(*node, Rect::from_min_size(pos2(left, middle - HEIGHT / 2.0), node_size));
            }
        }
        let lines = lines(relay, &nodes);
        let wide = 2.0 * MARGIN + count * width + (count - 1.0) * between;
        Self {
            columns,
            nodes,
            lines,
            size: vec2(wide, HEAD + 2.0 * MARGIN + height),
        }
    }

    /// The column and the place in it.
    pub(super) fn place(&self, node: Node) -> Option<(usize, usize)> {
        let mut columns = self.columns.iter().enumerate();
        columns.find_map(|(at, column)| Some((at, column.iter().position(|other| *other == node)?)))
    }
}

/// Lines of one node begin and end one below another, in the order of where they lead.
fn lines(relay: &Relay, nodes: &BTreeMap<Node, Rect>) -> BTreeMap<Step, (Pos2, Pos2)> {
    let middle = |node: &Node| nodes.get(node).map_or(0.0, |rect| rect.center().y);
    let ports = |at: fn(&Step) -> Node, other: fn(&Step) -> Node| {
        let mut by_node: BTreeMap<Node, Vec<Step>> = BTreeMap::new();
        for step in relay.steps.keys() {
            by_node.entry(at(step)).or_default().push(*step);
        }
        let mut ports: BTreeMap<Step, f32> = BTreeMap::new();
        for (node, mut steps) in by_node {
            steps.sort_by(|a, b| middle(&other(a)).total_cmp(&middle(&other(b))).then(a.cmp(b)));
            let count = steps.len() as f32;
            let apart = ((HEIGHT - 10.0) / count).min(7.0);
            for (n, step) in steps.into_iter().enumerate() {
                ports.insert(step, middle(&node) + (n as f32 - (count - 1.0) / 2.0) * apart);
            }
        }
        ports
    };
    let from = ports(|step| step.from, |step| step.to);
    let to = ports(|step| step.to, |step| step.from);
    let mut lines = BTreeMap::new();
    for step in relay.steps.keys() {
        if let (Some(a), Some(b), Some(start), Some(end)) =
            (nodes.get(&step.from), nodes.get(&step.to), from.get(step), to.get(step))
        {
            // Back into an earlier column, or within one: around at the right.
            let side = if b.left() > a.right() { b.left() } else { b.right() };
            lines.insert(*step, (pos2(a.right(), *start), pos2(side, *end)));
        }
    }
    lines
}
