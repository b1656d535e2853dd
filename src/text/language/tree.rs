//! A language file as a tree of its entries, each with its place, so that one entry that
//! is wrong is told by its line and the others hold.
//!
//! The files are RON; this reads as much of it as word lists need (records, maps, lists,
//! texts; anything else is kept as it is written) and goes on after a fault.

use std::fmt::Write as _;

/// How deep lists may stand in lists.
const DEEPEST: usize = 12;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Offset in the file.
    pub at: usize,
    /// In words.
    pub what: String,
}

/// An entry with its offset in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub at: usize,
    pub kind: Kind,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(name: value, …)`: fields by name, in order.
    Record(Vec<(String, Node)>),
    /// `{key: value, …}`.
    Map(Vec<(Node, Node)>),
    /// `[value, …]`.
    List(Vec<Node>),
    /// A text in quotation marks, as it is written.
    Text(String),
    /// A number or anything else, as it is written.
    Other(String),
}

impl Node {
    /// The tree of a file. What is wrong is told, what could be read is there.
    pub(super) fn read(text: &str) -> (Self, Vec<Fault>) {
        let mut reader = Reader {
            text,
            at: 0,
            faults: Vec::new(),
            resumed: false,
        };
        reader.skip();
        let node = reader.value(0).unwrap_or(Self {
            at: 0,
            kind: Kind::Record(Vec::new()),
        });
        reader.skip();
        if reader.at < text.len() && reader.faults.is_empty() {
            reader.tell(reader.at, "the file should end here");
        }
        (node, reader.faults)
    }

    /// What a text says, or a key: without its quotation marks.
    pub(super) fn words(&self) -> Option<String> {
        match &self.kind {
            Kind::Text(raw) => ron::from_str(raw).ok(),
            _ => None,
        }
    }

    /// The entry as RON.
    pub(super) fn write(&self, out: &mut String) {
        match &self.kind {
            Kind::Record(fields) => {
                out.push('(');
                for (name, value) in fields {
                    let _ = write!(out, "{name}:");
                    value.write(out);
                    out.push(',');
                }
                out.push(')');
            }
            Kind::Map(pairs) => {
                out.push('{');
                for (key, value) in pairs {
                    key.write(out);
                    out.push(':');
                    value.write(out);
                    out.push(',');
                }
                out.push('}');
            }
            Kind::List(entries) => {
                out.push('[');
                for entry in entries {
                    entry.write(out);
                    out.push(',');
                }
                out.push(']');
            }
            Kind::Text(raw) | Kind::Other(raw) => out.push_str(raw),
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    faults: Vec<Fault>,
    /// A text went on to the end of its line: the next line is a new entry.
    resumed: bool,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn tell(&mut self, at: usize, what: impl Into<String>) {
        self.faults.push(Fault { at, what: what.into() });
    }

    /// Passes over blanks and comments.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.at += trimmed.find("*/").map_or(trimmed.len(), |end| end + 2);
            } else {
                return;
            }
        }
    }

    /// The value that stands here. `None` and a fault where there is none.
    fn value(&mut self, depth: usize) -> Option<Node> {
        let at = self.at;
        if depth > DEEPEST {
            self.tell(at, "lists stand too deep in lists here");
            self.at = self.text.len();
            return None;
        }
        let kind = match self.peek() {
            Some('(') if self.is_record() => self.record(depth),
            Some('{') => self.map(depth),
            Some('[') => self.list(depth),
            Some('"') => Kind::Text(self.quoted()?),
            _ => Kind::Other(self.other()?),
        };
        Some(Node { at, kind })
    }

    /// Whether the bracket here holds fields with names rather than a group of values.
    fn is_record(&self) -> bool {
        let mut ahead = Reader {
            text: self.text,
            at: self.at + 1,
            faults: Vec::new(),
            resumed: false,
        };
        ahead.skip();
        match ahead.peek() {
            Some(')') => true,
            // A number, or a name without a value, is one of a group.
            Some(c) if c.is_ascii_digit() => false,
            _ => ahead.name().is_some_and(|_| {
                ahead.skip();
                !matches!(ahead.peek(), None | Some(',' | ')' | '('))
            }),
        }
    }

    /// A bare name.
    fn name(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        let name = rest.get(..end).filter(|name| !name.is_empty())?;
        self.at += end;
        Some(name)
    }

    fn record(&mut self, depth: usize) -> Kind {
        let mut fields = Vec::new();
        self.between(')', |reader| {
            let at = reader.at;
            let Some(name) = reader.name() else {
                reader.tell(at, "a name and a colon are expected here");
                return false;
            };
            reader.skip();
            if reader.peek() != Some(':') {
                reader.tell(at, format!("after “{name}” a colon is expected"));
                return false;
            }
            reader.at += 1;
            reader.skip();
            let value = reader.value(depth + 1);
            let is_there = value.is_some();
            fields.extend(value.map(|value| (name.to_owned(), value)));
            is_there
        });
        Kind::Record(fields)
    }

    fn map(&mut self, depth: usize) -> Kind {
        let mut pairs = Vec::new();
        self.between('}', |reader| {
            let at = reader.at;
            let Some(key) = reader.value(depth + 1) else {
                return false;
            };
            reader.skip();
            if reader.peek() != Some(':') {
                reader.tell(at, "after the word a colon is expected");
                return false;
            }
            reader.at += 1;
            reader.skip();
            let value = reader.value(depth + 1);
            let is_there = value.is_some();
            pairs.extend(value.map(|value| (key, value)));
            is_there
        });
        Kind::Map(pairs)
    }

    fn list(&mut self, depth: usize) -> Kind {
        let mut entries = Vec::new();
        self.between(']', |reader| {
            let value = reader.value(depth + 1);
            let is_there = value.is_some();
            entries.extend(value);
            is_there
        });
        Kind::List(entries)
    }

    /// Entries up to a bracket, with commas between. `entry` says whether it was read;
    /// after one that was not, what follows up to the next comma is passed over.
    fn between(&mut self, close: char, mut entry: impl FnMut(&mut Self) -> bool) {
        let opened = self.at;
        self.at += 1;
        loop {
            self.skip();
            match self.peek() {
                None => {
                    self.tell(opened, "this bracket is never closed");
                    return;
                }
                Some(c) if c == close => {
                    self.at += 1;
                    return;
                }
                Some(')' | ']' | '}') => {
                    self.tell(self.at, format!("{close} is expected here"));
                    return;
                }
                Some(',') => {
                    self.at += 1;
                    continue;
                }
                Some(_) => {}
            }
            let was_read = entry(self);
            if std::mem::take(&mut self.resumed) {
                continue;
            }
            if !was_read {
                self.skip_entry();
            }
            self.skip();
            match self.peek() {
                Some(',') => self.at += 1,
                None | Some(')' | ']' | '}') => {}
                Some(_) => self.tell(self.at, "a comma is missing before this"),
            }
        }
    }

    /// Goes to the next comma or closing bracket, over whole brackets and texts.
    fn skip_entry(&mut self) {
        let mut depth = 0_usize;
        loop {
            self.skip();
            match self.peek() {
                None => return,
                Some('"') => {
                    let at = self.at;
                    let end = end_of_text(self.rest());
                    self.at = at + end.unwrap_or_else(|end| end);
                    continue;
                }
                Some('(' | '[' | '{') => depth += 1,
                Some(')' | ']' | '}') if depth == 0 => return,
                Some(')' | ']' | '}') => depth -= 1,
                Some(',') if depth == 0 => return,
                Some(_) => {}
            }
            self.at += self.peek().map_or(0, char::len_utf8);
        }
    }

    /// A text in quotation marks, as it is written.
    fn quoted(&mut self) -> Option<String> {
        let (at, rest) = (self.at, self.rest());
        match end_of_text(rest) {
            Ok(end) => {
                self.at += end;
                let raw = rest.get(..end)?;
                if let Err(error) = ron::from_str::<String>(raw) {
                    self.tell(at, format!("this text cannot be read ({})", error.code));
                    return None;
                }
                Some(raw.to_owned())
            }
            Err(end) => {
                self.at += end;
                self.resumed = true;
                self.tell(at, "this quotation mark is not closed on its line");
                None
            }
        }
    }

    /// A number, or a group of values, as it is written.
    fn other(&mut self) -> Option<String> {
        let (at, rest) = (self.at, self.rest());
        let bare = rest
            .find(|c: char| c.is_whitespace() || ",:()[]{}\"/".contains(c))
            .unwrap_or(rest.len());
        self.at += bare;
        if self.peek() == Some('(') {
            self.at += 1;
            loop {
                self.skip_entry();
                match self.peek() {
                    Some(',') => self.at += 1,
                    Some(')') => {
                        self.at += 1;
                        break;
                    }
                    _ => {
                        self.tell(at, "this bracket is never closed");
                        return None;
                    }
                }
            }
        }
        let raw = self.text.get(at..self.at).filter(|raw| !raw.is_empty());
        if raw.is_none() {
            self.tell(at, "a value is expected here");
            // What stands here is passed over, whatever it is.
            self.at += self.peek().filter(|c| !")]},".contains(*c)).map_or(0, char::len_utf8);
        }
        let raw = raw?;
        if ron::from_str::<ron::Value>(raw).is_err() {
            let shown: String = raw.chars().take(30).collect();
            self.tell(at, format!("{shown} is neither a text in quotation marks nor a number"));
            return None;
        }
        Some(raw.to_owned())
    }
}

/// Where a text that begins with a quotation mark ends; or the end of its line, if it is
/// not closed there.
fn end_of_text(text: &str) -> Result<usize, usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' | '\r' => return Err(at),
            '"' if !escaped => return Ok(at + 1),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    Err(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Faults with the words that stand there.
    fn faults(text: &str) -> Vec<(String, String)> {
        let told = Node::read(text).1.into_iter();
        told.map(|fault| (text[fault.at..].chars().take(6).collect(), fault.what))
            .collect()
    }

    fn written(text: &str) -> String {
        let mut out = String::new();
        Node::read(text).0.write(&mut out);
        out
    }

    #[test]
    fn a_whole_file_is_read() {
        let text = "// mine\n(a: (b: [\"x\", \"y\\\"\"], /* so */ c: {\"two\": 2, \"d\": (0, -4)}), e: Some(\"f\"))";
        assert_eq!(faults(text), []);
        assert_eq!(
            written(text),
            "(a:(b:[\"x\",\"y\\\"\",],c:{\"two\":2,\"d\":(0, -4),},),e:Some(\"f\"),)"
        );
    }

    #[test]
    fn after_a_fault_the_rest_is_read() {
        for (text, at, what, rest) in [
            (
                "(a: [\"x\" \"y\"])",
                "\"y\"])",
                "a comma is missing",
                "(a:[\"x\",\"y\",],)",
            ),
            (
                "(a: [\"x\", =, \"z\"])",
                "=, \"z\"",
                "neither a text",
                "(a:[\"x\",\"z\",],)",
            ),
            (
                "(a: [\"x,\n\"z\"], b: [\"c\"])",
                "\"x,\n\"z",
                "not closed on its line",
                "(a:[\"z\",],b:[\"c\",],)",
            ),
            ("(a: [\"x\"), b: [\"c\"])", "), b: ", "] is expected", "(a:[\"x\",],)"),
            (
                "(a [\"x\", \"y\"], b: [\"c\"])",
                "a [\"x\"",
                "a colon is expected",
                "(b:[\"c\",],)",
            ),
            ("(a: , b: [\"c\"])", ", b: [", "a value is expected", "(b:[\"c\",],)"),
            (
                "(a: {\"x\", \"y\": 2})",
                "\"x\", \"",
                "a colon is expected",
                "(a:{\"y\":2,},)",
            ),
            (
                "(a: [\"x\"], b: [\"c\"",
                "[\"c\"",
                "never closed",
                "(a:[\"x\",],b:[\"c\",],)",
            ),
            ("(a: [\"\\q\", \"c\"])", "\"\\q\", ", "cannot be read", "(a:[\"c\",],)"),
        ] {
            let told = faults(text);
            assert!(
                told.iter().any(|(place, _)| at.starts_with(place.as_str())),
                "{text}: {told:?}"
            );
            assert!(told[0].1.contains(what), "{text}: {told:?}");
            assert_eq!(written(text), rest, "{text}");
        }
    }

    #[test]
    fn hostile_files_end_soon() {
        for text in [
            "(".repeat(100_000),
            "[".repeat(100_000),
            "(a:[".repeat(50_000),
            "\"".repeat(100_000),
            "[\"a\" ".repeat(20_000),
            "{:".repeat(50_000),
            "/*".repeat(50_000),
        ] {
            let (_, faults) = Node::read(&text);
            assert!(!faults.is_empty());
        }
    }
}
