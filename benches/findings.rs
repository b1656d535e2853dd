//! Names and discrepancies of generated dossiers, compared with one pass that only folds
//! the words.

mod support;

use std::time::Duration;

use sejajar::align::{Input, align};
use sejajar::findings::{Findings, attributions};
use sejajar::session::inputs;
use sejajar::text::Span;
use sejajar::text::fold::folded;
use sejajar::text::words::words;
use support::measure::{by_turns, head, row};
use support::texts::{Shape, texts};

const BUDGET: Duration = Duration::from_secs(8);

fn main() {
    head("findings", "folding every word once");
    for (articles, sentences) in [(5, 30), (50, 30), (50, 200)] {
        let texts = texts(Shape {
            articles,
            sentences,
            paragraph: 2,
        });
        let inputs = inputs(&support::marks::dossier(&texts, 0));
        let alignment = align(&inputs, &[], &()).expect("nobody stops it");
        let said = attributions(&inputs);
        let find = || Findings::of(&inputs, &alignment, &said);
        let (ours, theirs) = by_turns(BUDGET, find, || fold_all(&inputs));
        let found = find();
        let remark = format!(
            "{} names, {} discrepancies",
            found.names.len(),
            found.discrepancies.len()
        );
        row(&format!("{articles} × {sentences}: findings"), &ours, &theirs, &remark);
    }
}

fn fold_all(inputs: &[Input]) -> usize {
    let texts = inputs.iter().map(|input| &input.article.text);
    texts
        .map(|text| {
            words(text, Span::new(0, text.len()))
                .map(|word| folded(word.of(text)).len())
                .sum::<usize>()
        })
        .sum()
}
