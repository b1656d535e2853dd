//! The commands without a window, over the same library. Data on stdout,
//! messages on stderr; exit 0 done, 1 findings, 2 could not do it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the edge: stdout, stderr, files"
)]

mod analysis;
mod arguments;
mod claims;
mod contents;
mod eval;
mod keys;
mod lexicon;
#[cfg(feature = "gui")]
mod screenshot;
mod search;
mod sources;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;

use crate::dossier::{Action, Document, Dossier, Entry};
use crate::exchange;
use crate::findings::{Findings, attributions};
use crate::project;
use crate::report;
use crate::session::{AlignTask, Aligned, Key, align_now, inputs};
use crate::world;
use arguments::{Arguments, Task};

/// What a command found to say at its end.
enum Done {
    /// All is well.
    Well,
    /// `check`, `keys` or `lexicon` found faults, or `search` nothing.
    Findings,
}

/// Runs what the arguments say. `open` opens the window on some files.
pub fn run(open: impl FnOnce(Vec<PathBuf>) -> Result<(), String>) -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.task {
        None => open(arguments.files).map(|()| Done::Well),
        Some(task) => {
            // `lexicon` reads them itself, and tells what is wrong in full.
            if !matches!(task, Task::Lexicon { .. }) {
                tell_faults(&world::use_languages());
            }
            perform(task)
        }
    };
    match result {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("sejajar: {}", terminal::printable(&error));
            ExitCode::from(2)
        }
    }
}

/// What is wrong with the user's word lists, in a line: the rest of them is used.
fn tell_faults(faults: &[String]) {
    if let Some(first) = faults.first() {
        let more = match faults.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more: `sejajar lexicon --check` tells them all)"),
        };
        eprintln!("{}{more}", terminal::printable(first));
    }
}

fn perform(task: Task) -> Result<Done, String> {
    match task {
        Task::New { project, articles } => {
            if project.exists() {
                return Err(format!(
                    "{}: there is already a file of this name; nothing was changed. Choose another name, or use `add`",
                    project.display()
                ));
            }
            let mut document = Document::default();
            add(&mut document, &articles)?;
            project::save::create_new(&project, project::to_ron(document.dossier()))
                .map_err(|error| error.to_string())?;
            eprintln!(
                "{}: {} in it",
                project.display(),
                counted(document.dossier().articles().len())
            );
            Ok(Done::Well)
        }
        Task::Add { project, articles } => {
            let mut document = Document::new(open(&project)?);
            let before = (
                document.dossier().articles().len(),
                document.dossier().to_review().count(),
            );
            add(&mut document, &articles)?;
            project::save::save(&project, project::to_ron(document.dossier())).map_err(|error| error.to_string())?;
            let added = counted(document.dossier().articles().len() - before.0);
            let marks = match document.dossier().to_review().count() - before.1 {
                _ if !articles.iter().any(|path| exchange::holds_marks(path)) => String::new(),
                1 => ", 1 mark to review in the inbox".to_owned(),
                many => format!(", {many} marks to review in the inbox"),
            };
            eprintln!("{}: {added} added{marks}", project.display());
            Ok(Done::Well)
        }
        Task::Analyze {
            files,
            units,
            shown_from,
            model,
            format,
        } => {
            let mut document = Document::new(dossier_of(&files)?);
            if shown_from.is_some() {
                document
                    .perform(Action::SetShownFrom(shown_from))
                    .map_err(|error| error.to_string())?;
            }
            let dossier = match units {
                arguments::Units::Sentence => document.dossier().clone(),
                arguments::Units::Line => document.dossier().in_lines(),
            };
            let aligned = align(&dossier, model.as_deref())?;
            let inputs = inputs(&dossier);
            let attributed = attributions(&inputs);
            let findings = Findings::of(&inputs, &aligned.alignment, &attributed);
            match format {
                arguments::Told::Json => print(&analysis::json(&dossier, &aligned, &attributed, &findings)),
                arguments::Told::Text => print(&analysis::text(&dossier, &aligned, &attributed, &findings)),
            }
        }
        Task::Export {
            project,
            outputs,
            model,
        } => export(&project, &outputs, model.as_deref()),
        Task::Eval(request) => print(&eval::run(&request)?),
        Task::Search(request) => search_task(&request),
        Task::Claims { project, format } => {
            let dossier = open(&project)?;
            print(&match format {
                arguments::Told::Json => claims::json(&dossier),
                arguments::Told::Text => claims::text(&dossier),
            })
        }
        Task::Sources { project, format } => {
            let dossier = open(&project)?;
            print(&match format {
                arguments::Told::Json => sources::json(&dossier),
                arguments::Told::Text => sources::text(&dossier),
            })
        }
        Task::Check { project, report, model } => match report {
            Some(report) => check_report(&project, &report, model.as_deref()),
            None => check(&project),
        },
        Task::Contents(request) => contents::contents(&request),
        Task::Keys { check } => keys::keys(check.as_deref()),
        Task::Lexicon { check } => lexicon::lexicon(check),
        Task::Screenshot(request) => screenshot_task(&request),
    }
}

fn counted(articles: usize) -> String {
    if articles == 1 {
        "1 article".to_owned()
    } else {
        format!("{articles} articles")
    }
}

/// Writes data to stdout; a reader that went away (`| head`) is no fault.
fn print(text: &str) -> Result<Done, String> {
    use std::io::Write as _;
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(Done::Well),
    }
}

fn open(path: &Path) -> Result<Dossier, String> {
    let (dossier, warnings) = world::read_project(path)?;
    for warning in warnings {
        eprintln!("{}", terminal::printable(&warning));
    }
    Ok(dossier)
}

