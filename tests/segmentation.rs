//! Where sentences end, shown by example. `¦` marks a cut in the text before it is
//! taken out; a line end is a cut by itself.

use proptest::prelude::*;
use sejajar::text::Span;
use sejajar::text::sentences::sentences;

/// Cuts `marked` without its marks and asks for the marks back.
#[track_caller]
fn check(language: &str, marked: &str) {
    let text = marked.replace('¦', "");
    let cut: Vec<&str> = sentences(&text, language).iter().map(|s| s.span.of(&text)).collect();
    let expected: Vec<&str> = marked
        .split(['¦', '\n'])
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect();
    assert_eq!(cut, expected);
}

#[test]
fn abbreviations_initials_and_degrees() {
    for text in [
        "Acara itu dibuka Dr. H. Budi Santoso, S.H., M.Si. di aula kota. ¦Ia datang terlambat.",
        "Penasihat Kremlin Yu. Ushakov menolak. ¦Presiden Kim Jong Un. ¦Kunjungan itu singkat.",
        "Penulis J. K. Rowling dan Prof. Dr. R. Soeharso hadir. ¦Mereka duduk di depan.",
        "Rumahnya di Jl. Merdeka No. 5 Bandung. ¦Di sana ada kebun.",
        "Beras, gula, dll. dibawa ke kapal. ¦Ada minyak, garam, dsb. ¦Kapal lalu berangkat.",
        "PT. Maju Jaya Tbk. mencatat laba Rp. 5.000 per saham pada Sept. 2024. ¦Saham naik.",
        "Serda. Wayan dan Sgt. Miller selamat. ¦Keduanya dirawat.",
    ] {
        check("id", text);
    }
    for text in [
        "Mr. Smith met Gen. Ruiz and Sen. Amy Low at 5 p.m. on Monday. ¦They left at 6 p.m. ¦The talks go on.",
        "The U.S. Government and the U.N. Security Council agree. ¦He lives in the U.S. ¦The house is old.",
        "St. Michael's Church is on 5th St. near the light. ¦That is JFK Jr.'s book.",
        "They dealt with Pitt, Briggs & Co. at noon. ¦It was Pitt, Briggs & Co. ¦It closed yesterday.",
        "We make a good team, you and I. ¦Did you see Albert I. Jones on Sept. 11?",
        "Please turn to p. 55. ¦The answer is no. ¦No. 7 won.",
        "My name is Jonas E. Smith. ¦I saw Mt. Fuji.",
    ] {
        check("en", text);
    }
}

#[test]
fn numbers_and_addresses() {
    for text in [
        "Kapal tiba pukul 03.00 dengan 11.000 peti senilai Rp1.250.000,50. ¦Semua utuh.",
        "JAKARTA, LENSATIMUR.EXAMPLE - Kapal tiba. ¦Menurut Okezone.com kapal rusak. ¦Tribunnews.Com diam.",
        "Lihat https://berita.example/a?Id=3&b=1.html untuk peta. ¦Alamatnya Jane.Doe@kantor.example saja.",
        "Itu terjadi pada tahun 2000. ¦Pada 2024 semua berubah.",
    ] {
        check("id", text);
    }
    check("de", "Am 19. Juni 2024 landete er. ¦Danach fuhr er weiter.");
}

#[test]
fn quotations() {
    for text in [
        "“Benarkah begitu?” katanya. ¦“Ya!” seru Kim. ¦“Kami siap,” kata Putin.",
        "“Kapan kapal tiba?” Kim bertanya kepada nakhoda. ¦“Besok.” ¦Nakhoda pergi.",
        "Ia berkata: “Kami lelah. ¦Kami ingin pulang.” ¦Lalu ia diam.",
        "Mereka berteriak “Hidup kapal!” di dermaga. ¦\"Kami siap. ¦Kami berangkat.\" ¦Begitu bunyinya.",
        "Ia diam. ” ¦Kim pergi. \" ¦Semua pulang.",
    ] {
        let text = text.replace("Kim pergi. \" ¦Semua", "\"Kim pergi. \" ¦Semua");
        check("id", &text);
    }
    for text in [
        "She turned to him, \"This is great.\" she said. ¦She turned to him, \"This is great.\" ¦She held the book out.",
        "\"Is it true?\" Putin asked. ¦\"Stop!\" ¦The guard ran.",
    ] {
        check("en", text);
    }
}

#[test]
fn ellipses_brackets_and_strays() {
    for text in [
        "Rusia… dan Korea Utara menolak… ¦Kim pun diam. ¦Ya... baiklah. ¦Entah... ¦Kim tidak tahu.",
        "Amerika Serikat (A.S.) Donald Lamb (39 thn.) datang. ¦(Ia tidak diundang. ¦Ia tetap datang.) ¦Rapat mulai.",
        "Perang di Ukraina. . ¦Moskow menolak. .",
        "Ia lahir di Solo.Ayahnya pelaut. ¦Ibunya guru.",
        "1. Kapal pertama. ¦2. Kapal kedua.",
        "Kementerian itu (yang disebut Kim. Lalu dibantah) bungkam. ¦Sudah.",
    ] {
        let text = text.replace("Solo.Ayahnya", "Solo.¦Ayahnya");
        check("id", &text);
    }
    check(
        "en",
        "I never meant that.... ¦She left. ¦I was ... well, what . . . it is. ¦Yahoo! Inc said so. ¦iPods sell well.",
    );
    check("ja", "彼は来た。¦彼女も来た。");
    check("hi", "वह आया। ¦वह गई।");
}

