//! The bars above and below, messages, and the hint while files hover.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{
    Align, Align2, Area, Context, Frame, Id, Layout, Margin, Order, PopupCloseBehavior, RichText, Role, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::theme::Look;
use super::{Scene, parts, strictness, theme};
use crate::session::{Command, EXPORTING, Lens, Severity, Verb, View};

/// Room that the lenses’ menu needs beside the tabs, in points.
const LENSES_ROOM: f32 = 96.0;
/// A title in less room than this says nothing.
const TITLE_ROOM: f32 = 80.0;
/// The widest a title gets.
const TITLE_MOST: f32 = 420.0;
/// Name, theme, undo and redo with what parts them.
const NAME_AND_SIGNS: f32 = 200.0;
/// The views of the tabs, and the commands that lead to them.
const TABS: [Verb; 7] = [
    Verb::ShowSynopsis,
    Verb::ShowClaims,
    Verb::ShowDiscrepancies,
    Verb::ShowSources,
    Verb::ShowInbox,
    Verb::ShowReport,
    Verb::Find,
];
/// What most needs a button.
const BUTTONS: [(&str, Verb); 4] = [
    ("Commands", Verb::Palette),
    ("Export…", Verb::Export),
    ("Save", Verb::Save),
    ("Add…", Verb::AddArticles),
];

/// How the bar's things share its width.
struct Room {
    /// The buttons stand in a menu.
    in_menu: bool,
    /// Points for the title; `None` without one.
    title: Option<f32>,
}

impl Room {
    fn of(ui: &Ui, look: &Look) -> Self {
        let wide = |text: &str| {
            let font = look.strong(look.sizes.body);
            let text = ui.painter().layout_no_wrap(text.to_owned(), font, look.colours.ink);
            text.rect.width() + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
        };
        let tabs: f32 = TABS.iter().map(|verb| wide(verb.label())).sum();
        let buttons: f32 = BUTTONS.iter().map(|(label, _)| wide(label)).sum();
        let rest = ui.available_width() - NAME_AND_SIGNS - tabs;
        let in_menu = rest - buttons < TITLE_ROOM;
        let title = rest - if in_menu { wide(MENU) } else { buttons };
        Self {
            in_menu,
            title: (title >= TITLE_ROOM).then_some(title.min(TITLE_MOST)),
        }
    }
}

/// The menu that holds the buttons where they have no room.
const MENU: &str = "Project  ▾";

/// Name, views, commands.
pub(super) fn top(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let room = Room::of(ui, &look);
    ui.horizontal(|ui| {
        ui.set_min_height(30.0);
        let name = RichText::new("Sejajar")
            .font(egui::FontId::new(look.sizes.heading, theme::serif_semibold()))
            .color(look.colours.accent);
        let home = ui.add(egui::Button::new(name).frame_when_inactive(false));
        home.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Start page"));
        if home.on_hover_text("Start page").clicked() {
            scene.send(Command::Show(View::Start));
        }
        if let Some(width) = room.title {
            title(ui, scene, width);
        }
        for (view, verb) in View::TABS.into_iter().zip(TABS) {
            tab(ui, scene, view, verb);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let dark = scene.session.settings().dark;
            let document = scene.session.document();
            let (can_undo, can_redo) = (document.can_undo(), document.can_redo());
            for (icon, verb, enabled) in [
                (if dark { "☀" } else { "☾" }, Verb::SwitchTheme, true),
                ("↷", Verb::Redo, can_redo),
                ("↶", Verb::Undo, can_undo),
            ] {
                let response = ui
                    .add_enabled_ui(enabled, |ui| {
                        parts::icon_button(ui, icon, verb.label(), &scene.hint(verb))
                    })
                    .inner;
                if response.clicked() {
                    scene.send(Command::Run(verb));
                }
            }
            ui.add_space(4.0);
            if room.in_menu {
                MenuButton::new(MENU).ui(ui, |ui| buttons(ui, scene));
            } else {
                buttons(ui, scene);
            }
            // A narrow window has them among all commands.
            if scene.session.view() == View::Synopsis && ui.available_width() > LENSES_ROOM {
                lenses(ui, scene);
            }
        });
    });
}

