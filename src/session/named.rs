//! Who the articles say said a mark: proposed for the mark in hand, and for every mark of
//! the claim in hand that has no source, with the origins the claim would then rest on.

use super::Session;
use crate::article::ArticleId;
use crate::dossier::{Action, ClaimId, Dismissed, MentionId, Place, Said, SourceId, Suggested};
use crate::findings::{Attribution, known_in};
use crate::text::Span;

/// What the text says of who said a place.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Who, by which words, through whom; a source of the register by its name there.
    pub said: Said,
    /// The source it is, if it is in the register.
    pub source: Option<SourceId>,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// They are a pronoun or a role, and who is meant stands elsewhere.
    pub by_pronoun: bool,
    /// What it rests on: a rejection is remembered here.
    pub at: Span,
}

/// A source that the text names for a mark that has none.
#[derive(Clone, Debug)]
pub struct NamedSource {
    /// The mark.
    pub mention: MentionId,
    /// Who, by which words, through whom.
    pub said: Said,
    /// The speaker is a pronoun or a role in the text, and the name was looked for elsewhere.
    pub by_pronoun: bool,
    at: Place,
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
    of: Option<(u64, ClaimId, u64)>,
    all: Vec<NamedSource>,
    /// Origins the claim would rest on with all of them.
    origins: usize,
}

impl Session {
    /// The sources that the text names for marks of the claim in hand that have none.
    #[must_use]
    pub fn named_sources(&self) -> &[NamedSource] {
        &self.named.all
    }

    /// How many independent origins the claim in hand would have with all of them.
    #[must_use]
    pub const fn origins_if_taken(&self) -> usize {
        self.named.origins
    }

    /// Looks again when another claim is in hand, it has changed, or something was found.
    pub(super) fn refresh_named(&mut self) {
        let (revision, found) = (self.document.revision(), self.found_number());
        let of = self.selection.claim.map(|claim| (revision, claim, found));
        if self.named.of == of {
            return;
        }
        let all = of.map_or_else(Vec::new, |(_, claim, _)| self.named_for(claim));
        let said = all.iter().map(|named| (named.mention, &named.said)).collect();
        let origins = match of {
            Some((_, claim, _)) if !all.is_empty() => self.dossier().origins_if(claim, &said).origins.len(),
            _ => 0,
        };
        self.named = Named { of, all, origins };
    }

    fn named_for(&self, claim: ClaimId) -> Vec<NamedSource> {
        let dossier = self.dossier();
        let known = self.known_names();
        let marks = self.document.tally().mentions_of(claim);
        marks
            .filter_map(|id| {
                let mention = dossier.mentions().get(&id).filter(|mark| mark.attribution.is_none())?;
                let told = self.told_by(mention.at.article, mention.at.cover(), &known)?;
                Some(NamedSource {
                    mention: id,
                    said: told.said,
                    by_pronoun: told.by_pronoun,
                    at: Place {
                        article: mention.at.article,
                        span: told.at,
                    },
                })
            })
            .collect()
    }

    /// The names of each source, in the order of the register.
    pub(super) fn known_names(&self) -> Vec<Vec<&str>> {
        let sources = self.dossier().sources().values();
        sources
            .map(|source| {
                let names = std::iter::once(&source.name).chain(&source.aliases);
                names.map(String::as_str).collect()
            })
            .collect()
    }

    /// Who is said to have said a place: the speaker of the narrowest attribution that
    /// holds most of it, unless the analyst has rejected that.
    pub(super) fn told_by(&self, article: ArticleId, span: Span, known: &[Vec<&str>]) -> Option<Told> {
        let dossier = self.dossier();
        let text = &dossier.article(article)?.article.text;
        let holds = |said: &&Attribution| {
            let common = said.content.overlap(span).map_or(0, Span::len);
            common * 2 > span.len() && !said.name.trim().is_empty()
        };
        let here = self.attributions_in(article);
        let narrowest = here.iter().filter(holds).min_by_key(|said| said.content.len())?;
        let at = narrowest.cue.or(narrowest.speaker).unwrap_or(narrowest.content);
        if dossier.is_dismissed(&rejection(Place { article, span: at })) {
            return None;
        }
        let words = |span: &Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let by_words = narrowest.speaker.and_then(|voice| known_in(text, voice, known));
        let in_register = by_words.and_then(|(_, number)| dossier.sources().keys().nth(number).copied());
        let source = in_register.or_else(|| dossier.source_by_name(&narrowest.name));
        let name = source
            .and_then(|id| dossier.sources().get(&id))
            .map(|source| &source.name);
        Some(Told {
            said: Said {
                name: name.unwrap_or(&narrowest.name).clone(),
                cue: narrowest.cue,
                via: narrowest.via.iter().map(words).collect(),
            },
            source,
            speaker: narrowest.speaker,
            by_pronoun: narrowest.by_pronoun,
            at,
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
        if let Some(at) = named.map(|named| named.at) {
            self.act(Action::Dismiss(vec![rejection(at)], true));
        }
    }
}

/// The record of a proposed source that was rejected.
pub(super) const fn rejection(at: Place) -> Dismissed {
    Dismissed {
        kind: Suggested::Speaker,
        at,
    }
}
