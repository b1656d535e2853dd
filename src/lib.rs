//! Sejajar reads the coverage of one event side by side.
//!
//! The pipeline, in reading order:
//!
//! 1. [`text`]: spans, words, sentences, selectors.
//! 2. [`article`]: one outlet's text, immutable.
//! 3. [`import`]: bytes from outside become an article.
//! 4. [`align`]: which sentences of which articles tell the same thing.
//!    [`findings`]: what else the machine sees in them, as suggestions.
//! 5. [`dossier`]: the document: articles, claims, sources, marks; the only
//!    code that changes it; its history.
//! 6. [`project`]: the dossier as a RON file; durable saving.
//! 7. [`report`]: the dossier as a document to hand over.
//!    [`exchange`]: marks of others, read from a file, on its articles.
//! 8. [`search`]: a dossier searched: text, claims, notes, sources.
//! 9. [`session`]: what is open now: commands in, effects out.
//! 10. [`world`]: files and the clock, the only layer that may.
//! 11. `ui` and `app` (feature `gui`): the window. [`cli`]: the same without one.
//!
//! Each layer knows only those above it in this list.

pub mod align;
pub mod article;
pub mod cli;
pub mod dossier;
pub mod exchange;
pub mod findings;
pub mod import;
pub mod project;
pub mod report;
pub mod search;
pub mod session;
pub mod text;
pub mod world;

#[cfg(feature = "gui")]
pub mod app;
#[cfg(feature = "gui")]
pub mod ui;
