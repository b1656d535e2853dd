//! Search against a search that is too simple to be wrong, on letters that fold to
//! none, one or two; and its bounds on hostile texts and patterns.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use sejajar::align::Progress;
use sejajar::article::{Article, ArticleId, Fold, Metadata, Origin, Sentence};
use sejajar::dossier::{Action, Document, Dossier, Entry};
use sejajar::search::{Lexicon, MOST_HITS, Mode, On, Query, Results, find, line};
use sejajar::text::Span;

/// Letters, and what they are compared as.
const LETTERS: &[(&str, &str)] = &[
    ("a", "a"),
    ("A", "a"),
    ("Á", "a"),
    ("a\u{301}\u{323}", "a"),
    ("s", "s"),
    ("ß", "ss"),
    ("ſ", "s"),
    ("i", "i"),
    ("İ", "i"),
    ("ı", "i"),
    ("f", "f"),
    ("ﬁ", "fi"),
    ("김", "김"),
    ("😀", "😀"),
    ("👩\u{200d}🚀", "👩🚀"),
    ("\u{ad}", ""),
    ("-", "-"),
    ("–", "-"),
    (" ", " "),
    ("\n", "\n"),
];

fn entry(text: &str, sentences: Vec<Sentence>, number: usize) -> Entry {
    let origin = Origin {
        file_name: format!("{number}.txt"),
        sha256: format!("{number:064}"),
        bytes: text.len() as u64,
        encoding: "UTF-8".to_owned(),
        captured: String::new(),
    };
    Entry {
        article: Arc::new(Article {
            text: text.into(),
            origin,
            sentences,
        }),
        metadata: Metadata::default(),
        folds: Vec::new(),
        read: false,
        copy_of: None,
    }
}

/// A dossier of texts, each one sentence.
fn dossier(texts: &[&str]) -> Dossier {
    let entries = texts.iter().enumerate().map(|(number, text)| {
        let span = Span::new(0, text.len());
        entry(text, vec![Sentence { span, paragraph: 1 }], number)
    });
    let mut document = Document::default();
    document.perform(Action::AddArticles(entries.collect())).unwrap();
    document.dossier().clone()
}

fn query(text: &str, mode: Mode) -> Query {
    Query {
        text: text.to_owned(),
        mode,
        ..Query::default()
    }
}

fn search(dossier: &Dossier, query: &Query) -> Results {
    find(dossier, query, &Lexicon::default(), &())
        .expect("nobody stopped it")
        .expect("a query that can be searched for")
}

fn spans(results: &Results) -> Vec<Span> {
    results.hits.iter().map(|hit| hit.span).collect()
}

/// Letter by letter: every place of `wanted`, left to right, none over another.
fn naive(letters: &[usize], wanted: &[usize], whole: bool) -> Vec<Span> {
    let mut folded = String::new();
    let mut owner: Vec<Span> = Vec::new();
    let mut at = 0;
    for letter in letters {
        let (text, fold) = LETTERS[*letter];
        owner.extend(std::iter::repeat_n(Span::new(at, at + text.len()), fold.len()));
        folded.push_str(fold);
        at += text.len();
    }
    let needle: String = wanted.iter().map(|letter| LETTERS[*letter].1).collect();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (mut found, mut at): (Vec<Span>, usize) = (Vec::new(), 0);
    while at < folded.len() {
        let fits = folded.is_char_boundary(at) && folded[at..].starts_with(&needle);
        let end = at + needle.len();
        let parted = || !is_word(folded[..at].chars().next_back()) && !is_word(folded[end..].chars().next());
        if !fits || (whole && !parted()) {
            at += 1;
            continue;
        }
        let span = owner[at].cover(owner[end - 1]);
        if found.last().is_none_or(|last| last.end <= span.start) {
            found.push(span);
        }
        at = end;
    }
    found
}

