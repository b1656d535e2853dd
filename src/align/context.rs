//! What the pairs around a pair say of it: rivals, third articles, the sentences
//! beside it.

use std::ops::Range;

use rayon::prelude::*;

use super::index::{Index, UnitIndex, count_of, real};
use super::score::{Edge, logistic};
use super::tuning::Tuning;

/// How many kinds of evidence there are.
pub const AROUND: usize = 16;

/// Partners less likely than this say nothing.
const LEAST: f32 = 0.02;
/// The best partners of a unit that are asked.
const MOST: usize = 32;

/// Where the sentences beside a pair are looked for: further on in one article and
/// in the other, and how much a pair there counts.
const BESIDE: [(u32, u32, f32); 4] = [(1, 1, 1.0), (1, 2, 0.7), (2, 1, 0.7), (2, 2, 0.7)];

/// How far off what stands near a pair is looked for.
const WINDOW: u32 = 3;
/// How much it counts by its distance in both articles together.
const NEARNESS: [f32; 7] = [0.0, 0.0, 1.0, 0.8, 0.6, 0.45, 0.3];

/// Sets [`Edge::score`] from [`Edge::own`] and the pairs around: a second logistic
/// regression, on top of the first ("stacking", Wolpert 1992).
pub fn add_context(index: &Index, edges: &mut [Edge], tuning: &Tuning) {
    let scores: Vec<f32> = {
        let context = Context::new(index, edges);
        edges
            .par_iter()
            .map(|edge| {
                let weights = if index.is_same_language(edge.a, edge.b) {
                    &tuning.around_same
                } else {
                    &tuning.around_cross
                };
                let evidence = context.evidence(edge);
                logistic(evidence.iter().zip(weights).map(|(value, weight)| value * weight).sum())
            })
            .collect()
    };
    for (edge, score) in edges.iter_mut().zip(scores) {
        edge.score = score;
    }
}

/// The pairs, so that those around one are found.
#[derive(Debug)]
pub struct Context<'a> {
    index: &'a Index,
    edges: &'a [Edge],
    /// Where the edges of each unit begin.
    starts: Vec<usize>,
    partners: Vec<Vec<Partner>>,
    tops: Vec<Vec<Top>>,
    /// For each two articles how far the order of the one is that of the other.
    orders: Vec<Vec<f32>>,
    /// For each two articles how much of them has a partner in the other.
    rates: Vec<Vec<f32>>,
}

/// A unit with its article and how likely it is a partner.
#[derive(Clone, Copy, Debug)]
struct Partner {
    unit: UnitIndex,
    article: u32,
    own: f32,
}

/// The best partners of a unit in one article.
#[derive(Clone, Debug)]
struct Top {
    article: u32,
    first: Partner,
    second: Option<Partner>,
    sum: f32,
}

/// What rivals on one side of a pair say.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    /// How likely the best other partner is.
    rival: f32,
    /// How likely the best other partner is, where it stands beside this one.
    beside: f32,
    /// How many partners are to be expected.
    sum: f32,
}

impl<'a> Context<'a> {
    /// The context of `edges`, which go by their units.
    #[must_use]
    pub fn new(index: &'a Index, edges: &'a [Edge]) -> Self {
        let units = index.units.len();
        let mut starts = vec![0; units + 1];
        for (number, edge) in edges.iter().enumerate() {
            if let Some(start) = starts.get_mut(edge.a as usize + 1) {
                *start = number + 1;
            }
        }
        let mut last = 0;
        for start in &mut starts {
            last = last.max(*start);
            *start = last;
        }
        let mut context = Self {
            index,
            edges,
            starts,
            partners: partners(index, edges),
            tops: tops(index, edges),
            orders: Vec::new(),
            rates: Vec::new(),
        };
        context.rates = context.rates();
        context.orders = context.orders();
        context
    }

    /// The evidence around an edge.
    #[must_use]
    pub fn evidence(&self, edge: &Edge) -> [f32; AROUND] {
        let articles = [self.index.article_of(edge.a), self.index.article_of(edge.b)];
        let (both, apart) = compared(self.partners_of(edge.a), self.partners_of(edge.b), articles);
        let one = self.side(edge.a, edge.b, articles[1]);
        let other = self.side(edge.b, edge.a, articles[0]);
        let beside = self.beside(edge);
        let near = self.near(edge);
        let order = table(&self.orders, articles);
        let rate = table(&self.rates, articles);
        [
            1.0,
            logit(edge.own),
            both / (both + 1.0),
            apart / (both + apart + 1.0),
            f32::from(u8::from(self.index.articles.len() > 2)),
            one.rival.max(other.rival),
            one.rival.min(other.rival),
            one.beside + other.beside,
            beside,
            order,
            beside * order,
            edge.own / (one.sum * other.sum).sqrt().max(1e-4),
            (one.sum + other.sum - 2.0 * edge.own).max(0.0).ln_1p(),
            rate,
            near / (near + 1.0),
            near / (near + 1.0) * order,
        ]
    }

