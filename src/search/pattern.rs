//! One regular expression of a query, within bounds that no pattern passes.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::Hir;

use super::folded::folded;
use super::query::{MOST_CHARACTERS, Mode, Query};
use super::synonyms::Choice;

/// Bytes a compiled pattern may take.
const MOST_COMPILED: usize = 1 << 20;
/// Bytes the states of a search may take; beyond them it is slower, not larger.
const MOST_STATES: usize = 2 << 20;
/// Brackets within brackets.
const MOST_NESTED: u32 = 60;

/// Why a query cannot be searched for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    /// What is wrong, in words for the analyst.
    pub message: String,
    /// The place in the query, in characters from 0.
    pub at: Option<Range<usize>>,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            at: None,
        }
    }
}

/// Whether a query can be searched for.
///
/// # Errors
/// [`Problem`]: too long, a broken pattern, or one that is too large.
pub fn check(query: &Query) -> Result<(), Problem> {
    match query.mode {
        Mode::Pattern => compiled(query, &[]).map(|_| ()),
        Mode::Literal | Mode::Word => length(query),
    }
}

fn length(query: &Query) -> Result<(), Problem> {
    if query.text.chars().nth(MOST_CHARACTERS).is_none() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "The query is longer than {MOST_CHARACTERS} characters"
    )))
}

/// The expression of a query; `choices` are its words with their synonyms, and a
/// pattern has none.
pub(super) fn compiled(query: &Query, choices: &[Choice]) -> Result<Regex, Problem> {
    length(query)?;
    let source = match query.mode {
        Mode::Pattern => {
            checked(&query.text, !query.exact)?;
            if query.exact {
                query.text.clone()
            } else {
                unaccented(&query.text)
            }
        }
        Mode::Literal => words(choices),
        Mode::Word => whole(&words(choices)),
    };
    RegexBuilder::new(&source)
        .case_insensitive(query.mode == Mode::Pattern && !query.exact)
        .multi_line(true)
        .crlf(true)
        .nest_limit(MOST_NESTED + 1)
        .size_limit(MOST_COMPILED)
        .dfa_size_limit(MOST_STATES)
        .build()
        .map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => Problem::new(
                "The pattern is too large: its repetitions multiply. Use smaller numbers in { }, or fewer of them",
            ),
            // What can be told of a broken pattern was told above, with its place.
            other => Problem::new(format!("The pattern cannot be used: {other}")),
        })
}

/// Looks a pattern through as it was typed, so that the place of a fault is one in it.
fn checked(pattern: &str, ignore_case: bool) -> Result<(), Problem> {
    let parsed = regex_syntax::ParserBuilder::new()
        .case_insensitive(ignore_case)
        .multi_line(true)
        .crlf(true)
        .nest_limit(MOST_NESTED)
        .build()
        .parse(pattern);
    let told = |what: String, span: &regex_syntax::ast::Span| {
        let character = |offset: usize| pattern.get(..offset).map_or(0, |before| before.chars().count());
        // A place between two characters is shown as the one after it.
        let from = span.start.offset;
        let next = pattern.get(from..).and_then(|rest| rest.chars().next());
        let to = span.end.offset.max(from + next.map_or(0, char::len_utf8));
        let at = character(from)..character(to);
        let shown = pattern
            .get(from..to)
            .filter(|part| (1..=20).contains(&part.chars().count()));
        let shown = shown.map_or_else(String::new, |part| format!(", “{part}”"));
        Problem {
            message: format!("The pattern is broken at character {}{shown}: {what}", at.start + 1),
            at: Some(at),
        }
    };
    match parsed {
        Ok(hir) => finds_something(&hir),
        Err(regex_syntax::Error::Parse(error)) => Err(told(in_words(error.kind()), error.span())),
        Err(regex_syntax::Error::Translate(error)) => Err(told(error.kind().to_string(), error.span())),
        Err(other) => Err(Problem::new(format!("The pattern cannot be used: {other}"))),
    }
}

