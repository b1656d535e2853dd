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
    /// Weights of the evidence in the score of two articles in one language.
    pub same: [f32; KINDS],
    /// The same for articles in two languages.
    pub cross: [f32; KINDS],
    /// Candidates below this share of a sentence's best one are left out.
    pub candidate_share: f32,
    /// Weights of the pairs around, for two articles in one language.
    pub around_same: [f32; AROUND],
    /// The same for articles in two languages.
    pub around_cross: [f32; AROUND],
    /// Links from this score are shown.
    pub shown: f32,
    /// Links inside a cluster are shown from this score.
    pub shown_together: f32,
    /// Links from this score are offered.
    pub offered: f32,
    /// At most this many links are offered a sentence and article.
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
            4.255, 4.704, -0.537, 1.325, 5.223, 2.472, -2.905, -0.583, -0.255, 0.0, 0.429, 1.139, 0.193, 5.556, -0.153,
            -0.199, 0.0, 0.0, -7.978,
        ],
        cross: [
            7.269, 2.131, -2.31, 4.398, 12.694, -4.99, 5.023, -1.354, 2.972, 0.0, -0.426, -1.3, -3.051, -1.022, 6.933,
            -9.188, 0.0, 0.0, -5.524,
        ],
        candidate_share: 0.0,
        around_same: [
            0.58, 0.81, 3.32, -2.61, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        ],
        around_cross: [
            0.0, 0.81, 3.32, -2.61, 0.08, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
        ],
        shown: 0.5,
        shown_together: 0.1,
        offered: 0.003,
        offered_most: 3,
        cohesion: 0.5,
        units_most: 3,
    };

    /// The values for a dossier of so many sentences and articles: in a large one
    /// only what stands out is worth the analyst's time, and the machine's.
    #[must_use]
    pub fn sized(&self, units: usize, articles: usize) -> Self {
        if units <= LARGE {
            return self.clone();
        }
        Self {
            candidates: if articles > 64 { 2 } else { 3 },
            candidate_share: 0.35,
            offered: 0.1,
            ..self.clone()
        }
    }
}
