//! The tags of a claim, and the field that finds or makes one.

use egui::{Frame, Id, Key, Margin, Modifiers, Rect, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::section::{Section, section};
use super::{All, send};
use crate::dossier::codebook::path;
use crate::dossier::{Action, Claim, ClaimId, TagId};
use crate::session::{Command, Part, Verb};
use crate::ui::{Scene, parts, tags};

/// Tags offered at once.
const MOST_OFFERED: usize = 7;

/// What is being typed.
#[derive(Debug, Default)]
pub(super) struct Draft {
    typed: String,
    /// The line picked; none is, as long as nothing is typed and no arrow pressed.
    picked: Option<usize>,
    /// The pointer is over what is offered.
    under_pointer: bool,
    refused: Option<String>,
}

/// What can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offer {
    Known(TagId),
    New,
    Codebook,
}

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, drafts: &mut All, id: ClaimId, claim: &Claim) {
    let asked = drafts.takes(Part::Tags);
    if asked {
        drafts.claim.opened.open(Section::Tags);
    }
    let look = scene.look;
    let codebook = scene.session.dossier().tags();
    let names: Vec<String> = claim.tags.iter().map(|tag| path(codebook, *tag)).collect();
    let summary = if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    };
    let drafts = &mut drafts.claim;
    section(ui, &look, &mut drafts.opened, Section::Tags, "Tags", &summary, |ui| {
        let draft = &mut drafts.tag;
        if !claim.tags.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
                for tag in &claim.tags {
                    let codebook = scene.session.dossier().tags();
                    if tags::chip(ui, &look, codebook, *tag).clicked() {
                        let mut changed = claim.clone();
                        changed.tags.remove(tag);
                        send(scene, id, changed);
                    }
                }
            });
            ui.add_space(2.0);
        }
        field(ui, scene, draft, id, claim, asked);
        if let Some(refused) = &draft.refused {
            parts::refusal(ui, &look, refused);
        }
    });
}

/// "+ tag": what is typed, and below it what it may mean.
fn field(ui: &mut Ui, scene: &mut Scene<'_>, draft: &mut Draft, id: ClaimId, claim: &Claim, asked: bool) {
    let node = Id::unique("inspector tag");
    let offers = offers(scene, draft, claim);
    let has_focus = ui.memory(|memory| memory.has_focus(node));
    if has_focus {
        arrows(ui, draft, offers.len());
    }
    let before = draft.typed.clone();
    let edit = TextEdit::singleline(&mut draft.typed)
        .id(node)
        .desired_width(f32::INFINITY)
        .hint_text("+ tag");
    let response = ui.add(edit);
    let now = draft.typed.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, &before, &now, "+ tag");
        info.label = Some("Add a tag".to_owned());
        info
    });
    if asked {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    if response.changed() {
        draft.picked = (!draft.typed.trim().is_empty()).then_some(0);
        draft.refused = None;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut chosen = draft
        .picked
        .filter(|_| entered)
        .and_then(|picked| offers.get(picked))
        .copied();
    // A press on a line takes the keyboard from the field before the line is clicked.
    if response.has_focus() || draft.under_pointer {
        chosen = list(ui, scene, draft, &offers).or(chosen);
    }
    match chosen {
        Some(Offer::Codebook) => scene.send(Command::Run(Verb::Codebook)),
        Some(offer) => {
            let action = match offer {
                Offer::Known(tag) => {
                    let mut changed = claim.clone();
                    changed.tags.insert(tag);
                    Action::EditClaim(id, changed)
                }
                _ => Action::TagAnew(id, tags::made(scene.session.dossier().tags(), &draft.typed)),
            };
            match scene.session.document().refuses(&action) {
                Some(refusal) => draft.refused = Some(format!("{refusal}.")),
                None => {
                    scene.send(Command::Do(action));
                    *draft = Draft::default();
                }
            }
            // The next tag can be typed at once.
            response.request_focus();
        }
        None if entered => response.request_focus(),
        None => {}
    }
}

/// The tags that fit what is typed and that the claim has not; a new one where none is
/// named so; the way to the codebook.
fn offers(scene: &Scene<'_>, draft: &Draft, claim: &Claim) -> Vec<Offer> {
    let codebook = scene.session.dossier().tags();
    let known = tags::found(codebook, &draft.typed).into_iter();
    let mut offers: Vec<Offer> = known
        .filter(|tag| !claim.tags.contains(tag))
        .map(Offer::Known)
        .take(MOST_OFFERED)
        .collect();
    if !draft.typed.trim().is_empty() {
        match tags::named(codebook, &draft.typed) {
            // The one that is named stands first.
            Some(named) => offers.sort_by_key(|offer| *offer != Offer::Known(named)),
            None => offers.push(Offer::New),
        }
    }
    offers.push(Offer::Codebook);
    offers
}

/// Up and down, taken before the field takes them.
fn arrows(ui: &Ui, draft: &mut Draft, count: usize) {
    let (down, up) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
        )
    });
    if down {
        draft.picked = Some(draft.picked.map_or(0, |at| (at + 1).min(count.saturating_sub(1))));
    }
    if up {
        draft.picked = draft.picked.and_then(|at| at.checked_sub(1));
    }
}

fn list(ui: &mut Ui, scene: &Scene<'_>, draft: &mut Draft, offers: &[Offer]) -> Option<Offer> {
    let look = scene.look;
    let codebook = scene.session.dossier().tags();
    let frame = Frame::new()
        .fill(look.colours.raised)
        .stroke(Stroke::new(1.0, look.colours.strong_line))
        .corner_radius(6)
        .inner_margin(Margin::same(3));
    let mut chosen = None;
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, offer) in offers.iter().enumerate() {
            let (text, colour) = match offer {
                Offer::Known(tag) => (path(codebook, *tag), codebook.get(tag).map(|tag| tag.colour)),
                Offer::New => {
                    let made = tags::made(codebook, &draft.typed);
                    let below = made
                        .parent
                        .map_or_else(String::new, |above| format!(" below {}", path(codebook, above)));
                    (format!("New tag “{}”{below}", made.name), Some(made.colour))
                }
                Offer::Codebook => (scene.session.keymap().beside("Codebook…", Verb::Codebook), None),
            };
            let (rect, response) = parts::list_row(ui, &look, 24.0, draft.picked == Some(index), &text);
            if let Some(colour) = colour {
                let place = Rect::from_center_size(rect.left_center() + vec2(12.0, 0.0), vec2(10.0, 10.0));
                tags::swatch(ui, &look, place, colour);
            }
            let ink = if *offer == Offer::Codebook {
                look.colours.accent
            } else {
                look.colours.ink
            };
            let font = look.font(look.sizes.small + 0.5);
            let line = parts::elided(ui, &parts::displayed(&text), font, ink, rect.width() - 32.0);
            let at = rect.left_center() + vec2(24.0, -line.size().y / 2.0);
            ui.painter().galley(at, line, ink);
            if response.clicked() {
                chosen = Some(*offer);
            }
        }
    });
    draft.under_pointer = ui.rect_contains_pointer(shown.response.rect);
    chosen
}
