//! Words taken over: passages that are nearly the same word by word, and one
//! quotation given in two wordings.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::diff::{Difference, Piece, common_words};
use super::features::quotations;
use super::index::{Index, UnitIndex, Vector};
use crate::text::Span;

/// Passages with fewer words in common than this are alike by chance.
const WORDS_LEAST: usize = 6;
/// The same for quotations, which are short.
const QUOTED_LEAST: usize = 3;
/// How the words for a quotation in two wordings begin.
pub const TWO_WORDINGS: &str = "same quotation, two wordings";
/// Quotations a passage may have that are looked at.
const QUOTATIONS_MOST: usize = 16;

/// What two passages have from one another or from one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// Which kind of reuse it is.
    pub kind: Kind,
    /// What is reused, in the one passage.
    pub one: Span,
    /// In the other.
    pub other: Span,
    /// Words that are the same.
    pub same: usize,
    /// Words of the shorter of the two; of a quotation in two wordings, of the longer.
    pub of: usize,
}

/// Kinds of reuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// All words of the shorter passage, in order.
    Verbatim,
    /// Most of them.
    NearVerbatim,
    /// A quotation in the same words.
    SameQuotation,
    /// A quotation in other words here than there: one of the two is not what was said.
    TwoWordings,
}

impl fmt::Display for Reuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { same, of, .. } = self;
        match self.kind {
            Kind::Verbatim => write!(f, "verbatim: all {of} words"),
            Kind::NearVerbatim => write!(f, "near-verbatim: {same} of {of} words"),
            Kind::SameQuotation => write!(f, "same quotation, {of} words"),
            Kind::TwoWordings => write!(f, "{TWO_WORDINGS}: {same} of {of} words the same"),
        }
    }
}

/// What `one` in `text` and `other` in `against` have in common word by word: the
/// passages as wholes first, then the quotations of `one` in order. For passages
/// that tell the same thing; of two that do not, short quotations prove nothing.
#[must_use]
pub fn reuse(text: &str, one: Span, against: &str, other: Span) -> Vec<Reuse> {
    let mut found: Vec<Reuse> = Vec::new();
    let whole = Compared::new(text, one, against, other);
    if whole.is_near_verbatim() {
        let kind = if whole.same == whole.shorter {
            Kind::Verbatim
        } else {
            Kind::NearVerbatim
        };
        found.push(whole.reuse(kind, one, other));
    }
    found.extend(quoted(text, one, against, other));
    found
}

/// The quotations alone that two passages have in common, those of `one` in order.
#[must_use]
pub fn quoted(text: &str, one: Span, against: &str, other: Span) -> Vec<Reuse> {
    let mut found = Vec::new();
    let mine = quotations(text, one);
    let theirs = quotations(against, other);
    for quoted in mine.into_iter().take(QUOTATIONS_MOST) {
        let pairs = theirs.iter().take(QUOTATIONS_MOST);
        let best = pairs
            .map(|against_quoted| (*against_quoted, Compared::new(text, quoted, against, *against_quoted)))
            .filter(|(_, both)| both.is_quoted_alike())
            .max_by_key(|(_, both)| both.same);
        if let Some((against_quoted, both)) = best {
            let is_same = both.same == both.shorter && both.shorter == both.longer;
            let kind = if is_same {
                Kind::SameQuotation
            } else {
                Kind::TwoWordings
            };
            found.push(both.reuse(kind, quoted.trimmed(text), against_quoted.trimmed(against)));
        }
    }
    found
}

/// Whether two quotations with so many words may be one, where at most `same` of them are.
pub(crate) fn may_be_quoted_alike(same: usize, one: usize, other: usize) -> bool {
    let most = Compared {
        same,
        shorter: one.min(other),
        longer: one.max(other),
    };
    most.is_quoted_alike()
}

/// How many words two stretches have in common.
struct Compared {
    same: usize,
    shorter: usize,
    longer: usize,
}

impl Compared {
    fn new(text: &str, one: Span, against: &str, other: Span) -> Self {
        let (same, ours, theirs) = common_words(text, one, against, other);
        Self {
            same,
            shorter: ours.min(theirs),
            longer: ours.max(theirs),
        }
    }

