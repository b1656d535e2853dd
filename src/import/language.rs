//! The language of a text.

use whatlang::{Lang, detect};

use crate::text::span::floor_boundary;

/// Bytes from which the language is told; more changes nothing.
const SAMPLE: usize = 32 * 1024;
/// Letters under which no answer is given.
const FEWEST_LETTERS: usize = 60;
/// The least confidence (0 to 1) that counts as an answer.
const CONFIDENCE: f64 = 0.5;

/// The language of `text` as an ISO 639-1 code; empty if the text is too short or
/// nothing is sure. Malay is told as Indonesian ("id"): the detector knows no Malay.
#[must_use]
pub fn language(text: &str) -> &'static str {
    let sample = text.get(..floor_boundary(text, SAMPLE)).unwrap_or(text);
    if sample
        .chars()
        .filter(|c| c.is_alphabetic())
        .take(FEWEST_LETTERS)
        .count()
        < FEWEST_LETTERS
    {
        return "";
    }
    match detect(sample) {
        Some(found) if found.confidence() >= CONFIDENCE => code(found.lang()),
        _ => "",
    }
}

/// The name of an ISO 639-1 code in English; the code itself if it is not known.
///
/// ```
/// assert_eq!(sejajar::import::language_name("id"), "Indonesian/Malay");
/// ```
#[must_use]
pub fn language_name(language: &str) -> &str {
    match language {
        "" => "not known",
        "id" => "Indonesian/Malay",
        "zh" => "Chinese",
        "nb" => "Norwegian",
        known => Lang::all()
            .iter()
            .find(|lang| code(**lang) == known)
            .map_or(known, |lang| lang.eng_name()),
    }
}

/// ISO 639-1 codes with their names, sorted by name: for a choice by hand.
#[must_use]
pub fn languages() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<_> = Lang::all()
        .iter()
        .map(|lang| (code(*lang), language_name(code(*lang))))
        .collect();
    all.sort_by_key(|(_, name)| *name);
    all
}

/// ISO 639-3 (what `whatlang` knows) to ISO 639-1.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        Lang::Nob => "nb",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_short_reports() {
        for (text, expected) in [
            (
                "Kapal itu tiba di pelabuhan pada malam hari dan disambut warga yang sudah lama menunggu di dermaga.",
                "id",
            ),
            (
                "Perdana Menteri berkata kerajaan akan membantu rakyat yang terjejas akibat banjir di Kelantan.",
                "id",
            ),
            (
                "The ship reached the harbour at night and was met by people who had waited on the quay for hours.",
                "en",
            ),
            (
                "Самолёт президента приземлился в аэропорту, где его встретил глава соседнего государства.",
                "ru",
            ),
            ("Kapal tiba.", ""),
            (
                "12345 67890 12345 67890 12345 67890 12345 67890 12345 67890 12345 67890 12345 67890",
                "",
            ),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn every_language_has_one_code_and_a_name() {
        let all = languages();
        let codes: std::collections::BTreeSet<_> = all.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes.len(), all.len());
        assert!(codes.iter().all(|code| code.len() == 2));
        assert_eq!(language_name("fr"), "French");
        assert_eq!(language_name("xx"), "xx");
    }
}
