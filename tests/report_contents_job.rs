//! Choosing what stands in the report, in the window, through the accessibility tree.

mod desk;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::{About, Action, Contents, Section};
use sejajar::session::{Command, View};

use desk::{Desk, press, window};

fn report() -> Harness<'static, Desk> {
    let mut desk = window(Vec::new());
    desk.state_mut().open_plain_visit();
    desk.state_mut().handle(Command::Show(View::Report));
    desk.run();
    desk
}

fn contents(desk: &Harness<'_, Desk>) -> Contents {
    desk.state().session.dossier().contents().clone()
}

fn preview(desk: &Harness<'_, Desk>) -> String {
    desk.state().session.preview().expect("a preview").to_string()
}

#[test]
fn sections_articles_and_claims_are_left_out_and_come_back() {
    let mut desk = report();
    let before = preview(&desk);
    let at = desk.get_by_label("Aligned passages in the report").rect();
    for name in [
        "Aligned passages in the report",
        "Article B in the report",
        "Claim c1 in the report",
    ] {
        desk.get_by_label(name).click();
        desk.run();
    }
    let chosen = contents(&desk);
    assert!(!chosen.sections.contains(&Section::Passages));
    // Its tick does not run from the pointer.
    assert_eq!(desk.get_by_label("Aligned passages in the report").rect(), at);
    assert_eq!((chosen.without_articles.len(), chosen.without_claims.len()), (1, 1));
    let after = preview(&desk);
    assert!(before.contains("## Aligned passages") && !after.contains("## Aligned passages"));
    assert!(after.contains("In the dossier, not in this report: B "));
    for _ in 0..3 {
        press(&mut desk, "Ctrl+Z");
    }
    assert_eq!(contents(&desk), Contents::default());
    assert!(desk.state().session.document().is_saved());
}

#[test]
fn sections_move_one_place_at_a_time_and_the_ends_are_ends() {
    let mut desk = report();
    desk.get_by_label("Move “Key judgements” up").click();
    desk.run();
    assert_eq!(
        contents(&desk).sections[..2],
        [Section::Judgements, Section::Introduction]
    );
    desk.get_by_label("Move “Key judgements” down").click();
    desk.run();
    assert_eq!(contents(&desk), Contents::default());
    for name in ["Move “Introduction” up", "Move “The texts in full” down"] {
        desk.get_by_label(name).click();
        desk.run();
        assert_eq!(contents(&desk), Contents::default(), "{name}");
    }
}

#[test]
fn the_section_on_method_cannot_be_left_out() {
    let mut desk = report();
    desk.get_by_label("Method and limits in the report").click();
    desk.run();
    assert_eq!(contents(&desk), Contents::default());
}

#[test]
fn nothing_of_the_list_stands_outside_its_panel() {
    let desk = report();
    let preview = desk
        .get_all_by_label_contains("As Markdown has it")
        .next()
        .expect("the preview");
    let left = preview.rect().left();
    let labels = Section::ALL.map(|section| format!("{} in the report", section.title()));
    for label in labels {
        assert!(desk.get_by_label(&label).rect().right() < left, "{label}");
    }
}

#[test]
fn wording_that_a_reader_may_object_to_is_told_above_the_report() {
    let mut desk = report();
    let introduction = "It is likely, with high confidence, that he came.".to_owned();
    desk.state_mut().handle(Command::Do(Action::SetAbout(About {
        introduction,
        ..About::default()
    })));
    desk.run();
    let told = desk.get_all_by_label_contains("1 remark on wording");
    told.into_iter().next().expect("the remark").click();
    desk.run();
    let opened = desk.query_all_by_label_contains("Say each in a sentence of its own");
    assert_eq!(opened.count(), 2, "at the head in short, and in full");
    press(&mut desk, "Ctrl+Z");
    assert!(desk.query_all_by_label_contains("remark on wording").next().is_none());
}
