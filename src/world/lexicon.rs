//! The analyst's lexicon of synonyms, a file in the configuration folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::search::Lexicon;

/// Its name.
const FILE: &str = "synonyms.ron";
/// The most bytes it may have; a lexicon typed by hand comes nowhere near.
const MOST_BYTES: u64 = 4 << 20;

/// Where the lexicon is looked for.
#[must_use]
pub fn lexicon_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "sejajar")?;
    Some(folders.config_dir().join(FILE))
}

/// The lexicon in `path`, empty where there is no file; what is wrong with it is in it.
#[must_use]
pub fn lexicon(path: Option<&Path>) -> Lexicon {
    let Some(path) = path else {
        return Lexicon::default();
    };
    let name = path.display().to_string();
    let told = |error: std::io::Error| Lexicon::unreadable(format!("{name}: could not read it ({error})"));
    match std::fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Lexicon::default(),
        Err(error) => return told(error),
        Ok(about) if about.len() > MOST_BYTES => {
            let most = MOST_BYTES >> 20;
            return Lexicon::unreadable(format!("{name}: larger than {most} MB, so it is not read"));
        }
        Ok(_) => {}
    }
    match std::fs::read_to_string(path) {
        Ok(text) => Lexicon::parse(&text, &name),
        Err(error) => told(error),
    }
}
