//! Where articles differ, in the window: walked to by keys, taken up as a claim in one
//! step, put away for good, shown again.

mod desk;

use desk::{articles, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::{Stance, Suggested, value_key};
use sejajar::findings::Kind;
use sejajar::project::{from_ron, to_ron};
use sejajar::session::{Answered, Command, Listing, View};

fn open(desk: &Harness<'_, desk::Desk>) -> usize {
    desk.state().session.open_discrepancies()
}

#[test]
fn the_first_is_reached_by_one_key_and_taken_up_by_another() {
    let mut desk = window(articles());
    let before = open(&desk);
    assert!(before > 5, "the sample's articles differ");
    press(&mut desk, "N");
    let session = &desk.state().session;
    assert_eq!(session.view(), View::Synopsis);
    let number = session.looked_at_discrepancy().expect("one is looked at");
    let (one, _) = session.discrepancy(number).unwrap();
    let (sides, why) = (one.sides.clone(), one.why.clone());
    desk.get_by(|node| {
        node.label()
            .is_some_and(|label| label.starts_with("In hand") && label.contains(&why))
    });
    assert!(
        session.dossier().claims().is_empty(),
        "nothing counts before it is taken up"
    );

    // Tab leads to the other account and keeps it in hand.
    let here = desk.state().session.selection().focus.unwrap();
    press(&mut desk, "Tab");
    let session = &desk.state().session;
    assert_ne!(session.selection().focus.unwrap().article, here.article);
    assert_eq!(session.looked_at_discrepancy(), Some(number));

    press(&mut desk, "Space");
    let session = &desk.state().session;
    let dossier = session.dossier();
    assert_eq!(dossier.claims().len(), 1);
    let marks: Vec<_> = dossier.mentions().values().collect();
    for side in sides.iter().filter(|side| !side.spans.is_empty()) {
        let told = |article, span| {
            let is_it = |mark: &&&sejajar::dossier::Mention| mark.at.article == article && mark.at.cover() == span;
            marks.iter().find(is_it)
        };
        let (article, span) = side.spans[0];
        let mark = told(article, span).unwrap_or_else(|| panic!("no mark for “{}”", side.value));
        let says_value = value_key(&mark.value) == value_key(&side.value);
        assert!(says_value || mark.stance != Stance::Asserts, "{mark:?}");
    }
    assert_eq!(open(&desk), before - 1);
    assert!(matches!(session.discrepancy(number).unwrap().1, Answered::TakenUp(_)));
    assert!(
        session.looked_at_discrepancy().is_some_and(|next| next != number),
        "the next one is in hand"
    );

    press(&mut desk, "Ctrl+Z");
    let session = &desk.state().session;
    assert!(session.dossier().claims().is_empty() && session.dossier().sources().is_empty());
    assert_eq!(open(&desk), before);
}

#[test]
fn one_put_away_stays_away_and_can_be_shown_again() {
    let mut desk = window(articles());
    let before = open(&desk);
    press(&mut desk, "Ctrl+7 N");
    assert_eq!(desk.state().session.view(), View::Discrepancies);
    let number = desk.state().session.looked_at_discrepancy().unwrap();
    press(&mut desk, "X");
    assert_eq!(open(&desk), before - 1);
    assert_eq!(desk.state().session.discrepancy(number).unwrap().1, Answered::Rejected);

    // It is in the file.
    let written = to_ron(desk.state().session.dossier());
    let (read, _) = from_ron(&written).unwrap();
    let kept = read.dismissed().filter(|what| what.kind == Suggested::Discrepancy);
    assert!(kept.count() >= 2, "one record a place");

    desk.get_by_label("Answered  1").click_accesskit();
    desk.run();
    desk.get_by(|node| node.label().is_some_and(|label| label.starts_with("Show again")))
        .click_accesskit();
    desk.run();
    assert_eq!(open(&desk), before);
    assert_eq!(desk.state().session.dossier().dismissed().count(), 0);
}

#[test]
fn each_card_says_what_it_is_and_answers_to_a_click() {
    let mut desk = window(articles());
    press(&mut desk, "Ctrl+7");
    let first = desk.state().session.discrepancy(0).unwrap().0.why.clone();
    desk.get_by(|node| {
        node.label()
            .is_some_and(|label| label.starts_with("Discrepancy, ") && label.contains(&first))
    });
    let button = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.label()
            .is_some_and(|label| label.starts_with("Take up: ") && label.contains(&first))
    };
    desk.get_by(button).click_accesskit();
    desk.run();
    assert_eq!(desk.state().session.dossier().claims().len(), 1);
    desk.get_by_label("Answered  1");
    // The inbox has the others, too.
    press(&mut desk, "Ctrl+4");
    let left = open(&desk);
    desk.get_by_label(&format!("{left} discrepancies, the gravest first"));
}

