//! What a report says and how it looks as text, on a small dossier with
//! everything that is hard: overlapping marks, disputed values, every empty
//! cell, and content that is out to harm the reader.

mod report_support;

use report_support::{A, B, C, D, E, Given, Made, facts, link, row, unit};
use sejajar::align::{Alignment, Tier};
use sejajar::dossier::{About, Action, Anchor, MarkAs, Stance, Target};
use sejajar::report::{self, AlignedRow, Facts, Format, Report};

const HOSTILE: &str = "<script>alert(1)</script>\u{202e}gpj.exe\u{200b} javascript:alert(2)";

fn articles() -> Made {
    let giant = format!(
        "“{}” <img src=x onerror=alert(3)> ⟦c1 ✓ palsu⟧ | *tebal* | -->\n",
        "Bebas".repeat(60)
    );
    let given = [
        Given {
            text: "Pelabuhan Merak Dibuka Lagi\n\nPelabuhan Merak dibuka lagi pada Senin, kata Rani Wiratama. Dua belas kapal masuk pada hari pertama.\n\nBACA JUGA: Harga ikan naik\n",
            file: "satu.txt",
            outlet: "Harian Satu",
            headline: "Pelabuhan Merak Dibuka Lagi",
            date: "Senin, 3 Juni 2024",
            language: "id",
            url: "https://satu.example/merak?x=1&y=2",
            furniture: &["BACA JUGA"],
            read: true,
            ..Given::default()
        },
        Given {
            text: "Warga membantah pelabuhan sudah dibuka.\nMenurut otoritas, 21 kapal masuk pada hari pertama.\n",
            file: "dua.txt",
            outlet: "Warta Dua",
            date: "4/6/2024",
            language: "id",
            read: true,
            ..Given::default()
        },
        Given {
            text: &giant,
            file: "tiga \"><b>.txt",
            outlet: HOSTILE,
            headline: HOSTILE,
            date: HOSTILE,
            url: "javascript:alert(4)",
            language: "\"><script>",
            read: true,
            ..Given::default()
        },
        Given {
            text: "The port of Merak opened again on Monday.\n",
            file: "four.txt",
            outlet: "The Fourth",
            date: "June 3, 2024",
            language: "en",
            ..Given::default()
        },
        Given {
            text: "Daftar gratis di sini\n",
            file: "lima.txt",
            furniture: &["Daftar"],
            read: true,
            ..Given::default()
        },
    ];
    let mut made = Made::default();
    made.perform(Action::AddArticles(given.iter().map(Given::entry).collect()));
    made
}

fn small() -> Made {
    let mut made = articles();
    made.perform(Action::SetAbout(About {
        title: "Pembukaan Pelabuhan Merak".to_owned(),
        analyst: "R. Analis".to_owned(),
        introduction: format!(
            "What five outlets say of the *opening*.\n\n# Why\n\n1. It matters.\n2. See <b>{HOSTILE}</b>, [a good link](https://satu.example/) and [a bad one](javascript:alert(5)).\n"
        ),
    }));
    let rani = made.source("Rani Wiratama", "head of the port", Some('B'), &["Rani", "R. Wiratama"]);
    let authority = made.source("the authority", "", None, &[]);
    let evil = made.source(HOSTILE, HOSTILE, Some('F'), &[HOSTILE]);
    let opened = made.claim("The port opened again on Monday.");
    let ships = made.claim("Ships came in on the first day.");
    let harm = made.claim(HOSTILE);
    let said = (rani, "kata Rani Wiratama");
    let first = made.mark(
        A,
        "Pelabuhan Merak dibuka lagi pada Senin",
        opened,
        Stance::Reports,
        "",
        Some(said),
    );
    // Overlaps the first and goes on over two sentences.
    made.mark(
        A,
        "pada Senin, kata Rani Wiratama. Dua belas kapal",
        ships,
        Stance::Asserts,
        "12",
        None,
    );
    made.mark(
        B,
        "Warga membantah pelabuhan sudah dibuka.",
        opened,
        Stance::Denies,
        "",
        None,
    );
    made.mark(
        B,
        "21 kapal masuk",
        ships,
        Stance::Reports,
        "21",
        Some((authority, "Menurut otoritas")),
    );
    let fragments = vec![made.span(C, "Bebas"), made.span(C, "<img src=x onerror=alert(3)>")];
    made.mark_at(
        Anchor { article: C, fragments },
        harm,
        Stance::Hedges,
        HOSTILE,
        Some((evil, "")),
    );
    let at = Anchor::new(A, made.span(A, "Rani Wiratama"));
    made.perform(Action::Mark(at, MarkAs::Source("Rani".to_owned())));
    let at = Anchor::new(B, made.span(B, "hari pertama"));
    made.perform(Action::Mark(at, MarkAs::Note("Which day?\nAsk.".to_owned())));
    for on in [
        Target::Dossier,
        Target::Article(B),
        Target::Claim(ships),
        Target::Mention(first),
        Target::Source(evil),
    ] {
        made.perform(Action::AddNote(on, HOSTILE.to_owned()));
    }
    made
}

