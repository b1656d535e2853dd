//! Theme, text size, recent projects and the language model, in the user's configuration folder.
//! Losing them loses no work, so trouble with them is only logged.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::session::Settings;

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
    Some(
        directories::ProjectDirs::from("", "", "sejajar")?
            .config_dir()
            .join("settings.ron"),
    )
}

/// The settings kept last, or the defaults.
pub(super) fn read() -> Settings {
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
