//! The word lists of a language, kept as data in `assets/lang`, and the user's own over
//! them.
//!
//! One RON file a language, with a section for each layer that needs one; a
//! layer names the section it wants by the shape it asks for (see
//! `assets/lang/README.md`). Files of the user's are in the same form; their entries are
//! added to the lists that come with the app, section by section and list by list.

mod limits;
mod shape;
mod tree;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use shape::Shape;
use tree::{Fault, Kind, Node};

/// What every language shares.
const COMMON: &str = include_str!("../../assets/lang/common.ron");
/// The name of the file of what every language shares.
const COMMON_CODE: &str = "common";

/// ISO 639-1 code and word lists. A line here and a file there add a language.
const FILES: [(&str, &str); 7] = [
    ("de", include_str!("../../assets/lang/de.ron")),
    ("en", include_str!("../../assets/lang/en.ron")),
    ("es", include_str!("../../assets/lang/es.ron")),
    ("fr", include_str!("../../assets/lang/fr.ron")),
    ("id", include_str!("../../assets/lang/id.ron")),
    ("it", include_str!("../../assets/lang/it.ron")),
    ("nl", include_str!("../../assets/lang/nl.ron")),
];

/// The lists that hold from now on.
static CURRENT: OnceLock<Languages> = OnceLock::new();

fn current() -> &'static Languages {
    CURRENT.get_or_init(Languages::default)
}

/// The text of a file that comes with the app.
fn built_in(code: &str) -> Option<&'static str> {
    if code == COMMON_CODE {
        return Some(COMMON);
    }
    let file = FILES.iter().find(|(known, _)| *known == code);
    file.map(|(_, text)| *text)
}

/// A language file of the user's.
#[derive(Clone, Debug)]
pub struct OwnFile {
    /// ISO 639-1 code of the language, or `common`.
    pub code: String,
    /// The file's name, for messages.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The word lists of all languages: those that come with the app, and the user's.
#[derive(Clone, Debug, Default)]
pub struct Languages {
    /// The texts of languages for which the user has a file, merged.
    own: BTreeMap<String, String>,
}

/// One list of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListOf {
    /// The section it stands in.
    pub section: String,
    /// Its name.
    pub list: String,
    /// Its entries.
    pub entries: usize,
    /// How many of them are the user's.
    pub own: usize,
}

impl Languages {
    /// The lists that come with the app with the user's files over them, and every
    /// fault in those: with the file's name, the line, and what is wrong. What is wrong
    /// is left out, the rest holds.
    #[must_use]
    pub fn with(files: &[OwnFile]) -> (Self, Vec<String>) {
        let mut languages = Self::default();
        let mut told = Vec::new();
        if files.is_empty() {
            return (languages, told);
        }
        let mut shape = Shape::default();
        for text in FILES.iter().map(|(_, text)| *text).chain([COMMON]) {
            shape.learn(&Node::read(text).0);
        }
        for file in files {
            let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
            let (node, mut faults) = Node::read(text);
            let node = match node.kind {
                Kind::Record(_) => {
                    let node = shape.fitting(node, &mut faults);
                    node.map(|node| limits::within(node, &mut faults))
                }
                _ => {
                    let what = "a language file is a group of sections, (speech: (verbs: [\"…\"]))".to_owned();
                    faults.push(Fault { at: node.at, what });
                    None
                }
            };
            faults.sort_by_key(|fault| fault.at);
            told.extend(faults.into_iter().map(|fault| {
                let line = 1 + text.get(..fault.at).unwrap_or(text).matches('\n').count();
                format!("{} line {line}: {}", file.name, fault.what)
            }));
            let Some(node) = node else { continue };
            let base = languages.text(&file.code).map(|text| Node::read(text).0);
            let mut merged = String::new();
            base.map_or_else(|| node.clone(), |base| merge(base, node.clone()))
                .write(&mut merged);
            languages.own.insert(file.code.clone(), merged);
        }
        (languages, told)
    }

    /// Makes these the lists that every layer reads. Once, and before any layer has read
    /// one: `false` if it is too late.
    #[must_use]
    pub fn install(self) -> bool {
        CURRENT.set(self).is_ok()
    }

    fn text(&self, code: &str) -> Option<&str> {
        self.own.get(code).map(String::as_str).or_else(|| built_in(code))
    }

    /// The file of language `code` read as `T`, which names the sections it wants; the
    /// others are passed over. The empty lists of `T` where there is no file.
    #[must_use]
    pub fn of<T: DeserializeOwned + Default>(&self, code: &str) -> T {
        // An entry of the user's that no check above has found leaves what comes with
        // the app as it is.
        let own = self.own.get(code).and_then(|text| ron::from_str(text).ok());
        own.or_else(|| ron::from_str(built_in(code)?).ok()).unwrap_or_default()
    }

