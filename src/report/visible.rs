//! What cannot be seen is shown: control, zero-width and direction characters
//! as visible marks, so that no text in a report looks like another one.

use std::borrow::Cow;

/// A stretch of a text as a writer shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text that can be shown as it is (line ends are `\n`).
    Plain(&'a str),
    /// A character that cannot be seen; shown by [`mark`].
    Hidden(char),
}

/// The mark of a character that cannot be seen: `⟨U+202E⟩`.
#[must_use]
pub fn mark(hidden: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(hidden))
}

/// The pieces of `text`, in order. A carriage return before a line feed is
/// dropped: `\r\n` is one line end.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut before = None;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let plain = plain_length(rest, before);
            let (head, tail) = rest.split_at(plain);
            if !head.is_empty() {
                before = head.chars().next_back();
                rest = tail;
                return Some(Piece::Plain(head));
            }
            let hidden = rest.chars().next()?;
            rest = rest.get(hidden.len_utf8()..).unwrap_or_default();
            before = Some(hidden);
            if !(hidden == '\r' && rest.starts_with('\n')) {
                return Some(Piece::Hidden(hidden));
            }
        }
    })
}

/// Bytes at the start of `text` that can be shown as they are.
fn plain_length(text: &str, before: Option<char>) -> usize {
    let mut previous = before;
    for (at, c) in text.char_indices() {
        if is_hidden(c) && !(is_joiner(c) && previous.is_some_and(joins)) {
            return at;
        }
        previous = Some(c);
    }
    text.len()
}

/// The text with every hidden character as a mark.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) {
        let parts = pieces(text).map(|piece| match piece {
            Piece::Plain(plain) => Cow::Borrowed(plain),
            Piece::Hidden(hidden) => Cow::Owned(mark(hidden)),
        });
        Cow::Owned(parts.collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a character has no look of its own, or changes the look of others.
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
        // The last two code points of each plane are not characters.
        || (c as u32) & 0xfffe == 0xfffe
}

const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner after this character is spelling (Arabic, Indic, emoji) and
/// not a hidden mark.
const fn joins(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}'
        | '\u{1f000}'..='\u{1faff}')
}

/// The address, if it may be a link: `http` or `https`, and nothing in it that
/// an address cannot hold.
#[must_use]
pub fn web_address(url: &str) -> Option<&str> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let fits = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !is_hidden(c)
            && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host_fits = !host.is_empty() && host.chars().all(|c| !matches!(c, '[' | ']' | '%' | '@'));
    (is_web && host_fits && rest.chars().all(fits) && url.matches('#').count() < 2).then_some(url)
}

/// The language code, if it has the form of one; else empty ("not known").
#[must_use]
pub fn language_tag(code: &str) -> &str {
    let mut parts = code.split('-');
    let primary_fits = parts
        .next()
        .is_some_and(|primary| (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest_fits = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if primary_fits && rest_fits { code } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(visible("a\u{202e}b\u{200b}\0"), "a⟨U+202E⟩b⟨U+200B⟩⟨U+0000⟩");
        assert_eq!(visible("satu\r\ndua\rtiga\t"), "satu\ndua⟨U+000D⟩tiga\t");
        assert_eq!(visible("\u{1ffff}"), "⟨U+1FFFF⟩");
    }

    #[test]
    fn joiners_that_spell_stay() {
        for text in ["👩\u{200d}🚀", "می\u{200c}خواهم", "क\u{94d}\u{200d}ष"] {
            assert_eq!(visible(text), text);
        }
        assert_eq!(visible("Ki\u{200d}m"), "Ki⟨U+200D⟩m");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(
            web_address(" https://a.example/x?y=1#z "),
            Some("https://a.example/x?y=1#z")
        );
        assert_eq!(web_address("HTTP://a.example"), Some("HTTP://a.example"));
        for bad in [
            "javascript:alert(1)",
            "java\nscript://x",
            "data:text/html,x",
            "https://",
            "https://a b.example",
            "https://a.example/\"onmouseover=x",
            "https://a.example/\u{202e}gpj.exe",
            "file:///etc/passwd",
            "//a.example",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn language_codes_are_checked() {
        assert_eq!(language_tag("id"), "id");
        assert_eq!(language_tag("zh-Hant"), "zh-Hant");
        assert_eq!(language_tag("\"><script>"), "");
        assert_eq!(language_tag("bahasa"), "");
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_marks_changes(text in "\\PC*") {
            // No hidden character among assigned, printable ones: nothing changes.
            if !text.chars().any(is_hidden) {
                proptest::prop_assert_eq!(visible(&text), text.as_str());
            }
        }

        #[test]
        fn nothing_hidden_is_left(text in proptest::collection::vec(proptest::char::any(), 0..40)) {
            let text: String = text.into_iter().collect();
            let shown = visible(&text).into_owned();
            proptest::prop_assert!(!shown.chars().any(|c| is_hidden(c) && !is_joiner(c)));
        }
    }
}
