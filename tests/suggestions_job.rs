//! What the machine suggests, answered by keys in the window: who says so, and which
//! sentences tell the same. Nothing counts before it is accepted, and what was rejected
//! is not suggested again.

mod desk;

use desk::{articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sejajar::dossier::Pin;
use sejajar::session::{Command, View};

/// Two claims, and the focus on the first sentence of the first column.
fn prepared() -> Harness<'static, desk::Desk> {
    let mut desk = window(articles());
    press(&mut desk, "Down C");
    fill(&mut desk, "Claim", "The two met at the airport");
    press(&mut desk, "Down C");
    fill(&mut desk, "Claim", "The alliance is a bulwark");
    desk
}

/// Goes down until the mark just made is proposed a source; the keys that marking took.
fn marks_with_proposal(desk: &mut Harness<'_, desk::Desk>) -> usize {
    for _ in 0..40 {
        press(desk, "Down 2");
        if desk.state().session.proposal().is_some() {
            return 1;
        }
        press(desk, "Ctrl+Z");
    }
    panic!("no sentence of the column has a cue");
}

fn attributed(desk: &Harness<'_, desk::Desk>) -> Vec<String> {
    let dossier = desk.state().session.dossier();
    let said = dossier
        .mentions()
        .values()
        .filter_map(|mention| mention.attribution.as_ref());
    said.map(|said| dossier.sources()[&said.source].name.clone()).collect()
}

#[test]
fn a_mark_with_its_source_takes_two_keys() {
    let mut desk = prepared();
    let keys = marks_with_proposal(&mut desk);
    let name = desk.state().session.proposal().expect("a proposal").said.name.clone();
    desk.get_by_label_contains(&format!("said by {name}?"));
    assert_eq!(
        attributed(&desk),
        Vec::<String>::new(),
        "nothing counts before it is accepted"
    );
    press(&mut desk, "Space");
    assert_eq!(attributed(&desk), vec![name.clone()]);
    assert_eq!(keys + 1, 2);
    let cue = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .find_map(|m| m.attribution.as_ref()?.cue);
    assert!(cue.is_some(), "the words that attribute are kept");
    // With the source kept it is one key.
    press(&mut desk, "Down Period");
    assert_eq!(attributed(&desk), [name.clone(), name]);
    press(&mut desk, "Ctrl+Z Ctrl+Z");
    assert_eq!(attributed(&desk), Vec::<String>::new());
    assert!(
        desk.state().session.dossier().sources().is_empty(),
        "one step made the source too"
    );
}

#[test]
fn a_rejected_source_is_remembered_in_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("visit.ron");
    let mut desk = prepared();
    marks_with_proposal(&mut desk);
    press(&mut desk, "X");
    assert_eq!(desk.state().session.proposal(), None);
    assert_eq!(attributed(&desk), Vec::<String>::new());
    let mention = desk.state().session.selection().mention.expect("the mark");
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", project.to_str().expect("UTF-8"));
    drop(desk);

    let mut again = window(vec![project]);
    again.state_mut().handle(Command::SelectMention(mention));
    again.run();
    assert_eq!(again.state().session.proposal(), None, "it is not proposed again");
    assert_eq!(again.state().session.dossier().dismissed().count(), 1);
}

/// Walks on until a link is suggested: discrepancies come before links.
fn walk_to_links(desk: &mut Harness<'_, desk::Desk>, key: &str) {
    let others = desk.state().session.discrepancies().len() + 1;
    for _ in 0..=others {
        press(desk, key);
        if desk.state().session.suggested_link().is_some() {
            return;
        }
    }
    panic!("no link is suggested");
}

#[test]
fn suggested_links_are_walked_accepted_and_rejected() {
    let mut desk = window(articles());
    walk_to_links(&mut desk, "N");
    let first = desk.state().session.suggested_link().expect("a suggestion");
    press(&mut desk, "Space");
    let pins = desk.state().session.dossier().pins().clone();
    assert_eq!(pins.get(&first), Some(&Pin::Linked));
    let second = desk.state().session.suggested_link().expect("the next one");
    assert_ne!(second, first);
    press(&mut desk, "X");
    assert_eq!(desk.state().session.dossier().pins().get(&second), Some(&Pin::Apart));
    press(&mut desk, "Ctrl+Z Ctrl+Z");
    assert!(desk.state().session.dossier().pins().is_empty());

    // The same as a list: arrows walk, the best first, and the view stays.
    desk.state_mut().handle(Command::Show(View::Inbox));
    desk.run();
    walk_to_links(&mut desk, "Down");
    let looked_at = desk.state().session.suggested_link().expect("a suggestion");
    assert_eq!(desk.state().session.view(), View::Inbox);
    let scores: Vec<f32> = {
        let aligned = desk.state().session.aligned().expect("aligned");
        aligned
            .inbox
            .iter()
            .map(|index| aligned.alignment.links[*index].score)
            .collect()
    };
    assert!(scores.windows(2).all(|two| two[0] >= two[1]));
    press(&mut desk, "Down Shift+N");
    assert_eq!(desk.state().session.suggested_link(), Some(looked_at));

    // What is not looked at any more is not answered.
    desk.state_mut().handle(Command::Show(View::Synopsis));
    desk.run();
    press(&mut desk, "Down Space X");
    assert_eq!(desk.state().session.suggested_link(), None);
    assert!(desk.state().session.dossier().pins().is_empty());
}

