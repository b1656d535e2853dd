//! Forms of a word that compare equal.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` in lower case without accents, compatibility forms folded. For
/// comparing only: the result has no offsets back into `text`.
#[must_use]
pub fn folded(text: &str) -> String {
    // Without this, most of a look at an English article goes into decomposing ASCII.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '‘' | '’' | 'ʼ' => '\'',
            '‐' | '‑' | '–' | '—' => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_accents_and_dashes_do_not_matter() {
        assert_eq!(folded("Kim Jong‑Un é"), "kim jong-un e");
    }
}
