//! What the analyst leaves out of a report, or moves: kept in the project, told in the
//! report, with no link into what is not there.

mod report_support;

use std::path::Path;

use assert_cmd::Command;
use proptest::collection::btree_set;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use sejajar::dossier::{Action, Contents, Document, Dossier, Section};
use sejajar::project;
use sejajar::report::{self, Format, Report};
use tempfile::TempDir;

fn sample() -> Dossier {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron");
    let text = std::fs::read_to_string(path).expect("the sample");
    project::from_ron(&text).expect("it opens").0
}

fn with(contents: Contents) -> (Dossier, Report) {
    let mut document = Document::new(sample());
    document
        .perform(Action::SetContents(contents))
        .expect("all of it is there");
    let (alignment, rows) = report_support::rough_rows(&document);
    let report = report::build(document.dossier(), &alignment, &rows, &report_support::facts());
    (document.dossier().clone(), report)
}

/// Any choice of the sample's sections, articles and claims.
fn choices() -> impl Strategy<Value = Contents> {
    let dossier = sample();
    let articles: Vec<_> = dossier.articles().keys().copied().collect();
    let claims: Vec<_> = dossier.claims().keys().copied().collect();
    let some = articles.len();
    let sections = subsequence(Section::ALL.to_vec(), 0..=Section::ALL.len()).prop_shuffle();
    (
        sections,
        btree_set(select(articles), 0..some),
        btree_set(select(claims), 0..4),
    )
        .prop_map(|(sections, without_articles, without_claims)| Contents {
            sections,
            without_articles,
            without_claims,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_left_out_is_told_and_no_link_leads_to_it(chosen in choices()) {
        let (dossier, report) = with(chosen.clone());
        let html = report_support::written(Format::Html, &report);
        report_support::anchors(&html);
        for quote in report.quotations() {
            prop_assert!(!chosen.without_articles.contains(&quote.article));
            prop_assert!(!chosen.without_claims.contains(&quote.claim));
        }
        for id in &chosen.without_claims {
            let told = format!("id=\"{id}\"");
            prop_assert!(!html.contains(&told));
        }
        // The order is the analyst's, and how the report was made always stands in it.
        let wanted: Vec<Section> = chosen.sections.iter().copied().filter(|one| report.sections.contains(one)).collect();
        let kept: Vec<Section> = report.sections.iter().copied().filter(|one| chosen.sections.contains(one)).collect();
        prop_assert_eq!(wanted, kept);
        prop_assert!(report.sections.contains(&Section::Method));
        let told = report.method.points.iter().any(|point| point.title == "Left out by the analyst");
        prop_assert_eq!(told, !report.left_out.is_nothing());
        // Where a claim stands is told of the whole dossier.
        for card in &report.claims {
            prop_assert_eq!(card.standing.derived, dossier.derived_status(card.id));
        }
        let text = project::to_ron(&dossier);
        let (again, odd) = project::from_ron(&text).expect("it opens");
        prop_assert_eq!(again.contents(), dossier.contents());
        prop_assert!(odd.is_empty());
    }
}

#[test]
fn nothing_chosen_leaves_nothing_in_the_file() {
    assert!(!project::to_ron(&sample()).contains("report: ("));
}

#[test]
fn what_goes_from_the_dossier_goes_from_the_choice() {
    let mut document = Document::new(sample());
    let article = *document.dossier().articles().keys().next().expect("an article");
    let claim = *document.dossier().claims().keys().next().expect("a claim");
    let other = *document.dossier().claims().keys().nth(1).expect("another");
    let mut contents = Contents::default();
    contents.without_articles.insert(article);
    contents.without_claims.extend([claim, other]);
    for action in [
        Action::SetContents(contents.clone()),
        Action::RemoveArticle(article),
        Action::DeleteClaim(claim),
    ] {
        document.perform(action).expect("it can be done");
    }
    assert!(document.dossier().contents().without_articles.is_empty());
    assert_eq!(document.dossier().contents().without_claims, [other].into());
    let third = *document.dossier().claims().keys().nth(1).expect("a third");
    document.perform(Action::MergeClaims(other, third)).expect("merged");
    assert_eq!(document.dossier().contents(), &Contents::default());
    for _ in 0..3 {
        document.undo();
    }
    assert_eq!(document.dossier().contents(), &contents);
}

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let text = project::to_ron(&sample());
        std::fs::write(folder.path().join("p.ron"), text).expect("a project");
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> assert_cmd::assert::Assert {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
        command.current_dir(self.0.path()).args(arguments).assert()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.path().join(name)).expect("a file")
    }
}

#[test]
fn the_command_chooses_and_the_report_still_holds_against_its_project() {
    let desk = Desk::new();
    let sections = ["contents", "p.ron", "--sections", "claims,method,disputed"];
    desk.run(&sections).success();
    let told = desk
        .run(&["contents", "p.ron", "--without-articles", "B", "--without-claims", "c2"])
        .success();
    insta::assert_snapshot!(String::from_utf8_lossy(&told.get_output().stdout));
    desk.run(&["export", "p.ron", "r.html", "r.md"]).success();
    desk.run(&["check", "p.ron", "--report", "r.html"]).success();
    let markdown = desk.read("r.md");
    let titles: Vec<&str> = markdown.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(
        titles,
        ["## Claim by claim", "## Method and limits", "## Disputed claims"]
    );
    assert!(markdown.contains("In the dossier, not in this report: B "));
    assert!(markdown.contains("**Left out by the analyst**") || markdown.contains("Left out by the analyst"));
    let all = [
        "contents",
        "p.ron",
        "--sections",
        "all",
        "--without-articles",
        "none",
        "--without-claims",
        "none",
    ];
    desk.run(&all).success();
    assert_eq!(desk.read("p.ron"), project::to_ron(&sample()), "as it was");
}

#[test]
fn what_is_not_there_is_told_and_changes_nothing() {
    let desk = Desk::new();
    let before = desk.read("p.ron");
    for (option, value, wanted) in [
        (
            "--sections",
            "claims,cliams",
            "“cliams” is no section of a report; there are introduction,",
        ),
        (
            "--without-articles",
            "Z",
            "“Z” is not the id of an article of this project",
        ),
        (
            "--without-claims",
            "c1,c\u{1b}9",
            "is not the id of a claim of this project",
        ),
    ] {
        let done = desk.run(&["contents", "p.ron", option, value]).code(2);
        let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
        assert!(told.contains(wanted), "{told}");
    }
    assert_eq!(desk.read("p.ron"), before);
}
