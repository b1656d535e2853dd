//! The grammar of a language's news prose, built from its word lists: a language with
//! lists has lenses, whoever wrote them.

use serde::Deserialize;
use syntect::parsing::{SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};

use crate::text::language::Languages;

/// The grammar without its words.
const TEMPLATE: &str = include_str!("../../../../assets/syntax/news.sublime-syntax");
/// Matches nothing.
const NEVER: &str = r"(?!)";
/// A day's name shorter than this is an abbreviation, and may be another word.
const LEAST_DAY: usize = 4;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lens {
    /// Words that say that somebody says so, beyond those of `speech`.
    reporting: Vec<String>,
    /// Words of reserve.
    hedges: Vec<String>,
    /// Phrases that have such a word in them and are none.
    plain: Vec<String>,
    /// Days and months as they are written in a text.
    days: Vec<String>,
    months: Vec<String>,
    /// Pairs of quotation marks: "“”".
    quotes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Speech {
    verbs: Vec<String>,
    denials: Vec<String>,
    accusations: Vec<String>,
    promises: Vec<String>,
    tags: Vec<String>,
    according: Vec<String>,
    relays: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Page {
    months: Vec<String>,
    weekdays: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Values {
    months: std::collections::BTreeMap<String, u8>,
    weekdays: std::collections::BTreeMap<String, u8>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Meanings {
    words: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    lens: Lens,
    speech: Speech,
    page: Page,
    values: Values,
    meanings: Meanings,
}

/// The shared names of days and months in `meanings`.
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The grammar of a language.
///
/// # Errors
/// What is wrong with it; the lists of the app give none that is.
pub(super) fn grammar(languages: &Languages, code: &str) -> Result<SyntaxSet, String> {
    let text = text(languages, code);
    let syntax = SyntaxDefinition::load_from_str(&text, true, None).map_err(|error| error.to_string())?;
    let mut builder = SyntaxSetBuilder::new();
    builder.add(syntax);
    Ok(builder.build())
}

fn text(languages: &Languages, code: &str) -> String {
    let file: File = languages.of(code);
    let common: File = languages.of("common");
    let named = |names: &[&str]| {
        let words = names.iter().filter_map(|name| file.meanings.words.get(*name));
        words.flatten().cloned().collect::<Vec<String>>()
    };
    let mut days = file.lens.days;
    if days.is_empty() {
        days = [
            file.values.weekdays.into_keys().collect(),
            file.page.weekdays,
            named(&DAYS),
        ]
        .concat();
        days.retain(|day| day.chars().count() >= LEAST_DAY);
        days = days.iter().map(|day| capitalised(day)).collect();
    }
    let mut months = file.lens.months;
    if months.is_empty() {
        months = [
            file.values.months.into_keys().collect(),
            file.page.months,
            named(&MONTHS),
        ]
        .concat();
        months = months.iter().map(|month| capitalised(month)).collect();
    }
    let speech = file.speech;
    let cues = [speech.verbs, speech.denials, speech.accusations, speech.promises];
    let others = [speech.tags, speech.according, speech.relays, file.lens.reporting];
    let reporting = [cues.concat(), others.concat()].concat();
    let plain = match alternation(&file.lens.plain) {
        none if none == NEVER => none,
        words => format!("(?i){words}"),
    };
    TEMPLATE
        .replace(
            "{quotations}",
            &quotations(&[file.lens.quotes, common.lens.quotes].concat()),
        )
        .replace("{plain}", &plain)
        .replace("{days}", &alternation(&days))
        .replace("{months_any_case}", &format!("(?i:{})", alternation(&months)))
        .replace("{months}", &alternation(&months))
        .replace("{reporting}", &alternation(&reporting))
        .replace("{hedges}", &alternation(&file.lens.hedges))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A pattern for any of some phrases, the longest first, whole words only; in quotation
/// marks of YAML.
fn alternation(phrases: &[String]) -> String {
    let mut phrases: Vec<&str> = phrases
        .iter()
        .map(|phrase| phrase.trim())
        .filter(|p| !p.is_empty())
        .collect();
    phrases.sort_by_key(|phrase| (std::cmp::Reverse(phrase.len()), *phrase));
    phrases.dedup();
    let ways: Vec<String> = phrases.iter().map(|phrase| pattern(phrase)).collect();
    if ways.is_empty() {
        NEVER.to_owned()
    } else {
        format!("(?:{})", ways.join("|"))
    }
}

fn pattern(phrase: &str) -> String {
    let words: Vec<String> = phrase.split_whitespace().map(escaped).collect();
    let edge = |c: Option<char>| if c.is_some_and(has_edges) { r"\b" } else { "" };
    let (first, last) = (edge(phrase.chars().next()), edge(phrase.chars().next_back()));
    format!("{first}{}{last}", words.join(r"\s+"))
}

/// For a regular expression inside single quotation marks of YAML.
fn escaped(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        match c {
            '\'' => out.push_str("''"),
            // Braces are syntect's own, too; a code is neither.
            '{' => out.push_str(r"\x7b"),
            '}' => out.push_str(r"\x7d"),
            c if c.is_ascii_punctuation() => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether words of the script are set apart by blanks, so that an edge can be asked for.
fn has_edges(c: char) -> bool {
    let joined = matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff);
    (c.is_alphanumeric() || c == '_') && !joined
}

/// A context for each pair of marks, and the one that leads into them.
fn quotations(pairs: &[String]) -> String {
    use std::fmt::Write as _;

    let mut seen: Vec<(char, char)> = Vec::new();
    for pair in pairs {
        let mut marks = pair.chars();
        if let (Some(open), Some(close), None) = (marks.next(), marks.next(), marks.next())
            && !open.is_alphanumeric()
            && !close.is_alphanumeric()
            && seen.iter().all(|(other, _)| *other != open)
        {
            seen.push((open, close));
        }
    }
    let mark = |c: char| escaped(&c.to_string());
    let mut out = String::from("  quotations:\n");
    for (number, (open, _)) in seen.iter().enumerate() {
        let _ = writeln!(out, "    - match: '{}'\n      push: quotation{number}", mark(*open));
    }
    if seen.is_empty() {
        let _ = writeln!(out, "    - match: '{NEVER}'");
    }
    for (number, (_, close)) in seen.iter().enumerate() {
        let _ = writeln!(
            out,
            "  quotation{number}:\n    - meta_scope: string.quoted.news\n    - match: '{}'\n      pop: true\n    - include: words",
            mark(*close)
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::{self, OwnFile};

    #[test]
    fn every_file_has_a_section_that_can_be_read() {
        language::check::<File>().unwrap();
    }

    #[test]
    fn every_language_has_a_grammar() {
        let languages = Languages::default();
        for code in languages.codes().chain(["xx"]) {
            grammar(&languages, code).unwrap();
        }
    }

    #[test]
    fn no_word_breaks_the_grammar() {
        let text = r##"(lens: (hedges: ["it's", "a'b: c", "{x}", "{{x}}", "[", "\\", "(", "*", "#", "見込み", "{hedges}", "%"], quotes: ["''", "\\\\", "ab", "x"]))"##;
        let file = OwnFile {
            code: "en".to_owned(),
            name: "en.ron".to_owned(),
            text: text.to_owned(),
        };
        let (languages, faults) = Languages::with(&[file]);
        assert_eq!(faults, Vec::<String>::new());
        grammar(&languages, "en").unwrap();
    }
}
