//! The whole document: masthead and contents, then the sections in order, on pages that
//! lie on their side where a table asks for it.

use super::book::{Book, Heading};
use super::flow::{Flow, Look, Para, para};
use super::pieces::known;
use super::{analyst, claims, matrix, passages, prose, register, texts, timeline};
use crate::dossier::Section;
use crate::report::Report;
use crate::report::words;

/// A page of A4, its longer side up or sideways; twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Upright,
    Sideways,
}

const SHORT: usize = 11906;
const LONG: usize = 16838;
const MARGIN: usize = 1134;

impl Page {
    /// The page that a section asks for: a table with a column an article needs width,
    /// until so many are that its cells stand under each other.
    fn of(section: Section, report: &Report) -> Self {
        let wide = |columns: usize| (3..=matrix::MOST_COLUMNS).contains(&columns);
        let is_wide = match section {
            Section::Matrix => !report.claims.is_empty() && wide(report.articles.len()),
            Section::Passages => !report.passages.rows.is_empty() && wide(report.passages.columns.len()),
            Section::Sources => true,
            _ => false,
        };
        if is_wide { Self::Sideways } else { Self::Upright }
    }

    const fn width(self) -> usize {
        match self {
            Self::Upright => SHORT - 2 * MARGIN,
            Self::Sideways => LONG - 2 * MARGIN,
        }
    }
}

/// Writes everything into the book.
pub(super) fn write(book: &mut Book<'_>, report: &Report) {
    book.body.xml.open("w:body", &[]);
    book.width = Page::Upright.width();
    masthead(book, report);
    let contents_at = book.body.xml.length();
    let mut page = Page::Upright;
    for (number, section) in report.sections.iter().enumerate() {
        let own = Page::of(*section, report);
        if own != page || number == 0 {
            end_pages(book, page);
        }
        page = own;
        book.width = page.width();
        book.heading(1, section.word(), section.title());
        self::section(book, report, *section);
    }
    let version = &report.masthead.version;
    let made = format!("Made with Sejajar {version}. This file loads nothing and runs nothing.");
    book.body.line(para("Colophon"), Look::default(), &made);
    pages(&mut book.body, page);
    let contents = contents(&book.headings);
    book.body.xml.insert(contents_at, &contents);
    book.body.xml.close();
}

fn section(book: &mut Book<'_>, report: &Report, section: Section) {
    match section {
        Section::Introduction => prose::introduction(book, &report.introduction),
        Section::Judgements => analyst::judgements(book, report),
        Section::Disputed => claims::disputed(book, report),
        Section::Matrix => matrix::matrix(book, report),
        Section::Claims => claims::cards(book, report),
        Section::Passages => passages::aligned(book, report),
        Section::Sources => register::sources(book, report),
        Section::Timeline => timeline::timeline(book, report),
        Section::Notes => analyst::notes_list(book, report),
        Section::Codebook => analyst::codebook(book, report),
        Section::Method => register::method(book, report),
        Section::Texts => texts::texts(book, report),
    }
}

/// Ends the pages written so far, in a small paragraph of its own.
fn end_pages(book: &mut Book<'_>, page: Page) {
    let flow = &mut book.body;
    flow.xml.open("w:p", &[]);
    flow.xml.open("w:pPr", &[]);
    flow.xml.value("w:pStyle", "Gap");
    pages(flow, page);
    flow.xml.close();
    flow.xml.close();
}

fn pages(flow: &mut Flow, page: Page) {
    let (width, height, lies) = match page {
        Page::Upright => (SHORT, LONG, "portrait"),
        Page::Sideways => (LONG, SHORT, "landscape"),
    };
    let (width, height, margin) = (width.to_string(), height.to_string(), MARGIN.to_string());
    let xml = &mut flow.xml;
    xml.open("w:sectPr", &[]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
    xml.value("w:type", "nextPage");
    xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height), ("w:orient", lies)]);
    let edges = ["w:top", "w:right", "w:bottom", "w:left"].map(|edge| (edge, margin.as_str()));
    let also = [("w:header", "567"), ("w:footer", "567"), ("w:gutter", "0")];
    xml.empty("w:pgMar", &[edges.as_slice(), &also].concat());
    xml.close();
}

