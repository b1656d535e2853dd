//! Undo and redo, a step or many at once, each told.

use super::Session;

impl Session {
    pub(super) fn undo(&mut self) {
        match self.document.undo() {
            Some(label) => self.inform(format!("Undone: {label}")),
            None => self.inform("Nothing to undo"),
        }
    }

    pub(super) fn redo(&mut self) {
        match self.document.redo() {
            Some(label) => self.inform(format!("Done again: {label}")),
            None => self.inform("Nothing to redo"),
        }
    }

    /// Undoes or redoes until so many steps are done.
    pub(super) fn go_to_step(&mut self, done: usize) {
        let before = self.document.steps_done();
        let told = if done < before { "Undone" } else { "Done again" };
        while self.document.steps_done() > done && self.document.undo().is_some() {}
        while self.document.steps_done() < done && self.document.redo().is_some() {}
        match before.abs_diff(self.document.steps_done()) {
            0 => {}
            1 => self.inform(format!("{told}: 1 step")),
            steps => self.inform(format!("{told}: {steps} steps")),
        }
    }
}
