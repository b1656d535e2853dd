//! The Excel workbook: the same bytes each time, text that is only text, links that are
//! only web addresses, whatever the dossier holds. `tests/readers/xlsx.py` reads it back.

mod report_support;

use std::io::{Cursor, Read};

use report_support::{A, Given, Made, facts, rough_rows};
use sejajar::dossier::{About, Action, Stance};
use sejajar::report::{self, Format};

const HOSTILE: [&str; 6] = [
    "=HYPERLINK(\"http://a\")",
    "\u{1}\u{b}\u{fffe}\u{1fffe}\u{202e}",
    "_x0041_",
    "]]> <x/> &amp;",
    "@SUM(A1)\r\n",
    "",
];

fn workbook(made: &Made) -> Vec<u8> {
    let (alignment, rows) = rough_rows(&made.0);
    let report = report::build(made.0.dossier(), &alignment, &rows, &facts());
    let mut bytes = Vec::new();
    report::write(Format::Xlsx, &report, &mut bytes).expect("into memory");
    bytes
}

/// Every part of the archive that is XML, after checking that it is well formed.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        let mut reader = quick_xml::Reader::from_str(&text);
        while !matches!(reader.read_event().expect("well formed"), quick_xml::events::Event::Eof) {}
        let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
        assert!(text.chars().all(allowed), "{name} has what XML cannot hold");
        parts.push((name, text));
    }
    parts
}

fn hostile() -> Made {
    let long = "panjang 🙂".repeat(6000);
    let mut made = Made::default();
    let entries = HOSTILE.iter().enumerate().map(|(index, text)| {
        let own = format!("Kapal masuk, kata Rani. {index}\n");
        let given = Given {
            text: &own,
            file: text,
            outlet: text,
            headline: text,
            date: text,
            url: if index == 0 {
                "javascript:alert(1)"
            } else {
                "https://a.example/x?y=1&z#f"
            },
            read: true,
            ..Given::default()
        };
        given.entry()
    });
    made.perform(Action::AddArticles(entries.collect()));
    made.perform(Action::SetAbout(About {
        title: format!("{}{long}", HOSTILE.concat()),
        analyst: HOSTILE.concat(),
        introduction: HOSTILE.concat(),
    }));
    for text in HOSTILE
        .into_iter()
        .chain([long.as_str()])
        .filter(|text| !text.trim().is_empty())
    {
        let claim = made.claim(text);
        let source = made.source(text, text, Some('C'), &[text]);
        for stance in Stance::ALL {
            made.mark(A, "Kapal masuk", claim, stance, text, Some((source, "kata")));
        }
    }
    made
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    assert!(workbook(&hostile()) == workbook(&hostile()));
}

#[test]
fn nothing_is_a_formula_and_only_the_web_is_linked() {
    let parts = parts(workbook(&hostile()));
    let mut links = 0;
    for (name, text) in &parts {
        if name.starts_with("xl/worksheets/sheet") {
            assert!(!text.contains("<f>") && !text.contains("<f "), "{name} has a formula");
        }
        assert!(
            !text.contains("javascript:") || name == "xl/sharedStrings.xml",
            "{name}"
        );
        links += text.matches("relationships/hyperlink\" Target=\"https://").count();
    }
    assert_eq!(links, HOSTILE.len() - 1);
}

#[test]
fn what_does_not_fit_says_so() {
    let parts = parts(workbook(&hostile()));
    let strings = parts
        .iter()
        .find(|(name, _)| name == "xl/sharedStrings.xml")
        .expect("strings");
    assert!(strings.1.contains("(shortened; the whole has "));
    assert!(strings.1.contains("shortened, each with a word at its end"));
    assert!(strings.1.contains("_x005F_x0041_"), "no escape is read into a text");
}

#[test]
fn an_empty_dossier_is_a_workbook_of_heads() {
    let parts = parts(workbook(&Made::default()));
    assert_eq!(
        parts
            .iter()
            .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
            .count(),
        6
    );
    assert!(!parts.iter().any(|(name, _)| name.starts_with("xl/tables/")));
}
