//! Text as the rest of the app sees it: spans, words, sentences, selectors, and
//! forms of a word that compare equal. Everything here is pure and total: any
//! `&str` gives an answer, and every offset is a UTF-8 byte offset into the text
//! as imported.

pub mod fold;
pub mod language;
pub mod likeness;
pub mod line_ends;
pub(crate) mod meanings;
pub mod points;
pub mod selector;
pub mod sentences;
pub mod span;
pub mod words;

pub use selector::Selector;
pub use span::Span;
