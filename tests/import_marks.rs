//! Marks of others come in from files, are kept to be reviewed, count nowhere before they
//! are taken over, and are never placed by likeness. What was exported comes back.

mod marks_support;
mod report_support;

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use marks_support::{archive, place};
use proptest::prelude::*;
use report_support::{A, facts, one_article};
use sejajar::align::Alignment;
use sejajar::dossier::{Action, Anchor, Document, Dossier, Entry, MarkAs, ProposedAs, Stance, Target};
use sejajar::exchange::Placed;
use sejajar::project;
use sejajar::report::{self, Format};
use sejajar::text::Span;
use sejajar::text::span::floor_boundary;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../seeds/sample.sejajar.ron");

fn sample() -> Dossier {
    project::from_ron(SAMPLE).expect("the sample").0
}

fn exported(dossier: &Dossier, format: Format) -> Vec<u8> {
    let report = report::build(dossier, &Alignment::default(), &[], &facts());
    let mut bytes = Vec::new();
    report::write(format, &report, &mut bytes).expect("into memory");
    bytes
}

/// The articles of a dossier, as they were imported, and nothing else.
fn bare(dossier: &Dossier) -> Document {
    let mut document = Document::default();
    let entries = dossier.articles().values().map(|entry| Entry {
        copy_of: None,
        ..entry.as_ref().clone()
    });
    document
        .perform(Action::AddArticles(entries.collect()))
        .expect("articles");
    document
}

fn bring_in(document: &mut Document, placed: Placed) {
    document
        .perform(Action::BringIn(placed.entries, placed.proposed))
        .expect("brought in");
}

fn accept_all(document: &mut Document) {
    let all = document.dossier().to_review().map(|(id, _)| id).collect();
    document.perform(Action::AcceptProposed(all)).expect("taken over");
}

/// What marks say, by words: ids may be others.
fn mentions(dossier: &Dossier, via: bool) -> BTreeSet<String> {
    let name = |id| dossier.sources()[&id].name.clone();
    dossier
        .mentions()
        .values()
        .map(|mention| {
            let said = mention.attribution.as_ref();
            let chain: Vec<String> = said
                .iter()
                .flat_map(|said| said.via.iter().map(|id| name(*id)))
                .collect();
            let cue = said.and_then(|said| said.cue);
            format!(
                "{} {:?} {:?} {:?} {:?} {:?} {:?}",
                dossier.claims()[&mention.claim].statement,
                mention.at,
                mention.stance,
                mention.value,
                said.map(|said| name(said.source)),
                via.then_some(chain),
                via.then_some(cue),
            )
        })
        .collect()
}

fn namings(dossier: &Dossier) -> BTreeSet<String> {
    let all = dossier.namings().values();
    all.map(|one| format!("{:?} {}", one.at, dossier.sources()[&one.source].name))
        .collect()
}

fn passage_notes(dossier: &Dossier) -> BTreeSet<String> {
    let all = dossier.notes().values();
    all.filter(|note| matches!(note.on, Target::Passage(_)))
        .map(|note| format!("{:?} {}", note.on, note.text))
        .collect()
}

