//! The patterns of speech: from a cue to its speaker and its content.

mod cited;
mod clauses;
mod hedges;
mod quotations;
mod sentence;
mod verbs;

use std::ops::Range;

use super::content::Content;
use super::tokens::Reader;
use super::voice::Voice;
use sentence::Sentence;

/// An attribution as tokens, before names are resolved.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) sentence: usize,
    pub(super) voice: Option<Voice>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Content,
    pub(super) via: Vec<Range<usize>>,
    /// "katanya": the speaker is the ending of the cue.
    pub(super) ending: bool,
    /// "kata", "he added": the one who spoke last is likely meant.
    pub(super) tag: bool,
}

/// The attributions of an article, in order of their content.
pub(super) fn drafts(reader: &Reader<'_>) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    for (number, range) in reader.sentences.iter().enumerate() {
        let found = Sentence::new(reader, number, range.clone()).drafts();
        all.extend(found);
    }
    quotations::go_on(reader, &mut all);
    all.sort_by_key(|draft| (draft.sentence, draft.content.span.start, draft.content.span.end));
    all.dedup_by(|later, first| later.content.span == first.content.span);
    all
}
