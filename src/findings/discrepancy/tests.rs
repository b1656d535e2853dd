//! What is told as a discrepancy and what is not, kind by kind, in both languages.

use super::Kind;
use crate::align::{Input, align};
use crate::article::ArticleId;
use crate::findings::tests::{input, line, lines};
use crate::findings::{Attribution, Findings, Form};
use crate::text::Span;

/// Whether two articles differ in `kind`.
fn differ(language: &str, one: &str, other: &str, kind: &str) -> Option<String> {
    let found = lines(language, &[one, other]);
    found.into_iter().find(|line| line.starts_with(&format!("{kind} ")))
}

/// Each row: language, kind, two texts that differ in it, two that do not.
type Row = (&'static str, &'static str, [&'static str; 2], [&'static str; 2]);

const ROWS: &[Row] = &[
    (
        "id",
        "number",
        [
            "Banjir menewaskan sembilan orang di Tana Wulan.",
            "Sebanyak 12 orang tewas akibat banjir di Tana Wulan.",
        ],
        [
            "Banjir menewaskan sembilan orang di Tana Wulan.",
            "Sebanyak 9 orang tewas akibat banjir di Tana Wulan.",
        ],
    ),
    (
        "en",
        "number",
        [
            "The quake killed 14 people in Tarhun.",
            "The quake in Tarhun left 41 dead.",
        ],
        [
            "The quake killed more than 40 people in Tarhun.",
            "The quake in Tarhun left 41 dead.",
        ],
    ),
    (
        "id",
        "date",
        [
            "Presiden Sutrisno tiba di Belawan pada Selasa malam.",
            "Presiden Sutrisno tiba di Belawan pada Rabu pagi.",
        ],
        [
            "Presiden Sutrisno tiba di Belawan pada Selasa malam.",
            "Presiden Sutrisno tiba di Belawan Selasa (18/6/2024).",
        ],
    ),
    (
        "en",
        "date",
        [
            "President Odd Lien arrived in Belawan on Tuesday evening.",
            "President Odd Lien landed in Belawan on Wednesday.",
        ],
        [
            "President Odd Lien arrived in Belawan on Tuesday evening.",
            "President Odd Lien landed in Belawan at 7 p.m. on Tuesday.",
        ],
    ),
    (
        "id",
        "name",
        [
            "Rombongan itu diikuti Wakil Perdana Menteri Denis Mantur dan Sergei Lavrov.",
            "Rombongan itu diikuti Wakil Perdana Menteri Alexander Novak dan Sergei Lavrov.",
        ],
        [
            "Rombongan itu diikuti Wakil Perdana Menteri Alexander Novak dan Sergei Lavrov.",
            "Wakil Perdana Menteri Alexander Novak mengikuti rombongan itu dengan Sergei Lavrov.",
        ],
    ),
    (
        "en",
        "name",
        [
            "The dam was opened by Finance Minister Anna Lind.",
            "The dam was opened by Finance Minister Bruno Falk.",
        ],
        [
            "The dam was opened by Finance Minister Anna Lind.",
            "Finance Minister Anna Lind opened the dam.",
        ],
    ),
    (
        "id",
        "title",
        [
            "Kemarin penasihat Yuri Ushakov menjelaskan isinya.",
            "Kemarin ajudan Yuri Ushakov menjelaskan isinya.",
        ],
        [
            "Kemarin penasihat Yuri Ushakov menjelaskan isinya.",
            "Isinya dijelaskan penasihat Yuri Ushakov kemarin.",
        ],
    ),
    (
        "en",
        "title",
        [
            "Then chairman Bo Lindqvar resigned.",
            "Then treasurer Bo Lindqvar resigned.",
        ],
        [
            "Then chairman Bo Lindqvar resigned.",
            "Bo Lindqvar, the chairman, resigned.",
        ],
    ),
    (
        "id",
        "certainty",
        [
            "Kedua pemimpin mungkin menandatangani perjanjian kemitraan strategis.",
            "Kedua pemimpin akan menandatangani perjanjian kemitraan strategis.",
        ],
        [
            "Kedua pemimpin akan menandatangani perjanjian kemitraan strategis.",
            "Perjanjian kemitraan strategis akan ditandatangani kedua pemimpin.",
        ],
    ),
    (
        "en",
        "certainty",
        [
            "The two sides may sign a partnership treaty.",
            "The two sides will sign a partnership treaty.",
        ],
        [
            "The two sides will sign a partnership treaty.",
            "A partnership treaty will be signed by the two sides.",
        ],
    ),
    (
        "id",
        "label",
        [
            "Rusia melancarkan invasi ke Ukraina.",
            "Rusia menjalankan operasi militer khusus di Ukraina.",
        ],
        [
            "Rusia melancarkan invasi ke Ukraina.",
            "Invasi Rusia ke Ukraina berlanjut.",
        ],
    ),
    (
        "en",
        "label",
        [
            "The regime in Belawan closed the port.",
            "The government in Belawan closed the port.",
        ],
        [
            "The government in Belawan closed the port.",
            "The port was closed by the government in Belawan.",
        ],
    ),
    (
        "id",
        "quotation",
        [
            "“Kami sangat cemas akan nasib para awak kapal itu,” kata Ratna.",
            "Ratna menyatakan cemas: “Kami cemas akan nasib awak kapal itu.”",
        ],
        [
            "“Kami cemas akan nasib awak kapal itu,” kata Ratna.",
            "Ratna berkata: “Kami cemas akan nasib awak kapal itu.”",
        ],
    ),
    (
        "en",
        "quotation",
        [
            "“We are deeply worried about the fate of the whole crew,” Lien said.",
            "Lien said: “We are worried about the fate of the crew.”",
        ],
        [
            "“We are worried about the fate of the crew,” Lien said.",
            "Lien said: “We are worried about the fate of the crew.”",
        ],
    ),
    (
        "id",
        "denial_missing",
        [
            "Jaringan warga menuduh Rimba Jaya melakukan penebangan hutan di Wulan.\nRimba Jaya membantah tuduhan itu.",
            "Jaringan warga menuduh Rimba Jaya melakukan penebangan hutan di Wulan.",
        ],
        [
            "Jaringan warga menuduh Rimba Jaya melakukan penebangan hutan di Wulan.\nRimba Jaya membantah tuduhan itu.",
            "Jaringan warga menuduh Rimba Jaya melakukan penebangan hutan di Wulan.\nRimba Jaya membantah tuduhan itu.",
        ],
    ),
    (
        "en",
        "denial_missing",
        [
            "Residents accused Timber Nord of illegal logging in Wulan.\nTimber Nord denied the accusation.",
            "Residents accused Timber Nord of illegal logging in Wulan.",
        ],
        [
            "Residents accused Timber Nord of illegal logging in Wulan.\nTimber Nord denied the accusation.",
            "Residents accused Timber Nord of illegal logging in Wulan.\nTimber Nord denied it.",
        ],
    ),
    (
        "id",
        "place",
        [
            "Keduanya terakhir bertemu pada September 2023 di Vostochny.",
            "Keduanya terakhir bertemu pada September 2023 di Vladivostok.",
        ],
        [
            "Keduanya terakhir bertemu pada September 2023 di Vostochny.",
            "Keduanya terakhir bertemu pada September 2023 di Rusia.",
        ],
    ),
    (
        "en",
        "place",
        [
            "The two last met in September 2023 in Geneva.",
            "The two last met in September 2023 in Vienna.",
        ],
        [
            "The two last met in September 2023 in Geneva.",
            "The two last met in September 2023 in Switzerland.",
        ],
    ),
    (
        "id",
        "denial",
        [
            "Naskah perjanjian itu sudah siap, kata Ratna.",
            "Naskah perjanjian itu belum rampung, kata Ratna.",
        ],
        [
            "Naskah perjanjian itu sudah siap, kata Ratna.",
            "Naskah perjanjian itu rampung, kata Ratna.",
        ],
    ),
    (
        "en",
        "denial",
        [
            "The text of the treaty is ready, said Lien.",
            "The text of the treaty is not ready, said Lien.",
        ],
        [
            "The text of the treaty is ready, said Lien.",
            "The text of the treaty was finished, said Lien.",
        ],
    ),
    (
        "id",
        "list",
        [
            "Ia didampingi Menteri Pertahanan Andrei Belousov, Menteri Luar Negeri Sergei Lavrov dan Gubernur Oleg Kozhemyako.",
            "Ia didampingi Menteri Pertahanan Andrei Belousov, Menteri Luar Negeri Sergei Lavrov, Menteri Kesehatan Mikhail \
             Murashko dan Gubernur Oleg Kozhemyako.",
        ],
        [
            "Ia didampingi Menteri Pertahanan Andrei Belousov, Menteri Luar Negeri Sergei Lavrov dan Gubernur Oleg Kozhemyako.",
            "Menteri Luar Negeri Sergei Lavrov, Menteri Pertahanan Andrei Belousov dan Gubernur Oleg Kozhemyako ikut.",
        ],
    ),
];

