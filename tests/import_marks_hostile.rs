//! Files of marks from outside are refused with words or give marks: no bomb, no name that
//! leads out of an archive, no entity, no depth, no bytes whatever do harm.

mod marks_support;

use marks_support::archive;
use proptest::prelude::*;
use sejajar::exchange;

/// An archive with an entry of a name that no honest writer gives.
fn archive_with(name: &str) -> Vec<u8> {
    let honest = "x".repeat(name.len());
    let bytes = archive(&[("project.qde", "<a/>"), (&honest, "")]);
    let mut renamed = bytes.clone();
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(honest.as_bytes()) {
            renamed[at..at + name.len()].copy_from_slice(name.as_bytes());
        }
    }
    renamed
}

#[test]
fn hostile_files_are_refused_with_words() {
    let project = |inside: &str| format!("<Project name='x'>{inside}</Project>");
    let bomb = project("<Sources><TextSource guid='t' plainTextPath='internal://t.txt'/></Sources>");
    let zeros = "0".repeat(60 * 1024 * 1024);
    let many: Vec<(String, &str)> = (0..20_001).map(|index| (format!("{index}"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let attributes: Vec<String> = (0..100).map(|index| format!(" a{index}=''")).collect();
    let attributes = attributes.concat();
    let note = "n".repeat(1024 * 1024);
    let selection =
        "<PlainTextSelection startPosition='0' endPosition='1'><NoteRef targetGUID='n'/></PlainTextSelection>";
    let notes = project(&format!(
        "<Sources><TextSource><PlainTextContent>x</PlainTextContent>{}</TextSource></Sources>\
         <Notes><Note guid='n'><PlainTextContent>{note}</PlainTextContent></Note></Notes>",
        selection.repeat(100)
    ));
    // A mark of our own in very many parts, each of them all of a long text.
    let whole = "y".repeat(1024 * 1024);
    let part = |n: usize| {
        let name = format!("m1, part {n} of 100");
        let end = whole.len();
        format!(
            "<PlainTextSelection name='{name}' startPosition='0' endPosition='{end}'><Coding><CodeRef targetGUID='c'/></Coding></PlainTextSelection>"
        )
    };
    let parts: Vec<String> = (1..=100).map(part).collect();
    let in_parts = format!(
        "<Project name='x' origin='Sejajar 1'><CodeBook><Codes><Code guid='c' name='z'/></Codes></CodeBook>\
         <Sources><TextSource><PlainTextContent>{whole}</PlainTextContent>{}</TextSource></Sources></Project>",
        parts.concat()
    );
    let texts = project(&format!(
        "<Sources>{}</Sources>",
        "<TextSource><PlainTextContent>x</PlainTextContent></TextSource>".repeat(10_001)
    ));
    let pages: Vec<String> = (0..10_001)
        .map(|page| {
            format!("{{\"type\":\"Annotation\",\"bodyValue\":\"x\",\"target\":{{\"source\":\"https://a.example/{page}\",\"selector\":{{\"type\":\"TextQuoteSelector\",\"exact\":\"y\"}}}}}}")
        })
        .collect();
    let pages = format!("[{}]", pages.join(","));
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a.qdpx", archive(&[("project.qde", &in_parts)]), "64 MB of words"),
        ("a.qdpx", archive(&[("project.qde", &texts)]), "10000 texts"),
        ("a.jsonld", pages.into_bytes(), "10000 texts"),
        (
            "a.qdpx",
            archive(&[("project.qde", &format!("<a{attributes}/>"))]),
            "too many attributes",
        ),
        ("a.qdpx", archive(&[("project.qde", &notes)]), "64 MB of words"),
        ("a.qdpx", b"PK nothing".to_vec(), "not a REFI-QDA project"),
        ("a.qdpx", archive(&[]), "no project.qde"),
        ("a.qdpx", archive_with("sources/../../x"), "leads out of it"),
        ("a.qdpx", archive_with("/etc/passwd"), "leads out of it"),
        (
            "a.qdpx",
            archive(&[("project.qde", "<a/>"), ("x.qde", "<a/>")]),
            "two projects",
        ),
        (
            "a.qdpx",
            archive(&[("project.qde", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]),
            "document type",
        ),
        (
            "a.qdpx",
            archive(&[("project.qde", "<a>\n&b;</a>")]),
            "line 2: an entity",
        ),
        ("a.qdpx", archive(&[("project.qde", &"<a>".repeat(9000))]), "too deep"),
        (
            "a.qdpx",
            archive(&[("project.qde", "<a/>")]),
            "expected a REFI-QDA project",
        ),
        ("a.qdpx", archive(&[("project.qde", &project(""))]), "no texts"),
        ("a.qdpx", archive(&[("project.qde", &bomb)]), "is not in the archive"),
        (
            "a.qdpx",
            archive(&[("project.qde", &bomb), ("sources/t.txt", &zeros)]),
            "unpacks to more",
        ),
        ("a.qdpx", archive(&many), "more than the 20000"),
        (
            "a.jsonld",
            b"{\n  \"a\":".to_vec(),
            "line 2, column 6: this is not JSON",
        ),
        ("a.jsonld", b"{}".to_vec(), "no annotation"),
        ("a.jsonld", "[".repeat(100_000).into_bytes(), "recursion limit"),
        ("a.jsonld", b"\xff\xfe".to_vec(), "not JSON"),
        ("a.json", b"{}".to_vec(), "name it .jsonld or .qdpx"),
    ];
    for (file, bytes, words) in cases {
        let error = exchange::read(&bytes, file).expect_err(words);
        assert!(error.starts_with(file) && error.contains(words), "{words}: {error}");
    }
}

/// Passages that say nothing are told, and their words are not kept.
#[test]
fn passages_that_say_nothing_cost_nothing() {
    let whole = "y".repeat(1024 * 1024);
    let one = format!("<PlainTextSelection startPosition='0' endPosition='{}'/>", whole.len());
    let xml = format!(
        "<Project name='x'><Sources><TextSource><PlainTextContent>{whole}</PlainTextContent>{}</TextSource></Sources></Project>",
        one.repeat(5_000)
    );
    let read = exchange::read(&archive(&[("project.qde", &xml)]), "a.qdpx").expect("a project");
    let placed = read.place(&sejajar::dossier::Dossier::default(), "");
    assert!(placed.proposed.is_empty());
    assert!(
        placed.told.iter().any(|told| told.contains("they say nothing")),
        "{:?}",
        placed.told
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_bytes_give_marks_or_words(bytes in prop::collection::vec(any::<u8>(), 0..200), xml in "[<>&;/a-zA-Z\"'= \\n]{0,80}") {
        for file in ["a.jsonld", "a.qdpx"] {
            if let Err(error) = exchange::read(&bytes, file) {
                prop_assert!(error.starts_with(file));
            }
        }
        let _ = exchange::read(&archive(&[("project.qde", &xml)]), "a.qdpx");
        let _ = exchange::read(&archive(&[("project.qde", &format!("<Project>{xml}</Project>"))]), "a.qdpx");
    }
}
