//! A report as a Word document: its parts are XML, what they refer to is there, and the
//! words under every comment are those of the mark, whatever the dossier is.

mod report_support;
#[path = "report_support/word.rs"]
mod word;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use report_support::{A, Given, Made, facts, rough_rows, row};
use sejajar::align::Alignment;
use sejajar::dossier::{About, Action, Anchor, MarkAs, Stance, Target};
use sejajar::report::tree::NoteOn;
use sejajar::report::visible::visible;
use sejajar::report::{self, Facts, Report};
use sejajar::text::Span;
use word::{Parts, bytes, comments, read, under_comments};

/// Markup, what cannot be seen, and what XML cannot hold.
const HOSTILE: &str = "<w:t>]]>&amp;\u{202e}gpj\u{200b}\u{1}\u{fffe}\u{7} \"'=1+1 javascript:alert(1)";

/// Text without white space: what stands between paragraphs is not in the document.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Text in which a joiner is a joiner: where a mark's edge parts it from its letter it
/// joins nothing and is shown, in the text as a whole it is not.
fn together(text: &str) -> String {
    text.replace("⟨U+200D⟩", "\u{200d}")
}

/// Everything that must hold of any document.
fn check(report: &Report) -> Parts {
    let parts = Parts::of(report);
    for text in parts.0.values() {
        read(text, |_| ());
    }
    // Every mark has a comment on exactly its words, fragment by fragment.
    let under = under_comments(parts.part("word/document.xml"));
    let said = comments(&parts);
    assert!(
        said.keys().eq(under.keys()),
        "a comment for each stretch, a stretch for each comment"
    );
    let mut told: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (id, text) in &said {
        let begin = text.trim_start_matches("Note ");
        let name = begin
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let order = id.parse().expect("a number");
        told.entry(name.to_owned())
            .or_default()
            .push((order, under[id].clone()));
    }
    let mut expected: BTreeMap<String, (usize, Vec<Span>)> = BTreeMap::new();
    let texts: BTreeMap<_, _> = report.texts.iter().map(|text| (text.article, text)).collect();
    let order: Vec<_> = report.texts.iter().map(|text| text.article).collect();
    let place = |article| order.iter().position(|id| *id == article).expect("its text");
    for quote in report.quotations() {
        expected.insert(quote.id.to_string(), (place(quote.article), quote.spans.clone()));
    }
    for naming in report.voices.iter().flat_map(|voice| &voice.named) {
        expected.insert(naming.id.to_string(), (place(naming.article), naming.spans.clone()));
    }
    for note in &report.notes {
        if let NoteOn::Passage { article, spans, .. } = &note.on {
            expected.insert(note.id.to_string(), (place(*article), spans.clone()));
        }
    }
    assert!(
        told.keys().eq(expected.keys()),
        "{:?} {:?}",
        told.keys(),
        expected.keys()
    );
    for (id, (at, mut spans)) in expected {
        let text = texts[&order[at]];
        spans.sort_unstable();
        let mut found = told[&id].clone();
        found.sort();
        assert_eq!(found.len(), spans.len(), "{id}: a comment for each fragment");
        for ((_, words), span) in found.iter().zip(&spans) {
            let exact = span.of(&text.whole.text);
            let words = &together(words);
            assert_eq!(bare(words), bare(&together(&visible(exact))), "{id}");
            let inside = text.whole.sentences_in(*span).len() == 1 && exact.trim() == exact;
            if inside {
                assert_eq!(words, &together(&visible(exact)), "{id}: white space too");
            }
        }
    }
    references(&parts);
    parts
}