#[test]
fn the_sample_comes_back_from_both_formats() {
    let dossier = sample();
    for (format, file, via) in [
        (Format::WebAnnotation, "sample.jsonld", true),
        (Format::Qdpx, "sample.qdpx", false),
    ] {
        let mut document = bare(&dossier);
        let empty = document.dossier().clone();
        let placed = place(&exported(&dossier, format), file, document.dossier());
        assert!(placed.entries.is_empty(), "{file}: every article is there");
        assert!(
            placed.told.iter().all(|told| !told.contains("not placed")),
            "{:?}",
            placed.told
        );
        assert!(
            placed.told.iter().any(|told| told.contains("do not come with")),
            "{:?}",
            placed.told
        );
        bring_in(&mut document, placed);

        // To be reviewed: nothing counts, and a save keeps them.
        let brought = document.dossier();
        assert!(brought.claims().is_empty() && brought.mentions().is_empty() && brought.sources().is_empty());
        assert_eq!(document.tally(), &sejajar::dossier::Tally::of(&empty));
        let (again, odd) = project::from_ron(&project::to_ron(brought)).expect("a project");
        assert_eq!((&again, odd.len()), (brought, 0));
        assert_eq!(
            exported(brought, Format::Csv),
            exported(&empty, Format::Csv),
            "no report has them"
        );

        accept_all(&mut document);
        let taken = document.dossier();
        assert_eq!(mentions(taken, via), mentions(&dossier, via), "{file}");
        assert_eq!(namings(taken), namings(&dossier), "{file}");
        assert_eq!(passage_notes(taken), passage_notes(&dossier), "{file}");
        assert_eq!(taken.to_review().count(), 0);
        assert!(taken.faults().is_empty());

        // Brought in again, nothing is new; one step takes all of it back.
        let placed = place(&exported(&dossier, format), file, taken);
        assert_eq!(
            document.perform(Action::BringIn(placed.entries, placed.proposed)),
            Ok("")
        );
        document.undo();
        document.undo();
        assert_eq!(document.dossier(), &empty);
    }
}

/// One after the other or all in one step: a mark that came in two files is made once.
#[test]
fn what_comes_from_both_formats_is_made_once() {
    let dossier = sample();
    let mut document = bare(&dossier);
    for (format, file) in [(Format::WebAnnotation, "sample.jsonld"), (Format::Qdpx, "sample.qdpx")] {
        let placed = place(&exported(&dossier, format), file, document.dossier());
        bring_in(&mut document, placed);
    }
    let mut by_one = Document::new(document.dossier().clone());
    accept_all(&mut document);
    let all: Vec<_> = by_one.dossier().to_review().map(|(id, _)| id).collect();
    for id in all {
        by_one.perform(Action::AcceptProposed(vec![id])).expect("taken over");
    }
    for made in [document.dossier(), by_one.dossier()] {
        assert_eq!(made.to_review().count(), 0);
        assert_eq!(
            mentions(made, true),
            mentions(&dossier, true),
            "the fuller file came first"
        );
        assert_eq!(made.mentions().len(), dossier.mentions().len());
        assert_eq!(made.namings().len(), dossier.namings().len());
    }
}

#[test]
fn an_article_that_is_not_there_is_added_and_said_so() {
    let dossier = sample();
    for (format, file) in [(Format::WebAnnotation, "a.jsonld"), (Format::Qdpx, "a.qdpx")] {
        let placed = place(&exported(&dossier, format), file, &Dossier::default());
        assert_eq!(placed.entries.len(), dossier.articles().len(), "{file}");
        assert!(
            placed.told.iter().any(|told| told.contains("is added")),
            "{:?}",
            placed.told
        );
        let mut document = Document::default();
        bring_in(&mut document, placed);
        accept_all(&mut document);
        assert_eq!(document.dossier().mentions().len(), dossier.mentions().len());
        assert_eq!(document.history().count(), 2);
    }
}

#[test]
fn what_is_rejected_is_remembered_and_offered_again() {
    let dossier = sample();
    let bytes = exported(&dossier, Format::WebAnnotation);
    let mut document = bare(&dossier);
    let placed = place(&bytes, "a.jsonld", document.dossier());
    bring_in(&mut document, placed);
    let before = document.dossier().to_review().count();
    let (first, _) = document.dossier().to_review().next().expect("a mark");
    document
        .perform(Action::RejectProposed(vec![first], true))
        .expect("rejected");
    assert_eq!(document.dossier().to_review().count(), before - 1);
    let placed = place(&bytes, "b.jsonld", document.dossier());
    assert_eq!(
        document.perform(Action::BringIn(placed.entries, placed.proposed)),
        Ok("")
    );
    let (again, _) = project::from_ron(&project::to_ron(document.dossier())).expect("a project");
    assert_eq!(&again, document.dossier());
    document
        .perform(Action::RejectProposed(vec![first], false))
        .expect("offered");
    assert_eq!(document.dossier().to_review().count(), before);
    // With its article a mark to review goes, too.
    document.perform(Action::RemoveArticle(A)).expect("removed");
    assert!(document.dossier().to_review().all(|(_, one)| one.at.article != A));
    assert!(document.dossier().faults().is_empty());
}

