//! Marks, stances, sources, notes, pins: what the analyst does to the passage
//! that is selected.

use super::suggest::without_cue;
use super::{Effect, Focus, Prompt, Session, SourceFor, Verb, View};
use crate::align::Link;
use crate::article::ArticleId;
use crate::dossier::{
    Action, Anchor, Attribution, Claim, ClaimId, MarkAs, Mention, MentionId, Pin, Place, Source, SourceId, Stance,
    Target,
};
use crate::text::Span;
use crate::text::fold::folded;

/// What was marked last, to be done again elsewhere.
#[derive(Clone, Debug)]
pub(super) struct LastMark {
    claim: ClaimId,
    stance: Stance,
    attribution: Option<Attribution>,
}

impl Session {
    pub(super) fn run_mark(&mut self, verb: Verb) -> Vec<Effect> {
        if let Some(key) = verb.claim_key() {
            self.mark_by_key(key);
            return Vec::new();
        }
        match verb {
            Verb::Copy => return self.copy(),
            Verb::FindClaim if self.marks_hits() => self.prompt = Some(Prompt::Claim),
            Verb::FindClaim => self.prompt = Some(Prompt::Claim),
            Verb::Asserts => self.set_stance(Stance::Asserts),
            Verb::Denies => self.set_stance(Stance::Denies),
            Verb::Questions => self.set_stance(Stance::Questions),
            Verb::Hedges => self.set_stance(Stance::Hedges),
            Verb::Reports => self.set_stance(Stance::Reports),
            Verb::SetSource => self.prompt = Some(Prompt::Source(SourceFor::Speaker)),
            Verb::Through => self.ask_through(),
            Verb::SetCue => self.set_cue(),
            Verb::AddNote => self.ask_note(),
            Verb::MarkActive => self.mark_active(),
            Verb::RepeatMark => self.repeat_mark(),
            Verb::DeleteMark => self.delete_selected(),
            Verb::Link => self.link(),
            Verb::KeepApart => self.keep_apart(),
            Verb::Unpin => self.unpin(),
            Verb::ToggleFold => self.toggle_fold(),
            verb => self.run_on_article(verb),
        }
        Vec::new()
    }

    pub(super) fn select_first(&self) -> String {
        let next = self.keymap().spoken(Verb::NextSentence);
        format!("Select a passage first: click a sentence, or go to one with {next}")
    }

    /// What is selected, as a mark would keep it. A mark that is selected is meant
    /// with all its fragments.
    #[must_use]
    pub fn selected(&self) -> Option<Anchor> {
        let focus = self.selection.focus?;
        if let Some((_, mention)) = self.mark_in_hand()
            && self.selection.parts.is_empty()
            && mention.at.fragments.contains(&focus.span)
        {
            return Some(mention.at.clone());
        }
        let text = &self.dossier().article(focus.article)?.article.text;
        let fragments = self.selection.fragments().into_iter().map(|span| span.trimmed(text));
        let fragments: Vec<Span> = fragments.filter(|span| !span.is_empty()).collect();
        (!fragments.is_empty()).then_some(Anchor {
            article: focus.article,
            fragments,
        })
    }

    /// Marks the selected passage and selects the new mark.
    pub(super) fn mark(&mut self, what: MarkAs) {
        if self.marks_hits() && matches!(what, MarkAs::Claim(..) | MarkAs::NewClaim(..)) {
            self.mark_hits(what);
            return;
        }
        let Some(at) = self.selected() else {
            self.note_down(what);
            return;
        };
        if let MarkAs::Claim(claim, ..) = what {
            let same = self
                .dossier()
                .mentions()
                .iter()
                .find(|(_, m)| m.claim == claim && m.at == at);
            if let Some((id, _)) = same {
                self.selection.mention = Some(*id);
                self.selection.claim = Some(claim);
                self.selection.parts.clear();
                self.inform("This passage already bears on that claim");
                return;
            }
        }
        let is_claim = matches!(what, MarkAs::Claim(..) | MarkAs::NewClaim(..));
        if !self.act(Action::Mark(at, what)) {
            return;
        }
        self.selection.parts.clear();
        if !is_claim {
            return;
        }
        if let Some((id, mention)) = self.dossier().mentions().last_key_value() {
            let (id, claim) = (*id, mention.claim);
            self.remember(id);
            self.selection.mention = Some(id);
            self.selection.claim = Some(claim);
        }
    }

