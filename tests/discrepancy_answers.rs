//! What was answered of a discrepancy is what stands in the dossier, whatever was done
//! before: kept along step by step, it is what reading it anew gives.

mod desk;
#[allow(dead_code, reason = "it does its steps by itself")]
mod project_support;

use project_support::steps;
use proptest::prelude::*;
use sejajar::dossier::{Action, Dossier};
use sejajar::session::{Answered, Command, Outcome, Session, Settings, Verb};
use sejajar::world;

fn opened(dossier: Dossier) -> Session {
    let mut session = Session::new(Settings::default());
    let result = Ok((Box::new(dossier), Vec::new()));
    let effects = session.finish(Outcome::Project { path: None, result });
    world::perform_all(&mut session, effects, |_, _| Vec::new());
    session
}

fn answers(session: &Session) -> Vec<Answered> {
    session.discrepancies().map(|(_, answered)| answered).collect()
}

const fn is_of_articles(action: &Action) -> bool {
    matches!(
        action,
        Action::AddArticles(_)
            | Action::RemoveArticle(_)
            | Action::SetMetadata(..)
            | Action::Fold(..)
            | Action::Unfold(..)
            | Action::SetPins(..)
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn kept_along_they_are_what_reading_them_anew_gives(
        steps in steps(60),
        turns in prop::collection::vec(0_u8..9, 60),
    ) {
        let mut desk = desk::window(desk::articles());
        let sample = desk.state_mut().session.dossier().clone();
        let mut session = opened(sample);
        for (step, turn) in steps.iter().zip(turns) {
            let effects = match turn {
                0 => session.handle(Command::Run(Verb::Undo)),
                1 => session.handle(Command::Run(Verb::Redo)),
                2 => {
                    let next = session.handle(Command::Run(Verb::NextSuggestion));
                    world::perform_all(&mut session, next, |_, _| Vec::new());
                    session.handle(Command::Run(Verb::Accept))
                }
                3 => {
                    let next = session.handle(Command::Run(Verb::NextSuggestion));
                    world::perform_all(&mut session, next, |_, _| Vec::new());
                    session.handle(Command::Run(Verb::Reject))
                }
                _ => match step.action(session.dossier()) {
                    // Other articles are aligned anew, which takes long and is not meant here.
                    Some(action) if !is_of_articles(&action) => session.handle(Command::Do(action)),
                    _ => continue,
                },
            };
            world::perform_all(&mut session, effects, |_, _| Vec::new());
        }
        let anew = opened(session.dossier().clone());
        prop_assert_eq!(session.discrepancies().len(), anew.discrepancies().len());
        prop_assert_eq!(answers(&session), answers(&anew));
    }
}
