//! Which line is the headline.

use std::collections::BTreeSet;

use super::kinds::Kind;
use super::lines::Unit;
use super::page::Page;
use crate::text::Span;

/// Words a headline has, at least and at most.
const WORDS: std::ops::RangeInclusive<usize> = 3..=32;
/// Sentences of the body in which the headline's words are looked for.
const BODY_UNITS: usize = 60;
/// Share of a headline's words that the body takes up.
const TAKEN_UP: f64 = 0.4;

/// A headline: its line, its place, and how many units of the line it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Headline {
    pub line: usize,
    pub span: Span,
    pub units: usize,
}

/// The headline of a page: of the lines before the prose that read as a title, the
/// first whose words the prose takes up. None when the text begins with prose, unless a
/// line with the date or the author follows its first sentence.
pub(super) fn headline(page: &Page<'_>) -> Option<Headline> {
    let end = if page.has_prose() {
        page.body.start
    } else {
        page.lines.len().min(1)
    };
    let titles: Vec<Headline> = (0..end).filter_map(|at| title(page, at, false)).collect();
    if end == 0 && page.body.len() > 1 && page.is_dated_under(0) {
        return title(page, 0, true);
    }
    let body = body_words(page);
    let share = |headline: &&Headline| taken_up(line_units(page, **headline), &body);
    let long_enough = |headline: &&Headline| words(page, **headline) >= 4;
    let taken = titles.iter().filter(long_enough).find(|h| share(h) >= TAKEN_UP);
    taken
        .or_else(|| titles.iter().find(long_enough))
        .or_else(|| titles.first())
        .copied()
}

/// Line `at` as a headline, if it reads as one; `stopped` allows a full stop at its end.
fn title(page: &Page<'_>, at: usize, stopped: bool) -> Option<Headline> {
    let line = page.lines.get(at)?;
    let kinds = page.known.get(at)?;
    let first = line.units.first()?;
    // The tail after a bar or dash is the site's, not the headline's.
    let is_tail = |text: &str| {
        text.starts_with("| ") || text.starts_with("- ") || text.starts_with("– ") || text.starts_with("— ")
    };
    let units = line.units.iter().take_while(|unit| !is_tail(unit.text)).count();
    let is_credit = |kind: &Option<Kind>| matches!(kind, Some(Kind::Photo | Kind::Initials));
    let units = units.min(kinds.iter().take_while(|kind| !is_credit(kind)).count());
    let last = line.units.get(units.checked_sub(1)?)?;
    let words: usize = line.units.iter().take(units).map(|unit| unit.words).sum();
    let starts = first
        .text
        .starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
        || first.text.starts_with(['"', '“', '‘', '\'', '«', '¿', '¡', '[', '(']);
    // "Will they meet? What we know" ends like a sentence and may still be a headline.
    let open = line
        .units
        .iter()
        .take(units)
        .all(|unit| !unit.terminated || unit.text.ends_with(['?', '!', '"', '”', '’', '…', '.', '\'']));
    let plain_stop = !stopped && last.terminated && last.text.ends_with('.') && !last.text.ends_with("...");
    let known = kinds.iter().take(units).any(Option::is_some);
    (WORDS.contains(&words) && starts && open && !plain_stop && !known).then(|| Headline {
        line: at,
        span: Span::new(first.span.start, last.span.end),
        units,
    })
}

/// The share of the longer words of line `at` that the body takes up.
pub(super) fn echo(page: &Page<'_>, at: usize) -> f64 {
    page.lines
        .get(at)
        .map_or(0.0, |line| taken_up(&line.units, &body_words(page)))
}

fn line_units<'p>(page: &'p Page<'_>, headline: Headline) -> &'p [Unit<'p>] {
    let units = page
        .lines
        .get(headline.line)
        .and_then(|line| line.units.get(..headline.units));
    units.unwrap_or_default()
}

fn words(page: &Page<'_>, headline: Headline) -> usize {
    line_units(page, headline).iter().map(|unit| unit.words).sum()
}

/// The words of four letters and more in the first sentences of the body.
fn body_words<'p>(page: &'p Page<'_>) -> BTreeSet<&'p str> {
    let lines = page.lines.get(page.body.clone()).unwrap_or_default();
    let units = lines.iter().flat_map(|line| &line.units).take(BODY_UNITS);
    units
        .flat_map(|unit| &unit.tokens)
        .map(|token| token.folded.as_str())
        .filter(|word| word.len() >= 4)
        .collect()
}

/// The share of the longer words of `units` that stand in the body.
#[allow(clippy::cast_precision_loss, reason = "counts of words in one line")]
fn taken_up(units: &[Unit<'_>], body: &BTreeSet<&str>) -> f64 {
    let tokens = units.iter().flat_map(|unit| &unit.tokens);
    let words: BTreeSet<&str> = tokens
        .map(|token| token.folded.as_str())
        .filter(|word| word.len() >= 4)
        .collect();
    if words.is_empty() {
        return 0.0;
    }
    words.intersection(body).count() as f64 / words.len() as f64
}
