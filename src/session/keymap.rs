//! Which key runs which command: the table's defaults, and what the analyst has
//! changed of them. In one place a key belongs to one command.

use std::collections::BTreeMap;

use super::chord::Chord;
use super::verb::{Group, Verb};

/// Why a key cannot be a command's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Another command has the key.
    #[error(
        "“{}” and “{}” cannot both have {chord}. Choose another key, or first take it from “{}”",
        wanted.label(), owner.label(), owner.label()
    )]
    Clash {
        /// The key.
        chord: Chord,
        /// The command that is to have it.
        wanted: Verb,
        /// The command that has it.
        owner: Verb,
    },
    /// The key, or the command, is fixed by its nature.
    #[error("{chord} cannot be the key of “{}”: {why}", wanted.label())]
    Fixed {
        /// The key.
        chord: Chord,
        /// The command that was to have it.
        wanted: Verb,
        /// The reason.
        why: &'static str,
    },
    /// The command's keys cannot be changed.
    #[error("the key of “{}” stays as it is: {why}", verb.label())]
    FixedCommand {
        /// The command.
        verb: Verb,
        /// The reason.
        why: &'static str,
    },
}

/// Keys that are what they are in every program, and no command's: with what they do.
pub const FIXED_KEYS: [(&str, &str); 6] = [
    ("↑ ↓ ← →", "Through a list, the matrix, the graph, the codebook"),
    ("Page Up, Page Down", "The same, by pages"),
    ("Home, End", "To the beginning, to the end"),
    ("Tab, Shift Tab", "From control to control, outside the text"),
    ("Enter, Space", "Press the control that has the keyboard"),
    ("Alt 1 – Alt 5", "Stance of the mark, while its claim is asked for"),
];

/// Why a command's keys cannot be changed.
#[must_use]
pub const fn fixed_command(verb: Verb) -> Option<&'static str> {
    match verb {
        Verb::Cancel => Some("Esc leads out of everything, whatever was changed"),
        _ => None,
    }
}

/// Why a key cannot be the command's.
fn fixed_key(chord: Chord, verb: Verb) -> Option<&'static str> {
    let plain = !chord.ctrl && !chord.alt;
    match chord.key() {
        "Escape" => Some("Esc leads out of everything"),
        "Enter" | "Space" if plain && !chord.shift => Some("it presses the button that has the keyboard"),
        "Tab" | "Down" | "Up" | "Left" | "Right" if plain && verb.group() != Group::Move => {
            Some("it walks through the controls wherever there is no text to read")
        }
        "C" if chord.ctrl && !chord.alt && !chord.shift && verb != Verb::Copy => {
            Some("it copies, here as in every field")
        }
        "X" | "V" if chord.ctrl && !chord.alt && !chord.shift => Some("it cuts or pastes in every field"),
        _ => None,
    }
}

/// The keys of all commands as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    keys: BTreeMap<Verb, Vec<Chord>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self {
            keys: Verb::ALL.iter().map(|verb| (*verb, defaults(*verb))).collect(),
        }
    }
}

/// The keys of a command that was never changed.
#[must_use]
pub fn defaults(verb: Verb) -> Vec<Chord> {
    let written = verb.default_keys().split_whitespace();
    written.filter_map(|text| text.parse().ok()).collect()
}

impl Keymap {
    /// The defaults with `changes`, all taken at once, so that two commands can
    /// change keys. A change that cannot be is left out, its command keeps the
    /// default, and the fault says why.
    #[must_use]
    pub fn with(changes: &[(Verb, Vec<Chord>)]) -> (Self, Vec<(Verb, KeyFault)>) {
        let mut map = Self::default();
        let mut faults = Vec::new();
        let mut taken = Vec::new();
        for (verb, chords) in changes {
            match first_fixed(*verb, chords) {
                Some(fault) => faults.push((*verb, fault)),
                None => {
                    map.keys.insert(*verb, once_each(chords));
                    taken.push(*verb);
                }
            }
        }
        // Of two that clash the later change goes. Its default may clash with an
        // earlier one in turn; each round takes one change back, so it ends.
        while let Some((at, fault)) = map.clash_among(&taken) {
            let verb = taken.remove(at);
            map.keys.insert(verb, defaults(verb));
            faults.push((verb, fault));
        }
        (map, faults)
    }

