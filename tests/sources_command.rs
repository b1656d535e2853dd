//! `sejajar sources`, driven as a program would.

use std::fs;

use assert_cmd::Command;
use sejajar::dossier::{Action, Document, Source, SourceId};
use sejajar::project::{from_ron, to_ron};
use serde_json::Value;

const SAMPLE: &str = include_str!("fixtures/project/plain-visit.ron");

/// The sample with a relayed mark, a copy, two names of one, and a pair kept apart.
fn told(format: &str) -> String {
    let (dossier, _) = from_ron(SAMPLE).expect("the sample");
    let mut document = Document::new(dossier);
    let source = |name: &str, kept: Source| {
        Action::AddSource(Source {
            name: name.to_owned(),
            ..kept
        })
    };
    let first = *document.dossier().articles().keys().next().expect("an article");
    for action in [
        source("Antony J. Blinken", Source::default()),
        source("Andi\u{202e} Blinken", Source::default()),
        Action::KeepSourcesApart(SourceId(5), SourceId(11), true),
        Action::SetCopyOf(first, Some(SourceId(1))),
        Action::EditSource(
            SourceId(1),
            Source {
                rated: "2026-11-24".to_owned(),
                rated_because: "speaks for the party".to_owned(),
                ..document.dossier().sources()[&SourceId(1)].clone()
            },
        ),
    ] {
        document.perform(action).expect("it can be done");
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("p.ron"), to_ron(document.dossier())).expect("a file");
    let done = Command::new(env!("CARGO_BIN_EXE_sejajar"))
        .args(["sources", "p.ron", "--format", format])
        .current_dir(folder.path())
        .assert()
        .success();
    String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn the_text_fits_a_terminal_and_hides_nothing() {
    let text = told("text");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(!text.contains('\u{202e}') && text.contains("⟨U+202E⟩"));
    insta::assert_snapshot!(text);
}

#[test]
fn the_json_refers_to_what_is_there() {
    let told: Value = serde_json::from_str(&told("json")).expect("JSON");
    assert_eq!(told["schema"], "sejajar.sources/1");
    let sources = told["sources"].as_array().expect("a list");
    let ids: Vec<&str> = sources.iter().filter_map(|source| source["id"].as_str()).collect();
    assert_eq!(sources[0]["rated"], "2026-11-24");
    assert_eq!(sources[0]["reliability"], "D");
    let chains = told["chains"].as_array().expect("a list");
    assert!(!chains.is_empty());
    for chain in chains {
        let steps = chain["sources"].as_array().expect("a list");
        assert!(steps.iter().all(|step| ids.contains(&step.as_str().expect("an id"))));
        assert!(chain["told"].as_u64().expect("a number") <= steps.len() as u64);
    }
    assert_eq!(told["may_be_one"][0]["because"], "one has a middle name more");
    assert_eq!(told["kept_apart"][0]["b"], "s11");
    assert_eq!(told["copies"].as_array().map(Vec::len), Some(1));
    insta::assert_snapshot!(format!("{:#}", told["claims"][1]));
}
