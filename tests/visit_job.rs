//! A mark in a hidden column is gone to without changing the dossier: the column is shown
//! for a visit, which is no step of the history, is not saved and is in no report.

mod desk;

use desk::{Desk, articles, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::article::ArticleId;
use sejajar::dossier::{Action, MarkAs, MentionId, Stance};
use sejajar::session::{Command, Seek, View};

const HIDDEN: ArticleId = ArticleId(2);

/// Five articles; the third is hidden and has the one mark there is.
fn with_a_mark_out_of_sight() -> (Harness<'static, Desk>, MentionId) {
    let mut desk = window(articles());
    let state = desk.state_mut();
    let sentence = state.session.dossier().articles()[&HIDDEN].article.sentences[3].span;
    let at = sejajar::dossier::Anchor::new(HIDDEN, sentence);
    let mark = MarkAs::NewClaim("Something out of sight".to_owned(), Stance::Asserts, None);
    state.handle(Command::Do(Action::Mark(at, mark)));
    state.handle(Command::Do(Action::SetHidden(HIDDEN, true)));
    let (mention, _) = state.session.dossier().mentions().first_key_value().expect("the mark");
    let mention = *mention;
    desk.run();
    (desk, mention)
}

fn columns(desk: &Harness<'_, Desk>) -> Vec<ArticleId> {
    desk.state().session.columns().collect()
}

#[test]
fn a_mark_in_a_hidden_column_is_visited_without_a_step() {
    let (mut desk, mention) = with_a_mark_out_of_sight();
    let four = columns(&desk);
    let kept = desk.state().session.dossier().clone();
    let steps = desk.state().session.document().steps();
    let pivot = desk.state().session.pivot();

    desk.state_mut().handle(Command::SelectMention(mention));
    desk.run();
    assert_eq!(columns(&desk).len(), four.len() + 1);
    desk.get_by_label_contains("Column C: ");
    desk.get_by_label_contains(", hidden, shown for now");
    let session = &desk.state().session;
    assert_eq!(session.dossier(), &kept, "what is saved is as it was");
    assert_eq!(session.document().steps(), steps, "going somewhere is no step");
    assert_eq!(session.pivot(), pivot);
    let aligned = session.aligned().expect("aligned");
    assert!(
        aligned.rows.iter().any(|row| row.cells.contains_key(&HIDDEN)),
        "it has its rows"
    );

    // The same key that hides a column ends the visit; nothing unseen stays in hand.
    press(&mut desk, "Alt+H");
    assert_eq!(columns(&desk), four);
    assert_eq!(desk.state().session.selection().focus, None);
    assert_eq!(desk.state().session.document().steps(), steps);
    assert_eq!(desk.state().session.dossier(), &kept);
}

/// A report without the lines that say when it was written.
fn timeless(report: &str) -> String {
    let lines = report.lines();
    let others: Vec<&str> = lines
        .filter(|line| !line.contains("2026-") && !line.contains("UTC"))
        .collect();
    assert!(others.len() > 50, "something is left");
    others.join("\n")
}

#[test]
fn a_visit_ends_with_the_reading_view_and_is_in_no_report() {
    let (mut desk, mention) = with_a_mark_out_of_sight();
    desk.state_mut().handle(Command::Show(View::Report));
    desk.run();
    let before = desk.state().session.preview().cloned().expect("a report");
    let folder = tempfile::tempdir().unwrap();
    let [plain, visited] = ["plain.md", "visited.md"].map(|name| folder.path().join(name));
    let export = |desk: &mut Harness<'static, Desk>, path: &std::path::Path| {
        let picked = Command::Picked(sejajar::session::PathFor::Export, vec![path.to_owned()]);
        desk.state_mut().handle(picked);
        timeless(&std::fs::read_to_string(path).expect("written"))
    };
    let plain = export(&mut desk, &plain);

    desk.state_mut().handle(Command::SelectMention(mention));
    desk.run();
    assert_eq!(export(&mut desk, &visited), plain, "a visit is in no export");
    press(&mut desk, "Ctrl+5");
    let after = desk.state().session.preview().cloned().expect("a report");
    assert_eq!(timeless(&after), timeless(&before));
    assert!(!desk.state().session.is_visited(HIDDEN));
    press(&mut desk, "Ctrl+2");
    let place = desk::place_of(&desk.state().session.dossier().mentions()[&mention]);
    desk.state_mut().handle(Command::Select(place));
    // Back in the text what is selected is in sight, for marks are made there.
    press(&mut desk, "Ctrl+1");
    assert!(desk.state().session.is_visited(HIDDEN));
}

#[test]
fn hits_in_hidden_columns_are_visited_too_and_kept_in_sight_on_wish() {
    let (mut desk, _) = with_a_mark_out_of_sight();
    let steps = desk.state().session.document().steps();
    let text = &desk.state().session.dossier().articles()[&HIDDEN].article;
    let words = text.sentences[3].span.of(&text.text).to_owned();
    let query = sejajar::search::Query {
        text: words,
        ..sejajar::search::Query::default()
    };
    press(&mut desk, "Ctrl+F");
    desk.state_mut().handle(Command::Search(Seek::For(query)));
    desk.state_mut().handle(Command::Search(Seek::Open(None)));
    desk.run();
    assert_eq!(desk.state().session.view(), View::Synopsis);
    assert!(desk.state().session.is_visited(HIDDEN));
    assert_eq!(desk.state().session.document().steps(), steps);

    desk.get_by_label("Menu of column C").click();
    desk.run();
    desk.get_by_label("Keep in sight").click();
    desk.run();
    let session = &desk.state().session;
    assert!(!session.is_visited(HIDDEN));
    assert!(session.dossier().arrangement().hidden.is_empty());
    assert_eq!(session.document().steps(), steps + 1, "keeping it is a step");
}

/// Whether the sentence in hand is in sight of a window of this height.
fn is_in_sight(desk: &Harness<'_, Desk>) -> bool {
    let in_hand = desk.query_all_by(|node| node.label().is_some_and(|label| label.starts_with("In hand: ")));
    let rects: Vec<egui::Rect> = in_hand.map(|node| node.rect()).collect();
    rects.iter().any(|rect| rect.top() < 800.0 && rect.bottom() > 130.0)
}

#[test]
fn a_hit_is_in_sight_however_fast_one_goes_on() {
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/sample.sejajar.ron");
    for steps in [0, 3, 8, 9, 11] {
        let mut desk = window(vec![sample.clone()]);
        let query = sejajar::search::Query {
            text: "Pyongyang".to_owned(),
            ..sejajar::search::Query::default()
        };
        press(&mut desk, "Ctrl+F");
        desk.state_mut().handle(Command::Search(Seek::For(query)));
        desk.state_mut().handle(Command::Search(Seek::Open(None)));
        for _ in 0..steps {
            // A frame a key: the table has not settled when the next one comes.
            desk.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F3);
            desk.step();
        }
        desk.run();
        assert!(is_in_sight(&desk), "after {steps} steps");
    }
}
