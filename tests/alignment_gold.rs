//! The bars of alignment quality, on gold that is kept outside the project. Where
//! the folder is not found this says so and passes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sejajar::align::eval::{Measures, Permute};
use sejajar::align::{Alignment, Input, Link, Scores, Tier, Unit, align};
use sejajar::article::{Article, ArticleId, Origin, Sentence};
use sejajar::text::Span;
use sejajar::world::{clusters_in, read_cluster};

/// The folder with gold and seeds.
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = std::env::var_os("SEJAJAR_SHARED")
        .map(PathBuf::from)
        .into_iter()
        .chain([beside, PathBuf::from("/work/shared")])
        .find(|folder| folder.join("gold").is_dir());
    if found.is_none() {
        eprintln!("skipped: no shared folder with gold (set SEJAJAR_SHARED)");
    }
    found
}

/// Measures all clusters of a folder together, as `sejajar eval` does.
fn total(folder: &Path, permute: Permute) -> Measures {
    let mut total = Measures::default();
    for cluster in clusters_in(folder).expect("clusters") {
        let cluster = read_cluster(&cluster).expect("well-formed gold");
        let (inputs, places) = cluster.inputs(permute, 1);
        let alignment = align(&inputs, &[], &()).expect("nobody stops it");
        total.add(&Measures::of(&alignment, &cluster.gold, &places, 0.0));
    }
    eprintln!(
        "{} {permute:?}: P {:.3} R {:.3} F1 {:.3} AP {:.3} best partner {:.3}",
        folder.display(),
        total.precision(),
        total.recall(),
        total.f1(),
        total.mean_average_precision(),
        total.best_partner(),
    );
    total
}

#[test]
fn four_language_news_in_any_order() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("gold/meantime");
    let straight = total(&folder, Permute::None).f1();
    assert!(straight >= 0.98, "F1 {straight}");
    for permute in [Permute::Swap, Permute::Shuffle] {
        let permuted = total(&folder, permute).f1();
        assert!(
            (straight - permuted).abs() <= 0.005,
            "{permute:?}: {permuted} against {straight}"
        );
    }
}

#[test]
fn stories_at_three_levels() {
    let Some(shared) = shared() else { return };
    for permute in [Permute::None, Permute::Swap] {
        let f1 = total(&shared.join("gold/ose_para"), permute).f1();
        assert!(f1 >= 0.95, "{permute:?}: F1 {f1}");
    }
}

/// Invented events, on which the weights were fitted too: a floor only.
#[test]
fn written_clusters() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/written");
    let straight = total(&folder, Permute::None);
    assert!(straight.f1() >= 0.60, "F1 {}", straight.f1());
    assert!(straight.precision() >= 0.75, "precision {}", straight.precision());
}

/// The hand gold's five articles: inputs, and each gold link with its class.
fn seeds(shared: &Path) -> (Vec<Input>, BTreeMap<(Unit, Unit), String>) {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/real_seeds.json");
    let gold: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(gold).expect("the gold")).expect("JSON");
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    let mut inputs = Vec::new();
    for (id, article) in gold["articles"].as_array().expect("articles").iter().enumerate() {
        let name = article["file"].as_str().expect("a file");
        let text = std::fs::read_to_string(shared.join("seeds").join(name)).expect("UTF-8");
        let units = article["sentences"].as_array().expect("sentences");
        let sentences = units
            .iter()
            .zip(1..)
            .map(|(unit, paragraph)| Sentence {
                span: Span::new(number(&unit["start"]), number(&unit["end"])),
                paragraph,
            })
            .collect();
        inputs.push(Input {
            id: ArticleId(u32::try_from(id).expect("few")),
            article: Arc::new(Article {
                text: text.into(),
                origin: Origin {
                    file_name: name.to_owned(),
                    sha256: article["sha256"].as_str().expect("a hash").to_owned(),
                    bytes: 0,
                    encoding: "UTF-8".to_owned(),
                    captured: String::new(),
                },
                sentences,
            }),
            language: "id".to_owned(),
            active: units.iter().map(|unit| unit["furniture"] == false).collect(),
        });
    }
    let unit = |value: &serde_json::Value| Unit {
        article: ArticleId(u32::try_from(number(&value[0])).expect("few")),
        sentence: u32::try_from(number(&value[1])).expect("few"),
    };
    let links = gold["links"].as_array().expect("links").iter();
    let links = links
        .map(|link| {
            (
                (unit(&link["a"]), unit(&link["b"])),
                link["class"].as_str().expect("a class").to_owned(),
            )
        })
        .collect();
    (inputs, links)
}

/// Share of the gold links of `class` that are among the links of `alignment` in `tiers`.
fn recall(alignment: &Alignment, gold: &BTreeMap<(Unit, Unit), String>, class: &str, tiers: &[Tier]) -> f64 {
    let wanted: Vec<_> = gold.iter().filter(|(_, of)| *of == class || class.is_empty()).collect();
    let found = wanted
        .iter()
        .filter(|((a, b), _)| {
            alignment
                .links
                .iter()
                .any(|l| l.a == *a && l.b == *b && tiers.contains(&l.tier))
        })
        .count();
    found as f64 / wanted.len() as f64
}

#[test]
fn the_five_real_articles() {
    let Some(shared) = shared() else { return };
    let (inputs, gold) = seeds(&shared);
    let scores = Scores::of(&inputs, &()).expect("nobody stops it");
    let alignment = scores.under(&[], None);
    let shown: Vec<_> = alignment.links.iter().filter(|link| link.tier == Tier::Shown).collect();
    let right = shown.iter().filter(|link| gold.contains_key(&(link.a, link.b))).count();
    let precision = right as f64 / shown.len() as f64;
    let near = recall(&alignment, &gold, "near", &[Tier::Shown]);
    let same = recall(&alignment, &gold, "same", &[Tier::Shown]);
    let offered = recall(&alignment, &gold, "", &[Tier::Shown, Tier::Offered]);
    eprintln!("seeds: shown P {precision:.3}, recall near {near:.3}, same {same:.3}; shown or offered {offered:.3}");
    assert!(precision >= 0.80, "precision {precision}");
    assert!(near >= 0.80, "recall on near-verbatim pairs {near}");
    assert!(same >= 0.45, "recall on same-fact pairs {same}");
    assert!(offered >= 0.92, "shown or offered {offered}");

    let told = |link: &&Link| scores.because(link).iter().any(|reason| reason.contains("verbatim"));
    let (of_gold, others): (Vec<&Link>, Vec<&Link>) = shown
        .iter()
        .copied()
        .filter(told)
        .partition(|link| gold.get(&(link.a, link.b)).is_some_and(|class| class == "near"));
    let all = gold.values().filter(|class| *class == "near").count();
    eprintln!(
        "seeds: told as near-verbatim {} of {all} such pairs, and {} others",
        of_gold.len(),
        others.len()
    );
    assert!(of_gold.len() * 2 >= all && others.len() * 5 <= of_gold.len());

    let mut reversed = inputs.clone();
    reversed.reverse();
    assert_eq!(
        align(&reversed, &[], &()).as_ref(),
        Some(&alignment),
        "the order of files matters"
    );
}