/// Adds the articles that can be read; those that cannot are told, and an error
/// only when none can.
fn add(document: &mut Document, paths: &[PathBuf]) -> Result<(), String> {
    let mut last_error = None;
    let mut added = 0;
    let (marks, paths): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| exchange::holds_marks(path));
    for read in world::read_articles(&paths, &terminal::Progress::new("reading")) {
        let result = read.and_then(|imported| {
            for warning in &imported.warnings {
                eprintln!("{}", terminal::printable(warning));
            }
            document
                .perform(Action::AddArticles(vec![Entry::from_imported(imported)]))
                .map(|_| ())
                .map_err(|error| error.to_string())
        });
        match result {
            Ok(()) => added += 1,
            Err(error) => {
                if let Some(before) = last_error.replace(error) {
                    eprintln!("{}", terminal::printable(&before));
                }
            }
        }
    }
    // After the articles: their marks may be among them.
    for path in marks {
        match bring_in(document, &path) {
            Ok(()) => added += 1,
            Err(error) => {
                if let Some(before) = last_error.replace(error) {
                    eprintln!("{}", terminal::printable(&before));
                }
            }
        }
    }
    match last_error {
        Some(error) if added == 0 => Err(error),
        Some(error) => {
            eprintln!("{}", terminal::printable(&error));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Puts the marks of a file on the articles there are, to be reviewed; what could not be
/// placed is told.
fn bring_in(document: &mut Document, path: &Path) -> Result<(), String> {
    let placed = world::read_marks(path)?.place(document.dossier(), &world::now());
    for told in &placed.told {
        eprintln!("{}", terminal::printable(told));
    }
    let done = document.perform(Action::BringIn(placed.entries, placed.proposed));
    done.map(|_| ()).map_err(|error| error.to_string())
}

fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// The dossier in a project, or one made of articles.
fn dossier_of(files: &[PathBuf]) -> Result<Dossier, String> {
    match files {
        [project] if is_project(project) => open(project),
        files => {
            if let Some(project) = files.iter().find(|path| is_project(path)) {
                return Err(format!(
                    "{}: a project is analysed by itself; give it alone, or articles only",
                    project.display()
                ));
            }
            let mut document = Document::default();
            add(&mut document, files)?;
            Ok(document.dossier().clone())
        }
    }
}

fn align(dossier: &Dossier, model: Option<&Path>) -> Result<Aligned, String> {
    let document = Document::new(dossier.clone());
    let mut task = AlignTask::of(dossier, Key::of(&document), None);
    let progress = terminal::Progress::new("aligning");
    if let Some(folder) = model {
        task.vectors = world::vectors(folder, &task.inputs, &progress)?.unwrap_or_default();
        task.key.model = Some(folder.to_owned());
    }
    Ok(align_now(task, &progress).unwrap_or_default())
}

fn export(project: &Path, outputs: &[PathBuf], model: Option<&Path>) -> Result<Done, String> {
    // All extensions are looked at first, so that nothing is half done.
    for output in outputs {
        world::format_of(output)?;
    }
    let dossier = open(project)?;
    tell_remarks(project, &dossier);
    let aligned = Arc::new(align(&dossier, model)?);
    let name = file_name(project);
    for output in outputs {
        world::export(output, &dossier, &aligned, &name, &terminal::Progress::new("exporting"))?;
        eprintln!("{}", terminal::printable(&output.display().to_string()));
    }
    Ok(Done::Well)
}

/// Wording of the analyst's that a reader of the report may object to: advice, not a fault.
fn tell_remarks(project: &Path, dossier: &Dossier) {
    for remark in report::wording::remarks(dossier) {
        eprintln!(
            "{}",
            terminal::printable(&format!("{}: wording: {remark}", project.display()))
        );
    }
}

/// A file's name, without folders.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn search_task(request: &arguments::SearchRequest) -> Result<Done, String> {
    let (text, found) = search::run(request, &open(&request.project)?)?;
    let done = print(&text)?;
    Ok(if found { done } else { Done::Findings })
}

fn check(path: &Path) -> Result<Done, String> {
    let text = project::save::read(path).map_err(|error| error.to_string())?;
    let findings = match project::from_ron(&text) {
        Ok((dossier, odd)) => {
            tell_remarks(path, &dossier);
            odd
        }
        Err(error) => error.findings().to_vec(),
    };
    for finding in &findings {
        println!(
            "{}: {}",
            terminal::printable(&path.display().to_string()),
            terminal::printable(&finding.to_string())
        );
    }
    if findings.is_empty() {
        eprintln!("{}: every hash, anchor and reference holds", path.display());
        Ok(Done::Well)
    } else {
        Ok(Done::Findings)
    }
}

/// Holds a report against the project it was made from.
fn check_report(project: &Path, report: &Path, model: Option<&Path>) -> Result<Done, String> {
    let dossier = open(project)?;
    let verified = world::verify(report, &dossier, &align(&dossier, model)?, &file_name(project))?;
    let name = terminal::printable(&report.display().to_string());
    for told in verified.told() {
        println!("{name}: {}", terminal::printable(&told));
    }
    let against = terminal::printable(&project.display().to_string());
    eprintln!("{name}: {}", verified.summary(&against));
    Ok(if verified.holds() { Done::Well } else { Done::Findings })
}

#[cfg(feature = "gui")]
fn screenshot_task(request: &arguments::ScreenshotRequest) -> Result<Done, String> {
    let dossier = if request.view == arguments::ViewName::Start {
        Dossier::default()
    } else {
        open(&request.project)?
    };
    screenshot::take(request, dossier).map(|()| Done::Well)
}

#[cfg(not(feature = "gui"))]
fn screenshot_task(request: &arguments::ScreenshotRequest) -> Result<Done, String> {
    Err(format!(
        "{}: this build has no window (feature `gui` is off), so no picture of it can be made",
        request.output.display()
    ))
}
