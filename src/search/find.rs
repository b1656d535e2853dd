//! Runs a query over a dossier. Texts are searched in windows with an overlap, so
//! that a pattern that looks far ahead of each hit looks no further than a window:
//! with a bound on the hits, the whole is linear in the text, whatever the pattern.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regex::Regex;

use super::folded::Folded;
use super::lexicon::Lexicon;
use super::pattern::{Problem, check, compiled};
use super::query::{Mode, Query};
use super::synonyms::{Meanings, Parts, plain};
use crate::align::Progress;
use crate::article::ArticleId;
use crate::dossier::{ClaimId, Dossier, Entry, MentionId, NoteId, SourceId, TagId};
use crate::text::Span;
use crate::text::span::floor_boundary;

/// Hits kept; more are counted by nobody and told.
pub const MOST_HITS: usize = 10_000;
/// Bytes searched at once.
const WINDOW: usize = 64 * 1024;
/// Bytes at the end of a window in which no hit begins: they are searched again.
const OVERLAP: usize = 16 * 1024;

/// What a hit stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// An article's text.
    Text(ArticleId),
    /// A claim's statement.
    Claim(ClaimId),
    /// What the value of a claim's marks answers.
    Asks(ClaimId),
    /// The value a mark gives.
    Value(MentionId),
    /// A tag's name or description.
    Tag(TagId),
    /// The analyst's reason for an assessment of a claim, or for overruling its status.
    Reason(ClaimId),
    /// A note.
    Note(NoteId),
    /// A source's name, other name or role.
    Source(SourceId),
    /// The analyst's reason for the rating of a source.
    Rating(SourceId),
    /// What is known of an article: headline, outlet, byline and the like.
    Details(ArticleId),
    /// The dossier's title, analyst and introduction.
    About,
}

/// What a hit is known by when the same is found again.
pub type HitId = (On, Span);

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What it stands in.
    pub on: On,
    /// The text it stands in.
    pub text: Arc<str>,
    /// Its place there.
    pub span: Span,
    /// The paragraph around it.
    pub within: Span,
    /// The number of that paragraph in its article, from 1; 0 elsewhere.
    pub paragraph: u32,
}

impl Hit {
    /// What it is known by.
    #[must_use]
    pub const fn id(&self) -> HitId {
        (self.on, self.span)
    }

    /// The article it stands in, if it stands in one's text.
    #[must_use]
    pub const fn article(&self) -> Option<ArticleId> {
        match self.on {
            On::Text(id) => Some(id),
            _ => None,
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The hits: articles in the order of their columns, then claims, what they ask,
    /// values, tags, reasons, notes, sources, ratings, what is known of articles, introduction.
    pub hits: Vec<Hit>,
    /// Whether these are all: [`MOST_HITS`] are kept.
    pub complete: bool,
    /// The synonyms that were looked for beside the words of the query.
    pub synonyms: BTreeSet<String>,
}

impl Results {
    /// How many hits each article has, in the order of the hits; articles without are left out.
    #[must_use]
    pub fn by_article(&self) -> Vec<(ArticleId, usize)> {
        let mut counts: Vec<(ArticleId, usize)> = Vec::new();
        for article in self.hits.iter().filter_map(Hit::article) {
            match counts.last_mut() {
                Some((last, count)) if *last == article => *count += 1,
                _ => counts.push((article, 1)),
            }
        }
        counts
    }
}

/// A text to search.
struct Subject<'d> {
    on: On,
    text: Arc<str>,
    /// ISO 639-1 code, or empty: then its words may be of any language.
    language: &'d str,
    /// The parts of it that are searched.
    parts: Vec<Span>,
    entry: Option<&'d Entry>,
}

/// Searches a dossier. `None` when `progress` said stop.
///
/// # Errors
/// [`Problem`]: the query cannot be searched for.
pub fn find(
    dossier: &Dossier,
    query: &Query,
    lexicon: &Lexicon,
    progress: &dyn Progress,
) -> Option<Result<Results, Problem>> {
    if let Err(problem) = check(query) {
        return Some(Err(problem));
    }
    let mut search = Search {
        query,
        lexicon,
        progress,
        expressions: BTreeMap::new(),
        results: Results {
            complete: true,
            ..Results::default()
        },
        done: 0,
        all: 0,
    };
    if query.is_empty() {
        return Some(Ok(search.results));
    }
    let subjects = subjects(dossier, query);
    search.all = subjects.iter().map(|subject| subject.text.len()).sum();
    for subject in &subjects {
        match search.subject(subject) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(problem) => return Some(Err(problem)),
        }
        if !search.results.complete {
            break;
        }
    }
    Some(Ok(search.results))
}

