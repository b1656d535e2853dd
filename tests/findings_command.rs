//! `sejajar analyze` tells names and discrepancies, driven as a program would.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;

const ONE: &str = "Presiden Putin dari Moskow tiba di Pyongyang pada Selasa malam.\n\
    Ia didampingi Wakil Perdana Menteri Denis Mantrurov dan Yuri Ushakov.\n\
    Kedua pemimpin mungkin menandatangani perjanjian kemitraan strategis.\n";
const OTHER: &str = "Presiden Putin tiba di Pyongyang pada Rabu pagi pukul 3 waktu setempat.\n\
    Ia didampingi Wakil Perdana Menteri Pertama Denis Manturov dan Yury Ushakov.\n\
    Kedua pemimpin akan menandatangani perjanjian kemitraan strategis.\n";

fn analyze(format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", ONE), ("b.txt", OTHER)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let done = Command::cargo_bin("sejajar")
        .unwrap()
        .args(["analyze", "a.txt", "b.txt", "--units", "line", "--format", format])
        .current_dir(folder.path())
        .assert()
        .success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

#[test]
fn json_lists_names_and_discrepancies_with_their_places() {
    let found: Value = serde_json::from_str(&analyze("json")).unwrap();
    let names = found["names"].as_array().unwrap();
    let ushakov = names.iter().find(|name| name["canonical"] == "Yuri Ushakov").unwrap();
    assert_eq!(ushakov["forms"], serde_json::json!(["Yuri Ushakov", "Yury Ushakov"]));
    let place = &ushakov["places"][0];
    let start = ONE.find("Yuri Ushakov").unwrap();
    assert_eq!(
        (&place["start"], &place["end"]),
        (&start.into(), &(start + "Yuri Ushakov".len()).into())
    );

    let discrepancies = found["discrepancies"].as_array().unwrap();
    let first = &discrepancies[0];
    assert_eq!(
        (&first["kind"], &first["relation"]),
        (&"date".into(), &"reconciled".into())
    );
    let side = &first["sides"][0]["spans"][0];
    assert!(side["article"].is_string() && side["end"].as_u64() > side["start"].as_u64());
    assert!(found["attributions"].is_array());
    assert!(found.get("not_computed").is_none(), "everything is looked for");
}

#[test]
fn text_reads_well_in_a_terminal() {
    let text = analyze("text");
    let (_, findings) = text.split_once(" names\n").unwrap();
    insta::assert_snapshot!(findings);
}
