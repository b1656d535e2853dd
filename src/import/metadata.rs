//! What the article says of itself: headline, outlet, byline, dateline, date, address.

use super::dateline::{Dateline, dateline};
use super::dates::full_date;
use super::headline::Headline;
use super::kinds::{Kind, is_address};
use super::lines::{Token, Unit};
use super::page::Page;
use crate::article::{Found, Metadata};
use crate::text::Span;
use crate::text::sentences::is_known_domain;

/// Lines of prose in which the dateline may stand.
const DATELINE_LINES: usize = 2;
/// Sentences of the lead in which a date is looked for.
const LEAD_SENTENCES: usize = 5;

/// The metadata of a page whose headline is known.
pub(super) fn metadata(page: &Page<'_>, headline: Option<Headline>, language: &str) -> Metadata {
    let found = |span: Span| Found::at(page.text, span);
    let opening = opening(page, headline);
    Metadata {
        headline: headline.map(|headline| found(headline.span)),
        outlet: outlet(page, headline, opening).map(found),
        byline: byline(page).map(found),
        dateline: opening.map(|opening| found(opening.span)),
        date: date(page).map(found),
        url: url(page).map(found),
        language: language.to_owned(),
    }
}

/// The dateline: at the start of the prose, or on a line of its own before it.
fn opening(page: &Page<'_>, headline: Option<Headline>) -> Option<Dateline> {
    let start = page.body.start.saturating_sub(2);
    (start..(page.body.start + DATELINE_LINES).min(page.lines.len()))
        .filter(|at| headline.is_none_or(|headline| headline.line != *at))
        .find_map(|at| {
            let line = page.lines.get(at)?;
            let unit = line.units.first()?;
            let alone = unit.text.ends_with(['-', '–', '—']);
            let kinds = page.known.get(at)?;
            ((line.prose || alone) && kinds.first()?.is_none()).then(|| dateline(page.text, unit.span, page.lexicon))?
        })
}

/// The name of the site: in the dateline, on a line of the page's head, after the
/// headline, in the address, or in the notice of rights.
fn outlet(page: &Page<'_>, headline: Option<Headline>, opening: Option<Dateline>) -> Option<Span> {
    let in_head = || {
        let head = page.lines.get(..page.body.start).unwrap_or_default();
        let units = head
            .iter()
            .flat_map(|line| &line.units)
            .filter(|unit| unit.words <= 16 && !is_address(unit.text));
        units
            .filter(|unit| headline.is_none_or(|h| !h.span.contains(unit.span)))
            .find_map(site)
    };
    let after_headline = || {
        let headline = headline?;
        let tail = page.lines.get(headline.line)?.units.get(headline.units)?;
        let listed = tail
            .text
            .split_whitespace()
            .any(|word| page.lexicon.outlet_words.contains(word));
        let named = listed && (tail.tokens.len() > 1 || !tail.text.contains(char::is_lowercase));
        let start = tail.tokens.first()?.at.start;
        named.then(|| Span::new(tail.span.start + start, tail.span.end))
    };
    let in_address = || {
        let address = url(page)?;
        let host = address.of(page.text);
        let from = host.find("://").map_or(0, |at| at + 3);
        let host = host.get(from..)?;
        let skipped = host.len() - host.trim_start_matches("www.").len();
        let host = host.get(skipped..)?;
        let len = host.find(['/', '?', '#', ':']).unwrap_or(host.len());
        let start = address.start + from + skipped;
        Some(Span::new(start, start + len))
    };
    let in_rights = || {
        let units = page
            .lines
            .iter()
            .zip(&page.known)
            .flat_map(|(line, kinds)| line.units.iter().zip(kinds));
        let rights = units.filter(|(_, kind)| matches!(kind, Some(Kind::Rights | Kind::Initials)));
        rights.map(|(unit, _)| unit).find_map(site)
    };
    let in_opening = opening.and_then(|opening| opening.outlet);
    in_opening
        .or_else(in_head)
        .or_else(after_headline)
        .or_else(in_address)
        .or_else(in_rights)
}

