//! Fits the weights of `src/align/tuning.rs` and prints them, or leaves a set out
//! and says how well weights fitted without it do on it:
//! `cargo bench --no-default-features --bench fit_alignment -- [--without SET] [--keep] [--fold N] [--each]`.
//! `--keep` only measures the weights there are; `--fold` leaves out one of the five
//! real articles; `--each` leaves out each written cluster in turn, which is the honest
//! estimate for an event never seen.

mod counts;
mod regression;
mod sets;

use std::sync::Arc;

use counts::Counts;
use regression::{Example, fit};
use sejajar::align::context::{AROUND, Context};
use sejajar::align::eval::Permute;
use sejajar::align::features::Features;
use sejajar::align::index::Index;
use sejajar::align::score::{Edge, KINDS, Scorer};
use sejajar::align::tuning::Tuning;
use sejajar::align::{Alignment, Scores, candidates};
use sets::{Dice, Line, Story, pair};

/// How much the examples of a set count together.
const SET_WEIGHT: f64 = 300.0;
/// How strongly weights are kept small.
const RIDGE: f64 = 3.0;

/// Stories whose gold pairs paragraphs by number although their numbers are apart:
/// by its gold the right links are wrong.
const FAULTY: &[&str] = &["WNL_Experience", "WNL_Extreme_heat"];

/// Which evidence around a pair asks for the order of sentences.
const ORDERED: [usize; 6] = [7, 8, 9, 10, 14, 15];

/// Stories of one origin.
struct Set {
    name: String,
    stories: Vec<Story>,
    /// How much it counts.
    shares: Shares,
    /// One cluster of those written for development.
    is_written: bool,
}

/// How much one written cluster counts.
const WRITTEN: Shares = Shares { two: 0.5, many: 0.5 };

/// How much a set counts: little where nearly everything is easy.
#[derive(Clone, Copy)]
struct Shares {
    /// In dossiers of two articles, and between languages.
    two: f64,
    /// In larger ones in one language.
    many: f64,
}

/// The clusters written for development, each a set of its own.
fn written() -> Vec<Set> {
    let folder = std::env::var_os("SEJAJAR_WRITTEN").map_or_else(sets::written, std::path::PathBuf::from);
    let clusters = sets::folders(&folder, &[]).into_iter();
    clusters
        .map(|folder| Set {
            name: folder.file_name().expect("a name").to_string_lossy().into_owned(),
            stories: vec![Story::read(&folder)],
            shares: WRITTEN,
            is_written: true,
        })
        .collect()
}

/// Counts over written clusters.
#[derive(Default)]
struct Totals {
    whole: Counts,
    twos: Counts,
}

/// Measures a written cluster as it is and by twos.
fn measure_written(set: &Set, tuning: &Tuning, totals: &mut Totals) {
    for story in &set.stories {
        let mut whole = Counts::default();
        let alignment = aligned(story, tuning);
        whole.add(story, &alignment);
        println!("{:18} whole {}", set.name, whole.line());
        totals.whole.add(story, &alignment);
        if story.articles.len() > 2 {
            let mut twos = Counts::default();
            for two in story.pairs() {
                let alignment = aligned(&two, tuning);
                twos.add(&two, &alignment);
                totals.twos.add(&two, &alignment);
            }
            println!("{:18} twos  {}", set.name, twos.line());
        }
    }
}

/// Leaves out each written cluster in turn and measures it.
fn each(all: &[Set], keep: bool) {
    let left_out: Vec<&Set> = all.iter().filter(|set| set.is_written).collect();
    let fit_without = |set: &Set| {
        let used: Vec<&Set> = all.iter().filter(|other| other.name != set.name).collect();
        if keep { Tuning::DEFAULT } else { fitted(&used) }
    };
    let (first, second) = left_out.split_at(left_out.len() / 2);
    let tunings: Vec<Tuning> = std::thread::scope(|scope| {
        let beside = scope.spawn(|| second.iter().map(|set| fit_without(set)).collect::<Vec<_>>());
        let mut tunings: Vec<Tuning> = first.iter().map(|set| fit_without(set)).collect();
        tunings.extend(beside.join().expect("no panic"));
        tunings
    });
    let mut totals = Totals::default();
    for (set, tuning) in left_out.iter().zip(&tunings) {
        measure_written(set, tuning, &mut totals);
    }
    println!("{:18} whole {}", "all", totals.whole.line());
    println!("{}", totals.whole.curve());
    println!("{:18} twos  {}", "all", totals.twos.line());
    println!("{}", totals.twos.curve());
}

