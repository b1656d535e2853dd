//! The palette at the pointer: what can be done with the passage that was just dragged
//! over or clicked with the other button; on the line of a mark, with that mark.

use egui::{Area, Frame, Id, Margin, Order, Pos2, Rect, Role, Stroke, Ui, Vec2, WidgetInfo, vec2};

use super::{SynopsisState, marks};
use crate::dossier::{ClaimId, MarkAs, MentionId, Stance};
use crate::session::{Command, Selection, Verb};
use crate::ui::{Scene, parts};

/// How wide it is, in points.
const WIDTH: f32 = 280.0;
/// Height of a line, in points.
const LINE: f32 = 26.0;
/// From the pointer to its corner, so that it does not cover the word under it.
const AWAY: Vec2 = vec2(10.0, 14.0);

/// Whether it is open, and for what.
#[derive(Debug, Default)]
pub(super) struct Palette {
    at: Option<Pos2>,
    /// It is about the mark on whose line it was opened.
    on_mark: Option<MentionId>,
    /// Asked for in this frame, shown from the next one.
    fresh: bool,
    /// What was selected, the state of the dossier, and how far the table was
    /// scrolled: when one of them changes, the palette has done its work.
    of: Option<(Selection, u64, Vec2)>,
}

impl Palette {
    /// Opens it for what will be selected in the next frame: a passage, or a mark.
    pub(super) fn open(&mut self, at: Pos2, on_mark: Option<MentionId>) {
        *self = Self {
            at: Some(at),
            on_mark,
            fresh: true,
            of: None,
        };
    }

    /// Puts it away.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    /// Whether it is in sight.
    pub(super) const fn is_open(&self) -> bool {
        self.at.is_some()
    }
}

/// Shows it, if it is open and what it was opened for is still there.
pub(super) fn show(ui: &Ui, scene: &mut Scene<'_>, state: &mut SynopsisState) {
    let Some(at) = state.at_pointer.at else { return };
    if std::mem::take(&mut state.at_pointer.fresh) {
        // What it is for is being selected, and the click that asks for it is none
        // beside it.
        ui.ctx().request_repaint();
        return;
    }
    let session = scene.session;
    let now = (session.selection().clone(), session.document().revision(), state.offset);
    let of = state.at_pointer.of.get_or_insert_with(|| now.clone());
    if *of != now || session.prompt().is_some() || now.0.focus.is_none() {
        state.at_pointer.close();
        return;
    }
    let look = scene.look;
    let on_mark = state.at_pointer.on_mark;
    let mut chosen = None;
    let response = Area::new(Id::unique("palette at the pointer"))
        .order(Order::Foreground)
        .fixed_pos(at + AWAY)
        .constrain(true)
        .show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style())
                .fill(look.colours.raised)
                .corner_radius(8)
                .inner_margin(Margin::same(5));
            frame.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                chosen = match on_mark {
                    Some(id) => of_mark(ui, scene, id),
                    None => lines(ui, scene),
                };
            });
        });
    if let Some(command) = chosen {
        scene.send(command);
        state.at_pointer.close();
    } else if response.response.clicked_elsewhere() {
        state.at_pointer.close();
    }
}

/// What can be done with a mark: another stance, a source, a note; deleting it.
fn of_mark(ui: &mut Ui, scene: &Scene<'_>, id: MentionId) -> Option<Command> {
    let dossier = scene.session.dossier();
    let mention = dossier.mentions().get(&id)?;
    let words = marks::words(dossier, mention);
    let statement = marks::statement(dossier, mention);
    heading(ui, scene, &words, &statement);
    let mut chosen = None;
    let verbs = [
        Verb::Asserts,
        Verb::Denies,
        Verb::Questions,
        Verb::Hedges,
        Verb::Reports,
    ];
    for (stance, verb) in Stance::ALL.into_iter().zip(verbs) {
        let words = format!("{}  {}", stance.glyph(), stance.word());
        let now = stance == mention.stance;
        let name = format!("This mark {}", stance.word());
        if line(ui, scene, &words, &name, verb, now) && !now {
            chosen = Some(Command::Run(verb));
        }
    }
    rule(ui, scene);
    let who = if mention.attribution.is_some() {
        "Somebody else says so…"
    } else {
        "Who says so…"
    };
    let mut rest = vec![(who, Verb::SetSource), ("Note on the mark…", Verb::AddNote)];
    let here = scene
        .session
        .document()
        .mentions_in(mention.at.article, mention.at.cover());
    if here.count() > 1 {
        rest.push(("Another of the marks here", Verb::CycleMarks));
    }
    rest.extend([
        ("Another claim for these words…", Verb::FindClaim),
        ("Delete the mark", Verb::DeleteMark),
    ]);
    for (words, verb) in rest {
        if line(ui, scene, words, words, verb, false) {
            chosen = Some(Command::Run(verb));
        }
    }
    chosen
}

