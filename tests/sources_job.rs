//! Sources in the window through the accessibility tree: kinds, belonging, dated
//! ratings, chains by keys, copies, names of one source accepted and rejected; all of it
//! undone, done again, saved and opened again.

mod desk;

use desk::{Desk, articles, fill, press, window};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sejajar::article::ArticleId;
use sejajar::dossier::{Action, Attribution, Dossier, MentionId, Source, SourceId, SourceKind, is_day};
use sejajar::session::{Command, Focus, Suggestion, View};
use sejajar::text::Span;

fn dossier<'a>(desk: &'a Harness<'_, Desk>) -> &'a Dossier {
    desk.state().session.dossier()
}

fn handle(desk: &mut Harness<'_, Desk>, command: Command) {
    desk.state_mut().handle(command);
    desk.run();
}

fn click(desk: &mut Harness<'_, Desk>, label: &str) {
    desk.get_by_label(label).click_accesskit();
    desk.run();
}

fn click_part(desk: &mut Harness<'_, Desk>, label: &str) {
    desk.get_by_label_contains(label).click_accesskit();
    desk.run();
}

/// Replaces the text of a field whose label stands above it.
fn type_in(desk: &mut Harness<'_, Desk>, label: &str, text: &str) {
    let find = |desk: &Harness<'_, Desk>, then: &dyn Fn(egui_kittest::Node<'_>)| {
        let is_field = |role| {
            matches!(
                role,
                egui::accesskit::Role::TextInput | egui::accesskit::Role::MultilineTextInput
            )
        };
        then(desk.get_by(|node| is_field(node.role()) && node.label().is_some_and(|found| found == label)));
    };
    find(desk, &|node| node.focus());
    desk.run();
    press(desk, "Ctrl+A");
    find(desk, &|node| node.type_text(text));
    desk.run();
}

fn id(desk: &Harness<'_, Desk>, name: &str) -> SourceId {
    dossier(desk)
        .source_by_name(name)
        .unwrap_or_else(|| panic!("no {name}"))
}

fn source<'a>(desk: &'a Harness<'_, Desk>, name: &str) -> &'a Source {
    &dossier(desk).sources()[&id(desk, name)]
}

fn add(desk: &mut Harness<'_, Desk>, name: &str) {
    let made = Source {
        name: name.to_owned(),
        ..Source::default()
    };
    handle(desk, Command::Do(Action::AddSource(made)));
}

/// One mark in the first article, said by Tass.
fn marked() -> Harness<'static, Desk> {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Kim met Putin at the airport");
    press(&mut desk, "S");
    fill(&mut desk, "Source", "Tass");
    desk
}

fn said<'a>(desk: &'a Harness<'_, Desk>, mention: u32) -> &'a Attribution {
    let mention = &dossier(desk).mentions()[&MentionId(mention)];
    mention.attribution.as_ref().expect("attributed")
}

fn names(desk: &Harness<'_, Desk>, ids: &[SourceId]) -> Vec<String> {
    ids.iter().map(|id| dossier(desk).sources()[id].name.clone()).collect()
}

#[test]
fn a_chain_is_made_by_keys_and_repeated() {
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Kim met Putin at the airport");
    press(&mut desk, "B");
    assert_eq!(desk.state().session.prompt(), None, "a chain ends with who said it");
    press(&mut desk, "S");
    fill(&mut desk, "Source", "Tass");
    press(&mut desk, "B");
    fill(&mut desk, "Source", "KCNA");
    press(&mut desk, "B");
    fill(&mut desk, "Source", "Antara");
    assert_eq!(names(&desk, &said(&desk, 1).via), ["KCNA", "Antara"]);
    let mention = &dossier(&desk).mentions()[&MentionId(1)];
    assert_eq!(dossier(&desk).chain_in_words(mention), "A ← KCNA ← Antara ← Tass");
    // Twice in one chain it is refused at the place, in words.
    press(&mut desk, "B");
    fill(&mut desk, "Source", "kcna");
    desk.get_by_label_contains("KCNA is in this chain already");
    press(&mut desk, "Escape");
    // One key repeats all of it.
    press(&mut desk, "Down Period");
    assert_eq!(names(&desk, &said(&desk, 2).via), ["KCNA", "Antara"]);
    press(&mut desk, "Ctrl+Z");

    // Put into another order, and shortened, by hand.
    handle(&mut desk, Command::SelectMention(MentionId(1)));
    click_part(&mut desk, "Steps: through 2 others");
    click(&mut desk, "Antara: nearer to the article");
    assert_eq!(names(&desk, &said(&desk, 1).via), ["Antara", "KCNA"]);
    click(&mut desk, "Take KCNA out of the chain");
    assert_eq!(names(&desk, &said(&desk, 1).via), ["Antara"]);
}

