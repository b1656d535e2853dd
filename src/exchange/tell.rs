//! What could not be placed, in words: each reason once, with how many marks it kept out
//! and the first of them.

use std::collections::BTreeMap;

/// Characters of a name or quotation that a message shows.
const MOST_SHOWN: usize = 48;
/// Marks that a reason names.
const MOST_NAMED: usize = 3;

/// A text in a message: on one line, without control characters, cut if it is long.
pub(super) fn shown(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = line.chars().filter(|c| !c.is_control()).take(MOST_SHOWN).collect();
    if line.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// Marks that were not placed, by reason.
#[derive(Default)]
pub(super) struct NotPlaced(BTreeMap<String, Vec<String>>);

impl NotPlaced {
    pub(super) fn push(&mut self, reason: &str, called: &str) {
        self.0.entry(reason.to_owned()).or_default().push(shown(called));
    }

    /// A line for each reason.
    pub(super) fn told<'a>(&'a self, file: &'a str) -> impl Iterator<Item = String> + 'a {
        self.0.iter().map(move |(reason, marks)| {
            let named = marks.iter().take(MOST_NAMED).map(|mark| format!("“{mark}”"));
            let named: Vec<String> = named.collect();
            let more = match marks.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let count = match marks.len() {
                1 => "1 mark was not placed".to_owned(),
                many => format!("{many} marks were not placed"),
            };
            format!("{file}: {count}: {reason} ({}{more})", named.join(", "))
        })
    }
}
