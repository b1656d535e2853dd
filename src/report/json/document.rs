//! The JSON document as a whole, and what stands at its head.

use serde::Serialize;

use super::articles::Article;
use super::claims::{Claim, Dispute};
use super::passages::Passages;
use super::places::Texts;
use super::prose::Block;
use super::register::{Note, Source, Tag};
use super::timeline::{LeftOut, Timeline};
use crate::dossier::Status;
use crate::report::tree::{self, Report};

/// Which format this is. A later number means that a reader of this one would misread it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) enum Format {
    /// The first.
    #[serde(rename = "sejajar-report/1")]
    One,
}

/// A report made by Sejajar on several articles about one event: the claims, what each
/// article says of each, on whom it rests, and the exact words with their places. What an
/// article does with a claim (stance) and what the analyst holds of it (assessment) are
/// two things. All text is exact and may hold control and direction characters.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Document<'a> {
    /// The format's name and version.
    format: Format,
    /// What the report is on, who made it, from what.
    masthead: Masthead<'a>,
    /// The sections that other formats have, in the analyst's order.
    sections: Vec<&'static str>,
    /// What of the dossier does not stand in the report, as the analyst chose.
    left_out: LeftOut<'a>,
    /// The analyst's introduction.
    introduction: Vec<Block<'a>>,
    /// The articles in column order, with their texts in full.
    articles: Vec<Article<'a>>,
    /// The claims by id, with what each article says of each.
    claims: Vec<Claim<'a>>,
    /// The disputed claims, version by version.
    disputes: Vec<Dispute<'a>>,
    /// The aligned passages.
    passages: Passages<'a>,
    /// Whom the articles cite: persons, organisations, documents.
    sources: Vec<Source<'a>>,
    /// What was told when.
    timeline: Timeline<'a>,
    /// All the analyst's notes.
    notes: Vec<Note<'a>>,
    /// The codebook: tags with the claims that have them.
    tags: Vec<Tag<'a>>,
    /// How the report was made and what it cannot say.
    method: Method<'a>,
}

impl<'a> Document<'a> {
    pub(super) fn of(report: &'a Report, texts: &Texts<'a>) -> Self {
        Self {
            format: Format::One,
            masthead: Masthead::of(&report.masthead),
            sections: report.sections.iter().map(|section| section.word()).collect(),
            left_out: LeftOut::of(&report.left_out),
            introduction: report.introduction.iter().map(Block::of).collect(),
            articles: report
                .articles
                .iter()
                .map(|article| Article::of(article, report, texts))
                .collect(),
            claims: report.claims.iter().map(|claim| Claim::of(claim, texts)).collect(),
            disputes: report.disputes.iter().map(Dispute::of).collect(),
            passages: Passages::of(&report.passages, texts),
            sources: report.voices.iter().map(|voice| Source::of(voice, texts)).collect(),
            timeline: Timeline::of(&report.timeline),
            notes: report.notes.iter().map(|note| Note::of(note, texts)).collect(),
            tags: report.tags.iter().map(Tag::of).collect(),
            method: Method::of(&report.method),
        }
    }
}

/// What stands at the head of a report.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Masthead<'a> {
    /// The event, in the analyst's words; may be empty.
    title: &'a str,
    /// The analyst; may be empty.
    analyst: &'a str,
    /// The window of time the articles are from.
    window: Window,
    /// How much there is of everything.
    counts: Counts,
    /// When the report was made, as it is to be read; may be empty.
    generated_at: &'a str,
    /// The version of the program.
    version: &'a str,
    /// The name of the project file; empty where it was never saved.
    project_file: &'a str,
    /// SHA-256 of the project file, 64 hex digits; empty where it was never saved.
    project_sha256: &'a str,
}

/// From when to when the articles are, by the dates they give themselves.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Window {
    /// The earliest date that could be read, as YYYY-MM-DD; null where none could.
    from: Option<String>,
    /// The latest date that could be read, as YYYY-MM-DD; null where none could.
    to: Option<String>,
    /// The articles without a date that can be read.
    undated: Vec<String>,
}

/// How much there is of everything.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Counts {
    /// Articles.
    articles: usize,
    /// Articles that the analyst has read.
    read: usize,
    /// Claims.
    claims: usize,
    /// Claims that are disputed.
    disputed: usize,
    /// Claims that two or more independent origins state.
    corroborated: usize,
    /// Claims that rest on one origin.
    single_origin: usize,
    /// Claims for which no article names a source.
    unverified: usize,
    /// Mentions: marks that bear on a claim.
    mentions: usize,
    /// Sources.
    sources: usize,
    /// Rows of the aligned passages.
    rows: usize,
    /// Rows that more than one article tells.
    shared_rows: usize,
}

impl<'a> Masthead<'a> {
    fn of(head: &'a tree::Masthead) -> Self {
        let day = |date: jiff::civil::Date| date.to_string();
        let counts = head.counts;
        let stand = |status: Status| {
            let known = Status::ALL.into_iter().zip(counts.statuses);
            known.filter(|(own, _)| *own == status).map(|(_, some)| some).sum()
        };
        Self {
            title: &head.title,
            analyst: &head.analyst,
            window: Window {
                from: head.window.dates.map(|(first, _)| day(first)),
                to: head.window.dates.map(|(_, last)| day(last)),
                undated: super::register::ids(&head.window.undated),
            },
            counts: Counts {
                articles: counts.articles,
                read: counts.read,
                claims: counts.claims,
                disputed: stand(Status::Disputed),
                corroborated: stand(Status::Corroborated),
                single_origin: stand(Status::SingleOrigin),
                unverified: stand(Status::Unverified),
                mentions: counts.mentions,
                sources: counts.voices,
                rows: counts.rows,
                shared_rows: counts.shared_rows,
            },
            generated_at: &head.generated_at,
            version: &head.version,
            project_file: &head.project_file,
            project_sha256: &head.project_sha256,
        }
    }
}

/// How the report was made and what it cannot say.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Method<'a> {
    /// What a reader must know.
    points: Vec<Point<'a>>,
    /// The scales and signs used.
    scales: Vec<Scale<'a>>,
}

/// One thing a reader must know.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Point<'a> {
    /// In two or three words.
    title: &'a str,
    /// In full.
    text: &'a str,
}

/// A scale and its steps.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Scale<'a> {
    /// Its name.
    title: &'a str,
    /// Its steps in order.
    steps: Vec<Step<'a>>,
}

/// One step of a scale.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Step<'a> {
    /// The sign or letter that other exports show; may be empty.
    sign: &'a str,
    /// The word.
    word: &'a str,
    /// What it means.
    meaning: &'a str,
}

impl<'a> Method<'a> {
    fn of(method: &'a tree::Method) -> Self {
        let step = |step: &'a tree::Step| Step {
            sign: &step.sign,
            word: &step.word,
            meaning: &step.meaning,
        };
        let points = method.points.iter();
        let scales = method.scales.iter();
        Self {
            points: points
                .map(|point| Point {
                    title: &point.title,
                    text: &point.text,
                })
                .collect(),
            scales: scales
                .map(|scale| Scale {
                    title: &scale.title,
                    steps: scale.steps.iter().map(step).collect(),
                })
                .collect(),
        }
    }
}
