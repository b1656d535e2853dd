//! Marks by mouse and by edge, of one fragment and of several, alone and one over
//! another.

mod desk;

use desk::{Desk, articles, fill, marked, place_of, press, window};
use egui::{Event, Modifiers, PointerButton, Pos2, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::dossier::{Mention, MentionId, Stance};
use sejajar::session::{Command, Focus, Verb};
use sejajar::text::Span;

fn button(desk: &mut Harness<'_, Desk>, at: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) {
    let event = Event::PointerButton {
        pos: at,
        button,
        pressed,
        modifiers,
    };
    desk.event_modifiers(event, modifiers);
    desk.step();
}

fn click(desk: &mut Harness<'_, Desk>, at: Pos2, which: PointerButton, modifiers: Modifiers) {
    desk.hover_at(at);
    desk.step();
    button(desk, at, which, true, modifiers);
    button(desk, at, which, false, modifiers);
    desk.run();
}

fn drag(desk: &mut Harness<'_, Desk>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    desk.hover_at(from);
    desk.step();
    button(desk, from, PointerButton::Primary, true, modifiers);
    for part in [0.3, 0.6, 1.0] {
        desk.hover_at(from + (to - from) * part);
        desk.step();
    }
    button(desk, to, PointerButton::Primary, false, modifiers);
    desk.run();
}

/// The passages in sight that are announced like this: "A ¶2: …".
fn passages(desk: &Harness<'_, Desk>, article: &str) -> Vec<Rect> {
    let begins = format!("{article} ¶");
    let is_passage =
        |text: &str| text.starts_with(&begins) && text.split(' ').nth(1).is_some_and(|word| word.ends_with(':'));
    let in_sight = |rect: &Rect| rect.top() > 150.0 && rect.top() < 820.0;
    desk.query_all_by(|node| node.value().is_some_and(|text| is_passage(&text)))
        .map(|node| node.rect())
        .filter(in_sight)
        .collect()
}

/// The passage that the first mark stands in.
fn passage(desk: &Harness<'_, Desk>) -> Rect {
    passages(desk, "A")[0]
}

/// The only mark, or the latest.
fn mark(desk: &Harness<'_, Desk>) -> (MentionId, Mention) {
    let mentions = desk.state().session.dossier().mentions();
    let (id, mention) = mentions.last_key_value().expect("a mark");
    (*id, mention.clone())
}

fn focus(desk: &Harness<'_, Desk>) -> Focus {
    desk.state().session.selection().focus.expect("a selection")
}

#[test]
fn a_drag_ends_with_the_palette_at_the_pointer_and_marks_from_it() {
    let mut desk = marked();
    let place = passage(&desk);
    drag(
        &mut desk,
        place.left_top() + vec2(4.0, 30.0),
        place.left_top() + vec2(90.0, 52.0),
        Modifiers::NONE,
    );
    let dragged = focus(&desk);
    desk.get_by_label("New claim, or another one…");
    desk.get_by_label("Mark as: A claim").click();
    desk.run();
    let (_, mention) = mark(&desk);
    assert_eq!(desk.state().session.dossier().mentions().len(), 2);
    let text = &desk
        .state()
        .session
        .dossier()
        .article(dragged.article)
        .unwrap()
        .article
        .text;
    assert_eq!(mention.at.fragments, [dragged.span.trimmed(text)]);
    assert!(
        desk.query_by_label("New claim, or another one…").is_none(),
        "it has done its work"
    );
}

#[test]
fn the_other_button_opens_the_palette_and_esc_puts_it_away_first() {
    let mut desk = marked();
    let place = passage(&desk);
    click(
        &mut desk,
        place.left_top() + vec2(30.0, 8.0),
        PointerButton::Secondary,
        Modifiers::NONE,
    );
    let selected = focus(&desk);
    desk.get_by_label("Mark as: A claim");
    press(&mut desk, "Escape");
    assert!(desk.query_by_label("Mark as: A claim").is_none());
    assert_eq!(focus(&desk), selected, "the selection stays");
    click(
        &mut desk,
        place.left_top() + vec2(30.0, 8.0),
        PointerButton::Secondary,
        Modifiers::NONE,
    );
    desk.get_by_label("Note…").click();
    desk.run();
    assert!(matches!(
        desk.state().session.prompt(),
        Some(sejajar::session::Prompt::Note(_))
    ));
}

#[test]
fn the_ends_of_a_mark_are_dragged_by_words_in_one_step_and_no_other_mark_moves() {
    let mut desk = marked();
    let (first, before) = mark(&desk);
    // A second mark on the same words.
    let here = place_of(&mark(&desk).1);
    desk.state_mut().handle(Command::Select(here));
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Another claim");
    let (second, other) = mark(&desk);
    desk.state_mut().handle(Command::SelectMention(first));
    desk.run();
    let grip = desk.get_by(|node| {
        node.label()
            .is_some_and(|name| name.starts_with(&format!("Mark {first}: first edge")))
    });
    let from = grip.rect().center();
    drag(&mut desk, from, from + vec2(70.0, 0.0), Modifiers::NONE);
    let now = desk.state().session.dossier().mentions()[&first].clone();
    let text = desk
        .state()
        .session
        .dossier()
        .article(now.at.article)
        .unwrap()
        .article
        .text
        .clone();
    let (old, new) = (before.at.fragments[0], now.at.fragments[0]);
    assert!(old.start < new.start && new.end == old.end, "{old:?} → {new:?}");
    assert!(
        text[..new.start].ends_with(' '),
        "it begins with a word: {:?}",
        new.of(&text)
    );
    assert_eq!(desk.state().session.dossier().mentions()[&second], other);
    press(&mut desk, "Ctrl+Z");
    assert_eq!(desk.state().session.dossier().mentions()[&first], before, "one step");
}

#[test]
fn edges_of_a_mark_picked_among_others_are_its_own() {
    let mut desk = marked();
    // A smaller mark inside the first one, then both in turn by `o`.
    let whole = place_of(&mark(&desk).1);
    let (first, _) = mark(&desk);
    let span = Span::new(whole.span.start, whole.span.start + 20);
    let text = desk
        .state()
        .session
        .dossier()
        .article(whole.article)
        .unwrap()
        .article
        .text
        .clone();
    assert!(span.within(&text));
    desk.state_mut().handle(Command::Select(Focus { span, ..whole }));
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Inside");
    let (second, inside) = mark(&desk);
    desk.state_mut().handle(Command::Select(whole));
    press(&mut desk, "O O");
    assert_eq!(desk.state().session.selection().mention, Some(second));
    press(&mut desk, "CloseBracket Right Right");
    let mentions = desk.state().session.dossier().mentions();
    assert_eq!(mentions[&first].at.fragments, [whole.span]);
    let longer = mentions[&second].at.fragments[0];
    assert!(longer.start == inside.at.fragments[0].start && longer.end > inside.at.fragments[0].end);
    assert!(longer.end < whole.span.end);
    press(&mut desk, "Ctrl+Z");
    assert_eq!(
        desk.state().session.dossier().mentions()[&second],
        inside,
        "a series of moves is one step"
    );
}

#[test]
fn several_fragments_by_mouse_make_one_mark_that_survives_a_reopen() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("parts.ron");
    let mut desk = window(articles());
    press(&mut desk, "Home");
    let two = ["A", "B", "C", "D", "E"]
        .map(|article| passages(&desk, article))
        .into_iter()
        .find(|here| here.len() > 1)
        .expect("two passages of an article");
    let (place, next) = (two[0], two[1]);
    click(
        &mut desk,
        place.left_top() + vec2(30.0, 8.0),
        PointerButton::Primary,
        Modifiers::NONE,
    );
    let first = focus(&desk).span;
    // A part of the next passage of the column is dragged over with Ctrl held down.
    drag(
        &mut desk,
        next.left_top() + vec2(2.0, 8.0),
        next.left_top() + vec2(90.0, 30.0),
        Modifiers::COMMAND,
    );
    let fragments = desk.state().session.selection().fragments();
    assert_eq!(fragments.len(), 2, "{fragments:?}");
    assert_eq!(fragments[0], first);
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Told in two places");
    let (_, mention) = mark(&desk);
    assert_eq!(mention.at.fragments.len(), 2);
    assert_eq!(desk.state().session.dossier().mentions().len(), 1);
    // With Ctrl a click adds a sentence, and takes it out again.
    press(&mut desk, "Escape Escape");
    desk.state_mut().handle(Command::Select(Focus {
        article: mention.at.article,
        span: first,
    }));
    desk.run();
    let at = next.left_top() + vec2(20.0, 8.0);
    click(&mut desk, at, PointerButton::Primary, Modifiers::COMMAND);
    assert_eq!(desk.state().session.selection().fragments().len(), 2);
    click(&mut desk, at, PointerButton::Primary, Modifiers::COMMAND);
    assert_eq!(desk.state().session.selection().fragments(), [first]);

    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", &project.display().to_string());
    let kept = desk.state().session.dossier().clone();
    drop(desk);
    let mut desk = window(vec![project]);
    assert_eq!(desk.state().session.dossier(), &kept);
    let (id, mention) = mark(&desk);
    desk.state_mut().handle(Command::SelectMention(id));
    desk.run();
    for number in 0..2 {
        let name = format!("Mark {id}: last edge at {}", mention.at.fragments[number].end);
        desk.get_by_label(&name);
    }
}

