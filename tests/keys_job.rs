//! Keys of the analyst's own: whatever stands in the file, a key belongs to one
//! command; changed in the window they hold at once and the next time.

mod desk;

use std::collections::BTreeMap;

use assert_cmd::Command as Program;
use desk::{articles, press, window};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use proptest::prelude::*;
use sejajar::dossier::Stance;
use sejajar::session::{Chord, Command, Keymap, Prompt, Verb};
use sejajar::world;

/// One entry of a keys file, right or wrong.
fn entry() -> impl Strategy<Value = String> {
    let names: Vec<String> = Verb::ALL.iter().map(|verb| verb.name()).collect();
    let keys: Vec<String> = Chord::key_names().map(str::to_owned).collect();
    let key = (
        prop::sample::select(vec!["", "Ctrl+", "Shift+", "Alt+", "Ctrl+Shift+"]),
        prop::sample::select(keys),
    )
        .prop_map(|(held, key)| format!("\"{held}{key}\""));
    let keys = prop::collection::vec(key, 0..3).prop_map(|keys| format!("[{}]", keys.join(", ")));
    let value = prop_oneof![20 => keys, 1 => Just("\"U\"".to_owned()), 1 => Just("[\"Nose\"]".to_owned())];
    let name = prop_oneof![20 => prop::sample::select(names), 1 => Just("no-such-thing".to_owned())];
    (name, value).prop_map(|(name, value)| format!("\"{name}\": {value},\n"))
}

proptest! {
    #[test]
    fn no_two_commands_share_a_key_whatever_the_file_says(entries in prop::collection::vec(entry(), 0..25)) {
        let text = format!("{{\n{}}}", entries.concat());
        let (keymap, faults) = world::keys_from(&text, "keys.ron");
        let mut owners: BTreeMap<Chord, Vec<Verb>> = BTreeMap::new();
        for (chord, verb) in keymap.all() {
            let others = owners.entry(chord).or_default();
            let clash = others.iter().find(|other| other.meets(verb));
            prop_assert!(clash.is_none(), "{} is {:?} and {:?}", chord, clash, verb);
            others.push(verb);
        }
        prop_assert_eq!(owners.get(&"Escape".parse().unwrap()), Some(&vec![Verb::Cancel]));
        // What is not in force is told, each with its line.
        prop_assert!(faults.iter().all(|fault| fault.starts_with("keys.ron line ")));
        let (again, _) = world::keys_from(&text, "keys.ron");
        prop_assert_eq!(again, keymap);
    }
}

#[test]
fn a_key_changed_on_the_sheet_works_is_shown_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.ron");
    let mut desk = window(articles());
    desk.state_mut().keys_file = Some(file.clone());
    press(&mut desk, "F1");
    desk.get_by_label("Mark as the last time: .").click_accesskit();
    desk.run();
    press(&mut desk, "Enter Ctrl+R");
    desk.get_by_label("Mark as the last time: Ctrl R");
    press(&mut desk, "Escape");
    assert_eq!(desk.state().session.prompt(), None);
    assert_eq!(
        world::read_keys(&file),
        (desk.state().session.keymap().clone(), Vec::new())
    );

    // The new key marks, the old one does nothing.
    press(&mut desk, "Down Down C");
    desk::fill(&mut desk, "Claim", "A claim");
    press(&mut desk, "D Down Period");
    assert_eq!(desk.state().session.dossier().mentions().len(), 1);
    press(&mut desk, "Ctrl+R");
    let dossier = desk.state().session.dossier();
    assert_eq!(dossier.mentions().len(), 2);
    assert!(
        dossier
            .mentions()
            .values()
            .all(|mention| mention.stance == Stance::Denies)
    );

    // Back to what it comes with, by one key.
    press(&mut desk, "F1");
    desk.get_by_label("Mark as the last time: Ctrl R").click_accesskit();
    desk.run();
    press(&mut desk, "Backspace");
    desk.get_by_label("Mark as the last time: .");
    assert_eq!(world::read_keys(&file), (Keymap::default(), Vec::new()));
}

#[test]
fn a_clash_on_the_sheet_names_both_and_asks_on() {
    let mut desk = window(articles());
    press(&mut desk, "F1");
    desk.get_by_label("Mark as the last time: .").click_accesskit();
    desk.run();
    press(&mut desk, "Enter Ctrl+S");
    let told = desk.get_by(|node| {
        node.value()
            .is_some_and(|text| text.contains("cannot both have Ctrl+S"))
    });
    let told = told.value().unwrap();
    assert!(
        told.contains("“Mark as the last time”") && told.contains("“Save”"),
        "{told}"
    );
    assert_eq!(*desk.state().session.keymap(), Keymap::default());
    assert!(
        !desk.state().session.document().is_saved(),
        "the key pressed there is no command"
    );
    // Esc leaves the key as it is, and does not close the sheet.
    press(&mut desk, "Escape");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Keys));
    // Taken away, a key does nothing and stands nowhere.
    press(&mut desk, "Delete");
    desk.get_by_label("Mark as the last time: –");
    press(&mut desk, "Escape");
    assert!(desk.state().session.keymap().keys_of(Verb::RepeatMark).is_empty());
}

