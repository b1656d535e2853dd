//! Marks as they stand in the text: named for assistive technology, each one reached
//! however many lie on the same words, told again where they go on.

mod desk;

use desk::{Desk, articles, fill, marked, place_of, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sejajar::align::Unit;
use sejajar::dossier::{Mention, MentionId};
use sejajar::session::{Command, Focus};
use sejajar::text::Span;

/// The only mark, or the latest.
fn mark(desk: &Harness<'_, Desk>) -> (MentionId, Mention) {
    let mentions = desk.state().session.dossier().mentions();
    let (id, mention) = mentions.last_key_value().expect("a mark");
    (*id, mention.clone())
}

/// The names in the accessibility tree that begin like this.
fn named(desk: &Harness<'_, Desk>, begins: &str) -> Vec<String> {
    let name = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        let name = node.label().or_else(|| node.value())?;
        name.starts_with(begins).then_some(name)
    };
    desk.query_all_by(|node| name(node).is_some())
        .filter_map(|node| name(&node.accesskit_node()))
        .collect()
}

#[test]
fn the_sentence_in_hand_has_the_focus_and_its_name_says_the_marks() {
    let mut desk = marked();
    press(&mut desk, "S");
    fill(&mut desk, "Source", "Antariksa");
    press(&mut desk, "D");
    let article = mark(&desk).1.at.article;
    let in_hand = desk.get_by(|node| node.label().is_some_and(|name| name.starts_with("In hand: ")));
    let node = in_hand.accesskit_node();
    assert!(node.is_focused() && node.is_selected() == Some(true), "{in_hand:?}");
    let name = node.label().unwrap();
    assert!(
        name.starts_with(&format!("In hand: {article} ¶")) && name.ends_with(". Marked: claim 1 denies, Antariksa"),
        "{name}"
    );
    let selected = desk.get_by(|node| {
        let is_passage = node
            .value()
            .is_some_and(|text| text.starts_with(&format!("{article} ¶")));
        is_passage && node.is_selected() == Some(true)
    });
    let text = selected.accesskit_node().value().unwrap();
    assert!(text.contains("Marked: claim 1 denies, Antariksa"), "{text}");
    press(&mut desk, "Escape Escape Down");
    let now = named(&desk, "In hand: ");
    assert!(now.len() == 1 && now[0] != name, "{now:?}");
}

#[test]
fn many_marks_on_the_same_words_are_each_named_and_reached() {
    const MARKS: usize = 14;
    // After the ninth a claim has no number key, and goes by its id.
    let called = |number: usize| match number {
        10.. => format!("claim c{number}"),
        _ => format!("claim {number}"),
    };
    let mut desk = marked();
    let place = place_of(&mark(&desk).1);
    for number in 2..=MARKS {
        desk.state_mut().handle(Command::Select(place));
        press(&mut desk, "C");
        fill(&mut desk, "Claim", &format!("Statement number {number}"));
    }
    let all: Vec<MentionId> = desk.state().session.dossier().mentions().keys().copied().collect();
    assert_eq!(all.len(), MARKS);
    press(&mut desk, "Escape Escape");
    let tags = named(&desk, "Mark: claim ");
    assert!(tags.len() < MARKS, "not all find room: {tags:?}");
    let more = named(&desk, &format!("{} more mark", MARKS - tags.len()));
    assert_eq!(more.len(), 1, "{more:?}");
    for number in tags.len() + 1..=MARKS {
        assert!(more[0].contains(&format!("{}, asserts", called(number))), "{more:?}");
    }
    // What finds no room is chosen from a list.
    desk.get_by_label(&more[0]).click();
    desk.run();
    let last = format!("Mark: {}, asserts: Statement number {MARKS}", called(MARKS));
    desk.get_by_label(&last).click();
    desk.run();
    assert_eq!(desk.state().session.selection().mention, all.last().copied());
    assert!(desk.query_by_label(&last).is_none(), "the list has done its work");

    // Every one by the key that goes through them.
    desk.state_mut().handle(Command::Select(place));
    desk.run();
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..MARKS {
        press(&mut desk, "O");
        reached.extend(desk.state().session.selection().mention);
    }
    assert_eq!(reached.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn a_mark_that_crosses_paragraphs_is_tagged_in_each() {
    let mut desk = window(articles());
    let (article, span) = {
        let session = &desk.state().session;
        let (dossier, aligned) = (session.dossier(), session.aligned().expect("aligned"));
        let in_a_row = |article, index: usize| {
            let sentence = u32::try_from(index).unwrap();
            aligned.row_of(Unit { article, sentence }).is_some()
        };
        let articles = dossier.columns().filter_map(|id| Some((id, dossier.article(id)?)));
        let mut pairs = articles.flat_map(|(id, entry)| {
            let sentences = entry.article.sentences.windows(2).enumerate();
            sentences.map(move |(index, two)| (id, index, two[0], two[1]))
        });
        let (id, _, first, second) = pairs
            .find(|(id, index, first, second)| {
                first.paragraph > 2
                    && first.paragraph != second.paragraph
                    && in_a_row(*id, *index)
                    && in_a_row(*id, index + 1)
            })
            .expect("two paragraphs that follow each other");
        (id, first.span.cover(second.span))
    };
    desk.state_mut().handle(Command::Reveal(Focus { article, span }));
    desk.run();
    press(&mut desk, "C");
    fill(&mut desk, "Claim", "Told across paragraphs");
    press(&mut desk, "Escape Escape Escape");
    let begins = named(&desk, "Mark: claim 1, asserts");
    assert_eq!(begins.len(), 1, "{begins:?}");
    let id = mark(&desk).0;
    // The next paragraph may stand in another row.
    let part = Focus {
        article,
        span: Span::new(span.end - 1, span.end),
    };
    desk.state_mut().handle(Command::Reveal(part));
    desk.run();
    let goes_on = named(&desk, "Mark goes on: claim 1, asserts");
    assert!(!goes_on.is_empty());
    desk.get_all_by_label(&goes_on[0]).next().unwrap().click();
    desk.run();
    assert_eq!(desk.state().session.selection().mention, Some(id));
}

#[test]
fn notes_on_a_mark_have_a_sign_beside_the_text() {
    let mut desk = marked();
    press(&mut desk, "M");
    fill(&mut desk, "Note", "Compare with the evening edition");
    press(&mut desk, "Ctrl+Enter");
    let notes = desk.state().session.dossier().notes().len();
    assert_eq!(notes, 1);
    press(&mut desk, "Escape Escape");
    let name = "Note: Compare with the evening edition";
    desk.get_by_label(name).click();
    desk.run();
    assert!(matches!(
        desk.state().session.prompt(),
        Some(sejajar::session::Prompt::EditNote(_))
    ));
}
