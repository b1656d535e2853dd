//! Bytes from outside become an article: encoding, sentences, what the page
//! says of itself, what on it is furniture.

use crate::article::{Article, Fold, Metadata};

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

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
}

/// stub
///
/// # Errors
/// stub
pub fn check_size(bytes: u64, file_name: &str) -> Result<(), ImportError> {
    let _ = (bytes, file_name);
    Ok(())
}

/// Reads `bytes` of a plain-text file.
///
/// # Errors
/// [`ImportError`] says which file and what to do.
pub fn import(bytes: &[u8], file_name: &str, captured: &str) -> Result<Imported, ImportError> {
    use sha2::{Digest, Sha256};
    let text = String::from_utf8_lossy(bytes).into_owned();
    let sha256 = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>();
    let origin = crate::article::Origin { file_name: file_name.to_owned(), sha256, bytes: bytes.len() as u64, encoding: "UTF-8".to_owned(), captured: captured.to_owned() };
    Ok(Imported { article: Article::new(text, origin, "id"), metadata: Metadata { language: "id".to_owned(), ..Metadata::default() }, folds: Vec::new(), warnings: Vec::new() })
}