fn main() {
    let Some(shared) = sets::shared() else {
        println!("no shared folder with gold (set SEJAJAR_SHARED)");
        return;
    };
    let mut all = vec![
        Set {
            name: "meantime".to_owned(),
            stories: Story::read_all(&shared.join("gold/meantime"), &[]),
            shares: Shares { two: 4.0, many: 4.0 },
            is_written: false,
        },
        Set {
            name: "ose_para".to_owned(),
            stories: Story::read_all(&shared.join("gold/ose_para"), FAULTY),
            shares: Shares { two: 0.3, many: 2.0 },
            is_written: false,
        },
        Set {
            name: "seeds".to_owned(),
            stories: vec![sets::seeds(&shared)],
            shares: Shares { two: 2.0, many: 24.0 },
            is_written: false,
        },
        Set {
            name: "rewrites".to_owned(),
            stories: sets::rewrites(&shared),
            shares: Shares { two: 2.0, many: 2.0 },
            is_written: false,
        },
    ];
    all.extend(written());
    let arguments: Vec<String> = std::env::args().collect();
    let after = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1).cloned()
    };
    let without = after("--without").unwrap_or_default();
    let without: Vec<&str> = without.split(',').collect();
    if let Some(left_out) = after("--fold").and_then(|text| text.parse::<usize>().ok()) {
        return fold(&mut all, left_out);
    }
    let keep = arguments.iter().any(|argument| argument == "--keep");
    if arguments.iter().any(|argument| argument == "--each") {
        return each(&all, keep);
    }
    let mut tuning = Tuning::DEFAULT;
    if !keep {
        all.iter()
            .filter(|set| without.contains(&set.name.as_str()))
            .for_each(|set| println!("without {}", set.name));
        let used: Vec<&Set> = all.iter().filter(|set| !without.contains(&set.name.as_str())).collect();
        tuning = fitted(&used);
        println!(
            "same: {:?},\nsame_of_two: {:?},\ncross: {:?},",
            tuning.same, tuning.same_of_two, tuning.cross
        );
        println!(
            "around_same: {:?},\naround_of_two: {:?},\naround_cross: {:?},",
            tuning.around_same, tuning.around_of_two, tuning.around_cross
        );
    }
    for set in all.iter().filter(|set| set.is_written) {
        measure_written(set, &tuning, &mut Totals::default());
    }
    for set in all.iter().filter(|set| !set.is_written) {
        let own = Tuning {
            around_same: only_own(),
            around_of_two: only_own(),
            around_cross: only_own(),
            ..tuning.clone()
        };
        let mut counts = Counts::default();
        for story in &set.stories {
            counts.add(story, &aligned(story, &own));
        }
        println!("{:10} {:20} {}", set.name, "own words alone", counts.line());
        report(set, &tuning);
    }
}

/// The tuning with weights fitted on some sets.
fn fitted(sets: &[&Set]) -> Tuning {
    let stories: Vec<(usize, Story)> = sets
        .iter()
        .enumerate()
        .flat_map(|(number, set)| varied(&set.stories).into_iter().map(move |story| (number, story)))
        .collect();
    let shares: Vec<Shares> = sets.iter().map(|set| set.shares).collect();
    let mut tuning = Tuning::DEFAULT;
    fit_own(&stories, &shares, &mut tuning);
    fit_around(&stories, &shares, &mut tuning);
    tuning
}

/// Fits without one of the five real articles and measures its links with the others.
fn fold(all: &mut [Set], left_out: usize) {
    let Some(seeds) = all.iter_mut().find(|set| set.name == "seeds") else {
        return;
    };
    let full = seeds.stories[0].clone();
    seeds.stories = vec![full.but(left_out)];
    let tuning = fitted(&all.iter().collect::<Vec<_>>());
    let is_its = |one: usize, other: usize| one == left_out || other == left_out;
    let mut story = full.clone();
    story.gold.retain(|(one, other)| is_its(one.0, other.0));
    let mut alignment = aligned(&full, &tuning);
    alignment
        .links
        .retain(|link| is_its(link.a.article.0 as usize, link.b.article.0 as usize));
    let mut counts = Counts::default();
    counts.add(&story, &alignment);
    println!("fold {left_out} among five {}", counts.line());
    let mut counts = Counts::default();
    for other in (0..full.articles.len()).filter(|other| *other != left_out) {
        let two = full.two(left_out, other);
        counts.add(&two, &aligned(&two, &tuning));
    }
    println!("fold {left_out} by twos    {}", counts.line());
}

