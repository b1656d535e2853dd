//! A report that somebody was handed, held against the dossier.

use std::path::{Path, PathBuf};

use super::{Effect, Session};
use crate::report::verify::Verified;

/// What is being compared.
const CHECKING: &str = "Checking the report";

/// A report that was held against the dossier, and what came of it.
#[derive(Debug)]
pub struct Handed {
    path: PathBuf,
    verified: Box<Verified>,
    revision: u64,
}

impl Handed {
    /// The report.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What came of it.
    #[must_use]
    pub fn verified(&self) -> &Verified {
        &self.verified
    }
}

impl Session {
    /// The report that was checked last.
    #[must_use]
    pub const fn handed(&self) -> Option<&Handed> {
        self.handed.as_ref()
    }

    /// Whether the dossier has changed since the report was checked.
    #[must_use]
    pub fn handed_is_old(&self) -> bool {
        self.handed
            .as_ref()
            .is_some_and(|handed| handed.revision != self.document.revision())
    }

    pub(super) fn check_report(&mut self, path: PathBuf) -> Vec<Effect> {
        self.work.push((CHECKING.to_owned(), 0.0));
        vec![Effect::Verify {
            path,
            dossier: Box::new(self.dossier().clone()),
            aligned: self.aligned.clone(),
            project: self.file_name(),
            revision: self.document.revision(),
        }]
    }

    pub(super) fn take_verified(&mut self, path: PathBuf, revision: u64, result: Result<Box<Verified>, String>) {
        self.work.retain(|(what, _)| what != CHECKING);
        match result {
            Ok(verified) => {
                self.handed = Some(Handed {
                    path,
                    verified,
                    revision,
                });
                self.view = super::View::Report;
            }
            Err(error) => self.warn(error),
        }
    }
}
