//! A report that somebody was handed, checked in the window.

mod desk;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::session::{Command, PathFor, View};

use desk::{Desk, press, window};

/// The plain dossier in the Report view, and its report in HTML.
fn exported(folder: &tempfile::TempDir) -> (Harness<'static, Desk>, std::path::PathBuf) {
    let mut desk = window(Vec::new());
    desk.state_mut().open_plain_visit();
    let path = folder.path().join("report.html");
    desk.state_mut()
        .handle(Command::Picked(PathFor::Export, vec![path.clone()]));
    desk.state_mut().handle(Command::Show(View::Report));
    desk.run();
    (desk, path)
}

/// Gives the path where the window asks for it.
fn check(desk: &mut Harness<'static, Desk>, path: &std::path::Path) {
    desk.get_by_label("Check a report against this dossier…").click();
    desk.run();
    desk.state_mut()
        .handle(Command::Typed(PathFor::Report, vec![path.to_owned()]));
    desk.run();
}

#[test]
fn a_report_that_holds_says_so_until_it_is_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = exported(&folder);
    check(&mut desk, &path);
    let told = desk
        .get_by_label_contains("every word is what this dossier gives")
        .rect();
    let button = desk.get_by_label("Put the result away").rect();
    assert!(
        (told.top() - button.top()).abs() < 12.0 && told.right() < button.left(),
        "{told:?} {button:?}"
    );
    // One line: the report stands below it, in sight.
    let title = desk
        .get_all_by_label_contains("Coverage report")
        .next()
        .expect("the report");
    assert!(title.rect().top() - told.bottom() < 160.0, "{:?}", title.rect());
    desk.get_by_label("Put the result away").click();
    desk.run();
    assert!(desk.query_by_label_contains("every word is what").is_none());
}

#[test]
fn a_forged_quotation_is_told_and_the_result_grows_old() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = exported(&folder);
    let report = std::fs::read_to_string(&path).unwrap();
    let forged = report.replace("Vostochny", "Vostotschny");
    assert_ne!(forged, report);
    std::fs::write(&path, forged).unwrap();
    check(&mut desk, &path);
    desk.get_by_label_contains("differ from what this dossier gives now");
    desk.get_all_by_label_contains("the report says")
        .next()
        .expect("a difference");
    assert!(desk.query_by_label_contains("has changed since").is_none());

    // What is done to the dossier afterwards is no part of the result.
    press(&mut desk, "Ctrl+1");
    desk.state_mut().handle(Command::Do(sejajar::dossier::Action::SetAbout(
        sejajar::dossier::About {
            title: "Another".to_owned(),
            ..Default::default()
        },
    )));
    desk.state_mut().handle(Command::Show(View::Report));
    desk.run();
    desk.get_by_label_contains("has changed since");
}

#[test]
fn what_is_no_report_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path) = exported(&folder);
    std::fs::write(&path, "<p>Hello").unwrap();
    check(&mut desk, &path);
    desk.get_by_label_contains("this is no report of Sejajar's");
    assert!(desk.state().session.handed().is_none());
}
