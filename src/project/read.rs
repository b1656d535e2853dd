//! The text of a project file as a dossier. Every record is read and checked by
//! itself, so that all faults are told, each with its line. One fault is enough
//! to refuse the file: a mark that was left out, moved or changed silently would
//! be worse than a project that does not open.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::check::oddities;
use super::finding::{Finding, Position, Problem, ProjectError, shown};
use super::format::{self, parse};
use super::outline::{Outline, Section, outline};
use super::{MOST_BYTES, VERSION, words};
use crate::article::ArticleId;
use crate::dossier::{Dossier, FaultKind, Record};

/// Sections of format 1.
const SECTIONS: [&str; 10] = [
    "sejajar",
    "about",
    "arrangement",
    "claims",
    "sources",
    "mentions",
    "namings",
    "notes",
    "pins",
    "articles",
];

/// Sections that are left out when there is nothing in them.
const OPTIONAL: [&str; 6] = ["report", "relations", "tags", "never_merge", "dismissed", "proposed"];

/// The dossier in the project file `text`, and what is odd about the file.
///
/// A mark, cue, fold, pin or headline whose quotation does not stand, with its
/// context, at its position is a fault, and so is a text with another hash than
/// it was saved with. The file is then refused; nothing is moved or left out.
///
/// # Errors
/// [`ProjectError`] has every fault with its line and what to do.
pub fn from_ron(text: &str) -> Result<(Dossier, Vec<Finding>), ProjectError> {
    let (dossier, findings) = read(text);
    match dossier {
        Some(dossier) if !findings.iter().any(Finding::is_fault) => Ok((dossier, findings)),
        _ => Err(ProjectError { findings }),
    }
}

/// Everything that is wrong or odd with the project file `text`; empty if it
/// opens and nothing about it is odd.
#[must_use]
pub fn check_text(text: &str) -> Vec<Finding> {
    read(text).1
}

fn read(text: &str) -> (Option<Dossier>, Vec<Finding>) {
    let without_mark = text.strip_prefix('\u{feff}');
    let mut reader = Reader {
        text: without_mark.unwrap_or(text),
        ..Reader::default()
    };
    if without_mark.is_some() {
        reader.file_finding(0, Problem::ByteOrderMark);
    }
    let dossier = reader.project();
    (dossier, reader.located())
}

/// A finding before its place has been turned into line and column.
pub(super) struct Raw {
    offset: usize,
    record: Option<String>,
    problem: Problem,
}

/// A project file being read.
#[derive(Default)]
pub(super) struct Reader<'a> {
    text: &'a str,
    outline: Outline<'a>,
    pub(super) found: Vec<Raw>,
    /// Where each record begins: its first and its last occurrence.
    starts: BTreeMap<Record, (usize, usize)>,
    /// Sections that lack records, because these cannot be read or are not there:
    /// references to them are not checked.
    incomplete: BTreeSet<&'static str>,
    /// Records with a place that is not as quoted.
    pub(super) misplaced: BTreeSet<Record>,
    /// The texts of the articles.
    pub(super) texts: BTreeMap<ArticleId, Arc<str>>,
}

impl<'a> Reader<'a> {
    fn project(&mut self) -> Option<Dossier> {
        if self.text.len() > MOST_BYTES {
            let bytes = self.text.len() as u64;
            self.file_finding(0, Problem::TooLarge { bytes });
            return None;
        }
        if self.text.trim().is_empty() {
            self.file_finding(0, Problem::Empty);
            return None;
        }
        self.outline = outline(self.text);
        self.form()?;
        self.version()?;
        let parts = self.parts();
        match Dossier::from_parts(parts) {
            Ok(dossier) => {
                for (record, problem) in oddities(&dossier) {
                    self.record_finding(record, problem);
                }
                Some(dossier)
            }
            Err(faults) => {
                for fault in faults {
                    if !self.follows(fault.record, fault.kind) {
                        self.record_finding(fault.record, Problem::Broken(fault.kind));
                    }
                }
                None
            }
        }
    }