    /// The latest of the changed commands that shares a key, and how.
    fn clash_among(&self, changed: &[Verb]) -> Option<(usize, KeyFault)> {
        changed.iter().enumerate().rev().find_map(|(at, wanted)| {
            let (chord, owner) = self.keys_of(*wanted).iter().find_map(|chord| {
                let owner = self.other_owner(*chord, *wanted)?;
                Some((*chord, owner))
            })?;
            let wanted = *wanted;
            Some((at, KeyFault::Clash { chord, wanted, owner }))
        })
    }

    /// The command that has the key where `verb` would have it, too.
    fn other_owner(&self, chord: Chord, verb: Verb) -> Option<Verb> {
        self.keys
            .iter()
            .find(|(other, chords)| **other != verb && other.meets(verb) && chords.contains(&chord))
            .map(|(other, _)| *other)
    }

    /// The same keys, but for one command.
    ///
    /// # Errors
    /// When a key is another command's, or is fixed.
    pub fn changed(&self, verb: Verb, chords: &[Chord]) -> Result<Self, KeyFault> {
        if let Some(fault) = first_fixed(verb, chords) {
            return Err(fault);
        }
        for chord in chords {
            if let Some(owner) = self.other_owner(*chord, verb) {
                return Err(KeyFault::Clash {
                    chord: *chord,
                    wanted: verb,
                    owner,
                });
            }
        }
        let mut map = self.clone();
        map.keys.insert(verb, once_each(chords));
        Ok(map)
    }

    /// A command's keys; the first one is shown beside its name.
    #[must_use]
    pub fn keys_of(&self, verb: Verb) -> &[Chord] {
        self.keys.get(&verb).map_or(&[], Vec::as_slice)
    }

    /// Whether a command's keys are not its defaults.
    #[must_use]
    pub fn is_changed(&self, verb: Verb) -> bool {
        self.keys_of(verb) != defaults(verb)
    }

    /// Every key with its command, those with most held down beside them first:
    /// `Shift+Down` is looked for before `Down`.
    #[must_use]
    pub fn all(&self) -> Vec<(Chord, Verb)> {
        let mut all: Vec<(Chord, Verb)> = self
            .keys
            .iter()
            .flat_map(|(verb, chords)| chords.iter().map(|chord| (*chord, *verb)))
            .collect();
        all.sort_by_key(|(chord, verb)| (std::cmp::Reverse(chord.weight()), *verb));
        all
    }

    /// A command's first key as it is written on the screen; empty for none.
    #[must_use]
    pub fn shown(&self, verb: Verb) -> String {
        self.keys_of(verb)
            .first()
            .map_or_else(String::new, |chord| chord.shown())
    }

    /// All keys of a command as they are written on the screen; empty for none.
    #[must_use]
    pub fn all_shown(&self, verb: Verb) -> String {
        let chords = self.keys_of(verb).iter();
        chords.map(|chord| chord.shown()).collect::<Vec<_>>().join(", ")
    }

    /// How to give a command, in the middle of a sentence: its key, or its name
    /// where it has none.
    #[must_use]
    pub fn spoken(&self, verb: Verb) -> String {
        let key = self.shown(verb);
        if key.is_empty() {
            format!("“{}”", verb.label())
        } else {
            key
        }
    }

    /// A command's label with its key, for tooltips.
    #[must_use]
    pub fn hint(&self, verb: Verb) -> String {
        self.beside(verb.label(), verb)
    }

    /// Words for a command with its key beside them.
    #[must_use]
    pub fn beside(&self, words: &str, verb: Verb) -> String {
        let key = self.shown(verb);
        if key.is_empty() {
            words.to_owned()
        } else {
            format!("{words}   {key}")
        }
    }
}

