//! Values as they are read, in both languages.

use super::compare::{Verdict, compare, explains};
use super::number::Bound;
use super::{Time, Values};
use crate::findings::reading::Reading;
use crate::findings::tests::input;

fn values(language: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let input = input(0, language, text);
    let reading = Reading::of(&input);
    let values = Values::of(&reading);
    let numbers = values.numbers.iter().map(|number| {
        let bound = match number.bound {
            Bound::Exactly => "",
            Bound::AtLeast => ">",
            Bound::AtMost => "<",
            Bound::About => "~",
        };
        let upper = number.upper.map_or_else(String::new, |upper| format!("-{upper}"));
        let ordinal = if number.ordinal { "." } else { "" };
        let unit = number.tokens.clone().rfind(|at| !number.digits.contains(at));
        let unit = unit
            .filter(|_| !number.unit.is_empty())
            .map_or("", |at| reading.surface(at));
        format!("{bound}{}{upper}{ordinal} {unit}", number.value)
            .trim()
            .to_owned()
    });
    let times = values.times.iter().map(|time| told(&reading, time));
    (numbers.collect(), times.collect())
}

/// A time's words and what is read from them.
fn told(reading: &Reading<'_>, time: &Time) -> String {
    let fields = &time.fields;
    let mut parts = Vec::new();
    let mut push = |name: &str, value: Option<String>| parts.extend(value.map(|value| format!("{name}{value}")));
    push("y", fields.year.map(|year| year.to_string()));
    push("m", fields.month.map(|month| month.to_string()));
    push("d", fields.day.map(|day| day.to_string()));
    push("-d", fields.to_day.map(|day| day.to_string()));
    push("w", fields.weekday.map(|day| day.to_string()));
    push(
        "h",
        fields
            .hour
            .map(|hour| format!("{hour}:{:02}", fields.minute.unwrap_or(0))),
    );
    push("p", fields.part.map(|(from, to)| format!("{from}-{to}")));
    push("z", fields.zone.map(|zone| zone.to_string()));
    push(
        "r",
        fields
            .relative
            .map(|relative| format!("{}{:?}", relative.count, relative.period)),
    );
    push("since", fields.since.then(String::new));
    push("local", fields.local.then(String::new));
    format!("{} = {}", reading.told(&time.tokens), parts.join(" "))
}

#[test]
fn numbers_with_their_bounds_and_units() {
    for (language, text, expected) in [
        ("id", "lebih dari 11.000 rudal", vec![">11000 rudal"]),
        ("id", "kerugian 1,5 juta dolar", vec!["1500000 dolar"]),
        ("id", "sekitar 430 bangunan", vec!["~430 bangunan"]),
        ("id", "sedikitnya sembilan orang meninggal", vec![">9 meninggal"]),
        ("id", "dua puluh lima rumah", vec!["25 rumah"]),
        ("id", "kurang dari 20 menit", vec!["<20 menit"]),
        ("id", "10 hingga 12 kapal", vec!["10-12 kapal"]),
        ("id", "pertemuan kedua", vec!["2. pertemuan"]),
        ("id", "kedua pemimpin bertemu", vec![]),
        ("id", "naik 5 persen", vec!["5 persen"]),
        ("id", "tiga", vec!["3"]),
        ("en", "more than 11,000 missiles", vec![">11000 missiles"]),
        ("en", "1.5 million dollars", vec!["1500000 dollars"]),
        ("en", "some 300 houses", vec!["~300 houses"]),
        ("en", "at least fourteen people", vec![">14 people"]),
        ("en", "nearly forty sailors", vec!["<40 sailors"]),
        ("en", "10 to 12 ships", vec!["10-12 ships"]),
        ("en", "the third meeting", vec!["3. meeting"]),
        ("en", "half a million", vec![]),
        ("en", "the 2010 disturbances", vec![]),
        ("en", "a B-52 flew", vec![]),
        ("", "11.000 xyz", vec!["11000 xyz"]),
    ] {
        assert_eq!(values(language, text).0, expected, "{text}");
    }
}

