//! Sentences, headlines and furniture of the five real seed articles against the
//! hand-made gold in `tests/gold/real_seeds.json` (offsets only). The articles are not
//! ours to copy: the test runs where they are (`SEJAJAR_SHARED`, `../shared`,
//! `/work/shared`) and says so where they are not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sejajar::import::import;

fn seeds() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(|parent| parent.join("shared"));
    let places = [
        std::env::var_os("SEJAJAR_SHARED").map(PathBuf::from),
        beside,
        Some(PathBuf::from("/work/shared")),
    ];
    places
        .into_iter()
        .flatten()
        .map(|shared| shared.join("seeds"))
        .find(|seeds| seeds.is_dir())
}

/// What was found, what of it is right, what there is to find.
#[derive(Default)]
struct Score {
    found: usize,
    right: usize,
    gold: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, gold: &BTreeSet<T>) {
        self.found += found.len();
        self.gold += gold.len();
        self.right += found.intersection(gold).count();
    }

    #[allow(clippy::cast_precision_loss, reason = "counts of sentences")]
    fn precision_recall_f1(&self) -> (f64, f64, f64) {
        let (right, found, gold) = (self.right as f64, self.found as f64, self.gold as f64);
        (right / found, right / gold, 2.0 * right / (found + gold))
    }
}

#[test]
fn real_seeds() {
    let Some(seeds) = seeds() else {
        println!("skipped: the real seed articles are not on this machine");
        return;
    };
    let gold: serde_json::Value = serde_json::from_str(include_str!("gold/real_seeds.json")).unwrap();
    let (mut sentences, mut furniture) = (Score::default(), Score::default());
    for article in gold["articles"].as_array().unwrap() {
        let file = article["file"].as_str().unwrap();
        let imported = import(&std::fs::read(seeds.join(file)).unwrap(), file, "").unwrap();
        assert_eq!(
            imported.article.origin.sha256,
            article["sha256"].as_str().unwrap(),
            "{file}"
        );
        let offset = |unit: &serde_json::Value, end: &str| usize::try_from(unit[end].as_u64().unwrap()).unwrap();
        let units = article["sentences"].as_array().unwrap();
        let starts: BTreeSet<_> = imported.article.sentences.iter().map(|s| s.span.start).collect();
        sentences.add(&starts, &units.iter().map(|unit| offset(unit, "start")).collect());
        let is_folded = |at: usize| {
            imported
                .folds
                .iter()
                .any(|fold| fold.span.start <= at && at < fold.span.end)
        };
        let folded: BTreeSet<_> = starts.iter().copied().filter(|at| is_folded(*at)).collect();
        let marked = units.iter().filter(|unit| unit["furniture"] == true);
        furniture.add(&folded, &marked.map(|unit| offset(unit, "start")).collect());
        let first_headline = units
            .iter()
            .find(|unit| unit["headline"] == true && offset(unit, "start") < 100);
        let expected = first_headline.map(|unit| (offset(unit, "start"), offset(unit, "end")));
        let found = imported.metadata.headline.as_ref().and_then(|headline| headline.at);
        assert_eq!(found.map(|span| (span.start, span.end)), expected, "headline of {file}");
        assert_eq!(imported.metadata.language, "id", "{file}");
    }
    let (_, _, f1) = sentences.precision_recall_f1();
    let (precision, recall, _) = furniture.precision_recall_f1();
    println!("sentence starts F1 {f1:.3}; furniture precision {precision:.3}, recall {recall:.3}");
    assert!(f1 >= 0.95 && precision >= 0.85 && recall >= 0.85);
}
