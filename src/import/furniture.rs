//! What on a page is not the article: by its words ([`super::kinds`]), and by where it
//! stands. A fold hides; it never deletes; so a sentence that reads as prose is kept
//! unless its words give it away.

use super::headline::{Headline, echo};
use super::kinds::Kind;
use super::lines::{Line, Token};
use super::page::Page;
use crate::article::Fold;

/// Words a line before the headline may have to be folded for standing there.
const BEFORE_HEADLINE: usize = 12;
/// The share of its words that the article may take up: beyond it, it may be the headline.
const ECHO: f64 = 0.25;
/// Words that may stand beside the headline where a page repeats it.
const BESIDE_HEADLINE: usize = 2;
/// Words a line between headline and prose may have.
const UNDER_HEADLINE: usize = 3;
/// Words a line after the last prose may have.
const AFTER_END: usize = 12;
/// Words the label of "label: value" may have, and the line in all.
const LABEL: (usize, usize) = (3, 20);
/// Words the heading of a list may have.
const SECTION: usize = 4;

/// The furniture of a page, in order; each fold is whole sentences of one line.
pub(super) fn folds(page: &Page<'_>, headline: Option<Headline>) -> Vec<Fold> {
    let mut out: Vec<Fold> = Vec::new();
    let mut closed = false;
    for (at, line) in page.lines.iter().enumerate() {
        let by_place = by_place(page, headline, at, line, closed);
        closed |= at >= page.body.end && page.is_known(at);
        let kinds = page.known.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut previous = None;
        for (index, (unit, known)) in line.units.iter().zip(kinds).enumerate() {
            let kind = match headline {
                Some(headline) if headline.line == at && index < headline.units => None,
                Some(headline) if headline.line == at => Some(known.unwrap_or(Kind::AfterHeadline)),
                _ => known.or(by_place),
            };
            match (kind, out.last_mut()) {
                (Some(kind), Some(fold)) if previous == Some(kind) => fold.span = fold.span.cover(unit.span),
                (Some(kind), _) => out.push(Fold {
                    span: unit.span,
                    reason: kind.reason().to_owned(),
                }),
                (None, _) => {}
            }
            previous = kind;
        }
    }
    out
}

/// What a line is by where it stands. `closed` says that the article's end has been
/// seen: an editor's line, a list of other articles.
fn by_place(page: &Page<'_>, headline: Option<Headline>, at: usize, line: &Line<'_>, closed: bool) -> Option<Kind> {
    if !page.has_prose() || page.body.contains(&at) && !repeats(page, headline, at) {
        return None;
    }
    if repeats(page, headline, at) {
        return Some(Kind::HeadlineAgain);
    }
    let open = !line.terminated || (closed && !line.prose && line.span.of(page.text).ends_with('!'));
    if !open {
        return None;
    }
    let head = at < page.body.start;
    let section = line.words <= SECTION
        && line
            .units
            .iter()
            .any(|unit| page.lexicon.section_words.ends(&unit.tokens).is_some());
    match headline {
        _ if section => Some(Kind::Section),
        Some(headline) if head && at == headline.line => None,
        _ if is_label(line) => Some(Kind::Label),
        Some(headline) if head && at < headline.line => {
            let part_known = page
                .known
                .get(at)
                .is_some_and(|kinds| kinds.iter().any(Option::is_some));
            let foreign = line.words <= 3 || part_known || echo(page, at) < ECHO;
            let page_line = line.words <= BEFORE_HEADLINE && foreign;
            page_line.then_some(Kind::BeforeHeadline)
        }
        Some(_) if head => (line.words <= UNDER_HEADLINE && !is_item(line)).then_some(Kind::UnderHeadline),
        None if head => None,
        _ => ((closed || line.words <= AFTER_END) && !is_item(line)).then_some(Kind::AfterEnd),
    }
}

/// Whether the line is the headline with next to nothing beside it.
fn repeats(page: &Page<'_>, headline: Option<Headline>, at: usize) -> bool {
    let Some((headline, line)) = headline.filter(|headline| headline.line != at).zip(page.lines.get(at)) else {
        return false;
    };
    let (title, whole) = (headline.span.of(page.text), line.span.of(page.text));
    let beside = whole.strip_suffix(title).or_else(|| whole.strip_prefix(title));
    beside.is_some_and(|beside| Token::all(beside).len() <= BESIDE_HEADLINE)
}

/// "label: value" with a short label.
fn is_label(line: &Line<'_>) -> bool {
    let Some(unit) = line.units.first().filter(|_| line.units.len() == 1) else {
        return false;
    };
    let colon = unit.tokens.iter().position(|token| token.colon_follows);
    colon.is_some_and(|at| at < LABEL.0) && line.words <= LABEL.1
}

/// An item of a list the article gives.
fn is_item(line: &Line<'_>) -> bool {
    let start = line.units.first().map(|unit| unit.text).unwrap_or_default();
    start.starts_with(['-', '•', '*', '–', '·']) || start.starts_with(|c: char| c.is_ascii_digit())
}
