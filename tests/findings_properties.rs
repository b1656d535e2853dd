//! What must hold of findings, whatever the articles.

use std::sync::Arc;

use proptest::prelude::*;
use sejajar::align::{Alignment, Input, align};
use sejajar::article::{Article, ArticleId, Origin};
use sejajar::findings::{Findings, attributions};

const WORDS: [&str; 40] = [
    "kapal",
    "Belawan",
    "tenggelam",
    "24",
    "lebih",
    "dari",
    "11.000",
    "rudal",
    "Menteri",
    "Luar",
    "Negeri",
    "AS",
    "Sutrisno",
    "Kim",
    "Jong-un",
    "Kim",
    "Jong",
    "Un",
    "tiba",
    "pada",
    "Selasa",
    "malam",
    "Rabu",
    "pukul",
    "3",
    "di",
    "tidak",
    "membantah",
    "menuduh",
    "senjata",
    "mungkin",
    "akan",
    "menandatangani",
    "perjanjian",
    "“kami",
    "cemas”",
    "kata",
    "tewas",
    "(18/6/2024)",
    "orang",
];

fn input(id: u32, language: &str, text: String) -> Input {
    let origin = Origin {
        file_name: String::new(),
        sha256: text.clone(),
        bytes: text.len() as u64,
        encoding: String::new(),
        captured: String::new(),
    };
    let article = Article::new(text, origin, language);
    Input {
        id: ArticleId(id),
        active: (0..article.sentences.len()).map(|at| at % 7 != 6).collect(),
        article: Arc::new(article),
        language: language.to_owned(),
    }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(WORDS.to_vec());
    let sentence = prop::collection::vec(word, 1..14).prop_map(|words| format!("{}.", words.join(" ")));
    let made = prop::collection::vec(sentence, 0..6).prop_map(|sentences| sentences.join(" "));
    let hostile = "[\\PC\n“”\"0-9.,/:-]{0,60}";
    prop::collection::vec(prop_oneof![4 => made, 1 => hostile], 0..4)
}

fn inputs(texts: &[String], language: &str) -> Vec<Input> {
    (0..)
        .zip(texts)
        .map(|(id, text)| input(id, language, text.clone()))
        .collect()
}

fn found(inputs: &[Input]) -> (Findings, Alignment) {
    let alignment = align(inputs, &[], &()).unwrap();
    let said = attributions(inputs);
    (Findings::of(inputs, &alignment, &said), alignment)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_span_is_one_of_its_article(texts in texts(), language in prop::sample::select(vec!["id", "en", "xx"])) {
        let inputs = inputs(&texts, language);
        let (findings, alignment) = found(&inputs);
        let check = |id: ArticleId, span: sejajar::text::Span| {
            let text = &inputs[id.0 as usize].article.text;
            prop_assert!(span.within(text), "{id} {span:?}");
            Ok(())
        };
        for name in &findings.names {
            prop_assert!(!name.forms.is_empty() && name.forms.contains(&name.canonical));
            for (id, span) in &name.places {
                check(*id, *span)?;
            }
        }
        for one in &findings.discrepancies {
            prop_assert!(one.sides.len() > 1 && (1..=3).contains(&one.severity) && (0.0..=1.0).contains(&one.confidence));
            prop_assert!(one.sides.iter().any(|side| !side.spans.is_empty()) && !one.why.is_empty());
            for (id, span) in one.sides.iter().flat_map(|side| &side.spans) {
                check(*id, *span)?;
            }
        }
        prop_assert_eq!(&Findings::of(&inputs, &alignment, &attributions(&inputs)), &findings);
    }

    #[test]
    fn the_order_of_the_articles_does_not_matter(texts in texts()) {
        let mut texts = texts;
        texts.sort();
        texts.dedup();
        let forwards = inputs(&texts, "id");
        let reversed: Vec<String> = texts.iter().rev().cloned().collect();
        let backwards = inputs(&reversed, "id");
        let last = u32::try_from(texts.len()).unwrap();
        let told = |findings: &Findings, turned: bool| {
            let place = |id: ArticleId| if turned { last - 1 - id.0 } else { id.0 };
            let mut lines: Vec<String> = findings
                .discrepancies
                .iter()
                .map(|one| {
                    let mut sides: Vec<String> = one
                        .sides
                        .iter()
                        .map(|side| {
                            let mut spans: Vec<_> = side.spans.iter().map(|(id, span)| (place(*id), *span)).collect();
                            spans.sort_unstable();
                            format!("{} {spans:?}", side.value)
                        })
                        .collect();
                    sides.sort();
                    format!("{:?} {:?} {} {sides:?}", one.kind, one.relation, one.severity)
                })
                .collect();
            lines.extend(findings.names.iter().map(|name| format!("{} {:?}", name.canonical, name.forms)));
            lines.sort();
            lines
        };
        prop_assert_eq!(told(&found(&forwards).0, false), told(&found(&backwards).0, true));
    }
}

/// Time grows no faster than the text: at this size anything worse would take minutes.
#[test]
fn hostile_texts_take_time_in_proportion() {
    let sentence = "Presiden Kim Jong Un 11.000 rudal Selasa 18/6 “kami tidak khawatir” mungkin membantah ";
    for unit in ["1 ", "“", "11.000 ", "Kim ", "Menteri ", "Selasa ", sentence, "a"] {
        let one = input(0, "id", unit.repeat(400_000 / unit.len()));
        let other = input(1, "id", unit.repeat(200_000 / unit.len()));
        let began = std::time::Instant::now();
        let inputs = [one, other];
        let findings = Findings::of(&inputs, &Alignment::default(), &attributions(&inputs));
        let took = began.elapsed();
        assert!(
            took.as_secs() < 30,
            "{unit:?}: {took:?}, {} names",
            findings.names.len()
        );
    }
}