/// What parts refer to is there.
fn references(parts: &Parts) {
    let document = "word/document.xml";
    let names = parts.values(document, "w:bookmarkStart", "w:name");
    // Word does not tell capitals from small letters in the names of bookmarks.
    let distinct: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(distinct.len(), names.len(), "no bookmark is there twice");
    assert!(names.iter().all(|name| name.len() <= 40 && !name.contains('-')));
    let ids = parts.values(document, "w:bookmarkStart", "w:id");
    assert_eq!(ids, parts.values(document, "w:bookmarkEnd", "w:id"));
    let names: BTreeSet<String> = names.into_iter().collect();
    for part in [document, "word/comments.xml", "word/footnotes.xml"] {
        for anchor in parts.values(part, "w:hyperlink", "w:anchor") {
            assert!(names.contains(&anchor), "{part}: {anchor} leads nowhere");
        }
        let outside = parts.values(part, "w:hyperlink", "r:id");
        let relations = part.replace("word/", "word/_rels/") + ".rels";
        let known = if outside.is_empty() {
            Vec::new()
        } else {
            parts.values(&relations, "Relationship", "Id")
        };
        assert!(outside.iter().all(|id| known.contains(id)), "{part}: a link to nothing");
    }
    for name in parts.0.keys().filter(|name| name.contains(".rels")) {
        let modes = parts.values(name, "Relationship", "TargetMode").len();
        let targets = parts.values(name, "Relationship", "Target");
        let web = |target: &&String| target.starts_with("https://") || target.starts_with("http://");
        assert_eq!(
            targets.iter().filter(web).count(),
            modes,
            "{name}: only the web is outside"
        );
    }
    let used = parts.values(document, "w:footnoteReference", "w:id");
    let there = parts.values("word/footnotes.xml", "w:footnote", "w:id");
    assert_eq!(there[2..], used[..], "footnotes in order");
    let lists: BTreeSet<String> = parts
        .values("word/numbering.xml", "w:num", "w:numId")
        .into_iter()
        .collect();
    let named = parts.values(document, "w:numId", "w:val");
    assert!(named.iter().all(|list| lists.contains(list)), "every list is there");
    let styles: BTreeSet<String> = parts
        .values("word/styles.xml", "w:style", "w:styleId")
        .into_iter()
        .collect();
    for part in [document, "word/comments.xml", "word/footnotes.xml", "word/footer.xml"] {
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            let named = parts.values(part, element, "w:val");
            let missing: Vec<_> = named.iter().filter(|style| !styles.contains(*style)).collect();
            assert!(missing.is_empty(), "{part}: no style {missing:?}");
        }
    }
}

fn report_of(made: &Made) -> Report {
    let (alignment, rows) = rough_rows(&made.0);
    report::build(made.0.dossier(), &alignment, &rows, &facts())
}

fn add(made: &mut Made, given: &Given<'_>) {
    made.perform(Action::AddArticles(vec![given.entry()]));
}