fn text_of(letters: &[usize]) -> String {
    letters.iter().map(|letter| LETTERS[*letter].0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn hits_are_those_of_a_naive_search(
        letters in prop::collection::vec(0..LETTERS.len(), 1..60),
        // No soft hyphen and no white space: a query of nothing else is empty.
        wanted in prop::collection::vec(prop::sample::select(vec![0usize, 1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 14, 16]), 1..4),
        whole in any::<bool>(),
    ) {
        let text = text_of(&letters);
        let mode = if whole { Mode::Word } else { Mode::Literal };
        let results = search(&dossier(&[&text]), &query(&text_of(&wanted), mode));
        prop_assert_eq!(spans(&results), naive(&letters, &wanted, whole), "{:?} in {:?}", text_of(&wanted), text);
        prop_assert!(results.complete);
        for hit in &results.hits {
            prop_assert!(hit.span.within(&text));
            prop_assert_eq!(hit.on, On::Text(ArticleId(0)));
            prop_assert_eq!(&*hit.text, text.as_str());
        }
    }

    /// Where no letter folds to two, what is found is what was looked for.
    #[test]
    fn a_hit_folded_is_the_query_folded(text in "[aAÁáéE😀 x]{0,40}", wanted in "[aAÁáéEx😀]{1,3}") {
        let results = search(&dossier(&[&format!("{text}.")]), &query(&wanted, Mode::Literal));
        for hit in &results.hits {
            prop_assert_eq!(
                sejajar::text::fold::folded(hit.span.of(&hit.text)),
                sejajar::text::fold::folded(&wanted)
            );
        }
    }

    /// With case and accents, a hit is the query, letter by letter.
    #[test]
    fn an_exact_hit_is_the_query(letters in prop::collection::vec(0..LETTERS.len(), 1..60), wanted in 0..LETTERS.len() - 2) {
        let text = text_of(&letters);
        let wanted = LETTERS[wanted].0;
        let exact = Query { exact: true, ..query(wanted, Mode::Literal) };
        for hit in search(&dossier(&[&text]), &exact).hits {
            prop_assert_eq!(hit.span.of(&text), wanted);
            let accent = text[hit.span.end..].starts_with(['\u{301}', '\u{323}']);
            prop_assert!(!accent, "a letter without its accent");
        }
    }

    /// Whatever is typed as a pattern is answered or refused, and hits fit the text.
    #[test]
    fn any_pattern_is_answered(pattern in "[a-c().*+?|\\[\\]{}^$\\\\0-9é–]{0,14}", text in "[a-cé\n ]{1,60}") {
        let found = find(&dossier(&[&format!("{text}.")]), &query(&pattern, Mode::Pattern), &Lexicon::default(), &());
        match found.expect("nobody stopped it") {
            Ok(results) => prop_assert!(results.hits.iter().all(|hit| hit.span.within(&hit.text))),
            Err(problem) => {
                let place = problem.at.clone().unwrap_or(0..0);
                prop_assert!(place.start <= place.end && place.end <= pattern.chars().count(), "{:?}", problem);
            }
        }
    }
}

#[test]
fn hits_stand_in_the_order_of_the_columns_and_furniture_is_left_out() {
    let mut document = Document::new(dossier(&["rudal, menu rudal", "misil rudal"]));
    document.perform(Action::MoveColumn(ArticleId(1), 0)).unwrap();
    let articles = |results: &Results| results.by_article();
    let rudal = query("rudal", Mode::Literal);
    assert_eq!(
        articles(&search(document.dossier(), &rudal)),
        [(ArticleId(1), 1), (ArticleId(0), 2)]
    );
    let mut folded = entry("rudal. menu rudal", Vec::new(), 7);
    folded.folds = vec![Fold {
        span: Span::new(7, 17),
        reason: "menu".to_owned(),
    }];
    document.perform(Action::AddArticles(vec![folded])).unwrap();
    let without = search(document.dossier(), &rudal);
    assert_eq!(articles(&without).last(), Some(&(ArticleId(2), 1)));
    let with = Query {
        furniture: true,
        ..rudal
    };
    assert_eq!(
        articles(&search(document.dossier(), &with)).last(),
        Some(&(ArticleId(2), 2))
    );
}

#[test]
fn a_hit_across_the_edge_of_a_window_is_one_hit() {
    for before in [49_148, 49_152, 65_530, 65_536, 131_000] {
        let text = format!("{}x rudal misil x{}", "é ".repeat(before / 2), " a".repeat(40_000));
        let results = search(&dossier(&[&text]), &query("Rudal  Misil", Mode::Word));
        let found: Vec<&str> = results.hits.iter().map(|hit| hit.span.of(&text)).collect();
        assert_eq!(found, ["rudal misil"], "{before}");
        let told = line(&results.hits[0], 10);
        assert!(told.left.ends_with(" x ") && told.right.starts_with(" x a"), "{told:?}");
    }
}

/// Tells how often it was asked, and stops when it is told to.
struct Stop {
    asked: AtomicUsize,
    after: usize,
}

impl Progress for Stop {
    fn went(&self, share: f32) -> bool {
        assert!((0.0..=1.0).contains(&share));
        self.asked.fetch_add(1, Ordering::Relaxed) < self.after
    }
}

/// Ten megabytes on one line. Every one of these patterns looks ahead to the end of
/// the text for each hit, if it is let: hours.
#[test]
fn one_line_of_ten_megabytes_is_searched_in_linear_time() {
    let text = "a".repeat(10 << 20);
    let dossier = dossier(&[&text]);
    let began = Instant::now();
    for (pattern, mode, hits, complete) in [
        (".*[^a]|a", Mode::Pattern, MOST_HITS, false),
        ("(a+)+b", Mode::Pattern, 0, true),
        (r"a{1,100}\b", Mode::Pattern, 1, true),
        ("a", Mode::Word, 0, true),
        ("a", Mode::Literal, MOST_HITS, false),
    ] {
        let results = search(&dossier, &query(pattern, mode));
        assert_eq!((results.hits.len(), results.complete), (hits, complete), "{pattern}");
        for hit in results.hits.iter().take(50) {
            assert!(line(hit, 100).left.chars().count() <= 101);
        }
    }
    assert!(began.elapsed() < Duration::from_secs(100), "{:?}", began.elapsed());

    let stop = Stop {
        asked: AtomicUsize::new(0),
        after: 5,
    };
    assert!(find(&dossier, &query("b", Mode::Literal), &Lexicon::default(), &stop).is_none());
    assert_eq!(stop.asked.load(Ordering::Relaxed), 6);
}

#[test]
fn synonyms_are_found_by_the_lexicon_and_across_languages() {
    let mut document = Document::default();
    let texts = [
        ("id", "Rudal dan misil dari utara."),
        ("en", "Missiles from the north."),
        ("id", "Senjata itu."),
    ];
    let entries = texts.iter().enumerate().map(|(number, (language, text))| {
        let span = Span::new(0, text.len());
        let mut entry = entry(text, vec![Sentence { span, paragraph: 1 }], number);
        (*language).clone_into(&mut entry.metadata.language);
        entry
    });
    document.perform(Action::AddArticles(entries.collect())).unwrap();
    let found = |wanted: &str, lexicon: &str| -> Vec<String> {
        let asked = Query {
            synonyms: true,
            ..query(wanted, Mode::Literal)
        };
        let lexicon = Lexicon::parse(lexicon, "synonyms.ron");
        let results = find(document.dossier(), &asked, &lexicon, &()).unwrap().unwrap();
        results
            .hits
            .iter()
            .map(|hit| hit.span.of(&hit.text).to_owned())
            .collect()
    };
    assert_eq!(found("rudal", "[]"), ["Rudal", "misil", "Missiles"]);
    assert_eq!(found("north", "[]"), ["utara", "north"]);
    assert_eq!(
        found("rudal", r#"[["senjata itu", "rudal"]]"#),
        ["Rudal", "misil", "Missiles", "Senjata itu"]
    );
}
