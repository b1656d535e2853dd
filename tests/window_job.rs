//! The main job, done in the window by keys alone and through the accessibility
//! tree: open, read, mark, dispute, save, reopen, find every mark again.

mod desk;

use desk::{articles, fill, press, window};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, Node};
use sejajar::dossier::Stance;
use sejajar::session::{Command, Prompt, Verb, View};

/// The first passage in sight that is announced like this.
fn passage<'a>(desk: &'a Harness<'_, desk::Desk>, begins: &'a str) -> Node<'a> {
    desk.query_all_by(move |node| node.value().is_some_and(|value| value.starts_with(begins)))
        .next()
        .expect("a passage in sight")
}

#[test]
fn the_job_by_keys_alone_survives_a_kill_and_a_reopen() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("visit.ron");
    let mut desk = window(articles());
    assert_eq!(desk.state().session.view(), View::Synopsis);
    assert_eq!(desk.state().session.dossier().articles().len(), 5);

    // The second sentence becomes a claim in words of our own, denied, said by KCNA.
    press(&mut desk, "Down Down C");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Claim));
    fill(&mut desk, "Claim", "Kim met Putin at the airport");
    press(&mut desk, "D S");
    fill(&mut desk, "Source", "KCNA");
    {
        let dossier = desk.state().session.dossier();
        let mention = dossier.mentions().values().next().unwrap();
        assert_eq!(mention.stance, Stance::Denies);
        let source = mention.attribution.as_ref().unwrap().source;
        assert_eq!(dossier.sources()[&source].name, "KCNA");
        assert_eq!(
            dossier.claims()[&mention.claim].statement,
            "Kim met Putin at the airport"
        );
    }

    // Two keys mark the next sentence as claim 1; a stance and a repeat follow.
    press(&mut desk, "Down 1 H Down Period");
    assert_eq!(desk.state().session.dossier().mentions().len(), 3);
    let last = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .next_back()
        .unwrap()
        .clone();
    assert_eq!(last.stance, Stance::Hedges, "a repeat repeats the stance");

    // Everything can be taken back to the beginning, and done again.
    let marked = desk.state().session.dossier().clone();
    for _ in 0..20 {
        press(&mut desk, "Ctrl+Z");
    }
    assert!(desk.state().session.dossier().mentions().is_empty());
    for _ in 0..20 {
        press(&mut desk, "Ctrl+Y");
    }
    assert_eq!(desk.state().session.dossier(), &marked);

    // Saved by name; the window is then killed: nothing else is kept of it.
    assert!(desk.state().session.title().starts_with("• "));
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", &project.display().to_string());
    assert!(!desk.state().session.title().starts_with("• "));
    drop(desk);

    let mut desk = window(vec![project]);
    assert_eq!(desk.state().session.dossier(), &marked);
    let first = *marked.mentions().keys().next().unwrap();
    desk.state_mut().handle(Command::SelectMention(first));
    desk.run();
    desk.get_by_label("Mark: claim 1, denies: Kim met Putin at the airport");
}

#[test]
fn tab_goes_to_the_same_passage_in_the_next_article() {
    let mut desk = window(articles());
    let aligned = desk.state().session.aligned().unwrap().clone();
    let shared = aligned
        .rows
        .iter()
        .position(|row| row.cells.values().filter(|cell| !cell.passages.is_empty()).count() > 1);
    let row = shared.expect("articles on one event share passages");
    let (article, cell) = aligned.rows[row]
        .cells
        .iter()
        .find(|(_, cell)| !cell.passages.is_empty())
        .unwrap();
    let place = desk.state().session.place_of(*article, cell.passages[0].start).unwrap();
    let focus = sejajar::session::Focus {
        article: place.article,
        span: place.span,
    };
    desk.state_mut().handle(Command::Reveal(focus));
    desk.run();
    press(&mut desk, "Tab");
    let there = desk.state().session.focused_unit().unwrap();
    assert_ne!(there.article, *article);
    let partners: Vec<_> = aligned
        .partners(sejajar::align::Unit {
            article: *article,
            sentence: cell.passages[0].start,
        })
        .collect();
    assert!(partners.contains(&there) || aligned.row_of(there) == Some(row));
    // Tab walks on through the text, not through the buttons.
    assert!(desk.state().session.selection().focus.is_some());
}

#[test]
fn edges_move_by_word_and_carry_the_mark() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "A claim");
    let before = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .next()
        .unwrap()
        .at
        .cover();
    press(&mut desk, "CloseBracket Left Left OpenBracket Right");
    let after = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .next()
        .unwrap()
        .at
        .cover();
    assert!(
        before.start < after.start && after.end < before.end,
        "{before:?} → {after:?}"
    );
    press(&mut desk, "Ctrl+Z");
    let back = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .next()
        .unwrap()
        .at
        .cover();
    assert_eq!(back, before, "moving an edge is one step");
}