/// The dossier's title, cut to its room.
fn title(ui: &mut Ui, scene: &mut Scene<'_>, width: f32) {
    let look = scene.look;
    let font = look.font(look.sizes.body);
    let text = parts::displayed(&scene.session.name());
    let galley = parts::elided(ui, &text, font, look.colours.ink, width - 24.0);
    let about = ui.add(egui::Button::new(galley).frame_when_inactive(false));
    about.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    let hover = format!("{text}\n{}", scene.hint(Verb::EditAbout));
    if about.on_hover_text(hover).clicked() {
        scene.send(Command::Run(Verb::EditAbout));
    }
    ui.add_space(4.0);
}

fn buttons(ui: &mut Ui, scene: &mut Scene<'_>) {
    for (label, verb) in BUTTONS {
        if parts::verb_button(ui, scene, label, verb).clicked() {
            scene.send(Command::Run(verb));
        }
    }
}

/// The reading lenses, each to be switched by itself.
fn lenses(ui: &mut Ui, scene: &mut Scene<'_>) {
    let on = scene.session.panels().lenses;
    let colour = if on.any() {
        scene.look.colours.accent
    } else {
        scene.look.colours.ink
    };
    let button = egui::Button::new(RichText::new("Lenses").color(colour));
    let stay = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::from_button(button).config(stay).ui(ui, |ui| {
        ui.set_min_width(180.0);
        for lens in Lens::ALL {
            let mut is_on = on.has(lens);
            if ui.checkbox(&mut is_on, lens.name()).clicked() {
                scene.send(Command::Run(lens.verb()));
            }
        }
        ui.separator();
        let all = if on.any() { "None" } else { "As before" };
        let all = scene.session.keymap().beside(all, Verb::ToggleLenses);
        if ui.button(all).clicked() {
            scene.send(Command::Run(Verb::ToggleLenses));
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Reading lenses"));
    response.on_hover_text(scene.hint(Verb::ToggleLenses));
}

fn tab(ui: &mut Ui, scene: &mut Scene<'_>, view: View, verb: Verb) {
    let look = scene.look;
    let selected = scene.session.view() == view;
    let colour = if selected {
        look.colours.accent
    } else {
        look.colours.muted
    };
    let font = if selected {
        look.strong(look.sizes.body)
    } else {
        look.font(look.sizes.body)
    };
    let button = egui::Button::new(RichText::new(verb.label()).font(font).color(colour)).frame_when_inactive(false);
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, verb.label()));
    if selected {
        let line = response.rect.bottom() + 4.0;
        ui.painter()
            .hline(response.rect.x_range(), line, Stroke::new(2.0, look.colours.accent));
    }
    if response.on_hover_text(scene.hint(verb)).clicked() {
        scene.send(Command::Show(view));
    }
}

/// Room for the keys to begin with, in points; without it they would cover what is selected.
const HINT: f32 = 150.0;

/// What is selected, what is going on, whether it is saved, from where links are shown.
pub(super) fn status(ui: &mut Ui, scene: &mut Scene<'_>) {
    let look = scene.look;
    let session = scene.session;
    let small = |text: String| RichText::new(text).size(look.sizes.small).color(look.colours.muted);
    ui.horizontal(|ui| {
        ui.set_min_height(20.0);
        ui.label(small(whereabouts(scene)));
        if session.link_from().is_some() {
            ui.label(
                RichText::new(format!(
                    "linking: go to the partner, then {}; Esc gives up",
                    scene.spoken(Verb::Link)
                ))
                .size(look.sizes.small)
                .color(look.colours.warning),
            );
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            strictness::button(ui, scene);
            let saved = if session.document().is_saved() {
                "saved"
            } else {
                "• not saved"
            };
            ui.label(small(format!("{} · {saved}", session.file_name())));
            for (what, share) in session.work() {
                if what == EXPORTING
                    && parts::icon_button(ui, "×", Verb::StopExport.label(), "Stop exporting").clicked()
                {
                    scene.send(Command::Run(Verb::StopExport));
                }
                ui.add(egui::ProgressBar::new(*share).desired_width(90.0).desired_height(6.0));
                ui.label(small(what.clone()));
            }
            if ui.available_width() > HINT {
                let ways = [(Verb::Keys, "keys"), (Verb::Palette, "commands")];
                let ways = ways.map(|(verb, what)| (session.keymap().shown(verb), what));
                let ways: Vec<String> = ways
                    .iter()
                    .filter(|(key, _)| !key.is_empty())
                    .map(|(key, what)| format!("{key} {what}"))
                    .collect();
                ui.label(small(ways.join("   ")));
            }
        });
    });
}

