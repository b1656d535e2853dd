//! `keys.ron`: the keys that the analyst has changed, command → keys. A change is
//! written into the text as it stands, so that comments and what is not understood
//! stay.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the edge where the user's files are read"
)]

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::project;
use crate::session::{Chord, Keymap, Verb, default_keys};

/// How a new file begins.
const HEAD: &str = "\
// Keys that differ from those Sejajar comes with: command → its keys, none for no key.
// `sejajar keys` lists every command with its name; `sejajar keys --check` tries a file.
{
}
";

/// The folder of what the user has set, where there is one.
#[must_use]
pub fn config_folder() -> Option<PathBuf> {
    Some(
        directories::ProjectDirs::from("", "", "sejajar")?
            .config_dir()
            .to_owned(),
    )
}

/// The user's file of keys.
#[must_use]
pub fn keys_file() -> Option<PathBuf> {
    Some(config_folder()?.join("keys.ron"))
}

/// The keys as a file has them, and every fault in it, in words. Without a file:
/// the defaults.
#[must_use]
pub fn read_keys(path: &Path) -> (Keymap, Vec<String>) {
    match std::fs::read_to_string(path) {
        Ok(text) => keys_from(&text, &path.display().to_string()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Keymap::default(), Vec::new()),
        Err(error) => {
            let told = format!(
                "{}: could not read it ({error}), so every key is the one Sejajar comes with",
                path.display()
            );
            (Keymap::default(), vec![told])
        }
    }
}

/// The keys that a text gives, and every fault in it: with the file's `name`, the
/// line, and what to do. What is wrong stays at its default, the rest holds.
#[must_use]
pub fn keys_from(text: &str, name: &str) -> (Keymap, Vec<String>) {
    let text = without_mark(text);
    let entries = match entries(text) {
        Ok(entries) => entries,
        Err(error) => {
            let at = error.span.start;
            let told = format!(
                "{name} line {}, column {}: {}. Write it as {{ \"repeat-mark\": [\"Period\"] }}; until then every key is the one Sejajar comes with",
                at.line, at.col, error.code
            );
            return (Keymap::default(), vec![told]);
        }
    };
    let mut faults: Vec<(usize, String)> = Vec::new();
    let mut changes: Vec<(Verb, Vec<Chord>)> = Vec::new();
    let mut lines: Vec<(Verb, usize)> = Vec::new();
    for entry in &entries {
        let line = line_of(text, entry.name.start);
        match entry.read(text) {
            Ok((verb, _)) if lines.iter().any(|(other, _)| *other == verb) => faults.push((
                line,
                format!("“{}” stands twice. The first holds; take this one out", verb.name()),
            )),
            Ok((verb, chords)) => {
                lines.push((verb, line));
                changes.push((verb, chords));
            }
            Err(told) => faults.push((line, told)),
        }
    }
    let (map, refused) = Keymap::with(&changes);
    for (verb, fault) in refused {
        let line = lines
            .iter()
            .find(|(other, _)| *other == verb)
            .map_or(0, |(_, line)| *line);
        faults.push((line, format!("{fault}. “{}” keeps the key it comes with", verb.name())));
    }
    faults.sort();
    let told = faults
        .into_iter()
        .map(|(line, fault)| format!("{name} line {line}: {fault}"));
    (map, told.collect())
}

/// Writes one command's keys into the file; `None` takes the command out of it, so
/// that its defaults hold.
///
/// # Errors
/// In words, with the file's name. Nothing is written then.
pub fn keep_keys(path: &Path, verb: Verb, chords: Option<&[Chord]>) -> Result<(), String> {
    let told = |error: &dyn fmt::Display| format!("{}: the key was not kept ({error})", path.display());
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => HEAD.to_owned(),
        Err(error) => return Err(told(&error)),
    };
    let text = edited(&text, verb, chords).map_err(|error| told(&error))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| told(&error))?;
    }
    project::save::save(path, &text).map_err(|error| told(&error))
}

