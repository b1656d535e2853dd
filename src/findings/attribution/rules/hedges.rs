//! Words that nobody in particular says: "reportedly", "ada laporan bahwa".

use super::super::Form;
use super::super::cues::Class;
use super::Draft;
use super::sentence::Sentence;

impl Sentence<'_, '_> {
    /// "Ada laporan bahwa …", "konon": what follows, or the clause the hedge stands in.
    pub(super) fn hedge(&self, cue: std::ops::Range<usize>) -> Option<Draft> {
        let reader = self.reader;
        // "yang ramai diperkirakan orang": about a thing, not a statement.
        let before = cue.start.saturating_sub(2).max(self.start);
        let blocked = cue.start > self.start && reader.is(cue.start - 1, Class::BLOCK);
        let because = blocked || cue.start > self.start && reader.is(cue.start - 1, Class::CAUSE);
        if because || (before..cue.start).any(|at| reader.is(at, Class::RELATIVE)) {
            return None;
        }
        let clause = self.clause_before(cue.start);
        let follows = reader.is(cue.start, Class::RUMOUR)
            || reader.is(cue.end, Class::THAT)
            || clause >= cue.start
            || reader.is(clause, Class::PREPOSITION);
        let end = self.content_end(cue.end, false);
        let content = if follows {
            let start = reader.content_start(cue.end, self.end, false);
            reader.content(start..end, 2)
        } else {
            reader.content(clause..end, 3)
        };
        let mut content = content?;
        content.form = match content.form {
            Form::Direct => Form::Direct,
            _ => Form::Anonymous,
        };
        Some(self.draft(None, cue, content))
    }
}
