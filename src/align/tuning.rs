//! The numbers that were tuned, in one place.

use super::context::AROUND;
use super::score::KINDS;

/// A dossier with more sentences than this is large.
const LARGE: usize = 2000;

/// What was set by measuring (`docs/alignment.md` says on what).
#[derive(Clone, Debug)]
pub struct Tuning {
    /// Weight of a number against a word.
    pub number_weight: f32,
    /// Weight of a name against another word.
    pub name_weight: f32,
    /// Weight of a function word against a content word.
    pub stop_weight: f32,
    /// Weight of the commonest term against the rarest.
    pub rarity_floor: f32,
    /// Two terms are alike from this cosine of their character n-grams.
    pub alike_least: f32,
    /// The cosine's power that counts.
    pub alike_power: f32,
    /// At most this many like terms a term.
    pub alike_most: usize,
    /// Character n-grams of more terms than this say nothing.
    pub gram_cap: usize,
    /// At most this many candidates a sentence and article.
    pub candidates: usize,
    /// Weights of the evidence in the score of two articles in one language, where there
    /// are more articles than the two.
    pub same: [f32; KINDS],
    /// The same where there are only two, and no third one confirms a pair.
    pub same_of_two: [f32; KINDS],
    /// The same for articles in two languages.
    pub cross: [f32; KINDS],
    /// Candidates below this share of a sentence's best one are left out.
    pub candidate_share: f32,
    /// Candidates of a sentence in all articles together, at most.
    pub candidates_most: usize,
    /// Weights of the pairs around, for articles in one language.
    pub around_same: [f32; AROUND],
    /// The same where there are only two articles.
    pub around_of_two: [f32; AROUND],
    /// The same for articles in two languages.
    pub around_cross: [f32; AROUND],
    /// Links are shown from a score between these two, by the dossier's own scores.
    pub shown_least: f32,
    /// The lower of the two where there are only two articles.
    pub shown_least_of_two: f32,
    /// The upper of the two.
    pub shown_most: f32,
    /// Links from this score are shown.
    pub shown: f32,
    /// Links inside a cluster are shown from this score.
    pub shown_together: f32,
    /// Links from this score are offered.
    pub offered: f32,
    /// A sentence offers at most this many links into each other article.
    pub offered_most: usize,
    /// Clusters join where the mean score across is at least this.
    pub cohesion: f32,
    /// A cluster holds at most this many sentences of one article.
    pub units_most: u32,
}

impl Tuning {
    /// The values the app uses.
    pub const DEFAULT: Self = Self {
        number_weight: 1.4,
        name_weight: 1.0,
        stop_weight: 0.8,
        rarity_floor: 0.0,
        alike_least: 0.25,
        alike_power: 0.8,
        alike_most: 12,
        gram_cap: 400,
        candidates: 6,
        same: [
            6.579, 4.924, -1.617, 3.557, 6.448, 5.179, -3.597, 0.0, 2.125, 1.43, -0.572, 7.831, -0.902, -0.565, 1.166,
            -0.647, -10.734,
        ],
        same_of_two: [
            -0.764, 0.241, 0.123, 2.042, 4.17, 6.423, -0.069, 0.0, 2.026, 0.41, -0.917, 4.2, -0.051, -0.848, 1.058,
            0.33, 2.311,
        ],
        cross: [
            3.578, 3.051, -1.069, 0.378, 14.996, 1.323, -0.679, 0.0, 0.808, 1.186, -1.936, 6.606, 4.519, -4.074, 1.397,
            -0.277, -4.22,
        ],
        candidate_share: 0.0,
        candidates_most: usize::MAX,
        around_same: [
            -1.051, 0.698, 5.751, -1.824, 0.0, 0.419, -0.319, 0.462, 1.008, -1.281, -0.514, 0.19, -0.255, 0.279,
            -0.154, 3.444,
        ],
        around_of_two: [
            -1.414, 0.772, 0.0, 0.0, 0.0, -0.835, -1.049, 1.591, 1.13, -1.321, 1.057, 1.544, 0.928, -0.07, 0.26, 1.101,
        ],
        around_cross: [
            -2.303, 0.684, 0.489, -5.138, 1.645, -1.573, -4.58, 0.0, 0.0, 0.0, 0.0, 0.883, 0.896, 4.736, 0.0, 0.0,
        ],
        shown_least: 0.47,
        shown_least_of_two: 0.3,
        shown_most: 0.47,
        shown: 0.47,
        shown_together: 0.1,
        offered: 0.001,
        offered_most: 3,
        cohesion: 0.45,
        units_most: 3,
    };

    /// The values for a dossier of so many sentences and articles: in a large one
    /// only what stands out is worth the analyst's time, and the machine's.
    #[must_use]
    pub fn sized(&self, units: usize, articles: usize) -> Self {
        let fitting = if articles == 2 {
            Self {
                same: self.same_of_two,
                around_same: self.around_of_two,
                shown_least: self.shown_least_of_two,
                ..self.clone()
            }
        } else {
            self.clone()
        };
        if units <= LARGE {
            return fitting;
        }
        Self {
            candidates: if articles > 64 { 2 } else { 3 },
            candidate_share: 0.35,
            candidates_most: if articles > 64 { 64 } else { usize::MAX },
            offered: 0.1,
            ..fitting
        }
    }

    /// The values with what the scores of the dossier say.
    #[must_use]
    pub fn calibrated(&self, scores: impl Iterator<Item = f32>) -> Self {
        self.showing_from(super::calibrate::shown_from(scores, self))
    }

    /// The values with links shown from `score`: none that is as good is left out for
    /// being in a group or in a large dossier.
    #[must_use]
    pub fn showing_from(&self, score: f32) -> Self {
        Self {
            shown: score,
            cohesion: score,
            shown_together: self.shown_together.min(score),
            offered: self.offered.min(score),
            ..self.clone()
        }
    }
}
