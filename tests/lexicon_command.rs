//! Word lists of the user's own, as files: read by every command, told when they are
//! wrong, and never a loss for what comes with the app.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "Ferry sinks off Belawan\n\n\
    The ferry Cakra Bahari sank near Belawan on Monday night with 214 passengers on board.\n\n\
    Peruse likewise: Harbour dues rise again\n\n\
    The Minister of Transport flew to the site, and a second ship arrived before the morning.\n";

fn folder(own: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), ARTICLE).expect("a file");
    let lists = folder.path().join("config/sejajar/lexicon");
    fs::create_dir_all(&lists).expect("a folder");
    for (name, text) in own {
        fs::write(lists.join(name), text).expect("a file");
    }
    folder
}

fn told(arguments: &[&str], folder: &Path, code: i32) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.args(arguments).current_dir(folder);
    command.env("XDG_CONFIG_HOME", folder.join("config"));
    let done = command.assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (text(&done.get_output().stdout), text(&done.get_output().stderr))
}

/// What is folded in the article.
fn folded(folder: &Path) -> Vec<String> {
    let (out, _) = told(&["analyze", "a.txt", "--format", "json"], folder, 0);
    let analysis: Value = serde_json::from_str(&out).expect("JSON");
    let folds = analysis["articles"][0]["furniture"].as_array().expect("a list").clone();
    let place = |fold: &Value, name: &str| usize::try_from(fold[name].as_u64().expect("an offset")).expect("small");
    folds
        .iter()
        .map(|fold| ARTICLE[place(fold, "start")..place(fold, "end")].to_owned())
        .collect()
}

#[test]
fn a_furniture_phrase_of_the_users_folds_its_line() {
    let without = folder(&[]);
    assert_eq!(folded(without.path()), Vec::<String>::new());
    let with = folder(&[("en.ron", "(page: (teasers: [\"peruse likewise\"]))")]);
    assert_eq!(folded(with.path()), ["Peruse likewise: Harbour dues rise again"]);
}

#[test]
fn every_language_is_listed_and_faults_are_told_by_line() {
    let good = folder(&[("sv.ron", "(speech: (verbs: [\"sade\"]))")]);
    let (out, err) = told(&["lexicon"], good.path(), 0);
    assert!(
        out.starts_with("Files of your own are looked for in ") && out.contains("lexicon\n"),
        "{out}"
    );
    assert!(
        out.contains("\nsv, with yours\n  speech         verbs 1 (1 yours)\n"),
        "{out}"
    );
    assert_eq!(err, "");
    let (out, _) = told(&["lexicon", "--check"], good.path(), 0);
    assert_eq!(out, "");

    let text = "(\n  speech: (\n    verbs: [\"sade\", 5],\n    vrebs: [\"x\"],\n  ),\n";
    let bad = folder(&[("sv.ron", text), ("Swedish.ron", "()")]);
    let (out, _) = told(&["lexicon", "--check"], bad.path(), 1);
    for words in [
        "Swedish.ron: not the name of a language file",
        "sv.ron line 1: this bracket is never closed",
        "sv.ron line 3: a text in quotation marks is expected here",
        "sv.ron line 4: nothing is called “vrebs” here: is “verbs” meant?",
    ] {
        assert!(out.contains(words), "{words:?} in\n{out}");
    }
    assert_eq!(out.lines().count(), 4, "{out}");
    let (out, err) = told(&["lexicon"], bad.path(), 1);
    assert!(out.contains("verbs 1 (1 yours)"), "what can be read holds:\n{out}");
    assert_eq!(err.lines().count(), 4);
    // Other commands say so in a line and go on.
    let (_, err) = told(&["analyze", "a.txt"], bad.path(), 0);
    assert!(
        err.contains("(3 more: `sejajar lexicon --check` tells them all)"),
        "{err}"
    );
}

/// The titles that `analyze` finds in the article.
fn titles(folder: &Path) -> Vec<String> {
    let article = "On Monday Grand Vizier Omar Haddad arrived in Belawan with a fleet of ships.\n\n\
        Everybody in the harbour saw that Omar Haddad was tired after the long journey.\n";
    fs::write(folder.join("b.txt"), article).expect("a file");
    let (out, _) = told(&["analyze", "b.txt", "--format", "json"], folder, 0);
    let analysis: Value = serde_json::from_str(&out).expect("JSON");
    let names = analysis["names"].as_array().expect("a list").iter();
    let of = |name: &Value| name["titles"].as_array().cloned().unwrap_or_default();
    names
        .flat_map(of)
        .filter_map(|title| title.as_str().map(str::to_owned))
        .collect()
}

#[test]
fn words_of_findings_can_be_added_and_a_bad_number_costs_only_itself() {
    assert_eq!(titles(folder(&[]).path()), Vec::<String>::new());
    let lists = "(\n  names: (titles: [\"grand vizier\"]),\n  values: (months: {\"octember\": 13}),\n)";
    let own = folder(&[("en.ron", lists)]);
    assert_eq!(titles(own.path()), ["Grand Vizier"]);
    let (out, _) = told(&["lexicon", "--check"], own.path(), 1);
    assert!(
        out.ends_with("en.ron line 3: a month is a number from 1 to 12\n"),
        "{out}"
    );
}

#[test]
fn control_characters_of_a_file_are_written_out() {
    let bad = folder(&[("sv.ron", "(speech: (\u{202e}verbs: [\"x\"], v\u{202e}: 1))")]);
    let (out, _) = told(&["lexicon", "--check"], bad.path(), 1);
    assert!(!out.contains('\u{202e}'), "{out:?}");
}
