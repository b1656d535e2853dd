//! Writing reports: 50 articles of 40 KB with 20,000 marks in every format, compared with
//! pandoc making the same kind of file of the Markdown that the same report gives.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sejajar::dossier::Document;
use sejajar::report::{self, Format};
use sejajar::session::{AlignTask, Key, align_now};
use sejajar::world;
use support::marks::crowded;
use support::measure::{Samples, alone, by_turns, head, row};
use support::texts::Shape;

const BUDGET: Duration = Duration::from_secs(12);

/// Formats with what pandoc calls them; nothing where it writes no such file.
const FORMATS: [(Format, &str, &str); 8] = [
    (Format::Html, "HTML", "html"),
    (Format::Markdown, "Markdown", ""),
    (Format::Docx, "Word", "docx"),
    (Format::Xlsx, "Excel", ""),
    (Format::Csv, "CSV, mentions", ""),
    (Format::Json, "JSON", ""),
    (Format::WebAnnotation, "Web Annotation", ""),
    (Format::Qdpx, "REFI-QDA", ""),
];

fn main() {
    let shape = Shape {
        articles: 50,
        sentences: 270,
        paragraph: 2,
    };
    let dossier = crowded(shape);
    let document = Document::new(dossier.clone());
    let task = AlignTask::of(&dossier, Key::of(&document), None);
    let aligned = align_now(task, &()).expect("nobody stops it");
    let letters: usize = dossier.articles().values().map(|entry| entry.article.text.len()).sum();
    let size = format!(
        "{} articles, {} KB of text, {} marks",
        dossier.articles().len(),
        letters / 1_000,
        dossier.mentions().len()
    );
    head(&format!("report: {size}"), "pandoc, from the Markdown");

    let build = || world::report_of(&dossier, &aligned, "p.ron", "2026-11-26T00:00:00Z");
    row("build the tree", &alone(BUDGET, build), &Samples::default(), "");
    let report = build();
    let folder = tempfile::tempdir().expect("a folder to write in");
    let markdown = folder.path().join("report.md");
    fs::write(&markdown, report::markdown::write(&report)).expect("the disk takes it");
    for (format, name, pandoc) in FORMATS {
        let write = || {
            let mut out = Vec::new();
            report::write(format, &report, &mut out).expect("into memory");
            out
        };
        let remark = format!("{} KB", write().len() / 1_000);
        if pandoc.is_empty() || !has_pandoc() {
            row(name, &alone(BUDGET, write), &Samples::default(), &remark);
            continue;
        }
        let out = folder.path().join("pandoc");
        let (ours, theirs) = by_turns(BUDGET, write, || convert(&markdown, pandoc, &out));
        row(name, &ours, &theirs, &remark);
    }
}

fn has_pandoc() -> bool {
    Command::new("pandoc").arg("--version").output().is_ok()
}

fn convert(markdown: &Path, to: &str, out: &Path) {
    let done = Command::new("pandoc")
        .args(["-f", "gfm", "-s", "--metadata", "title=Report", "-t", to, "-o"])
        .args([out, markdown])
        .status();
    assert!(done.is_ok_and(|status| status.success()), "pandoc fails");
}