/// Weights that take a pair's own evidence as it is.
fn only_own() -> [f32; AROUND] {
    let mut weights = [0.0; AROUND];
    weights[1] = 1.0;
    weights
}

/// The stories as they are and changed.
fn varied(stories: &[Story]) -> Vec<Story> {
    let mut dice = Dice(7);
    let mut found = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        found.push(story.clone());
        found.push(story.permuted(Permute::Shuffle, 2));
        for share in [20, 40, 55, 70] {
            found.push(story.thinned(share, &mut dice));
        }
        let few = stories.len() < 5;
        for two in story.pairs().into_iter().step_by(if few { 1 } else { 2 }) {
            // Copies of one text in two languages are known from whole ones only, unless
            // lines are left out often: what is left then has no partner.
            let is_cross = two.articles[0].0 != two.articles[1].0;
            for share in if is_cross {
                vec![20, 40, 60]
            } else {
                vec![30 + 15 * (number % 3)]
            } {
                found.push(two.thinned(share, &mut dice));
            }
            found.push(two);
        }
        let two = story.two(0, 1);
        found.push(two.reworded(30, &mut dice).parted(40, &mut dice).thinned(20, &mut dice));
        found.push(two.reworded(50, &mut dice).parted(20, &mut dice));
    }
    for group in stories.chunks(3).filter(|group| group.len() == 3).step_by(2) {
        let whole = Story::mixed(group);
        found.push(whole.thinned(30, &mut dice).permuted(Permute::Shuffle, 3));
    }
    found.retain(|story| story.articles.len() > 1);
    found
}

