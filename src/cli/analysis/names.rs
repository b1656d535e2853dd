//! Names in the output of `analyze`.

use std::fmt::Write as _;

use serde::Serialize;

use super::PlaceOut;
use crate::cli::terminal::printable;
use crate::findings::{Findings, Name, NameKind};

/// Forms of a name told in text, at most.
const FORMS_MOST: usize = 6;

#[derive(Serialize)]
pub(super) struct NameOut<'a> {
    canonical: &'a str,
    forms: &'a [String],
    kind: &'static str,
    titles: &'a [String],
    places: Vec<PlaceOut>,
}

/// The names of the findings for JSON.
pub(super) fn json(findings: &Findings) -> Vec<NameOut<'_>> {
    let out = |name| {
        let Name {
            canonical,
            forms,
            kind,
            titles,
            places,
        }: &Name = name;
        NameOut {
            canonical,
            forms,
            kind: kind.word(),
            titles,
            places: places
                .iter()
                .map(|(article, span)| PlaceOut::of(*article, *span))
                .collect(),
        }
    };
    findings.names.iter().map(out).collect()
}

/// The names with more than one form or a title, for a terminal.
pub(super) fn text(out: &mut String, findings: &Findings) {
    let told = |name: &&Name| name.forms.len() > 1 || !name.titles.is_empty();
    let _ = writeln!(out, "\n{} names\n", findings.names.len());
    for name in findings.names.iter().filter(told) {
        let kind = match name.kind {
            NameKind::Unknown => String::new(),
            kind => format!(" ({})", kind.word()),
        };
        let _ = writeln!(out, "{}{kind}", printable(&name.canonical));
        let others: Vec<&str> = name
            .forms
            .iter()
            .filter(|form| **form != name.canonical)
            .map(String::as_str)
            .collect();
        for (word, list) in [
            ("also", others),
            ("title", name.titles.iter().map(String::as_str).collect()),
        ] {
            if !list.is_empty() {
                let more = list.len().saturating_sub(FORMS_MOST);
                let rest = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                let first = list.into_iter().take(FORMS_MOST).collect::<Vec<_>>().join("; ");
                let _ = writeln!(out, "   {word}: {}{rest}", printable(&first));
            }
        }
    }
}
