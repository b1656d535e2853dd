//! `sejajar lexicon`: the languages with their word lists, where files of the user's own
//! are looked for, and what is wrong with them.

use std::fmt::Write as _;

use super::{Done, print, terminal};
use crate::text::language::Languages;
use crate::world;

/// Letters of a line, where a list of lists is broken.
const WIDTH: usize = 80;
/// Where the lists of a section begin.
const INDENT: usize = 17;

/// Prints every language with its lists; or, to `check`, the faults alone.
pub(super) fn lexicon(check: bool) -> Result<Done, String> {
    let folder = world::language_folder();
    let (languages, faults) = world::read_languages(folder.as_deref());
    let place = folder.map_or_else(
        || "nowhere: this system has no folder for settings".to_owned(),
        |folder| folder.display().to_string(),
    );
    let place = terminal::printable(&place);
    let told: Vec<String> = faults.iter().map(|fault| terminal::printable(fault)).collect();
    if check {
        print(&told.iter().flat_map(|fault| [fault.as_str(), "\n"]).collect::<String>())?;
        if told.is_empty() {
            eprintln!("{place}: every entry of your own holds");
        }
    } else {
        print(&table(&languages, &place))?;
        for fault in &told {
            eprintln!("{fault}");
        }
    }
    Ok(if faults.is_empty() { Done::Well } else { Done::Findings })
}

/// A block a language, a line a section: each list with its number of entries.
fn table(languages: &Languages, place: &str) -> String {
    let mut out = format!("Files of your own are looked for in {place}\n");
    for code in languages.codes().chain(["common"]) {
        let own = if languages.has_own(code) { ", with yours" } else { "" };
        let every = if code == "common" { " to every language" } else { "" };
        let _ = write!(out, "\n{code}{every}{own}\n");
        let mut section = String::new();
        let mut column = 0;
        for list in languages.lists(code) {
            let own = match list.own {
                0 => String::new(),
                own => format!(" ({own} yours)"),
            };
            let words = format!("{} {}{own}", list.list, list.entries);
            let is_new = list.section != section;
            let width = words.chars().count() + 2;
            if is_new {
                let start = if section.is_empty() { "" } else { "\n" };
                let _ = write!(out, "{start}  {:<width$}", list.section, width = INDENT - 2);
                section = list.section;
                column = INDENT;
            } else if column + width > WIDTH {
                let _ = write!(out, ",\n{:INDENT$}", "");
                column = INDENT;
            } else {
                out.push_str(", ");
            }
            out.push_str(&words);
            column += width;
        }
        if !section.is_empty() {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::OwnFile;

    #[test]
    fn every_language_is_listed_with_its_lists() {
        let file = OwnFile {
            code: "sv".to_owned(),
            name: "sv.ron".to_owned(),
            text: "(speech: (verbs: [\"sade\", \"uppgav\"]))".to_owned(),
        };
        let (languages, _) = Languages::with(&[file]);
        let told = table(&languages, "/home/me");
        assert!(
            told.contains("\nsv, with yours\n  speech         verbs 2 (2 yours)\n"),
            "{told}"
        );
        for code in languages.codes() {
            assert!(
                told.lines().any(|line| line.split([' ', ',']).next() == Some(code)),
                "{code}"
            );
        }
        assert!(told.lines().all(|line| line.chars().count() <= WIDTH), "{told}");
    }
}
