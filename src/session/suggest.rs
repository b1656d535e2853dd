//! What the machine proposes where the analyst is, and walking through it: who says the
//! selected mark, which sources may be one, and which sentences may tell the same.

use std::collections::BTreeMap;

use super::answers::{Answered, records};
use super::found::Found;
use super::named::rejection;
use super::{Session, Verb, View};
use crate::align::Link;
use crate::article::ArticleId;
use crate::dossier::{
    Action, Attribution, Mention, MentionId, Pin, PinPair, Place, ProposedId, Said, Source, SourceId, SourcePair,
    Variant,
};
use crate::findings::{Discrepancy, speaker};
use crate::text::Span;

/// Who is proposed to have said a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The mark.
    pub mention: MentionId,
    /// The words that name who said it.
    pub at: Span,
    /// The words that say that somebody says so.
    pub cue: Span,
    /// The source it is, if it is in the register.
    pub source: Option<SourceId>,
    /// Who, by the name it has or would have, and through whom.
    pub said: Said,
}

/// A suggestion that stands by itself, to be walked to, accepted or rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// A mark of another's, brought in from a file.
    Mark(ProposedId),
    /// Two sources of the register are one.
    OneSource(SourcePair),
    /// Articles differ: the number of the discrepancy.
    Discrepancy(usize),
    /// Two sentences tell the same.
    Link(PinPair),
}

/// Sources that may be one, with what they were looked for in.
#[derive(Debug, Default)]
pub(super) struct Variants {
    /// The revision in which it was last looked whether something changed.
    of: Option<u64>,
    sources: BTreeMap<SourceId, Source>,
    apart: Vec<SourcePair>,
    found: Vec<Variant>,
}

/// A proposal with what it was looked for in.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    of: Option<(u64, MentionId, u64)>,
    found: Option<Proposal>,
}

impl Session {
    /// Who is proposed to have said the selected mark; nobody once it has a source.
    #[must_use]
    pub const fn proposal(&self) -> Option<&Proposal> {
        self.proposed.found.as_ref()
    }

    /// Looks again when another mark is selected or the dossier has changed.
    pub(super) fn refresh_proposal(&mut self) {
        let (revision, found) = (self.document.revision(), self.found_number());
        let of = self.selection.mention.map(|id| (revision, id, found));
        if self.proposed.of != of {
            let found = of.and_then(|(_, id, _)| self.propose(id));
            self.proposed = Proposed { of, found };
        }
    }

    /// What the article says; without findings, or where they say nothing, what the marked
    /// sentences say by themselves. A pronoun is no name to be taken by one key.
    fn propose(&self, id: MentionId) -> Option<Proposal> {
        let dossier = self.dossier();
        let mention = dossier
            .mentions()
            .get(&id)
            .filter(|mention| mention.attribution.is_none())?;
        let known = self.known_names();
        let (article, span) = (mention.at.article, mention.at.cover());
        let found = self.told_by(article, span, &known).filter(|told| !told.by_pronoun);
        if let Some((found, (name, cue))) =
            found.and_then(|told| Some((told.speaker?, told.said.cue?)).map(|at| (told, at)))
        {
            return Some(Proposal {
                mention: id,
                at: name,
                cue,
                source: found.source,
                said: found.said,
            });
        }
        self.proposed_by_sentence(id, mention, &known)
    }

