//! The claims matrix in the window, by keys and through the accessibility tree.

#[allow(dead_code, reason = "each job uses a part of it")]
mod desk;

use desk::{press, window};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sejajar::dossier::{Action, Claim, ClaimId, MentionId, Stance, Tag, TagId};
use sejajar::session::{Command, Prompt, View};
use sejajar::text::Span;

type Window = Harness<'static, desk::Desk>;

/// The sample dossier, in the claims view.
fn sample() -> Window {
    let mut desk = window(Vec::new());
    desk.state_mut().handle(Command::OpenSample);
    desk.state_mut().handle(Command::Show(View::Claims));
    desk.run();
    desk
}

/// The same, so tall that no row of the matrix is out of sight.
fn tall_sample() -> Window {
    let mut desk = sample();
    desk.set_size(egui::vec2(1440.0, 2_400.0));
    desk.run();
    desk
}

/// What is announced of every cell, and of where each claim stands.
fn cells(desk: &Window) -> Vec<String> {
    let all = desk.query_all_by(|node| node.role() == Role::Cell);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

fn claims(desk: &Window) -> Vec<String> {
    let all = desk.query_all_by(|node| node.role() == Role::RowHeader);
    let labels = all.filter_map(|node| node.accesskit_node().label());
    labels
        .filter_map(|label| Some(label.strip_prefix("Claim ")?.split_once(':')?.0.to_owned()))
        .collect()
}

fn act(desk: &mut Window, action: Action) {
    desk.state_mut().handle(Command::Do(action));
    desk.run();
}

fn edit(desk: &mut Window, claim: u32, change: impl FnOnce(&mut Claim)) {
    let id = ClaimId(claim);
    let mut record = desk.state().session.dossier().claims()[&id].clone();
    change(&mut record);
    act(desk, Action::EditClaim(id, record));
}

fn click(desk: &mut Window, label: &str) {
    // A line of a menu may be out of sight.
    desk.get_by_label(label).scroll_to_me();
    desk.run();
    desk.get_by_label(label).click();
    desk.run();
}

#[test]
fn every_cell_of_the_sample_says_what_stands_in_it() {
    insta::assert_snapshot!(cells(&tall_sample()).join("\n"));
}

#[test]
fn the_four_kinds_of_empty_cell_are_told_apart() {
    let mut desk = sample();
    let column = |desk: &Window, letter: &str| {
        let mut columns = desk.state().session.dossier().columns();
        columns.find(|id| id.to_string() == letter).expect("a column")
    };
    let (a, b) = (column(&desk, "A"), column(&desk, "B"));
    let text = desk
        .state()
        .session
        .dossier()
        .article(a)
        .expect("there")
        .article
        .text
        .clone();
    act(&mut desk, Action::SetRead(b, false));
    // The mark is gone; that the passage tells what others tell is left.
    act(&mut desk, Action::DeleteMention(MentionId(28)));
    act(&mut desk, Action::Fold(a, Span::new(0, text.len())));
    let told: Vec<String> = cells(&desk)
        .into_iter()
        .filter(|cell| !cell.contains("own voice"))
        .collect();
    for expected in [
        "Claim c5, article A: not applicable",
        "Claim c5, article B: not read yet",
        "Claim c5, article F: read, silent",
        "Claim c7, article B: suggested, not confirmed: ¶",
    ] {
        assert!(
            told.iter().any(|cell| cell.starts_with(expected)),
            "{expected}: {told:#?}"
        );
    }
}

#[test]
fn keys_walk_and_set_the_stance_in_place() {
    let mut desk = sample();
    press(&mut desk, "Down Right");
    desk.get_by(|node| node.is_focused() && node.label().is_some_and(|l| l.contains("c1, article B")));
    let before = desk.state().session.dossier().clone();
    press(&mut desk, "H");
    let here = desk.state().session.selection().mention.expect("the cell's mark");
    assert_eq!(desk.state().session.dossier().mentions()[&here].stance, Stance::Hedges);
    assert_eq!(desk.state().session.view(), View::Claims);
    desk.get_by(|node| {
        let label = node.label();
        label.is_some_and(|label| label.starts_with("Claim c1, article B: hedges"))
    });
    press(&mut desk, "Ctrl+Z");
    assert_eq!(desk.state().session.dossier(), &before);

    // Through both marks of a cell, then on; an empty cell has no stance to set.
    press(&mut desk, "Left Down");
    let first = desk.state().session.selection().mention;
    press(&mut desk, "Down");
    let second = desk.state().session.selection().mention;
    assert!(first.is_some() && second.is_some() && first != second);
    press(&mut desk, "Down Down Down D");
    assert_eq!(desk.state().session.selection().claim, Some(ClaimId(5)));
    assert_eq!(desk.state().session.selection().mention, None);
    assert_eq!(desk.state().session.dossier(), &before, "nothing was changed elsewhere");

    // All passages of a claim, and back.
    press(&mut desk, "Enter");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Mentions(ClaimId(5))));
    desk.get_by(|node| {
        let label = node.label();
        label.is_some_and(|label| label.starts_with("Passage of C, asserts: Lapangan Kim Il Sung"))
    });
    press(&mut desk, "Escape");
    assert_eq!(desk.state().session.prompt(), None);

    // To the passage.
    press(&mut desk, "Right Right Space");
    assert_eq!(desk.state().session.view(), View::Synopsis);
    let focus = desk.state().session.selection().focus.expect("a passage");
    assert_eq!(focus.article.to_string(), "C");
}

