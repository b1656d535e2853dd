//! Marks of others come in: a file of Web Annotations or a REFI-QDA project, our own or
//! another program's, becomes marks to review on the articles of a dossier.
//!
//! [`read()`] reads a file by what it says itself; [`Brought::place`] finds the articles and
//! the places. A mark stands only where its quotation is identical: at the position that the
//! file gives, or where the quotation occurs exactly once. Everything else is told, and
//! nothing is placed by likeness: similarity cannot tell “confirmed” from “denied”.
//!
//! Files are hostile: their size, depth and the number of things in them are bounded, and
//! nothing in them is followed (no path, no address, no entity).

mod place;
mod qdpx;
mod tell;
mod web_annotation;

use std::path::Path;

use crate::dossier::{Entry, Proposed, Stance};

/// The largest file of marks that is read, in bytes.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// The most marks that are read from a file.
const MOST_MARKS: usize = 200_000;

/// All the words of all marks together, in bytes: a note that is named a thousand times is
/// kept a thousand times.
const MOST_WORDS: usize = 64 * 1024 * 1024;
/// The most texts that a file has or names.
const MOST_TEXTS: usize = 10_000;
/// The most parts of a mark.
const MOST_FRAGMENTS: usize = 1_000;

/// What a file of marks can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    WebAnnotation,
    Qdpx,
}

fn kind(name: &str) -> Option<Kind> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "jsonld" => Some(Kind::WebAnnotation),
        "qdpx" => Some(Kind::Qdpx),
        _ => None,
    }
}

/// Whether a file's name says that it holds marks (`.jsonld`, `.qdpx`).
#[must_use]
pub fn holds_marks(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    kind(&name.to_string_lossy()).is_some()
}

/// Whether a file of `bytes` bytes may be read: to be asked before reading it.
///
/// # Errors
/// In words, where it is larger than [`MOST_BYTES`].
pub fn check_size(bytes: u64, file: &str) -> Result<(), String> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    Err(format!(
        "{file}: the file has {} MB, more than the {} MB of marks that are read; export fewer articles at a time",
        bytes / 1_048_576,
        MOST_BYTES / 1_048_576
    ))
}

/// Reads a file of marks; its name says which kind it is.
///
/// # Errors
/// In words: which file, where in it, what is wrong, what to do.
pub fn read(bytes: &[u8], file: &str) -> Result<Brought, String> {
    let told = |error: String| format!("{file}: {error}");
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX), file)?;
    let brought = match kind(file) {
        Some(Kind::WebAnnotation) => web_annotation::read(bytes, file),
        Some(Kind::Qdpx) => qdpx::read(bytes, file),
        None => Err("its name does not say that it holds marks; name it .jsonld or .qdpx".to_owned()),
    };
    brought.map_err(told)
}

/// What a file of marks holds, not placed yet.
#[derive(Debug)]
pub struct Brought {
    /// The file's name.
    file: String,
    /// The articles as the file has them.
    texts: Vec<Text>,
    marks: Vec<Mark>,
    /// Bytes of their words.
    words: usize,
    /// What the file has that cannot be a mark, each thing once, in words.
    left_out: Vec<String>,
    /// What the format, or the program that wrote it, does not say.
    lacks: Vec<String>,
}

