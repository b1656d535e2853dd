//! `sejajar eval` and `sejajar analyze --units line`, driven as a program would.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Three lines of one event, in two wordings.
const FERRY: [&str; 2] = [
    "Feri Cakra Bahari tenggelam di dekat Belawan pada Senin malam dengan 214 penumpang.\n\
     Menteri Perhubungan Sutrisno Wibowo terbang ke lokasi untuk memimpin pencarian.\n\
     Harga solar bagi nelayan Belawan naik menjadi 9.800 rupiah pekan lalu.\n",
    "Sebanyak 214 penumpang berada di feri Cakra Bahari yang tenggelam dekat Belawan, Senin malam.\n\
     Pencarian dipimpin Menteri Perhubungan Sutrisno Wibowo, yang terbang ke lokasi.\n\
     Cuaca di Selat Malaka diperkirakan cerah sampai akhir bulan.\n",
];

const FERRY_GOLD: &str = r#"{"pairs": [["b", 0, "a", 0], ["a", 1, "b", 1]]}"#;

/// Another event.
const DAM: [&str; 2] = [
    "Bendungan Tirta Kencana di Klaten retak sepanjang 40 meter setelah gempa.\n\
     Bupati Ratna Dewanti meminta 3.200 warga Desa Sumberejo mengungsi ke balai kota.\n",
    "Setelah gempa, retakan sepanjang 40 meter ditemukan di bendungan Tirta Kencana, Klaten.\n\
     Warga Desa Sumberejo, 3.200 orang, diminta Bupati Ratna Dewanti mengungsi ke balai kota.\n",
];

fn cluster(folder: &Path, texts: [&str; 2], gold: &str) {
    fs::create_dir_all(folder).expect("a folder");
    for (name, text) in ["a.txt", "b.txt"].iter().zip(texts) {
        fs::write(folder.join(name), text).expect("a file");
    }
    fs::write(folder.join("gold.json"), gold).expect("a file");
}

fn sejajar(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.args(arguments).current_dir(folder);
    command
}

fn json(arguments: &[&str], folder: &Path) -> Value {
    let done = sejajar(arguments, folder).assert().success();
    serde_json::from_slice(&done.get_output().stdout).expect("JSON on stdout and nothing else")
}

/// The figures of an answer without its time, which differs from run to run.
fn without_time(mut answer: Value) -> Value {
    let (sets, total) = answer.as_object_mut().expect("an object").into_iter().fold(
        (Vec::new(), Vec::new()),
        |(mut sets, mut total), (key, value)| {
            match key.as_str() {
                "sets" => sets.extend(value.as_array_mut().expect("a list")),
                "total" => total.push(value),
                _ => {}
            }
            (sets, total)
        },
    );
    for figures in sets.into_iter().chain(total) {
        let seconds = figures.as_object_mut().expect("figures").remove("seconds");
        assert!(seconds.expect("a time").as_f64().expect("a number") > 0.0);
    }
    answer
}

/// What it says on stderr when it cannot do it: one line, and exit code 2.
fn refusal(arguments: &[&str], folder: &Path) -> String {
    let done = sejajar(arguments, folder).assert().code(2);
    let output = done.get_output();
    assert!(output.stdout.is_empty(), "nothing on stdout");
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(said.lines().count(), 1, "one line: {said:?}");
    said.trim_end().replace(&format!("{}/", folder.display()), "")
}

fn gold(folder: &TempDir) {
    cluster(&folder.path().join("set/ferry"), FERRY, FERRY_GOLD);
    cluster(
        &folder.path().join("set/dam"),
        DAM,
        r#"{"pairs": [["a", 0, "b", 0], ["a", 1, "b", 1]]}"#,
    );
}