/// The text with one command's keys changed, all else as it was.
fn edited(text: &str, verb: Verb, chords: Option<&[Chord]>) -> Result<String, String> {
    let text = without_mark(text);
    let old = entries(text).map_err(|error| format!("mend it first: {error}"))?;
    let own = old.iter().find(|entry| entry.is_of(text, verb));
    let list = chords.map(|chords| {
        let keys: Vec<String> = chords.iter().map(|chord| format!("{:?}", chord.to_string())).collect();
        format!("[{}]", keys.join(", "))
    });
    let (range, new) = match (own, list) {
        (Some(entry), Some(list)) => (entry.value.clone(), list),
        (Some(entry), None) => (whole_line(text, entry), String::new()),
        (None, Some(list)) => {
            let at = after_brace(text).ok_or("it has no {")?;
            (at..at, format!("\n    {:?}: {list},", verb.name()))
        }
        (None, None) => return Ok(text.to_owned()),
    };
    let mut out = text.to_owned();
    out.replace_range(range, &new);
    entries(&out).map_err(|error| error.to_string())?;
    Ok(out)
}

/// Where a command's entry stands, with the comma after it, and its line if
/// nothing else is on it.
fn whole_line(text: &str, entry: &Entry) -> Range<usize> {
    let (before, after) = (&text[..entry.name.start], &text[entry.value.end..]);
    let rest = after.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start_matches([' ', '\t']);
    let end = text.len() - rest.len();
    let indent = before.trim_end_matches([' ', '\t']).len();
    let own_line = text[..indent].ends_with('\n');
    match rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')) {
        Some(next) if own_line => indent..text.len() - next.len(),
        _ => entry.name.start..end,
    }
}

/// The place after the first `{` that is in no comment.
fn after_brace(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        rest = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n')?.1
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/")?.1
        } else {
            break;
        };
    }
    Some(text.len() - rest.strip_prefix('{')?.len())
}

/// Where one `"command": ["key", …]` stands.
struct Entry {
    name: Range<usize>,
    value: Range<usize>,
}

impl Entry {
    fn command(&self, text: &str) -> Option<String> {
        ron::from_str(&text[self.name.clone()]).ok()
    }

    fn is_of(&self, text: &str, verb: Verb) -> bool {
        self.command(text).is_some_and(|name| name == verb.name())
    }

    /// The command and its keys, or what is wrong and what to do.
    fn read(&self, text: &str) -> Result<(Verb, Vec<Chord>), String> {
        let name = self.command(text).ok_or_else(|| {
            let found = &text[self.name.clone()];
            format!("{found} is not the name of a command in quotation marks, like \"repeat-mark\"")
        })?;
        let verb = Verb::of_name(&name).ok_or_else(|| unknown(&name))?;
        let keys: Vec<String> = ron::from_str(&text[self.value.clone()]).map_err(|_| {
            let now = default_keys(verb);
            let now: Vec<String> = now.iter().map(|chord| format!("{:?}", chord.to_string())).collect();
            format!(
                "after “{name}” a list of keys is expected, like [{}]. It keeps the key it comes with",
                now.join(", ")
            )
        })?;
        let chords: Result<Vec<Chord>, String> = keys.iter().map(|key| key.parse()).collect();
        let chords = chords.map_err(|error| format!("{error}. “{name}” keeps the key it comes with"))?;
        Ok((verb, chords))
    }
}