    fn partners_of(&self, unit: UnitIndex) -> &[Partner] {
        self.partners.get(unit as usize).map_or(&[], Vec::as_slice)
    }

    /// The units of a unit's article.
    fn article(&self, unit: UnitIndex) -> Range<UnitIndex> {
        let article = self.index.article_of(unit) as usize;
        self.index.articles.get(article).cloned().unwrap_or(0..0)
    }

    /// The edges of a unit with later ones, by the later.
    fn row(&self, unit: UnitIndex) -> &[Edge] {
        let bounds = (self.starts.get(unit as usize), self.starts.get(unit as usize + 1));
        let (Some(start), Some(end)) = bounds else { return &[] };
        self.edges.get(*start..*end).unwrap_or_default()
    }

    /// How likely a pair is by its own words; 0 where it is no candidate.
    fn own(&self, a: UnitIndex, b: UnitIndex) -> f32 {
        let row = self.row(a);
        let at = row.binary_search_by_key(&b, |edge| edge.b);
        at.ok().and_then(|at| row.get(at)).map_or(0.0, |edge| edge.own)
    }

    /// How likely it is that the sentences beside those of a pair tell the same thing
    /// in the same order.
    fn beside(&self, edge: &Edge) -> f32 {
        let (one, other) = (self.article(edge.a), self.article(edge.b));
        let mut none = 1.0;
        for (i, j, weight) in BESIDE {
            if edge.a + i < one.end && edge.b + j < other.end {
                none *= 1.0 - weight * self.own(edge.a + i, edge.b + j);
            }
            if edge.a >= one.start + i && edge.b >= other.start + j {
                none *= 1.0 - weight * self.own(edge.a - i, edge.b - j);
            }
        }
        1.0 - none
    }

    /// How much of what tells the same thing stands near a pair in both articles.
    fn near(&self, edge: &Edge) -> f32 {
        let (one, other) = (self.article(edge.a), self.article(edge.b));
        let rows = edge.a.saturating_sub(WINDOW).max(one.start)..(edge.a + WINDOW + 1).min(one.end);
        let from = edge.b.saturating_sub(WINDOW).max(other.start);
        let to = (edge.b + WINDOW + 1).min(other.end);
        let mut sum = 0.0;
        for a in rows.filter(|a| *a != edge.a) {
            let row = self.row(a);
            let at = row.partition_point(|near| near.b < from);
            for near in row.iter().skip(at).take_while(|near| near.b < to) {
                if near.b != edge.b {
                    let apart = near.a.abs_diff(edge.a) + near.b.abs_diff(edge.b);
                    sum += near.own * NEARNESS.get(apart as usize).copied().unwrap_or(0.0);
                }
            }
        }
        sum
    }

    /// What the other partners of `unit` in `article` say of `partner`.
    fn side(&self, unit: UnitIndex, partner: UnitIndex, article: u32) -> Side {
        let tops = self.tops.get(unit as usize).map_or(&[] as &[Top], Vec::as_slice);
        let at = tops.binary_search_by_key(&article, |top| top.article);
        let Some(top) = at.ok().and_then(|at| tops.get(at)) else {
            return Side::default();
        };
        let mut side = Side {
            sum: top.sum,
            ..Side::default()
        };
        let rival = if top.first.unit == partner {
            top.second
        } else {
            Some(top.first)
        };
        if let Some(rival) = rival {
            side.rival = rival.own;
            side.beside = if rival.unit.abs_diff(partner) == 1 {
                rival.own
            } else {
                0.0
            };
        }
        side
    }

    /// For each two articles how much of the one has a partner in the other, mean of
    /// both ways.
    fn rates(&self) -> Vec<Vec<f32>> {
        let articles = self.index.articles.len();
        let mut rates = vec![vec![0.0f32; articles]; articles];
        for (unit, tops) in self.tops.iter().enumerate() {
            let article = self.index.article_of(count_of(unit)) as usize;
            let size = self.index.articles.get(article).map_or(0, ExactSizeIterator::len);
            for top in tops {
                let (low, high) = (article.min(top.article as usize), article.max(top.article as usize));
                if let Some(rate) = rates.get_mut(low).and_then(|row| row.get_mut(high)) {
                    *rate += 0.5 * top.first.own / real(count_of(size.max(1)));
                }
            }
        }
        rates
    }

