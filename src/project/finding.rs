//! What can be wrong with a project, in words: where, what, and what to do.

use std::fmt::{self, Write as _};

use super::ron_text::quote;
use super::{MOST_BYTES, VERSION};
use crate::article::ArticleId;
use crate::dossier::{FaultKind, Record, TAG_COLOURS};
use crate::text::Span;

/// Findings that an error shows; `check` tells them all.
const MOST_SHOWN: usize = 20;

/// Characters of a text that a message shows.
const MOST_QUOTED: usize = 64;

/// A place in a project file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One thing that is wrong, or odd, with a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where in the file, if it was found in a file: where the record begins,
    /// or the very place where reading failed.
    pub at: Option<Position>,
    /// The record, in words; `None` when it is the file as a whole.
    pub record: Option<String>,
    /// What it is.
    pub problem: Problem,
}

impl Finding {
    /// Whether it is a fault, for which a file is refused, and not just odd.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        self.problem.is_fault()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.at {
            write!(f, "{at}: ")?;
        }
        if let Some(record) = &self.record {
            write!(f, "{record}: ")?;
        }
        write!(f, "{}. {}", self.problem, self.problem.advice())
    }
}

/// Why a project file was not opened: at least one fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectError {
    pub(super) findings: Vec<Finding>,
}

impl ProjectError {
    /// Everything that was found, faults and oddities, in the order of the file.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}

impl std::error::Error for ProjectError {}

impl fmt::Display for ProjectError {
    /// One line for one fault; for more a line each, at most [`MOST_SHOWN`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<&Finding> = self.findings.iter().filter(|finding| finding.is_fault()).collect();
        if let [one] = faults.as_slice() {
            return write!(f, "{one}");
        }
        write!(f, "{} faults; nothing was opened or changed", faults.len())?;
        for fault in faults.iter().take(MOST_SHOWN) {
            write!(f, "\n  {fault}")?;
        }
        match faults.len().checked_sub(MOST_SHOWN) {
            Some(more @ 1..) => write!(f, "\n  … and {more} more: “sejajar check” tells them all"),
            _ => Ok(()),
        }
    }
}

