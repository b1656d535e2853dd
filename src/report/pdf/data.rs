//! The report as data for the template: head, masthead, sections.

use std::collections::BTreeSet;

use jiff::civil::DateTime;
use serde_json::{Map, Value, json};

use super::node::{Line, Piece as _, block, by, heading, line, of};
use super::pen::{Pen, missing, siglum};
use super::{analyst, claims, passages, prose, register, timeline};
use crate::dossier::Section;
use crate::report::tree::{ArticleRecord, Report};
use crate::report::visible::{mark, visible};
use crate::report::{dates, words};

/// Letters of the event's title in the running head.
const LONGEST_HEAD: usize = 70;

/// Letters of the document's title in a reader's title bar.
const LONGEST_TITLE: usize = 300;

/// The whole report as data. `can_set` says whether the fonts can show a character with
/// what combines with it; what they cannot is shown as a mark, and the second value
/// names those characters.
#[must_use]
pub fn data(report: &Report, can_set: &dyn Fn(&str) -> bool) -> (Value, BTreeSet<char>) {
    let pen = Pen::new(can_set);
    let masthead = masthead(&pen, report);
    let mut sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| self::section(&pen, report, *section))
        .collect();
    let (anchors, unset) = pen.into_known();
    if !unset.is_empty() {
        tell_unset(&mut sections, &unset);
    }
    let anchors: Map<String, Value> = anchors.into_iter().map(|id| (id, Value::from(true))).collect();
    let (year, month, day) = made(report).map_or((1970, 1, 1), |made| (made.year(), made.month(), made.day()));
    let whole = json!({
        "title": cut(&settable(words::title(report), can_set), LONGEST_TITLE),
        "running": cut(&settable(words::title(report), can_set), LONGEST_HEAD),
        "author": cut(&settable(report.masthead.analyst.trim(), can_set), LONGEST_TITLE),
        "date": [year, month, day],
        "masthead": masthead,
        "sections": sections,
        "anchors": anchors,
        "colophon": format!(
            "Made with Sejajar {}. This file loads nothing and runs nothing.",
            cut(&settable(&report.masthead.version, can_set), LONGEST_HEAD)
        ),
        "foot": foot(report, can_set),
    });
    (whole, unset)
}

/// When the report was made, as far as it says so in a way that can be read. The
/// document must have a date: without one it is the first day that computers count.
pub(super) fn made(report: &Report) -> Option<DateTime> {
    let given = report.masthead.generated_at.as_str();
    let exact = given.parse::<jiff::Timestamp>().ok();
    let exact = exact.map(|moment| moment.to_zoned(jiff::tz::TimeZone::UTC).datetime());
    let made = exact.or_else(|| dates::read(given, "en").map(|day| day.at(0, 0, 0, 0)))?;
    (1..=9999).contains(&made.year()).then_some(made)
}

