//! What is found in the articles: asked for when they are aligned, and what the analyst
//! has answered of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::answers::{Answered, Answers};
use super::{Effect, Focus, Session, inputs};
use crate::align::{Alignment, Input, Progress};
use crate::article::ArticleId;
use crate::findings::{Attribution, Discrepancy, Findings, Kind, Side, attributions};
use crate::text::Span;

/// What looking for findings is called while it is under way.
pub const FINDING: &str = "Looking for differences";

/// What findings depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundKey {
    /// Which of the dossiers opened in this session it is.
    opened: u64,
    /// Of articles, folds, pins and the score from which links are shown.
    alignment_revision: u64,
    /// The folder of the language model that helped.
    model: Option<PathBuf>,
}

/// Findings to make.
#[derive(Clone, Debug)]
pub struct FindTask {
    /// What the answer is for.
    pub key: FoundKey,
    /// The articles.
    pub inputs: Vec<Input>,
    /// Their alignment.
    pub alignment: Arc<Alignment>,
}

/// What was found in the articles.
#[derive(Debug)]
pub struct Found {
    /// What it was made for.
    pub key: FoundKey,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Where the articles differ, the gravest first.
    pub discrepancies: Vec<Discrepancy>,
}

/// Does a task here and now. `None` when `progress` said stop.
#[must_use]
pub fn find_now(task: &FindTask, progress: &dyn Progress) -> Option<Found> {
    if !progress.went(0.0) {
        return None;
    }
    let mut attributions = attributions(&task.inputs);
    attributions.sort_by_key(|said| said.article);
    if !progress.went(0.3) {
        return None;
    }
    let found = Findings::of(&task.inputs, &task.alignment, &attributions);
    progress.went(1.0).then(|| Found {
        key: task.key.clone(),
        attributions,
        discrepancies: found.discrepancies,
    })
}

/// Which discrepancies their view lists. What it does not list no key answers there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Of this kind alone.
    pub kind: Option<Kind>,
    /// Those that are answered, not those that wait.
    pub answered: bool,
}

/// Findings with the answers to them.
#[derive(Debug, Default)]
pub(super) struct FoundState {
    asked: Option<FoundKey>,
    found: Option<Arc<Found>>,
    /// How many times something was found: what is derived from it is cached by it.
    number: u64,
    answers: Answers,
}

impl Session {
    /// Where articles differ, the gravest first, with what was answered. While new ones
    /// are looked for, those before.
    #[must_use]
    pub fn discrepancies(&self) -> impl ExactSizeIterator<Item = (&Discrepancy, Answered)> + '_ {
        let all = self.found.found.as_ref().map_or(&[][..], |found| &found.discrepancies);
        all.iter().zip(self.found.answers.all().iter().copied())
    }

    /// Which discrepancies their view lists.
    #[must_use]
    pub const fn listing(&self) -> Listing {
        self.listing
    }

    /// The numbers of the discrepancies their view lists, the gravest first.
    #[must_use]
    pub fn listed_discrepancies(&self) -> Vec<usize> {
        let Listing { kind, answered } = self.listing;
        let all = self.discrepancies().enumerate();
        all.filter(|(_, (one, answer))| {
            kind.is_none_or(|only| only == one.kind) && (*answer != Answered::Open) == answered
        })
        .map(|(number, _)| number)
        .collect()
    }

    /// A discrepancy by its number.
    #[must_use]
    pub fn discrepancy(&self, number: usize) -> Option<(&Discrepancy, Answered)> {
        let found = self.found.found.as_ref()?;
        Some((
            found.discrepancies.get(number)?,
            self.found.answers.all().get(number).copied()?,
        ))
    }

    /// How many discrepancies wait for an answer.
    #[must_use]
    pub fn open_discrepancies(&self) -> usize {
        let answers = self.found.answers.all().iter();
        answers.filter(|answer| **answer == Answered::Open).count()
    }

    /// Where open discrepancies stand in an article, in the order of its text: the place
    /// and the discrepancy's number.
    #[must_use]
    pub fn discrepant_places(&self, article: ArticleId) -> &[(Span, usize)] {
        self.found.answers.open_in(article)
    }

    /// The next account of the discrepancy looked at: from the account in hand round to
    /// the first again.
    #[must_use]
    pub fn other_account(&self) -> Option<Focus> {
        let focus = self.selection.focus?;
        let (one, _) = self.discrepancy(self.looked_at_discrepancy()?)?;
        let told: Vec<&Side> = one.sides.iter().filter(|side| !side.spans.is_empty()).collect();
        let is_here =
            |(article, span): &(ArticleId, Span)| *article == focus.article && span.overlap(focus.span).is_some();
        let here = told.iter().position(|side| side.spans.iter().any(is_here))?;
        let next = told.get((here + 1) % told.len()).filter(|_| told.len() > 1)?;
        let elsewhere = next.spans.iter().find(|(article, _)| *article != focus.article);
        let (article, span) = *elsewhere.or_else(|| next.spans.first())?;
        Some(Focus { article, span })
    }

    /// What was found; `None` while the articles are read for the first time.
    #[must_use]
    pub const fn found(&self) -> Option<&Arc<Found>> {
        self.found.found.as_ref()
    }

    /// Goes up with every set of findings taken.
    pub(super) const fn found_number(&self) -> u64 {
        self.found.number
    }

    /// The attributions found in an article, in the order of its text.
    pub(super) fn attributions_in(&self, article: ArticleId) -> &[Attribution] {
        let all = self.found.found.as_ref().map_or(&[][..], |found| &found.attributions);
        let from = all.partition_point(|said| said.article < article);
        let to = all.partition_point(|said| said.article <= article);
        all.get(from..to).unwrap_or_default()
    }

    /// Asks for findings when the alignment is another one.
    pub(super) fn refresh_found(&mut self) -> Option<Effect> {
        self.refresh_answers();
        let aligned = self.aligned.as_ref()?;
        let aligned_key = aligned.key.as_ref()?;
        let key = FoundKey {
            opened: self.opened,
            alignment_revision: aligned_key.alignment_revision,
            model: aligned_key.model.clone(),
        };
        // An alignment of articles that have changed since is about to be made anew.
        let is_old = aligned_key.alignment_revision != self.document.alignment_revision();
        if is_old || self.found.asked.as_ref() == Some(&key) {
            return None;
        }
        self.found.asked = Some(key.clone());
        Some(Effect::Find(FindTask {
            key,
            inputs: inputs(self.dossier()),
            alignment: Arc::clone(&aligned.alignment),
        }))
    }

    /// Takes findings, if nothing newer was asked for.
    pub(super) fn take_found(&mut self, found: Arc<Found>) {
        if self.found.asked.as_ref() != Some(&found.key) {
            return;
        }
        self.hold_on_to_discrepancy(&found);
        self.found.answers = Answers::new(&found.discrepancies);
        self.found.found = Some(found);
        self.found.number += 1;
        self.refresh_answers();
    }

    /// Forgets what was found in another dossier.
    pub(super) fn forget_found(&mut self) {
        self.found = FoundState {
            number: self.found.number + 1,
            ..FoundState::default()
        };
    }

    /// Looks up what the analyst has answered, when the dossier has changed.
    fn refresh_answers(&mut self) {
        if let Some(found) = &self.found.found {
            self.found.answers.refresh(&found.discrepancies, &self.document);
        }
    }
}
