//! Who relays whom, from marks alone: articles at one end, origins at the other, and
//! through whom it went between them.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Dossier, Mention, MentionId, SourceId};
use super::words::listed;
use crate::article::ArticleId;

/// A place on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// An article: where it was read.
    Article(ArticleId),
    /// A source: who passed it on or said it.
    Source(SourceId),
}

/// One step of the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    /// Who has it from the other.
    pub from: Node,
    /// From whom.
    pub to: Node,
    /// Nobody passes it on: the one belongs to the other.
    pub belongs: bool,
}

/// What goes a way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The marks.
    pub mentions: BTreeSet<MentionId>,
    /// The articles they stand in, and those that are copies as a whole.
    pub articles: BTreeSet<ArticleId>,
}

/// The way of one mark, or of a copied article without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The article.
    pub article: ArticleId,
    /// The mark; `None`: the article is a copy, and nothing in it is marked.
    pub mention: Option<MentionId>,
    /// From the article on: each has it from the next.
    pub sources: Vec<SourceId>,
    /// How many of them are told; the others are whom the last one belongs to.
    pub told: usize,
}

impl Path {
    /// Its steps, from the article on.
    pub fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        let nodes = std::iter::once(Node::Article(self.article)).chain(self.sources.iter().copied().map(Node::Source));
        let after = self.sources.iter().copied().map(Node::Source);
        nodes.zip(after).enumerate().map(|(index, (from, to))| Step {
            from,
            to,
            belongs: index >= self.told,
        })
    }

    /// Where it ends.
    #[must_use]
    pub fn origin(&self) -> Option<SourceId> {
        self.sources.last().copied()
    }

    /// Whether it goes by a node.
    #[must_use]
    pub fn passes(&self, node: Node) -> bool {
        match node {
            Node::Article(id) => self.article == id,
            Node::Source(id) => self.sources.contains(&id),
        }
    }
}

/// All ways together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relay {
    /// The way of every mark that has a source or stands in a copy, and of every copy
    /// without a mark.
    pub paths: Vec<Path>,
    /// The steps, with what goes each.
    pub steps: BTreeMap<Step, Flow>,
    /// What passes each node.
    pub nodes: BTreeMap<Node, Flow>,
    /// What ends at each source: it is their origin.
    pub origins: BTreeMap<SourceId, Flow>,
    /// Marks that name no source.
    pub unsourced: BTreeSet<MentionId>,
}

