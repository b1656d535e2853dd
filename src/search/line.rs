//! A hit as a line of a concordance: what stands before it, it, what stands after.

use unicode_segmentation::UnicodeSegmentation;

use super::Hit;
use crate::text::span::floor_boundary;

/// Bytes looked at for a letter of the line: letters of several characters are rare,
/// and a text of nothing but accents must not be read to its end for one line.
const BYTES_A_LETTER: usize = 8;

/// A line of a concordance. White space is single spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands before, up to the start of the paragraph; "…" where it is cut.
    pub left: String,
    /// What was found.
    pub hit: String,
    /// What stands after, up to the end of the paragraph; "…" where it is cut.
    pub right: String,
}

/// The line of a hit, with up to `width` letters at each side of it and in it.
#[must_use]
pub fn line(hit: &Hit, width: usize) -> Line {
    let text = &*hit.text;
    let reach = width.saturating_mul(BYTES_A_LETTER);
    let from = floor_boundary(text, hit.span.start.saturating_sub(reach)).max(hit.within.start);
    let to = floor_boundary(text, hit.span.end.saturating_add(reach)).min(hit.within.end);
    let left = text.get(from..hit.span.start).unwrap_or_default();
    let right = text.get(hit.span.end..to).unwrap_or_default();

    let left_spaced = spaced(left);
    let mut letters: Vec<&str> = left_spaced.graphemes(true).rev().take(width + 1).collect();
    let cut = letters.len() > width || (from > hit.within.start && !letters.is_empty());
    letters.truncate(width);
    let kept: String = letters.into_iter().rev().collect();
    Line {
        left: if cut {
            format!("…{kept}")
        } else {
            kept.trim_start().to_owned()
        },
        hit: shortened(hit.span.of(text).get(..).unwrap_or_default(), width, false),
        right: shortened(right, width, to < hit.within.end),
    }
}

/// The first `width` letters; "…" where more follow, in the text or beyond it.
fn shortened(text: &str, width: usize, goes_on: bool) -> String {
    let reach = floor_boundary(text, width.saturating_mul(BYTES_A_LETTER));
    let spaced = spaced(text.get(..reach).unwrap_or_default());
    let mut letters = spaced.graphemes(true);
    let kept: String = letters.by_ref().take(width).collect();
    if letters.next().is_some() || reach < text.len() || goes_on {
        format!("{kept}…")
    } else {
        kept
    }
}

/// Every run of white space as one space.
fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleId;
    use crate::search::On;
    use crate::text::Span;

    fn of(text: &str, wanted: &str, width: usize) -> Line {
        let start = text.find(wanted).unwrap();
        let hit = Hit {
            on: On::Text(ArticleId(0)),
            text: text.into(),
            span: Span::new(start, start + wanted.len()),
            within: Span::new(0, text.len()),
            paragraph: 1,
        };
        line(&hit, width)
    }

    #[test]
    fn what_stands_around_is_kept_in_bounds() {
        let told = of("satu dua\n tiga empat lima", "tiga", 6);
        assert_eq!((told.left.as_str(), told.right.as_str()), ("…u dua ", " empat…"));
        let whole = of("satu tiga dua", "tiga", 40);
        assert_eq!((whole.left.as_str(), whole.right.as_str()), ("satu ", " dua"));
        let accents = format!("a{} tiga", "\u{301}".repeat(100_000));
        assert!(of(&accents, "tiga", 10).left.len() < 200);
    }
}
