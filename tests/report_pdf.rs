//! A report as data for the PDF's template, and, with the feature `pdf`, as PDF.

mod report_support;

use std::path::Path;

use report_support::{A, B, C, D, Given, Made, facts, rough_rows};
use sejajar::dossier::{About, Action, Anchor, Document, MarkAs, Stance, Target};
use sejajar::report::visible::visible;
use sejajar::report::{self, Format, Report, pdf};
use sejajar::session::{AlignTask, Key, align_now};
use sejajar::world;
use serde_json::Value;

/// The report on the sample dossier, aligned as the app aligns it.
fn sample() -> Report {
    let (dossier, _) = world::read_project(Path::new("seeds/sample.sejajar.ron")).expect("the sample");
    let document = Document::new(dossier.clone());
    let task = AlignTask::of(&dossier, Key::of(&document), None);
    let aligned = align_now(task, &()).expect("aligned");
    world::report_of(&dossier, &aligned, "sample.sejajar.ron", "2026-11-26T09:00:00Z")
}

/// What harms, and what fonts lack: markup of the typesetter, control characters,
/// directions, what is no character, private use, marks that combine with what they
/// should not, a word without an end.
fn harm() -> String {
    format!(
        "#panic(\"x\") #read(\"/etc/passwd\") $x^2$ *b* _i_ <label> @ref \\ `raw` // no /* comment */ [#sys.inputs] \
         \u{0}\u{1}\u{7f}\u{85}\u{202e}gpj.exe\u{202c}\u{200b}\u{feff}\u{fffe}\u{ffff}\u{1fffe}\u{e000}\u{f8ff}\u{10fffd}\u{ad}\u{fffc}\u{fffd} \
         a\u{64b}e\u{301}\u{301}\u{301}\u{301} \u{301}x \u{0e31} g\u{0e34} Z\u{334}\u{335}\u{336} 𒀀 \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} 🇮🇩 ❤\u{fe0f} \u{2028}\u{2029} {}",
        "Bebas".repeat(400)
    )
}

/// Scripts that the fonts of ours lack, and all that harms.
fn hostile() -> Report {
    let harm = harm();
    let mixed = format!("{harm}\n\nSatu \"dua\" tiga.\n\nKalimat lain lagi.\n");
    let given = [
        Given {
            text: "أعلن الميناء افتتاحه يوم الاثنين. قال المدير إن 12 سفينة دخلت (Merak) في اليوم الأول.\n\nنص آخر.\n",
            file: "arab.txt",
            outlet: "الجريدة",
            headline: "افتتاح ميناء ميراك",
            language: "ar",
            date: "3 Juni 2024",
            read: true,
            ..Given::default()
        },
        Given {
            text: "メラク港は月曜日に再開した。初日には十二隻の船が入港したと当局は述べた。\n\nท่าเรือเมรักเปิดอีกครั้งในวันจันทร์ เจ้าหน้าที่กล่าวว่าเรือสิบสองลำเข้ามาในวันแรก\n\nमेरक बंदरगाह सोमवार को फिर खुला। 항구가 월요일에 다시 열렸다.\n",
            file: "asia.txt",
            outlet: "東京新聞",
            headline: "メラク港再開",
            language: "ja",
            read: true,
            ..Given::default()
        },
        Given {
            text: &mixed,
            file: &harm,
            outlet: &harm,
            headline: &harm,
            date: &harm,
            url: "javascript:alert(4)",
            language: "\"><script>",
            read: true,
            ..Given::default()
        },
        Given {
            text: "x\n",
            file: "d.txt",
            language: "zh-Hant",
            url: "https://satu.example/merak?x=1&y=2#z",
            ..Given::default()
        },
    ];
    let mut made = Made::default();
    made.perform(Action::AddArticles(given.iter().map(Given::entry).collect()));
    made.perform(Action::SetAbout(About {
        title: harm.clone(),
        analyst: harm.clone(),
        introduction: format!("### Deep first\n\n{harm}\n\n# Then high\n\n> ###### quoted\n> - a\n>   1. b\n\n```\n{harm}\n```\n\n---\n\n7. seven **bold *both* ** [good](https://satu.example/) [bad](javascript:x)\n"),
    }));
    let voice = made.source(&harm, &harm, Some('F'), &[&harm, "مدير الميناء"]);
    let director = made.source("المدير", "", Some('B'), &[]);
    let opened = made.claim("The port opened again on Monday. الميناء");
    let harmful = made.claim(&harm);
    made.mark(
        A,
        "قال المدير إن 12 سفينة دخلت (Merak) في اليوم الأول.",
        opened,
        Stance::Reports,
        "12 سفينة",
        Some((director, "قال المدير")),
    );
    made.mark(A, "12 سفينة", harmful, Stance::Asserts, &harm, None);
    made.mark(B, "初日には十二隻の船", opened, Stance::Hedges, "十二", None);
    made.mark(B, "ท่าเรือเมรัก", opened, Stance::Questions, "", None);
    let word = made.mark(
        C,
        &"Bebas".repeat(300),
        harmful,
        Stance::Denies,
        &harm,
        Some((voice, "")),
    );
    for size in [1, 2, 3, 7, 30] {
        made.mark(C, &"Bebas".repeat(size), harmful, Stance::Asserts, "", None);
    }
    let fragments = vec![made.span(C, "Satu"), made.span(C, "tiga")];
    made.mark_at(Anchor { article: C, fragments }, opened, Stance::Denies, "", None);
    let at = Anchor::new(C, made.span(C, "\n\n"));
    made.perform(Action::Mark(at, MarkAs::Note("white space".to_owned())));
    let at = Anchor::new(D, made.span(D, "x"));
    made.perform(Action::Mark(at, MarkAs::Source("X".to_owned())));
    for on in [
        Target::Dossier,
        Target::Article(B),
        Target::Claim(harmful),
        Target::Mention(word),
        Target::Source(voice),
    ] {
        made.perform(Action::AddNote(on, harm.clone()));
    }
    let (alignment, rows) = rough_rows(&made.0);
    report::build(made.0.dossier(), &alignment, &rows, &facts())
}

