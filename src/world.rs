//! Everything the pure layers may not do: files and the clock. The window does
//! it on threads, the command line at once, both through [`perform`].
#![allow(
    clippy::disallowed_methods,
    reason = "this is the edge where files and the clock are read"
)]

mod export;
#[cfg(feature = "pdf")]
mod fonts;
mod gold;
mod keys;
mod languages;
mod lexicon;
mod marks;
mod model;
mod verify;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::align::Progress;
use crate::dossier::Dossier;
use crate::import::{self, Imported};
use crate::project;
use crate::report::{self, AlignedRow, Facts};
use crate::search;
use crate::session::{Aligned, Effect, Outcome, PathFor, Previewed, Session, align_now, find_now};

pub use export::{export, format_of};
pub use gold::{FindingsGold, clusters_in, findings_in, read_cluster, read_findings};
pub use keys::{config_folder, keep_keys, keys_file, keys_from, read_keys};
pub use languages::{language_folder, read_languages, use_languages};
pub use lexicon::{lexicon, lexicon_path};
pub use marks::read_marks;
pub use model::{check_model, vectors};
pub use verify::verify;

/// The name of text that came from no file.
const PASTED: &str = "pasted text";

/// The sample dossier that comes with the app.
const SAMPLE: &str = include_str!("../seeds/sample.sejajar.ron");

/// Now, RFC 3339, UTC, in whole seconds.
#[must_use]
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    now.round(jiff::Unit::Second).unwrap_or(now).to_string()
}

/// Today where the analyst is, as `2026-11-25`.
#[must_use]
pub fn today() -> String {
    jiff::Zoned::now().date().to_string()
}

/// Reads one article.
///
/// # Errors
/// In words: which file, what is wrong, what to do.
pub fn read_article(path: &Path) -> Result<Imported, String> {
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let told = |error: std::io::Error| {
        format!(
            "{}: could not read it ({error}). Look whether the name is right",
            path.display()
        )
    };
    let about = std::fs::metadata(path).map_err(told)?;
    if about.is_dir() {
        return Err(format!("{}: this is a folder. Give the files in it", path.display()));
    }
    if !about.is_file() {
        return Err(format!(
            "{}: this is not a regular file. Give a text file",
            path.display()
        ));
    }
    import::check_size(about.len(), &name).map_err(|error| error.to_string())?;
    let bytes = std::fs::read(path).map_err(told)?;
    import::import(&bytes, &name, &now()).map_err(|error| error.to_string())
}

/// Files read between two looks at the progress.
const FILES_AT_ONCE: usize = 16;

/// Reads articles, each as [`read_article`] does; those not read yet are left out when
/// `progress` says stop.
#[must_use]
pub fn read_articles(paths: &[PathBuf], progress: &dyn Progress) -> Vec<Result<Imported, String>> {
    let mut read = Vec::with_capacity(paths.len());
    for some in paths.chunks(FILES_AT_ONCE) {
        #[expect(clippy::cast_precision_loss, reason = "a share for a progress bar")]
        if !progress.went(read.len() as f32 / paths.len() as f32) {
            break;
        }
        read.par_extend(some.par_iter().map(|path| read_article(path)));
    }
    read
}

/// Reads a project, with what the analyst should know of it.
///
/// # Errors
/// In words: which file, where in it, what was expected, what to do.
pub fn read_project(path: &Path) -> Result<(Dossier, Vec<String>), String> {
    let text = project::save::read(path).map_err(|error| error.to_string())?;
    project_from(&text, &path.display().to_string())
}

fn project_from(text: &str, name: &str) -> Result<(Dossier, Vec<String>), String> {
    let (dossier, odd) = project::from_ron(text).map_err(|error| format!("{name}: {error}"))?;
    Ok((
        dossier,
        odd.iter().map(|finding| format!("{name}: {finding}")).collect(),
    ))
}

/// The report on a dossier as it stands.
#[must_use]
pub fn report_of(dossier: &Dossier, aligned: &Aligned, project: &str, generated_at: &str) -> report::Report {
    let rows: Vec<AlignedRow> = aligned
        .rows
        .iter()
        .map(|row| AlignedRow {
            cells: row
                .cells
                .iter()
                .map(|(id, cell)| (*id, cell.passages.clone()))
                .collect(),
        })
        .collect();
    let facts = Facts {
        generated_at: generated_at.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        project_file: project.to_owned(),
        project_sha256: import::sha256(project::to_ron(dossier).as_bytes()),
        model: model_of(aligned),
    };
    report::build(dossier, &aligned.alignment, &rows, &facts)
}

