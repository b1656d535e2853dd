//! `sejajar keys`: every command with its keys, and what is wrong with a file of them.

use std::path::Path;

use super::{Done, print, terminal};
use crate::session::{FIXED_KEYS, Group, Keymap, Verb};
use crate::world;

/// Prints the table as it stands with the user's own keys; or checks a file.
pub(super) fn keys(file: Option<&Path>) -> Result<Done, String> {
    if let Some(path) = file {
        return check(path);
    }
    let (keymap, faults) = world::keys_file().map_or_else(Default::default, |path| world::read_keys(&path));
    print(&table(&keymap))?;
    for fault in &faults {
        eprintln!("{}", terminal::printable(fault));
    }
    Ok(if faults.is_empty() { Done::Well } else { Done::Findings })
}

fn check(path: &Path) -> Result<Done, String> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        format!(
            "{}: could not read it ({error}). Look whether the name is right",
            path.display()
        )
    })?;
    let (_, faults) = world::keys_from(&text, &path.display().to_string());
    let told: String = faults.iter().map(|fault| terminal::printable(fault) + "\n").collect();
    print(&told)?;
    if faults.is_empty() {
        eprintln!("{}: every command and every key holds", path.display());
        return Ok(Done::Well);
    }
    Ok(Done::Findings)
}

/// A line a command: its name, its keys as they are written in a file, what it does.
/// A star marks keys of the user's own.
fn table(keymap: &Keymap) -> String {
    let line = |verb: &Verb| {
        let keys: Vec<String> = keymap.keys_of(*verb).iter().map(ToString::to_string).collect();
        let keys = if keys.is_empty() {
            "-".to_owned()
        } else {
            keys.join(" ")
        };
        let star = if keymap.is_changed(*verb) { "*" } else { " " };
        format!("{star} {:<20} {keys:<42} {}\n", verb.name(), verb.label())
    };
    let block = |group: Group| {
        let verbs = Verb::ALL.iter().filter(|verb| verb.group() == group);
        format!("{}\n{}", group.heading(), verbs.map(line).collect::<String>())
    };
    let fixed = FIXED_KEYS.map(|(keys, what)| format!("  {:<20} {keys:<42} {what}\n", "(fixed)"));
    format!(
        "{}\nThe same everywhere\n{}",
        Group::ALL.map(block).join("\n"),
        fixed.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_command_and_marks_what_was_changed() {
        let keymap = Keymap::default()
            .changed(Verb::RepeatMark, &["Ctrl+R".parse().unwrap()])
            .unwrap();
        let told = table(&keymap);
        for verb in Verb::ALL {
            assert!(told.contains(&format!(" {} ", verb.name())), "{verb:?}");
        }
        let starred: Vec<&str> = told.lines().filter(|line| line.starts_with('*')).collect();
        assert_eq!(starred.len(), 1);
        assert!(starred[0].contains("repeat-mark") && starred[0].contains("Ctrl+R"));
    }
}