#[test]
fn dates_and_times() {
    for (language, text, expected) in [
        (
            "id",
            "pada Selasa (18/6/2024) malam",
            vec!["Selasa (18/6/2024) malam = y2024 m6 d18 w2 p18-3"],
        ),
        ("id", "pada Selasa (18/6)", vec!["Selasa (18/6 = m6 d18 w2"]),
        (
            "id",
            "sebelum fajar pada Rabu pagi",
            vec!["sebelum fajar pada Rabu pagi = w3 p2-5"],
        ),
        (
            "id",
            "Rabu pagi pukul 3 waktu setempat",
            vec!["Rabu pagi pukul 3 waktu setempat = w3 h3:00 p0-10 local"],
        ),
        ("id", "kunjungan 18-19 Juni itu", vec!["18-19 Juni = m6 d18 -d19"]),
        ("id", "pada September 2023", vec!["September 2023 = y2023 m9"]),
        ("id", "pada bulan September", vec!["September = m9"]),
        ("id", "sembilan bulan lalu", vec!["sembilan bulan lalu = r-9Month"]),
        ("id", "pekan lalu", vec!["pekan lalu = r-1Week"]),
        ("id", "kemarin", vec!["kemarin = r-1Day"]),
        ("id", "sejak tahun 2000", vec!["2000 = y2000 since"]),
        ("id", "pukul 21.30 Wita", vec!["pukul 21.30 Wita = h21:30 z480"]),
        ("id", "pukul 9 malam", vec!["pukul 9 malam = h21:00 p18-3"]),
        ("id", "dua minggu di laut", vec![]),
        ("id", "pada hari Minggu", vec!["Minggu = w7"]),
        ("id", "Gelar Karpet Maret", vec![]),
        (
            "en",
            "on Wednesday, June 19, 2024",
            vec!["Wednesday, June 19, 2024 = y2024 m6 d19 w3"],
        ),
        (
            "en",
            "in the early hours of Wednesday",
            vec!["early hours of Wednesday = w3 p0-4"],
        ),
        (
            "en",
            "at 5:12 a.m. local time",
            vec!["at 5:12 a.m. local time = h5:12 local"],
        ),
        (
            "en",
            "at 05:12 on Sunday (0212 GMT)",
            vec!["at 05:12 on Sunday (0212 GMT = w7 h5:12 z180"],
        ),
        ("en", "at 05:12 (0212 GMT)", vec!["at 05:12 (0212 GMT = h5:12 z180"]),
        ("en", "at 7 p.m.", vec!["at 7 p.m = h19:00"]),
        ("en", "on the 19th of June", vec!["19th of June = m6 d19"]),
        ("en", "last week", vec!["last week = r-1Week"]),
        ("en", "two years ago", vec!["two years ago = r-2Year"]),
        ("en", "since 2000", vec!["2000 = y2000 since"]),
        ("en", "they may march", vec![]),
        ("", "2024-06-19", vec!["2024-06-19 = y2024 m6 d19"]),
    ] {
        assert_eq!(values(language, text).1, expected, "{text}");
    }
}

fn first(language: &str, text: &str) -> super::time::Fields {
    let input = input(0, language, text);
    let values = Values::of(&Reading::of(&input));
    values.times.first().cloned().unwrap_or_default().fields
}

#[test]
fn times_are_compared_as_far_as_both_say_something() {
    let reference = jiff::civil::Date::new(2024, 6, 18).ok();
    for (one, other, expected) in [
        ("Selasa (18/6/2024) malam", "pada Rabu pagi", Verdict::DayApart),
        ("Selasa (18/6)", "Selasa malam", Verdict::Same),
        ("18-19 Juni", "19 Juni 2024", Verdict::Same),
        ("17 Juni 2024", "19 Juni 2024", Verdict::Differs("date")),
        ("Senin", "Kamis", Verdict::Differs("weekday")),
        ("pada September 2023", "tahun lalu", Verdict::Same),
        ("pada September 2023", "pada September 2022", Verdict::Differs("year")),
        ("pada Maret", "pada Rabu", Verdict::Open),
        ("pukul 21.30 Wita", "pukul 20.30 WIB", Verdict::Same),
        ("pukul 21.30", "pukul 22.00", Verdict::Differs("hour")),
        ("sejak tahun 2000", "pada tahun 2024", Verdict::Open),
    ] {
        let (a, b) = (first("id", one), first("id", other));
        assert_eq!(compare(&a, &b, reference), expected, "{one} / {other}");
        assert_eq!(compare(&b, &a, reference), expected, "{other} / {one}");
    }
}

#[test]
fn time_zones_explain_a_day() {
    let early = first("id", "Rabu pukul 3 waktu setempat");
    let evening = first("id", "Selasa malam");
    assert!(
        explains(&early, 540, &evening, 180),
        "03:00 in Pyongyang is 21:00 in Moscow"
    );
    assert!(
        !explains(&early, 180, &evening, 540),
        "03:00 in Moscow is 09:00 in Pyongyang"
    );
    let noon = first("id", "Rabu pukul 12");
    assert!(!explains(&noon, 540, &evening, 180));
}
