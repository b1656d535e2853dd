//! What was found of stories, counted.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sejajar::align::{Alignment, Tier};

use crate::sets::{Line, Story, pair};

/// Counts over the stories of a set.
#[derive(Default)]
pub struct Counts {
    pub gold: usize,
    pub shown: usize,
    pub right: usize,
    offered: usize,
    pub beads: usize,
    pub beads_found: usize,
    pub beads_right: usize,
    ranked: f64,
    stories: usize,
    /// Every link's score and whether it is right.
    pub scores: Vec<(f32, bool)>,
}

impl Counts {
    /// Adds what was found of a story.
    pub fn add(&mut self, story: &Story, alignment: &Alignment) {
        let mut links: Vec<_> = alignment.links.iter().collect();
        links.sort_by(|x, y| y.score.total_cmp(&x.score));
        let (mut seen, mut sum) = (0.0, 0.0);
        let mut right = 0u32;
        for link in &links {
            seen += 1.0;
            self.scores.push((link.score, story.is_gold(link.a, link.b)));
            if story.is_gold(link.a, link.b) {
                right += 1;
                sum += f64::from(right) / seen;
            }
        }
        self.ranked += sum / (story.gold.len().max(1) as f64);
        self.stories += 1;
        self.gold += story.gold.len();
        self.offered += usize::try_from(right).unwrap_or(0);
        let shown: BTreeSet<(Line, Line)> = links
            .iter()
            .filter(|link| link.tier == Tier::Shown)
            .map(|link| pair(Story::line(link.a), Story::line(link.b)))
            .collect();
        self.shown += shown.len();
        self.right += shown.intersection(&story.gold).count();
        if story.articles.len() == 2 {
            let (found, wanted) = (beads(&shown), beads(&story.gold));
            self.beads += wanted.len();
            self.beads_found += found.len();
            self.beads_right += found.intersection(&wanted).count();
        }
    }

    /// How often links of a score are right, and F1 if all from there on were shown: one
    /// threshold serves all stories where scores are chances.
    pub fn curve(&self) -> String {
        let mut lines = String::new();
        for step in 2..20u8 {
            let (low, high) = (f32::from(step) / 20.0, f32::from(step + 1) / 20.0);
            let inside = |score: &f32| (low..high).contains(score) || (step == 19 && *score >= low);
            let within: Vec<bool> = self
                .scores
                .iter()
                .filter(|(score, _)| inside(score))
                .map(|s| s.1)
                .collect();
            let from: Vec<bool> = self
                .scores
                .iter()
                .filter(|(score, _)| *score >= low)
                .map(|s| s.1)
                .collect();
            let count = |of: &[bool]| of.iter().filter(|is_right| **is_right).count();
            let _ = writeln!(
                lines,
                "  {low:.2} {:4} of {:4} right  F1 from here {:.3} P {:.3} R {:.3}",
                count(&within),
                within.len(),
                2.0 * count(&from) as f64 / (from.len() + self.gold).max(1) as f64,
                count(&from) as f64 / from.len().max(1) as f64,
                count(&from) as f64 / self.gold.max(1) as f64,
            );
        }
        lines
    }

    /// The figures in words.
    pub fn line(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / (whole.max(1) as f64);
        let mut line = format!(
            "P {:.3} R {:.3} F1 {:.4} AP {:.3} listed {:.3}",
            share(self.right, self.shown),
            share(self.right, self.gold),
            share(2 * self.right, self.shown + self.gold),
            self.ranked / (self.stories.max(1) as f64),
            share(self.offered, self.gold),
        );
        if self.beads > 0 {
            let f1 = share(2 * self.beads_right, self.beads + self.beads_found);
            let _ = write!(line, " beads F1 {f1:.4}");
        }
        line
    }
}

/// The connected groups of pairs.
fn beads(pairs: &BTreeSet<(Line, Line)>) -> BTreeSet<BTreeSet<Line>> {
    let mut groups: Vec<BTreeSet<Line>> = Vec::new();
    for (one, other) in pairs {
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|group: &BTreeSet<Line>| group.contains(one) || group.contains(other));
        let mut joined: BTreeSet<Line> = touching.into_iter().flatten().collect();
        joined.extend([*one, *other]);
        rest.push(joined);
        groups = rest;
    }
    groups.into_iter().collect()
}
