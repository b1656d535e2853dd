//! The words of a report that every writer uses, so that they say the same.

mod place;
mod standing;

pub(super) use place::Place;
pub(super) use standing::{
    ASSESSED, CODEBOOK_LEAD, JUDGEMENTS_LEAD, NOT_JUDGED, chain, confidence_meaning, credibility, judgement,
    likelihood, origins, range, rests_on, status_meaning, status_sign, whose, without_source,
};

use super::tree::{
    Basis, Counts, Empty, New, NoteOn, Paragraphs, Passages, Quoted, Report, ReuseRecord, Row, VoiceRef, Window,
};
use crate::article::ArticleId;
use crate::dossier::{SourceKind, Stance, Status};

/// A count with its noun.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The title of the report.
pub(super) fn title(report: &Report) -> &str {
    let title = report.masthead.title.trim();
    if title.is_empty() { "Untitled dossier" } else { title }
}

/// What each section says of itself, before its content.
pub(super) const DISPUTED_LEAD: &str = "On these claims articles differ: one denies what another states, or they give different values. Each version stands with everyone who gives it, and with the origins it rests on.";
pub(super) const NO_DISPUTES: &str =
    "No marked claim is disputed: no article denies what another states, and no two give different values.";
pub(super) const NO_CLAIMS: &str = "No claims have been marked in this dossier.";
pub(super) const MATRIX_LEAD: &str = "What each article does with each claim, the value it gives, and whom it names as the source; then where the claim stands, and on how many independent origins.";
pub(super) const CLAIMS_LEAD: &str =
    "Every claim in the analyst’s words, with the exact quotation from each article, or why there is none.";
pub(super) const PASSAGES_LEAD: &str = "Passages that tell the same thing stand in one row, every sentence once, in full. What only one article tells stands in its column. The rows are proposed by the machine and not confirmed by the analyst, except where a row says “pinned”. An empty cell means that no passage was linked here, not that the article denies it.";
pub(super) const NO_ROWS: &str = "The articles have not been aligned; their texts stand in full at the end.";
pub(super) const VOICES_LEAD: &str = "Whom the articles name as having said something. A voice is the origin of a claim where chains of attribution end with it. Several articles may repeat one agency: counting articles is not counting confirmations.";
pub(super) const NO_VOICES: &str = "No voices have been marked in this dossier.";
pub(super) const TEXTS_LEAD: &str =
    "Each article as imported, paragraph by paragraph; what is folded as page furniture can be opened in its place.";

pub(super) const TIMELINE_LEAD: &str = "By the dates the articles give themselves: what appeared on a day, and which version of which claim no article of an earlier day gives. What came first within a day is not known, and a day says nothing of when an event took place.";

/// A day in words.
pub(super) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Which articles a timeline cannot place.
pub(super) fn undated(articles: &[ArticleId]) -> String {
    format!(
        "No date that can be read: {}. What is told there stands nowhere here.",
        sigla(articles)
    )
}

/// What is new in a version of a claim.
pub(super) fn new(new: &New) -> String {
    let version = match (new.value.is_empty(), new.denied) {
        (true, true) => "denied".to_owned(),
        (true, false) if new.is_first => String::new(),
        (true, false) => "said to be so, with no value".to_owned(),
        (false, true) => format!("denied: “{}”", new.value),
        (false, false) => format!("“{}”", new.value),
    };
    match (new.is_first, version.is_empty()) {
        (true, true) => "first told".to_owned(),
        (true, false) => format!("first told, {version}"),
        (false, _) => format!("another version, {version}"),
    }
}

/// Why nothing stands in a cell: sign, word.
pub(super) const fn empty(empty: &Empty) -> (&'static str, &'static str) {
    match empty {
        Empty::NotRead => ("○", "not read"),
        Empty::Silent { .. } => ("·", "read, silent"),
        Empty::NotApplicable => ("–", "not applicable"),
        Empty::Suggested { .. } => ("◌", "suggested, not confirmed"),
    }
}

/// What the machine links to an empty cell all the same, in words; empty if nothing.
pub(super) fn linked(empty: &Empty) -> String {
    match empty {
        Empty::Silent { linked } if !linked.is_empty() => {
            format!(
                "the machine links {} to a passage marked for this claim",
                places(linked)
            )
        }
        Empty::Suggested { linked } => format!(
            "the machine links {} to a passage marked for this claim; the article is not read",
            places(linked)
        ),
        _ => String::new(),
    }
}

/// Paragraph numbers, joined by commas.
pub(super) fn places(places: &[Paragraphs]) -> String {
    places.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The value of a version, or what is said there without one.
pub(super) fn version(value: &str, denied: bool) -> String {
    match (value.is_empty(), denied) {
        (true, true) => "Denied".to_owned(),
        (true, false) => "Said, with no value given".to_owned(),
        (false, true) => format!("Denied: “{value}”"),
        (false, false) => format!("“{value}”"),
    }
}

/// A version where no version of its claim gives a value.
pub(super) fn plain_version(denied: bool) -> String {
    (if denied { "Denied" } else { "Said to be so" }).to_owned()
}

/// How an article's statement is attributed, and through whom it came.
pub(super) fn attributed(quote: &Quoted) -> String {
    match (&quote.voice, quote.chain.len()) {
        (Some(voice), 0 | 1) => format!("said by {}", voice_name(voice)),
        (Some(_), _) => chain(quote.article, &quote.chain, true),
        (None, 0) => "no source marked".to_owned(),
        (None, _) => format!("a copy: {}", chain(quote.article, &quote.chain, true)),
    }
}

/// A voice's name with its rating.
pub(super) fn voice_name(voice: &VoiceRef) -> String {
    match voice.reliability {
        Some(letter) => format!("{} ({letter})", voice.name),
        None => voice.name.clone(),
    }
}

/// What a letter of the Admiralty code means.
pub(super) const fn reliability(letter: Option<char>) -> &'static str {
    match letter {
        Some('A') => "completely reliable",
        Some('B') => "usually reliable",
        Some('C') => "fairly reliable",
        Some('D') => "not usually reliable",
        Some('E') => "unreliable",
        Some('F') => "reliability cannot be judged",
        Some(_) => "not a letter of the scale",
        None => "not rated",
    }
}

