//! Discrepancies found against those of the gold, best first.

use std::collections::BTreeMap;

use super::super::discrepancy::{Discrepancy, Kind, Side};
use super::gold::{Account, Difference, Difficulty, Words};
use crate::article::ArticleId;
use crate::text::Span;

/// How many of the best-ranked count by themselves.
const BEST: u64 = 20;

/// Kinds that name one difference from two sides: a number inside a quotation, a
/// denial that is a degree of certainty.
const COMPATIBLE: &[(Kind, Kind)] = &[
    (Kind::Number, Kind::Quotation),
    (Kind::Number, Kind::List),
    (Kind::Date, Kind::PageDate),
    (Kind::Name, Kind::Title),
    (Kind::Name, Kind::List),
    (Kind::Name, Kind::Attribution),
    (Kind::Attribution, Kind::Quotation),
    (Kind::Certainty, Kind::Denial),
    (Kind::Certainty, Kind::Label),
    (Kind::Label, Kind::Quotation),
    (Kind::Denial, Kind::DenialMissing),
    (Kind::DenialMissing, Kind::Omission),
    (Kind::List, Kind::Omission),
];

/// Kinds whose other side may stand nowhere.
const ONE_SIDED: &[Kind] = &[Kind::DenialMissing, Kind::Omission, Kind::List, Kind::PageDate];

/// How many were asked for and how many of them were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// In the gold.
    pub gold: u64,
    /// Those found.
    pub found: u64,
}

impl Share {
    fn count(&mut self, is_found: bool) {
        self.gold += 1;
        self.found += u64::from(is_found);
    }

    const fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
    }
}

/// Counts of discrepancies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Discrepancies {
    /// Those of the gold, the doubtful left out.
    pub all: Share,
    /// By how hard they are to find: easy, middling, hard.
    pub difficulty: [Share; 3],
    /// By how grave they are: 1, 2, 3.
    pub severity: [Share; 3],
    /// Of the gold, found with the relation that it has there.
    pub relations: u64,
    /// Found, those that are the gold's doubtful left out.
    pub found: u64,
    /// Those among them that are in the gold.
    pub right: u64,
    /// The best-ranked twenty, or how many there are.
    pub best: u64,
    /// Those among them that are in the gold.
    pub best_right: u64,
}

impl Discrepancies {
    /// Counts what was found in the articles, which are known by name.
    #[must_use]
    pub(super) fn of(gold: &[Difference], found: &[Discrepancy], ids: &BTreeMap<String, ArticleId>) -> Self {
        let mut counts = Self::default();
        for difference in gold.iter().filter(|difference| !difference.doubtful) {
            let met = found.iter().filter(|one| is_met(difference, one, ids));
            let relations: Vec<bool> = met.map(|one| one.relation == difference.relation).collect();
            let is_found = !relations.is_empty();
            counts.all.count(is_found);
            let at = match difference.difficulty {
                Difficulty::Easy => 0,
                Difficulty::Middling => 1,
                Difficulty::Hard => 2,
            };
            for (list, at) in [
                (&mut counts.difficulty, at),
                (&mut counts.severity, usize::from(difference.severity).saturating_sub(1)),
            ] {
                if let Some(share) = list.get_mut(at) {
                    share.count(is_found);
                }
            }
            counts.relations += u64::from(relations.contains(&true));
        }
        for one in found {
            let mut met = gold.iter().filter(|difference| is_met(difference, one, ids)).peekable();
            let is_known = met.peek().is_some();
            let is_right = met.any(|difference| !difference.doubtful);
            if is_known && !is_right {
                continue;
            }
            counts.found += 1;
            counts.right += u64::from(is_right);
            if counts.best < BEST {
                counts.best += 1;
                counts.best_right += u64::from(is_right);
            }
        }
        counts
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.all.add(other.all);
        for (own, share) in self.difficulty.iter_mut().zip(other.difficulty) {
            own.add(share);
        }
        for (own, share) in self.severity.iter_mut().zip(other.severity) {
            own.add(share);
        }
        self.relations += other.relations;
        self.found += other.found;
        self.right += other.right;
        self.best += other.best;
        self.best_right += other.best_right;
    }
}

fn are_compatible(one: Kind, other: Kind) -> bool {
    one == other || COMPATIBLE.contains(&(one, other)) || COMPATIBLE.contains(&(other, one))
}

/// Whether what was found is what the gold says: kinds that go together, and two
/// sides of the one each over words of another side of the other. Where one of them
/// stands on one side only, that side is enough.
fn is_met(gold: &Difference, found: &Discrepancy, ids: &BTreeMap<String, ArticleId>) -> bool {
    if !are_compatible(gold.kind, found.kind) {
        return false;
    }
    let asked: Vec<&Account> = gold.sides.iter().filter(|side| !side.spans.is_empty()).collect();
    let given: Vec<&Side> = found.sides.iter().filter(|side| !side.spans.is_empty()).collect();
    let is_over = |account: &Account, side: &Side| account.spans.iter().any(|words| stands_in(words, side, ids));
    if asked.len() < 2 || (given.len() < 2 && ONE_SIDED.contains(&found.kind)) {
        return asked
            .iter()
            .any(|account| given.iter().any(|side| is_over(account, side)));
    }
    asked.iter().enumerate().any(|(first, one)| {
        asked.iter().skip(first + 1).any(|other| {
            let by_one: Vec<bool> = given.iter().map(|side| is_over(one, side)).collect();
            let by_other: Vec<bool> = given.iter().map(|side| is_over(other, side)).collect();
            let pair = |i: usize| by_other.iter().enumerate().any(|(j, is_over)| i != j && *is_over);
            by_one.iter().enumerate().any(|(i, is_over)| *is_over && pair(i))
        })
    })
}