/// What is wrong. Refused is what cannot be held as it stands or breaks the
/// evidence; what is merely odd is kept exactly and told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// More than is read.
    #[error("the file has {bytes} bytes; at most {MOST_BYTES} are read")]
    TooLarge {
        /// The size of the file.
        bytes: u64,
    },
    /// A merge that was left half done.
    #[error("the mark of a merge conflict stands here: two versions of the project are mixed")]
    Conflict,
    /// Something else than a project.
    #[error("this is not a Sejajar project, which begins with “(” and “sejajar: {VERSION}”")]
    NotAProject,
    /// From a later version of Sejajar.
    #[error("made by a newer Sejajar (format {version}); this one reads format {VERSION}; nothing was changed")]
    Newer {
        /// The format's version.
        version: u64,
    },
    /// No version that ever was.
    #[error("the format version must be a number from 1, but here stands {found}")]
    BadVersion {
        /// What stands there.
        found: String,
    },
    /// Not RON.
    #[error("{0}")]
    Form(String),
    /// A part of the file is not there.
    #[error("the section “{0}” is missing")]
    MissingSection(&'static str),
    /// A part of the file that this version does not know.
    #[error("format {VERSION} has no section “{0}”")]
    UnknownSection(String),
    /// A part of the file that stands there twice.
    #[error("the section “{0}” stands here a second time")]
    RepeatedSection(String),
    /// A field that this version does not know.
    #[error("format {VERSION} has no field “{field}” here, only {known}")]
    UnknownField {
        /// The field.
        field: String,
        /// What fields there are.
        known: String,
    },
    /// A record that cannot be read.
    #[error("{0}")]
    Unreadable(String),
    /// The text of an article is not the one that was saved.
    #[error("the text does not have the SHA-256 it was saved with: {expected} was saved, {found} is here")]
    TextChanged {
        /// The hash that was saved with the text.
        expected: String,
        /// The hash of the text.
        found: String,
    },
    /// What a place quotes does not stand there.
    #[error("{}", place_changed(*article, *start, *end, quoted, found.as_deref(), *elsewhere))]
    PlaceChanged {
        /// The article.
        article: ArticleId,
        /// Where the quotation should begin.
        start: usize,
        /// Where it should end.
        end: usize,
        /// What should stand there, with context.
        quoted: String,
        /// What stands there; `None` when there is no such place in the text.
        found: Option<String>,
        /// Where the quotation stands, if it stands in one place only.
        elsewhere: Option<Span>,
    },
    /// A record does not fit the others.
    #[error("{0}")]
    Broken(FaultKind),

    /// A byte order mark before the text.
    #[error("the file begins with a byte order mark")]
    ByteOrderMark,
    /// Line ends of Windows.
    #[error("the file has line ends other than a line feed (CR LF)")]
    LineEnds,
    /// Comments, which are not kept.
    #[error("the file has {0} comment(s), the first one here")]
    Comments(usize),
    /// An article whose original cannot be proved.
    #[error("the SHA-256 of the original is not 64 lower-case hex digits: {0}")]
    BadOriginHash(String),
    /// An article that is the original file and yet has another hash.
    #[error("the text is as long as the original UTF-8 file but has another SHA-256 ({0})")]
    NotTheOriginal(String),
    /// Two articles from the same bytes.
    #[error("it comes from the same file as article {0}: same SHA-256")]
    SameOrigin(ArticleId),
    /// Two sources of one name.
    #[error("its name {} is also one of {of}", shown(name))]
    SameName {
        /// The name, as this one has it.
        name: String,
        /// The other.
        of: Record,
    },
    /// A tag of the same name stands beside it.
    #[error("{0} beside it has the same name")]
    SameTag(Record),
    /// A colour that the palette does not have.
    #[error("{}", no_colour(*.0))]
    NoColour(u8),
    /// A chain that goes through one source twice.
    #[error("{0} stands twice in the chain it came through")]
    TwiceInChain(Record),
    /// Two claims that bear on one another by two records.
    #[error("{0} says of the same two claims, the other way round, how they bear on one another")]
    BothWays(Record),
    /// A status of the analyst's own without the reason for it.
    #[error("its status is overruled without a reason")]
    NoReason,
    /// A number key that is none.
    #[error("the number key must be 1 to 9, not {0}")]
    BadKey(u8),
    /// Two claims with one number key.
    #[error("{0} has the same number key")]
    SameKey(Record),
    /// A reliability that is none.
    #[error("the reliability must be a letter from A to F, not {0:?}")]
    BadReliability(char),
    /// A text that should say something.
    #[error("{0} is empty")]
    Blank(&'static str),
    /// Folds that overlap or are out of order.
    #[error("the fold {0:?} overlaps the one before it or stands before it in the text")]
    FoldsOverlap(Span),
    /// A fold that cuts a sentence.
    #[error("the fold {0:?} cuts a sentence in two")]
    FoldCutsSentence(Span),
}

impl Problem {
    /// Whether a file is refused for it.
    #[must_use]
    pub const fn is_fault(&self) -> bool {
        match self {
            Self::Empty
            | Self::TooLarge { .. }
            | Self::Conflict
            | Self::NotAProject
            | Self::Newer { .. }
            | Self::BadVersion { .. }
            | Self::Form(_)
            | Self::MissingSection(_)
            | Self::UnknownSection(_)
            | Self::RepeatedSection(_)
            | Self::UnknownField { .. }
            | Self::Unreadable(_)
            | Self::TextChanged { .. }
            | Self::PlaceChanged { .. }
            | Self::Broken(_) => true,
            Self::ByteOrderMark
            | Self::LineEnds
            | Self::Comments(_)
            | Self::BadOriginHash(_)
            | Self::NotTheOriginal(_)
            | Self::SameOrigin(_)
            | Self::SameName { .. }
            | Self::SameTag(_)
            | Self::NoColour(_)
            | Self::TwiceInChain(_)
            | Self::BothWays(_)
            | Self::NoReason
            | Self::BadKey(_)
            | Self::SameKey(_)
            | Self::BadReliability(_)
            | Self::Blank(_)
            | Self::FoldsOverlap(_)
            | Self::FoldCutsSentence(_) => false,
        }
    }

    /// Whether no place in the file shows it better than another.
    pub(super) const fn is_of_whole_file(&self) -> bool {
        matches!(
            self,
            Self::Empty | Self::TooLarge { .. } | Self::NotAProject | Self::MissingSection(_) | Self::ByteOrderMark
        )
    }

    /// What to do about it.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        match self {
            Self::Empty => "Take the project from a backup; a save by Sejajar leaves no empty file",
            Self::TooLarge { .. } => "Split the dossier, or look whether this is the right file",
            Self::Conflict => "Settle the conflict with git or by hand, then open the project again",
            Self::NotAProject => "Open an article with “sejajar new PROJECT.ron ARTICLE…”, or choose another file",
            Self::Newer { .. } => "Open it with that version",
            Self::BadVersion { .. } => "Restore the line from a backup",
            Self::Form(_) => "Correct the line, or take the file from a backup",
            Self::Unreadable(_) => "Correct the line, or take the record from a backup",
            Self::MissingSection(_) => "Restore it from a backup; a section without records is written as []",
            Self::UnknownSection(_) | Self::UnknownField { .. } => {
                "Correct the spelling or take it out by hand: Sejajar never drops what it does not know"
            }
            Self::RepeatedSection(_) => "Put the records of both into one section",
            Self::TextChanged { .. } => {
                "Evidence must not change: restore the text from a backup, or import the article anew"
            }
            Self::PlaceChanged { .. } => {
                "No mark moves by itself: restore it from a backup, or correct position and quotation together"
            }
            Self::Broken(kind) => match kind {
                FaultKind::Repeated | FaultKind::IdTooLarge => {
                    "Give the record a free id, and correct who refers to it"
                }
                FaultKind::RelatedTwice => "Keep the one that is meant, and take the other out",
                FaultKind::Circle => "Take the record’s parent out, or give it another",
                FaultKind::Itself => "Take the record out",
                FaultKind::Missing(_) => "Restore what is missing, or take the reference out",
                FaultKind::ListedTwice(_) | FaultKind::NotListed(_) => "Every article stands in the order once",
                FaultKind::OutsideArticle { .. }
                | FaultKind::NoPassage
                | FaultKind::OutOfOrder(_)
                | FaultKind::SameArticle(_) => "Correct the passages, or take the record out",
            },
            Self::ByteOrderMark | Self::LineEnds => "The next save writes plain UTF-8 with line feeds",
            Self::Comments(_) => "The next save drops comments: move what they say into a note",
            Self::BadOriginHash(_) | Self::NotTheOriginal(_) => "Compare with the original file, or import it anew",
            Self::SameOrigin(_) => "Remove one of the two",
            Self::NoColour(_) => "Choose a colour of the codebook; until then it is shown in one of them",
            Self::TwiceInChain(_) => "Take it out of the chain where it does not belong",
            Self::BothWays(_) => "Keep the one that is meant, and take the other out",
            Self::NoReason => "Write why, or take the status out",
            Self::SameName { .. } => {
                "Take it from one of the two, merge them, or leave it if two are really called the same"
            }
            Self::SameTag(_) => "Rename one of the two, or merge them",
            Self::BadKey(_) | Self::SameKey(_) => "Choose another key",
            Self::BadReliability(_) => "Choose a letter of the Admiralty code",
            Self::Blank(_) => "Write it, or delete the record",
            Self::FoldsOverlap(_) | Self::FoldCutsSentence(_) => "Unfold the passage and fold it again",
        }
    }
}