/// Text for places that hold no marks of ours: what cannot be seen or set as its name.
fn settable(text: &str, can_set: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for c in visible(text).chars() {
        if matches!(c, '\n' | '\t') {
            out.push(' ');
        } else if can_set(c.encode_utf8(&mut [0; 4])) {
            out.push(c);
        } else {
            out.push_str(&mark(c));
        }
    }
    out
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn foot(report: &Report, can_set: &dyn Fn(&str) -> bool) -> String {
    let project = settable(report.masthead.project_file.trim(), can_set);
    if project.is_empty() {
        "Coverage report".to_owned()
    } else {
        cut(&format!("Coverage report · {project}"), LONGEST_HEAD)
    }
}

fn section(pen: &Pen<'_>, report: &Report, section: Section) -> Value {
    // An anchor of the article's own could be the same word: sections come first.
    let id = pen.anchor(section.word());
    let blocks = match section {
        Section::Introduction => prose::blocks(pen, &report.introduction),
        Section::Judgements => analyst::judgements(pen, report),
        Section::Disputed => claims::disputed(pen, report),
        Section::Matrix => claims::matrix(pen, report),
        Section::Claims => claims::cards(pen, report),
        Section::Passages => passages::aligned(pen, report),
        Section::Sources => register::sources(pen, report),
        Section::Timeline => timeline::timeline(pen, report),
        Section::Notes => register::notes(pen, report),
        Section::Codebook => analyst::codebook(pen, report),
        Section::Method => register::method(pen, report),
        Section::Texts => passages::texts(pen, report),
    };
    let wide = matches!(section, Section::Matrix | Section::Passages | Section::Sources);
    json!({ "id": id, "name": section.word(), "title": section.title(), "wide": wide, "blocks": blocks })
}

fn masthead(pen: &Pen<'_>, report: &Report) -> Value {
    let masthead = &report.masthead;
    let facts: Vec<(&str, Line)> = vec![
        ("Window of time", line![words::window(&masthead.window)]),
        ("Analyst", or_missing(pen, &masthead.analyst, "not named")),
        ("Report made", or_missing(pen, &masthead.generated_at, "date not given")),
        ("Made with", line!["Sejajar ", pen.named(&masthead.version)]),
        ("Project", project(pen, report)),
    ];
    let articles = report.articles.iter();
    let articles: Vec<Value> = articles.map(|record| listed(pen, record)).collect();
    json!({
        "left_out": left_out(pen, report),
        "title": pen.named(words::title(report)),
        "counts": words::counts(report),
        "facts": facts,
        "articles": articles,
    })
}

/// The articles of the dossier that the analyst left out.
fn left_out(pen: &Pen<'_>, report: &Report) -> Line {
    let articles = &report.left_out.articles;
    if articles.is_empty() {
        return Line::new();
    }
    let mut out = line!["In the dossier, not in this report: "];
    for (index, (id, outlet)) in articles.iter().enumerate() {
        let comma = (index > 0).then_some(", ");
        let anchor = pen
            .anchor(format!("article-{id}"))
            .map(|id| json!({ "k": "anchor", "id": id }));
        line![comma, anchor, siglum(*id), " ", pen.named(outlet)].put(&mut out);
    }
    out
}

fn listed(pen: &Pen<'_>, record: &ArticleRecord) -> Value {
    let headline = (!record.headline.is_empty())
        .then(|| pen.evidence("spoken", Some(record), &record.headline, pen.shown(&record.headline)));
    let date = (!record.date.is_empty()).then(|| by(pen.named(&record.date)));
    json!({
        "sig": siglum(record.id),
        "who": super::node::link(format!("article-{}", record.id), of("outlet", pen.named(&record.outlet))),
        "headline": line![headline],
        "date": line![date],
    })
}

fn or_missing(pen: &Pen<'_>, text: &str, words: &str) -> Line {
    if text.trim().is_empty() {
        line![missing(words)]
    } else {
        pen.named(text)
    }
}

fn project(pen: &Pen<'_>, report: &Report) -> Line {
    let masthead = &report.masthead;
    let hash = (!masthead.project_sha256.is_empty())
        .then(|| line![" ", of("hash", line!["SHA-256 ", pen.shown(&masthead.project_sha256)])]);
    line![or_missing(pen, &masthead.project_file, "not saved as a file"), hash]
}

/// Says in the method which characters no font could show.
fn tell_unset(sections: &mut [Value], unset: &BTreeSet<char>) {
    const MOST: usize = 24;
    let shown: Vec<String> = unset.iter().take(MOST).map(|c| mark(*c)).collect();
    let more = match unset.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let text = format!(
        "No font at hand has these characters, so each stands as its Unicode number in brackets: {}{more}. The other formats of this report hold them as they are.",
        shown.join(" ")
    );
    let method = sections
        .iter_mut()
        .find(|section| section.get("name") == Some(&Value::from("method")));
    let blocks = method.and_then(|method| method.get_mut("blocks")?.as_array_mut());
    if let Some(blocks) = blocks {
        blocks.push(heading(2, None, "Characters without a font"));
        blocks.push(block("p", text));
    }
}