#[test]
fn several_fragments_by_keys() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down Plus Down Down Shift+Space Down");
    let selection = desk.state().session.selection().clone();
    assert_eq!(selection.fragments().len(), 3, "{selection:?}");
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Told in three places");
    let (id, mention) = mark(&desk);
    assert_eq!(mention.at.fragments.len(), 3);
    // The same edge again is that of the next fragment; the others stay.
    desk.state_mut().handle(Command::SelectMention(id));
    press(&mut desk, "CloseBracket CloseBracket Left");
    let (_, now) = mark(&desk);
    assert_eq!(now.at.fragments[0], mention.at.fragments[0]);
    assert!(now.at.fragments[1].end < mention.at.fragments[1].end);
    assert_eq!(now.at.fragments[2], mention.at.fragments[2]);
    // After marking, arrows select one passage again.
    press(&mut desk, "Escape Down");
    assert_eq!(desk.state().session.selection().fragments().len(), 1);
    // Esc lets go of the fragments before the passage.
    press(&mut desk, "Plus Down Escape");
    assert_eq!(desk.state().session.selection().fragments().len(), 1);
}

#[test]
fn each_of_two_marks_on_the_same_words_is_hit_on_its_line() {
    let mut desk = marked();
    let (first, _) = mark(&desk);
    let here = place_of(&mark(&desk).1);
    desk.state_mut().handle(Command::Select(here));
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Another claim");
    let (second, _) = mark(&desk);
    desk.state_mut().handle(Command::Run(Verb::Cancel));
    desk.run();
    let place = passage(&desk);
    let mut hit = Vec::new();
    for down in 0..40_u8 {
        let at = place.left_top() + vec2(20.0, f32::from(down));
        click(&mut desk, at, PointerButton::Primary, Modifiers::NONE);
        // Not a double click.
        desk.run_steps(40);
        hit.extend(desk.state().session.selection().mention);
        press(&mut desk, "Escape Escape Escape");
    }
    hit.dedup();
    assert!(hit.contains(&first) && hit.contains(&second), "{hit:?}");
}