fn masthead(book: &mut Book<'_>, report: &Report) {
    let masthead = &report.masthead;
    book.body.line(para("Kicker"), Look::default(), "Coverage report");
    let title = words::title(report);
    book.body.line(para("Title").toward(title), Look::default(), title);
    let counts = words::counts(report).join(" · ");
    book.body.line(para("Subtitle"), Look::default(), &counts);
    let or = |text: &str, missing: &'static str| match text.trim() {
        "" => ("Missing", missing.to_owned()),
        text => ("", text.to_owned()),
    };
    let facts = [
        ("Window of time", ("", words::window(&masthead.window))),
        ("Analyst", or(&masthead.analyst, "not named")),
        ("Report made", or(&masthead.generated_at, "date not given")),
        ("Project", or(&masthead.project_file, "not saved as a file")),
        ("SHA-256", ("Hash", masthead.project_sha256.clone())),
        ("Made with", ("", format!("Sejajar {}", masthead.version))),
    ];
    for (name, (look, value)) in facts.iter().filter(|(_, (_, value))| !value.is_empty()) {
        book.para(para("Fact"), |book| {
            book.body.styled("Strong", name);
            book.body.tab();
            if look.is_empty() {
                known(&mut book.body, value);
            } else {
                book.body.styled(look, value);
            }
        });
    }
    book.body.begin(para("Gap"));
    book.body.end();
    if !report.articles.is_empty() {
        register::articles_at_head(book, report);
    }
    if !report.left_out.articles.is_empty() {
        book.para(para("Fine"), |book| {
            book.body.plain("In the dossier, not in this report: ");
            for (index, (id, outlet)) in report.left_out.articles.iter().enumerate() {
                if index > 0 {
                    book.body.plain(", ");
                }
                book.bookmark(&format!("article-{id}"));
                book.body.plain(&format!("{id} {outlet}"));
            }
        });
    }
}

/// Headings of the second level up to which the contents have them.
const MOST_ENTRIES: usize = 60;

/// The contents as they stand without being made anew: links without page numbers, which
/// nobody knows before a program has laid out the pages. Made anew, they have them.
fn contents(headings: &[Heading]) -> Vec<u8> {
    let deep = headings.iter().filter(|heading| heading.level == 2).count() <= MOST_ENTRIES;
    let deepest = if deep { 2 } else { 1 };
    let mut flow = Flow::piece();
    flow.xml.open("w:sdt", &[]);
    flow.xml.open("w:sdtPr", &[]);
    flow.xml.open("w:docPartObj", &[]);
    flow.xml.value("w:docPartGallery", "Table of Contents");
    flow.xml.empty("w:docPartUnique", &[]);
    flow.xml.close();
    flow.xml.close();
    flow.xml.open("w:sdtContent", &[]);
    flow.line(para("ContentsTitle"), Look::default(), "Contents");
    let entries: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= deepest).collect();
    for (index, heading) in entries.iter().enumerate() {
        let style = if heading.level == 1 { "TOC1" } else { "TOC2" };
        flow.begin(para(style).toward(&heading.title));
        if index == 0 {
            flow.sign("", "w:fldChar", &[("w:fldCharType", "begin")]);
            flow.instruction(&format!(" TOC \\o \"1-{deepest}\" \\h \\z \\u "));
            flow.sign("", "w:fldChar", &[("w:fldCharType", "separate")]);
        }
        flow.link(&heading.anchor, "", &heading.title);
        if index + 1 == entries.len() {
            flow.sign("", "w:fldChar", &[("w:fldCharType", "end")]);
        }
        flow.end();
    }
    flow.xml.close();
    flow.xml.close();
    flow.finish().0
}

/// The foot of every page: the report's title, the page's number and how many there are.
pub(super) fn footer(report: &Report) -> Vec<u8> {
    let mut flow = Flow::new("w:ftr");
    let title: String = words::title(report).chars().take(80).collect();
    flow.begin(Para {
        is_rtl: false,
        ..para("Footer")
    });
    flow.plain(&format!("{title}  ·  "));
    flow.field(" PAGE ");
    flow.plain(" of ");
    flow.field(" NUMPAGES ");
    flow.end();
    flow.finish().0
}
