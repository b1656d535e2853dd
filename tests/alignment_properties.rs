//! What must hold of every alignment and every table, whatever the articles.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use sejajar::align::rows::{Column, Moved, Row, rows};
use sejajar::align::{Alignment, Cluster, Input, Link, PinnedPair, Progress, Scores, ShownFrom, Tier, Unit, align};
use sejajar::article::{Article, ArticleId, Origin};

/// A small article whose sentences share words with those of the others.
fn article(sentences: &[Vec<u8>]) -> Article {
    const WORDS: [&str; 14] = [
        "kapal",
        "Belawan",
        "karam",
        "nelayan",
        "24",
        "menteri",
        "Sutrisno",
        "pelabuhan",
        "badai",
        "mengatakan",
        "korban",
        "Rabu",
        "kata",
        "selamat",
    ];
    let mut text = String::new();
    for sentence in sentences {
        text.push('A');
        for word in sentence {
            text.push(' ');
            text.push_str(WORDS[usize::from(*word) % WORDS.len()]);
        }
        text.push_str(".\n");
    }
    let origin = Origin {
        file_name: "a.txt".to_owned(),
        sha256: text.chars().rev().take(20).collect(),
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    Article::new(text, origin, "id")
}

fn inputs() -> impl Strategy<Value = Vec<Input>> {
    let sentence = prop::collection::vec(0u8..14, 1..8);
    let one = prop::collection::vec(sentence, 0..7);
    (prop::collection::vec(one, 0..5), any::<u64>()).prop_map(|(articles, folds)| {
        articles
            .iter()
            .enumerate()
            .map(|(number, sentences)| {
                let article = Arc::new(article(sentences));
                let active = (0..article.sentences.len())
                    .map(|s| (folds >> ((number * 7 + s) % 64)) & 7 != 0)
                    .collect();
                Input {
                    id: ArticleId(u32::try_from(number).expect("few")),
                    article,
                    language: "id".to_owned(),
                    active,
                }
            })
            .collect()
    })
}

fn unit(article: u32, sentence: u32) -> Unit {
    Unit {
        article: ArticleId(article),
        sentence,
    }
}

fn pins() -> impl Strategy<Value = Vec<PinnedPair>> {
    let pin = (0u32..5, 0u32..7, 0u32..5, 0u32..7, any::<bool>());
    prop::collection::vec(pin, 0..5).prop_map(|pins| {
        pins.into_iter()
            .map(|(a, i, b, j, linked)| PinnedPair {
                a: unit(a, i),
                b: unit(b, j),
                linked,
            })
            .collect()
    })
}

fn active(inputs: &[Input]) -> BTreeSet<Unit> {
    let of = |input: &Input| {
        let id = input.id;
        let active: Vec<u32> = (0..)
            .zip(&input.active)
            .filter(|(_, active)| **active)
            .map(|(s, _)| s)
            .collect();
        active.into_iter().map(move |sentence| Unit { article: id, sentence })
    };
    inputs.iter().flat_map(of).collect()
}

fn cluster_of(alignment: &Alignment) -> BTreeMap<Unit, usize> {
    let of = |(number, cluster): (usize, &Cluster)| cluster.units.iter().map(move |u| (*u, number)).collect::<Vec<_>>();
    alignment.clusters.iter().enumerate().flat_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Every active sentence is in one cluster; links run between active sentences
    /// of two articles and have a score from 0 to 1; an offered one is among the three
    /// best offers of one of its ends.
    #[test]
    fn alignments_are_sound(inputs in inputs(), pins in pins()) {
        let alignment = align(&inputs, &pins, &()).expect("nobody stops it");
        let wanted = active(&inputs);
        let held: Vec<Unit> = alignment.clusters.iter().flat_map(|c| c.units.iter().copied()).collect();
        prop_assert_eq!(held.len(), wanted.len());
        prop_assert_eq!(held.into_iter().collect::<BTreeSet<_>>(), wanted.clone());
        let mut offers: BTreeMap<(Unit, ArticleId), Vec<f32>> = BTreeMap::new();
        for link in &alignment.links {
            prop_assert!(link.a < link.b && link.a.article != link.b.article);
            prop_assert!(wanted.contains(&link.a) && wanted.contains(&link.b));
            prop_assert!((0.0..=1.0).contains(&link.score));
            if link.tier == Tier::Offered {
                offers.entry((link.a, link.b.article)).or_default().push(link.score);
                offers.entry((link.b, link.a.article)).or_default().push(link.score);
            }
        }
        let is_best = |end: (Unit, ArticleId), score: f32| offers[&end].iter().filter(|s| **s > score).count() < 3;
        for link in alignment.links.iter().filter(|link| link.tier == Tier::Offered) {
            let is_best_of_one = is_best((link.a, link.b.article), link.score)
                || is_best((link.b, link.a.article), link.score);
            prop_assert!(is_best_of_one, "offered by neither end: {:?}", link);
        }
    }

    /// Pins hold: what is linked is shown, what is apart is neither linked nor in
    /// one cluster, and what is linked is in one cluster unless pins forbid it.
    #[test]
    fn pins_are_obeyed(inputs in inputs(), pins in pins()) {
        let alignment = align(&inputs, &pins, &()).expect("nobody stops it");
        let of = cluster_of(&alignment);
        let apart = |a: Unit, b: Unit| pins.iter().any(|p| !p.linked && [(p.a, p.b), (p.b, p.a)].contains(&(a, b)));
        for pin in pins.iter().filter(|pin| pin.a.article != pin.b.article) {
            let (Some(one), Some(other)) = (of.get(&pin.a), of.get(&pin.b)) else { continue };
            let found = alignment.links.iter().find(|l| (l.a, l.b) == (pin.a.min(pin.b), pin.a.max(pin.b)));
            if !pin.linked {
                prop_assert!(one != other);
                prop_assert!(found.is_none());
            } else if !apart(pin.a, pin.b) {
                prop_assert!(found.is_some_and(|link| link.pinned && link.tier == Tier::Shown));
                if pins.iter().all(|pin| pin.linked) {
                    prop_assert_eq!(one, other);
                }
            }
        }
    }

    /// From whatever score links are shown: what reaches it is shown, what is shown
    /// below it is pinned or in one cluster, and pins hold.
    #[test]
    fn the_score_set_by_hand_is_obeyed(inputs in inputs(), pins in pins(), per_cent in 5u8..=95) {
        let scores = Scores::of(&inputs, &()).expect("nobody stops it");
        let alignment = scores.under(&pins, ShownFrom::new(per_cent));
        let least = f32::from(per_cent) / 100.0;
        prop_assert!((alignment.shown_from - least).abs() < f32::EPSILON);
        let of = cluster_of(&alignment);
        prop_assert_eq!(of.keys().copied().collect::<BTreeSet<_>>(), active(&inputs));
        for link in &alignment.links {
            if link.score >= least || link.pinned {
                prop_assert_eq!(link.tier, Tier::Shown, "{:?}", link);
            } else if link.tier == Tier::Shown {
                prop_assert_eq!(of[&link.a], of[&link.b], "{:?}", link);
            }
        }
        let pinned = |alignment: &Alignment| -> BTreeSet<(Unit, Unit)> {
            alignment.links.iter().filter(|link| link.pinned).map(|link| (link.a, link.b)).collect()
        };
        prop_assert_eq!(pinned(&alignment), pinned(&scores.under(&pins, None)));
        let apart = |pin: &&PinnedPair| !pin.linked && pin.a.article != pin.b.article;
        for pin in pins.iter().filter(apart) {
            prop_assert!(of.get(&pin.a).is_none_or(|one| of.get(&pin.b) != Some(one)));
        }
    }

    /// The number found best, set by hand, changes nothing.
    #[test]
    fn the_best_score_set_by_hand_changes_nothing(inputs in inputs(), pins in pins()) {
        let scores = Scores::of(&inputs, &()).expect("nobody stops it");
        let best = ShownFrom::nearest(scores.best_from());
        // Of two articles it need not be a whole number of per cent.
        prop_assume!((best.score() - scores.best_from()).abs() < f32::EPSILON);
        prop_assert_eq!(scores.under(&pins, Some(best)), scores.under(&pins, None));
    }

    /// Neither the order of the articles nor their ids change anything but names.
    #[test]
    fn order_and_ids_do_not_matter(inputs in inputs(), pins in pins()) {
        let texts: BTreeSet<_> = inputs.iter().map(|input| input.article.text.clone()).collect();
        prop_assume!(texts.len() == inputs.len());
        let alignment = align(&inputs, &pins, &()).expect("nobody stops it");
        let renamed = |unit: Unit| Unit { article: ArticleId(90 - unit.article.0), ..unit };
        let mut others: Vec<Input> = inputs.iter().cloned().map(|i| Input { id: ArticleId(90 - i.id.0), ..i }).collect();
        others.rotate_left(inputs.len() / 2);
        let other_pins: Vec<PinnedPair> = pins
            .iter()
            .rev()
            .map(|pin| PinnedPair { a: renamed(pin.b), b: renamed(pin.a), linked: pin.linked })
            .collect();
        let mut other = align(&others, &other_pins, &()).expect("nobody stops it");
        for link in &mut other.links {
            (link.a, link.b) = (renamed(link.a).min(renamed(link.b)), renamed(link.a).max(renamed(link.b)));
        }
        other.links.sort_by_key(|link| (link.a, link.b));
        for cluster in &mut other.clusters {
            cluster.units = cluster.units.iter().map(|unit| renamed(*unit)).collect();
            cluster.units.sort_unstable();
        }
        other.clusters.sort_by(|a, b| a.units.cmp(&b.units));
        prop_assert_eq!(alignment, other);
    }

    /// Every active sentence stands once; rows with the pivot follow it; references
    /// lead to the row that holds their sentence; the signs of moving are true.
    #[test]
    fn tables_are_sound(
        inputs in inputs(),
        clusters in prop::collection::vec(prop::collection::vec((0u32..5, 0u32..7), 1..6), 0..8),
        links in prop::collection::vec((0u32..5, 0u32..7, 0u32..5, 0u32..7), 0..8),
        pivot in 0u32..6,
        turn in 0usize..5,
    ) {
        let mut order: Vec<ArticleId> = inputs.iter().map(|input| input.id).collect();
        order.rotate_left(turn % inputs.len().max(1));
        let alignment = Alignment {
            links: links.iter().map(|(a, i, b, j)| Link {
                a: unit(*a, *i),
                b: unit(*b, *j),
                score: 0.5,
                tier: Tier::Shown,
                pinned: false,
            }).collect(),
            clusters: clusters.iter().map(|units| Cluster {
                units: units.iter().map(|(a, s)| unit(*a, *s)).collect(),
            }).collect(),
            ..Alignment::default()
        };
        check(&inputs, &alignment, &order, ArticleId(pivot))?;
        let alignment = align(&inputs, &[], &()).expect("nobody stops it");
        check(&inputs, &alignment, &order, ArticleId(pivot))?;
    }
}

fn check(inputs: &[Input], alignment: &Alignment, order: &[ArticleId], pivot: ArticleId) -> Result<(), TestCaseError> {
    let paragraphs: Vec<Vec<u32>> = inputs
        .iter()
        .map(|input| input.article.sentences.iter().map(|s| s.paragraph / 2).collect())
        .collect();
    let columns: Vec<Column<'_>> = inputs
        .iter()
        .zip(&paragraphs)
        .map(|(input, paragraphs)| Column {
            article: input.id,
            paragraphs,
            active: &input.active,
        })
        .collect();
    let table = rows(alignment, &columns, order, pivot);
    let place = placed(&table);
    let held: Vec<Unit> = place.iter().map(|(unit, _)| *unit).collect();
    prop_assert_eq!(held.len(), active(inputs).len());
    let place: BTreeMap<Unit, usize> = place.into_iter().collect();
    prop_assert_eq!(place.keys().copied().collect::<BTreeSet<_>>(), active(inputs));

    let led: Vec<u32> = table
        .iter()
        .filter_map(|row| Some(row.cells.get(&pivot)?.passages.first()?.start))
        .collect();
    prop_assert!(led.is_sorted());
    for (at, row) in table.iter().enumerate() {
        prop_assert!(!row.cells.is_empty());
        for (article, cell) in &row.cells {
            prop_assert!(cell.passages.windows(2).all(|pair| pair[0].end < pair[1].start));
            for reference in &cell.references {
                prop_assert!(reference.to_row != at);
                prop_assert_eq!(place.get(&reference.unit), Some(&reference.to_row));
                let from = Unit {
                    article: *article,
                    sentence: reference.from,
                };
                prop_assert_eq!(place.get(&from), Some(&at));
            }
        }
    }
    for input in inputs {
        check_moves(&table, input)?;
    }
    Ok(())
}

fn placed(table: &[Row]) -> Vec<(Unit, usize)> {
    let mut found = Vec::new();
    for (at, row) in table.iter().enumerate() {
        for (article, cell) in &row.cells {
            for sentence in cell.passages.iter().cloned().flatten() {
                found.push((
                    Unit {
                        article: *article,
                        sentence,
                    },
                    at,
                ));
            }
        }
    }
    found
}

/// The signs of moving, found again the slow way.
fn check_moves(table: &[Row], input: &Input) -> Result<(), TestCaseError> {
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let mut above: Option<(u32, u32)> = None;
    for cell in table.iter().filter_map(|row| row.cells.get(&input.id)) {
        let (first, end) = (cell.passages[0].start, cell.passages[cell.passages.len() - 1].end);
        let skipped = (above.map_or(0, |(_, end)| end)..first).any(|s| input.active[s as usize] && !seen.contains(&s));
        let expected = match above {
            Some((start, _)) if first < start => Some(Moved::Back),
            _ if skipped => Some(Moved::Ahead),
            _ => None,
        };
        prop_assert_eq!(cell.moved, expected);
        seen.extend(cell.passages.iter().cloned().flatten());
        above = Some((first, end));
    }
    Ok(())
}

/// Stops after some calls.
struct Stops(std::cell::Cell<u32>);

impl Progress for Stops {
    fn went(&self, share: f32) -> bool {
        assert!((0.0..=1.0).contains(&share));
        self.0.set(self.0.get().saturating_sub(1));
        self.0.get() > 0
    }
}

#[test]
fn a_job_stops_when_told() {
    let sentences: Vec<Vec<u8>> = (0..6).map(|s| vec![s, s + 1, s + 2]).collect();
    let inputs: Vec<Input> = (0..3)
        .map(|id| {
            let article = Arc::new(article(&sentences[id as usize..]));
            Input {
                id: ArticleId(id),
                active: vec![true; article.sentences.len()],
                article,
                language: "id".to_owned(),
            }
        })
        .collect();
    for calls in 1..6 {
        assert!(align(&inputs, &[], &Stops(std::cell::Cell::new(calls))).is_none());
    }
    assert!(align(&inputs, &[], &Stops(std::cell::Cell::new(1000))).is_some());
}

#[test]
fn rows_without_the_pivot_stand_where_their_own_article_tells_them() {
    // A tells 0 1 2; B tells x, 1, y z, 0: x is first, y z follows 1.
    let alignment = Alignment {
        clusters: vec![
            Cluster {
                units: vec![unit(0, 0), unit(1, 4)],
            },
            Cluster {
                units: vec![unit(0, 1), unit(1, 1)],
            },
        ],
        ..Alignment::default()
    };
    let columns = [
        Column {
            article: ArticleId(0),
            paragraphs: &[1, 2, 3],
            active: &[true; 3],
        },
        Column {
            article: ArticleId(1),
            paragraphs: &[1, 2, 3, 3, 4],
            active: &[true; 5],
        },
    ];
    let table = rows(&alignment, &columns, &[ArticleId(0), ArticleId(1)], ArticleId(0));
    let lines: Vec<String> = table
        .iter()
        .map(|row| {
            let cell = |(id, cell): (&ArticleId, &sejajar::align::rows::Cell)| {
                let moved = cell.moved.map_or(String::new(), |moved| format!(" {moved:?}"));
                format!("{id}{:?}{moved}", cell.passages)
            };
            row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    B[0..1]
    A[0..1] | B[4..5] Ahead
    A[1..2] | B[1..2] Back
    B[2..4]
    A[2..3]
    ");
}
