//! A key with what is held down beside it, as people write it: "Ctrl+Shift+O".
//!
//! The names are those that the toolkit gives its keys; a test in `ui/keys.rs`
//! holds the two together, since this layer knows no toolkit.

use std::fmt;
use std::str::FromStr;

/// Every key that can be a command's: its name, and its sign on the screen where
/// that is another.
const KEYS: &[(&str, &str)] = &[
    ("Down", "↓"),
    ("Up", "↑"),
    ("Left", "←"),
    ("Right", "→"),
    ("Escape", "Esc"),
    ("Tab", ""),
    ("Backspace", ""),
    ("Enter", ""),
    ("Space", ""),
    ("Insert", ""),
    ("Delete", ""),
    ("Home", ""),
    ("End", ""),
    ("PageUp", "Page Up"),
    ("PageDown", "Page Down"),
    ("Colon", ":"),
    ("Comma", ","),
    ("Backslash", "\\"),
    ("Slash", "/"),
    ("Pipe", "|"),
    ("Questionmark", "?"),
    ("Exclamationmark", "!"),
    ("OpenBracket", "["),
    ("CloseBracket", "]"),
    ("OpenCurlyBracket", "{"),
    ("CloseCurlyBracket", "}"),
    ("Backtick", "`"),
    ("Minus", "-"),
    ("Period", "."),
    ("Plus", "+"),
    ("Equals", "="),
    ("Semicolon", ";"),
    ("Quote", "'"),
    ("0", ""),
    ("1", ""),
    ("2", ""),
    ("3", ""),
    ("4", ""),
    ("5", ""),
    ("6", ""),
    ("7", ""),
    ("8", ""),
    ("9", ""),
    ("A", ""),
    ("B", ""),
    ("C", ""),
    ("D", ""),
    ("E", ""),
    ("F", ""),
    ("G", ""),
    ("H", ""),
    ("I", ""),
    ("J", ""),
    ("K", ""),
    ("L", ""),
    ("M", ""),
    ("N", ""),
    ("O", ""),
    ("P", ""),
    ("Q", ""),
    ("R", ""),
    ("S", ""),
    ("T", ""),
    ("U", ""),
    ("V", ""),
    ("W", ""),
    ("X", ""),
    ("Y", ""),
    ("Z", ""),
    ("F1", ""),
    ("F2", ""),
    ("F3", ""),
    ("F4", ""),
    ("F5", ""),
    ("F6", ""),
    ("F7", ""),
    ("F8", ""),
    ("F9", ""),
    ("F10", ""),
    ("F11", ""),
    ("F12", ""),
];

/// Keys that text fields have a use of their own for.
const OF_FIELDS: [&str; 8] = [
    "Ctrl+A",
    "Ctrl+C",
    "Ctrl+X",
    "Ctrl+V",
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+Shift+Z",
    "Ctrl+H",
];

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// `Ctrl`, on macOS ⌘.
    pub ctrl: bool,
    /// `Alt`, on macOS ⌥.
    pub alt: bool,
    /// `Shift`.
    pub shift: bool,
    /// The place of the key in [`KEYS`].
    key: u8,
}

impl Chord {
    /// The chord of a key that goes by this name, whatever the case, or by its
    /// sign ("Period", "period", ".").
    #[must_use]
    pub fn of(ctrl: bool, alt: bool, shift: bool, key: &str) -> Option<Self> {
        let is = |(name, sign): &(&str, &str)| name.eq_ignore_ascii_case(key) || (!sign.is_empty() && *sign == key);
        let at = KEYS.iter().position(is).or_else(|| {
            KEYS.iter()
                .position(|(name, _)| key.eq_ignore_ascii_case("Esc") && *name == "Escape")
        })?;
        Some(Self {
            ctrl,
            alt,
            shift,
            key: u8::try_from(at).ok()?,
        })
    }

    /// The names of all keys that can be a command's.
    pub fn key_names() -> impl Iterator<Item = &'static str> {
        KEYS.iter().map(|(name, _)| *name)
    }

    /// The key's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        KEYS.get(usize::from(self.key)).map_or("", |(name, _)| name)
    }

    /// As it is written on the screen: "Ctrl Shift O", "↓".
    #[must_use]
    pub fn shown(self) -> String {
        let (name, sign) = KEYS.get(usize::from(self.key)).copied().unwrap_or_default();
        let key = if sign.is_empty() { name } else { sign };
        self.with_key(" ", key)
    }

    /// How many keys are held down beside the key itself.
    #[must_use]
    pub fn weight(self) -> u8 {
        u8::from(self.ctrl) + u8::from(self.alt) + u8::from(self.shift)
    }

    /// Whether it is a command while the analyst types in a field: letters and
    /// arrows are the field's, and so are undo, copy and the like.
    #[must_use]
    pub fn works_in_fields(self) -> bool {
        let key = self.key();
        let is_function_key = key.len() > 1 && key.starts_with('F');
        (self.ctrl || is_function_key) && !OF_FIELDS.contains(&self.to_string().as_str())
    }

    fn with_key(self, part: &str, key: &str) -> String {
        let mut text = String::new();
        for (on, name) in [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift")] {
            if on {
                text.push_str(name);
                text.push_str(part);
            }
        }
        text.push_str(key);
        text
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with_key("+", self.key()))
    }
}

impl FromStr for Chord {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        // The key + itself stands last: "Ctrl++".
        let (held, key) = match text.strip_suffix('+') {
            Some(held) if held.is_empty() || held.trim_end().ends_with('+') => (held, "+"),
            _ => text.rsplit_once('+').unwrap_or(("", text)),
        };
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        for part in held.split('+').map(str::trim).filter(|part| !part.is_empty()) {
            match part.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => ctrl = true,
                "alt" => alt = true,
                "shift" => shift = true,
                _ => return Err(format!("“{part}” in “{text}” is none of Ctrl, Alt, Shift")),
            }
        }
        Self::of(ctrl, alt, shift, key.trim())
            .ok_or_else(|| format!("“{text}” is not a key; write it like Ctrl+Shift+O, Period, F5, Down"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for name in Chord::key_names() {
            for held in 0..8_u8 {
                let chord = Chord::of(held & 1 > 0, held & 2 > 0, held & 4 > 0, name).unwrap();
                assert_eq!(chord.to_string().parse(), Ok(chord));
            }
        }
    }

    #[test]
    fn keys_go_by_name_by_sign_and_in_any_case() {
        let plus = Chord::of(true, false, false, "Plus").unwrap();
        for text in ["Ctrl+Plus", "ctrl+plus", "Ctrl++", "cmd + +"] {
            assert_eq!(text.parse(), Ok(plus), "{text}");
        }
        assert_eq!(".".parse::<Chord>().unwrap().to_string(), "Period");
        assert_eq!("Esc".parse::<Chord>().unwrap().to_string(), "Escape");
        assert_eq!("+".parse::<Chord>().unwrap().shown(), "+");
        assert_eq!("shift+alt+h".parse::<Chord>().unwrap().shown(), "Alt Shift H");
    }

    #[test]
    fn what_is_no_key_is_said_so() {
        for text in ["", "Ctrl", "Ctrl+", "Super+X", "Ctrl+Nose", "Ctrl+Shift"] {
            let fault = text.parse::<Chord>().expect_err(text);
            assert!(fault.contains('“'), "{fault}");
        }
    }
}