#[test]
fn selected_words_become_the_cue() {
    let mut desk = marked();
    let text = dossier(&desk).article(ArticleId(0)).unwrap().article.text.clone();
    let mark = dossier(&desk).mentions()[&MentionId(1)].at.cover();
    let word = Span::new(mark.start, mark.start + mark.of(&text).find(' ').unwrap());
    let focus = Focus {
        article: ArticleId(0),
        span: word,
    };
    handle(&mut desk, Command::Select(focus));
    desk.get_by_label("Cue of mark m1");
    press(&mut desk, "Shift+S");
    assert_eq!(said(&desk, 1).cue, Some(word));
    desk.get_by_label_contains(&format!("by the words “{}”", word.of(&text)));
    click(&mut desk, "Take the cue away");
    assert_eq!(said(&desk, 1).cue, None);
}

#[test]
fn kind_rating_and_belonging_are_the_inspectors() {
    let mut desk = marked();
    let tass = id(&desk, "Tass");
    handle(&mut desk, Command::SelectSource(tass));
    click(&mut desk, "Kind: kind not said");
    click(&mut desk, "medium");
    assert_eq!(source(&desk, "Tass").kind, SourceKind::Medium);

    // A letter is dated today; another day is typed, and must be one.
    click(&mut desk, "Reliability: not rated");
    click_part(&mut desk, "Reliability D:");
    assert_eq!(source(&desk, "Tass").reliability, Some('D'));
    let today = source(&desk, "Tass").rated.clone();
    assert!(is_day(&today), "{today}");
    type_in(&mut desk, "Rated on", "2026-02-30");
    desk.get_by_label_contains("“2026-02-30” is no date");
    assert_eq!(source(&desk, "Tass").rated, today, "the day stays");
    type_in(&mut desk, "Rated on", "2026-02-28");
    assert_eq!(source(&desk, "Tass").rated, "2026-02-28");
    type_in(&mut desk, "Why this rating", "owned by the state");
    assert_eq!(source(&desk, "Tass").rated_because, "owned by the state");
    let wrong = Source {
        rated: "yesterday".to_owned(),
        ..source(&desk, "Tass").clone()
    };
    handle(&mut desk, Command::Do(Action::EditSource(tass, wrong)));
    assert_eq!(source(&desk, "Tass").rated, "2026-02-28");

    // Belonging: a new parent is made; a circle is refused where it is asked for.
    click_part(&mut desk, "Belongs to: nobody");
    click(&mut desk, "Belongs to…");
    fill(&mut desk, "Source", "Russia");
    assert_eq!(source(&desk, "Tass").parent, Some(id(&desk, "Russia")));
    let russia = id(&desk, "Russia");
    handle(&mut desk, Command::SelectSource(russia));
    click(&mut desk, "Belongs to…");
    fill(&mut desk, "Source", "tass");
    desk.get_by_label_contains("would then stand above itself");
    assert_eq!(source(&desk, "Russia").parent, None);
    press(&mut desk, "Escape");
    let mention = &dossier(&desk).mentions()[&MentionId(1)];
    assert_eq!(dossier(&desk).chain_in_words(mention), "A ← Tass (of Russia)");
}

