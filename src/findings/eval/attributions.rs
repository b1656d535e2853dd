//! Statements found against those of the gold: each found one is at most one of the gold.

use std::collections::BTreeMap;

use super::super::attribution::Attribution;
use super::gold::{Said, span};
use super::names::Groups;
use crate::article::ArticleId;
use crate::text::Span;

/// Share of the bytes of two contents together that both must hold.
const ENOUGH: f64 = 0.5;

/// Counts of statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributions {
    /// In the gold, the doubtful left out.
    pub gold: u64,
    /// Found, those that are the gold's doubtful left out.
    pub found: u64,
    /// Found and in the gold.
    pub right: u64,
    /// Those among them with the right speaker.
    pub speakers: u64,
    /// Those among them with the right form.
    pub forms: u64,
}

impl Attributions {
    /// Counts what was found in the articles, which are known by name.
    #[must_use]
    pub(super) fn of(gold: &[Said], found: &[Attribution], ids: &BTreeMap<String, ArticleId>, groups: &Groups) -> Self {
        let mut is_free = vec![true; found.len()];
        let mut counts = Self::default();
        // What is certain takes its share first, so that nothing doubtful takes it away.
        for doubtful in [false, true] {
            let asked: Vec<&Said> = gold.iter().filter(|said| said.doubtful == doubtful).collect();
            let pairs = paired(&asked, found, &mut is_free, ids);
            if doubtful {
                continue;
            }
            counts.gold = asked.len() as u64;
            counts.right = pairs.len() as u64;
            for (said, one) in pairs.iter().filter_map(|(g, f)| asked.get(*g).zip(found.get(*f))) {
                counts.speakers += u64::from(is_speaker(said, one, groups));
                counts.forms += u64::from(said.form == one.form);
            }
        }
        counts.found = counts.right + is_free.iter().filter(|free| **free).count() as u64;
        counts
    }

    pub(super) const fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.speakers += other.speakers;
        self.forms += other.forms;
    }
}

/// Pairs of gold and found, the best overlap first, among equals the one whose cue is
/// the gold's; those found are no longer free.
fn paired(
    gold: &[&Said],
    found: &[Attribution],
    is_free: &mut [bool],
    ids: &BTreeMap<String, ArticleId>,
) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, bool, usize, usize)> = Vec::new();
    for (g, said) in gold.iter().enumerate() {
        let article = ids.get(&said.article);
        let here = found
            .iter()
            .enumerate()
            .filter(|(f, one)| Some(&one.article) == article && is_free.get(*f) == Some(&true));
        for (f, one) in here {
            let share = common_share(span(said.content), one.content);
            if share >= ENOUGH {
                candidates.push((share, is_met(said.cue, one.cue), g, f));
            }
        }
    }
    candidates.sort_by(|one, other| {
        let best = other.0.total_cmp(&one.0).then(other.1.cmp(&one.1));
        best.then(one.2.cmp(&other.2)).then(one.3.cmp(&other.3))
    });
    let mut is_asked = vec![true; gold.len()];
    let mut pairs = Vec::new();
    for (_, _, g, f) in candidates {
        if let (Some(asked @ true), Some(free @ true)) = (is_asked.get_mut(g), is_free.get_mut(f)) {
            (*asked, *free) = (false, false);
            pairs.push((g, f));
        }
    }
    pairs
}

