//! Which way a text runs. Word does not look at the letters: a paragraph and each run
//! in it say whether they go from right to left.

/// Whether a text runs from right to left: by its first letter, as `dir="auto"` does in HTML.
pub(super) fn is_rtl(text: &str) -> bool {
    text.chars().find_map(strong) == Some(true)
}

/// Whether a letter runs from right to left; `None` for what has no direction of its own.
fn strong(c: char) -> Option<bool> {
    match c {
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(true),
        _ => c.is_alphabetic().then_some(false),
    }
}

/// The stretches of a text that run one way, each with whether that is from right to
/// left. What has no direction goes with the letters around it or, between two ways,
/// with the paragraph.
pub(super) fn stretches(text: &str, base: bool) -> Vec<(bool, &str)> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut current = base;
    let mut neutral: Option<usize> = None;
    let mut put = |from: usize, to: usize, way: bool| {
        if let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) {
            found.push((way, piece));
        }
    };
    for (at, c) in text.char_indices() {
        match strong(c) {
            None => {
                neutral.get_or_insert(at);
            }
            Some(way) if way == current => neutral = None,
            Some(way) => {
                let split = if current == base { at } else { neutral.unwrap_or(at) };
                put(begin, split, current);
                (begin, current, neutral) = (split, way, None);
            }
        }
    }
    let split = neutral.filter(|_| current != base).unwrap_or(text.len());
    put(begin, split, current);
    put(split, text.len(), base);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_follow_the_letters() {
        assert_eq!(stretches("Kim, 5 orang.", false), [(false, "Kim, 5 orang.")]);
        assert_eq!(
            stretches("kata قال 12 نعم, ya", false),
            [(false, "kata "), (true, "قال 12 نعم"), (false, ", ya")]
        );
        assert_eq!(
            stretches("قال Kim. نعم", true),
            [(true, "قال "), (false, "Kim"), (true, ". نعم")]
        );
        assert!(is_rtl("«قال» Kim") && !is_rtl("Kim قال") && !is_rtl("12"));
    }

    proptest::proptest! {
        #[test]
        fn nothing_is_lost(text in "[a. 1قن\u{5d0}]{0,12}", base in proptest::bool::ANY) {
            let joined: String = stretches(&text, base).iter().map(|(_, piece)| *piece).collect();
            proptest::prop_assert_eq!(joined, text);
        }
    }
}
