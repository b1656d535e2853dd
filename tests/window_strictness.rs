//! The analyst's slider in the window, through the accessibility tree.

mod desk;

use desk::{articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Links shown, as the panel says it.
fn shown(desk: &Harness<'_, desk::Desk>) -> usize {
    let label = desk.get_by_label_contains("links shown").accesskit_node();
    let text = label.value().or_else(|| label.label()).expect("words");
    text.split(' ')
        .next()
        .and_then(|count| count.parse().ok())
        .expect("a count")
}

#[test]
fn more_links_are_shown_by_a_command_and_taken_back_by_hand() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down");
    let focus = desk.state().session.selection().focus;
    desk.get_by_label("Links from 47 % · automatic").click();
    desk.run();
    let before = shown(&desk);
    press(&mut desk, "Escape");
    assert!(
        desk.query_by_label_contains("links shown").is_none(),
        "Esc closes the panel"
    );
    assert_eq!(
        desk.state().session.selection().focus,
        focus,
        "and lets go of nothing else"
    );

    for _ in 0..3 {
        press(&mut desk, "Ctrl+K");
        fill(&mut desk, "Command", "Show more links");
    }
    desk.get_by_label("Links from 32 % · set by you").click();
    desk.run();
    let more = shown(&desk);
    assert!(more > before, "{before} → {more}");
    assert_eq!(desk.state().session.selection().focus, focus);

    desk.get_by_label("Automatic: 47 %").click();
    desk.run();
    desk.get_by_label("Links from 47 % · automatic");
    assert_eq!(shown(&desk), before);
}

#[test]
fn the_slider_is_moved_by_arrows_while_the_text_stays() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down");
    let focus = desk.state().session.selection().focus;
    desk.get_by_label("Links from 47 % · automatic").click();
    desk.run();
    let before = shown(&desk);
    let value = |desk: &Harness<'_, desk::Desk>| {
        let slider = desk.get_by_label("Links are shown from, per cent");
        slider.accesskit_node().numeric_value()
    };
    assert_eq!(value(&desk), Some(47.0));
    for _ in 0..8 {
        press(&mut desk, "Left");
    }
    assert_eq!(value(&desk), Some(39.0));
    desk.get_by_label("Links from 39 % · set by you");
    assert!(shown(&desk) > before);
    assert_eq!(desk.state().session.selection().focus, focus);
    press(&mut desk, "Ctrl+Z");
    assert_eq!(value(&desk), Some(47.0), "eight steps of the slider are one to undo");
    desk.get_by_label("Links from 47 % · automatic");
}