/// A dossier with everything that is hard.
fn hard() -> Made {
    let mut made = Made::default();
    add(
        &mut made,
        &Given {
            text: "Pelabuhan dibuka.\n\nPelabuhan Merak dibuka lagi pada Senin, kata Rani. Dua belas\nkapal masuk.\n\nBACA JUGA: Harga ikan naik\n\nقال \"Kim\" إن 12 سفينة دخلت. نعم.\n",
            file: "satu.txt",
            outlet: "Satu",
            headline: "Pelabuhan dibuka.",
            url: "https://satu.example/merak?x=1&y=é",
            language: "id",
            furniture: &["BACA JUGA"],
            read: true,
            ..Given::default()
        },
    );
    let hostile = format!(
        "{HOSTILE} dan {}\r\nbaris dua\tdan tiga\u{2028}.\n",
        "Bebas".repeat(300)
    );
    add(
        &mut made,
        &Given {
            text: &hostile,
            file: HOSTILE,
            outlet: HOSTILE,
            headline: HOSTILE,
            date: HOSTILE,
            url: "javascript:alert(4)",
            language: "\"><script>",
            ..Given::default()
        },
    );
    made.perform(Action::SetAbout(About {
        title: HOSTILE.to_owned(),
        analyst: format!("{HOSTILE} {}", "Nama ".repeat(80)),
        introduction: format!("# A\n\n1. satu\n   - dua\n\n   > tiga\n\n7. lima\n\n```\n{HOSTILE}\n```\n\n---\n\n[x](https://a.example/\u{e9}) [y](javascript:z) *a **b***\n"),
    }));
    let rani = made.source("Rani", HOSTILE, Some('B'), &["R. <W>"]);
    let evil = made.source(HOSTILE, HOSTILE, Some('F'), &[]);
    let claim = made.claim("It opened.");
    let harm = made.claim(HOSTILE);
    let first = made.mark(
        A,
        "Merak dibuka lagi pada Senin",
        claim,
        Stance::Reports,
        "12",
        Some((rani, "kata Rani")),
    );
    made.mark(
        A,
        "pada Senin, kata Rani. Dua belas\nkapal",
        harm,
        Stance::Asserts,
        HOSTILE,
        Some((evil, "")),
    );
    made.mark(
        A,
        "Senin, kata Rani. Dua belas\nkapal masuk.\n\nBACA JUGA: Harga",
        claim,
        Stance::Denies,
        "13",
        None,
    );
    made.mark(A, "ikan naik\n\nقال \"Kim\"", claim, Stance::Hedges, "", None);
    made.mark(A, "\n\nBACA", harm, Stance::Questions, "", None);
    let white = Anchor::new(A, Span::new(17, 19));
    made.mark_at(white, harm, Stance::Asserts, "", None);
    let fragments = vec![made.span(A, "Pelabuhan dibuka."), made.span(A, "kapal masuk")];
    made.mark_at(
        Anchor { article: A, fragments },
        harm,
        Stance::Hedges,
        HOSTILE,
        Some((evil, "")),
    );
    let at = Anchor::new(A, made.span(A, "Rani"));
    made.perform(Action::Mark(at, MarkAs::Source("Rani".to_owned())));
    let at = Anchor::new(A, made.span(A, "Dua belas\nkapal"));
    made.perform(Action::Mark(at, MarkAs::Note(format!("Which?\n{HOSTILE}"))));
    for on in [
        Target::Dossier,
        Target::Article(A),
        Target::Claim(claim),
        Target::Mention(first),
        Target::Source(evil),
    ] {
        made.perform(Action::AddNote(on, HOSTILE.to_owned()));
    }
    made
}

#[test]
fn a_hard_dossier_is_a_sound_document() {
    let report = report_of(&hard());
    let parts = check(&report);
    assert!(report.texts.iter().all(|text| !text.paragraphs.is_empty()));
    let under = under_comments(parts.part("word/document.xml"));
    assert!(under.values().any(|words| words == "Merak dibuka lagi pada Senin"));
    assert!(parts.part("word/document.xml").contains("<w:bidi/>"), "right to left");
    assert!(parts.part("word/document.xml").contains("<w:rtl/>"));
    assert!(parts.part("word/document.xml").contains("⟨U+FFFE⟩"), "shown, not lost");
    let authors = parts.values("word/comments.xml", "w:comment", "w:author");
    assert!(
        authors
            .iter()
            .all(|author| author.chars().count() <= 200 && author.starts_with("<w:t>"))
    );
}

#[test]
fn what_a_comment_says() {
    let report = report_of(&hard());
    let parts = Parts::of(&report);
    let said = comments(&parts);
    let of = |id: &str| {
        said.values()
            .filter(|text| text.starts_with(id))
            .cloned()
            .collect::<Vec<_>>()
    };
    let first = of("m1 ");
    assert_eq!(first.len(), 1);
    assert!(
        first[0].starts_with("m1 · claim c1: It opened.❝\u{a0}reports “12”"),
        "{}",
        first[0]
    );
    assert!(
        first[0].contains("said by Rani (B), by the words “kata Rani”"),
        "{}",
        first[0]
    );
    assert!(first[0].contains("Note n"), "{}", first[0]);
    let parts_of: Vec<String> = of("m7 ").iter().map(|text| text.chars().take(11).collect()).collect();
    assert_eq!(parts_of, ["m7 (1 of 2)", "m7 (2 of 2)"]);
    let mut dated = report.clone();
    assert!(
        parts.values("word/comments.xml", "w:comment", "w:date").is_empty(),
        "no moment"
    );
    dated.masthead.generated_at = "2024-06-20T09:30:00Z".to_owned();
    dated.masthead.analyst = String::new();
    let parts = check(&dated);
    let dates = parts.values("word/comments.xml", "w:comment", "w:date");
    assert!(!dates.is_empty() && dates.iter().all(|date| date == "2024-06-20T09:30:00Z"));
    let authors = parts.values("word/comments.xml", "w:comment", "w:author");
    assert!(authors.iter().all(|author| author == "Sejajar"));
}

