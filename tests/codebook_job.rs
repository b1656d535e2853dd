//! The codebook in the window: tags made, renamed, described, coloured, moved, merged,
//! split and deleted by keys; what cannot be is told there; search leads to the claims.

#[allow(dead_code, reason = "each job uses a part of it")]
mod desk;

use desk::{fill, press, window};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sejajar::dossier::codebook::{outline, path};
use sejajar::dossier::{Action, Assessment, Claim, ClaimId, Dossier, TagId};
use sejajar::search::Query;
use sejajar::session::{Command, Prompt, Seek, View};

type Window = Harness<'static, desk::Desk>;

fn sample() -> Window {
    let mut desk = window(Vec::new());
    desk.state_mut().open_plain_visit();
    desk.state_mut().handle(Command::Show(View::Claims));
    desk.run();
    desk
}

fn dossier(desk: &Window) -> &Dossier {
    desk.state().session.dossier()
}

/// The tree, a path a tag.
fn tree(desk: &Window) -> Vec<String> {
    let tags = dossier(desk).tags();
    outline(tags).into_iter().map(|(id, _)| path(tags, id)).collect()
}

fn alerts(desk: &Window) -> Vec<String> {
    let all = desk.query_all_by(|node| node.role() == Role::Alert);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

/// A letter comes from the system as a key and as text, both in one frame.
fn new(desk: &mut Window, key: &str, name: &str) {
    if key.len() == 1 {
        desk.input_mut().events.extend([
            egui::Event::Key {
                key: egui::Key::from_name(key).unwrap(),
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: egui::Modifiers::NONE,
            },
            egui::Event::Text(key.to_lowercase()),
        ]);
        desk.run();
    } else {
        press(desk, key);
    }
    let typed = desk.get_by_label("Name of the new tag").value().unwrap_or_default();
    assert_eq!(typed, "", "the key is not typed into the field it opens");
    fill(desk, "Name of the new tag", name);
}

fn edit(desk: &mut Window, id: u32, change: impl FnOnce(&mut Claim)) {
    let mut claim = dossier(desk).claims()[&ClaimId(id)].clone();
    change(&mut claim);
    desk.state_mut()
        .handle(Command::Do(Action::EditClaim(ClaimId(id), claim)));
    desk.run();
}

/// Weapons with Missiles below it, and Trade; three claims have Missiles.
fn with_tags() -> Window {
    let mut desk = sample();
    press(&mut desk, "Ctrl+T");
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Codebook(None)));
    new(&mut desk, "Insert", "Weapons");
    new(&mut desk, "B", "Missiles");
    press(&mut desk, "Home");
    new(&mut desk, "Insert", "Trade");
    for claim in [2, 3, 5] {
        edit(&mut desk, claim, |claim| {
            claim.tags.insert(TagId(2));
        });
    }
    desk
}

#[test]
fn the_tree_is_made_and_walked_by_keys() {
    let mut desk = with_tags();
    assert_eq!(tree(&desk), ["Trade", "Weapons", "Weapons / Missiles"]);
    desk.get_by_label("Tag Weapons, 3 claims");
    desk.get_by_label("Tag Weapons / Missiles, 3 claims");

    // The new tag is the one looked at: it is renamed at once.
    press(&mut desk, "F2");
    fill(&mut desk, "Name of the tag", "Commerce");
    assert_eq!(tree(&desk)[0], "Commerce");
    // Another name is there already: told where it is typed, and what is typed stays.
    press(&mut desk, "F2");
    fill(&mut desk, "Name of the tag", "weapons");
    assert!(
        alerts(&desk)[0].contains("already a tag named “weapons”"),
        "{:?}",
        alerts(&desk)
    );
    assert_eq!(desk.get_by_label("Name of the tag").value().as_deref(), Some("weapons"));
    press(&mut desk, "Escape");
    assert_eq!(
        desk.state().session.prompt(),
        Some(&Prompt::Codebook(None)),
        "only the name is left"
    );
    press(&mut desk, "Insert Enter");
    assert!(
        alerts(&desk)[0].contains("a tag’s name cannot be empty"),
        "{:?}",
        alerts(&desk)
    );
    press(&mut desk, "Escape Escape");
    assert_eq!(desk.state().session.prompt(), None);
}