#[test]
fn a_copied_article_has_its_agency_as_origin() {
    let mut desk = marked();
    press(&mut desk, "Tab 1");
    let article = dossier(&desk).mentions()[&MentionId(2)].at.article;
    press(&mut desk, "Shift+C");
    fill(&mut desk, "Source", "KCNA");
    assert_eq!(dossier(&desk).articles()[&article].copy_of, Some(id(&desk, "KCNA")));
    let claim = *dossier(&desk).claims().keys().next().unwrap();
    assert_eq!(dossier(&desk).origins_of(claim).origins.len(), 2);
    // In the inspector the origins of the claim lead to the marks with their way.
    handle(&mut desk, Command::SelectClaim(claim));
    click_part(&mut desk, "Origins: 2 independent");
    click_part(&mut desk, &format!("{article} ← KCNA  (asserts)"));
    assert_eq!(desk.state().session.selection().mention, Some(MentionId(2)));
    // The form has it too; emptied, it is a copy of nobody's.
    press(&mut desk, "F2");
    type_in(&mut desk, "A copy of", "Yonhap");
    press(&mut desk, "Ctrl+Enter");
    assert_eq!(dossier(&desk).articles()[&article].copy_of, Some(id(&desk, "Yonhap")));
    click(&mut desk, &format!("Menu of column {article}"));
    click(&mut desk, "No copy");
    assert_eq!(dossier(&desk).articles()[&article].copy_of, None);
}

#[test]
fn names_of_one_are_proposed_accepted_and_rejected() {
    let mut desk = marked();
    for name in [
        "Denis Manturov",
        "Denis Mantrurov",
        "Yury Ushakov",
        "Y. Ushakov",
        "Yury Borisov",
    ] {
        add(&mut desk, name);
    }
    let before = dossier(&desk).clone();
    press(&mut desk, "Ctrl+3");
    desk.get_by_label("Suggestion: Denis Manturov and Denis Mantrurov may be one: the spelling differs by a letter.");
    assert_eq!(desk.state().session.variants().len(), 2);
    assert!(*dossier(&desk) == before, "nothing counts until accepted");
    press(&mut desk, "N");
    assert_eq!(desk.state().session.view(), View::Sources);
    let Some(Suggestion::OneSource(first)) = desk.state().session.suggestion() else {
        panic!("a pair of sources is looked at");
    };
    // The other has the marks: it stays.
    let attributed = Action::Attribute(MentionId(1), "Denis Mantrurov".to_owned(), None);
    handle(&mut desk, Command::Do(attributed));
    press(&mut desk, "Space");
    assert!(!dossier(&desk).sources().contains_key(&first.a));
    assert_eq!(source(&desk, "Denis Manturov").name, "Denis Mantrurov");
    // The next is looked at, and rejected for good.
    press(&mut desk, "X");
    assert!(desk.state().session.variants().is_empty());
    assert_eq!(dossier(&desk).never_merge().count(), 1);
    assert_eq!(dossier(&desk).sources().len(), 5);
    press(&mut desk, "Ctrl+Z Ctrl+Z");
    assert_eq!(desk.state().session.variants().len(), 2);

    // The same in the inbox, with the mouse; and taken back in the inspector.
    press(&mut desk, "Ctrl+4");
    desk.get_by_label("2 pairs of sources may be one");
    let answer = |desk: &mut Harness<'_, Desk>, label: &str| {
        let button = desk.get_all_by_label(label).next().expect("an answer");
        button.click_accesskit();
        desk.run();
    };
    answer(&mut desk, "Two");
    desk.get_by_label("1 pair of sources may be one");
    answer(&mut desk, "One");
    assert!(desk.query_by_label_contains("may be one").is_none());
    let left = id(&desk, "Denis Manturov");
    handle(&mut desk, Command::SelectSource(left));
    click_part(&mut desk, "Same as: kept apart from 1");
    click_part(&mut desk, "Take back: ");
    assert_eq!(desk.state().session.variants().len(), 1);
}

