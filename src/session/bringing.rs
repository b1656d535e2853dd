//! Marks of others come in: from files, as suggestions to be reviewed.

use std::path::PathBuf;

use super::{Effect, Reading, Session, View};
use crate::dossier::Action;
use crate::exchange::{Placed, holds_marks};

impl Session {
    /// Files to add: those of marks are read as such, the others as articles.
    pub(super) fn add_files(&self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let (marks, articles): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| holds_marks(path));
        let articles = (!articles.is_empty()).then_some(Effect::Read(articles, Reading::Articles));
        let marks = (!marks.is_empty()).then(|| self.read_marks(marks));
        articles.into_iter().chain(marks).collect()
    }

    /// Which of the dossiers opened in this session it is, and its revision.
    const fn state(&self) -> (u64, u64) {
        (self.opened, self.document.revision())
    }

    fn read_marks(&self, paths: Vec<PathBuf>) -> Effect {
        Effect::ReadMarks {
            paths,
            dossier: Box::new(self.dossier().clone()),
            state: self.state(),
        }
    }

    /// Takes in the marks that were placed; what could not be placed is told. Where the
    /// dossier has changed meanwhile (articles that came with them, a step of the
    /// analyst's), they are placed anew.
    pub(super) fn take_marks(
        &mut self,
        paths: Vec<PathBuf>,
        results: Vec<Result<Placed, String>>,
        state: (u64, u64),
    ) -> Option<Effect> {
        if state.0 != self.opened {
            self.warn("The marks were not brought in: another dossier has been opened meanwhile. Add the file again");
            return None;
        }
        if state != self.state() {
            return Some(self.read_marks(paths));
        }
        for result in results {
            let placed = match result {
                Ok(placed) => placed,
                Err(error) => {
                    self.warn(error);
                    continue;
                }
            };
            let before = (self.dossier().articles().len(), self.dossier().to_review().count());
            if !self.act(Action::BringIn(placed.entries, placed.proposed)) {
                continue;
            }
            if self.view == View::Start {
                self.view = View::Synopsis;
            }
            let articles = self.dossier().articles().len() - before.0;
            let marks = self.dossier().to_review().count().saturating_sub(before.1);
            for told in placed.told {
                self.warn(told);
            }
            let added = match articles {
                0 => String::new(),
                1 => "1 article added, ".to_owned(),
                many => format!("{many} articles added, "),
            };
            self.inform(match marks {
                0 => format!("{added}no new marks to review"),
                1 => format!("{added}1 mark to review in the inbox"),
                many => format!("{added}{many} marks to review in the inbox"),
            });
        }
        None
    }
}
