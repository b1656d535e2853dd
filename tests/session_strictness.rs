//! From which score links are shown, as a session does it: a drag of the slider is one
//! step and asks for no more alignments than can be shown; the selection stays.

use sejajar::align::ShownFrom;
use sejajar::dossier::Action;
use sejajar::session::{Aligned, Command, Effect, Session, Settings, Verb};
use sejajar::world;

fn sample() -> Session {
    let mut session = Session::new(Settings::default());
    perform(&mut session, vec![Effect::ReadSample]);
    session.handle(Command::Run(Verb::NextSentence));
    session
}

fn perform(session: &mut Session, effects: Vec<Effect>) {
    world::perform_all(session, effects, |_, _| Vec::new());
}

fn aligned(session: &Session) -> &Aligned {
    session.aligned().expect("the sample is aligned")
}

fn run(session: &mut Session, verb: Verb) {
    let effects = session.handle(Command::Run(verb));
    perform(session, effects);
}

/// As the slider says it: the effects that are not done yet.
fn slide(session: &mut Session, per_cent: u8) -> Vec<Effect> {
    let from = ShownFrom::new(per_cent);
    assert!(from.is_some());
    session.handle(Command::Do(Action::SetShownFrom(from)))
}

/// The one alignment among the effects.
fn alignment(effects: Vec<Effect>) -> Effect {
    let mut tasks = effects.into_iter().filter(|effect| matches!(effect, Effect::Align(_)));
    let task = tasks.next().expect("an alignment is asked for");
    assert!(tasks.next().is_none(), "only one");
    task
}

#[test]
fn a_drag_is_one_step_and_asks_again_only_when_the_last_answer_is_there() {
    let mut session = sample();
    let (focus, shown, steps) = (
        session.selection().focus,
        aligned(&session).shown,
        session.document().history().count(),
    );
    assert!(focus.is_some());
    let task = alignment(slide(&mut session, 46));
    let Effect::Align(asked) = &task else { unreachable!() };
    assert!(asked.scores_stand(), "nothing is compared anew");
    for per_cent in (20..46).rev() {
        let effects = slide(&mut session, per_cent);
        assert!(effects.is_empty(), "one is under way: {effects:?}");
    }
    let outcome = world::perform(task, &()).expect("it is done");
    let next = alignment(session.finish(outcome));
    let Effect::Align(asked) = &next else { unreachable!() };
    assert_eq!(asked.shown_from, ShownFrom::new(20), "the latest, none between");
    perform(&mut session, vec![next]);
    assert_eq!(session.shown_from(), ShownFrom::new(20));
    assert_eq!(
        ShownFrom::nearest(aligned(&session).alignment.shown_from).per_cent(),
        20
    );
    assert!(aligned(&session).shown > shown);
    assert_eq!(session.selection().focus, focus, "the selection stays");

    let labels: Vec<&str> = session.document().history().map(|entry| entry.label).collect();
    assert_eq!(&labels[steps..], ["Show links from 20 %"]);
    run(&mut session, Verb::Undo);
    assert_eq!(session.dossier().arrangement().shown_from, None);
    assert_eq!(aligned(&session).shown, shown);
    assert!(session.document().is_saved());
}

#[test]
fn commands_show_more_fewer_and_as_found_best() {
    let mut session = sample();
    let mut seen = vec![aligned(&session).shown];
    for verb in [Verb::MoreLinks, Verb::MoreLinks, Verb::FewerLinks, Verb::BestLinks] {
        run(&mut session, verb);
        seen.push(aligned(&session).shown);
    }
    assert!(seen[0] < seen[1] && seen[1] < seen[2], "{seen:?}");
    assert_eq!([seen[3], seen[4]], [seen[1], seen[0]]);
    assert_eq!(Some(aligned(&session).alignment.shown_from), session.best_from());
    let last = session.document().history().last().expect("steps");
    assert_eq!(last.label, "Show links as found best");
    // The limits hold, and say so.
    for _ in 0..20 {
        run(&mut session, Verb::FewerLinks);
    }
    assert_eq!(session.shown_from(), Some(ShownFrom::MOST));
    assert!(aligned(&session).shown < seen[0]);
    let told = session.messages().last().expect("a message");
    assert_eq!(told.text, "Links are shown from 95 % already");
}

#[test]
fn another_dossier_does_not_wait_for_the_one_before() {
    let mut session = sample();
    drop(slide(&mut session, 30));
    perform(&mut session, vec![Effect::ReadSample]);
    assert_eq!(session.dossier().arrangement().shown_from, None);
    assert_eq!(Some(aligned(&session).alignment.shown_from), session.best_from());
}

#[test]
fn with_nothing_open_there_is_nothing_to_show_more_of() {
    let mut session = Session::new(Settings::default());
    for verb in [Verb::MoreLinks, Verb::FewerLinks, Verb::BestLinks] {
        session.handle(Command::Run(verb));
        assert_eq!(session.dossier().arrangement().shown_from, None);
    }
}
