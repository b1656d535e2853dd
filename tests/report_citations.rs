//! The articles as bibliographies: keys, dates that can be read and those that cannot,
//! bylines as they stand, and nothing of a text that is read as more than text.

mod report_support;

use std::collections::BTreeSet;

use report_support::{Given, Made, facts, rough_rows, written};
use sejajar::dossier::Action;
use sejajar::report::{self, Format, Report};
use serde_json::Value;

fn report(given: &[Given<'_>]) -> Report {
    let mut made = Made::default();
    made.perform(Action::AddArticles(given.iter().map(Given::entry).collect()));
    let (alignment, rows) = rough_rows(&made.0);
    report::build(made.0.dossier(), &alignment, &rows, &facts())
}

fn three() -> Report {
    report(&[
        Given {
            text: "Satu.\n",
            file: "satu.txt",
            outlet: "Harian Satu & Rekan",
            headline: "100 % {benar}: “ya” -- kata #1_a \\emph",
            date: "Rabu (19/6/2024)",
            language: "id",
            url: "https://satu.example/a_b?x=1&y=%20#z",
            ..Given::default()
        },
        Given {
            text: "Two.\n",
            file: "two.txt",
            outlet: "The Second",
            headline: "Yesterday <b>and</b> } today\u{202e}",
            date: "6/7/2024",
            language: "en",
            url: "javascript:alert(1)",
            ..Given::default()
        },
        Given {
            text: "Three.\n",
            file: "two.txt",
            ..Given::default()
        },
    ])
}

#[test]
fn a_bibliography_for_tex_reads_so() {
    insta::assert_snapshot!(written(Format::Biblatex, &three()));
}

#[test]
fn a_bibliography_for_csl_reads_so() {
    insta::assert_snapshot!(written(Format::Csl, &three()));
}

#[test]
fn keys_are_the_same_in_both_and_no_two_alike() {
    let items: Value = serde_json::from_str(&written(Format::Csl, &three())).expect("JSON");
    let items = items.as_array().expect("a list");
    let keys: BTreeSet<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(keys.len(), 3);
    let bib = written(Format::Biblatex, &three());
    for key in keys {
        assert!(bib.contains(&format!("@article{{{key},")), "{key}");
    }
}

#[test]
fn no_articles_is_an_empty_bibliography() {
    assert_eq!(written(Format::Csl, &report(&[])), "[]\n");
    assert_eq!(written(Format::Biblatex, &report(&[])), "");
}
