//! `sejajar screenshot`: the window's own code, painted without a display.

use egui::vec2;

use super::arguments::{ScreenshotRequest, ThemeName, ViewName};
use crate::dossier::Dossier;
use crate::search::Query;
use crate::session::{Command, Effect, Outcome, Seek, Session, Settings, View};
use crate::ui::headless::{Stage, press_named};
use crate::ui::{self, UiState};
use crate::world;

/// Frames run before the picture: rows are measured a few at a time.
const MOST_FRAMES: usize = 200;
/// Frames run at least, for panels and scroll areas to find their size.
const LEAST_FRAMES: usize = 6;

pub(super) fn take(request: &ScreenshotRequest, dossier: Dossier) -> Result<(), String> {
    let settings = Settings {
        dark: request.theme == ThemeName::Dark,
        ..Settings::default()
    };
    let mut session = Session::new(settings);
    if request.view != ViewName::Start {
        let opened = Outcome::Project {
            path: Some(request.project.clone()),
            result: Ok((Box::new(dossier), Vec::new())),
        };
        let effects = session.finish(opened);
        perform(&mut session, effects);
        let view = match request.view {
            ViewName::Start => View::Start,
            ViewName::Synopsis => View::Synopsis,
            ViewName::Claims => View::Claims,
            ViewName::Discrepancies => View::Discrepancies,
            ViewName::Sources => View::Sources,
            ViewName::Inbox => View::Inbox,
            ViewName::Report => View::Report,
            ViewName::Search => View::Search,
            ViewName::Source => View::Source,
        };
        let query = Query {
            text: request.query.clone(),
            synonyms: request.synonyms,
            ..Query::default()
        };
        for command in [Command::Search(Seek::For(query)), Command::Show(view)] {
            let effects = session.handle(command);
            perform(&mut session, effects);
        }
    }
    let mut keys = request.keys.split_whitespace().map(|name| {
        press_named(name).ok_or_else(|| format!("--keys: {name:?} is not a key (Down, Tab, C, 1, Ctrl+T, …)"))
    });
    let size = vec2(f32::from(request.size.0), f32::from(request.size.1));
    let mut stage = Stage::new(size, request.scale, ui::set_up);
    let mut state = UiState::default();
    let mut last_key = 0;
    for frame in 0..MOST_FRAMES {
        let mut events = Vec::new();
        if frame >= LEAST_FRAMES
            && let Some(key) = keys.next()
        {
            last_key = frame;
            events = key?;
        }
        let mut commands = Vec::new();
        let more = stage.frame(events, |ui| commands = ui::show(ui, &session, &mut state));
        let quiet = commands.is_empty() && !more;
        for command in commands {
            let effects = session.handle(command);
            perform(&mut session, effects);
        }
        if quiet && frame > LEAST_FRAMES + last_key {
            break;
        }
    }
    stage
        .picture()
        .save(&request.output)
        .map_err(|error| format!("{}: the picture was not written ({error})", request.output.display()))
}

/// Does at once what the window would do on a thread; what is the window's own is not done.
fn perform(session: &mut Session, effects: Vec<Effect>) {
    world::perform_all(session, effects, |_, _| Vec::new());
}
