//! Who says what, as `analyze` lists it: JSON by the contract, and text for a terminal.

use assert_cmd::Command;
use serde_json::Value;

const SEEDS: [&str; 2] = ["seeds/1-cakrawala.txt", "seeds/4-kabarrandu-en.txt"];

fn analyze(format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("analyze");
    let output = command
        .args(SEEDS)
        .args(["--format", format])
        .output()
        .expect("it runs");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn span<'t>(text: &'t str, span: &Value) -> &'t str {
    let end = |name: &str| usize::try_from(span[name].as_u64().expect("a place")).expect("small");
    &text[end("start")..end("end")]
}

#[test]
fn json_has_speaker_cue_content_form_and_chain() {
    let told: Value = serde_json::from_str(&analyze("json")).expect("JSON");
    let text = std::fs::read_to_string(SEEDS[1]).expect("a seed");
    let of_b = |found: &&Value| found["article"] == "B";
    let all: Vec<&Value> = told["attributions"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(of_b)
        .collect();
    let relayed = all
        .iter()
        .find(|found| span(&text, &found["cue"]) == "as read out by")
        .expect("relayed");
    assert_eq!(span(&text, &relayed["speaker"]), "Ushakov");
    assert_eq!(relayed["name"], "Yuri Ushakov");
    let via: Vec<&str> = relayed["via"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|name| span(&text, name))
        .collect();
    assert_eq!(via, ["Interfax"]);
    let forms: Vec<&str> = all.iter().filter_map(|found| found["form"].as_str()).collect();
    assert!(forms.contains(&"direct") && forms.contains(&"indirect"));
    let quoted = all.iter().find(|found| found["form"] == "direct").expect("a quotation");
    assert!(span(&text, &quoted["content"]).starts_with("For Kim, Moscow is"));
}

#[test]
fn text_reads_as_a_list() {
    let text = analyze("text");
    let (_, list) = text.split_once("\nwho says what").expect("the list follows the rows");
    let (list, _) = list.split_once(" names\n").expect("the names follow");
    let list = list.trim_end_matches(|c: char| c.is_ascii_digit() || c == '\n');
    insta::assert_snapshot!(format!("{list}\n"));
}