/// `text` in quotation marks, its hidden characters shown, its middle left out
/// if it is long.
pub(super) fn shown(text: &str) -> String {
    let mut out = String::new();
    let length = text.chars().count();
    if length <= MOST_QUOTED {
        quote(&mut out, text);
    } else {
        let head: String = text.chars().take(MOST_QUOTED / 2).collect();
        let tail: String = text.chars().skip(length - MOST_QUOTED / 2).collect();
        quote(&mut out, &format!("{head} … {tail}"));
    }
    out
}

fn no_colour(colour: u8) -> String {
    format!("the codebook has the colours 0 to {}, not {colour}", TAG_COLOURS - 1)
}

fn place_changed(
    article: ArticleId,
    start: usize,
    end: usize,
    quoted: &str,
    found: Option<&str>,
    elsewhere: Option<Span>,
) -> String {
    let mut words = match found {
        Some(found) => format!(
            "in article {article} at {start}..{end} stands {}, not {}",
            shown(found),
            shown(quoted)
        ),
        None => format!(
            "article {article} has no passage {start}..{end}, where {} should stand",
            shown(quoted)
        ),
    };
    if let Some(span) = elsewhere {
        // Writing to a string cannot fail.
        let _ = write!(words, "; the quotation stands at {span:?}");
    }
    words
}
