//! Two passages word by word: what both say, what they say differently, and what
//! only one says.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::skeleton::skeleton;
use crate::text::Span;
use crate::text::fold::folded;
use crate::text::words::words;

/// Passages with more words than this are compared at their ends only: the
/// difference of two unlike texts costs the product of their lengths.
const WORDS_MOST: usize = 4000;
/// Replaced stretches of more words than this are not looked into for like words.
const STRETCH_MOST: usize = 200;
/// Letters a word has at least to be found again in another place, or to be like another.
const LETTERS_LEAST: usize = 4;

/// How a stretch of a passage stands to the other passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// The other says it in the same words.
    Same,
    /// The other says it in the same words, in another place.
    Elsewhere,
    /// The other has other words in its place, or a form of it.
    Differently,
    /// The other has nothing in its place.
    OnlyHere,
}

/// A stretch of a passage: whole words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the article's text.
    pub span: Span,
    /// How it stands to the other passage.
    pub difference: Difference,
}

/// A stretch of the one passage with what stands for it in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// How they stand to each other.
    pub difference: Difference,
    /// In the one, unless it has nothing there.
    pub one: Option<Span>,
    /// In the other.
    pub other: Option<Span>,
}

/// The difference of `one` in `text` and `other` in `against`: the parts of each,
/// in order, neighbours of one kind joined. Case and accents do not count.
#[must_use]
pub fn difference(text: &str, one: Span, against: &str, other: Span) -> (Vec<Part>, Vec<Part>) {
    let mut found = (Vec::new(), Vec::new());
    for piece in pieces(text, one, against, other) {
        push(&mut found.0, piece.one, piece.difference);
        push(&mut found.1, piece.other, piece.difference);
    }
    found
}

fn push(parts: &mut Vec<Part>, span: Option<Span>, difference: Difference) {
    let Some(span) = span else { return };
    match parts.last_mut() {
        Some(part) if part.difference == difference => part.span = part.span.cover(span),
        _ => parts.push(Part { span, difference }),
    }
}

/// The same with the stretches side by side, in the order of both passages: equal
/// words by their longest common subsequence (Myers 1986, by the crate `similar`);
/// between them like words (one spelling, one root) and replaced phrases stand for
/// each other; what is left may stand elsewhere in the other passage.
#[must_use]
pub fn pieces(text: &str, one: Span, against: &str, other: Span) -> Vec<Piece> {
    let ours = Words::new(text, one);
    let theirs = Words::new(against, other);
    let mut stretches = Vec::new();
    let mut done = (0, 0);
    for (at, to, length) in equal(&ours.plain, &theirs.plain, |word| says_much(word)) {
        replaced(&ours, &theirs, done.0..at, done.1..to, &mut stretches);
        stretches.push(Stretch {
            difference: Difference::Same,
            one: at..at + length,
            other: to..to + length,
        });
        done = (at + length, to + length);
    }
    let ends = (ours.plain.len(), theirs.plain.len());
    replaced(&ours, &theirs, done.0..ends.0, done.1..ends.1, &mut stretches);
    elsewhere(&ours, &theirs, &mut stretches);
    stretches
        .into_iter()
        .map(|stretch| Piece {
            difference: stretch.difference,
            one: ours.span(&stretch.one),
            other: theirs.span(&stretch.other),
        })
        .collect()
}

/// How many words two passages have in the same order, and how many each has.
#[must_use]
pub fn common_words(text: &str, one: Span, against: &str, other: Span) -> (usize, usize, usize) {
    let (ours, theirs) = (Words::new(text, one).plain, Words::new(against, other).plain);
    (
        same_in_order(&ours, &theirs, |word| says_much(word)),
        ours.len(),
        theirs.len(),
    )
}

/// How many words two passages have in the same order, whatever a word is compared by.
/// `says_much` tells short words, which alone between others are the same by chance.
pub(crate) fn same_in_order<W: Eq + Hash + Ord>(ours: &[W], theirs: &[W], says_much: impl Fn(&W) -> bool) -> usize {
    equal(ours, theirs, says_much).iter().map(|(_, _, length)| length).sum()
}

/// Whether a word is long enough, or a number: not the same by chance.
pub(crate) fn says_much(word: &str) -> bool {
    word.chars().nth(LETTERS_LEAST - 1).is_some() || word.starts_with(char::is_numeric)
}