/// Text of a node and of all that is in it, in order; marks of ours count.
fn text_of(node: &Value, out: &mut String) {
    match node {
        Value::String(text) => out.push_str(text),
        Value::Array(nodes) => nodes.iter().for_each(|node| text_of(node, out)),
        Value::Object(fields) => {
            if fields.get("k") == Some(&Value::from("hid")) {
                text_of(&fields["v"], out);
            }
            if fields.get("k") == Some(&Value::from("br")) {
                out.push('\n');
            }
            for own in [
                "title", "who", "words", "b", "blocks", "items", "head", "rows", "cols", "sections",
            ] {
                if let Some(inside) = fields.get(own) {
                    text_of(inside, out);
                }
            }
        }
        _ => {}
    }
}

/// Every node that has this kind, in order.
fn nodes<'a>(kind: &str, node: &'a Value, found: &mut Vec<&'a Value>) {
    if node.get("k") == Some(&Value::from(kind)) {
        found.push(node);
    }
    match node {
        Value::Array(inside) => inside.iter().for_each(|node| nodes(kind, node, found)),
        Value::Object(fields) => fields.values().for_each(|node| nodes(kind, node, found)),
        _ => {}
    }
}

fn all<'a>(kind: &str, data: &'a Value) -> Vec<&'a Value> {
    let mut found = Vec::new();
    nodes(kind, data, &mut found);
    found
}

/// What fonts of a European typeface have.
fn european(letter: &str) -> bool {
    letter
        .chars()
        .all(|c| u32::from(c) < 0x250 || "–—‘’“”…✓✗◐❝←⟨⟩≠○◌•".contains(c))
}

fn empty() -> Report {
    let alignment = sejajar::align::Alignment::default();
    report::build(Made::default().0.dossier(), &alignment, &[], &report::Facts::default())
}

#[test]
fn every_quotation_and_every_text_stands_there_whole_and_in_order() {
    for (name, report) in [("sample", sample()), ("hostile", hostile()), ("empty", empty())] {
        let (data, _) = pdf::data(&report, &|_| true);
        report_support::leave(&format!("pdf-{name}.json"), &data.to_string());
        let quotes = all("quote", &data);
        let anchored = quotes.iter().filter(|quote| !quote["id"].is_null());
        for (quote, quoted) in anchored.zip(report.quotations()) {
            assert_eq!(quote["id"], quoted.id.to_string());
            let mut words = String::new();
            text_of(&quote["words"], &mut words);
            let whole: String = quoted.fragments.iter().map(|text| visible(text).into_owned()).collect();
            assert_eq!(words, whole.replace('\t', "    "), "{}", quoted.id);
        }
        let paragraphs: usize = report.texts.iter().map(|text| text.paragraphs.len()).sum();
        assert_eq!(all("para", &data).len(), paragraphs);
        assert_eq!(all("cells", &data).len(), report.claims.len());
    }
}

#[test]
fn every_link_leads_to_an_anchor_that_is_there_once() {
    for report in [sample(), hostile(), empty()] {
        let (data, _) = pdf::data(&report, &|_| true);
        let anchors = data["anchors"].as_object().expect("anchors");
        for link in all("link", &data).into_iter().chain(all("label", &data)) {
            let to = link["to"].as_str().expect("a target");
            assert!(anchors.contains_key(to), "{to} leads nowhere");
        }
        for link in all("url", &data) {
            assert!(link["to"].as_str().expect("an address").starts_with("http"));
        }
        let mut ids = Vec::new();
        ids_of(&data["sections"], &mut ids);
        let given = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), given, "an anchor is there twice");
        assert_eq!(ids.len(), anchors.len(), "an anchor was given out and not set");
    }
}

