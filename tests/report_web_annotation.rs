//! The marks as Web Annotations: whatever text and spans are, each selector gives the
//! exact words by code points, and the same dossier gives the same bytes.

mod report_support;

use proptest::prelude::*;
use report_support::{A, Given, Made, facts};
use sejajar::align::Alignment;
use sejajar::dossier::{Action, Anchor, MarkAs, Stance, Target};
use sejajar::report::{self, Format};
use sejajar::text::Span;
use sejajar::text::span::floor_boundary;
use serde_json::Value;

fn written(made: &Made) -> Value {
    let report = report::build(made.0.dossier(), &Alignment::default(), &[], &facts());
    let text = report_support::written(Format::WebAnnotation, &report);
    assert_eq!(text, report_support::written(Format::WebAnnotation, &report));
    serde_json::from_str(&text).expect("JSON")
}

fn items(collection: &Value) -> &[Value] {
    collection["first"]["items"].as_array().expect("items")
}

/// What Python gives for `text[start:end]`.
fn slice(text: &str, selector: &Value) -> String {
    let at = |key: &str| usize::try_from(selector[key].as_u64().expect("a number")).expect("small");
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

fn check_targets(collection: &Value) {
    for annotation in items(collection) {
        for target in annotation["target"].as_array().expect("targets") {
            let articles = collection["articles"].as_array().expect("articles");
            let article = articles.iter().find(|article| article["id"] == target["article"]);
            let text = article.expect("the text")["text"].as_str().expect("text");
            let Some(selectors) = target["selector"].as_array() else {
                continue;
            };
            assert_eq!(
                slice(text, &selectors[0]),
                selectors[1]["exact"].as_str().expect("words")
            );
        }
    }
}

#[test]
fn a_mention_says_claim_stance_value_voice_and_chain() {
    let mut made = Made::default();
    let text = "KCNA melaporkan 👍 Menteri itu bilang dua orang tewas.";
    made.perform(Action::AddArticles(vec![
        Given {
            text,
            file: "a.txt",
            url: "https://a.example/1",
            ..Given::default()
        }
        .entry(),
    ]));
    let claim = made.claim("Two died");
    let minister = made.source("The minister", "", None, &[]);
    let agency = made.source("KCNA", "", None, &[]);
    let mention = made.mark(
        A,
        "dua orang tewas",
        claim,
        Stance::Hedges,
        "2",
        Some((minister, "bilang")),
    );
    let mut changed = made.0.dossier().mentions()[&mention].clone();
    changed.attribution.as_mut().expect("a source").via.push(agency);
    made.perform(Action::EditMention(mention, changed));
    made.perform(Action::AddNote(Target::Mention(mention), "check".to_owned()));
    made.perform(Action::AddNote(Target::Article(A), "whole".to_owned()));
    let collection = written(&made);
    check_targets(&collection);
    let first = &items(&collection)[0];
    let said: Vec<(&str, &str, &str)> = first["body"]
        .as_array()
        .expect("bodies")
        .iter()
        .map(|body| {
            let word = |key: &str| body[key].as_str().expect("a word");
            (word("role"), word("purpose"), word("value"))
        })
        .collect();
    assert_eq!(
        said,
        [
            ("claim", "tagging", "Two died"),
            ("stance", "classifying", "hedges"),
            ("value", "describing", "2"),
            ("voice", "describing", "The minister"),
            ("chain", "describing", "A ← KCNA ← The minister"),
            ("note", "commenting", "check"),
        ]
    );
    assert_eq!(first["body"][3]["through"], serde_json::json!(["KCNA"]));
    assert_eq!(slice(text, &first["body"][3]["attributedAt"]), "bilang");
    assert_eq!(first["target"][0]["source"], "https://a.example/1");
    // A note on the whole article has no selector.
    assert!(items(&collection)[1]["target"][0]["selector"].is_null());
}

#[test]
fn no_address_that_is_none_becomes_a_source() {
    for url in [
        "javascript:alert(1)",
        "https://a.example/%zz",
        "https://a.example/[x]",
        "",
        "https://a b",
    ] {
        let mut made = Made::default();
        let given = Given {
            text: "Kapal itu tiba.",
            file: "a.txt",
            url,
            ..Given::default()
        };
        made.perform(Action::AddArticles(vec![given.entry()]));
        made.perform(Action::AddNote(Target::Article(A), "x".to_owned()));
        let source = written(&made)["articles"][0]["source"].clone();
        assert!(
            source.as_str().is_some_and(|iri| iri.starts_with("urn:sha256:")),
            "{url}: {source}"
        );
    }
}

#[test]
fn an_empty_dossier_is_an_empty_collection() {
    let collection = written(&Made::default());
    assert_eq!(collection["total"], 0);
    assert!(items(&collection).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_spans_of_any_text_give_the_exact_words(
        text in prop::collection::vec(prop_oneof![any::<char>(), prop::char::range('a', 'f'), Just('\r'), Just('\n')], 1..60),
        cuts in prop::collection::vec((0usize..240, 0usize..240), 1..6),
    ) {
        let text: String = text.into_iter().collect();
        let mut made = Made::default();
        made.perform(Action::AddArticles(vec![Given { text: &text, file: "a.txt", ..Given::default() }.entry()]));
        let claim = made.claim("claim");
        let mut marked = Vec::new();
        for (a, b) in cuts {
            let span = Span::new(floor_boundary(&text, a), floor_boundary(&text, b));
            if span.within(&text) {
                made.perform(Action::Mark(Anchor::new(A, span), MarkAs::Claim(claim, Stance::Denies, None)));
                marked.push(span.of(&text));
            }
        }
        let collection = written(&made);
        check_targets(&collection);
        let mut told: Vec<&str> = items(&collection)
            .iter()
            .map(|item| item["target"][0]["selector"][1]["exact"].as_str().expect("words"))
            .collect();
        told.sort_unstable();
        marked.sort_unstable();
        prop_assert_eq!(told, marked);
    }
}
