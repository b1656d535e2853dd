//! The articles with their coded passages, what is known of them, and the voices.

use std::collections::BTreeMap;
use std::io;

use super::xml::{Xml, name_of, one_line};
use super::{Text, codes};
use crate::article::ArticleId;
use crate::dossier::NoteId;
use crate::report::guid::guid;
use crate::report::tree::{ArticleRecord, NoteOn, Quoted, Report, Voice};
use crate::report::words;
use crate::text::Span;
use crate::text::points::Points;

/// What is known of an article, by the names of the variables.
const ARTICLE: [&str; 11] = [
    "Outlet",
    "Headline",
    "Byline",
    "Published",
    "Address",
    "Language",
    "Copy of",
    "File",
    "SHA-256",
    "Encoding",
    "Captured",
];
/// Whether silence says anything.
const READ: &str = "Read by the analyst";
/// What is known of a voice.
const VOICE: [&str; 7] = [
    "Kind",
    "Role",
    "Aliases",
    "Belongs to",
    "Reliability",
    "Rated",
    "Rated because",
];

fn variable(report: &Report, name: &str) -> String {
    guid(report, &format!("variable {name}"))
}

/// The variables of articles and voices.
pub(super) fn variables(xml: &mut Xml, report: &Report) -> io::Result<()> {
    let texts = ARTICLE.into_iter().chain(VOICE).map(|name| (name, "Text"));
    xml.within("Variables", &[], |xml| {
        texts.chain([(READ, "Boolean")]).try_for_each(|(name, kind)| {
            let attributes = [
                ("guid", variable(report, name)),
                ("name", name.to_owned()),
                ("typeOfVariable", kind.to_owned()),
            ];
            xml.empty("Variable", &attributes)
        })
    })
}

fn values<const N: usize>(xml: &mut Xml, report: &Report, names: [&str; N], values: [&str; N]) -> io::Result<()> {
    let known = names
        .into_iter()
        .zip(values)
        .filter(|(_, value)| !value.trim().is_empty());
    for (name, value) in known {
        value_of(xml, report, name, "TextValue", &one_line(value))?;
    }
    Ok(())
}

fn value_of(xml: &mut Xml, report: &Report, name: &str, kind: &str, value: &str) -> io::Result<()> {
    xml.within("VariableValue", &[], |xml| {
        xml.empty("VariableRef", &[("targetGUID", variable(report, name))])?;
        xml.text(kind, value)
    })
}

fn article_values(xml: &mut Xml, report: &Report, article: &ArticleRecord) -> io::Result<()> {
    let copy_of = article.copy_of.as_ref().map_or("", |voice| voice.name.as_str());
    let known = [
        article.outlet.as_str(),
        &article.headline,
        &article.byline,
        &article.date,
        &article.url,
        &article.language,
        copy_of,
        &article.file_name,
        &article.sha256,
        &article.encoding,
        &article.captured,
    ];
    values(xml, report, ARTICLE, known)?;
    value_of(xml, report, READ, "BooleanValue", &article.read.to_string())
}

/// The identifier of a fragment of a record.
fn part(report: &Report, record: &str, index: usize) -> String {
    guid(report, &format!("{record} part {index}"))
}

/// The voices, each with the passages that it is said to have said, and that name it.
pub(super) fn cases(xml: &mut Xml, report: &Report) -> io::Result<()> {
    if report.voices.is_empty() {
        return Ok(());
    }
    let fragments: BTreeMap<_, usize> = report.quotations().map(|quote| (quote.id, quote.spans.len())).collect();
    xml.within("Cases", &[], |xml| {
        report.voices.iter().try_for_each(|voice| {
            let attributes = [
                ("guid", guid(report, &voice.id.to_string())),
                ("name", name_of(&voice.name)),
            ];
            xml.within("Case", &attributes, |xml| {
                let notes: Vec<String> = voice.notes.iter().map(|note| note.text.trim().to_owned()).collect();
                if !notes.is_empty() {
                    xml.text("Description", &notes.join("\n\n"))?;
                }
                if !voice.named.is_empty() {
                    xml.empty("CodeRef", &[("targetGUID", codes::naming(report, voice.id))])?;
                }
                voice_values(xml, report, voice)?;
                let said = voice.said.iter().flat_map(|saying| {
                    let count = fragments.get(&saying.mention).copied().unwrap_or_default();
                    (0..count).map(|index| part(report, &saying.mention.to_string(), index))
                });
                let named = voice.named.iter();
                let named =
                    named.flat_map(|at| (0..at.spans.len()).map(|index| part(report, &at.id.to_string(), index)));
                said.chain(named)
                    .try_for_each(|target| xml.empty("SelectionRef", &[("targetGUID", target)]))
            })
        })
    })
}

fn voice_values(xml: &mut Xml, report: &Report, voice: &Voice) -> io::Result<()> {
    let parent = voice.parent.as_ref().map_or("", |parent| parent.name.as_str());
    let reliability = voice.reliability.map_or_else(String::new, |letter| {
        format!("{letter}, {}", words::reliability(Some(letter)))
    });
    let known = [
        words::kind(voice.kind),
        &voice.role,
        &voice.aliases.join("; "),
        parent,
        &reliability,
        &voice.rated,
        &voice.rated_because,
    ];
    values(xml, report, VOICE, known)
}