/// What kind of voice it is; empty where it is not said.
pub(super) const fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Unknown => "",
        known => known.word(),
    }
}

/// Whether any voice is the origin of a claim.
pub(super) fn has_origins(report: &Report) -> bool {
    report.voices.iter().any(|voice| !voice.origin_of.is_empty())
}

/// What a stance means.
pub(super) const fn stance_meaning(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "The article states it as so.",
        Stance::Denies => "The article states that it is not so.",
        Stance::Questions => "The article asks or doubts whether it is so.",
        Stance::Hedges => "The article states it with reserve: may, is said to, is expected.",
        Stance::Reports => "The article passes on that somebody says so.",
    }
}

/// Who says that the passages of a row belong together.
pub(super) fn basis(basis: Basis) -> String {
    match basis {
        Basis::Machine => "proposed".to_owned(),
        Basis::Pinned => "pinned".to_owned(),
        Basis::Alone(article) => format!("only in {article}"),
    }
}

/// What two articles took over from one text, and where they part; without the sigla.
pub(super) fn reuse(record: &ReuseRecord) -> String {
    let mut out = record.kind.clone();
    if !record.changes.is_empty() {
        out.push_str(". They part: ");
        out.push_str(&record.changes.join("; "));
    }
    if record.more > 0 {
        out.push_str("; ");
        out.push_str(&count(record.more, "other place", "other places"));
    }
    out
}

/// The same of rows in sequence that one article each tells.
pub(super) fn band(rows: &[Row]) -> String {
    match rows {
        [first, others @ ..] if others.iter().all(|row| row.basis == first.basis) => basis(first.basis),
        _ => "each in one article only".to_owned(),
    }
}

/// The window of time in words.
pub(super) fn window(window: &Window) -> String {
    let span = window.dates.map(|(first, last)| {
        if first == last {
            day(first)
        } else if (first.year(), first.month()) == (last.year(), last.month()) {
            format!("{}–{}", first.day(), day(last))
        } else {
            format!("{} – {}", day(first), day(last))
        }
    });
    let undated = sigla(&window.undated);
    match (span, window.undated.is_empty()) {
        (Some(span), true) => span,
        (Some(span), false) => format!("{span} (no readable date: {undated})"),
        (None, _) => "no article gives a date that can be read".to_owned(),
    }
}

/// Sigla, joined by commas.
pub(super) fn sigla(articles: &[ArticleId]) -> String {
    articles.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// What the dossier holds, in a line of counts.
pub(super) fn counts(report: &Report) -> Vec<String> {
    let counts = report.masthead.counts;
    let left_out = &report.left_out;
    let of_all = |some: usize, without: usize, one: &str, many: &str| match without {
        0 => count(some, one, many),
        without => format!("{some} of {}", count(some + without, one, many)),
    };
    vec![
        format!(
            "{}, {} read",
            of_all(counts.articles, left_out.articles.len(), "article", "articles"),
            counts.read
        ),
        claims(counts, &of_all(counts.claims, left_out.claims.len(), "claim", "claims")),
        count(counts.mentions, "quotation", "quotations"),
        count(counts.voices, "voice", "voices"),
        format!(
            "{}, {} told by more than one article",
            count(counts.rows, "row", "rows"),
            counts.shared_rows
        ),
    ]
}

/// "13 claims: 7 disputed, 4 single origin".
fn claims(counts: Counts, claims: &str) -> String {
    let stand = Status::ALL.into_iter().zip(counts.statuses);
    let stand = stand.filter(|(_, some)| *some > 0);
    let stand: Vec<String> = stand
        .map(|(status, some)| format!("{some} {}", status.word()))
        .collect();
    if stand.is_empty() {
        claims.to_owned()
    } else {
        format!("{claims}: {}", stand.join(", "))
    }
}

/// Which articles do not stand in the aligned table, and why; empty if all do.
pub(super) fn left_out(passages: &Passages) -> String {
    if passages.left_out.is_empty() {
        return String::new();
    }
    format!(
        "Not in this table: {} (hidden by the analyst, or no text of its own); the text stands in full at the end.",
        sigla(&passages.left_out)
    )
}

/// What a note is on, in words.
pub(super) fn note_on(on: &NoteOn) -> String {
    match on {
        NoteOn::Dossier => "the dossier".to_owned(),
        NoteOn::Article(article) => format!("article {article}"),
        NoteOn::Passage {
            article, paragraphs, ..
        } => format!("{article} {paragraphs}"),
        NoteOn::Claim(claim) => format!("claim {claim}"),
        NoteOn::Mention(mention, claim, article) => format!("{mention}: claim {claim} in {article}"),
        NoteOn::Voice(source, name) => format!("voice {source}, {name}"),
    }
}

/// An exact quotation, its fragments joined by an ellipsis in brackets: one
/// that no article wrote.
pub(super) fn quotation(fragments: &[String]) -> String {
    fragments.join(" […] ")
}
