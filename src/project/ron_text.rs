//! The layout of a project file: RON with a field a line and strings that show
//! every character that cannot be seen.
//!
//! Written by hand because `ron`'s own writer escapes apostrophes and combining
//! marks, which makes prose hard to read, and asks the standard library's tables
//! what to escape, which makes the bytes depend on the compiler.

use std::fmt::{Display, Write};

/// A RON text in the making.
#[derive(Default)]
pub(super) struct RonText {
    out: String,
    depth: usize,
}

impl RonText {
    /// The text, ended by a line feed.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// `(`, the fields that `fields` writes, and `)`.
    pub(super) fn root(&mut self, fields: impl FnOnce(&mut Self)) {
        self.block("", '(', fields, ")\n");
    }

    /// `name: (`, fields, `),`.
    pub(super) fn fields(&mut self, name: &str, fields: impl FnOnce(&mut Self)) {
        self.variant(name, "", fields);
    }

    /// `name: Variant(`, fields, `),`.
    pub(super) fn variant(&mut self, name: &str, variant: &str, fields: impl FnOnce(&mut Self)) {
        self.start(name);
        self.block(variant, '(', fields, "),\n");
    }

    /// `name: [`, an item for each of `items`, `],`; on one line if there is none.
    pub(super) fn list<T>(&mut self, name: &str, items: impl IntoIterator<Item = T>, item: impl Fn(&mut Self, T)) {
        let mut items = items.into_iter().peekable();
        self.start(name);
        if items.peek().is_none() {
            self.out.push_str("[],\n");
        } else {
            self.block("", '[', |ron| items.for_each(|one| item(ron, one)), "],\n");
        }
    }

    /// `(`, fields, `),` as an item of a list.
    pub(super) fn record(&mut self, fields: impl FnOnce(&mut Self)) {
        self.indent();
        self.block("", '(', fields, "),\n");
    }

    /// `name: "value",`
    pub(super) fn string(&mut self, name: &str, value: &str) {
        self.start(name);
        quote(&mut self.out, value);
        self.out.push_str(",\n");
    }

    /// `name: value,` where `value` is RON as it stands.
    pub(super) fn word(&mut self, name: &str, value: impl Display) {
        self.start(name);
        self.line(value);
    }

    /// `value,` as an item of a list, where `value` is RON as it stands.
    pub(super) fn item(&mut self, value: impl Display) {
        self.indent();
        self.line(value);
    }

    /// `"value",` as an item of a list.
    pub(super) fn string_item(&mut self, value: &str) {
        self.indent();
        quote(&mut self.out, value);
        self.out.push_str(",\n");
    }

    fn line(&mut self, value: impl Display) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{value},");
    }

    fn block(&mut self, name: &str, open: char, inside: impl FnOnce(&mut Self), close: &str) {
        self.out.push_str(name);
        self.out.push(open);
        self.out.push('\n');
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.out.push_str(close);
    }

    fn start(&mut self, name: &str) {
        self.indent();
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }
}

/// A struct on one line: `(name: value, name: value)`. Fields appear in the
/// order they are added.
pub(super) struct OneLine(String);

impl OneLine {
    pub(super) fn new() -> Self {
        Self(String::from("("))
    }

    /// Adds `name: value`, where `value` is RON as it stands.
    pub(super) fn word(mut self, name: &str, value: impl Display) -> Self {
        self.name(name);
        let _ = write!(self.0, "{value}");
        self
    }

    /// Adds `name: "value"`.
    pub(super) fn string(mut self, name: &str, value: &str) -> Self {
        self.name(name);
        quote(&mut self.0, value);
        self
    }

    /// Adds `name: "value"` unless the value is empty.
    pub(super) fn string_if_any(self, name: &str, value: &str) -> Self {
        if value.is_empty() {
            self
        } else {
            self.string(name, value)
        }
    }

    /// The struct.
    pub(super) fn end(mut self) -> String {
        self.0.push(')');
        self.0
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push_str(", ");
        }
        self.0.push_str(name);
        self.0.push_str(": ");
    }
}

/// Appends `value` as a RON string.
pub(super) fn quote(out: &mut String, value: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, c) in value.char_indices() {
        if !is_hidden(c) {
            continue;
        }
        out.push_str(value.get(plain..at).unwrap_or_default());
        plain = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
        }
    }
    out.push_str(value.get(plain..).unwrap_or_default());
    out.push('"');
}

/// Whether `c` cannot stand for itself in a string: quotation mark and
/// backslash, controls, and what a reader cannot see or takes for a plain space
/// (bidi controls, zero widths, no-break spaces). A fixed list: the bytes of a
/// file must not change with the Unicode tables of a compiler.
fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '"' | '\\' | '\0'..='\x1f' | '\x7f');
    }
    matches!(c,
        '\u{80}'..='\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{1680}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180e}'
        | '\u{2000}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(value: &str) -> String {
        let mut out = String::new();
        quote(&mut out, value);
        out
    }

    #[test]
    fn prose_stays_readable_and_the_unseen_is_shown() {
        assert_eq!(
            quoted("Bo'sun “é” e\u{301} 한국 👍🏽 ไทย"),
            "\"Bo'sun “é” e\u{301} 한국 👍🏽 ไทย\""
        );
        assert_eq!(
            quoted("a\"b\\c\r\n\t\0\u{1b}[31m\u{202e}x\u{200b}\u{a0}\u{feff}"),
            r#""a\"b\\c\r\n\t\u{0}\u{1b}[31m\u{202e}x\u{200b}\u{a0}\u{feff}""#
        );
    }

    proptest::proptest! {
        #[test]
        fn a_string_reads_back_and_is_one_line(value in proptest::collection::vec(proptest::char::any(), 0..40)) {
            let value: String = value.into_iter().collect();
            let ron = quoted(&value);
            proptest::prop_assert!(!ron.chars().any(char::is_control));
            proptest::prop_assert_eq!(ron::from_str::<String>(&ron), Ok(value));
        }
    }
}