    fn proposed_by_sentence(&self, id: MentionId, mention: &Mention, known: &[Vec<&str>]) -> Option<Proposal> {
        let dossier = self.dossier();
        let entry = dossier.article(mention.at.article)?;
        let article = &entry.article;
        let touched = article.sentences_in(mention.at.cover());
        let sentences = article.sentences.get(touched)?;
        let found = sentences
            .iter()
            .find_map(|sentence| speaker(&article.text, sentence.span, &entry.metadata.language, known))?;
        let at = Place {
            article: mention.at.article,
            span: found.cue,
        };
        if dossier.is_dismissed(&rejection(at)) {
            return None;
        }
        let source = found
            .known
            .and_then(|index| dossier.sources().keys().nth(index))
            .copied();
        let written = || {
            found
                .name
                .of(&article.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        let name = source
            .and_then(|id| dossier.sources().get(&id))
            .map_or_else(written, |source| source.name.clone());
        Some(Proposal {
            mention: id,
            at: found.name,
            cue: found.cue,
            source,
            said: Said {
                name,
                cue: Some(found.cue),
                via: Vec::new(),
            },
        })
    }

    /// Looks again when the register has changed.
    pub(super) fn refresh_variants(&mut self) {
        let revision = self.document.revision();
        if self.variants.of == Some(revision) {
            return;
        }
        self.variants.of = Some(revision);
        let dossier = self.document.dossier();
        let apart: Vec<SourcePair> = dossier.never_merge().collect();
        if self.variants.sources != *dossier.sources() || self.variants.apart != apart {
            self.variants.found = dossier.variants();
            self.variants.sources.clone_from(dossier.sources());
            self.variants.apart = apart;
        }
    }

    /// Sources of the register that may be one, the likeliest first.
    #[must_use]
    pub fn variants(&self) -> &[Variant] {
        &self.variants.found
    }

    pub(super) fn run_suggestion(&mut self, verb: Verb) {
        match verb {
            Verb::NextSuggestion => self.step_suggestion(true),
            Verb::PreviousSuggestion => self.step_suggestion(false),
            Verb::Accept => self.answer(true),
            Verb::Reject => self.answer(false),
            _ => {}
        }
    }

    /// The suggestion the analyst looks at, while it is neither accepted nor rejected.
    /// None once the analyst went on: nobody answers what is out of sight.
    #[must_use]
    pub fn suggestion(&self) -> Option<Suggestion> {
        let selection = &self.selection;
        self.suggested.filter(|suggestion| match suggestion {
            Suggestion::Link(pair) => {
                let is_here = matches!(self.view, View::Synopsis | View::Inbox);
                let focus = selection.focus.filter(|_| is_here && selection.mention.is_none());
                let is_focused =
                    |place: &Place| focus.is_some_and(|f| place.article == f.article && place.span == f.span);
                self.is_open(*suggestion) && (is_focused(&pair.a) || is_focused(&pair.b))
            }
            Suggestion::Discrepancy(number) => {
                let is_seen = match self.view {
                    View::Discrepancies => self.listed_discrepancies().contains(number),
                    view => matches!(view, View::Synopsis | View::Inbox),
                };
                let focus = selection.focus.filter(|_| is_seen && selection.mention.is_none());
                let is_here = |article: &ArticleId, span: &Span| {
                    focus.is_some_and(|f| *article == f.article && span.overlap(f.span).is_some())
                };
                let is_told = self.discrepancy(*number).is_some_and(|(one, _)| {
                    let mut places = one.sides.iter().flat_map(|side| &side.spans);
                    places.any(|(article, span)| is_here(article, span))
                });
                is_told && self.is_open(*suggestion)
            }
            Suggestion::Mark(id) => {
                let is_here = matches!(self.view, View::Synopsis | View::Inbox);
                let focus = selection.focus.filter(|_| is_here && selection.mention.is_none());
                let at = self.dossier().proposed().get(id).map(|one| &one.at);
                let is_focused = focus
                    .zip(at)
                    .is_some_and(|(focus, at)| focus.article == at.article && focus.span.overlap(at.cover()).is_some());
                is_focused && self.is_open(*suggestion)
            }
            Suggestion::OneSource(pair) => {
                let is_here = matches!(self.view, View::Sources | View::Inbox);
                let is_selected = selection.in_list && [Some(pair.a), Some(pair.b)].contains(&selection.source);
                is_here && is_selected && self.is_open(*suggestion)
            }
        })
    }

    /// The suggested link the analyst looks at.
    #[must_use]
    pub fn suggested_link(&self) -> Option<PinPair> {
        match self.suggestion()? {
            Suggestion::Link(pair) => Some(pair),
            _ => None,
        }
    }

    /// The number of the discrepancy the analyst looks at.
    #[must_use]
    pub fn looked_at_discrepancy(&self) -> Option<usize> {
        match self.suggestion()? {
            Suggestion::Discrepancy(number) => Some(number),
            _ => None,
        }
    }

    /// Another set of findings: the one looked at is the same one in it, or none.
    pub(super) fn hold_on_to_discrepancy(&mut self, found: &Found) {
        let Some(Suggestion::Discrepancy(number)) = self.suggested else {
            return;
        };
        let same = self.discrepancy(number).and_then(|(one, _)| {
            let is_it = |other: &Discrepancy| other.kind == one.kind && other.sides == one.sides;
            found.discrepancies.iter().position(is_it)
        });
        self.suggested = same.map(Suggestion::Discrepancy);
    }

    /// Whether a suggestion is neither accepted nor rejected.
    fn is_open(&self, suggestion: Suggestion) -> bool {
        match suggestion {
            Suggestion::Link(pair) => !self.dossier().pins().contains_key(&pair),
            Suggestion::Mark(id) => self.dossier().proposed().get(&id).is_some_and(|one| !one.rejected),
            Suggestion::OneSource(pair) => self.variants().iter().any(|variant| variant.pair == pair),
            Suggestion::Discrepancy(number) => {
                let found = self.discrepancy(number);
                found.is_some_and(|(_, answered)| answered == Answered::Open)
            }
        }
    }

    /// What is suggested, in the order in which it is walked through: marks of others,
    /// sources that may be one, then discrepancies, then links; each kind the likeliest first.
    fn suggestions(&self) -> Vec<Suggestion> {
        let sources = self
            .variants()
            .iter()
            .map(|variant| Suggestion::OneSource(variant.pair));
        let links = self.aligned.iter().flat_map(|aligned| {
            let links = aligned
                .inbox
                .iter()
                .filter_map(|index| aligned.alignment.links.get(*index));
            links.filter_map(|link| self.pair_of(link)).map(Suggestion::Link)
        });
        // A view of one kind walks through what it lists.
        if self.view == View::Discrepancies {
            let listed = self.listed_discrepancies().into_iter();
            return listed.map(Suggestion::Discrepancy).collect();
        }
        let discrepancies = (0..self.discrepancies().len()).map(Suggestion::Discrepancy);
        let marks = self.dossier().to_review().map(|(id, _)| Suggestion::Mark(id));
        marks.chain(sources).chain(discrepancies).chain(links).collect()
    }

    /// The pair of places a link joins.
    #[must_use]
    pub fn pair_of(&self, link: &Link) -> Option<PinPair> {
        let place = |unit: crate::align::Unit| self.place_of(unit.article, unit.sentence);
        Some(PinPair::new(place(link.a)?, place(link.b)?))
    }

    /// Selects what a suggestion is about and brings it into sight: of a link the
    /// sentence in the leftmost column, of two sources the one that would stay.
    pub(super) fn select_suggestion(&mut self, suggestion: Suggestion) {
        match suggestion {
            Suggestion::Link(pair) => {
                let left = |place: &Place| self.columns().position(|id| id == place.article);
                let here = if left(&pair.b) < left(&pair.a) { pair.b } else { pair.a };
                let focus = super::Focus {
                    article: here.article,
                    span: here.span,
                };
                self.look_at(focus);
            }
            Suggestion::Mark(id) => {
                if let Some(one) = self.dossier().proposed().get(&id) {
                    let (article, span) = (one.at.article, one.at.cover());
                    self.look_at(super::Focus { article, span });
                }
            }
            Suggestion::Discrepancy(number) => {
                let left = |article: ArticleId| self.columns().position(|id| id == article);
                let places = self.discrepancy(number).map(|(one, _)| {
                    let places = one.sides.iter().flat_map(|side| &side.spans);
                    places.min_by_key(|(article, span)| (left(*article).is_none(), left(*article), *span))
                });
                if let Some((article, span)) = places.flatten().copied() {
                    self.look_at(super::Focus { article, span });
                }
            }
            Suggestion::OneSource(pair) => {
                if !self.in_inbox() {
                    self.view = View::Sources;
                }
                self.select_source(self.dossier().merge_order(pair).0);
            }
        }
        self.suggested = Some(suggestion);
    }

    /// In a list of suggestions the place is selected; in the text it is brought into sight.
    fn look_at(&mut self, focus: super::Focus) {
        if self.in_inbox() {
            self.select(focus);
        } else {
            self.reveal(focus);
        }
    }

    /// The open suggestion after the one looked at, or before it; round at the end.
    fn next_suggestion(&self, ahead: bool) -> Option<Suggestion> {
        let all = self.suggestions();
        // In the text one begins with what is suggested there.
        let is_first = |suggestion: &Suggestion| match suggestion {
            Suggestion::Mark(_) | Suggestion::Link(_) => self.view != View::Sources,
            Suggestion::Discrepancy(_) => self.view != View::Sources,
            Suggestion::OneSource(_) => matches!(self.view, View::Sources | View::Inbox),
        };
        let looked_at = self.suggested.and_then(|wanted| all.iter().position(|s| *s == wanted));
        let start = looked_at.or_else(|| all.iter().position(is_first)).unwrap_or(0);
        let (before, after) = all.split_at(start);
        let after = after.get(usize::from(looked_at.is_some())..).unwrap_or_default();
        let is_open = |suggestion: &&Suggestion| self.is_open(**suggestion);
        if ahead {
            after.iter().chain(before).find(is_open).copied()
        } else {
            before.iter().rev().chain(after.iter().rev()).find(is_open).copied()
        }
    }

    fn step_suggestion(&mut self, ahead: bool) {
        match self.next_suggestion(ahead) {
            Some(suggestion) => self.select_suggestion(suggestion),
            None if self.aligned.is_none() => self.inform("The articles are still being compared"),
            None => self.inform("Nothing is suggested that you have not answered"),
        }
    }

    /// Yes or no to what is suggested here: first who says so, then what is looked at.
    fn answer(&mut self, yes: bool) {
        if let Some(proposal) = self.proposed.found.clone() {
            self.answer_proposal(&proposal, yes);
        } else if let Some(suggestion) = self.suggestion() {
            let next = self.next_suggestion(true);
            if self.answer_suggestion(suggestion, yes) {
                // Of sources joined with one that is gone nothing is left to answer.
                match next.filter(|next| self.is_open(*next)) {
                    Some(next) => self.select_suggestion(next),
                    None => self.step_suggestion(true),
                }
            }
        } else {
            let next = self.keymap().spoken(Verb::NextSuggestion);
            self.inform(format!("Nothing is suggested here: {next} goes to the next suggestion"));
        }
    }

    pub(super) fn answer_suggestion(&mut self, suggestion: Suggestion, yes: bool) -> bool {
        let action = match (suggestion, yes) {
            (Suggestion::Link(pair), true) => Action::SetPins(vec![(pair.a, pair.b)], Some(Pin::Linked)),
            (Suggestion::Link(pair), false) => Action::SetPins(vec![(pair.a, pair.b)], Some(Pin::Apart)),
            (Suggestion::Mark(id), true) => Action::AcceptProposed(vec![id]),
            (Suggestion::Mark(id), false) => Action::RejectProposed(vec![id], true),
            (Suggestion::OneSource(pair), true) => {
                let (stays, goes) = self.dossier().merge_order(pair);
                Action::MergeSources(goes, stays)
            }
            (Suggestion::OneSource(pair), false) => Action::KeepSourcesApart(pair.a, pair.b, true),
            (Suggestion::Discrepancy(number), yes) => return self.answer_discrepancy(number, yes),
        };
        let done = self.act(action);
        self.refresh_variants();
        done
    }

    /// Takes a discrepancy up as a claim with its marks, or remembers that it is none.
    fn answer_discrepancy(&mut self, number: usize, yes: bool) -> bool {
        let Some(found) = self.found().cloned() else {
            return false;
        };
        let Some(one) = found.discrepancies.get(number) else {
            return false;
        };
        if !yes {
            return self.act(Action::Dismiss(records(one).collect(), true));
        }
        let Some(taken) = self.taken_up(one) else {
            return false;
        };
        let marks = taken.marks.len();
        let done = self.act(Action::TakeUp(Box::new(taken)));
        let claim = self.dossier().claims().last_key_value().map(|(id, _)| *id);
        if let Some(claim) = claim.filter(|_| done) {
            let undo = self.keymap().spoken(Verb::Undo);
            self.inform(format!(
                "Taken up as claim {claim} with {marks} marks: {undo} takes it back"
            ));
        }
        done
    }

    fn answer_proposal(&mut self, proposal: &Proposal, yes: bool) {
        let id = proposal.mention;
        let Some(mention) = self.dossier().mentions().get(&id) else {
            return;
        };
        let at = Place {
            article: mention.at.article,
            span: proposal.cue,
        };
        if !yes {
            self.act(Action::Dismiss(vec![rejection(at)], true));
        } else if self.act(Action::AttributeMany(vec![(id, proposal.said.clone())])) {
            self.remember(id);
        }
    }

    /// Whether arrows walk through the inbox rather than the text.
    pub(super) const fn in_inbox(&self) -> bool {
        matches!(self.view, View::Inbox | View::Discrepancies)
    }
}

/// What a mark repeats of the one before: its source, but no cue of another sentence.
pub(super) fn without_cue(attribution: &Attribution) -> Attribution {
    Attribution {
        cue: None,
        ..attribution.clone()
    }
}
