//! What is open, as the window's title and its bars call it.

use super::{Session, View};

impl Session {
    /// The window's title: what is open, and whether it is saved.
    #[must_use]
    pub fn title(&self) -> String {
        if self.view == View::Start {
            return "Sejajar".to_owned();
        }
        let dot = if self.document.is_saved() { "" } else { "• " };
        format!("{dot}{} — Sejajar", self.name())
    }

    /// The name of what is open.
    #[must_use]
    pub fn name(&self) -> String {
        let title = self.dossier().about().title.trim();
        if !title.is_empty() {
            return title.to_owned();
        }
        self.path.as_ref().and_then(|path| path.file_name()).map_or_else(
            || "Untitled dossier".to_owned(),
            |name| name.to_string_lossy().into_owned(),
        )
    }
}