#[test]
fn a_folder_of_clusters_is_one_set_and_folders_are_totalled() {
    let folder = tempfile::tempdir().expect("a folder");
    gold(&folder);
    let answer = without_time(json(&["eval", "set", "set/ferry", "--format", "json"], folder.path()));
    insta::assert_snapshot!(format!("{answer:#}"), @r#"
    {
      "schema": "sejajar.eval/1",
      "sets": [
        {
          "average_precision": 1.0,
          "best_partner": 1.0,
          "f1": 1.0,
          "name": "set",
          "pairs": 4,
          "precision": 1.0,
          "recall": 1.0,
          "units": 10
        },
        {
          "average_precision": 1.0,
          "best_partner": 1.0,
          "f1": 1.0,
          "name": "ferry",
          "pairs": 2,
          "precision": 1.0,
          "recall": 1.0,
          "units": 6
        }
      ],
      "total": {
        "average_precision": 1.0,
        "best_partner": 1.0,
        "f1": 1.0,
        "pairs": 6,
        "precision": 1.0,
        "recall": 1.0,
        "units": 16
      }
    }
    "#);
}

#[test]
fn the_table_is_for_people() {
    let folder = tempfile::tempdir().expect("a folder");
    gold(&folder);
    let done = sejajar(&["eval", "set", "set/ferry"], folder.path()).assert().success();
    let table = String::from_utf8(done.get_output().stdout.clone()).expect("UTF-8");
    let cut: Vec<&str> = table
        .lines()
        .map(|line| line.rsplit_once("  ").expect("columns").0.trim_end())
        .collect();
    insta::assert_snapshot!(cut.join("\n"), @r#"
    set            pairs  precision  recall     F1  average precision  best partner   units
    set                4      1.000   1.000  1.000              1.000         1.000      10
    ferry              2      1.000   1.000  1.000              1.000         1.000       6
    all together       6      1.000   1.000  1.000              1.000         1.000      16
    "#);
}

#[test]
fn lines_out_of_order_are_found_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    gold(&folder);
    let figures = |extra: &[&str]| {
        let arguments = [&["eval", "set", "--format", "json"], extra].concat();
        without_time(json(&arguments, folder.path()))["total"].clone()
    };
    let straight = figures(&[]);
    assert_eq!(straight["f1"], 1.0);
    for extra in [
        &["--permute", "swap"][..],
        &["--permute", "shuffle"],
        &["--permute", "shuffle", "--seed", "7"],
    ] {
        assert_eq!(figures(extra), straight, "{extra:?}");
    }
}

#[test]
fn only_what_was_judged_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let total = |gold: &str| {
        cluster(&folder.path().join("one"), FERRY, gold);
        json(&["eval", "one", "--format", "json"], folder.path())["total"].clone()
    };
    // With one of the two pairs taken out the other link is wrong, unless its lines
    // were not judged, or pairs that are not listed do not count.
    let wrong = total(r#"{"pairs": [["a", 0, "b", 0]]}"#);
    assert_eq!((&wrong["precision"], &wrong["recall"]), (&0.5.into(), &1.0.into()));
    let judged = total(r#"{"pairs": [["a", 0, "b", 0]], "judged": {"a": [0, 2], "b": [0, 1, 2]}}"#);
    assert_eq!(judged["precision"], 1.0);
    let listed = total(r#"{"pairs": [["a", 0, "b", 0]], "negatives": [["b", 2, "a", 0]]}"#);
    assert_eq!(listed["precision"], 1.0);
    let denied = total(r#"{"pairs": [["a", 0, "b", 0]], "negatives": [["b", 1, "a", 1]]}"#);
    assert_eq!(denied["precision"], 0.5);
}

#[test]
fn what_cannot_be_measured_is_said_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    gold(&folder);
    fs::create_dir_all(at.join("none/inside")).expect("a folder");
    fs::create_dir_all(at.join("above")).expect("a folder");
    cluster(&at.join("above/set/ferry"), FERRY, FERRY_GOLD);
    cluster(&at.join("comma"), FERRY, "{\n  \"pairs\": [[\"a\", 0,]]\n}");
    cluster(&at.join("other"), FERRY, r#"{"pairs": [["a", 0, "c", 1]]}"#);
    cluster(&at.join("beyond"), FERRY, r#"{"pairs": [["a", 0, "b", 3]]}"#);
    cluster(&at.join("nothing"), FERRY, r#"{"pairs": []}"#);
    cluster(&at.join("alone"), FERRY, FERRY_GOLD);
    for name in ["a.txt", "b.txt"] {
        fs::remove_file(at.join("alone").join(name)).expect("removed");
    }
    let said: Vec<String> = [
        "gone",
        "set/dam/a.txt",
        "none",
        "above",
        "comma",
        "other",
        "beyond",
        "nothing",
        "alone",
    ]
    .iter()
    .map(|name| refusal(&["eval", name], at))
    .collect();
    insta::assert_snapshot!(said.join("\n"), @r#"
    sejajar: gone: there is no such folder. Give a folder with gold.json and articles (.txt), or a folder of such folders
    sejajar: set/dam/a.txt: this is not a folder. Give a folder with gold.json and articles (.txt), or a folder of such folders
    sejajar: none: no gold.json in it or in a folder in it. Give a folder with articles and gold.json
    sejajar: above: no gold.json in it or in a folder in it. Give the folders in it, such as above/set
    sejajar: comma/gold.json: line 2, column 21: this is not JSON (trailing comma)
    sejajar: other/gold.json: "pairs" names the article "c", but the articles here are a, b
    sejajar: beyond/gold.json: "pairs" names line 3 of "b", which has 3 lines (counted from 0)
    sejajar: nothing: no pair of its gold counts, so nothing can be measured
    sejajar: alone: there is no article in it; a cluster has articles (.txt) beside gold.json
    "#);
}

#[test]
fn lines_are_taken_as_given() {
    let folder = tempfile::tempdir().expect("a folder");
    // A menu line, two sentences on one line, an empty line: what the importer would fold or cut.
    let text = "Baca juga: Berita lain\nKapal itu tiba. Warga menunggu di dermaga.\r\n\n  Ketiga\n";
    for name in ["x.txt", "y.txt"] {
        fs::write(folder.path().join(name), format!("{text}{name}\n")).expect("a file");
    }
    let cut = |extra: &[&str]| -> Vec<String> {
        let arguments = [&["analyze", "x.txt", "y.txt", "--format", "json"], extra].concat();
        let answer = json(&arguments, folder.path());
        assert_eq!(answer["articles"][0]["file"], "x.txt");
        let sentences = answer["articles"][0]["sentences"].as_array().expect("sentences");
        let text = format!("{text}x.txt\n");
        let place = |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("small");
        sentences
            .iter()
            .map(|sentence| {
                let cut = &text[place(&sentence["start"])..place(&sentence["end"])];
                format!("{cut}|{}|{}", sentence["paragraph"], sentence["furniture"])
            })
            .collect()
    };
    assert_eq!(
        cut(&["--units", "line"]),
        [
            "Baca juga: Berita lain|1|false",
            "Kapal itu tiba. Warga menunggu di dermaga.|2|false",
            "Ketiga|3|false",
            "x.txt|4|false"
        ]
    );
    assert_eq!(cut(&[]), cut(&["--units", "sentence"]));
    assert_ne!(cut(&[]), cut(&["--units", "line"]));
}

#[test]
fn a_project_can_be_analysed_by_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    cluster(folder.path(), FERRY, FERRY_GOLD);
    sejajar(&["new", "ferry.ron", "a.txt", "b.txt"], folder.path())
        .assert()
        .success();
    let of = |files: &[&str]| {
        let arguments = [&["analyze", "--units", "line", "--format", "json"], files].concat();
        json(&arguments, folder.path())
    };
    assert_eq!(of(&["ferry.ron"]), of(&["a.txt", "b.txt"]));
}

/// Gold of findings for the first article of the ferry: who is said to lead the search.
const FERRY_FINDINGS: &str = r#"{
  "attributions": [{"article": "b", "speaker": [0, 5], "cue": null, "content": [6, 30], "form": "indirect", "name": ""}],
  "names": [{"canonical": "Sutrisno Wibowo", "forms": ["Sutrisno Wibowo"]}]
}"#;

#[test]
fn findings_stand_beside_gold_or_alone_or_apart_from_their_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    gold(&folder);
    fs::write(at.join("set/ferry/findings.json"), FERRY_FINDINGS).expect("a file");
    let answer = json(&["eval", "set", "--format", "json"], at);
    assert_eq!(answer["sets"][0]["pairs"], 4);
    let measured = answer["total"]["findings"].as_object().expect("figures");
    assert!(
        !measured.is_empty() && !measured.contains_key("discrepancies"),
        "{measured:?}"
    );
    // Alone, there is nothing to align.
    fs::remove_file(at.join("set/ferry/gold.json")).expect("removed");
    let alone = json(&["eval", "set/ferry", "--format", "json"], at);
    assert_eq!(alone["sets"][0]["pairs"], Value::Null);
    assert_eq!(&alone["total"]["findings"], &answer["total"]["findings"]);
    let table = sejajar(&["eval", "set/ferry"], at).assert().success();
    let table = String::from_utf8(table.get_output().stdout.clone()).expect("UTF-8");
    assert!(!table.contains("best partner"), "{table}");
    // Apart: where the file says, or where the caller says.
    let apart = |key: &str| FERRY_FINDINGS.replacen('{', &format!("{{{key}"), 1);
    fs::write(at.join("said.json"), apart(r#""texts": "set/ferry","#)).expect("a file");
    fs::write(at.join("unsaid.json"), FERRY_FINDINGS).expect("a file");
    for arguments in [
        &["eval", "said.json", "--format", "json"][..],
        &["eval", "unsaid.json", "--texts", "set/ferry", "--format", "json"],
    ] {
        assert_eq!(&json(arguments, at)["total"], &alone["total"], "{arguments:?}");
    }
}

#[test]
fn gold_of_findings_that_does_not_fit_is_said_in_one_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    gold(&folder);
    let file = |articles: &str, content: &str| {
        let text = FERRY_FINDINGS.replacen('{', &format!(r#"{{"texts": "set/ferry", "articles": [{articles}],"#), 1);
        fs::write(at.join("findings.json"), text.replace("[6, 30]", content)).expect("a file");
        refusal(&["eval", "findings.json"], at)
    };
    let other = r#"{"file": "b.txt", "sha256": "00"}"#;
    let said = [
        file("", "[6, 9999]"),
        file("", "[6, 30, 31]"),
        file(other, "[6, 30]"),
        file(r#"{"file": "c.txt", "sha256": ""}"#, "[6, 30]"),
    ];
    insta::assert_snapshot!(said.join("\n"), @r#"
    sejajar: findings.json: number 1 of "attributions" has the span 6 to 9999 of "b", which is not one of its text (235 bytes)
    sejajar: findings.json: line 2, column 88: trailing characters
    sejajar: set/ferry/b.txt: this is not the file that findings.json was made on (its SHA-256 differs), so its offsets mean nothing here
    sejajar: findings.json: its article set/ferry/c.txt is not there. Give the folder of the texts with --texts
    "#);
}