/// The name of the model that an alignment was made with; empty without one.
fn model_of(aligned: &Aligned) -> String {
    let asked = aligned.key.as_ref().and_then(|key| key.model.as_ref());
    let name = asked
        .filter(|_| aligned.trouble.is_none())
        .and_then(|folder| folder.file_name());
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Does all that a session asked for, and all that follows from it, here and now:
/// for the command line, tests and benches. The effects that are the window's own
/// (dialogs, clipboard, closing) go to `window`, which may ask the session for more.
pub fn perform_all(
    session: &mut Session,
    effects: Vec<Effect>,
    mut window: impl FnMut(&mut Session, Effect) -> Vec<Effect>,
) {
    let mut left = VecDeque::from(effects);
    while let Some(effect) = left.pop_front() {
        if effect.is_of_the_window() {
            left.extend(window(session, effect));
        } else if let Some(outcome) = perform(effect, &()) {
            left.extend(session.finish(outcome));
        }
    }
}

/// Does what a session asked for, here and now. `None`: `progress` said stop, or
/// there is nothing to tell, or the effect is the window's own (dialogs, clipboard, closing).
pub fn perform(effect: Effect, progress: &dyn Progress) -> Option<Outcome> {
    match effect {
        Effect::Align(mut task) => {
            // Without its model an alignment is still worth having; the analyst is told.
            let mut trouble = None;
            if let Some(folder) = task
                .key
                .model
                .clone()
                .filter(|_| !task.links_stand() && !task.scores_stand())
            {
                match vectors(&folder, &task.inputs, progress) {
                    Ok(Some(vectors)) => task.vectors = vectors,
                    Ok(None) => return None,
                    Err(error) => trouble = Some(error),
                }
            }
            let mut aligned = align_now(task, progress)?;
            aligned.trouble = trouble;
            Some(Outcome::Aligned(Arc::new(aligned)))
        }
        Effect::Find(task) => find_now(&task, progress).map(|found| Outcome::Found(Arc::new(found))),
        Effect::Read(paths, reading) => Some(read(&paths, reading, progress)),
        Effect::ReadMarks { paths, dossier, state } => {
            let results = marks::placed(&paths, *dossier, progress)?;
            Some(Outcome::Marks { paths, results, state })
        }
        Effect::ReadSample => Some(Outcome::Project {
            path: None,
            result: project_from(SAMPLE, "the sample dossier").map(boxed),
        }),
        Effect::ReadText(text) => {
            let result = import::import(text.as_bytes(), PASTED, &now());
            Some(Outcome::Articles(vec![
                result.map(Box::new).map_err(|error| error.to_string()),
            ]))
        }
        Effect::Write {
            path, replace: false, ..
        } if path.exists() => Some(Outcome::Exists(PathFor::Save, path)),
        Effect::Export {
            path, replace: false, ..
        } if export::would_replace(&path) => Some(Outcome::Exists(PathFor::Export, path)),
        Effect::Write {
            path,
            dossier,
            revision,
            opened,
            ..
        } => {
            let result = project::save::save(&path, project::to_ron(&dossier)).map_err(|error| error.to_string());
            Some(Outcome::Written {
                path,
                opened,
                revision,
                result,
            })
        }
        Effect::Export {
            path,
            dossier,
            aligned,
            project,
            ..
        } => {
            let aligned = aligned.unwrap_or_default().as_kept(&dossier);
            match export(&path, &dossier, &aligned, &project, progress) {
                Ok(true) => Some(Outcome::Exported(Ok(path))),
                Ok(false) => Some(Outcome::ExportStopped),
                Err(error) => Some(Outcome::Exported(Err(error))),
            }
        }
        Effect::Verify {
            path,
            dossier,
            aligned,
            project,
            revision,
        } => {
            let aligned = aligned.unwrap_or_default().as_kept(&dossier);
            let result = verify(&path, &dossier, &aligned, &project).map(Box::new);
            Some(Outcome::Verified(path, revision, result))
        }
        Effect::Preview {
            dossier,
            aligned,
            project,
            revision,
        } => {
            let report = report_of(&dossier, &aligned.as_kept(&dossier), &project, &now());
            let remarks = report::wording::remarks(&dossier);
            let previewed = Previewed {
                text: report::markdown::write(&report).into(),
                remarks: remarks.iter().map(ToString::to_string).collect(),
            };
            Some(Outcome::Previewed(revision, previewed))
        }
        Effect::DateRating(source, letter) => Some(Outcome::Rated {
            source,
            letter,
            day: today(),
        }),
        Effect::Search(task) => {
            let (query, _) = &task.asked;
            let lexicon = lexicon(task.lexicon.as_deref().filter(|_| query.synonyms));
            let result = search::find(&task.dossier, query, &lexicon, progress)?;
            Some(Outcome::Searched {
                asked: task.asked,
                result: result.map(Arc::new),
                faults: lexicon.faults().to_vec(),
            })
        }
        Effect::Source { dossier, revision } => {
            let source = project::source::Source::new(project::to_ron(&dossier));
            Some(Outcome::Sourced(revision, Arc::new(source)))
        }
        Effect::LetGo(_)
        | Effect::Ask(_)
        | Effect::Copy(_)
        | Effect::KeepSettings(_)
        | Effect::StopSearch
        | Effect::StopExport
        | Effect::KeepKeys(..)
        | Effect::Quit => None,
    }
}

fn boxed((dossier, warnings): (Dossier, Vec<String>)) -> (Box<Dossier>, Vec<String>) {
    (Box::new(dossier), warnings)
}

fn read(paths: &[PathBuf], reading: crate::session::Reading, progress: &dyn Progress) -> Outcome {
    use crate::session::Reading;
    match (reading, paths) {
        (Reading::Project, [path]) => Outcome::Project {
            path: Some(path.clone()),
            result: read_project(path).map(boxed),
        },
        _ => {
            let articles = read_articles(paths, progress).into_iter();
            Outcome::Articles(articles.map(|article| article.map(Box::new)).collect())
        }
    }
}
