//! A claim worked on in the window, by keys and through the accessibility tree: tagged,
//! assessed, overruled, related, split, merged; all of it undone, done again, saved and
//! opened again.

#[allow(dead_code, reason = "each job uses a part of it")]
mod desk;

use desk::{fill, press, window};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use sejajar::dossier::{Claim, ClaimId, Confidence, Dossier, Likelihood, Relation, Status};
use sejajar::session::{Command, Prompt, Verb, View};

type Window = Harness<'static, desk::Desk>;

/// The sample dossier in the claims view, a claim in hand.
fn sample(claim: u32) -> Window {
    let mut desk = window(Vec::new());
    desk.state_mut().open_plain_visit();
    desk.state_mut().handle(Command::Show(View::Claims));
    desk.state_mut().handle(Command::SelectClaim(ClaimId(claim)));
    desk.run();
    desk
}

fn dossier(desk: &Window) -> &Dossier {
    desk.state().session.dossier()
}

fn claim(desk: &Window, id: u32) -> &Claim {
    &dossier(desk).claims()[&ClaimId(id)]
}

fn click(desk: &mut Window, label: &str) {
    desk.get_by_label(label).click_accesskit();
    desk.run();
}

/// A text field; what is written above it has its name too.
fn input<'a>(desk: &'a Window, field: &'a str) -> Node<'a> {
    desk.get_by(move |node| {
        let types = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
        types && node.label().as_deref() == Some(field)
    })
}

/// Types into a field, without Enter.
fn write(desk: &mut Window, field: &str, text: &str) {
    input(desk, field).focus();
    desk.run();
    for letter in text.chars() {
        input(desk, field).type_text(&letter.to_string());
        desk.run();
    }
}

