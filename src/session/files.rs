//! Opening, adding, saving, exporting, closing: what is asked of the disk, and
//! what is made of its answers.

use std::path::{Path, PathBuf};

use super::derived::Made;
use super::effect::Reading;
use super::search::SEARCHING;
use super::{Command, Effect, FINDING, Outcome, PathFor, Prompt, Session, Verb, View};
use crate::dossier::{Action, Document, Dossier, Entry, Refusal};
use crate::import::Imported;

/// What writing a report is called while it is under way.
pub const EXPORTING: &str = "Exporting";
/// Projects kept in the list of recent ones.
const MOST_RECENT: usize = 8;
/// How a project's name ends.
pub(super) const PROJECT_EXTENSION: &str = "ron";

fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(PROJECT_EXTENSION))
}

impl Session {
    pub(super) fn run_file(&mut self, verb: Verb) -> Vec<Effect> {
        match verb {
            Verb::NewDossier => self.unless_unsaved(Command::Run(Verb::NewDossier), |session| {
                session.open_dossier(Dossier::default(), None);
                Vec::new()
            }),
            Verb::OpenFiles => vec![Effect::Ask(PathFor::Open)],
            Verb::AddArticles => vec![Effect::Ask(PathFor::Add)],
            Verb::PasteArticle => {
                self.prompt = Some(Prompt::Paste);
                Vec::new()
            }
            Verb::Save => match self.path.clone() {
                Some(path) => self.write(path, true),
                None => vec![Effect::Ask(PathFor::Save)],
            },
            Verb::SaveAs => vec![Effect::Ask(PathFor::Save)],
            Verb::Export => vec![Effect::Ask(PathFor::Export)],
            Verb::StopExport => {
                if self.work.iter().any(|(what, _)| what == EXPORTING) {
                    return vec![Effect::StopExport];
                }
                self.inform("Nothing is being exported");
                Vec::new()
            }
            Verb::CheckReport => vec![Effect::Ask(PathFor::Report)],
            Verb::UseModel => vec![Effect::Ask(PathFor::Model)],
            Verb::DropModel => self.set_model(None),
            Verb::Quit => self.handle_file(Command::Quit),
            _ => Vec::new(),
        }
    }

