//! A language model that the analyst points to (model2vec), read when two
//! languages are to be aligned and not before.

use std::path::Path;

use crate::align::vectors::Vectors;
use crate::align::{Input, Progress};

/// The files of a model.
const FILES: [&str; 3] = ["config.json", "tokenizer.json", "model.safetensors"];

/// Whether the files of a model are in `folder`; they are not read.
///
/// # Errors
/// In words: which are missing, or that this build reads no models.
pub fn check_model(folder: &Path) -> Result<(), String> {
    if !cfg!(feature = "model") {
        return Err(format!(
            "{}: this build reads no language models (feature `model` is off)",
            folder.display()
        ));
    }
    if !folder.is_dir() {
        return Err(format!(
            "{}: there is no such folder. Give the folder of a model2vec model, with {}",
            folder.display(),
            FILES.join(", ")
        ));
    }
    let missing: Vec<&str> = FILES.into_iter().filter(|name| !folder.join(name).is_file()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}: this is not the folder of a model2vec model: there is no {} in it",
        folder.display(),
        missing.join(", no ")
    ))
}

/// The vectors of all sentences by the model in `folder`; none where all articles
/// are in one language, and then the model is not read. `None` when `progress`
/// said stop.
///
/// # Errors
/// In words: which file, what is wrong.
pub fn vectors(folder: &Path, inputs: &[Input], progress: &dyn Progress) -> Result<Option<Vectors>, String> {
    check_model(folder)?;
    let mut languages = inputs.iter().map(|input| &input.language);
    let first = languages.next();
    if languages.all(|language| Some(language) == first) {
        return Ok(Some(Vectors::default()));
    }
    if !progress.went(0.0) {
        return Ok(None);
    }
    embed(folder, inputs, progress)
}

#[cfg(not(feature = "model"))]
fn embed(folder: &Path, _inputs: &[Input], _progress: &dyn Progress) -> Result<Option<Vectors>, String> {
    check_model(folder).map(|()| None)
}

#[cfg(feature = "model")]
fn embed(folder: &Path, inputs: &[Input], progress: &dyn Progress) -> Result<Option<Vectors>, String> {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    let model = loaded::model(folder)?;
    let embedded = || {
        let mut vectors = Vectors::default();
        for input in inputs {
            if !progress.went(0.0) {
                return None;
            }
            let sentences = 0..input.article.sentences.len();
            let embed = |sentence: usize| match input.active.get(sentence) {
                Some(true) => model.encode_single(input.article.sentence_text(sentence)),
                _ => Vec::new(),
            };
            vectors.insert(input.id, sentences.map(embed).collect());
        }
        Some(vectors)
    };
    // The crate trusts the files: a word without a row in the table is a panic there.
    catch_unwind(AssertUnwindSafe(embedded)).map_err(|_| {
        format!(
            "{}: tokenizer.json and model.safetensors do not belong together",
            folder.display()
        )
    })
}

#[cfg(feature = "model")]
mod loaded {
    use std::path::{Path, PathBuf};
    use std::sync::{Mutex, PoisonError};
    use std::time::SystemTime;

    use model2vec_rs::model::StaticModel;

    use super::FILES;

    /// A model with what tells whether its files are still the same.
    type Kept = (PathBuf, Vec<Option<SystemTime>>, StaticModel);

    /// The model read last: reading takes a second or more, and the window aligns often.
    static LAST: Mutex<Option<Kept>> = Mutex::new(None);

    pub(super) fn model(folder: &Path) -> Result<StaticModel, String> {
        let changed = |name: &&str| {
            std::fs::metadata(folder.join(name))
                .and_then(|about| about.modified())
                .ok()
        };
        let times: Vec<Option<SystemTime>> = FILES.iter().map(changed).collect();
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, at, model)) = last.as_ref()
            && of == folder
            && *at == times
        {
            return Ok(model.clone());
        }
        // The one before goes first: two are hundreds of megabytes.
        *last = None;
        let model = read(folder)?;
        *last = Some((folder.to_owned(), times, model.clone()));
        Ok(model)
    }

    fn read(folder: &Path) -> Result<StaticModel, String> {
        let file = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| format!("{}: could not read it ({error})", path.display()))
        };
        let [config, tokenizer, table] = FILES;
        let (config, tokenizer, table) = (file(config)?, file(tokenizer)?, file(table)?);
        let read = || StaticModel::from_bytes(tokenizer, table, config, None);
        let model = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
        let told = |error: String| {
            format!(
                "{}: this model could not be read ({error}). Was it saved by model2vec, and whole?",
                folder.display()
            )
        };
        match model {
            Ok(Ok(model)) => Ok(model),
            Ok(Err(error)) => Err(told(format!("{error:#}"))),
            Err(_) => Err(told("its files do not hold together".to_owned())),
        }
    }
}
