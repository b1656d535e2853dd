//! Language files of the user's: what is added, what is refused, and that neither harms
//! what comes with the app.

use serde::Deserialize;

use super::*;

#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
struct Speech {
    verbs: Vec<String>,
    according: Vec<String>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
struct Meanings {
    numbers: BTreeMap<String, u64>,
    words: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
struct File {
    speech: Speech,
    meanings: Meanings,
}

fn own(code: &str, text: &str) -> OwnFile {
    OwnFile {
        code: code.to_owned(),
        name: format!("{code}.ron"),
        text: text.to_owned(),
    }
}

#[test]
fn every_file_of_the_app_is_read_without_a_fault_and_stays_what_it_is() {
    for (code, text) in FILES.iter().chain(&[(COMMON_CODE, COMMON)]) {
        let (node, faults) = Node::read(text);
        assert_eq!(faults, [], "{code}");
        let mut written = String::new();
        node.write(&mut written);
        assert_eq!(
            ron::from_str::<ron::Value>(&written).unwrap(),
            ron::from_str::<ron::Value>(text).unwrap(),
            "{code}"
        );
    }
}

#[test]
fn a_file_of_the_app_laid_over_itself_changes_nothing() {
    let files: Vec<OwnFile> = FILES.iter().map(|(code, text)| own(code, text)).collect();
    let (languages, faults) = Languages::with(&files);
    assert_eq!(faults, Vec::<String>::new());
    for (code, _) in FILES {
        let (before, after) = (Languages::default().of::<File>(code), languages.of::<File>(code));
        assert_eq!(before, after, "{code}");
        assert!(languages.lists(code).iter().all(|list| list.own == 0), "{code}");
    }
}

#[test]
fn entries_are_added_list_by_list() {
    let text = "(speech: (verbs: [\"said\", \"opined\"]), meanings: (numbers: {\"umpteen\": 17}, words: {\"road\": [\"boulevard\"], \"tram\": [\"tram\"]}))";
    let (languages, faults) = Languages::with(&[own("en", text)]);
    assert_eq!(faults, Vec::<String>::new());
    let (before, after) = (Languages::default().of::<File>("en"), languages.of::<File>("en"));
    let mut verbs = before.speech.verbs.clone();
    verbs.push("opined".to_owned());
    assert_eq!(after.speech.verbs, verbs, "the one that was there is not there twice");
    assert_eq!(after.speech.according, before.speech.according);
    assert_eq!(after.meanings.numbers["umpteen"], 17);
    assert_eq!(after.meanings.numbers.len(), before.meanings.numbers.len() + 1);
    assert_eq!(after.meanings.words["road"], ["road", "boulevard"]);
    assert_eq!(after.meanings.words["tram"], ["tram"]);
    let counted = languages.lists("en");
    let verbs = counted.iter().find(|list| list.list == "verbs").unwrap();
    assert_eq!((verbs.section.as_str(), verbs.own), ("speech", 1));
}

#[test]
fn a_new_language_needs_no_code() {
    let (languages, faults) = Languages::with(&[own("sv", "(speech: (verbs: [\"sade\"]))")]);
    assert_eq!(faults, Vec::<String>::new());
    assert!(languages.codes().any(|code| code == "sv") && languages.has_own("sv"));
    assert_eq!(languages.of::<File>("sv").speech.verbs, ["sade"]);
    assert_eq!(languages.of::<File>("sv").meanings, Meanings::default());
}

#[test]
fn every_fault_is_told_by_its_line_and_the_rest_holds() {
    let text = "\u{feff}(\n speech: (\n  verbs: [\"opined\", 5, \"\"],\n  verb: [\"x\"],\n  according: \"per\",\n ),\n speach: (verbs: []),\n meanings: (\n  numbers: {\"umpteen\": 17, \"some\": -3, \"few\": 2.5, \"huge\": 99999999999999999999999999, five: 5},\n  words: {\"tram\": [\"tram\" \"trolley\"]},\n ),\n speech: (),\n)";
    let (languages, faults) = Languages::with(&[own("en", text)]);
    for (line, words) in [
        (3, "a text in quotation marks is expected"),
        (3, "there is no word"),
        (4, "is “verbs” meant?"),
        (5, "a list in square brackets"),
        (7, "nothing is called “speach” here: is “speech” meant?"),
        (9, "a whole number is expected"),
        (9, "a text in quotation marks is expected"),
        (10, "a comma is missing"),
        (12, "“speech” stands twice"),
    ] {
        let here = format!("en.ron line {line}: ");
        let found = faults
            .iter()
            .any(|fault| fault.starts_with(&here) && fault.contains(words));
        assert!(found, "line {line} {words:?} in {faults:#?}");
    }
    assert_eq!(faults.len(), 11, "{faults:#?}");
    let file = languages.of::<File>("en");
    assert_eq!(file.speech.verbs.last().map(String::as_str), Some("opined"));
    assert_eq!(file.meanings.numbers["umpteen"], 17);
    assert!(!file.meanings.numbers.contains_key("some") && file.meanings.numbers["five"] == 5);
    assert_eq!(file.meanings.words["tram"], ["tram", "trolley"]);
}

#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
struct Values {
    months: BTreeMap<String, u8>,
    parts_of_day: BTreeMap<String, (u8, u8)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WithValues {
    values: Values,
}

#[test]
fn a_number_out_of_its_limits_is_told_and_costs_no_other() {
    let text = "(\n values: (\n  months: {\"octember\": 13, \"novober\": 11},\n  parts_of_day: {\"gloaming\": (17, 25), \"twilight\": (17, 19)},\n  days: {\"anon\": 99999999999},\n ),\n discrepancies: (certainty: (posible: [\"bound to\"])),\n)";
    let common =
        "(values: (places: [(names: [\"Atlantis\"], zone: 900), (names: [\"Lilliput\"], within: \"Blefuscu\")]))";
    let (languages, faults) = Languages::with(&[own("en", text), own("common", common)]);
    assert_eq!(
        faults,
        [
            "en.ron line 3: a month is a number from 1 to 12",
            "en.ron line 4: an hour is a number from 0 to 23",
            "en.ron line 5: days are counted from -366 to 366",
            "en.ron line 7: nothing is called “posible” here: is “possible” meant?",
            "common.ron line 1: a zone is -720 to 840 minutes from Greenwich",
        ]
    );
    let values = languages.of::<WithValues>("en").values;
    assert_eq!(values.months.get("novober"), Some(&11));
    assert!(values.months.contains_key("january") && !values.months.contains_key("octember"));
    assert_eq!(values.parts_of_day.get("twilight"), Some(&(17, 19)));
    let places = |languages: &Languages| languages.lists("common").into_iter().find(|list| list.list == "places");
    assert_eq!(places(&languages).map(|list| list.own), Some(1));
}

#[test]
fn a_file_that_is_none_leaves_what_comes_with_the_app() {
    let before = Languages::default().of::<File>("en");
    for text in [
        "",
        "nonsense",
        "[1]",
        "{\"a\": 1}",
        "\"",
        "(",
        ")",
        "((((",
        "#![enable(x)]\n()",
    ] {
        let (languages, faults) = Languages::with(&[own("en", text)]);
        assert_eq!(languages.of::<File>("en"), before, "{text:?}");
        assert!(text.is_empty() || !faults.is_empty(), "{text:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_file_harms_the_lists_of_the_app(text in "[(){}\\[\\]:,\"a-c0-9 \n/-]{0,60}", prefix in 0_usize..4) {
        let begin = ["", "(speech: (verbs: [\"opined\", ", "(meanings: (numbers: {\"a\": ", "(sentences: "][prefix];
        let (languages, _) = Languages::with(&[own("en", &format!("{begin}{text}"))]);
        let (before, after) = (Languages::default().of::<File>("en"), languages.of::<File>("en"));
        proptest::prop_assert!(after.speech.verbs.starts_with(&before.speech.verbs));
        proptest::prop_assert!(before.meanings.numbers.keys().all(|word| after.meanings.numbers.contains_key(word)));
    }
}