/// What another analyst says otherwise, or notes, at a place of one's own is brought in.
#[test]
fn another_value_and_a_new_comment_are_brought_in() {
    let dossier = sample();
    let exported = exported(&dossier, Format::WebAnnotation);
    let mut file: Value = serde_json::from_slice(&exported).expect("JSON");
    let mut document = Document::new(dossier.clone());
    bring_in(&mut document, place(&exported, "same.jsonld", &dossier));
    assert_eq!(document.dossier().to_review().count(), 0, "all of it is there");
    let items = file["first"]["items"].as_array_mut().expect("annotations");
    let bodies = items[0]["body"].as_array_mut().expect("bodies");
    bodies.push(json!({"type": "TextualBody", "value": "I doubt it", "purpose": "commenting", "role": "note"}));
    bring_in(
        &mut document,
        place(&serde_json::to_vec(&file).expect("JSON"), "noted.jsonld", &dossier),
    );
    assert_eq!(document.dossier().to_review().count(), 1);
    accept_all(&mut document);
    assert_eq!(document.dossier().mentions().len(), dossier.mentions().len());
    let notes = document.dossier().notes().values();
    assert_eq!(notes.filter(|note| note.text.contains("I doubt it")).count(), 1);
}

const FOREIGN: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Project name="x" origin="QualCoder" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="u" name="Budi"/></Users>
<CodeBook><Codes><Code guid="g" name="Korban" isCodable="false"><Code guid="c" name="Two &amp; more died" isCodable="true"/></Code></Codes></CodeBook>
<Sources><TextSource guid="t" name="berita" plainTextPath="internal://t.txt">
<PlainTextSelection guid="1" name="s" startPosition="9" endPosition="18"><Coding guid="2" creatingUser="u"><CodeRef targetGUID="c"/></Coding><NoteRef targetGUID="n"/></PlainTextSelection>
<PlainTextSelection guid="3" name="note" startPosition="0" endPosition="2"><NoteRef targetGUID="n"/></PlainTextSelection>
<PlainTextSelection guid="4" name="beyond" startPosition="9" endPosition="1800"><Coding guid="5"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>
</TextSource><PDFSource guid="p"/></Sources>
<Notes><Note guid="n" name="n"><PlainTextContent>sure?</PlainTextContent></Note></Notes></Project>"#;