#[test]
fn sources_that_the_text_names_are_suggested_for_a_claim_and_taken_in_one_step() {
    let mut desk = desk::marked();
    // Marks of one claim down the column, none with a source.
    for _ in 0..14 {
        press(&mut desk, "Down 1");
    }
    let session = &desk.state().session;
    let claim = *session.dossier().claims().keys().next().unwrap();
    desk.state_mut().handle(Command::SelectClaim(claim));
    desk.run();
    let session = &desk.state().session;
    let named = session.named_sources().to_vec();
    assert!(!named.is_empty(), "the sample's first article says who says so");
    assert!(
        session.dossier().sources().is_empty(),
        "nothing counts before it is taken"
    );
    assert_eq!(
        session
            .document()
            .tally()
            .origins_of(claim)
            .map_or(0, |origins| origins.origins.len()),
        0
    );
    let expected = session.origins_if_taken();
    let summary = match named.len() {
        1 => "1 suggested".to_owned(),
        many => format!("{many} suggested"),
    };
    let is_head = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.label()
            .is_some_and(|label| label.starts_with("Origins") && label.contains(&summary))
    };
    desk.get_by(is_head).click_accesskit();
    desk.run();
    desk.get_by_label("Take all").click_accesskit();
    desk.run();
    let session = &desk.state().session;
    assert!(session.named_sources().is_empty());
    for one in &named {
        let said = session.dossier().mentions()[&one.mention]
            .attribution
            .as_ref()
            .expect("a source");
        assert_eq!(session.dossier().sources()[&said.source].name, one.said.name);
        assert_eq!(said.cue, one.said.cue);
    }
    let origins = session.document().tally().origins_of(claim).unwrap().origins.len();
    assert_eq!(origins, expected, "as many as was said");
    press(&mut desk, "Ctrl+Z");
    let session = &desk.state().session;
    assert!(session.dossier().sources().is_empty());
    assert_eq!(session.named_sources().len(), named.len());

    // What is rejected stays rejected.
    desk.state_mut().handle(Command::RejectNamed(named[0].mention));
    desk.run();
    let left = desk.state().session.named_sources();
    assert!(
        left.iter()
            .all(|one| one.mention != named[0].mention || one.said.cue != named[0].said.cue)
    );
}

#[test]
fn what_the_view_does_not_list_is_neither_walked_to_nor_answered() {
    let mut desk = window(articles());
    press(&mut desk, "Ctrl+7 N");
    let session = &desk.state().session;
    let kind = session
        .discrepancy(session.looked_at_discrepancy().unwrap())
        .unwrap()
        .0
        .kind;
    let kinds: Vec<Kind> = session.discrepancies().map(|(one, _)| one.kind).collect();
    let other = *kinds.iter().find(|other| **other != kind).expect("two kinds");
    let before = session.dossier().clone();
    let listing = Listing {
        kind: Some(other),
        answered: false,
    };
    desk.state_mut().handle(Command::ListDiscrepancies(listing));
    desk.run();
    press(&mut desk, "Space X");
    assert_eq!(desk.state().session.dossier(), &before, "it is out of sight");
    let listed = desk.state().session.listed_discrepancies();
    for _ in 0..listed.len() + 2 {
        press(&mut desk, "N");
        let session = &desk.state().session;
        assert_eq!(session.view(), View::Discrepancies);
        let number = session.looked_at_discrepancy().expect("one that is listed");
        assert!(listed.contains(&number));
    }
}
