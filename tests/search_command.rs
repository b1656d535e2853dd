//! `sejajar search`, driven as a program would.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "Feri Cakra Bahari tenggelam\n\n\
    Feri Cakra Bahari tenggelam di dekat Belawan pada Senin malam dengan 214 penumpang.\n\
    Menteri Perhubungan terbang ke lokasi; kapal\u{202e} kedua tiba di Bélawan. Cuaca cerah.\n";

/// A folder with a project of one article, and an empty configuration folder.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), ARTICLE).expect("a file");
    sejajar(&["new", "p.ron", "a.txt"], folder.path()).assert().success();
    folder
}

fn sejajar(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.args(arguments).current_dir(folder);
    command.env("XDG_CONFIG_HOME", folder.join("config"));
    command
}

fn told(arguments: &[&str], folder: &Path, code: i32) -> (String, String) {
    let done = sejajar(arguments, folder).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (text(&done.get_output().stdout), text(&done.get_output().stderr))
}

#[test]
fn hits_are_lines_aligned_on_the_match() {
    let folder = project();
    let (out, _) = told(&["search", "p.ron", "belawan"], folder.path(), 0);
    insta::assert_snapshot!(out, @r"
    A ¶2                Feri Cakra Bahari tenggelam di dekat |Belawan| pada Senin malam dengan 214 penumpang.
    A ¶3    … terbang ke lokasi; kapal⟨U+202E⟩ kedua tiba di |Bélawan|. Cuaca cerah.
    ");
    let (out, _) = told(&["search", "p.ron", r"\d+ \w+", "--regex"], folder.path(), 0);
    assert!(out.contains("|214 penumpang|"), "{out}");
    let (out, _) = told(&["search", "p.ron", "Bélawan", "--case"], folder.path(), 0);
    assert_eq!(out.lines().count(), 1);
    let (out, _) = told(&["search", "p.ron", "kapal"], folder.path(), 0);
    assert!(out.contains("⟨U+202E⟩") && !out.contains('\u{202e}'), "{out:?}");
}

#[test]
fn exit_codes_say_found_not_found_and_not_possible() {
    let folder = project();
    let (out, error) = told(&["search", "p.ron", "misil"], folder.path(), 1);
    assert_eq!((out.as_str(), error.as_str()), ("", ""));
    told(&["search", "p.ron", "lawan", "--word"], folder.path(), 1);
    told(&["search", "p.ron", "cakra", "--in", "claims,notes"], folder.path(), 1);
    let (_, error) = told(&["search", "p.ron", "a(b", "--regex"], folder.path(), 2);
    assert_eq!(
        error,
        "sejajar: The pattern is broken at character 2, “(”: this bracket is never closed\n"
    );
    let (_, error) = told(&["search", "p.ron", "(a{1000}){1000}", "--regex"], folder.path(), 2);
    assert!(error.contains("too large"), "{error}");
    told(&["search", "p.ron", " "], folder.path(), 2);
    told(&["search", "gone.ron", "a"], folder.path(), 2);
}

#[test]
fn the_lexicon_is_read_and_its_faults_are_told() {
    let folder = project();
    let config = folder.path().join("config/sejajar");
    fs::create_dir_all(&config).expect("a folder");
    fs::write(
        config.join("synonyms.ron"),
        "[\n    [\"ferry disaster\", \"feri\"],\n    [\"kapal\", 3],\n]\n",
    )
    .expect("a file");
    told(&["search", "p.ron", "ferry disaster"], folder.path(), 1);
    let (out, error) = told(&["search", "p.ron", "ferry disaster", "--synonyms"], folder.path(), 0);
    assert_eq!(out.matches("|Feri|").count(), 2, "{out}");
    assert!(error.contains("synonyms.ron: line 3: "), "{error}");
}

#[test]
fn json_has_places_in_the_text() {
    let folder = project();
    let (out, _) = told(&["search", "p.ron", "BELAWAN", "--format", "json"], folder.path(), 0);
    let told: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(told["schema"], "sejajar.search/1");
    assert_eq!(told["complete"], true);
    let hits = told["hits"].as_array().expect("a list");
    assert_eq!(told["articles"]["A"], hits.len());
    for hit in hits {
        let place = |name: &str| usize::try_from(hit[name].as_u64().expect("a number")).expect("small");
        let text = &ARTICLE[place("start")..place("end")];
        assert_eq!(hit["match"], text);
        assert!(["Belawan", "Bélawan"].contains(&text));
        assert_eq!(hit["on"], "text");
    }
}