/// Rows as the aligner would give them: A, B, D tell of the opening; A, B of the ships.
fn aligned() -> (Alignment, Vec<AlignedRow>) {
    let alignment = Alignment {
        links: vec![
            link(unit(A, 1), unit(B, 0), Tier::Shown, false),
            link(unit(A, 1), unit(D, 0), Tier::Shown, false),
            link(unit(A, 2), unit(B, 1), Tier::Shown, true),
            link(unit(A, 2), unit(D, 0), Tier::Offered, false),
        ],
        shown_from: 0.47,
        ..Alignment::default()
    };
    let mut last = row(&[]);
    last.cells.entry(C).or_default().push(0..1);
    let rows = vec![
        row(&[(A, 0)]),
        row(&[(A, 1), (B, 0), (D, 0)]),
        row(&[(A, 2), (B, 1)]),
        last,
    ];
    (alignment, rows)
}

fn report_of(made: &Made) -> Report {
    let (alignment, rows) = aligned();
    report::build(made.0.dossier(), &alignment, &rows, &facts())
}

/// HTML as lines that a person can compare; the style sheet is looked at elsewhere.
fn lines(html: &str) -> String {
    let (head, rest) = html.split_once("<style>").expect("a style sheet");
    let (_, body) = rest.split_once("</style>").expect("its end");
    let hash = head.find("sha256-").expect("a policy") + "sha256-".len();
    let head = format!("{}HASH{}", &head[..hash], &head[hash + 44..]);
    let mut out = format!("{head}<style>…</style>{body}");
    for tag in [
        "<meta",
        "<title",
        "<style",
        "<body",
        "<header",
        "<main",
        "<section",
        "<h1",
        "<h2",
        "<h3",
        "<h4",
        "<p",
        "<ul",
        "<ol",
        "<li",
        "<dl",
        "<dt",
        "<dd",
        "<div",
        "<table",
        "<thead",
        "<tbody",
        "<tr",
        "<th ",
        "<td",
        "<figure",
        "<blockquote",
        "<figcaption",
        "<details",
        "<summary",
        "<nav",
        "<footer",
        "<a id",
        "<mark",
    ] {
        out = out.replace(tag, &format!("\n{tag}"));
    }
    out.replace("\n\n", "\n")
}

#[test]
fn html() {
    let html = report::html::write(&report_of(&small()));
    // Left to be opened in a browser: nothing in it may ask or load anything.
    report_support::leave("small.html", &html);
    insta::assert_snapshot!(lines(&html));
}

#[test]
fn markdown() {
    insta::assert_snapshot!(report::markdown::write(&report_of(&small())));
}

#[test]
fn a_dossier_with_nothing_is_a_sensible_document() {
    let empty = report::build(
        Made::default().0.dossier(),
        &Alignment::default(),
        &[],
        &Facts::default(),
    );
    insta::assert_snapshot!("empty_markdown", report::markdown::write(&empty));
    insta::assert_snapshot!("empty_html", lines(&report::html::write(&empty)));
}