#[test]
fn subheads_glued_to_the_next_sentence() {
    for text in [
        "Harga beras naik. ¦Pedagang mulai gelisah ¦Menurut data pasar, harga naik dua kali lipat.",
        "Harga naik. ¦Barat mencium barter senjata ¦Dua pelindung utama Pyongyang sudah beberapa kali menolak.",
        "Harga naik. ¦Kekhawatiran warga pesisir ¦Di Semarang, banjir masuk ke rumah-rumah warga.",
        // No subhead: names, titles, and function words that belong where they are.
        "Kepala Badan Dalam Negeri berbicara panjang lebar di depan para wartawan kemarin.",
        "Ia menyanyikan lagu Bersama Bintang di depan ribuan penonton yang bersorak kemarin.",
        "Terima kasih atas dukungan Anda yang tidak pernah padam kepada kami di sini.",
        "Menteri dan rombongan, Dalam catatan kami, tidak pernah datang ke pelabuhan itu.",
    ] {
        check("id", text);
    }
    for text in [
        "Prices rose. ¦Fears over the harvest ¦According to farmers, the rain came two weeks late.",
        "He read In Cold Blood to the end of term and never spoke of it again.",
        "He read the book The Long Night to the children of the village school.",
        "The Prime Minister of the island said on Friday that the harbour would stay open.",
    ] {
        check("en", text);
    }
}

#[test]
fn lines_that_are_no_sentences() {
    let text = "Kapal Tua Itu Pulang ke Pelabuhan | ¦Berita Utama\nRabu, 1 Mei 2024\nKapal Tua Itu Pulang ke Pelabuhan ¦Nakhoda \
                melambai ¦Foto Antara Jaya\nJAKARTA - Kapal tiba. ¦Ia disambut warga. ¦(rfs/imk)\n * * * \nLambaian nakhoda \
                ¦(Foto: Reuters)";
    check("id", &text.replace("| ¦", "¦| "));
}

/// What must hold for every text.
fn tiles(text: &str, language: &str) {
    let cut = sentences(text, language);
    let mut at = 0;
    let mut paragraph = 0;
    for sentence in &cut {
        let span = sentence.span;
        assert!(span.within(text) && span.start >= at, "{span:?} in {text:?}");
        assert_eq!(span.trimmed(text), span);
        let skipped = Span::new(at, span.start).of(text);
        assert!(skipped.trim().is_empty(), "lost {skipped:?}");
        assert!(sentence.paragraph == paragraph || sentence.paragraph == paragraph + 1);
        (at, paragraph) = (span.end, sentence.paragraph);
    }
    assert!(text.get(at..).is_some_and(|rest| rest.trim().is_empty()));
}

proptest! {
    #[test]
    fn sentences_tile_any_text(text in any::<String>(), language in "id|en|xx|") {
        tiles(&text, &language);
    }

    #[test]
    fn sentences_tile_texts_made_of_trouble(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                ". ", ".", "…", "?\" ", "” ", "\"", "(", ")", " | ", "Dr.", "U.S.", "Foto: ", "Kim", "kata ", "Dua pihak ",
                "lalu ", "\n", "\r\n", "\u{2028}", "\u{a0}", "1.", "REUTERS/", " - x.com", "。", "é", "👍🏽", "\u{200b}", "! ",
            ]),
            0..40,
        ),
        language in "id|en|xx",
    ) {
        tiles(&parts.concat(), &language);
    }
}

/// Texts that would be quadratic if a rule looked at all that stands around a place.
#[test]
fn time_is_linear() {
    let seconds = |unit: &str, bytes: usize| {
        let text = unit.repeat(bytes / unit.len());
        let start = std::time::Instant::now();
        tiles(&text, "id");
        start.elapsed().as_secs_f64()
    };
    for unit in [
        ". ",
        ".)",
        "! ☆ ",
        "(a. B",
        "a ",
        "1 ",
        "(",
        "\"",
        "A.",
        "kata.Kim ",
        "\n",
        "| ",
        "(x.) Y",
        "a… B",
        "e. iP",
    ] {
        let (small, large) = (seconds(unit, 40_000), seconds(unit, 160_000));
        assert!(
            large < 12.0 * small + 0.2,
            "{unit:?}: {small:.3} s for 40 kB, {large:.3} s for 160 kB"
        );
    }
}

#[test]
fn text_without_full_stops_is_cut_between_words() {
    let text = "kapal karam di laut ".repeat(20_000);
    let cut = sentences(&text, "id");
    assert!(cut.len() >= 100);
    assert!(cut.iter().all(|sentence| sentence.span.len() <= 4_000));
    assert!(cut.iter().all(|sentence| sentence.paragraph == 1));
    let words: Vec<&str> = cut.iter().flat_map(|s| s.span.of(&text).split_whitespace()).collect();
    assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
    let glued = "é".repeat(9_000);
    assert_eq!(
        sentences(&glued, "")
            .iter()
            .map(|s| s.span.of(&glued))
            .collect::<String>(),
        glued,
        "without white space: between letters"
    );
}