    /// For each two articles the mean over likely pairs of what stands beside them.
    fn orders(&self) -> Vec<Vec<f32>> {
        let articles = self.index.articles.len();
        let mut sums = vec![vec![(0.0f32, 0.0f32); articles]; articles];
        for edge in self.edges.iter().filter(|edge| edge.own >= 0.3) {
            let (one, other) = (self.index.article_of(edge.a), self.index.article_of(edge.b));
            let cell = sums.get_mut(one as usize).and_then(|row| row.get_mut(other as usize));
            if let Some((sum, weight)) = cell {
                *sum += edge.own * self.beside(edge);
                *weight += edge.own;
            }
        }
        sums.into_iter()
            .map(|row| row.into_iter().map(|(sum, weight)| sum / (weight + 1.0)).collect())
            .collect()
    }
}

/// What a table says of two articles, the lower number first.
fn table(table: &[Vec<f32>], articles: [u32; 2]) -> f32 {
    let row = table.get(articles[0] as usize);
    row.and_then(|row| row.get(articles[1] as usize))
        .copied()
        .unwrap_or(0.0)
}

/// For each unit its best partners, by unit.
fn partners(index: &Index, edges: &[Edge]) -> Vec<Vec<Partner>> {
    let mut partners: Vec<Vec<Partner>> = vec![Vec::new(); index.units.len()];
    for edge in edges.iter().filter(|edge| edge.own >= LEAST) {
        for (unit, partner) in ends(index, edge) {
            if let Some(list) = partners.get_mut(unit as usize) {
                list.push(partner);
            }
        }
    }
    for list in &mut partners {
        list.sort_by(|x, y| y.own.total_cmp(&x.own).then(x.unit.cmp(&y.unit)));
        list.truncate(MOST);
        list.sort_unstable_by_key(|partner| partner.unit);
    }
    partners
}

/// Each end of an edge with the other as its partner.
fn ends(index: &Index, edge: &Edge) -> [(UnitIndex, Partner); 2] {
    [(edge.a, edge.b), (edge.b, edge.a)].map(|(unit, partner)| {
        let partner = Partner {
            unit: partner,
            article: index.article_of(partner),
            own: edge.own,
        };
        (unit, partner)
    })
}

/// For each unit the best partners in each article, by article.
fn tops(index: &Index, edges: &[Edge]) -> Vec<Vec<Top>> {
    let mut tops: Vec<Vec<Top>> = vec![Vec::new(); index.units.len()];
    // Edges go by their units and units by article, so each list grows by article.
    for edge in edges {
        for (unit, partner) in ends(index, edge) {
            let Some(list) = tops.get_mut(unit as usize) else {
                continue;
            };
            match list.last_mut() {
                Some(top) if top.article == partner.article => {
                    top.sum += partner.own;
                    if partner.own > top.first.own {
                        top.second = Some(std::mem::replace(&mut top.first, partner));
                    } else if top.second.is_none_or(|second| partner.own > second.own) {
                        top.second = Some(partner);
                    }
                }
                _ => list.push(Top {
                    article: partner.article,
                    first: partner,
                    second: None,
                    sum: partner.own,
                }),
            }
        }
    }
    tops
}

/// Sizes of the fuzzy intersection and of the symmetric difference (Zadeh 1965) of
/// two lists of partners, those in `articles` left out.
fn compared(one: &[Partner], other: &[Partner], articles: [u32; 2]) -> (f32, f32) {
    let (mut both, mut apart) = (0.0, 0.0);
    let third = |partner: &&Partner| !articles.contains(&partner.article);
    let mut one = one.iter().filter(third).peekable();
    let mut other = other.iter().filter(third).peekable();
    loop {
        match (one.peek(), other.peek()) {
            (None, None) => return (both, apart),
            (Some(x), Some(y)) if x.unit == y.unit => {
                both += x.own.min(y.own);
                apart += (x.own - y.own).abs();
                one.next();
                other.next();
            }
            (Some(x), y) if y.is_none_or(|y| x.unit < y.unit) => {
                apart += x.own;
                one.next();
            }
            (_, Some(y)) => {
                apart += y.own;
                other.next();
            }
            (Some(_), None) => return (both, apart),
        }
    }
}

/// The inverse of the logistic function, for chances from 1 in 10 000.
fn logit(chance: f32) -> f32 {
    let chance = chance.clamp(1e-4, 1.0 - 1e-4);
    (chance / (1.0 - chance)).ln()
}
