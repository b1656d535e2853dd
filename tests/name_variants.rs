//! Which names are taken for one source's: a table of pairs by hand, and what must hold
//! whatever the names.

use std::time::Instant;

use proptest::prelude::*;
use sejajar::findings::variants::{Known, Likeness, Voice, variants};

fn known<'a>(names: &[&'a str]) -> Known<'a> {
    Known {
        names: names.to_vec(),
        voice: Voice::Unknown,
    }
}

fn alike(a: &str, b: &str) -> Option<Likeness> {
    let found = variants(&[known(&[a]), known(&[b])], &|_, _| false);
    found.first().map(|variant| variant.likeness)
}

#[test]
fn forms_of_one_name_are_proposed() {
    use Likeness::{Capitals, Initials, LastName, Letter, Middle, Order, Same, Spelling, Title};
    for (a, b, why) in [
        ("Denis Manturov", "Denis Mantrurov", Letter),
        ("Manturov", "Mantrurov", Letter),
        ("Yury Ushakov", "Yuri Ushakov", Spelling),
        ("Kim Jong-un", "Kim Jong Un", Same),
        ("Kim Jongun", "Kim Jong-un", Same),
        ("Jong-un Kim", "Kim Jong-un", Order),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", Same),
        ("Soekarno", "Sukarno", Spelling),
        ("Wladimir Putin", "Vladimir Putin", Spelling),
        ("Gerhard Schröder", "Gerhard Shröder", Spelling),
        ("Aleksandr Novak", "Aleksander Novak", Letter),
        ("Alexander Novak", "Aleksander Novak", Spelling),
        ("Muhammad Yusuf", "Mohammad Yusuf", Letter),
        ("Nikita Khrushchev", "Nikita Krushchev", Letter),
        ("Presiden Joko Widodo", "Joko Widodo", Title),
        ("Menteri Luar Negeri Retno Marsudi", "Retno Marsudi", Title),
        ("Foreign Minister Sergei Lavrov", "Sergei Lavrov", Title),
        ("Bundeskanzler Olaf Scholz", "Olaf Scholz", Title),
        ("The Kremlin", "Kremlin", Title),
        ("Putin", "Vladimir Putin", LastName),
        ("Presiden Putin", "Vladimir Putin", LastName),
        ("J. Smith", "John Smith", Initials),
        ("Yu. Ushakov", "Yury Ushakov", Initials),
        ("Joseph R. Biden", "Joseph Biden", Middle),
        ("Vladimir Vladimirovich Putin", "Vladimir Putin", Middle),
        ("KCNA", "Korean Central News Agency", Capitals),
        ("BNPB", "Badan Nasional Penanggulangan Bencana", Capitals),
        ("DPRK", "Democratic People's Republic of Korea", Capitals),
        ("UN", "United Nations", Capitals),
        ("U.N.", "The United Nations", Capitals),
        ("Никита Хрущёв", "Никита Хрущев", Same),
        ("김정은", "김 정은", Same),
    ] {
        assert_eq!(alike(a, b), Some(why), "{a} / {b}");
    }
}

