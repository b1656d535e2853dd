//! The project's text as a save would write it, cut into lines and tokens, for
//! reading in the window. Made once, in a job: what is shown of it afterwards costs
//! only the lines in sight.

use std::collections::BTreeMap;
use std::ops::Range;

/// What a stretch of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// The name of a field.
    Name,
    /// A string.
    Text,
    /// A character written out, in a string.
    Escape,
    /// A number.
    Number,
    /// A word with a meaning of its own: a variant, `true`.
    Word,
    /// A comment.
    Comment,
    /// Brackets, commas, colons.
    Mark,
}

/// A project's text in lines and tokens.
#[derive(Debug, Default)]
pub struct Source {
    text: String,
    /// Where each line begins, and one past the last line.
    starts: Vec<usize>,
    /// The tokens that are something else than plain, in text order.
    tokens: Vec<(Range<usize>, Token)>,
    /// The line that gives a record its id.
    records: BTreeMap<String, usize>,
    widest: usize,
}

impl Source {
    /// Cuts a text. Lines are parsed one after the other, so that what stands on
    /// several is seen as one.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut source = Self {
            starts: vec![0],
            ..Self::default()
        };
        let mut tokens = tokens::Reader::new();
        let mut start = 0;
        for (number, line) in text.split_inclusive('\n').enumerate() {
            if let Some(id) = id_in(line) {
                source.records.entry(id.to_owned()).or_insert(number);
            }
            source.widest = source.widest.max(line.trim_end_matches('\n').chars().count());
            tokens.read(line, start, &mut source.tokens);
            start += line.len();
            source.starts.push(start);
        }
        source.text = text;
        source
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The characters of the longest line.
    #[must_use]
    pub const fn widest(&self) -> usize {
        self.widest
    }

    /// Where a line stands in the text, without its end.
    #[must_use]
    pub fn line(&self, number: usize) -> Range<usize> {
        let (Some(start), Some(end)) = (self.starts.get(number), self.starts.get(number + 1)) else {
            return 0..0;
        };
        let line = self.text.get(*start..*end).unwrap_or_default();
        *start..start + line.trim_end_matches('\n').len()
    }

    /// The tokens that touch a stretch of the text, in text order.
    #[must_use]
    pub fn tokens_in(&self, range: &Range<usize>) -> &[(Range<usize>, Token)] {
        let from = self.tokens.partition_point(|(at, _)| at.end <= range.start);
        let to = self.tokens.partition_point(|(at, _)| at.start < range.end);
        self.tokens.get(from..to).unwrap_or_default()
    }

    /// The line in which the record of this id begins.
    #[must_use]
    pub fn line_of(&self, id: &str) -> Option<usize> {
        self.records.get(id).copied()
    }
}

/// The id on a line that gives a record its id.
fn id_in(line: &str) -> Option<&str> {
    line.trim().strip_prefix("id: \"")?.strip_suffix("\",")
}

#[cfg(feature = "gui")]
mod tokens {
    //! Tokens by syntect, with a grammar of ours.

    use std::ops::Range;
    use std::sync::LazyLock;

    use syntect::parsing::{ParseState, ScopeStack, SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};

    use super::Token;

    const GRAMMAR: &str = include_str!("../../assets/syntax/ron.sublime-syntax");

    static SYNTAX: LazyLock<SyntaxSet> = LazyLock::new(|| {
        let mut builder = SyntaxSetBuilder::new();
        match SyntaxDefinition::load_from_str(GRAMMAR, true, None) {
            Ok(syntax) => builder.add(syntax),
            Err(error) => log::error!("assets/syntax/ron.sublime-syntax: {error}"),
        }
        builder.build()
    });

    /// Where in the grammar the text has got to.
    pub(super) struct Reader {
        state: Option<ParseState>,
        stack: ScopeStack,
    }