fn ids_of<'a>(node: &'a Value, ids: &mut Vec<&'a str>) {
    match node {
        Value::Array(inside) => inside.iter().for_each(|node| ids_of(node, ids)),
        Value::Object(fields) => {
            ids.extend(fields.get("id").and_then(Value::as_str));
            fields.values().for_each(|node| ids_of(node, ids));
        }
        _ => {}
    }
}

#[test]
fn what_no_font_has_is_a_mark_and_the_method_says_so() {
    let report = hostile();
    let (data, unset) = pdf::data(&report, &european);
    assert!(unset.contains(&'أ') && unset.contains(&'港') && unset.contains(&'\u{e000}'));
    assert!(
        !unset.contains(&'a') && !unset.contains(&'\u{202e}'),
        "never asked of a font"
    );
    let mut text = String::new();
    text_of(&data["sections"], &mut text);
    assert!(text.contains("⟨U+0623⟩") && text.contains("Characters without a font"));
    let mut strings = Vec::new();
    strings_of(&data, &mut strings);
    for string in strings {
        let bad = string
            .chars()
            .find(|c| !european(&c.to_string()) && !matches!(c, '¶' | '≠'));
        assert_eq!(bad, None, "in {string:?}");
    }
    let (whole, unset) = pdf::data(&sample(), &european);
    assert!(unset.is_empty(), "{unset:?}");
    let mut text = String::new();
    text_of(&whole["sections"], &mut text);
    assert!(!text.contains("Characters without a font"));
}

fn strings_of<'a>(node: &'a Value, found: &mut Vec<&'a str>) {
    match node {
        Value::String(text) => found.push(text),
        Value::Array(inside) => inside.iter().for_each(|node| strings_of(node, found)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "to")
            .for_each(|(_, node)| strings_of(node, found)),
        _ => {}
    }
}

#[test]
fn no_word_is_too_long_to_break() {
    let (data, _) = pdf::data(&hostile(), &european);
    let mut strings = Vec::new();
    strings_of(&data["sections"], &mut strings);
    for string in strings {
        let longest = string.split_whitespace().map(|word| word.chars().count()).max();
        assert!(longest.unwrap_or(0) <= 60, "{string:?}");
    }
}

#[test]
fn no_level_of_headings_is_skipped() {
    for report in [sample(), hostile(), empty()] {
        let (data, _) = pdf::data(&report, &|_| true);
        for section in data["sections"].as_array().expect("sections") {
            let mut above = 1;
            for heading in all("head", section) {
                let level = heading["level"].as_u64().expect("a level");
                assert!((2..=above + 1).contains(&level), "{level} below {above}");
                above = level;
            }
        }
    }
}

#[test]
fn the_colours_are_those_of_the_page() {
    let template = include_str!("../assets/report/report.typ");
    let sheet = include_str!("../src/report/html/report.css");
    let light = sheet.split('}').next().expect("the light theme");
    for colour in template.split("rgb(\"#").skip(1).filter_map(|rest| rest.get(..6)) {
        assert!(light.contains(&format!("#{colour};")), "#{colour} is not in report.css");
    }
}

#[test]
fn a_build_without_the_typesetter_says_so() {
    assert_eq!(Format::of(Path::new("Laporan.PDF")), Ok(Format::Pdf));
    assert_eq!(Format::Pdf.check_built().is_ok(), cfg!(feature = "pdf"));
    if let Err(why) = Format::Pdf.check_built() {
        let mut out = Vec::new();
        let error = report::write(Format::Pdf, &empty(), &mut out).expect_err("no typesetter");
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (std::io::ErrorKind::Unsupported, why)
        );
        assert!(out.is_empty() && why.starts_with("this build writes no PDF; "));
    }
}

#[cfg(feature = "pdf")]
mod with_the_typesetter {
    use super::*;

    fn written(report: &Report) -> Vec<u8> {
        let mut bytes = Vec::new();
        report::write(Format::Pdf, report, &mut bytes).expect("a PDF");
        bytes
    }

    fn leave(name: &str, bytes: &[u8]) {
        std::fs::create_dir_all("target/report").expect("a folder");
        std::fs::write(format!("target/report/{name}"), bytes).expect("a file");
    }

    fn has(bytes: &[u8], words: &str) -> bool {
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    }

    #[test]
    fn the_same_report_gives_the_same_bytes_for_keeping_and_for_ears() {
        let report = sample();
        let bytes = written(&report);
        leave("sample.pdf", &bytes);
        assert!(bytes.starts_with(b"%PDF-1.7"));
        for said in [
            "pdfaid:part>2<",
            "pdfaid:conformance>A<",
            "pdfuaid:part>1<",
            "2026-11-26T09:00:00",
        ] {
            assert!(has(&bytes, said), "{said}");
        }
        assert!(bytes == written(&report), "other bytes the second time");
    }

    #[test]
    fn whatever_the_dossier_holds_there_is_a_document() {
        // With no font but ours: most of it becomes marks.
        leave("hostile.pdf", &written(&hostile()));
        leave("empty.pdf", &written(&empty()));
    }
}
