//! The sample articles as imported, for reading: metadata, folds, numbered sentences.

use std::fmt::Write;

use sejajar::article::Found;
use sejajar::import::import;

fn shown(file: &str, bytes: &[u8]) -> String {
    let imported = import(bytes, file, "").unwrap();
    let metadata = &imported.metadata;
    let text = &imported.article.text;
    let mut out = format!(
        "{file}: {}, language {:?}\n",
        imported.article.origin.encoding, metadata.language
    );
    let fields: [(&str, &Option<Found>); 6] = [
        ("headline", &metadata.headline),
        ("outlet", &metadata.outlet),
        ("byline", &metadata.byline),
        ("dateline", &metadata.dateline),
        ("date", &metadata.date),
        ("url", &metadata.url),
    ];
    for (name, found) in fields {
        if let Some(found) = found {
            writeln!(out, "{name}: {} ({:?})", found.value, found.at.unwrap()).unwrap();
            assert_eq!(found.at.unwrap().of(text), found.value);
        }
    }
    for warning in &imported.warnings {
        writeln!(out, "warning: {warning}").unwrap();
    }
    let mut paragraph = 0;
    for (number, sentence) in imported.article.sentences.iter().enumerate() {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            writeln!(out, "¶{paragraph}").unwrap();
        }
        let fold = imported.folds.iter().find(|fold| fold.span.contains(sentence.span));
        let folded = fold
            .map(|fold| format!("[folded: {}] ", fold.reason))
            .unwrap_or_default();
        writeln!(out, "{:>4} {folded}{}", number + 1, sentence.span.of(text)).unwrap();
    }
    out
}

macro_rules! seed {
    ($test:ident, $file:literal) => {
        #[test]
        fn $test() {
            insta::assert_snapshot!(shown($file, include_bytes!(concat!("../seeds/", $file))));
        }
    };
}

seed!(cakrawala, "1-cakrawala.txt");
seed!(wartanusa, "2-wartanusa.txt");
seed!(lensatimur, "3-lensatimur.txt");
seed!(kabarrandu, "4-kabarrandu.txt");
seed!(kabarrandu_en, "4-kabarrandu-en.txt");
seed!(suarapelabuhan, "5-suarapelabuhan.txt");
