//! The user's own word lists, files in the configuration folder.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the edge where the user's files are read"
)]

use std::path::{Path, PathBuf};

use super::keys::config_folder;
use crate::text::language::{Languages, OwnFile};

/// The most bytes a file may have; lists typed by hand come nowhere near.
const MOST_BYTES: u64 = 4 << 20;

/// The folder in which they are looked for.
#[must_use]
pub fn language_folder() -> Option<PathBuf> {
    Some(config_folder()?.join("lexicon"))
}

/// The word lists of all languages with the user's files in `folder`, and every fault
/// in those, in words. Without a folder: the lists that come with the app.
#[must_use]
pub fn read_languages(folder: Option<&Path>) -> (Languages, Vec<String>) {
    let (files, mut faults) = folder.map_or_else(Default::default, files_in);
    let (languages, told) = Languages::with(&files);
    faults.extend(told);
    (languages, faults)
}

/// Makes the user's word lists those that hold; called once, before anything reads one.
/// Every fault in them, in words.
#[must_use]
pub fn use_languages() -> Vec<String> {
    let (languages, mut faults) = read_languages(language_folder().as_deref());
    if !languages.install() {
        faults.push("the word lists were read before your own; start again to use those".to_owned());
    }
    faults
}

/// The language files of a folder in the order of their names, and what cannot be one.
fn files_in(folder: &Path) -> (Vec<OwnFile>, Vec<String>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    let mut paths: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            faults.push(format!("{}: could not read it ({error})", folder.display()));
            Vec::new()
        }
    };
    paths.sort();
    for path in paths {
        let is_ron = path.extension().is_some_and(|extension| extension == "ron");
        if !is_ron {
            continue;
        }
        match read(&path) {
            Ok(file) => files.push(file),
            Err(told) => faults.push(told),
        }
    }
    (files, faults)
}

fn read(path: &Path) -> Result<OwnFile, String> {
    let name = path.display().to_string();
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_code = matches!(stem.len(), 2 | 3) && stem.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_code && stem != "common" {
        return Err(format!(
            "{name}: not the name of a language file. Call it by the language's code in small letters, like sv.ron; or common.ron for every language"
        ));
    }
    let told = |error: std::io::Error| format!("{name}: could not read it ({error})");
    let about = std::fs::metadata(path).map_err(told)?;
    if !about.is_file() {
        return Err(format!("{name}: this is not a regular file"));
    }
    if about.len() > MOST_BYTES {
        return Err(format!(
            "{name}: larger than {} MB, so it is not read",
            MOST_BYTES >> 20
        ));
    }
    let text = std::fs::read_to_string(path).map_err(told)?;
    Ok(OwnFile {
        code: stem.to_owned(),
        name,
        text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_read_file_by_file() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &[u8]| std::fs::write(folder.path().join(name), text).unwrap();
        write("sv.ron", b"(speech: (verbs: [\"sade\"]))");
        write("en.ron", b"(speech: (verbs: [\"opined\"], \n  verb: []))");
        write("Swedish.ron", b"()");
        write("fi.ron", b"(speech: (verbs: [\"\xff\"]))");
        write("notes.txt", b"of mine");
        std::fs::create_dir(folder.path().join("de.ron")).unwrap();
        let (languages, faults) = read_languages(Some(folder.path()));
        assert!(languages.has_own("sv") && languages.has_own("en") && !languages.has_own("fi"));
        assert_eq!(faults.len(), 4, "{faults:#?}");
        for words in [
            "Swedish.ron: not the name of a language file",
            "de.ron: this is not a regular file",
            "fi.ron: could not read it",
            "en.ron line 2: nothing is called “verb”",
        ] {
            assert!(faults.iter().any(|fault| fault.contains(words)), "{words}: {faults:#?}");
        }
    }

    #[test]
    fn without_a_folder_nothing_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        for place in [None, Some(folder.path().join("none"))] {
            let (languages, faults) = read_languages(place.as_deref());
            assert_eq!(faults, Vec::<String>::new());
            assert!(!languages.has_own("en"));
        }
    }
}
