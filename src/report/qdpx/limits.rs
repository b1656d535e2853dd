//! What a REFI-QDA project cannot hold, told in a note of its own.

use crate::report::method;
use crate::report::tree::Report;

/// The note's name among identifiers.
pub(super) const NOTE: &str = "what this file cannot hold";
/// Its title.
pub(super) const TITLE: &str = "About this export: what it holds, and what it cannot";

const HOLDS: &str = "\
Each claim is a code, in the analyst’s words, with a code below it for each stance that an article takes to it (asserts, \
denies, questions, hedges, reports). A passage is coded with the claim’s stance; its description gives the value, the \
voice and the chain in words. The stance is what the article does with the claim, never what the analyst holds of it. \
Places that name a voice are coded under “Voices named”. Voices are cases; what is known of articles and voices are \
variables; tags are sets of codes. Positions are counted in code points.";

const LACKS: &str = "\
Not in this file, because the format has no place for it:
- chains of attribution: who passed on whose words. They stand as words in a passage’s description and cannot be \
counted with; several articles that repeat one agency look like several sources here;
- independent origins and where a claim stands, but for the words in the code’s description;
- the analyst’s assessments (credibility, likelihood, confidence) and statuses that overrule the marks;
- how claims bear on one another (contradicts, entails …);
- which passages of the articles tell the same thing, and what is folded as page furniture;
- silence: an article without a code may have been read or not. The variable “Read by the analyst” says which;
- which fragments are one mark, but for the words “part 1 of 2” in the passages’ names.
Changed in this file: a line end is one line feed in the texts, as programs read them, and a text’s first character \
U+FEFF stands as U+2060, so that it is not taken for a byte order mark; the SHA-256 given is that of the original file. \
In names and notes characters that cannot be seen are shown as ⟨U+202E⟩. What counts as evidence is the Sejajar \
project itself.";

/// The note.
pub(super) fn text(report: &Report) -> String {
    let head = &report.masthead;
    let file = match head.project_file.trim() {
        "" => String::new(),
        name => format!(" from {name}"),
    };
    let hash = match head.project_sha256.trim() {
        "" => String::new(),
        hash => format!(" (SHA-256 {hash})"),
    };
    let left_out = method::left_out(report).map_or_else(String::new, |point| format!("\n\n{}", point.text));
    format!(
        "Written by Sejajar {}{file}{hash}.\n\n{HOLDS}\n\n{LACKS}{left_out}\n",
        head.version
    )
}
