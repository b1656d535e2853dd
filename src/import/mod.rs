//! Bytes from outside become an article: encoding, sentences, what the page
//! says of itself, what on it is furniture.
//!
//! [`decode`] turns bytes into text, [`language()`] tells its language, and
//! [`Article::new`] cuts it into sentences; the page as a whole then gives the
//! headline, the metadata, and the folds. The text is never changed: every offset is
//! one of the decoded file.

mod binary;
mod dateline;
mod dates;
mod encoding;
mod furniture;
mod headline;
mod kinds;
mod language;
mod lexicon;
mod lines;
mod metadata;
mod page;

use sha2::{Digest, Sha256};

use crate::article::{Article, Fold, Metadata, Origin};

pub use encoding::{Decoded, decode};
pub use language::{language, language_name, languages};

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// Words under which a text is said to be short.
const FEW_WORDS: usize = 40;

/// An article as read from outside, before the analyst corrects anything.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The text.
    pub article: Article,
    /// What it says of itself.
    pub metadata: Metadata,
    /// What looks like furniture.
    pub folds: Vec<Fold>,
    /// What the analyst should know: an encoding that was guessed, a text that is short.
    pub warnings: Vec<String>,
}

/// Why bytes could not be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Nothing but white space.
    #[error("{file}: the file is empty; nothing was imported")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// More than [`MOST_BYTES`].
    #[error(
        "{file}: the file has {} MB, more than the {} MB an article may have; cut the article out and import that",
        .bytes / 1_048_576,
        MOST_BYTES / 1_048_576
    )]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its length.
        bytes: u64,
    },
    /// A known kind of file that is not plain text.
    #[error("{file}: this is {kind}, not plain text; {hint}")]
    NotText {
        /// The file's name.
        file: String,
        /// What it is, with its article: "a PDF document".
        kind: &'static str,
        /// What to do.
        hint: &'static str,
    },
    /// Bytes that read as text in no encoding.
    #[error("{file}: this is not plain text in any encoding; save the article as a .txt file in UTF-8 and import that")]
    Binary {
        /// The file's name.
        file: String,
    },
}

/// Whether a file of `bytes` bytes may be read: to be asked before reading it.
///
/// # Errors
/// [`ImportError::TooLarge`] above [`MOST_BYTES`], [`ImportError::Empty`] for nothing.
pub fn check_size(bytes: u64, file_name: &str) -> Result<(), ImportError> {
    let file = || file_name.to_owned();
    match usize::try_from(bytes) {
        Ok(0) => Err(ImportError::Empty { file: file() }),
        Ok(length) if length <= MOST_BYTES => Ok(()),
        _ => Err(ImportError::TooLarge { file: file(), bytes }),
    }
}

/// Reads `bytes` of a plain-text file. `captured` is when (RFC 3339, UTC), or empty.
///
/// # Errors
/// [`ImportError`] says which file, what is wrong with it, and what to do.
///
/// ```
/// let text = "Kapal Tua Pulang\n\nSEMARANG - Kapal itu tiba pada Rabu (1/5/2024) pagi di dermaga.";
/// let imported = sejajar::import::import(text.as_bytes(), "kapal.txt", "")?;
/// assert_eq!(imported.metadata.headline.unwrap().value, "Kapal Tua Pulang");
/// assert_eq!(imported.metadata.date.unwrap().value, "1/5/2024");
/// assert_eq!(imported.article.sentences.len(), 2);
/// # Ok::<(), sejajar::import::ImportError>(())
/// ```
pub fn import(bytes: &[u8], file_name: &str, captured: &str) -> Result<Imported, ImportError> {
    let Decoded {
        text,
        encoding,
        mut warnings,
    } = decode(bytes, file_name)?;
    let language = language(&text);
    if language.is_empty() {
        warnings.push("The language was not recognised; set it by hand if the sentences look wrong.".to_owned());
    }
    let origin = Origin {
        file_name: file_name.to_owned(),
        sha256: sha256(bytes),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        encoding: encoding.to_owned(),
        captured: captured.to_owned(),
    };
    let article = Article::new(text, origin, language);
    let page = page::Page::new(&article, language);
    let headline = headline::headline(&page);
    let metadata = metadata::metadata(&page, headline, language);
    let folds = furniture::folds(&page, headline);
    let words: usize = page.lines.iter().map(|line| line.words).sum();
    if words < FEW_WORDS {
        warnings.push(format!(
            "The text has only {words} words; check that the whole article was saved."
        ));
    }
    Ok(Imported {
        article,
        metadata,
        folds,
        warnings,
    })
}

/// SHA-256 of `bytes`, 64 lower-case hex digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            for half in [byte >> 4, byte & 15] {
                hex.extend(char::from_digit(u32::from(half), 16));
            }
            hex
        })
}
