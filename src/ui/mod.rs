//! The window: a session to pixels, gestures to commands.
//!
//! Views see the [`Session`] read-only, keep what is not worth undoing (scroll,
//! widths, half-typed text) in [`UiState`], and put [`Command`]s into an outbox.

mod bars;
mod claims;
mod discrepancies;
mod fonts;
mod handed;
pub mod headless;
mod inbox;
mod inspector;
pub mod keys;
mod parts;
mod project_source;
mod prompts;
pub mod raster;
mod register;
mod report;
mod report_contents;
mod search;
mod sources;
mod start;
mod strictness;
mod synopsis;
mod tags;
pub mod theme;
mod variants;
mod wording;

use egui::{CentralPanel, Context, Frame, Margin, Panel};

use crate::dossier::Tally;
use crate::session::{Command, Home, Session, Verb, View};
use theme::Look;

/// What the window keeps from frame to frame that is neither dossier nor session.
#[derive(Debug, Default)]
pub struct UiState {
    synopsis: synopsis::SynopsisState,
    claims: claims::ClaimsState,
    discrepancies: discrepancies::State,
    prompts: prompts::Drafts,
    inspector: inspector::Drafts,
    inbox: inbox::State,
    sources: sources::SourcesState,
    report: report::Preview,
    search: search::SearchState,
    source: project_source::SourceState,
    seen: bars::Seen,
    /// What was asked by name of the view that shows.
    asked: Option<Verb>,
    dark: Option<bool>,
}

/// What every view is given: the session to read, the look, and the outbox.
pub struct Scene<'a> {
    /// What is open.
    pub session: &'a Session,
    /// The dossier counted through.
    pub tally: &'a Tally,
    /// Colours and sizes.
    pub look: Look,
    /// What the analyst asks for.
    pub out: &'a mut Vec<Command>,
    /// A command of this view alone that was chosen by its name.
    asked: Option<Verb>,
}

impl Scene<'_> {
    /// A verb's label with its key, for tooltips.
    #[must_use]
    pub fn hint(&self, verb: Verb) -> String {
        self.session.keymap().hint(verb)
    }

    /// How to give a command, in the middle of a sentence: its key, or its name.
    #[must_use]
    pub fn spoken(&self, verb: Verb) -> String {
        self.session.keymap().spoken(verb)
    }

    /// Whether a command that this view alone has is given now, by key or by name.
    #[must_use]
    pub fn gives(&mut self, ctx: &Context, verb: Verb) -> bool {
        self.asked.take_if(|asked| *asked == verb).is_some() || keys::taken(ctx, self.session, verb)
    }

    /// Asks the session for something.
    pub fn send(&mut self, command: Command) {
        self.out.push(command);
    }
}

/// Installs fonts once.
pub fn set_up(ctx: &Context) {
    fonts::install(ctx);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// One frame of the whole window.
pub fn show(ui: &mut egui::Ui, session: &Session, state: &mut UiState) -> Vec<Command> {
    let dark = session.settings().dark;
    if state.dark != Some(dark) {
        theme::apply(ui.ctx(), dark);
        state.dark = Some(dark);
    }
    let mut out = Vec::new();
    let look = Look::new(dark, session.settings().zoom);
    let mut scene = Scene {
        tally: session.document().tally(),
        session,
        look,
        out: &mut out,
        asked: state.asked.take(),
    };

    synopsis::take_escape(ui.ctx(), &mut state.synopsis);
    inspector::take_escape(&scene, ui.ctx(), &mut state.inspector);
    for verb in keys::pressed(ui.ctx(), session) {
        scene.send(Command::Run(verb));
    }

    let colours = look.colours;
    if session.view() == View::Start {
        let frame = Frame::new().fill(colours.paper).inner_margin(Margin::same(32));
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| start::show(ui, &mut scene));
    } else {
        let bar = Frame::new().fill(colours.chrome).inner_margin(Margin::symmetric(12, 6));
        Panel::top("top bar")
            .frame(bar)
            .show(ui, |ui| bars::top(ui, &mut scene));
        Panel::bottom("status bar")
            .frame(bar.inner_margin(Margin::symmetric(12, 3)))
            .show(ui, |ui| bars::status(ui, &mut scene));
        side_panel(ui, &mut scene, state);
        let frame = Frame::new().fill(colours.paper);
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| match session.view() {
                View::Synopsis | View::Start => synopsis::show(ui, &mut scene, &mut state.synopsis),
                View::Claims => claims::show(ui, &mut scene, &mut state.claims),
                View::Discrepancies => discrepancies::show(ui, &mut scene, &mut state.discrepancies),
                View::Sources => sources::show(ui, &mut scene, &mut state.sources),
                View::Inbox => inbox::show(ui, &mut scene, &mut state.inbox),
                View::Report => report::show(ui, &mut scene, &mut state.report),
                View::Search => search::show(ui, &mut scene, &mut state.search),
                View::Source => project_source::show(ui, &mut scene, &mut state.source),
            });
    }
    bars::messages(ui.ctx(), &mut scene, &mut state.seen);
    prompts::show(ui.ctx(), &mut scene, &mut state.prompts);
    bars::drop_hint(ui.ctx(), look);
    state.asked = asked_of_view(&mut out, session.view());
    if state.asked.is_some() {
        ui.ctx().request_repaint();
    }
    out
}

/// A command that the view alone has goes to the view, not to the session.
fn asked_of_view(out: &mut Vec<Command>, view: View) -> Option<Verb> {
    let is_own = |command: &mut Command| matches!(command, Command::Run(verb) if verb.home() == Some(Home::View(view)));
    out.extract_if(.., is_own)
        .filter_map(|command| match command {
            Command::Run(verb) => Some(verb),
            _ => None,
        })
        .last()
}

/// Register above, inspector below.
fn side_panel(ui: &mut egui::Ui, scene: &mut Scene<'_>, state: &mut UiState) {
    let panels = scene.session.panels();
    if !panels.register && !panels.inspector {
        return;
    }
    let (register, inspector) = (panels.register, panels.inspector);
    let colours = scene.look.colours;
    let frame = Frame::new().fill(colours.chrome).inner_margin(Margin::same(12));
    let panel = Panel::right("side")
        .frame(frame)
        .default_size(scene.look.spacing.panel)
        .size_range(220.0..=520.0);
    panel.resizable(true).show(ui, |ui| {
        if inspector {
            let height = ui.available_height();
            let lower = Frame::new().inner_margin(Margin {
                top: 10,
                ..Margin::ZERO
            });
            if register {
                Panel::bottom("inspector")
                    .frame(lower)
                    .resizable(true)
                    .default_size(height * 0.52)
                    .size_range(120.0..=(height - 120.0).max(140.0))
                    .show(ui, |ui| inspector::show(ui, scene, &mut state.inspector));
            } else {
                inspector::show(ui, scene, &mut state.inspector);
            }
        }
        if register {
            CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
                let facts = state.claims.facts(scene);
                register::show(ui, scene, facts);
            });
        }
    });
}