    /// What is wrong with the file as a whole; `None` if there is no sense in
    /// reading on.
    fn form(&mut self) -> Option<()> {
        let is_damaged = !self.outline.errors.is_empty();
        let known = |section: &&Section<'_>| SECTIONS.contains(&section.name);
        if self.conflicts() {
            return None;
        }
        if !self.outline.sections.iter().any(|section| known(&section)) {
            self.file_finding(0, Problem::NotAProject);
            return None;
        }
        for error in std::mem::take(&mut self.outline.errors) {
            let line_of = |at| 1 + self.text.get(..at).unwrap_or_default().matches('\n').count();
            let problem = words::of_outline(&error.what, line_of);
            self.file_finding(error.at, problem);
            self.outline.errors.push(error);
        }
        if let Some(first) = self.outline.comments.first() {
            self.file_finding(*first, Problem::Comments(self.outline.comments.len()));
        }
        if let Some(first) = self.text.find('\r') {
            self.file_finding(first, Problem::LineEnds);
        }
        let mut seen = BTreeSet::new();
        for (name, at) in self.section_names() {
            if !SECTIONS.contains(&name) && !OPTIONAL.contains(&name) {
                self.file_finding(at, Problem::UnknownSection(name.to_owned()));
            } else if !seen.insert(name) {
                self.file_finding(at, Problem::RepeatedSection(name.to_owned()));
            }
        }
        for name in SECTIONS.into_iter().filter(|name| !seen.contains(name)) {
            self.incomplete.insert(name);
            if !is_damaged {
                self.file_finding(0, Problem::MissingSection(name));
            }
        }
        Some(())
    }

    fn section_names(&self) -> Vec<(&'a str, usize)> {
        self.outline.sections.iter().map(|s| (s.name, s.at)).collect()
    }

