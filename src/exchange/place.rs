//! The marks of a file find their articles and places.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::tell::{NotPlaced, shown};
use super::{Brought, Fragment, Mark, Placed, Text, Voice, What};
use crate::article::{Article, ArticleId, Found};
use crate::dossier::{Anchor, Dossier, Entry, Proposed, ProposedAs, Said};
use crate::import;
use crate::text::Span;
use crate::text::line_ends::PlainLines;
use crate::text::points::Points;
use crate::text::selector::only;

/// How a text of the file and one of the dossier are the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    /// Character for character.
    Exactly,
    /// But for line ends.
    ButLineEnds,
    /// Only by name, hash or address: positions say nothing without the quotation.
    No,
}

/// An article of the dossier.
struct Known {
    id: ArticleId,
    article: Arc<Article>,
    url: String,
    lines: PlainLines,
}

/// What may still be read for quotations that are not at their position, in bytes: looking
/// each up in all texts takes long where a hostile file has very many.
struct Left(Cell<u64>);

/// All that is read for them.
const MOST_READ: u64 = 4 * 1024 * 1024 * 1024;

/// An article that marks may stand in.
struct Here<'a> {
    id: ArticleId,
    text: &'a str,
    same: Same,
    /// The file's own text, where positions are counted in another one.
    theirs: Option<Theirs<'a>>,
    points: Points<'a>,
}

/// A text of the file that differs from the dossier's by its line ends.
struct Theirs<'a> {
    points: Points<'a>,
    lines: PlainLines,
    ours: PlainLines,
}

impl Brought {
    /// Finds the articles of a dossier that the marks are on, and their places in them.
    /// An article that the dossier does not have is made of the file's text; `captured` is
    /// when (RFC 3339, UTC).
    #[must_use]
    pub fn place(&self, dossier: &Dossier, captured: &str) -> Placed {
        let mut told = Vec::new();
        let mut entries = Vec::new();
        let known: Vec<Known> = dossier
            .articles()
            .iter()
            .map(|(id, entry)| {
                let url = entry.metadata.url.as_ref().map_or("", |url| url.value.trim());
                Known {
                    id: *id,
                    article: Arc::clone(&entry.article),
                    url: url.to_owned(),
                    lines: PlainLines::of(&entry.article.text),
                }
            })
            .collect();
        let next = dossier
            .articles()
            .last_key_value()
            .map_or(0, |(id, _)| id.0.saturating_add(1));
        let mut found: Vec<Option<(ArticleId, Arc<Article>, Same)>> = Vec::new();
        let mut added: BTreeMap<Arc<str>, (ArticleId, Arc<Article>)> = BTreeMap::new();
        for text in &self.texts {
            let one = find(text, &known).or_else(|| {
                let words = text.text.as_deref()?;
                if let Some((id, article)) = added.get(words) {
                    return Some((*id, Arc::clone(article), Same::Exactly));
                }
                match entry(text, words, captured) {
                    Ok((entry, warnings)) => {
                        let id = ArticleId(next.saturating_add(u32::try_from(entries.len()).ok()?));
                        told.extend(warnings.into_iter().map(|words| format!("{}: {words}", self.file)));
                        let article = Arc::clone(&entry.article);
                        let same = if *article.text == *words {
                            Same::Exactly
                        } else {
                            Same::No
                        };
                        added.insert(Arc::clone(&article.text), (id, Arc::clone(&article)));
                        entries.push(entry);
                        Some((id, article, same))
                    }
                    Err(error) => {
                        told.push(format!("{}: the article in it was not added: {error}", self.file));
                        None
                    }
                }
            });
            found.push(one);
        }
        let placed = self.placed(&found, &known, &mut told);
        told.extend(
            self.left_out
                .iter()
                .chain(&self.lacks)
                .map(|what| format!("{}: {what}", self.file)),
        );
        Placed {
            entries,
            proposed: placed,
            told,
        }
    }

