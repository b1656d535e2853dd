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

#[test]
fn reasons_of_ratings_details_of_articles_and_the_introduction_are_found() {
    use sejajar::article::Found;
    use sejajar::dossier::{About, Action, Document, Source};
    let folder = project();
    let path = folder.path().join("p.ron");
    let (dossier, _) = sejajar::project::from_ron(&fs::read_to_string(&path).expect("a file")).expect("a project");
    let (article, entry) = dossier.articles().first_key_value().expect("an article");
    let (article, mut metadata) = (*article, entry.metadata.clone());
    metadata.byline = Some(Found::typed("Sinta Wibawa"));
    let mut document = Document::new(dossier);
    for action in [
        Action::SetMetadata(article, metadata),
        Action::SetAbout(About {
            title: "The ferry".to_owned(),
            introduction: "What was known by **Tuesday**.".to_owned(),
            ..About::default()
        }),
        Action::AddSource(Source {
            name: "Basarnas".to_owned(),
            reliability: Some('B'),
            rated_because: "its figures held in 2024".to_owned(),
            ..Source::default()
        }),
    ] {
        document.perform(action).expect("possible");
    }
    fs::write(&path, sejajar::project::to_ron(document.dossier())).expect("written");
    for (query, place, line) in [
        ("wibawa", "details", "A about"),
        ("tuesday", "details", "dossier"),
        ("figures held", "reasons", "s1"),
    ] {
        let (out, _) = told(&["search", "p.ron", query], folder.path(), 0);
        assert!(out.starts_with(line) && out.lines().count() == 1, "{query}: {out}");
        told(&["search", "p.ron", query, "--in", place], folder.path(), 0);
        told(
            &["search", "p.ron", query, "--in", "text,claims,tags,notes,sources"],
            folder.path(),
            1,
        );
    }
    // A headline that stands in the text is one hit, not two; where texts are not
    // searched it is found all the same.
    let headline = ["search", "p.ron", "feri cakra bahari tenggelam", "--format", "json"];
    let on = |more: &[&str]| -> Vec<String> {
        let (out, _) = told(&[&headline, more].concat(), folder.path(), 0);
        let found: Value = serde_json::from_str(&out).expect("JSON");
        let hits = found["hits"].as_array().expect("hits").iter();
        hits.map(|hit| hit["on"].as_str().expect("words").to_owned()).collect()
    };
    assert!(on(&[]).iter().all(|on| on == "text"), "{:?}", on(&[]));
    assert_eq!(on(&["--in", "details"]), ["details"]);
}
