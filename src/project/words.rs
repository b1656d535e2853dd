//! What the parsers say, in the words of the analyst.

use ron::Error;

use super::finding::Problem;
use super::outline::What;

/// What an outline's error means.
pub(super) fn of_outline(what: &What, line_of: impl Fn(usize) -> usize) -> Problem {
    Problem::Form(match what {
        What::NoStruct => return Problem::NotAProject,
        What::Expected(what) => format!("expected {what}"),
        What::Mismatch { opened, at } => {
            let closing = closing(*opened);
            format!(
                "expected “{closing}”, which closes the “{opened}” of line {}; nothing after it could be checked",
                line_of(*at)
            )
        }
        What::Unclosed(opened) => {
            format!(
                "this “{opened}” is never closed: expected “{}” further down; the file may be cut off",
                closing(*opened)
            )
        }
        What::UnclosedString => {
            "this string has no closing quotation mark on its line (a line end in a string is written \\n)".to_owned()
        }
        What::Endless => "this string or comment is never closed".to_owned(),
        What::TooDeep => "brackets are nested too deeply for a project".to_owned(),
    })
}

const fn closing(opened: char) -> char {
    match opened {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// What an error of `ron` means.
pub(super) fn of_ron(error: &Error) -> Problem {
    Problem::Unreadable(match error {
        Error::NoSuchStructField { expected, found, .. } => {
            return Problem::UnknownField {
                field: found.clone(),
                known: list(expected),
            };
        }
        Error::MissingStructField { field, .. } => format!("the field “{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("the field “{field}” stands twice"),
        Error::NoSuchEnumVariant { expected, found, .. } => format!("expected {}, found “{found}”", list(expected)),
        Error::InvalidValueForType { expected, found } => format!("expected {expected}, found {found}"),
        Error::IntegerOutOfBounds => "the number is too large, or is negative where it cannot be".to_owned(),
        Error::ExpectedInteger => "expected a whole number".to_owned(),
        Error::ExpectedString => "expected a string in quotation marks".to_owned(),
        Error::ExpectedBoolean => "expected true or false".to_owned(),
        Error::ExpectedArray => "expected a list in “[ ]”".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedDifferentStructName { .. } => {
            "expected “(” and fields with names".to_owned()
        }
        Error::TrailingCharacters => "expected “,” after the record".to_owned(),
        Error::ExceededRecursionLimit => "brackets are nested too deeply for a project".to_owned(),
        Error::Message(words) => words.clone(),
        other => lower_first(&other.to_string()),
    })
}

/// `a, b or c`.
fn list(words: &[&str]) -> String {
    match words {
        [] => "none".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(characters).collect::<String>()
    })
}