impl Relay {
    /// Of a dossier.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut relay = Self::default();
        let mut marked = BTreeSet::new();
        for (id, mention) in dossier.mentions() {
            match path(dossier, *id, mention) {
                Some(path) => {
                    marked.insert(path.article);
                    relay.add(path);
                }
                None => drop(relay.unsourced.insert(*id)),
            }
        }
        for (id, entry) in dossier.articles() {
            if let Some(source) = entry.copy_of.filter(|_| !marked.contains(id)) {
                let sources: Vec<SourceId> = std::iter::once(source)
                    .chain(dossier.ancestors(source).filter(|above| *above != source))
                    .collect();
                relay.add(Path {
                    article: *id,
                    mention: None,
                    sources,
                    told: 1,
                });
            }
        }
        relay
    }

    fn add(&mut self, path: Path) {
        let count = |flow: &mut Flow| {
            flow.mentions.extend(path.mention);
            flow.articles.insert(path.article);
        };
        count(self.nodes.entry(Node::Article(path.article)).or_default());
        for source in &path.sources {
            count(self.nodes.entry(Node::Source(*source)).or_default());
        }
        for step in path.steps() {
            count(self.steps.entry(step).or_default());
        }
        if let Some(origin) = path.origin() {
            count(self.origins.entry(origin).or_default());
        }
        self.paths.push(path);
    }

    /// The steps of all ways that pass a node.
    #[must_use]
    pub fn through(&self, node: Node) -> BTreeSet<Step> {
        let paths = self.paths.iter().filter(|path| path.passes(node));
        paths.flat_map(Path::steps).collect()
    }

    /// The columns, articles first: every step leads to a later column, but for those
    /// that close a circle. Sources that have it from nobody stand last.
    #[must_use]
    pub fn columns(&self) -> Vec<Vec<Node>> {
        let mut next: BTreeMap<Node, BTreeSet<Node>> = BTreeMap::new();
        for step in self.steps.keys() {
            next.entry(step.from).or_default().insert(step.to);
        }
        let order = order(self.nodes.keys().copied(), &next);
        let rank: BTreeMap<Node, usize> = order.iter().enumerate().map(|(n, node)| (*node, n)).collect();
        let is_ahead = |from: &Node, to: &Node| rank.get(from) < rank.get(to);
        let mut column: BTreeMap<Node, usize> = BTreeMap::new();
        for node in &order {
            let here = *column
                .entry(*node)
                .or_insert_with(|| usize::from(matches!(node, Node::Source(_))));
            for to in next.get(node).into_iter().flatten().filter(|to| is_ahead(node, to)) {
                let there = column.entry(*to).or_default();
                *there = (*there).max(here + 1);
            }
        }
        let last = column.values().copied().max().unwrap_or(0);
        let mut columns = vec![Vec::new(); last + 1];
        for node in self.nodes.keys() {
            let ends = matches!(node, Node::Source(_)) && !next.contains_key(node);
            let at = if ends {
                last
            } else {
                column.get(node).copied().unwrap_or(0)
            };
            if let Some(here) = columns.get_mut(at) {
                here.push(*node);
            }
        }
        self.untangle(&mut columns);
        columns
    }

    /// Puts the nodes of each column near those they are joined with.
    fn untangle(&self, columns: &mut [Vec<Node>]) {
        const ROUNDS: usize = 6;
        let mut joined: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
        for step in self.steps.keys() {
            joined.entry(step.from).or_default().push(step.to);
            joined.entry(step.to).or_default().push(step.from);
        }
        let place = |columns: &[Vec<Node>]| -> BTreeMap<Node, f64> {
            let mut places = BTreeMap::new();
            for column in columns {
                for (n, node) in column.iter().enumerate() {
                    places.insert(*node, (n as f64 + 0.5) / column.len() as f64);
                }
            }
            places
        };
        for _ in 0..ROUNDS {
            // Articles stay in their order: they are looked for by it.
            for at in 1..columns.len() {
                let places = place(columns);
                let middle = |node: &Node| -> f64 {
                    let others = joined.get(node).map_or(&[][..], Vec::as_slice);
                    let sum: f64 = others.iter().filter_map(|other| places.get(other)).sum();
                    sum / others.len().max(1) as f64
                };
                if let Some(column) = columns.get_mut(at) {
                    column.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.cmp(b)));
                }
            }
        }
    }

    /// What it comes to, in a sentence: "A, C and F all go back to KCNA; 9 marks name no
    /// source." At most `most` origins are named, those with the most articles first.
    #[must_use]
    pub fn in_words(&self, dossier: &Dossier, most: usize) -> String {
        let mut origins: Vec<(&SourceId, &Flow)> = self.origins.iter().collect();
        origins.sort_by_key(|(id, flow)| (std::cmp::Reverse((flow.articles.len(), flow.mentions.len())), **id));
        let mut parts: Vec<String> = origins
            .iter()
            .take(most)
            .map(|(id, flow)| {
                let articles: Vec<String> = flow.articles.iter().map(ArticleId::to_string).collect();
                let all = match articles.len() {
                    1 => "goes",
                    2 => "both go",
                    _ => "all go",
                };
                format!("{} {all} back to {}", listed(&articles), source_name(dossier, **id))
            })
            .collect();
        if let more @ 1.. = origins.len().saturating_sub(most) {
            parts.push(match more {
                1 => "there is one more origin".to_owned(),
                many => format!("there are {many} more origins"),
            });
        }
        match self.unsourced.len() {
            0 => {}
            1 => parts.push("1 mark names no source".to_owned()),
            many => parts.push(format!("{many} marks name no source")),
        }
        if parts.is_empty() {
            return "Nothing is marked yet.".to_owned();
        }
        format!("{}.", parts.join("; "))
    }
}

fn path(dossier: &Dossier, id: MentionId, mention: &Mention) -> Option<Path> {
    let sources = dossier.chain(mention);
    let told = dossier.chain_told(mention).len();
    (!sources.is_empty()).then_some(Path {
        article: mention.at.article,
        mention: Some(id),
        sources,
        told,
    })
}

/// The nodes so that every step leads ahead, but for those that close a circle.
fn order(nodes: impl Iterator<Item = Node>, next: &BTreeMap<Node, BTreeSet<Node>>) -> Vec<Node> {
    let after = |node: Node| next.get(&node).into_iter().flatten().copied().collect::<Vec<Node>>();
    let mut done = Vec::new();
    let mut seen = BTreeSet::new();
    for start in nodes {
        if !seen.insert(start) {
            continue;
        }
        let mut stack = vec![(start, after(start))];
        while let Some((node, left)) = stack.last_mut() {
            match left.pop() {
                Some(to) if seen.insert(to) => stack.push((to, after(to))),
                Some(_) => {}
                None => {
                    done.push(*node);
                    stack.pop();
                }
            }
        }
    }
    done.reverse();
    done
}

/// The name of a source, for a sentence.
#[must_use]
pub fn source_name(dossier: &Dossier, id: SourceId) -> &str {
    dossier.sources().get(&id).map_or("?", |source| source.name.as_str())
}

impl Dossier {
    /// The way of a mark in words, from the article's side: "C ← Tass ← KCNA (of North
    /// Korea)".
    #[must_use]
    pub fn chain_in_words(&self, mention: &Mention) -> String {
        let mut words = mention.at.article.to_string();
        let told = self.chain_told(mention);
        for source in &told {
            words.push_str(" ← ");
            words.push_str(source_name(self, *source));
        }
        let above = self.chain(mention).split_off(told.len());
        if !above.is_empty() {
            let names: Vec<&str> = above.iter().map(|id| source_name(self, *id)).collect();
            words.push_str(" (of ");
            words.push_str(&names.join(", of "));
            words.push(')');
        }
        words
    }
}
