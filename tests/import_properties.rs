//! What must hold for the import of anything at all.

use proptest::prelude::*;
use sejajar::article::Found;
use sejajar::import::{ImportError, Imported, MOST_BYTES, check_size, import};

/// Folds are whole sentences, in order, apart, never the headline; what was found
/// stands where it is said to.
fn is_sound(imported: &Imported) {
    let text = &imported.article.text;
    let sentences = &imported.article.sentences;
    let mut at = 0;
    for fold in &imported.folds {
        assert!(fold.span.start >= at && fold.span.within(text), "{:?}", imported.folds);
        assert!(
            sentences.iter().any(|s| s.span.start == fold.span.start),
            "{fold:?} begins inside a sentence"
        );
        assert!(
            sentences.iter().any(|s| s.span.end == fold.span.end),
            "{fold:?} ends inside a sentence"
        );
        assert!(!fold.reason.is_empty());
        at = fold.span.end;
    }
    let metadata = &imported.metadata;
    let headline = metadata.headline.as_ref().and_then(|found| found.at);
    if let Some(headline) = headline {
        assert!(imported.folds.iter().all(|fold| fold.span.overlap(headline).is_none()));
    }
    let fields: [&Option<Found>; 6] = [
        &metadata.headline,
        &metadata.outlet,
        &metadata.byline,
        &metadata.dateline,
        &metadata.date,
        &metadata.url,
    ];
    for found in fields.into_iter().flatten() {
        let at = found.at.unwrap();
        assert!(at.within(text));
        assert_eq!(at.of(text), found.value);
    }
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(imported) = import(&bytes, "a.txt", "") {
            is_sound(&imported);
        }
    }

    #[test]
    fn pages_made_of_trouble(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Kapal Tua Pulang ke Pelabuhan", "Kapal itu tiba di pelabuhan pada malam hari.", "Baca juga: ", "Editor : Bayu",
                " | Berita", " - Warta.example", "Rabu, 1 Mei 2024", "Foto: Antara", "(rfs/imk)", "\n", "\n\n", "\r\n", "JAKARTA, W.ID - ",
                "Reporter Warta.example ", "https://warta.example/a", "Sentimen: ", "Follow di Google News", "©", "2024", ":", "“", "”",
                "?", "! ", "MEMBACA  ", "19/6/2024", "Penulis :", "\u{a0}", "é", "👍🏽", "\u{202e}", "- ", "By ", "(", ")",
            ]),
            1..30,
        ),
    ) {
        if let Ok(imported) = import(parts.concat().as_bytes(), "a.txt", "") {
            is_sound(&imported);
        }
    }
}

#[test]
fn the_text_is_the_file() {
    let text = "Kapal  Tua\u{a0}Pulang\r\n\r\n SEMARANG - Kapal itu  tiba.\r\n";
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let imported = import(&marked, "kapal.txt", "2024-06-19T00:00:00Z").unwrap();
    assert_eq!(&*imported.article.text, text);
    let origin = imported.article.origin;
    assert_eq!(
        (origin.bytes, origin.captured.as_str()),
        (marked.len() as u64, "2024-06-19T00:00:00Z")
    );
    assert_eq!(imported.article.sentences.len(), 2);
    // sha256sum of the file with its mark.
    assert_eq!(origin.sha256, sejajar::import::sha256(&marked));
    assert_eq!(sejajar::import::sha256(b"abc")[..16], *"ba7816bf8f01cfea");
}

#[test]
fn sizes_are_refused_before_reading() {
    assert_eq!(check_size(MOST_BYTES as u64, "a"), Ok(()));
    let error = check_size(200 * 1024 * 1024, "besar.txt").unwrap_err();
    assert_eq!(
        error.to_string(),
        "besar.txt: the file has 200 MB, more than the 50 MB an article may have; cut the article out and import that"
    );
    assert!(matches!(check_size(0, "a"), Err(ImportError::Empty { .. })));
    assert!(matches!(check_size(u64::MAX, "a"), Err(ImportError::TooLarge { .. })));
}

/// One line, one word, one sentence, one paragraph: whatever the shape, twice the text
/// takes about twice the time.
#[test]
fn time_is_linear() {
    let seconds = |unit: &str, bytes: usize| {
        let text = unit.repeat(bytes / unit.len());
        let start = std::time::Instant::now();
        let _ = import(text.as_bytes(), "a.txt", "");
        start.elapsed().as_secs_f64()
    };
    for unit in [
        "a",
        "a ",
        "Kapal itu tiba. ",
        "Kapal Tua\n",
        "Kapal itu tiba di dermaga.\n",
        "a:",
        "(a/",
        "#a ",
        "Foto ",
    ] {
        let (small, large) = (seconds(unit, 40_000), seconds(unit, 160_000));
        assert!(
            large < 12.0 * small + 0.2,
            "{unit:?}: {small:.3} s for 40 kB, {large:.3} s for 160 kB"
        );
    }
}