    fn placed(
        &self,
        found: &[Option<(ArticleId, Arc<Article>, Same)>],
        known: &[Known],
        told: &mut Vec<String>,
    ) -> Vec<Proposed> {
        let here: Vec<Option<Here<'_>>> = self
            .texts
            .iter()
            .zip(found)
            .map(|(text, found)| {
                let (id, article, same) = found.as_ref()?;
                Some(Here::of(*id, &article.text, text.text.as_deref(), *same))
            })
            .collect();
        // For marks on what the file neither has nor names so that it is found: an article
        // of another address is another page.
        let anywhere = |is: &dyn Fn(&Known) -> bool| -> Vec<Here<'_>> {
            let known = known.iter().filter(|one| is(one));
            known
                .map(|one| Here::of(one.id, &one.article.text, None, Same::No))
                .collect()
        };
        let (everywhere, of_no_address) = (anywhere(&|_| true), anywhere(&|one| one.url.is_empty()));
        let left = Left(Cell::new(MOST_READ));
        let mut not_placed = NotPlaced::default();
        let mut proposed = Vec::new();
        for mark in &self.marks {
            let named = mark.text.and_then(|index| here.get(index)).and_then(Option::as_ref);
            let text = mark.text.and_then(|index| self.texts.get(index));
            let result = match (named, text) {
                (Some(here), _) => here.all(&mark.fragments, &left).map(|spans| (here, spans)),
                (None, Some(text)) if text.text.is_some() => Err(NOT_ADDED),
                (None, Some(text)) if !text.address.is_empty() => only_one(&of_no_address, &mark.fragments, &left),
                (None, _) => only_one(&everywhere, &mark.fragments, &left),
            };
            match result {
                Ok((here, spans)) => proposed.push(self.proposed(mark, here, spans)),
                Err(reason) => not_placed.push(reason, called(mark)),
            }
        }
        told.extend(not_placed.told(&self.file));
        proposed
    }

    fn proposed(&self, mark: &Mark, here: &Here<'_>, fragments: Vec<Span>) -> Proposed {
        let what = match mark.what.clone() {
            What::Naming(name) => ProposedAs::Naming(name),
            What::Note => ProposedAs::Note,
            What::Claim {
                statement,
                stance,
                value,
                voice,
            } => ProposedAs::Claim {
                statement,
                stance,
                value,
                said: voice.map(|Voice { name, via, cue }| Said {
                    name,
                    via,
                    cue: cue.and_then(|at| here.counted(at)),
                }),
            },
        };
        Proposed {
            file: self.file.clone(),
            author: mark.author.clone(),
            at: Anchor {
                article: here.id,
                fragments,
            },
            what,
            comment: mark.comment.clone(),
            rejected: false,
        }
    }
}

/// What a message calls a mark: its words, or else its name.
fn called(mark: &Mark) -> &str {
    let quote = mark.fragments.iter().find_map(|fragment| fragment.quote.as_deref());
    quote.filter(|quote| !quote.trim().is_empty()).unwrap_or(&mark.called)
}

/// The dossier's article that a text of the file is.
fn find(text: &Text, known: &[Known]) -> Option<(ArticleId, Arc<Article>, Same)> {
    let is = |same: Same| move |one: &Known| (one.id, Arc::clone(&one.article), same);
    if let Some(words) = &text.text {
        if let Some(one) = known.iter().find(|one| *one.article.text == **words) {
            return Some(is(Same::Exactly)(one));
        }
        let plain = PlainLines::of(words);
        if let Some(one) = known.iter().find(|one| one.lines.text() == plain.text()) {
            return Some(is(Same::ButLineEnds)(one));
        }
    }
    let hash = text.sha256.trim();
    let is_it = |one: &&Known| hash.len() == 64 && one.article.origin.sha256.eq_ignore_ascii_case(hash);
    let by_hash = known.iter().find(is_it);
    let address = text.address.trim();
    // By its address only where the file has no text of its own: that would be another one.
    let by_address = || {
        let mut at = known.iter().filter(|one| !one.url.is_empty() && one.url == address);
        at.next().filter(|_| text.text.is_none() && at.next().is_none())
    };
    by_hash.or_else(by_address).map(is(Same::No))
}

/// An article made of the text that a file has of it.
fn entry(text: &Text, words: &str, captured: &str) -> Result<(Entry, Vec<String>), String> {
    let name = if text.name.trim().is_empty() {
        "article in a file of marks"
    } else {
        text.name.trim()
    };
    let imported = import::import(words.as_bytes(), name, captured).map_err(|error| error.to_string())?;
    let mut warnings = vec![format!(
        "“{}” was not in the dossier and is added; its SHA-256 is of the text as it stands in this file",
        shown(name)
    )];
    warnings.extend(
        imported
            .warnings
            .iter()
            .map(|warning| format!("“{}”: {warning}", shown(name))),
    );
    let mut entry = Entry::from_imported(imported);
    let typed = |value: &str| (!value.trim().is_empty()).then(|| Found::typed(value.trim()));
    if entry.metadata.url.is_none() {
        entry.metadata.url = typed(&text.address);
    }
    if entry.metadata.outlet.is_none() {
        entry.metadata.outlet = typed(&text.outlet);
    }
    Ok((entry, warnings))
}