    /// Set on the five real articles, see docs/alignment.md: nothing that reached this
    /// was anything but near-verbatim to the reader who made the gold.
    const fn is_near_verbatim(&self) -> bool {
        self.same >= WORDS_LEAST && (self.of_shorter(70) || self.of_both(50))
    }

    /// Whether two quotations are one, in one wording or two.
    const fn is_quoted_alike(&self) -> bool {
        self.same >= QUOTED_LEAST && self.of_shorter(60) && self.of_both(50)
    }

    /// Whether at least this share of the shorter one's words are the same.
    const fn of_shorter(&self, per_cent: usize) -> bool {
        100 * self.same >= per_cent * self.shorter
    }

    /// The same of the words of both.
    const fn of_both(&self, per_cent: usize) -> bool {
        200 * self.same >= per_cent * (self.shorter + self.longer)
    }

    const fn reuse(&self, kind: Kind, one: Span, other: Span) -> Reuse {
        Reuse {
            kind,
            one,
            other,
            same: self.same,
            of: if matches!(kind, Kind::TwoWordings) {
                self.longer
            } else {
                self.shorter
            },
        }
    }
}

/// The same of two units, in words, as reasons for their link. A pair that cannot
/// reach it by the number of terms it shares is not compared word by word.
#[must_use]
pub(super) fn reasons(index: &Index, texts: &[Arc<str>], a: UnitIndex, b: UnitIndex) -> Vec<String> {
    let unit = |unit: UnitIndex| {
        let unit = index.units.get(unit as usize)?;
        Some((unit, &**texts.get(unit.article as usize)?))
    };
    let (Some((one, text)), Some((other, against))) = (unit(a), unit(b)) else {
        return Vec::new();
    };
    // Equal words are equal terms, so no more words than terms can be in one order.
    let most = Compared {
        same: shared_most(one, other),
        shorter: one.sequence.len().min(other.sequence.len()),
        longer: one.sequence.len().max(other.sequence.len()),
    };
    let near = most.is_near_verbatim() && in_order(&one.sequence, &other.sequence).is_near_verbatim();
    let quoted = |unit: &Vector, range: &Range<u32>| {
        let range = range.start as usize..range.end as usize;
        unit.sequence.get(range).unwrap_or_default().to_vec()
    };
    let quote_alike = || {
        one.quotations.iter().any(|range| {
            let ours = quoted(one, range);
            let mut others = other.quotations.iter().map(|range| quoted(other, range));
            others.any(|theirs| in_order(&ours, &theirs).is_quoted_alike())
        })
    };
    if !near && !quote_alike() {
        return Vec::new();
    }
    let (Some(ours), Some(theirs)) = (whole(text, one), whole(against, other)) else {
        return Vec::new();
    };
    // A quotation in the same words is told with its words by the other reasons.
    let found = reuse(text, ours, against, theirs).into_iter();
    found
        .filter(|found| found.kind != Kind::SameQuotation)
        .map(|found| found.to_string())
        .collect()
}

/// How many terms two sequences have in one order (longest common subsequence).
fn in_order(one: &[u32], other: &[u32]) -> Compared {
    let mut best = vec![0usize; other.len() + 1];
    for term in one {
        let mut diagonal = 0;
        let mut left = 0;
        for (slot, against) in best.iter_mut().skip(1).zip(other) {
            let above = *slot;
            *slot = if term == against { diagonal + 1 } else { above.max(left) };
            (diagonal, left) = (above, *slot);
        }
    }
    Compared {
        same: best.last().copied().unwrap_or(0),
        shorter: one.len().min(other.len()),
        longer: one.len().max(other.len()),
    }
}

/// As many words as two units can have in common at most: the terms that both have,
/// and as many more as stand there again.
fn shared_most(one: &Vector, other: &Vector) -> usize {
    let (mut rest, mut shared) = (other.terms.as_slice(), 0);
    for (term, _) in &one.terms {
        let skipped = rest.iter().take_while(|(against, _)| against < term).count();
        rest = rest.get(skipped..).unwrap_or_default();
        shared += usize::from(rest.first().is_some_and(|(against, _)| against == term));
    }
    let again = |unit: &Vector| unit.sequence.len().saturating_sub(unit.terms.len());
    shared + again(one).min(again(other))
}

