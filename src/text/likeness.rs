//! How alike two short texts are worded.

use std::collections::BTreeSet;

use super::fold::folded;

/// Runs of three letters of a text, case and accents left aside, white space as one blank:
/// inflected and half-typed words still share most of theirs.
fn trigrams(text: &str) -> BTreeSet<[char; 3]> {
    let words = folded(text);
    let words: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let letters: Vec<char> = format!(" {} ", words.join(" ")).chars().collect();
    letters
        .windows(3)
        .filter_map(|three| <[char; 3]>::try_from(three).ok())
        .collect()
}

/// Likeness of two texts by the runs of three letters they share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Of the runs of both together (Dice): 1 for the same words in the same order.
    pub dice: f32,
    /// Of the runs of the shorter: 1 where it stands in the longer.
    pub within: f32,
}

/// How alike `a` and `b` are.
#[must_use]
pub fn likeness(a: &str, b: &str) -> Likeness {
    let (a, b) = (trigrams(a), trigrams(b));
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return Likeness { dice: 0.0, within: 0.0 };
    }
    let shared = a.intersection(&b).count();
    Likeness {
        dice: 2.0 * shared as f32 / (a.len() + b.len()) as f32,
        within: shared as f32 / shorter as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn the_same_words_are_alike_whatever_their_case_accents_and_marks() {
        assert!(likeness("Café tutup, Selasa!", "cafe tutup selasa").dice > 0.999);
        assert!(likeness("Putin tiba Selasa malam", "Putin tiba pada Selasa").dice > 0.6);
        assert!(likeness("Putin tiba", "harga beras naik").dice < 0.1);
    }

    #[test]
    fn half_a_word_is_found_within() {
        let found = likeness("para", "A parade is part of the programme");
        assert!(found.within > 0.6 && found.dice < 0.3);
        assert!(likeness("", "anything").within.abs() < f32::EPSILON);
    }
}
