//! The source register, the notes, and how the report was made, as data.

use serde_json::{Value, json};

use super::node::{Line, Piece as _, block, by, cell, column, heading, line, link, of, table, word};
use super::pen::{Pen, claim, missing, siglum, small, stance};
use super::prose::url;
use crate::report::Report;
use crate::report::tree::{ArticleRecord, NoteOn, NoteRecord, Scale, Voice};
use crate::report::visible::web_address;
use crate::report::words;

/// The two tables of the register.
pub(super) fn sources(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let columns = vec![
        column(1.5, "Article"),
        column(2.6, "Headline"),
        column(1.2, "Date"),
        column(1.5, "File"),
        column(1.7, "SHA-256 of the file"),
        column(0.9, "Encoding"),
        column(1.1, "Captured"),
        column(1.1, "State"),
    ];
    let rows = report.articles.iter().map(|record| article_row(pen, record));
    let mut blocks = vec![
        heading(2, None, "Articles"),
        table("register", columns, rows.collect()),
        heading(2, None, "Voices"),
    ];
    if report.voices.is_empty() {
        blocks.push(block("lead", words::NO_VOICES));
        return blocks;
    }
    blocks.push(block("lead", words::VOICES_LEAD));
    let origins = words::has_origins(report);
    let mut columns = vec![
        column(2.0, "Voice"),
        column(1.5, "What it is"),
        column(1.6, "Reliability"),
    ];
    if origins {
        columns.push(column(1.0, "Origin of"));
    }
    columns.push(column(3.4, "Said, by claim"));
    columns.push(column(1.9, "Named in"));
    let rows = report.voices.iter().map(|voice| voice_row(pen, voice, origins));
    blocks.push(table("register", columns, rows.collect()));
    blocks
}

fn article_row(pen: &Pen<'_>, record: &ArticleRecord) -> Vec<Value> {
    let mut article = vec![line![siglum(record.id), " ", of("outlet", pen.named(&record.outlet))]];
    if let Some(source) = &record.copy_of {
        article.push(line![by(line!["copy of ", pen.voice(source)])]);
    }
    let headline = if record.headline.is_empty() {
        pen.known("")
    } else {
        let words = pen.shown(&record.headline);
        line![pen.evidence("spoken", Some(record), &record.headline, words)]
    };
    let address = match web_address(&record.url) {
        Some(address) => line![url(address, pen.named(address))],
        None => pen.named(&record.url),
    };
    let bytes = words::count(usize::try_from(record.bytes).unwrap_or(usize::MAX), "byte", "bytes");
    let sentences = words::count(record.sentences, "sentence", "sentences");
    let state = if record.read { "read" } else { "not read" };
    vec![
        cell(pen.anchor(format!("article-{}", record.id)), article),
        cell(None, vec![headline, small(pen.named(&record.byline)), small(address)]),
        cell(None, vec![pen.known(&record.date)]),
        cell(None, vec![pen.named(&record.file_name), line![by(bytes)]]),
        cell(None, vec![line![of("hash", pen.shown(&record.sha256))]]),
        cell(None, vec![pen.named(&record.encoding)]),
        cell(None, vec![moment(pen, &record.captured)]),
        cell(
            None,
            vec![
                line![state],
                line![by(format!("{sentences}, {} folded", record.folded))],
                line![by(link(format!("text-{}", record.id), "text"))],
            ],
        ),
    ]
}

/// A moment in RFC 3339, which may break between day and time.
fn moment(pen: &Pen<'_>, moment: &str) -> Line {
    match moment.split_once('T') {
        Some((day, time)) => line![pen.shown(day), "T", json!({ "k": "gap" }), pen.shown(time)],
        None => pen.known(moment),
    }
}

/// What kind of voice it is, in what role, and whom it belongs to.
fn what_it_is(pen: &Pen<'_>, record: &Voice) -> Vec<Line> {
    let kind = words::kind(record.kind);
    if kind.is_empty() && record.parent.is_none() {
        return vec![pen.known(&record.role)];
    }
    let role = record.role.trim();
    let parent = record.parent.as_ref();
    let parent = parent.map_or_else(Line::new, |parent| line![by(line!["belongs to ", pen.voice(parent)])]);
    vec![line![kind], small(pen.named(role)), parent]
}

