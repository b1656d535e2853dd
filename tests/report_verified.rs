//! `sejajar check --report`: a report held against its project, as a reader does who was
//! handed both.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::LazyLock;

use assert_cmd::Command;
use proptest::prelude::*;
use sejajar::report::verify::{Page, differences};
use tempfile::TempDir;

struct Handed {
    folder: TempDir,
    report: String,
}

impl Handed {
    /// The sample's report, made by `export`.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/project/plain-visit.ron");
        std::fs::copy(sample, folder.path().join("visit.ron")).expect("a copy");
        let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
        command.current_dir(folder.path());
        command.args(["export", "visit.ron", "report.html"]).assert().success();
        let report = std::fs::read_to_string(folder.path().join("report.html")).expect("a report");
        Self { folder, report }
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("visit.ron")
    }

    fn check(&self, report: &str) -> Output {
        std::fs::write(self.folder.path().join("handed.html"), report).expect("a file");
        let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
        command.current_dir(self.folder.path());
        command.args(["check", "--report", "handed.html", "visit.ron"]);
        command.output().expect("it runs")
    }

    /// What is told of a report that does not hold.
    fn faults(&self, report: &str) -> String {
        let done = self.check(report);
        assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("UTF-8") + &String::from_utf8(done.stderr).expect("UTF-8")
    }

    /// The report with `from` once replaced after `after`.
    fn with(&self, after: &str, from: &str, to: &str) -> String {
        let at = self.report.find(after).expect("it is there");
        let (head, tail) = self.report.split_at(at);
        assert!(tail.contains(from), "{from} after {after}");
        format!("{head}{}", tail.replacen(from, to, 1))
    }

    /// The first word of the quotation in the element with an anchor.
    fn word_after(&self, anchor: &str) -> String {
        let at = self.report.find(anchor).expect("an anchor");
        let tail = self.report.get(at..).unwrap_or_default();
        let from = tail.find("<blockquote").expect("a quotation");
        let text = tail.get(from..).and_then(|tail| tail.split_once('>')).expect("text").1;
        let plain = text.trim_start_matches(|c: char| !c.is_alphabetic());
        plain
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default()
            .to_owned()
    }
}

#[test]
fn what_was_exported_holds() {
    let handed = Handed::new();
    let done = handed.check(&handed.report);
    assert_eq!(String::from_utf8_lossy(&done.stdout), "");
    assert!(done.status.success());
    insta::assert_snapshot!(String::from_utf8_lossy(&done.stderr));
}

#[test]
fn every_forgery_is_told_with_its_place() {
    let handed = Handed::new();
    let mut told = String::new();
    let word = handed.word_after("id=\"m1\"");
    let hash = handed
        .report
        .split("code class=\"hash\"")
        .nth(2)
        .expect("a hash of an article");
    let hash = hash.split_once('>').expect("a tag").1.get(..64).expect("64 digits");
    let forged = format!(
        "{}{}",
        if hash.starts_with('0') { "1" } else { "0" },
        hash.get(1..).expect("the rest")
    );
    for (what, report) in [
        ("another word in a quotation", handed.with("id=\"m1\"", &word, "Forged")),
        (
            "another hash of an article",
            handed.with("id=\"article-A\"", hash, &forged),
        ),
        (
            "a boast in place of the time",
            handed.with("Report made", "</dd>", ", certified by nobody</dd>"),
        ),
        (
            "another word of a mark in the text",
            handed.with("id=\"text-m1\"", &word, "Forged"),
        ),
        (
            "a script",
            handed.with("<head>", "</head>", "<script>alert(1)</script></head>"),
        ),
        (
            "a hidden quotation",
            handed.with("id=\"m1\"", "<blockquote", "<blockquote hidden"),
        ),
        (
            "a claim that nobody made",
            handed.with("<main", "<section", "<p id=\"c99\">Nobody knew</p><section"),
        ),
    ] {
        told.extend(["## ", what, "\n", &handed.faults(&report)]);
    }
    let page = Page::read(&handed.report);
    insta::assert_snapshot!(told.replace(&page.stated().made, "⟨when⟩"));
}

#[test]
fn a_project_that_went_on_is_told() {
    let handed = Handed::new();
    let text = std::fs::read_to_string(handed.project()).expect("the project");
    std::fs::write(
        handed.project(),
        text.replacen("analyst: \"", "analyst: \"Somebody else, ", 1),
    )
    .expect("a file");
    let told = handed.faults(&handed.report);
    assert!(told.contains("made from another state of the project"), "{told}");
    assert!(told.contains("Somebody else"), "{told}");
}

#[test]
fn what_cannot_be_compared_is_refused_in_words() {
    let handed = Handed::new();
    for (name, text, words) in [
        ("report.md", "# Report", "only reports in HTML"),
        ("other.html", "<p>Hello", "this is no report of Sejajar's"),
        ("missing.html", "", "could not"),
    ] {
        if !text.is_empty() {
            std::fs::write(handed.folder.path().join(name), text).expect("a file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
        command.current_dir(handed.folder.path());
        let done = command
            .args(["check", "visit.ron", "--report", name])
            .output()
            .expect("it runs");
        assert_eq!(done.status.code(), Some(2), "{name}");
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(told.contains(words) && told.contains(name), "{told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever letter of the words of a report is another one, it is found out.
    #[test]
    fn no_letter_can_be_changed_unseen(place in 0.0..1.0f64) {
        let handed = REPORT.clone();
        // What the report says of its own making is taken from it.
        let from = handed.find("<main").expect("the content");
        let letters: Vec<usize> = text_letters(&handed, from);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index")]
        let at = letters[(place * letters.len() as f64) as usize];
        let mut forged = handed.clone().into_bytes();
        forged[at] = if forged[at] == b'x' { b'y' } else { b'x' };
        let forged = String::from_utf8(forged).expect("ASCII for ASCII");
        let found = differences(&Page::read(&forged), &handed);
        prop_assert!(!found.is_empty(), "{:?}", handed.get(at.saturating_sub(40)..at + 1));
    }
}

static REPORT: LazyLock<String> = LazyLock::new(|| Handed::new().report);

/// Where ASCII letters stand in text, outside of tags.
fn text_letters(html: &str, from: usize) -> Vec<usize> {
    let mut in_tag = false;
    let bytes = html.bytes().enumerate().skip(from);
    bytes
        .filter(|(_, byte)| {
            match byte {
                b'<' => in_tag = true,
                b'>' => in_tag = false,
                _ => {}
            }
            !in_tag && byte.is_ascii_alphabetic()
        })
        .map(|(at, _)| at)
        .collect()
}
