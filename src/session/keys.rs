//! The analyst's own keys: taken from the user's file, changed one by one.

use super::{Chord, Effect, Keymap, Session, Verb, default_keys};

impl Session {
    /// Which key runs which command now.
    #[must_use]
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Takes the user's keys into use and tells what is wrong with them.
    pub fn use_keys(&mut self, keymap: Keymap, faults: &[String]) {
        self.keymap = keymap;
        self.key_faults = faults.to_vec();
        self.tell_faults(faults, "in the keys: the sheet of keys tells all");
    }

    /// What is wrong in the user's file of keys, each with file and line, until it is mended.
    #[must_use]
    pub fn key_faults(&self) -> &[String] {
        &self.key_faults
    }

    /// Gives a command other keys, or those it comes with.
    pub(super) fn set_keys(&mut self, verb: Verb, chords: Option<Vec<Chord>>) -> Vec<Effect> {
        let chords = chords.filter(|chords| *chords != default_keys(verb));
        let wanted = chords.clone().unwrap_or_else(|| default_keys(verb));
        match self.keymap.changed(verb, &wanted) {
            Ok(keymap) => {
                self.keymap = keymap;
                let now: Vec<String> = self.keymap.keys_of(verb).iter().map(|chord| chord.shown()).collect();
                self.inform(if now.is_empty() {
                    format!("“{}” has no key now", verb.label())
                } else {
                    format!("“{}” is now on {}", verb.label(), now.join(" and "))
                });
                vec![Effect::KeepKeys(verb, chords)]
            }
            Err(fault) => {
                self.warn(fault.to_string());
                Vec::new()
            }
        }
    }
}
