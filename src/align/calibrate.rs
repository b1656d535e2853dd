//! Where a dossier's own links begin to be worth showing, by its scores or by the
//! analyst's word.

use super::tuning::Tuning;

/// The score from which the analyst wants links shown, in whole per cent. Below the
/// least of them every guess would be shown, above the most nothing but copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShownFrom(u8);

impl ShownFrom {
    /// The most generous.
    pub const LEAST: Self = Self(5);
    /// The strictest.
    pub const MOST: Self = Self(95);

    /// The score of so many per cent, if links can be shown from it.
    #[must_use]
    pub fn new(per_cent: u8) -> Option<Self> {
        (Self::LEAST.0..=Self::MOST.0)
            .contains(&per_cent)
            .then_some(Self(per_cent))
    }

    /// The one nearest to a score from 0 to 1.
    #[must_use]
    pub fn nearest(score: f32) -> Self {
        let off = |one: &Self| (one.score() - score).abs();
        let all = (Self::LEAST.0..=Self::MOST.0).map(Self);
        all.min_by(|one, other| off(one).total_cmp(&off(other)))
            .unwrap_or(Self::LEAST)
    }

    /// So many per cent more generous (below 0) or stricter, within the limits.
    #[must_use]
    pub fn moved(self, by: i8) -> Self {
        let per_cent = self.0.saturating_add_signed(by);
        Self(per_cent.clamp(Self::LEAST.0, Self::MOST.0))
    }

    /// In per cent.
    #[must_use]
    pub const fn per_cent(self) -> u8 {
        self.0
    }

    /// From 0 to 1.
    #[must_use]
    pub fn score(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

/// The score from which showing links makes the expected F1 greatest, within the
/// limits of `tuning`. Scores are chances, so the links from a score on are expected
/// to be right as often as their scores add up to. Where texts pair up clearly this is
/// near a half, where little is sure it is lower (Lipton, Elkan & Naryanaswamy 2014).
#[must_use]
pub fn shown_from(scores: impl Iterator<Item = f32>, tuning: &Tuning) -> f32 {
    if tuning.shown_least >= tuning.shown_most {
        return tuning.shown_most;
    }
    let mut scores: Vec<f32> = scores.collect();
    scores.sort_by(|one, other| other.total_cmp(one));
    let all: f32 = scores.iter().sum();
    let (mut count, mut right) = (0.0f32, 0.0f32);
    let (mut best, mut from) = (0.0, tuning.shown_most);
    for score in scores {
        count += 1.0;
        right += score;
        let expected = 2.0 * right / (count + all);
        if expected > best {
            best = expected;
            from = score;
        }
    }
    from.clamp(tuning.shown_least, tuning.shown_most)
}

#[cfg(test)]
mod tests {
    use super::ShownFrom;

    #[test]
    fn only_whole_per_cent_within_the_limits_can_be_set() {
        let can: Vec<u8> = (0..=u8::MAX)
            .filter(|per_cent| ShownFrom::new(*per_cent).is_some())
            .collect();
        assert_eq!(can, (5..=95).collect::<Vec<u8>>());
        for (score, nearest) in [(0.0, 5), (0.049, 5), (0.374, 37), (0.47, 47), (0.996, 95)] {
            assert_eq!(ShownFrom::nearest(score).per_cent(), nearest, "{score}");
        }
        let moved = |by| ShownFrom::new(7).map(|from| from.moved(by).per_cent());
        assert_eq!([moved(-5), moved(5), moved(i8::MAX)], [Some(5), Some(12), Some(95)]);
    }
}
