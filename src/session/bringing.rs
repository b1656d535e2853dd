//! Marks of others come in: from files, as suggestions to be reviewed.

use std::path::PathBuf;

use super::{Effect, Reading, Session, View};
use crate::dossier::Action;
use crate::exchange::{Brought, holds_marks};

impl Session {
    /// Files to add: those of marks are read as such, the others as articles.
    pub(super) fn add_files(paths: Vec<PathBuf>) -> Vec<Effect> {
        let (marks, articles): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| holds_marks(path));
        let articles = (!articles.is_empty()).then_some(Effect::Read(articles, Reading::Articles));
        // Read side by side: an article that comes both ways is added once, and told.
        let marks = (!marks.is_empty()).then_some(Effect::ReadMarks(marks));
        articles.into_iter().chain(marks).collect()
    }

    /// Puts what was read on the articles there are; what could not be placed is told.
    pub(super) fn take_marks(&mut self, results: Vec<Result<Box<Brought>, String>>, captured: &str) {
        for result in results {
            let brought = match result {
                Ok(brought) => brought,
                Err(error) => {
                    self.warn(error);
                    continue;
                }
            };
            let placed = brought.place(self.dossier(), captured);
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
    }
}
