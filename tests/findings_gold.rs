//! The gold of findings: it fits its texts, holds to its own rules, and is found
//! perfect when it is given back. The real articles are kept outside the project; where
//! they are not found this says so and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use sejajar::article::ArticleId;
use sejajar::findings::attribution::{Attribution, Form};
use sejajar::findings::discrepancy::{Discrepancy, Side};
use sejajar::findings::eval::{Found, Measures, Said, share};
use sejajar::findings::names::{Name, NameKind};
use sejajar::text::Span;
use sejajar::world::{FindingsGold, findings_in, read_findings};

fn gold() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// The folder of the real articles.
fn real() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = std::env::var_os("SEJAJAR_SHARED")
        .map(PathBuf::from)
        .into_iter()
        .chain([beside, PathBuf::from("/work/shared")])
        .map(|folder| folder.join("seeds"))
        .find(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: no shared folder with seeds (set SEJAJAR_SHARED)");
    }
    found
}

/// All gold whose texts are here.
fn all() -> Vec<(String, FindingsGold)> {
    let mut files = findings_in(&gold().join("written")).expect("a folder");
    files.push(gold().join("seeds_findings.json"));
    let mut sets: Vec<(PathBuf, Option<PathBuf>)> = files.into_iter().map(|file| (file, None)).collect();
    if let Some(texts) = real() {
        sets.push((gold().join("real_seeds_findings.json"), Some(texts)));
    }
    assert!(sets.len() >= 6);
    sets.into_iter()
        .map(|(file, texts)| {
            let read = read_findings(&file, texts.as_deref()).expect("gold that fits its texts");
            (file.display().to_string(), read)
        })
        .collect()
}

fn ids(set: &FindingsGold) -> BTreeMap<String, ArticleId> {
    let names = set.articles.iter().map(|(name, _)| name.clone());
    names.zip((0..).map(ArticleId)).collect()
}

fn span([start, end]: [usize; 2]) -> Span {
    Span::new(start, end)
}

/// A statement of the gold as an engine would tell it.
fn attribution(said: &Said, ids: &BTreeMap<String, ArticleId>) -> Attribution {
    Attribution {
        article: ids[&said.article],
        speaker: said.speaker.map(span),
        cue: said.cue.map(span),
        content: span(said.content),
        form: said.form,
        name: said.name.clone(),
        by_pronoun: false,
        via: Vec::new(),
    }
}

/// All that the gold holds, as engines would tell it.
fn given_back(set: &FindingsGold) -> (Vec<Attribution>, Vec<Name>, Vec<Discrepancy>) {
    let ids = ids(set);
    let attributions = set.gold.attributions.iter().flatten();
    let attributions = attributions.map(|said| attribution(said, &ids)).collect();
    let names = set.gold.names.iter().flatten().map(|group| Name {
        canonical: group.canonical.clone(),
        forms: group.forms.clone(),
        kind: NameKind::Unknown,
        titles: Vec::new(),
        places: Vec::new(),
    });
    let discrepancies = set.gold.discrepancies.iter().flatten().map(|difference| Discrepancy {
        kind: difference.kind,
        relation: difference.relation,
        severity: difference.severity,
        confidence: 1.0,
        why: String::new(),
        sides: difference
            .sides
            .iter()
            .map(|side| Side {
                value: side.value.clone(),
                spans: side
                    .spans
                    .iter()
                    .map(|words| (ids[&words.article], Span::new(words.start, words.end)))
                    .collect(),
                tells: sejajar::findings::Tells::default(),
            })
            .collect(),
    });
    (attributions, names.collect(), discrepancies.collect())
}

