//! Where a claim stands and on whom it rests: badge, reason, origins with their chains.

use super::book::Book;
use super::flow::{Flow, Para, para};
use super::pieces::{chain, claim, voice};
use crate::dossier::Status;
use crate::report::tree::{ClaimCard, Related, Standing, TagRef};
use crate::report::words;

/// A status, and whose word it is where the marks say otherwise.
pub(super) fn status(flow: &mut Flow, standing: &Standing) {
    let style = match standing.status {
        Status::Disputed => "Disputed",
        Status::Corroborated => "Corroborated",
        Status::SingleOrigin => "SingleOrigin",
        Status::Unverified => "Unverified",
    };
    let sign = words::status_sign(standing.status);
    let sign = if sign.is_empty() {
        String::new()
    } else {
        format!("{sign}\u{a0}")
    };
    flow.styled(style, &format!("\u{a0}{sign}{}\u{a0}", standing.status.word()));
    let whose = words::whose(standing);
    if !whose.is_empty() {
        flow.plain(&format!(" ({whose})"));
    }
}

/// A claim's status with every reason for it.
pub(super) fn reasons(book: &mut Book<'_>, standing: &Standing) {
    let why = standing.why.join(" ");
    book.para(para("Standing"), |book| status(&mut book.body, standing));
    let mut line = |who: &str, text: &str| {
        book.para(para("Fine"), |book| {
            if !who.is_empty() {
                book.body.styled("Strong", who);
            }
            book.body.plain(text);
        });
    };
    match &standing.overruled {
        Some(reason) => {
            line("The analyst: ", reason);
            line("The marks: ", &why);
        }
        None => line("", &why),
    }
}

/// A claim's tags, each linked to the codebook.
pub(super) fn tags(book: &mut Book<'_>, tags: &[TagRef]) {
    if tags.is_empty() {
        return;
    }
    book.para(para("Fine"), |book| {
        book.body.plain("Tags: ");
        for (index, tag) in tags.iter().enumerate() {
            if index > 0 {
                book.body.plain("; ");
            }
            book.body.link(&tag.id.to_string(), "Link", &tag.path);
        }
    });
}

/// How a claim bears on others.
pub(super) fn relations(book: &mut Book<'_>, relations: &[Related]) {
    for one in relations {
        book.para(para("Fine"), |book| {
            book.body.plain(&format!("This claim {} ", one.words));
            claim(&mut book.body, one.claim);
            book.body.plain(&format!(" {}", one.statement));
        });
    }
}

/// The independent origins of a claim, each with the chains that end with it.
pub(super) fn origins(book: &mut Book<'_>, card: &ClaimCard) {
    let standing = &card.standing;
    if standing.origins.is_empty() {
        return;
    }
    let title = words::count(standing.origins.len(), "independent origin", "independent origins");
    book.heading(3, &format!("origins-{}", card.id), &title);
    for origin in &standing.origins {
        book.para(listed(0), |book| voice(&mut book.body, &origin.voice));
        for one in &origin.chains {
            book.para(listed(1), |book| {
                let flow = &mut book.body;
                chain(flow, one.article, &one.links, false);
                flow.plain(": ");
                flow.link(&one.mention.to_string(), "Link", &one.paragraphs.to_string());
            });
        }
    }
    if !standing.unsourced.is_empty() {
        book.para(para("Fine"), |book| {
            book.body.plain(&words::without_source(&standing.unsourced));
        });
    }
}

/// A line of a list with bullets.
pub(super) fn listed(level: usize) -> Para<'static> {
    Para {
        list: Some((super::book::BULLETS, level)),
        ..para("List")
    }
}
