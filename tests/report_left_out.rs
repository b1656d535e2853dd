//! Whatever a report is written in says what of the dossier it is without.

mod report_support;

use std::io::{Cursor, Read as _};
use std::path::Path;

use report_support::{facts, rough_rows};
use sejajar::dossier::{Action, Contents, Document};
use sejajar::project;
use sejajar::report::{self, Format, Report};

fn reduced() -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron");
    let text = std::fs::read_to_string(path).expect("the sample");
    let mut document = Document::new(project::from_ron(&text).expect("it opens").0);
    let mut contents = Contents::default();
    let ids = document.dossier().articles().keys().nth(1).copied();
    contents.without_articles.extend(ids);
    contents
        .without_claims
        .extend(document.dossier().claims().keys().nth(1).copied());
    document
        .perform(Action::SetContents(contents))
        .expect("it can be left out");
    let (alignment, rows) = rough_rows(&document);
    report::build(document.dossier(), &alignment, &rows, &facts())
}

/// All that is written in a format, archives unpacked.
fn written(format: Format, report: &Report) -> String {
    let mut bytes = Vec::new();
    report::write(format, report, &mut bytes).expect("into memory");
    for suffix in report::beside(format) {
        report::write_beside(suffix, report, "r", "csv", &mut bytes).expect("into memory");
    }
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else {
        return String::from_utf8_lossy(&bytes).into_owned();
    };
    let mut text = Vec::new();
    for index in 0..archive.len() {
        archive
            .by_index(index)
            .expect("an entry")
            .read_to_end(&mut text)
            .expect("its bytes");
    }
    String::from_utf8_lossy(&text).into_owned()
}

#[test]
fn every_format_with_room_for_words_says_what_is_left_out() {
    let report = reduced();
    for format in [
        Format::Html,
        Format::Markdown,
        Format::Docx,
        Format::Xlsx,
        Format::Csv,
        Format::Json,
        Format::WebAnnotation,
        Format::Qdpx,
    ] {
        let text = written(format, &report);
        for told in ["The dossier holds more than this report", "article B (", "claim c2"] {
            assert!(text.contains(told), "{format:?} does not say “{told}”");
        }
    }
}

#[test]
fn the_counts_are_of_what_stands_in_the_report() {
    let report = reduced();
    let counts = report.masthead.counts;
    assert_eq!(counts.mentions, report.quotations().count());
    assert_eq!(counts.claims, report.claims.len());
    assert_eq!(counts.articles, report.articles.len());
}
