//! When two values that marks give are the same: as written, case and accents aside, and
//! whatever stands between the groups of a number's digits.

use crate::text::fold::folded;

/// What values are compared by: “11.000”, “11,000” and “11 000” are one, and so are
/// “Selasa” and “selasa”. For comparing only; what is shown is the value as written.
#[must_use]
pub fn value_key(value: &str) -> String {
    let letters: Vec<char> = folded(value.trim()).chars().collect();
    let mut key = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let parts_groups = matches!(letter, '.' | ',' | '\'' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        if parts_groups && is_between_groups(&letters, at) {
            continue;
        }
        match letter {
            letter if !letter.is_whitespace() => key.push(*letter),
            _ if key.ends_with(' ') => {}
            _ => key.push(' '),
        }
    }
    key
}

/// Whether one to three digits stand before `at`, and groups of exactly three after it, as
/// in 1.234.567. “19.30” and “0.25” are no such numbers.
fn is_between_groups(letters: &[char], at: usize) -> bool {
    let separator = letters.get(at);
    let digits_from = |from: usize| letters.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let before = letters.iter().take(at).rev().take_while(|c| c.is_ascii_digit()).count();
    let lead = letters.get(at.saturating_sub(before)) != Some(&'0') || before > 1;
    if !(1..=3).contains(&before) || !lead || digits_from(at + 1) != 3 {
        return false;
    }
    // The whole number is of groups parted by one and the same sign.
    let mut next = at + 4;
    while letters.get(next) == separator && digits_from(next + 1) > 0 {
        if digits_from(next + 1) != 3 {
            return false;
        }
        next += 4;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::value_key;

    #[test]
    fn numbers_in_any_format_are_one() {
        for same in ["11.000", "11,000", "11 000", "11000", " 11'000 "] {
            assert_eq!(value_key(same), "11000", "{same}");
        }
        assert_eq!(value_key("1.234.567 orang"), value_key("1,234,567 Orang"));
        assert_eq!(value_key("Selasa  malam"), value_key("selasa malam"));
    }

    #[test]
    fn what_is_no_grouping_stays() {
        for (one, other) in [
            ("19.30", "1930"),
            ("0,125", "0125"),
            ("1.5", "15"),
            ("1.23.456", "123456"),
            ("24", "2 4"),
        ] {
            assert_ne!(value_key(one), value_key(other), "{one}");
        }
    }
}
