//! Importing generated articles, compared with decoding them and cutting them
//! into sentences by UAX #29 alone.

mod support;

use std::time::Duration;

use sejajar::import::import;
use support::measure::{by_turns, head, row};
use support::texts::{Shape, texts};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    head("import", "decode as UTF-8, `unicode_sentences`");
    for articles in [5, 50, 500] {
        let texts = texts(Shape {
            articles,
            sentences: 30,
            paragraph: 2,
        });
        let bytes: usize = texts.iter().map(|text| text.text.len()).sum();
        let (ours, theirs) = by_turns(
            Duration::from_secs(4),
            || {
                let all = texts
                    .iter()
                    .map(|text| import(text.text.as_bytes(), &text.file_name, ""));
                all.map(|imported| imported.expect("generated text is text"))
                    .collect::<Vec<_>>()
            },
            || {
                let count = |text: &support::texts::Text| {
                    let (decoded, _, _) = encoding_rs::UTF_8.decode(text.text.as_bytes());
                    decoded.unicode_sentences().count()
                };
                texts.iter().map(count).sum::<usize>()
            },
        );
        row(
            &format!("{articles} articles × 30 sentences"),
            &ours,
            &theirs,
            &format!("{} KB", bytes / 1_000),
        );
    }
}