#[test]
fn g_goes_through_signs_summary_and_quotations() {
    let mut desk = sample();
    for mode in ["Quotations", "Signs", "Summary"] {
        press(&mut desk, "G");
        let label = format!("Show: {mode}");
        let chosen = desk.get_by_label(&label);
        assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    }
}

#[test]
fn filters_are_chips_that_can_be_taken_away() {
    let mut desk = tall_sample();
    let tag = |name: &str, parent: Option<u32>| {
        Action::AddTag(Tag {
            name: name.to_owned(),
            parent: parent.map(TagId),
            ..Tag::default()
        })
    };
    let newest = |desk: &Window| *desk.state().session.dossier().tags().keys().last().expect("a tag");
    act(&mut desk, tag("Square", None));
    let above = newest(&desk);
    act(&mut desk, tag("Stands", Some(above.0)));
    let below = newest(&desk);
    edit(&mut desk, 5, |claim| claim.tags = [below].into());
    edit(&mut desk, 7, |claim| claim.tags = [above].into());

    click(&mut desk, "Filter");
    click(&mut desk, "Filter: tag Square");
    press(&mut desk, "Escape");
    assert_eq!(claims(&desk), ["c5", "c7"], "a tag below the one asked for counts");
    desk.get_by_label("2 of 13 claims");

    click(&mut desk, "Filter");
    click(&mut desk, "Filter: disputed");
    press(&mut desk, "Escape");
    assert_eq!(claims(&desk), ["c5"]);

    click(&mut desk, "Filter");
    click(&mut desk, "Filter: source rated A");
    press(&mut desk, "Escape");
    desk.get_by_label("Nothing to show");
    click(&mut desk, "Take away: source rated A");
    assert_eq!(claims(&desk), ["c5"]);
    click(&mut desk, "Clear all");
    assert_eq!(claims(&desk).len(), 13);

    // Two claims are not as the file has them.
    click(&mut desk, "Filter");
    click(&mut desk, "Filter: changed since opened or saved");
    press(&mut desk, "Escape");
    assert_eq!(claims(&desk), ["c5", "c7"]);
    click(&mut desk, "Clear all");

    click(&mut desk, "Sorted as numbered");
    click(&mut desk, "last changed first");
    assert_eq!(claims(&desk)[..2], ["c7", "c5"]);
}

#[test]
fn the_register_tells_the_four_kinds_of_empty_cell_as_the_matrix_does() {
    let mut desk = tall_sample();
    let all: Vec<String> = cells(&desk)
        .iter()
        .filter_map(|name| Some(name.strip_prefix("Claim c4, article ")?.to_owned()))
        .collect();
    // The same words at the side, in a view that shows no matrix.
    desk.set_size(egui::vec2(1440.0, 1_900.0));
    desk.state_mut().handle(Command::Show(View::Synopsis));
    desk.run();
    let signs: Vec<String> = desk
        .query_all_by(|node| node.role() == Role::Label)
        .filter_map(|node| node.accesskit_node().label().or(node.value()))
        .collect();
    for kind in ["not read yet", "read, silent", "not applicable", "suggested"] {
        let matrix = all.iter().filter(|name| name.contains(kind));
        for cell in matrix {
            let (article, _) = cell.split_once(':').expect("a cell");
            assert!(
                signs.contains(&format!("{article}: {kind}")),
                "{article} {kind} in {signs:?}"
            );
        }
    }
    assert!(signs.iter().any(|sign| sign.ends_with(": read, silent")), "{signs:?}");
    // Hidden columns stand in the register, too.
    assert!(
        signs
            .iter()
            .any(|sign| sign == "E: not read yet" || sign == "E: suggested")
    );
    // All of an article folded away says so at once.
    let article = desk.state().session.dossier().arrangement().order[0];
    let length = desk.state().session.dossier().articles()[&article].article.text.len();
    act(&mut desk, Action::Fold(article, Span::new(0, length)));
    let folded = format!("{article}: not applicable");
    let says = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.value().as_deref() == Some(folded.as_str());
    assert!(desk.query_all_by(says).count() > 0);
}
