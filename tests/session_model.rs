//! The language model as a setting: taken into use, told when it cannot be used,
//! and taken out again; each time the articles are aligned anew.

use std::path::PathBuf;

use sejajar::session::{Command, Effect, Outcome, PathFor, Session, Settings, Severity, Verb};
use sejajar::world;

/// The models that the alignments asked for are to be made with.
fn models(effects: &[Effect]) -> Vec<Option<PathBuf>> {
    let asked = effects.iter().filter_map(|effect| match effect {
        Effect::Align(task) => Some(task.key.model.clone()),
        _ => None,
    });
    asked.collect()
}

fn kept(effects: &[Effect]) -> Vec<Option<PathBuf>> {
    let kept = effects.iter().filter_map(|effect| match effect {
        Effect::KeepSettings(settings) => Some(settings.model.clone()),
        _ => None,
    });
    kept.collect()
}

/// Does the alignments among the effects, and what follows from them.
fn perform(session: &mut Session, effects: Vec<Effect>) {
    for effect in effects {
        if matches!(effect, Effect::Align(_)) {
            let outcome = world::perform(effect, &()).expect("nobody stops it");
            let more = session.finish(outcome);
            perform(session, more);
        }
    }
}

fn warnings(session: &Session) -> Vec<&str> {
    let messages = session.messages().iter();
    let warnings = messages.filter(|message| message.severity == Severity::Warning);
    warnings
        .map(|message| message.text.as_str())
        .filter(|text| text.contains("no-model-here"))
        .collect()
}

#[test]
fn a_model_is_asked_for_kept_and_dropped() {
    let mut session = Session::new(Settings::default());
    let asked = session.handle(Command::Run(Verb::UseModel));
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Ask(PathFor::Model))));

    let folder = PathBuf::from("some/model");
    let effects = session.handle(Command::Picked(PathFor::Model, vec![folder.clone()]));
    assert_eq!(kept(&effects), [Some(folder.clone())]);
    assert_eq!(models(&effects), [Some(folder.clone())]);
    // The same again: nothing to align.
    assert_eq!(
        models(&session.handle(Command::Picked(PathFor::Model, vec![folder]))),
        []
    );

    let effects = session.handle(Command::Run(Verb::DropModel));
    assert_eq!(kept(&effects), [None]);
    assert_eq!(models(&effects), [None]);
}

#[test]
fn a_folder_that_is_no_model_is_told_once_and_the_rest_goes_on() {
    let mut session = Session::new(Settings::default());
    let effects = session.handle(Command::Picked(PathFor::Model, vec![PathBuf::from("no-model-here")]));
    perform(&mut session, effects);
    assert_eq!(warnings(&session).len(), 1);
    assert!(session.aligned().is_some(), "aligned all the same");
    let effects = session.finish(Outcome::Articles(vec![
        sejajar::import::import(b"Kapal itu tiba di dermaga pada malam hari.", "a.txt", "")
            .map(Box::new)
            .map_err(|error| error.to_string()),
    ]));
    assert_eq!(models(&effects).len(), 1, "an article more is aligned anew");
    perform(&mut session, effects);
    assert_eq!(warnings(&session).len(), 1, "not told twice");
    let reason = if cfg!(feature = "model") {
        "no such folder"
    } else {
        "feature `model` is off"
    };
    assert!(warnings(&session).iter().all(|text| text.contains(reason)));
}
