//! The lines at the picked node, each with its marks on demand and the way to their places.

use egui::{RichText, ScrollArea, Ui};

use super::graph::{GraphState, pick};
use crate::dossier::MentionId;
use crate::dossier::relay::{Node, Relay, Step, source_name};
use crate::session::Command;
use crate::ui::{Scene, parts};

/// Marks listed at most.
const MOST: usize = 200;

/// What goes in and out of a node.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, relay: &Relay, graph: &mut GraphState, node: Node) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let name = |node: Node| match node {
        Node::Article(id) => {
            let outlet = dossier.article(id).map_or("", |entry| entry.outlet());
            format!("{id} {}", parts::one_line(outlet, 30))
        }
        Node::Source(id) => parts::one_line(source_name(dossier, id), 40),
    };
    let here: Vec<Step> = relay
        .steps
        .keys()
        .filter(|step| step.from == node || step.to == node)
        .copied()
        .collect();
    ui.horizontal(|ui| {
        ui.label(RichText::new(name(node)).font(look.strong(look.sizes.body)));
        if let Node::Article(article) = node
            && let Some(first) = dossier
                .article(article)
                .and_then(|entry| entry.article.sentences.first())
            && ui.add(parts::small_button(&look, "Read it")).clicked()
        {
            let span = first.span;
            scene.send(Command::Reveal(crate::session::Focus { article, span }));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if parts::icon_button(ui, "×", "Close the list of marks", "Close").clicked() {
                graph.here = None;
            }
        });
    });
    ScrollArea::vertical()
        .id_salt("relay marks")
        .auto_shrink(false)
        .show(ui, |ui| {
            for step in here {
                let Some(flow) = relay.steps.get(&step) else { continue };
                let how = if step.belongs { "belongs to" } else { "←" };
                let marks = match flow.mentions.len() {
                    0 => "a copy, nothing in it is marked".to_owned(),
                    1 => "1 mark".to_owned(),
                    many => format!("{many} marks"),
                };
                let words = format!("{} {how} {}: {marks}", name(step.from), name(step.to));
                ui.horizontal(|ui| {
                    let is_open = graph.open == Some(step);
                    let label = if is_open { "Hide" } else { "Marks" };
                    let button = ui.add_enabled(!flow.mentions.is_empty(), parts::small_button(&look, label));
                    let named = format!("{label}: {words}");
                    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &named));
                    if button.clicked() {
                        graph.open = (!is_open).then_some(step);
                    }
                    if parts::link_line(ui, &look, &words).clicked() {
                        let other = if step.from == node { step.to } else { step.from };
                        pick(scene, graph, other);
                    }
                });
                if graph.open == Some(step) {
                    let marks: Vec<MentionId> = flow.mentions.iter().copied().take(MOST).collect();
                    marks_of(ui, scene, &marks);
                    if flow.mentions.len() > MOST {
                        parts::empty_hint(ui, &look, &format!("and {} more", flow.mentions.len() - MOST));
                    }
                }
            }
        });
}

fn marks_of(ui: &mut Ui, scene: &mut Scene<'_>, marks: &[MentionId]) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    ui.indent("marks of a line", |ui| {
        for id in marks {
            let Some(mention) = dossier.mentions().get(id) else {
                continue;
            };
            let claim = dossier.claims().get(&mention.claim);
            let statement = claim.map_or("", |claim| claim.statement.as_str());
            ui.horizontal(|ui| {
                parts::stance_pill(ui, &look, mention.stance);
                let words = format!("{}   {statement}", dossier.chain_in_words(mention));
                if parts::link_line(ui, &look, &words).clicked() {
                    scene.send(Command::SelectMention(*id));
                }
            });
        }
    });
}
