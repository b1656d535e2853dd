//! Settings that outlive a session.

use std::path::PathBuf;

/// Settings that outlive a session; kept outside the project.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Dark theme instead of light.
    pub dark: bool,
    /// Size of the reading text, 1 = the theme's.
    pub zoom: f32,
    /// Projects opened lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// The folder of the language model that helps to align across languages.
    pub model: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dark: false,
            zoom: 1.0,
            recent: Vec::new(),
            model: None,
        }
    }
}
