//! What a `gold.json` says: pairs that tell the same thing, and what of the rest counts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A line of an article: the article by its file's name without the ending, the
/// line from 0.
pub type Place = (String, u32);

/// What a `gold.json` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gold {
    /// Pairs that tell the same thing, the smaller place first.
    pub pairs: BTreeSet<(Place, Place)>,
    /// Lines that were judged, by article; where given, others do not count.
    pub judged: Option<BTreeMap<String, BTreeSet<u32>>>,
    /// Pairs judged not to be the same; where given, only listed pairs count.
    pub negatives: Option<BTreeSet<(Place, Place)>>,
}

impl Gold {
    /// Reads the text of a `gold.json`.
    ///
    /// # Errors
    /// Says in words what is not as it should be.
    pub fn parse(text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            format!("line {line}, column {column}: this is not JSON ({said})")
        })?;
        let pairs = pairs_in(value.get("pairs"), "pairs")?
            .ok_or("there is no \"pairs\", the list of [article, line, article, line]")?;
        let negatives = pairs_in(value.get("negatives"), "negatives")?;
        let judged = match value.get("judged") {
            None | Some(Value::Null) => None,
            Some(Value::Object(articles)) => {
                let mut judged = BTreeMap::new();
                for (article, lines) in articles {
                    judged.insert(stem(article).to_owned(), lines_of(article, lines)?);
                }
                Some(judged)
            }
            Some(_) => return Err("\"judged\" must be an object: a list of lines under each article".to_owned()),
        };
        Ok(Self {
            pairs,
            judged,
            negatives,
        })
    }

    /// The first thing in it that names an article or a line that is not there.
    /// `lines` has the number of lines of each article.
    ///
    /// # Errors
    /// Says in words which.
    pub fn check(&self, lines: &BTreeMap<String, usize>) -> Result<(), String> {
        let names = || lines.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        let check = |key: &str, (article, line): &Place| match lines.get(article) {
            None => Err(format!(
                "{key:?} names the article {article:?}, but the articles here are {}",
                names()
            )),
            Some(count) if *line as usize >= *count => Err(format!(
                "{key:?} names line {line} of {article:?}, which has {count} lines (counted from 0)"
            )),
            Some(_) => Ok(()),
        };
        for (key, pairs) in [("pairs", Some(&self.pairs)), ("negatives", self.negatives.as_ref())] {
            for (one, other) in pairs.into_iter().flatten() {
                check(key, one)?;
                check(key, other)?;
            }
        }
        for (article, judged) in self.judged.iter().flatten() {
            for line in judged {
                check("judged", &(article.clone(), *line))?;
            }
        }
        Ok(())
    }

    /// Whether a pair of places counts; two lines of one article never do.
    pub(super) fn counts(&self, pair: &(Place, Place)) -> bool {
        let judged = |(article, line): &Place| {
            self.judged
                .as_ref()
                .is_none_or(|judged| judged.get(article).is_some_and(|lines| lines.contains(line)))
        };
        let listed = self
            .negatives
            .as_ref()
            .is_none_or(|negatives| negatives.contains(pair) || self.pairs.contains(pair));
        pair.0.0 != pair.1.0 && judged(&pair.0) && judged(&pair.1) && listed
    }
}

fn pairs_in(value: Option<&Value>, key: &str) -> Result<Option<BTreeSet<(Place, Place)>>, String> {
    let list = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(list) => list
            .as_array()
            .ok_or_else(|| format!("{key:?} must be a list of [article, line, article, line]"))?,
    };
    let mut found = BTreeSet::new();
    for (number, entry) in list.iter().enumerate() {
        let wrong = || {
            format!(
                "{key:?} must be a list of [article, line, article, line]; number {} of it is {entry}",
                number + 1
            )
        };
        let [a, i, b, j] = entry.as_array().map(Vec::as_slice).ok_or_else(wrong)? else {
            return Err(wrong());
        };
        let place = |article: &Value, line: &Value| {
            let line = u32::try_from(line.as_u64()?).ok()?;
            Some((stem(article.as_str()?).to_owned(), line))
        };
        let (one, other) = (place(a, i).ok_or_else(wrong)?, place(b, j).ok_or_else(wrong)?);
        found.insert(ordered(one, other));
    }
    Ok(Some(found))
}

fn lines_of(article: &str, value: &Value) -> Result<BTreeSet<u32>, String> {
    let wrong = || format!("\"judged\" must have a list of line numbers for {article:?}");
    value
        .as_array()
        .ok_or_else(wrong)?
        .iter()
        .map(|line| {
            line.as_u64()
                .and_then(|line| u32::try_from(line).ok())
                .ok_or_else(wrong)
        })
        .collect()
}

/// An article's name with or without the ending of its file.
fn stem(article: &str) -> &str {
    article.strip_suffix(".txt").unwrap_or(article)
}

pub(super) fn ordered(one: Place, other: Place) -> (Place, Place) {
    if one <= other { (one, other) } else { (other, one) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        let lines = BTreeMap::from([("a".to_owned(), 2), ("b".to_owned(), 3)]);
        Gold::parse(text).and_then(|gold| gold.check(&lines)).unwrap_err()
    }

    #[test]
    fn faults_are_said_in_words() {
        insta::assert_snapshot!(fault("{}"), @r#"there is no "pairs", the list of [article, line, article, line]"#);
        insta::assert_snapshot!(fault("{\n \"pairs\": [[\"a\", 0,]]}"), @"line 2, column 20: this is not JSON (trailing comma)");
        insta::assert_snapshot!(fault(r#"{"pairs":[["a",0,"b",1],["a",0]]}"#), @r#""pairs" must be a list of [article, line, article, line]; number 2 of it is ["a",0]"#);
        insta::assert_snapshot!(fault(r#"{"pairs":[["a",0,"b",-1]]}"#), @r#""pairs" must be a list of [article, line, article, line]; number 1 of it is ["a",0,"b",-1]"#);
        insta::assert_snapshot!(fault(r#"{"pairs":[],"judged":{"a":"all"}}"#), @r#""judged" must have a list of line numbers for "a""#);
        insta::assert_snapshot!(fault(r#"{"pairs":[["a",0,"c.txt",1]]}"#), @r#""pairs" names the article "c", but the articles here are a, b"#);
        insta::assert_snapshot!(fault(r#"{"pairs":[],"negatives":[["a",0,"b",3]]}"#), @r#""negatives" names line 3 of "b", which has 3 lines (counted from 0)"#);
        insta::assert_snapshot!(fault(r#"{"pairs":[],"judged":{"a":[0,2]}}"#), @r#""judged" names line 2 of "a", which has 2 lines (counted from 0)"#);
    }

    #[test]
    fn names_may_have_the_ending_of_the_file() {
        let with = Gold::parse(r#"{"pairs":[["b.txt",1,"a.txt",0]]}"#);
        assert_eq!(with, Gold::parse(r#"{"pairs":[["a",0,"b",1]]}"#));
    }
}
