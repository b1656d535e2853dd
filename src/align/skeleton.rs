//! The canonical spelling under which spellings of one name, and cognates, meet.

/// `word`, already in lower case without accents, with the spellings that
/// transliterations and languages disagree on made one: `Sergey`, `Sergei`;
/// `Soekarno`, `Sukarno`; `operatie`, `operation`.
#[must_use]
pub fn skeleton(word: &str) -> String {
    let mut spelt: String = if word.is_ascii() {
        word.to_owned()
    } else {
        word.chars().map(latin).collect()
    };
    for (from, to) in [
        ("sch", "sh"),
        ("oe", "u"),
        ("ou", "u"),
        ("ph", "f"),
        ("th", "t"),
        ("kh", "k"),
        ("ck", "k"),
        ("qu", "k"),
        ("x", "ks"),
    ] {
        if spelt.contains(from) {
            spelt = spelt.replace(from, to);
        }
    }
    let mut out = String::with_capacity(spelt.len());
    for character in spelt.chars() {
        let same = match character {
            'y' | 'j' => 'i',
            'w' => 'v',
            'c' | 'q' => 'k',
            'z' => 's',
            other => other,
        };
        if !out.ends_with(same) && same != '-' && same != '\'' {
            out.push(same);
        }
    }
    out
}

/// A Cyrillic or Greek letter in Latin ones; others as they are.
fn latin(letter: char) -> std::borrow::Cow<'static, str> {
    const CYRILLIC: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "i", "", "e", "yu", "ya",
    ];
    const GREEK: [&str; 25] = [
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
        "kh", "ps", "o",
    ];
    let at = |table: &'static [&'static str], first: char| {
        (letter as usize)
            .checked_sub(first as usize)
            .and_then(|index| table.get(index))
            .copied()
    };
    let found = at(&CYRILLIC, 'а').or_else(|| at(&GREEK, 'α')).or(match letter {
        'є' => Some("ie"),
        'і' | 'ї' => Some("i"),
        'ґ' => Some("g"),
        'ђ' => Some("dj"),
        'ј' => Some("j"),
        'љ' => Some("lj"),
        'њ' => Some("nj"),
        'ћ' => Some("c"),
        'џ' => Some("dz"),
        'ß' => Some("s"),
        'ø' => Some("o"),
        'æ' => Some("e"),
        'đ' => Some("d"),
        'ł' => Some("l"),
        'ı' => Some("i"),
        _ => None,
    });
    found.map_or_else(|| letter.to_string().into(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::skeleton;

    #[test]
    fn spellings_of_a_name_meet() {
        for (one, other) in [
            ("sergey", "sergei"),
            ("sukarno", "soekarno"),
            ("belousow", "belousov"),
            ("yuri", "yury"),
            ("лавров", "lavrov"),
            ("muhammad", "muhamad"),
        ] {
            assert_eq!(skeleton(one), skeleton(other));
        }
        assert_ne!(skeleton("lavrov"), skeleton("kirilov"));
    }
}
