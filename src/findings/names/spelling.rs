//! When two words are spellings of one name.

use crate::align::skeleton::skeleton;

/// From this length on, one letter more, less, other or swapped is the same name; with
/// shorter words, one letter is another name.
const LETTERS_LEAST: usize = 7;

/// A name's words as they are compared.
pub(super) fn skeletons<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    words.map(skeleton).filter(|word| !word.is_empty()).collect()
}

/// Whether two words, by their canonical spellings, are one.
pub(super) fn is_one(one: &str, other: &str) -> bool {
    one == other || (one.chars().count().min(other.chars().count()) >= LETTERS_LEAST && is_one_edit(one, other))
}

/// Whether one letter more, less or other, or two swapped, makes one of the other
/// (optimal string alignment of at most 1).
fn is_one_edit(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = |(one, other): &(&char, &char)| one == other;
    let start = a.iter().zip(&b).take_while(same).count();
    let most = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(same).count();
    let rest = |word: &[char]| word.get(start..word.len() - end).unwrap_or_default().to_vec();
    match (rest(&a).as_slice(), rest(&b).as_slice()) {
        ([] | [_], [] | [_]) => true,
        (swapped @ [_, _], [first, second]) => swapped == [*second, *first],
        _ => false,
    }
}

/// Whether a name is the other one with words left out or shortened to an initial: the
/// last words must be one, and at least two words must be left.
pub(super) fn is_short_for(short: &[String], full: &[String]) -> bool {
    let (Some(last), Some(full_last)) = (short.last(), full.last()) else {
        return false;
    };
    if short.len() < 2 || short.len() > full.len() || !is_one(last, full_last) {
        return false;
    }
    let initial = |word: &str, of: &str| word.chars().count() == 1 && of.starts_with(word);
    let mut rest = full.iter();
    let is_in_order = short
        .iter()
        .all(|word| rest.any(|of| is_one(word, of) || initial(word, of) || initial(of, word)));
    let first = short.first().zip(full.first());
    is_in_order && first.is_some_and(|(one, other)| is_one(one, other) || initial(one, other) || initial(other, one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Vec<String> {
        skeletons(name.to_lowercase().split(' '))
    }

    #[test]
    fn spellings_of_one_name() {
        for (one, other) in [
            ("Denis Mantrurov", "Denis Manturov"),
            ("Yury Ushakov", "Yuri Ushakov"),
            ("Sergei Lavrov", "Sergey Lavrov"),
            ("J. Kirby", "John Kirby"),
            ("Rachel Lee", "Rachel Minyoung Lee"),
        ] {
            let one = parts(&one.replace('.', ""));
            assert!(
                is_short_for(&one, &parts(other)) || is_short_for(&parts(other), &one),
                "{other}"
            );
        }
        for (one, other) in [
            ("Yury Ushakov", "Yury Borisov"),
            ("Kim Jong Un", "Kim Il Sung"),
            ("Oleg Belozerov", "Oleg Kozhemyako"),
            ("Anna Lind", "Anna Lund"),
            ("Andi Wijaya", "Budi Wijaya"),
        ] {
            let (one, other) = (parts(one), parts(other));
            assert!(!is_short_for(&one, &other) && !is_short_for(&other, &one), "{other:?}");
        }
    }
}
