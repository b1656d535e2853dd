//! The source register, the notes and the method in Markdown.

use std::borrow::Cow;

use super::claims::article;
use super::escape::{head, inline, quote, row};
use super::standing::ids;
use crate::report::Report;
use crate::report::tree::{ArticleRecord, NoteOn, Saying, Voice};
use crate::report::visible::web_address;
use crate::report::words;

/// The two tables of the register.
pub(super) fn sources(report: &Report) -> String {
    let titles = [
        "Article",
        "Headline",
        "Date",
        "File",
        "SHA-256 of the file",
        "Encoding",
        "Captured",
        "State",
        "Address",
    ];
    let mut out = String::from("### Articles\n\n");
    out.push_str(&head(titles.map(Cow::Borrowed)));
    for record in &report.articles {
        out.push_str(&article_row(report, record));
    }
    out.push_str("\n### Voices\n\n");
    if report.voices.is_empty() {
        return out + words::NO_VOICES + "\n\n";
    }
    push!(out, "{}\n\n", words::VOICES_LEAD);
    let origins = words::has_origins(report);
    let titles = [
        "Voice",
        "Also",
        "What it is",
        "Reliability",
        "Origin of",
        "Said, by claim",
        "Named in",
    ];
    let titles = titles.into_iter().filter(|title| origins || *title != "Origin of");
    out.push_str(&head(titles.map(Cow::Borrowed)));
    for voice in &report.voices {
        out.push_str(&voice_row(voice, origins));
    }
    out.push('\n');
    for voice in &report.voices {
        for note in &voice.notes {
            push!(
                out,
                "{} {}: note {}: {}\n\n",
                voice.id,
                inline(&voice.name),
                note.id,
                inline(&note.text)
            );
        }
    }
    out
}

fn article_row(report: &Report, record: &ArticleRecord) -> String {
    let address = match web_address(&record.url) {
        Some(address) => format!("<{}>", address.replace('|', "%7C")),
        None => inline(&record.url),
    };
    let headline = [&record.headline, &record.byline].map(|text| inline(text));
    let headline = headline
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let state = format!(
        "{}, {}, {} folded",
        if record.read { "read" } else { "not read" },
        words::count(record.sentences, "sentence", "sentences"),
        record.folded
    );
    let copy = record
        .copy_of
        .as_ref()
        .map_or_else(String::new, |source| format!(", a copy of {}", inline(&source.name)));
    let cells = [
        format!("**{}**{copy}", article(report, record.id)),
        headline,
        inline(&record.date),
        format!("{} ({} bytes)", inline(&record.file_name), record.bytes),
        inline(&record.sha256),
        inline(&record.encoding),
        inline(&record.captured),
        state,
        address,
    ];
    row(cells.map(Cow::Owned))
}

/// What kind of voice it is, in what role, and whom it belongs to.
fn what_it_is(voice: &Voice) -> String {
    let parent = voice.parent.as_ref();
    let parts = [
        words::kind(voice.kind).to_owned(),
        inline(&voice.role),
        parent.map_or_else(String::new, |parent| format!("belongs to {}", inline(&parent.name))),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("; ")
}

/// Letter, meaning, day and reason.
fn rating(voice: &Voice) -> String {
    let letter = voice
        .reliability
        .map_or_else(String::new, |letter| format!("{letter}, "));
    let mut out = inline(&format!("{letter}{}", words::reliability(voice.reliability)));
    if !voice.rated.is_empty() {
        push!(out, ", rated {}", inline(&voice.rated));
    }
    if !voice.rated_because.is_empty() {
        push!(out, ": {}", inline(&voice.rated_because));
    }
    out
}

fn voice_row(voice: &Voice, origins: bool) -> String {
    let aliases: Vec<String> = voice.aliases.iter().map(|alias| inline(alias)).collect();
    let saying = |saying: &Saying| {
        let value = if saying.value.is_empty() {
            String::new()
        } else {
            format!(" “{}”", inline(&saying.value))
        };
        let stance = format!("{} {}", saying.stance.glyph(), saying.stance.word());
        format!(
            "{} {}: {stance}{value}",
            saying.claim,
            place(saying.article, saying.paragraphs)
        )
    };
    let said: Vec<String> = voice.said.iter().map(saying).collect();
    let named = voice.named.iter().map(|naming| {
        format!(
            "{} “{}”",
            place(naming.article, naming.paragraphs),
            inline(&naming.form)
        )
    });
    let mut cells = vec![
        format!("**{}** {}", voice.id, inline(&voice.name)),
        aliases.join(", "),
        what_it_is(voice),
        rating(voice),
    ];
    if origins {
        cells.push(ids(&voice.origin_of));
    }
    cells.extend([
        if said.is_empty() {
            "nothing attributed".to_owned()
        } else {
            said.join("; ")
        },
        named.collect::<Vec<_>>().join("; "),
    ]);
    row(cells.into_iter().map(Cow::Owned))
}

fn place(article: crate::article::ArticleId, paragraphs: crate::report::tree::Paragraphs) -> String {
    format!("{article} {paragraphs}")
}

/// The analyst's notes.
pub(super) fn notes(report: &Report) -> String {
    let mut out = String::new();
    for note in &report.notes {
        push!(
            out,
            "**{}** on {}:\n{}\n\n",
            note.id,
            inline(&words::note_on(&note.on)),
            inline(&note.text)
        );
        if let NoteOn::Passage { fragments, .. } = &note.on {
            push!(out, "{}\n", quote(&words::quotation(fragments)));
        }
    }
    out
}

/// How the report was made, what it cannot say, and its scales.
pub(super) fn method(report: &Report) -> String {
    let mut out = String::new();
    for point in &report.method.points {
        push!(out, "**{}.** {}\n\n", inline(&point.title), inline(&point.text));
    }
    for scale in &report.method.scales {
        push!(out, "### {}\n\n", inline(&scale.title));
        // A column without a sign in it says nothing.
        let blank = usize::from(!scale.has_signs());
        let titles = ["Sign", "Word", "Meaning"].map(Cow::Borrowed);
        out.push_str(&head(titles.into_iter().skip(blank)));
        for step in &scale.steps {
            let cells = [&step.sign, &step.word, &step.meaning].map(|text| Cow::Owned(inline(text)));
            out.push_str(&row(cells.into_iter().skip(blank)));
        }
        out.push('\n');
    }
    out
}
