//! What a `findings.json` says: statements and their speakers, names that are one,
//! discrepancies, each marked by a reader.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::attribution::Form;
use super::super::discrepancy::{Kind, Relation};
use crate::text::Span;

/// What a `findings.json` says. A list that is left out was not judged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    /// What the reader says of it.
    #[serde(default)]
    pub note: String,
    /// The folder of the texts, from the file's own; where left out, its own.
    #[serde(default)]
    pub texts: Option<String>,
    /// The articles; where left out, all of the folder.
    #[serde(default)]
    pub articles: Vec<File>,
    /// Who says what.
    #[serde(default)]
    pub attributions: Option<Vec<Said>>,
    /// Names that are one.
    #[serde(default)]
    pub names: Option<Vec<Group>>,
    /// Names that look alike and are two.
    #[serde(default)]
    pub not_one: Vec<[String; 2]>,
    /// Where the articles differ.
    #[serde(default)]
    pub discrepancies: Option<Vec<Difference>>,
}

/// An article's file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name in the folder.
    pub file: String,
    /// The SHA-256 of its bytes: offsets fit no other text.
    pub sha256: String,
}

/// A statement that an article gives to somebody.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The article, by its file's name without the ending.
    pub article: String,
    /// The words that name the speaker.
    pub speaker: Option<[usize; 2]>,
    /// The words that say that somebody says so.
    pub cue: Option<[usize; 2]>,
    /// What is said.
    pub content: [usize; 2],
    /// How it is given.
    #[serde(with = "FormWord")]
    pub form: Form,
    /// Who is meant, by name; empty when nobody is named.
    pub name: String,
    /// Who passed it on.
    #[serde(default)]
    pub via: Vec<[usize; 2]>,
    /// Whether to find it is neither right nor wrong.
    #[serde(default)]
    pub doubtful: bool,
}

/// Forms of one name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The fullest.
    pub canonical: String,
    /// All, as they stand in the texts, without titles.
    pub forms: Vec<String>,
}

/// Something on which the articles differ.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// In what.
    #[serde(with = "KindWord")]
    pub kind: Kind,
    /// How the sides stand to each other.
    #[serde(with = "RelationWord")]
    pub relation: Relation,
    /// How grave it is, 1 to 3.
    pub severity: u8,
    /// How hard it is to find.
    pub difficulty: Difficulty,
    /// The accounts.
    pub sides: Vec<Account>,
    /// What it is about.
    #[serde(default)]
    pub note: String,
    /// Whether to find it is neither right nor wrong.
    #[serde(default)]
    pub doubtful: bool,
}

/// How hard a discrepancy is to find for a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// Seen at once.
    Easy,
    /// Seen when both sentences are read.
    Middling,
    /// Seen when one thinks.
    Hard,
}

/// One account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// What it says, in the reader's words.
    pub value: String,
    /// Where; nowhere for what is not told.
    #[serde(default)]
    pub spans: Vec<Words>,
}

/// Words of an article.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The article.
    pub article: String,
    /// Their first byte.
    pub start: usize,
    /// The byte after their last.
    pub end: usize,
}

// The words of the file for types of the domain, which know no serialisation.
#[derive(Deserialize)]
#[serde(remote = "Form", rename_all = "snake_case")]
enum FormWord {
    Direct,
    Indirect,
    Mixed,
    Anonymous,
}

#[derive(Deserialize)]
#[serde(remote = "Kind", rename_all = "snake_case")]
enum KindWord {
    Number,
    Date,
    Name,
    Title,
    Place,
    Certainty,
    Attribution,
    Denial,
    Label,
    Quotation,
    DenialMissing,
    Omission,
    List,
    PageDate,
}

#[derive(Deserialize)]
#[serde(remote = "Relation", rename_all = "snake_case")]
enum RelationWord {
    Contradiction,
    ApparentContradiction,
    Reconciled,
    Variant,
    Lexical,
}

