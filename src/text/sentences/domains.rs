//! Names of sites, as they stand in running text.

/// Endings of addresses that may follow a full stop without a space.
const ENDINGS: [&str; 34] = [
    "com", "id", "co", "net", "org", "example", "tv", "news", "info", "io", "gov", "go", "ac", "sch", "my", "sg", "uk",
    "us", "au", "eu", "de", "fr", "es", "it", "nl", "ru", "cn", "jp", "html", "edu", "in", "ph", "me", "biz",
];

/// Whether `word` is the ending of an address ("com", "ID").
pub(super) fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word.to_lowercase().as_str())
}

/// Whether `word` is written like the name of a site: "Kompas.com", "REPUBLIKA.CO.ID".
pub(crate) fn is_domain(word: &str) -> bool {
    let in_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let mut parts = word.split('.');
    let name = parts
        .next()
        .is_some_and(|name| name.len() >= 2 && name.bytes().all(in_name));
    let mut rest = parts.peekable();
    let ending = |part: &str| (2..=12).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    name && rest.peek().is_some() && rest.all(ending)
}

/// Whether `word` is the name of a site beyond doubt: its ending is in use, or it is
/// all in capitals.
pub(crate) fn is_known_domain(word: &str) -> bool {
    let ending = word.rsplit('.').next().unwrap_or_default();
    is_domain(word) && (is_ending(ending) || (ending.len() > 2 && word.bytes().all(|b| !b.is_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_and_other_words_with_full_stops() {
        for word in ["Kompas.com", "REPUBLIKA.CO.ID", "LENSATIMUR.EXAMPLE", "iNews.id"] {
            assert!(is_known_domain(word), "{word}");
        }
        for word in [
            "U.S.",
            "S.H",
            "11.000",
            "Ukraina.Putin",
            "kapal",
            "com",
            "a.b",
            "Kompas.",
        ] {
            assert!(!is_known_domain(word), "{word}");
        }
    }
}