/// What the bar below the sentence in hand says.
fn bar(desk: &Harness<'_, desk::Desk>) -> Option<String> {
    let is_bar = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        let label = node.label()?;
        (label.starts_with("Suggestion: ") && label.contains(" may tell the same, ")).then_some(label)
    };
    desk.query_all_by(|node| is_bar(node).is_some())
        .next()
        .and_then(|node| node.accesskit_node().label())
}

#[test]
fn a_suggestion_is_told_where_it_stands_with_the_keys_that_answer_it() {
    let mut desk = window(articles());
    assert_eq!(bar(&desk), None);
    let mut told: Vec<String> = Vec::new();
    let mut foci = Vec::new();
    for _ in 0..40 {
        walk_to_links(&mut desk, "N");
        let pair = desk.state().session.suggested_link().expect("a suggestion");
        let focus = desk.state().session.selection().focus.expect("a sentence of it");
        let there = if pair.a.article == focus.article {
            pair.b
        } else {
            pair.a
        };
        let bar = bar(&desk).expect("it is told below the sentence");
        assert!(
            bar.starts_with(&format!("Suggestion: {} ¶", there.article)) && bar.contains("Space links, X keeps apart"),
            "{bar}"
        );
        foci.push(focus);
        told.push(bar);
    }
    let mut again = foci.iter().zip(&told);
    assert!(
        again.any(|(focus, bar)| foci.iter().zip(&told).any(|(f, b)| f == focus && b != bar)),
        "a second pair of one sentence is told otherwise"
    );
    let out: Vec<&String> = told.iter().filter(|bar| bar.contains("Out of sight, ")).collect();
    assert!(!out.is_empty() && out.len() < told.len(), "{told:#?}");
    assert!(out.iter().all(|bar| bar.contains("Tab goes there")), "{out:#?}");

    // Tab goes to the other half and back; the suggestion stays.
    let pair = desk.state().session.suggested_link();
    let before = desk.state().session.selection().focus;
    press(&mut desk, "Tab");
    assert_eq!(desk.state().session.suggested_link(), pair);
    assert_ne!(desk.state().session.selection().focus, before);
    let other = bar(&desk).expect("told at the other half");
    assert!(
        other.starts_with(&format!("Suggestion: {} ¶", before.unwrap().article)),
        "{other}"
    );
    press(&mut desk, "Tab");
    assert_eq!(desk.state().session.selection().focus, before);
    // Where the analyst goes on, nothing is suggested any more.
    press(&mut desk, "Down");
    assert_eq!(bar(&desk), None);
}

#[test]
fn the_next_suggestion_is_reached_from_every_view_and_answered_only_in_sight() {
    let mut desk = prepared();
    for view in [View::Claims, View::Search, View::Report, View::Source] {
        desk.state_mut().handle(Command::Show(view));
        desk.run();
        if view == View::Search {
            // Out of the box, where letters are typed.
            desk.get_by_label("Tags").focus();
            desk.run();
        }
        let before = desk.state().session.dossier().clone();
        press(&mut desk, "X Space");
        assert_eq!(
            desk.state().session.dossier(),
            &before,
            "nothing unseen is answered: {view:?}"
        );
        assert_eq!(desk.state().session.suggestion(), None, "{view:?}");
        desk.state_mut().handle(Command::Show(view));
        if view == View::Search {
            desk.run();
            desk.get_by_label("Tags").focus();
            desk.run();
        }
        press(&mut desk, "N");
        assert_eq!(desk.state().session.view(), View::Synopsis, "from {view:?}");
        assert!(desk.state().session.suggestion().is_some(), "from {view:?}");
    }
    press(&mut desk, "Ctrl+2 Shift+N");
    assert_eq!(desk.state().session.view(), View::Synopsis);
    desk.state_mut().handle(Command::Show(View::Inbox));
    desk.run();
    desk.get_by_label_contains("N goes to the next suggestion from every view");
}