#[test]
fn links_by_hand_hold_and_can_be_taken_back() {
    let mut desk = window(articles());
    let order: Vec<_> = desk.state().session.dossier().columns().collect();
    let place = |desk: &Harness<'_, desk::Desk>, column: usize, sentence| {
        let place = desk.state().session.place_of(order[column], sentence).unwrap();
        sejajar::session::Focus {
            article: place.article,
            span: place.span,
        }
    };
    // Two sentences that have nothing in common.
    let (here, there) = (place(&desk, 0, 27), place(&desk, 3, 12));
    for focus in [here, there] {
        desk.state_mut().handle(Command::Reveal(focus));
        desk.run();
        press(&mut desk, "L");
    }
    let aligned = desk.state().session.aligned().unwrap().clone();
    let unit = desk.state().session.focused_unit().unwrap();
    let row = aligned.row_of(unit);
    desk.state_mut().handle(Command::Reveal(here));
    desk.run();
    let other = desk.state().session.focused_unit().unwrap();
    assert_eq!(aligned.row_of(other), row, "linked sentences stand in one row");
    press(&mut desk, "Shift+U");
    let aligned = desk.state().session.aligned().unwrap().clone();
    assert_ne!(aligned.row_of(other), aligned.row_of(unit));
}

#[test]
fn furniture_comes_back_with_one_key_and_goes_again() {
    let mut desk = window(articles());
    let (id, entry) = desk
        .state()
        .session
        .dossier()
        .articles()
        .iter()
        .find(|(_, entry)| !entry.folds.is_empty())
        .unwrap();
    let (id, fold, count) = (*id, entry.folds[0].clone(), entry.folds.len());
    desk.state_mut().handle(Command::Select(sejajar::session::Focus {
        article: id,
        span: fold.span,
    }));
    desk.run();
    press(&mut desk, "F");
    assert_eq!(
        desk.state().session.dossier().article(id).unwrap().folds.len(),
        count - 1
    );
    press(&mut desk, "F");
    assert_eq!(desk.state().session.dossier().article(id).unwrap().folds.len(), count);
}

#[test]
fn columns_are_moved_hidden_and_made_the_pivot() {
    let mut desk = window(articles());
    press(&mut desk, "Down Tab P");
    let id = desk.state().session.selection().focus.unwrap().article;
    assert_eq!(desk.state().session.dossier().pivot(), Some(id));
    press(&mut desk, "Alt+H");
    assert_eq!(desk.state().session.dossier().columns().count(), 4);
    press(&mut desk, "Alt+Shift+H");
    assert_eq!(desk.state().session.dossier().columns().count(), 5);
}

#[test]
fn every_view_and_every_prompt_shows_and_closes() {
    let mut desk = window(articles());
    for verb in [
        Verb::ShowClaims,
        Verb::ShowSources,
        Verb::ShowReport,
        Verb::ShowSource,
        Verb::ShowStart,
        Verb::ShowSynopsis,
    ] {
        desk.state_mut().handle(Command::Run(verb));
        desk.run();
    }
    press(&mut desk, "Down");
    for verb in [
        Verb::Palette,
        Verb::Keys,
        Verb::History,
        Verb::EditAbout,
        Verb::FindClaim,
        Verb::SetSource,
        Verb::AddNote,
        Verb::EditMetadata,
        Verb::PasteArticle,
    ] {
        desk.state_mut().handle(Command::Run(verb));
        desk.run();
        assert!(desk.state().session.prompt().is_some(), "{verb:?}");
        press(&mut desk, "Escape");
        assert_eq!(desk.state().session.prompt(), None, "{verb:?}");
    }
}

#[test]
fn closing_with_unsaved_changes_asks_and_obeys() {
    let mut desk = window(articles());
    press(&mut desk, "Ctrl+Q");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Unsaved));
    press(&mut desk, "Escape");
    assert!(!desk.state().quit);
    press(&mut desk, "Ctrl+Q");
    desk.get_by_label("Discard changes").click();
    desk.run();
    assert!(desk.state().quit);
}

#[test]
fn bad_files_are_told_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let mut files = vec![
        write("empty.txt", b" \n"),
        write("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        folder.path().join("missing.txt"),
    ];
    files.extend(articles());
    files.push(articles().remove(0));
    let desk = window(files);
    assert_eq!(desk.state().session.dossier().articles().len(), 5);
    let told: Vec<&str> = desk
        .state()
        .session
        .messages()
        .iter()
        .map(|message| message.text.as_str())
        .collect();
    assert!(told.len() >= 3, "{told:?}");
    assert!(told.iter().any(|text| text.contains("missing.txt")), "{told:?}");
}

