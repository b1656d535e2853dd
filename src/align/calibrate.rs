//! Where a dossier's own links begin to be worth showing.

use super::tuning::Tuning;

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