#[test]
fn a_dossier_with_nothing_is_a_sound_document() {
    let nothing = report::build(
        &sejajar::dossier::Dossier::default(),
        &Alignment::default(),
        &[],
        &Facts::default(),
    );
    let parts = check(&nothing);
    assert!(parts.part("word/document.xml").contains("Untitled dossier"));
    let mut made = Made::default();
    add(&mut made, &Given::default());
    add(
        &mut made,
        &Given {
            text: " \n\n ",
            ..Given::default()
        },
    );
    check(&report_of(&made));
}

#[test]
fn many_articles_stand_under_each_other() {
    let mut made = Made::default();
    let texts: Vec<String> = (1..=9)
        .map(|n| format!("Kapal nomor {n} masuk pelabuhan Merak.\n"))
        .collect();
    for text in &texts {
        add(
            &mut made,
            &Given {
                text,
                outlet: "Harian",
                read: true,
                ..Given::default()
            },
        );
    }
    let claim = made.claim("A ship came in.");
    made.mark(A, "Kapal nomor 1", claim, Stance::Asserts, "1", None);
    let all: Vec<_> = made.0.dossier().articles().keys().map(|id| (*id, 0)).collect();
    let aligned = [row(&all)];
    let report = report::build(made.0.dossier(), &Alignment::default(), &aligned, &facts());
    let parts = check(&report);
    let document = parts.part("word/document.xml");
    let columns = |name: &str| {
        let table = document
            .split(&format!("<w:tblStyle w:val=\"{name}\"/>"))
            .nth(1)
            .expect("the table");
        table
            .split("</w:tblGrid>")
            .next()
            .expect("its grid")
            .matches("<w:gridCol ")
            .count()
    };
    assert_eq!((columns("Matrix"), columns("Passages")), (2, 3));
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    assert_eq!(bytes(&report_of(&hard())), bytes(&report_of(&hard())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn comments_are_on_exactly_the_words(
        pieces in proptest::collection::vec("[aÉق한 ]{1,6}[.?,]?|\n\n|\n|[\u{202e}\u{1}\u{fffe}<&>\u{200d}]", 4..40),
        marks in proptest::collection::vec((0usize..120, 1usize..60, 0usize..3, proptest::option::of(1usize..30)), 1..24),
    ) {
        let text: String = pieces.concat();
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let span = |from: usize, length: usize| {
            let from = from.min(edges.len() - 2);
            Span::new(edges[from], edges[(from + length).min(edges.len() - 1)])
        };
        let mut made = Made::default();
        add(&mut made, &Given { text: &text, read: true, ..Given::default() });
        let claim = made.claim("x");
        for (from, length, kind, gap) in marks {
            let first = span(from, length);
            let mut fragments = vec![first];
            if let Some(gap) = gap {
                let after = edges.iter().position(|edge| *edge == first.end).unwrap_or(0) + gap;
                if after + 1 < edges.len() {
                    fragments.push(span(after, 5));
                }
            }
            let at = Anchor { article: A, fragments };
            let action = match kind {
                0 => Action::Mark(at, MarkAs::Claim(claim, Stance::Asserts, None)),
                1 => Action::Mark(at, MarkAs::Source("Rani".to_owned())),
                _ => Action::Mark(at, MarkAs::Note("here".to_owned())),
            };
            // A mark that is there already is refused.
            let _ = made.0.perform(action);
        }
        check(&report_of(&made));
    }
}
