//! Where the sections and records of a project file stand, found by brackets,
//! commas and strings alone: so every record can be read, and be wrong, by
//! itself.

use std::ops::Range;

/// The deepest that brackets may nest; what Sejajar writes has six levels.
const MOST_DEPTH: usize = 64;

/// A project file in its parts.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    /// The fields of the outermost struct, in order.
    pub(super) sections: Vec<Section<'a>>,
    /// Where comments begin.
    pub(super) comments: Vec<usize>,
    /// What keeps the file from being RON.
    pub(super) errors: Vec<OutlineError>,
}

/// One field of the outermost struct.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) name: &'a str,
    /// Where the name begins.
    pub(super) at: usize,
    pub(super) value: Range<usize>,
    /// The items, if the value is a list.
    pub(super) items: Vec<Range<usize>>,
}

/// Something that is not RON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OutlineError {
    pub(super) at: usize,
    pub(super) what: What,
}

/// What is wrong with the form of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// The first thing is not `(`.
    NoStruct,
    /// Something else was expected.
    Expected(&'static str),
    /// A closing bracket that does not belong to the one opened last (there).
    Mismatch { opened: char, at: usize },
    /// A bracket that nothing closes.
    Unclosed(char),
    /// A string without its closing quotation mark on the same line.
    UnclosedString,
    /// A raw string or a comment that runs to the end of the file.
    Endless,
    /// Brackets in brackets, too deep.
    TooDeep,
}

/// The parts of `text`. Goes on after what it can; brackets that do not match end it.
pub(super) fn outline(text: &str) -> Outline<'_> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        out: Outline::default(),
    };
    if scan.project().is_none()
        && scan.out.errors.is_empty()
        && let Some((opener, at)) = scan.open.last().copied()
    {
        scan.error(at, What::Unclosed(char::from(opener)));
    }
    scan.out
}

/// A piece of RON: a bracket, a comma, a colon, or a run of anything else.
#[derive(Clone, Debug)]
struct Token {
    /// The byte of a mark (`()[]{},:`); `None` for words, numbers and strings.
    mark: Option<u8>,
    range: Range<usize>,
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Open brackets and where they stand.
    open: Vec<(u8, usize)>,
    out: Outline<'a>,
}

