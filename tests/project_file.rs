//! What a project file looks like, and what is said of files that are not as
//! Sejajar wrote them.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::sync::Arc;

use sejajar::align::ShownFrom;
use sejajar::article::{Article, ArticleId, Fold, Found, Metadata, Origin};
use sejajar::dossier::{
    About, Action, Anchor, Attribution, Claim, ClaimId, Document, Entry, MarkAs, MentionId, Pin, Place, Source,
    SourceId, Stance, Target,
};
use sejajar::project::{check, check_text, from_ron, to_ron};
use sejajar::text::Span;

const ONE: &str = "Menteri membantah kabar itu\r\n\r\nMenteri Rusdi membantah kabar kapal karam, Selasa. \
    “Tidak ada kapal yang karam,” kata Rusdi.\r\nBACA JUGA: Harga cabai naik\r\n";
const TWO: &str = "Kapal disebut karam\nSebuah kapal dikabarkan karam di selat.\u{a0}Menurut Rusdi, kabar itu keliru.";

fn entry(file_name: &str, text: &str, read: bool) -> Entry {
    use sha2::{Digest, Sha256};
    let sha256 = format!("{:x}", Sha256::digest(text));
    let headline = Span::new(0, text.find(['\r', '\n']).expect("a line"));
    let fold = text.find("BACA").map(|start| Fold {
        span: Span::new(start, text.trim_end().len()),
        reason: "a link to another story".to_owned(),
    });
    let origin = Origin {
        file_name: file_name.to_owned(),
        sha256,
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: "2026-11-22T05:46:00Z".to_owned(),
    };
    Entry {
        article: Arc::new(Article::new(text, origin, "id")),
        metadata: Metadata {
            headline: Some(Found::at(text, headline)),
            outlet: Some(Found::typed("Warta “Selat”")),
            language: "id".to_owned(),
            ..Metadata::default()
        },
        folds: fold.into_iter().collect(),
        read,
        copy_of: None,
    }
}

