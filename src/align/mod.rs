//! Articles to links and rows: which sentences tell the same thing.
//!
//! A pure function of texts and pins: the same answer for the same articles in
//! any order.

pub mod alike;
pub mod calibrate;
pub mod candidates;
pub mod cluster;
pub mod context;
pub mod diff;
pub mod eval;
pub mod features;
pub mod index;
pub mod links;
pub(crate) mod meanings;
pub mod probe;
pub mod reasons;
pub mod reuse;
pub mod rows;
pub mod score;
pub mod scores;
pub mod skeleton;
pub mod tuning;
pub mod vectors;

use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, ArticleId};
pub use calibrate::ShownFrom;
pub use scores::Scores;

/// One article as the aligner sees it.
#[derive(Clone, Debug)]
pub struct Input {
    /// The article's id.
    pub id: ArticleId,
    /// Its text and sentences.
    pub article: Arc<Article>,
    /// ISO 639-1 code, or empty.
    pub language: String,
    /// For each sentence: whether it takes part (furniture does not).
    pub active: Vec<bool>,
}

/// One sentence of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// The article.
    pub article: ArticleId,
    /// Index of the sentence in its article.
    pub sentence: u32,
}

/// The analyst's word on a pair, by sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PinnedPair {
    /// One sentence.
    pub a: Unit,
    /// The other.
    pub b: Unit,
    /// Must they be linked (`true`) or kept apart (`false`)?
    pub linked: bool,
}

/// How sure the app is of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The app's own decision, precise: it makes the rows.
    Shown,
    /// A candidate, dashed until the analyst accepts it.
    Offered,
}

/// Two sentences of two articles that tell the same thing. Why: [`Scores::because`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The sentence with the smaller id.
    pub a: Unit,
    /// The other one.
    pub b: Unit,
    /// 0 to 1.
    pub score: f32,
    /// Shown or offered.
    pub tier: Tier,
    /// Whether the analyst pinned it.
    pub pinned: bool,
}

/// Sentences across articles that tell the same thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// The sentences, in order.
    pub units: Vec<Unit>,
}

/// What the aligner found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Links, by their ends.
    pub links: Vec<Link>,
    /// Every active sentence is in exactly one cluster; most are alone.
    pub clusters: Vec<Cluster>,
    /// The score from which links are shown.
    pub shown_from: f32,
}

/// Lets the caller watch and stop a long alignment.
pub trait Progress {
    /// Called now and then with the share done, 0 to 1. `false` stops the work.
    fn went(&self, share: f32) -> bool;
}

/// Units worked on between two looks at the progress.
const WORK_BLOCK: usize = 1024;

/// The results of `work` on `0..count`, block by block, on the way from one `share` of
/// the whole to another. `None` when `progress` said stop.
fn in_blocks<T>(
    count: usize,
    progress: &dyn Progress,
    share: Range<f32>,
    work: impl Fn(Range<usize>) -> Vec<T>,
) -> Option<Vec<T>> {
    let mut done = Vec::with_capacity(count);
    for start in (0..count).step_by(WORK_BLOCK) {
        let part = index::real(index::count_of(start)) / index::real(index::count_of(count));
        if !progress.went(share.start + part * (share.end - share.start)) {
            return None;
        }
        done.extend(work(start..count.min(start + WORK_BLOCK)));
    }
    Some(done)
}

/// Nobody watches.
impl Progress for () {
    fn went(&self, _share: f32) -> bool {
        true
    }
}

/// Aligns the articles, links shown as found best. `None` when `progress` said stop.
#[must_use]
pub fn align(inputs: &[Input], pins: &[PinnedPair], progress: &dyn Progress) -> Option<Alignment> {
    Some(Scores::of(inputs, progress)?.under(pins, None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;

    pub(super) fn input(id: u32, language: &str, text: &str) -> Input {
        let origin = Origin {
            file_name: String::new(),
            sha256: id.to_string(),
            bytes: 0,
            encoding: String::new(),
            captured: String::new(),
        };
        let article = Article::new(text, origin, language).in_lines();
        Input {
            id: ArticleId(id),
            active: vec![true; article.sentences.len()],
            article: Arc::new(article),
            language: language.to_owned(),
        }
    }

    #[test]
    fn links_say_why() {
        let inputs = [
            input(
                0,
                "id",
                "Feri Cakra Bahari tenggelam di dekat Belawan dengan 214 penumpang.\n\
                 “Kami masih mencari para korban di laut,” kata Sutrisno.\n\
                 Cuaca buruk terjadi sejak Minggu.",
            ),
            input(
                1,
                "id",
                "Menteri Sutrisno berkata: “Kami masih mencari para korban di laut.”\n\
                 Harga beras naik lagi di pasar kota.\n\
                 Sebanyak 214 orang ada di atas feri Cakra Bahari saat tenggelam dekat Belavan.",
            ),
        ];
        let scores = Scores::of(&inputs, &()).expect("nobody stops it");
        let alignment = scores.under(&[], None);
        let shown: Vec<String> = alignment
            .links
            .iter()
            .filter(|link| link.tier == Tier::Shown)
            .map(|link| {
                let end = |unit: Unit| format!("{}{}", unit.article, unit.sentence);
                format!("{} {}: {}", end(link.a), end(link.b), scores.because(link).join("; "))
            })
            .collect();
        insta::assert_snapshot!(shown.join("\n"), @r"
        A0 B2: shares: Belavan ~ Belawan, Cakra, Bahari; words in common: Feri, tenggelam; same number 214
        A1 B0: near-verbatim: 7 of 9 words; same quotation “Kami masih mencari para korban di laut”; words in common: mencari, korban, laut; shares: Sutrisno
        ");
    }
}