#[test]
fn the_palette_on_a_marks_line_is_about_that_mark() {
    let mut desk = marked();
    let (id, _) = mark(&desk);
    press(&mut desk, "Escape Escape");
    let place = passage(&desk);
    let mut at = None;
    for down in 0..40_u8 {
        let here = place.left_top() + vec2(20.0, f32::from(down));
        click(&mut desk, here, PointerButton::Secondary, Modifiers::NONE);
        if desk.query_by_label("This mark denies").is_some() {
            at = Some(here);
            break;
        }
        press(&mut desk, "Escape Escape Escape");
    }
    let at = at.expect("the mark's line");
    assert_eq!(desk.state().session.selection().mention, Some(id));
    desk.get_by_label("claim 1 asserts: A claim");
    desk.get_by_label("This mark denies").click();
    desk.run();
    assert_eq!(mark(&desk).1.stance, Stance::Denies);
    assert!(
        desk.query_by_label("This mark denies").is_none(),
        "it has done its work"
    );
    click(&mut desk, at, PointerButton::Secondary, Modifiers::NONE);
    desk.get_by_label("Delete the mark").click();
    desk.run();
    assert!(desk.state().session.dossier().mentions().is_empty());
    press(&mut desk, "Ctrl+Z");
    assert_eq!(desk.state().session.dossier().mentions().len(), 1);
}