#[test]
fn hints_follow_the_keys_and_faults_are_told_in_the_window() {
    let (keymap, faults) = world::keys_from("{\"link\": [\"K\"], \"nothing\": []}", "keys.ron");
    let mut desk = window(articles());
    desk.state_mut().session.use_keys(keymap, &faults);
    desk.run();
    let told = |desk: &desk::Desk| {
        desk.session
            .messages()
            .last()
            .map(|message| message.text.clone())
            .unwrap_or_default()
    };
    assert!(told(desk.state()).contains("keys.ron line 1: no command is called “nothing”"));
    press(&mut desk, "Down K");
    assert!(told(desk.state()).ends_with("then K again"), "{}", told(desk.state()));
    desk.state_mut().handle(Command::Run(Verb::Cancel));
    press(&mut desk, "L");
    assert!(desk.state().session.link_from().is_none());
}

#[test]
fn the_command_line_lists_and_checks() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut program = Program::new(env!("CARGO_BIN_EXE_sejajar"));
        let program = program.args(arguments).current_dir(folder.path());
        program
            .env("XDG_CONFIG_HOME", folder.path())
            .env("HOME", folder.path())
            .output()
            .unwrap()
    };
    std::fs::write(folder.path().join("mine.ron"), "{\n\"repeat-mark\": [\"Ctrl+S\"],\n}").unwrap();
    let checked = run(&["keys", "--check", "mine.ron"]);
    let told = String::from_utf8(checked.stdout).unwrap();
    assert_eq!(checked.status.code(), Some(1));
    assert!(
        told.starts_with("mine.ron line 2: “Mark as the last time” and “Save”"),
        "{told}"
    );
    assert_eq!(run(&["keys", "--check", "none.ron"]).status.code(), Some(2));
    let table = run(&["keys"]);
    assert_eq!(table.status.code(), Some(0));
    assert!(String::from_utf8(table.stdout).unwrap().contains("repeat-mark"));
}

/// Which of the matrix's three modes shows.
fn shown(desk: &egui_kittest::Harness<'_, desk::Desk>) -> [bool; 3] {
    ["Show: Signs", "Show: Summary", "Show: Quotations"].map(|label| {
        let toggled = desk.get_by_label(label).accesskit_node().toggled();
        toggled == Some(egui::accesskit::Toggled::True)
    })
}

#[test]
fn keys_of_one_view_are_in_the_table_too() {
    let mut desk = desk::marked();
    press(&mut desk, "Ctrl+2");
    let before = shown(&desk);
    press(&mut desk, "G");
    let after = shown(&desk);
    assert_ne!(before, after);

    // Another key for it; the old one does nothing then.
    let other = vec!["Ctrl+R".parse().unwrap()];
    desk.state_mut().handle(Command::SetKeys(Verb::MatrixMode, Some(other)));
    desk.run();
    press(&mut desk, "G");
    let kept = shown(&desk);
    assert_eq!(kept, after);
    press(&mut desk, "Ctrl+R");
    let next = shown(&desk);
    assert_ne!(next, after);

    // By its name, from the palette.
    press(&mut desk, "Ctrl+K");
    desk::fill(&mut desk, "Command", "summaries in turn");
    desk.run();
    let by_name = shown(&desk);
    assert_ne!(by_name, next);
}

#[test]
fn one_key_may_mean_two_things_where_they_never_meet() {
    let key = |text: &str| -> Vec<Chord> { vec![text.parse().unwrap()] };
    let keymap = Keymap::default();
    // The sources view has it as well, on another view.
    assert!(keymap.changed(Verb::MatrixMode, &key("G")).is_ok());
    // Marking works in the matrix: its keys are not free there.
    let fault = keymap.changed(Verb::MatrixMode, &key("D")).unwrap_err().to_string();
    assert!(
        fault.contains(Verb::Denies.label()) && fault.contains(Verb::MatrixMode.label()),
        "{fault}"
    );
    // In the codebook no text is marked.
    assert!(keymap.changed(Verb::MoveTag, &key("D")).is_ok());
    assert!(keymap.changed(Verb::MoveTag, &key("I")).is_err());
}

#[test]
fn faults_of_the_file_stand_on_the_sheet_until_they_are_mended() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys.ron");
    std::fs::write(&file, "{\n    \"link\": [\"M\"],\n}\n").unwrap();
    let (keymap, faults) = world::read_keys(&file);
    let mut desk = window(articles());
    desk.state_mut().keys_file = Some(file.clone());
    desk.state_mut().session.use_keys(keymap, &faults);
    // The messages are put away; the sheet still says it.
    while !desk.state().session.messages().is_empty() {
        desk.state_mut().handle(Command::DismissMessage(0));
    }
    press(&mut desk, "F1");
    desk.get_by_label_contains("keys.ron has a fault");
    let told = desk.get_by_label_contains("keys.ron line 2: ");
    let told = told.value().or(told.accesskit_node().label()).expect("words");
    for part in [Verb::Link.label(), Verb::AddNote.label(), "cannot both have M"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    // Another key for the command mends the file, and the sheet is free of it.
    desk.get_by_label(&format!("{}: L", Verb::Link.label()))
        .click_accesskit();
    desk.run();
    press(&mut desk, "Enter K");
    assert_eq!(desk.state().session.key_faults(), &[] as &[String]);
    assert!(desk.query_by_label_contains("keys.ron has").is_none());
    assert_eq!(world::read_keys(&file).1, Vec::<String>::new());
}