/// Given an index, the scorer of its pairs, and the line that each unit is.
type Visit<'a> = &'a mut dyn FnMut(&Index, &Scorer<'_>, &dyn Fn(u32) -> Line);

/// Calls `visit` with what the engine knows of a story before it weighs anything.
fn with_index(story: &Story, tuning: &Tuning, visit: Visit<'_>) {
    let inputs = story.inputs();
    let features: Vec<Features> = inputs
        .iter()
        .map(|input| Features::of(&input.article, &input.language))
        .collect();
    let articles: Vec<(&Features, &[bool])> = features
        .iter()
        .zip(&inputs)
        .map(|(features, input)| (features, input.active.as_slice()))
        .collect();
    let index = Index::new(&articles, tuning);
    let tuning = tuning.sized(index.units.len(), index.articles.len());
    let found = candidates::candidates(&index, &tuning, &()).expect("nobody stops it");
    let scorer = Scorer::new(&index, &found, &tuning);
    let line = |unit: u32| {
        let unit = &index.units[unit as usize];
        (unit.article as usize, unit.sentence as usize)
    };
    visit(&index, &scorer, &line);
}

/// Examples by the weights they fit.
struct Kinds<const N: usize> {
    /// One language, more than two articles.
    same: Vec<Vec<([f32; N], bool)>>,
    /// One language, two articles.
    of_two: Vec<Vec<([f32; N], bool)>>,
    /// Two languages.
    cross: Vec<Vec<([f32; N], bool)>>,
}

impl<const N: usize> Kinds<N> {
    fn new(sets: usize) -> Self {
        let empty = vec![Vec::new(); sets];
        Self {
            same: empty.clone(),
            of_two: empty.clone(),
            cross: empty,
        }
    }

    fn add(&mut self, set: usize, index: &Index, edge: &Edge, evidence: [f32; N], is_right: bool) {
        let into = match (index.is_same_language(edge.a, edge.b), index.articles.len()) {
            (false, _) => &mut self.cross,
            (true, ..=2) => &mut self.of_two,
            (true, _) => &mut self.same,
        };
        into[set].push((evidence, is_right));
    }
}

/// Fits the weights of a pair's own evidence.
fn fit_own(stories: &[(usize, Story)], shares: &[Shares], tuning: &mut Tuning) {
    let mut kinds = Kinds::new(shares.len());
    for (set, story) in stories {
        with_index(story, tuning, &mut |index, scorer, line| {
            for edge in scorer.edges(&()).expect("nobody stops it") {
                let evidence = scorer.evidence_of(edge.a, edge.b).expect("an edge");
                let is_right = story.gold.contains(&pair(line(edge.a), line(edge.b)));
                kinds.add(*set, index, &edge, evidence, is_right);
            }
        });
    }
    let used = [true; KINDS];
    tuning.same = fit(&weighed(kinds.same, shares, |share| share.many), &used, RIDGE);
    tuning.same_of_two = fit(&weighed(kinds.of_two, shares, |share| share.two), &used, RIDGE);
    tuning.cross = fit(&weighed(kinds.cross, shares, |share| share.two), &used, RIDGE);
}

/// Fits the weights of what is around a pair, with those of its own evidence fitted.
fn fit_around(stories: &[(usize, Story)], shares: &[Shares], tuning: &mut Tuning) {
    let mut kinds = Kinds::new(shares.len());
    for (set, story) in stories {
        with_index(story, tuning, &mut |index, scorer, line| {
            let edges = scorer.edges(&()).expect("nobody stops it");
            let context = Context::new(index, &edges);
            for edge in &edges {
                let is_right = story.gold.contains(&pair(line(edge.a), line(edge.b)));
                kinds.add(*set, index, edge, context.evidence(edge), is_right);
            }
        });
    }
    let used = [true; AROUND];
    tuning.around_same = fit(&weighed(kinds.same, shares, |share| share.many), &used, RIDGE);
    tuning.around_of_two = fit(&weighed(kinds.of_two, shares, |share| share.two), &used, RIDGE);
    // Between languages the order of sentences is left out: see docs/alignment.md.
    let mut used = [true; AROUND];
    for at in ORDERED {
        used[at] = false;
    }
    tuning.around_cross = fit(&weighed(kinds.cross, shares, |share| share.two), &used, RIDGE);
}

/// The examples with weights by which each set counts as it should, however large it
/// is; a set without right pairs, of mixed stories, counts a tenth.
fn weighed<const N: usize>(
    sets: Vec<Vec<([f32; N], bool)>>,
    shares: &[Shares],
    share: impl Fn(&Shares) -> f64,
) -> Vec<Example<N>> {
    let weighed = |(set, shares): (Vec<([f32; N], bool)>, &Shares)| {
        let share = share(shares);
        let right = set.iter().filter(|(_, is_right)| *is_right).count();
        let weight = if right > 0 {
            SET_WEIGHT * share / (right as f64)
        } else {
            SET_WEIGHT / (set.len().max(1) as f64)
        };
        set.into_iter().map(move |(evidence, is_right)| Example {
            evidence,
            is_right,
            weight,
        })
    };
    sets.into_iter().zip(shares).flat_map(weighed).collect()
}

fn aligned(story: &Story, tuning: &Tuning) -> Alignment {
    let inputs = story.inputs();
    let features: Vec<Arc<Features>> = inputs
        .iter()
        .map(|input| Arc::new(Features::of(&input.article, &input.language)))
        .collect();
    let scores = Scores::tuned(&inputs, &features, tuning).expect("nobody stops it");
    scores.under(&[], None)
}

/// Measures a set, as it is and changed.
fn report(set: &Set, tuning: &Tuning) {
    let measured = |name: &str, change: &mut dyn FnMut(&Story) -> Vec<Story>| {
        let mut counts = Counts::default();
        for story in set.stories.iter().flat_map(change) {
            counts.add(&story, &aligned(&story, tuning));
        }
        println!("{:10} {name:20} {}", set.name, counts.line());
    };
    let mut dice = Dice(99);
    measured("as it is", &mut |story| vec![story.clone()]);
    measured("swapped", &mut |story| vec![story.permuted(Permute::Swap, 1)]);
    measured("shuffled", &mut |story| vec![story.permuted(Permute::Shuffle, 1)]);
    measured("two at a time", &mut Story::pairs);
    measured("two, 40% left out", &mut |story| {
        vec![story.two(0, 1).thinned(40, &mut dice)]
    });
    let mut dice = Dice(98);
    measured("two, rewritten", &mut |story| {
        let two = story.two(0, 1).parted(40, &mut dice).reworded(40, &mut dice);
        vec![two.thinned(25, &mut dice)]
    });
}
