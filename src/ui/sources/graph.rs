//! Who relays whom, drawn: articles at the left, origins at the right, what passes it on
//! between them.

use std::collections::BTreeSet;

use egui::{
    Align2, CornerRadius, Id, Panel, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use super::layout::{HEAD, Plan};
use super::{Scene, SourcesState, flows, lines, nothing};
use crate::dossier::relay::{Node, Relay, Step, source_name};
use crate::session::{Command, Focus, Verb};
use crate::ui::parts;

/// What the graph keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct GraphState {
    pub(super) plan: Plan,
    /// What the plan was made for.
    area: Vec2,
    stale: bool,
    /// The node that has the attention.
    pub(super) here: Option<Node>,
    /// It is to be brought into sight.
    pub(super) reveal: bool,
    /// The line whose marks are listed.
    pub(super) open: Option<Step>,
    /// The node under the pointer in the frame before.
    hovered: Option<Node>,
}

impl GraphState {
    /// The dossier has changed.
    pub(super) fn forget(&mut self, relay: &Relay) {
        self.stale = true;
        self.here = self.here.filter(|node| relay.nodes.contains_key(node));
        self.open = self.open.filter(|step| relay.steps.contains_key(step));
    }
}

/// The node of the toolkit for one of the graph.
pub(super) fn id(node: Node) -> Id {
    Id::unique(("relay", node))
}

/// The graph, and the marks of what is picked.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, state: &mut SourcesState) {
    let look = scene.look;
    let SourcesState { relay, graph, .. } = state;
    if relay.paths.is_empty() {
        let key = scene.spoken(Verb::SetSource);
        let copy = scene.spoken(Verb::SetCopyOf);
        let hint = format!(
            "No mark names a source, and no article is a copy. Select a mark and press {key}; {copy} says whose text an article is."
        );
        nothing(ui, &look, "Nobody relays anybody yet", &hint);
        return;
    }
    if let Some(node) = graph.here {
        let frame = egui::Frame::new()
            .fill(look.colours.chrome)
            .inner_margin(egui::Margin::symmetric(20, 8));
        Panel::bottom("relay marks")
            .frame(frame)
            .resizable(true)
            .default_size(170.0)
            .size_range(90.0..=(ui.available_height() * 0.6).max(100.0))
            .show(ui, |ui| flows::show(ui, scene, relay, graph, node));
    }
    let area = ui.available_size();
    if graph.stale || (graph.area - area).length() > 1.0 {
        graph.stale = false;
        graph.area = area;
        graph.plan = Plan::of(relay, relay.columns(), area);
    }
    ScrollArea::both().id_salt("relay").auto_shrink(false).show(ui, |ui| {
        let size = graph.plan.size.max(ui.available_size());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let shift = Vec2::new((size.x - graph.plan.size.x).max(0.0) / 2.0, 0.0);
        let origin = rect.min.to_vec2() + shift;
        canvas(ui, scene, relay, graph, origin);
    });
}

fn canvas(ui: &mut Ui, scene: &mut Scene<'_>, relay: &Relay, graph: &mut GraphState, origin: Vec2) {
    let look = scene.look;
    let lit_node = graph.hovered.or(graph.here);
    let lit: BTreeSet<Step> = lit_node.map_or_else(BTreeSet::new, |node| relay.through(node));
    headings(ui, scene, graph, origin);
    // Lines that are lit go over the others.
    for wanted in [false, true] {
        for (step, (from, to)) in &graph.plan.lines {
            let Some(flow) = relay.steps.get(step).filter(|_| lit.contains(step) == wanted) else {
                continue;
            };
            let ends = (*from + origin, *to + origin);
            let reach = Rect::from_two_pos(ends.0, ends.1).expand(80.0);
            if !ui.is_rect_visible(reach) {
                continue;
            }
            let colour = match (wanted, lit_node.is_some()) {
                (true, _) => look.colours.accent,
                (false, true) => look.colours.line,
                (false, false) => look.colours.strong_line,
            };
            lines::paint(ui.painter(), *step, flow, ends, colour);
        }
    }
    let near: BTreeSet<Node> = lit.iter().flat_map(|step| [step.from, step.to]).collect();
    let mut hovered = None;
    for (node, place) in graph.plan.nodes.clone() {
        let place = place.translate(origin);
        let is_lit = near.contains(&node) || lit_node == Some(node);
        let is_here = graph.here == Some(node);
        // Each is in the accessibility tree, in sight or not.
        let response = ui.interact(place, id(node), Sense::click());
        let name = announced(scene, relay, node);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, &name));
        if is_here && std::mem::take(&mut graph.reveal) {
            ui.scroll_to_rect(place.expand(24.0), None);
        }
        if response.hovered() {
            hovered = Some(node);
        }
        if response.clicked() {
            pick(scene, graph, node);
        }
        if ui.is_rect_visible(place) {
            paint_node(ui, scene, relay, node, place, (is_here, is_lit, lit_node.is_some()));
            parts::focus_ring(ui, &response, &look);
        }
        response.on_hover_cursor(egui::CursorIcon::PointingHand);
    }
    if hovered != graph.hovered {
        graph.hovered = hovered;
        ui.ctx().request_repaint();
    }
}

