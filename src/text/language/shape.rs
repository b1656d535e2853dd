//! What a language file may hold: the sections and lists that the files of the app have,
//! and what stands in them. Knows no section by its name.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Fault, Kind, Node};

/// What an entry looks like wherever it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    fields: BTreeMap<String, Shape>,
    entries: Option<Box<Shape>>,
    values: Option<Box<Shape>>,
    is_text: bool,
    /// How values that are neither are written: "0", "(0,0)".
    others: BTreeSet<String>,
}

impl Shape {
    /// Takes in one more entry of the kind.
    pub(super) fn learn(&mut self, node: &Node) {
        match &node.kind {
            Kind::Record(fields) => {
                for (name, value) in fields {
                    self.fields.entry(name.clone()).or_default().learn(value);
                }
            }
            Kind::Map(pairs) => {
                let values = self.values.get_or_insert_default();
                for (_, value) in pairs {
                    values.learn(value);
                }
            }
            Kind::List(entries) => {
                let shape = self.entries.get_or_insert_default();
                for entry in entries {
                    shape.learn(entry);
                }
            }
            Kind::Text(_) => self.is_text = true,
            Kind::Other(raw) => drop(self.others.insert(skeleton(raw))),
        }
    }

    /// What of an entry fits; what does not is told and left out.
    pub(super) fn fitting(&self, node: Node, faults: &mut Vec<Fault>) -> Option<Node> {
        let at = node.at;
        let kind = match node.kind {
            Kind::Record(fields) if !self.fields.is_empty() || fields.is_empty() => {
                Kind::Record(self.fitting_fields(fields, faults))
            }
            Kind::Map(pairs) if self.values.is_some() => Kind::Map(self.fitting_pairs(pairs, faults)),
            Kind::List(entries) if let Some(shape) = &self.entries => {
                let entries = entries.into_iter();
                Kind::List(entries.filter_map(|entry| shape.fitting(entry, faults)).collect())
            }
            Kind::Text(raw) if self.is_text => {
                let words = ron::from_str::<String>(&raw).unwrap_or_default();
                if words.trim().is_empty() || words.contains(char::is_control) {
                    faults.push(Fault {
                        at,
                        what: "there is no word between these quotation marks".to_owned(),
                    });
                    return None;
                }
                Kind::Text(raw)
            }
            Kind::Other(raw) if self.others.contains(&skeleton(&raw)) => Kind::Other(raw),
            _ => {
                let what = format!("{} is expected here", self.expected());
                faults.push(Fault { at, what });
                return None;
            }
        };
        Some(Node { at, kind })
    }

    fn fitting_fields(&self, fields: Vec<(String, Node)>, faults: &mut Vec<Fault>) -> Vec<(String, Node)> {
        let mut kept: Vec<(String, Node)> = Vec::new();
        for (name, value) in fields {
            let Some(shape) = self.fields.get(&name) else {
                let known: Vec<&str> = self.fields.keys().map(String::as_str).collect();
                let near = similar::get_close_matches(name.as_str(), &known, 1, 0.6);
                let near = near.first().map_or_else(
                    || format!("there are {}", known.join(", ")),
                    |near| format!("is “{near}” meant?"),
                );
                faults.push(Fault {
                    at: value.at,
                    what: format!("nothing is called “{name}” here: {near}"),
                });
                continue;
            };
            if kept.iter().any(|(other, _)| *other == name) {
                faults.push(Fault {
                    at: value.at,
                    what: format!("“{name}” stands twice; the first holds"),
                });
                continue;
            }
            if let Some(value) = shape.fitting(value, faults) {
                kept.push((name, value));
            }
        }
        kept
    }

    fn fitting_pairs(&self, pairs: Vec<(Node, Node)>, faults: &mut Vec<Fault>) -> Vec<(Node, Node)> {
        let key = Self {
            is_text: true,
            ..Self::default()
        };
        let mut kept = Vec::new();
        for (word, value) in pairs {
            let word = key.fitting(word, faults);
            let shape = self.values.as_deref();
            let value = shape.and_then(|shape| shape.fitting(value, faults));
            kept.extend(word.zip(value));
        }
        kept
    }

    fn expected(&self) -> String {
        if !self.fields.is_empty() {
            return "a group in round brackets, (…: …)".to_owned();
        }
        if self.values.is_some() {
            return "a table in curly brackets, {\"word\": …}".to_owned();
        }
        if self.entries.is_some() {
            return "a list in square brackets, [\"…\", \"…\"]".to_owned();
        }
        if self.is_text {
            return "a text in quotation marks".to_owned();
        }
        let ways: Vec<String> = self.others.iter().map(|way| like(way)).collect();
        ways.join(" or ")
    }
}

/// A value with every number as 0 and every text as "": what it is, not what it says.
fn skeleton(raw: &str) -> String {
    let mut out = String::new();
    let mut chars = raw.chars().filter(|c| !c.is_whitespace()).peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            let mut digits = 1;
            while chars.next_if(|c| c.is_ascii_digit() || *c == '_').is_some() {
                digits += 1;
            }
            // More does not fit a number of 64 bits.
            out.push_str(if digits > 18 { "00" } else { "0" });
        } else if c == '"' {
            let mut escaped = false;
            let _ = chars.by_ref().find(|c| {
                let closes = *c == '"' && !escaped;
                escaped = *c == '\\' && !escaped;
                closes
            });
            out.push_str("\"\"");
        } else {
            out.push(c);
        }
    }
    out
}

/// How a value is written, for a message.
fn like(skeleton: &str) -> String {
    match skeleton {
        "0" => "a whole number".to_owned(),
        "-0" => "a number below nought".to_owned(),
        other => format!("something like {other}"),
    }
}
