//! The sample dossier in `seeds/`: made by this file from the articles beside it,
//! so that it is always what the app itself would write.
//!
//! After a change of the format or the articles, make it anew:
//! `cargo test --test sample_dossier -- --ignored`.

use std::path::{Path, PathBuf};

use sejajar::article::{ArticleId, Found};
use sejajar::dossier::{
    About, Action, Anchor, Claim, ClaimId, Coverage, Document, Entry, MarkAs, Mention, Source, Stance, Tally, Target,
};
use sejajar::text::Span;
use sejajar::{import, project};

const ARTICLES: [&str; 6] = [
    "1-cakrawala.txt",
    "2-wartanusa.txt",
    "3-lensatimur.txt",
    "4-kabarrandu.txt",
    "4-kabarrandu-en.txt",
    "5-suarapelabuhan.txt",
];

/// Statement; then article, quotation, stance, value, source.
type Row = (usize, &'static str, Stance, &'static str, &'static str);

const CLAIMS: [(&str, &[Row]); 7] = [
    (
        "Putin landed in Pyongyang before dawn on Wednesday, 19 June",
        &[
            (
                0,
                "Rabu (19/6/2024) menjelang subuh",
                Stance::Asserts,
                "Wed 19 June, before dawn",
                "",
            ),
            (
                1,
                "pada Selasa (18/6/2024) malam",
                Stance::Denies,
                "Tue 18 June, evening",
                "",
            ),
            (
                2,
                "Pesawat Putin tiba pada Selasa (18/6) malam.",
                Stance::Denies,
                "Tue 18 June, evening",
                "",
            ),
            (
                3,
                "pada Rabu dini hari",
                Stance::Asserts,
                "Wed 19 June, small hours",
                "",
            ),
            (
                5,
                "Pesawat Putin mendarat pukul 03.00 waktu setempat, Rabu (19/6/2024).",
                Stance::Asserts,
                "Wed 19 June, 03:00 local",
                "",
            ),
        ],
    ),
    (
        "North Korea has handed weapons to Russia for the war in Ukraine",
        &[
            (
                0,
                "Baik Moskow maupun Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.",
                Stance::Denies,
                "",
                "Moscow and Pyongyang",
            ),
            (
                0,
                "“Peluru dari Pyongyang dan pesawat nirawak dari Teheran berakhir di kota-kota Ukraina,”",
                Stance::Reports,
                "",
                "Antony Blinken",
            ),
            (
                1,
                "Kremlin dan pemerintah Kim sama-sama berkukuh tidak ada senjata yang berpindah tangan.",
                Stance::Denies,
                "",
                "Moscow and Pyongyang",
            ),
            (
                2,
                "\"Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah 11.000 peluru artileri kepada Rusia,\"",
                Stance::Reports,
                "11,000 artillery shells",
                "Matthew Miller",
            ),
            (
                2,
                "Moskow dan Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.",
                Stance::Denies,
                "",
                "Moscow and Pyongyang",
            ),
            (
                3,
                "memperkirakan sekitar 10.000 kontainer berisi amunisi sudah dikirim Korea Utara",
                Stance::Hedges,
                "about 10,000 containers",
                "United States and South Korea",
            ),
            (
                3,
                "Baik Moskow maupun Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.",
                Stance::Denies,
                "",
                "Moscow and Pyongyang",
            ),
            (
                5,
                "“Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah lebih dari 11.000 rudal kepada Rusia,”",
                Stance::Reports,
                "over 11,000 missiles",
                "Matthew Miller",
            ),
        ],
    ),
    (
        "A comprehensive strategic partnership treaty will be signed during the visit",
        &[
            (
                0,
                "perjanjian kemitraan strategis komprehensif mungkin ikut diteken",
                Stance::Hedges,
                "may",
                "Yuri Ushakov",
            ),
            (
                1,
                "kedua pemimpin mungkin menandatangani perjanjian kemitraan strategis komprehensif, tetapi naskahnya konon belum rampung",
                Stance::Hedges,
                "may",
                "Moscow media",
            ),
            (
                2,
                "Kedua pemimpin akan menandatangani perjanjian kemitraan strategis komprehensif",
                Stance::Asserts,
                "will",
                "",
            ),
            (
                3,
                "Rusia bermaksud menandatangani perjanjian kemitraan strategis komprehensif",
                Stance::Reports,
                "intends to",
                "Presidential decree",
            ),
            (
                5,
                "perjanjian kemitraan strategis komprehensif akan ditandatangani Putin dan Kim pada hari Rabu juga",
                Stance::Reports,
                "will",
                "Yuri Ushakov",
            ),
        ],
    ),
    (
        "The deputy prime minister in Putin’s delegation is Denis Manturov",
        &[
            (
                0,
                "Wakil Perdana Menteri Denis Mantrurov",
                Stance::Asserts,
                "Manturov",
                "",
            ),
            (
                1,
                "Alexander Novak, wakil perdana menteri yang mengurus energi",
                Stance::Denies,
                "Novak",
                "",
            ),
            (
                2,
                "Wakil Perdana Menteri Pertama Denis Manturov",
                Stance::Asserts,
                "Manturov",
                "",
            ),
            (
                5,
                "dua Wakil Perdana Menteri sekaligus yaitu Alexander Novak dan Denis Manturov",
                Stance::Asserts,
                "both",
                "",
            ),
        ],
    ),
    (
        "A parade is part of the programme",
        &[
            (
                2,
                "Lapangan Kim Il Sung di pusat kota dibersihkan untuk satu parade besar.",
                Stance::Asserts,
                "",
                "",
            ),
            (
                3,
                "sedangkan parade yang ramai diperkirakan orang tidak tercantum sama sekali",
                Stance::Denies,
                "",
                "Yuri Ushakov",
            ),
        ],
    ),
    (
        "It is Putin’s and Kim’s second meeting within nine months",
        &[
            (
                2,
                "Bagi Putin dan Kim, ini pertemuan kedua dalam sembilan bulan.",
                Stance::Asserts,
                "second",
                "",
            ),
            (
                3,
                "tatap muka di Pyongyang ini adalah pertemuan ketiga dalam sembilan bulan",
                Stance::Denies,
                "third",
                "",
            ),
        ],
    ),
    (
        "The visit is Putin’s first to North Korea in 24 years",
        &[
            (
                0,
                "lawatan ini menjadi yang pertama setelah jeda 24 tahun",
                Stance::Asserts,
                "24 years",
                "",
            ),
            (
                1,
                "lawatan perdana Vladimir Putin ke negeri tertutup itu setelah jeda 24 tahun",
                Stance::Asserts,
                "24 years",
                "",
            ),
            (
                2,
                "inilah kali pertama ia kembali ke Pyongyang setelah jeda 24 tahun",
                Stance::Asserts,
                "24 years",
                "",
            ),
            (
                3,
                "merupakan yang pertama bagi Putin setelah jeda 24 tahun",
                Stance::Asserts,
                "24 years",
                "",
            ),
            (
                5,
                "Perjalanan ini yang pertama untuk Putin sesudah 24 tahun.",
                Stance::Asserts,
                "24 years",
                "",
            ),
        ],
    ),
];

const SOURCES: [(&str, &[&str], &str, Option<char>); 7] = [
    (
        "KCNA",
        &["Korean Central News Agency"],
        "state news agency of North Korea",
        Some('D'),
    ),
    ("Tass", &[], "state news agency of Russia", Some('D')),
    (
        "Yuri Ushakov",
        &["Yury Ushakov"],
        "foreign-policy adviser to Putin",
        Some('C'),
    ),
    (
        "Matthew Miller",
        &[],
        "spokesman of the US State Department; one article calls him foreign minister",
        Some('B'),
    ),
    ("Antony Blinken", &[], "US Secretary of State", Some('B')),
    (
        "Moscow and Pyongyang",
        &["Kremlin dan pemerintah Kim"],
        "the two governments",
        Some('E'),
    ),
    ("United States and South Korea", &[], "the two governments", Some('B')),
];

/// Corrected by hand: not every page says its outlet.
const OUTLETS: [(usize, &str); 6] = [
    (0, "Harian Cakrawala"),
    (1, "Warta Nusa"),
    (2, "Lensa Timur"),
    (3, "Kabar Randu"),
    (4, "Kabar Randu (English)"),
    (5, "Suara Pelabuhan"),
];

const NAMINGS: [(usize, &str, &str); 5] = [
    (0, "Menurut KCNA", "KCNA"),
    (1, "demikian siaran KCNA", "KCNA"),
    (3, "lapor KCNA", "KCNA"),
    (5, "kata KCNA", "KCNA"),
    (5, "tulis kantor berita Tass", "Tass"),
];

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

fn article(index: usize) -> ArticleId {
    ArticleId(u32::try_from(index).unwrap())
}

/// The one place of a quotation in an article.
fn place(document: &Document, index: usize, quote: &str) -> Anchor {
    let text = &document.dossier().article(article(index)).unwrap().article.text;
    let mut found = text.match_indices(quote);
    let (at, _) = found
        .next()
        .unwrap_or_else(|| panic!("{quote:?} is not in {}", ARTICLES[index]));
    assert!(found.next().is_none(), "{quote:?} stands twice in {}", ARTICLES[index]);
    Anchor::new(article(index), Span::new(at, at + quote.len()))
}

fn sample() -> Document {
    let mut document = Document::default();
    let entries = ARTICLES.iter().map(|name| {
        let bytes = std::fs::read(seeds().join(name)).unwrap();
        Entry::from_imported(import::import(&bytes, name, "2026-11-22T06:00:00Z").unwrap())
    });
    let mut perform = |action: Action| {
        document.perform(action).unwrap();
    };
    perform(Action::AddArticles(entries.collect()));
    perform(Action::SetAbout(About {
        title: "Putin in Pyongyang, 18–19 June 2024 (sample)".to_owned(),
        analyst: "Sejajar".to_owned(),
        introduction: "A sample to learn the app by. The outlets and every sentence are invented, quotations too; \
                       **nothing in it may be cited**. The articles agree on the frame of the visit and disagree on \
                       when it began, who came along, and what was handed over."
            .to_owned(),
    }));
    for (index, outlet) in OUTLETS {
        let mut metadata = document.dossier().article(article(index)).unwrap().metadata.clone();
        metadata.outlet = Some(Found::typed(outlet));
        document.perform(Action::SetMetadata(article(index), metadata)).unwrap();
    }
    let mut perform = |action: Action| {
        document.perform(action).unwrap();
    };
    for index in [0, 1, 2, 3, 5] {
        perform(Action::SetRead(article(index), true));
    }
    perform(Action::SetHidden(article(4), true));
    for (name, aliases, role, reliability) in SOURCES {
        perform(Action::AddSource(Source {
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            role: role.to_owned(),
            reliability,
            ..Source::default()
        }));
    }
    for (number, (statement, _)) in (1..).zip(CLAIMS) {
        perform(Action::AddClaim(Claim {
            statement: statement.to_owned(),
            key: Some(number),
            ..Claim::default()
        }));
    }
    for (number, (_, rows)) in (1..).zip(CLAIMS) {
        for (index, quote, stance, value, source) in rows {
            let at = place(&document, *index, quote);
            document
                .perform(Action::Mark(at, MarkAs::Claim(ClaimId(number), *stance, None)))
                .unwrap();
            let (id, mention) = document.dossier().mentions().last_key_value().unwrap();
            let (id, mention) = (
                *id,
                Mention {
                    value: (*value).to_owned(),
                    ..mention.clone()
                },
            );
            document.perform(Action::EditMention(id, mention)).unwrap();
            if !source.is_empty() {
                document
                    .perform(Action::Attribute(id, (*source).to_owned(), None))
                    .unwrap();
            }
        }
    }
    for (index, quote, source) in NAMINGS {
        let at = place(&document, index, quote);
        document
            .perform(Action::Mark(at, MarkAs::Source(source.to_owned())))
            .unwrap();
    }
    let note =
        "03:00 in Pyongyang is 21:00 on Tuesday in Moscow: the two dates can both be right, told from two clocks.";
    document
        .perform(Action::AddNote(Target::Claim(ClaimId(1)), note.to_owned()))
        .unwrap();
    let at = place(
        &document,
        5,
        "Menteri Luar Negeri AS, Matthew Miller, menyebut jumlahnya.",
    );
    let note = "Miller is a spokesman, not the minister; C has the title right.";
    document
        .perform(Action::Mark(at, MarkAs::Note(note.to_owned())))
        .unwrap();
    document
}

#[test]
fn the_sample_is_what_the_app_writes_and_every_fault_would_be_told() {
    let written = std::fs::read_to_string(seeds().join("sample.sejajar.ron")).unwrap();
    assert_eq!(project::check_text(&written), []);
    let (read, odd) = project::from_ron(&written).unwrap();
    assert_eq!(odd, []);
    assert_eq!(
        &read,
        sample().dossier(),
        "seeds/sample.sejajar.ron is out of date: see the top of this file"
    );
    assert_eq!(project::to_ron(&read), written);
}

#[test]
fn the_tally_counts_what_the_dossier_holds() {
    let document = sample();
    let dossier = document.dossier();
    let tally = Tally::of(dossier);
    let mut counted = 0;
    for claim in dossier.claims().keys() {
        assert_eq!(tally.is_disputed(*claim), dossier.is_disputed(*claim), "{claim}");
        assert_eq!(tally.values_of(*claim), dossier.values_of(*claim).len(), "{claim}");
        for article in dossier.articles().keys() {
            let ids = tally.mentions(*claim, *article);
            let here = dossier
                .mentions()
                .iter()
                .filter(|(_, mention)| mention.claim == *claim && mention.at.article == *article);
            let mut here: Vec<_> = here.map(|(id, mention)| (mention.at.cover(), *id)).collect();
            here.sort_unstable();
            assert!(ids.iter().eq(here.iter().map(|(_, id)| id)));
            counted += ids.len();
        }
    }
    assert_eq!(counted, dossier.mentions().len());
    // Read and silent is never shown as not read.
    let (parade, english) = (ClaimId(5), article(4));
    assert_eq!(tally.coverage(dossier, parade, article(0)), Coverage::Silent);
    assert_eq!(tally.coverage(dossier, parade, english), Coverage::NotRead);
    for source in dossier.sources().keys() {
        assert_eq!(tally.said_by(*source), dossier.mentions_by(*source).count());
        assert_eq!(tally.named(*source), dossier.namings_of(*source).count());
    }
}

#[test]
#[ignore = "writes seeds/sample.sejajar.ron"]
fn make_the_sample() {
    let text = project::to_ron(sample().dossier());
    project::save::save(&seeds().join("sample.sejajar.ron"), &text).unwrap();
}