#[test]
fn the_graph_is_walked_by_keys_and_lists_its_marks() {
    let mut desk = marked();
    press(&mut desk, "B");
    fill(&mut desk, "Source", "KCNA");
    press(&mut desk, "Ctrl+3 G");
    desk.get_by_label_contains("A goes back to Tass.");
    desk.get_by_label("Relay: article A: from KCNA 1 mark");
    desk.get_by_label("Relay: KCNA: from Tass 1 mark");
    desk.get_by_label("Relay: Tass, origin of 1 mark");
    press(&mut desk, "Down Right");
    assert_eq!(desk.state().session.selection().source, Some(id(&desk, "KCNA")));
    press(&mut desk, "Right");
    assert_eq!(desk.state().session.selection().source, Some(id(&desk, "Tass")));
    click(&mut desk, "Marks: KCNA ← Tass: 1 mark");
    click_part(&mut desk, "A ← KCNA ← Tass   Kim met");
    assert_eq!(desk.state().session.selection().mention, Some(MentionId(1)));
    // The register is walked too.
    press(&mut desk, "Ctrl+3 G Home");
    desk.get_by_label("Sorted by name").click_accesskit();
    desk.run();
    click(&mut desk, "most marks first");
    desk.get_by_label("Sorted most marks first");
}

#[test]
fn everything_is_undone_done_again_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("visit.ron");
    let mut desk = window(articles());
    press(&mut desk, "Down Down C");
    fill(&mut desk, "Claim", "Kim met Putin at the airport");
    press(&mut desk, "S");
    fill(&mut desk, "Source", "Tass");
    press(&mut desk, "B");
    fill(&mut desk, "Source", "KCNA");
    press(&mut desk, "Shift+C");
    fill(&mut desk, "Source", "Antara");
    let (tass, kcna) = (id(&desk, "Tass"), id(&desk, "KCNA"));
    handle(&mut desk, Command::Rate(tass, Some('D')));
    add(&mut desk, "Korean Central News Agency");
    add(&mut desk, "Kcna Watch");
    handle(
        &mut desk,
        Command::UseSource(sejajar::session::SourceFor::Parent(kcna), "North Korea".to_owned()),
    );
    press(&mut desk, "Ctrl+3 N Space");
    let watch = id(&desk, "Kcna Watch");
    handle(&mut desk, Command::Do(Action::KeepSourcesApart(kcna, watch, true)));
    assert_eq!(source(&desk, "KCNA").aliases, ["Korean Central News Agency"]);
    let end = dossier(&desk).clone();
    let steps = desk.state().session.document().history().count();
    for _ in 0..steps {
        press(&mut desk, "Ctrl+Z");
    }
    assert!(*dossier(&desk) == Dossier::default());
    for _ in 0..steps {
        press(&mut desk, "Ctrl+Y");
    }
    assert!(*dossier(&desk) == end);
    press(&mut desk, "Ctrl+S");
    fill(&mut desk, "Path", project.to_str().expect("UTF-8"));
    drop(desk);
    let again = window(vec![project]);
    assert!(*dossier(&again) == end);
}

#[test]
fn a_name_that_another_source_has_too_is_told_where_it_is_typed() {
    let mut desk = window(articles());
    for (name, alias) in [("KCNA", "Kantor berita"), ("Antara", "kantor BERITA")] {
        let source = Source {
            name: name.to_owned(),
            aliases: vec![alias.to_owned()],
            ..Source::default()
        };
        handle(&mut desk, Command::Do(Action::AddSource(source)));
    }
    let antara = SourceId(2);
    handle(&mut desk, Command::SelectSource(antara));
    desk.get_by_label_contains("“kantor BERITA” is also a name of KCNA (s1)");
    // The other is a click away, and says the same of this one.
    click(&mut desk, "Look at KCNA (s1)");
    assert_eq!(desk.state().session.selection().source, Some(SourceId(1)));
    desk.get_by_label_contains("“Kantor berita” is also a name of Antara (s2)");
    // A warning only: two may be called the same. Without the alias it is silent.
    let mut source = dossier(&desk).sources()[&antara].clone();
    source.aliases.clear();
    handle(&mut desk, Command::Do(Action::EditSource(antara, source)));
    assert!(desk.query_by_label_contains("is also a name of").is_none());
}