    /// Codes of the languages with word lists of their own, in order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let mut codes: Vec<&str> = FILES.iter().map(|(code, _)| *code).collect();
        codes.extend(self.own.keys().map(String::as_str));
        codes.retain(|code| *code != COMMON_CODE);
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter()
    }

    /// Whether the user has a file for a language.
    #[must_use]
    pub fn has_own(&self, code: &str) -> bool {
        self.own.contains_key(code)
    }

    /// The lists of a language (or `common`), in the order of its file.
    #[must_use]
    pub fn lists(&self, code: &str) -> Vec<ListOf> {
        let before: BTreeMap<(String, String), usize> = counts(built_in(code)).into_iter().collect();
        counts(self.text(code))
            .into_iter()
            .map(|((section, list), entries)| {
                let key = (section, list);
                let own = entries.saturating_sub(before.get(&key).copied().unwrap_or(0));
                let (section, list) = key;
                ListOf {
                    section,
                    list,
                    entries,
                    own,
                }
            })
            .collect()
    }
}

/// How many entries each list of a file has.
fn counts(text: Option<&str>) -> Vec<((String, String), usize)> {
    let mut out = Vec::new();
    let Some(Kind::Record(sections)) = text.map(|text| Node::read(text).0.kind) else {
        return out;
    };
    for (section, node) in sections {
        let Kind::Record(lists) = node.kind else { continue };
        for (list, node) in lists {
            let entries = match node.kind {
                Kind::List(entries) => entries.len(),
                Kind::Map(pairs) => pairs.len(),
                Kind::Record(fields) => fields.len(),
                Kind::Text(_) | Kind::Other(_) => 1,
            };
            out.push(((section.clone(), list), entries));
        }
    }
    out
}

/// The entries of both: groups by name, tables by word, lists one after the other
/// without what stands there already. Where both have a value, the second holds.
fn merge(base: Node, own: Node) -> Node {
    let at = base.at;
    let kind = match (base.kind, own.kind) {
        (Kind::Record(mut fields), Kind::Record(more)) => {
            for (name, value) in more {
                match fields.iter().position(|(other, _)| *other == name) {
                    Some(index) => {
                        let (name, old) = fields.remove(index);
                        fields.insert(index, (name, merge(old, value)));
                    }
                    None => fields.push((name, value)),
                }
            }
            Kind::Record(fields)
        }
        (Kind::Map(pairs), Kind::Map(more)) => {
            let mut by_word: BTreeMap<Option<String>, (Node, Node)> = BTreeMap::new();
            for (word, value) in pairs.into_iter().chain(more) {
                let value = match by_word.remove(&word.words()) {
                    Some((_, old)) => merge(old, value),
                    None => value,
                };
                by_word.insert(word.words(), (word, value));
            }
            Kind::Map(by_word.into_values().collect())
        }
        (Kind::List(entries), Kind::List(more)) => {
            let mut known = std::collections::BTreeSet::new();
            let is_new = |entry: &Node| {
                let mut written = String::new();
                entry.write(&mut written);
                known.insert(written)
            };
            Kind::List(entries.into_iter().chain(more).filter(is_new).collect())
        }
        (_, own) => own,
    };
    Node { at, kind }
}

/// Codes of the languages with word lists of their own.
pub fn codes() -> impl Iterator<Item = &'static str> {
    current().codes()
}

/// The lists that hold.
#[must_use]
pub fn languages() -> &'static Languages {
    current()
}

/// The common file read as `T`, which names the sections it wants; the others are
/// passed over. A file that does not fit gives the empty lists of `T`.
#[must_use]
pub fn common<T: DeserializeOwned + Default>() -> T {
    of(COMMON_CODE)
}

/// The file of language `code` read as `T`; the empty lists where there is none.
#[must_use]
pub fn of<T: DeserializeOwned + Default>(code: &str) -> T {
    current().of(code)
}

/// The language whose lists a language is read with: Malay has those of Indonesian.
#[must_use]
pub fn read_as(code: &str) -> &str {
    if code == "ms" { "id" } else { code }
}

/// Whether every file can be read as `T`: for the test of each layer's section.
///
/// # Errors
/// The first file that does not fit, with the place and what is wrong.
pub fn check<T: DeserializeOwned>() -> Result<(), String> {
    for (code, text) in FILES.iter().chain(&[(COMMON_CODE, COMMON)]) {
        ron::from_str::<T>(text).map_err(|error| format!("assets/lang/{code}.ron: {error}"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
