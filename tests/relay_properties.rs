//! Who relays whom: every mark with a source goes exactly one way, and what is counted
//! at the steps and the nodes is what goes there.

mod project_support;

use std::collections::BTreeSet;

use project_support::{document, steps};
use proptest::prelude::*;
use sejajar::dossier::relay::{Node, Relay};
use sejajar::dossier::{Dossier, MentionId};

fn ways_are_whole(dossier: &Dossier) -> Result<(), TestCaseError> {
    let relay = Relay::of(dossier);
    let mut on_a_way: Vec<MentionId> = relay.paths.iter().filter_map(|path| path.mention).collect();
    on_a_way.sort_unstable();
    let expected: Vec<MentionId> = dossier
        .mentions()
        .iter()
        .filter(|(_, mention)| {
            let is_copy = dossier
                .article(mention.at.article)
                .is_some_and(|entry| entry.copy_of.is_some());
            mention.attribution.is_some() || is_copy
        })
        .map(|(id, _)| *id)
        .collect();
    prop_assert_eq!(&on_a_way, &expected, "each once");
    let all: BTreeSet<MentionId> = dossier.mentions().keys().copied().collect();
    let told: BTreeSet<MentionId> = expected.iter().chain(&relay.unsourced).copied().collect();
    prop_assert_eq!(told.len(), expected.len() + relay.unsourced.len());
    prop_assert_eq!(told, all);
    for (id, entry) in dossier.articles() {
        let has_way = relay.paths.iter().any(|path| path.article == *id);
        prop_assert!(entry.copy_of.is_none() || has_way, "a copy has a way");
    }

    for (node, flow) in &relay.nodes {
        let sum = |steps: Vec<_>| -> usize {
            steps
                .into_iter()
                .map(|(_, flow): (_, &sejajar::dossier::relay::Flow)| flow.mentions.len())
                .sum()
        };
        let comes = sum(relay.steps.iter().filter(|(step, _)| step.to == *node).collect());
        let goes = sum(relay.steps.iter().filter(|(step, _)| step.from == *node).collect());
        let ends = match node {
            Node::Source(id) => relay.origins.get(id).map_or(0, |flow| flow.mentions.len()),
            Node::Article(_) => 0,
        };
        match node {
            Node::Article(_) => prop_assert_eq!((comes, goes), (0, flow.mentions.len())),
            Node::Source(_) => prop_assert_eq!((comes, goes + ends), (flow.mentions.len(), flow.mentions.len())),
        }
    }
    // The origin of a claim's mark is where its way ends.
    for claim in dossier.claims().keys() {
        for origin in dossier.origins_of(*claim).origins {
            let here = &relay.origins[&origin.source].mentions;
            prop_assert!(origin.chains.keys().all(|id| here.contains(id)));
        }
    }

    let columns = relay.columns();
    let place = |node: Node| {
        columns
            .iter()
            .position(|column| column.contains(&node))
            .expect("a place")
    };
    let placed: Vec<Node> = columns.iter().flatten().copied().collect();
    prop_assert_eq!(placed.len(), relay.nodes.len());
    prop_assert_eq!(
        placed.into_iter().collect::<BTreeSet<_>>(),
        relay.nodes.keys().copied().collect()
    );
    for path in &relay.paths {
        prop_assert_eq!(place(Node::Article(path.article)), 0);
        prop_assert!(path.sources.iter().all(|id| place(Node::Source(*id)) > 0));
    }
    let back = relay
        .steps
        .keys()
        .filter(|step| place(step.from) >= place(step.to))
        .count();
    prop_assert!(
        back == 0 || has_circle(&relay),
        "{back} steps lead back without a circle"
    );
    prop_assert!(!relay.in_words(dossier, 3).is_empty());
    Ok(())
}

fn has_circle(relay: &Relay) -> bool {
    let mut left: BTreeSet<Node> = relay.nodes.keys().copied().collect();
    loop {
        let ends: Vec<Node> = left
            .iter()
            .copied()
            .filter(|node| {
                !relay
                    .steps
                    .keys()
                    .any(|step| step.from == *node && left.contains(&step.to))
            })
            .collect();
        if ends.is_empty() {
            return !left.is_empty();
        }
        for node in ends {
            left.remove(&node);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_mark_goes_one_way_and_the_steps_add_up(steps in steps(80)) {
        let document = document(&steps);
        ways_are_whole(document.dossier())?;
        // What may be one is of sources that are there, never of one with itself.
        for variant in document.dossier().variants() {
            prop_assert!(variant.pair.a < variant.pair.b);
            prop_assert!(!document.dossier().never_merge().any(|pair| pair == variant.pair));
        }
    }
}