fn span_of(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

/// A small project with a record of every kind.
fn small() -> Document {
    let (a, b) = (ArticleId(0), ArticleId(1));
    let mut document = Document::default();
    let in_one = |words| Anchor::new(a, span_of(ONE, words));
    let in_two = |words| Anchor::new(b, span_of(TWO, words));
    let place = |at: Anchor| Place {
        article: at.article,
        span: at.cover(),
    };
    let two_parts = Anchor {
        article: a,
        fragments: vec![span_of(ONE, "membantah kabar"), span_of(ONE, "Tidak ada kapal")],
    };
    let said_by = |cue| {
        Some(Attribution {
            source: SourceId(1),
            cue,
            via: Vec::new(),
        })
    };
    let actions = [
        Action::SetAbout(About {
            title: "Kabar kapal karam".to_owned(),
            analyst: "Mirae Castellan".to_owned(),
            introduction: "Two reports.\nOne event.".to_owned(),
        }),
        Action::AddArticles(vec![entry("satu.txt", ONE, true), entry("dua.txt", TWO, false)]),
        Action::SetHidden(b, true),
        Action::MoveColumn(b, 0),
        Action::SetPivot(a),
        Action::AddSource(Source {
            name: "Rusdi".to_owned(),
            aliases: vec!["Menteri Rusdi".to_owned()],
            role: "minister".to_owned(),
            reliability: Some('B'),
            ..Source::default()
        }),
        Action::Mark(
            in_two("kapal dikabarkan karam"),
            MarkAs::NewClaim("A ship sank".to_owned(), Stance::Hedges, None),
        ),
        Action::Mark(
            two_parts,
            MarkAs::Claim(ClaimId(1), Stance::Denies, said_by(Some(span_of(ONE, "kata")))),
        ),
        Action::AddClaim(Claim {
            statement: "It’s “so” \\ \u{202e}os\u{202c}".to_owned(),
            key: None,
            ..Claim::default()
        }),
        Action::Mark(in_one("Menteri Rusdi"), MarkAs::Source("rusdi".to_owned())),
        Action::Mark(in_two("keliru"), MarkAs::Note("Which report?".to_owned())),
        Action::AddNote(Target::Mention(MentionId(2)), "Strong.".to_owned()),
        Action::AddNote(Target::Dossier, "Ask the harbour.".to_owned()),
        Action::SetPins(
            vec![(
                place(in_two("Menurut Rusdi, kabar itu keliru.")),
                place(in_one("kata Rusdi.")),
            )],
            Some(Pin::Linked),
        ),
    ];
    for action in actions {
        document.perform(action).expect("the action can be done");
    }
    document
}

#[test]
fn a_project_file_is_for_people() {
    let document = small();
    let ron = to_ron(document.dossier());
    insta::assert_snapshot!(ron);
    let (again, findings) = from_ron(&ron).expect("it opens");
    assert_eq!(&again, document.dossier());
    assert_eq!(findings, []);
    assert_eq!(check(&again), []);
}

/// A file of the first version opens for ever: this one is never written anew.
#[test]
fn the_first_format_is_still_read() {
    let ron = include_str!("fixtures/project/format-1.ron");
    let (dossier, findings) = from_ron(ron).expect("it opens");
    assert_eq!(findings, []);
    assert_eq!(&dossier, small().dossier());
    assert_eq!(to_ron(&dossier), ron);
}

/// What is said of the small project after `edit`.
#[track_caller]
fn said(edit: impl Fn(&str) -> String) -> String {
    let ron = to_ron(small().dossier());
    let damaged = edit(&ron);
    assert!(damaged != ron, "the edit found nothing to change");
    let findings = check_text(&damaged);
    match from_ron(&damaged) {
        Ok((_, odd)) => {
            assert_eq!(findings, odd);
            let odd: Vec<String> = odd.iter().map(|finding| format!("  {finding}")).collect();
            format!("opens\n{}", odd.join("\n"))
        }
        Err(error) => {
            assert_eq!(findings, error.findings());
            error.to_string()
        }
    }
}

fn replaced(from: &str, to: &str) -> impl Fn(&str) -> String {
    move |ron| ron.replacen(from, to, 1)
}

#[test]
fn files_that_are_no_project_are_told_apart() {
    let mut words = Vec::new();
    for text in [
        "",
        " \r\n",
        "\u{feff}",
        "Kabar pagi: kapal karam.",
        "(name: \"another app's file\", items: [1, 2])",
        "[1, 2, 3]",
        "{\"sejajar\": 1}",
        "(sejajar: 2, whatever: {1: 2}, claims: \"new\")",
        "(sejajar: 0)",
        "(sejajar: \"one\")",
        "(sejajar: 1)",
    ] {
        let error = from_ron(text).expect_err("it is no project");
        words.push(format!("{text:?}\n{error}"));
    }
    insta::assert_snapshot!(words.join("\n\n"));
}

#[test]
fn every_way_to_damage_a_file_is_told_with_line_and_cure() {
    let cases = [
        ("cut off", said(|ron| ron.split_at(ron.len() / 2).0.to_owned())),
        ("a newer version", said(replaced("sejajar: 1", "sejajar: 2"))),
        (
            "a merge conflict",
            said(replaced(
                "  claims: [",
                "<<<<<<< ours\n  claims: [\n=======\n  claims: []\n>>>>>>> theirs",
            )),
        ),
        (
            "a merge conflict within a record",
            said(replaced(
                "      key: 1,\n",
                "<<<<<<< ours\n      key: 1,\n=======\n      key: 2,\n>>>>>>> theirs\n",
            )),
        ),
        (
            "a merge conflict settled by half",
            said(replaced(
                "    (\n      id: \"c2\"",
                ">>>>>>> theirs\n    (\n      id: \"c2\"",
            )),
        ),
        (
            "a quotation mark lost",
            said(replaced("statement: \"A ship sank\"", "statement: \"A ship sank")),
        ),
        (
            "a bracket lost",
            said(replaced("  sources: [\n    (", "  sources: [\n    ")),
        ),
        ("a wrong bracket", said(replaced("key: 1,\n    )", "key: 1,\n    ]"))),
        (
            "a comma lost",
            said(replaced(
                "title: \"Kabar kapal karam\",",
                "title: \"Kabar kapal karam\"",
            )),
        ),
        (
            "a comma lost between records",
            said(replaced(
                "    ),\n    (\n      id: \"c2\"",
                "    )\n    (\n      id: \"c2\"",
            )),
        ),
        ("a section lost", said(replaced("namings: [", "namingz: ["))),
        (
            "a section twice",
            said(replaced("  pins: [", "  notes: [],\n  pins: [")),
        ),
        (
            "no list",
            said(replaced("claims: [", "claims: (").then("\n  ],\n  sources", "\n  ),\n  sources")),
        ),
        (
            "an unknown field",
            said(replaced("role: \"minister\"", "colour: \"red\"")),
        ),
        (
            "an unknown field deep inside",
            said(replaced("cue: (start", "cue: (hint: 1, start")),
        ),
        ("a field lost", said(replaced("      claim: \"c1\",\n", ""))),
        (
            "a field twice",
            said(replaced("stance: Hedges,", "stance: Hedges,\n      stance: Denies,")),
        ),
        ("an unknown word", said(replaced("stance: Hedges", "stance: Doubts"))),
        ("a bad number", said(replaced("start: 27", "start: -27"))),
        ("a string for a number", said(replaced("key: 1", "key: \"1\""))),
        ("a bad id", said(replaced("claim: \"c1\"", "claim: \"m1\""))),
        (
            "two letters",
            said(replaced("reliability: \"B\"", "reliability: \"B2\"")),
        ),
        ("an id twice", said(replaced("id: \"m2\"", "id: \"m1\""))),
        (
            "a reference to nothing",
            said(replaced("claim: \"c1\"", "claim: \"c7\"")),
        ),
        ("an article lost from the order", said(replaced("      \"A\",\n", ""))),
        ("a position moved", said(replaced("start: 27", "start: 28"))),
        (
            "a quotation changed",
            said(replaced(
                "quote: \"kapal dikabarkan karam\"",
                "quote: \"kapal dipastikan karam\"",
            )),
        ),
        (
            "a mark moved to another place with the same words",
            said(replaced("start: 8, end: 23", "start: 45, end: 60")),
        ),
        (
            "a word of the evidence changed",
            said(replaced(
                "\"Sebuah kapal dikabarkan karam",
                "\"Sebuah kapal dipastikan karam",
            )),
        ),
        (
            "a fold moved",
            said(
                replaced("reason: \"a link", "reason: \"a link")
                    .then("folds: [\n        (start: 129", "folds: [\n        (start: 130"),
            ),
        ),
        (
            "several at once",
            said(
                replaced("stance: Hedges", "stance: Doubts")
                    .then("key: 1", "key: x")
                    .then("      \"A\",\n", "")
                    .then("id: \"n2\"", "id: \"n1\""),
            ),
        ),
        (
            "odd but harmless",
            said(replaced("sejajar: 1,", "sejajar: 1, // by hand").then("reliability: \"B\"", "reliability: \"b\"")),
        ),
    ];
    let words: Vec<String> = cases.iter().map(|(name, said)| format!("# {name}\n{said}")).collect();
    insta::assert_snapshot!(words.join("\n\n"));
}

/// Edits one after the other.
trait Then: Fn(&str) -> String + Sized {
    fn then<'a>(self, from: &'a str, to: &'a str) -> impl Fn(&str) -> String + use<'a, Self> {
        move |ron| self(ron).replacen(from, to, 1)
    }
}

impl<F: Fn(&str) -> String> Then for F {}

#[test]
fn many_faults_are_counted_and_the_first_twenty_told() {
    let ron = to_ron(small().dossier());
    let mention = "    (\n      id: \"m1\",\n      claim: \"c1\",\n      article: \"A\",\n      at: [],\n      stance: No,\n    ),\n";
    let damaged = ron.replacen("mentions: [\n", &format!("mentions: [\n{}", mention.repeat(50)), 1);
    let error = from_ron(&damaged).expect_err("it is refused");
    assert_eq!(error.findings().len(), 50);
    let words = error.to_string();
    assert_eq!(words.lines().count(), 22);
    assert!(
        words.ends_with("… and 30 more: “sejajar check” tells them all"),
        "{words}"
    );
}

#[test]
fn a_dossier_in_memory_is_checked_too() {
    let mut document = small();
    let mut metadata = document.dossier().article(ArticleId(0)).expect("A").metadata.clone();
    metadata.date = Some(Found {
        value: "Selasa".to_owned(),
        at: Some(Span::new(9_000, 9_006)),
    });
    // A place that is none does not get past the door.
    assert!(document.perform(Action::SetMetadata(ArticleId(0), metadata)).is_err());
    let actions = [
        Action::AddSource(Source {
            name: "Menteri".to_owned(),
            aliases: vec!["RUSDI".to_owned()],
            reliability: Some('G'),
            ..Source::default()
        }),
        Action::AddClaim(Claim {
            statement: "Another".to_owned(),
            key: Some(0),
            ..Claim::default()
        }),
    ];
    for action in actions {
        document.perform(action).expect("the action can be done");
    }
    let words: Vec<String> = check(document.dossier()).iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(words.join("\n"));
}

#[test]
fn the_score_from_which_links_are_shown_is_kept() {
    let mut document = small();
    assert!(
        !to_ron(document.dossier()).contains("shown_from"),
        "found best: not in the file"
    );
    document
        .perform(Action::SetShownFrom(ShownFrom::new(40)))
        .expect("it can be set");
    let ron = to_ron(document.dossier());
    assert!(ron.contains("    pivot: \"A\",\n    shown_from: 40,\n"), "{ron}");
    let (again, findings) = from_ron(&ron).expect("it opens");
    assert_eq!(&again, document.dossier());
    assert_eq!(findings, []);
    assert_eq!(to_ron(&again), ron);

    let mut words = Vec::new();
    for bad in ["4", "96", "-40", "1000", "0.4", "\"40\""] {
        let error = from_ron(&ron.replace("shown_from: 40", &format!("shown_from: {bad}")));
        words.push(format!("{bad}: {}", error.expect_err("it is refused")));
    }
    insta::assert_snapshot!(words.join("\n"));
}

#[test]
fn a_codebook_and_relations_that_cannot_be_are_told_with_line_and_cure() {
    let with =
        |sections: &'static str| said(move |ron| ron.replacen("  sources: [", &format!("{sections}  sources: ["), 1));
    let tag =
        |id: &str, name: &str, parent: &str| format!("    (id: \"{id}\", name: \"{name}\", {parent}colour: 0),\n");
    let circle = format!(
        "  tags: [\n{}{}  ],\n",
        tag("t1", "Weapons", "parent: \"t2\", "),
        tag("t2", "Missiles", "parent: \"t1\", ")
    );
    let twins = format!(
        "  tags: [\n{}{}  ],\n",
        tag("t1", "Weapons", ""),
        tag("t2", " weapons", "")
    );
    let cases = [
        ("a circle of tags", with(circle.leak())),
        ("two tags of one name", with(twins.leak())),
        (
            "a tag below none",
            with("  tags: [\n    (id: \"t1\", name: \"Weapons\", parent: \"t9\", colour: 0),\n  ],\n"),
        ),
        (
            "a relation to nothing",
            with("  relations: [\n    (from: \"c1\", relation: Entails, to: \"c9\"),\n  ],\n"),
        ),
        (
            "a claim related to itself",
            with("  relations: [\n    (from: \"c1\", relation: Contradicts, to: \"c1\"),\n  ],\n"),
        ),
        (
            "a tag that is not there",
            said(replaced("key: 1,", "key: 1,\n      tags: [\"t1\"],")),
        ),
        (
            "overruled without a reason",
            said(replaced(
                "key: 1,",
                "key: 1,\n      overruled: (status: Disputed, reason: \" \"),",
            )),
        ),
        (
            "credibility beyond its scale",
            said(replaced("key: 1,", "key: 1,\n      assessment: (credibility: 7),")),
        ),
    ];
    let words: Vec<String> = cases.iter().map(|(name, said)| format!("# {name}\n{said}")).collect();
    insta::assert_snapshot!(words.join("\n\n"));
}

/// What a file can hold and a window would not have made: told by record, with a way out.
#[test]
fn colours_chains_relations_and_names_that_are_odd_are_told() {
    let with =
        |sections: &'static str| said(move |ron| ron.replacen("  sources: [", &format!("{sections}  sources: ["), 1));
    let cases = [
        (
            "a colour the codebook does not have",
            with("  tags: [\n    (id: \"t1\", name: \"Weapons\", colour: 8),\n  ],\n"),
        ),
        (
            "a chain through one source twice",
            said(replaced("source: \"s1\",", "source: \"s1\",\n        via: [\"s1\"],")),
        ),
        (
            "two relations between the same two claims",
            with(
                "  relations: [\n    (from: \"c1\", relation: Contradicts, to: \"c2\"),\n    (from: \"c2\", relation: Entails, to: \"c1\"),\n  ],\n",
            ),
        ),
        (
            "one relation both ways",
            with(
                "  relations: [\n    (from: \"c1\", relation: Contradicts, to: \"c2\"),\n    (from: \"c2\", relation: Contradicts, to: \"c1\"),\n  ],\n",
            ),
        ),
        (
            "an alias that another source has too",
            said(replaced(
                "  sources: [\n",
                "  sources: [\n    (id: \"s9\", name: \"Somebody\", aliases: [\"menteri rusdi\"]),\n",
            )),
        ),
    ];
    let words: Vec<String> = cases.iter().map(|(name, said)| format!("# {name}\n{said}")).collect();
    insta::assert_snapshot!(words.join("\n\n"));
}