/// Bytes that both spans hold, of those that either holds.
fn common_share(one: Span, other: Span) -> f64 {
    let common = one.overlap(other).map_or(0, Span::len);
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

fn is_met(gold: Option<[usize; 2]>, found: Option<Span>) -> bool {
    gold.map(span)
        .zip(found)
        .is_some_and(|(gold, found)| gold.overlap(found).is_some())
}

/// Whether the speaker is the gold's: the same words, or nobody, or the same name.
fn is_speaker(said: &Said, found: &Attribution, groups: &Groups) -> bool {
    is_met(said.speaker, found.speaker)
        || (said.speaker.is_none() && found.speaker.is_none() && found.name.is_empty())
        || groups.are_one(&said.name, &found.name)
}

#[cfg(test)]
mod tests {
    use super::super::super::attribution::Form;
    use super::*;

    fn said(content: [usize; 2], speaker: Option<[usize; 2]>, name: &str, doubtful: bool) -> Said {
        Said {
            article: "a".to_owned(),
            speaker,
            cue: None,
            content,
            form: Form::Indirect,
            name: name.to_owned(),
            via: Vec::new(),
            doubtful,
        }
    }

    fn found(article: u32, content: (usize, usize), speaker: Option<(usize, usize)>, name: &str) -> Attribution {
        Attribution {
            article: ArticleId(article),
            speaker: speaker.map(|(start, end)| Span::new(start, end)),
            cue: None,
            content: Span::new(content.0, content.1),
            form: Form::Indirect,
            name: name.to_owned(),
            by_pronoun: false,
            via: Vec::new(),
        }
    }

    fn counts(gold: &[Said], found: &[Attribution]) -> Attributions {
        let ids = BTreeMap::from([("a".to_owned(), ArticleId(0))]);
        let groups = Groups::new(&[super::super::gold::Group {
            canonical: "Yuri Ushakov".to_owned(),
            forms: vec!["Ushakov".to_owned()],
        }]);
        Attributions::of(gold, found, &ids, &groups)
    }

    #[test]
    fn half_of_the_bytes_is_enough_and_each_counts_once() {
        let gold = [said([0, 10], None, "", false), said([20, 30], None, "", false)];
        let counted = counts(
            &gold,
            &[
                found(0, (0, 10), None, ""),
                found(0, (0, 9), None, ""),
                // 5 bytes of 14.
                found(0, (25, 34), None, ""),
                found(1, (20, 30), None, ""),
            ],
        );
        assert_eq!((counted.gold, counted.found, counted.right), (2, 4, 1));
        // 10 bytes of 20.
        assert_eq!(counts(&gold, &[found(0, (0, 20), None, "")]).right, 1);
    }

    #[test]
    fn the_best_overlap_goes_first() {
        let gold = [said([0, 10], Some([90, 95]), "", false), said([0, 16], None, "", false)];
        let counted = counts(
            &gold,
            &[found(0, (0, 16), None, ""), found(0, (0, 10), Some((94, 99)), "")],
        );
        assert_eq!((counted.right, counted.speakers, counted.forms), (2, 2, 2));
    }

    #[test]
    fn a_speaker_is_right_by_place_or_name_or_absence() {
        for (gold, found, right) in [
            (Some([50, 55]), found(0, (0, 10), Some((54, 60)), "X"), true),
            (Some([50, 55]), found(0, (0, 10), Some((55, 60)), "X"), false),
            (Some([50, 55]), found(0, (0, 10), None, "yuri ushakov"), true),
            (Some([50, 55]), found(0, (0, 10), Some((70, 80)), "Ushakov"), true),
            (Some([50, 55]), found(0, (0, 10), None, ""), false),
            (None, found(0, (0, 10), None, ""), true),
            (None, found(0, (0, 10), Some((70, 80)), "X"), false),
        ] {
            let counted = counts(
                &[said([0, 10], gold, "Yuri Ushakov", false)],
                std::slice::from_ref(&found),
            );
            assert_eq!(counted.speakers, u64::from(right), "{gold:?} {found:?}");
        }
        // Nobody is named on either side: two empty names are not one name.
        let nobody = counts(
            &[said([0, 10], Some([50, 55]), "", false)],
            &[found(0, (0, 10), Some((70, 80)), "")],
        );
        assert_eq!(nobody.speakers, 0);
    }

    #[test]
    fn the_doubtful_is_neither_right_nor_wrong() {
        let gold = [said([0, 10], None, "", false), said([20, 30], None, "", true)];
        let both = counts(&gold, &[found(0, (0, 10), None, ""), found(0, (20, 30), None, "")]);
        assert_eq!((both.gold, both.found, both.right), (1, 1, 1));
        let one = counts(&gold, &[found(0, (0, 10), None, "")]);
        assert_eq!((one.gold, one.found, one.right), (1, 1, 1));
        // The doubtful does not take the only one found from the certain.
        let nested = [said([0, 10], None, "", true), said([0, 12], None, "", false)];
        assert_eq!(counts(&nested, &[found(0, (0, 10), None, "")]).right, 1);
    }
}
