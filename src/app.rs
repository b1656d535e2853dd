//! The window's loop: performs what the session asks for, on threads, and gives
//! the answers back.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the edge: threads, dialogs and settings live here"
)]

mod dialogs;
mod settings;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{Context, ViewportCommand};

use crate::align::Progress;
use crate::session::{Command, EXPORTING, Effect, FINDING, Outcome, Session};
use crate::ui::{self, UiState};
use crate::world;

/// What comes back from a thread.
enum Answer {
    Outcome(Outcome),
    Command(Command),
}

/// The window.
pub struct App {
    session: Session,
    state: UiState,
    answers: Receiver<Answer>,
    sender: Sender<Answer>,
    /// The alignment asked for last; older ones stop when they see a newer number.
    newest_alignment: Arc<AtomicU64>,
    newest_findings: Arc<AtomicU64>,
    /// The search asked for last, likewise.
    newest_search: Arc<AtomicU64>,
    /// How often exporting was stopped.
    exports_stopped: Arc<AtomicU64>,
    title: String,
}

impl App {
    /// The window on some files, or on the start page.
    #[must_use]
    pub fn new(ctx: &Context, files: Vec<PathBuf>) -> Self {
        ui::set_up(ctx);
        let faults = world::use_languages();
        let (sender, answers) = channel();
        let mut app = Self {
            session: settings::session(),
            state: UiState::default(),
            answers,
            sender,
            newest_alignment: Arc::default(),
            newest_findings: Arc::default(),
            newest_search: Arc::default(),
            exports_stopped: Arc::default(),
            title: String::new(),
        };
        app.session.use_lexicon(world::lexicon_path());
        app.session
            .tell_faults(&faults, "in your word lists: `sejajar lexicon --check` tells all");
        if !files.is_empty() {
            app.handle(ctx, Command::Open(files));
        }
        app
    }

    fn handle(&mut self, ctx: &Context, command: Command) {
        for effect in self.session.handle(command) {
            self.perform(ctx, effect);
        }
    }

    fn perform(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Copy(text) => ctx.copy_text(text),
            Effect::KeepSettings(settings) => self.spawn(ctx, move |_| {
                settings::write(&settings);
                None
            }),
            Effect::StopExport => {
                self.exports_stopped.fetch_add(1, Ordering::Relaxed);
            }
            Effect::StopSearch => drop(self.newest_search.fetch_add(1, Ordering::Relaxed)),
            Effect::KeepKeys(verb, chords) => self.spawn(ctx, move |_| {
                let kept = settings::keep_keys(verb, chords.as_deref());
                Some(Answer::Outcome(
                    kept.map_or_else(Outcome::KeysNotKept, Outcome::KeysKept),
                ))
            }),
            Effect::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Effect::Ask(what) => {
                if dialogs::available() {
                    let start = self.session.path().cloned();
                    // A dialog cancelled cancels what was to follow it, too.
                    let answer = move || dialogs::ask(what, start.as_deref()).unwrap_or(Command::ClosePrompt);
                    self.spawn(ctx, move |_| Some(Answer::Command(answer())));
                } else {
                    self.handle(ctx, Command::AskPathHere(what));
                }
            }
            effect => {
                let newest = match &effect {
                    Effect::Align(_) => Some(&self.newest_alignment),
                    Effect::Find(_) => Some(&self.newest_findings),
                    Effect::Search(_) => Some(&self.newest_search),
                    _ => None,
                };
                let mut turn = newest.map(|newest| (newest.fetch_add(1, Ordering::Relaxed) + 1, Arc::clone(newest)));
                // Several reports may be written at once; stopping stops them all.
                if matches!(effect, Effect::Export { .. }) {
                    let stopped = Arc::clone(&self.exports_stopped);
                    turn = Some((stopped.load(Ordering::Relaxed), stopped));
                }
                let label = label(&effect);
                self.spawn(ctx, move |told| {
                    let progress = Told {
                        told: told.clone(),
                        label,
                        turn,
                    };
                    world::perform(effect, &progress).map(Answer::Outcome)
                });
            }
        }
    }

    fn spawn(&self, ctx: &Context, work: impl FnOnce(&Teller) -> Option<Answer> + Send + 'static) {
        let teller = Teller {
            sender: self.sender.clone(),
            ctx: ctx.clone(),
        };
        std::thread::spawn(move || {
            if let Some(answer) = work(&teller) {
                teller.tell(answer);
            }
        });
    }

    fn take_answers(&mut self, ctx: &Context) {
        while let Ok(answer) = self.answers.try_recv() {
            match answer {
                Answer::Command(command) => self.handle(ctx, command),
                Answer::Outcome(outcome) => {
                    for effect in self.session.finish(outcome) {
                        self.perform(ctx, effect);
                    }
                }
            }
        }
    }
}

/// What long work is called in the status bar; empty for short work.
const fn label(effect: &Effect) -> &'static str {
    match effect {
        Effect::Align(_) => "Aligning",
        Effect::Find(_) => FINDING,
        Effect::Read(..) | Effect::ReadMarks { .. } => "Reading",
        Effect::Search(_) => "Searching",
        Effect::Export { .. } => EXPORTING,
        _ => "",
    }
}

/// Sends to the window and wakes it.
#[derive(Clone)]
struct Teller {
    sender: Sender<Answer>,
    ctx: Context,
}

impl Teller {
    fn tell(&self, answer: Answer) {
        // The window may be gone; then nobody is left to tell.
        if self.sender.send(answer).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

struct Told {
    told: Teller,
    label: &'static str,
    /// Its number, and the newest of its kind: an older one stops.
    turn: Option<(u64, Arc<AtomicU64>)>,
}

impl Progress for Told {
    fn went(&self, share: f32) -> bool {
        let is_old = |(number, newest): &(u64, Arc<AtomicU64>)| newest.load(Ordering::Relaxed) != *number;
        if self.turn.as_ref().is_some_and(is_old) {
            return false;
        }
        if !self.label.is_empty() {
            self.told
                .tell(Answer::Outcome(Outcome::Went(self.label.to_owned(), share)));
        }
        true
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_answers(ctx);
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .collect()
        });
        if !dropped.is_empty() {
            self.handle(ctx, Command::Open(dropped));
        }
        if ctx.input(|input| input.viewport().close_requested()) && !self.session.may_quit() {
            self.handle(ctx, Command::Quit);
            if !self.session.may_quit() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            }
        }
        let title = self.session.title();
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Opaque, so that nothing shines through at the edges of panels at odd scales.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let commands = ui::show(ui, &self.session, &mut self.state);
        let any = !commands.is_empty();
        for command in commands {
            self.handle(&ctx, command);
        }
        if any {
            ctx.request_repaint();
        }
    }
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// In words, when there is no display or no way to paint on it.
pub fn run(files: Vec<PathBuf>) -> Result<(), String> {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Sejajar")
        .with_app_id("sejajar")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([853.0, 480.0])
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../assets/icon/sejajar-256.png")) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native("Sejajar", options, Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, files))))).map_err(|error| {
        format!(
            "no window could be opened ({error}). On a machine without a display use the commands: sejajar analyze, export, screenshot (see sejajar --help)"
        )
    })
}