fn voice_row(pen: &Pen<'_>, voice: &Voice, origins: bool) -> Vec<Value> {
    let mut name = vec![line![
        word("num", voice.id.to_string()),
        " ",
        of("strong", pen.named(&voice.name))
    ]];
    if !voice.aliases.is_empty() {
        let mut aliases = line!["also "];
        for (index, alias) in voice.aliases.iter().enumerate() {
            if index > 0 {
                ", ".put(&mut aliases);
            }
            pen.named(alias).put(&mut aliases);
        }
        name.push(line![by(aliases)]);
    }
    name.extend(pen.notes(&voice.notes));
    let letter = voice
        .reliability
        .map(|letter| line![of("strong", letter.to_string()), " "]);
    let rated = (!voice.rated.is_empty()).then(|| line![by(line!["rated ", pen.named(&voice.rated)])]);
    let reliability = vec![
        line![letter, words::reliability(voice.reliability)],
        rated.unwrap_or_default(),
        small(pen.named(&voice.rated_because)),
    ];
    let mut row = vec![
        cell(pen.anchor(voice.id), name),
        cell(None, what_it_is(pen, voice)),
        cell(None, reliability),
    ];
    if origins {
        row.push(cell(None, origin_of(voice)));
    }
    row.push(cell(None, said(pen, voice)));
    row.push(cell(None, named_in(pen, voice)));
    row
}

/// How many claims a voice is an origin of, and which.
fn origin_of(voice: &Voice) -> Vec<Line> {
    if voice.origin_of.is_empty() {
        return vec![line![missing("no claim")]];
    }
    let mut claims = line![];
    for id in &voice.origin_of {
        line![claim(*id), " "].put(&mut claims);
    }
    vec![
        line![words::count(voice.origin_of.len(), "claim", "claims")],
        line![by(claims)],
    ]
}

fn said(pen: &Pen<'_>, voice: &Voice) -> Vec<Line> {
    let mut lines = Vec::new();
    for sayings in voice.said.chunk_by(|one, next| one.claim == next.claim) {
        if let Some(first) = sayings.first() {
            lines.push(line![claim(first.claim), " ", pen.named(&first.statement)]);
        }
        for saying in sayings {
            let place = link(saying.mention, format!("{} {}", saying.article, saying.paragraphs));
            lines.push(line![place, " ", stance(saying.stance), pen.value(&saying.value)]);
        }
    }
    if lines.is_empty() {
        lines.push(line!["nothing attributed"]);
    }
    lines
}

fn named_in(pen: &Pen<'_>, voice: &Voice) -> Vec<Line> {
    let one = |naming: &crate::report::tree::NamedAt| {
        let place = super::text_anchor(&naming.id, &naming.form, naming.article, naming.paragraphs);
        let place = link(place, format!("{} {}", naming.article, naming.paragraphs));
        line![place, " “", pen.named(&naming.form), "”"]
    };
    let mut lines: Vec<Line> = voice.named.iter().map(one).collect();
    if lines.is_empty() {
        lines.push(line!["no naming marked"]);
    }
    lines
}

/// The analyst's notes.
pub(super) fn notes(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    report.notes.iter().map(|note| note_item(pen, report, note)).collect()
}

fn note_item(pen: &Pen<'_>, report: &Report, note: &NoteRecord) -> Value {
    let label = words::note_on(&note.on);
    let mut quoted = None;
    let on = match &note.on {
        NoteOn::Dossier => line![label],
        NoteOn::Article(id) => pen.article(*id, report.article(*id)),
        NoteOn::Claim(id) => line![link(id, label)],
        NoteOn::Mention(id, ..) => line![link(id, label)],
        NoteOn::Voice(id, _) => line![link(id, pen.named(&label))],
        NoteOn::Passage {
            article,
            paragraphs,
            fragments,
            ..
        } => {
            let text = fragments.concat();
            let words = pen.fragments(fragments);
            quoted = Some(pen.evidence("ev", report.article(*article), &text, words));
            let place = super::text_anchor(&note.id, &text, *article, *paragraphs);
            line![link(place, label)]
        }
    };
    let about = line![word("num", note.id.to_string()), " on ", on];
    json!({ "k": "note", "id": pen.anchor(note.id), "about": about, "quoted": quoted, "b": pen.named(&note.text) })
}

/// How the report was made, what it cannot say, and its scales.
pub(super) fn method(pen: &Pen<'_>, report: &Report) -> Vec<Value> {
    let points = report.method.points.iter();
    let points: Vec<(&str, Line)> = points
        .map(|point| (point.title.as_str(), pen.shown(&point.text)))
        .collect();
    let mut blocks = vec![json!({ "k": "points", "items": points })];
    for scale in &report.method.scales {
        blocks.push(heading(2, None, scale.title.as_str()));
        blocks.push(self::scale(scale));
    }
    blocks
}

fn scale(scale: &Scale) -> Value {
    let signs = scale.has_signs();
    let mut columns = Vec::new();
    if signs {
        columns.push(column(0.5, "Sign"));
    }
    columns.push(column(1.6, "Word"));
    columns.push(column(4.0, "Meaning"));
    let rows = scale.steps.iter().map(|step| {
        let mut row = Vec::new();
        if signs {
            row.push(cell(None, vec![line![step.sign.as_str()]]));
        }
        row.push(cell(None, vec![line![of("strong", step.word.as_str())]]));
        row.push(cell(None, vec![line![step.meaning.as_str()]]));
        row
    });
    table("scale", columns, rows.collect())
}
