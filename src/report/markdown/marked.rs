//! Text with its marks as brackets: `⟦c1 ✓ …⟧`, and other brackets for a mark
//! that overlaps.

use crate::report::tree::{Mark, MarkKind, Run};
use crate::report::visible::mark as hidden_mark;

/// Brackets by lane; the last pair serves all further lanes, its end says which.
const BRACKETS: [(char, char); 3] = [('⟦', '⟧'), ('⟪', '⟫'), LAST];

const LAST: (char, char) = ('⦅', '⦆');

/// What the brackets mean, for the reader.
pub(super) const LEGEND: &str = "Marks stand in brackets: ⟦c1 ✓ …⟧ bears on claim c1 with the stance ✓, ⟦s1 …⟧ names voice s1, ⟦n1 …⟧ has note n1. A mark that overlaps another stands in ⟪…⟫, a third one in ⦅…⦆.";

/// The text of runs with brackets, not yet escaped.
pub(super) fn text(runs: &[Run]) -> String {
    let mut out = String::new();
    let mut open: &[Mark] = &[];
    for run in runs {
        close(&mut out, open, &run.marks);
        for mark in run.marks.iter().filter(|mark| !open.contains(mark)) {
            out.push(brackets(mark).0);
            match mark.kind {
                MarkKind::Mention(_, claim, stance) => push!(out, "{claim} {} ", stance.glyph()),
                MarkKind::Naming(_, source) => push!(out, "{source} "),
                MarkKind::Note(note) => push!(out, "{note} "),
            }
        }
        for c in run.text.chars() {
            // A bracket in the article must not look like a mark of ours.
            if BRACKETS.iter().any(|(begin, end)| c == *begin || c == *end) {
                out.push_str(&hidden_mark(c));
            } else {
                out.push(c);
            }
        }
        open = &run.marks;
    }
    close(&mut out, open, &[]);
    out
}

fn brackets(mark: &Mark) -> (char, char) {
    BRACKETS.get(mark.lane).copied().unwrap_or(LAST)
}

fn close(out: &mut String, open: &[Mark], staying: &[Mark]) {
    for mark in open.iter().rev().filter(|mark| !staying.contains(mark)) {
        if mark.lane + 1 >= BRACKETS.len() {
            let id = match mark.kind {
                MarkKind::Mention(_, claim, _) => claim.to_string(),
                MarkKind::Naming(_, source) => source.to_string(),
                MarkKind::Note(note) => note.to_string(),
            };
            push!(out, " {id}");
        }
        out.push(brackets(mark).1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ClaimId, MentionId, Stance};

    fn run(text: &str, lanes: &[usize]) -> Run {
        let mark = |lane: &usize| {
            let number = u32::try_from(*lane).unwrap_or(0) + 1;
            Mark {
                kind: MarkKind::Mention(MentionId(number), ClaimId(number), Stance::Asserts),
                lane: *lane,
            }
        };
        Run {
            text: text.to_owned(),
            marks: lanes.iter().map(mark).collect(),
        }
    }

    #[test]
    fn overlapping_marks_have_other_brackets() {
        let runs = [
            run("a ", &[]),
            run("b ", &[0]),
            run("c", &[0, 1]),
            run(" d", &[1]),
            run(" e⟦", &[]),
        ];
        assert_eq!(text(&runs), "a ⟦c1 ✓ b ⟪c2 ✓ c⟧ d⟫ e⟨U+27E6⟩");
    }
}
