//! What third articles say of a pair: two sentences that are linked with the same
//! third ones support each other, two that are linked with different ones do not.

use super::index::{Index, UnitIndex};
use super::score::{Edge, logistic};
use super::tuning::Tuning;

/// Partners less likely than this say nothing.
const LEAST: f32 = 0.02;
/// The best partners of a unit that are asked.
const MOST: usize = 32;

/// Sets [`Edge::score`] from [`Edge::own`] and the partners of both ends in third
/// articles: a logistic regression on the fuzzy intersection and symmetric
/// difference (Zadeh 1965) of their partners.
pub fn add_context(index: &Index, edges: &mut [Edge], tuning: &Tuning) {
    let partners = partners(index, edges);
    let none = Vec::new();
    for edge in edges.iter_mut() {
        let one = partners.get(edge.a as usize).unwrap_or(&none);
        let other = partners.get(edge.b as usize).unwrap_or(&none);
        let (both, apart) = compared(one, other, [index.article_of(edge.a), index.article_of(edge.b)]);
        let is_same = index.is_same_language(edge.a, edge.b);
        let chance = if index.articles.len() > 2 {
            let [bias, own, support, against] = tuning.context;
            bias + own * logit(edge.own) + support * both / (both + 1.0) - against * apart / (both + apart + 1.0)
                + if is_same { tuning.lenience } else { 0.0 }
        } else {
            logit(edge.own) + if is_same { tuning.lenience_of_two } else { 0.0 }
        };
        edge.score = logistic(chance);
    }
}

/// A unit with its article and how likely it is a partner.
struct Partner {
    unit: UnitIndex,
    article: u32,
    own: f32,
}

/// For each unit its best partners, by unit.
fn partners(index: &Index, edges: &[Edge]) -> Vec<Vec<Partner>> {
    let mut partners: Vec<Vec<Partner>> = Vec::new();
    partners.resize_with(index.units.len(), Vec::new);
    for edge in edges.iter().filter(|edge| edge.own >= LEAST) {
        for (unit, partner) in [(edge.a, edge.b), (edge.b, edge.a)] {
            if let Some(list) = partners.get_mut(unit as usize) {
                list.push(Partner {
                    unit: partner,
                    article: index.article_of(partner),
                    own: edge.own,
                });
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

/// Sizes of the fuzzy intersection and of the symmetric difference of two lists of
/// partners, those in `articles` left out.
fn compared(one: &[Partner], other: &[Partner], articles: [u32; 2]) -> (f32, f32) {
    let (mut both, mut apart) = (0.0, 0.0);
    let mut one = one
        .iter()
        .filter(|partner| !articles.contains(&partner.article))
        .peekable();
    let mut other = other
        .iter()
        .filter(|partner| !articles.contains(&partner.article))
        .peekable();
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
