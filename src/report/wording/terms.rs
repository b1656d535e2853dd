//! Terms of likelihood and of confidence: the two scales of ICD 203, and how Indonesian
//! analysts write the first.

/// What a term says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// How likely something is.
    Likelihood {
        /// Whether the term is of the second scale (“probable”).
        second: bool,
        /// The term of the other scale that says the same.
        instead: &'static str,
    },
    /// How well founded a judgement is.
    Confidence,
}

/// The terms of the first scale, each with that of the second that says the same.
const LIKELIHOOD: [(&[&str], &[&str]); 7] = [
    (&["almost no chance"], &["remote chance", "remote possibility"]),
    (&["very unlikely"], &["highly improbable"]),
    (&["unlikely"], &["improbable"]),
    (
        &["roughly even chance", "even chance"],
        &["roughly even odds", "even odds"],
    ),
    (&["likely", "kemungkinan besar"], &["probable", "probably"]),
    (
        &["very likely", "highly likely", "sangat mungkin"],
        &["highly probable", "very probable", "very probably"],
    ),
    (
        &["almost certain", "almost certainly", "hampir pasti"],
        &["nearly certain", "nearly certainly"],
    ),
];

const CONFIDENCE: [&str; 13] = [
    "low confidence",
    "moderate confidence",
    "medium confidence",
    "high confidence",
    "with confidence",
    "our confidence",
    "my confidence",
    "are confident",
    "am confident",
    "keyakinan rendah",
    "keyakinan sedang",
    "keyakinan tinggi",
    "tingkat keyakinan",
];

/// The most words a term has.
pub(super) const MOST_WORDS: usize = 3;

/// The term that these words are, in folded form.
pub(super) fn term(words: &[String]) -> Option<Term> {
    let is = |term: &str| term.split(' ').eq(words.iter().map(String::as_str));
    let has = |terms: &[&str]| terms.iter().any(|term| is(term));
    if has(&CONFIDENCE) {
        return Some(Term::Confidence);
    }
    LIKELIHOOD.iter().find_map(|(first, second)| {
        let (second, instead) = match () {
            () if has(first) => (false, second.first()?),
            () if has(second) => (true, first.first()?),
            () => return None,
        };
        Some(Term::Likelihood { second, instead })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_term_is_longer_than_is_looked_for_and_each_is_found() {
        let scales = LIKELIHOOD
            .iter()
            .flat_map(|(first, second)| first.iter().chain(second.iter()));
        for known in scales.chain(&CONFIDENCE) {
            let words: Vec<String> = known.split(' ').map(str::to_owned).collect();
            assert!(words.len() <= MOST_WORDS, "{known}");
            assert!(term(&words).is_some(), "{known}");
        }
    }
}
