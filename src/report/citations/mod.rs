//! The articles as bibliographies: CSL-JSON and BibLaTeX, for citing them elsewhere.
//!
//! Only what is known is written. A byline is one name as it stands, never cut into given
//! and family name. A date is written as one where it can be read in one way, else in the
//! page's own words. What cannot be seen is shown as ⟨U+….⟩, and so is the little that a
//! reader of the format would take for more than text: a bibliography is pasted on into
//! documents where nobody would find it.

mod biblatex;
mod csl;

use jiff::civil::Date;

use super::dates;
use super::tree::{ArticleRecord, Report};
use super::visible::{language_tag, visible, web_address};
use crate::article::ArticleId;

pub(super) use biblatex::text as biblatex;
pub(super) use csl::text as csl;

/// An article as it is cited.
struct Citation {
    /// By which it is cited; no two articles have the same.
    key: String,
    title: String,
    /// Who wrote it, as the page says; may be empty.
    author: String,
    outlet: String,
    published: Option<Date>,
    /// The date in the page's words, where it could not be read; may be empty.
    published_as: String,
    accessed: Option<Date>,
    /// Language code; may be empty.
    language: String,
    address: Option<String>,
    note: String,
}

fn citations(report: &Report) -> impl Iterator<Item = Citation> + '_ {
    report.articles.iter().map(Citation::of)
}

impl Citation {
    fn of(article: &ArticleRecord) -> Self {
        let published = article.published;
        let address = web_address(&article.url);
        let title = one_line(&article.headline);
        let mut note = format!("Article {}; SHA-256 {}", article.id, one_line(&article.sha256));
        if address.is_none() && !article.url.trim().is_empty() {
            note = format!("{note}; address as given {}", one_line(&article.url));
        }
        Self {
            key: key(article.id, &article.sha256),
            title: if title.is_empty() {
                format!("[no headline; file {}]", one_line(&article.file_name))
            } else {
                title
            },
            author: one_line(&article.byline),
            outlet: one_line(&article.outlet),
            published,
            published_as: if published.is_some() {
                String::new()
            } else {
                one_line(&article.date)
            },
            accessed: dates::read(&article.captured, "en"),
            language: language_tag(&article.language).to_owned(),
            address: address.map(str::to_owned),
            note,
        }
    }
}

/// The siglum, which is the article's own in its project, and the beginning of the hash of
/// its file, so that the keys of two projects can stand in one bibliography.
fn key(id: ArticleId, sha256: &str) -> String {
    let hash: String = sha256.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    format!("{id}-{}", hash.to_ascii_lowercase())
}

/// The text in a line, what cannot be seen as marks.
fn one_line(text: &str) -> String {
    let shown = visible(text);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
