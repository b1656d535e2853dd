//! The marks as W3C Web Annotations (JSON-LD): a collection with one page, an annotation
//! for each mention, each naming of a voice and each note on an article or a passage.
//!
//! Places are code points. The full texts stand in the file, since places are counted in
//! them and not in the page that an outlet has now: without them no reader could place or
//! check a mark, and Sejajar could not read it back. Text is exact, hidden characters and
//! all: a selector that shows them would select nothing.

mod bodies;
mod context;

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::guid::guid;
use super::tree::{ArticleRecord, NoteOn, Report};
use super::{visible, words};
use crate::article::ArticleId;
use crate::report::method;
use crate::text::points::Points;
use crate::text::{Selector, Span};
use bodies::Body;

/// Writes the collection.
pub(super) fn write_to(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let sources = sources(report);
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &collection(report, &sources))?;
    io::Write::write_all(&mut out, b"\n")?;
    io::Write::flush(&mut out)
}

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: context::Context,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    generator: Agent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<&'a str>,
    #[serde(rename = "projectSha256", skip_serializing_if = "str::is_empty")]
    project: &'a str,
    /// What of the dossier the analyst left out.
    #[serde(rename = "leftOut", skip_serializing_if = "Option::is_none")]
    left_out: Option<String>,
    total: usize,
    first: Page<'a>,
    last: String,
    articles: Vec<ArticleText<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start_index: usize,
    items: Vec<Annotation<'a>>,
}

#[derive(Clone, Serialize)]
struct Agent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'static str>,
    #[serde(rename = "type")]
    kind: &'static str,
    name: std::borrow::Cow<'a, str>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Agent<'a>>,
    /// The record's id in the project.
    record: String,
    body: Vec<Body<'a>>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    source: &'a str,
    /// Which of the texts below.
    article: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Where>,
}

/// The page as it was when it was captured.
#[derive(Serialize)]
struct State<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "sourceDate")]
    at: &'a str,
    cached: &'a str,
}

/// The two selectors of one place.
#[derive(Serialize)]
#[serde(tag = "type")]
enum Where {
    TextPositionSelector {
        start: usize,
        end: usize,
    },
    TextQuoteSelector {
        exact: String,
        prefix: String,
        suffix: String,
    },
}

#[derive(Serialize)]
struct ArticleText<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    record: String,
    source: &'a str,
    #[serde(rename = "fileName")]
    file_name: &'a str,
    sha256: &'a str,
    #[serde(rename = "textSha256")]
    text_sha256: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    outlet: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    headline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    byline: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    published: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    address: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    text: &'a str,
}

/// One article as annotations point to it.
struct Source<'a> {
    record: &'a ArticleRecord,
    id: String,
    iri: String,
    captured: Option<&'a str>,
    points: Points<'a>,
}

fn collection<'a>(report: &'a Report, sources: &'a Sources<'a>) -> Collection<'a> {
    let id = urn(report, "annotations");
    let page = urn(report, "annotations, page 1");
    let items = annotations(report, sources);
    let head = &report.masthead;
    Collection {
        context: context::CONTEXT,
        kind: "AnnotationCollection",
        label: words::title(report),
        creator: creator(report),
        generator: Agent {
            id: Some("urn:sejajar"),
            kind: "Software",
            name: format!("Sejajar {}", head.version).trim().to_owned().into(),
        },
        generated: moment(&head.generated_at),
        project: &head.project_sha256,
        left_out: method::left_out(report).map(|point| point.text),
        total: items.len(),
        first: Page {
            id: page.clone(),
            kind: "AnnotationPage",
            part_of: id.clone(),
            start_index: 0,
            items,
        },
        last: page,
        articles: sources.values().map(text_of).collect(),
        id,
    }
}

type Sources<'a> = BTreeMap<ArticleId, Source<'a>>;

fn urn(report: &Report, name: &str) -> String {
    format!("urn:uuid:{}", guid(report, name))
}

fn creator(report: &Report) -> Option<Agent<'_>> {
    let name = report.masthead.analyst.trim();
    (!name.is_empty()).then(|| Agent {
        id: None,
        kind: "Person",
        name: name.into(),
    })
}

/// A moment as the data model wants it, in UTC; nothing where the text is none.
fn moment(text: &str) -> Option<&str> {
    let is_moment = text.ends_with('Z') && text.contains('T') && text.parse::<jiff::Timestamp>().is_ok();
    is_moment.then_some(text)
}

