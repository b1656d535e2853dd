//! The sources that the articles name for a claim's marks, as far as the analyst has not
//! said who says so: on whom the claim would rest if they were taken.

use std::collections::BTreeSet;

use super::Session;
use crate::article::ArticleId;
use crate::dossier::relay::source_name;
use crate::dossier::{Action, ClaimId, Dismissed, Mention, MentionId, Place, Said, Suggested};
use crate::findings::Attribution;
use crate::text::Span;

/// A source that the text names for a mark that has none.
#[derive(Clone, Debug)]
pub struct NamedSource {
    /// The mark.
    pub mention: MentionId,
    /// Who, by which words, through whom.
    pub said: Said,
}

impl NamedSource {
    /// "Yonhap ← KCNA": the chain from the article's side, as it would be.
    #[must_use]
    pub fn in_words(&self) -> String {
        let via = self.said.via.iter().map(String::as_str);
        via.chain([self.said.name.as_str()]).collect::<Vec<_>>().join(" ← ")
    }
}

/// What is named for the claim in hand, with what it was looked for in.
#[derive(Debug, Default)]
pub(super) struct Named {
    of: Option<(u64, ClaimId, usize)>,
    all: Vec<NamedSource>,
}

impl Session {
    /// The sources that the text names for marks of the claim in hand that have none.
    #[must_use]
    pub fn named_sources(&self) -> &[NamedSource] {
        &self.named.all
    }

    /// How many independent origins the claim in hand would have with all of them.
    #[must_use]
    pub fn origins_if_taken(&self, claim: ClaimId) -> usize {
        let dossier = self.dossier();
        let mut origins: BTreeSet<String> = BTreeSet::new();
        if let Some(known) = self.document.tally().origins_of(claim) {
            origins.extend(
                known
                    .origins
                    .iter()
                    .map(|one| source_name(dossier, one.source).to_owned()),
            );
        }
        for named in &self.named.all {
            let states = dossier
                .mentions()
                .get(&named.mention)
                .is_some_and(|mark| mark.stance.states());
            if !states {
                continue;
            }
            let mut source = dossier.source_by_name(&named.said.name);
            let mut steps = 0;
            while let Some(parent) = source.and_then(|id| dossier.sources().get(&id)?.parent) {
                source = Some(parent);
                steps += 1;
                if steps > dossier.sources().len() {
                    break;
                }
            }
            let name = source.map_or(named.said.name.as_str(), |id| source_name(dossier, id));
            origins.insert(name.to_owned());
        }
        origins.len()
    }

    /// Looks again when another claim is in hand, it has changed, or something was found.
    pub(super) fn refresh_named(&mut self) {
        let found = self.found().map_or(0, |found| std::sync::Arc::as_ptr(found).addr());
        let of = self
            .selection
            .claim
            .map(|claim| (self.document.revision(), claim, found));
        if self.named.of == of {
            return;
        }
        let all = of.map_or_else(Vec::new, |(_, claim, _)| self.named_for(claim));
        self.named = Named { of, all };
    }

    fn named_for(&self, claim: ClaimId) -> Vec<NamedSource> {
        let dossier = self.dossier();
        let marks = self.document.tally().mentions_of(claim);
        marks
            .filter_map(|id| {
                let mention = dossier.mentions().get(&id).filter(|mark| mark.attribution.is_none())?;
                let said = self.said_around(mention.at.article, mention.at.cover())?;
                let is_rejected = said
                    .cue
                    .is_some_and(|cue| dossier.is_dismissed(&rejection(mention, cue)));
                (!is_rejected).then_some(NamedSource { mention: id, said })
            })
            .collect()
    }

    /// Who is said to have said a place: the speaker of the narrowest attribution that
    /// holds most of it.
    pub(super) fn said_around(&self, article: ArticleId, span: Span) -> Option<Said> {
        let text = &self.dossier().article(article)?.article.text;
        let holds = |said: &&Attribution| {
            let common = said.content.overlap(span).map_or(0, Span::len);
            common * 2 > span.len() && !said.name.trim().is_empty()
        };
        let here = self.attributions_in(article);
        let narrowest = here.iter().filter(holds).min_by_key(|said| said.content.len())?;
        let words = |span: &Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Said {
            name: narrowest.name.clone(),
            cue: narrowest.cue,
            via: narrowest.via.iter().map(words).collect(),
        })
    }

    /// Takes the sources named for some of the claim's marks, in one step.
    pub(super) fn take_named(&mut self, marks: &[MentionId]) {
        let named = self.named.all.iter().filter(|named| marks.contains(&named.mention));
        let all: Vec<(MentionId, Said)> = named.map(|named| (named.mention, named.said.clone())).collect();
        if !all.is_empty() {
            self.act(Action::AttributeMany(all));
        }
    }

    /// Remembers that the words do not say who says a mark.
    pub(super) fn reject_named(&mut self, mark: MentionId) {
        let named = self.named.all.iter().find(|named| named.mention == mark);
        let mention = self.dossier().mentions().get(&mark);
        let what = named
            .zip(mention)
            .and_then(|(named, mention)| Some(rejection(mention, named.said.cue?)));
        if let Some(what) = what {
            self.act(Action::Dismiss(vec![what], true));
        }
    }
}

fn rejection(mention: &Mention, cue: Span) -> Dismissed {
    Dismissed {
        kind: Suggested::Speaker,
        at: Place {
            article: mention.at.article,
            span: cue,
        },
    }
}