    impl Reader {
        pub(super) fn new() -> Self {
            Self {
                state: SYNTAX.syntaxes().first().map(ParseState::new),
                stack: ScopeStack::new(),
            }
        }

        /// Adds the tokens of a line that begins at `start`.
        pub(super) fn read(&mut self, line: &str, start: usize, out: &mut Vec<(Range<usize>, Token)>) {
            let Some(state) = &mut self.state else { return };
            let Ok(operations) = state.parse_line(line, &SYNTAX) else {
                return;
            };
            let mut at = 0;
            let mut add = |range: Range<usize>, token: Option<Token>| {
                let Some(token) = token.filter(|_| range.start < range.end) else {
                    return;
                };
                let range = start + range.start..start + range.end;
                match out.last_mut() {
                    Some((last, same)) if *same == token && last.end == range.start => last.end = range.end,
                    _ => out.push((range, token)),
                }
            };
            for (offset, operation) in operations {
                add(at..offset, token(&self.stack));
                at = at.max(offset);
                if self.stack.apply(&operation).is_err() {
                    return;
                }
            }
            add(at..line.len(), token(&self.stack));
        }
    }

    fn token(stack: &ScopeStack) -> Option<Token> {
        let scope = stack.as_slice().last()?.build_string();
        let mut parts = scope.split('.');
        Some(match (parts.next()?, parts.next()?) {
            ("comment", _) => Token::Comment,
            ("string", _) => Token::Text,
            ("constant", "character") => Token::Escape,
            ("constant", "numeric") => Token::Number,
            ("entity", "name") if parts.next() == Some("field") => Token::Name,
            ("entity" | "constant", _) => Token::Word,
            ("punctuation", _) => Token::Mark,
            _ => return None,
        })
    }
}

#[cfg(not(feature = "gui"))]
mod tokens {
    //! A build without a window shows no source: every line is plain.

    use std::ops::Range;

    use super::Token;

    pub(super) struct Reader;

    impl Reader {
        pub(super) const fn new() -> Self {
            Self
        }

        #[expect(clippy::unused_self, reason = "the same call with and without a window")]
        pub(super) fn read(&mut self, _line: &str, _start: usize, _out: &mut Vec<(Range<usize>, Token)>) {}
    }
}

#[cfg(all(test, feature = "gui"))]
mod tests {
    use super::*;

    const TEXT: &str =
        "(\n  id: \"c1\",\n  statement: \"He said \\u{202e}no, 3 times\", // so\n  key: 2,\n  on: Asserts,\n)\n";

    #[test]
    fn tokens_are_what_they_look_like() {
        let source = Source::new(TEXT.to_owned());
        let all = source.tokens_in(&(0..TEXT.len()));
        let found = |token| {
            let of = all.iter().filter(move |(_, other)| *other == token);
            of.map(|(range, _)| &TEXT[range.clone()]).collect::<Vec<_>>()
        };
        assert_eq!(found(Token::Name), ["id", "statement", "key", "on"]);
        assert_eq!(found(Token::Text), ["\"c1\"", "\"He said ", "no, 3 times\""]);
        assert_eq!(found(Token::Escape), ["\\u{202e}"]);
        assert_eq!((found(Token::Number), found(Token::Word)), (vec!["2"], vec!["Asserts"]));
        assert_eq!(found(Token::Comment), ["// so"]);
    }

    #[test]
    fn lines_and_records_are_found() {
        let source = Source::new(TEXT.to_owned());
        assert_eq!(source.lines(), 6);
        assert_eq!(&TEXT[source.line(3)], "  key: 2,");
        assert_eq!((source.line_of("c1"), source.line_of("c2")), (Some(1), None));
        assert_eq!(source.line(99), 0..0);
        let rest: String = (0..source.lines())
            .map(|n| TEXT[source.line(n)].to_owned() + "\n")
            .collect();
        assert_eq!(rest, TEXT);
        assert_eq!(Source::new(String::new()).lines(), 0);
    }
}