#[test]
fn what_was_rejected_is_listed_and_offered_again() {
    let mut desk = prepared();
    marks_with_proposal(&mut desk);
    let mention = desk.state().session.selection().mention.expect("the mark");
    press(&mut desk, "X");
    walk_to_links(&mut desk, "N");
    let link = desk.state().session.suggested_link().expect("a link");
    press(&mut desk, "X");
    desk.state_mut().handle(Command::Show(View::Inbox));
    desk.run();
    assert!(desk.query_by_label_contains("Offer again").is_none(), "folded at first");
    desk.get_by_label_contains("Rejected (2)").click();
    desk.run();
    assert_eq!(desk.query_all_by_label_contains("Offer again: ").count(), 2);

    let speaker = |desk: &Harness<'_, desk::Desk>| desk.state().session.dossier().dismissed().count();
    assert_eq!(speaker(&desk), 1);
    // The link stands first; then who says so.
    desk.get_all_by_label_contains("Offer again: ")
        .next()
        .expect("a button")
        .click();
    desk.run();
    assert!(!desk.state().session.dossier().pins().contains_key(&link));
    desk.get_by_label_contains("Offer again: ").click();
    desk.run();
    assert_eq!(speaker(&desk), 0);
    assert!(desk.query_by_label_contains("Rejected (").is_none());
    press(&mut desk, "Ctrl+Z");
    assert_eq!(speaker(&desk), 1, "taking back is a step, too");
    press(&mut desk, "Ctrl+Y");
    desk.state_mut().handle(Command::SelectMention(mention));
    desk.run();
    assert!(desk.state().session.proposal().is_some(), "it is proposed again");
    press(&mut desk, "N");
    desk.run();
}

/// Marks of others stand in the inbox, count nowhere, and are answered by keys, one step each.
#[test]
fn marks_of_others_are_taken_over_and_rejected_by_keys() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/sample.sejajar.ron")).unwrap();
    let (sample, _) = sejajar::project::from_ron(&text).unwrap();
    let file = folder.path().join("marks.qdpx");
    sejajar::world::export(&file, &sample, &sejajar::session::Aligned::default(), "sample.ron", &()).unwrap();
    let mut desk = window(Vec::new());
    // As a file that is dropped on the window.
    desk.state_mut().handle(Command::Open(vec![file]));
    desk.run();
    let counts = |desk: &Harness<'_, desk::Desk>| {
        let dossier = desk.state().session.dossier();
        (
            dossier.to_review().count(),
            dossier.mentions().len(),
            dossier.claims().len(),
        )
    };
    let all = counts(&desk).0;
    assert!(all >= sample.mentions().len(), "{all} marks to review");
    assert_eq!(counts(&desk), (all, 0, 0), "nothing counts before it is taken over");
    assert_eq!(desk.state().session.dossier().articles().len(), sample.articles().len());

    press(&mut desk, "Ctrl+4");
    assert_eq!(desk.state().session.view(), View::Inbox);
    desk.get_by_label_contains("marks of others to review");
    press(&mut desk, "N Space");
    assert_eq!(
        (
            counts(&desk).0,
            counts(&desk).1 + desk.state().session.dossier().namings().len()
        ),
        (all - 1, 1)
    );
    press(&mut desk, "X");
    assert_eq!(counts(&desk).0, all - 2);
    desk.get_by_label_contains("Rejected (1)");
    press(&mut desk, "Ctrl+Z Ctrl+Z");
    assert_eq!(counts(&desk), (all, 0, 0), "each answer is one step");

    desk.get_by_label("Take over all").click();
    desk.run();
    assert_eq!(counts(&desk).0, 0);
    assert_eq!(counts(&desk).1, sample.mentions().len());
    press(&mut desk, "Ctrl+Z");
    assert_eq!(counts(&desk), (all, 0, 0), "all of them are one step");
}

/// Marks are placed on the dossier as it stands when they come in.
#[test]
fn marks_that_were_placed_on_an_older_state_are_placed_anew() {
    use sejajar::session::{Effect, Session, Settings};
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/sample.sejajar.ron")).unwrap();
    let (sample, _) = sejajar::project::from_ron(&text).unwrap();
    let file = folder.path().join("marks.jsonld");
    sejajar::world::export(&file, &sample, &sejajar::session::Aligned::default(), "sample.ron", &()).unwrap();
    let mut session = Session::new(Settings::default());
    let mut asked = session.handle(Command::Open(vec![file])).into_iter();
    let effect = asked.find(|effect| matches!(effect, Effect::ReadMarks { .. }));
    let effect = effect.expect("the file is read");
    let outcome = sejajar::world::perform(effect, &()).unwrap();
    // Something else has happened by then.
    let about = sejajar::dossier::About {
        title: "Another".to_owned(),
        ..Default::default()
    };
    session.handle(Command::Do(sejajar::dossier::Action::SetAbout(about)));
    let again = session.finish(outcome);
    assert_eq!(session.dossier().to_review().count(), 0);
    sejajar::world::perform_all(&mut session, again, |_, _| Vec::new());
    assert!(session.dossier().to_review().count() >= sample.mentions().len());
}
