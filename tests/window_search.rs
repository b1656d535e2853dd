//! Searching in the window, by keys and through the accessibility tree: type, look at
//! the count, tick, mark, take it all back in one step.

mod desk;

use std::path::Path;

use desk::{articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::search::Mode;
use sejajar::session::{Prompt, View};

fn sample() -> Harness<'static, desk::Desk> {
    window(vec![
        Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron"),
    ])
}

fn type_query(desk: &mut Harness<'_, desk::Desk>, text: &str) {
    press(desk, "Ctrl+F");
    assert_eq!(desk.state().session.view(), View::Search);
    // The box has the keyboard, and what stands in it is replaced.
    for letter in text.chars() {
        desk.event(egui::Event::Text(letter.to_string()));
        desk.run();
    }
}

#[test]
fn many_hits_are_marked_and_taken_back_in_one_step() {
    let mut desk = sample();
    type_query(&mut desk, "wisma");
    let search = desk.state().session.search();
    let results = search.results().expect("hits").clone();
    let articles = results.by_article().len();
    assert!(results.hits.len() >= 3 && articles >= 2);
    desk.get_by_label(&format!("{} hits in {articles} articles", results.hits.len()));

    // Into the list: the passage follows the line that is picked.
    press(&mut desk, "ArrowDown ArrowDown");
    assert_eq!(desk.state().session.search().picked(), Some(1));
    let focus = desk.state().session.selection().focus.expect("a passage");
    assert_eq!(focus.span, results.hits[1].span);
    press(&mut desk, "Space");
    assert_eq!(desk.state().session.search().ticked(), 1);
    desk.get_by_label("1 ticked");
    press(&mut desk, "Ctrl+A");
    assert_eq!(desk.state().session.search().ticked(), results.hits.len());
    let passages = desk.state().session.search().passages();

    let before = desk.state().session.dossier().clone();
    press(&mut desk, "C");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Claim));
    desk.get_by_label(&format!("Which claim do these {passages} passages bear on?"));
    fill(&mut desk, "Claim", "Putin stays at a guest house");
    let marked = desk.state().session.dossier().clone();
    assert_eq!(marked.mentions().len(), before.mentions().len() + passages);
    press(&mut desk, "Ctrl+Z");
    assert_eq!(desk.state().session.dossier(), &before);

    // The tick of one line, by its own box; and the claim's number key.
    desk.get_by_label("Tick hit 2").click();
    desk.run();
    press(&mut desk, "1");
    assert_eq!(
        desk.state().session.dossier().mentions().len(),
        before.mentions().len() + 1
    );
}

#[test]
fn switches_have_keys_and_names_and_say_how_they_stand() {
    let mut desk = sample();
    type_query(&mut desk, "puti");
    let count = |desk: &Harness<'_, desk::Desk>| desk.state().session.search().results().unwrap().hits.len();
    assert!(count(&desk) > 0);
    press(&mut desk, "Alt+W");
    assert_eq!(desk.state().session.search().query().mode, Mode::Word);
    assert_eq!(
        desk.state().session.search().query().text,
        "puti",
        "the key is not typed"
    );
    assert_eq!(count(&desk), 0);
    desk.get_by_label("Nothing found");
    press(&mut desk, "Alt+R");
    desk.get_by_label("Regular expression");
    type_query(&mut desk, "puti(");
    desk.get_by_label("The pattern is broken at character 5, “(”: this bracket is never closed");
    type_query(&mut desk, "puti[nm]");
    assert!(count(&desk) > 0);
    desk.get_by_label("Case and accents").click();
    desk.run();
    assert!(desk.state().session.search().query().exact);
    assert_eq!(count(&desk), 0, "no “putin” in lower case");
    for name in [
        "Synonyms",
        "Text",
        "Claims and values",
        "Notes",
        "Sources",
        "Furniture",
        "Search",
    ] {
        assert!(desk.query_all_by_label(name).next().is_some(), "{name}");
    }
}

#[test]
fn enter_goes_to_the_passage_and_f3_on_from_there() {
    let mut desk = window(articles());
    type_query(&mut desk, "manturov");
    press(&mut desk, "Enter");
    assert_eq!(desk.state().session.view(), View::Synopsis);
    let first = desk.state().session.selection().focus;
    assert!(first.is_some());
    press(&mut desk, "F3");
    let second = desk.state().session.selection().focus;
    assert_ne!(second, first);
    press(&mut desk, "Shift+F3");
    assert_eq!(desk.state().session.selection().focus, first);
}

#[test]
fn hits_in_details_and_ratings_lead_to_where_they_stand() {
    use sejajar::dossier::{About, Action, Source};
    use sejajar::session::Command;
    let mut desk = sample();
    let state = desk.state_mut();
    state.handle(Command::Do(Action::SetAbout(About {
        title: "Zzfirst".to_owned(),
        ..About::default()
    })));
    state.handle(Command::Do(Action::AddSource(Source {
        name: "Somebody".to_owned(),
        rated_because: "zzsecond".to_owned(),
        ..Source::default()
    })));
    type_query(&mut desk, "zzfirst");
    press(&mut desk, "Enter");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::About));
    press(&mut desk, "Escape");
    type_query(&mut desk, "zzsecond");
    press(&mut desk, "Enter");
    assert_eq!(desk.state().session.view(), View::Sources);
    assert!(desk.state().session.selection().source.is_some());
    press(&mut desk, "Ctrl+F");
    desk.get_by_label("Details").click();
    desk.run();
    assert!(!desk.state().session.search().query().places.details);
}