fn subjects<'d>(dossier: &'d Dossier, query: &Query) -> Vec<Subject<'d>> {
    let mut subjects = Vec::new();
    if query.places.text {
        for id in &dossier.arrangement().order {
            let Some(entry) = dossier.article(*id) else { continue };
            subjects.push(Subject {
                on: On::Text(*id),
                text: Arc::clone(&entry.article.text),
                language: &entry.metadata.language,
                parts: if query.furniture {
                    vec![Span::new(0, entry.article.text.len())]
                } else {
                    between_folds(entry)
                },
                entry: Some(entry),
            });
        }
    }
    let mut add = |on: On, text: &str| {
        if !text.is_empty() {
            subjects.push(Subject {
                on,
                text: text.into(),
                language: "",
                parts: vec![Span::new(0, text.len())],
                entry: None,
            });
        }
    };
    if query.places.claims {
        for (id, claim) in dossier.claims() {
            add(On::Claim(*id), &claim.statement);
        }
        for (id, claim) in dossier.claims() {
            add(On::Asks(*id), &claim.asks);
        }
        for (id, mention) in dossier.mentions() {
            add(On::Value(*id), &mention.value);
        }
    }
    if query.places.tags {
        for (id, tag) in dossier.tags() {
            add(On::Tag(*id), &lines([&tag.name, &tag.description]));
        }
    }
    if query.places.reasons {
        for (id, claim) in dossier.claims() {
            let overruled = claim.overruled.iter().map(|word| &word.reason);
            add(
                On::Reason(*id),
                &lines([&claim.assessment.reason].into_iter().chain(overruled)),
            );
        }
        for (id, source) in dossier.sources() {
            add(On::Rating(*id), &source.rated_because);
        }
    }
    if query.places.notes {
        for (id, note) in dossier.notes() {
            add(On::Note(*id), &note.text);
        }
    }
    if query.places.sources {
        for (id, source) in dossier.sources() {
            let names = [&source.name].into_iter().chain(&source.aliases);
            add(On::Source(*id), &lines(names.chain([&source.role])));
        }
    }
    if query.places.details {
        for id in &dossier.arrangement().order {
            let Some(entry) = dossier.article(*id) else { continue };
            add(On::Details(*id), &lines(details(entry, query)));
        }
        let about = dossier.about();
        add(On::About, &lines([&about.title, &about.analyst, &about.introduction]));
    }
    subjects
}

/// What is known of an article, but for what stands in its text and is found there.
fn details<'d>(entry: &'d Entry, query: &Query) -> impl Iterator<Item = &'d String> {
    let (text, furniture) = (query.places.text, query.furniture);
    let of = &entry.metadata;
    let all = [&of.headline, &of.outlet, &of.byline, &of.dateline, &of.date, &of.url];
    let is_in_text = move |at: Span| text && (furniture || entry.fold_at(at).is_none());
    all.into_iter()
        .flatten()
        .filter(move |found| !found.at.is_some_and(is_in_text))
        .map(|found| &found.value)
}

/// Several texts of one record as one, a line each: a place in it is a place of the record.
fn lines<'t>(texts: impl IntoIterator<Item = &'t String>) -> String {
    let texts = texts.into_iter().map(String::as_str);
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The text of an article without its furniture.
fn between_folds(entry: &Entry) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = 0;
    for fold in &entry.folds {
        if fold.span.start > at {
            parts.push(Span::new(at, fold.span.start));
        }
        at = at.max(fold.span.end);
    }
    if at < entry.article.text.len() {
        parts.push(Span::new(at, entry.article.text.len()));
    }
    parts
}

struct Search<'q> {
    query: &'q Query,
    lexicon: &'q Lexicon,
    progress: &'q dyn Progress,
    /// By the choices they were made of: texts of one language mostly share one.
    expressions: BTreeMap<Vec<String>, Regex>,
    results: Results,
    done: usize,
    all: usize,
}