/// A stretch of an article's text with what is said of it.
struct Selection {
    span: Span,
    guid: String,
    name: String,
    description: Vec<(&'static str, String)>,
    code: Option<(String, String)>,
    notes: Vec<NoteId>,
}

/// The articles.
pub(super) fn sources(xml: &mut Xml, report: &Report, texts: &[Text<'_>], user: &str) -> io::Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    let mut selections = selections(report);
    xml.within("Sources", &[], |xml| {
        texts.iter().try_for_each(|text| {
            let id = text.record.article;
            let here = selections.remove(&id).unwrap_or_default();
            source(xml, report, text, user, here)
        })
    })
}

fn source(xml: &mut Xml, report: &Report, text: &Text<'_>, user: &str, selections: Vec<Selection>) -> io::Result<()> {
    let id = text.record.article;
    let article = report.article(id);
    let outlet = article.map_or("", |article| &article.outlet);
    let attributes = [
        ("guid", text.guid.clone()),
        ("name", name_of(&format!("{id} {outlet}"))),
        ("plainTextPath", format!("internal://{}.txt", text.guid)),
        ("creatingUser", user.to_owned()),
    ];
    let points = Points::of(text.lines.text());
    xml.within("TextSource", &attributes, |xml| {
        for one in selections {
            let (start, end) = points.span(text.lines.plain(one.span));
            let attributes = [
                ("guid", one.guid),
                ("name", name_of(&one.name)),
                ("startPosition", start.to_string()),
                ("endPosition", end.to_string()),
                ("creatingUser", user.to_owned()),
            ];
            xml.within("PlainTextSelection", &attributes, |xml| {
                xml.description(&one.description)?;
                if let Some((coding, target)) = one.code {
                    let attributes = [("guid", coding), ("creatingUser", user.to_owned())];
                    xml.within("Coding", &attributes, |xml| {
                        xml.empty("CodeRef", &[("targetGUID", target)])
                    })?;
                }
                one.notes
                    .iter()
                    .try_for_each(|note| xml.note_ref(&guid(report, &note.to_string())))
            })?;
        }
        for note in report.notes.iter().filter(|note| note.on == NoteOn::Article(id)) {
            xml.note_ref(&guid(report, &note.id.to_string()))?;
        }
        article.map_or(Ok(()), |article| article_values(xml, report, article))
    })
}

/// All selections by article, in the order of the text.
fn selections(report: &Report) -> BTreeMap<ArticleId, Vec<Selection>> {
    let mut all: BTreeMap<ArticleId, Vec<Selection>> = BTreeMap::new();
    let mut add = |article: ArticleId, record: String, spans: &[Span], about: &dyn Fn(usize) -> About| {
        for (index, span) in spans.iter().enumerate() {
            let About {
                description,
                code,
                notes,
            } = about(index);
            let name = match spans.len() {
                1 => record.clone(),
                many => format!("{record}, part {} of {many}", index + 1),
            };
            all.entry(article).or_default().push(Selection {
                span: *span,
                guid: part(report, &record, index),
                code: code.map(|code| (guid(report, &format!("{record} coding {index}")), code)),
                description,
                name,
                notes,
            });
        }
    };
    for quote in report.quotations() {
        add(quote.article, quote.id.to_string(), &quote.spans, &|_| About {
            description: told(quote),
            code: Some(codes::stance(report, quote.claim, quote.stance)),
            notes: quote.notes.iter().map(|note| note.id).collect(),
        });
    }
    for voice in &report.voices {
        for at in &voice.named {
            add(at.article, at.id.to_string(), &at.spans, &|_| About {
                description: vec![("Names", voice.name.clone())],
                code: Some(codes::naming(report, voice.id)),
                notes: Vec::new(),
            });
        }
    }
    for note in &report.notes {
        if let NoteOn::Passage { article, spans, .. } = &note.on {
            add(*article, note.id.to_string(), spans, &|_| About {
                description: Vec::new(),
                code: None,
                notes: vec![note.id],
            });
        }
    }
    for here in all.values_mut() {
        here.sort_by_key(|one| one.span);
    }
    all
}

/// What is said of a record's passages.
struct About {
    description: Vec<(&'static str, String)>,
    code: Option<String>,
    notes: Vec<NoteId>,
}

fn told(quote: &Quoted) -> Vec<(&'static str, String)> {
    let chain = if quote.chain.len() > 1 {
        words::chain(quote.article, &quote.chain, false)
    } else {
        String::new()
    };
    vec![
        ("Stance", quote.stance.word().to_owned()),
        ("Value", quote.value.clone()),
        (
            "Voice",
            quote
                .voice
                .as_ref()
                .map_or_else(String::new, |voice| voice.name.clone()),
        ),
        ("Attributed by", quote.cue.clone()),
        ("Chain", chain),
    ]
}
