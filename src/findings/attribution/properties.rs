//! What must hold of the attributions of every text.

use proptest::prelude::*;

use super::of_article;
use super::tests::input;
use crate::text::Span;

/// Words and marks that make and break attributions.
const PIECES: [&str; 40] = [
    "kata",
    "said",
    "Putin",
    "Menteri",
    "minister",
    "mengatakan",
    "bahwa",
    "that",
    "“",
    "”",
    "\"",
    ",",
    ".",
    " ",
    "\n",
    "menurut",
    "according to",
    "katanya",
    "ujarnya",
    "yang",
    "who",
    "dan",
    "and",
    "the",
    "KCNA",
    "(Reuters) -",
    "dikutip",
    "citing",
    "reportedly",
    "konon",
    "membantah",
    "fears",
    "disebut",
    "oleh",
    "dr",
    ";",
    ":",
    "laporan",
    "é\u{301}",
    "日本",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..90).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Spans are of whole letters inside the article; cue and speaker stand in the
    /// sentences of the content or beside them; the same text gives the same.
    #[test]
    fn attributions_are_sound(text in text(), language in prop::sample::select(vec!["id", "en", "de", ""])) {
        let input = input(language, &text);
        let (found, steps) = of_article(&input);
        prop_assert_eq!(&of_article(&input).0, &found);
        prop_assert!(steps <= 4_000 * (text.len() as u64 + 1));
        for one in &found {
            let all = [Some(one.content), one.speaker, one.cue].into_iter().flatten().chain(one.via.iter().copied());
            for span in all {
                prop_assert!(span.within(&text), "{:?} of {:?}", span, one);
            }
            let told = input.article.sentences_in(one.content);
            let near = |span: Span| {
                let here = input.article.sentences_in(span);
                here.start <= told.end + 1 && told.start <= here.end + 1
            };
            prop_assert!(one.cue.is_none_or(near), "{:?}", one);
            prop_assert!(one.speaker.is_none_or(near), "{:?}", one);
        }
    }
}

/// Steps a text takes, and its length.
fn steps(text: &str) -> (u64, u64) {
    (of_article(&input("id", text)).1, text.len() as u64)
}

#[test]
fn the_work_is_linear_in_hostile_texts() {
    for unit in [
        "\"",
        "“",
        "kata ",
        "kata, ",
        "X mengatakan bahwa ",
        "menurut ",
        "katanya, ",
        "Putin dan ",
        "yang ",
        "konon ",
        "dikutip Tass ",
        "mengutip Tass, ",
        "tuduhan bahwa ",
        "7 ",
        ", ",
        "disebutnya ",
        "Ia mengatakan itu. ",
        "“a b c,” kata Putin. ",
    ] {
        let (small, short) = steps(&unit.repeat(4_000));
        let (large, long) = steps(&unit.repeat(16_000));
        assert_eq!(long, short * 4);
        assert!(
            large <= small * 5 + 10_000,
            "{unit:?}: {small} steps, of four times the text {large}"
        );
        // Lines are sentences here, however long they are.
        let one_line = |times: usize| {
            let mut input = input("id", &unit.repeat(times));
            input.article = std::sync::Arc::new(input.article.in_lines());
            input.active = vec![true; input.article.sentences.len()];
            of_article(&input).1
        };
        let (small, large) = (one_line(4_000), one_line(16_000));
        assert!(
            large <= small * 5 + 10_000,
            "{unit:?} in one line: {small} steps, then {large}"
        );
    }
}