fn whereabouts(scene: &Scene<'_>) -> String {
    let session = scene.session;
    let dossier = session.dossier();
    let counts = format!(
        "{} articles · {} claims · {} marks · {} sources",
        dossier.articles().len(),
        dossier.claims().len(),
        dossier.mentions().len(),
        dossier.sources().len()
    );
    let Some(unit) = session.focused_unit() else {
        return counts;
    };
    let Some(entry) = dossier.article(unit.article) else {
        return counts;
    };
    let index = unit.sentence as usize;
    let paragraph = entry
        .article
        .sentences
        .get(index)
        .map_or(0, |sentence| sentence.paragraph);
    format!(
        "{} ¶{paragraph} · sentence {} of {} · {counts}",
        unit.article,
        index + 1,
        entry.article.sentences.len()
    )
}

/// Seconds for which the word that something was done stays.
const INFO_SECONDS: f64 = 5.0;

/// Since when the latest message is in sight.
#[derive(Debug, Default)]
pub(super) struct Seen {
    text: String,
    since: f64,
}

/// Messages at the lower left, above the status bar. Warnings stay until they
/// are put away.
pub(super) fn messages(ctx: &Context, scene: &mut Scene<'_>, seen: &mut Seen) {
    let look = scene.look;
    let messages: Vec<_> = scene.session.messages().to_vec();
    let Some(latest) = messages.last() else { return };
    let now = ctx.time();
    if latest.text != seen.text {
        *seen = Seen {
            text: latest.text.clone(),
            since: now,
        };
    }
    if latest.severity == Severity::Info {
        let left = INFO_SECONDS - (now - seen.since);
        if left <= 0.0 {
            scene.send(Command::DismissMessage(messages.len() - 1));
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }
    Area::new(Id::unique("messages"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, vec2(14.0, -38.0))
        .show(ctx, |ui| {
            ui.set_max_width(520.0);
            for (index, message) in messages.iter().enumerate() {
                let (fill, ink) = match message.severity {
                    Severity::Info => (look.colours.raised, look.colours.ink),
                    Severity::Warning => (look.colours.warning_soft, look.colours.warning),
                };
                let frame = Frame::new()
                    .fill(fill)
                    .stroke(Stroke::new(1.0, look.colours.strong_line))
                    .corner_radius(8)
                    .inner_margin(Margin::symmetric(12, 7))
                    .shadow(ui.visuals().popup_shadow);
                frame.show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let text = match message.severity {
                            Severity::Info => message.text.clone(),
                            Severity::Warning => format!("⚠ {}", message.text),
                        };
                        ui.add(egui::Label::new(RichText::new(parts::displayed(&text)).color(ink)).wrap());
                        if parts::icon_button(ui, "×", "Dismiss message", "Put away   Esc").clicked() {
                            scene.send(Command::DismissMessage(index));
                        }
                    });
                });
            }
        });
}

/// While files hover over the window.
pub(super) fn drop_hint(ctx: &Context, look: Look) {
    let hovering = ctx.input(|input| input.raw.hovered_files.len());
    if hovering == 0 {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Foreground, Id::unique("drop hint")));
    let screen = ctx.content_rect();
    painter.rect_filled(screen, 0.0, look.colours.paper.gamma_multiply(0.9));
    painter.rect_stroke(
        screen.shrink(16.0),
        12.0,
        Stroke::new(2.0, look.colours.accent),
        egui::StrokeKind::Inside,
    );
    let text = if hovering == 1 {
        "Drop to open".to_owned()
    } else {
        format!("Drop to open {hovering} files")
    };
    painter.text(
        screen.center(),
        Align2::CENTER_CENTER,
        text,
        look.strong(look.sizes.title),
        look.colours.accent,
    );
}