fn stands_in(words: &Words, side: &Side, ids: &BTreeMap<String, ArticleId>) -> bool {
    let own = Span::new(words.start, words.end);
    let article = ids.get(&words.article);
    side.spans
        .iter()
        .any(|(at, span)| Some(at) == article && own.overlap(*span).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::super::discrepancy::Relation;
    use super::*;

    type Place = (&'static str, usize, usize);

    fn gold(kind: Kind, severity: u8, sides: &[&[Place]], doubtful: bool) -> Difference {
        let account = |spans: &&[Place]| Account {
            value: String::new(),
            spans: spans
                .iter()
                .map(|(article, start, end)| Words {
                    article: (*article).to_owned(),
                    start: *start,
                    end: *end,
                })
                .collect(),
        };
        Difference {
            kind,
            relation: Relation::Contradiction,
            severity,
            difficulty: Difficulty::Easy,
            sides: sides.iter().map(account).collect(),
            note: String::new(),
            doubtful,
        }
    }

    fn found(kind: Kind, sides: &[&[(u32, usize, usize)]]) -> Discrepancy {
        let side = |spans: &&[(u32, usize, usize)]| Side {
            value: String::new(),
            spans: spans
                .iter()
                .map(|(article, start, end)| (ArticleId(*article), Span::new(*start, *end)))
                .collect(),
            ..Side::default()
        };
        Discrepancy {
            kind,
            relation: Relation::Contradiction,
            severity: 1,
            confidence: 1.0,
            why: String::new(),
            sides: sides.iter().map(side).collect(),
        }
    }

    fn counts(gold: &[Difference], found: &[Discrepancy]) -> Discrepancies {
        let ids = BTreeMap::from([("a".to_owned(), ArticleId(0)), ("b".to_owned(), ArticleId(1))]);
        Discrepancies::of(gold, found, &ids)
    }

    #[test]
    fn two_sides_must_meet_two_sides() {
        let dead = [gold(Kind::Number, 3, &[&[("a", 10, 20)], &[("b", 30, 40)]], false)];
        for (found, right) in [
            (found(Kind::Number, &[&[(0, 0, 50)], &[(1, 0, 50)]]), true),
            (found(Kind::Number, &[&[(1, 39, 41)], &[(0, 19, 21)]]), true),
            (found(Kind::Quotation, &[&[(0, 0, 50)], &[(1, 0, 50)]]), true),
            (found(Kind::Place, &[&[(0, 0, 50)], &[(1, 0, 50)]]), false),
            (found(Kind::Number, &[&[(0, 0, 50)], &[(1, 40, 50)]]), false),
            (found(Kind::Number, &[&[(0, 0, 50), (1, 0, 50)]]), false),
            (found(Kind::Number, &[&[(0, 0, 50), (1, 0, 50)], &[]]), false),
            (found(Kind::Number, &[&[(0, 0, 50), (1, 0, 50)], &[(1, 90, 91)]]), false),
        ] {
            let counted = counts(&dead, std::slice::from_ref(&found));
            assert_eq!(
                (counted.all.found, counted.right),
                (u64::from(right), u64::from(right)),
                "{found:?}"
            );
        }
    }

    #[test]
    fn what_is_not_told_has_one_side() {
        let told = [gold(Kind::Omission, 1, &[&[("a", 10, 20)], &[]], false)];
        assert_eq!(counts(&told, &[found(Kind::Omission, &[&[(0, 0, 50)], &[]])]).right, 1);
        assert_eq!(counts(&told, &[found(Kind::Omission, &[&[(1, 0, 50)], &[]])]).right, 0);
        let missing = [gold(Kind::DenialMissing, 3, &[&[("a", 10, 20)], &[("b", 0, 5)]], false)];
        assert_eq!(
            counts(&missing, &[found(Kind::DenialMissing, &[&[(0, 0, 50)]])]).right,
            1
        );
    }

    #[test]
    fn counts_go_by_difficulty_gravity_and_rank() {
        let gold = [
            gold(Kind::Number, 3, &[&[("a", 0, 5)], &[("b", 0, 5)]], false),
            gold(Kind::Number, 1, &[&[("a", 10, 15)], &[("b", 10, 15)]], false),
            gold(Kind::Label, 1, &[&[("a", 20, 25)], &[("b", 20, 25)]], true),
        ];
        let mut list = vec![found(Kind::Label, &[&[(0, 20, 21)], &[(1, 20, 21)]])];
        list.extend((0..30).map(|_| found(Kind::Place, &[&[(0, 0, 5)], &[(1, 0, 5)]])));
        list.insert(5, found(Kind::Number, &[&[(0, 0, 1)], &[(1, 0, 1)]]));
        list.insert(6, found(Kind::Number, &[&[(0, 1, 2)], &[(1, 1, 2)]]));
        let counted = counts(&gold, &list);
        assert_eq!(counted.all, Share { gold: 2, found: 1 });
        assert_eq!(
            counted.difficulty,
            [Share { gold: 2, found: 1 }, Share::default(), Share::default()]
        );
        assert_eq!(
            counted.severity,
            [
                Share { gold: 1, found: 0 },
                Share::default(),
                Share { gold: 1, found: 1 }
            ]
        );
        // Both that meet the first are right; the doubtful one is not counted.
        assert_eq!((counted.found, counted.right), (32, 2));
        assert_eq!((counted.best, counted.best_right), (20, 2));
        assert_eq!(counted.relations, 1);
    }
}
