//! Where a claim stands and on whom it rests, as data: badge, reason, origins with
//! their chains.

use serde_json::{Value, json};

use super::node::{Line, Piece as _, by, line, link, of, styled};
use super::pen::{Pen, claim, siglum};
use crate::article::ArticleId;
use crate::dossier::Status;
use crate::report::tree::{ClaimCard, OriginRecord, Standing, VoiceRef};
use crate::report::words;

fn badge(status: Status) -> Value {
    let class = match status {
        Status::Disputed => "disputed",
        Status::Corroborated => "corroborated",
        Status::SingleOrigin => "single",
        Status::Unverified => "unverified",
    };
    let sign = words::status_sign(status);
    let space = if sign.is_empty() { "" } else { " " };
    styled("badge", class, format!("{sign}{space}{}", status.word()))
}

/// A status, and whose word it is where the marks say otherwise.
fn status(standing: &Standing) -> Line {
    let whose = words::whose(standing);
    let whose = (!whose.is_empty()).then(|| line![" ", by(format!("({whose})"))]);
    line![badge(standing.status), whose]
}

/// The last cell of a claim's row in the matrix.
pub(super) fn cell(pen: &Pen<'_>, card: &ClaimCard) -> Vec<Line> {
    vec![
        status(&card.standing),
        line![by(pen.named(&words::origins(&card.standing)))],
        line![by(format!("told by {} of {}", card.told_by(), card.cells.len()))],
    ]
}

/// A claim's status with every reason for it.
pub(super) fn reasons(pen: &Pen<'_>, standing: &Standing) -> Vec<Line> {
    let why = |line: Line| line![of("sans", line)];
    let mut lines = vec![status(standing)];
    if let Some(reason) = &standing.overruled {
        lines.push(why(line![of("strong", "The analyst: "), pen.named(reason)]));
        lines.push(why(line![of("strong", "The marks: "), marks_say(pen, standing)]));
    } else {
        lines.push(why(marks_say(pen, standing)));
    }
    lines
}

fn marks_say(pen: &Pen<'_>, standing: &Standing) -> Line {
    let mut out = line![];
    for (index, sentence) in standing.why.iter().enumerate() {
        if index > 0 {
            " ".put(&mut out);
        }
        pen.named(sentence).put(&mut out);
    }
    out
}

/// The independent origins of a claim, each with the chains that end with it.
pub(super) fn origins(pen: &Pen<'_>, standing: &Standing) -> Option<Value> {
    if standing.origins.is_empty() {
        return None;
    }
    let count = words::count(standing.origins.len(), "independent origin", "independent origins");
    let items: Vec<Value> = standing.origins.iter().map(|origin| one_origin(pen, origin)).collect();
    let unsourced = match standing.unsourced.as_slice() {
        [] => line![],
        some => line![by(words::without_source(some))],
    };
    Some(json!({ "k": "origins", "title": count, "items": items, "more": unsourced }))
}

fn one_origin(pen: &Pen<'_>, origin: &OriginRecord) -> Value {
    let one = |one: &crate::report::tree::Chain| {
        let place = link(one.mention, one.paragraphs.to_string());
        line![chain(pen, one.article, &one.links, false), ": ", place]
    };
    let chains: Vec<Line> = origin.chains.iter().map(one).collect();
    json!({ "voice": pen.voice(&origin.voice), "chains": chains })
}

/// A chain from the article's side; with ratings where it stands alone.
pub(super) fn chain(pen: &Pen<'_>, article: ArticleId, links: &[VoiceRef], rated: bool) -> Line {
    let mut out = line![siglum(article)];
    for voice in links {
        " ← ".put(&mut out);
        if rated {
            pen.voice(voice).put(&mut out);
        } else {
            link(voice.id, pen.named(&voice.name)).put(&mut out);
        }
    }
    out
}

/// A claim's tags and how it bears on others, a line each.
pub(super) fn relations(pen: &Pen<'_>, card: &ClaimCard) -> Vec<Line> {
    let mut lines = Vec::new();
    if !card.tags.is_empty() {
        let mut tags = line![];
        for tag in &card.tags {
            of("tag", line![link(tag.id, pen.named(&tag.path))]).put(&mut tags);
            " ".put(&mut tags);
        }
        lines.push(tags);
    }
    for one in &card.relations {
        let words = line![one.words, " ", claim(one.claim), " ", pen.named(&one.statement)];
        lines.push(line![of("sans", words)]);
    }
    lines
}