/// The first name of a site among the words of a unit.
fn site(unit: &Unit<'_>) -> Option<Span> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '|' | '(' | ')');
    let mut at = 0;
    unit.text.split_inclusive(ends).find_map(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_matches(|c: char| ends(c) || matches!(c, '.' | ':' | ';' | '"' | '“' | '”'));
        let lead = piece.find(word)?;
        let from = unit.span.start + start + lead;
        is_known_domain(word).then(|| Span::new(from, from + word.len()))
    })
}

/// The names on the author's line, else on the editor's.
fn byline(page: &Page<'_>) -> Option<Span> {
    let of_kind = |wanted: Kind| {
        let units = page
            .lines
            .iter()
            .zip(&page.known)
            .flat_map(|(line, kinds)| line.units.iter().zip(kinds));
        let units = units.filter(move |(_, kind)| **kind == Some(wanted));
        units.map(|(unit, _)| unit).find_map(|unit| names(page, unit))
    };
    of_kind(Kind::Author).or_else(|| of_kind(Kind::Editor))
}

/// The names in an author's or editor's line: after the label and the site, before
/// the next label.
fn names(page: &Page<'_>, unit: &Unit<'_>) -> Option<Span> {
    let labels = [&page.lexicon.authors, &page.lexicon.editors];
    let label = |tokens: &[Token]| labels.iter().filter_map(|phrases| phrases.begins(tokens)).max();
    let count = label(&unit.tokens)?;
    let mut start = unit.tokens.get(count - 1)?.at.end;
    let rest = unit.text.get(start..)?;
    let first = rest.trim_start_matches([' ', ':', ',']);
    let word = first.split_whitespace().next().unwrap_or_default();
    start += rest.len() - first.len();
    if is_known_domain(word.trim_end_matches([',', ':'])) {
        start += word.len();
    }
    let next_label = (count + 1..unit.tokens.len()).find(|at| {
        let tokens = unit.tokens.get(*at..).unwrap_or_default();
        label(tokens).is_some_and(|count| count > 1 || tokens.first().is_some_and(|token| token.colon_follows))
    });
    let end = next_label
        .and_then(|at| unit.tokens.get(at))
        .map_or(unit.text.len(), |token| token.at.start);
    let inside = unit.text.get(start..end)?;
    let marks = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '|' | '.' | '(' | ')' | '-');
    let lead = inside.len() - inside.trim_start_matches(marks).len();
    let names = inside.trim_matches(marks);
    let from = unit.span.start + start + lead;
    (!names.is_empty()).then(|| Span::new(from, from + names.len()))
}

/// The date of the page, from a line that holds little else; else the first full date
/// in the lead.
fn date(page: &Page<'_>) -> Option<Span> {
    let units = page
        .lines
        .iter()
        .zip(&page.known)
        .flat_map(|(line, kinds)| line.units.iter().zip(kinds));
    let mut dated = units
        .filter(|(_, kind)| **kind == Some(Kind::Date))
        .map(|(unit, _)| unit);
    let of_page = dated.find_map(|unit| full_date(unit, page.lexicon));

    let lead = page
        .lines
        .get(page.body.clone())
        .unwrap_or_default()
        .iter()
        .flat_map(|line| &line.units);
    of_page.or_else(|| lead.take(LEAD_SENTENCES).find_map(|unit| full_date(unit, page.lexicon)))
}

/// The first line that is a bare address of a page.
fn url(page: &Page<'_>) -> Option<Span> {
    let units = page
        .lines
        .iter()
        .filter(|line| line.units.len() == 1)
        .filter_map(|line| line.units.first());
    units
        .filter(|unit| is_address(unit.text) && !unit.text.contains('@'))
        .map(|unit| unit.span)
        .next()
}
