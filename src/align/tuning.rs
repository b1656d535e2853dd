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
    /// Weights of the pairs around, for articles in one language where there are more
    /// than two.
    pub around_same: [f32; AROUND],
    /// The same where there are only two, and no third one confirms a pair.
    pub around_two: [f32; AROUND],
    /// The same for articles in two languages.
    pub around_cross: [f32; AROUND],
    /// Links are shown from a score between these two, by the dossier's own scores.
    pub shown_least: f32,
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
            -0.472, 2.089, -0.678, 2.225, 4.11, 5.281, -1.616, 0.0, 1.298, 0.918, -0.634, 7.661, -0.357, -0.266, 1.272,
            -0.796, 0.0,
        ],
        cross: [
            4.829, 0.972, -0.305, 1.521, 7.679, 2.04, 1.724, 0.0, -0.168, -0.718, -0.107, -0.895, 2.851, -4.165, 0.369,
            -0.006, -4.136,
        ],
        candidate_share: 0.0,
        around_same: [
            -1.718, 0.736, 5.008, -0.568, -0.522, -0.254, -1.398, 0.313, 0.657, -2.395, 3.617, 0.924, 1.489, 0.528, 0.0, 0.0,0.,0.,0.,0.,0.,0.,
        ],
        around_two: [0.0; AROUND],
        around_cross: [
            -3.79, 0.31, 1.403, -3.971, 0.467, -2.261, -1.423, 0.0, 0.0, 0.0, 0.0, 2.544, -0.75, 5.64, 0.0, 0.0,0.,0.,0.,0.,0.,0.,
        ],
        shown_least: 0.3,
        shown_most: 0.5,
        shown: 0.5,
        shown_together: 0.1,
        offered: 0.001,
        offered_most: 3,
        cohesion: 0.45,
        units_most: 3,
    };

    /// The weights of what is around a pair, by the pair's languages and the number of
    /// articles.
    #[must_use]
    pub const fn around(&self, same_language: bool, articles: usize) -> &[f32; AROUND] {
        match (same_language, articles) {
            (false, _) => &self.around_cross,
            (true, ..=2) => &self.around_two,
            (true, _) => &self.around_same,
        }
    }

    /// The values for a dossier of so many sentences and articles: in a large one
    /// only what stands out is worth the analyst's time, and the machine's.
    #[must_use]
    pub fn sized(&self, units: usize, articles: usize) -> Self {
        let fitting = self.clone();
        if units <= LARGE {
            return fitting;
        }
        Self {
            candidates: if articles > 64 { 2 } else { 3 },
            candidate_share: 0.35,
            offered: 0.1,
            ..fitting
        }
    }

    /// The values with what the scores of the dossier say.
    #[must_use]
    pub fn calibrated(&self, scores: impl Iterator<Item = f32>) -> Self {
        let shown = super::calibrate::shown_from(scores, self);
        Self {
            shown,
            cohesion: shown,
            ..self.clone()
        }
    }
}
