//! Names as they are found and joined, in both languages.

use crate::findings::tests::findings;

/// Each entity with more than one form or with a title: forms and titles.
fn groups(language: &str, texts: &[&str]) -> Vec<String> {
    let found = findings(language, texts);
    let told = found
        .names
        .iter()
        .filter(|name| name.forms.len() > 1 || !name.titles.is_empty());
    told.map(|name| {
        let titles = if name.titles.is_empty() {
            String::new()
        } else {
            format!(" [{}]", name.titles.join("; "))
        };
        format!("{}: {}{titles}", name.canonical, name.forms.join(", "))
    })
    .collect()
}

#[test]
fn spellings_short_forms_and_initials_are_one() {
    let texts = [
        "Wakil Perdana Menteri Denis Mantrurov ikut serta.\nKemudian Mantrurov berbicara dengan Yuri Ushakov.",
        "Wakil Perdana Menteri Pertama Denis Manturov ikut serta.\nLalu Yury Ushakov dan Yury Borisov datang.",
    ];
    insta::assert_snapshot!(groups("id", &texts).join("\n"), @r"
    Denis Mantrurov: Denis Mantrurov, Denis Manturov, Mantrurov [Wakil Perdana Menteri; Wakil Perdana Menteri Pertama]
    Yuri Ushakov: Yuri Ushakov, Yury Ushakov
    ");
    let texts = [
        "The Korean Central News Agency (KCNA) said so.\nForeign Minister Sergei Lavrov met Kim Jong Un.\nKim smiled at Lavrov.",
        "According to KCNA, Kim Jong-un smiled.\nA statue of Kim Il Sung was unveiled by Sergey Lavrov.",
    ];
    insta::assert_snapshot!(groups("en", &texts).join("\n"), @r"
    Kim Jong Un: Kim, Kim Jong Un, Kim Jong-un
    Korean Central News Agency: KCNA, Korean Central News Agency
    Sergei Lavrov: Lavrov, Sergei Lavrov, Sergey Lavrov [Foreign Minister]
    ");
}

#[test]
fn titles_are_kept_apart_from_names() {
    let check = |language: &str, text: &str, expected: &[&str]| {
        assert_eq!(groups(language, &[text]), expected, "{text}");
    };
    check(
        "id",
        "Kemarin Menteri Luar Negeri AS Antony Blinken tiba.",
        &["Antony Blinken: Antony Blinken [Menteri Luar Negeri AS]"],
    );
    check(
        "id",
        "Lalu Menteri Luar Negeri AS, Matthew Miller, menilai kunjungan itu.",
        &["Matthew Miller: Matthew Miller [Menteri Luar Negeri AS]"],
    );
    check(
        "id",
        "Ia ditemani menteri pertahanan Andrei Belousov kemarin.",
        &["Andrei Belousov: Andrei Belousov [menteri pertahanan]"],
    );
    check(
        "id",
        "Hal itu dikatakan penasihat Putin, Yuri Ushakov, kemarin.",
        &["Yuri Ushakov: Yuri Ushakov [penasihat Putin]"],
    );
    check(
        "id",
        "Hadir juga Andrey Belousov (Menteri Pertahanan) dan tamu lain.",
        &["Andrey Belousov: Andrey Belousov [Menteri Pertahanan]"],
    );
    check(
        "id",
        "Juru bicara PT Rimba Jaya Sentosa, Hendrik Lolo, membantah.",
        &["Hendrik Lolo: Hendrik Lolo [Juru bicara PT Rimba Jaya Sentosa]"],
    );
    check(
        "id",
        "Wartawan menunggu juru bicara John Kirby di luar.",
        &["John Kirby: John Kirby [juru bicara]"],
    );
    check(
        "en",
        "Then Harbour Master Odd Lien closed the port.",
        &["Odd Lien: Odd Lien [Harbour Master]"],
    );
    check(
        "en",
        "The governor, Selma Ardic, was booed.",
        &["Selma Ardic: Selma Ardic [governor]"],
    );
    check(
        "en",
        "They asked Marta Vidal, the chief prosecutor, about it.",
        &["Marta Vidal: Marta Vidal [chief prosecutor]"],
    );
    check("en", "It was opened by the Chief Minister of Jammu.", &[]);
    check("en", "The ferry was full.", &[]);
}

#[test]
fn a_short_form_goes_to_the_person_named_most() {
    let texts = [
        "Presiden Kim Jong Un tiba di lapangan Kim Il Sung.\nSetelah itu Kim Jong Un berpidato.\nMenurut warga, Kim tersenyum.",
        "Di ibu kota, patung Kim Il Sung berdiri sejak lama.",
    ];
    let found = findings("id", &texts);
    let forms: Vec<&Vec<String>> = found.names.iter().map(|name| &name.forms).collect();
    let with = |form: &str| forms.iter().find(|forms| forms.iter().any(|one| one == form));
    assert_eq!(with("Kim"), with("Kim Jong Un"));
    assert_ne!(with("Kim"), with("Kim Il Sung"));
}

#[test]
fn a_headline_names_only_what_the_text_names() {
    let found = findings(
        "en",
        &["Storm Sinks Ferry Off Belawan Coast\nThe ferry sank near Belawan, said Odd Lien."],
    );
    let names: Vec<&str> = found.names.iter().map(|name| name.canonical.as_str()).collect();
    assert_eq!(names, ["Belawan", "Odd Lien"]);
}