impl Brought {
    fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            texts: Vec::new(),
            marks: Vec::new(),
            words: 0,
            left_out: Vec::new(),
            lacks: Vec::new(),
        }
    }

    /// Adds a text, within bounds; its index.
    fn push_text(&mut self, text: Text) -> Result<usize, String> {
        if self.texts.len() >= MOST_TEXTS {
            return Err(too_many(&format!("{MOST_TEXTS} texts")));
        }
        self.texts.push(text);
        Ok(self.texts.len() - 1)
    }

    /// Adds a mark, within bounds.
    fn push(&mut self, mark: Mark) -> Result<(), String> {
        if self.marks.len() >= MOST_MARKS {
            return Err(too_many(&format!("{MOST_MARKS} marks")));
        }
        self.count(mark.words())?;
        self.marks.push(mark);
        Ok(())
    }

    /// Adds a part to a mark, within bounds. A mark of too many parts has none: without
    /// all of them it would be another mark.
    fn extend(&mut self, mark: usize, part: Fragment) -> Result<(), String> {
        self.count(part.words())?;
        if let Some(mark) = self.marks.get_mut(mark).filter(|mark| !mark.fragments.is_empty()) {
            if mark.fragments.len() < MOST_FRAGMENTS {
                mark.fragments.push(part);
            } else {
                mark.fragments.clear();
            }
        }
        Ok(())
    }

    fn count(&mut self, words: usize) -> Result<(), String> {
        self.words = self.words.saturating_add(words);
        if self.words <= MOST_WORDS {
            return Ok(());
        }
        Err(too_many(&format!(
            "{} MB of words in its marks",
            MOST_WORDS / 1_048_576
        )))
    }
}

fn too_many(what: &str) -> String {
    format!("it has more than the {what} that are read; export fewer articles at a time")
}

impl Fragment {
    /// Bytes of its words.
    fn words(&self) -> usize {
        let quote = self.quote.as_ref().map_or(0, String::len);
        size_of::<Self>() + quote + self.prefix.len() + self.suffix.len()
    }
}

impl Mark {
    /// Bytes of its words.
    fn words(&self) -> usize {
        let said = match &self.what {
            What::Claim {
                statement,
                value,
                voice,
                ..
            } => {
                let voice = voice.as_ref().map_or(0, |voice| {
                    voice.name.len() + voice.via.iter().map(String::len).sum::<usize>()
                });
                statement.len() + value.len() + voice
            }
            What::Naming(name) => name.len(),
            What::Note => 0,
        };
        let quoted = self.fragments.iter().map(Fragment::words);
        said + self.comment.len() + self.called.len() + self.author.len() + quoted.sum::<usize>()
    }
}

/// An article as a file of marks has it: with its text, or by hash or address alone.
#[derive(Debug, Default)]
struct Text {
    /// What the file calls it.
    id: String,
    name: String,
    text: Option<String>,
    sha256: String,
    address: String,
    outlet: String,
}

/// A mark in a file.
#[derive(Debug)]
struct Mark {
    /// What the file calls it, to tell which one could not be placed.
    called: String,
    author: String,
    /// Which of the texts; `None` where the file does not say.
    text: Option<usize>,
    fragments: Vec<Fragment>,
    what: What,
    comment: String,
}

/// What a mark in a file is.
#[derive(Clone, Debug)]
enum What {
    Claim {
        statement: String,
        stance: Option<Stance>,
        value: String,
        voice: Option<Voice>,
    },
    Naming(String),
    Note,
}

/// Who is said to have said something.
#[derive(Clone, Debug, Default)]
struct Voice {
    name: String,
    via: Vec<String>,
    cue: Option<(usize, usize)>,
}

/// One stretch of a mark, in code points, by quotation, or both.
#[derive(Clone, Debug, Default)]
struct Fragment {
    at: Option<(usize, usize)>,
    quote: Option<String>,
    prefix: String,
    suffix: String,
}

/// The marks of a file on the articles of a dossier.
#[derive(Debug)]
pub struct Placed {
    /// Articles that the dossier does not have.
    pub entries: Vec<Entry>,
    /// The marks, on the dossier's articles or on those.
    pub proposed: Vec<Proposed>,
    /// Everything that the analyst should know, in words: what was not placed, and why;
    /// what the file does not hold.
    pub told: Vec<String>,
}

/// The stance that a word says, whatever its case.
fn stance(word: &str) -> Option<Stance> {
    let word = word.trim();
    Stance::ALL
        .into_iter()
        .find(|stance| stance.word().eq_ignore_ascii_case(word))
}

/// Notes something once.
fn once(told: &mut Vec<String>, what: impl Into<String>) {
    let what = what.into();
    if !told.contains(&what) {
        told.push(what);
    }
}
