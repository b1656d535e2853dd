//! The page around the sections: head, masthead, contents.

use std::fmt::Write as _;
use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::links::Links;
use super::text::{MOST_COLUMNS, article, named, shown, siglum};
use super::{analyst, claims, passages, prose, register, timeline};
use crate::dossier::Section;
use crate::report::Report;
use crate::report::visible::visible;
use crate::report::words;

/// The style sheet; its one condition that depends on the report is set by [`style`].
const STYLE: &str = include_str!("report.css");

/// That condition: the columns do not fit beside each other.
const NARROW: &str = "screen and (max-width: 70rem)";

/// The report as an HTML file.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut page = Vec::new();
    // Into memory: nothing that could fail.
    let _ = write_to(report, &mut page);
    String::from_utf8(page).unwrap_or_default()
}

/// Writes the report as an HTML file, section by section.
///
/// # Errors
/// What `out` says.
pub fn write_to(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let links = Links::of(report);
    let mut put = |piece: Markup| out.write_all(links.standing(&piece.into_string()).as_bytes());
    put(html! { (DOCTYPE) (PreEscaped("<html lang=\"en\">")) (head(report)) (PreEscaped("<body>")) })?;
    put(html! {
        a.skip href="#content" { "Skip to the report" }
        (masthead(report))
        (PreEscaped("<main id=\"content\">"))
    })?;
    for section in &report.sections {
        let (anchor, title) = (section.word(), section.title());
        put(html! {
            section id=(anchor) aria-labelledby={ (anchor) "-title" } {
                h2 id={ (anchor) "-title" } { (title) }
                (self::section(report, *section))
            }
        })?;
    }
    put(html! { (PreEscaped("</main>")) (colophon(report)) (PreEscaped("</body></html>")) })
}

fn head(report: &Report) -> Markup {
    let style = style(report.articles.len());
    // Only this very style sheet may apply: not even a style attribute would.
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(style.as_bytes()))
    );
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="referrer" content="no-referrer";
            meta name="color-scheme" content="light dark";
            meta name="generator" content={ "Sejajar " (visible(&report.masthead.version)) };
            title { (visible(words::title(report))) " – coverage report" }
            // Not escaped: the sheet is ours and must match its hash.
            style { (PreEscaped(&style)) }
        }
    }
}

fn section(report: &Report, section: Section) -> Markup {
    match section {
        Section::Introduction => html! { div.prose { (prose::blocks(&report.introduction)) } },
        Section::Judgements => analyst::judgements(report),
        Section::Disputed => claims::disputed(report),
        Section::Matrix => claims::matrix(report),
        Section::Claims => claims::cards(report),
        Section::Passages => passages::aligned(report),
        Section::Sources => register::sources(report),
        Section::Timeline => timeline::timeline(report),
        Section::Notes => register::notes_list(report),
        Section::Codebook => analyst::codebook(report),
        Section::Method => register::method(report),
        Section::Texts => passages::texts(report),
    }
}

/// The style sheet for so many columns: where they do not fit beside each
/// other, the cells of a row stand under each other.
fn style(columns: usize) -> String {
    let rem = 5 + 13 * columns.clamp(2, MOST_COLUMNS);
    // More columns than that fit on no sheet of paper either.
    let print = if columns > MOST_COLUMNS { "print, " } else { "" };
    STYLE.replace(NARROW, &format!("{print}screen and (max-width: {rem}rem)"))
}

fn masthead(report: &Report) -> Markup {
    let masthead = &report.masthead;
    html! {
        header.masthead {
            p.kicker { "Coverage report" }
            h1 { (named(words::title(report))) }
            ul.counts { @for count in words::counts(report) { li { (count) } } }
            dl.facts {
                (fact("Window of time", &html! { (words::window(&masthead.window)) }))
                (fact("Analyst", &or_missing(&masthead.analyst, "not named")))
                (fact("Report made", &or_missing(&masthead.generated_at, "date not given")))
                (fact("Project", &project(report)))
                (fact("Made with", &html! { "Sejajar " (named(&masthead.version)) }))
            }
            @if !report.articles.is_empty() {
                ol.articles {
                    @for record in &report.articles {
                        li {
                            (article(record.id, Some(record)))
                            @if !record.headline.is_empty() {
                                span.headline lang=(record.language) dir="auto" { (shown(&record.headline)) }
                            }
                            @if !record.date.is_empty() { span.date { (named(&record.date)) } }
                        }
                    }
                }
            }
            @if !report.left_out.articles.is_empty() {
                p.left-out {
                    "In the dossier, not in this report: "
                    @for (index, (id, outlet)) in report.left_out.articles.iter().enumerate() {
                        @if index > 0 { ", " }
                        span id={ "article-" (id) } { (siglum(*id)) " " (named(outlet)) }
                    }
                }
            }
            nav aria-label="Contents" {
                ul { @for section in &report.sections { li { a href={ "#" (section.word()) } { (section.title()) } } } }
            }
        }
    }
}

fn fact(name: &str, value: &Markup) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn or_missing(text: &str, missing: &str) -> Markup {
    if text.trim().is_empty() {
        html! { span.missing { (missing) } }
    } else {
        named(text)
    }
}

fn project(report: &Report) -> Markup {
    let masthead = &report.masthead;
    html! {
        (or_missing(&masthead.project_file, "not saved as a file"))
        @if !masthead.project_sha256.is_empty() {
            " " code.hash { span.spoken { "SHA-256 " } (shown(&masthead.project_sha256)) }
        }
    }
}

fn colophon(report: &Report) -> Markup {
    html! {
        footer {
            p {
                "Made with Sejajar " (named(&report.masthead.version))
                ". This file loads nothing and runs nothing."
            }
        }
    }
}

/// Standard Base64 (RFC 4648), for the hash in the content-security policy.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or(0);
            let letter = if place <= chunk.len() {
                ALPHABET.get(digit).copied().unwrap_or(b'=')
            } else {
                b'='
            };
            let _ = write!(out, "{}", char::from(letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn the_sheet_has_its_one_condition() {
        assert_eq!(STYLE.matches(NARROW).count(), 1);
        assert!(!STYLE.contains("</"), "would end the style element");
    }
}