/// What is told where it was typed.
fn alerts(desk: &Window) -> Vec<String> {
    let all = desk.query_all_by(|node| node.role() == Role::Alert);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

fn focused(desk: &Window) -> String {
    let mut named = desk.query_all_by(|node| node.is_focused() && node.label().is_some());
    let name = named.next().and_then(|node| node.accesskit_node().label());
    name.unwrap_or_default()
}

fn steps(desk: &Window) -> usize {
    desk.state()
        .session
        .document()
        .history()
        .filter(|step| step.done)
        .count()
}

fn undo(desk: &mut Window) {
    desk.state_mut().handle(Command::Run(Verb::Undo));
    desk.run();
}

#[test]
fn a_claim_is_tagged_by_typing() {
    let mut desk = sample(1);
    press(&mut desk, "T");
    assert_eq!(focused(&desk), "Add a tag");
    let field = |desk: &mut Window, text: &str| {
        desk.get_by_label("Add a tag").type_text(text);
        desk.run();
    };
    field(&mut desk, "Timing");
    desk.get_by_label("New tag “Timing”");
    press(&mut desk, "Enter");
    assert_eq!(steps(&desk), 1, "the tag and the claim that has it are one step");
    assert_eq!(dossier(&desk).tags().len(), 1);
    assert_eq!(claim(&desk, 1).tags.len(), 1);
    assert_eq!(focused(&desk), "Add a tag", "the next one can be typed at once");

    // Below a tag that is there; found again by a part of its path.
    field(&mut desk, "Timing / Arrival");
    press(&mut desk, "Enter");
    assert_eq!(claim(&desk, 1).tags.len(), 2);
    desk.get_by_label("Take tag Timing / Arrival away");
    desk.state_mut().handle(Command::SelectClaim(ClaimId(2)));
    desk.run();
    press(&mut desk, "Escape T");
    field(&mut desk, "arr");
    press(&mut desk, "Enter");
    assert_eq!(dossier(&desk).tags().len(), 2, "no new tag");
    assert_eq!(claim(&desk, 2).tags.len(), 1);

    // The register says it for who does not see the bars.
    desk.get_by(|node| {
        node.label()
            .is_some_and(|label| label.ends_with(", disputed, tag Timing / Arrival"))
    });

    let before = steps(&desk);
    click(&mut desk, "Take tag Timing / Arrival away");
    assert!(claim(&desk, 2).tags.is_empty());
    assert_eq!(steps(&desk), before + 1, "taking a tag away is a step of its own");
    undo(&mut desk);
    assert_eq!(claim(&desk, 2).tags.len(), 1);
}

#[test]
fn an_assessment_is_the_analysts_and_each_part_can_be_left_open() {
    let mut desk = sample(1);
    press(&mut desk, "E");
    assert_eq!(focused(&desk), "Credibility 1, confirmed by other sources");
    press(&mut desk, "Tab Space");
    assert_eq!(claim(&desk, 1).assessment.credibility, Some(2));
    desk.get_by_label("Your assessment: 2 probably true");
    click(&mut desk, "Likelihood likely, 55 to 80 %");
    click(&mut desk, "Confidence moderate");
    let before = steps(&desk);
    write(&mut desk, "Reason", "Two pictures agree");
    assert_eq!(steps(&desk), before + 1, "typing is one step");
    let assessment = &claim(&desk, 1).assessment;
    assert_eq!(assessment.likelihood, Some(Likelihood::Likely));
    assert_eq!(assessment.confidence, Some(Confidence::Moderate));
    assert_eq!(assessment.reason, "Two pictures agree");
    desk.get_by_label("Your assessment: 2 probably true · likely · moderate confidence");
    // No mark has another stance for it.
    assert_eq!(dossier(&desk).mentions(), dossier(&sample(1)).mentions());
    click(&mut desk, "Take the likelihood back");
    assert_eq!(claim(&desk, 1).assessment.likelihood, None);
    click(&mut desk, "Credibility 2, probably true");
    assert_eq!(
        claim(&desk, 1).assessment.credibility,
        None,
        "a second click takes it back"
    );
}

#[test]
fn a_status_is_overruled_with_a_reason_only_and_taken_back() {
    let mut desk = sample(1);
    press(&mut desk, "Y");
    assert_eq!(focused(&desk), "Overrule…");
    press(&mut desk, "Space");
    click(&mut desk, "Overrule it");
    assert_eq!(alerts(&desk), ["A status of your own needs a reason."]);
    assert_eq!((steps(&desk), claim(&desk, 1).overruled.as_ref()), (0, None));
    write(&mut desk, "Why you overrule it", "The airport log");
    assert_eq!(alerts(&desk), Vec::<String>::new());
    press(&mut desk, "Enter");
    let word = claim(&desk, 1).overruled.clone().expect("overruled");
    assert_eq!(
        (word.status, word.reason.as_str()),
        (Status::Corroborated, "The airport log")
    );
    desk.get_by(|node| {
        node.label()
            .is_some_and(|label| label.contains(", corroborated, by your word"))
    });

    // Its reason cannot be emptied; the old one stays, and that is told at the field.
    input(&desk, "Why").focus();
    desk.run();
    press(&mut desk, "Ctrl+A Backspace");
    assert!(alerts(&desk)[0].contains("needs a reason"), "{:?}", alerts(&desk));
    assert_eq!(claim(&desk, 1).overruled, Some(word));
    click(&mut desk, "Take your status back");
    assert_eq!(claim(&desk, 1).overruled, None);
}

#[test]
fn a_statement_is_never_emptied() {
    let mut desk = sample(1);
    let before = claim(&desk, 1).statement.clone();
    press(&mut desk, "F6");
    assert_eq!(focused(&desk), "Statement, in your words");
    press(&mut desk, "Ctrl+A Backspace");
    assert!(alerts(&desk)[0].starts_with("A claim needs a statement."));
    assert_eq!(claim(&desk, 1).statement, before);
    assert!(
        desk.state().session.messages().is_empty(),
        "told at the field, not beside it"
    );
    press(&mut desk, "Escape");
    assert_eq!(alerts(&desk), Vec::<String>::new());
    assert_eq!(desk.state().session.selection().claim, Some(ClaimId(1)));
}

#[test]
fn what_the_value_answers_names_the_marks_field() {
    let mut desk = sample(1);
    write(&mut desk, "What its value answers (how many, which date …)", "when");
    assert_eq!(claim(&desk, 1).asks, "when");
    let mention = *dossier(&desk)
        .mentions()
        .iter()
        .find(|(_, m)| m.claim == ClaimId(1))
        .expect("a mark")
        .0;
    desk.state_mut().handle(Command::SelectMention(mention));
    desk.run();
    input(&desk, "Value it gives: when");
}

#[test]
fn claims_are_related_and_seen_from_either_side() {
    let mut desk = sample(3);
    press(&mut desk, "Shift+L");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Relate(ClaimId(3))));
    press(&mut desk, "Alt+2");
    fill(&mut desk, "Other claim", "c1");
    assert_eq!(desk.state().session.prompt(), None);
    let relations: Vec<_> = dossier(&desk).relations().iter().collect();
    assert_eq!(
        (relations[0].0.from, relations[0].0.to, *relations[0].1),
        (ClaimId(3), ClaimId(1), Relation::Entails)
    );
    desk.get_by_label("Relations: entails claim 1");
    desk.state_mut().handle(Command::SelectClaim(ClaimId(1)));
    desk.run();
    click(&mut desk, "Relations: follows from claim 3");
    click(&mut desk, "Take back: it follows from claim 3");
    assert!(dossier(&desk).relations().is_empty());
}