#[test]
fn another_programs_project_comes_as_claims_and_notes() {
    let text = "👍 Kabar\r\nDua tewas.\r\n";
    let document = one_article(text, "");
    let bytes = archive(&[
        ("project.qde", FOREIGN),
        ("Sources/t.txt", "\u{feff}👍 Kabar\n\nDua tewas.\n"),
    ]);
    // Another text with the same words: they stand once.
    let placed = place(&bytes, "q.qdpx", document.dossier());
    assert_eq!(placed.entries.len(), 1, "the text is another one");
    let bytes = archive(&[
        (
            "project.qde",
            &FOREIGN.replace("\"9\"", "\"8\"").replace("\"18\"", "\"17\""),
        ),
        ("Sources/t.txt", "\u{feff}👍 Kabar\nDua tewas.\n"),
    ]);
    let placed = place(&bytes, "q.qdpx", document.dossier());
    assert!(placed.entries.is_empty());
    let told = placed.told.concat();
    for words in ["position is not in the text (“beyond”)", "PDF", "stances"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let [mark, note] = placed.proposed.as_slice() else {
        panic!("{:?}", placed.proposed);
    };
    assert_eq!(mark.at.quote(text), "Dua tewas");
    assert_eq!((mark.author.as_str(), mark.comment.as_str()), ("Budi", "sure?"));
    assert!(matches!(&mark.what, ProposedAs::Claim { statement, .. } if statement == "Two & more died"));
    assert_eq!((&note.what, note.at.quote(text).as_str()), (&ProposedAs::Note, "👍 "));
}

#[test]
fn the_command_line_brings_marks_in_and_tells_what_it_cannot() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sejajar"));
        let done = command.current_dir(folder.path()).args(arguments).assert();
        String::from_utf8(done.get_output().stderr.clone()).expect("text")
    };
    std::fs::write(folder.path().join("sample.ron"), SAMPLE).expect("a project");
    run(&["export", "sample.ron", "marks.qdpx", "marks.jsonld"]);
    let told = run(&["new", "fresh.ron", "marks.qdpx"]);
    assert!(told.contains("is added") && told.contains("6 articles in it"), "{told}");
    let told = run(&["add", "fresh.ron", "marks.jsonld"]);
    assert!(told.contains("0 articles added"), "{told}");
    assert!(told.contains("do not come with the marks"), "{told}");
    let check = run(&["check", "fresh.ron"]);
    assert!(check.contains("every hash, anchor and reference holds"), "{check}");
    let told = run(&["add", "fresh.ron", "gone.qdpx"]);
    assert!(told.contains("gone.qdpx: could not read it"), "{told}");
    let text = std::fs::read_to_string(folder.path().join("fresh.ron")).expect("a project");
    let (dossier, _) = project::from_ron(&text).expect("a project");
    assert!(dossier.to_review().count() >= sample().mentions().len());
    assert!(Path::new(&folder.path().join("marks.qdpx")).exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// Whatever the text, marks come back to where they were, from both formats; of a line
    /// end that a mark splits a REFI-QDA file has all.
    #[test]
    fn any_spans_of_any_text_come_back(
        text in prop::collection::vec(prop_oneof![any::<char>(), prop::char::range('a', 'd'), Just('\r'), Just('\n'), Just('👍'), Just('\u{301}')], 1..60),
        cuts in prop::collection::vec((0usize..240, 0usize..240, 0usize..5), 1..8),
        statement in "[a-zé👍 ]{0,20}",
        value in "[0-9a-z ]{0,8}",
    ) {
        let text: String = text.into_iter().collect();
        prop_assume!(!text.trim().is_empty());
        let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut document = one_article(&text, "");
        let bare = document.dossier().clone();
        document.perform(Action::AddClaim(sejajar::dossier::Claim { statement: one_line(&format!("x{statement}")), ..Default::default() })).expect("a claim");
        let claim = *document.dossier().claims().keys().next().expect("a claim");
        let splits = |at: usize| text.get(..at).is_some_and(|b| b.ends_with('\r')) && text[at..].starts_with('\n');
        for (a, b, stance) in cuts {
            let span = Span::new(floor_boundary(&text, a), floor_boundary(&text, b));
            if span.within(&text) && !splits(span.start) && !splits(span.end) {
                document.perform(Action::Mark(Anchor::new(A, span), MarkAs::Claim(claim, Stance::ALL[stance], None))).expect("a mark");
                let (id, mention) = document.dossier().mentions().last_key_value().expect("it");
                let (id, mut mention) = (*id, mention.clone());
                mention.value = one_line(&value);
                document.perform(Action::EditMention(id, mention)).expect("a value");
            }
        }
        for (format, file) in [(Format::WebAnnotation, "a.jsonld"), (Format::Qdpx, "a.qdpx")] {
            if document.dossier().mentions().is_empty() {
                continue;
            }
            let placed = place(&exported(document.dossier(), format), file, &bare);
            prop_assert!(placed.entries.is_empty());
            let mut again = Document::new(bare.clone());
            bring_in(&mut again, placed);
            accept_all(&mut again);
            prop_assert_eq!(mentions(again.dossier(), true), mentions(document.dossier(), true));
        }
    }
}
