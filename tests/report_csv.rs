//! `sejajar export NAME.csv`, read back by another program: Python's csv module.

use std::path::Path;

use assert_cmd::Command;
use sejajar::project;
use serde_json::Value;

const TABLES: [&str; 4] = [
    "visit.csv",
    "visit-claims.csv",
    "visit-articles.csv",
    "visit-sources.csv",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Exports a project as CSV.
fn exported(project: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("visit.ron"), project).expect("a project");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.current_dir(folder.path());
    command.args(["export", "visit.ron", "visit.csv"]).assert().success();
    folder
}

/// All rows by the name of their file, as Python reads them.
fn read(folder: &tempfile::TempDir) -> Value {
    let mut python = Command::new("python3");
    python.arg(root().join("tests/report_tables.py"));
    let done = python.arg(folder.path().join("visit-metadata.json")).assert().success();
    serde_json::from_slice(&done.get_output().stdout).expect("JSON")
}

fn sample() -> String {
    std::fs::read_to_string(root().join("tests/fixtures/project/plain-visit.ron")).expect("the sample")
}

#[test]
fn every_mark_stands_in_a_row_with_its_exact_words() {
    let text = sample();
    let folder = exported(&text);
    let (dossier, _) = project::from_ron(&text).expect("a dossier");
    let tables = read(&folder);
    let mentions = tables["visit.csv"].as_array().expect("rows");
    assert_eq!(mentions.len(), dossier.mentions().len());
    for row in mentions {
        let id = row["mention"].as_str().expect("an id").parse().expect("an id");
        let mention = &dossier.mentions()[&id];
        let article = &dossier.articles()[&mention.at.article].article;
        let parts = mention.at.fragments.iter().map(|span| span.of(&article.text));
        let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
        let told = row["quotation"].as_str().expect("words").replace("[…]", " ");
        assert_eq!(told.split_whitespace().collect::<Vec<_>>(), words, "{id}");
        assert_eq!(row["claim"], mention.claim.to_string());
    }
    assert_eq!(
        tables["visit-articles.csv"].as_array().map(Vec::len),
        Some(dossier.articles().len())
    );
    assert_eq!(
        tables["visit-claims.csv"].as_array().map(Vec::len),
        Some(dossier.claims().len())
    );
    assert_eq!(
        tables["visit-sources.csv"].as_array().map(Vec::len),
        Some(dossier.sources().len())
    );
}

#[test]
fn the_tables_read_so() {
    let folder = exported(&sample());
    let mut told = String::new();
    for name in TABLES {
        let text = std::fs::read_to_string(folder.path().join(name)).expect("a table");
        assert!(text.starts_with('\u{feff}'), "Excel needs it");
        let head: Vec<&str> = text.lines().take(3).collect();
        told.extend(["## ", name, "\n", &head.join("\n"), "\n"]);
    }
    insta::assert_snapshot!(told.replace('\u{feff}', "⟨BOM⟩"));
}

#[test]
fn formulas_and_long_words_are_only_text() {
    let long = "9".repeat(40_000);
    let odd = sample().replacen(
        "statement: \"",
        "statement: \"=HYPERLINK(\\\"http://a\\\") \\u{202e}\\u{1} ",
        1,
    );
    let odd = odd.replacen("value: \"", &format!("value: \"@{long}"), 1);
    let tables = read(&exported(&odd)).to_string();
    assert!(tables.contains("'=HYPERLINK("), "guarded");
    assert!(tables.contains(&format!("'@{long}")), "whole");
    assert!(tables.contains("⟨U+202E⟩⟨U+0001⟩"), "shown");
}

#[test]
fn a_project_with_nothing_in_it_has_heads_alone() {
    let empty = project::to_ron(&sejajar::dossier::Dossier::default());
    let tables = read(&exported(&empty));
    let all = tables.as_object().expect("tables");
    assert_eq!(all.len(), 4);
    assert!(all.values().all(|rows| rows.as_array().is_some_and(Vec::is_empty)));
}
