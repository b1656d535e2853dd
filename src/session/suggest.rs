//! What the machine proposes where the analyst is, and walking through it: who says the
//! selected mark, and which sentences may tell the same.

use super::{Session, Verb, View};
use crate::align::Link;
use crate::dossier::{Action, Attribution, Dismissed, Mention, MentionId, Pin, PinPair, Place, SourceId, Suggested};
use crate::findings::{Speaker, speaker};

/// Who is proposed to have said a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The mark.
    pub mention: MentionId,
    /// The name and the cue in the text.
    pub speaker: Speaker,
    /// The source it is, if it is in the register.
    pub source: Option<SourceId>,
    /// The name it would have.
    pub name: String,
}

/// A proposal with what it was looked for in.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    of: Option<(u64, MentionId)>,
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
        let of = self.selection.mention.map(|id| (self.document.revision(), id));
        if self.proposed.of != of {
            let found = of.and_then(|(_, id)| self.propose(id));
            self.proposed = Proposed { of, found };
        }
    }

    fn propose(&self, id: MentionId) -> Option<Proposal> {
        let dossier = self.dossier();
        let mention = dossier
            .mentions()
            .get(&id)
            .filter(|mention| mention.attribution.is_none())?;
        let entry = dossier.article(mention.at.article)?;
        let article = &entry.article;
        let known: Vec<Vec<&str>> = dossier
            .sources()
            .values()
            .map(|source| {
                let names = std::iter::once(&source.name).chain(&source.aliases);
                names.map(String::as_str).collect()
            })
            .collect();
        // The sentence that is marked, and the one after: "…," said Lavrov. He added …
        let touched = article.sentences_in(mention.at.cover());
        let sentences = article.sentences.get(touched)?;
        let found = sentences
            .iter()
            .find_map(|sentence| speaker(&article.text, sentence.span, &entry.metadata.language, &known))?;
        if dossier.is_dismissed(&rejected(mention, &found)) {
            return None;
        }
        let source = found
            .known
            .and_then(|index| dossier.sources().keys().nth(index))
            .copied();
        let name = source.and_then(|id| dossier.sources().get(&id)).map_or_else(
            || {
                found
                    .name
                    .of(&article.text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            },
            |source| source.name.clone(),
        );
        Some(Proposal {
            mention: id,
            speaker: found,
            source,
            name,
        })
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

    /// The suggested link the analyst looks at, while it is neither accepted nor rejected.
    /// None once the analyst went on: nobody answers what is out of sight.
    #[must_use]
    pub fn suggested_link(&self) -> Option<PinPair> {
        let focus = self.selection.focus.filter(|_| self.selection.mention.is_none())?;
        let is_focused = |place: &Place| place.article == focus.article && place.span == focus.span;
        self.suggested
            .filter(|pair| !self.dossier().pins().contains_key(pair))
            .filter(|pair| is_focused(&pair.a) || is_focused(&pair.b))
    }

    /// The pair of places a link joins.
    #[must_use]
    pub fn pair_of(&self, link: &Link) -> Option<PinPair> {
        let place = |unit: crate::align::Unit| self.place_of(unit.article, unit.sentence);
        Some(PinPair::new(place(link.a)?, place(link.b)?))
    }

    /// Selects a suggested link; its sentence in the leftmost column is brought into sight.
    pub(super) fn select_suggestion(&mut self, pair: PinPair) {
        let left = |place: &Place| self.dossier().columns().position(|id| id == place.article);
        let here = if left(&pair.b) < left(&pair.a) { pair.b } else { pair.a };
        let focus = super::Focus {
            article: here.article,
            span: here.span,
        };
        if self.in_inbox() {
            self.select(focus);
        } else {
            self.reveal(focus);
        }
        self.suggested = Some(pair);
    }

    fn step_suggestion(&mut self, ahead: bool) {
        let Some(aligned) = self.aligned.clone() else {
            self.inform("The articles are still being compared");
            return;
        };
        let open = |index: &usize| {
            let link = aligned.alignment.links.get(*index)?;
            let pair = self.pair_of(link)?;
            (!self.dossier().pins().contains_key(&pair)).then_some(pair)
        };
        let looked_at = self.suggested.and_then(|wanted| {
            let is_it = |index: &usize| {
                let link = aligned.alignment.links.get(*index);
                link.and_then(|link| self.pair_of(link)) == Some(wanted)
            };
            aligned.inbox.iter().position(is_it)
        });
        let (before, after) = aligned.inbox.split_at(looked_at.unwrap_or(0));
        let after = after.get(usize::from(looked_at.is_some())..).unwrap_or_default();
        let next = if ahead {
            after.iter().chain(before).find_map(open)
        } else {
            before.iter().rev().chain(after.iter().rev()).find_map(open)
        };
        match next {
            Some(pair) => self.select_suggestion(pair),
            None => self.inform("Nothing is suggested that you have not answered"),
        }
    }

    /// Yes or no to what is suggested here: first who says so, then the link looked at.
    fn answer(&mut self, yes: bool) {
        if let Some(proposal) = self.proposed.found.clone() {
            self.answer_proposal(&proposal, yes);
        } else if let Some(pair) = self.suggested_link() {
            let pin = if yes { Pin::Linked } else { Pin::Apart };
            if self.act(Action::SetPins(vec![(pair.a, pair.b)], Some(pin))) {
                self.step_suggestion(true);
            }
        } else {
            let next = self.keymap().spoken(Verb::NextSuggestion);
            self.inform(format!("Nothing is suggested here: {next} goes to the next suggestion"));
        }
    }

    fn answer_proposal(&mut self, proposal: &Proposal, yes: bool) {
        let Some(mention) = self.dossier().mentions().get(&proposal.mention).cloned() else {
            return;
        };
        if yes {
            let id = proposal.mention;
            let cue = Some(proposal.speaker.cue);
            if self.act(Action::Attribute(id, proposal.name.clone(), cue)) {
                self.remember(id);
            }
        } else {
            self.act(Action::Dismiss(rejected(&mention, &proposal.speaker), true));
        }
    }

    /// Whether arrows walk through the inbox rather than the text.
    pub(super) fn in_inbox(&self) -> bool {
        self.view == View::Inbox
    }
}

fn rejected(mention: &Mention, speaker: &Speaker) -> Dismissed {
    Dismissed {
        kind: Suggested::Speaker,
        at: Place {
            article: mention.at.article,
            span: speaker.cue,
        },
    }
}

/// What a mark repeats of the one before: its source, but no cue of another sentence.
pub(super) fn without_cue(attribution: &Attribution) -> Attribution {
    Attribution {
        cue: None,
        ..attribution.clone()
    }
}
