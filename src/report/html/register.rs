//! The source register, the notes, and how the report was made.

use maud::{Markup, html};

use super::claims::fragments;
use super::text::{article, claim, known, named, notes, shown, siglum, stance, text_anchor, value, voice};
use crate::report::Report;
use crate::report::tree::{ArticleRecord, NoteOn, NoteRecord, Saying, Scale, Voice};
use crate::report::visible::web_address;
use crate::report::words;

/// The two tables of the register.
pub(super) fn sources(report: &Report) -> Markup {
    let origins = words::has_origins(report);
    html! {
        h3 #articles { "Articles" }
        div.table-frame {
            table.register {
                thead {
                    tr {
                        th.w4 scope="col" { "Article" }
                        th scope="col" { "Headline" }
                        th.w3 scope="col" { "Date" }
                        th.w4 scope="col" { "File" }
                        th.w4 scope="col" { "SHA-256 of the file" }
                        th.w2 scope="col" { "Encoding" }
                        th.w2 scope="col" { "Captured" }
                        th.w3 scope="col" { "State" }
                    }
                }
                tbody { @for record in &report.articles { (article_row(record)) } }
            }
        }
        h3 #voices { "Voices" }
        p.lead { (if report.voices.is_empty() { words::NO_VOICES } else { words::VOICES_LEAD }) }
        @if !report.voices.is_empty() {
            div.table-frame {
                table.register {
                    thead {
                        tr {
                            th.w5 scope="col" { "Voice" }
                            th.w4 scope="col" { "What it is" }
                            th.w4 scope="col" { "Reliability" }
                            @if origins { th.w2 scope="col" { "Origin of" } }
                            th scope="col" { "Said, by claim" }
                            th.w4 scope="col" { "Named in" }
                        }
                    }
                    tbody { @for voice in &report.voices { (voice_row(voice, origins)) } }
                }
            }
        }
    }
}

fn article_row(record: &ArticleRecord) -> Markup {
    html! {
        tr id={ "article-" (record.id) } {
            th scope="row" {
                (siglum(record.id)) " " (named(&record.outlet))
                @if let Some(source) = &record.copy_of { div.by { "copy of " (voice(source)) } }
            }
            td data-who="Headline" {
                @if record.headline.is_empty() {
                    (known(""))
                } @else {
                    span lang=(record.language) dir="auto" { (shown(&record.headline)) }
                }
                @if !record.byline.is_empty() { div.by { (named(&record.byline)) } }
                @if !record.url.is_empty() { div.by { (address(&record.url)) } }
            }
            td data-who="Date" { (known(&record.date)) }
            td data-who="File" { (named(&record.file_name)) div.by { (words::count(usize::try_from(record.bytes).unwrap_or(usize::MAX), "byte", "bytes")) } }
            td data-who="SHA-256" { code.hash { (shown(&record.sha256)) } }
            td data-who="Encoding" { (named(&record.encoding)) }
            td data-who="Captured" { (moment(&record.captured)) }
            td data-who="State" {
                (if record.read { "read" } else { "not read" })
                div.by { (words::count(record.sentences, "sentence", "sentences")) ", " (record.folded) " folded" }
                div.by.to-text { a href={ "#text-" (record.id) } { "text" } }
            }
        }
    }
}

/// An address: a link if it may be one, else as it stands.
fn address(url: &str) -> Markup {
    match web_address(url) {
        Some(address) => html! { a href=(address) rel="external noopener noreferrer" { (named(address)) } },
        None => named(url),
    }
}

/// What kind of voice it is, in what role, and whom it belongs to.
fn what_it_is(record: &Voice) -> Markup {
    let kind = words::kind(record.kind);
    html! {
        @if kind.is_empty() && record.parent.is_none() {
            (known(&record.role))
        } @else {
            @if !kind.is_empty() { div { (kind) } }
            @if !record.role.trim().is_empty() { div.by { (named(&record.role)) } }
            @if let Some(parent) = &record.parent { div.by { "belongs to " (voice(parent)) } }
        }
    }
}

