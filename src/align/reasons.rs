//! Why two sentences are linked, in words.

use std::sync::Arc;

use super::features::Kind;
use super::index::{Index, Share, UnitIndex, Vector, count_of, real};

/// At most this many words are named in one reason.
const WORDS_MOST: usize = 6;
/// A common run of words is worth a reason from this many.
const RUN_LEAST: usize = 4;
/// How the reason begins that names words quoted in both.
pub const SAME_QUOTATION: &str = "same quotation “";

/// The reasons for a pair, the weightiest first: the terms named are those whose
/// products make the pair's likeness. `texts` are the articles' texts by number.
#[must_use]
pub fn reasons(index: &Index, texts: &[Arc<str>], a: UnitIndex, b: UnitIndex) -> Vec<String> {
    let (Some(one), Some(other)) = (index.units.get(a as usize), index.units.get(b as usize)) else {
        return Vec::new();
    };
    let mut shares = index.shared(one, other);
    shares.sort_by(|x, y| {
        y.weight
            .total_cmp(&x.weight)
            .then((x.one, x.other).cmp(&(y.one, y.other)))
    });
    let mut found: Vec<(f32, String)> = Vec::new();
    let total: f32 = shares.iter().map(|share| share.weight).sum();
    named(index, &shares, &mut found);
    counted(index, &shares, &mut found);
    worded(index, one, other, &shares, &mut found);
    let text = texts.get(one.article as usize).map_or("", |text| text);
    found.extend(quoted(text, one, other, total));
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    found.into_iter().map(|(_, words)| words).collect()
}

/// The surfaces of a shared term: once if the spelling is one, else both.
fn surface(index: &Index, share: &Share) -> String {
    let word = |term: u32| {
        index
            .terms
            .get(term as usize)
            .map_or("", |entry| entry.surface.as_str())
    };
    if share.one == share.other {
        word(share.one).to_owned()
    } else {
        let (one, other) = (word(share.one), word(share.other));
        format!("{} ~ {}", one.min(other), one.max(other))
    }
}

fn is(index: &Index, share: &Share, test: impl Fn(&super::index::Entry) -> bool) -> bool {
    [share.one, share.other]
        .iter()
        .all(|term| index.terms.get(*term as usize).is_some_and(&test))
}

/// Adds the reason `head` with the words of the shares that pass `test`.
fn add(
    index: &Index,
    shares: &[Share],
    found: &mut Vec<(f32, String)>,
    head: &str,
    test: impl Fn(&super::index::Entry) -> bool,
) {
    let mut weight = 0.0;
    let mut words: Vec<String> = Vec::new();
    for share in shares.iter().filter(|share| is(index, share, &test)) {
        weight += share.weight;
        let word = surface(index, share);
        if !words.contains(&word) && share.weight > 0.0 {
            words.push(word);
        }
    }
    words.truncate(WORDS_MOST);
    if !words.is_empty() {
        found.push((weight, format!("{head}{}", words.join(", "))));
    }
}

fn named(index: &Index, shares: &[Share], found: &mut Vec<(f32, String)>) {
    let close = likely(shares);
    add(index, &close, found, "shares: ", |entry| {
        entry.kind == Kind::Word && entry.is_name
    });
}

fn counted(index: &Index, shares: &[Share], found: &mut Vec<(f32, String)>) {
    let many = shares
        .iter()
        .filter(|share| is(index, share, |e| e.kind == Kind::Number))
        .count()
        > 1;
    let head = if many { "same numbers " } else { "same number " };
    add(index, shares, found, head, |entry| entry.kind == Kind::Number);
}

fn worded(index: &Index, one: &Vector, other: &Vector, shares: &[Share], found: &mut Vec<(f32, String)>) {
    let is_word = |entry: &super::index::Entry| entry.kind != Kind::Number && !entry.is_name && !entry.is_stop;
    let close = likely(shares);
    let common = close.iter().filter(|share| is(index, share, is_word)).count();
    let shorter = one.terms.len().min(other.terms.len());
    let head = if common >= 4 && common * 3 >= shorter {
        "many words in common: "
    } else {
        "words in common: "
    };
    add(index, &close, found, head, is_word);
}

/// The shares worth naming: equal terms, and those spelt alike enough to convince.
fn likely(shares: &[Share]) -> Vec<Share> {
    shares.iter().filter(|share| share.likeness >= 0.5).copied().collect()
}

/// The longest run of words that both have, as a range of `one`'s sequence.
fn common_run(one: &Vector, other: &Vector) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut lengths = vec![0usize; other.sequence.len() + 1];
    for (end, term) in one.sequence.iter().enumerate() {
        let mut diagonal = 0;
        for (at, against) in other.sequence.iter().enumerate() {
            let length = if term == against { diagonal + 1 } else { 0 };
            if let Some(slot) = lengths.get_mut(at + 1) {
                diagonal = std::mem::replace(slot, length);
            }
            if length >= RUN_LEAST && best.is_none_or(|(start, end)| length > end - start) {
                best = Some((end + 1 - length, end + 1));
            }
        }
    }
    best
}

/// The longest common run of words, as the one article writes it, and what it weighs.
fn quoted(text: &str, one: &Vector, other: &Vector, total: f32) -> Option<(f32, String)> {
    let (start, end) = common_run(one, other)?;
    let cut = end.min(start + 2 * WORDS_MOST);
    let words = one.places.get(start)?.cover(*one.places.get(cut - 1)?).of(text);
    let more = if cut < end { " …" } else { "" };
    let middle = count_of(usize::midpoint(start, end));
    let is_quoted = one.quotations.iter().any(|range| range.contains(&middle)) && !other.quotations.is_empty();
    let shorter = one.sequence.len().min(other.sequence.len()).max(1);
    let part = real(count_of(end - start)) / real(count_of(shorter));
    Some(if is_quoted {
        (total * part.max(0.5), format!("{SAME_QUOTATION}{words}{more}”"))
    } else {
        (total * part, format!("same wording “{words}{more}”"))
    })
}
