//! Writing, reading and saving projects, compared with the `ron` crate on plain
//! structs that hold the same strings, and with a plain write to the disk.

mod support;

use std::fs;
use std::time::Duration;

use ron::ser::PrettyConfig;
use sejajar::dossier::{Anchor, Dossier};
use sejajar::project::{from_ron, save::save, to_ron};
use serde::{Deserialize, Serialize};
use support::marks::generated;
use support::measure::{by_turns, head, row};
use support::texts::Shape;

const BUDGET: Duration = Duration::from_secs(4);

fn main() {
    head("project", "`ron` on plain structs; `fs::write`");
    for articles in [5, 50, 500] {
        let shape = Shape {
            articles,
            sentences: 30,
            paragraph: 2,
        };
        let dossier = generated(shape, 8);
        let plain = Plain::of(&dossier);
        let ours_text = to_ron(&dossier);
        let plain_text = pretty(&plain);
        let size = format!("{articles} articles, {} marks", dossier.mentions().len());
        let remark = format!("{} KB; plain {} KB", ours_text.len() / 1_000, plain_text.len() / 1_000);

        let (ours, theirs) = by_turns(BUDGET, || to_ron(&dossier), || pretty(&plain));
        row(&format!("{size}: write RON"), &ours, &theirs, &remark);

        let read = || from_ron(&ours_text).expect("what was written can be read");
        assert_eq!(read().0, dossier, "what was read is what was written");
        let read_plain = || ron::from_str::<Plain>(&plain_text).expect("what was written can be read");
        assert_eq!(read_plain(), plain, "what was read is what was written");
        let (ours, theirs) = by_turns(BUDGET, read, read_plain);
        row(
            &format!("{size}: read RON"),
            &ours,
            &theirs,
            "hashes and quotes checked",
        );

        let folder = tempfile::tempdir().expect("a folder to write in");
        let (path, plain_path) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        let (ours, theirs) = by_turns(
            BUDGET,
            || save(&path, &ours_text).expect("the disk takes it"),
            || fs::write(&plain_path, &ours_text).expect("the disk takes it"),
        );
        row(
            &format!("{size}: save"),
            &ours,
            &theirs,
            "flushed and read back; `fs::write` is neither",
        );
    }
}

fn pretty(plain: &Plain) -> String {
    ron::ser::to_string_pretty(plain, PrettyConfig::default()).expect("strings and numbers")
}

/// The strings of a project file, without its checks.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    title: String,
    articles: Vec<PlainArticle>,
    claims: Vec<(String, String, Option<u8>)>,
    sources: Vec<(String, String, String, Option<char>)>,
    mentions: Vec<PlainMark>,
    namings: Vec<PlainMark>,
    notes: Vec<(String, String)>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct PlainArticle {
    id: String,
    file_name: String,
    sha256: String,
    encoding: String,
    captured: String,
    language: String,
    found: Vec<(String, usize, usize)>,
    folds: Vec<(usize, usize, String)>,
    read: bool,
    text: Vec<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct PlainMark {
    id: String,
    of: String,
    article: String,
    at: Vec<(usize, usize, String)>,
    stance: String,
    source: Option<String>,
}

impl Plain {
    fn of(dossier: &Dossier) -> Self {
        let places = |at: &Anchor| {
            let text = dossier
                .article(at.article)
                .map_or("", |entry| entry.article.text.as_ref());
            let place = |span: &sejajar::text::Span| (span.start, span.end, span.of(text).to_owned());
            at.fragments.iter().map(place).collect()
        };
        Self {
            title: dossier.about().title.clone(),
            articles: dossier
                .articles()
                .iter()
                .map(|(id, entry)| {
                    let origin = &entry.article.origin;
                    let metadata = &entry.metadata;
                    let found = [
                        &metadata.headline,
                        &metadata.outlet,
                        &metadata.byline,
                        &metadata.dateline,
                        &metadata.date,
                    ];
                    PlainArticle {
                        id: id.to_string(),
                        file_name: origin.file_name.clone(),
                        sha256: origin.sha256.clone(),
                        encoding: origin.encoding.clone(),
                        captured: origin.captured.clone(),
                        language: metadata.language.clone(),
                        found: found
                            .into_iter()
                            .flatten()
                            .map(|found| {
                                let (start, end) = found.at.map_or((0, 0), |at| (at.start, at.end));
                                (found.value.clone(), start, end)
                            })
                            .collect(),
                        folds: entry
                            .folds
                            .iter()
                            .map(|fold| (fold.span.start, fold.span.end, fold.reason.clone()))
                            .collect(),
                        read: entry.read,
                        text: entry.article.text.split('\n').map(str::to_owned).collect(),
                    }
                })
                .collect(),
            claims: dossier
                .claims()
                .iter()
                .map(|(id, claim)| (id.to_string(), claim.statement.clone(), claim.key))
                .collect(),
            sources: dossier
                .sources()
                .iter()
                .map(|(id, source)| {
                    (
                        id.to_string(),
                        source.name.clone(),
                        source.role.clone(),
                        source.reliability,
                    )
                })
                .collect(),
            mentions: dossier
                .mentions()
                .iter()
                .map(|(id, mention)| PlainMark {
                    id: id.to_string(),
                    of: mention.claim.to_string(),
                    article: mention.at.article.to_string(),
                    at: places(&mention.at),
                    stance: mention.stance.word().to_owned(),
                    source: mention.attribution.as_ref().map(|by| by.source.to_string()),
                })
                .collect(),
            namings: dossier
                .namings()
                .iter()
                .map(|(id, naming)| PlainMark {
                    id: id.to_string(),
                    of: naming.source.to_string(),
                    article: naming.at.article.to_string(),
                    at: places(&naming.at),
                    stance: String::new(),
                    source: None,
                })
                .collect(),
            notes: dossier
                .notes()
                .iter()
                .map(|(id, note)| (id.to_string(), note.text.clone()))
                .collect(),
        }
    }
}