/// What keeps these keys from being the command's, whatever other commands have.
fn first_fixed(verb: Verb, chords: &[Chord]) -> Option<KeyFault> {
    if let Some(why) = fixed_command(verb).filter(|_| *chords != defaults(verb)) {
        return Some(KeyFault::FixedCommand { verb, why });
    }
    // A default is the command's own, whatever the rule says of others.
    let own = defaults(verb);
    chords.iter().filter(|chord| !own.contains(chord)).find_map(|chord| {
        let why = fixed_key(*chord, verb)?;
        Some(KeyFault::Fixed {
            chord: *chord,
            wanted: verb,
            why,
        })
    })
}

fn once_each(chords: &[Chord]) -> Vec<Chord> {
    let mut out: Vec<Chord> = Vec::new();
    for chord in chords {
        if !out.contains(chord) {
            out.push(*chord);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_reads_and_no_two_commands_share_a_key() {
        for verb in Verb::ALL {
            let written = verb.default_keys().split_whitespace().count();
            assert_eq!(defaults(*verb).len(), written, "{verb:?}: {:?}", verb.default_keys());
        }
        let map = Keymap::default();
        for (chord, verb) in map.all() {
            assert_eq!(map.other_owner(chord, verb), None, "{verb:?} {chord}");
        }
    }

    #[test]
    fn a_clash_names_both_and_leaves_the_default() {
        let (map, faults) = Keymap::with(&[(Verb::RepeatMark, vec![chord("Ctrl+S")])]);
        assert_eq!(map, Keymap::default());
        let [(Verb::RepeatMark, fault)] = faults.as_slice() else {
            panic!("{faults:?}");
        };
        let told = fault.to_string();
        assert!(
            told.contains("Mark as the last time") && told.contains("“Save”"),
            "{told}"
        );
        let same = Keymap::default().changed(Verb::RepeatMark, &[chord("Ctrl+S")]);
        assert_eq!(same.as_ref(), Err(fault));
    }

    #[test]
    fn two_commands_can_change_keys() {
        let changes = [(Verb::Link, vec![chord("U")]), (Verb::KeepApart, vec![chord("L")])];
        let (map, faults) = Keymap::with(&changes);
        assert_eq!(faults, []);
        assert_eq!(map.keys_of(Verb::Link), [chord("U")]);
        assert_eq!(map.keys_of(Verb::KeepApart), [chord("L")]);
        assert!(map.is_changed(Verb::Link) && !map.is_changed(Verb::Save));
    }

    #[test]
    fn one_change_taken_back_takes_back_what_stood_on_it() {
        // Link gives its key to Unpin, but cannot have Save's.
        let changes = [(Verb::Unpin, vec![chord("L")]), (Verb::Link, vec![chord("Ctrl+S")])];
        let (map, faults) = Keymap::with(&changes);
        assert_eq!(map, Keymap::default());
        assert_eq!(faults.len(), 2);
    }

    #[test]
    fn some_keys_are_fixed_by_their_nature() {
        let map = Keymap::default();
        for (verb, key) in [
            (Verb::Save, "Escape"),
            (Verb::Save, "Enter"),
            (Verb::Save, "Ctrl+C"),
            (Verb::Save, "Down"),
            (Verb::Cancel, "F5"),
        ] {
            assert!(map.changed(verb, &[chord(key)]).is_err(), "{verb:?} {key}");
        }
        assert!(map.changed(Verb::Copy, &[chord("Ctrl+C"), chord("K")]).is_ok());
        assert!(map.changed(Verb::NextSentence, &[chord("K"), chord("Down")]).is_ok());
        assert!(map.changed(Verb::Save, &[]).is_ok());
    }

    #[test]
    fn a_command_without_a_key_is_called_by_its_name() {
        let map = Keymap::default().changed(Verb::Link, &[]).unwrap();
        assert_eq!(map.spoken(Verb::Link), format!("“{}”", Verb::Link.label()));
        assert_eq!(map.hint(Verb::Link), Verb::Link.label());
        assert_eq!(map.spoken(Verb::NextSentence), "↓");
    }
}