/// The words of a passage, as they stand and as they are compared.
struct Words {
    spans: Vec<Span>,
    plain: Vec<String>,
}

impl Words {
    fn new(text: &str, within: Span) -> Self {
        let spans: Vec<Span> = words(text, within).collect();
        let plain = spans.iter().map(|span| folded(span.of(text))).collect();
        Self { spans, plain }
    }

    fn span(&self, range: &Range<usize>) -> Option<Span> {
        let stretch = self.spans.get(range.clone())?;
        Some(stretch.first()?.cover(*stretch.last()?))
    }

    fn plain(&self, at: usize) -> &str {
        self.plain.get(at).map_or("", String::as_str)
    }
}

/// Words of the one and words of the other that stand for each other.
struct Stretch {
    difference: Difference,
    one: Range<usize>,
    other: Range<usize>,
}

/// Runs of equal words: where in the one, where in the other, how many. A lone
/// short word between two replaced stretches is chance and does not part them.
fn equal<W: Eq + Hash + Ord>(ours: &[W], theirs: &[W], says_much: impl Fn(&W) -> bool) -> Vec<(usize, usize, usize)> {
    if ours.len().max(theirs.len()) > WORDS_MOST {
        return equal_ends(ours, theirs);
    }
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, ours, theirs) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = operation
        {
            match runs.last_mut() {
                Some((at, to, length)) if *at + *length == old_index && *to + *length == new_index => *length += len,
                _ => runs.push((old_index, new_index, len)),
            }
        }
    }
    let end = (ours.len(), theirs.len());
    let mut before = (0, 0);
    let starts: Vec<(usize, usize)> = runs.iter().skip(1).map(|run| (run.0, run.1)).chain([end]).collect();
    let mut kept = Vec::with_capacity(runs.len());
    for ((at, to, length), next) in runs.into_iter().zip(starts) {
        let is_chance = length == 1 && ours.get(at).is_some_and(|word| !says_much(word));
        let parts_nothing = at > before.0 && to > before.1 && next.0 > at + 1 && next.1 > to + 1;
        if !(is_chance && parts_nothing) {
            kept.push((at, to, length));
            before = (at + length, to + length);
        }
    }
    kept
}

/// The common beginning and end.
fn equal_ends<W: Eq>(ours: &[W], theirs: &[W]) -> Vec<(usize, usize, usize)> {
    let start = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let shorter = ours.len().min(theirs.len());
    let tail = ours.iter().rev().zip(theirs.iter().rev());
    let tail = tail.take_while(|(a, b)| a == b).count().min(shorter - start);
    vec![(0, 0, start), (ours.len() - tail, theirs.len() - tail, tail)]
}

/// Adds a stretch without equal words: like words in order stand for each other,
/// and so do the phrases between them where neither is much the longer.
fn replaced(ours: &Words, theirs: &Words, one: Range<usize>, other: Range<usize>, found: &mut Vec<Stretch>) {
    let mut done = (one.start, other.start);
    for (at, to) in like_in_order(ours, theirs, &one, &other) {
        phrase(done.0..at, done.1..to, found);
        found.push(Stretch {
            difference: Difference::Differently,
            one: at..at + 1,
            other: to..to + 1,
        });
        done = (at + 1, to + 1);
    }
    phrase(done.0..one.end, done.1..other.end, found);
}

fn phrase(one: Range<usize>, other: Range<usize>, found: &mut Vec<Stretch>) {
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter > 0 && longer <= 2 * shorter + 1 {
        found.push(Stretch {
            difference: Difference::Differently,
            one,
            other,
        });
        return;
    }
    let (at, to) = (one.end, other.start);
    for (one, other) in [(one, to..to), (at..at, other)] {
        if !(one.is_empty() && other.is_empty()) {
            found.push(Stretch {
                difference: Difference::OnlyHere,
                one,
                other,
            });
        }
    }
}

