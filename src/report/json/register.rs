//! Sources, notes and tags as JSON has them.

use serde::Serialize;

use super::places::{Paragraphs, Place, Texts};
use super::terms::{SourceKind, Stance};
use crate::report::tree::{self, NoteOn, NoteRecord, TagRecord, Voice, VoiceRef};

/// Ids as they are written.
pub(super) fn ids(ids: &[impl ToString]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// A source, named in passing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct SourceRef<'a> {
    /// Its id in the project: s1, s2 and on.
    id: String,
    /// Its name.
    name: &'a str,
    /// Its reliability by the Admiralty code, A to F; null where it is not rated.
    reliability: Option<char>,
}

impl<'a> SourceRef<'a> {
    pub(super) fn of(voice: &'a VoiceRef) -> Self {
        Self {
            id: voice.id.to_string(),
            name: &voice.name,
            reliability: voice.reliability,
        }
    }
}

pub(super) fn refs(voices: &[VoiceRef]) -> Vec<SourceRef<'_>> {
    voices.iter().map(SourceRef::of).collect()
}

/// A tag, named in passing.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct TagRef<'a> {
    /// Its id in the project: t1, t2 and on.
    id: String,
    /// Its name with those above it: "Weapons / Missiles".
    path: &'a str,
}

impl<'a> TagRef<'a> {
    pub(super) fn of(tag: &'a tree::TagRef) -> Self {
        Self {
            id: tag.id.to_string(),
            path: &tag.path,
        }
    }
}

/// A note beside what it is on.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct NoteText<'a> {
    /// Its id in the project: n1, n2 and on.
    id: String,
    /// The note.
    text: &'a str,
}

pub(super) fn notes(notes: &[tree::NoteText]) -> Vec<NoteText<'_>> {
    let notes = notes.iter();
    notes
        .map(|note| NoteText {
            id: note.id.to_string(),
            text: &note.text,
        })
        .collect()
}

/// A source: a person, organisation or document that the articles cite.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Source<'a> {
    /// Its id in the project: s1, s2 and on.
    id: String,
    /// The name it goes by.
    name: &'a str,
    /// Other names and spellings.
    aliases: Vec<&'a str>,
    /// What it is; may be empty.
    role: &'a str,
    /// What kind of source it is.
    kind: SourceKind,
    /// Whom it belongs to or speaks for; null where that is not said.
    parent: Option<SourceRef<'a>>,
    /// Reliability by the Admiralty code, A to F; null where it is not rated.
    reliability: Option<char>,
    /// The day of that rating, as written; may be empty.
    rated: &'a str,
    /// Why that rating; may be empty.
    rated_because: &'a str,
    /// The claims it is an independent origin of.
    origin_of: Vec<String>,
    /// What it is said to have said.
    said: Vec<Saying<'a>>,
    /// Where it is named.
    named: Vec<Naming<'a>>,
    /// The analyst's notes on it.
    notes: Vec<NoteText<'a>>,
}

/// What a source is said to have said, where.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Saying<'a> {
    /// The mention.
    mention: String,
    /// The claim.
    claim: String,
    /// The article.
    article: String,
    /// What the article does with the claim there.
    stance: Stance,
    /// The value; may be empty.
    value: &'a str,
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
}

/// A place that names a source.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Naming<'a> {
    /// Its id in the project.
    id: String,
    /// The article.
    article: String,
    /// The exact words, fragment by fragment, and where.
    places: Vec<Place<'a>>,
    /// The paragraphs it stands in.
    paragraphs: Paragraphs,
}

impl<'a> Source<'a> {
    pub(super) fn of(voice: &'a Voice, texts: &Texts<'a>) -> Self {
        let saying = |saying: &'a tree::Saying| Saying {
            mention: saying.mention.to_string(),
            claim: saying.claim.to_string(),
            article: saying.article.to_string(),
            stance: saying.stance.into(),
            value: &saying.value,
            paragraphs: saying.paragraphs.into(),
        };
        let naming = |named: &'a tree::NamedAt| Naming {
            id: named.id.to_string(),
            article: named.article.to_string(),
            places: texts.places(named.article, &named.spans),
            paragraphs: named.paragraphs.into(),
        };
        Self {
            id: voice.id.to_string(),
            name: &voice.name,
            aliases: voice.aliases.iter().map(String::as_str).collect(),
            role: &voice.role,
            kind: voice.kind.into(),
            parent: voice.parent.as_ref().map(SourceRef::of),
            reliability: voice.reliability,
            rated: &voice.rated,
            rated_because: &voice.rated_because,
            origin_of: ids(&voice.origin_of),
            said: voice.said.iter().map(saying).collect(),
            named: voice.named.iter().map(naming).collect(),
            notes: notes(&voice.notes),
        }
    }
}

/// What a note is on.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Subject {
    /// The whole dossier.
    Dossier,
    /// An article.
    Article,
    /// A passage.
    Passage,
    /// A claim.
    Claim,
    /// A mention.
    Mention,
    /// A source.
    Source,
}

/// A note of the analyst's.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Note<'a> {
    /// Its id in the project: n1, n2 and on.
    id: String,
    /// What it is on.
    on: Subject,
    /// The id of that article, claim, mention or source; null for the dossier and for a passage.
    of: Option<String>,
    /// The article that the note, or what it is on, belongs to; null where it is none.
    article: Option<String>,
    /// The exact words that it is on, fragment by fragment; empty unless it is on a passage.
    places: Vec<Place<'a>>,
    /// The paragraphs of that passage; null unless it is on one.
    paragraphs: Option<Paragraphs>,
    /// The note.
    text: &'a str,
}

impl<'a> Note<'a> {
    pub(super) fn of(note: &'a NoteRecord, texts: &Texts<'a>) -> Self {
        let (on, of, article) = match &note.on {
            NoteOn::Dossier => (Subject::Dossier, None, None),
            NoteOn::Article(article) => (Subject::Article, Some(article.to_string()), Some(*article)),
            NoteOn::Passage { article, .. } => (Subject::Passage, None, Some(*article)),
            NoteOn::Claim(claim) => (Subject::Claim, Some(claim.to_string()), None),
            NoteOn::Mention(mention, _, article) => (Subject::Mention, Some(mention.to_string()), Some(*article)),
            NoteOn::Voice(source, _) => (Subject::Source, Some(source.to_string()), None),
        };
        let (places, paragraphs) = match &note.on {
            NoteOn::Passage {
                article,
                paragraphs,
                spans,
                ..
            } => (texts.places(*article, spans), Some((*paragraphs).into())),
            _ => (Vec::new(), None),
        };
        Self {
            id: note.id.to_string(),
            on,
            of,
            article: article.map(|article| article.to_string()),
            places,
            paragraphs,
            text: &note.text,
        }
    }
}

/// A tag of the codebook.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Tag<'a> {
    /// Its id in the project: t1, t2 and on.
    id: String,
    /// Its name with those above it.
    path: &'a str,
    /// When to use it and when not; may be empty.
    description: &'a str,
    /// The claims that have it.
    claims: Vec<String>,
}

impl<'a> Tag<'a> {
    pub(super) fn of(tag: &'a TagRecord) -> Self {
        Self {
            id: tag.id.to_string(),
            path: &tag.path,
            description: &tag.description,
            claims: ids(&tag.claims),
        }
    }
}