    /// Notes the marks of merge conflicts; whether there are any. No line of a
    /// file by Sejajar begins with one: its strings have no line ends.
    fn conflicts(&mut self) -> bool {
        const MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];
        let text = self.text;
        let starts_line = |at: usize| at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
        // Either kind may be left alone; both together are one conflict.
        for mark in MARKS {
            let found: Vec<usize> = text
                .match_indices(mark)
                .map(|(at, _)| at)
                .filter(|at| starts_line(*at))
                .collect();
            for at in &found {
                self.file_finding(*at, Problem::Conflict);
            }
            if !found.is_empty() {
                return true;
            }
        }
        false
    }

    /// Goes on only with the version that is known: of another nothing else can be said.
    fn version(&mut self) -> Option<()> {
        let Some(section) = self.outline.sections.iter().find(|s| s.name == "sejajar") else {
            return Some(());
        };
        let at = section.at;
        let value = self.text.get(section.value.clone()).unwrap_or_default();
        let problem = match parse::<u64>(value) {
            Ok(version) if version == u64::from(VERSION) => return Some(()),
            Ok(version) if version > u64::from(VERSION) => Problem::Newer { version },
            _ => Problem::BadVersion {
                found: shown(value.trim_matches('"')),
            },
        };
        // What else was found follows from the other format.
        self.found.clear();
        self.file_finding(at, problem);
        None
    }

    /// The value of a section that is one record.
    pub(super) fn fields<T: DeserializeOwned>(&mut self, name: &'static str) -> Option<T> {
        let section = self.outline.sections.iter().find(|s| s.name == name)?;
        let range = section.value.clone();
        match name {
            "arrangement" => drop(self.starts.insert(Record::Arrangement, (section.at, section.at))),
            "report" => drop(self.starts.insert(Record::Contents, (section.at, section.at))),
            _ => {}
        }
        self.one(name, range, || name.to_owned())
    }

    /// The records of a section, with their places.
    pub(super) fn records<T: DeserializeOwned>(&mut self, name: &'static str, kind: &str) -> Vec<(usize, T)> {
        let mut records = Vec::new();
        let sections: Vec<(Range<usize>, Vec<Range<usize>>)> = self
            .outline
            .sections
            .iter_mut()
            .filter(|s| s.name == name)
            .map(|s| (s.value.clone(), std::mem::take(&mut s.items)))
            .collect();
        for (value, items) in sections {
            if !self.text.get(value.clone()).unwrap_or_default().starts_with('[') {
                self.incomplete.insert(name);
                let problem = Problem::Unreadable("expected a list of records in “[ ]”".to_owned());
                self.section_finding(name, value, problem);
                continue;
            }
            if self.is_damaged(&value) {
                self.incomplete.insert(name);
            }
            for (index, range) in items.into_iter().enumerate() {
                let at = range.start;
                let text = self.text;
                let who = || {
                    let id = parse::<format::OnlyId>(text.get(range.clone()).unwrap_or_default());
                    id.map_or_else(
                        |_| format!("{kind} number {}", index + 1),
                        |only| format!("{kind} {}", shown(&only.id).trim_matches('"')),
                    )
                };
                records.extend(self.one(name, range.clone(), who).map(|record| (at, record)));
            }
        }
        records
    }

    /// One record, or a finding.
    fn one<T: DeserializeOwned>(
        &mut self,
        section: &'static str,
        range: Range<usize>,
        who: impl Fn() -> String,
    ) -> Option<T> {
        let ron = self.text.get(range.clone()).unwrap_or_default();
        match parse(ron) {
            Ok(record) => Some(record),
            Err(error) => {
                self.incomplete.insert(section);
                let problem = words::of_ron(&error.code);
                // A field that is missing is missing in the whole record.
                let offset = match error.code {
                    ron::Error::MissingStructField { .. } => 0,
                    _ => offset_of(ron, error.span.start),
                };
                if !self.is_damaged(&range) {
                    self.found.push(Raw {
                        offset: range.start + offset,
                        record: Some(who()),
                        problem,
                    });
                }
                None
            }
        }
    }

    /// Whether the form is broken within `range`, which has been told already.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        let inside = |at: usize| range.start <= at && at <= range.end;
        self.outline.errors.iter().any(|error| inside(error.at))
    }

    /// Notes where a record begins.
    pub(super) fn starts_at(&mut self, record: Record, at: usize) -> Record {
        let starts = self.starts.entry(record).or_insert((at, at));
        starts.1 = at;
        record
    }

    /// Whether a fault only follows from one that has been told.
    fn follows(&self, record: Record, kind: FaultKind) -> bool {
        let incomplete = |name: &str| self.incomplete.contains(name);
        match kind {
            FaultKind::Missing(missing) => match missing {
                Record::Article(_) => incomplete("articles"),
                Record::Claim(_) => incomplete("claims"),
                Record::Mention(_) => incomplete("mentions"),
                Record::Source(_) => incomplete("sources"),
                Record::Tag(_) => incomplete("tags"),
                _ => false,
            },
            FaultKind::OutsideArticle { .. } => self.misplaced.contains(&record),
            FaultKind::NotListed(_) => incomplete("arrangement"),
            _ => false,
        }
    }

    fn file_finding(&mut self, offset: usize, problem: Problem) {
        self.found.push(Raw {
            offset,
            record: None,
            problem,
        });
    }

    fn section_finding(&mut self, name: &str, value: Range<usize>, problem: Problem) {
        if !self.is_damaged(&value) {
            self.found.push(Raw {
                offset: value.start,
                record: Some(name.to_owned()),
                problem,
            });
        }
    }

    pub(super) fn record_finding(&mut self, record: Record, problem: Problem) {
        let (first, last) = self.starts.get(&record).copied().unwrap_or_default();
        let is_second = matches!(problem, Problem::Broken(FaultKind::Repeated | FaultKind::RelatedTwice));
        self.found.push(Raw {
            offset: if is_second { last } else { first },
            record: Some(record.to_string()),
            problem,
        });
    }

    /// The findings in the order of the file, with line and column: one pass over
    /// the text, however many there are.
    fn located(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|raw| raw.offset);
        let mut at = 0;
        let mut position = Position { line: 1, column: 1 };
        let mut findings = Vec::with_capacity(self.found.len());
        for raw in self.found {
            for c in self.text.get(at..raw.offset).unwrap_or_default().chars() {
                if c == '\n' {
                    position.line += 1;
                    position.column = 1;
                } else {
                    position.column += 1;
                }
            }
            at = at.max(raw.offset);
            findings.push(Finding {
                at: (!raw.problem.is_of_whole_file()).then_some(position),
                record: raw.record,
                problem: raw.problem,
            });
        }
        findings
    }
}

/// The byte offset of a line and column of `ron`, which counts characters.
fn offset_of(ron: &str, position: ron::error::Position) -> usize {
    let mut start = 0;
    for line in ron.split_inclusive('\n').take(position.line.saturating_sub(1)) {
        start += line.len();
    }
    let rest = ron.get(start..).unwrap_or_default();
    let inside: usize = rest
        .chars()
        .take(position.col.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    start + inside
}
