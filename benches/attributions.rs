//! Who says what in generated articles, compared with one pass of a regular expression
//! that finds quotations and verbs of saying in the same texts.

mod support;

use std::sync::Arc;
use std::time::Duration;

use regex::Regex;
use sejajar::align::Input;
use sejajar::article::ArticleId;
use sejajar::findings::attributions;
use sejajar::import::import;
use support::measure::{by_turns, head, row};
use support::texts::{Shape, texts};

fn main() {
    head("who says what", "one `regex` pass for quotations and verbs of saying");
    let verbs = "“[^”]*”|(?i)\\b(?:kata|ujar|menurut|mengatakan|menyebut|membantah|menuduh|dilansir|dikutip)\\b";
    let pattern = Regex::new(verbs).expect("a sound pattern");
    for articles in [5, 50] {
        let texts = texts(Shape {
            articles,
            sentences: 200,
            paragraph: 2,
        });
        let input = |(number, text): (u32, &support::texts::Text)| {
            let imported = import(text.text.as_bytes(), &text.file_name, "").expect("generated text is text");
            let folded: Vec<bool> = imported
                .article
                .sentences
                .iter()
                .map(|sentence| imported.folds.iter().any(|fold| fold.span.contains(sentence.span)))
                .collect();
            Input {
                id: ArticleId(number),
                language: "id".to_owned(),
                active: folded.into_iter().map(|folded| !folded).collect(),
                article: Arc::new(imported.article),
            }
        };
        let inputs: Vec<Input> = (0..).zip(&texts).map(input).collect();
        let found = attributions(&inputs).len();
        let (ours, theirs) = by_turns(
            Duration::from_secs(4),
            || {
                // One article after the other: what is told is the work, not the cores.
                let all = inputs.iter().map(|one| attributions(std::slice::from_ref(one)).len());
                all.sum::<usize>()
            },
            || {
                let all = inputs.iter().map(|one| pattern.find_iter(&one.article.text).count());
                all.sum::<usize>()
            },
        );
        row(
            &format!("{articles} articles × 200 sentences"),
            &ours,
            &theirs,
            &format!("{found} found"),
        );
    }
}
