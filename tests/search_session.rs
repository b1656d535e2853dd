//! A search as the session keeps it: late answers, ticks, one step for many marks.

use std::sync::Arc;

use sejajar::dossier::{Action, Claim, ClaimId, MarkAs, Stance};
use sejajar::search::{Mode, Query};
use sejajar::session::{Command, Effect, Outcome, Prompt, Search, Seek, Session, Settings, Verb, View};
use sejajar::world;

fn sample() -> Session {
    let mut session = Session::new(Settings::default());
    world::perform_all(&mut session, vec![Effect::ReadSample], |_, _| Vec::new());
    run(&mut session, Command::Run(Verb::Find));
    session
}

fn run(session: &mut Session, command: Command) {
    let effects = session.handle(command);
    world::perform_all(session, effects, |_, _| Vec::new());
}

fn look_for(text: &str) -> Command {
    Command::Search(Seek::For(Query {
        text: text.to_owned(),
        ..Query::default()
    }))
}

fn hits(search: &Search) -> usize {
    search.results().map_or(0, |results| results.hits.len())
}

fn searches(effects: &[Effect]) -> usize {
    effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Search(_)))
        .count()
}

#[test]
fn a_late_answer_to_an_older_query_is_not_taken() {
    let mut session = sample();
    let mut first = session.handle(look_for("put"));
    assert!(session.search().is_running());
    let mut second = session.handle(look_for("putin"));
    assert_eq!((searches(&first), searches(&second)), (1, 1));
    let new = world::perform(second.remove(0), &()).unwrap();
    session.finish(new);
    assert!(session.search().is_current() && !session.search().is_running());
    let found = Arc::clone(session.search().results().unwrap());
    let old = world::perform(first.remove(0), &()).unwrap();
    session.finish(old);
    assert!(Arc::ptr_eq(&found, session.search().results().unwrap()));
    // What an older search still says of its progress is not heard.
    session.finish(Outcome::Went("Searching".to_owned(), 0.4));
    assert!(session.work().is_empty());
}

#[test]
fn only_the_search_view_searches_anew() {
    let mut session = sample();
    run(&mut session, look_for("putin"));
    run(&mut session, Command::Run(Verb::ShowClaims));
    let claim = Claim {
        statement: "Putin was met at the airport.".to_owned(),
        key: None,
        ..Claim::default()
    };
    assert_eq!(searches(&session.handle(Command::Do(Action::AddClaim(claim)))), 0);
    let before = hits(session.search());
    run(&mut session, Command::Run(Verb::Find));
    assert_eq!(hits(session.search()), before + 1, "the new claim is found");
}

#[test]
fn a_broken_pattern_is_told_and_the_hits_before_stay() {
    let mut session = sample();
    run(&mut session, look_for("putin"));
    let before = hits(session.search());
    run(&mut session, Command::Run(Verb::SearchPattern));
    assert_eq!(session.search().query().mode, Mode::Pattern);
    let broken = Query {
        text: "putin(".to_owned(),
        ..session.search().query().clone()
    };
    run(&mut session, Command::Search(Seek::For(broken)));
    let problem = session.search().problem().expect("a problem");
    assert_eq!(problem.at, Some(5..6));
    assert_eq!(hits(session.search()), before);
    run(&mut session, look_for("putin"));
    assert_eq!(session.search().problem(), None);
}

#[test]
fn enter_before_the_answer_goes_to_the_first_hit_when_it_comes() {
    let mut session = sample();
    let mut effects = session.handle(look_for("manturov"));
    session.handle(Command::Search(Seek::Open(None)));
    assert_eq!(session.view(), View::Search);
    let answer = world::perform(effects.remove(0), &()).unwrap();
    session.finish(answer);
    assert_eq!(session.view(), View::Synopsis);
    let focus = session.selection().focus.expect("a passage");
    let text = &session.dossier().article(focus.article).unwrap().article.text;
    assert_eq!(focus.span.of(text), "Manturov");
    // F3 goes on from there, round to the first one again.
    let first = focus;
    run(&mut session, Command::Run(Verb::NextHit));
    assert_ne!(session.selection().focus, Some(first));
    run(&mut session, Command::Run(Verb::NextHit));
    assert_eq!(session.selection().focus, Some(first));
    run(&mut session, Command::Run(Verb::PreviousHit));
    assert_ne!(session.selection().focus, Some(first));
}

