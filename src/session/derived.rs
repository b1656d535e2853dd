//! Texts made of the dossier for reading in the window, asked for when the view
//! that shows them is open and the dossier has changed.

use super::{Effect, Session, View};

impl Session {
    pub(super) fn refresh_preview(&mut self) -> Option<Effect> {
        let revision = self.document.revision();
        if self.view != View::Report || self.preview_asked == Some(revision) {
            return None;
        }
        let aligned = self.aligned.clone()?;
        self.preview_asked = Some(revision);
        Some(Effect::Preview {
            dossier: Box::new(self.dossier().clone()),
            aligned,
            project: self.file_name(),
            revision,
        })
    }

    pub(super) fn refresh_source(&mut self) -> Option<Effect> {
        let revision = self.document.revision();
        if self.view != View::Source || self.source_asked == Some(revision) {
            return None;
        }
        self.source_asked = Some(revision);
        Some(Effect::Source {
            dossier: Box::new(self.dossier().clone()),
            revision,
        })
    }
}
