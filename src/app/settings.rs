//! Theme, text size, recent projects, the language model and the keys, in the user's
//! configuration folder. Losing settings loses no work, so trouble with them is only
//! logged; trouble with keys is told, since somebody wrote them by hand.

use std::path::PathBuf;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use crate::session::{Chord, Session, Settings, Verb};
use crate::world;

#[derive(Deserialize, Serialize)]
#[serde(default)]
struct SettingsFile {
    dark: bool,
    zoom: f32,
    recent: Vec<PathBuf>,
    model: Option<PathBuf>,
}

impl From<Settings> for SettingsFile {
    fn from(settings: Settings) -> Self {
        let Settings {
            dark,
            zoom,
            recent,
            model,
        } = settings;
        Self {
            dark,
            zoom,
            recent,
            model,
        }
    }
}

impl Default for SettingsFile {
    fn default() -> Self {
        Settings::default().into()
    }
}

fn path() -> Option<PathBuf> {
    Some(world::config_folder()?.join("settings.ron"))
}

/// A session with the user's settings and keys; what is wrong with the keys is told
/// in it.
pub(super) fn session() -> Session {
    let mut session = Session::new(read());
    if let Some(path) = world::keys_file() {
        let (keymap, faults) = world::read_keys(&path);
        session.use_keys(keymap, &faults);
    }
    session
}

/// One writer at a time: a change is made in the file as the one before left it.
static KEYS: Mutex<()> = Mutex::new(());

/// Keeps a command's keys; what is wrong in the file after that.
///
/// # Errors
/// In words.
pub(super) fn keep_keys(verb: Verb, chords: Option<&[Chord]>) -> Result<Vec<String>, String> {
    let path =
        world::keys_file().ok_or("there is no folder for settings here, so the key holds until the window closes")?;
    let _alone = KEYS.lock();
    world::keep_keys(&path, verb, chords)?;
    Ok(world::read_keys(&path).1)
}

/// The settings kept last, or the defaults.
fn read() -> Settings {
    let Some(text) = path().and_then(|path| std::fs::read_to_string(path).ok()) else {
        return Settings::default();
    };
    let SettingsFile {
        dark,
        zoom,
        recent,
        model,
    } = ron::from_str(&text).unwrap_or_else(|error| {
        log::warn!("settings.ron is not readable ({error}); the defaults hold");
        SettingsFile::default()
    });
    let zoom = if zoom.is_finite() { zoom.clamp(0.6, 2.5) } else { 1.0 };
    Settings {
        dark,
        zoom,
        recent,
        model,
    }
}

/// Keeps the settings.
pub(super) fn write(settings: &Settings) {
    let Some(path) = path() else { return };
    let file = SettingsFile::from(settings.clone());
    let kept = ron::ser::to_string_pretty(&file, ron::ser::PrettyConfig::default())
        .map_err(|error| error.to_string())
        .and_then(|text| {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
            }
            crate::project::save::save(&path, &text).map_err(|error| error.to_string())
        });
    if let Err(error) = kept {
        log::warn!("the settings were not kept: {error}");
    }
}