#[test]
fn names_of_two_are_never_proposed() {
    for (a, b) in [
        ("Yury Ushakov", "Yury Borisov"),
        ("Yury Ushakov", "Fyodor Ushakov"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Kim Jong-un", "Kim Yo-jong"),
        ("Kim", "Kim Jong-un"),
        ("Igor Petrov", "Olga Petrova"),
        ("Medvedev", "Medvedeva"),
        ("Michael Smith", "Michaela Smith"),
        ("Kristian Berg", "Kristina Berg"),
        ("Alejandro Ruiz", "Alejandra Ruiz"),
        ("Kowalski", "Kowalska"),
        ("Bush", "Buch"),
        ("Lavrov", "Larov"),
        ("Bank Indonesia", "Bank Rakyat Indonesia"),
        ("Ministry of Defence", "Ministry of Finance"),
        ("Ministry of Foreign Affairs", "Ministry of Internal Affairs"),
        ("Police", "Jakarta Police"),
        ("Media", "Moscow media"),
        ("Kremlin", "Moscow and Kremlin"),
        ("AP", "Andrei Petrov"),
        ("Resolution 22700001", "Resolution 22700002"),
        ("J. Smith", "Peter Smith"),
        ("J. Smith", "P. Smith"),
        ("김정은", "김정운"),
        ("習近平", "習仲勳"),
        ("President", "Presiden Widodo"),
        ("", ""),
    ] {
        assert_eq!(alike(a, b), None, "{a} / {b}");
    }
}

#[test]
fn aliases_count_and_two_people_are_not_joined_by_one() {
    let of = |sources: &[Known<'_>]| variants(sources, &|_, _| false).len();
    // The other spelling is an alias.
    assert_eq!(of(&[known(&["Manturov", "Mantrurov"]), known(&["Denis Mantrurov"])]), 1);
    // Both are called by the family name they share.
    assert_eq!(
        of(&[
            known(&["Yury Ushakov", "Ushakov"]),
            known(&["Fyodor Ushakov", "Ushakov"])
        ]),
        0
    );
    assert_eq!(
        of(&[known(&["Yury Ushakov", "Y. Ushakov"]), known(&["Yegor Ushakov"])]),
        0
    );
    // A last name that two people have is neither's.
    assert_eq!(
        of(&[
            known(&["Ushakov"]),
            known(&["Yury Ushakov"]),
            known(&["Fyodor Ushakov"])
        ]),
        0
    );
    // Two spellings of one person are one.
    assert_eq!(
        of(&[known(&["Ushakov"]), known(&["Yury Ushakov"]), known(&["Yuri Ushakov"])]),
        3
    );
}

#[test]
fn kinds_and_the_analysts_word_part() {
    let voiced = |name, voice| Known {
        names: vec![name],
        voice,
    };
    let two = |a, b| [voiced("Manturov", a), voiced("Mantrurov", b)];
    let found = |pair: &[Known<'_>]| variants(pair, &|_, _| false).len();
    assert_eq!(found(&two(Voice::Person, Voice::Other(1))), 0);
    assert_eq!(found(&two(Voice::Other(2), Voice::Other(1))), 0);
    assert_eq!(found(&two(Voice::Person, Voice::Person)), 1);
    assert_eq!(found(&two(Voice::Person, Voice::Unknown)), 1);
    assert_eq!(variants(&two(Voice::Unknown, Voice::Unknown), &|_, _| true), []);
}

/// Names that are often alike: few words, with and without titles, slips and initials.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Manturov"),
        Just("Mantrurov"),
        Just("Yury"),
        Just("Yuri"),
        Just("Y."),
        Just("Ushakov"),
        Just("Presiden"),
        Just("Kim"),
        Just("Jong-un"),
        Just("KCNA"),
        Just("Korean Central News Agency"),
        Just("Bank"),
        Just("é(¸"),
    ];
    proptest::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_order_of_sources_and_names_does_not_matter(
        sources in proptest::collection::vec(proptest::collection::vec(name(), 1..3), 0..8),
        by in 0_usize..8,
    ) {
        let of = |sources: &[Vec<String>]| {
            let known: Vec<Known<'_>> = sources.iter().map(|names| known(&names.iter().map(String::as_str).collect::<Vec<_>>())).collect();
            variants(&known, &|_, _| false)
        };
        let found = of(&sources);
        for variant in &found {
            prop_assert!(variant.a.0 < variant.b.0);
            let both = [sources[variant.a.0].clone(), sources[variant.b.0].clone()];
            let names = both.map(|mut names| { names.reverse(); names });
            if variant.likeness < Likeness::Capitals {
                // What two names have in common depends on no third; symmetric.
                let [one, other] = names;
                prop_assert_eq!(of(&[other, one]).len(), 1);
            }
        }
        let count = sources.len().max(1);
        let mut turned = sources.clone();
        turned.rotate_left(by % count);
        let mut again: Vec<(usize, usize, Likeness)> = of(&turned).into_iter().map(|variant| {
            let back = |n: usize| (n + by % count) % count;
            let (a, b) = (back(variant.a.0), back(variant.b.0));
            (a.min(b), a.max(b), variant.likeness)
        }).collect();
        again.sort_unstable();
        let first: Vec<(usize, usize, Likeness)> = found.iter().map(|v| (v.a.0, v.b.0, v.likeness)).collect();
        prop_assert_eq!(first, again);
    }

    #[test]
    fn any_text_is_a_name(a in "\\PC{0,40}", b in "\\PC{0,40}") {
        let _ = alike(&a, &b);
    }
}

#[test]
fn four_times_the_sources_take_no_sixteen_times_as_long() {
    let names: Vec<String> = (0..2_000_usize)
        .map(|n| {
            let letters: String = (0..4)
                .map(|place| char::from(b'a' + u8::try_from(n / 26_usize.pow(place) % 26).unwrap()))
                .collect();
            format!("Aleksandr{letters} Kim Petrov{letters}sky")
        })
        .collect();
    let kim: Vec<String> = (0..2_000).map(|n| format!("Given{n} Kim")).collect();
    for names in [&names, &kim] {
        // The shortest of three rounds, so that the neighbours' work counts little.
        let took = |count: usize| {
            let sources: Vec<Known<'_>> = names.iter().take(count).map(|name| known(&[name, "Kim"])).collect();
            let rounds = (0..3).map(|_| {
                let began = Instant::now();
                let _ = variants(&sources, &|_, _| false);
                began.elapsed()
            });
            rounds.min().unwrap()
        };
        let (few, many) = (took(500), took(2_000));
        assert!(many < few * 12, "{few:?} for 500, {many:?} for 2,000");
    }
}
