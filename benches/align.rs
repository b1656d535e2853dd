//! Aligning generated dossiers, compared with the cosine of every pair of
//! sentences as bags of words; and what a change of pivot costs.

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use sejajar::align::vectors::Vectors;
use sejajar::align::{Input, PinnedPair, Scores, Tier, align};
use sejajar::dossier::Document;
use sejajar::session::{AlignTask, Aligned, Key, align_now};
use sejajar::text::words::words;
use support::measure::{Samples, alone, by_turns, head, row};
use support::texts::{Shape, planted_pairs, texts};

/// Pairs the naive way looks at, at most: beyond, it is left out.
const MOST_NAIVE_PAIRS: usize = 2_000_000;
/// Cosine from which the naive way takes a pair.
const ALIKE: f32 = 0.5;
const BUDGET: Duration = Duration::from_secs(8);

fn main() {
    head("align", "cosine of all pairs as bags of words, up to 50 × 30");
    for (articles, sentences) in [(5, 30), (50, 30), (50, 200), (500, 30)] {
        let texts = texts(Shape {
            articles,
            sentences,
            paragraph: 2,
        });
        let document = Document::new(support::marks::dossier(&texts, 0));
        let key = Key::of(&document);
        let task = AlignTask::of(document.dossier(), key, None);
        let size = format!("{articles} × {sentences}");

        let naive_pairs = (articles * sentences).pow(2) / 2;
        let (ours, theirs) = if naive_pairs > MOST_NAIVE_PAIRS {
            (alone(BUDGET, || align(&task.inputs, &[], &())), Samples::default())
        } else {
            by_turns(BUDGET, || align(&task.inputs, &[], &()), || all_pairs(&task.inputs))
        };
        let aligned = align_now(task.clone(), &()).expect("nobody stops it");
        let shown = aligned.alignment.links.iter().filter(|link| link.tier == Tier::Shown);
        assert!(
            shown.clone().count() > 0,
            "the generated articles share facts, and none was found"
        );
        let remark = format!(
            "{} links shown, {} pairs planted, {} rows",
            shown.count(),
            planted_pairs(&texts),
            aligned.rows.len()
        );
        row(&format!("{size}: links"), &ours, &theirs, &remark);

        let aligned = Arc::new(aligned);
        changes(&size, &task, &aligned);
        let rows_only = AlignTask {
            before: Some(Arc::clone(&aligned)),
            ..task
        };
        let rows = alone(Duration::from_secs(2), || align_now(rows_only.clone(), &()));
        row(
            &format!("{size}: rows anew (pivot, order)"),
            &rows,
            &Samples::default(),
            "",
        );
    }
}

/// What one more article costs, and one more pin: the analyst waits for both.
fn changes(size: &str, task: &AlignTask, aligned: &Aligned) {
    let none = Samples::default();
    let fewer = task.inputs.split_last().map_or(&[][..], |(_, rest)| rest);
    let before = Scores::of(fewer, &()).expect("nobody stops it");
    let added = alone(BUDGET, || {
        Scores::new(&task.inputs, &Vectors::default(), Some(&before), &()).map(|scores| scores.under(&[], None))
    });
    row(
        &format!("{size}: one article more"),
        &added,
        &none,
        "all compared anew, none read anew",
    );
    let scores = aligned.scores.as_ref().expect("the articles were compared");
    let apart: Vec<PinnedPair> = aligned
        .alignment
        .links
        .iter()
        .filter(|link| link.tier == Tier::Shown)
        .step_by(97)
        .take(1)
        .map(|link| PinnedPair {
            a: link.a,
            b: link.b,
            linked: false,
        })
        .collect();
    let pinned = alone(Duration::from_secs(2), || scores.under(&apart, None));
    row(&format!("{size}: a pin"), &pinned, &none, "links and groups");
}

/// Pairs of sentences of two articles whose bags of words have a cosine of at
/// least [`ALIKE`]. Done well: words are numbers, bags are sorted and of length 1.
fn all_pairs(inputs: &[Input]) -> usize {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let mut bags: Vec<(usize, Vec<(u32, f32)>)> = Vec::new();
    for (article, input) in inputs.iter().enumerate() {
        for sentence in &input.article.sentences {
            let mut bag: BTreeMap<u32, f32> = BTreeMap::new();
            for word in words(&input.article.text, sentence.span) {
                let word = word.of(&input.article.text).to_lowercase();
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *bag.entry(*numbers.entry(word).or_insert(next)).or_default() += 1.0;
            }
            let length = bag.values().map(|count| count * count).sum::<f32>().sqrt();
            let unit = bag.into_iter().map(|(word, count)| (word, count / length));
            bags.push((article, unit.collect()));
        }
    }
    let mut found = 0;
    for (number, (article, bag)) in bags.iter().enumerate() {
        let others = bags[number + 1..].iter().filter(|(other, _)| other != article);
        found += others.filter(|(_, other)| cosine(bag, other) >= ALIKE).count();
    }
    found
}

fn cosine(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (mut a, mut b, mut sum) = (0, 0, 0.0);
    while let (Some((word, x)), Some((other_word, y))) = (one.get(a), other.get(b)) {
        match word.cmp(other_word) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                a += 1;
                b += 1;
            }
        }
    }
    sum
}