#[test]
fn given_back_it_is_perfect() {
    for (file, set) in all() {
        let (attributions, names, discrepancies) = given_back(&set);
        let found = Found {
            attributions: Some(&attributions),
            names: Some(&names),
            discrepancies: Some(&discrepancies),
        };
        let measures = Measures::of(&set.gold, &found, &ids(&set));
        let counts = measures.attributions.expect("judged");
        assert_eq!((counts.right, counts.found), (counts.gold, counts.gold), "{file}");
        assert_eq!((counts.speakers, counts.forms), (counts.gold, counts.gold), "{file}");
        let counts = measures.names.expect("judged");
        assert_eq!((counts.right, counts.found), (counts.gold, counts.gold), "{file}");
        assert!(counts.not_one > 0 && counts.violations == 0, "{file}");
        let counts = measures.discrepancies.expect("judged");
        assert_eq!(counts.all.found, counts.all.gold, "{file}");
        assert_eq!(counts.relations, counts.all.gold, "{file}");
        assert_eq!(share(counts.right, counts.found), Some(1.0), "{file}");
        assert_eq!(share(counts.best_right, counts.best), Some(1.0), "{file}");
    }
}

#[test]
fn contents_are_tight_and_stand_in_no_furniture() {
    for (file, set) in all() {
        let articles: BTreeMap<_, _> = set.articles.iter().map(|(name, imported)| (name, imported)).collect();
        for said in set.gold.attributions.iter().flatten() {
            let imported = articles[&said.article];
            let content = span(said.content);
            let words = content.of(&imported.article.text);
            let told = format!("{file}, {}: {words}", said.article);
            assert_eq!(words.trim(), words, "{told}");
            assert!(!words.ends_with([',', ':', ';']), "{told}");
            assert!(!(said.form == Form::Direct && words.starts_with(['"', '“'])), "{told}");
            let is_folded = imported.folds.iter().any(|fold| fold.span.overlap(content).is_some());
            assert!(!is_folded, "in furniture: {told}");
        }
    }
}

#[test]
fn names_have_no_form_twice_and_stand_in_the_texts() {
    for (file, set) in all() {
        let mut seen = BTreeSet::new();
        for group in set.gold.names.iter().flatten() {
            assert!(group.forms.contains(&group.canonical), "{file}: {group:?}");
            for form in &group.forms {
                assert!(seen.insert(form.clone()), "{file}: {form} is in two groups");
                let mut texts = set.articles.iter().map(|(_, imported)| &imported.article.text);
                assert!(texts.any(|text| text.contains(form.as_str())), "{file}: {form}");
            }
        }
    }
}

#[test]
fn the_real_articles_are_not_in_the_project() {
    let Some(texts) = real() else { return };
    let file = std::fs::read_to_string(gold().join("real_seeds_findings.json")).expect("the gold");
    for path in std::fs::read_dir(texts).expect("a folder") {
        let text = std::fs::read_to_string(path.expect("a file").path()).expect("UTF-8");
        let words: Vec<&str> = text.split_whitespace().collect();
        for run in words.windows(6).map(|run| run.join(" ")) {
            assert!(!file.contains(&run), "{run:?} is a run of a publisher's words");
        }
    }
}

proptest! {
    /// Whatever is found, in whatever order: shares are shares, and more of the same is
    /// never better.
    #[test]
    fn figures_are_shares_and_no_order_matters(
        spans in prop::collection::vec((0u32..3, 0usize..200, 1usize..60), 0..40),
        seed in any::<u64>(),
    ) {
        let file = gold().join("written/id_banjir/findings.json");
        let set = read_findings(&file, None).expect("gold that fits its texts");
        let mut found: Vec<Attribution> = spans
            .iter()
            .map(|(article, start, length)| Attribution {
                article: ArticleId(*article),
                speaker: None,
                cue: None,
                content: Span::new(*start, start + length),
                form: Form::Indirect,
                name: String::new(),
                by_pronoun: false,
                via: Vec::new(),
            })
            .collect();
        let counts = |found: &[Attribution]| {
            let found = Found { attributions: Some(found), ..Found::default() };
            Measures::of(&set.gold, &found, &ids(&set)).attributions.expect("judged")
        };
        let straight = counts(&found);
        prop_assert!(straight.right <= straight.found && straight.right <= straight.gold);
        prop_assert!(straight.speakers <= straight.right && straight.found <= found.len() as u64);
        let doubled: Vec<Attribution> = found.iter().chain(&found).cloned().collect();
        prop_assert_eq!(counts(&doubled).right, straight.right);
        let length = found.len().max(1);
        found.rotate_left(usize::try_from(seed % length as u64).expect("small"));
        prop_assert_eq!(counts(&found).right, straight.right);
    }
}