/// The words of a unit with the marks that touch them.
fn whole(text: &str, unit: &Vector) -> Option<Span> {
    let words = unit.places.first()?.cover(*unit.places.last()?);
    let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace();
    let length = |mark: char| mark.len_utf8();
    let before = text.get(..words.start)?.chars().rev().take_while(is_mark).map(length);
    let after = text.get(words.end..)?.chars().take_while(is_mark).map(length);
    Some(Span::new(
        words.start - before.sum::<usize>(),
        words.end + after.sum::<usize>(),
    ))
}

/// Where two passages part, in words: what the one says for what the other says,
/// and what only one says. `one` and `other` name the passages' articles.
#[must_use]
pub fn changes(text: &str, against: &str, pieces: &[Piece], one: &str, other: &str) -> Vec<String> {
    let quote = |text: &str, span: Span| {
        let words: Vec<&str> = span.of(text).split_whitespace().collect();
        format!("“{}”", words.join(" "))
    };
    pieces
        .iter()
        .filter_map(|piece| match (piece.difference, piece.one, piece.other) {
            (Difference::Same | Difference::Elsewhere, ..) | (_, None, None) => None,
            (_, Some(ours), Some(theirs)) => Some(format!("{} / {}", quote(text, ours), quote(against, theirs))),
            (_, Some(ours), None) => Some(format!("only {one}: {}", quote(text, ours))),
            (_, None, Some(theirs)) => Some(format!("only {other}: {}", quote(against, theirs))),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::diff::pieces;
    use super::*;

    fn told(one: &str, other: &str) -> String {
        let (whole, against) = (Span::new(0, one.len()), Span::new(0, other.len()));
        let lines = reuse(one, whole, other, against).into_iter().map(|found| {
            let pieces = pieces(one, found.one, other, found.other);
            let changes = changes(one, other, &pieces, "A", "B");
            format!(
                "{found}{}{}",
                if changes.is_empty() { "" } else { " · " },
                changes.join(" · ")
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn near_verbatim_passages_say_where_they_part() {
        insta::assert_snapshot!(told(
            "Gubernur didampingi Kepala Dinas Perikanan Yosef Matulessy dan Komandan Pangkalan Rudi Hartono.",
            "Ia didampingi kepala dinas perikanan Josef Matulesy, dan komandan pangkalan laut Rudi Hartono.",
        ), @"near-verbatim: 9 of 12 words · “Gubernur” / “Ia” · “Yosef” / “Josef” · “Matulessy” / “Matulesy” · only B: “laut”");
        insta::assert_snapshot!(told(
            "Kapal itu ditemukan nelayan pada Rabu pagi di lepas pantai.",
            "Menurut polisi, kapal itu ditemukan nelayan pada Rabu pagi di lepas pantai, dalam keadaan kosong.",
        ), @"verbatim: all 10 words · only B: “Menurut polisi” · only B: “dalam keadaan kosong”");
    }

    #[test]
    fn a_quotation_in_two_wordings_is_shown_as_such() {
        insta::assert_snapshot!(told(
            "“Kami sangat cemas akan nasib para awak kapal itu,” kata Ratna.",
            "Ratna menyatakan cemas: “Kami cemas akan nasib awak kapal itu.”",
        ), @r"
        near-verbatim: 7 of 10 words · only B: “menyatakan cemas” · only A: “sangat” · only A: “para” · only A: “kata”
        same quotation, two wordings: 7 of 9 words the same · only A: “sangat” · only A: “para”
        ");
        insta::assert_snapshot!(told(
            "“Kami cemas akan nasib awak,” kata Ratna kepada wartawan.",
            "Dalam jumpa pers Ratna Dewi berkata, \"Kami cemas akan nasib awak.\"",
        ), @"same quotation, 5 words");
    }

    #[test]
    fn passages_that_only_tell_the_same_are_no_reuse() {
        insta::assert_snapshot!(told(
            "Kapal itu tenggelam pada Senin malam di dekat Belawan.",
            "Senin malam sebuah feri karam tak jauh dari pelabuhan Belawan; “tidak ada korban”, kata polisi.",
        ), @"");
    }
}