/// Which mark it is about.
fn heading(ui: &mut Ui, scene: &Scene<'_>, words: &str, statement: &str) {
    let look = scene.look;
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, 2.0 * LINE - 10.0), egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{words}: {statement}")));
    let room = rect.width() - 16.0;
    let capital = words.replacen("claim", "Claim", 1);
    let first = parts::elided(ui, &capital, look.strong(look.sizes.small), look.colours.muted, room);
    let second = parts::elided(ui, statement, look.font(look.sizes.body), look.colours.ink, room);
    let at = rect.min + vec2(8.0, 3.0);
    ui.painter().galley(at, first, look.colours.muted);
    ui.painter().galley(at + vec2(0.0, 17.0), second, look.colours.ink);
    response.on_hover_text(statement);
    rule(ui, scene);
}

fn rule(ui: &mut Ui, scene: &Scene<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, 7.0), egui::Sense::hover());
    let stroke = Stroke::new(1.0, scene.look.colours.line);
    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
}

/// The claims that have a number key, then what asks for more.
fn lines(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let dossier = scene.session.dossier();
    let keys = Verb::ALL.iter().filter_map(|verb| Some((*verb, verb.claim_key()?)));
    let claims: Vec<(Verb, ClaimId, &str)> = keys
        .filter_map(|(verb, key)| {
            let id = dossier.claim_by_key(key)?;
            Some((verb, id, dossier.claims().get(&id)?.statement.as_str()))
        })
        .collect();
    let mut chosen = None;
    for (verb, id, statement) in &claims {
        let words = parts::one_line(statement, 120);
        if line(ui, scene, &words, &format!("Mark as: {words}"), *verb, false) {
            chosen = Some(Command::MarkAs(MarkAs::Claim(*id, Stance::Asserts, None)));
        }
    }
    if !claims.is_empty() {
        rule(ui, scene);
    }
    for (words, verb) in [
        ("New claim, or another one…", Verb::FindClaim),
        ("Who says so…", Verb::SetSource),
        ("Note…", Verb::AddNote),
    ] {
        if line(ui, scene, words, words, verb, false) {
            chosen = Some(Command::Run(verb));
        }
    }
    chosen
}

/// A line with its key at the right.
fn line(ui: &mut Ui, scene: &Scene<'_>, words: &str, name: &str, verb: Verb, holds: bool) -> bool {
    let look = scene.look;
    let (rect, response) = parts::list_row(ui, &look, LINE, holds, name);
    let key = scene.session.keymap().shown(verb);
    let font = look.font(look.sizes.small);
    let key = ui.painter().layout_no_wrap(key, font, look.colours.muted);
    let room = rect.width() - key.rect.width() - 26.0;
    let words = parts::elided(ui, words, look.font(look.sizes.body), look.colours.ink, room);
    let middle = |galley: &egui::Galley, rect: Rect| rect.center().y - galley.rect.height() / 2.0;
    let left = egui::pos2(rect.left() + 8.0, middle(&words, rect));
    let right = egui::pos2(rect.right() - 8.0 - key.rect.width(), middle(&key, rect));
    ui.painter().galley(left, words, look.colours.ink);
    ui.painter().galley(right, key, look.colours.muted);
    response.clicked()
}