/// Gives a node the attention, and selects what it is.
pub(super) fn pick(scene: &mut Scene<'_>, graph: &mut GraphState, node: Node) {
    graph.here = Some(node);
    graph.reveal = true;
    graph.open = None;
    match node {
        Node::Source(id) => scene.send(Command::SelectSource(id)),
        Node::Article(article) => {
            let entry = scene.session.dossier().article(article);
            if let Some(first) = entry.and_then(|entry| entry.article.sentences.first()) {
                scene.send(Command::Select(Focus {
                    article,
                    span: first.span,
                }));
            }
        }
    }
}

fn headings(ui: &Ui, scene: &Scene<'_>, graph: &GraphState, origin: Vec2) {
    let look = scene.look;
    let last = graph.plan.columns.len().saturating_sub(1);
    for (at, column) in graph.plan.columns.iter().enumerate() {
        let Some(first) = column.first().and_then(|node| graph.plan.nodes.get(node)) else {
            continue;
        };
        let words = match at {
            0 => "ARTICLES",
            at if at == last => "ORIGINS",
            _ => "PASS IT ON",
        };
        let place = egui::pos2(first.left() + origin.x, origin.y + HEAD - 8.0);
        let font = look.strong(look.sizes.small);
        ui.painter()
            .text(place, Align2::LEFT_CENTER, words, font, look.colours.muted);
    }
}

fn counted(marks: usize) -> String {
    match marks {
        1 => "1 mark".to_owned(),
        many => format!("{many} marks"),
    }
}

/// Its name for the accessibility tree, with its lines.
fn announced(scene: &Scene<'_>, relay: &Relay, node: Node) -> String {
    let dossier = scene.session.dossier();
    let name = |node: Node| match node {
        Node::Article(id) => format!("article {id}"),
        Node::Source(id) => source_name(dossier, id).to_owned(),
    };
    let steps: Vec<String> = relay
        .steps
        .iter()
        .filter(|(step, _)| step.from == node)
        .map(|(step, flow)| {
            let how = if step.belongs { "belongs to" } else { "from" };
            format!("{how} {} {}", name(step.to), counted(flow.mentions.len()))
        })
        .collect();
    let origin = match node {
        Node::Source(id) => relay.origins.get(&id),
        Node::Article(_) => None,
    };
    let origin = origin.map_or_else(String::new, |flow| {
        format!(", origin of {}", counted(flow.mentions.len()))
    });
    let lead = if steps.is_empty() { "" } else { ": " };
    format!("Relay: {}{lead}{}{origin}", name(node), steps.join("; "))
}

fn paint_node(
    ui: &Ui,
    scene: &Scene<'_>,
    relay: &Relay,
    node: Node,
    place: Rect,
    (is_here, is_lit, some_lit): (bool, bool, bool),
) {
    let look = scene.look;
    let colours = look.colours;
    let dossier = scene.session.dossier();
    let marks = relay.nodes.get(&node).map_or(0, |flow| flow.mentions.len());
    let (badge, name, below, strong) = match node {
        Node::Article(id) => {
            let outlet = dossier.article(id).map_or("", |entry| entry.outlet());
            (id.to_string(), outlet, counted(marks), false)
        }
        Node::Source(id) => {
            let rating = dossier.sources().get(&id).and_then(|source| source.reliability);
            let rating = rating.map_or_else(|| "–".to_owned(), String::from);
            let ends = relay.origins.get(&id).map_or(0, |flow| flow.mentions.len());
            let below = match (ends, marks - ends) {
                (0, passed) => format!("passes on {}", counted(passed)),
                (ends, 0) => format!("origin of {}", counted(ends)),
                (ends, passed) => format!("origin of {ends}, passes on {passed}"),
            };
            (rating, source_name(dossier, id), below, ends > 0)
        }
    };
    let fill = if is_here { colours.accent_soft } else { colours.raised };
    let stroke = if is_lit {
        Stroke::new(1.5, colours.accent)
    } else {
        Stroke::new(1.0, colours.strong_line)
    };
    let (ink, muted) = if some_lit && !is_lit {
        (colours.faint, colours.faint)
    } else {
        (colours.ink, colours.muted)
    };
    ui.painter()
        .rect(place, CornerRadius::same(7), fill, stroke, StrokeKind::Inside);
    let square = Rect::from_center_size(place.left_center() + vec2(19.0, 0.0), vec2(24.0, 20.0));
    parts::siglum(ui, &look, square, &badge, false);
    let left = square.right() + 8.0;
    let width = place.right() - left - 8.0;
    let font = if strong {
        look.strong(look.sizes.body)
    } else {
        look.font(look.sizes.body)
    };
    let galley = parts::elided(ui, &parts::one_line(name, 60), font, ink, width);
    ui.painter().galley(egui::pos2(left, place.top() + 4.0), galley, ink);
    let galley = parts::elided(ui, &below, look.font(look.sizes.small - 0.5), muted, width);
    ui.painter().galley(egui::pos2(left, place.top() + 21.0), galley, muted);
}