const NOWHERE: &str = "its words do not stand in the article, or not so";
const SEVERAL: &str = "its words stand in several places, and its position fits none";
const OTHERWISE: &str = "its words stand in the article, but with other words around them than the file gives";
const NOT_ADDED: &str = "the article that it is in was not added";
const UNKNOWN: &str = "its words stand in no article of the dossier";
const IN_SEVERAL: &str = "its words stand in several articles of the dossier";
const BEYOND: &str = "its position is not in the text";
const NO_PLACE: &str = "the file gives neither a position that can be read nor its words";
const NO_QUOTE: &str = "the article differs from the file’s text, and the file does not give the words";
const TOO_MANY: &str = "so many marks of this file do not stand at their position that the rest was not looked for; bring in fewer at a time";
const OVERLAP: &str = "its parts overlap";

/// The only article in which a mark can stand.
fn only_one<'a, 'b>(
    anywhere: &'b [Here<'a>],
    fragments: &[Fragment],
    left: &Left,
) -> Result<(&'b Here<'a>, Vec<Span>), &'static str> {
    let mut found = None;
    for here in anywhere {
        match here.all(fragments, left) {
            Ok(_) if found.is_some() => return Err(IN_SEVERAL),
            Ok(spans) => found = Some((here, spans)),
            Err(NOWHERE) => {}
            // It may be meant for this one: it is placed in no other either.
            Err(other) => return Err(other),
        }
    }
    found.ok_or(UNKNOWN)
}

impl<'a> Here<'a> {
    fn of(id: ArticleId, text: &'a str, theirs: Option<&'a str>, same: Same) -> Self {
        Self {
            id,
            text,
            same,
            theirs: theirs.filter(|_| same == Same::ButLineEnds).map(|theirs| Theirs {
                points: Points::of(theirs),
                lines: PlainLines::of(theirs),
                ours: PlainLines::of(text),
            }),
            points: Points::of(text),
        }
    }

    /// The place between two code points of the file's text, in the dossier's.
    fn counted(&self, (start, end): (usize, usize)) -> Option<Span> {
        let span = match &self.theirs {
            None => self.points.bytes(start, end)?,
            Some(theirs) => {
                let span = theirs.points.bytes(start, end)?;
                theirs.ours.original(theirs.lines.plain(span))
            }
        };
        span.within(self.text).then_some(span)
    }

    /// All fragments, in the order of the text.
    fn all(&self, fragments: &[Fragment], left: &Left) -> Result<Vec<Span>, &'static str> {
        let mut spans = fragments
            .iter()
            .map(|one| self.one(one, left))
            .collect::<Result<Vec<_>, _>>()?;
        spans.sort_unstable();
        if spans.is_empty() {
            return Err(NO_PLACE);
        }
        if spans.windows(2).any(|pair| matches!(pair, [a, b] if b.start < a.end)) {
            return Err(OVERLAP);
        }
        Ok(spans)
    }

    fn one(&self, fragment: &Fragment, left: &Left) -> Result<Span, &'static str> {
        let at = fragment.at.and_then(|at| self.counted(at));
        let Some(quote) = fragment.quote.as_deref().filter(|quote| !quote.is_empty()) else {
            return match (fragment.at, self.same) {
                (None, _) => Err(NO_PLACE),
                (Some(_), Same::No) => Err(NO_QUOTE),
                (Some(_), _) => at.ok_or(BEYOND),
            };
        };
        if let Some(span) = at.filter(|span| plain(span.of(self.text)) == plain(quote)) {
            return Ok(span);
        }
        if !left.take(self.text.len()) {
            return Err(TOO_MANY);
        }
        let bare = only(self.text, quote);
        let has_context = !(fragment.prefix.is_empty() && fragment.suffix.is_empty());
        if !has_context {
            return match bare {
                Some(at) => Ok(Span::new(at, at + quote.len())),
                None if self.text.contains(quote) => Err(SEVERAL),
                None => Err(NOWHERE),
            };
        }
        // What stands around it must stand there, too: “confirmed” is not “never confirmed”.
        match only(self.text, &format!("{}{quote}{}", fragment.prefix, fragment.suffix)) {
            Some(at) => {
                let start = at + fragment.prefix.len();
                Ok(Span::new(start, start + quote.len()))
            }
            None if bare.is_some() => Err(OTHERWISE),
            None if self.text.contains(quote) => Err(SEVERAL),
            None => Err(NOWHERE),
        }
    }
}

impl Left {
    /// Whether a text of this length may be read again.
    fn take(&self, bytes: usize) -> bool {
        let rest = self
            .0
            .get()
            .checked_sub(u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(2));
        self.0.set(rest.unwrap_or(0));
        rest.is_some()
    }
}

/// With every line end as one line feed.
fn plain(words: &str) -> std::borrow::Cow<'_, str> {
    if words.contains('\r') {
        PlainLines::of(words).text().to_owned().into()
    } else {
        words.into()
    }
}
