//! Which mentions name one: spellings and initials first, then short forms, article by
//! article.

use std::collections::{BTreeMap, BTreeSet};

use super::runs::words;
use super::spelling::{is_one, is_short_for, skeletons};
use super::{Lexicon, Mention, Name, NameKind, form};
use crate::findings::reading::Reading;
use crate::findings::union::Union;
use crate::findings::values::zones::place;

/// Names that share a word, at most: of more, only equal ones are one.
const SHARED_MOST: usize = 200;

/// A name as it is compared.
struct Node {
    parts: Vec<String>,
    /// A known place or a name with aliases: nothing else is it.
    fixed: bool,
    initials: bool,
    /// What its mentions say it is.
    kinds: BTreeSet<NameKind>,
}

impl Node {
    fn is(&self, kind: NameKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// Gives every mention its entity, and the entities.
pub(super) fn entities(readings: &[Reading<'_>], mentions: &mut Vec<Mention>) -> Vec<Name> {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    let mut node_of = Vec::with_capacity(mentions.len());
    let mut keys: BTreeMap<(&str, String), (String, bool)> = BTreeMap::new();
    for mention in mentions.iter() {
        let Some(reading) = readings.get(mention.article) else {
            node_of.push(0);
            continue;
        };
        let written = (reading.language, words(reading, &mention.tokens));
        let (key, fixed) = keys.entry(written).or_insert_with(|| key(reading, mention)).clone();
        let number = *numbers.entry(key).or_insert_with(|| {
            nodes.push(Node {
                parts: skeletons(mention.tokens.clone().map(|at| reading.folded(at))),
                fixed,
                initials: mention.tokens.len() == 1
                    && reading
                        .tokens
                        .get(mention.tokens.start)
                        .is_some_and(|token| token.capitals),
                kinds: BTreeSet::new(),
            });
            nodes.len() - 1
        });
        if let Some(node) = nodes.get_mut(number) {
            node.kinds.insert(mention.kind);
        }
        node_of.push(number);
    }
    let mut union = Union::new(nodes.len());
    spellings(&nodes, &mut union);
    initials(readings, mentions, &node_of, &nodes, &mut union);
    short_forms(readings, mentions, &node_of, &nodes, &mut union);
    collect(readings, mentions)
}

/// What a mention is found by, and whether that is all there is to say.
fn key(reading: &Reading<'_>, mention: &Mention) -> (String, bool) {
    let name = words(reading, &mention.tokens);
    if let Some(place) = place(&name) {
        return (format!("place {}", place.name), true);
    }
    let lexicon = Lexicon::of(reading.language);
    if let Some(first) = lexicon.aliases.get(&name) {
        return (format!("alias {first}"), true);
    }
    let parts = skeletons(mention.tokens.clone().map(|at| reading.folded(at)));
    (parts.join(" "), false)
}

/// Joins full names that are spellings of one.
fn spellings(nodes: &[Node], union: &mut Union) {
    let mut by_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, node) in nodes.iter().enumerate() {
        if node.fixed || node.parts.len() < 2 || node.is(NameKind::Organisation) {
            continue;
        }
        let ends: BTreeSet<&String> = node.parts.first().into_iter().chain(node.parts.last()).collect();
        for part in ends {
            by_part.entry(part).or_default().push(number);
        }
    }
    for same in by_part.values().filter(|same| same.len() <= SHARED_MOST) {
        for (at, one) in same.iter().enumerate() {
            for other in same.iter().skip(at + 1) {
                let (Some(a), Some(b)) = (nodes.get(*one), nodes.get(*other)) else {
                    continue;
                };
                if is_short_for(&a.parts, &b.parts) || is_short_for(&b.parts, &a.parts) {
                    union.join(*one, *other);
                }
            }
        }
    }
}

/// Joins initials with the name they stand for: "Korean Central News Agency (KCNA)", or
/// the one name of the articles with these initials.
fn initials(readings: &[Reading<'_>], mentions: &[Mention], node_of: &[usize], nodes: &[Node], union: &mut Union) {
    let mut by_initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (mention, node) in mentions.iter().zip(node_of) {
        let Some(reading) = readings.get(mention.article) else {
            continue;
        };
        if mention.tokens.len() >= 2 && mention.kind != NameKind::Person {
            let first = mention
                .tokens
                .clone()
                .filter(|at| reading.tokens.get(*at).is_some_and(|token| token.capital));
            let initials: String = first.filter_map(|at| reading.folded(at).chars().next()).collect();
            let letters = skeletons(std::iter::once(initials.as_str())).concat();
            by_initials.entry(letters).or_default().insert(*node);
        }
    }
    for (short, node) in nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.initials && !node.fixed)
    {
        let letters = node.parts.concat();
        let full = by_initials.get(&letters);
        if let Some((1, Some(only))) = full.map(|full| (full.len(), full.first())) {
            union.join(short, *only);
        }
    }
    for pair in mentions.windows(2).zip(node_of.windows(2)) {
        let ([long, short], [long_node, short_node]) = pair else {
            continue;
        };
        let (Some(reading), Some(node)) = (readings.get(long.article), nodes.get(*short_node)) else {
            continue;
        };
        let adjacent = long.article == short.article && long.tokens.end == short.tokens.start;
        let bracketed = adjacent && reading.before(short.tokens.start).trim() == "(";
        let same_letter = long
            .tokens
            .clone()
            .any(|at| reading.folded(at).chars().next() == reading.folded(short.tokens.start).chars().next());
        if bracketed && node.initials && long.tokens.len() >= 2 && same_letter && long.kind != NameKind::Person {
            union.join(*long_node, *short_node);
        }
    }
}

/// Gives each mention its entity. A name of one word goes to the full name with that
/// word which its article names most, then to the one all articles name most.
fn short_forms(
    readings: &[Reading<'_>],
    mentions: &mut [Mention],
    node_of: &[usize],
    nodes: &[Node],
    union: &mut Union,
) {
    let mut by_part: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut is_person: BTreeMap<usize, bool> = BTreeMap::new();
    for (number, node) in nodes.iter().enumerate() {
        *is_person.entry(union.root(number)).or_default() |= node.is(NameKind::Person);
    }
    for (number, node) in nodes.iter().enumerate() {
        if node.fixed || node.parts.len() < 2 || node.is(NameKind::Organisation) || node.is(NameKind::Place) {
            continue;
        }
        let person = is_person.get(&union.root(number)).copied().unwrap_or(false);
        let last = node.parts.len() - 1;
        for (at, part) in node.parts.iter().enumerate() {
            if person || at == 0 || at == last {
                by_part.entry(part).or_default().insert(union.root(number));
            }
        }
    }
    let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    let mut totals: BTreeMap<usize, usize> = BTreeMap::new();
    for (order, (mention, node)) in mentions.iter().zip(node_of).enumerate() {
        let root = union.root(*node);
        if nodes.get(*node).is_some_and(|node| node.parts.len() >= 2) {
            let near = counts.entry((mention.article, root)).or_default();
            near.0 += 1 + usize::from(mention.title.is_some());
            near.1 = order;
            *totals.entry(root).or_default() += 1;
        }
    }
    // Words that can be one edit apart: of like length, with the same first letter.
    let shape = |word: &str| (word.chars().next(), word.chars().count());
    let mut long_words: BTreeMap<(Option<char>, usize), Vec<&str>> = BTreeMap::new();
    for part in by_part.keys().copied() {
        long_words.entry(shape(part)).or_default().push(part);
    }
    let mut alike: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (mention, number) in mentions.iter_mut().zip(node_of) {
        mention.entity = union.root(*number);
        let (Some(reading), Some(node)) = (readings.get(mention.article), nodes.get(*number)) else {
            continue;
        };
        let [part] = node.parts.as_slice() else { continue };
        let lexicon = Lexicon::of(reading.language);
        let weak = lexicon.no_names.contains(reading.folded(mention.tokens.start))
            || lexicon.title_words.contains(reading.folded(mention.tokens.start));
        if node.fixed || node.initials || weak {
            continue;
        }
        let candidates = by_part.get(part.as_str()).unwrap_or_else(|| {
            alike.entry(part).or_insert_with(|| {
                let (first, letters) = shape(part);
                let near = (letters.saturating_sub(1)..=letters + 1)
                    .filter_map(|letters| long_words.get(&(first, letters)))
                    .flat_map(|words| words.iter().take(SHARED_MOST))
                    .filter(|word| is_one(part, word));
                near.filter_map(|word| by_part.get(word)).flatten().copied().collect()
            })
        });
        let here = candidates
            .iter()
            // A town is not short for a school that has its name.
            .filter(|root| !node.is(NameKind::Place) || is_person.get(root) == Some(&true))
            .filter_map(|root| Some((is_person.get(root)?, counts.get(&(mention.article, *root))?, *root)))
            .max();
        let anywhere = || {
            let mut all: Vec<(usize, usize)> = candidates
                .iter()
                .filter(|root| !node.is(NameKind::Place) || is_person.get(root) == Some(&true))
                .map(|root| (totals.get(root).copied().unwrap_or(0), *root))
                .collect();
            all.sort_unstable();
            match all.as_slice() {
                [.., (second, _), (most, root)] if most > second => Some(*root),
                [(_, root)] => Some(*root),
                _ => None,
            }
        };
        if let Some(root) = here.map(|(.., root)| root).or_else(anywhere) {
            mention.entity = root;
        }
    }
}

/// The entities with all that names them, in order of their names.
fn collect(readings: &[Reading<'_>], mentions: &mut Vec<Mention>) -> Vec<Name> {
    #[derive(Default)]
    struct Found {
        forms: BTreeMap<String, usize>,
        kinds: BTreeMap<NameKind, usize>,
        titles: BTreeSet<String>,
        members: Vec<usize>,
    }
    let mut all: BTreeMap<usize, Found> = BTreeMap::new();
    for (number, mention) in mentions.iter().enumerate() {
        let Some(reading) = readings.get(mention.article) else {
            continue;
        };
        let found = all.entry(mention.entity).or_default();
        *found.forms.entry(form(reading, &mention.tokens)).or_default() += 1;
        *found.kinds.entry(mention.kind).or_default() += 1;
        if let Some(title) = &mention.title {
            found.titles.insert(title.told.clone());
        }
        found.members.push(number);
    }
    let mut entities: Vec<(Name, Vec<usize>)> = all
        .into_values()
        .map(|found| {
            let canonical = found
                .forms
                .iter()
                .max_by_key(|(form, count)| {
                    (
                        form.split([' ', '-']).count(),
                        **count,
                        std::cmp::Reverse(form.as_str()),
                    )
                })
                .map(|(form, _)| form.clone())
                .unwrap_or_default();
            let kind = kind(&found.kinds, found.forms.keys().any(|form| is_known_place(form)));
            let mut places: Vec<_> = found
                .members
                .iter()
                .filter_map(|number| {
                    let mention = mentions.get(*number)?;
                    let reading = readings.get(mention.article)?;
                    Some((reading.id, reading.cover(&mention.tokens)))
                })
                .collect();
            places.sort_unstable();
            let name = Name {
                canonical,
                forms: found.forms.into_keys().collect(),
                kind,
                titles: found.titles.into_iter().collect(),
                places,
            };
            (name, found.members)
        })
        .collect();
    entities.sort_by(|(a, _), (b, _)| (&a.canonical, &a.forms).cmp(&(&b.canonical, &b.forms)));
    let mut named = Vec::with_capacity(entities.len());
    for (entity, (name, members)) in entities.into_iter().enumerate() {
        for member in members {
            if let Some(mention) = mentions.get_mut(member) {
                mention.entity = entity;
            }
        }
        named.push(name);
    }
    mentions.retain(|mention| mention.entity != usize::MAX);
    mentions.sort_by_key(|mention| (mention.article, mention.sentence, mention.tokens.start));
    named
}

fn is_known_place(form: &str) -> bool {
    place(&crate::findings::lexicon::folded_words(form).join(" ")).is_some()
}

/// What most mentions say it is; a title makes a person.
fn kind(kinds: &BTreeMap<NameKind, usize>, place: bool) -> NameKind {
    if place {
        return NameKind::Place;
    }
    if kinds.contains_key(&NameKind::Person) {
        return NameKind::Person;
    }
    let most = kinds
        .iter()
        .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
    most.map_or(NameKind::Unknown, |(kind, _)| *kind)
}
