//! The marks as a REFI-QDA project: the same bytes for the same dossier, spans that give
//! the same words in the texts of the archive, and XML that can be read whatever the text.

mod report_support;

use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use report_support::{A, Given, Made, facts};
use sejajar::align::Alignment;
use sejajar::dossier::{Action, Anchor, MarkAs, Stance, Target};
use sejajar::report::{self, Format};
use sejajar::text::Span;
use sejajar::text::span::floor_boundary;
use zip::ZipArchive;

fn written(made: &Made) -> Vec<u8> {
    let report = report::build(made.0.dossier(), &Alignment::default(), &[], &facts());
    let mut bytes = Vec::new();
    report::write(Format::Qdpx, &report, &mut bytes).expect("into memory");
    let mut again = Vec::new();
    report::write(Format::Qdpx, &report, &mut again).expect("into memory");
    assert_eq!(bytes, again);
    bytes
}

fn entries(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("an entry");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").to_string(), text)
        })
        .collect()
}

/// The positions of all passages, after reading the XML to its end.
fn positions(xml: &str) -> Vec<(usize, usize)> {
    let forbidden =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    assert!(!xml.contains(forbidden), "XML cannot hold this");
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) | Event::Empty(start) if start.name().as_ref() == "PlainTextSelection" => {
                let value = |key| {
                    let attribute = start.try_get_attribute(key).expect("attributes").expect("a position");
                    let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value");
                    value.parse::<usize>().expect("a number")
                };
                found.push((value("startPosition"), value("endPosition")));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn names_are_readable_and_the_archive_says_what_it_cannot_hold() {
    let mut made = Made::default();
    let text = "KCNA melaporkan.\r\nMenteri bilang 👍 dua orang tewas.";
    made.perform(Action::AddArticles(vec![
        Given {
            text,
            file: "a.txt",
            ..Given::default()
        }
        .entry(),
    ]));
    let claim = made.claim("Two \u{202e} died\nyesterday");
    let minister = made.source("The <minister>", "", None, &[]);
    let mark = made.mark(
        A,
        "dua orang tewas",
        claim,
        Stance::Denies,
        "2 & more",
        Some((minister, "bilang")),
    );
    made.perform(Action::AddNote(Target::Mention(mark), "look \u{1}".to_owned()));
    made.perform(Action::AddNote(Target::Dossier, "all".to_owned()));
    let entries = entries(&written(&made));
    let [(project, xml), (source, article)] = entries.as_slice() else {
        panic!("{entries:?}");
    };
    assert_eq!(project, "project.qde");
    assert!(source.starts_with("sources/") && source.contains(".txt"));
    assert_eq!(*article, text.replace("\r\n", "\n"));
    for words in [
        "name=\"c1 denies: Two ⟨U+202E⟩ died yesterday\"",
        "isCodable=\"false\"",
        "Value: 2 &amp; more\nVoice: The &lt;minister&gt;\nAttributed by: bilang",
        "look ⟨U+0001⟩",
        "chains of attribution",
        "name=\"n1 on m1: claim c1 in A\"",
    ] {
        assert!(xml.contains(words), "{words} is not in\n{xml}");
    }
    assert_eq!(positions(xml), [(34, 49)]);
}

#[test]
fn an_empty_dossier_is_a_project() {
    let entries = entries(&written(&Made::default()));
    assert_eq!(entries.len(), 1);
    assert!(positions(&entries[0].1).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_spans_of_any_text_give_the_same_words(
        text in prop::collection::vec(prop_oneof![any::<char>(), prop::char::range('a', 'f'), Just('\r'), Just('\n'), Just('\u{feff}')], 1..60),
        statement in any::<String>(),
        cuts in prop::collection::vec((0usize..240, 0usize..240), 1..6),
    ) {
        let text: String = text.into_iter().collect();
        let plain = |words: &str| words.replace("\r\n", "\n").replace('\r', "\n").replace(['\u{feff}', '\u{2060}'], "?");
        let mut made = Made::default();
        made.perform(Action::AddArticles(vec![Given { text: &text, file: "a.txt", ..Given::default() }.entry()]));
        let claim = made.claim(&format!("x{statement}"));
        let mut marked = Vec::new();
        for (a, b) in cuts {
            let mut span = Span::new(floor_boundary(&text, a), floor_boundary(&text, b));
            if span.within(&text) {
                made.perform(Action::Mark(Anchor::new(A, span), MarkAs::Claim(claim, Stance::Denies, None)));
                // Half a line end is all of it.
                let splits = |at: usize| text.get(..at).is_some_and(|b| b.ends_with('\r')) && text[at..].starts_with('\n');
                span.start -= usize::from(splits(span.start));
                span.end += usize::from(splits(span.end));
                marked.push(plain(span.of(&text)));
            }
        }
        let entries = entries(&written(&made));
        let read = &entries[1].1;
        let is_plain = !read.starts_with('\u{feff}') && !read.contains('\r');
        prop_assert!(is_plain);
        let mut told: Vec<String> = positions(&entries[0].1)
            .into_iter()
            .map(|(start, end)| plain(&read.chars().skip(start).take(end - start).collect::<String>()))
            .collect();
        told.sort_unstable();
        marked.sort_unstable();
        prop_assert_eq!(told, marked);
    }
}
