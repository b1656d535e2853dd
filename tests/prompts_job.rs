//! Questions of the window: Enter does what has the keyboard, and nothing else; what is
//! there already is offered before it is made twice; commands work where they are seen.

mod desk;

use desk::{articles, fill, press, window};
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::{ClaimId, Stance};
use sejajar::session::{Command, Prompt, View};

#[test]
fn enter_on_a_button_is_that_button_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dossier.ron");
    let mut desk = window(articles());
    desk.state_mut()
        .handle(Command::Picked(sejajar::session::PathFor::Save, vec![path.clone()]));
    desk.run();
    let saved = std::fs::read(&path).unwrap();
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Putin arrived");
    desk.state_mut().handle(Command::Quit);
    desk.run();
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Unsaved));
    desk.get_by_label("Stay").focus();
    desk.run();
    press(&mut desk, "Enter");
    assert_eq!(desk.state().session.prompt(), None);
    assert!(!desk.state().quit);
    assert_eq!(std::fs::read(&path).unwrap(), saved, "staying saves nothing");
    // With no button in hand Enter is the answer that is drawn as such.
    desk.state_mut().handle(Command::Quit);
    desk.run();
    press(&mut desk, "Enter");
    assert_ne!(std::fs::read(&path).unwrap(), saved);
}

#[test]
fn what_is_out_of_sight_is_not_changed() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Putin arrived");
    let before = desk.state().session.dossier().clone();
    for view in [View::Report, View::Start, View::Sources, View::Source] {
        desk.state_mut().handle(Command::Show(view));
        desk.run();
        press(&mut desk, "1 D Period F P Shift+R 0 L U");
        assert_eq!(desk.state().session.dossier(), &before, "in {}", view.name());
    }
    // In the matrix an empty cell names no article: nothing is marked as read behind it.
    desk.state_mut().handle(Command::Show(View::Claims));
    desk.state_mut().handle(Command::SelectCell(ClaimId(1), None));
    desk.run();
    press(&mut desk, "Shift+R P");
    assert_eq!(desk.state().session.dossier(), &before);
}

#[test]
fn a_claim_that_is_there_is_offered_before_it_is_made_twice() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Putin landed before dawn");
    press(&mut desk, "Down C");
    fill(&mut desk, "Claim", "putin LANDED before dawn");
    let dossier = desk.state().session.dossier();
    assert_eq!((dossier.claims().len(), dossier.mentions().len()), (1, 2));
    // On a sentence that tells the same in another article the claim stands first.
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Something else altogether");
    press(&mut desk, "Escape");
    desk.state_mut()
        .handle(Command::SelectMention(sejajar::dossier::MentionId(1)));
    desk.run();
    press(&mut desk, "Tab");
    let near = desk.state().session.near_claims("Nothing of the kind");
    assert_eq!((near[0].claim, near[0].in_row), (ClaimId(1), true));
}

#[test]
fn a_claim_and_a_source_can_be_noted_down_without_a_passage() {
    let mut desk = window(articles());
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "A treaty was signed");
    press(&mut desk, "S");
    fill(&mut desk, "Source", "KCNA");
    let dossier = desk.state().session.dossier();
    assert_eq!((dossier.claims().len(), dossier.sources().len()), (1, 1));
    assert_eq!((dossier.mentions().len(), dossier.namings().len()), (0, 0));
}

#[test]
fn the_claim_in_hand_is_marked_from_article_to_article_by_one_key() {
    let mut desk = window(articles());
    press(&mut desk, "C");
    for number in 1..=10 {
        fill(&mut desk, "Claim", &format!("Statement number {number} of ten"));
        if number < 10 {
            press(&mut desk, "C");
        }
    }
    // The tenth has no number key; it is in hand.
    press(&mut desk, "Down Down 0 D");
    let dossier = desk.state().session.dossier();
    let mention = dossier.mentions().values().next().unwrap();
    assert_eq!((mention.claim, mention.stance), (ClaimId(10), Stance::Denies));
}

#[test]
fn a_source_is_found_by_its_first_letters_and_keeps_its_cue() {
    let mut desk = window(articles());
    press(&mut desk, "S");
    fill(&mut desk, "Source", "Korean Central News Agency");
    press(&mut desk, "Escape Escape Down Down C");
    fill(&mut desk, "Claim", "Putin arrived");
    press(&mut desk, "S");
    fill(&mut desk, "Source", "korean");
    let dossier = desk.state().session.dossier();
    assert_eq!(dossier.sources().len(), 1, "no second source of half a name");
    let said = dossier.mentions().values().next().unwrap().attribution.as_ref();
    assert_eq!(said.map(|said| said.source.0), Some(1));
}

#[test]
fn shift_gives_back_what_it_took() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down Down");
    let one = desk.state().session.selection().focus.unwrap();
    press(&mut desk, "Shift+Down Shift+Down");
    let three = desk.state().session.selection().focus.unwrap();
    assert!(three.span.len() > one.span.len() && three.span.start == one.span.start);
    press(&mut desk, "Shift+Up Shift+Up");
    assert_eq!(desk.state().session.selection().focus, Some(one));
    press(&mut desk, "Shift+Up");
    let above = desk.state().session.selection().focus.unwrap();
    assert!(above.span.start < one.span.start && above.span.end == one.span.end);
    press(&mut desk, "Shift+Down");
    assert_eq!(desk.state().session.selection().focus, Some(one));
}

#[test]
fn the_history_goes_back_and_forth_by_keys() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Putin arrived");
    press(&mut desk, "D H");
    let end = desk.state().session.dossier().clone();
    press(&mut desk, "Ctrl+H");
    desk.get_by_label("Change the stance of the mark of claim 1 in A, now");
    press(&mut desk, "Down Down Enter");
    let document = desk.state().session.document();
    assert_eq!(document.steps_done() + 2, document.steps());
    press(&mut desk, "Up Up Enter Escape");
    assert_eq!(desk.state().session.dossier(), &end);
}

#[test]
fn f6_leads_into_the_inspector_of_a_plain_passage() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down F6 Enter");
    assert_eq!(
        desk.state().session.prompt(),
        Some(&Prompt::Claim),
        "the first button is “Mark as claim”"
    );
}