impl Search<'_> {
    /// Searches one text. Whether the work is to go on.
    fn subject(&mut self, subject: &Subject<'_>) -> Result<bool, Problem> {
        let Some(expression) = self.expression(subject)? else {
            return Ok(false);
        };
        for part in &subject.parts {
            if !self.part(subject, *part, &expression) {
                return Ok(false);
            }
        }
        self.done += subject.text.len();
        Ok(true)
    }

    /// The expression to search a text with. `None` when the work is to stop.
    fn expression(&mut self, subject: &Subject<'_>) -> Result<Option<Regex>, Problem> {
        let query = self.query;
        let choices = if query.mode == Mode::Pattern {
            Vec::new()
        } else if query.synonyms {
            let parts = Parts::of(query.wanted(), self.lexicon);
            let meanings = parts.meanings();
            let forms = if meanings.is_empty() {
                BTreeMap::new()
            } else {
                let sentences: Vec<Span> = match subject.entry {
                    Some(entry) => entry.article.sentences.iter().map(|sentence| sentence.span).collect(),
                    None => subject.parts.clone(),
                };
                let mut went = || self.progress.went(self.share(0));
                let known = Meanings::of(subject.language);
                match known.forms(&subject.text, &sentences, &meanings, &mut went) {
                    Some(forms) => forms,
                    None => return Ok(None),
                }
            };
            parts.choices(&forms)
        } else {
            plain(query.wanted(), query.exact)
        };
        let others = choices.iter().flat_map(|choice| choice.synonyms.iter().cloned());
        let key: Vec<String> = others.collect();
        self.results.synonyms.extend(key.iter().cloned());
        if let Some(known) = self.expressions.get(&key) {
            return Ok(Some(known.clone()));
        }
        let made = compiled(query, &choices)?;
        self.expressions.insert(key, made.clone());
        Ok(Some(made))
    }

    /// Searches a part of a text, window by window. Whether the work is to go on.
    fn part(&mut self, subject: &Subject<'_>, part: Span, expression: &Regex) -> bool {
        let original = part.of(&subject.text);
        // Synonyms are compared without case and accents, and so is what stands beside them.
        let folded = if self.query.exact && !self.with_synonyms() {
            Folded::exact(original)
        } else {
            Folded::loose(original)
        };
        let text = folded.text();
        let mut last_end = 0;
        let mut at = 0;
        loop {
            if !self.progress.went(self.share(part.start + at)) {
                return false;
            }
            let end = floor_boundary(text, at + WINDOW);
            let sure = if end == text.len() {
                end
            } else {
                floor_boundary(text, end - OVERLAP)
            };
            let window = text.get(..end).unwrap_or(text);
            while at < sure {
                let Some(found) = expression.find_at(window, at).filter(|found| found.start() < sure) else {
                    break;
                };
                at = found.end();
                let Some(span) = folded.span(found.start(), found.end()) else {
                    continue;
                };
                // Two halves of one letter are one hit.
                if span.start < last_end || span.is_empty() {
                    continue;
                }
                if self.results.hits.len() == MOST_HITS {
                    self.results.complete = false;
                    return true;
                }
                last_end = span.end;
                let span = Span::new(part.start + span.start, part.start + span.end);
                self.results.hits.push(hit(subject, span));
            }
            if end == text.len() {
                return true;
            }
            at = at.max(sure);
        }
    }

    fn with_synonyms(&self) -> bool {
        self.query.synonyms && self.query.mode != Mode::Pattern
    }

    fn share(&self, within: usize) -> f32 {
        ((self.done + within) as f32 / self.all.max(1) as f32).min(1.0)
    }
}

fn hit(subject: &Subject<'_>, span: Span) -> Hit {
    let (paragraph, within) = subject
        .entry
        .and_then(|entry| paragraph_at(entry, span))
        .unwrap_or_else(|| (0, line_at(&subject.text, span)));
    Hit {
        on: subject.on,
        text: Arc::clone(&subject.text),
        span,
        within: within.cover(span),
        paragraph,
    }
}

fn paragraph_at(entry: &Entry, span: Span) -> Option<(u32, Span)> {
    let sentences = &entry.article.sentences;
    let here = sentences.get(entry.article.sentence_at(span.start)?)?;
    let number = here.paragraph;
    let first = sentences.get(sentences.partition_point(|sentence| sentence.paragraph < number))?;
    let after = sentences.partition_point(|sentence| sentence.paragraph <= number);
    let last = sentences.get(after.checked_sub(1)?)?;
    Some((number, first.span.cover(last.span)))
}

fn line_at(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    Span::new(
        before.rfind('\n').map_or(0, |at| at + 1),
        after.find('\n').map_or(text.len(), |at| span.end + at),
    )
}
