//! What the analyst is told.

use super::Session;

/// Messages kept in sight at once.
const MOST_MESSAGES: usize = 8;
/// Faults of one file that are told one by one.
const MOST_TOLD: usize = 3;

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something was done; goes away with the next thing done.
    Info,
    /// Something could not be done; stays until it is put away.
    Warning,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The message, in words.
    pub text: String,
    /// How grave it is.
    pub severity: Severity,
}

impl Session {
    /// Tells what is wrong with a file of the user's; `more` ends "and 3 faults more".
    pub fn tell_faults(&mut self, faults: &[String], more: &str) {
        for fault in faults.iter().take(MOST_TOLD) {
            self.warn(fault.clone());
        }
        if faults.len() > MOST_TOLD {
            let left = faults.len() - MOST_TOLD;
            self.warn(format!("… and {left} faults more {more}"));
        }
    }

    /// Tells that something was done.
    pub(super) fn inform(&mut self, text: impl Into<String>) {
        self.messages.retain(|message| message.severity != Severity::Info);
        self.tell(text.into(), Severity::Info);
    }

    /// Tells that something could not be done.
    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.tell(text.into(), Severity::Warning);
    }

    fn tell(&mut self, text: String, severity: Severity) {
        self.messages.retain(|message| message.text != text);
        self.messages.push(Message { text, severity });
        let surplus = self.messages.len().saturating_sub(MOST_MESSAGES);
        self.messages.drain(..surplus);
    }
}