fn sources(report: &Report) -> Sources<'_> {
    let texts = report.texts.iter();
    let known = texts.filter_map(|text| Some((report.article(text.article)?, text)));
    known
        .map(|(record, text)| {
            let id = urn(report, &format!("article {}", record.id));
            let source = Source {
                iri: iri(record).unwrap_or_else(|| id.clone()),
                captured: moment(&record.captured),
                points: Points::of(&text.whole.text),
                record,
                id,
            };
            (record.id, source)
        })
        .collect()
}

/// The address the article was published at, or the hash of its file. A hostile project
/// may have neither.
fn iri(record: &ArticleRecord) -> Option<String> {
    let is_hash = record.sha256.len() == 64 && record.sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hash = || is_hash.then(|| format!("urn:sha256:{}", record.sha256.to_ascii_lowercase()));
    let url = visible::web_address(&record.url).filter(|url| is_iri(url));
    url.map(str::to_owned).or_else(hash)
}

/// Whether a web address is an IRI: each `%` before two hex digits, no bracket outside a host.
fn is_iri(url: &str) -> bool {
    let escapes = url.split('%').skip(1);
    let mut escapes = escapes.map(|after| after.as_bytes().get(..2).unwrap_or_default());
    escapes.all(|digits| digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit))
        && !url.contains(['[', ']', '\''])
}

fn text_of<'a>(source: &'a Source<'a>) -> ArticleText<'a> {
    let record = source.record;
    ArticleText {
        id: &source.id,
        kind: "ArticleText",
        record: record.id.to_string(),
        source: &source.iri,
        file_name: &record.file_name,
        sha256: &record.sha256,
        text_sha256: crate::import::sha256(source.points.text().as_bytes()),
        outlet: &record.outlet,
        headline: &record.headline,
        byline: &record.byline,
        published: &record.date,
        address: &record.url,
        language: &record.language,
        text: source.points.text(),
    }
}

/// Mentions by claim, then namings by voice, then notes.
fn annotations<'a>(report: &'a Report, sources: &'a Sources<'a>) -> Vec<Annotation<'a>> {
    let creator = creator(report);
    let made = |record: String, motivation, body, article: ArticleId, spans: &[Span]| {
        let source = sources.get(&article)?;
        Some(Annotation {
            id: urn(report, &record),
            kind: "Annotation",
            motivation,
            creator: creator.clone(),
            record,
            body,
            target: targets(source, spans),
        })
    };
    let cards = report.claims.iter();
    let quotes = cards.flat_map(|card| card.quotations().map(move |quote| (card, quote)));
    let mentions = quotes.filter_map(|(card, quote)| {
        let points = &sources.get(&quote.article)?.points;
        let copied = report
            .article(quote.article)
            .and_then(|article| article.copy_of.as_ref());
        let body = bodies::of_mention(card, quote, copied, points);
        made(quote.id.to_string(), "classifying", body, quote.article, &quote.spans)
    });
    let named = report
        .voices
        .iter()
        .flat_map(|voice| voice.named.iter().map(move |at| (voice, at)));
    let namings = named.filter_map(|(voice, at)| {
        let body = vec![bodies::naming(voice)];
        made(at.id.to_string(), "identifying", body, at.article, &at.spans)
    });
    let notes = report.notes.iter().filter_map(|note| {
        let (article, spans) = match &note.on {
            NoteOn::Passage { article, spans, .. } => (*article, spans.as_slice()),
            NoteOn::Article(article) => (*article, &[][..]),
            _ => return None,
        };
        made(
            note.id.to_string(),
            "commenting",
            vec![bodies::note(note.id, &note.text)],
            article,
            spans,
        )
    });
    mentions.chain(namings).chain(notes).collect()
}

/// A target for each fragment; the whole article where there is none.
fn targets<'a>(source: &'a Source<'a>, spans: &[Span]) -> Vec<Target<'a>> {
    let target = |selector| Target {
        kind: "SpecificResource",
        source: &source.iri,
        article: &source.id,
        state: source.captured.map(|at| State {
            kind: "TimeState",
            at,
            cached: &source.id,
        }),
        selector,
    };
    if spans.is_empty() {
        return vec![target(Vec::new())];
    }
    spans.iter().map(|span| target(selectors(source, *span))).collect()
}

fn selectors(source: &Source<'_>, span: Span) -> Vec<Where> {
    let (start, end) = source.points.span(span);
    let quote = Selector::of(source.points.text(), span);
    vec![
        Where::TextPositionSelector { start, end },
        Where::TextQuoteSelector {
            exact: quote.quote,
            prefix: quote.prefix,
            suffix: quote.suffix,
        },
    ]
}
