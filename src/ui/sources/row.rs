//! One source of the register: who it is at the left, what it says where at the right.

use egui::{Frame, Label, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::list::Register;
use super::{Scene, parts};
use crate::dossier::relay::{Node, Relay, source_name};
use crate::dossier::{Source, SourceId, SourceKind, reliability_words};
use crate::session::Command;

/// Width of the part that says who it is, in points.
const WHO_WIDTH: f32 = 300.0;
/// Indentation for each step of belonging, in points.
const INDENT: f32 = 18.0;
/// The deepest indentation: below that all stand in one line.
const MOST_DEPTH: usize = 4;
/// Marks and places of a source that stand in its row; the inspector has more.
const MOST_SAID: usize = 8;

/// The row.
pub(super) fn row(ui: &mut Ui, scene: &mut Scene<'_>, register: &Register, relay: &Relay, id: SourceId, depth: usize) {
    let selected = scene.session.selection().source == Some(id);
    let fill = if selected {
        scene.look.colours.row_focus
    } else {
        scene.look.colours.paper
    };
    Frame::new()
        .fill(fill)
        .inner_margin(Margin::symmetric(8, 10))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                let indent = depth.min(MOST_DEPTH) as f32 * INDENT;
                let who_width = WHO_WIDTH.min(ui.available_width() * 0.42);
                ui.allocate_ui_with_layout(vec2(who_width, 10.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(who_width);
                    ui.horizontal_top(|ui| {
                        ui.add_space(indent);
                        ui.vertical(|ui| who(ui, scene, register, relay, id));
                    });
                });
                ui.add_space(16.0);
                ui.vertical(|ui| says(ui, scene, relay, id));
            });
        });
}

fn who(ui: &mut Ui, scene: &mut Scene<'_>, register: &Register, relay: &Relay, id: SourceId) {
    let look = scene.look;
    let muted = look.colours.muted;
    let dossier = scene.session.dossier();
    let Some(source) = dossier.sources().get(&id) else {
        return;
    };
    let name = RichText::new(parts::displayed(&source.name))
        .font(look.strong(look.sizes.body))
        .color(look.colours.ink);
    let link = ui.link(name);
    let announced = format!(
        "{}{}",
        parts::displayed(&source.name),
        source
            .parent
            .map_or_else(String::new, |parent| format!(", of {}", source_name(dossier, parent)))
    );
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, &announced));
    if link.clicked() {
        scene.send(Command::SelectSource(id));
    }
    let mut small = |text: &str| {
        ui.add(Label::new(RichText::new(parts::displayed(text)).small().color(muted)).wrap());
    };
    let facts = facts(source, source.parent.map(|parent| source_name(dossier, parent)));
    if !facts.is_empty() {
        small(&facts);
    }
    if !source.aliases.is_empty() {
        small(&format!("also {}", source.aliases.join(", ")));
    }
    small(&counts(register, relay, id));
    rating(ui, scene, source);
}

/// Kind, role, whom it belongs to.
fn facts(source: &Source, parent: Option<&str>) -> String {
    let mut facts: Vec<String> = Vec::new();
    if source.kind != SourceKind::Unknown {
        facts.push(source.kind.word().to_owned());
    }
    if !source.role.trim().is_empty() {
        facts.push(source.role.clone());
    }
    facts.extend(parent.map(|parent| format!("belongs to {parent}")));
    facts.join(" · ")
}

/// "5 marks · origin of 2 claims".
fn counts(register: &Register, relay: &Relay, id: SourceId) -> String {
    let marks = relay.nodes.get(&Node::Source(id)).map_or(0, |flow| flow.mentions.len());
    let marks = match marks {
        0 => "no marks".to_owned(),
        1 => "1 mark".to_owned(),
        many => format!("{many} marks"),
    };
    match register.origin_of(id) {
        0 => marks,
        1 => format!("{marks} · origin of 1 claim"),
        many => format!("{marks} · origin of {many} claims"),
    }
}

fn rating(ui: &mut Ui, scene: &Scene<'_>, source: &Source) {
    let look = scene.look;
    let text = match source.reliability {
        None => "reliability not rated".to_owned(),
        Some(letter) if source.rated.is_empty() => format!("{letter}  {}", reliability_words(letter)),
        Some(letter) => format!(
            "{letter}  {}, {}",
            reliability_words(letter),
            parts::one_line(&source.rated, 16)
        ),
    };
    let font = look.font(look.sizes.small);
    let response = parts::pill(ui, &text, font, look.colours.silent, egui::Sense::hover());
    if !source.rated_because.trim().is_empty() {
        response.on_hover_text(parts::displayed(&source.rated_because));
    }
}

fn says(ui: &mut Ui, scene: &mut Scene<'_>, relay: &Relay, id: SourceId) {
    let look = scene.look;
    let dossier = scene.session.dossier();
    let mut asked = None;
    let mut listed = 0;
    let all = scene.tally.said_by(id) + scene.tally.named(id);
    let said = scene.tally.mentions_by(id).take(MOST_SAID);
    for (mention_id, mention) in said.filter_map(|id| Some((id, dossier.mentions().get(&id)?))) {
        listed += 1;
        let claim = dossier.claims().get(&mention.claim);
        let statement = claim.map_or("", |claim| claim.statement.as_str());
        ui.horizontal(|ui| {
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(vec2(84.0, 20.0), layout, |ui| {
                ui.set_width(84.0);
                parts::stance_pill(ui, &look, mention.stance);
            });
            let article = RichText::new(mention.at.article.to_string()).small().strong();
            ui.label(article);
            if parts::link_line(ui, &look, statement).clicked() {
                asked = Some(Command::SelectMention(mention_id));
            }
        });
    }
    let named = scene.tally.namings_of(id).take(MOST_SAID - listed);
    for (naming_id, naming) in named.filter_map(|id| Some((id, dossier.namings().get(&id)?))) {
        listed += 1;
        let entry = dossier.article(naming.at.article);
        let quote = entry
            .map(|entry| naming.at.quote(&entry.article.text))
            .unwrap_or_default();
        ui.horizontal(|ui| {
            ui.label(RichText::new("named in").small().color(look.colours.muted));
            ui.label(RichText::new(naming.at.article.to_string()).small().strong());
            if parts::link_line(ui, &look, &format!("“{quote}”")).clicked() {
                asked = Some(Command::SelectNaming(naming_id));
            }
        });
    }
    if listed == 0 {
        let hint = match relay.nodes.get(&Node::Source(id)).map_or(0, |flow| flow.mentions.len()) {
            0 => "Nothing is attributed to it yet.".to_owned(),
            1 => "Says nothing itself; 1 mark goes back to it or came through it.".to_owned(),
            many => format!("Says nothing itself; {many} marks go back to it or came through it."),
        };
        parts::empty_hint(ui, &look, &hint);
    } else if all > listed {
        let more = format!("and {} more", all - listed);
        if parts::link_line(ui, &look, &more).clicked() {
            asked = Some(Command::SelectSource(id));
        }
    }
    if let Some(command) = asked {
        scene.send(command);
    }
}