fn voice_row(voice: &Voice, origins: bool) -> Markup {
    html! {
        tr id=(voice.id) {
            th scope="row" {
                span.claim-number { (voice.id) } " " (named(&voice.name))
                @if !voice.aliases.is_empty() {
                    div.by {
                        "also "
                        @for (index, alias) in voice.aliases.iter().enumerate() {
                            @if index > 0 { ", " }
                            (named(alias))
                        }
                    }
                }
                (notes(&voice.notes))
            }
            td data-who="What it is" { (what_it_is(voice)) }
            td data-who="Reliability" {
                div {
                    @if let Some(letter) = voice.reliability { strong { (letter) } " " }
                    (words::reliability(voice.reliability))
                }
                @if !voice.rated.is_empty() { div.by { "rated " (named(&voice.rated)) } }
                @if !voice.rated_because.is_empty() { div.by { (named(&voice.rated_because)) } }
            }
            @if origins { (origin_of(voice)) }
            td data-who="Said, by claim" {
                @if voice.said.is_empty() {
                    "nothing attributed"
                } @else {
                    ul.plain {
                        @for sayings in voice.said.chunk_by(|one, next| one.claim == next.claim) {
                            @if let Some(first) = sayings.first() {
                                li {
                                    (claim(first.claim)) " " (named(&first.statement))
                                    @for saying in sayings { (place_said(saying)) }
                                }
                            }
                        }
                    }
                }
            }
            td data-who="Named in" {
                @if voice.named.is_empty() {
                    "no naming marked"
                } @else {
                    ul.plain {
                        @for naming in &voice.named {
                            li {
                                a href=(text_anchor(&naming.id, &naming.form, naming.article, naming.paragraphs)) { (naming.article) " " (naming.paragraphs) }
                                " “" (named(&naming.form)) "”"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many claims a voice is an origin of, and which.
fn origin_of(voice: &Voice) -> Markup {
    html! {
        td data-who="Origin of" {
            @if voice.origin_of.is_empty() {
                span.missing { "no claim" }
            } @else {
                div { (words::count(voice.origin_of.len(), "claim", "claims")) }
                div.by { @for id in &voice.origin_of { (claim(*id)) " " } }
            }
        }
    }
}

/// Where a voice said something, and how the article puts it.
fn place_said(saying: &Saying) -> Markup {
    html! {
        div {
            a href={ "#" (saying.mention) } { (saying.article) " " (saying.paragraphs) }
            " " (stance(saying.stance)) (value(&saying.value))
        }
    }
}

/// A moment in RFC 3339, which may break between day and time only.
fn moment(moment: &str) -> Markup {
    match moment.split_once('T') {
        Some((day, time)) => html! {
            span.unbroken { (shown(day)) "T" } wbr; span.unbroken { (shown(time)) }
        },
        None => known(moment),
    }
}

/// The analyst's notes.
pub(super) fn notes_list(report: &Report) -> Markup {
    html! { ul.notes { @for note in &report.notes { (note_item(report, note)) } } }
}

fn note_item(report: &Report, note: &NoteRecord) -> Markup {
    let label = words::note_on(&note.on);
    let label = match &note.on {
        NoteOn::Dossier => html! { (label) },
        NoteOn::Article(id) => article(*id, report.article(*id)),
        NoteOn::Claim(id) => html! { a href={ "#" (id) } { (label) } },
        NoteOn::Mention(id, ..) => html! { a href={ "#" (id) } { (label) } },
        NoteOn::Voice(id, _) => html! { a href={ "#" (id) } { (named(&label)) } },
        NoteOn::Passage {
            article,
            paragraphs,
            fragments: parts,
            ..
        } => {
            let place = text_anchor(&note.id, &parts.concat(), *article, *paragraphs);
            let language = report.article(*article).map_or("", |record| record.language.as_str());
            html! {
                a href=(place) { (label) }
                blockquote.evidence lang=(language) dir="auto" { (fragments(parts)) }
            }
        }
    };
    html! {
        li id=(note.id) {
            div.about { span.claim-number { (note.id) } " on " (label) }
            p.note-text dir="auto" { (shown(&note.text)) }
        }
    }
}

/// How the report was made, what it cannot say, and its scales.
pub(super) fn method(report: &Report) -> Markup {
    html! {
        dl.points {
            @for point in &report.method.points { div { dt { (point.title) } dd { (point.text) } } }
        }
        div.scales { @for one in &report.method.scales { (scale(one)) } }
    }
}

fn scale(scale: &Scale) -> Markup {
    let signs = scale.has_signs();
    html! {
        table.scale {
            caption { (scale.title) }
            thead { tr { @if signs { th scope="col" { "Sign" } } th scope="col" { "Word" } th scope="col" { "Meaning" } } }
            tbody {
                @for step in &scale.steps {
                    tr { @if signs { td.sign { (step.sign) } } th scope="row" { (step.word) } td { (step.meaning) } }
                }
            }
        }
    }
}
