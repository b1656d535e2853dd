//! What a session asks of the world outside, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::Settings;
use super::aligned::{Aligned, Key};
use super::chord::Chord;
use super::found::{FindTask, Found};
use super::search::{Asked, SearchTask};
use super::verb::Verb;
use crate::align::vectors::Vectors;
use crate::align::{Input, PinnedPair, ShownFrom, Unit};
use crate::article::ArticleId;
use crate::dossier::{Dossier, Entry, Pin, Place, SourceId};
use crate::exchange::Placed;
use crate::import::Imported;
use crate::project::source::Source;
use crate::report::verify::Verified;
use crate::search::{Problem, Results};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathFor {
    /// A project or articles to open.
    Open,
    /// Articles to add.
    Add,
    /// Where to save the project.
    Save,
    /// Where to export the report.
    Export,
    /// The folder of a language model.
    Model,
    /// A report to hold against the dossier.
    Report,
}

/// What files are read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One project.
    Project,
    /// Articles for the dossier that is open.
    Articles,
}

/// Work for the world outside. All of it may take long and is done off the
/// thread that paints.
#[derive(Debug)]
pub enum Effect {
    /// Align the articles.
    Align(AlignTask),
    /// Look for what is to be found in the articles.
    Find(FindTask),
    /// Read files.
    Read(Vec<PathBuf>, Reading),
    /// Read files of marks and find their places in the dossier.
    ReadMarks {
        /// The files.
        paths: Vec<PathBuf>,
        /// The dossier.
        dossier: Box<Dossier>,
        /// Which of the dossiers opened in this session it is, and its revision at that moment.
        state: (u64, u64),
    },
    /// Read the sample dossier.
    ReadSample,
    /// Read pasted text as an article.
    ReadText(String),
    /// Write the project.
    Write {
        /// Where.
        path: PathBuf,
        /// Whether a file that is there already may be replaced.
        replace: bool,
        /// Which of the dossiers opened in this session it is.
        opened: u64,
        /// What.
        dossier: Box<Dossier>,
        /// The document's revision at that moment.
        revision: u64,
    },
    /// Write reports.
    Export {
        /// Where; the extension says in which format.
        path: PathBuf,
        /// Whether a file that is there already may be replaced.
        replace: bool,
        /// Of what.
        dossier: Box<Dossier>,
        /// With which rows.
        aligned: Option<Arc<Aligned>>,
        /// Name of the project file, for the masthead.
        project: String,
    },
    /// Hold a report that was handed over against the dossier.
    Verify {
        /// The report, an HTML file.
        path: PathBuf,
        /// The dossier.
        dossier: Box<Dossier>,
        /// With which rows.
        aligned: Option<Arc<Aligned>>,
        /// Name of the project file.
        project: String,
        /// The document's revision at that moment.
        revision: u64,
    },
    /// Make the report for reading in the window.
    Preview {
        /// Of what.
        dossier: Box<Dossier>,
        /// With which rows.
        aligned: Arc<Aligned>,
        /// Name of the project file, for the masthead.
        project: String,
        /// The document's revision at that moment.
        revision: u64,
    },
    /// Say which day it is: a source is being rated.
    DateRating(SourceId, char),
    /// Search the dossier; a search asked for before is of no more use.
    Search(SearchTask),
    /// Stop searching.
    StopSearch,
    /// Stop writing reports.
    StopExport,
    /// Make the project's text for reading in the window.
    Source {
        /// Of what.
        dossier: Box<Dossier>,
        /// The document's revision at that moment.
        revision: u64,
    },
    /// Free an alignment of no more use.
    LetGo(Arc<Aligned>),
    /// Ask for a path with the desktop's dialog.
    Ask(PathFor),
    /// Put text on the clipboard.
    Copy(String),
    /// Keep the settings.
    KeepSettings(Settings),
    /// Keep a command's keys; `None`: it has those it comes with again.
    KeepKeys(Verb, Option<Vec<Chord>>),
    /// Close the window.
    Quit,
}

impl Effect {
    /// Whether only a window can do it: dialogs, clipboard, settings, threads, closing.
    #[must_use]
    pub const fn is_of_the_window(&self) -> bool {
        matches!(
            self,
            Self::Ask(_)
                | Self::Copy(_)
                | Self::KeepSettings(_)
                | Self::KeepKeys(..)
                | Self::StopSearch
                | Self::StopExport
                | Self::Quit
        )
    }
}

