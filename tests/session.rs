//! What a session does with answers from outside that are not what was hoped for.

use std::sync::Arc;

use sejajar::dossier::{Action, Claim};
use sejajar::session::{Command, Effect, Outcome, Prompt, Session, Settings};
use sejajar::world;

/// The sample dossier with a claim that is not saved yet.
fn unsaved() -> Session {
    let mut session = Session::new(Settings::default());
    world::perform_all(&mut session, vec![Effect::ReadSample], |_, _| Vec::new());
    session.handle(Command::Do(Action::AddClaim(Claim {
        statement: "The ferry had been inspected in May.".to_owned(),
        key: None,
        ..Claim::default()
    })));
    assert!(!session.document().is_saved());
    session
}

#[test]
fn changes_given_up_for_a_project_that_cannot_be_opened_are_still_there() {
    let mut session = unsaved();
    let claims = session.dossier().claims().len();
    session.handle(Command::Open(vec!["broken.ron".into()]));
    assert_eq!(session.prompt(), Some(&Prompt::Unsaved));
    let effects = session.handle(Command::Discard);
    assert!(matches!(effects.as_slice(), [Effect::Read(..)]), "{effects:?}");
    session.finish(Outcome::Project {
        path: Some("broken.ron".into()),
        result: Err("broken.ron: line 3: expected a list".to_owned()),
    });
    assert_eq!(session.dossier().claims().len(), claims);
    assert!(!session.document().is_saved());
    session.handle(Command::Quit);
    assert_eq!(
        session.prompt(),
        Some(&Prompt::Unsaved),
        "the window does not close without asking"
    );
    assert!(!session.may_quit());
}

#[test]
fn changes_given_up_for_closing_are_given_up() {
    let mut session = unsaved();
    session.handle(Command::Quit);
    assert!(!session.may_quit());
    session.handle(Command::Discard);
    assert!(session.may_quit());
}

#[test]
fn an_alignment_of_no_more_use_is_freed_on_a_thread() {
    let mut session = unsaved();
    let before = Arc::downgrade(session.aligned().expect("the sample is aligned"));
    let last = *session.dossier().articles().keys().last().expect("articles");
    let asked = session.handle(Command::Do(Action::SetPivot(last)));
    let [task @ Effect::Align(_)] = <[Effect; 1]>::try_from(asked).expect("one effect") else {
        panic!("another pivot, other rows");
    };
    let outcome = world::perform(task, &()).expect("rows");
    let effects = session.finish(outcome);
    assert!(matches!(effects.as_slice(), [Effect::LetGo(_)]), "{effects:?}");
    assert_eq!(before.strong_count(), 1, "the effect alone holds it");
}
