//! The tables of articles and of voices.

use super::{Column, Kind, Table, Value, column, notes, several};
use crate::report::tree::{ArticleRecord, Report, Voice};
use crate::report::words;

const ARTICLES: [Column; 17] = [
    column("article", Kind::Key, "The article's siglum."),
    column(
        "outlet",
        Kind::Text,
        "The outlet, or the file's name where none is known.",
    ),
    column("headline", Kind::Text, "The headline."),
    column("byline", Kind::Text, "Who wrote it."),
    column("published", Kind::Text, "The date as the text gives it."),
    column(
        "address",
        Kind::Text,
        "The address it was published at, as it was given.",
    ),
    column("language", Kind::Text, "Language code."),
    column(
        "read",
        Kind::Text,
        "Whether the analyst has read it: yes or no. Silence of an article that is not read says nothing.",
    ),
    column(
        "sentences",
        Kind::Number,
        "Sentences of its text, without page furniture.",
    ),
    column("folded", Kind::Number, "Sentences folded as page furniture."),
    column("copy_of", Kind::Refers("sources"), "Whose text it is a copy of."),
    column("copy_of_name", Kind::Text, "That voice's name."),
    column("file", Kind::Text, "The file it came from."),
    column("bytes", Kind::Number, "Length of that file in bytes."),
    column("encoding", Kind::Text, "The encoding it was read in."),
    column("captured", Kind::Text, "When it was imported."),
    column("sha256", Kind::Text, "SHA-256 of that file."),
];

/// The table of articles, in column order.
pub(in crate::report) fn articles(report: &Report) -> Table {
    Table {
        name: "articles",
        about: "One row an article, as it was imported.",
        columns: ARTICLES.into(),
        rows: report.articles.iter().map(article).collect(),
    }
}

fn article(article: &ArticleRecord) -> Vec<Value> {
    vec![
        Value::text(article.id),
        Value::text(&article.outlet),
        Value::text(&article.headline),
        Value::text(&article.byline),
        Value::text(&article.date),
        Value::text(&article.url),
        Value::text(&article.language),
        Value::text(if article.read { "yes" } else { "no" }),
        Value::number(article.sentences),
        Value::number(article.folded),
        Value::maybe(article.copy_of.as_ref().map(|voice| voice.id)),
        Value::maybe(article.copy_of.as_ref().map(|voice| &voice.name)),
        Value::text(&article.file_name),
        Value::Number(article.bytes),
        Value::text(&article.encoding),
        Value::text(&article.captured),
        Value::text(&article.sha256),
    ]
}

const VOICES: [Column; 14] = [
    column("voice", Kind::Key, "The voice's id in the project."),
    column("name", Kind::Text, "The name it goes by."),
    column("aliases", Kind::Text, "Other names and spellings."),
    column("role", Kind::Text, "What it is."),
    column("kind", Kind::Text, "What kind of voice it is."),
    column(
        "belongs_to",
        Kind::Refers("sources"),
        "Whom it belongs to or speaks for.",
    ),
    column("belongs_to_name", Kind::Text, "That voice's name."),
    column("reliability", Kind::Text, "By the Admiralty code, A to F."),
    column("reliability_meaning", Kind::Text, "What that letter means."),
    column("rated", Kind::Text, "The day of that rating."),
    column("rated_because", Kind::Text, "Why that rating."),
    column("origin_of", Kind::Text, "The claims it is an independent origin of."),
    column("said", Kind::Text, "The mentions that are attributed to it."),
    column("note", Kind::Text, "The analyst's notes on it."),
];

/// The table of voices, by id.
pub(in crate::report) fn voices(report: &Report) -> Table {
    Table {
        name: "sources",
        about: "One row a voice: a person, organisation or document that the articles cite.",
        columns: VOICES.into(),
        rows: report.voices.iter().map(voice).collect(),
    }
}

fn voice(voice: &Voice) -> Vec<Value> {
    let parent = voice.parent.as_ref();
    vec![
        Value::text(voice.id),
        Value::text(&voice.name),
        several(&voice.aliases),
        Value::text(&voice.role),
        Value::text(words::kind(voice.kind)),
        Value::maybe(parent.map(|parent| parent.id)),
        Value::maybe(parent.map(|parent| &parent.name)),
        Value::maybe(voice.reliability),
        Value::text(words::reliability(voice.reliability)),
        Value::text(&voice.rated),
        Value::text(&voice.rated_because),
        several(&voice.origin_of),
        several(voice.said.iter().map(|saying| saying.mention)),
        notes(&voice.notes),
    ]
}