#[test]
fn tab_goes_through_every_control_of_the_inspector_in_the_synopsis_too() {
    let mut desk = sample(1);
    desk.state_mut().handle(Command::Show(View::Synopsis));
    desk.run();
    press(&mut desk, "F6");
    let mut seen = vec![focused(&desk)];
    for _ in 0..18 {
        press(&mut desk, "Tab");
        seen.push(focused(&desk));
    }
    for name in [
        "Statement, in your words",
        "What its value answers (how many, which date …)",
        "Key 1",
        "Key 9",
        "Add a tag",
        "Your assessment: none yet",
        "Relations: none",
    ] {
        assert!(seen.iter().any(|seen| seen == name), "{name}: {seen:#?}");
    }
    assert!(seen.iter().all(|name| !name.is_empty()), "each has a name: {seen:#?}");
    press(&mut desk, "Escape Down");
    assert!(desk.state().session.selection().focus.is_some(), "back in the text");
}

#[test]
fn all_of_it_is_undone_done_again_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("visit.ron");
    let mut desk = sample(1);
    let opened = dossier(&desk).clone();

    press(&mut desk, "T");
    input(&desk, "Add a tag").type_text("Timing");
    desk.run();
    press(&mut desk, "Enter Escape E Space");
    press(&mut desk, "Escape Y Space");
    write(&mut desk, "Why you overrule it", "The log");
    press(&mut desk, "Enter Escape Shift+L Alt+4");
    fill(&mut desk, "Other claim", "parade");

    // Two marks go to a new claim; then that one goes into another.
    let marks: Vec<_> = dossier(&desk)
        .mentions()
        .iter()
        .filter(|(_, m)| m.claim == ClaimId(1))
        .map(|(id, _)| *id)
        .collect();
    for mark in &marks[..2] {
        click(&mut desk, &format!("Tick mark {mark}"));
    }
    click(&mut desk, "Split 2 off…");
    assert_eq!(
        desk.state().session.prompt(),
        Some(&Prompt::SplitClaim(ClaimId(1), marks[..2].to_vec()))
    );
    press(&mut desk, "Enter");
    assert_eq!(alerts(&desk), ["A claim needs a statement."]);
    fill(&mut desk, "Statement", "The plane landed in the evening");
    assert_eq!(
        desk.state().session.selection().claim,
        Some(ClaimId(8)),
        "the new claim is in hand"
    );
    assert!(
        marks[..2]
            .iter()
            .all(|mark| dossier(&desk).mentions()[mark].claim == ClaimId(8))
    );
    press(&mut desk, "I");
    fill(&mut desk, "Other claim", "parade");
    assert!(!dossier(&desk).claims().contains_key(&ClaimId(8)));
    assert_eq!(
        desk.state().session.selection().claim,
        Some(ClaimId(5)),
        "what it went into is in hand"
    );
    assert_eq!(dossier(&desk).mentions()[&marks[0]].claim, ClaimId(5));

    assert_eq!(steps(&desk), 6, "one step each");
    let made = dossier(&desk).clone();
    for _ in 0..6 {
        undo(&mut desk);
    }
    assert_eq!(dossier(&desk), &opened);
    for _ in 0..6 {
        desk.state_mut().handle(Command::Run(Verb::Redo));
    }
    desk.run();
    assert_eq!(dossier(&desk), &made);
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", project.to_str().expect("UTF-8"));
    drop(desk);
    assert_eq!(dossier(&window(vec![project])), &made);
}

#[test]
fn without_a_claim_in_hand_the_window_says_so() {
    let mut desk = window(Vec::new());
    desk.state_mut().open_plain_visit();
    desk.run();
    press(&mut desk, "T E Y I");
    assert_eq!(desk.state().session.prompt(), None);
    let told = desk
        .state()
        .session
        .messages()
        .last()
        .map(|message| message.text.clone());
    assert_eq!(told.as_deref(), Some("Select a claim first, or a mark of one"));
}

#[test]
fn of_a_thousand_marks_only_those_in_sight_are_set() {
    use sejajar::dossier::{Action, Anchor, MarkAs, Stance};
    use sejajar::text::Span;
    let mut desk = sample(1);
    let article = dossier(&desk).arrangement().order[0];
    let text = dossier(&desk).articles()[&article].article.text.clone();
    let places = (0..text.len()).filter(|at| text.is_char_boundary(*at) && text.is_char_boundary(at + 1));
    let anchors: Vec<Anchor> = places
        .take(1_000)
        .map(|at| Anchor::new(article, Span::new(at, at + 1)))
        .collect();
    let many = Action::MarkMany(anchors, MarkAs::Claim(ClaimId(1), Stance::Asserts, None));
    desk.state_mut().handle(Command::Do(many));
    desk.state_mut().handle(Command::SelectClaim(ClaimId(1)));
    desk.run();
    let ticks = desk.query_all_by_label_contains("Tick mark m").count();
    assert!((1..60).contains(&ticks), "{ticks}");
    desk.get_by_label_contains("marks in ");
}
