//! `sejajar analyze --shown-from`, and a project that says from which score its links
//! are shown.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn sejajar(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.args(arguments).current_dir(folder);
    command
}

/// Links shown, and rows.
fn analysis(arguments: &[&str], folder: &Path) -> (usize, usize) {
    let arguments = [&["analyze", "--format", "json"], arguments].concat();
    let done = sejajar(&arguments, folder).assert().success();
    let answer: Value = serde_json::from_slice(&done.get_output().stdout).expect("JSON");
    let links = answer["links"].as_array().expect("links").iter();
    (
        links.filter(|link| link["tier"] == "shown").count(),
        answer["rows"].as_array().expect("rows").len(),
    )
}

fn text(arguments: &[&str], folder: &Path) -> String {
    let done = sejajar(&[&["analyze"], arguments].concat(), folder).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn the_command_goes_before_the_project_and_the_project_before_what_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for name in ["1-cakrawala.txt", "2-wartanusa.txt", "3-lensatimur.txt"] {
        fs::copy(seeds.join(name), path.join(name)).expect("a copy");
    }
    let articles = ["1-cakrawala.txt", "2-wartanusa.txt", "3-lensatimur.txt"];
    let new = [&["new", "visit.ron"], &articles[..]].concat();
    sejajar(&new, path).assert().success();

    let found = analysis(&["visit.ron"], path);
    let more = analysis(&["visit.ron", "--shown-from", "20"], path);
    let fewer = analysis(&["visit.ron", "--shown-from", "90"], path);
    assert!(more.0 > found.0 && found.0 > fewer.0, "{more:?} {found:?} {fewer:?}");
    assert!(more.1 < fewer.1, "more links, fewer rows: {more:?} {fewer:?}");
    let given = [&articles[..], &["--shown-from", "20"]].concat();
    assert_eq!(analysis(&given, path), more, "articles as well");
    assert!(text(&["visit.ron"], path).contains("links shown from 47 % (found best)"));

    let ron = fs::read_to_string(path.join("visit.ron")).expect("the project");
    let arranged = ron.replacen("  arrangement: (\n", "  arrangement: (\n    shown_from: 20,\n", 1);
    assert_ne!(ron, arranged);
    fs::write(path.join("visit.ron"), arranged).expect("written");
    assert_eq!(analysis(&["visit.ron"], path), more);
    assert_eq!(analysis(&["visit.ron", "--shown-from", "90"], path), fewer);
    assert_eq!(analysis(&["visit.ron", "--shown-from", "47"], path), found);
    assert!(text(&["visit.ron"], path).contains("links shown from 20 % (set by hand)"));
    sejajar(&["export", "visit.ron", "report.md"], path).assert().success();
    let report = fs::read_to_string(path.join("report.md")).expect("the report");
    assert!(report.contains("Links are shown from a score of 20 %, which the analyst set"));
}

#[test]
fn what_is_no_per_cent_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for bad in ["4", "96", "0.4", "forty", ""] {
        let done = sejajar(&["analyze", "a.txt", "--shown-from", bad], folder.path())
            .assert()
            .code(2);
        let said = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(
            said.contains("is not a whole number of per cent from 5 to 95"),
            "{said}"
        );
    }
}
