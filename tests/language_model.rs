//! A model2vec folder, made here with three files and a dozen words, aligns two
//! languages that share no word; a folder that is none is told.
#![cfg(feature = "model")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Words of two languages that mean the same, by line.
const MEANINGS: [&str; 6] = [
    "parit ditch",
    "meluap overflowed",
    "petani farmers",
    "menanam planted",
    "cabai chillies",
    "langka scarce",
];

const INDONESIAN: &str = "Parit itu meluap sebelum fajar.\n\
    Para petani menanam lagi di ladang seberang.\n\
    Cabai menjadi langka di warung.\n";
const ENGLISH: &str = "Chillies have become scarce in the shops.\n\
    The ditch overflowed before dawn.\n\
    The farmers planted again in the field across.\n";

/// Writes the files of a model whose words point where their meaning does.
fn model(folder: &Path) {
    let mut vocabulary = serde_json::Map::new();
    let mut rows: Vec<[f32; 6]> = Vec::new();
    let mut word = |word: &str, row: [f32; 6]| {
        vocabulary.insert(word.to_owned(), rows.len().into());
        rows.push(row);
    };
    word("[UNK]", [0.0; 6]);
    for (meaning, words) in MEANINGS.iter().enumerate() {
        for one in words.split(' ') {
            let mut row = [0.0; 6];
            row[meaning] = 1.0;
            word(one, row);
        }
    }
    let tokenizer = json!({
        "version": "1.0",
        "truncation": null, "padding": null, "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": null, "decoder": null,
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"}
    });
    let bytes: Vec<u8> = rows.iter().flatten().flat_map(|value| value.to_le_bytes()).collect();
    let head = json!({"embeddings": {"dtype": "F32", "shape": [rows.len(), 6], "data_offsets": [0, bytes.len()]}});
    let head = head.to_string();
    let mut table = (head.len() as u64).to_le_bytes().to_vec();
    table.extend(head.bytes());
    table.extend(bytes);
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("config.json"), r#"{"normalize": true}"#).expect("a file");
    fs::write(folder.join("tokenizer.json"), tokenizer.to_string()).expect("a file");
    fs::write(folder.join("model.safetensors"), table).expect("a file");
}

fn cluster() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), INDONESIAN).expect("a file");
    fs::write(folder.path().join("b.txt"), ENGLISH).expect("a file");
    let gold = r#"{"pairs": [["a", 0, "b", 1], ["a", 1, "b", 2], ["a", 2, "b", 0]]}"#;
    fs::write(folder.path().join("gold.json"), gold).expect("a file");
    model(&folder.path().join("model"));
    folder
}

fn sejajar(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.args(arguments).current_dir(folder);
    command
}

fn json_of(arguments: &[&str], folder: &Path) -> Value {
    let done = sejajar(arguments, folder).assert().success();
    serde_json::from_slice(&done.get_output().stdout).expect("JSON")
}

fn refusal(arguments: &[&str], folder: &Path) -> String {
    let done = sejajar(arguments, folder).assert().code(2);
    let said = String::from_utf8(done.get_output().stderr.clone()).expect("UTF-8");
    said.lines().last().unwrap_or_default().to_owned()
}

/// The recall that `eval` finds.
fn recall(extra: &[&str], folder: &Path) -> f64 {
    let arguments = [&["eval", ".", "--format", "json"], extra].concat();
    json_of(&arguments, folder)["total"]["recall"]
        .as_f64()
        .expect("a number")
}

#[test]
fn a_model_joins_what_shares_no_word() {
    let folder = cluster();
    assert!(recall(&[], folder.path()) < 0.5, "the words alone must not do it");
    assert!((recall(&["--model", "model"], folder.path()) - 1.0).abs() < 1e-9);
}

#[test]
fn analyze_and_export_take_it_too() {
    let folder = cluster();
    let path = folder.path();
    let shown = |extra: &[&str]| {
        let arguments = [
            &["analyze", "a.txt", "b.txt", "--units", "line", "--format", "json"],
            extra,
        ]
        .concat();
        let answer = json_of(&arguments, path);
        let links = answer["links"].as_array().expect("links").iter();
        links.filter(|link| link["tier"] == "shown").count()
    };
    assert!(shown(&[]) < 3);
    assert_eq!(shown(&["--model", "model"]), 3);
    sejajar(&["new", "two.ron", "a.txt", "b.txt"], path).assert().success();
    let rows = |report: &str, extra: &[&str]| {
        sejajar(&[&["export", "two.ron", report], extra].concat(), path)
            .assert()
            .success();
        let text = fs::read_to_string(path.join(report)).expect("a report");
        assert_eq!(
            text.contains("language model “model”"),
            !extra.is_empty(),
            "the report says it"
        );
        text.lines().filter(|line| line.starts_with("**Row ")).count()
    };
    assert!(rows("with.md", &["--model", "model"]) < rows("without.md", &[]));
}

#[test]
fn a_folder_that_is_no_model_is_told() {
    let folder = cluster();
    let path = folder.path();
    model(&path.join("short"));
    fs::remove_file(path.join("short/tokenizer.json")).expect("removed");
    model(&path.join("torn"));
    fs::write(path.join("torn/model.safetensors"), b"not a table").expect("a file");
    model(&path.join("narrow"));
    let other = json!({"embeddings": {"dtype": "F32", "shape": [1, 1], "data_offsets": [0, 4]}}).to_string();
    let mut table = (other.len() as u64).to_le_bytes().to_vec();
    table.extend(other.bytes());
    table.extend(1.0f32.to_le_bytes());
    fs::write(path.join("narrow/model.safetensors"), table).expect("a file");
    let said: Vec<String> = ["gone", "short", "torn", "narrow"]
        .iter()
        .map(|name| refusal(&["eval", ".", "--model", name], path))
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    sejajar: gone: there is no such folder. Give the folder of a model2vec model, with config.json, tokenizer.json, model.safetensors
    sejajar: short: this is not the folder of a model2vec model: there is no tokenizer.json in it
    sejajar: torn: this model could not be read (failed to parse safetensors: HeaderTooLarge). Was it saved by model2vec, and whole?
    sejajar: narrow: tokenizer.json and model.safetensors do not belong together
    ");
}

#[test]
fn one_language_needs_no_model() {
    let folder = cluster();
    let path = folder.path();
    fs::write(path.join("b.txt"), INDONESIAN).expect("a file");
    // It would not be readable, and nobody reads it.
    fs::write(path.join("model/model.safetensors"), b"not a table").expect("a file");
    assert!(recall(&["--model", "model"], path) < 1.0);
}
