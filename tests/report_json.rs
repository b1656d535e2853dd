//! The JSON export: places that give the quoted words in every way of counting, four
//! kinds of nothing, assessment apart from stance, a fixed order of keys.

mod report_support;

use proptest::prelude::*;
use report_support::{A, B, C, D, Given, Made, facts, rough_rows, written};
use sejajar::dossier::{Action, Anchor, Stance};
use sejajar::report::{self, Format};
use sejajar::text::Span;
use serde_json::Value;

fn json(made: &Made) -> Value {
    let (alignment, rows) = rough_rows(&made.0);
    let report = report::build(made.0.dossier(), &alignment, &rows, &facts());
    serde_json::from_str(&written(Format::Json, &report)).expect("JSON")
}

fn with(texts: &[(&str, bool, &[&str])]) -> Made {
    let mut made = Made::default();
    let given = texts.iter().map(|(text, read, furniture)| {
        let given = Given {
            text,
            file: "a.txt",
            furniture,
            read: *read,
            ..Given::default()
        };
        given.entry()
    });
    made.perform(Action::AddArticles(given.collect()));
    made
}

fn count(offsets: &Value, unit: &str) -> std::ops::Range<usize> {
    let at = |end: &str| usize::try_from(offsets[unit][end].as_u64().expect("a number")).expect("small");
    at("start")..at("end")
}

/// What stands at a place, cut out of the text in the three ways of counting.
fn cut(text: &str, offsets: &Value) -> [String; 3] {
    let bytes = text[count(offsets, "bytes")].to_owned();
    let points = count(offsets, "code_points");
    let points = text.chars().skip(points.start).take(points.len()).collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let units = String::from_utf16(&units[count(offsets, "utf16")]).expect("whole characters");
    [bytes, points, units]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_place_gives_its_words_however_it_is_counted(
        before in "(\\PC|🙂|\u{fffe}|\u{1}){0,40}", words in "[a-z🙂ü中]{1,20}", after in "(\\PC|\u{202e}){0,40}",
    ) {
        let text = format!("{before}{words}{after}");
        let mut made = with(&[(&text, true, &[])]);
        let claim = made.claim("x");
        let span = Span::new(before.len(), before.len() + words.len());
        made.mark_at(Anchor::new(A, span), claim, Stance::Asserts, "", None);
        let report = json(&made);
        let place = &report["claims"][0]["cells"][0]["mentions"][0]["places"][0];
        prop_assert_eq!(place["text"].as_str(), Some(words.as_str()));
        let whole = report["articles"][0]["text"].as_str().expect("a text");
        prop_assert_eq!(whole, text.as_str(), "exact");
        for found in cut(whole, &place["offsets"]) {
            prop_assert_eq!(found, words.as_str());
        }
    }
}

#[test]
fn four_kinds_of_nothing_are_four_words() {
    let mut made = with(&[
        ("Kapal masuk pelabuhan kemarin sore.\n", true, &[]),
        ("Cuaca cerah sekali.\n", true, &[]),
        ("Hujan turun deras.\n", false, &[]),
        ("Daftar gratis di sini\n", true, &["Daftar"]),
        ("Kapal masuk pelabuhan kemarin sore lagi.\n", false, &[]),
    ]);
    let claim = made.claim("Kapal masuk");
    made.mark(A, "Kapal masuk", claim, Stance::Asserts, "", None);
    let report = json(&made);
    let cells = report["claims"][0]["cells"].as_array().expect("cells");
    let states: Vec<&str> = cells.iter().filter_map(|cell| cell["state"].as_str()).collect();
    assert_eq!(
        states,
        ["mentions", "read-silent", "not-read", "not-applicable", "suggested"]
    );
    for (cell, article) in cells.iter().zip([A, B, C, D]) {
        assert_eq!(cell["article"], article.to_string());
    }
    assert_eq!(report["claims"][0]["assessment"], Value::Null);
    assert_eq!(report["claims"][0]["standing"]["status"], "unverified");
}

#[test]
fn keys_have_their_order_and_the_format_stands_first() {
    let (alignment, rows) = rough_rows(&Made::default().0);
    let report = report::build(Made::default().0.dossier(), &alignment, &rows, &facts());
    let text = written(Format::Json, &report);
    assert!(text.starts_with("{\n  \"format\": \"sejajar-report/1\",\n  \"masthead\": {"));
    let at = |key: &str| text.find(&format!("\n  \"{key}\"")).expect(key);
    let keys = [
        "articles", "claims", "disputes", "passages", "sources", "notes", "tags", "method",
    ];
    assert!(keys.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    assert_eq!(text, written(Format::Json, &report));
}

#[test]
fn the_schema_stands_beside_it() {
    assert_eq!(report::beside(Format::Json), ["-schema.json"]);
    let (alignment, rows) = rough_rows(&Made::default().0);
    let report = report::build(Made::default().0.dossier(), &alignment, &rows, &facts());
    let mut bytes = Vec::new();
    report::write_beside("-schema.json", &report, "x", "json", &mut bytes).expect("into memory");
    let schema: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["properties"]["format"]["$ref"], "#/$defs/Format");
}