    /// Without a passage: a claim that is still to be looked for, a source that is known
    /// before it is met.
    fn note_down(&mut self, what: MarkAs) {
        match what {
            MarkAs::NewClaim(statement, ..) => {
                let claim = Claim {
                    statement,
                    ..Claim::default()
                };
                if self.act(Action::AddClaim(claim))
                    && let Some(id) = self.dossier().claims().last_key_value().map(|(id, _)| *id)
                {
                    self.select_claim(id);
                }
            }
            MarkAs::Source(name) => match self.dossier().source_by_name(&name) {
                Some(id) => self.select_source(id),
                None => {
                    let source = Source {
                        name,
                        ..Source::default()
                    };
                    if self.act(Action::AddSource(source))
                        && let Some(id) = self.dossier().sources().last_key_value().map(|(id, _)| *id)
                    {
                        self.select_source(id);
                    }
                }
            },
            MarkAs::Claim(id, ..) => self.select_claim(id),
            MarkAs::Note(_) => self.inform(self.select_first()),
        }
    }

    pub(super) fn remember(&mut self, id: MentionId) {
        if let Some(mention) = self.dossier().mentions().get(&id) {
            self.last_mark = Some(LastMark {
                claim: mention.claim,
                stance: mention.stance,
                attribution: mention.attribution.as_ref().map(without_cue),
            });
        }
    }

    fn mark_by_key(&mut self, key: u8) {
        match self.dossier().claim_by_key(key) {
            Some(claim) => self.mark(MarkAs::Claim(claim, Stance::Asserts, None)),
            None => {
                let find = self.keymap().spoken(Verb::FindClaim);
                self.inform(format!("No claim has the key {key} yet: {find} makes one"));
            }
        }
    }

    /// Marks as the claim in hand, which stays in hand from article to article.
    fn mark_active(&mut self) {
        match self.selection.claim {
            Some(claim) => self.mark(MarkAs::Claim(claim, Stance::Asserts, None)),
            None => {
                let find = self.keymap().spoken(Verb::FindClaim);
                self.inform(format!(
                    "No claim is selected: pick one at the side, or {find} finds one"
                ));
            }
        }
    }

    fn repeat_mark(&mut self) {
        let Some(LastMark {
            claim,
            stance,
            attribution,
        }) = self.last_mark.clone()
        else {
            self.inform("Nothing was marked yet");
            return;
        };
        let known = |id: &SourceId| self.dossier().sources().contains_key(id);
        let attribution = attribution.filter(|said| known(&said.source) && said.via.iter().all(known));
        self.mark(MarkAs::Claim(claim, stance, attribution));
    }

    /// The selected mark; or the only one on the selected passage.
    pub(super) fn mention_here(&self) -> Option<MentionId> {
        if self.selection.mention.is_some() {
            return self.selection.mention;
        }
        let focus = self.selection.focus?;
        let mut here = self.document().mentions_in(focus.article, focus.span).map(|(id, _)| id);
        here.next().filter(|_| here.next().is_none())
    }

    pub(super) fn edit_mention(&mut self, id: MentionId, edit: impl FnOnce(&mut Mention)) {
        if let Some(mention) = self.dossier().mentions().get(&id) {
            let mut mention = mention.clone();
            edit(&mut mention);
            self.act(Action::EditMention(id, mention));
            self.remember(id);
        }
    }