impl Gold {
    /// Reads the text of a `findings.json`.
    ///
    /// # Errors
    /// Says in words what is not as it should be, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        let gold: Self = serde_json::from_str(text).map_err(|error| {
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            format!("line {}, column {}: {said}", error.line(), error.column())
        })?;
        if gold.attributions.is_none() && gold.names.is_none() && gold.discrepancies.is_none() {
            return Err(
                "it has none of \"attributions\", \"names\", \"discrepancies\": nothing can be measured".to_owned(),
            );
        }
        Ok(gold)
    }

    /// The first thing in it that does not fit the articles, whose texts are given
    /// by their names.
    ///
    /// # Errors
    /// Says in words which.
    pub fn check(&self, texts: &BTreeMap<String, &str>) -> Result<(), String> {
        let fits = |list: &str, number: usize, article: &str, (start, end): (usize, usize)| {
            let Some(text) = texts.get(article) else {
                let names = texts.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                return Err(format!(
                    "number {} of {list:?} names the article {article:?}, but the articles here are {names}",
                    number + 1
                ));
            };
            let is_good = start < end && text.is_char_boundary(start) && text.is_char_boundary(end);
            if is_good {
                return Ok(());
            }
            Err(format!(
                "number {} of {list:?} has the span {start} to {end} of {article:?}, which is not one of its text ({} bytes)",
                number + 1,
                text.len()
            ))
        };
        for (number, said) in self.attributions.iter().flatten().enumerate() {
            let spans = [said.speaker, said.cue, Some(said.content)];
            for [start, end] in spans.into_iter().flatten().chain(said.via.iter().copied()) {
                fits("attributions", number, &said.article, (start, end))?;
            }
        }
        for (number, difference) in self.discrepancies.iter().flatten().enumerate() {
            if !(1..=3).contains(&difference.severity) {
                return Err(format!(
                    "number {} of \"discrepancies\" has the severity {}; it must be 1, 2 or 3",
                    number + 1,
                    difference.severity
                ));
            }
            if difference.sides.iter().all(|side| side.spans.is_empty()) {
                return Err(format!("number {} of \"discrepancies\" has no span", number + 1));
            }
            for words in difference.sides.iter().flat_map(|side| &side.spans) {
                fits("discrepancies", number, &words.article, (words.start, words.end))?;
            }
        }
        Ok(())
    }
}

/// A pair of offsets as a span; [`Gold::check`] has seen that they are in order.
pub(super) const fn span([start, end]: [usize; 2]) -> Span {
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let texts = BTreeMap::from([("a".to_owned(), "Ésaïe said no."), ("b".to_owned(), "No.")]);
        Gold::parse(text).and_then(|gold| gold.check(&texts)).unwrap_err()
    }

    #[test]
    fn faults_are_said_in_words() {
        insta::assert_snapshot!(fault("{}"), @r#"it has none of "attributions", "names", "discrepancies": nothing can be measured"#);
        insta::assert_snapshot!(fault("{\n \"names\": [{]}"), @"line 2, column 13: key must be a string");
        insta::assert_snapshot!(fault(r#"{"names":[{"canonical":"A","form":["A"]}]}"#), @"line 1, column 33: unknown field `form`, expected `canonical` or `forms`");
        let said = |article: &str, content: &str| {
            format!(
                r#"{{"attributions":[{{"article":"{article}","speaker":null,"cue":null,"content":{content},"form":"direct","name":""}}]}}"#
            )
        };
        insta::assert_snapshot!(fault(&said("c", "[0,2]")), @r#"number 1 of "attributions" names the article "c", but the articles here are a, b"#);
        insta::assert_snapshot!(fault(&said("a", "[1,5]")), @r#"number 1 of "attributions" has the span 1 to 5 of "a", which is not one of its text (16 bytes)"#);
        insta::assert_snapshot!(fault(&said("a", "[2,99]")), @r#"number 1 of "attributions" has the span 2 to 99 of "a", which is not one of its text (16 bytes)"#);
        insta::assert_snapshot!(fault(&said("a", "[3,2]")), @r#"number 1 of "attributions" has the span 3 to 2 of "a", which is not one of its text (16 bytes)"#);
        let differ = |severity: u8, spans: &str| {
            format!(
                r#"{{"discrepancies":[{{"kind":"page_date","relation":"variant","severity":{severity},"difficulty":"easy","sides":[{{"value":"x","spans":[{spans}]}}]}}]}}"#
            )
        };
        insta::assert_snapshot!(fault(&differ(4, "")), @r#"number 1 of "discrepancies" has the severity 4; it must be 1, 2 or 3"#);
        insta::assert_snapshot!(fault(&differ(1, "")), @r#"number 1 of "discrepancies" has no span"#);
        insta::assert_snapshot!(fault(&differ(1, r#"{"article":"b","start":0,"end":4}"#)), @r#"number 1 of "discrepancies" has the span 0 to 4 of "b", which is not one of its text (3 bytes)"#);
    }
}