    pub(super) fn handle_file(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Open(paths) => self.open(paths),
            Command::Picked(what, paths) => {
                self.prompt = None;
                self.picked(what, paths, true)
            }
            Command::Typed(what, paths) => {
                self.prompt = None;
                self.picked(what, paths, false)
            }
            Command::AskPathHere(what) => {
                self.prompt = Some(Prompt::Path(what));
                Vec::new()
            }
            Command::OpenSample => self.unless_unsaved(Command::OpenSample, |_| vec![Effect::ReadSample]),
            Command::Paste(text) => {
                self.prompt = None;
                vec![Effect::ReadText(text)]
            }
            Command::SaveFirst => {
                self.prompt = None;
                self.run_file(Verb::Save)
            }
            Command::Discard => {
                self.prompt = None;
                // The changes are given up only when what follows succeeds: a
                // project that cannot be opened leaves them here, still unsaved.
                self.given_up = true;
                let effects = match self.then.take() {
                    Some(command) => self.handle(*command),
                    None => Vec::new(),
                };
                self.given_up = false;
                effects
            }
            Command::Quit => self.unless_unsaved(Command::Quit, |session| {
                session.now_quit = true;
                vec![Effect::Quit]
            }),
            _ => Vec::new(),
        }
    }

    /// Does it at once, or asks about unsaved changes first and does it after.
    fn unless_unsaved(&mut self, command: Command, go: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.document.is_saved() || self.given_up {
            return go(self);
        }
        self.then = Some(Box::new(command));
        self.prompt = Some(Prompt::Unsaved);
        Vec::new()
    }

    /// A project among the files is opened; otherwise the articles are added to
    /// what is open, or make a new dossier.
    fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        if paths.is_empty() {
            return Vec::new();
        }
        let Some(project) = paths.iter().find(|path| is_project(path)).cloned() else {
            return self.add_files(paths);
        };
        if paths.len() > 1 {
            self.warn(format!(
                "Only {} is opened: a project is opened by itself; add articles to it afterwards",
                project.display()
            ));
        }
        self.unless_unsaved(Command::Open(vec![project.clone()]), |_| {
            vec![Effect::Read(vec![project], Reading::Project)]
        })
    }

    /// `replace`: a file that is there already may be replaced, since the analyst was asked.
    fn picked(&mut self, what: PathFor, mut paths: Vec<PathBuf>, replace: bool) -> Vec<Effect> {
        match what {
            PathFor::Open => self.open(paths),
            PathFor::Add => self.add_files(paths),
            PathFor::Save => match paths.pop() {
                Some(mut path) => {
                    if path.extension().is_none() {
                        path.set_extension(PROJECT_EXTENSION);
                    }
                    let own = self.path.as_ref() == Some(&path);
                    self.write(path, replace || own)
                }
                None => Vec::new(),
            },
            PathFor::Model => match paths.pop() {
                Some(folder) => self.set_model(Some(folder)),
                None => Vec::new(),
            },
            PathFor::Report => paths.pop().map_or_else(Vec::new, |path| self.check_report(path)),
            PathFor::Export => match paths.pop() {
                Some(path) => {
                    self.work.push((EXPORTING.to_owned(), 0.0));
                    vec![Effect::Export {
                        path,
                        replace,
                        dossier: Box::new(self.dossier().clone()),
                        aligned: self.aligned.clone(),
                        project: self.file_name(),
                    }]
                }
                None => Vec::new(),
            },
        }
    }

    /// Takes a language model into use, or the one in use out of it.
    fn set_model(&mut self, model: Option<PathBuf>) -> Vec<Effect> {
        match (&model, &self.settings.model) {
            (Some(folder), _) => self.inform(format!(
                "Passages in two languages are aligned with the language model in {}",
                folder.display()
            )),
            (None, Some(_)) => self.inform("Aligned without a language model"),
            (None, None) => self.inform("No language model is in use"),
        }
        self.trouble = None;
        self.settings.model = model;
        vec![Effect::KeepSettings(self.settings.clone())]
    }

    /// The project's file name, or a word for not having one.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.path
            .as_ref()
            .and_then(|path| path.file_name())
            .map_or_else(|| "(not saved)".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    fn write(&mut self, path: PathBuf, replace: bool) -> Vec<Effect> {
        if self.saving {
            self.inform("Still saving");
            return Vec::new();
        }
        self.saving = true;
        vec![Effect::Write {
            path,
            replace,
            opened: self.opened,
            dossier: Box::new(self.dossier().clone()),
            revision: self.document.revision(),
        }]
    }

    fn open_dossier(&mut self, dossier: Dossier, path: Option<PathBuf>) {
        self.document = Document::in_place_of(&self.document, dossier);
        self.opened += 1;
        self.saving = false;
        self.path = path;
        self.view = View::Synopsis;
        self.selection = super::Selection::default();
        self.let_go.extend(self.aligned.take());
        self.asked = None;
        self.regrouping = None;
        self.preview = Made::default();
        self.source = Made::default();
        self.handed = None;
        self.last_mark = None;
        self.suggested = None;
        self.in_hand = None;
        self.link_from = None;
        self.visited.clear();
        self.search.forget();
        self.forget_found();
        self.listing = super::Listing::default();
        self.prompt = None;
    }

    fn keep_recent(&mut self, path: &Path) -> Effect {
        let recent = &mut self.settings.recent;
        recent.retain(|other| other != path);
        recent.insert(0, path.to_owned());
        recent.truncate(MOST_RECENT);
        Effect::KeepSettings(self.settings.clone())
    }

    /// Takes what came of an effect.
    pub fn finish(&mut self, outcome: Outcome) -> Vec<Effect> {
        let mut effects = Vec::new();
        match outcome {
            // Of a search that nobody waits for any more.
            Outcome::Went(what, _) if what == SEARCHING && !self.search.is_running() => {}
            Outcome::Went(what, share) => {
                self.work.retain(|(other, _)| *other != what);
                if share < 1.0 {
                    self.work.push((what, share));
                }
            }
            Outcome::Aligned(aligned) => {
                self.work.retain(|(what, _)| what != "Aligning");
                if aligned.key == self.asked {
                    self.regrouping = None;
                    if aligned.trouble.is_some() && aligned.trouble != self.trouble {
                        self.trouble.clone_from(&aligned.trouble);
                        self.warn(aligned.trouble.clone().unwrap_or_default());
                    }
                    self.preview.asked = None;
                    self.let_go.extend(self.aligned.replace(aligned));
                    self.selection.reveal += u64::from(self.selection.focus.is_some());
                }
            }
            Outcome::Found(found) => {
                self.work.retain(|(what, _)| what != FINDING);
                self.take_found(found);
            }
            Outcome::Project { path, result } => match result {
                Ok((dossier, warnings)) => {
                    self.open_dossier(*dossier, path.clone());
                    effects.extend(path.map(|path| self.keep_recent(&path)));
                    for warning in warnings {
                        self.warn(warning);
                    }
                }
                Err(error) => {
                    self.settings.recent.retain(|other| Some(other) != path.as_ref());
                    self.warn(error);
                }
            },
            Outcome::Articles(results) => self.take_articles(results),
            Outcome::Marks { paths, results, state } => effects.extend(self.take_marks(paths, results, state)),
            Outcome::Written { opened, .. } if opened != self.opened => {
                // Of a dossier that is not open any more: nothing here depends on it.
            }
            Outcome::Exists(what, path) => {
                self.saving = false;
                self.work.retain(|(what, _)| what != EXPORTING);
                self.prompt = Some(Prompt::Replace(what, path));
            }
            Outcome::Written {
                path, revision, result, ..
            } => {
                self.saving = false;
                match result {
                    Ok(()) => {
                        self.document.set_saved(revision);
                        self.inform(format!("Saved {}", path.display()));
                        effects.push(self.keep_recent(&path));
                        self.path = Some(path);
                        if let Some(command) = self.then.take() {
                            effects.extend(self.handle(*command));
                        }
                    }
                    Err(error) => {
                        self.then = None;
                        self.warn(error);
                    }
                }
            }
            Outcome::Rated { source, letter, day } => self.rated(source, letter, day),
            Outcome::KeysKept(faults) => self.key_faults = faults,
            Outcome::KeysNotKept(error) => self.warn(error),
            Outcome::Previewed(revision, text) => self.preview.take(revision, text),
            Outcome::Searched { asked, result, faults } => self.take_search(&asked, result, faults),
            // An older text may come after a newer one: jobs run side by side.
            Outcome::Sourced(revision, source) => self.source.take(revision, source),
            Outcome::ExportStopped => {
                self.work.retain(|(what, _)| what != EXPORTING);
                self.inform("Stopped exporting; nothing was written");
            }
            Outcome::Exported(result) => {
                self.work.retain(|(what, _)| what != EXPORTING);
                match result {
                    Ok(path) => self.inform(format!("Report written to {}", path.display())),
                    Err(error) => self.warn(error),
                }
            }
            Outcome::Verified(path, revision, result) => self.take_verified(path, revision, result),
        }
        effects.extend(self.refresh());
        effects
    }

    fn take_articles(&mut self, results: Vec<Result<Box<Imported>, String>>) {
        // What is open behind the start page is added to, never thrown away.
        if self.view == View::Start && results.iter().any(Result::is_ok) {
            self.view = View::Synopsis;
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut notes: Vec<String> = Vec::new();
        for result in results {
            match result {
                Ok(imported) => {
                    let same = |origin: &crate::article::Origin| origin.sha256 == imported.article.origin.sha256;
                    let there = self
                        .dossier()
                        .articles()
                        .iter()
                        .find(|(_, entry)| same(&entry.article.origin));
                    if let Some((id, _)) = there {
                        let file = imported.article.origin.file_name.clone();
                        notes.push(Refusal::Duplicate { file, article: *id }.to_string());
                    } else if entries.iter().any(|entry| same(&entry.article.origin)) {
                        notes.push(format!(
                            "{}: the same file was given twice; it is added once",
                            imported.article.origin.file_name
                        ));
                    } else {
                        let file = &imported.article.origin.file_name;
                        notes.extend(imported.warnings.iter().map(|warning| named(file, warning)));
                        entries.push(Entry::from_imported(*imported));
                    }
                }
                Err(error) => notes.push(error),
            }
        }
        let count = entries.len();
        if count > 0 && self.act(Action::AddArticles(entries)) {
            self.inform(match count {
                1 => "1 article added".to_owned(),
                many => format!("{many} articles added"),
            });
        }
        for note in notes {
            self.warn(note);
        }
    }
}

/// A warning that says which file it is about.
fn named(file: &str, warning: &str) -> String {
    if warning.contains(file) {
        warning.to_owned()
    } else {
        format!("{file}: {warning}")
    }
}
