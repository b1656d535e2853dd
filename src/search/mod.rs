//! A dossier searched: the texts of the articles, claims and the values of marks,
//! tags, the analyst's reasons, notes, sources, what is known of the articles and of
//! the dossier. In goes a [`Query`], out come [`Results`]: hits in the order of the
//! articles, each with its place in the text as it stands, and [`line()`] sets one as a
//! line of a concordance.
//!
//! A text is searched as `folded` gives it (case and accents left out, with the way
//! back to every byte), `synonyms` says what else a word of the query may be,
//! `pattern` makes one regular expression of it all, and `find` runs that in windows,
//! so that no text and no pattern makes the work more than linear.

mod find;
mod folded;
mod lexicon;
mod line;
mod pattern;
mod query;
mod synonyms;

pub use find::{Hit, HitId, MOST_HITS, On, Results, find};
pub use lexicon::Lexicon;
pub use line::{Line, line};
pub use pattern::{Problem, check};
pub use query::{MOST_CHARACTERS, Mode, Places, Query};