#[test]
fn a_click_selects_a_sentence_a_double_click_a_word_and_text_is_copied() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down");
    let focus = desk.state().session.selection().focus.unwrap();
    let text = desk
        .state()
        .session
        .dossier()
        .article(focus.article)
        .unwrap()
        .article
        .text
        .clone();
    let passage = passage(&desk, "A ¶2:");
    let at = passage.rect().left_top() + egui::vec2(30.0, 10.0);
    desk.hover_at(at);
    desk.run();
    for _ in 0..2 {
        desk.drag_at(at);
        desk.drop_at(at);
        desk.step();
    }
    desk.run();
    let word = desk.state().session.selection().focus.unwrap().span;
    assert!(
        !word.of(&text).contains(' ') && !word.of(&text).is_empty(),
        "{:?}",
        word.of(&text)
    );
    desk.event(egui::Event::Copy);
    desk.run();
    assert_eq!(desk.state().copied, [word.of(&text)]);
}

#[test]
fn a_drag_selects_from_word_to_word() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down");
    let passage = passage(&desk, "A ¶2:");
    let from = passage.rect().left_top() + egui::vec2(4.0, 10.0);
    desk.hover_at(from);
    desk.run();
    desk.drag_at(from);
    desk.step();
    desk.hover_at(from + egui::vec2(60.0, 24.0));
    desk.step();
    desk.hover_at(from + egui::vec2(80.0, 24.0));
    desk.step();
    desk.drop_at(from + egui::vec2(80.0, 24.0));
    desk.run();
    let focus = desk.state().session.selection().focus.expect("the drag selects");
    let entry = desk.state().session.dossier().article(focus.article).unwrap();
    let sentence = entry.article.sentences_in(focus.span);
    assert_eq!(sentence.len(), 1);
    assert!(
        focus.span.len() < entry.article.sentences[sentence.start].span.len(),
        "a part, not the sentence"
    );
    assert!(focus.span.len() > 20);
}

#[test]
fn the_inspector_is_reached_and_left_by_keys() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "A claim");
    press(&mut desk, "F6 Ctrl+A");
    desk.event(egui::Event::Text("03:00".to_owned()));
    desk.run();
    let mention = desk
        .state()
        .session
        .dossier()
        .mentions()
        .values()
        .next()
        .unwrap()
        .clone();
    assert_eq!(mention.value, "03:00");
    press(&mut desk, "Escape");
    let before = desk.state().session.focused_unit();
    press(&mut desk, "Down");
    assert_ne!(
        desk.state().session.focused_unit(),
        before,
        "arrows walk through the text again"
    );
}

#[test]
fn a_typed_path_replaces_a_file_only_after_asking() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, "somebody's work").unwrap();
    let mut desk = window(articles());
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", &path.display().to_string());
    assert!(matches!(desk.state().session.prompt(), Some(Prompt::Replace(..))));
    press(&mut desk, "Escape");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody's work");
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", &path.display().to_string());
    desk.get_by_label("Replace").click();
    desk.run();
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("(\n"));
    assert!(desk.state().session.document().is_saved());
}

#[test]
fn the_start_page_never_throws_work_away() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "A claim");
    desk.state_mut().handle(Command::Run(Verb::ShowStart));
    desk.state_mut()
        .handle(Command::Paste("A pasted text.\nIt has two lines.".to_owned()));
    desk.run();
    let dossier = desk.state().session.dossier();
    assert_eq!((dossier.articles().len(), dossier.claims().len()), (6, 1));
    // Opening another project asks first.
    desk.state_mut().handle(Command::OpenSample);
    desk.run();
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Unsaved));
}

#[test]
fn delete_takes_what_was_picked() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "First");
    press(&mut desk, "Down C");
    fill(&mut desk, "Claim", "Second");
    let first = *desk.state().session.dossier().claims().keys().next().unwrap();
    desk.state_mut().handle(Command::SelectClaim(first));
    desk.run();
    press(&mut desk, "Delete");
    let dossier = desk.state().session.dossier();
    assert_eq!(dossier.claims().len(), 1);
    assert_eq!(dossier.mentions().len(), 1, "the mark on the passage in focus stays");
    assert!(!dossier.claims().contains_key(&first));
}

#[test]
fn keys_for_reading_leave_other_views_alone() {
    let mut desk = window(articles());
    press(&mut desk, "Ctrl+2 Down Tab");
    assert_eq!(desk.state().session.view(), View::Claims);
}