#[test]
fn a_circle_is_refused_in_words() {
    let mut desk = with_tags();
    // Weapons below Missiles, which stands below it.
    desk.get_by_label("Tag Weapons, 3 claims").click_accesskit();
    desk.run();
    let before = dossier(&desk).clone();
    press(&mut desk, "M End Enter");
    assert!(
        alerts(&desk)[0].contains("would then stand above itself"),
        "{:?}",
        alerts(&desk)
    );
    assert_eq!(dossier(&desk), &before);
    assert!(desk.state().session.messages().is_empty(), "told in the prompt");
    // Below Trade it can be; and back to the top.
    press(&mut desk, "Home Down Enter");
    assert_eq!(tree(&desk), ["Trade", "Trade / Weapons", "Trade / Weapons / Missiles"]);
    press(&mut desk, "M Home Enter");
    assert_eq!(tree(&desk), ["Trade", "Weapons", "Weapons / Missiles"]);
}

#[test]
fn tags_merge_split_and_go_with_their_claims() {
    let mut desk = with_tags();
    let made = dossier(&desk).clone();
    press(&mut desk, "End S");
    desk.get_by(|node| {
        node.role() == Role::CheckBox && node.label().is_some_and(|label| label.starts_with("Claim 5: "))
    })
    .click_accesskit();
    desk.run();
    fill(&mut desk, "Name of the new tag", "Parades");
    let parades = TagId(4);
    assert_eq!(dossier(&desk).claims()[&ClaimId(5)].tags, [parades].into());
    assert_eq!(tree(&desk)[3], "Weapons / Parades");

    press(&mut desk, "End I Home Enter");
    assert_eq!(
        dossier(&desk).claims()[&ClaimId(5)].tags,
        [TagId(3)].into(),
        "it has Trade now"
    );
    desk.get_by_label("Delete: 1 claim loses it");
    press(&mut desk, "Delete");
    desk.get_by(|node| {
        let text = node.value().or_else(|| node.label());
        text.is_some_and(|text| text == "“Trade” is deleted: 1 claim lost it. Ctrl Z brings it back.")
    });
    assert!(dossier(&desk).claims()[&ClaimId(5)].tags.is_empty());
    press(&mut desk, "Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(dossier(&desk), &made);
    press(&mut desk, "Ctrl+Y");
    assert_eq!(dossier(&desk).claims()[&ClaimId(5)].tags, [parades].into());
}

#[test]
fn colour_and_description_are_steps_of_their_own() {
    let mut desk = with_tags();
    let steps = |desk: &Window| desk.state().session.document().history().count();
    let before = steps(&desk);
    desk.get_by_label("Colour magenta").click_accesskit();
    desk.run();
    desk.get_by_label("Description of the tag").focus();
    desk.run();
    for letter in ["A", "l", "l"] {
        desk.get_by_label("Description of the tag").type_text(letter);
        desk.run();
    }
    let trade = dossier(&desk).tag(TagId(3)).expect("Trade");
    assert_eq!((trade.colour, trade.description.as_str()), (7, "All"));
    assert_eq!(steps(&desk), before + 2);
}

#[test]
fn search_finds_tags_and_reasons_and_leads_to_the_claims() {
    let mut desk = with_tags();
    press(&mut desk, "Escape");
    edit(&mut desk, 4, |claim| {
        claim.assessment = Assessment {
            reason: "The Kremlin photographs decide it".to_owned(),
            ..Assessment::default()
        };
    });
    let look_for = |desk: &mut Window, text: &str| {
        desk.state_mut().handle(Command::Show(View::Search));
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        desk.state_mut().handle(Command::Search(Seek::For(query)));
        desk.run();
    };
    look_for(&mut desk, "photographs decide");
    desk.get_by_label_contains("reason c4: ");
    desk.state_mut().handle(Command::Search(Seek::Open(None)));
    desk.run();
    assert_eq!(desk.state().session.view(), View::Claims);
    assert_eq!(desk.state().session.selection().claim, Some(ClaimId(4)));

    look_for(&mut desk, "missiles");
    let results = desk.state().session.search().results().expect("found").clone();
    let tag = results
        .hits
        .iter()
        .position(|hit| hit.on == sejajar::search::On::Tag(TagId(2)));
    desk.state_mut().handle(Command::Search(Seek::Open(tag)));
    desk.run();
    assert_eq!(desk.state().session.view(), View::Claims);
    let rows = desk.query_all_by(|node| {
        node.role() == Role::RowHeader && node.label().is_some_and(|label| label.starts_with("Claim c"))
    });
    assert_eq!(
        rows.count(),
        3,
        "the matrix shows the claims with the tag, and no other"
    );
    // A tag that no claim has is shown in the codebook.
    look_for(&mut desk, "trade");
    let results = desk.state().session.search().results().expect("found").clone();
    let tag = results
        .hits
        .iter()
        .position(|hit| hit.on == sejajar::search::On::Tag(TagId(3)));
    desk.state_mut().handle(Command::Search(Seek::Open(tag)));
    desk.run();
    assert_eq!(desk.state().session.prompt(), Some(&Prompt::Codebook(Some(TagId(3)))));
}