#[test]
fn ticked_hits_are_marked_in_one_step_and_those_marked_before_are_left() {
    let mut session = sample();
    run(&mut session, look_for("manturov"));
    let before = session.dossier().clone();
    run(&mut session, Command::Search(Seek::TickAll));
    assert!(session.search().all_ticked());
    let claim = ClaimId(4);
    let passages = session.ticked_passages();
    let bears = passages.iter().filter(|at| {
        session
            .document()
            .mentions_in(at.article, at.cover())
            .any(|(_, mention)| mention.claim == claim)
    });
    let (there, all) = (bears.count(), passages.len());
    assert_eq!((there, all), (2, 2));
    run(
        &mut session,
        Command::MarkAs(MarkAs::Claim(claim, Stance::Asserts, None)),
    );
    assert_eq!(
        session.dossier().mentions().len(),
        before.mentions().len() + all - there
    );
    let told = &session.messages().last().expect("a message").text;
    assert!(told.contains("already"), "{told}");

    // One of two bears on claim 5: the other is marked, and the step says one.
    run(&mut session, Command::Search(Seek::TickAll));
    assert_eq!(session.search().ticked(), 0);
    run(&mut session, Command::Search(Seek::Tick(0)));
    run(&mut session, Command::Run(Verb::Mark5));
    run(&mut session, Command::Search(Seek::TickAll));
    let marks = session.dossier().mentions().len();
    run(&mut session, Command::Run(Verb::Mark5));
    assert_eq!(session.dossier().mentions().len(), marks + 1);
    let told = &session.messages().last().expect("a message").text;
    assert!(
        told.starts_with("1 passage marked; 1 bore on that claim already"),
        "{told}"
    );

    // A new claim for all of them, and one step back.
    run(&mut session, look_for("putin"));
    run(&mut session, Command::Search(Seek::TickAll));
    run(&mut session, Command::Search(Seek::MarkSentences(false)));
    run(&mut session, Command::Run(Verb::FindClaim));
    assert_eq!(session.prompt(), Some(&Prompt::Claim));
    let ticked = session.search().ticked();
    assert_eq!(session.search().passages(), ticked);
    let unmarked = session.dossier().clone();
    run(
        &mut session,
        Command::MarkAs(MarkAs::NewClaim("Putin is named".to_owned(), Stance::Asserts, None)),
    );
    assert_eq!(session.dossier().mentions().len(), unmarked.mentions().len() + ticked);
    assert_eq!(session.dossier().claims().len(), unmarked.claims().len() + 1);
    assert_eq!(session.search().ticked(), 0);
    let step = session.document().history().last().expect("a step").label.to_owned();
    assert_eq!(step, format!("Mark {ticked} passages as new claim “Putin is named”"));
    run(&mut session, Command::Run(Verb::Undo));
    assert_eq!(session.dossier(), &unmarked);
}

#[test]
fn ticks_outlive_an_edit_but_not_their_hits() {
    let mut session = sample();
    run(&mut session, look_for("manturov"));
    run(&mut session, Command::Search(Seek::Tick(0)));
    run(&mut session, Command::Search(Seek::Pick(1)));
    let claim = Claim {
        statement: "Manturov came along.".to_owned(),
        key: None,
        ..Claim::default()
    };
    run(&mut session, Command::Do(Action::AddClaim(claim)));
    assert_eq!((session.search().ticked(), session.search().picked()), (1, Some(1)));
    run(&mut session, look_for("kim"));
    assert_eq!((session.search().ticked(), session.search().picked()), (0, None));
    // A note, a claim, a source cannot be ticked.
    run(&mut session, look_for("manturov"));
    let last = hits(session.search()) - 1;
    run(&mut session, Command::Search(Seek::Tick(last)));
    assert_eq!(session.search().ticked(), 0);
}

#[test]
fn another_dossier_is_searched_for_the_same() {
    let mut session = sample();
    run(&mut session, look_for("putin"));
    run(&mut session, Command::Run(Verb::NewDossier));
    assert!(session.search().results().is_none());
    run(&mut session, Command::Run(Verb::Find));
    assert_eq!(
        (session.search().query().text.as_str(), hits(session.search())),
        ("putin", 0)
    );
}
