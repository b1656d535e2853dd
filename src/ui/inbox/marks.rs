//! Marks of others, to be taken over or rejected: the words, what they are marked as, and
//! who marked them.

use egui::{Align, FontId, Frame, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::dossier::{Action, Proposed, ProposedAs, ProposedId, Stance};
use crate::session::{Command, Suggestion, Verb};
use crate::ui::{Scene, parts, theme};

/// Width of the column with the answers, in points.
const SIDE: f32 = 170.0;
/// Height of a row: what it is, the words, who.
const ROW: f32 = 76.0;

/// What a mark is, in a line.
fn what(one: &Proposed) -> String {
    match &one.what {
        ProposedAs::Claim {
            statement,
            stance,
            value,
            said,
        } => {
            let word = match stance {
                Some(stance) => stance.word().to_owned(),
                None => format!("{} (the file does not say)", Stance::Asserts.word()),
            };
            let mut line = format!("{word}: {}", parts::one_line(statement, 120));
            if !value.is_empty() {
                line += "  = ";
                line += &parts::one_line(value, 40);
            }
            if let Some(said) = said {
                line += "  said by ";
                line += &parts::one_line(&said.name, 40);
            }
            line
        }
        ProposedAs::Naming(name) => format!("names {}", parts::one_line(name, 80)),
        ProposedAs::Note => format!("note: {}", parts::one_line(&one.comment, 120)),
    }
}

/// Who marked it, and what they note.
fn who(one: &Proposed) -> String {
    let file = parts::one_line(&one.file, 40);
    let author = parts::one_line(&one.author, 40);
    let who = if author.is_empty() {
        file
    } else {
        format!("{author}, {file}")
    };
    match (&one.what, one.comment.trim()) {
        (ProposedAs::Note, _) | (_, "") => who,
        (_, comment) => format!("{who}: {}", parts::one_line(comment, 100)),
    }
}

/// The words that are marked, and where.
pub(super) fn quoted(scene: &Scene<'_>, one: &Proposed, most: usize) -> String {
    let entry = scene.session.dossier().article(one.at.article);
    let text = entry.map_or_else(String::new, |entry| one.at.quote(&entry.article.text));
    format!("{} “{}”", one.at.article, parts::one_line(&text, most))
}

/// The list: rows of one height, of which only those in sight are set.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, is_new: bool, most: f32) {
    let all: Vec<ProposedId> = scene.session.dossier().to_review().map(|(id, _)| id).collect();
    let looked_at = match scene.session.suggestion() {
        Some(Suggestion::Mark(id)) => Some(id),
        _ => None,
    };
    if all.len() > 1 {
        all_at_once(ui, scene, &all);
    }
    #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
    let height = (all.len() as f32 * ROW).min(most);
    let mut area = ScrollArea::vertical()
        .id_salt("marks of others")
        .max_height(height)
        .auto_shrink([false, true]);
    if is_new && let Some(at) = looked_at.and_then(|id| all.iter().position(|other| *other == id)) {
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        let top = at as f32 * ROW;
        area = area.vertical_scroll_offset((top - height / 3.0).max(0.0));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, all.len(), |ui, rows| {
            for id in all.get(rows).unwrap_or_default() {
                if let Some(one) = scene.session.dossier().proposed().get(id).cloned() {
                    row(ui, scene, *id, &one, looked_at == Some(*id));
                }
            }
        });
    });
}

/// Answers all of them alike, in one step that can be undone.
fn all_at_once(ui: &mut Ui, scene: &mut Scene<'_>, all: &[ProposedId]) {
    let look = scene.look;
    Frame::new().inner_margin(Margin::symmetric(20, 0)).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.add(parts::small_button(&look, "Take over all")).clicked() {
                scene.send(Command::Do(Action::AcceptProposed(all.to_vec())));
            }
            if ui.add(parts::small_button(&look, "Reject all")).clicked() {
                scene.send(Command::Do(Action::RejectProposed(all.to_vec(), true)));
            }
        });
    });
    ui.add_space(4.0);
}

fn row(ui: &mut Ui, scene: &mut Scene<'_>, id: ProposedId, one: &Proposed, looked_at: bool) {
    let look = scene.look;
    let suggestion = Suggestion::Mark(id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let (what, words, who) = (what(one), quoted(scene, one, 200), who(one));
    let name = format!("Suggestion: {what}. {words}. {who}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, looked_at, &name));
    if response.clicked() {
        scene.send(Command::SelectSuggestion(suggestion));
    }
    if response.double_clicked() {
        scene.send(Command::Run(Verb::ShowSynopsis));
    }
    if looked_at {
        ui.painter().rect_filled(rect, 0.0, look.colours.row_focus);
        let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(edge, 0.0, look.colours.accent);
    }
    let line = Stroke::new(1.0, look.colours.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    parts::focus_ring(ui, &response, &look);
    let inner = rect.shrink2(vec2(20.0, 8.0));
    let width = inner.width() - SIDE;
    let lines = [
        (what, look.strong(look.sizes.small), look.colours.ink),
        (words, FontId::new(look.sizes.body, theme::serif()), look.colours.ink),
        (who, look.font(look.sizes.small), look.colours.muted),
    ];
    let mut top = inner.top();
    for (text, font, colour) in lines {
        let galley = parts::elided(ui, &text, font, colour, width);
        let height = galley.size().y;
        ui.painter().galley(pos2(inner.left(), top), galley, colour);
        top += height + 3.0;
    }
    let side = Rect::from_min_max(pos2(inner.right() - SIDE + 16.0, inner.top()), inner.max);
    let builder = egui::UiBuilder::new()
        .max_rect(side)
        .layout(Layout::right_to_left(Align::Center))
        .id_salt(("mark of another", id.0));
    let ui = &mut ui.new_child(builder);
    for (label, yes, hint) in [
        ("Reject", false, "It is not brought in again"),
        ("Take over", true, "Makes a mark of your own of it, in one step"),
    ] {
        let response = ui.add(parts::small_button(&look, label)).on_hover_text(hint);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{label}: {name}")));
        if response.clicked() {
            scene.send(Command::Answer(suggestion, yes));
        }
    }
}
