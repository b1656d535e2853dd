//! The word lists of a language, kept as data in `assets/lang`.
//!
//! One RON file a language, with a section for each layer that needs one; a
//! layer names the section it wants by the shape it asks for (see
//! `assets/lang/README.md`).

use serde::de::DeserializeOwned;

/// What every language shares.
const COMMON: &str = include_str!("../../assets/lang/common.ron");

/// ISO 639-1 code and word lists. A line here and a file there add a language.
const FILES: [(&str, &str); 7] = [
    ("de", include_str!("../../assets/lang/de.ron")),
    ("en", include_str!("../../assets/lang/en.ron")),
    ("es", include_str!("../../assets/lang/es.ron")),
    ("fr", include_str!("../../assets/lang/fr.ron")),
    ("id", include_str!("../../assets/lang/id.ron")),
    ("it", include_str!("../../assets/lang/it.ron")),
    ("nl", include_str!("../../assets/lang/nl.ron")),
];

/// Codes of the languages with word lists of their own.
pub fn codes() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(code, _)| *code)
}

/// The common file read as `T`, which names the sections it wants; the others are
/// passed over. A file that does not fit gives the empty lists of `T`.
#[must_use]
pub fn common<T: DeserializeOwned + Default>() -> T {
    ron::from_str(COMMON).unwrap_or_default()
}

/// The file of language `code` read as `T`; the empty lists where there is none.
#[must_use]
pub fn of<T: DeserializeOwned + Default>(code: &str) -> T {
    let file = FILES.iter().find(|(known, _)| *known == code);
    file.and_then(|(_, text)| ron::from_str(text).ok()).unwrap_or_default()
}

/// Whether every file can be read as `T`: for the test of each layer's section.
///
/// # Errors
/// The first file that does not fit, with the place and what is wrong.
pub fn check<T: DeserializeOwned>() -> Result<(), String> {
    for (code, text) in FILES.iter().chain(&[("common", COMMON)]) {
        ron::from_str::<T>(text).map_err(|error| format!("assets/lang/{code}.ron: {error}"))?;
    }
    Ok(())
}