#[test]
fn each_kind_in_both_languages() {
    let mut faults = Vec::new();
    for (language, kind, [one, other], [same, alike]) in ROWS {
        if differ(language, one, other, kind).is_none() {
            faults.push(format!(
                "{language} {kind} not found: {one} / {other}\n    {:?}",
                lines(language, &[one, other])
            ));
        }
        if let Some(line) = differ(language, same, alike, kind) {
            faults.push(format!("{language} {kind} false: {line}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_agrees_in_other_words_raises_no_alarm() {
    for (language, one, other) in [
        (
            "id",
            "Ini kunjungan pertama Putin ke Pyongyang dalam 24 tahun.",
            "Ini kunjungan pertama Putin ke Pyongyang sejak tahun 2000.",
        ),
        (
            "en",
            "It is Putin's first visit to Pyongyang in 24 years.",
            "It is Putin's first visit to Pyongyang since 2000.",
        ),
        (
            "id",
            "Sekitar 3.000 warga mengungsi.",
            "Sebanyak 3.050 warga mengungsi.",
        ),
        (
            "en",
            "The ferry sank at 05:12 (0212 GMT).",
            "The ferry sank at 5.12 in the morning.",
        ),
        // An age in brackets counts no dead.
        ("id", "Yang tewas ialah Sinta (31).", "Yang tewas 2 orang."),
        // Who uses both words judges nothing.
        (
            "en",
            "The ferry left at noon; the vessel carries 90 cars.",
            "The ferry carries 90 cars.",
        ),
        ("en", "", ""),
        ("", "11.000 xyz abc", "11,000 xyz abc"),
    ] {
        assert_eq!(lines(language, &[one, other]), Vec::<String>::new(), "{one} / {other}");
    }
}

#[test]
fn what_one_sentence_sets_side_by_side_is_two_things() {
    let texts = [
        "The bill for the tram line rose from 1.1 billion to 2.4 billion crowns.",
        "The tram line was planned to cost 1.1 billion crowns.",
        "The tram line came in at 2.4 billion crowns, not at 1.1 billion crowns.",
    ];
    assert_eq!(lines("en", &texts), Vec::<String>::new());
}

#[test]
fn a_third_article_reconciles_two() {
    let texts = [
        "Presiden Putin dari Moskow tiba di Pyongyang pada Selasa malam.",
        "Presiden Putin tiba di Pyongyang pada Rabu pagi.",
        "Presiden Putin tiba di Pyongyang pada Rabu pagi pukul 3 waktu setempat.",
    ];
    insta::assert_snapshot!(lines("id", &texts).join("\n"), @"date reconciled: B Rabu pagi, C Rabu pagi pukul 3 waktu setempat / A Selasa malam");
}

#[test]
fn one_statement_with_two_speakers() {
    let texts = [
        "Media Moskow melaporkan perjanjian itu memuat pasal keamanan dan perdagangan.",
        "Yuri Ushakov melaporkan perjanjian itu memuat pasal keamanan dan perdagangan.",
        "Ushakov melaporkan perjanjian itu memuat pasal keamanan dan perdagangan.",
    ];
    let said = |speakers: [&str; 3]| -> Vec<Attribution> {
        let all = (0..).map(ArticleId).zip(texts).zip(speakers);
        all.map(|((article, text), speaker)| {
            let content = text.find("perjanjian").unwrap();
            Attribution {
                article,
                speaker: Some(Span::new(0, speaker.len())),
                cue: None,
                content: Span::new(content, text.len() - 1),
                form: Form::Indirect,
                name: speaker.to_owned(),
                by_pronoun: false,
                via: Vec::new(),
            }
        })
        .collect()
    };
    let inputs: Vec<Input> = (0..).zip(texts).map(|(id, text)| input(id, "id", text)).collect();
    let alignment = align(&inputs, &[], &()).unwrap();
    let found = |said: &[Attribution]| -> Vec<String> {
        let all = Findings::of(&inputs, &alignment, said).discrepancies;
        let told = all.iter().filter(|one| one.kind == Kind::Attribution);
        told.map(|one| line(&texts, one)).collect()
    };
    let attributed = said(["Media Moskow", "Yuri Ushakov", "Ushakov"]);
    insta::assert_snapshot!(found(&attributed).join("\n"), @"attribution variant: B Yuri Ushakov, C Ushakov / A Media Moskow");
    assert_eq!(found(&[]), Vec::<String>::new(), "nothing is said without attributions");
    assert_eq!(
        found(&attributed[1..]),
        Vec::<String>::new(),
        "one speaker in two forms"
    );
}

#[test]
fn real_attributions_are_compared_and_pronouns_stand_for_names() {
    let texts = [
        "The ferry master Odd Lien spoke in Belawan. Lien said the hatch was open and water poured in quickly.",
        "The minister Anna Holm came to Belawan. She said the hatch was open and water poured in quickly.",
        "Later Anna Holm came to Belawan. Holm said the hatch was open and water poured in quickly.",
    ];
    let texts = texts.map(|text| text.replace(". ", ".\n"));
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = lines("en", &texts);
    let told: Vec<&String> = found.iter().filter(|line| line.starts_with("attribution ")).collect();
    insta::assert_snapshot!(told.first().map_or("", |line| line.as_str()), @"attribution variant: B She, C Holm / A Lien");
    assert_eq!(told.len(), 1, "{found:#?}");
}
