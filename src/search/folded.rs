//! A text as it is searched, with the way back from every byte.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use crate::text::Span;

/// A text in lower case, without accents and without characters that cannot be seen,
/// or just as it stands, and where each part of it comes from.
pub(super) struct Folded<'t> {
    original: &'t str,
    /// `None`: searched as it stands.
    folded: Option<(String, Vec<Piece>)>,
}

/// A run of the folded text that comes from one run of the original.
struct Piece {
    /// Where it begins in the folded text.
    at: usize,
    from: usize,
    to: usize,
    /// Each of its characters has as many bytes as the one it comes from: places in
    /// the one are places in the other. Else it comes from one letter as a whole.
    even: bool,
}

impl<'t> Folded<'t> {
    /// The text as it stands.
    pub(super) fn exact(original: &'t str) -> Self {
        Self { original, folded: None }
    }

    /// The text with case and accents left out.
    pub(super) fn loose(original: &'t str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut pieces: Vec<Piece> = Vec::new();
        for (from, c) in original.char_indices() {
            let (at, to) = (text.len(), from + c.len_utf8());
            let letters = fold_into(c, &mut text);
            if letters == 0 {
                if is_combining_mark(c) {
                    take_accent(&mut pieces, &text, from, to);
                }
                continue;
            }
            let even = letters == 1 && text.len() - at == c.len_utf8();
            match pieces.last_mut() {
                Some(last) if even && last.even && last.to == from => last.to = to,
                _ => pieces.push(Piece { at, from, to, even }),
            }
        }
        Self {
            original,
            folded: Some((text, pieces)),
        }
    }

    /// The text to search in.
    pub(super) fn text(&self) -> &str {
        self.folded.as_ref().map_or(self.original, |(text, _)| text)
    }

    /// The place in the original of a range of the text searched: whole letters, with
    /// their accents. `None` where it would part a letter from an accent that counts.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let Some((_, pieces)) = &self.folded else {
            let after = self.original.get(end..)?.chars().next();
            return (!after.is_some_and(is_combining_mark)).then(|| Span::new(start, end));
        };
        let piece = |at: usize| pieces.get(pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?);
        let (first, last) = (piece(start)?, piece(end.checked_sub(1)?)?);
        let from = if first.even {
            first.from + (start - first.at)
        } else {
            first.from
        };
        let to = if last.even {
            last.from + (end - last.at)
        } else {
            last.to
        };
        Some(Span::new(from, to))
    }
}

/// Gives an accent at `from..to` to the letter before it, so that no place ends between them.
fn take_accent(pieces: &mut Vec<Piece>, text: &str, from: usize, to: usize) {
    let letter = text.chars().next_back().map_or(0, char::len_utf8);
    let Some(last) = pieces.last_mut().filter(|last| last.to == from) else {
        return;
    };
    if last.even && last.to - last.from > letter {
        last.to -= letter;
        let from = last.to;
        pieces.push(Piece {
            at: text.len() - letter,
            from,
            to,
            even: false,
        });
    } else {
        last.even = false;
        last.to = to;
    }
}

/// `text` as it is compared when case and accents do not matter.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_into(c, &mut out);
    }
    out
}

/// Adds what a character is compared as; how many characters that is.
fn fold_into(c: char, out: &mut String) -> usize {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return 1;
    }
    // A syllable is a letter here: its parts would be found in other syllables.
    if ('가'..='힣').contains(&c) {
        out.push(c);
        return 1;
    }
    let mut letters = 0;
    decompose_compatible(c, |part| {
        if is_combining_mark(part) || is_unseen(part) {
            return;
        }
        for low in part.to_lowercase() {
            letters += plain_into(low, out);
        }
    });
    letters
}

/// Letters whose accent is part of them, and the many forms of a sign that a keyboard has one of.
fn plain_into(c: char, out: &mut String) -> usize {
    let plain = match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        '‘' | '’' | '‚' | '‛' | 'ʼ' => "'",
        '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
        '‐' | '‑' | '–' | '—' | '−' => "-",
        // A mark that decomposition leaves behind ('İ' in lower case).
        mark if is_combining_mark(mark) => return 0,
        other => {
            out.push(other);
            return 1;
        }
    };
    out.push_str(plain);
    plain.chars().count()
}

/// Characters between letters that nobody sees and nobody types.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The part of `text` that a search for `wanted` finds first.
    fn found<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
        let loose = Folded::loose(text);
        let wanted = folded(wanted);
        let at = loose.text().find(&wanted)?;
        loose.span(at, at + wanted.len()).map(|span| span.of(text))
    }

    #[test]
    fn places_are_those_of_the_text_as_it_stands() {
        assert_eq!(found("Un café noir", "CAFE"), Some("café"));
        assert_eq!(found("un cafe\u{301} noir", "cafe"), Some("cafe\u{301}"));
        assert_eq!(found("xe\u{301}\u{323}y", "y"), Some("y"));
        assert_eq!(found("İSTANBUL ve İzmir", "izmir"), Some("İzmir"));
        assert_eq!(found("die STRASSE, die Straße", "straße"), Some("STRASSE"));
        assert_eq!(found("die Straße 5", "strasse 5"), Some("Straße 5"));
        assert_eq!(found("👩\u{200d}🚀 ke Mars 🚀", "MARS"), Some("Mars"));
        assert_eq!(found("👩\u{200d}🚀 ke Mars", "👩\u{200d}🚀"), Some("👩\u{200d}🚀"));
        assert_eq!(found("mis\u{ad}il", "misil"), Some("mis\u{ad}il"));
        assert_eq!(found("Wałęsa, Yıldırım", "yildirim"), Some("Yıldırım"));
        assert_eq!(
            found("“Ya”, kata Kim Jong‑Un", "\"ya\", kata kim jong-un"),
            Some("“Ya”, kata Kim Jong‑Un")
        );
    }

    #[test]
    fn part_of_a_letter_finds_the_letter() {
        assert_eq!(found("the oﬃce", "fice"), Some("ﬃce"));
        assert_eq!(found("Straße", "s"), Some("S"));
        assert_eq!(found("aß", "s"), Some("ß"));
        assert_eq!(found("김정은", "기"), None);
        assert_eq!(found("김정은", "정"), Some("정"));
    }

    #[test]
    fn an_exact_place_parts_no_letter_from_its_accent() {
        let text = "cafe\u{301}";
        assert_eq!(Folded::exact(text).span(0, 4), None);
        assert_eq!(Folded::exact(text).span(0, 6), Some(Span::new(0, 6)));
    }
}
