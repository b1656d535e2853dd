//! How long findings take on many long articles: printed, never asserted.

#[allow(dead_code, reason = "the benches use the rest")]
#[path = "../benches/support/random.rs"]
mod random;
#[allow(dead_code, reason = "the benches use the rest")]
#[path = "../benches/support/texts.rs"]
mod texts;

use std::sync::Arc;
use std::time::Instant;

use sejajar::align::{Input, align};
use sejajar::article::{Article, ArticleId, Origin};
use sejajar::findings::{Findings, attributions};

#[test]
#[ignore = "takes long; prints the times of the steps"]
fn fifty_articles_of_two_hundred_sentences() {
    let made = texts::texts(texts::Shape {
        articles: 50,
        sentences: 200,
        paragraph: 2,
    });
    let inputs: Vec<Input> = (0..).zip(&made).map(|(id, made)| input(id, &made.text)).collect();
    let alignment = align(&inputs, &[], &()).unwrap();
    let start = Instant::now();
    let said = attributions(&inputs);
    println!("attributions {:?}", start.elapsed());
    for _ in 0..5 {
        let start = Instant::now();
        let found = Findings::of(&inputs, &alignment, &said);
        println!(
            "findings {:?}: {} names, {} discrepancies",
            start.elapsed(),
            found.names.len(),
            found.discrepancies.len()
        );
    }
}

fn input(id: u32, text: &str) -> Input {
    let origin = Origin {
        file_name: String::new(),
        sha256: id.to_string(),
        bytes: 0,
        encoding: String::new(),
        captured: String::new(),
    };
    let article = Article::new(text, origin, "id");
    Input {
        id: ArticleId(id),
        active: vec![true; article.sentences.len()],
        article: Arc::new(article),
        language: "id".to_owned(),
    }
}