fn unknown(name: &str) -> String {
    let names: Vec<String> = Verb::ALL.iter().map(|verb| verb.name()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let by_label = Verb::ALL.iter().find(|verb| verb.label().eq_ignore_ascii_case(name));
    let near = by_label.map(|verb| verb.name());
    let near = near.or_else(|| {
        similar::get_close_matches(name, &names, 1, 0.6)
            .first()
            .map(|&name| name.to_owned())
    });
    let near = near.map_or_else(String::new, |near| format!(" Is “{near}” meant?"));
    format!("no command is called “{name}”.{near} `sejajar keys` lists them all")
}

/// Editors of Windows begin a text with a byte order mark; RON has none.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// All entries, each with its place, whatever it says.
fn entries(text: &str) -> Result<Vec<Entry>, ron::error::SpannedError> {
    let pairs: Pairs<'_> = ron::from_str(text)?;
    let place = |raw: &RawValue| {
        let inner = raw.trim().get_ron();
        let start = inner.as_ptr().addr() - text.as_ptr().addr();
        start..start + inner.len()
    };
    let entry = |(name, value): &(&RawValue, &RawValue)| Entry {
        name: place(name),
        value: place(value),
    };
    Ok(pairs.0.iter().map(entry).collect())
}

/// A map in the order of its text, read no further.
struct Pairs<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("commands with their keys")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    #[test]
    fn every_fault_is_named_with_its_line_and_the_rest_holds() {
        let text = r#"// mine
{
    "repeat-mark": ["Ctrl+S"],
    "mark-last": ["Ctrl+R"],
    "Save": [],
    "link": ["Nose"],
    "unpin": "U",
    /* two of it */ "redo": ["F5", "f5"],
    "redo": [],
    "cancel": ["F7"],
    "set-pivot": [],
}"#;
        let (map, faults) = keys_from(text, "keys.ron");
        let told = faults.join("\n");
        assert_eq!(faults.len(), 7, "{told}");
        for (line, words) in [
            (3, "Mark as the last time"),
            (3, "“Save”"),
            (4, "no command is called “mark-last”"),
            (5, "Is “save” meant?"),
            (6, "“Nose” is not a key"),
            (7, "a list of keys"),
            (9, "stands twice"),
            (10, "Esc leads out"),
        ] {
            let here = format!("keys.ron line {line}: ");
            let found = faults
                .iter()
                .any(|fault| fault.starts_with(&here) && fault.contains(words));
            assert!(found, "line {line} {words:?} in\n{told}");
        }
        assert_eq!(map.keys_of(Verb::Redo), [chord("F5")]);
        assert_eq!(map.keys_of(Verb::SetPivot), []);
        assert_eq!(map.keys_of(Verb::RepeatMark), [chord("Period")]);
    }

    #[test]
    fn a_text_that_is_no_ron_leaves_the_defaults() {
        for text in ["", "{", "nonsense", "{\"save\" [\"F5\"]}", "[1]", "{}{}"] {
            let (map, faults) = keys_from(text, "keys.ron");
            assert_eq!(map, Keymap::default());
            assert!(faults[0].starts_with("keys.ron line 1, column"), "{text:?}: {faults:?}");
        }
        assert_eq!(keys_from("\u{feff}{}", "keys.ron").1, Vec::<String>::new());
    }

    #[test]
    fn a_change_leaves_all_else_as_it_was() {
        let text =
            "// mine\n{\n    // the pivot\n    \"set-pivot\": [\"F5\"], // so\n    \"from-later\": [\"F7\"],\n}\n";
        let two = edited(text, Verb::Redo, Some(&[chord("F6"), chord("Ctrl+Plus")])).unwrap();
        assert_eq!(two, text.replace("{\n", "{\n    \"redo\": [\"F6\", \"Ctrl+Plus\"],\n"));
        let other = edited(&two, Verb::SetPivot, Some(&[])).unwrap();
        assert_eq!(other, two.replace("[\"F5\"]", "[]"));
        assert_eq!(edited(&two, Verb::Redo, None).unwrap(), text);
        assert_eq!(edited(text, Verb::Save, None).unwrap(), text);
        assert!(edited("{ broken", Verb::Save, None).is_err());
        assert_eq!(edited("{\"redo\":[]}", Verb::Redo, None).unwrap(), "{}");
    }

    #[test]
    fn a_new_file_is_made_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("of mine").join("keys.ron");
        keep_keys(&path, Verb::RepeatMark, Some(&[chord("Ctrl+R")])).unwrap();
        let (map, faults) = read_keys(&path);
        assert_eq!(
            (map.keys_of(Verb::RepeatMark), faults.len()),
            (&[chord("Ctrl+R")][..], 0)
        );
        keep_keys(&path, Verb::RepeatMark, None).unwrap();
        assert_eq!(read_keys(&path), (Keymap::default(), Vec::new()));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), HEAD);
    }
}