/// The longest sequence of like words in the order of both.
fn like_in_order(ours: &Words, theirs: &Words, one: &Range<usize>, other: &Range<usize>) -> Vec<(usize, usize)> {
    if one.is_empty() || other.is_empty() || one.len().max(other.len()) > STRETCH_MOST {
        return Vec::new();
    }
    let width = other.len() + 1;
    let mut best = vec![0u16; (one.len() + 1) * width];
    let get = |best: &[u16], row: usize, column: usize| best.get(row * width + column).copied().unwrap_or(0);
    for (row, at) in one.clone().enumerate().rev() {
        for (column, to) in other.clone().enumerate().rev() {
            let skipped = get(&best, row + 1, column).max(get(&best, row, column + 1));
            let taken = get(&best, row + 1, column + 1) + 1;
            let value = if taken > skipped && are_alike(ours.plain(at), theirs.plain(to)) {
                taken
            } else {
                skipped
            };
            if let Some(slot) = best.get_mut(row * width + column) {
                *slot = value;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut pairs = Vec::new();
    while row < one.len() && column < other.len() {
        let here = get(&best, row, column);
        if here == get(&best, row + 1, column) {
            row += 1;
        } else if here == get(&best, row, column + 1) {
            column += 1;
        } else {
            pairs.push((one.start + row, other.start + column));
            (row, column) = (row + 1, column + 1);
        }
    }
    pairs
}

/// Whether two different words are forms or spellings of one: the same canonical
/// spelling, or most of the shorter one's letters in one run (`dukungan`, `mendukung`).
#[must_use]
pub fn are_alike(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = a.len().min(b.len());
    if shorter < LETTERS_LEAST || a.iter().chain(&b).any(|c| c.is_numeric()) {
        return false;
    }
    if skeleton(one) == skeleton(other) {
        return true;
    }
    let mut longest = 0;
    for start in 0..a.len() {
        for against in 0..b.len() {
            let pairs = a.iter().skip(start).zip(b.iter().skip(against));
            longest = longest.max(pairs.take_while(|(x, y)| x == y).count());
        }
    }
    longest >= 5 && 3 * longest >= 2 * shorter
}

/// Words by their place in a passage, with their kind.
type Kinds = Vec<(usize, Difference)>;

/// Words that only the one has, and that stand among those only the other has, are
/// told in another place; like words differently.
fn elsewhere(ours: &Words, theirs: &Words, stretches: &mut Vec<Stretch>) {
    let alone = |side: fn(&Stretch) -> &Range<usize>| -> Vec<usize> {
        let left = stretches.iter().filter(|s| s.difference == Difference::OnlyHere);
        left.flat_map(|stretch| side(stretch).clone()).collect()
    };
    let (mine, mut others) = (alone(|s| &s.one), alone(|s| &s.other));
    if mine.is_empty() || others.is_empty() || mine.len().max(others.len()) > STRETCH_MOST {
        return;
    }
    let (mut here, mut there): (Kinds, Kinds) = (Vec::new(), Vec::new());
    for kind in [Difference::Elsewhere, Difference::Differently] {
        for at in &mine {
            let word = ours.plain(*at);
            if word.chars().count() < LETTERS_LEAST || here.iter().any(|(done, _)| done == at) {
                continue;
            }
            let found = others.iter().position(|to| match kind {
                Difference::Elsewhere => theirs.plain(*to) == word,
                _ => are_alike(word, theirs.plain(*to)),
            });
            if let Some(found) = found {
                here.push((*at, kind));
                there.push((others.remove(found), kind));
            }
        }
    }
    if here.is_empty() {
        return;
    }
    let mut cut = Vec::with_capacity(stretches.len() + 2 * here.len());
    for stretch in stretches.drain(..) {
        if stretch.difference == Difference::OnlyHere {
            by_kind(&stretch, &here, &there, &mut cut);
        } else {
            cut.push(stretch);
        }
    }
    *stretches = cut;
}

/// Cuts a stretch that one side has alone where its words change their kind.
fn by_kind(stretch: &Stretch, ours: &[(usize, Difference)], theirs: &[(usize, Difference)], cut: &mut Vec<Stretch>) {
    let is_ours = !stretch.one.is_empty();
    let (range, moved) = if is_ours {
        (&stretch.one, ours)
    } else {
        (&stretch.other, theirs)
    };
    let kind_of = |at: usize| {
        let found = moved.iter().find(|(word, _)| *word == at);
        found.map_or(Difference::OnlyHere, |(_, kind)| *kind)
    };
    let mut start = range.start;
    for at in range.clone() {
        if at + 1 == range.end || kind_of(at + 1) != kind_of(at) {
            let run = start..at + 1;
            let (one, other) = if is_ours {
                (run, stretch.other.clone())
            } else {
                (stretch.one.clone(), run)
            };
            cut.push(Stretch {
                difference: kind_of(at),
                one,
                other,
            });
            start = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(one: &str, other: &str) -> String {
        let (ours, theirs) = difference(one, Span::new(0, one.len()), other, Span::new(0, other.len()));
        let write = |text: &str, parts: &[Part]| {
            parts
                .iter()
                .map(|part| match part.difference {
                    Difference::Same => part.span.of(text).to_owned(),
                    Difference::Elsewhere => format!("<{}>", part.span.of(text)),
                    Difference::Differently => format!("~{}~", part.span.of(text)),
                    Difference::OnlyHere => format!("+{}+", part.span.of(text)),
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        format!("{}\n{}", write(one, &ours), write(other, &theirs))
    }

    #[test]
    fn says_what_is_same_different_and_only_here() {
        insta::assert_snapshot!(shown(
            "Kapal itu tiba Selasa malam.",
            "Kapal itu tiba Rabu malam di pelabuhan.",
        ), @r"
        Kapal itu tiba ~Selasa~ malam
        Kapal itu tiba ~Rabu~ malam +di pelabuhan+
        ");
    }

    #[test]
    fn a_form_of_a_word_stands_for_it_amid_what_is_new() {
        insta::assert_snapshot!(shown(
            "Panglima Yosef Sergeyev membantah laporan itu.",
            "Laporan itu dibantah oleh juru bicara, Yosef Sergeiev.",
        ), @r"
        +Panglima+ <Yosef> ~Sergeyev membantah~ laporan itu
        Laporan itu ~dibantah~ +oleh juru bicara+ <Yosef> ~Sergeiev~
        ");
    }

    #[test]
    fn what_moved_is_not_only_here() {
        insta::assert_snapshot!(shown(
            "Pada Senin malam, dermaga utama ditutup bagi umum.",
            "Dermaga utama ditutup bagi umum pada malam Senin itu.",
        ), @r"
        <Pada Senin malam> dermaga utama ditutup bagi umum
        Dermaga utama ditutup bagi umum <pada malam Senin> +itu+
        ");
    }

    #[test]
    fn a_long_addition_does_not_stand_for_a_word() {
        insta::assert_snapshot!(shown(
            "Gubernur berkata akan menyusul.",
            "Gubernur yang pekan lalu baru pulang dari ibu kota akan menyusul.",
        ), @r"
        Gubernur +berkata+ akan menyusul
        Gubernur +yang pekan lalu baru pulang dari ibu kota+ akan menyusul
        ");
    }

    #[test]
    fn a_lone_short_word_does_not_part_two_phrases() {
        insta::assert_snapshot!(shown(
            "Warga diminta berkumpul di alun-alun kota sebelum petang.",
            "Warga diminta datang di lapangan desa sebelum petang.",
        ), @r"
        Warga diminta ~berkumpul di alun-alun kota~ sebelum petang
        Warga diminta ~datang di lapangan desa~ sebelum petang
        ");
    }

    proptest::proptest! {
        /// The parts hold every word once, in order, and the same parts hold the same words.
        #[test]
        fn parts_tile_the_words(one in "([ab]|kapal|kapalnya|[éE]| ){0,30}", other in "([ab]|kapal|sekapal|É| ){0,30}") {
            let (ours, theirs) = difference(&one, Span::new(0, one.len()), &other, Span::new(0, other.len()));
            for (text, parts) in [(&one, &ours), (&other, &theirs)] {
                let held: Vec<Span> = parts.iter().flat_map(|part| words(text, part.span)).collect();
                let all: Vec<Span> = words(text, Span::new(0, text.len())).collect();
                proptest::prop_assert_eq!(held, all);
            }
            let of = |text: &str, parts: &[Part], kind: Difference| -> Vec<String> {
                parts
                    .iter()
                    .filter(|part| part.difference == kind)
                    .flat_map(|part| words(text, part.span))
                    .map(|word| folded(word.of(text)))
                    .collect()
            };
            proptest::prop_assert_eq!(of(&one, &ours, Difference::Same), of(&other, &theirs, Difference::Same));
            let sorted = |mut words: Vec<String>| { words.sort(); words };
            proptest::prop_assert_eq!(
                sorted(of(&one, &ours, Difference::Elsewhere)),
                sorted(of(&other, &theirs, Difference::Elsewhere))
            );
        }
    }
}