impl Scan<'_> {
    /// The whole file; `None` when it cannot go on.
    fn project(&mut self) -> Option<()> {
        let first = self.token()?;
        if first.mark != Some(b'(') {
            return self.stop(first.range.start, What::NoStruct);
        }
        self.track(&first)?;
        while self.section()? {}
        match self.token() {
            Some(more) => self.stop(more.range.start, What::Expected("nothing after the last `)`")),
            None => Some(()),
        }
    }

    /// One `name: value` and what follows it; `false` after the last.
    fn section(&mut self) -> Option<bool> {
        let name = self.token()?;
        if name.mark == Some(b')') {
            self.track(&name)?;
            return Some(false);
        }
        if name.mark.is_some() {
            return self.stop(name.range.start, What::Expected("the name of a section"));
        }
        let colon = self.token()?;
        if colon.mark != Some(b':') {
            return self.stop(colon.range.start, What::Expected("`:` after the name of the section"));
        }
        let index = self.out.sections.len();
        self.out.sections.push(Section {
            name: self.text.get(name.range.clone()).unwrap_or_default(),
            at: name.range.start,
            value: colon.range.end..colon.range.end,
            items: Vec::new(),
        });
        let mut is_list = None;
        let mut item: Option<Range<usize>> = None;
        loop {
            let token = self.token()?;
            let depth = self.open.len();
            // Within the section's own list, and within nothing deeper.
            let in_list = is_list == Some(true) && depth == 2;
            let is_end = matches!(token.mark, Some(b')' | b']' | b'}'));
            let section = self.out.sections.get_mut(index)?;
            if depth == 1 && (is_end || token.mark == Some(b',')) {
                if is_list.is_none() {
                    return self.stop(token.range.start, What::Expected("a value"));
                }
                self.track(&token)?;
                return Some(!is_end);
            }
            section.value = is_list.map_or(token.range.start, |_| section.value.start)..token.range.end;
            if in_list && (token.mark == Some(b',') || token.mark == Some(b']')) {
                match item.take() {
                    Some(range) => section.items.push(range),
                    None if token.mark == Some(b',') => {
                        return self.stop(token.range.start, What::Expected("a record before the comma"));
                    }
                    None => {}
                }
            } else if is_list == Some(true) {
                item = Some(item.map_or(token.range.start, |range| range.start)..token.range.end);
            }
            is_list = is_list.or(Some(token.mark == Some(b'[')));
            self.track(&token)?;
        }
    }

    fn error(&mut self, at: usize, what: What) {
        self.out.errors.push(OutlineError { at, what });
    }

    /// Notes an error after which nothing can be told.
    fn stop<T>(&mut self, at: usize, what: What) -> Option<T> {
        self.error(at, what);
        None
    }

    /// Keeps count of open brackets.
    fn track(&mut self, token: &Token) -> Option<()> {
        let at = token.range.start;
        let opener = match token.mark {
            Some(b'(' | b'[' | b'{') if self.open.len() >= MOST_DEPTH => return self.stop(at, What::TooDeep),
            Some(mark @ (b'(' | b'[' | b'{')) => {
                self.open.push((mark, at));
                return Some(());
            }
            Some(b')') => b'(',
            Some(b']') => b'[',
            Some(b'}') => b'{',
            _ => return Some(()),
        };
        match self.open.pop() {
            Some((opened, _)) if opened == opener => Some(()),
            Some((opened, opened_at)) => {
                let opened = char::from(opened);
                self.stop(at, What::Mismatch { opened, at: opened_at })
            }
            None => self.stop(at, What::Expected("nothing after the last `)`")),
        }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// The next token; `None` at the end.
    fn token(&mut self) -> Option<Token> {
        self.blank();
        let start = self.at;
        let mark = match self.byte(0)? {
            mark @ (b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b':') => {
                self.at += 1;
                Some(mark)
            }
            b'"' => {
                self.string();
                None
            }
            b'\'' => {
                self.character();
                None
            }
            _ => {
                self.word();
                None
            }
        };
        let range = start..self.at;
        Some(Token { mark, range })
    }

    /// Passes white space and comments.
    fn blank(&mut self) {
        while let Some(byte) = self.byte(0) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' if matches!(self.byte(1), Some(b'/' | b'*')) => self.comment(),
                _ => return,
            }
        }
    }

    fn comment(&mut self) {
        let start = self.at;
        self.out.comments.push(start);
        let is_block = self.byte(1) == Some(b'*');
        self.at += 2;
        let mut depth = 1;
        while depth > 0 {
            match (self.byte(0), self.byte(1)) {
                (None | Some(b'\n'), _) if !is_block => return,
                (None, _) => return self.error(start, What::Endless),
                (Some(b'*'), Some(b'/')) if is_block => {
                    depth -= 1;
                    self.at += 2;
                }
                (Some(b'/'), Some(b'*')) if is_block => {
                    depth += 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
    }

    /// A string in quotation marks. RON lets it go on over line ends; Sejajar
    /// never writes that, so a line end says exactly where a mark is missing.
    fn string(&mut self) {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte(0) {
                Some(b'"') => {
                    self.at += 1;
                    return;
                }
                Some(b'\\') if !matches!(self.byte(1), None | Some(b'\n' | b'\r')) => self.at += 2,
                None | Some(b'\n' | b'\r') => return self.error(start, What::UnclosedString),
                _ => self.at += 1,
            }
        }
    }

    /// A character literal, of which Sejajar writes none.
    fn character(&mut self) {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let escaped = usize::from(rest.starts_with('\\'));
        let inside: usize = rest.chars().take(1 + escaped).map(char::len_utf8).sum();
        self.at = (self.at + 1 + inside).min(self.bytes.len());
        if self.byte(0) == Some(b'\'') {
            self.at += 1;
        }
    }

    /// A name, a number, or a raw string.
    fn word(&mut self) {
        let start = self.at;
        let prefix = usize::from(self.byte(0) == Some(b'b'));
        if self.byte(prefix) == Some(b'r') {
            let hashes = self
                .bytes
                .iter()
                .skip(self.at + prefix + 1)
                .take_while(|b| **b == b'#')
                .count();
            if self.byte(prefix + 1 + hashes) == Some(b'"') {
                let body = self.at + prefix + hashes + 2;
                let closing = format!("\"{}", "#".repeat(hashes));
                let rest = self.text.get(body..).unwrap_or_default();
                if let Some(length) = rest.find(&closing) {
                    self.at = body + length + closing.len();
                } else {
                    self.at = self.bytes.len();
                    self.error(start, What::Endless);
                }
                return;
            }
        }
        while let Some(byte) = self.byte(0) {
            let ends = byte.is_ascii_whitespace() || b"()[]{},:\"'".contains(&byte);
            let is_comment = byte == b'/' && matches!(self.byte(1), Some(b'/' | b'*'));
            if ends || is_comment {
                break;
            }
            self.at += 1;
        }
        if self.at == start {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sections and their items as text, and the errors.
    fn shown(text: &str) -> String {
        let outline = outline(text);
        let mut lines = Vec::new();
        for section in &outline.sections {
            let items: Vec<&str> = section.items.iter().map(|item| &text[item.clone()]).collect();
            lines.push(format!("{} = {} {items:?}", section.name, &text[section.value.clone()]));
        }
        lines.extend(outline.comments.iter().map(|at| format!("comment at {at}")));
        lines.extend(outline.errors.iter().map(|e| format!("{:?} at {}", e.what, e.at)));
        lines.join("\n")
    }

    #[test]
    fn sections_and_records_are_found() {
        let text = "(\n a: 1, // one\n b: [(x: \"),]\", y: [1, 2]), (x: r#\"\"]\"#), 3],\n c: (d: [1]), e: [])\n";
        insta::assert_snapshot!(shown(text), @r###"
        a = 1 []
        b = [(x: "),]", y: [1, 2]), (x: r#""]"#), 3] ["(x: \"),]\", y: [1, 2])", "(x: r#\"\"]\"#)", "3"]
        c = (d: [1]) []
        e = [] []
        comment at 9
        "###);
    }

    #[test]
    fn what_is_not_ron_is_found_where_it_is() {
        let cases = [
            "",
            "Kabar pagi",
            "(",
            "(a: [1, 2)",
            "(a: [1, 2]",
            "(a 1)",
            "(a: ,)",
            "(a: [,])",
            "(a: 1))",
            "(a: \"x\n, b: [\"y\"])",
            "(a: r#\"x\"",
            "(a: 1 /* x",
            "(a: '\"', b: '\\'')",
            "(/*/* */*/a: 1)",
        ];
        let shown: Vec<String> = cases.iter().map(|case| format!("{case:?}: {}", shown(case))).collect();
        insta::assert_snapshot!(shown.join("\n"));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("(a: {}", "[".repeat(1_000_000));
        assert_eq!(outline(&deep).errors.len(), 1);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_an_outline(text in "[(),:\\[\\]{}a-c0\"'\\\\/*#r\n é]{0,60}") {
            let outline = outline(&text);
            for section in &outline.sections {
                proptest::prop_assert!(text.get(section.value.clone()).is_some());
                for item in &section.items {
                    proptest::prop_assert!(text.get(item.clone()).is_some());
                }
            }
            // What has no error is RON as far as brackets go.
            let opened = |c: char| text.matches(c).count();
            if outline.errors.is_empty() && !text.contains(['"', '\'', '/', '\\']) {
                proptest::prop_assert_eq!(opened('('), opened(')'));
            }
        }
    }
}
