//! What is derived from the dossier and asked for anew when it has changed: the
//! alignment, and, where the view that shows them is open, texts for reading in the window.

use std::sync::Arc;

use super::{AlignTask, Effect, Key, Session, View};
use crate::project::source::Source;

impl Session {
    /// Asks anew for what is derived from the dossier when the dossier has changed.
    pub(super) fn refresh(&mut self) -> Vec<Effect> {
        self.selection.forget_missing(self.document.dossier());
        self.refresh_visits();
        self.in_hand = self.selection.mention.or(self.in_hand);
        self.refresh_proposal();
        self.refresh_variants();
        let let_go = std::mem::take(&mut self.let_go);
        self.refresh_named();
        self.refresh_alignment()
            .into_iter()
            .chain(self.refresh_found())
            .chain(self.refresh_preview())
            .chain(self.refresh_search())
            .chain(self.refresh_source())
            .chain(let_go.into_iter().map(Effect::LetGo))
            .collect()
    }

    fn refresh_alignment(&mut self) -> Option<Effect> {
        let key = Key {
            order: self.columns().collect(),
            pivot: self.pivot(),
            model: self.settings.model.clone(),
            ..Key::of(&self.document)
        };
        if self.asked.as_ref() == Some(&key) || self.regrouping.is_some() {
            return None;
        }
        self.asked = Some(key.clone());
        let task = AlignTask::of(self.document.dossier(), key, self.aligned.clone());
        self.regrouping = task.scores_stand().then(|| task.key.clone());
        Some(Effect::Align(task))
    }

    /// The report as it would be exported, for reading in the window; while a new
    /// one is made, the one before.
    #[must_use]
    pub fn preview(&self) -> Option<&Arc<str>> {
        self.preview.made.as_ref().map(|made| &made.text)
    }

    /// Wording of the analyst's that a reader of that report may object to.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        self.preview.made.as_ref().map_or(&[], |made| &made.remarks)
    }

    /// The project's text as a save would write it; while a new one is made, the one
    /// before.
    #[must_use]
    pub const fn source(&self) -> Option<&Arc<Source>> {
        self.source.made.as_ref()
    }

    pub(super) fn refresh_preview(&mut self) -> Option<Effect> {
        let revision = self.document.revision();
        if self.view != View::Report || self.preview.asked == Some(revision) {
            return None;
        }
        let aligned = self.aligned.clone()?;
        self.preview.asked = Some(revision);
        Some(Effect::Preview {
            dossier: Box::new(self.dossier().clone()),
            aligned,
            project: self.file_name(),
            revision,
        })
    }

    pub(super) fn refresh_source(&mut self) -> Option<Effect> {
        let revision = self.document.revision();
        if self.view != View::Source || self.source.asked == Some(revision) {
            return None;
        }
        self.source.asked = Some(revision);
        Some(Effect::Source {
            dossier: Box::new(self.dossier().clone()),
            revision,
        })
    }
}

/// Something that a job makes of the document, for reading.
#[derive(Debug)]
pub(super) struct Made<T> {
    /// The revision it was asked for.
    pub(super) asked: Option<u64>,
    /// The newest there is.
    pub(super) made: Option<T>,
}

impl<T> Default for Made<T> {
    fn default() -> Self {
        Self {
            asked: None,
            made: None,
        }
    }
}

impl<T> Made<T> {
    /// Takes what was made of a revision, unless another one was asked for since.
    pub(super) fn take(&mut self, revision: u64, made: T) {
        if self.asked == Some(revision) {
            self.made = Some(made);
        }
    }
}