    fn set_stance(&mut self, stance: Stance) {
        match self.mention_here() {
            Some(id) => {
                self.edit_mention(id, |mention| mention.stance = stance);
                self.selection.mention = Some(id);
            }
            None => {
                let cycle = self.keymap().spoken(Verb::CycleMarks);
                self.inform(format!("Select a mark first ({cycle} goes through the marks here)"));
            }
        }
    }

    /// Attributes the mark here to a source; without a mark, the passage itself
    /// is marked as naming the source.
    pub(super) fn attribute(&mut self, name: &str) {
        if let Some(id) = self.mention_here() {
            let cue = self.cue_for(id, name);
            if self.act(Action::Attribute(id, name.to_owned(), cue)) {
                self.remember(id);
                self.selection.mention = Some(id);
            }
        } else {
            self.mark(MarkAs::Source(name.to_owned()));
        }
    }

    /// The cue that goes with a source: the one that stands, or the one it is proposed by.
    fn cue_for(&self, id: MentionId, name: &str) -> Option<Span> {
        let same = |other: &str| folded(other.trim()) == folded(name.trim());
        let known = self.dossier().source_by_name(name);
        let standing = self.dossier().mentions().get(&id)?.attribution.as_ref();
        let standing = standing.filter(|said| Some(said.source) == known);
        let proposed = self.proposal().filter(|proposal| {
            proposal.mention == id
                && (same(&proposal.said.name) || (proposal.source.is_some() && proposal.source == known))
        });
        standing
            .and_then(|said| said.cue)
            .or_else(|| proposed.map(|proposal| proposal.cue))
    }

    fn ask_note(&mut self) {
        let target = if let Some(id) = self.selection.mention {
            Target::Mention(id)
        } else if let Some(id) = self.selection.source {
            Target::Source(id)
        } else if let Some(anchor) = self.selected() {
            Target::Passage(anchor)
        } else if let Some(id) = self.selection.claim {
            Target::Claim(id)
        } else {
            Target::Dossier
        };
        self.prompt = Some(Prompt::Note(target));
    }

    fn delete_selected(&mut self) {
        let in_list = self.selection.in_list;
        if let Some(id) = self.selection.source.filter(|_| in_list) {
            self.act(Action::DeleteSource(id));
        } else if let Some(id) = self.selection.claim.filter(|_| in_list) {
            self.act(Action::DeleteClaim(id));
        } else if let Some(id) = self.mention_here() {
            self.act(Action::DeleteMention(id));
        } else {
            self.inform("Nothing to delete: select a mark, a claim or a source");
        }
    }

    fn copy(&mut self) -> Vec<Effect> {
        // One passage is copied exactly as it stands in the file.
        let text = self.selection.focus.and_then(|focus| {
            let text = &self.dossier().article(focus.article)?.article.text;
            let parts = self.selected()?.fragments.len() > 1;
            Some(if parts {
                self.selected()?.quote(text)
            } else {
                focus.span.of(text).to_owned()
            })
        });
        if text.is_none() {
            self.inform("Nothing to copy: select a passage");
            return Vec::new();
        }
        self.inform("Passage copied");
        text.map(Effect::Copy).into_iter().collect()
    }

    fn focused_place(&self) -> Option<Place> {
        let (article, sentences) = self.focused_sentences()?;
        let span = self
            .dossier()
            .article(article)?
            .article
            .sentences
            .get(sentences.start)?
            .span;
        Some(Place { article, span })
    }

    /// First press: remembers the sentence. Second press, in another article: links the two.
    fn link(&mut self) {
        let Some(here) = self.focused_place() else {
            self.inform("Select a sentence first");
            return;
        };
        match self.link_from.take() {
            None => {
                self.link_from = Some(here);
                let key = self.keymap().spoken(Verb::Link);
                self.inform(format!(
                    "Link from here: go to its partner in another article, then {key} again"
                ));
            }
            Some(from) if from == here => self.inform("Link given up"),
            Some(from) => {
                self.act(Action::SetPins(vec![(from, here)], Some(Pin::Linked)));
            }
        }
    }

