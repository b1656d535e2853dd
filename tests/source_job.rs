//! The project's text in the window, and the reading lenses one by one.

mod desk;

use std::sync::Arc;

use desk::{Desk, articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::project::source::Source;
use sejajar::project::to_ron;
use sejajar::session::{Command, Lens, Lenses, Outcome, Verb, View};

/// The numbers of the lines in sight, in order.
fn lines(desk: &Harness<'_, Desk>) -> Vec<usize> {
    let number = |text: String| text.split_once(':')?.0.parse().ok();
    let mut lines: Vec<usize> = desk
        .query_all_by(|node| node.role() == egui::accesskit::Role::Label)
        .filter_map(|node| number(node.value()?))
        .collect();
    lines.sort_unstable();
    lines
}

#[test]
fn the_source_is_what_a_save_would_write_and_follows_the_selection() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "A claim");
    desk.state_mut().handle(Command::Run(Verb::ShowSource));
    desk.run();
    let session = &desk.state().session;
    let source = session.source().expect("a text").clone();
    assert_eq!(source.text(), to_ron(session.dossier()));
    // The mark is selected: its line is in sight, few others are set.
    let mark = source.line_of("m1").unwrap() + 1;
    let seen = lines(&desk);
    assert!(seen.contains(&mark) && seen.len() < 100, "{mark} in {seen:?}");
    press(&mut desk, "Home");
    assert_eq!(lines(&desk)[0], 1);
    press(&mut desk, "PageDown");
    let page = lines(&desk)[0];
    assert!(page > 10, "{page}");
    press(&mut desk, "PageUp");
    assert_eq!(lines(&desk)[0], 1);
    press(&mut desk, "End");
    assert!(lines(&desk).contains(&source.lines()));
    let claim = *desk.state().session.dossier().claims().keys().next().unwrap();
    desk.state_mut().handle(Command::SelectClaim(claim));
    desk.run();
    assert!(lines(&desk).contains(&(source.line_of("c1").unwrap() + 1)));
    // A change is there at once, for a save that was made meanwhile too.
    press(&mut desk, "Ctrl+Z");
    let session = &desk.state().session;
    assert_eq!(session.view(), View::Source);
    assert_eq!(session.source().unwrap().text(), to_ron(session.dossier()));
}

#[test]
fn of_a_long_text_only_what_is_in_sight_is_set() {
    let mut desk = window(articles());
    desk.state_mut().handle(Command::Run(Verb::ShowSource));
    let long = format!("(\n{})\n", "  name: \"word and word\", // of many\n".repeat(150_000));
    assert!(long.len() > 5_000_000);
    let revision = desk.state().session.document().revision();
    let source = Arc::new(Source::new(long));
    desk.state_mut().session.finish(Outcome::Sourced(revision, source));
    desk.run();
    press(&mut desk, "End");
    let seen = lines(&desk);
    assert!(seen.contains(&150_002) && seen.len() < 100, "{}", seen.len());
}

#[test]
fn lenses_are_switched_one_by_one_and_all_at_once() {
    let mut desk = window(articles());
    let now = |desk: &Harness<'_, Desk>| desk.state().session.panels().lenses;
    press(&mut desk, "V");
    assert_eq!(now(&desk), Lenses::ALL);
    press(&mut desk, "V");
    desk.get_by_label("Reading lenses").click();
    desk.run();
    desk.get_by_label("Numbers").click();
    desk.run();
    assert_eq!(now(&desk), Lenses::default().switched(Lens::Numbers));
    desk.get_by_label("Dates").click();
    desk.run();
    let two = Lenses::default().switched(Lens::Numbers).switched(Lens::Dates);
    assert_eq!(now(&desk), two, "the menu stays open");
    press(&mut desk, "Escape V");
    assert_eq!(now(&desk), Lenses::default());
    press(&mut desk, "V");
    assert_eq!(now(&desk), two, "those that were on");
    desk.state_mut().handle(Command::Run(Verb::LensDates));
    assert_eq!(now(&desk), Lenses::default().switched(Lens::Numbers));
}
