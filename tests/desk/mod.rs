//! A window without a display: the window's own code, keys and clicks through the
//! accessibility tree, and the effects done at once instead of on threads.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::Mention;
use sejajar::session::{Command, Effect, Focus, Outcome, Session, Settings};
use sejajar::ui::{self, UiState};
use sejajar::world;

/// What the window holds.
pub struct Desk {
    pub session: Session,
    state: UiState,
    pub copied: Vec<String>,
    pub quit: bool,
    /// Where changed keys are kept; without it nowhere.
    pub keys_file: Option<PathBuf>,
}

impl Desk {
    fn new() -> Self {
        Self {
            session: Session::new(Settings::default()),
            state: UiState::default(),
            copied: Vec::new(),
            quit: false,
            keys_file: None,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        for command in ui::show(ui, &self.session, &mut self.state) {
            self.handle(command);
        }
    }

    /// Opens a dossier of articles, claims, sources and marks in which nothing is judged or
    /// tagged yet; it has no file of its own.
    #[allow(dead_code, reason = "not every test of the window opens it")]
    pub fn open_plain_visit(&mut self) {
        let (dossier, _) = sejajar::project::from_ron(include_str!("../fixtures/project/plain-visit.ron")).unwrap();
        let result = Ok((Box::new(dossier), Vec::new()));
        let effects = self.session.finish(Outcome::Project { path: None, result });
        world::perform_all(&mut self.session, effects, |_, _| Vec::new());
    }

    /// Does a command and everything that follows from it.
    pub fn handle(&mut self, command: Command) {
        let effects = self.session.handle(command);
        world::perform_all(&mut self.session, effects, |session, effect| {
            match effect {
                Effect::Ask(what) => return session.handle(Command::AskPathHere(what)),
                Effect::Copy(text) => self.copied.push(text),
                Effect::Quit => self.quit = true,
                Effect::KeepKeys(verb, chords) => {
                    if let Some(path) = self.keys_file.as_deref() {
                        return session.finish(match world::keep_keys(path, verb, chords.as_deref()) {
                            Ok(()) => Outcome::KeysKept(world::read_keys(path).1),
                            Err(error) => Outcome::KeysNotKept(error),
                        });
                    }
                }
                _ => {}
            }
            Vec::new()
        });
    }
}

/// The window, at 1440 × 900 points, opened on some files.
pub fn window(files: Vec<PathBuf>) -> Harness<'static, Desk> {
    let mut desk = Desk::new();
    if !files.is_empty() {
        desk.handle(Command::Open(files));
    }
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_max_steps(400)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(ui::set_up)
        .build_ui_state(|ui, desk: &mut Desk| desk.show(ui), desk);
    harness.run();
    harness
}

/// The sample's articles.
pub fn articles() -> Vec<PathBuf> {
    [
        "1-cakrawala",
        "2-wartanusa",
        "3-lensatimur",
        "4-kabarrandu",
        "5-suarapelabuhan",
    ]
    .iter()
    .map(|name| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("seeds")
            .join(format!("{name}.txt"))
    })
    .collect()
}

/// A mark on the second sentence of the first column, selected and in sight.
#[allow(dead_code, reason = "not every test of the window starts with a mark")]
pub fn marked() -> Harness<'static, Desk> {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "A claim");
    desk
}

/// Where a mark begins.
#[allow(dead_code, reason = "not every test of the window looks for marks")]
pub fn place_of(mention: &Mention) -> Focus {
    Focus {
        article: mention.at.article,
        span: mention.at.fragments[0],
    }
}

/// Presses one key after another ("Down", "Shift+Tab", "Ctrl+S").
pub fn press(window: &mut Harness<'_, Desk>, keys: &str) {
    for name in keys.split_whitespace() {
        let mut modifiers = Modifiers::NONE;
        let mut parts: Vec<&str> = name.split('+').collect();
        let key = parts
            .pop()
            .and_then(Key::from_name)
            .unwrap_or_else(|| panic!("{name} is no key"));
        for part in parts {
            modifiers |= match part {
                "Ctrl" => Modifiers::COMMAND,
                "Shift" => Modifiers::SHIFT,
                "Alt" => Modifiers::ALT,
                _ => panic!("{name} is no key"),
            };
        }
        window.key_press_modifiers(modifiers, key);
        window.run();
    }
}

/// Replaces the text of a named field and leaves it with Enter.
pub fn fill(window: &mut Harness<'_, Desk>, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    press(window, "Ctrl+A");
    window.get_by_label(field).type_text(text);
    window.run();
    press(window, "Enter");
}
