//! The measured task: twenty marks on five articles, five of them with a source, one
//! denied, two with values that conflict; by keys alone, and the keys are counted. The
//! manual has the figures.

mod desk;

use desk::{Desk, articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::{ClaimId, Dossier, MentionId, Stance, Status};
use sejajar::session::{Command, PathFor};

/// Keys pressed: to get to a passage, and to mark it. Letters typed in a field are not
/// counted: they are the analyst's words, not the app's toll.
#[derive(Debug, Default)]
struct Keys {
    to_get_there: usize,
    to_mark: usize,
    with_source: usize,
}

fn go(desk: &mut Harness<'_, Desk>, keys: &mut Keys, what: &str) {
    keys.to_get_there += what.split_whitespace().count();
    press(desk, what);
}

fn mark(desk: &mut Harness<'_, Desk>, keys: &mut Keys, what: &str) {
    keys.to_mark += what.split_whitespace().count();
    press(desk, what);
}

/// By keys to a mark: to its column, then from mark to mark.
fn go_to_mark(desk: &mut Harness<'_, Desk>, keys: &mut Keys, id: MentionId) {
    let at = dossier(desk).mentions()[&id].at.clone();
    for _ in 0..200 {
        let selection = desk.state().session.selection();
        if selection.mention == Some(id) {
            return;
        }
        let next = match selection.focus {
            Some(focus) if focus.article != at.article => "Left Home",
            Some(focus) if focus.span.start > at.fragments[0].start => "Shift+OpenBracket",
            _ => "Shift+CloseBracket",
        };
        go(desk, keys, next);
    }
    panic!("no way by keys to mark {id}");
}

fn dossier<'a>(desk: &'a Harness<'_, Desk>) -> &'a Dossier {
    desk.state().session.dossier()
}

fn sourced(desk: &Harness<'_, Desk>) -> usize {
    let marks = dossier(desk).mentions().values();
    marks.filter(|mention| mention.attribution.is_some()).count()
}

#[test]
fn twenty_marks_by_keys() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("visit.ron");
    let mut desk = window(articles());
    desk.state_mut()
        .handle(Command::Picked(PathFor::Save, vec![project.clone()]));
    let mut keys = Keys::default();

    // Three claims, each made of the sentence it is first met in.
    for statement in ["Putin came to Pyongyang", "Arms were handed over", "A treaty is signed"] {
        go(&mut desk, &mut keys, "Down");
        mark(&mut desk, &mut keys, "C");
        fill(&mut desk, "Claim", statement);
        keys.to_mark += 1;
    }
    // Down the columns: a number key marks; where the sentence says who says so, Space takes it.
    let mut number = 0;
    let mut column = 0;
    while dossier(&desk).mentions().len() < 20 || sourced(&desk) < 5 {
        let before = desk.state().session.selection().focus;
        go(&mut desk, &mut keys, "Down");
        if desk.state().session.selection().focus == before {
            column += 1;
            assert!(column < 5, "five columns are enough: {keys:?}");
            go(&mut desk, &mut keys, "Tab Home");
        }
        let marks = dossier(&desk).mentions().len();
        let needed = 20_usize.saturating_sub(marks) > 5_usize.saturating_sub(sourced(&desk));
        number = number % 3 + 1;
        mark(&mut desk, &mut keys, &number.to_string());
        if desk.state().session.proposal().is_some() && sourced(&desk) < 5 {
            mark(&mut desk, &mut keys, "Space");
            keys.with_source += 2;
        } else if !needed {
            // Not the sentence that was looked for: taken back, and on.
            press(&mut desk, "Ctrl+Z");
            keys.to_mark -= 1;
        }
    }
    // One article denies; two give values that conflict.
    mark(&mut desk, &mut keys, "D");
    let claim = dossier(&desk).mentions().values().next_back().unwrap().claim;
    let of_claim: Vec<_> = dossier(&desk)
        .mentions()
        .iter()
        .filter(|(_, mention)| mention.claim == claim)
        .map(|(id, _)| *id)
        .take(2)
        .collect();
    for (id, value) in of_claim.iter().zip(["10,000", "11.000"]) {
        go_to_mark(&mut desk, &mut keys, *id);
        mark(&mut desk, &mut keys, "F6");
        let field = desk.get_by(|node| node.is_focused() && node.label().is_some());
        field.type_text(value);
        desk.run();
        mark(&mut desk, &mut keys, "Escape");
    }

    let made = dossier(&desk).clone();
    assert!(made.mentions().len() >= 20 && sourced(&desk) >= 5, "{keys:?}");
    assert!(made.mentions().values().any(|mention| mention.stance == Stance::Denies));
    assert_eq!(made.values_of(claim).len(), 2, "{:?}", made.values_of(claim));
    assert_eq!(made.derived_status(claim), Status::Disputed);
    assert!(made.claims().contains_key(&ClaimId(3)));
    // Two keys a mark with its source, one without; a claim takes two and its words.
    let marks = made.mentions().len();
    assert_eq!(keys.with_source, 2 * 5);
    let budget = 3 * 2 + (marks - 3) + 5 + 1 + 2 * 2;
    assert!(keys.to_mark <= budget, "{keys:?}, at most {budget}");
    eprintln!("{marks} marks: {keys:?}");

    press(&mut desk, "Ctrl+S");
    assert_eq!(dossier(&window(vec![project])), &made);
    while desk.state().session.document().can_undo() {
        press(&mut desk, "Ctrl+Z");
    }
    assert!(dossier(&desk).mentions().is_empty() && dossier(&desk).articles().is_empty());
    while desk.state().session.document().can_redo() {
        press(&mut desk, "Ctrl+Y");
    }
    assert_eq!(dossier(&desk), &made);
}
