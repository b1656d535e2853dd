//! Sources put to use: who said a mark and through whom, by which words, whose text an
//! article is, to whom a source belongs, how it is rated.

use super::{Effect, Prompt, Session, SourceFor, Verb};
use crate::dossier::{Action, MentionId, Source, SourceId, SourceUse};
use crate::text::Span;

impl Session {
    /// What putting the source of this name to a use does; `None` where a name that is
    /// not in the register does not do.
    fn action_for(&self, what: SourceFor, name: &str) -> Option<Action> {
        let known = self.dossier().source_by_name(name);
        let put = |what| Some(Action::PutSource(name.to_owned(), what));
        match what {
            SourceFor::Speaker => self
                .mention_here()
                .map(|id| Action::Attribute(id, name.to_owned(), None)),
            SourceFor::Through(id) => put(SourceUse::Through(id)),
            SourceFor::Parent(id) => put(SourceUse::ParentOf(id)),
            SourceFor::CopyOf(id) => put(SourceUse::CopiedBy(id)),
            SourceFor::MergeInto(id) => known.map(|into| Action::MergeSources(id, into)),
            SourceFor::ApartFrom(id) => known.map(|other| Action::KeepSourcesApart(id, other, true)),
        }
    }

    /// Why the source of this name cannot be put to that use, in words.
    #[must_use]
    pub fn refusal(&self, what: SourceFor, name: &str) -> Option<String> {
        let action = match self.action_for(what, name) {
            Some(action) => action,
            None if matches!(what, SourceFor::Speaker) => return None,
            None => return Some(format!("“{name}” is not in the register")),
        };
        self.document.refuses(&action).map(|refusal| refusal.to_string())
    }

    pub(super) fn use_source(&mut self, what: SourceFor, name: &str) {
        let SourceFor::Speaker = what else {
            let into = self.dossier().source_by_name(name);
            let done = self.action_for(what, name).is_some_and(|action| self.act(action));
            match (what, into) {
                (SourceFor::Through(id), _) if done => self.remember(id),
                (SourceFor::MergeInto(_), Some(into)) if done => self.select_source(into),
                _ => {}
            }
            return;
        };
        self.attribute(name);
    }

    /// The mark that is meant, if somebody is said to have said it.
    pub(super) fn ask_through(&mut self) {
        let Some(id) = self.mention_here() else {
            let cycle = self.keymap().spoken(Verb::CycleMarks);
            self.inform(format!("Select a mark first ({cycle} goes through the marks here)"));
            return;
        };
        let has_speaker = self
            .dossier()
            .mentions()
            .get(&id)
            .is_some_and(|m| m.attribution.is_some());
        if has_speaker {
            self.prompt = Some(Prompt::Source(SourceFor::Through(id)));
        } else {
            let key = self.keymap().spoken(Verb::SetSource);
            self.inform(format!("Say first who says so ({key}): a chain ends there"));
        }
    }

    /// The mark whose cue the selected words can be: one that has a source, in the same
    /// sentence or beside it; the one selected last, or the only one.
    #[must_use]
    pub fn cue_mark(&self) -> Option<MentionId> {
        let focus = self.selection.focus.filter(|_| self.selection.mention.is_none())?;
        let article = &self.dossier().article(focus.article)?.article;
        let here = article.sentences_in(focus.span);
        let near = |id: &MentionId| {
            let mention = self.dossier().mentions().get(id)?;
            let there = article.sentences_in(mention.at.cover());
            let is_near = there.start <= here.end && here.start <= there.end;
            (mention.at.article == focus.article && mention.attribution.is_some() && is_near).then_some(*id)
        };
        let in_hand = self.in_hand.as_ref().and_then(near);
        let around = article.sentences.get(here.start.saturating_sub(1)..)?;
        let around = around.get(..here.len() + 2).unwrap_or(around);
        let beside = around.iter().map(|sentence| sentence.span).reduce(Span::cover)?;
        in_hand.or_else(|| {
            let marks = self.document.mentions_in(focus.article, beside);
            let mut all = marks.filter_map(|(id, _)| near(&id));
            all.next().filter(|_| all.next().is_none())
        })
    }

    /// The selected words become the cue of the mark they stand beside.
    pub(super) fn set_cue(&mut self) {
        let Some((id, focus)) = self.cue_mark().zip(self.selection.focus) else {
            let key = self.keymap().spoken(Verb::SetCue);
            self.inform(format!(
                "Select a mark that has a source, then the words beside it that say so (“said”, “menurut”), then {key}"
            ));
            return;
        };
        self.edit_mention(id, |mention| {
            if let Some(said) = &mut mention.attribution {
                said.cue = Some(focus.span);
            }
        });
        self.select_mention(id);
    }

    /// Rates a source: the world outside knows the day.
    pub(super) fn rate(&mut self, id: SourceId, letter: Option<char>) -> Vec<Effect> {
        if let Some(letter) = letter {
            return vec![Effect::DateRating(id, letter)];
        }
        self.edit_source(id, |source| {
            source.reliability = None;
            source.rated.clear();
        });
        Vec::new()
    }

    pub(super) fn rated(&mut self, id: SourceId, letter: char, day: String) {
        self.edit_source(id, |source| {
            source.reliability = Some(letter);
            source.rated = day;
        });
    }

    fn edit_source(&mut self, id: SourceId, edit: impl FnOnce(&mut Source)) {
        if let Some(source) = self.dossier().sources().get(&id) {
            let mut source = source.clone();
            edit(&mut source);
            self.act(Action::EditSource(id, source));
        }
    }
}
