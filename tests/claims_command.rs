//! `sejajar claims`, driven as a program would.

use std::path::Path;

use assert_cmd::Command;
use serde_json::{Value, json};

fn told(project: &Path, format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    let done = command
        .arg("claims")
        .arg(project)
        .args(["--format", format])
        .assert()
        .success();
    String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
}

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project/plain-visit.ron")
}

#[test]
fn the_sample_reads_in_eighty_columns() {
    let text = told(&sample(), "text");
    let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 80).collect();
    assert_eq!(wide, Vec::<&str>::new());
    insta::assert_snapshot!(text);
}

#[test]
fn tags_judgements_and_relations_are_in_the_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("p.ron");
    let text = std::fs::read_to_string(sample()).expect("the sample");
    // The first claim gets all a claim can have; whatever the sample says of tags stays out.
    let text = text.replacen(
        "id: \"c1\",",
        "id: \"c1\",\n      asks: \"when\\u{202e}\",\n      tags: [\"t901\"],\n      \
         overruled: (status: Corroborated, reason: \"The log\"),",
        1,
    );
    let tags = "(id: \"t900\", name: \"Weapons\", colour: 0), \
                (id: \"t901\", name: \"Missiles\", parent: \"t900\", colour: 1),";
    let text = if text.contains("  tags: [\n    (") {
        text.replacen("  tags: [\n    (", &format!("  tags: [\n    {tags}\n    ("), 1)
    } else {
        text.replacen("  sources: [", &format!("  tags: [{tags}],\n  sources: ["), 1)
    };
    std::fs::write(&project, text).expect("a file");
    let value: Value = serde_json::from_str(&told(&project, "json")).expect("JSON");
    assert_eq!(value["schema"], "sejajar.claims/1");
    assert_eq!(value["not_computed"], json!(["suggested"]));
    let first = &value["claims"][0];
    assert_eq!(first["status"], "corroborated");
    assert_eq!(first["derived_status"], "disputed");
    assert_eq!(
        first["overruled"],
        json!({"status": "corroborated", "reason": "The log"})
    );
    assert_eq!(first["tags"], json!([{"id": "t901", "path": ["Weapons", "Missiles"]}]));
    let cell = |letter: &str| {
        let cells = first["cells"].as_array().expect("cells");
        cells
            .iter()
            .find(|cell| cell["article"] == letter)
            .expect("a cell")
            .clone()
    };
    assert_eq!(cell("A")["mentions"][0]["stance"], "asserts");
    assert!(cell("A")["empty"].is_null());
    assert_eq!(cell("E")["empty"], "not read");
    let text = told(&project, "text");
    assert!(text.contains("when⟨U+202E⟩") && !text.contains('\u{202e}'), "{text}");
}
