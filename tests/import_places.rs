//! Where marks that come from a file are placed: only where their words are, and only
//! where no other place may be meant.

mod marks_support;
mod report_support;

use std::sync::Arc;

use marks_support::place;
use report_support::{A, Given, Made, one_article};
use sejajar::dossier::{Action, Proposed, ProposedAs};
use sejajar::exchange::Placed;
use sejajar::text::Span;
use serde_json::{Value, json};

fn annotation(selectors: &Value) -> Vec<u8> {
    let annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://hypothes.is/a/1",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ann"},
        "body": [
            {"type": "TextualBody", "value": "Two died", "purpose": "tagging"},
            {"type": "TextualBody", "value": "sure?", "purpose": "commenting"},
        ],
        "target": [{"source": "https://a.example/1", "selector": selectors}],
    });
    serde_json::to_vec(&annotation).expect("JSON")
}

fn spans(placed: &Placed) -> Vec<Vec<Span>> {
    placed.proposed.iter().map(|one| one.at.fragments.clone()).collect()
}

#[test]
fn a_mark_stands_only_where_its_words_are_the_same() {
    let document = one_article("👍 Satu tewas. Dua tewas. Satu tewas lagi.", "https://a.example/1");
    let text = &document.dossier().articles()[&A].article.text;
    let at = |words: &str| {
        let start = text.find(words).expect("words");
        vec![vec![Span::new(start, start + words.len())]]
    };
    let quote = |exact: &str, prefix: &str| json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": ""});
    let position = |start: usize, end: usize| json!({"type": "TextPositionSelector", "start": start, "end": end});
    let placed = |selectors: Value| place(&annotation(&selectors), "a.jsonld", document.dossier());
    // Position and quotation agree; the quotation stands once; its context makes it one.
    assert_eq!(
        spans(&placed(json!([position(14, 23), quote("Dua tewas", "")]))),
        at("Dua tewas")
    );
    assert_eq!(
        spans(&placed(json!([position(0, 3), quote("Dua tewas", "")]))),
        at("Dua tewas")
    );
    assert_eq!(spans(&placed(json!([quote("Satu tewas", "👍 ")]))), at("Satu tewas"));
    assert_eq!(
        spans(&placed(json!([position(2, 12), quote("Satu tewas", "")]))),
        at("Satu tewas")
    );
    for (selectors, why) in [
        (json!([quote("Satu tewas", "")]), "several places"),
        (json!([position(0, 3), quote("Satu tewas", "x")]), "several places"),
        (json!([position(14, 23), quote("Dua selamat", "")]), "do not stand"),
        (json!([position(14, 23)]), "does not give the words"),
    ] {
        let placed = placed(selectors.clone());
        assert!(placed.proposed.is_empty(), "{selectors}");
        assert!(
            placed.told.iter().any(|told| told.contains(why)),
            "{selectors}: {:?}",
            placed.told
        );
    }
    let one = placed(json!([quote("Dua tewas", "")])).proposed.remove(0);
    let Proposed {
        author, comment, what, ..
    } = one;
    assert_eq!((author.as_str(), comment.as_str()), ("Ann", "sure?"));
    assert!(matches!(what, ProposedAs::Claim { stance: None, ref statement, .. } if statement == "Two died"));
    // Of an article that is nowhere the words alone decide, if they stand in one place only.
    let elsewhere = one_article("Dua tewas.", "");
    let bytes = annotation(&json!([quote("Dua tewas", "")]));
    assert_eq!(place(&bytes, "a.jsonld", elsewhere.dossier()).proposed.len(), 1);
    let nowhere = one_article("Tiga tewas.", "");
    let told = place(&bytes, "a.jsonld", nowhere.dossier()).told.concat();
    assert!(told.contains("stand in no article"), "{told}");
}

/// What a selector refines is counted within what it refines.
#[test]
fn a_refined_passage_is_the_inner_one() {
    let document = one_article("Satu tewas. Dua tewas. Satu tewas lagi.", "https://a.example/1");
    let text = Arc::clone(&document.dossier().articles()[&A].article.text);
    let words = |selector: Value| -> Vec<String> {
        let placed = place(&annotation(&selector), "a.jsonld", document.dossier());
        let spans = spans(&placed).into_iter().flatten();
        spans.map(|span| span.of(&text).to_owned()).collect()
    };
    let quote = |exact: &str| json!({"type": "TextQuoteSelector", "exact": exact});
    let with = |mut outer: Value, inner: Value| {
        outer["refinedBy"] = inner;
        outer
    };
    let position = json!({"type": "TextPositionSelector", "start": 4, "end": 9});
    assert_eq!(words(with(quote("Dua tewas"), position.clone())), ["tewas"]);
    assert_eq!(words(with(quote("Dua tewas"), quote("Dua"))), ["Dua"]);
    // Of a place that is not understood nothing can be counted.
    let path = json!({"type": "XPathSelector", "value": "/p[2]"});
    assert_eq!(words(with(path, position)), Vec::<String>::new());
}

/// A mark that may be meant for one article is placed in no other.
#[test]
fn words_that_stand_twice_in_one_article_are_not_placed_in_another() {
    let mut made = Made::default();
    for (text, url) in [
        ("Satu tewas. Satu tewas lagi.", ""),
        ("Satu tewas.", ""),
        ("Dua tewas.", "https://b.example/2"),
        ("Tidak benar: tiga tewas.", "https://a.example/1"),
    ] {
        let given = Given {
            text,
            file: text,
            url,
            ..Given::default()
        };
        made.perform(Action::AddArticles(vec![given.entry()]));
    }
    let quoted = |exact: &str, prefix: &str, source: &str| {
        let selector = json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix});
        let mut annotation: Value = serde_json::from_slice(&annotation(&selector)).expect("JSON");
        annotation["target"][0]["source"] = json!(source);
        place(
            &serde_json::to_vec(&annotation).expect("JSON"),
            "a.jsonld",
            made.0.dossier(),
        )
    };
    for (exact, prefix, source, why) in [
        ("Satu tewas", "", "https://c.example/", "several places"),
        // An article of another address is another page.
        ("Dua tewas", "", "https://c.example/", "stand in no article"),
        (
            "tiga tewas",
            "Sudah pasti ",
            "https://a.example/1",
            "other words around them",
        ),
    ] {
        let placed = quoted(exact, prefix, source);
        assert!(placed.proposed.is_empty(), "{exact}");
        assert!(
            placed.told.iter().any(|told| told.contains(why)),
            "{exact}: {:?}",
            placed.told
        );
    }
    assert_eq!(
        quoted("tiga tewas", "Tidak benar: ", "https://a.example/1")
            .proposed
            .len(),
        1
    );
    // Several pages at once are no one place.
    let mut several: Value =
        serde_json::from_slice(&annotation(&json!({"type": "TextQuoteSelector", "exact": "Dua tewas"}))).expect("JSON");
    let mut other = several["target"][0].clone();
    other["source"] = json!("https://b.example/2");
    several["target"].as_array_mut().expect("a list").push(other);
    let placed = place(
        &serde_json::to_vec(&several).expect("JSON"),
        "a.jsonld",
        made.0.dossier(),
    );
    assert!(placed.proposed.is_empty());
    assert!(
        placed.told.iter().any(|told| told.contains("several pages")),
        "{:?}",
        placed.told
    );
}