/// The most common faults in plainer words than the parser's.
fn in_words(kind: &regex_syntax::ast::ErrorKind) -> String {
    use regex_syntax::ast::ErrorKind;
    match kind {
        ErrorKind::GroupUnclosed => "this bracket is never closed".to_owned(),
        ErrorKind::GroupUnopened => "this bracket was never opened; write \\) for the character".to_owned(),
        ErrorKind::ClassUnclosed => "this [ is never closed; write \\[ for the character".to_owned(),
        ErrorKind::RepetitionMissing => {
            "there is nothing before it to repeat; write a \\ before it for the character".to_owned()
        }
        ErrorKind::NestLimitExceeded(most) => format!("more than {most} brackets within brackets"),
        ErrorKind::EscapeUnexpectedEof => "a pattern cannot end with one \\; write \\\\ for the character".to_owned(),
        other => other.to_string(),
    }
}

/// A pattern that fits where there is nothing would be found at every letter.
fn finds_something(hir: &Hir) -> Result<(), Problem> {
    if hir.properties().minimum_len() == Some(0) {
        return Err(Problem::new(
            "The pattern also fits where there is nothing. Say what must be there: + instead of *, or a letter beside it",
        ));
    }
    Ok(())
}

/// The pattern with its accents left out: it is searched for in a text without them.
/// What has a meaning in a pattern is ASCII and stays.
fn unaccented(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut letter = [0; 4];
    for c in pattern.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str(&regex::escape(&folded(c.encode_utf8(&mut letter))));
        }
    }
    out
}

/// The words of a query one after the other, with any white space between them.
fn words(choices: &[Choice]) -> String {
    let each: Vec<String> = choices.iter().map(choice).collect();
    each.join(r"\s+")
}

/// A word as it stands, or one of its synonyms as a whole word, the longest first.
fn choice(choice: &Choice) -> String {
    let typed = phrase(&choice.typed);
    if choice.synonyms.is_empty() {
        return typed;
    }
    let mut others: Vec<&String> = choice.synonyms.iter().collect();
    others.sort_by_key(|other| std::cmp::Reverse(other.len()));
    let others: Vec<String> = others.into_iter().map(|other| phrase(other)).collect();
    format!("(?:{typed}|{})", whole(&others.join("|")))
}

fn phrase(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(regex::escape).collect();
    words.join(r"\s+")
}

fn whole(source: &str) -> String {
    format!(r"\b{{start-half}}(?:{source})\b{{end-half}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(text: &str) -> Query {
        Query {
            text: text.to_owned(),
            mode: Mode::Pattern,
            ..Query::default()
        }
    }

    #[test]
    fn a_broken_pattern_says_where() {
        for (text, message, at) in [
            (
                "rudal (misil",
                "The pattern is broken at character 7, “(”: this bracket is never closed",
                6..7,
            ),
            (
                "é*é)",
                "The pattern is broken at character 4, “)”: this bracket was never opened; write \\) for the character",
                3..4,
            ),
            (
                "a|*",
                "The pattern is broken at character 3, “*”: there is nothing before it to repeat; write a \\ before it for the character",
                2..3,
            ),
        ] {
            let problem = check(&pattern(text)).unwrap_err();
            assert_eq!(problem.at, Some(at), "{text}: {problem}");
            assert_eq!(problem.message, message);
        }
    }

    #[test]
    fn bounds_hold() {
        let large = check(&pattern("(a{1000}){1000}")).unwrap_err();
        assert!(large.message.contains("too large"), "{large}");
        let nested = format!("{}a{}", "(".repeat(400), ")".repeat(400));
        let nested = check(&pattern(&nested)).unwrap_err();
        assert!(nested.message.contains("brackets within brackets"), "{nested}");
        let unclosed = check(&pattern(&"(".repeat(900))).unwrap_err();
        assert!(unclosed.message.contains("never closed"), "{unclosed}");
        let long = check(&pattern(&"a".repeat(MOST_CHARACTERS + 1))).unwrap_err();
        assert!(long.message.contains("longer"), "{long}");
        assert_eq!(check(&pattern(&"a".repeat(MOST_CHARACTERS))), Ok(()));
        for nothing in ["a*", "^", r"\b", "(x|)"] {
            let problem = check(&pattern(nothing)).unwrap_err();
            assert!(
                problem.message.contains("where there is nothing"),
                "{nothing}: {problem}"
            );
        }
    }

    #[test]
    fn accents_of_a_pattern_do_not_matter() {
        assert_eq!(unaccented(r"É\w+–[é-ü]“"), r#"e\w+\-[e-u]""#);
    }
}