/// What came of an [`Effect`].
#[derive(Debug)]
pub enum Outcome {
    /// A piece of long work went on: what, and the share done.
    Went(String, f32),
    /// The articles are aligned.
    Aligned(Arc<Aligned>),
    /// What was found in the articles.
    Found(Arc<Found>),
    /// A project was read.
    Project {
        /// From where; the sample is in no file.
        path: Option<PathBuf>,
        /// The dossier and what the analyst should know of it, or what is wrong.
        result: Result<(Box<Dossier>, Vec<String>), String>,
    },
    /// Articles were read, each or what was wrong with it.
    Articles(Vec<Result<Box<Imported>, String>>),
    /// Files of marks were read and their marks placed, one file after the other.
    Marks {
        /// The files.
        paths: Vec<PathBuf>,
        /// What came of each, or what was wrong with it.
        results: Vec<Result<Placed, String>>,
        /// Which dossier, in which revision, they were placed on.
        state: (u64, u64),
    },
    /// The project was written, or not.
    Written {
        /// Where.
        path: PathBuf,
        /// Which of the dossiers opened in this session it was.
        opened: u64,
        /// The revision that was written.
        revision: u64,
        /// What went wrong.
        result: Result<(), String>,
    },
    /// A source's rating, with the day it was made.
    Rated {
        /// The source.
        source: SourceId,
        /// The letter.
        letter: char,
        /// The day, as `2026-11-25`.
        day: String,
    },
    /// A command's keys are kept; what is wrong in the file now.
    KeysKept(Vec<String>),
    /// A command's keys hold, but could not be kept for the next time.
    KeysNotKept(String),
    /// A file is there already, and nobody was asked whether it may go.
    Exists(PathFor, PathBuf),
    /// The report for reading in the window, after the revision it was made of.
    Previewed(u64, Previewed),
    /// The dossier was searched.
    Searched {
        /// What was asked.
        asked: Asked,
        /// What was found, or why the query cannot be searched for.
        result: Result<Arc<Results>, Problem>,
        /// What is wrong with the lexicon.
        faults: Vec<String>,
    },
    /// The project's text for reading in the window, and the revision it was made of.
    Sourced(u64, Arc<Source>),
    /// A report was written: where, or what went wrong.
    Exported(Result<PathBuf, String>),
    /// Writing a report was stopped; what was there before is there still.
    ExportStopped,
    /// A report was held against the dossier: which, the dossier's revision then, and what
    /// came of it.
    Verified(PathBuf, u64, Result<Box<Verified>, String>),
}

/// The report for reading in the window.
#[derive(Clone, Debug)]
pub struct Previewed {
    /// As Markdown.
    pub text: Arc<str>,
    /// Wording of the analyst's that a reader may object to.
    pub remarks: Arc<[String]>,
}

/// The articles of a dossier as aligning and finding see them: what is folded takes no part.
#[must_use]
pub fn inputs(dossier: &Dossier) -> Vec<Input> {
    let of = |(id, entry): (&ArticleId, &Arc<Entry>)| Input {
        id: *id,
        article: Arc::clone(&entry.article),
        language: entry.metadata.language.clone(),
        active: (0..entry.article.sentences.len())
            .map(|index| !entry.is_folded(index))
            .collect(),
    };
    dossier.articles().iter().map(of).collect()
}

/// An alignment to make.
#[derive(Clone, Debug)]
pub struct AlignTask {
    /// What the answer is for.
    pub key: Key,
    /// The articles.
    pub inputs: Vec<Input>,
    /// The analyst's word.
    pub pins: Vec<PinnedPair>,
    /// The score from which links are shown, where the analyst set one.
    pub shown_from: Option<ShownFrom>,
    /// The sentences' vectors, where the key names a model; the world outside reads them.
    pub vectors: Vectors,
    /// The alignment there is: what still stands of it is not made again.
    pub before: Option<Arc<Aligned>>,
}

impl AlignTask {
    /// The task for a dossier as it stands, `before` being the alignment there is.
    #[must_use]
    pub fn of(dossier: &Dossier, key: Key, before: Option<Arc<Aligned>>) -> Self {
        let pins = dossier
            .pins()
            .iter()
            .filter_map(|(pair, pin)| {
                Some(PinnedPair {
                    a: unit_at(dossier, pair.a)?,
                    b: unit_at(dossier, pair.b)?,
                    linked: *pin == Pin::Linked,
                })
            })
            .collect();
        Self {
            key,
            inputs: inputs(dossier),
            pins,
            shown_from: dossier.arrangement().shown_from,
            vectors: Vectors::default(),
            before,
        }
    }

    /// Whether the links there are still stand: only the rows are to be made anew.
    #[must_use]
    pub fn links_stand(&self) -> bool {
        self.made_before().is_some_and(|(_, before)| {
            before.alignment_revision == self.key.alignment_revision && before.model == self.key.model
        })
    }

    /// Whether the articles have been compared already: only pins, the score from which
    /// links are shown, columns or the pivot have changed.
    #[must_use]
    pub fn scores_stand(&self) -> bool {
        self.made_before().is_some_and(|(aligned, before)| {
            let scores = aligned.scores.as_ref().filter(|_| aligned.trouble.is_none());
            before.model == self.key.model && scores.is_some_and(|scores| scores.are_of(&self.inputs))
        })
    }

    fn made_before(&self) -> Option<(&Aligned, &Key)> {
        let aligned = self.before.as_deref()?;
        Some((aligned, aligned.key.as_ref()?))
    }
}

/// The sentence a pin means: the one it overlaps most.
pub(super) fn unit_at(dossier: &Dossier, place: Place) -> Option<Unit> {
    let article = &dossier.article(place.article)?.article;
    let sentence = article.sentences_in(place.span).max_by_key(|index| {
        article.sentences[*index]
            .span
            .overlap(place.span)
            .map_or(0, crate::text::Span::len)
    })?;
    Some(unit(place.article, sentence))
}

pub(super) fn unit(article: ArticleId, sentence: usize) -> Unit {
    Unit {
        article,
        sentence: u32::try_from(sentence).unwrap_or(u32::MAX),
    }
}
