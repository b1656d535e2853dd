//! Values that stand in the same words are compared, whatever the event: each kind with two
//! texts that differ and two that only look so. None is of an event in the gold.

use crate::findings::discrepancy::Kind;
use crate::findings::tests::{findings, lines};

/// Each row: language, kind, two texts that differ in it, two that do not.
type Row = (&'static str, Kind, [&'static str; 2], [&'static str; 2]);

/// Sentences that both articles have besides, as a whole article would.
const BESIDES: [(&str, &str); 2] = [
    (
        "en",
        "This paragraph is only here because an article is longer than a sentence of it.",
    ),
    (
        "id",
        "Kalimat ini hanya ditambahkan karena sebuah tulisan lebih panjang daripada satu kalimat.",
    ),
];

const ROWS: &[Row] = &[
    (
        "en",
        Kind::Number,
        [
            "The carpenters' union says wages at the yard will rise by 4 percent in spring.",
            "Wages at the yard will rise by 6 per cent in spring, the carpenters' union says.",
        ],
        [
            "The carpenters' union says wages at the yard will rise by 4 percent in spring.",
            "Wages at the yard rise in spring, while rents in the town went up by 6 per cent.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "The museum bought the painting from a dealer for $4m.",
            "A dealer sold the painting to the museum for $6 million.",
        ],
        [
            "The museum bought the painting from a dealer for $4m.",
            "A dealer sold the painting to the museum for $4 million.",
        ],
    ),
    (
        "id",
        Kind::Number,
        [
            "Museum itu membeli lukisan tua dari kolektor seharga Rp85 miliar.",
            "Kolektor menjual lukisan tua kepada museum itu seharga Rp 90 miliar.",
        ],
        [
            "Museum itu membeli lukisan tua dari kolektor seharga Rp85 miliar.",
            "Kolektor menjual lukisan tua kepada museum itu seharga 85 miliar rupiah.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "The club suspended striker Olaf Brandt for 18 months over the betting affair.",
            "Olaf Brandt was suspended for two years over the betting affair, the club said.",
        ],
        [
            "The club suspended striker Olaf Brandt for 12 months over the betting affair.",
            "Olaf Brandt was suspended for one year over the betting affair, the club said.",
        ],
    ),
    (
        "id",
        Kind::Number,
        [
            "Panitia menyebut belasan pelari pingsan di garis akhir lomba.",
            "Panitia menyebut 40 pelari pingsan di garis akhir lomba.",
        ],
        [
            "Panitia menyebut belasan pelari pingsan di garis akhir lomba.",
            "Panitia menyebut 14 pelari pingsan di garis akhir lomba.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "The baker Nils Amundsen, 44, won the contest.",
            "Nils Amundsen, 54, a baker, won the contest.",
        ],
        [
            "The baker Nils Amundsen, 44, won the contest.",
            "The contest was won by Nils Amundsen (44).",
        ],
    ),
    (
        "en",
        Kind::Date,
        [
            "The gallery will hand back the stolen vases on Monday, its curator said.",
            "The gallery will hand back the stolen vases on Thursday, its curator said.",
        ],
        [
            "The gallery will hand back the stolen vases on Monday, its curator said.",
            "The gallery showed its new wing on Thursday, its curator said.",
        ],
    ),
    (
        "en",
        Kind::Name,
        [
            "Coach Peter Lund praised the young goalkeeper after the penalty shootout.",
            "Coach Mark Olsen praised the young goalkeeper after the penalty shootout.",
        ],
        [
            "Coach Peter Lund praised the young goalkeeper after the penalty shootout.",
            "Coach Peter Lund praised his young goalkeeper after the shootout, as did coach Mark Olsen.",
        ],
    ),
    (
        "en",
        Kind::Place,
        [
            "The stolen violin was handed to its owner near a bakery in Geneva.",
            "The stolen violin was handed to its owner near a bakery in Vienna.",
        ],
        [
            "The stolen violin was handed to its owner near a bakery in Geneva.",
            "The stolen violin was handed to its owner near a bakery in Switzerland.",
        ],
    ),
    (
        "en",
        Kind::Certainty,
        [
            "The factory may close its paint shop and move the machines.",
            "The factory closed its paint shop and moved the machines.",
        ],
        [
            "The factory may close its paint shop and move the machines.",
            "The factory has no plans to close its paint shop or move the machines.",
        ],
    ),
    (
        "en",
        Kind::Denial,
        [
            "The referee's appeal over the relegation match was accepted by the panel.",
            "The panel rejected the referee's appeal over the relegation match.",
        ],
        [
            "The referee's appeal over the relegation match was accepted by the panel.",
            "The panel did not reject the referee's appeal over the relegation match.",
        ],
    ),
    (
        "id",
        Kind::Denial,
        [
            "Jalan menuju pasar ikan di pelabuhan sudah dibuka untuk truk.",
            "Jalan menuju pasar ikan di pelabuhan masih ditutup untuk truk.",
        ],
        [
            "Jalan menuju pasar ikan di pelabuhan sudah dibuka untuk truk.",
            "Jalan menuju pasar ikan di pelabuhan tidak ditutup untuk truk.",
        ],
    ),
    (
        "en",
        Kind::Quotation,
        [
            "“The orchard will never recover from this frost,” said grower Ida Holm.",
            "Grower Ida Holm said her orchard might not survive the frost.",
        ],
        [
            "“The orchard will never recover from this frost,” said grower Ida Holm.",
            "Grower Ida Holm said buyers had already cancelled every contract.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "The farm has 40 cows and a garden on the roof.",
            "Guests admire the garden of the farm, which counts 45 cows.",
        ],
        [
            "The farm has 40 cows and a garden on the roof.",
            "Guests admire the garden of the farm, which counts 40 cows.",
        ],
    ),
    (
        "id",
        Kind::Number,
        [
            "Pabrik itu memiliki 30 mesin tenun di gudang utama.",
            "Di gudang utama pabrik terdapat 25 mesin tenun.",
        ],
        [
            "Pabrik itu memiliki 30 mesin tenun di gudang utama.",
            "Di gudang utama pabrik terdapat 30 mesin tenun.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "Burglars took three violins worth $12 million from the concert hall.",
            "Three violins valued at $9 million were taken from the concert hall.",
        ],
        [
            "Burglars took three violins worth $12 million from the concert hall.",
            "Three violins valued at $12 million were taken from the concert hall.",
        ],
    ),
    (
        "en",
        Kind::Number,
        [
            "The rescue of the miners took nine hours.",
            "The rescue of the miners took eleven hours.",
        ],
        [
            "The rescue of the miners took nine hours.",
            "The rescue of the miners ended a six-year quarrel over safety.",
        ],
    ),
    (
        "en",
        Kind::Date,
        ["The library will reopen on 3 May.", "The library reopens on 10 May."],
        ["The library will reopen on 3 May.", "The library reopens on May 3."],
    ),
    (
        "id",
        Kind::Date,
        [
            "Pasar ikan itu dibuka lagi pada 3 Mei.",
            "Pasar ikan itu akan dibuka lagi pada 10 Mei.",
        ],
        [
            "Pasar ikan itu dibuka lagi pada 3 Mei.",
            "Pasar ikan itu akan dibuka lagi pada 3 Mei.",
        ],
    ),
    (
        "en",
        Kind::Denial,
        [
            "Nobody was killed when fire swept the sawmill.",
            "An old man died as the sawmill burned down.",
        ],
        [
            "Nobody was killed when fire swept the sawmill.",
            "An old man may have died as the sawmill burned down.",
        ],
    ),
    (
        "id",
        Kind::Denial,
        [
            "Tidak ada yang tewas dalam kebakaran penggilingan padi.",
            "Seorang lansia meninggal ketika penggilingan padi terbakar.",
        ],
        [
            "Tidak ada yang tewas dalam kebakaran penggilingan padi.",
            "Tak ada yang meninggal ketika penggilingan padi terbakar.",
        ],
    ),
    (
        "id",
        Kind::Label,
        [
            "Bupati Rano Karta bertemu warga di alun-alun. Ia melarang pawai.",
            "Rano Karta meminta pendukungnya pulang.",
        ],
        [
            "Bupati Rano Karta bertemu warga di alun-alun. Ia melarang pawai.",
            "Rano Karta melarang pendukungnya pulang.",
        ],
    ),
    (
        "en",
        Kind::Label,
        [
            "The trawler ran aground on a sandbank before dawn.",
            "Two deckhands jumped from the sinking trawler as the sun rose.",
        ],
        [
            "The trawler ran aground on a sandbank before dawn.",
            "Two deckhands jumped from the trawler, which had run aground at night.",
        ],
    ),
    (
        "id",
        Kind::Label,
        [
            "Kapal pukat itu kandas di gosong pasir sebelum fajar.",
            "Dua nelayan melompat dari kapal yang tenggelam di depan pantai.",
        ],
        [
            "Kapal pukat itu kandas di gosong pasir sebelum fajar.",
            "Dua nelayan melompat dari kapal yang kandas di depan pantai.",
        ],
    ),
];

fn with_besides(language: &str, texts: [&str; 2]) -> [String; 2] {
    let besides = BESIDES.iter().find(|(code, _)| *code == language);
    texts.map(|text| {
        format!(
            "{}\n{}",
            text.replace(". ", ".\n"),
            besides.map_or("", |(_, sentence)| sentence)
        )
    })
}

#[test]
fn values_in_the_same_words_are_compared_whatever_the_event() {
    let mut faults = Vec::new();
    for (language, kind, differ, agree) in ROWS {
        for (texts, is_one) in [(differ, true), (agree, false)] {
            let texts = with_besides(language, *texts);
            let texts = [texts[0].as_str(), texts[1].as_str()];
            let found = findings(language, &texts);
            if found.discrepancies.iter().any(|one| one.kind == *kind) != is_one {
                let lines = lines(language, &texts);
                faults.push(format!("{} should be {is_one}: {texts:?}\n    {lines:?}", kind.word()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_is_told_of_a_discrepancy_is_short() {
    for (language, _, differ, _) in ROWS {
        let texts = with_besides(language, *differ);
        for one in findings(language, &[&texts[0], &texts[1]]).discrepancies {
            assert!(one.why.chars().count() <= 140, "{}", one.why);
            for side in &one.sides {
                assert!(side.value.chars().count() <= 60, "{}", side.value);
            }
        }
    }
}