    /// Every other article's sentence that stands in the row because of this one.
    fn keep_apart(&mut self) {
        let (Some(here), Some(unit)) = (self.focused_place(), self.focused_unit()) else {
            self.inform("Select a sentence first");
            return;
        };
        let pairs: Vec<(Place, Place)> = self
            .aligned
            .iter()
            .flat_map(|aligned| aligned.partners(unit))
            .filter_map(|partner| Some((here, self.place_of(partner.article, partner.sentence)?)))
            .collect();
        if pairs.is_empty() {
            self.inform("This sentence is linked to none");
            return;
        }
        self.act(Action::SetPins(pairs, Some(Pin::Apart)));
    }

    /// The place of a sentence, as pins keep it.
    #[must_use]
    pub fn place_of(&self, article: ArticleId, sentence: u32) -> Option<Place> {
        let span = self
            .dossier()
            .article(article)?
            .article
            .sentences
            .get(sentence as usize)?
            .span;
        Some(Place { article, span })
    }

    fn unpin(&mut self) {
        let Some(here) = self.focused_place() else { return };
        let mine: Vec<(Place, Place)> = self
            .dossier()
            .pins()
            .keys()
            .filter(|pair| pair.a == here || pair.b == here)
            .map(|pair| (pair.a, pair.b))
            .collect();
        if mine.is_empty() {
            self.inform("No pin on this sentence");
            return;
        }
        self.act(Action::SetPins(mine, None));
    }

    fn toggle_fold(&mut self) {
        let Some(Focus { article, span }) = self.selection.focus else {
            self.inform("Select a sentence or a fold first");
            return;
        };
        let Some(entry) = self.dossier().article(article) else {
            return;
        };
        let folded = entry.folds.iter().any(|fold| fold.span.overlap(span).is_some());
        self.act(if folded {
            Action::Unfold(article, span)
        } else {
            Action::Fold(article, span)
        });
        self.selection.focus = Some(Focus { article, span });
    }

    fn run_on_article(&mut self, verb: Verb) {
        if verb == Verb::ShowAllColumns {
            self.act(Action::ShowAllColumns);
            return;
        }
        // Elsewhere nobody sees which article the rows follow.
        let pivot = self.pivot().filter(|_| self.view == View::Synopsis);
        let Some(id) = self.selection.focus.map(|focus| focus.article).or(pivot) else {
            self.inform("Select a sentence of the article first");
            return;
        };
        let at = self
            .dossier()
            .arrangement()
            .order
            .iter()
            .position(|other| *other == id)
            .unwrap_or(0);
        match verb {
            Verb::SetPivot => {
                self.act(Action::SetPivot(id));
                self.selection.reveal += 1;
            }
            Verb::MoveLeft => {
                self.act(Action::MoveColumn(id, at.saturating_sub(1)));
            }
            Verb::MoveRight => {
                self.act(Action::MoveColumn(id, at + 1));
            }
            Verb::HideColumn if self.is_visited(id) => self.end_visit(id),
            Verb::HideColumn => {
                self.act(Action::SetHidden(id, true));
            }
            Verb::ToggleRead => {
                let read = self.dossier().article(id).is_some_and(|entry| entry.read);
                self.act(Action::SetRead(id, !read));
            }
            Verb::SetCopyOf => self.prompt = Some(Prompt::Source(SourceFor::CopyOf(id))),
            Verb::EditMetadata => self.prompt = Some(Prompt::Metadata(id)),
            Verb::RemoveArticle => {
                self.act(Action::RemoveArticle(id));
            }
            _ => {}
        }
    }

    /// The links of the focused sentence, the best first, each with its partner's place.
    #[must_use]
    pub fn links_here(&self) -> Vec<(Place, Link)> {
        let (Some(here), Some(aligned)) = (self.focused_unit(), &self.aligned) else {
            return Vec::new();
        };
        aligned
            .links_of(here)
            .filter_map(|link| {
                let other = if link.a == here { link.b } else { link.a };
                Some((self.place_of(other.article, other.sentence)?, *link))
            })
            .collect()
    }
}
