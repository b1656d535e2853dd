//! Where a claim stands and on whom it rests: badge, reason, origins with their chains.

use maud::{Markup, html};

use super::text::{claim, named, siglum, voice};
use crate::article::ArticleId;
use crate::dossier::Status;
use crate::report::tree::{ClaimCard, OriginRecord, Related, Standing, TagRef, Version, VoiceRef};
use crate::report::words;

/// The word for a status; its colour only repeats it.
pub(super) fn badge(status: Status) -> Markup {
    let class = match status {
        Status::Disputed => "disputed",
        Status::Corroborated => "corroborated",
        Status::SingleOrigin => "single",
        Status::Unverified => "unverified",
    };
    let sign = words::status_sign(status);
    html! {
        span class={ "badge " (class) } {
            @if !sign.is_empty() { span aria-hidden="true" { (sign) " " } }
            (status.word())
        }
    }
}

/// A status, and whose word it is where the marks say otherwise.
pub(super) fn status(standing: &Standing) -> Markup {
    let whose = words::whose(standing);
    html! {
        (badge(standing.status))
        @if !whose.is_empty() { " " span.whose { "(" (whose) ")" } }
    }
}

/// The last cell of a claim's row in the matrix.
pub(super) fn cell(card: &ClaimCard) -> Markup {
    html! {
        td.stands data-who="Where it stands" {
            div { (status(&card.standing)) }
            div.rests { (named(&words::origins(&card.standing))) }
            div.by { "told by " (card.told_by()) " of " (card.cells.len()) }
        }
    }
}

/// A claim's status with every reason for it.
pub(super) fn reasons(standing: &Standing) -> Markup {
    html! {
        div.standing {
            p { (status(standing)) }
            @if let Some(reason) = &standing.overruled {
                p.why { strong { "The analyst: " } (named(reason)) }
                p.why { strong { "The marks: " } (why(standing)) }
            } @else {
                p.why { (why(standing)) }
            }
        }
    }
}

fn why(standing: &Standing) -> Markup {
    html! {
        @for (index, sentence) in standing.why.iter().enumerate() {
            @if index > 0 { " " }
            (named(sentence))
        }
    }
}

/// The independent origins of a claim, each with the chains that end with it.
pub(super) fn origins(standing: &Standing) -> Markup {
    html! {
        @if !standing.origins.is_empty() {
            div.origins {
                h4 { (words::count(standing.origins.len(), "independent origin", "independent origins")) }
                ul { @for origin in &standing.origins { (one_origin(origin)) } }
                @if !standing.unsourced.is_empty() {
                    p.by { (words::without_source(&standing.unsourced)) }
                }
            }
        }
    }
}

fn one_origin(origin: &OriginRecord) -> Markup {
    html! {
        li {
            span.origin { (voice(&origin.voice)) }
            ul.chains {
                @for one in &origin.chains {
                    li {
                        (chain(one.article, &one.links, false))
                        ": " a.unbroken href={ "#" (one.mention) } { (one.paragraphs) }
                    }
                }
            }
        }
    }
}

/// A chain from the article's side; with ratings where it stands alone.
pub(super) fn chain(article: ArticleId, links: &[VoiceRef], rated: bool) -> Markup {
    html! {
        span.chain {
            (siglum(article))
            @for link in links {
                " " span.arrow aria-hidden="true" { "←" } span.spoken { "from" } " "
                @if rated { (voice(link)) } @else { a href={ "#" (link.id) } { (named(&link.name)) } }
            }
        }
    }
}

/// On whom a version rests.
pub(super) fn rests_on(version: &Version) -> Markup {
    html! { p.rests { (named(&words::rests_on(version))) } }
}

/// A claim's tags, each linked to the codebook.
pub(super) fn tags(tags: &[TagRef]) -> Markup {
    html! {
        @if !tags.is_empty() {
            ul.tags aria-label="Tags" {
                @for tag in tags { li { a href={ "#" (tag.id) } { (named(&tag.path)) } } }
            }
        }
    }
}

/// How a claim bears on others.
pub(super) fn relations(relations: &[Related]) -> Markup {
    html! {
        @if !relations.is_empty() {
            ul.relations aria-label="Relations to other claims" {
                @for one in relations {
                    li { (one.words) " " (claim(one.claim)) " " (named(&one.statement)) }
                }
            }
        }
    }
}
