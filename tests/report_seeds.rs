//! A report on the sample texts: what it promises about links, anchors, text and
//! contrast holds. The files are left in `target/report/` to be looked at.

mod report_support;

use report_support::{A, B, C, D, E, Given, Made, facts, rough_rows};
use sejajar::dossier::{About, Action, Anchor, MarkAs, Stance, Target};
use sejajar::report::{self, Format, Report};

/// A seed's text; the Windows-1252 one is decoded.
fn seed(name: &str) -> (String, &'static str) {
    let bytes = std::fs::read(format!("{}/seeds/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a seed");
    match String::from_utf8(bytes) {
        Ok(text) => (text, "UTF-8"),
        Err(error) => {
            let (text, _, _) = encoding_rs::WINDOWS_1252.decode(error.as_bytes());
            (text.into_owned(), "windows-1252")
        }
    }
}

fn sample() -> Made {
    let files = [
        "1-cakrawala.txt",
        "2-wartanusa.txt",
        "3-lensatimur.txt",
        "4-kabarrandu-en.txt",
        "5-suarapelabuhan.txt",
    ];
    let texts = files.map(seed);
    let outlets = [
        "Harian Cakrawala",
        "Warta Nusa",
        "Lensa Timur",
        "Kabar Randu",
        "Suara Pelabuhan",
    ];
    let headlines = [
        "Dijemput Kim di Ujung Karpet Merah, Putin Injakkan Kaki di Pyongyang Menjelang Subuh",
        "Kim Jong Un Peluk Putin di Landasan, Karpet Merah Terbentang di Pyongyang",
        "Barat Waswas, Putin dan Kim Rapatkan Barisan di Pyongyang",
        "",
        "",
    ];
    let dates = [
        "Rabu (19/6/2024)",
        "19 Juni 2024",
        "Kamis, 1 Januari 2026",
        "June 19, 2024",
        "",
    ];
    let languages = ["id", "id", "id", "en", "id"];
    let furniture: [&[&str]; 5] = [
        &["MEMBACA"],
        &[
            "Sentimen",
            "Informasi Tambahan",
            "Kab/Kota",
            "Tokoh Terkait",
            "Follow Warta",
            "Satu akun",
            "Baca Juga",
            "Ikuti juga",
            "FollowSentimen",
        ],
        &["Editor :", "Tulis komentar", "Mancanegara Terbaru"],
        &[],
        &[],
    ];
    let given = (0..5).map(|index| {
        Given {
            text: &texts[index].0,
            encoding: texts[index].1,
            file: files[index],
            outlet: outlets[index],
            headline: headlines[index],
            date: dates[index],
            language: languages[index],
            url: ["https://cakrawala.example/mancanegara/1", "", "", "", ""][index],
            furniture: furniture[index],
            read: index != 3,
        }
        .entry()
    });
    let mut made = Made::default();
    made.perform(Action::AddArticles(given.collect()));
    made.perform(Action::SetAbout(About {
        title: "Putin’s visit to Pyongyang, June 2024".to_owned(),
        analyst: "Analyst on duty".to_owned(),
        introduction: "Five outlets cover one visit. They agree on the **embrace at the airport** and on KCNA’s words for it; they differ on *when the plane landed*, on how often the two have met, and on who handed over how many shells.\n\nOne of the five leaves the denial of arms transfers out.".to_owned(),
    }));
    marks(&mut made);
    made
}

fn marks(made: &mut Made) {
    use Stance::{Asserts, Denies, Hedges, Reports};
    let kcna = made.source(
        "KCNA",
        "state news agency of North Korea",
        Some('D'),
        &["kantor berita resmi KCNA"],
    );
    let ushakov = made.source(
        "Yuri Ushakov",
        "aide to the president of Russia",
        Some('C'),
        &["Yury Ushakov"],
    );
    let miller = made.source("Matthew Miller", "spokesman, US State Department", Some('B'), &[]);
    let tass = made.source("Tass", "state news agency of Russia", Some('C'), &[]);
    let both = made.source("Moscow and Pyongyang", "governments", None, &["Moskow", "Pyongyang"]);
    let landed = made.claim("Putin’s plane landed in Pyongyang at this time.");
    let years = made.claim("It is Putin’s first visit in this many years.");
    let arms = made.claim("North Korea has sent arms to Russia.");
    let treaty = made.claim("A comprehensive strategic partnership will be signed.");
    let talk = made.claim("The two opened their hearts to each other on the drive from the airport.");
    let parade = made.claim("A parade is being prepared on Kim Il Sung Square.");
    made.mark(
        A,
        "berhenti di bandara Pyongyang, Rabu (19/6/2024) menjelang subuh",
        landed,
        Asserts,
        "Wednesday before dawn",
        None,
    );
    made.mark(
        B,
        "menyentuh landasan bandara Pyongyang pada Selasa (18/6/2024) malam",
        landed,
        Asserts,
        "Tuesday night",
        None,
    );
    made.mark(
        C,
        "Pesawat Putin tiba pada Selasa (18/6) malam.",
        landed,
        Asserts,
        "Tuesday night",
        None,
    );
    made.mark(
        E,
        "Pesawat Putin mendarat pukul 03.00 waktu setempat, Rabu (19/6/2024).",
        landed,
        Asserts,
        "Wednesday 03:00",
        None,
    );
    made.mark(
        A,
        "lawatan ini menjadi yang pertama setelah jeda 24 tahun",
        years,
        Asserts,
        "24",
        None,
    );
    let first = made.mark(
        B,
        "membuka lawatan perdana Vladimir Putin ke negeri tertutup itu setelah jeda 24 tahun",
        years,
        Asserts,
        "24",
        None,
    );
    made.mark(
        E,
        "Perjalanan ini yang pertama untuk Putin sesudah 24 tahun.",
        years,
        Asserts,
        "24",
        None,
    );
    made.mark(
        A,
        "Baik Moskow maupun Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.",
        arms,
        Denies,
        "",
        Some((both, "menampik")),
    );
    made.mark(
        B,
        "Kremlin dan pemerintah Kim sama-sama berkukuh tidak ada senjata yang berpindah tangan.",
        arms,
        Denies,
        "",
        Some((both, "berkukuh")),
    );
    made.mark(
        B,
        "Tuduhan barter tersebut ditolak. Kremlin dan pemerintah Kim",
        arms,
        Denies,
        "",
        None,
    );
    made.mark(C, "Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah 11.000 peluru artileri kepada Rusia", arms, Reports, "11,000 artillery shells", Some((miller, "kata Miller")));
    made.mark(
        C,
        "Moskow dan Pyongyang berulang kali menampik adanya pengiriman senjata di antara mereka.",
        arms,
        Denies,
        "",
        Some((both, "menampik")),
    );
    made.mark(E, "Beberapa bulan belakangan Pyongyang sudah menyerahkan puluhan rudal balistik ditambah lebih dari 11.000 rudal kepada Rusia", arms, Reports, "more than 11,000 missiles", Some((miller, "kata Miller")));
    made.mark(A, "perjanjian kemitraan strategis komprehensif mungkin ikut diteken bila kedua pemimpin menyetujuinya pada saat terakhir", treaty, Hedges, "", Some((ushakov, "mengatakan")));
    made.mark(
        B,
        "kedua pemimpin mungkin menandatangani perjanjian kemitraan strategis komprehensif",
        treaty,
        Hedges,
        "",
        None,
    );
    made.mark(
        C,
        "Kedua pemimpin akan menandatangani perjanjian kemitraan strategis komprehensif",
        treaty,
        Asserts,
        "",
        None,
    );
    made.mark(
        E,
        "perjanjian kemitraan strategis komprehensif akan ditandatangani Putin dan Kim pada hari Rabu juga",
        treaty,
        Reports,
        "",
        Some((ushakov, "Yury Ushakov berkata")),
    );
    made.mark(
        B,
        "kedua pemimpin saling mencurahkan isi hati dan bertekad menaikkan hubungan DPRK-Rusia",
        talk,
        Reports,
        "",
        Some((kcna, "demikian siaran KCNA")),
    );
    made.mark(
        E,
        "kedua pemimpin saling mencurahkan isi hati",
        talk,
        Reports,
        "",
        Some((kcna, "kata KCNA")),
    );
    let square = made.mark(
        C,
        "Lapangan Kim Il Sung di pusat kota dibersihkan untuk satu parade besar.",
        parade,
        Asserts,
        "",
        None,
    );
    made.mark(
        C,
        "parade besar. Foto satelit komersial memperlihatkan tribun baru",
        parade,
        Hedges,
        "",
        None,
    );
    for (article, name) in [(A, "KCNA"), (B, "KCNA"), (C, "Tass"), (E, "Tass")] {
        let at = Anchor::new(article, made.span(article, name));
        made.perform(Action::Mark(at, MarkAs::Source(name.to_owned())));
    }
    let _ = tass;
    let at = Anchor::new(E, made.span(E, "Vladivostok"));
    made.perform(Action::Mark(
        at,
        MarkAs::Note("The others say Vostochny cosmodrome.".to_owned()),
    ));
    made.perform(Action::AddNote(
        Target::Mention(first),
        "“Perdana” means first ever; the same sentence says 24 years.".to_owned(),
    ));
    made.perform(Action::AddNote(
        Target::Mention(square),
        "D says no parade is on the programme.".to_owned(),
    ));
    made.perform(Action::AddNote(
        Target::Article(C),
        "The page’s date is that of the crawl.".to_owned(),
    ));
    made.perform(Action::AddNote(
        Target::Claim(arms),
        "Settled only by ship and satellite records, which no article cites.".to_owned(),
    ));
}

fn report_of(made: &Made) -> Report {
    let (alignment, rows) = rough_rows(&made.0);
    report::build(made.0.dossier(), &alignment, &rows, &facts())
}

fn written(format: Format, name: &str) -> String {
    let text = report_support::written(format, &report_of(&sample()));
    report_support::leave(name, &text);
    text
}

#[test]
fn every_link_inside_leads_somewhere_and_no_anchor_is_there_twice() {
    let html = written(Format::Html, "seeds.html");
    let distinct = report_support::anchors(&html);
    for (id, mention) in sample().0.dossier().mentions() {
        for anchor in [id.to_string(), format!("text-{id}"), format!("in-row-{id}")] {
            assert!(distinct.contains(anchor.as_str()), "no {anchor}: {mention:?}");
        }
    }
}

#[test]
fn markdown_of_the_seeds() {
    let markdown = written(Format::Markdown, "seeds.md");
    assert!(markdown.starts_with("# Putin’s visit to Pyongyang, June 2024\n"));
}

#[test]
fn every_quotation_is_the_very_text() {
    let made = sample();
    let report = report_of(&made);
    let quotes = report
        .disputes
        .iter()
        .flat_map(|one| &one.versions)
        .flat_map(|version| &version.quotes);
    let mut seen = 0;
    for quote in quotes {
        let text = &made
            .0
            .dossier()
            .article(quote.article)
            .expect("an article")
            .article
            .text;
        for fragment in &quote.fragments {
            assert!(text.contains(fragment.as_str()));
            seen += 1;
        }
    }
    assert_eq!(seen, 10);
}

#[test]
fn the_texts_are_whole() {
    use sejajar::report::tree::TextPart;
    let made = sample();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    for record in &report_of(&made).texts {
        let parts = record.paragraphs.iter().flat_map(|paragraph| &paragraph.parts);
        let runs = parts.flat_map(|part| match part {
            TextPart::Text(runs) | TextPart::Folded(_, runs) => runs,
        });
        let text: String = runs.map(|run| run.text.as_str()).collect();
        let source = &made
            .0
            .dossier()
            .article(record.article)
            .expect("an article")
            .article
            .text;
        assert_eq!(squeezed(&text), squeezed(source));
    }
    let _ = D;
}