#[test]
fn four_kinds_of_nothing_are_told_apart() {
    use sejajar::report::tree::{Empty, Said};
    let report = report_of(&small());
    let why = |claim: usize| -> Vec<String> {
        let cells = report.claims[claim].cells.iter();
        cells
            .map(|cell| match &cell.said {
                Said::Mentions(_) => "said".to_owned(),
                Said::Empty(Empty::NotRead) => "not read".to_owned(),
                Said::Empty(Empty::NotApplicable) => "not applicable".to_owned(),
                Said::Empty(Empty::Silent { linked }) => format!("silent {}", linked.len()),
                Said::Empty(Empty::Suggested { linked }) => format!("suggested {}", linked.len()),
            })
            .collect()
    };
    assert_eq!(why(0), ["said", "said", "silent 0", "suggested 1", "not applicable"]);
    assert_eq!(why(2), ["silent 0", "silent 0", "said", "not read", "not applicable"]);
}

#[test]
fn the_analyst_who_has_read_goes_before_the_machine() {
    use sejajar::report::tree::{Empty, Said};
    let mut made = small();
    made.perform(Action::SetRead(D, true));
    let report = report_of(&made);
    let Said::Empty(Empty::Silent { linked }) = &report.claims[0].cells[3].said else {
        panic!("{:?}", report.claims[0].cells[3]);
    };
    assert_eq!(linked.len(), 1, "but what the machine sees is said");
}

#[test]
fn hidden_articles_are_not_withheld() {
    let mut made = small();
    made.perform(Action::SetHidden(E, true));
    made.perform(Action::SetHidden(D, true));
    let report = report_of(&made);
    assert_eq!(report.articles.len(), 5);
    assert_eq!(report.texts.len(), 5);
    assert_eq!(
        report.passages.left_out,
        [E],
        "its rows were not given; those of D were"
    );
}

#[test]
fn links_lead_somewhere_even_from_a_mark_on_nothing() {
    let mut made = small();
    let claim = made.claim("x");
    let at = Anchor::new(A, made.span(A, "\n\n"));
    made.mark_at(at.clone(), claim, Stance::Asserts, "", None);
    made.perform(Action::Mark(at.clone(), MarkAs::Note("here".to_owned())));
    made.perform(Action::Mark(at, MarkAs::Source("Rani".to_owned())));
    // One in furniture, which stands in no row.
    made.mark(A, "Harga ikan", claim, Stance::Asserts, "", None);
    report_support::anchors(&report::html::write(&report_of(&made)));
    report_support::anchors(&report::html::write(&report::build(
        made.0.dossier(),
        &Alignment::default(),
        &[],
        &facts(),
    )));
}

#[test]
fn nothing_hostile_gets_through() {
    let html = report::html::write(&report_of(&small()));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "shown as text");
    for bad in [
        "<script",
        "<img",
        "<b>",
        "href=\"javascript",
        " onerror=alert(3)>",
        "style=\"",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
    let markdown = report::markdown::write(&report_of(&small()));
    for bad in ["](javascript", "](<javascript", "<javascript"] {
        assert!(!markdown.contains(bad), "{bad}");
    }
    for text in [html, markdown] {
        let hidden = |c: char| matches!(c, '\u{200b}' | '\u{202e}') || (c.is_control() && c != '\n');
        assert_eq!(text.find(hidden), None, "what cannot be seen is shown");
        assert!(text.contains("⟨U+202E⟩gpj.exe⟨U+200B⟩"));
    }
}

#[test]
fn markdown_of_a_hostile_dossier_holds_no_markup_of_its_own() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let markdown = report::markdown::write(&report_of(&small()));
    let mut links = Vec::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            Event::Start(Tag::Image { .. }) => panic!("an image"),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.into_string()),
            _ => {}
        }
    }
    assert_eq!(links, ["https://satu.example/", "https://satu.example/merak?x=1&y=2"]);
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    for format in [Format::Html, Format::Markdown] {
        assert_eq!(
            report_support::written(format, &report_of(&small())),
            report_support::written(format, &report_of(&small()))
        );
    }
}
